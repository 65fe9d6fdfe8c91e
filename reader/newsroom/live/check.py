"""Checks quotations against the library."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.align import checking
from reader.align.keys import keys_of_tokens
from reader.align.prepare import prepare
from reader.align.prepared import Prepared
from reader.errors import IndexDamaged, UsageError
from reader.model.article import ArticleHead, Metadata
from reader.model.check import Checked, CheckVerdict, Source
from reader.model.match import Caution, Match, MatchKind
from reader.model.quotation import Confidence, Extraction, Quotation, SpeakerKind
from reader.model.span import Span
from reader.newsroom.analyse import analyse, load_lexicon
from reader.newsroom.live.candidates import candidates
from reader.newsroom.live.desk import Desk
from reader.newsroom.live.naming import Naming, naming
from reader.newsroom.live.voices import may_be_called
from reader.search.engine import SearchEngine
from reader.search.words import norms
from reader.store import answers, articles
from reader.store.connection import Connection
from reader.store.records import StoredText
from reader.text.clean import clean
from reader.text.tokens import tokens
from reader.text.world import WorldCounts, load

VERIFIED = 60
"""Quotations that are compared word by word: those that share most of the asked words' weight."""
WORTH = 0.3
"""Share of the asked words' weight from which a quotation is worth comparing."""
OTHER_VOICE = 0.75
"""Share of the weight from which differing words count although another speaker says them."""

