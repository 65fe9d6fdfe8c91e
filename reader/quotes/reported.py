"""Speech told in the outlet's own words: a subject, a cue, and what was said, without marks."""

from __future__ import annotations

from collections.abc import Iterator

from reader import resources
from reader.model.quotation import Reported
from reader.model.span import Span
from reader.quotes import flags as f
from reader.quotes.article import Article, Place
from reader.quotes.links import Link
from reader.quotes.resolve import Resolver
from reader.quotes.words import Words

_RELATIONS = frozenset(
    ("subject", "head", "holder", "inverted", "apposition 1", "shared with cue", "who",
     "according to", "joined")
)  # fmt: skip
_INFINITIVES = frozenset(("to", "to with cue"))
_SETS = resources.sections("quotes", "word_sets.txt")
_SPEAKS_TO, _ONLY_WITH_MARKS = _SETS["speaks_to"], _SETS["only_with_marks"]
_FEWEST_WORDS = 3


def reported(article: Article, resolver: Resolver) -> Iterator[Reported]:
    """The reported statements of the sentences that hold no quotation, in order."""
    for number, block in enumerate(article.words.blocks):
        if not block.runs:
            found = _in_block(article, number, resolver)
            if found is not None:
                yield found


def _in_block(article: Article, number: int, resolver: Resolver) -> Reported | None:
    words = article.words
    for link in article.links[number]:
        if not (_speaks(article, link) or _gets_to_speak(article, link)):
            continue
        span = _content(article, number, link)
        if span is None:
            continue
        place = Place(number, link.mention)
        mention = article.mention(place)
        return Reported(
            span,
            resolver.resolve(place, None).name,
            words.span(mention.first, mention.last),
            words.span(link.cue, link.cue + 1),
        )
    return None


def _speaks(article: Article, link: Link) -> bool:
    if link.relation == "according to":
        return True
    bits = article.words.flags[link.cue]
    if link.relation not in _RELATIONS or not bits & (f.SAY | f.SPEECH) or bits & (f.ING | f.BASE):
        return False
    return article.lemma.get(article.words.low[link.cue]) not in _ONLY_WITH_MARKS


def _gets_to_speak(article: Article, link: Link) -> bool:
    """Whether an infinitive was spoken indeed: "was quick to deny"."""
    low, at = article.words.low, link.cue
    if link.relation not in _INFINITIVES or not article.words.flags[at] & (f.SAY | f.SPEECH):
        return False
    return low[at - 1] == "to" and low[at - 2] in _SPEAKS_TO


def _content(article: Article, number: int, link: Link) -> Span | None:
    """What was said: the words behind the cue, or before it where the cue comes last."""
    words = article.words
    block = article.words.blocks[number]
    mention = article.mentions[number][link.mention]
    first, last = link.cue + 1, block.last
    after = max(first, mention.last)
    if link.relation == "according to" or link.cue < mention.first:
        first = after
    while last > first and not words.low[last - 1][:1].isalnum():
        last -= 1
    start = min(mention.first, link.cue)
    if last - first >= _FEWEST_WORDS and _opens_content(words, first):
        that = next((at for at in range(first, first + 3) if words.low[at] == "that"), first - 1)
        return words.span(that + 1, last)
    while start > block.first and not words.low[start - 1][:1].isalnum():
        start -= 1
    behind = last - first < _FEWEST_WORDS + 2
    if behind and start - block.first >= _FEWEST_WORDS and words.low[start] == ",":
        return words.span(block.first, start)
    return None


def _opens_content(words: Words, at: int) -> bool:
    """Whether what was said may begin here, rather than to whom or about what."""
    return words.low[at][:1].isalnum() and not words.flags[at] & f.PREP
