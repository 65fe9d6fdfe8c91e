"""From a folder to articles: everything is read sensibly or listed with its reason."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from reader.model.article import Fact, Origin, RawArticle, Rejected
from reader.sources.reading import Knowledge, read
from reader.sources.rules import compile_rule
from reader.sources.walk import Found, find

Outcome = RawArticle | Rejected


def scan(folder: Path, knowledge: Knowledge | None = None) -> list[Outcome]:
    found = find(folder)
    return [
        outcome
        for each in found
        for outcome in ([each] if isinstance(each, Rejected) else read(each, knowledge))
    ]


@pytest.fixture
def one(tmp_path: Path) -> Callable[..., Outcome]:
    """Reads the one file of a folder."""

    def reading(raw: bytes, name: str = "a.txt") -> Outcome:
        (tmp_path / name).write_bytes(raw)
        (outcome,) = scan(tmp_path)
        return outcome

    return reading


def test_a_plain_file_is_an_article_as_it_stands(one: Callable[..., Outcome]) -> None:
    raw = "“Ja,” sagte sie.\r\nEnde".encode()
    article = one(raw)
    assert isinstance(article, RawArticle)
    assert article.given == "“Ja,” sagte sie.\r\nEnde"
    assert article.key == "plain:a.txt"
    assert article.sha256 == hashlib.sha256(raw).hexdigest()
    assert article.encoding == "utf-8"
    assert article.metadata.title is None
    assert article.plain


@pytest.mark.parametrize(
    "raw", [b"", b"  \n\t\r\n ", b"\xef\xbb\xbf \n", b"\x1b[2J\x1b[0m", b"---\na: b\n---\n"]
)
def test_a_file_without_words_is_rejected_as_empty(one: Callable[..., Outcome], raw: bytes) -> None:
    assert one(raw) == Rejected("a.txt", "empty")


def test_a_binary_with_the_name_of_a_text_is_rejected(one: Callable[..., Outcome]) -> None:
    refused = one(b"\x89PNG\r\n\x1a\n" + bytes(200))
    assert refused == Rejected("a.txt", "not text: a PNG image")


def test_front_matter_is_taken_off_and_the_place_of_the_body_kept(
    one: Callable[..., Outcome],
) -> None:
    raw = "---\ntitle: Stürme\n---\nBody."
    article = one(raw.encode())
    assert isinstance(article, RawArticle)
    assert article.given == "Body."
    assert raw[article.begins_at :] == "Body."
    assert article.metadata.title == Fact("Stürme", Origin.FRONT_MATTER)


def test_a_broken_front_matter_costs_no_article(one: Callable[..., Outcome]) -> None:
    article = one(b"---\ndate: [\n---\nBody.")
    assert isinstance(article, RawArticle)
    assert article.given == "Body."
    assert len(article.warnings) == 1


def test_five_megabytes_of_front_matter_are_passed_over(one: Callable[..., Outcome]) -> None:
    article = one(b"---\ntitle: " + b"x" * 5_000_000 + b"\n---\nBody.")
    assert isinstance(article, RawArticle)
    assert article.given == "Body."
    assert article.metadata.title is None


def test_a_line_of_fifty_megabytes_is_listed_with_the_bound(one: Callable[..., Outcome]) -> None:
    assert one(b"x" * 50_000_000) == Rejected("a.txt", "larger than 20 MB")


def test_no_more_is_read_than_the_bound(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")
    asked: list[int] = []

    class Endless(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            asked.append(size or 0)
            return b"x" * (size or 0)

    (found,) = find(tmp_path)
    assert isinstance(found, Found)
    (outcome,) = read(found, opened=lambda _: Endless())
    assert isinstance(outcome, Rejected)
    assert asked == [20_000_001]


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (FileNotFoundError(), "vanished while the folder was read"),
        (PermissionError(), "no permission to read it"),
        (OSError(5, "Input/output error"), "cannot be read: input/output error"),
    ],
)
def test_a_file_that_cannot_be_opened_is_listed(
    tmp_path: Path, error: OSError, reason: str
) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")

    def opened(_: str) -> BinaryIO:
        raise error

    (found,) = find(tmp_path)
    assert isinstance(found, Found)
    assert list(read(found, opened=opened)) == [Rejected("a.txt", reason)]


def test_an_unreadable_sidecar_costs_its_facts_and_not_the_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"Body.")
    (tmp_path / "a.yaml").write_bytes(b"title: T")

    def opened(path: str) -> BinaryIO:
        if path.endswith(".yaml"):
            raise PermissionError
        return open(path, "rb")

    (found,) = find(tmp_path)
    assert isinstance(found, Found)
    (article,) = read(found, opened=opened)
    assert isinstance(article, RawArticle)
    assert article.warnings == ("sidecar: no permission to read it",)


def test_front_matter_is_trusted_before_sidecar_before_path(tmp_path: Path) -> None:
    folder = tmp_path / "courier"
    folder.mkdir()
    (folder / "2023-05-03-x.txt").write_text("---\ntitle: Head\n---\nBody.")
    (folder / "2023-05-03-x.yaml").write_text("title: Side\ndate: 2023-05-04")
    rules = (compile_rule("{outlet}/{date:%Y-%m-%d}-{slug}.txt"),)
    (article,) = scan(tmp_path, Knowledge(rules, {"courier": "The Courier"}))
    assert isinstance(article, RawArticle)
    assert article.metadata.title == Fact("Head", Origin.FRONT_MATTER)
    assert article.metadata.date == Fact("2023-05-04", Origin.SIDECAR)
    assert article.metadata.outlet == Fact("The Courier", Origin.PATH)


def test_nothing_is_invented(tmp_path: Path) -> None:
    (tmp_path / "courier_2023-05-03.txt").write_text("By Ann Roe\nThe Courier reported rain.")
    (article,) = scan(tmp_path)
    assert isinstance(article, RawArticle)
    assert article.metadata.outlet is None
    assert article.metadata.date is None
    assert article.metadata.byline is None


def test_source_files_and_their_folder_are_left_as_they_are(tmp_path: Path) -> None:
    for name in ("a.txt", "b.md", "c.jsonl", "a.yaml"):
        (tmp_path / name).write_text("---\nx: y\n---\ntext")
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.iterdir()}
    scan(tmp_path)
    after = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.iterdir()}
    assert before == after


def test_a_folder_of_everything_bad_is_read_to_its_end(tmp_path: Path) -> None:
    files = {
        "empty.txt": b"",
        "image.txt": b"\x89PNG\r\n\x1a\n",
        "utf16.txt": "Ein Text.".encode("utf-16"),
        "cp1252.txt": "He said “no”.".encode("cp1252"),
        "damaged.txt": "Größe ".encode() + b"\xff rest",
        "zeros.txt": b"A text with\x00 a zero.",
        "crlf.txt": b"One.\r\nTwo.\r\n",
        "cr.txt": b"One.\rTwo.\r",
        "escape.txt": b"One \x1b]52;c;ZXZpbA==\x07 two \x1b[2J three",
        "odd quotes.txt": "“One. 'Two” ''three’".encode(),
        "scripts.txt": "हिन्दी العربية 中文".encode(),
        "tags.txt": b"<b>Bold</b> [red]not[/red]",
        "bomb.md": b"---\na: &a [x]\nb: [*a]\n---\nBody",
        "a\nb.txt": b"A name of two lines.",
        "\udcff.txt": b"A name of no encoding.",
        "bulk.jsonl": b'{"text": "One."}\nbroken\n',
    }
    for name, raw in files.items():
        (tmp_path / name).write_bytes(raw)
    (tmp_path / "loop").symlink_to(tmp_path)
    outcomes = scan(tmp_path)
    rejected = {outcome.path for outcome in outcomes if isinstance(outcome, Rejected)}
    assert rejected == {"empty.txt", "image.txt", "bulk.jsonl:2", "loop"}
    articles = [outcome for outcome in outcomes if isinstance(outcome, RawArticle)]
    assert len(articles) == len(files) - 2
    for article in articles:
        f"{article.key} {article.path} {article.given}".encode()
        assert article.path.isprintable()
