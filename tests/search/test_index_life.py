"""The index survives crashes, damage and other processes, and never lies about what it holds."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from reader.errors import Busy, IndexDamaged
from reader.search import plan, whoosh_engine
from reader.search.engine import IndexDocument
from reader.search.plan import ValueField
from reader.search.whoosh_engine import WhooshEngine
from reader.search.whoosh_writing import WriteLock


def document(rowid: int, text: str = "the ferry sank") -> IndexDocument:
    return IndexDocument(rowid, None, "", text, "", "Coast Herald", ("Ana Lund",))


def live_index(folder: Path) -> Path:
    """The directory that holds Whoosh's files."""
    return folder / (folder / "current").read_text()


def rowids(engine: WhooshEngine, word: str = "ferry") -> list[int]:
    return sorted(engine.search(plan.Word(word), limit=1000).rowids)


def test_a_new_index_is_empty_and_its_watermark_is_nought(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    assert (engine.watermark(), engine.search(plan.All()).total) == (0, 0)


def test_applying_twice_leaves_one_document(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    for _ in range(2):
        engine.apply([document(1), document(2)], upto=7)
    assert (rowids(engine), engine.watermark()) == ([1, 2], 7)


def test_of_two_documents_with_one_rowid_in_a_batch_the_last_counts(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    engine.apply([document(1, "an old ferry"), document(1, "a new harbour")], upto=1)
    assert (rowids(engine, "ferry"), rowids(engine, "harbour")) == ([], [1])


def test_the_watermark_never_falls(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    engine.apply([document(1)], upto=9)
    engine.apply([document(1)], upto=4)
    assert engine.watermark() == 9


def test_what_is_gone_is_not_found_any_more(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    engine.apply([document(1), document(2), document(3)], upto=1)
    engine.apply([document(4)], upto=2, gone=[1])
    engine.delete([2, 99])
    assert rowids(engine) == [3, 4]


def test_another_open_engine_sees_what_was_written(tmp_path: Path) -> None:
    writer, reader = WhooshEngine(tmp_path), WhooshEngine(tmp_path)
    assert rowids(reader) == []
    writer.apply([document(1)], upto=1)
    assert rowids(reader) == [1]


def test_a_view_answers_on_after_its_index_was_rebuilt(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    engine.apply([document(1)], upto=1)
    view = engine.view()
    WhooshEngine(tmp_path).rebuild([document(2)], upto=2)
    answer = view.answer(plan.Word("ferry"), late=lambda: False, wanted=10)
    assert (answer.total, rowids(engine), engine.watermark()) == (1, [2], 2)


def test_a_failed_rebuild_leaves_the_old_index(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    engine.apply([document(1)], upto=1)

    def broken() -> object:
        yield document(2)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        engine.rebuild(broken(), upto=2)  # type: ignore[arg-type]
    assert (rowids(engine), engine.watermark()) == ([1], 1)
    assert [path.name for path in tmp_path.glob("v*")] == [live_index(tmp_path).name]


def test_searching_goes_on_while_the_index_is_rebuilt_again_and_again(tmp_path: Path) -> None:
    documents = [document(n) for n in range(1, 30)]
    WhooshEngine(tmp_path).rebuild(documents, upto=1)
    reader, totals, done = WhooshEngine(tmp_path), list[int](), threading.Event()

    def search() -> None:
        while not done.is_set():
            totals.append(reader.search(plan.Word("ferry")).total)

    thread = threading.Thread(target=search)
    thread.start()
    for upto in range(2, 12):
        WhooshEngine(tmp_path).rebuild(documents, upto=upto)
    done.set()
    thread.join()
    assert set(totals) == {29}


def test_a_rebuild_clears_away_what_others_left(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    engine.apply([document(1)], upto=1)
    for name in ("v0-3", "v1-9"):
        (tmp_path / name).mkdir()
    engine.rebuild([document(2)], upto=2)
    assert [path.name for path in tmp_path.glob("v*")] == [live_index(tmp_path).name]


def test_a_write_clears_away_what_a_killed_one_left(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    engine.apply([document(1)], upto=1)
    left = live_index(tmp_path) / "MAIN.tmp" / "half.run"
    left.parent.mkdir()
    left.write_bytes(b"half")
    engine.apply([document(2)], upto=2)
    assert not left.exists()


def test_a_failed_write_leaves_no_lock(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path, lock_timeout_s=0.2)
    engine.apply([document(1)], upto=1)

    def broken() -> object:
        yield document(2)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        engine.apply(broken(), upto=2)  # type: ignore[arg-type]
    engine.apply([document(3)], upto=3)
    assert rowids(engine) == [1, 3]


def test_a_second_writer_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path, lock_timeout_s=0.05)
    holder = (
        "import sys, time; from pathlib import Path\n"
        "from reader.search.whoosh_writing import WriteLock\n"
        "with WriteLock(Path(sys.argv[1]), timeout_s=5):\n"
        "    print('held', flush=True); sys.stdin.read()\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", holder, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout and process.stdin
    process.stdout.readline()
    with pytest.raises(Busy) as caught:
        engine.apply([document(1)], upto=1)
    assert caught.value.pid == process.pid
    process.stdin.close()
    process.wait()
    process.stdout.close()
    engine.apply([document(1)], upto=1)
    assert rowids(engine) == [1]


def test_reading_needs_no_lock(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path, lock_timeout_s=0.05)
    engine.apply([document(1)], upto=1)
    with WriteLock(tmp_path, timeout_s=1):
        assert rowids(WhooshEngine(tmp_path, lock_timeout_s=0.05)) == [1]


@pytest.mark.parametrize("kind", [".trm", ".pst", ".toc", ".col"])
@pytest.mark.parametrize("damage", ["cut", "zeroed", "gone"])
def test_any_damage_is_told_as_damage_or_does_no_harm(
    tmp_path: Path, kind: str, damage: str
) -> None:
    documents = [document(n, f"the ferry sank {n}") for n in range(1, 60)]
    WhooshEngine(tmp_path).apply(documents, upto=1)
    for path in live_index(tmp_path).glob("*.masks"):
        path.unlink()
    for path in live_index(tmp_path).glob(f"*{kind}"):
        spoil(path, damage)
    engine = WhooshEngine(tmp_path)
    try:
        total = engine.search(plan.Phrase(("ferry", "sank"))).total
    except IndexDamaged:
        engine.rebuild(documents, upto=1)
        total = engine.search(plan.Phrase(("ferry", "sank"))).total
    assert total == 59


def spoil(path: Path, damage: str) -> None:
    content = path.read_bytes()
    if damage == "gone":
        path.unlink()
    else:
        kept = content[: len(content) // 2]
        path.write_bytes(kept if damage == "cut" else bytes(len(content)))


@pytest.mark.parametrize("damage", ["cut", "zeroed", "gone"])
def test_a_spoilt_side_file_only_costs_time(tmp_path: Path, damage: str) -> None:
    WhooshEngine(tmp_path).apply([document(n) for n in range(1, 500)], upto=1)
    for path in live_index(tmp_path).glob("*.masks"):
        spoil(path, damage)
    engine = WhooshEngine(tmp_path)
    assert engine.search(plan.Prefix("f")).total == 499
    assert engine.facets(plan.All(), ValueField.SPEAKER)[0].count == 499


def test_an_index_of_another_version_is_left_alone_and_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "v0-1").mkdir()
    (tmp_path / "current").write_text("v0-1")
    engine = WhooshEngine(tmp_path)
    assert engine.watermark() == 0
    engine.apply([document(1)], upto=1)
    assert rowids(engine) == [1]


def test_the_smallest_of_many_parts_are_named_and_gathered(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    engine.apply([document(n) for n in range(1, 201)], upto=1)
    for n in range(201, 221):
        engine.apply([document(n)], upto=n)
    small = engine.scattered()
    assert len(small) == 13
    assert min(small) > 200
    engine.apply([document(n) for n in small], upto=300)
    assert (engine.health().segments, len(engine.scattered())) == (9, 0)
    assert rowids(engine) == list(range(1, 221))


def test_a_part_that_is_mostly_dead_is_named_and_written_anew(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    engine.apply([document(n) for n in range(1, 101)], upto=1)
    engine.delete(range(1, 10))
    assert engine.scattered() == []
    engine.delete(range(10, 21))
    left = list(engine.scattered())
    assert left == list(range(21, 101))
    engine.apply([document(n) for n in left], upto=2)
    assert (engine.health().deleted, rowids(engine)) == (0, left)


def test_the_slow_way_of_reading_postings_answers_alike(tmp_path: Path) -> None:
    chance = random.Random(3)
    words = ["ferry", "harbour", "mayor", "strike", "vote"]
    texts = [" ".join(chance.choices(words, k=9)) for _ in range(300)]
    WhooshEngine(tmp_path).apply([document(n, t) for n, t in enumerate(texts, 1)], upto=1)
    fast, slow = WhooshEngine(tmp_path), WhooshEngine(tmp_path, fast=False)
    assert (fast.health().fast, slow.health().fast) == (True, False)
    for node in (plan.Word("mayor"), plan.Phrase(("mayor", "strike")), plan.Prefix("s")):
        assert fast.search(node, limit=300).rowids == slow.search(node, limit=300).rowids


def test_beyond_the_deadline_the_total_is_a_lower_bound(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    engine.apply([document(n, "a b b") for n in range(1, 12_001)], upto=1)
    node = plan.Phrase(("a", "b", "b"))
    hurried = engine.search(node, limit=5, deadline_ms=0)
    assert not hurried.total_is_exact
    assert 5 <= hurried.total < 12_000
    assert hurried.rowids == (12_000, 11_999, 11_998, 11_997, 11_996)
    patient = engine.search(node, limit=5, deadline_ms=60_000)
    assert (patient.total, patient.total_is_exact) == (12_000, True)


def test_in_a_hurry_facets_count_what_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = WhooshEngine(tmp_path)
    for first in (1, 301, 601):
        engine.apply([document(n, "a b b") for n in range(first, first + 300)], upto=1)
    monkeypatch.setattr(whoosh_engine, "_COUNTING_MS", 0.0)
    counted = engine.facets(plan.Phrase(("a", "b", "b")), ValueField.OUTLET)
    assert sum(facet.count for facet in counted) <= 900


def test_in_a_hurry_pages_still_lead_through_the_whole_answer(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    rare = {70, 4000, 9000}
    texts = {n: "b b a" if n in rare else "b a b" for n in range(1, 12_001)}
    engine.apply([document(n, text) for n, text in texts.items()], upto=1)
    found: list[int] = []
    page = engine.search(plan.Phrase(("b", "b")), limit=2, deadline_ms=0)
    found.extend(page.rowids)
    while page.after is not None:
        page = engine.search(plan.Phrase(("b", "b")), limit=2, after=page.after, deadline_ms=0)
        found.extend(page.rowids)
    assert found == sorted(rare, reverse=True)


_VICTIM = """
import random, sys, time
from pathlib import Path
from reader.search.engine import IndexDocument
from reader.search.whoosh_engine import WhooshEngine

folder, start = Path(sys.argv[1]), int(sys.argv[2])
engine = WhooshEngine(folder)
print("ready", flush=True)
for upto in range(start, start + 10_000):
    rowids = [upto % 50 + 1, upto % 7 + 60, 1000 + upto]
    text = f"ferry {upto}"
    engine.apply([IndexDocument(r, None, "", text, "", "", ()) for r in rowids], upto=upto)
    print(upto, flush=True)
"""


def test_a_killed_writer_loses_nothing_that_it_had_reported_and_leaves_no_lock(
    tmp_path: Path,
) -> None:
    chance, told = random.Random(11), 0
    for _ in range(6):
        process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-c", _VICTIM, str(tmp_path), str(told + 1)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout
        for _ in range(chance.randint(1, 6)):
            said = process.stdout.readline().strip()
            told = int(said) if said.isdigit() else told
        process.kill()
        process.wait()
        process.stdout.close()
        engine = WhooshEngine(tmp_path, lock_timeout_s=0.5)
        assert engine.watermark() >= told
        assert engine.search(plan.Rows(frozenset({1000 + told}))).total == min(told, 1)
        engine.delete([5000])
        told = engine.watermark()
