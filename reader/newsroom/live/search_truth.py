"""Answers what the search index cannot know, from the library."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from reader.model.quotation import Quotation
from reader.search import plan
from reader.search.compile import Speech
from reader.search.dates import Range
from reader.search.engine import SearchEngine
from reader.search.matching import Finder, verbatim_places
from reader.search.plan import ValueField
from reader.search.snippets import line_at
from reader.search.syntax import Field, Prefix, Term
from reader.search.tags import is_meant, tags
from reader.search.words import norms
from reader.store import answers, articles
from reader.store.answers import SpokenLine
from reader.store.connection import Connection
from reader.text.fold import fold
from reader.text.segment import sentences

CANDIDATES = 2000
"""So many of the newest candidates are verified; whatever is older is left out, and said so."""

_DEADLINE_MS = 150.0


@dataclass(slots=True)
class LibraryTruth:
    """Implements `reader.search.compile.Truth` for one query over one view of the library."""

    db: Connection
    engine: SearchEngine
    quotations: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    """Numbers of the quotations that answered, by article number."""
    partial: str = ""
    """Why articles may be missing from the answers; empty where none are."""

    def speech(self, speech: Speech, narrowed: plan.Node) -> plan.Node:
        """Articles with one quotation that answers all conditions."""
        names = self._names(speech)
        if names is not None and not speech.said and not speech.words:
            found = self._spoken_by(names)
        else:
            lines = answers.spoken(self.db, names=names, within=self._candidates(narrowed))
            found = [(line.article, line.number) for line in self._answering(lines, speech)]
        for article, number in found:
            self.quotations[article].add(number)
        return plan.Rows(frozenset(article for article, _ in found))

    def verbatim(self, text: str, narrowed: plan.Node) -> plan.Node:
        """Articles with these very characters."""
        within = self._candidates(narrowed)
        texts = articles.texts(self.db, within)
        found = {number for number, body in texts if verbatim_places(body, text)}
        others = articles.heads_by_number(self.db, sorted(set(within) - found))
        found |= {
            number
            for number, head in others.items()
            if not head.title_is_guess and verbatim_places(head.display_title, text)
        }
        return plan.Rows(frozenset(found))

    def field(self, field: Field) -> plan.Node | None:
        """Articles that answer a field of the library."""
        rows = self._rows(field.name, field.value)
        return None if rows is None else plan.Rows(rows)

    def _rows(self, name: str, value: Term) -> frozenset[int] | None:
        match name:
            case "is" | "has":
                state = f"{name}:{fold(value.text)}"
                return answers.in_state(self.db, state) if state in answers.STATES else None
            case "path":
                return answers.with_path(self.db, value.text)
            case "story":
                return answers.in_story(self.db, value.text)
            case "note":
                return self._with_note(value)
            case "tag" | "label":
                return self._tagged(value)
            case "lang":
                return answers.in_language(self.db, "" if value == Prefix("") else value.text)
            case _:
                return None

    def _with_note(self, value: Term) -> frozenset[int]:
        if value == Prefix(""):
            return answers.in_state(self.db, "has:note")
        finder = Finder((value,))
        return frozenset(a for a, text in answers.notes(self.db) if finder.finds_all(text))

    def _tagged(self, value: Term) -> frozenset[int]:
        found = (
            a for a, text in answers.notes(self.db) if any(is_meant(t, value) for t in tags(text))
        )
        return frozenset(found)

    def _spoken_by(self, names: set[str]) -> list[tuple[int, int]]:
        """The quotations of everyone called so; names that are only printed are looked up apart."""
        rows = answers.spoken_by(self.db, names)
        printed = names - {speaker for _, _, speaker in rows}
        found = [(article, number) for article, number, _ in rows]
        if printed:
            leaves = (plan.Value(tuple(norms(n)), ValueField.SPEAKER) for n in sorted(printed))
            within = self._candidates(plan.disjunction(*leaves))
            lines = answers.spoken(self.db, names=printed, within=within)
            found.extend((line.article, line.number) for line in lines)
        return found

    def _names(self, speech: Speech) -> set[str] | None:
        """The speakers that all conditions on the speaker mean; None for anyone."""
        chosen: set[str] | None = None
        for alternatives, merged in zip(speech.speakers, speech.merged, strict=True):
            names = {name for leaf in alternatives for name in self.engine.values(leaf)} | merged
            chosen = names if chosen is None else chosen & names
        return chosen

    def _candidates(self, narrowed: plan.Node) -> tuple[int, ...]:
        page = self.engine.search(narrowed, limit=CANDIDATES, deadline_ms=_DEADLINE_MS)
        if page.after is not None or page.partial:
            self.partial = f"only the newest {CANDIDATES} candidates were verified"
        return page.rowids

    def _answering(self, lines: Iterable[SpokenLine], speech: Speech) -> list[SpokenLine]:
        kept = [line for line in lines if all(_within(line.said_on, days) for days in speech.said)]
        for condition in speech.words:
            kept = self._about(kept, condition)
        return kept

    def _about(self, lines: list[SpokenLine], condition: Field) -> list[SpokenLine]:
        """Those quotations that hold the words, `about:` also in the sentences around them."""
        finder = Finder((condition.value,))
        found = {line for line in lines if finder.finds_all(line.text)}
        if condition.name == "about":
            left = [line for line in lines if line not in found]
            frames = self._frames(left)
            found |= {
                line
                for line in left
                if finder.finds_all(frames.get((line.article, line.number), ""))
            }
        return [line for line in lines if line in found]

    def _frames(self, lines: Iterable[SpokenLine]) -> dict[tuple[int, int], str]:
        """The sentences in which each quotation stands."""
        wanted: dict[int, set[int]] = {}
        for line in lines:
            wanted.setdefault(line.article, set()).add(line.number)
        return {
            (article, quotation.number): _around(text, quotation)
            for article, text in articles.texts(self.db, sorted(wanted))
            for quotation in articles.extraction(self.db, article).quotations
            if quotation.number in wanted[article]
        }


def _around(text: str, quotation: Quotation) -> str:
    """The sentences that a quotation touches, joined."""
    lines = [line_at(text, span.start) for span in quotation.spans]
    cut = sentences(text, sorted(set(lines)))
    touched = (s for s in cut if any(s.overlaps(span) for span in quotation.spans))
    return " ".join(text[slice(*sentence)] for sentence in touched)


def _within(said_on: str | None, days: Range) -> bool:
    """Whether a day, month or year of utterance lies wholly within some days."""
    if not said_on:
        return False
    first, last = days
    earliest, latest = said_on[:10].ljust(10, "0"), said_on[:10].ljust(10, "9")
    return (first is None or earliest >= first.isoformat()[: len(said_on)].ljust(10, "0")) and (
        last is None or latest <= last.isoformat()[: len(said_on)].ljust(10, "9")
    )
