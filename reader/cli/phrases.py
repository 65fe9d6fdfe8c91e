"""How values are worded for people: the same words in every command."""

from __future__ import annotations

from reader.model.article import ArticleHead
from reader.model.match import ChangeOp, Match, MatchKind
from reader.model.quotation import Quotation, SpeakerKind
from reader.model.span import Span
from reader.newsroom.wording import CAUTIONS, CONFIRMED, KINDS, said_words
from reader.text.plural import counted


def title(article: ArticleHead) -> str:
    """The headline, or `~` and the first sentence."""
    return ("~" if article.title_is_guess else "") + article.display_title


def brief_title(article: ArticleHead) -> str:
    """The title on part of a line."""
    return shortened(title(article), 72)


def facts(article: ArticleHead) -> str:
    """Outlet, date and length; what is unknown is named, not dropped."""
    day = article.day.isoformat() if article.day else "?"
    return f"outlet {article.outlet or '?'} · date {day} · {counted(article.words, 'word')}"


def paragraphs(numbers: tuple[int, ...]) -> str:
    """`¶4` or `¶11–12`."""
    first, last = min(numbers), max(numbers)
    return f"¶{first}" if first == last else f"¶{first}–{last}"


def speaker(quotation: Quotation) -> str:
    """The name, and what kind of source it is where that is no person."""
    if quotation.speaker is None:
        return "unknown speaker"
    if quotation.speaker_kind is SpeakerKind.GROUP:
        return f"unnamed: {quotation.speaker}"
    if quotation.speaker_kind is SpeakerKind.INSTITUTION:
        return f"{quotation.speaker} (institution)"
    return quotation.speaker


def attribution(quotation: Quotation, *, shown_as: str | None = None) -> str:
    """Speaker, relay, time and place, confidence and evidence on one line.

    Args:
        quotation: whose.
        shown_as: the name a merged speaker is shown under, where it is another than printed.
    """
    name = speaker(quotation)
    parts = [f"{shown_as} (here {name})" if shown_as else name]
    if quotation.via:
        parts.append(f"via {quotation.via}")
    parts += [*filter(None, [said_words(quotation)]), quotation.confidence.value]
    if quotation.by_hand:
        parts.append("checked by you")
    if quotation.why:
        parts.append(quotation.why)
    return " · ".join(parts)


def kind(match: Match) -> str:
    """The kind of a match with its warnings, gravest first, and its note."""
    parts = [KINDS[match.kind], *(CAUTIONS[caution] for caution in match.cautions)]
    parts += [match.note] if match.note else []
    return " · ".join([*parts, CONFIRMED] if match.by_hand else parts)


def word_diff(text_a: str, text_b: str, match: Match) -> str:
    """B's passage with the differences marked: `{-words of A-}{+words of B+}`.

    Never square brackets, which editors use inside quotations.
    """
    pieces, at = [], match.b.start
    for change in sorted(match.changes, key=lambda c: (c.b, c.a)):
        if not match.b.contains(change.b) or change.b.start < at:
            continue
        pieces.append(text_b[at : change.b.start])
        pieces.append(_marked("-", _words(text_a, change.a)))
        pieces.append(_marked("+", _words(text_b, change.b)))
        at = change.b.end
    pieces.append(text_b[at : match.b.end])
    return " ".join("".join(pieces).split())


def is_readable_diff(match: Match) -> bool:
    """Whether more than half of both passages stands on both sides, word changes in between."""
    if match.kind in (MatchKind.IDENTICAL, MatchKind.PUNCTUATION, MatchKind.PART):
        return True
    sides = (
        (match.a, [change.a for change in match.changes]),
        (match.b, [change.b for change in match.changes]),
    )
    return bool(match.changes) and all(
        2 * sum(span.length for span in changed) < passage.length for passage, changed in sides
    )


def exchanged(text_a: str, text_b: str, match: Match) -> str:
    """The words that stand for one another: `act → attack`."""
    return ", ".join(
        f"{_words(text_a, change.a)} → {_words(text_b, change.b)}"
        for change in match.changes
        if change.op is ChangeOp.REPLACED
    )


def _words(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())


def _marked(sign: str, words: str) -> str:
    return f"{{{sign}{words}{sign}}}" if words else ""


def shortened(text: str, length: int) -> str:
    """At most so many code points, cut at a word, with an ellipsis where cut."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return line[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"
