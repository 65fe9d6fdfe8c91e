"""Scans that are killed at any point: nothing is lost, and the next one goes on."""

from __future__ import annotations

import subprocess
import sys

import pytest

# Runs a scan in which the named function, called the n-th time, kills the process.
SCAN = """
import importlib, os, signal, sys
from pathlib import Path
from reader import locations
from reader.newsroom.live import parcels, take_in
from reader.newsroom.live.open import open_newsroom
from reader.newsroom.live.workspaces import choose

folder, module, name, times = sys.argv[1:]
owner = importlib.import_module(module)
*path, name = name.split(".")
for part in path:
    owner = getattr(owner, part)
whole, calls = getattr(owner, name), iter(range(int(times)))

def deadly(*args, **known):
    if next(calls, None) is None:
        os.kill(os.getpid(), signal.SIGKILL)
    return whole(*args, **known)

setattr(owner, name, deadly)
parcels._ARTICLES = 2
places = locations.standard(os.environ)
open_newsroom(choose(places, folder=Path(folder))).services.scan.run(jobs=1)
"""
POINTS = [
    ("reader.newsroom.live.writer", "Writer.take", 0),
    ("reader.newsroom.live.writer", "Writer.take", 7),
    ("reader.store.intake", "_finish", 3),
    ("reader.store.files", "finish", 5),
    ("reader.newsroom.live.indexing", "Index.catch_up", 0),
    ("reader.newsroom.live.indexing", "_document", 4),
    ("reader.store.outbox", "forget", 0),
    ("reader.newsroom.live.grouping", "_grouped", 0),
    ("reader.store.stories", "settle_order", 0),
]


def articles() -> dict[str, str]:
    """A dozen articles in files and one JSONL file; each pair is on one flood or fire."""
    flood = "The river Aske rose over its banks near {} on Sunday. Nobody drowned in flood {}.\n"
    made = {f"{n:02}.txt": flood.format(f"Mill {n // 2}", n // 2) for n in range(10)}
    records = (
        f'{{"id": "r{n}", "text": "Fire number {n} burned a barn. It rained."}}' for n in (1, 2)
    )
    return {**made, "wire.jsonl": "\n".join(records)}


def state(desk):
    """All that a person can see, however it came about."""
    room = desk.open()
    heads = room.articles.heads(room.articles.ids())
    return (
        [(h.id, h.path, h.display_title, h.words, h.quotations, h.story, h.matches) for h in heads],
        room.search.run("flood").total,
        room.search.run("").total,
    )


@pytest.mark.parametrize(("module", "name", "times"), POINTS)
def test_a_killed_scan_is_finished_by_the_next_one(desk, places, module, name, times):
    for path, text in articles().items():
        desk.write(path, text)
    killed = subprocess.run(
        [sys.executable, "-c", SCAN, str(desk.folder), module, name, str(times)],
        capture_output=True,
        check=False,
    )
    assert killed.returncode == -9, killed.stderr.decode()
    desk.scan()
    after_kill = state(desk)
    desk.close()
    desk.opened.clear()
    desk.places = type(places)(
        *(
            part.with_name(f"{part.name}-fresh")
            for part in (places.config, places.data, places.cache, places.state)
        )
    )
    desk.scan()
    assert after_kill == state(desk)
    assert len(after_kill[0]) == 12


def test_what_a_person_did_before_the_kill_is_there_after_it(full_desk, passage):
    room = full_desk.open()
    article, span = passage("bees.txt", "two hundred hives")
    room.notes.write(article, span, text="ask again")
    full_desk.write("new.txt", "Something new happened. It was good.")
    subprocess.run(
        [sys.executable, "-c", SCAN, str(full_desk.folder), *map(str, POINTS[1])],
        capture_output=True,
        check=False,
    )
    assert full_desk.scan().rejected == ()
    assert [note.text for note in full_desk.open().notes.all()] == ["ask again"]
