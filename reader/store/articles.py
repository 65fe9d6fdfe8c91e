"""Articles as lists and readers see them."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Iterable, Iterator, Sequence

from reader.errors import UnknownArticle
from reader.model.article import ArticleHead, Markup, Metadata, RawArticle
from reader.model.quotation import Extraction
from reader.store import codec, derived
from reader.store.connection import Connection
from reader.store.records import Layout, Source, StoredText
from reader.text.safe import printable

_HEAD = """
SELECT a.id, a.path, a.title, a.title_is_guess, a.outlet, a.day, a.words, a.quotations,
  coalesce(a.matches, 0),
  a.story,
  NOT EXISTS (SELECT 1 FROM read_articles r WHERE r.article = a.number),
  EXISTS (SELECT 1 FROM starred_articles s WHERE s.article = a.number),
  (SELECT count(*) FROM notes n WHERE n.article = a.number AND n.kind = 'note'),
  EXISTS (SELECT 1 FROM notes n WHERE n.article = a.number),
  a.gone
FROM articles a
"""


def counts(db: Connection) -> tuple[int, int, int, int]:
    """Articles, stories, quotations, and notes of every kind."""
    articles, stories, quotations = db.execute(
        "SELECT count(*), count(DISTINCT story), coalesce(sum(quotations), 0) FROM articles"
    ).fetchone()
    return articles, stories, quotations, db.execute("SELECT count(*) FROM notes").fetchone()[0]


def collection(db: Connection) -> tuple[int, int]:
    """How many articles the library holds, and of how many outlets that are known."""
    row = db.execute("SELECT count(*), count(DISTINCT outlet) FROM articles").fetchone()
    return int(row[0]), int(row[1])


def ids(db: Connection) -> list[str]:
    """Every article's id in list order: newest story first, inside a story earliest first."""
    return _joined(db, "")


def unread_ids(db: Connection) -> list[str]:
    """The ids of articles not read yet, in list order."""
    return _joined(db, "WHERE number NOT IN (SELECT article FROM read_articles)")


def marked_ids(db: Connection) -> list[str]:
    """The ids of articles that are starred or hold a note or bookmark, in list order."""
    return _joined(
        db,
        "WHERE number IN (SELECT article FROM starred_articles UNION SELECT article FROM notes)",
    )


def _joined(db: Connection, where: str) -> list[str]:
    # One long string crosses into Python several times faster than a hundred thousand rows.
    row = db.execute(
        f"SELECT group_concat(id, ' ') FROM (SELECT id FROM articles {where} {derived.LIST_ORDER})"
    ).fetchone()
    return row[0].split() if row[0] else []


def heads(db: Connection, wanted: Sequence[str]) -> list[ArticleHead]:
    """What lists show, in the order asked for; unknown ids are left out."""
    rows = db.execute(
        _HEAD + "WHERE a.id IN (SELECT value FROM json_each(?))", (json.dumps(list(wanted)),)
    )
    found = {row[0]: _head(row) for row in rows}
    return [found[article] for article in wanted if article in found]


def heads_by_number(db: Connection, numbers: Sequence[int]) -> dict[int, ArticleHead]:
    """What lists show, by article number; unknown numbers are left out."""
    wanted = json.dumps(list(numbers))
    rows = db.execute(
        "SELECT number, id FROM articles WHERE number IN (SELECT value FROM json_each(?))",
        (wanted,),
    ).fetchall()
    found = {head.id: head for head in heads(db, [row[1] for row in rows])}
    return {number: found[article] for number, article in rows}


def _head(row: Sequence[object]) -> ArticleHead:
    article, path, title, guess, outlet, day, words, quotations, matches, story, *state = row
    unread, starred, notes, marked, gone = state
    return ArticleHead(
        id=str(article),
        path=str(path),
        display_title=str(title),
        title_is_guess=bool(guess),
        outlet=outlet if outlet is None else str(outlet),
        day=None if day is None else datetime.date.fromisoformat(str(day)),
        words=int(str(words)),
        quotations=int(str(quotations)),
        matches=int(str(matches)),
        story=str(story),
        unread=bool(unread),
        starred=bool(starred),
        notes=int(str(notes)),
        marked=bool(marked),
        gone=bool(gone),
    )


def number(db: Connection, article: str) -> int:
    """The number of the article with that id.

    Raises:
        UnknownArticle: there is none.
    """
    row = db.execute("SELECT number FROM articles WHERE id = ?", (article,)).fetchone()
    if row is None:
        raise UnknownArticle(f"no article has the id “{article}”", hint="list them, or scan again")
    return int(row[0])


def id_of(db: Connection, number: int) -> str | None:
    """The id of the article with that number."""
    row = db.execute("SELECT id FROM articles WHERE number = ?", (number,)).fetchone()
    return None if row is None else str(row[0])


