"""YAML at the head of a text and beside it: read within bounds, or told as a warning."""

from __future__ import annotations

import pytest

from reader.model.article import Fact, Origin
from reader.sources.frontmatter import LARGEST, sidecar, split

BODY = "The body.\nIts second line.\n"


def headed(head: str) -> str:
    return f"---\n{head}\n---\n{BODY}"


def test_fields_are_read_and_the_body_begins_after_them() -> None:
    text = headed(
        'title: "Storm: what now?"\ndate: 2023-05-03\nauthors: [Ann Roe, Bo Li]\nlang: en'
    )
    found = split(text)
    assert text[found.body_at :] == BODY
    known = found.head.metadata
    assert known.title == Fact("Storm: what now?", Origin.FRONT_MATTER)
    assert known.date == Fact("2023-05-03", Origin.FRONT_MATTER)
    assert known.byline == Fact("Ann Roe, Bo Li", Origin.FRONT_MATTER)
    assert known.language == Fact("en", Origin.FRONT_MATTER)
    assert found.head.warnings == ()


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_any_line_end_will_do(line_end: str) -> None:
    text = headed("title: Storm").replace("\n", line_end)
    found = split(text)
    assert text[found.body_at :].startswith("The body.")
    assert found.head.metadata.title == Fact("Storm", Origin.FRONT_MATTER)


def test_words_that_yaml_takes_for_other_types_stay_words() -> None:
    known = split(headed("title: No\noutlet: 1843\nlang: no")).head.metadata
    assert known.title and known.title.value == "No"
    assert known.outlet and known.outlet.value == "1843"
    assert known.language and known.language.value == "no"


@pytest.mark.parametrize("text", ["No head at all.", "---\nA rule, then text.\n---\nMore.", ""])
def test_text_without_front_matter_is_all_body(text: str) -> None:
    found = split(text)
    assert found.body_at == 0
    assert found.head.warnings == ()


def test_an_empty_value_is_unknown() -> None:
    found = split(headed("title:\noutlet: ~\ndate: null\nurl: ''"))
    assert found.head.metadata.title is None
    assert found.head.metadata.date is None
    assert found.head.warnings == ()


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("date: [", "cannot be read"),
        ("title: a\n  b: c: d", "line 3"),
        ("a: &a [x, x]\nb: [*a, *a]", "anchors"),
        ("a: " + "[" * 9_000, "nested too deep"),
        ("a: " + "{" * 9_000, "nested too deep"),
        ("title: a\x1bb", "cannot be read"),
        ("title: " + "x" * LARGEST, "larger than 64 KiB"),
    ],
)
def test_a_bad_head_costs_its_facts_and_not_the_article(head: str, told: str) -> None:
    text = headed(head)
    found = split(text)
    assert text[found.body_at :] == BODY
    assert len(found.head.warnings) == 1 and told in found.head.warnings[0]
    assert found.head.metadata.title is None


def test_a_head_that_never_ends_is_text() -> None:
    found = split("---\ntitle: Storm\nand so on")
    assert found.body_at == 0
    assert "not closed" in found.head.warnings[0]


def test_no_tag_constructs_anything() -> None:
    found = split(headed("title: !!python/object/apply:os.getcwd []\noutlet: !!int x"))
    assert found.head.metadata.title is None
    assert found.head.metadata.outlet == Fact("x", Origin.FRONT_MATTER)


def test_a_sidecar_is_read_with_its_own_origin() -> None:
    assert sidecar(b"\xef\xbb\xbfoutlet: The Wenham Courier").metadata.outlet == Fact(
        "The Wenham Courier", Origin.SIDECAR
    )


def test_a_huge_sidecar_is_not_read() -> None:
    assert "larger" in sidecar(b"a: b\n" * LARGEST).warnings[0]


def test_a_sidecar_that_holds_a_list_is_told() -> None:
    assert sidecar(b"- one\n- two").warnings == ("sidecar holds no fields",)
