"""Lists who may have said a quotation, each with the features that speak for or against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reader import resources
from reader.quotes import flags as f
from reader.quotes.article import Article, Place
from reader.quotes.features import Key
from reader.quotes.links import Link
from reader.quotes.mentions import NAME, Mention
from reader.quotes.stretch import Stretch

NOBODY = "nobody"
"""The answer that the words are no speech at all."""
UNKNOWN = "unknown"
"""The answer that nothing tells who speaks."""

_DASHES = frozenset(("—", "–", "-", "--", "―"))
_LEAD_INS = frozenset((",", ":", "that", "as", "how", "a", "the", "an", "it")) | _DASHES


_LONG = frozenset(("9-20", "21+"))
WORKS = resources.words("quotes", "works.txt")
"""Nouns before a title: "movie"."""


class Candidate(NamedTuple):
    """One answer to who said it."""

    place: Place | None
    """None for the answers NOBODY and UNKNOWN."""
    answer: str
    """NOBODY, UNKNOWN or the way it was found."""
    link: Link | None
    features: list[Key]


def _must_be_speech(stretch: Stretch, relations: Sequence[str]) -> bool:
    """A paragraph all in marks, if long or led up to: "He said:", and then the words."""
    if stretch.form != "whole":
        return False
    led = any(r.startswith("before") and r.endswith((":", "cue")) for r in relations)
    return led or stretch.size in _LONG


def cue_class(bits: int) -> str:
    """The strength of a cue by its bits, with its form."""
    name = "say" if bits & f.SAY else "speech" if bits & f.SPEECH else "judge"
    if not bits & f.CUE:
        return "other"
    return name + ("-ing" if bits & f.ING else "-base" if bits & f.BASE else "")


class Lister:
    """Lists the candidates of each stretch of one article."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._words = article.words
        self._cues_for = -1
        self._cues_found: list[Link] = []

    def candidates(
        self, stretch: Stretch, *, previous: Sequence[tuple[Place, str, Link | None]]
    ) -> list[Candidate]:
        """All answers; `previous` are places outside the block and how they relate to it."""
        by_place: dict[Place, Candidate] = {}
        own = list(self._linked(stretch))
        for candidate in own:
            assert candidate.place is not None
            by_place[candidate.place] = candidate
        state = self._state(own)
        for candidate in self._bare(stretch, by_place, most=0 if state == "say" else 3):
            assert candidate.place is not None
            by_place[candidate.place] = candidate
        for place, relation, link in previous:
            features = self._context(stretch, place, relation, state)
            known = by_place.get(place)
            if known is None:
                by_place[place] = Candidate(place, relation, link, features)
            else:
                known.features.extend(features)
        answers = list(by_place.values())
        relations = [relation for _, relation, _ in previous]
        if not _must_be_speech(stretch, relations):
            before = relations[0] if relations else "nothing"
            answers.append(Candidate(None, NOBODY, None, self._nobody(stretch, state, before)))
        answers.append(Candidate(None, UNKNOWN, None, self._unknown(stretch, state)))
        return answers

    # ------------------------------------------------------------ in the sentence

    def _linked(self, stretch: Stretch) -> Iterator[Candidate]:
        """A candidate for each mention of the block with a cue, by its nearest cue."""
        best: dict[int, tuple[int, Link]] = {}
        links = self._article.links_near(stretch.block, stretch.word)
        for link in links:
            distance = self._distance(stretch, link)
            known = best.get(link.mention)
            if known is None or distance < known[0]:
                best[link.mention] = (distance, link)
        order = sorted(best.values())
        first_say = next((x for x in links if self._words.flags[x.cue] & f.SAY), None)
        for rank, (_, link) in enumerate(order):
            place = Place(stretch.block, link.mention)
            features = self._link_features(stretch, link, rank)
            if first_say is not None:
                outer = link.cue == first_say.cue
                features.append(("outer", outer, link.cue < stretch.word, link.relation))
            if link.cue < stretch.word:
                features.append(self._nesting(stretch, link))
            yield Candidate(place, link.relation, link, features)

    def _cues(self, stretch: Stretch) -> list[Link]:
        """The first link of each cue within reach."""
        if self._cues_for != stretch.run:
            self._cues_for = stretch.run
            self._cues_found = []
            for link in self._article.links_near(stretch.block, stretch.word):
                if not self._cues_found or self._cues_found[-1].cue != link.cue:
                    self._cues_found.append(link)
        return self._cues_found

    def _nesting(self, stretch: Stretch, link: Link) -> Key:
        """Whether the cue stands in what another one reports, and how many stand in its own."""
        flags, low = self._words.flags, self._words.low
        outer, inner = "none", 0
        for other in self._cues(stretch):
            bits = flags[other.cue]
            if other.cue >= stretch.word:
                break
            if other.mention == link.mention or bits & f.ING or other.relation[:7] == "passive":
                continue
            if other.cue > link.cue:
                inner += 1
            elif other.cue < link.cue and bits & f.CUE and not bits & f.BASE:
                outer = cue_class(bits)
                outer += " that" if "that" in low[other.cue + 1 : link.cue] else ""
        mention = self._article.mentions[stretch.block][link.mention]
        kind = cue_class(flags[link.cue])
        pronoun = mention.kind if mention.kind != NAME else ""
        return "nest", outer, link.relation, min(inner, 2), kind, pronoun

    def _distance(self, stretch: Stretch, link: Link) -> int:
        """Words between cue and stretch, three times as many across another stretch."""
        low, high = link.cue, stretch.word
        if low > high:
            low, high = high, low
        return (high - low) * (3 if self._crosses(stretch, low + 1, high) else 1)

    def _crosses(self, stretch: Stretch, first: int, last: int) -> bool:
        """Whether another quotation of the block stands among the words `first` up to `last`."""
        alone = len(self._words.blocks[stretch.block].runs) == 1
        return not alone and max(self._words.run[first:last], default=-1) >= 0

    def _gap(self, stretch: Stretch, link: Link) -> str:
        """The side on which the cue stands, how far off, and whether quotations lie between."""
        words = self._words
        if link.cue < stretch.word:
            side, first, last = "<", link.cue + 1, stretch.word
        else:
            mention = self._article.mentions[stretch.block][link.mention]
            starts = link.cue if mention.first > link.cue else mention.first
            side, first, last = ">", stretch.word + 1, max(starts, stretch.word + 1)
        size = last - first
        if size == 0:
            return side + "0"
        if size <= 2 and all(low in _LEAD_INS for low in words.low[first:last]):
            return f"{side}{words.low[last - 1] if size == 1 else '0+'}"
        far = "near" if size <= 3 else "mid" if size <= 9 else "far"
        return f"{side}{far}{'q' if self._crosses(stretch, first, last) else ''}"

    def _link_features(self, stretch: Stretch, link: Link, rank: int) -> list[Key]:
        words = self._words
        mention = self._article.mentions[stretch.block][link.mention]
        gap = self._gap(stretch, link)
        kind = "noun" if link.relation == "owner" else cue_class(words.flags[link.cue])
        type_ = self._article.type_of(mention)
        relation = link.relation
        lead = self._near(stretch, -1)
        lemma = self._article.lemma.get(words.low[link.cue], words.low[link.cue])
        side = gap[0]
        verdict = lead == "as" and bool(words.flags[link.cue] & f.JUDGES_AS)
        return [
            ("link", relation, kind, gap),
            ("stretch", gap, stretch.end, stretch.size, stretch.form, stretch.before),
            ("type", type_, relation),
            ("rank", min(rank, 3), side, verdict),
            ("lead", lemma, side, lead) if side == "<" else ("tail", lemma, side, gap),
        ]

    def _bare(
        self, stretch: Stretch, taken: Mapping[Place, Candidate], *, most: int
    ) -> Iterator[Candidate]:
        """Mentions of the block without a cue of their own, nearest first."""
        words = self._words
        mentions = self._article.mentions[stretch.block]
        middle = self._article.mentions_before(stretch.block, stretch.word)
        for at in range(middle - 1, max(-1, middle - 1 - most), -1):
            place = Place(stretch.block, at)
            if place not in taken:
                where = self._left_of(stretch, mentions[at])
                yield self._bare_candidate(stretch, place, mentions[at], where)
        for at in range(middle, min(middle + most, len(mentions))):
            place = Place(stretch.block, at)
            if place not in taken:
                low = words.low[mentions[at].first - 1]
                near = "dash" if low in _DASHES else low if low in ("(", ",", "by") else "apart"
                where = f">{near}{at - middle + 1}"
                yield self._bare_candidate(stretch, place, mentions[at], where)

    def _left_of(self, stretch: Stretch, mention: Mention) -> str:
        """How a mention stands before the stretch: beside it, a mark between, or apart."""
        gap = stretch.word - mention.last
        near = "adjacent" if gap <= 0 else "apart"
        if gap == 1:
            low = self._words.low[mention.last]
            near = low if low in (":", ",", "—", "’s") else "word"
        first = mention.first == self._words.blocks[stretch.block].first
        return f"<{near}{'first' if first else ''}"

    def _bare_candidate(
        self, stretch: Stretch, place: Place, mention: Mention, where: str
    ) -> Candidate:
        type_ = self._article.type_of(mention)
        features: list[Key] = [
            ("bare", where, type_),
            ("bare stretch", where, stretch.size, stretch.before, stretch.end, stretch.form),
        ]
        return Candidate(place, f"bare {where}", None, features)

    # ------------------------------------------------------------ from elsewhere

    def _context(self, stretch: Stretch, place: Place, relation: str, state: str) -> list[Key]:
        type_ = self._article.type_of(self._article.mention(place))
        form, before, size, end = stretch.form, stretch.before, stretch.size, stretch.end
        return [
            ("context", relation, type_, stretch.talks),
            ("context stretch", relation, form, state, before, size, end),
        ]

    def _state(self, own: Sequence[Candidate]) -> str:
        """How strongly the block itself offers a source."""
        state = "none"
        for candidate in own:
            assert candidate.link is not None
            bits = self._words.flags[candidate.link.cue]
            if bits & f.SAY:
                return "say"
            state = "speech" if bits & f.SPEECH else state if state != "none" else "judge"
        return state

    def _nobody(self, stretch: Stretch, state: str, before: str) -> list[Key]:
        one, two, behind = self._near(stretch, -1), self._near(stretch, -2), self._near(stretch, 1)
        mark = "single" if self._words.text[self._start(stretch)] in "‘'" else "double"
        headline = self._words.blocks[stretch.block].paragraph == 0
        size, title = stretch.size, stretch.title
        return [
            ("no", size, stretch.before, stretch.after),
            ("no title", title, size, stretch.before, stretch.end, state, stretch.talks),
            ("no form", size, state, stretch.form, stretch.end),
            ("no previous", mark, headline, before, stretch.form),
            ("no word", "-1", one),
            ("no word", "-2", two),
            ("no word behind", behind, title),
            ("no work", one in WORKS, two in WORKS, behind in WORKS, title),
        ]

    def _start(self, stretch: Stretch) -> int:
        return self._words.start[stretch.word]

    def _near(self, stretch: Stretch, offset: int) -> str:
        """The word at an offset from the stretch, if the lists know it; else its shape."""
        block = self._words.blocks[stretch.block]
        at = stretch.word + offset
        if not block.first <= at < block.last:
            return "edge"
        low = self._words.low[at]
        if self._words.flags[at] or low in WORKS or not low[:1].isalpha():
            return low[:12] if self._words.run[at] < 0 else "quotation"
        return "Name" if self._words.cap[at] else "word"

    def _unknown(self, stretch: Stretch, state: str) -> list[Key]:
        return [("unknown", stretch.form, state, stretch.size, stretch.before)]
