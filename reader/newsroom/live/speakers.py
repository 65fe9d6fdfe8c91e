"""The people, institutions and groups who are quoted, counted across the library."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from reader.model.quotation import SpeakerKind
from reader.newsroom.live.desk import Desk
from reader.newsroom.live.names import alike, is_printed_name
from reader.newsroom.live.quotation_rows import rows_of
from reader.newsroom.quotes import QuotationRow
from reader.newsroom.speakers import SpeakerRow
from reader.store import articles, quotations
from reader.store.quotations import Wanted

_UNKNOWN_DAY = "9999"


class LiveSpeakers:
    """Implements `reader.newsroom.speakers.Speakers`."""

    def __init__(self, desk: Desk) -> None:
        self._library = desk.library

    def all(self) -> Sequence[SpeakerRow]:
        """Every speaker, most quoted first, then by name."""
        with self._library.reading() as db:
            counted = quotations.speakers(db)
            printed = quotations.printed(db)
        names: dict[str, dict[str, None]] = defaultdict(dict)
        roles: dict[str, dict[str, None]] = defaultdict(dict)
        for line in printed:
            if line.mention and is_printed_name(line.mention, line.speaker):
                names[line.speaker][line.mention] = None
            if line.role:
                roles[line.speaker][line.role] = None
        similar = alike(row.name for row in counted if row.kind is SpeakerKind.PERSON)
        return [
            SpeakerRow(
                name=row.name,
                kind=row.kind,
                quotations=row.quotations,
                articles=row.articles,
                printed=tuple(names[row.name]),
                roles=tuple(roles[row.name]),
                suggested=similar.get(row.name, ()),
            )
            for row in counted
        ]

    def statements(self, speaker: str) -> Sequence[QuotationRow]:
        """All quotations of a speaker, by day of utterance, then of publication, unknown last."""
        wanted = Wanted(speakers=[speaker])
        rows: list[QuotationRow] = []
        with self._library.reading() as db:
            numbers = quotations.articles(db, wanted)
            found = quotations.numbers(db, wanted, numbers)
            for number, head in articles.heads_by_number(db, numbers).items():
                rows.extend(rows_of(db, number, head, wanted=found[number]))
        return sorted(rows, key=_uttered)


def _uttered(row: QuotationRow) -> tuple[str, str, str, int]:
    published = row.article.day.isoformat() if row.article.day else _UNKNOWN_DAY
    said = row.quotation.said.date or _UNKNOWN_DAY
    return said, published, row.article.path, row.quotation.number
