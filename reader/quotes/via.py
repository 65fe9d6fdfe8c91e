"""Who passed a statement on: "per the Guardian", "told Reuters", while someone else speaks."""

from __future__ import annotations

from collections.abc import Iterator

from reader.quotes import flags as f
from reader.quotes.article import Article, Place
from reader.quotes.mentions import NAME, PRONOUN, Mention
from reader.quotes.people import PERSON

_RELAYS = frozenset(("per", "according to"))
_TOLD = frozenset(("tell", "inform"))
_POSSESSIVES = frozenset(("’s", "'s"))


def via(article: Article, block: int, *, speaker: Place | None, after: int) -> str | None:
    """The relay named in the sentence, as printed, nearest behind word `after` first.

    Where there is none, the outlet that the same speaker told in the sentence before counts.
    """
    if speaker is None:
        return None
    own = article.mention(speaker)
    found = [m for m in _relays(article, block, after) if m != own]
    if not found:
        found = list(_told_before(article, block, own))
    if not found:
        return None
    best = min(found, key=lambda mention: (mention.first < after, abs(mention.first - after)))
    return _printed(article, best)


def _told_before(article: Article, block: int, speaker: Mention) -> Iterator[Mention]:
    """Outlets told in the sentence before, of the same paragraph, by the same speaker."""
    blocks = article.words.blocks
    if block == 0 or blocks[block - 1].paragraph != blocks[block].paragraph:
        return
    entity = article.people.of(speaker)
    near = article.words.blocks[block].first
    for link in article.links_near(block - 1, near):
        if article.lemma.get(article.words.low[link.cue]) not in _TOLD:
            continue
        teller = article.mentions[block - 1][link.mention]
        if speaker.kind == PRONOUN or article.people.of(teller) is entity:
            yield from _told(article, block - 1, link.cue)
            return


def _relays(article: Article, block: int, near: int) -> Iterator[Mention]:
    """Institutions behind "per" and "according to", and outlets that were told."""
    low, lemma = article.words.low, article.lemma
    for link in article.links_near(block, near):
        if link.relation in _RELAYS:
            mention = article.mentions[block][link.mention]
            if _is_outlet(article, mention):
                yield mention
        elif lemma.get(low[link.cue]) in _TOLD:
            yield from _told(article, block, link.cue)


def _told(article: Article, block: int, cue: int) -> Iterator[Mention]:
    """The outlet right behind a verb of telling."""
    for mention in article.mentions[block][article.mentions_before(block, cue + 1) :][:3]:
        if mention.first == cue + 1 and _is_told(article, mention):
            yield mention


def _is_told(article: Article, mention: Mention) -> bool:
    named = article.words.flags[mention.core : mention.core_end]
    return any(bits & f.OUTLET for bits in named) and _is_outlet(article, mention)


def _is_outlet(article: Article, mention: Mention) -> bool:
    """Whether the mention can be an outlet: a name, and neither a person's nor a place's."""
    if mention.kind != NAME:
        return False
    entity = article.people.of(mention)
    named = article.words.flags[mention.core : mention.core_end]
    if entity is None or (len(named) == 1 and named[0] & f.PLACE):
        return False
    person = entity.kind == PERSON and (entity.sex or entity.roles)
    return not person or bool(named[-1] & f.OUTLET)


def _printed(article: Article, mention: Mention) -> str:
    """The outlet as printed, with the possessive that is part of its name: "Barron’s"."""
    words = article.words
    last = mention.last
    if mention.possessive and last < len(words.low) and words.low[last] in _POSSESSIVES:
        last += 1
    return words.printed(mention.first, last)
