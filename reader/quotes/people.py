"""Who and what an article names: persons, institutions and places, each with all its mentions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reader import resources
from reader.quotes import flags as f
from reader.quotes.mentions import NAME, NOMINAL, Mention, role_before
from reader.quotes.words import Words

PERSON, ORG, PLACE, THING = "person", "org", "place", "thing"
_LONGEST_NAME = 6
_FEW = 9
"""Names looked through for one that holds another; this keeps monsters linear."""
_NO_EMPLOYER = f.PEOPLE | f.TITLE | f.ROLE | f.MODIFIER | f.OPENER | f.NO_NAME
_SETS = resources.sections("quotes", "word_sets.txt")
_COMPANY_ROLES = _SETS["company_role"]
_WHERE = _SETS["where"]
_OF_A_BODY = _SETS["of_a_body"]
_SUFFIXES = frozenset(["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"])


@dataclass(slots=True)
class Entity:
    """One person, institution, place or thing of the article."""

    name: str
    """The fullest name the article prints, without titles."""
    kind: str
    sex: int = 0
    """`flags.MAN`, `flags.WOMAN` or 0 where nothing tells."""
    evidence: int = 0
    """How strongly the article shows that it is a person (above 0) or not (below)."""
    roles: list[tuple[int, int]] = field(default_factory=list)
    """Word ranges of its roles as printed."""
    places: list[int] = field(default_factory=list)
    """First words of its mentions, in order."""
    belongs: Entity | None = None
    """The institution named before its role: the club of "Harwick Town manager Pete Dunmore"."""


class People:
    """The entities of one article and which mention names which."""

    def __init__(
        self, words: Words, mentions: Sequence[Sequence[Mention]], *, talking: Mapping[int, int]
    ) -> None:
        self._words = words
        self._known = words.flags
        self._talking = talking
        self.entities: list[Entity] = []
        self._by_name: dict[str, Entity] = {}
        self._of: dict[int, Entity] = {}
        self._holders: dict[int, Entity] = {}
        names = [m for block in mentions for m in block if m.kind == NAME]
        self._gather(names)
        self._join_parts()
        self._join_short(names)
        for block in mentions:
            self._add_appositions(block)

    def of(self, mention: Mention) -> Entity | None:
        """The entity that a name mention names."""
        return self._of.get(mention.core)

    def holder(self, mention: Mention) -> Entity | None:
        """Who is named right beside a role: Kim Lee of "the mayor, Kim Lee"."""
        return self._holders.get(mention.core)

    # ------------------------------------------------------------ gathering

    def _gather(self, names: Sequence[Mention]) -> None:
        """Makes an entity of each name of two words or more, and of each that has a title."""
        for mention in names:
            if mention.core_end - mention.core < 2:
                continue
            name = self._printed(mention)
            entity = self._by_name.get(name)
            if entity is None:
                entity = Entity(name, THING)
                self._by_name[name] = entity
                self.entities.append(entity)
            self._note(entity, mention)

    def _join_parts(self) -> None:
        """Ties "Abu Zeid" to "Tarek Abu Zeid": the longer name, a person's, holds the shorter."""
        longer: dict[tuple[str, str], list[Entity]] = {}
        for entity in self.entities:
            if entity.evidence > 0 and self._is_long_name(entity):
                for pair in pairwise(entity.name.lower().split()):
                    longer.setdefault(pair, []).append(entity)
        if not longer:
            return
        kept = []
        for part in self.entities:
            whole = self._whole(part, longer)
            if whole is None:
                kept.append(part)
            else:
                self._merge(part, whole)
        self.entities = kept

    def _whole(
        self, part: Entity, longer: Mapping[tuple[str, str], Sequence[Entity]]
    ) -> Entity | None:
        """The one longer name that holds a shorter; a first name begins both, or neither."""
        parts = part.name.lower().split()
        candidates = longer.get((parts[0], parts[1]), ())
        wholes = [whole for whole in candidates[:_FEW] if _holds(whole, parts)]
        if len(wholes) != 1 or part.evidence < 0:
            return None
        given = self._known[part.places[0]] & f.GIVEN
        return wholes[0] if not given or wholes[0].name.lower().startswith(parts[0]) else None

    def _is_long_name(self, entity: Entity) -> bool:
        """Whether three words or more are one person's name, and no headline: no list has them."""
        size = entity.name.count(" ") + 1
        if not 2 < size < _LONGEST_NAME:
            return False
        first = entity.places[0]
        known = self._known[first : first + size]
        return not any(bits & ~(f.GIVEN | f.PARTICLE | f.OPENER) for bits in known)

    def _merge(self, part: Entity, whole: Entity) -> None:
        self._by_name[part.name] = whole
        for place in part.places:
            self._of[place] = whole
        whole.places += part.places
        whole.roles += part.roles
        whole.evidence += part.evidence
        whole.sex = whole.sex or part.sex

    def _join_short(self, names: Sequence[Mention]) -> None:
        """Ties surnames and first names to the full name the article prints."""
        long = [e for e in self.entities if e.evidence > 0 and self._is_long_name(e)]
        indexes = _Indexes(self.entities, long)
        for mention in names:
            if mention.core_end - mention.core > 1:
                continue
            name = self._printed(mention)
            entity = indexes.find(name, self._sex(mention)) or self._by_name.get(name)
            if entity is None:
                entity = Entity(name, THING)
                self._by_name[name] = entity
                self.entities.append(entity)
            self._note(entity, mention)
        for mention in names:
            if mention.role[0] >= 0:
                self._note_employer(mention)
        for entity in self.entities:
            entity.places.sort()
            entity.kind = entity.kind if entity.kind == ORG else self._kind(entity)

    def _note_employer(self, mention: Mention) -> None:
        """Makes an institution of the name before a role."""
        first, last = mention.role
        end = first
        while end < last - 1 and self._words.cap[end] and not self._known[end] & _NO_EMPLOYER:
            end += 1
        person = self._of.get(mention.core)
        if end == first or person is None:
            return
        name = " ".join(self._words.raw[first:end])
        entity = self._by_name.get(name)
        if entity is None:
            entity = Entity(name, ORG)
            self._by_name[name] = entity
            self.entities.append(entity)
        if entity.evidence <= 0:
            entity.places.append(first)
            person.belongs = entity

    def _printed(self, mention: Mention) -> str:
        return " ".join(self._words.raw[mention.core : mention.core_end])

    def _note(self, entity: Entity, mention: Mention) -> None:
        self._of[mention.core] = entity
        entity.places.append(mention.core)
        entity.evidence += self._evidence(mention)
        if mention.role[0] >= 0:
            entity.roles.append(mention.role)
        entity.sex = entity.sex or self._sex(mention)

    def _sex(self, mention: Mention) -> int:
        first, last = mention.role
        titles = 0
        for at in range(first, last) if first >= 0 else ():
            titles |= self._known[at] & f.GIVEN if self._known[at] & f.TITLE else 0
        if titles in (f.MAN, f.WOMAN):
            return titles
        if mention.core_end - mention.core > 1:
            return self._known[mention.core] & f.GIVEN
        return 0

    def _evidence(self, mention: Mention) -> int:
        """How this mention speaks for a person."""
        if mention.role[0] >= 0:
            return self._evidence_of_role(mention)
        talks = self._talking.get(mention.core, 0)
        if mention.possessive and self._owns_a_body_part(mention):
            talks -= 3
        if mention.core_end - mention.core == 1:
            return self._evidence_of_word(mention, talks)
        flags, first, last = self._known, mention.core, mention.core_end
        tail = flags[last - 1]
        if flags[first] & f.GIVEN and not tail & f.GROUP:
            return 3
        if tail & (f.ORG | f.NO_NAME | f.GROUP) or any(
            flags[at] & (f.PREP | f.NO_NAME | f.PLACE) for at in range(first, last)
        ):
            return -3
        if mention.first < first:
            return -2
        if talks < 0 or flags[first] & (f.ORG | f.OUTLET) or self._is_where(mention):
            return min(talks, 0)
        return 1

    def _evidence_of_role(self, mention: Mention) -> int:
        """A role before a name tells of a person; "owner" and "maker" do before a first name."""
        role = mention.role[1] - 1
        if self._words.low[role] not in _COMPANY_ROLES or self._known[mention.core] & f.GIVEN:
            return 3
        full = mention.core_end - mention.core > 1
        return 1 if full and self._known[role] & f.ROLE else -1

    def _evidence_of_word(self, mention: Mention, talks: int) -> int:
        """How a name of one word speaks for a person; `talks` is what its verbs tell."""
        bits, raw = self._known[mention.core], self._words.raw[mention.core]
        acronym = len(raw) > 1 and raw.isupper()
        if bits & (f.ORG | f.PLACE | f.PEOPLE | f.NO_NAME) or acronym:
            return -2
        return 1 if bits & f.GIVEN else -1 if mention.first < mention.core else talks

    def _is_where(self, mention: Mention) -> bool:
        """Whether the name says where something is, as no person does: "near Harwick Bay"."""
        before = self._words.low[mention.first - 1] if mention.first else ""
        given = self._known[mention.core] & f.GIVEN
        return before in _WHERE and not (given or mention.possessive)

    def _owns_a_body_part(self, mention: Mention) -> bool:
        """Whether only an institution has what the name owns: "Arden’s shares"."""
        behind = self._words.low[mention.last : mention.last + 3]
        return any(word in _OF_A_BODY for word in behind)

    def _add_appositions(self, block: Sequence[Mention]) -> None:
        """Notes "Kim Lee, the mayor of Ys" and "the mayor, Kim Lee" as roles of Kim Lee."""
        low = self._words.low
        for left, right in pairwise(block):
            beside = right.first == left.last + 1 and low[left.last] == ","
            if beside and left.kind == NAME and right.kind == NOMINAL and not left.prep:
                self._give_role(left, right)
        for at, mention in enumerate(block):
            if mention.kind == NAME and low[mention.first - 1] == ",":
                role = role_before(low, block, at)
                if role is not None:
                    self._give_role(mention, block[role])

    def _give_role(self, name: Mention, role: Mention) -> None:
        entity = self._of.get(name.core)
        bits = self._known[role.core_end - 1]
        if entity is not None and bits & f.GROUP and self._may_be_body(entity, name):
            self._holders[role.core] = entity
            entity.kind = ORG
        if entity is None or not bits & f.ROLE or (entity.evidence < -1 and entity.kind != PERSON):
            return
        self._holders[role.core] = entity
        entity.roles.append((role.first, role.last))
        entity.sex = entity.sex or (bits & f.GIVEN if bits & f.TITLE else 0)
        if entity.kind != PERSON and entity.evidence > -2:
            entity.kind = PERSON

    def _may_be_body(self, entity: Entity, name: Mention) -> bool:
        """Whether "the club, Arden Vale" may name the club: no sign of a person, and no "said"."""
        if name.last < len(self._known) and self._known[name.last] & f.CUE:
            return False
        return entity.kind != PERSON or not (entity.sex or entity.roles or entity.evidence > 2)

    def _kind(self, entity: Entity) -> str:
        if entity.evidence > 0:
            return PERSON
        bits = 0
        at = entity.places[0]
        raw = self._words.raw
        size = len(entity.name.split())
        for offset in range(size):
            bits |= self._known[at + offset] if at + offset < len(self._known) else 0
        if bits & f.NO_NAME:
            return THING
        if bits & f.ORG or (size == 1 and raw[at].isupper() and len(raw[at]) > 1):
            return ORG
        if bits & f.PLACE:
            return PLACE
        return THING if entity.evidence == 0 and size == 1 else ORG