def containing(db: Connection, part: str) -> list[tuple[str, str]]:
    """The ids and paths of articles whose id or path contains the part, case ignored."""
    rows = db.execute(
        "SELECT id, path FROM articles"
        " WHERE instr(lower(id), lower(?1)) OR instr(lower(path), lower(?1)) ORDER BY path",
        (part,),
    )
    return rows.fetchall()


def whole_paths(db: Connection, name: str) -> dict[str, str]:
    """Where the articles lie whose path ends with the name, their folder included, by id.

    Articles whose file is gone are left out.
    """
    rows = db.execute(
        "SELECT a.id, d.path, a.path FROM articles a JOIN files f ON f.id = a.file"
        " JOIN folders d ON d.id = f.folder WHERE substr(a.path, -length(?1)) = ?1",
        (name,),
    )
    return {id: f"{printable(os.fsdecode(folder))}/{path}" for id, folder, path in rows}


def text(db: Connection, number: int, *, version: str | None = None) -> StoredText | None:
    """The article's present version, or the newest with that SHA-256; None where there is none."""
    row = db.execute(
        "SELECT a.id, a.path, v.id, v.sha256, v.encoding, v.plain, v.analysis, v.metadata,"
        " v.warnings, v.layout, v.text, n.corrected FROM articles a"
        " JOIN versions v ON v.article = a.number LEFT JOIN analyses n ON n.article = a.number"
        " WHERE a.number = ?1 AND CASE WHEN ?2 IS NULL THEN v.id = a.version"
        " ELSE v.sha256 = ?2 END ORDER BY v.id DESC LIMIT 1",
        (number, version),
    ).fetchone()
    if row is None:
        return None
    article, path, kept, sha256, encoding, plain, analysis, metadata, *rest = row
    warnings, layout, body, corrected = rest
    return StoredText(
        number=number,
        id=article,
        path=path,
        version=kept,
        sha256=sha256,
        encoding=encoding,
        plain=bool(plain),
        analysis=analysis,
        metadata=derived.with_hand(codec.loads(Metadata, metadata), derived.hand(db, number)),
        warnings=tuple(json.loads(warnings)),
        layout=codec.loads(Layout, layout),
        text=codec.expand(body),
        corrected=corrected or "",
    )


def texts(db: Connection, numbers: Iterable[int]) -> Iterator[tuple[int, str]]:
    """The cleaned texts of present versions, by article number, in no certain order."""
    rows = db.execute(
        "SELECT a.number, v.text FROM articles a JOIN versions v ON v.id = a.version"
        " WHERE a.number IN (SELECT value FROM json_each(?))",
        (json.dumps(list(numbers)),),
    )
    return ((number, codec.expand(body)) for number, body in rows)


def extraction(db: Connection, number: int) -> Extraction:
    """What stands in the article's present version, with the corrections applied."""
    row = db.execute(
        "SELECT coalesce(effective, extraction) FROM analyses WHERE article = ?", (number,)
    ).fetchone()
    return codec.loads(Extraction, codec.expand(row[0])) if row else Extraction()


def source(db: Connection, number: int) -> Source | None:
    """What the article's present version was analysed from."""
    row = db.execute(
        "SELECT a.key, a.path, v.sha256, v.encoding, v.plain, v.begins_at, v.metadata, v.warnings,"
        " v.marks, v.text, v.given FROM articles a JOIN versions v ON v.id = a.version"
        " WHERE a.number = ?",
        (number,),
    ).fetchone()
    if row is None:
        return None
    key, path, sha256, encoding, plain, begins_at, metadata, warnings, marks, body, given = row
    found = codec.loads(Metadata, metadata)
    raw = RawArticle(
        key=key,
        path=path,
        sha256=sha256,
        encoding=encoding,
        metadata=found,
        warnings=tuple(json.loads(warnings)),
        markup=codec.loads_many(Markup, marks),
        given=codec.expand(body if given is None else given),
        begins_at=begins_at,
        plain=bool(plain),
    )
    return Source(raw, derived.with_hand(found, derived.hand(db, number)))


def analysis(db: Connection, number: int) -> int | None:
    """The version of the analysis that the article's present version went through."""
    row = db.execute("SELECT analysis FROM analyses WHERE article = ?", (number,)).fetchone()
    return None if row is None else int(row[0])


def outdated(db: Connection, *, analysis: int) -> list[int]:
    """The numbers of articles whose analysis is another than the given one, or missing."""
    rows = db.execute(
        "SELECT number FROM articles LEFT JOIN analyses ON article = number"
        " WHERE analysis IS NOT ? ORDER BY number",
        (analysis,),
    )
    return [row[0] for row in rows]
