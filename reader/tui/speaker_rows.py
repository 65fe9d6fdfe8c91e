"""Rows for the library's speakers, and for everything that one of them has said."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from reader.model.quotation import Quotation, SpeakerKind
from reader.newsroom.quotes import QuotationRow
from reader.newsroom.speakers import SpeakerRow
from reader.text.fold import fold
from reader.text.plural import counted
from reader.tui.panel_rows import BLANK, Row, Run, Target, heading, remark, row
from reader.tui.wording import day_words, outlet_words, shortened, standing_words

NOBODY = "nobody is quoted in the library yet"

_INDENT = 4
_SHOWN_NAMES = 6
_QUOTED = 400
"""Code points of a quotation that are looked at for the lines that show it."""
_KINDS = {
    SpeakerKind.PERSON: "person",
    SpeakerKind.INSTITUTION: "institution",
    SpeakerKind.GROUP: "unnamed group",
    SpeakerKind.UNKNOWN: "unknown",
}


def library_words(speakers: Sequence[SpeakerRow]) -> str:
    """`9 speakers: 6 persons, 2 institutions, 1 unnamed group`."""
    counts = {kind: sum(row.kind is kind for row in speakers) for kind in _KINDS}
    parts = (counted(number, _KINDS[kind]) for kind, number in counts.items() if number)
    return f"{counted(len(speakers), 'speaker')}: {', '.join(parts)}"


def holds(speaker: SpeakerRow, words: str) -> bool:
    """Whether names, kind and roles together hold all the words, whatever case and accents."""
    names = (speaker.name, *speaker.aliases, *speaker.printed)
    held = fold(" ".join((*names, _KINDS[speaker.kind], *speaker.roles)))
    return all(fold(word) in held for word in words.split())


def speaker_rows(speakers: Iterable[SpeakerRow], marked: Collection[str]) -> Iterator[Row]:
    """An entry for every speaker, those that are marked behind `✓`.

    Args:
        speakers: in the order in which to show them.
        marked: names that the next action is for.
    """
    for speaker in speakers:
        yield from _speaker(speaker, is_marked=speaker.name in marked)


def _speaker(speaker: SpeakerRow, *, is_marked: bool) -> Iterator[Row]:
    target = Target("", None, speaker, speaker.name)
    said = counted(speaker.quotations, "quotation")
    where = counted(speaker.articles, "article")
    yield row(
        Run("✓ " if is_marked else "  ", "strong"),
        Run(speaker.name, "strong"),
        Run(f"  {_KINDS[speaker.kind]}", "dim"),
        target=target,
        limit=1,
        right=(Run(f"{said} in {where}", "dim"),),
    )
    for label, names in _known_as(speaker):
        yield row(Run(f"{label} ", "dim"), _listed(names), target=target, indent=_INDENT, limit=2)
    if speaker.suggested:
        told = f"? perhaps the same as {_listed(speaker.suggested)}"
        yield row(Run(told, "caution"), target=target, indent=_INDENT, limit=2)


def _known_as(speaker: SpeakerRow) -> Iterator[tuple[str, Sequence[str]]]:
    """What is worth telling of the names: not that a name is printed as it is."""
    if speaker.aliases:
        yield "merged with", speaker.aliases
    if printed := [name for name in speaker.printed if name != speaker.name]:
        yield "printed as", printed
    if speaker.roles:
        yield "role", speaker.roles


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _SHOWN_NAMES
    return ", ".join(names[:_SHOWN_NAMES]) + (f" and {more} more" if more > 0 else "")


def page_words(speaker: SpeakerRow | None, name: str, statements: int) -> str:
    """What the page is about: `Ilse Maren · person · 3 statements`."""
    kind = _KINDS[speaker.kind] if speaker is not None else ""
    return " · ".join(part for part in (name, kind, counted(statements, "statement")) if part)


def statement_rows(speaker: SpeakerRow | None, statements: Iterable[QuotationRow]) -> Iterator[Row]:
    """What is known of the speaker, then the statements, those without any date at the end.

    Args:
        speaker: None where the library does not list the speaker any more.
        statements: in order of utterance.
    """
    if speaker is not None:
        for label, names in _known_as(speaker):
            yield row(Run(f"{label} ", "dim"), _listed(names), limit=2)
        for form in speaker.forms if len(speaker.forms) > 1 else ():
            yield remark(f"{form.outlet or 'outlet ?'} prints {form.name}", indent=_INDENT)
    dated: bool | None = None
    for each in statements:
        is_dated = bool(each.quotation.said.date or each.article.day)
        yield BLANK
        if dated is not is_dated and not is_dated:
            yield heading("Nothing says when")
        dated = is_dated
        yield from _statement(each)


def _statement(each: QuotationRow) -> Iterator[Row]:
    quotation = each.quotation
    target = Target(each.article.id, quotation.spans[0], each, f"{quotation.number}")
    paragraph = f"¶{each.paragraphs[0]}" if each.paragraphs else ""
    yield row(
        Run(_when(quotation, each), "strong"),
        target=target,
        limit=1,
        right=(Run(f"{outlet_words(each.article)} {paragraph}".strip(), "dim"),),
    )
    words = shortened(each.text, _QUOTED)
    yield row(Run(words), target=target, indent=_INDENT, limit=3)
    yield row(Run(_standing(each), "dim"), target=target, indent=_INDENT, limit=2)


def _when(quotation: Quotation, each: QuotationRow) -> str:
    """When it was said, as far as that is told; else when it was printed."""
    said = quotation.said
    if said.date or said.when:
        told = f" ({said.when})" if said.when and said.when != said.date else ""
        return f"said {said.date or ''}{told}".replace("said  ", "said ")
    return f"printed {day_words(each.article)}" if each.article.day else "date ?"


def _standing(each: QuotationRow) -> str:
    said = each.quotation.said
    name = f"as {each.quotation.speaker}" if each.shown_as else ""
    return " · ".join(part for part in (name, standing_words(each.quotation), said.where) if part)
