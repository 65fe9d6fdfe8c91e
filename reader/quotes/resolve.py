"""Finds who a mention is: a pronoun's person, a job title's holder, an institution's name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from reader import resources
from reader.model.quotation import SpeakerKind
from reader.quotes import flags as f
from reader.quotes.article import Article, Place
from reader.quotes.mentions import NAME, NOMINAL, PRONOUN, Mention
from reader.quotes.people import ORG, PERSON, PLACE, THING, Entity
from reader.quotes.persons import ANYONE, LastSpeaker, PersonChooser, Persons
from reader.quotes.spans import Run

_SEX = {"he": f.MAN, "him": f.MAN, "his": f.MAN, "she": f.WOMAN, "her": f.WOMAN}
_THINGS = frozenset(("it", "its"))
_MANY = frozenset(("they", "their", "them"))
_SPOKEN = f.SAY | f.SPEECH
_NEW = frozenset(("a", "an", "one", "another"))
"""Words before a person who was not spoken of yet."""
_FEW = 20
"""Mentions looked back over for a person; this keeps monsters linear."""
_EPITHET = 0.4
"""Least probability of the person an epithet stands for."""
_THING_REACH = 5
"""How many sentences back the subject may stand that "it" means."""
_SAME_ROLE = {row[0]: row[1] for row in resources.rows("quotes", "same_roles.tsv")}
"""A role word to the one that stands for all of its kind."""
_SETS = resources.sections("quotes", "word_sets.txt")
_NEVER_EPITHETS = _SETS["never_epithet"]


_EMPLOYERS = _SETS["employer"]


class Resolved(NamedTuple):
    """Who a mention is."""

    name: str | None
    kind: SpeakerKind
    words: tuple[int, ...] = ()
    """First words of the mentions that lead to the name: the chain."""
    others: tuple[str, ...] = ()
    probability: float = 1.0
    entity: Entity | None = None


class Resolver:
    """Resolves the mentions of one article in order, remembering who has spoken."""

    def __init__(self, article: Article, choose: PersonChooser) -> None:
        self._article = article
        self._words = article.words
        self._choose = choose
        self._persons = Persons(article)
        self._last = LastSpeaker(None, -1)
        self._known: dict[int, Resolved] = {}

    def resolve(self, place: Place, run: Run | None) -> Resolved:
        """Who the mention at `place` is, as the source of `run`."""
        mention = self._article.mention(place)
        known = self._known.get(mention.first)
        if known is None:
            known = self._resolve(mention, place.block, run)
            self._known[mention.first] = known
        if known.entity is not None and known.entity.kind == PERSON:
            self._last = LastSpeaker(known.entity, place.block)
        return known

    def _resolve(self, mention: Mention, block: int, run: Run | None) -> Resolved:
        if mention.kind == NAME:
            if self._is_demonym(mention):
                return self._epithet(mention, block, run, 0) or self._name(mention)
            return self._name(mention)
        if mention.kind == PRONOUN:
            return self._pronoun(mention, block, run)
        return self._nominal(mention, block, run)

    # ------------------------------------------------------------ names

    def _name(self, mention: Mention) -> Resolved:
        entity = self._article.people.of(mention)
        printed = self._words.printed(mention.core, mention.core_end)
        if entity is None:
            return Resolved(printed, SpeakerKind.UNKNOWN)
        kind = _speaker_kind(entity)
        return Resolved(entity.name, kind, (mention.core,), entity=entity)

    def _is_demonym(self, mention: Mention) -> bool:
        """A people's name that stands for one person: "the Italian"."""
        one = mention.core_end - mention.core == 1 and mention.first < mention.core
        return (
            one
            and self._words.low[mention.first] == "the"
            and bool(self._words.flags[mention.core] & f.PEOPLE)
            and not self._words.flags[mention.core] & f.CROWD
        )

    # ------------------------------------------------------------ pronouns

    def _pronoun(self, mention: Mention, block: int, run: Run | None) -> Resolved:
        low = self._words.low[mention.core]
        if low in _SEX:
            unnamed = self._unnamed(mention, block) if run is not None else None
            return unnamed or self._person(mention, block, run, _SEX[low])
        if low in _THINGS:
            return self._thing(mention, block)
        if low in ("who", "which"):
            return self._antecedent(mention, block, run)
        if low in _MANY:
            return self._crowd(mention, block)
        return Resolved(None, SpeakerKind.UNKNOWN, probability=0.3)

    def _unnamed(self, mention: Mention, block: int) -> Resolved | None:
        """A person without a name who just spoke: "One nurse said ... “...,” she said"."""
        for number in range(block, max(-1, block - 3), -1):
            own = self._article.mentions[number]
            for link in reversed(self._article.links_near(number, mention.first)):
                teller = own[link.mention]
                spoken = self._words.flags[link.cue] & _SPOKEN
                if teller.first >= mention.first or teller.kind == PRONOUN or not spoken:
                    continue
                if self._is_nameless(teller) and self._last.block < number:
                    printed = self._words.printed(teller.first, teller.last)
                    return Resolved(printed, SpeakerKind.PERSON, (teller.core,), (), 0.7)
                return None
            before = self._article.mentions_before(number, mention.first)
            if any(map(self._is_person, own[max(0, before - _FEW) : before])):
                return None
        return None

    def _is_nameless(self, mention: Mention) -> bool:
        """Whether a noun brings in a person who is not named: "a nurse"."""
        return (
            mention.kind == NOMINAL
            and not mention.prep
            and self._words.low[mention.first] in _NEW
            and bool(self._words.flags[mention.core_end - 1] & f.ROLE)
            and self._article.people.holder(mention) is None
        )

    def _is_person(self, mention: Mention) -> bool:
        entity = self._article.people.of(mention) if mention.kind == NAME else None
        return entity is not None and entity.kind == PERSON

    def _antecedent(self, mention: Mention, block: int, run: Run | None) -> Resolved:
        """Whoever stands right before "who", a comma allowed between."""
        before = self._article.mentions_before(block, mention.first)
        for other in reversed(self._article.mentions[block][max(0, before - 3) : before]):
            gap = mention.first - other.last
            if gap == 0 or (gap == 1 and self._words.low[other.last] == ","):
                return self._resolve(other, block, run)
        return Resolved(None, SpeakerKind.UNKNOWN, probability=0.3)

    def _person(self, mention: Mention, block: int, run: Run | None, sex: int) -> Resolved:
        """The likeliest person of fitting sex; `sex` 0 fits everyone."""
        persons = list(
            self._persons.before(mention, block, run, sex=sex or ANYONE, last=self._last)
        )
        if not persons:
            return Resolved(None, SpeakerKind.UNKNOWN, probability=0.0)
        at, probability = self._choose(persons)
        entity = persons[at].entity
        entity.sex = entity.sex or sex
        others = tuple(p.entity.name for n, p in enumerate(persons) if n != at)[:3]
        return Resolved(
            entity.name, SpeakerKind.PERSON, (persons[at].word,), others, probability, entity
        )

    def _thing(self, mention: Mention, block: int) -> Resolved:
        """The institution "it" stands for: the last subject that is no person."""
        for number in range(block, max(-1, block - _THING_REACH), -1):
            for other in self._article.mentions[number]:
                if other.prep or other.possessive or other.first >= mention.first:
                    continue
                found = self._body(other, number)
                if found is not None:
                    return found
                break
        entity = self._recent(mention.core, (ORG, PLACE))
        if entity is None:
            return Resolved(None, SpeakerKind.UNKNOWN, probability=0.3)
        return Resolved(entity.name, SpeakerKind.INSTITUTION, entity=entity, probability=0.5)

    def _crowd(self, mention: Mention, block: int) -> Resolved:
        """The group "they" stands for, if one is the subject right before; else nobody knows."""
        for number in range(block, max(-1, block - 2), -1):
            for other in self._article.mentions[number]:
                if other.prep or other.possessive or other.first >= mention.first:
                    continue
                if other.kind != NOMINAL or not self._words.flags[other.core_end - 1] & f.CROWD:
                    return Resolved(None, SpeakerKind.GROUP, probability=0.3)
                name = self._words.printed(other.first, other.last)
                return Resolved(name, SpeakerKind.GROUP, (other.core,), (), 0.7)
        return Resolved(None, SpeakerKind.GROUP, probability=0.3)

    def _body(self, mention: Mention, block: int) -> Resolved | None:
        """The mention as an institution, if it can be one."""
        if mention.kind == NAME:
            entity = self._article.people.of(mention)
            if entity is None or entity.sex or entity.kind == THING:
                return None
            return Resolved(entity.name, SpeakerKind.INSTITUTION, (mention.core,), (), 0.75, entity)
        if self._words.flags[mention.core_end - 1] & (f.GROUP | f.TEXT) and mention.kind == NOMINAL:
            found = self._nominal(mention, block, None)
            if found.entity is not None:
                return found
            name = self._words.printed(mention.first, mention.last)
            return Resolved(bare(name), SpeakerKind.INSTITUTION, (mention.core,), (), 0.75)
        return None

    def _recent(self, at: int, kinds: Sequence[str]) -> Entity | None:
        """The entity of one of `kinds` named last before word `at`, subjects first."""
        best, latest = None, -1
        for entity in self._article.people.entities:
            if entity.kind not in kinds:
                continue
            seen = bisect_left(entity.places, at)
            if not seen:
                continue
            last = entity.places[seen - 1]
            place = last + (25 if last in self._persons.subjects else 0) + 10 * min(seen, 5)
            if place > latest:
                best, latest = entity, place
        return best

    # ------------------------------------------------------------ nominals

    def _nominal(self, mention: Mention, block: int, run: Run | None) -> Resolved:
        words = self._words
        bits = words.flags[mention.core_end - 1]
        head = words.low[mention.core_end - 1]
        printed = words.printed(mention.first, mention.last)
        definite = words.low[mention.first] == "the"
        if bits & f.CROWD:
            return Resolved(printed, SpeakerKind.GROUP)
        if bits & f.ROLE:
            return self._role(mention, block, run, printed, definite=definite)
        named = self._body_of(mention, head, definite=definite) if bits & f.GROUP else None
        if named is not None:
            return Resolved(named.name, SpeakerKind.INSTITUTION, (named.places[0],), (), 0.7, named)
        kind = SpeakerKind.INSTITUTION if bits & (f.GROUP | f.TEXT) else SpeakerKind.GROUP
        return Resolved(printed, kind)

    def _role(
        self, mention: Mention, block: int, run: Run | None, printed: str, *, definite: bool
    ) -> Resolved:
        """Who holds a role: named beside it, given it elsewhere, or the person spoken of."""
        beside = self._article.people.holder(mention)
        if beside is not None:
            return Resolved(beside.name, SpeakerKind.PERSON, (beside.places[0],), entity=beside)
        if not definite:
            return Resolved(printed, SpeakerKind.PERSON)
        head = self._words.low[mention.core_end - 1]
        holder = self._holder(head, mention)
        if holder is not None:
            return Resolved(holder.name, SpeakerKind.PERSON, (holder.places[0],), (), 0.85, holder)
        bits = self._words.flags[mention.core_end - 1]
        sex = bits & f.GIVEN if bits & f.TITLE else 0
        found = None if head in _NEVER_EPITHETS else self._epithet(mention, block, run, sex)
        return found or Resolved(printed, SpeakerKind.PERSON)

    def _epithet(self, mention: Mention, block: int, run: Run | None, sex: int) -> Resolved | None:
        """The person spoken of whom "the 22-year-old" or "the Italian" stands for."""
        found = self._person(mention, block, run, sex)
        return found if found.probability > _EPITHET else None

    def _holder(self, head: str, mention: Mention) -> Entity | None:
        """The person whose printed role has this head word, the one named last."""
        wanted = {head, _SAME_ROLE.get(head, head)}
        best, latest = None, -1
        for entity in self._article.people.entities:
            if entity.kind != PERSON:
                continue
            seen = bisect_left(entity.places, mention.core)
            if seen and entity.places[seen - 1] > latest and self._has_role(entity, wanted):
                best, latest = entity, entity.places[seen - 1]
        return best

    def _has_role(self, entity: Entity, wanted: set[str]) -> bool:
        low = self._words.low
        for first, last in entity.roles:
            for at in range(first, last):
                if low[at] in wanted or _SAME_ROLE.get(low[at]) in wanted:
                    return True
        return False

    def _body_of(self, mention: Mention, head: str, *, definite: bool) -> Entity | None:
        """The institution a noun like "club" stands for: named beside it, or spoken of."""
        beside = self._article.people.holder(mention)
        if beside is not None or not definite:
            return beside
        at = mention.core
        named = self._named_body(head, at)
        if named is not None or head not in _EMPLOYERS:
            return named
        body = self._recent(at, (ORG,)) or self._recent(at, (THING,))
        if at == mention.first + 1:
            owner = self._last.entity.belongs if self._last.entity is not None else None
            return owner or body
        near = body is not None and self._is_near(body, at)
        return body if near else None

    def _is_near(self, entity: Entity, at: int) -> bool:
        """Whether the entity was named in the sentence of word `at` or the one before."""
        block_of = self._words.block_of
        latest = entity.places[bisect_left(entity.places, at) - 1]
        return block_of[at] - block_of[latest] < 2

    def _named_body(self, head: str, at: int) -> Entity | None:
        """The institution whose name has the word, the one named last."""
        best, latest = None, -1
        for entity in self._article.people.entities:
            if entity.kind != ORG:
                continue
            seen = bisect_left(entity.places, at)
            if seen and head in entity.name.lower().split() and entity.places[seen - 1] > latest:
                best, latest = entity, entity.places[seen - 1]
        return best


def bare(name: str) -> str:
    """The name without "the"."""
    article, _, rest = name.partition(" ")
    return rest if rest and article.lower() == "the" else name


def _speaker_kind(entity: Entity) -> SpeakerKind:
    if entity.kind == PERSON:
        return SpeakerKind.PERSON
    if entity.kind in (ORG, PLACE):
        return SpeakerKind.INSTITUTION
    return SpeakerKind.UNKNOWN
