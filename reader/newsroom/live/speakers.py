"""The people, institutions and groups who are quoted, counted across the library."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reader.errors import UsageError
from reader.model.quotation import SpeakerKind
from reader.model.speaker import Merge, PrintedForm
from reader.newsroom.live.desk import Desk
from reader.newsroom.live.names import alike, alike_in_role, is_printed_name
from reader.newsroom.live.naming import Naming, naming
from reader.newsroom.live.quotation_rows import rows_of
from reader.newsroom.quotes import QuotationRow
from reader.newsroom.speakers import SpeakerRow
from reader.store import acts, articles, quotations, speakers
from reader.store.connection import Connection
from reader.store.quotations import Printed, SpeakerCount, Wanted
from reader.store.targets import State, Target

_UNKNOWN_DAY = "9999"
_LONGEST = 200
"""Code points of a speaker's name."""


@dataclass(slots=True)
class _Speaker:
    """What is gathered of one speaker, under all names."""

    counts: list[SpeakerCount] = field(default_factory=list)
    printed: dict[str, None] = field(default_factory=dict)
    roles: dict[str, None] = field(default_factory=dict)
    forms: Counter[tuple[str | None, str]] = field(default_factory=Counter)

    @property
    def quotations(self) -> int:
        return sum(count.quotations for count in self.counts)

    def take(self, line: Printed) -> None:
        """Notes a wording under which the speaker is printed."""
        named = line.mention is not None and is_printed_name(line.mention, line.speaker)
        if line.mention and named:
            self.printed[line.mention] = None
        if line.role:
            self.roles[line.role] = None
        self.forms[line.outlet, line.mention if line.mention and named else line.speaker] += (
            line.times
        )


class LiveSpeakers:
    """Implements `reader.newsroom.speakers.Speakers`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._library = desk.library

    def all(self) -> Sequence[SpeakerRow]:
        """Every speaker, most quoted first, then by name."""
        with self._library.reading() as db:
            known = naming(db, self._desk)
            found = _gathered(db, known)
            aliases = {merge.name: merge.aliases for merge in known.merges()}
            rows = [_row(db, name, found[name], aliases.get(name, ())) for name in found]
        suggested = _suggested(found, known)
        return sorted(
            (_with(row, suggested.get(row.name, ())) for row in rows),
            key=lambda row: (-row.quotations, row.name),
        )

    def statements(self, speaker: str) -> Sequence[QuotationRow]:
        """All quotations of a speaker, by day of utterance, then of publication, unknown last."""
        rows: list[QuotationRow] = []
        with self._library.reading() as db:
            known = naming(db, self._desk)
            wanted = Wanted(speakers=known.names(known.of(speaker)))
            numbers = quotations.articles(db, wanted)
            found = quotations.numbers(db, wanted, numbers)
            for number, head in articles.heads_by_number(db, numbers).items():
                rows.extend(rows_of(db, number, head, wanted=found[number], known=known))
        return sorted(rows, key=_uttered)

    def merge(self, names: Sequence[str], *, display: str) -> None:
        """Decides that these names are one speaker's, shown as `display`."""
        shown = _name(display)
        with self._library.writing() as db:
            known = naming(db, self._desk)
            heads = {known.of(_name(name)) for name in names}
            members = frozenset({shown}).union(*(known.names(head) for head in heads))
            if len(members) < 2:
                raise UsageError("two names are needed to merge them")
            counts = quotations.speakers(db)
            _require_nobody_else(shown, heads, known, counts)
            _require_one_kind(members, counts)
            after: list[tuple[Target, State | None]] = [
                (speakers.target(name), {"shown": shown}) for name in sorted(members)
            ]
            self._act(db, after, f"merging of {_listed(heads | {shown})}")

    def split(self, name: str, *, out_of: str | None = None) -> None:
        """Decides that a merged name stands alone again."""
        with self._library.writing() as db:
            known = naming(db, self._desk)
            head = known.of(name)
            members = known.names(head)
            if len(members) < 2:
                raise UsageError(f"“{name}” is not merged with any other name")
            if out_of is not None and head != known.of(out_of):
                raise UsageError(f"“{name}” is not merged with “{out_of}” but with “{head}”")
            leaving = members if name == head else {name}
            after: list[tuple[Target, State | None]] = [
                (speakers.target(each), {"shown": each}) for each in sorted(leaving)
            ]
            self._act(db, after, f"splitting of {_listed(leaving)}")

    def set_apart(self, name: str) -> None:
        """Decides that a name stands alone, also where the configuration merges it."""
        alone = _name(name)
        with self._library.writing() as db:
            known = naming(db, self._desk)
            head = known.by_hand.get(alone)
            if head is not None and len(known.names(head)) > 1:
                raise UsageError(f"“{alone}” is shown as “{head}” here")
            self._act(db, [(speakers.target(alone), {"shown": alone})], f"keeping “{alone}” apart")

    def merges(self) -> Sequence[Merge]:
        """Everything that is merged, and the names a person set apart, by the name shown."""
        with self._library.reading() as db:
            return naming(db, self._desk).merges()

    def _act(self, db: Connection, after: list[tuple[Target, State | None]], what: str) -> None:
        acts.act(db, after, session=self._desk.signed(), what=what)


