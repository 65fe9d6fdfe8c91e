"""The oracle: answers plans by looking at every word of every document."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from itertools import pairwise

from reader.search import plan
from reader.search.engine import IndexDocument
from reader.search.values import answers as value_answers
from reader.search.values import within
from reader.search.words import norms
from reader.text.stem import stem

Library = dict[int, IndexDocument]


def newest_first(library: Library, node: plan.Node) -> list[int]:
    """Rowids of the documents that answer, newest day first, then highest rowid."""
    found = [d for d in library.values() if answers(d, node)]
    return [d.rowid for d in sorted(found, key=_age, reverse=True)]


def _age(document: IndexDocument) -> tuple[datetime.date, int]:
    return document.day or datetime.date.min, document.rowid


def answers(document: IndexDocument, node: plan.Node) -> bool:
    match node:
        case plan.All():
            return True
        case plan.And(parts):
            return all(answers(document, part) for part in parts)
        case plan.Or(parts):
            return any(answers(document, part) for part in parts)
        case plan.Not(part):
            return not answers(document, part)
        case plan.Days(first, last):
            day = document.day
            return bool(day) and (not first or day >= first) and (not last or day <= last)
        case plan.Rows(rowids):
            return document.rowid in rowids
        case plan.Value(field=field):
            values = _values(document)[field]
            return any(value_answers(v, node) for v in values) if _asks(node) else bool(values)
        case _:
            return any(_stands_in(run, node) for run in _runs(document, node.field))


def _asks(leaf: plan.Value) -> bool:
    return bool(leaf.norms or leaf.prefix or leaf.similar)


def _values(document: IndexDocument) -> dict[plan.ValueField, list[str]]:
    return {
        plan.ValueField.OUTLET: [document.outlet] if document.outlet else [],
        plan.ValueField.SPEAKER: [s for s in document.speakers if s],
        plan.ValueField.VOICE: [s for s in document.voices if s],
    }


def _runs(document: IndexDocument, field: plan.WordField) -> list[list[str]]:
    title = norms(document.title)
    return {
        plan.WordField.TEXT: [title, norms(document.text)],
        plan.WordField.TITLE: [title],
        plan.WordField.SAID: [norms(document.said)],
    }[field]


def _stands_in(words: list[str], node: plan.Node) -> bool:
    match node:
        case plan.Form(norm):
            return norm in words
        case plan.Word(norm):
            return stem(norm) in map(stem, words)
        case plan.Prefix(norm):
            return any(word.startswith(norm) for word in words)
        case plan.Similar(norm, distance):
            return any(within(word, norm, distance) for word in words)
        case plan.Phrase(wanted):
            width = len(wanted)
            return any(tuple(words[i : i + width]) == wanted for i in range(len(words)))
        case plan.Near(wanted, gap):
            return _near(words, wanted, gap)
        case _:
            raise TypeError(node)


def _near(words: list[str], wanted: Iterable[str], gap: int) -> bool:
    wanted = set(wanted)
    return any(wanted <= set(words[i : i + len(wanted) + gap]) for i in range(len(words)))


def in_order(rowids: list[int], library: Library) -> bool:
    """Whether the documents are newest first."""
    ages = [_age(library[rowid]) for rowid in rowids]
    return all(a > b for a, b in pairwise(ages))
