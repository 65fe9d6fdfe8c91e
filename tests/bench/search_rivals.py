"""The engine and its rivals behind one face: the newest fifty and the exact total of a query."""

from __future__ import annotations

import datetime
import re
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

from reader.model.search import Order
from reader.search import plan
from reader.search.compile import Compiler
from reader.search.engine import IndexDocument
from reader.search.query import parse
from reader.search.syntax import And, Everything, Field, Node, Not, Phrase, Prefix, Word
from reader.search.whoosh_engine import WhooshEngine
from reader.search.words import norms

PAGE = 50
_TODAY = datetime.date(2026, 11, 1)


class Rival(Protocol):
    """Something that finds articles."""

    name: str

    def add(self, documents: Iterable[IndexDocument]) -> None:
        """Takes articles in and makes them durable."""
        ...

    def fresh(self) -> None:
        """Forgets what a new process would not know; opens again what it would open."""
        ...

    def newest(self, query: str) -> tuple[int, int]:
        """How many of the newest fifty there are, and the exact total."""
        ...


class Ours:
    """This program's engine, from the typed text on."""

    name = "reader"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.engine = WhooshEngine(folder)

    def add(self, documents: Iterable[IndexDocument]) -> None:
        self.engine.apply(documents, upto=0)

    def fresh(self) -> None:
        self.engine = WhooshEngine(self._folder)
        self.engine.view()

    def newest(self, query: str) -> tuple[int, int]:
        page = self.engine.search(self.plan(query), limit=PAGE)
        return len(page.rowids), page.total

    def best(self, query: str) -> None:
        self.engine.search(self.plan(query), limit=PAGE, order=Order.RELEVANCE)

    @staticmethod
    def plan(query: str, *, typing: bool = True) -> plan.Node:
        truth: Any = None  # The benchmark's queries ask nothing of a library.
        return Compiler(query, truth, today=_TODAY).compiled(parse(query, typing=typing))


class Fts5:
    """SQLite FTS5 with prefix indexes; its rowid is the order, so that it need not sort."""

    name = "fts5"

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / "fts5.db"
        self.fresh()
        self._db.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS articles USING fts5 (title, text, outlet,"
            " content='', prefix='1 2 3', tokenize='porter unicode61 remove_diacritics 2')"
        )

    def add(self, documents: Iterable[IndexDocument]) -> None:
        with self._db:
            self._db.executemany(
                "INSERT INTO articles (rowid, title, text, outlet) VALUES (?, ?, ?, ?)",
                ((_key(d), d.title, d.text, d.outlet) for d in documents),
            )

    def fresh(self) -> None:
        self._db = sqlite3.connect(self._path)

    def newest(self, query: str) -> tuple[int, int]:
        asked = _fts5(parse(query, typing=True))
        rows = self._db.execute(
            f"SELECT rowid FROM articles WHERE articles MATCH ? ORDER BY rowid DESC LIMIT {PAGE}",
            (asked,),
        ).fetchall()
        total = len(rows)
        if total == PAGE:
            total = self._db.execute(
                "SELECT count(*) FROM articles WHERE articles MATCH ?", (asked,)
            ).fetchone()[0]
        return len(rows), total

    def best(self, query: str) -> None:
        asked = _fts5(parse(query))
        self._db.execute(
            f"SELECT rowid FROM articles WHERE articles MATCH ? ORDER BY rank LIMIT {PAGE}",
            (asked,),
        ).fetchall()


def _key(document: IndexDocument) -> int:
    return (document.day.toordinal() if document.day else 0) << 32 | document.rowid


def _fts5(node: Node) -> str:
    match node:
        case And(parts):
            positive = [p for p in parts if not isinstance(p, Not)]
            excluded = [p.part for p in parts if isinstance(p, Not)]
            asked = " AND ".join(f"({_fts5(part)})" for part in positive)
            return f"({asked})" + "".join(f" NOT ({_fts5(part)})" for part in excluded)
        case Field(name, value):
            return f"{name} : {_fts5(value)}"
        case Prefix(text):
            return f'"{" ".join(norms(text))}"*'
        case Word(text) | Phrase(text):
            return '"' + " ".join(norms(text)) + '"'
        case _:
            raise TypeError(node)


class Tantivy:
    """tantivy through its Python binding, where that is installed."""

    name = "tantivy"

    def __init__(self, folder: Path) -> None:
        import tantivy

        folder.mkdir(parents=True, exist_ok=True)
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", tokenizer_name="default", index_option="position")
        builder.add_text_field("stems", tokenizer_name="en_stem", index_option="position")
        builder.add_text_field("outlet", tokenizer_name="default", index_option="basic")
        builder.add_integer_field("key", fast=True, indexed=False)
        self._tantivy, self._schema = tantivy, builder.build()
        self._index = tantivy.Index(self._schema, path=str(folder))
        self.fresh()

    def add(self, documents: Iterable[IndexDocument]) -> None:
        writer = self._index.writer(200_000_000, num_threads=1)
        for d in documents:
            text = f"{d.title}\n{d.text}"
            row = {"text": text, "stems": text, "outlet": d.outlet, "key": _key(d)}
            writer.add_document(self._tantivy.Document(**row))
        writer.commit()
        writer.wait_merging_threads()
        self.fresh()

    def fresh(self) -> None:
        self._index.reload()
        self._searcher = self._index.searcher()

    def newest(self, query: str) -> tuple[int, int]:
        asked = self._query(parse(query, typing=True))
        found = self._searcher.search(asked, PAGE, count=True, order_by_field="key")
        return len(found.hits), found.count

    def best(self, query: str) -> None:
        self._searcher.search(self._query(parse(query)), PAGE, count=False)

    def _query(self, node: Node) -> Any:
        query, occur = self._tantivy.Query, self._tantivy.Occur
        match node:
            case And(parts):
                return query.boolean_query(
                    [
                        (occur.MustNot, self._query(part.part))
                        if isinstance(part, Not)
                        else (occur.Must, self._query(part))
                        for part in parts
                    ]
                )
            case Field(name, value):
                return self._leaf(value, name, name)
            case Everything():
                return query.all_query()
            case _:
                return self._leaf(node, "text", "stems")

    def _leaf(self, term: Node, surface: str, stems: str) -> Any:
        """A term; tantivy divides words at apostrophes and points, so the term is divided too."""
        query, schema = self._tantivy.Query, self._schema
        pieces = re.findall(r"[^\W_]+", " ".join(norms(getattr(term, "text", ""))))
        *first, last = pieces
        if isinstance(term, Phrase) and first:
            return query.phrase_query(schema, surface, pieces)
        if isinstance(term, Prefix):
            begun = query.regex_query(schema, surface, last + ".*")
        else:
            begun = self._index.parse_query(last, [stems])
        whole = [query.term_query(schema, surface, piece) for piece in first]
        return query.boolean_query([(self._tantivy.Occur.Must, q) for q in (*whole, begun)])


def rivals(folder: Path, names: Sequence[str]) -> list[Any]:
    """Ours and those rivals that are asked for and installed."""
    found: list[Any] = [Ours(folder / "reader")]
    if "fts5" in names:
        found.append(Fts5(folder / "fts5"))
    if "tantivy" in names:
        try:
            found.append(Tantivy(folder / "tantivy"))
        except ImportError:
            print("tantivy is not installed: left out")
    return found
