"""Four invented articles, with quotations and alignments written by hand, for the fake newsroom."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reader.model.article import ArticleText, Fact, Metadata, Origin
from reader.model.match import Caution, Change, ChangeOp, MatchKind
from reader.model.quotation import (
    ChainLink,
    Confidence,
    Extraction,
    Quotation,
    QuotationKind,
    SpeakerKind,
)
from reader.model.span import Span

HARBOUR_NEWS = """\
The harbour bridge at Velmar will stay closed until spring, the port authority said on Monday.
Engineers found cracks in two of its seven arches last week. Traffic has been sent over the old dam.
“We will not open a bridge that we do not trust,” said Ilse Maren, who leads the port authority. \
“The ships can wait. People cannot be put at risk.”
The mayor of Velmar had asked for one lane to be kept open.
He said:
“A town without its bridge is half a town.”
Shopkeepers on the east bank called the plan “a slow death” for their trade.
Maren added that the repair would cost “no less than nine million crowns”.
The town council meets on Thursday."""

EAST_BANK_POST = """\
Velmar's bridge is shut for the winter.
The port authority announced on Monday that cracks had been found in three of the seven arches.
“We will not open a bridge we do not trust. The ships can wait,” Ilse Maren told reporters at the \
quay, according to Radio Velmar.
Mayor Jonas Tell was not pleased. “A town without its bridge is half a town,” he said.
Tell said he would ask the province for help.
“The old dam was never built for lorries,” Maren said in a second interview.
The repair is expected to cost nine million crowns."""

ORCHARD_WEEKLY = """\
The frost came late this year and took a third of the cherries in the valley.
“I have not seen a May like it in forty years,” said Brun Ostling, who grows fruit above Velmar.
Growers will be paid from a fund set up after the flood."""

LONG_PARAGRAPHS = 40
LONG_READ = "\n".join(
    f"Paragraph {n} of the long inventory lists the lanterns, ropes and anchors of shed {n}. "
    f"The clerk counted them twice and signed the page. Nothing was missing from shed {n}."
    for n in range(1, LONG_PARAGRAPHS + 1)
)


@dataclass(frozen=True)
class Utterance:
    """A quotation as a test writes it: its words, who said them, and why one thinks so."""

    words: tuple[str, ...]
    speaker: str | None
    mention: str | None = None
    cue: str | None = None
    confidence: Confidence = Confidence.SURE
    why: str = ""
    via: str | None = None
    kind: QuotationKind = QuotationKind.DIRECT
    speaker_kind: SpeakerKind = SpeakerKind.PERSON
    chain: tuple[str, ...] = ()


@dataclass(frozen=True)
class Link:
    """A match as a test writes it: the words of either side."""

    a: str
    b: str
    kind: MatchKind
    score: float = 1.0
    changes: tuple[tuple[ChangeOp, str, str, Caution | None], ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Piece:
    """One article of the fake library."""

    id: str
    path: str
    text: str
    story: str
    utterances: tuple[Utterance, ...] = ()
    metadata: Metadata = Metadata()
    reported: tuple[str, ...] = field(default=())


def _fact(value: str) -> Fact:
    return Fact(value, Origin.SIDECAR)


_PART = QuotationKind.PARTIAL

PIECES: tuple[Piece, ...] = (
    Piece(
        "a:1000000001",
        "101_harbour.txt",
        HARBOUR_NEWS,
        "a:1000000001",
        (
            Utterance(
                (
                    "“We will not open a bridge that we do not trust,”",
                    "“The ships can wait. People cannot be put at risk.”",
                ),
                "Ilse Maren",
                "Ilse Maren",
                "said",
                why="“said Ilse Maren” right after the quotation",
            ),
            Utterance(
                ("“A town without its bridge is half a town.”",),
                "Mayor of Velmar",
                "He",
                "said",
                Confidence.LIKELY,
                "“He said” → The mayor of Velmar ¶4",
                chain=("The mayor of Velmar",),
            ),
            Utterance(
                ("“a slow death”",),
                "Shopkeepers on the east bank",
                "Shopkeepers on the east bank",
                "called",
                kind=_PART,
                speaker_kind=SpeakerKind.GROUP,
                why="subject of “called”",
            ),
            Utterance(
                ("“no less than nine million crowns”",),
                "Ilse Maren",
                "Maren",
                "added",
                kind=_PART,
                why="“Maren added” before the quotation",
            ),
        ),
    ),
    Piece(
        "a:2000000002",
        "102_bridge.txt",
        EAST_BANK_POST,
        "a:1000000001",
        (
            Utterance(
                ("“We will not open a bridge we do not trust. The ships can wait,”",),
                "Ilse Maren",
                "Ilse Maren",
                "told",
                why="“Ilse Maren told reporters” after the quotation",
                via="Radio Velmar",
            ),
            Utterance(
                ("“A town without its bridge is half a town,”",),
                "Jonas Tell",
                "he",
                "said",
                Confidence.LIKELY,
                "“he said” → Mayor Jonas Tell ¶4",
                chain=("Mayor Jonas Tell",),
            ),
            Utterance(
                ("“The old dam was never built for lorries,”",),
                "Ilse Maren",
                "Maren",
                "said",
                why="“Maren said” after the quotation",
            ),
        ),
        Metadata(outlet=_fact("East Bank Post"), date=_fact("2031-11-04")),
    ),
    Piece(
        "a:3000000003",
        "orchard/201_frost.txt",
        ORCHARD_WEEKLY,
        "a:3000000003",
        (
            Utterance(
                ("“I have not seen a May like it in forty years,”",),
                "Brun Ostling",
                "Brun Ostling",
                "said",
                why="“said Brun Ostling” after the quotation",
            ),
        ),
        Metadata(
            title=_fact("Late frost takes a third of the cherries"),
            outlet=_fact("Orchard Weekly"),
            date=_fact("2031-05-20"),
        ),
    ),
    Piece("a:4000000004", "301_long.txt", LONG_READ, "a:4000000004"),
)

LINKS: dict[tuple[str, str], tuple[Link, ...]] = {
    ("a:1000000001", "a:2000000002"): (
        Link(
            "“We will not open a bridge that we do not trust,”",
            "“We will not open a bridge we do not trust. The ships can wait,”",
            MatchKind.PART,
            0.9,
            ((ChangeOp.DROPPED, "that", "", None),),
            "102 quotes 2 sentences",
        ),
        Link(
            "“A town without its bridge is half a town.”",
            "“A town without its bridge is half a town,”",
            MatchKind.PUNCTUATION,
        ),
        Link(
            "Engineers found cracks in two of its seven arches last week.",
            "The port authority announced on Monday that cracks had been found in three of the "
            "seven arches.",
            MatchKind.REWORDED,
            0.5,
            ((ChangeOp.REPLACED, "two", "three", Caution.NUMBER),),
        ),
    ),
}

APART: dict[tuple[str, str], tuple[tuple[str, str, str], ...]] = {
    ("a:1000000001", "a:2000000002"): (
        (
            "“no less than nine million crowns”",
            "“The old dam was never built for lorries,”",
            "Ilse Maren",
        ),
    ),
}


def place_of(words: str, text: str, *, after: int = 0) -> Span:
    """Where the words stand in the text; a fixture that misquotes its article fails here."""
    start = text.index(words, after)
    return Span(start, start + len(words))


def paragraphs_of(text: str) -> tuple[Span, ...]:
    """Every non-empty line."""
    return tuple(Span(*m.span()) for m in re.finditer(r"[^\n]+", text))


def sentences_of(text: str) -> tuple[Span, ...]:
    """Sentences by their closing marks: enough for texts written for it."""
    found = []
    for paragraph in paragraphs_of(text):
        for match in re.finditer(
            r"\S.*?(?:[.!?]+[”’\"']?(?=\s)|[.!?]*[”’\"']?$)", text[slice(*paragraph)]
        ):
            found.append(Span(*match.span()).shifted(paragraph.start))
    return tuple(found)


def first_sentence(text: str) -> str:
    """What stands in for a missing headline."""
    return next((text[slice(*span)] for span in sentences_of(text)), "")


def article_text(piece: Piece) -> ArticleText:
    """The piece as the articles service hands it out."""
    return ArticleText(
        id=piece.id,
        version="f" * 64,
        text=piece.text,
        paragraphs=paragraphs_of(piece.text),
        sentences=sentences_of(piece.text),
        metadata=piece.metadata,
        encoding="utf-8",
        path=piece.path,
    )


def extraction_of(piece: Piece) -> Extraction:
    """The piece's quotations as the quotes service hands them out."""
    found = []
    for number, utterance in enumerate(piece.utterances, 1):
        spans = tuple(place_of(words, piece.text) for words in utterance.words)
        found.append(
            Quotation(
                number=number,
                kind=utterance.kind,
                spans=spans,
                speaker=utterance.speaker,
                speaker_kind=utterance.speaker_kind,
                mention=_nearest(utterance.mention, piece.text, spans[0]),
                cue=_nearest(utterance.cue, piece.text, spans[0]),
                via=utterance.via,
                confidence=utterance.confidence,
                why=utterance.why,
                rule="test",
                chain=tuple(ChainLink(w, place_of(w, piece.text)) for w in utterance.chain),
            )
        )
    return Extraction(quotations=tuple(found))


def _nearest(words: str | None, text: str, quoted: Span) -> Span | None:
    if not words:
        return None
    places = [Span(*match.span()) for match in re.finditer(re.escape(words), text)]
    outside = [place for place in places if not place.overlaps(quoted)]
    return min(outside, key=lambda place: abs(place.start - quoted.start))


def changes_of(link: Link, a: Span, b: Span, texts: tuple[str, str]) -> tuple[Change, ...]:
    """The link's changes with their words found inside the two passages."""
    return tuple(
        Change(op, _inside(left, a, texts[0]), _inside(right, b, texts[1]), warning)
        for op, left, right, warning in link.changes
    )


def _inside(words: str, passage: Span, text: str) -> Span:
    if not words:
        return Span(passage.start, passage.start)
    return place_of(words, text, after=passage.start)
