"""What the library knows of checked words: the verdict, what to look at first, and every source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.model.check import Checked, CheckVerdict, Source
from reader.model.match import Caution
from reader.newsroom.wording import (
    VERDICTS,
    caution_in_checked,
    differences,
    not_found_words,
    said_words,
    verdict_words,
    warning_words,
)
from reader.text.plural import counted
from reader.tui.panel_rows import BLANK, Row, Run, Target, heading, remark, row
from reader.tui.widgets.match_rows import marked_words
from reader.tui.wording import (
    CAUTION_SIGN,
    VERDICT_SIGNS,
    day_words,
    outlet_words,
    speaker_words,
    standing_words,
)

_INDENT = 2
_QUOTED = 3
"""Lines of the checked words that are repeated."""
_CHANGES = 6
"""Differences that are listed; all of them are underlined."""


@dataclass(frozen=True, slots=True)
class Found:
    """A source as the overlay offers it: what `w` and `y` act upon."""

    checked: Checked
    source: Source


def check_rows(found: Sequence[Checked], *, elsewhere: bool = False) -> Iterator[Row]:
    """Everything that is known of the checked words.

    Args:
        found: an answer for each quotation.
        elsewhere: the place they were taken from was left out.
    """
    for number, checked in enumerate(found, start=1):
        if number > 1:
            yield BLANK
        lead = f"{number}  " if len(found) > 1 else ""
        yield from _asked(checked, lead)
        yield from _answered(checked, number, elsewhere=elsewhere)


def answer_words(found: Sequence[Checked]) -> str:
    """`3 quotations: 2 found, 1 not found`."""
    there = sum(bool(checked.sources) for checked in found)
    parts = [f"{there} found"] if there else []
    parts += [f"{len(found) - there} not found"] if there < len(found) else []
    return f"{counted(len(found), 'quotation')}: {', '.join(parts)}"


def _asked(checked: Checked, lead: str) -> Iterator[Row]:
    said_by = f"  said by {checked.speaker}" if checked.speaker else ""
    words = " ".join(checked.text.split())
    yield row(Run(lead, "dim"), Run(words, "strong"), Run(said_by, "dim"), limit=_QUOTED)


def _answered(checked: Checked, number: int, *, elsewhere: bool) -> Iterator[Row]:
    sign = VERDICT_SIGNS[checked.verdict]
    if not checked.sources:
        yield row(Run(f"{sign} {not_found_words(checked, elsewhere=elsewhere)}"), hang=_INDENT)
    else:
        count = counted(len(checked.sources), "source") + (" elsewhere" if elsewhere else "")
        yield row(
            Run(f"{sign} {verdict_words(checked)}", "strong"),
            *(Run(f"  {CAUTION_SIGN} {words}", "caution") for words in warning_words(checked)),
            Run(f"  {count}", "dim"),
            hang=_INDENT,
        )
    if checked.partial:
        yield remark(checked.partial)
    for source in checked.sources:
        yield BLANK
        yield from _source_rows(checked, source, number)


def _source_rows(checked: Checked, source: Source, number: int) -> Iterator[Row]:
    """Verdict, cautions first, then where, who, when, and the words with what differs marked."""
    about = Found(checked, source)
    target = Target(source.article.id, source.match.b, about, f"{number}")
    told = f"{VERDICT_SIGNS[source.verdict]} {VERDICTS[source.verdict]}"
    numbers = "–".join(f"{n}" for n in sorted({min(source.paragraphs), max(source.paragraphs)}))
    place = f"{outlet_words(source.article)} ¶{numbers}"
    yield row(
        Run(place, "heading"),
        Run(f"  {told}"),
        target=target,
        limit=1,
        right=(Run(day_words(source.article), "dim"),),
    )
    for caution in source.match.cautions:
        words = Run(f"{CAUTION_SIGN} {_caution(caution, checked, source)}", "caution")
        yield row(words, target=target, indent=_INDENT)
    yield row(*_said_by(source), target=target, indent=_INDENT)
    yield row(*_quoted(source), target=target, indent=_INDENT)
    listed = differences(checked, source.text, source.match.changes)
    if listed:
        more = f"; {len(listed) - _CHANGES} more" if len(listed) > _CHANGES else ""
        told = f"differs: {'; '.join(listed[:_CHANGES])}{more}"
        yield row(Run(told, "dim"), target=target, indent=_INDENT)


def _caution(caution: Caution, checked: Checked, source: Source) -> str:
    """`negation missing: “not” is missing`, or without the words where no change carries it."""
    carrying = [change for change in source.match.changes if change.warning is caution]
    words = "; ".join(differences(checked, source.text, carrying))
    told = caution_in_checked(caution, carrying)
    return f"{told}: {words}" if words else told


def _said_by(source: Source) -> Iterator[Run]:
    quotation = source.quotation
    yield Run(speaker_words(quotation), "strong")
    parts = [said_words(quotation), standing_words(quotation, reason=True)]
    yield Run("".join(f" · {part}" for part in parts if part), "dim")


def _quoted(source: Source) -> list[Run]:
    """The source's words: the whole quotation where the checked ones are a part of it."""
    if source.verdict is not CheckVerdict.PART:
        return marked_words(source.text, source.match)
    there = source.match.b
    start, end = source.quotation.start, source.quotation.end
    runs = (
        Run(source.text[min(start, there.start) : there.start], "dim"),
        Run(source.text[slice(*there)], "strong"),
        Run(source.text[there.end : max(end, there.end)], "dim"),
    )
    return [run._replace(text=run.text.replace("\n", " ")) for run in runs if run.text]


def source_evidence(found: Found) -> Iterator[tuple[str, str | None]]:
    """Why this source answers: pairs of a label and what there is to say."""
    checked, source = found.checked, found.source
    match, quotation = source.match, source.quotation
    yield "checked", checked.text
    yield "there", source.quoted
    yield "verdict", VERDICTS[source.verdict]
    yield "cautions", ", ".join(_caution(caution, checked, source) for caution in match.cautions)
    yield "differences", "; ".join(differences(checked, source.text, match.changes))
    yield "shared words", "  ".join(f"{word} {weight:.1f}" for word, weight in match.shared[:12])
    yield "said by", f"{speaker_words(quotation)} · {standing_words(quotation, reason=True)}"
    yield "said", said_words(quotation)
    yield "asked for", checked.speaker


def working_rows(text: str, *, slow: bool) -> Iterator[Row]:
    """The words while they are looked for.

    Args:
        text: what is checked.
        slow: it takes long enough to say so.
    """
    yield row(Run(" ".join(text.split()), "strong"), limit=_QUOTED)
    if slow:
        yield heading("looking through the library… ctrl+c stops it")
