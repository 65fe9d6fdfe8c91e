"""How far a source's phrase reaches: "the press service for the Kremlin", "Kim Lee of Ohio"."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model.span import Span
from reader.quotes import flags as f
from reader.quotes.article import Article, Place
from reader.quotes.mentions import NAME, NOMINAL, PRONOUN, Mention, role_before

_LINKS_NOUNS = frozenset(("of", "for", "from", "with", "to", "close", "behind", "familiar"))
_LINKS_NAMES = frozenset(("of", "from"))


def extent(article: Article, place: Place) -> Span:
    """The span of the phrase that names the source at `place`."""
    own = article.mentions[place.block]
    mention = own[place.mention]
    last = mention.last
    if mention.kind != PRONOUN and not mention.possessive:
        last = reach(article, own, place.mention)
    if mention.kind == NOMINAL and article.people.holder(mention) is not None:
        last = max(last, _holder_end(article, own, place.mention))
    return article.words.span(mention.first, last)


def _holder_end(article: Article, own: Sequence[Mention], at: int) -> int:
    """One past the name behind a role and a comma, or 0."""
    for following in range(at + 1, min(at + 4, len(own))):
        if role_before(article.words.low, own, following) == at:
            return own[following].last
    return 0


def reach(article: Article, own: Sequence[Mention], at: int) -> int:
    """One past the last word, following prepositions from phrase to phrase."""
    low = article.words.low
    allowed = _LINKS_NAMES if own[at].kind == NAME else _LINKS_NOUNS
    last = own[at].last
    for following in own[at + 1 :]:
        gap = following.first - last
        if gap not in (1, 2) or low[last] not in allowed:
            break
        if gap == 2 and low[last + 1] not in ("to", "with"):
            break
        if following.kind == PRONOUN and not following.possessive:
            break
        last = following.last
    if low[last : last + 1] == ["of"] and _is_plain_noun(article, last + 1):
        return last + 2
    return last


def _is_plain_noun(article: Article, at: int) -> bool:
    """Whether a lower-case word that is no small word stands there: "secretary of state"."""
    words = article.words
    return at < len(words.low) and words.low[at].isalpha() and not words.flags[at] & f.SMALL
