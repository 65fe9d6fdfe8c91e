"""Article ids hang on the source key alone."""

from __future__ import annotations

from reader.sources.identity import article_id, file_key, record_key


def test_an_id_is_short_and_the_same_everywhere() -> None:
    assert article_id("plain:seeds/a.txt") == "a:44a1b209ce"


def test_keys_of_different_files_and_records_differ() -> None:
    keys = {
        file_key("plain", "a.txt"),
        file_key("plain", "b.txt"),
        record_key("jsonl", "a.jsonl", "1"),
        record_key("jsonl", "a.jsonl", "2"),
        record_key("jsonl", "b.jsonl", "1"),
    }
    assert len({article_id(key) for key in keys}) == 5


def test_a_name_that_is_no_utf8_has_a_key_that_can_be_stored() -> None:
    key = file_key("plain", "caf\udce9.txt")
    assert key.encode("utf-8")
    assert key != file_key("plain", "caf.txt")