def _holds(whole: Entity, parts: Sequence[str]) -> bool:
    """Whether `parts` stand together in a longer name, and not for another person's: a junior."""
    words = whole.name.lower().split()
    if len(parts) >= len(words) or words[-1] in _SUFFIXES:
        return False
    size = len(parts)
    return any(words[at : at + size] == list(parts) for at in range(len(words) - size + 1))


class _Indexes:
    """The persons and bodies of an article by the single words of their names."""

    def __init__(self, entities: Sequence[Entity], long: Sequence[Entity]) -> None:
        self._surnames: dict[str, list[Entity]] = {}
        self._given: dict[str, Entity] = {}
        self._inner: dict[str, list[Entity]] = {}
        for entity in entities:
            if entity.evidence < 0:
                continue
            parts = [part for part in entity.name.split() if part.lower() not in _SUFFIXES]
            self._surnames.setdefault(parts[-1], []).append(entity)
            self._given.setdefault(parts[0], entity)
        for entity in long:
            for part in entity.name.split()[1:-1]:
                self._inner.setdefault(part, []).append(entity)

    def find(self, name: str, sex: int) -> Entity | None:
        """Whom a single name stands for; `sex` is told by its title, or 0."""
        shared = self._surnames.get(name)
        if shared:
            return max(shared, key=lambda entity: (_fit(entity, sex), len(entity.places)))
        inner = self._inner.get(name, ())
        return self._given.get(name) or (inner[0] if len(inner) == 1 else None)


def _fit(entity: Entity, sex: int) -> int:
    """How well a person may have a title of this sex."""
    return 0 if not sex or not entity.sex else 1 if entity.sex == sex else -1
