"""What a library knows of words that someone is said to have said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.model.article import ArticleHead
from reader.model.match import Caution, Match
from reader.model.quotation import Quotation


class CheckVerdict(StrEnum):
    """What was found of the words, best first."""

    IDENTICAL = "identical"
    PUNCTUATION = "punctuation"
    """The same words; only punctuation, case or typography differ."""
    PART = "part"
    """The very words, out of a longer quotation."""
    DIFFERS = "differs"
    OTHER_SPEAKER = "other speaker"
    """The words are there, but nobody called so says them."""
    NOT_FOUND = "not found"
    """Nowhere in this collection; that does not mean it was not said."""


@dataclass(frozen=True, slots=True)
class Source:
    """A quotation of the library in which the words, or words like them, stand."""

    article: ArticleHead
    quotation: Quotation
    text: str
    """The article's cleaned text."""
    paragraphs: tuple[int, ...]
    """1-based, one for each span of the quotation."""
    verdict: CheckVerdict
    match: Match
    """Side A is the checked text, side B the article."""

    @property
    def quoted(self) -> str:
        """The whole quotation, its spans joined by a newline."""
        return "\n".join(self.text[slice(*span)] for span in self.quotation.spans)


@dataclass(frozen=True, slots=True)
class Checked:
    """The answer about one quotation."""

    text: str
    """What was checked, cleaned; side A of the sources' matches."""
    speaker: str | None
    """Who is said to have said it; None where that was not asked."""
    verdict: CheckVerdict
    """That of the best source."""
    sources: tuple[Source, ...] = ()
    """Best first; of equals those with the gravest cautions, then the newest."""
    articles: int = 0
    """How many articles the collection holds."""
    outlets: int = 0
    """How many outlets are known among them."""
    partial: str = ""
    """Why sources may be missing; empty where none are."""

    @property
    def cautions(self) -> tuple[Caution, ...]:
        """The cautions of the sources that give the verdict, gravest first."""
        told = {
            caution
            for source in self.sources
            if source.verdict is self.verdict
            for caution in source.match.cautions
        }
        return tuple(caution for caution in Caution if caution in told)
