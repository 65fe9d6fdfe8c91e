"""`reader extract`: the analysis on files or standard input, without a library; for scripts."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from reader.cli import records
from reader.cli.printer import as_json
from reader.errors import UsageError
from reader.model.article import Origin, RawArticle, Rejected
from reader.model.span import Span
from reader.newsroom.analyse import Analysed, Lexicon, analyse, load_lexicon
from reader.sources.fields import layer
from reader.sources.registry import Hint, source_for
from reader.text.safe import printable

SKIPPED = 3
"""Exit code when some input could not be read; everything else was answered."""


@dataclass(frozen=True, slots=True)
class Skip:
    """A line or file that could not be read, and why."""

    where: str
    reason: str


@click.group(name="extract")
def command() -> None:
    """Analyse files or standard input without a library; one JSON line each.

    Offsets are code points into the text as given. Lines that cannot be read are named on
    stderr; the exit code is then 3.

    \b
      reader extract quotes article.txt
      cat articles.jsonl | reader extract quotes -
      reader extract matches a.txt b.txt
      reader extract stories articles.jsonl
    """


@command.command(name="quotes", short_help="who said what: {id, quotes, reported, marks}")
@click.argument("files", nargs=-1, required=True, metavar="FILE…|-")
@click.pass_context
def quotes(ctx: click.Context, files: Sequence[str]) -> None:
    """Find quotations and their speakers in text files or JSON lines {"id", "text"}."""
    lexicon = load_lexicon()
    skipped = 0
    for name in files:
        for item in _texts(name):
            if isinstance(item, Skip):
                skipped += _tell(item)
                continue
            given_id, raw = item
            found = _analysed(raw, lexicon)
            record = records.extraction(found.extraction, convert=_to_given(raw, found))
            click.echo(as_json({"id": given_id, **record}))
    ctx.exit(SKIPPED if skipped else 0)


@command.command(name="matches", short_help="the same passages in two articles")
@click.argument("files", nargs=-1, required=True, metavar="PAIRS.jsonl|-|A B")
@click.pass_context
def matches(ctx: click.Context, files: Sequence[str]) -> None:
    """Align pairs of articles: JSON lines {"id", "a": {"id", "text"}, "b": {…}}, or two files."""
    from reader.align import align

    if len(files) > 2:
        raise UsageError("give one file of pairs, or two articles")
    lexicon = load_lexicon()
    skipped = 0
    for item in _pairs(files):
        if isinstance(item, Skip):
            skipped += _tell(item)
            continue
        given_id, raw_a, raw_b = item
        a, b = _analysed(raw_a, lexicon), _analysed(raw_b, lexicon)
        found = align(a.prepared(), b.prepared(), counts=lexicon.counts)
        record = records.alignment(
            found, convert_a=_to_given(raw_a, a), convert_b=_to_given(raw_b, b)
        )
        click.echo(as_json({"id": given_id, **record}))
    ctx.exit(SKIPPED if skipped else 0)


@command.command(name="stories", short_help="which articles tell of one event")
@click.argument("file", metavar="ARTICLES.jsonl|-")
@click.pass_context
def stories(ctx: click.Context, file: str) -> None:
    """Group articles {"id", "outlet", "date", "title", "text"}; the date may be empty."""
    from reader.stories import StoryItem, group, terms

    lexicon = load_lexicon()
    items, skipped = [], 0
    for item in _records(file):
        raw = item if isinstance(item, Skip) else _raw(item[1], item[0])
        if isinstance(raw, Skip):
            skipped += _tell(raw)
            continue
        title = raw.metadata.title.value if raw.metadata.title else None
        outlet = raw.metadata.outlet.value if raw.metadata.outlet else None
        features = terms(raw.given, title=title)
        items.append(StoryItem(raw.key, raw.metadata.day, outlet, features))
    grouped = group(items, counts=lexicon.counts)
    for story_item in items:
        click.echo(as_json({"id": story_item.id, "story": grouped[story_item.id]}))
    ctx.exit(SKIPPED if skipped else 0)


def _analysed(raw: RawArticle, lexicon: Lexicon) -> Analysed:
    return analyse(raw.given, raw.metadata, lexicon, markup=raw.markup, plain=raw.plain)


def _to_given(raw: RawArticle, found: Analysed) -> records.Convert:
    """From cleaned text to the text as given: for plain text, the whole file without its BOM."""
    if not raw.plain:
        return found.cleaned.to_given

    def convert(span: Span) -> Span:
        return found.cleaned.to_given(span).shifted(raw.begins_at)

    return convert


def _tell(skip: Skip) -> int:
    """Names a skipped input on stderr; returns 1, for counting."""
    click.echo(f"skipped {printable(skip.where)}: {printable(skip.reason)}", err=True)
    return 1


def _texts(name: str) -> Iterator[tuple[str, RawArticle] | Skip]:
    """The articles of one argument: a text file, a JSONL file, or standard input of either."""
    if name == "-":
        content = _standard_input()
        if content.lstrip()[:1] == b"{":
            yield from _from_lines(content, "-")
        else:
            yield from _from_file(content, "-")
    elif name.endswith(".jsonl"):
        yield from _from_lines(_content(name), name)
    else:
        yield from _from_file(_content(name), name)


def _from_file(content: bytes, name: str) -> Iterator[tuple[str, RawArticle] | Skip]:
    """The article in a file's bytes, read by the source that its name asks for."""
    path = Path("standard-input.txt" if name == "-" else name)
    source = source_for(path) or source_for(Path("any.txt"))
    assert source is not None
    for read in source.read(content, Hint(path=str(path), key=name)):
        if isinstance(read, Rejected):
            yield Skip(name, read.reason)
        else:
            yield name, read


