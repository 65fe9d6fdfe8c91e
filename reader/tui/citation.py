"""The citation of a passage: its words, where they stand, and who said them, unknowns named."""

from __future__ import annotations

import datetime

from reader.model.article import ArticleText, Fact
from reader.model.quotation import Confidence, Quotation
from reader.model.span import Span
from reader.text.safe import printable

_TITLE_LENGTH = 60
_ATTRIBUTION_LENGTH = 80


def plain(article: ArticleText, span: Span) -> str:
    """The source's own words and nothing else, control characters made visible."""
    return printable(article.text[span.start : span.end], keep_newlines=True)


def cite(
    article: ArticleText,
    span: Span,
    *,
    today: datetime.date,
    quotation: Quotation | None = None,
) -> str:
    """The passage's words and two lines of evidence: where they stand, and who says so.

    Args:
        article: the version that is cited; its SHA-256 is named.
        span: the cited words, code points into the version's cleaned text.
        today: the day of copying, stated in the citation.
        quotation: the quotation that the words are, lie in, or contain.
    """
    proof = f"sha256 {article.version[:8]}… · copied {today.isoformat()}"
    if quotation is not None:
        proof = f"{_attribution(article, quotation)} · {proof}"
    lines = (_words(article, span, quotation), f"  {_place(article, span)}", f"  {proof}")
    return printable("\n".join(lines), keep_newlines=True)


def place_of(article: ArticleText, span: Span) -> str:
    """`¶15, chars 2447-2530`: what the status line and a citation both call the passage."""
    first = article.paragraph_at(span.start)
    last = article.paragraph_at(max(span.start, span.end - 1))
    paragraphs = f"¶{first}" if first == last else f"¶{first}–{last}"
    return f"{paragraphs}, chars {span.start}–{span.end}"


def _words(article: ArticleText, span: Span, quotation: Quotation | None) -> str:
    words = article.text[span.start : span.end]
    if quotation is None or not _inside(span, quotation):
        return words
    return f"{words} — {quotation.speaker or 'speaker unknown'}"


def _inside(span: Span, quotation: Quotation) -> bool:
    return Span(quotation.start, quotation.end).contains(span)


def _place(article: ArticleText, span: Span) -> str:
    metadata = article.metadata
    parts = [
        f"{article.path} {place_of(article, span)}",
        f"outlet: {_known(metadata.outlet)}",
        f"date: {_known(metadata.date)}",
        f"headline: {_headline(article)}",
    ]
    if metadata.url:
        parts.append(metadata.url.value)
    return " · ".join(parts)


def _known(fact: Fact | None) -> str:
    return fact.value if fact else "unknown"


def _headline(article: ArticleText) -> str:
    if article.metadata.title:
        return article.metadata.title.value
    opening = article.text[slice(*article.sentences[0])] if article.sentences else ""
    if len(opening) > _TITLE_LENGTH:
        opening = opening[:_TITLE_LENGTH].rsplit(" ", 1)[0] + "…"
    return f'none ("{opening}")' if opening else "none"


def _attribution(article: ArticleText, quotation: Quotation) -> str:
    said = _attributing_words(article.text, quotation)
    parts = [f'"{said}"' if said else "no attributing words"]
    if quotation.via:
        parts.append(f"via {quotation.via}")
    if quotation.by_hand:
        parts.append("checked by hand")
    elif quotation.confidence is not Confidence.SURE:
        parts.append(f"{quotation.speaker or 'speaker'}: {quotation.confidence.value}")
    return f"attribution: {', '.join(parts)}"


def _attributing_words(text: str, quotation: Quotation) -> str:
    """Mention and cue with what stands between them, or both apart where that is long."""
    found = sorted(span for span in (quotation.mention, quotation.cue) if span is not None)
    if not found:
        return ""
    whole = Span(found[0].start, max(span.end for span in found))
    between = any(whole.overlaps(span) for span in quotation.spans)
    if whole.length <= _ATTRIBUTION_LENGTH and not between:
        return " ".join(text[whole.start : whole.end].split())
    return " … ".join(text[span.start : span.end] for span in found)
