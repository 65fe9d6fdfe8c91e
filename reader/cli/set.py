"""`reader set`: titles, outlets, dates, bylines and addresses of articles, by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase

import click

from reader.cli import options, phrases
from reader.cli.printer import Printer, printer
from reader.cli.session import Session, pass_session
from reader.errors import UnknownArticle, UsageError
from reader.model.article import Fact, Metadata
from reader.newsroom.articles import Articles

_BY_PATH = "path:"
_WILD = "*?["


@click.command(name="set", options_metavar="[OPTIONS] FIELD=VALUE…")
@click.argument("words", metavar="-- ARTICLE…|path:GLOB", nargs=-1, required=True)
@options.library
@pass_session
def command(session: Session, words: tuple[str, ...], where: str | None) -> None:
    """Set fields of articles by hand; an empty value takes your edit back.

    \b
      reader set outlet="The Tern" -- path:tern/*
      reader set title="Ferry aground" date=2031-05-03 -- 000
      reader set outlet= -- 000
      reader undo                   takes the whole of it back
    """
    changes, wanted = _divided(words)
    articles = session.library(where).articles
    chosen = list(dict.fromkeys(id for word in wanted for id in _meant(word, articles)))
    before = {id: articles.text(id).metadata for id in chosen}
    articles.edit(chosen, changes)
    out = printer(session)
    for head in articles.heads(chosen):
        out.line(f"{head.label} · {phrases.brief_title(head)}")
        _show(before[head.id], articles.text(head.id).metadata, changes, out)


def _divided(words: Sequence[str]) -> tuple[dict[str, str | None], list[str]]:
    """The fields to set, which come first, and the articles.

    Raises:
        UsageError: one of both is missing.
    """
    changes: dict[str, str | None] = {}
    rest = list(words)
    while rest and "=" in rest[0]:
        field, _, value = rest.pop(0).partition("=")
        changes[field.strip().lower()] = value if value.strip() else None
    if not changes:
        raise UsageError("nothing to set", hint='write it as outlet="The Tern"')
    if not rest:
        raise UsageError("which articles?", hint="name them after “--”, or path:GLOB")
    return changes, rest


def _meant(word: str, articles: Articles) -> Iterator[str]:
    """The ids of the articles that a word on the command line means."""
    if not word.startswith(_BY_PATH):
        yield articles.resolve(word)
        return
    glob = word.removeprefix(_BY_PATH)
    pattern = glob if set(glob) & set(_WILD) else f"*{glob}*"
    found = [
        head.id
        for head in articles.heads(articles.ids())
        if fnmatchcase(head.path, pattern) or fnmatchcase(head.path.rsplit("/", 1)[-1], pattern)
    ]
    if not found:
        raise UnknownArticle(f"no article’s path is like “{glob}”", hint="quote the * of a path")
    yield from found


def _show(before: Metadata, after: Metadata, changes: dict[str, str | None], out: Printer) -> None:
    """Prints what each field was and is, each with its origin."""
    for field in changes:
        was, now = _fact(getattr(before, field)), _fact(getattr(after, field))
        change = f"{was} → {now}" if was != now else f"{now}, as it was"
        out.line(f"{field}: {change}", indent=4)


def _fact(fact: Fact | None) -> str:
    return f"{fact.value} ({fact.origin})" if fact else "?"