def _from_lines(content: bytes, name: str) -> Iterator[tuple[str, RawArticle] | Skip]:
    for item in _lines(content, name):
        if isinstance(item, Skip):
            yield item
            continue
        raw = _raw(item[1], item[0])
        yield raw if isinstance(raw, Skip) else (raw.key, raw)


def _pairs(files: Sequence[str]) -> Iterator[tuple[str, RawArticle, RawArticle] | Skip]:
    """The pairs of a JSONL file, or the one pair that two files make."""
    if len(files) == 2:
        sides = [next(_texts(name), Skip(name, "no article in it")) for name in files]
        wrong = [side for side in sides if isinstance(side, Skip)]
        yield from wrong
        right = [side for side in sides if not isinstance(side, Skip)]
        if len(right) == 2:
            (name_a, raw_a), (name_b, raw_b) = right
            yield f"{name_a} {name_b}", raw_a, raw_b
        return
    for item in _records(files[0]):
        if isinstance(item, Skip):
            yield item
            continue
        where, record = item
        read = [_raw(record.get(side), f"{where}, side {side}") for side in ("a", "b")]
        broken = [side for side in read if isinstance(side, Skip)]
        if broken:
            yield broken[0]
        else:
            a, b = (side for side in read if isinstance(side, RawArticle))
            yield str(record.get("id", where)), a, b


def _records(name: str) -> Iterator[tuple[str, dict[str, Any]] | Skip]:
    """The JSON objects of a file or of standard input."""
    return _lines(_standard_input() if name == "-" else _content(name), name)


def _lines(content: bytes, name: str) -> Iterator[tuple[str, dict[str, Any]] | Skip]:
    """JSON objects, one a line, each with its place for messages."""
    for number, line in enumerate(content.split(b"\n"), start=1):
        if not line.strip():
            continue
        where = f"{name} line {number}"
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Skip(where, f"no JSON: {error}")
            continue
        yield (where, record) if isinstance(record, dict) else Skip(where, "no JSON object")


def _raw(record: Any, where: str) -> RawArticle | Skip:
    """A JSON record as an article; facts that cannot be used are left out."""
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        return Skip(where, "it needs a “text”")
    return RawArticle(
        key=str(record.get("id", where)),
        path=where,
        sha256="",
        given=record["text"],
        encoding="utf-8",
        metadata=layer(record, Origin.RECORD).metadata,
    )


def _content(name: str) -> bytes:
    """A file's bytes.

    Raises:
        UsageError: it cannot be read.
    """
    try:
        return Path(name).expanduser().read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read {name}: {error.strerror or error}") from error


def _standard_input() -> bytes:
    return sys.stdin.buffer.read()