_VERDICTS = {
    MatchKind.IDENTICAL: CheckVerdict.IDENTICAL,
    MatchKind.PUNCTUATION: CheckVerdict.PUNCTUATION,
    MatchKind.PART: CheckVerdict.PART,
}
_ORDER = tuple(CheckVerdict)
_GRAVITY = tuple(Caution)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A quotation to look for."""

    text: str
    speaker: str | None
    prepared: Prepared
    weight: float


class LiveCheck:
    """Implements `reader.newsroom.check.Check`.

    Args:
        desk: the library.
        engine: gives the search engine, with all that the library holds.
        repair: builds a damaged index anew.
    """

    def __init__(
        self, desk: Desk, engine: Callable[[], SearchEngine], repair: Callable[[], None]
    ) -> None:
        self._desk = desk
        self._library = desk.library
        self._engine = engine
        self._repair = repair

    def quotation(self, text: str, *, speaker: str | None = None) -> Checked:
        """Looks for one quotation."""
        asked = _asked(clean(text).text, speaker)
        try:
            found = self._candidates(asked)
        except IndexDamaged:
            self._repair()
            found = self._candidates(asked)
        with self._library.reading() as db:
            known = naming(db, self._desk)
            sources = sorted(_sources(db, asked, found, known), key=_best_first)
            held, outlets = articles.collection(db)
        return Checked(
            text=asked.text,
            speaker=speaker,
            verdict=sources[0].verdict if sources else CheckVerdict.NOT_FOUND,
            sources=tuple(sources),
            articles=held,
            outlets=outlets,
        )

    def pasted(self, text: str, *, speaker: str | None = None) -> Sequence[Checked]:
        """Looks for each quotation of a text; a text without any is one quotation."""
        analysed = analyse(text, Metadata(), load_lexicon())
        body, extraction = analysed.cleaned.text, analysed.extraction
        quoted = [(q.spans, speaker or _credited(q)) for q in extraction.quotations]
        quoted = quoted or [((mark.span,), speaker) for mark in extraction.marks]
        if not quoted:
            return [self.quotation(text, speaker=speaker)]
        return [self.quotation(_joined(body, spans), speaker=name) for spans, name in quoted]

    def _candidates(self, asked: _Asked) -> list[int]:
        return candidates(self._engine(), norms(asked.text), counts=load())


def _asked(text: str, speaker: str | None) -> _Asked:
    prepared = checking.asked(text)
    if not any(quotation.pieces for quotation in prepared.quotations):
        raise UsageError("there are no words to check", hint="reader check “words someone said”")
    return _Asked(text, speaker, prepared, checking.weight(prepared, load()))


def _joined(text: str, spans: Sequence[Span]) -> str:
    return " ".join(text[slice(*span)] for span in spans)


def _credited(quotation: Quotation) -> str | None:
    """Whom a pasted text gives a quotation to, where that is a person and not a guess."""
    certain = quotation.confidence in (Confidence.SURE, Confidence.LIKELY)
    person = quotation.speaker_kind is SpeakerKind.PERSON
    return quotation.speaker if certain and person else None


def _sources(
    db: Connection, asked: _Asked, rowids: Sequence[int], known: Naming
) -> Iterator[Source]:
    """The quotations of these articles that give the words."""
    chosen = _likeliest(db, asked, rowids)
    heads = articles.heads_by_number(db, list(chosen))
    for number, wanted in chosen.items():
        stored = articles.text(db, number)
        if stored is not None:
            spoken = articles.extraction(db, number).quotations
            quotations = {each.number: each for each in spoken if each.number in wanted}
            yield from _in_article(asked, heads[number], stored, quotations, known)


def _in_article(
    asked: _Asked,
    head: ArticleHead,
    stored: StoredText,
    quotations: Mapping[int, Quotation],
    known: Naming,
) -> Iterator[Source]:
    """The quotations of one article that give the words."""
    sentences = [s for s in stored.layout.sentences if _touches(s, quotations.values())]
    article = prepare(
        stored.text[: max((s.end for s in sentences), default=0)],
        sentences=sentences,
        extraction=Extraction(tuple(quotations.values())),
        day=stored.metadata.day,
    )
    for match in checking.found(asked.prepared, article, counts=load()):
        assert match.b_quotation is not None, "what is found is a quotation"
        quotation = quotations[match.b_quotation]
        printed = stored.text[slice(*quotation.mention)] if quotation.mention else ""
        names = known.names(known.of(quotation.speaker or ""))
        verdict = _verdict(asked, match, {*names, printed})
        if verdict is not None:
            paragraphs = tuple(
                max(1, sum(p.start <= span.start for p in stored.layout.paragraphs))
                for span in quotation.spans
            )
            yield Source(head, quotation, stored.text, paragraphs, verdict, match)


def _likeliest(db: Connection, asked: _Asked, rowids: Sequence[int]) -> dict[int, set[int]]:
    """Numbers of the quotations worth comparing, by article."""
    keys, counts = asked.prepared.quotations[0].keys, load()
    worth: list[tuple[float, int, int]] = []
    for line in answers.spoken(db, names=None, within=rowids):
        shared = _weight(keys & keys_of_tokens(tokens(line.text)), counts)
        if shared >= WORTH * asked.weight:
            worth.append((-shared, -line.article, line.number))
    chosen: dict[int, set[int]] = defaultdict(set)
    for _, article, number in sorted(worth)[:VERIFIED]:
        chosen[-article].add(number)
    return chosen


def _weight(keys: frozenset[str], counts: WorldCounts) -> float:
    return sum(counts.weight(key) for key in keys)


def _touches(sentence: Span, quotations: Iterable[Quotation]) -> bool:
    return any(sentence.overlaps(span) for each in quotations for span in each.spans)


def _verdict(asked: _Asked, match: Match, names: Iterable[str]) -> CheckVerdict | None:
    """What the source says of the words; None where they are other words of another speaker.

    Args:
        asked: what is looked for.
        match: where it stands.
        names: what the source calls the speaker, and who is merged with them.
    """
    verdict = _VERDICTS.get(match.kind, CheckVerdict.DIFFERS)
    if asked.speaker is None or may_be_called(asked.speaker, names):
        return verdict
    if verdict is CheckVerdict.DIFFERS and match.score < OTHER_VOICE:
        return None
    return CheckVerdict.OTHER_SPEAKER


def _best_first(source: Source) -> tuple[int, int, float, int, str]:
    """The order of sources: verdict, gravest caution, likeness, newest."""
    cautions = source.match.cautions
    day = source.article.day
    return (
        _ORDER.index(source.verdict),
        _GRAVITY.index(cautions[0]) if cautions else len(_GRAVITY),
        -source.match.score,
        -day.toordinal() if day else 0,
        source.article.path,
    )
