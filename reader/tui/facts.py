"""What is known about articles, as a person edits it: the values, their origins, what changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from reader.model.article import ArticleHead, Fact, Metadata, Origin
from reader.text.plural import counted
from reader.text.safe import printable

FIELDS: Mapping[str, str] = {
    "outlet": "outlet",
    "date": "date",
    "title": "headline",
    "byline": "byline",
    "url": "address",
}
"""The fields that can be edited, in order, and what a person calls them."""

HELP: Mapping[str, str] = {
    "outlet": "who printed it: “The Tern”",
    "date": "the day it was printed: 2031-05-03",
    "title": "the headline, as printed",
    "byline": "who wrote it",
    "url": "where it can be read",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """An article whose facts are edited."""

    head: ArticleHead
    metadata: Metadata


@dataclass(frozen=True, slots=True)
class Sheet:
    """The facts of one article, or of several edited together, and what was typed so far."""

    subjects: tuple[Subject, ...]
    typed: Mapping[str, str] = field(default_factory=dict)
    """Fields whose text was changed, without blanks around it; empty takes your edit back."""

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids."""
        return tuple(subject.head.id for subject in self.subjects)

    @property
    def told(self) -> str:
        """`101_harbour.txt`, `3 articles`: what is edited."""
        if len(self.subjects) == 1:
            return self.subjects[0].head.path
        return counted(len(self.subjects), "article")

    def before(self, name: str) -> str:
        """The value that all the articles share; empty where there is none, or several."""
        values = {fact.value if fact else "" for fact in self._facts(name)}
        return printable(values.pop()) if len(values) == 1 else ""

    def text(self, name: str) -> str:
        """What stands in the field now."""
        return self.typed.get(name, self.before(name))

    def shown(self, name: str) -> str:
        """The value in words: unknowns and several values are named."""
        values = {fact.value if fact else "" for fact in self._facts(name)}
        if name in self.changes:
            return self.text(name) or "what the file says"
        return f"{len(values)} different" if len(values) > 1 else values.pop() or "?"

    def origin(self, name: str) -> str:
        """Where the value comes from: `by hand`, `sidecar`, `by hand, not kept yet`."""
        if name in self.changes:
            return "not kept yet"
        origins = dict.fromkeys(fact.origin.value for fact in self._facts(name) if fact)
        return ", ".join(origins)

    def with_text(self, name: str, text: str) -> Sheet:
        """The sheet after something was typed."""
        cleaned = " ".join(text.split())
        kept = {field: typed for field, typed in self.typed.items() if field != name}
        if cleaned != self.before(name):
            kept[name] = cleaned
        return replace(self, typed=kept)

    @property
    def changes(self) -> dict[str, str | None]:
        """The fields to set; None takes the edit by hand back. What a file says stays."""
        return {
            name: text or None
            for name, text in self.typed.items()
            if text or any(fact and fact.origin is Origin.HAND for fact in self._facts(name))
        }

    def _facts(self, name: str) -> Iterator[Fact | None]:
        return (getattr(subject.metadata, name) for subject in self.subjects)


def kept_words(sheet: Sheet) -> str:
    """`outlet The Gull, date 2031-05-03 · 101_harbour.txt · u undoes`."""
    parts = [
        f"{FIELDS[name]} {value}" if value is not None else f"{FIELDS[name]} as the file says"
        for name, value in sheet.changes.items()
    ]
    return f"{', '.join(parts)} · {sheet.told} · u undoes"
