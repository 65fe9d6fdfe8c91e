"""What indexing costs, against Whoosh as its tutorial sets it up, on the same articles."""

from __future__ import annotations

import datetime
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from whoosh import analysis, fields, index

from reader.search.engine import IndexDocument
from reader.search.whoosh_engine import WhooshEngine


def cpu_seconds(documents: Sequence[IndexDocument]) -> dict[str, float]:
    """Processor seconds for our index with everything derived, and for the stock one."""
    with tempfile.TemporaryDirectory() as folder:
        return {
            "articles": len(documents),
            "reader": _timed(lambda: _ours(Path(folder, "ours"), documents)),
            "stock": stock_cpu_seconds(documents),
        }


def stock_cpu_seconds(documents: Sequence[IndexDocument]) -> float:
    """Processor seconds for Whoosh's index of the articles as its tutorial makes it."""
    with tempfile.TemporaryDirectory() as folder:
        return _timed(lambda: _stock(Path(folder, "stock"), documents))


def _timed(work: Callable[[], None]) -> float:
    started = time.process_time()
    work()
    return round(time.process_time() - started, 2)


def _ours(folder: Path, documents: Sequence[IndexDocument]) -> None:
    WhooshEngine(folder).apply(documents, upto=1)


def _stock(folder: Path, documents: Sequence[IndexDocument]) -> None:
    folder.mkdir()
    schema = fields.Schema(
        id=fields.ID(stored=True, unique=True),
        title=fields.TEXT(stored=True),
        body=fields.TEXT(stored=True, analyzer=analysis.StemmingAnalyzer()),
        outlet=fields.ID(stored=True),
        speaker=fields.KEYWORD(stored=True, commas=True, lowercase=True),
        date=fields.DATETIME(stored=True, sortable=True),
    )
    writer = index.create_in(folder, schema).writer(limitmb=256)
    for document in documents:
        writer.add_document(
            id=str(document.rowid),
            title=document.title,
            body=document.text,
            outlet=document.outlet,
            speaker=",".join(document.speakers),
            date=_midnight(document),
        )
    writer.commit()


def _midnight(document: IndexDocument) -> datetime.datetime:
    day = document.day or datetime.date(1, 1, 1)
    return datetime.datetime.combine(day, datetime.time())
