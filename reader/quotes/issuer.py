"""Whose words a text carries: "The ministry announced ... The statement read" is the ministry's."""

from __future__ import annotations

from reader import resources
from reader.quotes import flags as f
from reader.quotes.article import Article, Place
from reader.quotes.mentions import NOMINAL

_SETS = resources.sections("quotes", "word_sets.txt")
_CARRIERS = _SETS["carrier"]
_POINTING = _SETS["pointing"]
_SUBJECTS = frozenset(("subject", "head", "holder", "apposition 1", "inverted"))


def issuer(article: Article, place: Place) -> Place | None:
    """The place that names who issued the text at `place`; None where that is no such text.

    Looked for among the subjects of saying in the sentence before, in the same paragraph or the
    one before.
    """
    mention = article.mention(place)
    low = article.words.low
    if (
        mention.kind != NOMINAL
        or low[mention.core_end - 1] not in _CARRIERS
        or low[mention.first] not in _POINTING
        or place.block == 0
    ):
        return None
    before = place.block - 1
    blocks = article.words.blocks
    if blocks[place.block].paragraph - blocks[before].paragraph > 1:
        return None
    for relation_wanted in ("head", ""):
        for link in article.links[before]:
            says = article.words.flags[link.cue] & (f.SAY | f.SPEECH)
            if says and link.relation in _SUBJECTS and relation_wanted in link.relation:
                return Place(before, link.mention)
    return None
