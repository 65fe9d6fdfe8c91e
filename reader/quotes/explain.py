"""Puts the evidence for an attribution into words a journalist understands."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model.quotation import ChainLink
from reader.quotes.article import Article, Place
from reader.quotes.candidates import UNKNOWN, Candidate
from reader.quotes.mentions import NAME

_RELATIONS = {
    "subject": "{phrase}",
    "inverted": "{phrase}, behind the quotation",
    "inverted too": "{phrase}, behind the quotation",
    "inverted holder": "{phrase}: the name after a job title",
    "holder": "{phrase}: the name after a job title",
    "who": "{phrase}: “who” is {mention}",
    "who head": "{phrase}: “who” is {mention}",
    "apposition 1": "{phrase}: subject before a phrase between commas",
    "apposition 2": "{phrase}: subject before a phrase between commas",
    "shared with cue": "{phrase}: the subject of the verb before",
    "shared": "{phrase}: the subject of the sentence",
    "ing": "{phrase}: the subject of the sentence",
    "ing with cue": "{phrase}: the subject of the verb before",
    "to": "{phrase}: the subject of the sentence",
    "to with cue": "{phrase}: the subject of the verb before",
    "agent": "{phrase}: named with “by”",
    "according to": "“according to {mention}”",
    "per": "“per {mention}”",
    "owner": "{phrase}: whose words they are",
}
_ELSEWHERE = {
    "last continued": "goes on from the paragraph before",
    "next": "the next quotation in the paragraph names the speaker",
    "next glued": "the next quotation in the paragraph names the speaker",
}
_RULES = {
    "subject": "subject of the verb of saying",
    "inverted": "named right behind the verb of saying",
    "holder": "the name behind a job title",
    "who": "the one whom “who” tells of",
    "over": "the one whom “who” tells of",
    "relative": "“who” before the verb of saying",
    "apposition": "subject before a phrase between commas",
    "shared": "subject of several verbs",
    "joined": "one of two subjects joined by “and”",
    "ing": "subject of a verb in -ing",
    "to": "subject of a verb with “to”",
    "head": "what a phrase before the verb belongs to",
    "after preposition": "behind a preposition, before the verb of saying",
    "near": "nearest subject before the verb of saying",
    "main": "subject of the sentence",
    "passive": "subject of a passive",
    "agent": "named with “by”",
    "according to": "named with “according to”",
    "per": "named with “per”",
    "owner": "owner of the words",
    "bare": "nearest in the sentence, without a verb of saying",
    "last continued": "goes on from the paragraph before",
    "last same": "source of the quotation before, in the same sentence",
    "last": "source of the quotation before",
    "next": "source of the next quotation",
    "before cue": "source in the sentence before",
    "before subject": "subject of the sentence before",
    "after cue": "source in the sentence after",
    "after subject": "subject of the sentence after",
    UNKNOWN: "no rule found a source",
}
"""What each way to a source is called, by the first word or two of its answer."""


def rule(answer: str) -> str:
    """The way to the source in plain words; `answer` is that of `Candidate`."""
    first, _, rest = answer.partition(" ")
    return _RULES.get(f"{first} {rest.partition(' ')[0]}") or _RULES[first]


def why(article: Article, candidate: Candidate, chain: Sequence[ChainLink], paragraph: int) -> str:
    """One line of evidence; `paragraph` is the 1-based one of the last step of the chain."""
    if candidate.place is None:
        return "nothing here tells who speaks" if candidate.answer == UNKNOWN else "no speech"
    text = _ground(article, candidate)
    if chain and chain[-1].text:
        text += f" → {chain[-1].text} ¶{paragraph}"
    return text


def _ground(article: Article, candidate: Candidate) -> str:
    for side in ("before", "after"):
        if candidate.answer.startswith(f"{side} cue"):
            return f"{_phrase(article, candidate)} in the sentence {side}"
    assert candidate.place is not None
    mention = article.mention(candidate.place)
    words = article.words
    printed = words.printed(mention.first, mention.last)
    if candidate.link is not None:
        pattern = _RELATIONS.get(candidate.link.relation, "{phrase}, in the same sentence")
        return pattern.format(phrase=_phrase(article, candidate), mention=printed)
    return _without_cue(article, candidate.answer, candidate.place, printed)


def _phrase(article: Article, candidate: Candidate) -> str:
    """The source and its cue in the order of the text: “said Robin Cole”."""
    assert candidate.place is not None and candidate.link is not None
    mention = article.mention(candidate.place)
    words, cue = article.words, candidate.link.cue
    printed = words.printed(mention.first, mention.last)
    if cue < mention.first:
        return f"“{words.raw[cue]} {printed}”"
    dots = " …" if cue - mention.last > 1 else ""
    return f"“{printed}{dots} {words.raw[cue]}”"


def _without_cue(article: Article, answer: str, place: Place, printed: str) -> str:
    number = article.words.blocks[place.block].paragraph + 1
    if answer in _ELSEWHERE:
        return _ELSEWHERE[answer]
    if answer.startswith("last"):
        return f"same speaker as the quotation before: “{printed}” ¶{number}"
    for side in ("before", "after"):
        if answer.startswith(side):
            return f"the sentence {side} speaks of “{printed}” ¶{number}"
    kind = "name" if article.mention(place).kind == NAME else "source"
    return f"“{printed}” is the nearest {kind} in the sentence, without a word of saying"
