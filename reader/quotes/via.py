"""Who passed a statement on: "per the Guardian", "told Reuters", while someone else speaks."""

from __future__ import annotations

from collections.abc import Iterator

from reader.quotes import flags as f
from reader.quotes.candidates import Article, Place
from reader.quotes.mentions import NAME, Mention
from reader.quotes.people import ORG, PERSON

_RELAYS = frozenset(("per", "according to"))
_TOLD = frozenset(("tell", "inform"))
_POSSESSIVES = frozenset(("’s", "'s"))


def via(article: Article, block: int, *, speaker: Place | None, after: int) -> str | None:
    """The relay named in the sentence, as printed, nearest behind word `after` first."""
    found = [
        mention
        for mention in (*_sources(article, block, speaker), *_told(article, block))
        if speaker is None or mention != article.mention(speaker)
    ]
    if not found:
        return None
    best = min(found, key=lambda mention: (mention.first < after, abs(mention.first - after)))
    return _printed(article, best)


def _sources(article: Article, block: int, speaker: Place | None) -> Iterator[Mention]:
    """Institutions behind "per" and "according to"."""
    if speaker is None:
        return
    for link in article.links[block]:
        mention = article.mentions[block][link.mention]
        if link.relation in ("per", "according to") and _is_outlet(article, mention):
            yield mention


def _told(article: Article, block: int) -> Iterator[Mention]:
    """Outlets that were told."""
    cues = {
        link.cue
        for link in article.links[block]
        if article.lemma.get(article.words.low[link.cue]) in _TOLD
    }
    for mention in article.mentions[block] if cues else ():
        if mention.first - 1 in cues and _is_told(article, mention):
            yield mention


def _is_told(article: Article, mention: Mention) -> bool:
    bits = article.words.flags[mention.core_end - 1]
    return mention.kind == NAME and bool(bits & f.OUTLET) and _is_outlet(article, mention)


def _is_outlet(article: Article, mention: Mention) -> bool:
    """Whether the mention can be an outlet: a name, and no person's."""
    if mention.kind != NAME:
        return False
    entity = article.people.of(mention)
    alone = mention.core_end - mention.core == 1
    if entity is None or (alone and article.words.flags[mention.core] & f.PLACE):
        return False
    named_so = article.words.flags[mention.core_end - 1] & f.OUTLET
    return bool(named_so) or entity.kind == ORG or (entity.kind != PERSON)


def _printed(article: Article, mention: Mention) -> str:
    """The outlet as printed, with the possessive that is part of its name: "Barron’s"."""
    words = article.words
    last = mention.last
    if mention.possessive and last < len(words.low) and words.low[last] in _POSSESSIVES:
        last += 1
    return words.printed(mention.first, last)
