"""Tables answer where they lie as a dictionary would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.search.tables import table_of

keys = st.text(st.sampled_from("abcé *~="), max_size=4)
values = st.lists(st.text(st.sampled_from("xyz é"), max_size=3), min_size=1, max_size=3)


@given(st.dictionaries(keys, values, max_size=30), keys)
def test_a_key_has_its_values_and_another_has_none(held: dict[str, list[str]], key: str) -> None:
    table = table_of(held)
    assert {key: table.get(key) for key in held} == held
    assert table.get(key) == held.get(key, [])


@given(st.dictionaries(keys, values, max_size=30), keys)
def test_under_a_prefix_stand_the_values_of_all_keys_that_begin_so(
    held: dict[str, list[str]], prefix: str
) -> None:
    found = table_of(held).under(prefix)
    beginning = sorted((key for key in held if key.startswith(prefix)), key=str.encode)
    assert found == list(dict.fromkeys(value for key in beginning for value in held[key]))