def _listed(names: Iterable[str]) -> str:
    """`“A. Crane” and “Ada Crane”`, for the log."""
    return " and ".join(f"“{name}”" for name in sorted(names))


def _name(given: str) -> str:
    """A name as one clean line."""
    from reader.text.clean import clean

    name = " ".join(clean(given).text.split())
    if not 0 < len(name) <= _LONGEST:
        raise UsageError(f"a speaker's name has 1 to {_LONGEST} characters")
    return name


def _require_nobody_else(
    shown: str, heads: set[str], known: Naming, counts: Iterable[SpeakerCount]
) -> None:
    taken = {known.of(count.name) for count in counts} | set(known.shown.values())
    if known.of(shown) in taken - heads:
        raise UsageError(
            f"“{shown}” is another speaker here", hint="name them too if they are the same"
        )


def _require_one_kind(members: frozenset[str], counts: Iterable[SpeakerCount]) -> None:
    kinds = {count.kind: count.name for count in counts if count.name in members}
    if len(kinds) > 1:
        told = ", ".join(f"“{name}” is {_KINDS[kind]}" for kind, name in kinds.items())
        raise UsageError(
            f"these are different things: {told}", hint="correct the kind of the quotations first"
        )


_KINDS = {
    SpeakerKind.PERSON: "a person",
    SpeakerKind.INSTITUTION: "an institution",
    SpeakerKind.GROUP: "an unnamed group",
    SpeakerKind.UNKNOWN: "unknown",
}


def _gathered(db: Connection, known: Naming) -> dict[str, _Speaker]:
    """Everyone who is quoted, by the name shown."""
    found: dict[str, _Speaker] = defaultdict(_Speaker)
    for count in quotations.speakers(db):
        found[known.of(count.name)].counts.append(count)
    for line in quotations.printed(db):
        found[known.of(line.speaker)].take(line)
    return found


def _row(db: Connection, name: str, speaker: _Speaker, aliases: tuple[str, ...]) -> SpeakerRow:
    merged = len(speaker.counts) > 1
    return SpeakerRow(
        name=name,
        kind=speaker.counts[0].kind,
        quotations=speaker.quotations,
        articles=(
            quotations.articles_of(db, (name, *aliases)) if merged else speaker.counts[0].articles
        ),
        printed=tuple(speaker.printed),
        roles=tuple(speaker.roles),
        aliases=aliases,
        forms=tuple(PrintedForm(*form, times) for form, times in speaker.forms.most_common()),
    )


def _with(row: SpeakerRow, suggested: tuple[str, ...]) -> SpeakerRow:
    return replace(row, suggested=suggested) if suggested else row


def _suggested(found: Mapping[str, _Speaker], known: Naming) -> dict[str, tuple[str, ...]]:
    """For each person shown the others that may be the same, by any of their names."""
    people = [
        count
        for speaker in found.values()
        for count in speaker.counts
        if count.kind is SpeakerKind.PERSON
    ]
    names = [count.name for count in people]
    roles = {name: tuple(found[known.of(name)].roles) for name in names}
    suggested: dict[str, dict[str, None]] = defaultdict(dict)
    for pairs in (alike(names), alike_in_role(roles)):
        for name, others in pairs.items():
            shown = (known.of(other) for other in others if not known.apart(name, other))
            suggested[known.of(name)].update(dict.fromkeys(shown))
    return {
        name: tuple(other for other in others if other != name)
        for name, others in suggested.items()
    }


def _uttered(row: QuotationRow) -> tuple[str, str, str, int]:
    published = row.article.day.isoformat() if row.article.day else _UNKNOWN_DAY
    said = row.quotation.said.date or _UNKNOWN_DAY
    return said, published, row.article.path, row.quotation.number
