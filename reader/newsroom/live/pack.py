"""Analyses an article and encodes the result, ready to be written: the work of scan's workers."""

from __future__ import annotations

from reader.model.article import Metadata, RawArticle
from reader.model.quotation import Extraction, Quotation
from reader.newsroom.analyse import VERSION, Lexicon, analyse
from reader.newsroom.live.quotation_rows import quoted
from reader.sources.identity import article_id
from reader.store import codec
from reader.store.records import Layout, Packed, QuotationLine
from reader.text.safe import printable


def pack(raw: RawArticle, lexicon: Lexicon, *, metadata: Metadata | None = None) -> Packed:
    """Analyses and encodes one article.

    Args:
        raw: the article as read.
        lexicon: word lists and tables.
        metadata: with a person's edits, where they differ from what was found.
    """
    analysed = analyse(
        raw.given, metadata or raw.metadata, lexicon, markup=raw.markup, plain=raw.plain
    )
    text = analysed.cleaned.text
    layout = Layout(analysed.paragraphs, analysed.sentences, analysed.markup)
    return Packed(
        id=article_id(raw.key),
        key=raw.key,
        path=printable(raw.path),
        sha256=raw.sha256,
        encoding=raw.encoding,
        plain=raw.plain,
        begins_at=raw.begins_at,
        analysis=VERSION,
        metadata=codec.dumps(raw.metadata),
        warnings=raw.warnings,
        marks=codec.dumps(raw.markup),
        layout=codec.dumps(layout),
        text=codec.squeeze(text),
        given=None if raw.given == text else codec.squeeze(raw.given),
        first_sentence=text[slice(*analysed.sentences[0])] if analysed.sentences else "",
        words=analysed.words,
        terms=codec.squeeze(codec.dumps(analysed.story_terms)),
        extraction=codec.squeeze(codec.dumps(analysed.extraction)),
        quotations=lines(text, analysed.extraction),
    )


def lines(text: str, extraction: Extraction) -> tuple[QuotationLine, ...]:
    """The quotations, row by row."""
    return tuple(_line(text, quotation) for quotation in extraction.quotations)


def _line(text: str, quotation: Quotation) -> QuotationLine:
    mention = quotation.mention
    return QuotationLine(
        number=quotation.number,
        speaker=quotation.speaker,
        speaker_kind=quotation.speaker_kind.value,
        kind=quotation.kind.value,
        confidence=quotation.confidence.value,
        mention=text[slice(*mention)] if mention else None,
        role=quotation.role,
        said_on=quotation.said.date,
        text=quoted(text, quotation),
    )
