"""From what a person typed to what an engine is asked.

What the index cannot know (notes, reading state, one quotation's speaker and words) is asked of
the library's truth, which answers with a plan of its own, usually a set of rows.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import NoReturn, Protocol

from reader.errors import QueryError
from reader.search import dates, plan
from reader.search.plan import ValueField, WordField, conjunction, disjunction
from reader.search.syntax import (
    And,
    Everything,
    Field,
    Fuzzy,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Term,
    Verbatim,
    Word,
)
from reader.search.words import norms

SPEECH = ("speaker", "quote", "about", "said")
"""Fields whose conditions, joined by AND, must hold within one quotation."""


@dataclass(frozen=True, slots=True)
class Speech:
    """What is asked of one quotation."""

    speakers: tuple[tuple[plan.Value, ...], ...] = ()
    """For each condition on the speaker, which names will do."""
    said: tuple[dates.Range, ...] = ()
    """Within which days it was said."""
    words: tuple[Field, ...] = ()
    """`quote:` and `about:`."""
    merged: tuple[frozenset[str], ...] = ()
    """For each condition on the speaker, further names that will do, because they were merged."""


class Truth(Protocol):
    """What only the library knows. The answers are plans, so that they combine with the rest."""

    def speech(self, speech: Speech, narrowed: plan.Node) -> plan.Node:
        """Articles with a quotation that answers; all of them answer `narrowed`."""
        ...

    def verbatim(self, text: str, narrowed: plan.Node) -> plan.Node:
        """Articles with these very characters, case aside; all of them answer `narrowed`."""
        ...

    def field(self, field: Field) -> plan.Node | None:
        """Articles that answer a field the index does not hold; None where it cannot be told."""
        ...


@dataclass(frozen=True, slots=True)
class Compiler:
    """Compiles one query."""

    text: str
    """As typed, for errors."""
    truth: Truth
    today: datetime.date
    other_spellings: Callable[[str], Sequence[str]] = lambda _: ()
    """Other spellings of a name, given its folded last word."""
    merged: Callable[[plan.Value], Collection[str]] = lambda _: ()
    """All names of the merged speakers one of whose names a condition means."""

    def compiled(self, node: Node) -> plan.Node:
        """The plan of a query.

        Raises:
            QueryError: a field's value makes no sense, or a field cannot be answered yet.
        """
        match node:
            case Everything():
                return plan.All()
            case And(parts):
                return self._conjunction(parts)
            case Or(parts):
                return disjunction(*(self.compiled(part) for part in parts))
            case Not(part):
                return plan.Not(self.compiled(part))
            case Field():
                return self._field(node)
            case _:
                return self._words(node, WordField.TEXT)

    def _conjunction(self, parts: tuple[Node, ...]) -> plan.Node:
        """Everything joined by AND; conditions on speech are one condition on a quotation."""
        speech = tuple(p for p in parts if isinstance(p, Field) and p.name in SPEECH)
        planned = [self.compiled(part) for part in parts if part not in speech]
        if speech:
            planned.append(self._speech(speech))
        return conjunction(*planned)

    def _field(self, field: Field) -> plan.Node:
        match field.name:
            case "title":
                return self._words(field.value, WordField.TITLE)
            case "outlet":
                return self._value(field.value, ValueField.OUTLET)
            case "date":
                return plan.Days(*self.days(field))
            case name if name in SPEECH:
                return self._speech((field,))
        answer = self.truth.field(field)
        if answer is None:
            self._fail(f"{field.name}:{_text(field.value)} cannot be answered yet", field)
        return answer

    def _speech(self, conditions: tuple[Field, ...]) -> plan.Node:
        speakers = tuple(self.speakers(c) for c in conditions if c.name == "speaker")
        speech = Speech(
            speakers=speakers,
            said=tuple(self.days(c) for c in conditions if c.name == "said"),
            words=tuple(
                c for c in conditions if c.name in ("quote", "about") and c.value != Prefix("")
            ),
            merged=tuple(
                frozenset(n for leaf in leaves for n in self.merged(leaf)) for leaves in speakers
            ),
        )
        narrowed: list[plan.Node] = [
            disjunction(
                *leaves, *(plan.Value(tuple(norms(n)), ValueField.SPEAKER) for n in sorted(names))
            )
            for leaves, names in zip(speakers, speech.merged, strict=True)
        ]
        for condition in speech.words:
            field = WordField.SAID if condition.name == "quote" else WordField.TEXT
            narrowed.append(self._words(condition.value, field))
        return self.truth.speech(speech, conjunction(*narrowed))

    def speakers(self, field: Field) -> tuple[plan.Value, ...]:
        """Which names a condition on the speaker means: those with its words, however spelt."""
        given = self._value(field.value, ValueField.SPEAKER)
        if not isinstance(field.value, Word) or len(given.norms) != 1:
            return (given,)
        others = self.other_spellings(given.norms[0])
        return given, *(plan.Value(tuple(norms(other)), ValueField.SPEAKER) for other in others)

    def days(self, field: Field) -> dates.Range:
        """The days a date field names.

        Raises:
            QueryError: it names none.
        """
        try:
            return dates.days(_text(field.value), today=self.today)
        except (ValueError, OverflowError):
            self._fail(f"“{_text(field.value)}” is no day", field, expected=dates.EXPECTED)

    def _words(self, term: Term, field: WordField) -> plan.Node:
        words = tuple(norms(term.text))
        match term:
            case Prefix(""):
                return self._any(field)
            case Prefix():
                return _ending(words, plan.Prefix(words[-1], field), field)
            case Word() if len(words) == 1:
                return plan.Word(words[0], field)
            case Fuzzy():
                return plan.Similar(words[0], term.distance, field)
            case Phrase(gap=gap) if gap is not None:
                distinct = tuple(dict.fromkeys(words))
                return plan.Near(distinct, gap, field) if len(distinct) > 1 else _row(words, field)
            case Verbatim():
                return self.truth.verbatim(term.text, _row(words, field))
            case _:
                return _row(words, field)

    @staticmethod
    def _any(field: WordField) -> plan.Node:
        return plan.All() if field is WordField.TEXT else plan.Prefix("", field)

    def _value(self, term: Term, field: ValueField) -> plan.Value:
        words = tuple(norms(term.text))
        match term:
            case Prefix():
                return plan.Value(words[:-1], field, prefix=words[-1] if words else "")
            case Fuzzy():
                return plan.Value((), field, similar=(words[0], term.distance))
            case _:
                return plan.Value(words, field)

    def _fail(self, problem: str, field: Field, *, expected: str = "") -> NoReturn:
        raise QueryError(problem, query=self.text, position=field.at, expected=expected)


def _row(words: tuple[str, ...], field: WordField) -> plan.Node:
    """These forms one after the other; the words of quotations have no places of their own."""
    if len(words) == 1:
        return plan.Form(words[0], field)
    if field is WordField.SAID:
        return conjunction(*(plan.Form(word, field) for word in words))
    return plan.Phrase(words, field)


def _ending(words: tuple[str, ...], last: plan.Prefix, field: WordField) -> plan.Node:
    """A row of words of which the last is only begun."""
    return conjunction(_row(words[:-1], field), last) if len(words) > 1 else last


def _text(term: Term) -> str:
    return term.text + "*" if isinstance(term, Prefix) else term.text
