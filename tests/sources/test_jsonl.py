"""JSON Lines: an article a line, and a reason for every line that holds none."""

from __future__ import annotations

import io
import json

import pytest

from reader.model.article import Fact, Origin, RawArticle, Rejected
from reader.sources.base import Hint
from reader.sources.jsonl import JsonLines
from reader.sources.rules import compile_rule

HINT = Hint("bulk.jsonl")


def read(*records: object, hint: Hint = HINT) -> list[RawArticle | Rejected]:
    raw = "\n".join(each if isinstance(each, str) else json.dumps(each) for each in records)
    return list(JsonLines().read(raw.encode(), hint))


def only(record: object) -> RawArticle:
    (article,) = read(record)
    assert isinstance(article, RawArticle)
    return article


def test_a_record_becomes_an_article_with_its_facts() -> None:
    article = only(
        {"id": "n1", "text": "It rained.", "title": "Rain", "outlet": "The Courier",
         "date": "2023-05-03", "url": "https://example.org/1", "byline": "Ann Roe"}
    )  # fmt: skip
    assert article.given == "It rained."
    assert article.key == "jsonl:bulk.jsonl#n1"
    assert article.path == "bulk.jsonl/n1"
    assert article.metadata.title == Fact("Rain", Origin.RECORD)
    assert article.metadata.byline == Fact("Ann Roe", Origin.RECORD)


def test_paragraphs_may_come_as_a_list() -> None:
    assert only({"id": 1, "paras": ["One.", "Two."]}).given == "One.\nTwo."


def test_a_record_without_an_id_is_named_by_its_content() -> None:
    assert only({"text": "It rained."}).key == only({"text": "It rained."}).key
    assert only({"text": "It rained."}).key != only({"text": "It snowed."}).key


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("not json", "no JSON"),
        ("[1, 2]", "no JSON object"),
        ('{"id": "x"}', "no text"),
        ('{"text": 5}', "no text"),
        ('{"text": "  \\n"}', "empty"),
        ("[" * 100_000, "nested too deep"),
        ('{"text": ' + "9" * 5_000 + "}", "no JSON"),
    ],
)
def test_a_bad_line_is_rejected_with_its_number_and_the_rest_is_read(
    line: str, reason: str
) -> None:
    good, bad, last = read({"id": 1, "text": "One."}, line, {"id": 3, "text": "Three."})
    assert isinstance(good, RawArticle) and isinstance(last, RawArticle)
    assert isinstance(bad, Rejected)
    assert bad.path == "bulk.jsonl:2"
    assert reason in bad.reason


def test_blank_lines_are_passed_over() -> None:
    assert len(read({"text": "One."}, "", "   ", {"text": "Two."})) == 2


def test_an_id_that_stands_twice_is_rejected() -> None:
    _, second = read({"id": "x", "text": "One."}, {"id": "x", "text": "Two."})
    assert second == Rejected("bulk.jsonl:2", "the same id as line 1")


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    assert only('{"text": "a\\ud800b"}').given == "a\ufffdb"


def test_damaged_bytes_are_told() -> None:
    (article,) = JsonLines().read(b'{"text": "a\xffb"}', HINT)
    assert isinstance(article, RawArticle)
    assert article.given == "a\ufffdb"
    assert article.warnings == ("some bytes are not valid UTF-8",)


def test_a_hostile_id_is_shown_harmlessly() -> None:
    assert only({"id": "a\x1b[2Jb", "text": "x"}).path == "bulk.jsonl/a␛[2Jb"


def test_the_path_tells_what_the_record_does_not() -> None:
    hint = Hint("courier/bulk.jsonl", rules=(compile_rule("{outlet}/{slug}.jsonl"),))
    first, second = read({"text": "a", "outlet": "Gazette"}, {"text": "b"}, hint=hint)
    assert isinstance(first, RawArticle) and isinstance(second, RawArticle)
    assert first.metadata.outlet == Fact("Gazette", Origin.RECORD)
    assert second.metadata.outlet == Fact("courier", Origin.PATH)


def test_a_line_over_the_bound_is_read_over_without_being_held() -> None:
    source = JsonLines(largest=100)
    lines = b'{"text": "one"}\n' + b'{"text": "' + b"x" * 1_000 + b'"}\n{"text": "three"}'
    first, second, third = source.stream(io.BytesIO(lines), HINT)
    assert isinstance(first, RawArticle) and isinstance(third, RawArticle)
    assert isinstance(second, Rejected) and "larger" in second.reason


def test_articles_come_one_by_one() -> None:
    class Endless(io.RawIOBase):
        def readline(self, size: int | None = -1, /) -> bytes:
            return b'{"text": "again"}\n'

    stream = JsonLines().stream(Endless(), HINT)  # type: ignore[arg-type]
    assert isinstance(next(stream), RawArticle)
