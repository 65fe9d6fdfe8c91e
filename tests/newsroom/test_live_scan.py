from __future__ import annotations

import json
import os
import shutil

import pytest

from reader.errors import Busy, UsageError
from reader.model.article import Rejected
from reader.newsroom import analyse
from reader.newsroom.live import pack, parcels, pool, survey, take_in
from reader.newsroom.live.lock import scan_lock
from reader.newsroom.live.survey import Settings
from reader.sources.reading import Knowledge
from reader.sources.rules import compile_rule
from reader.store import codec
from tests.newsroom.conftest import BEES, FERRY, FERRY_AGAIN


def heads(room):
    return {head.path: head for head in room.articles.heads(room.articles.ids())}


def test_articles_come_in_with_what_is_known_about_them(full_desk):
    report = full_desk.open().scan.last()
    assert (report.new, report.unchanged, report.rejected) == (3, 0, ())
    found = heads(full_desk.open())
    ferry, bees = found["tern/ferry.txt"], found["bees.txt"]
    assert (ferry.display_title, ferry.outlet) == (
        "Ferry runs aground off Skerry Point",
        "The Tern",
    )
    assert bees.title_is_guess and bees.outlet is None and bees.day is None
    assert (ferry.quotations, bees.quotations) == (1, 1)


def test_a_second_scan_reads_nothing_and_says_unchanged(full_desk, monkeypatch):
    monkeypatch.setattr(parcels, "read", None)
    report = full_desk.scan()
    assert report.unchanged == 3
    assert not report.changed


def test_source_files_are_never_touched(desk):
    files = [
        desk.write("a.txt", FERRY),
        desk.write("b.md", BEES),
        desk.write("b.yaml", "outlet: X"),
    ]
    before = [(path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_mode) for path in files]
    desk.scan()
    after = [(path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_mode) for path in files]
    assert after == before
    assert sorted(desk.folder.iterdir()) == sorted(files)


def test_a_changed_file_is_a_new_version_of_the_same_article(full_desk):
    room = full_desk.open()
    id = room.articles.resolve("bees.txt")
    old = room.articles.text(id)
    full_desk.write("bees.txt", BEES.replace("two hundred", "three hundred"))
    report = full_desk.scan()
    assert (report.updated, report.unchanged) == (1, 2)
    assert "three hundred" in room.articles.text(id).text
    assert room.articles.text(id, version=old.version).text == old.text


def test_a_file_saved_again_with_the_same_bytes_is_unchanged(full_desk):
    path = full_desk.folder / "bees.txt"
    os.utime(path, ns=(1, 1))
    report = full_desk.scan()
    assert (report.updated, report.unchanged) == (0, 3)


def test_a_moved_file_keeps_its_id(full_desk):
    room = full_desk.open()
    id = room.articles.resolve("bees.txt")
    (full_desk.folder / "bees.txt").rename(full_desk.folder / "hives.txt")
    report = full_desk.scan()
    assert (report.moved, report.gone, report.new) == (1, 0, 0)
    assert room.articles.resolve("hives.txt") == id


def test_a_vanished_file_leaves_its_article_marked_and_comes_back(full_desk):
    text = (full_desk.folder / "bees.txt").read_bytes()
    (full_desk.folder / "bees.txt").unlink()
    report = full_desk.scan()
    assert report.gone == 1
    assert heads(full_desk.open())["bees.txt"].gone
    assert full_desk.scan().gone == 0
    full_desk.write("bees.txt", text)
    assert full_desk.scan().updated == 1
    assert not heads(full_desk.open())["bees.txt"].gone


def test_the_same_bytes_twice_are_counted_as_a_duplicate(desk):
    desk.write("a.txt", BEES)
    desk.write("b.txt", BEES)
    report = desk.scan()
    assert (report.new, report.duplicates) == (1, 1)
    assert report.changed


def test_what_is_no_article_is_listed_with_its_reason_each_time(desk):
    desk.write("good.txt", BEES)
    desk.write("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(200))
    desk.write("empty.txt", b"")
    (desk.folder / "loop").symlink_to(desk.folder)
    for _ in range(2):
        report = desk.scan()
        reasons = {rejected.path: rejected.reason for rejected in report.rejected}
        assert set(reasons) == {"picture.txt", "empty.txt", "loop"}
        assert "empty" in reasons["empty.txt"]
        assert "symbolic link" in reasons["loop"]


def test_odd_bytes_are_read_sensibly(desk):
    desk.write("latin.txt", "“Café,” said Zoë Brontë.".encode("cp1252"))
    desk.write("wide.txt", "A dull day. Nothing happened.".encode("utf-16"))
    desk.write("broken.txt", b"The first half is fine. \xff\xfe The rest \xc3\x28 is not.")
    report = desk.scan()
    room = desk.open()
    assert report.new + len(report.rejected) == 3
    latin = room.articles.text(room.articles.resolve("latin.txt"))
    assert latin.text == "“Café,” said Zoë Brontë."
    assert "cp1252" in latin.encoding
    assert room.articles.text(room.articles.resolve("wide.txt")).text.startswith("A dull day.")


def test_a_line_of_fifty_megabytes_is_listed_and_harms_nobody(desk):
    desk.write("good.txt", BEES)
    desk.write("endless.txt", b"word " * 10_000_000)
    report = desk.scan()
    assert report.new == 1
    assert [rejected.path for rejected in report.rejected] == ["endless.txt"]


def test_a_file_that_vanishes_during_the_scan_is_listed(desk, monkeypatch):
    desk.write("a.txt", BEES)
    fleeting = desk.write("b.txt", FERRY)
    look = survey.find

    def then_remove(*args, **known):
        yield from look(*args, **known)
        fleeting.unlink(missing_ok=True)

    monkeypatch.setattr(survey, "find", then_remove)
    report = desk.scan()
    assert report.new == 1
    assert [rejected.path for rejected in report.rejected] == ["b.txt"]


def test_an_article_whose_file_became_unreadable_keeps_its_last_text(full_desk):
    full_desk.write("bees.txt", bytes(500))
    report = full_desk.scan()
    assert [rejected.path for rejected in report.rejected] == ["bees.txt"]
    head = heads(full_desk.open())["bees.txt"]
    assert not head.gone
    room = full_desk.open()
    assert "beekeeper" in room.articles.text(head.id).text


@pytest.mark.parametrize("hidden", ["tern", "."])
def test_what_lies_in_a_folder_that_cannot_be_read_has_not_vanished(full_desk, monkeypatch, hidden):
    look = survey.find

    def refused(path, **known):
        whole = hidden == "."
        yield Rejected(str(path) if whole else hidden, "no permission to read it")
        for found in look(path, **known):
            if not whole and not found.relative.startswith(hidden):
                yield found

    monkeypatch.setattr(survey, "find", refused)
    report = full_desk.scan()
    assert report.gone == 0
    assert len(report.rejected) == 1


def test_a_folder_that_is_not_there_stops_the_scan_and_marks_nothing(full_desk):
    full_desk.folder.rename(full_desk.folder.with_name("elsewhere"))
    with pytest.raises(UsageError, match="no such folder"):
        full_desk.opened[0].services.scan.run()
    full_desk.folder.with_name("elsewhere").rename(full_desk.folder)
    assert full_desk.scan().gone == 0


def test_an_empty_folder_is_no_error(desk):
    report = desk.scan()
    assert not report.changed and report.rejected == ()
    assert list(desk.open().articles.ids()) == []


def test_one_scan_at_a_time_and_the_other_is_named(full_desk):
    room = full_desk.open()
    with (
        scan_lock(full_desk.opened[0].workspace.library),
        pytest.raises(Busy, match=str(os.getpid())) as caught,
    ):
        room.scan.run()
    assert caught.value.exit_code == 5
    assert room.scan.run().unchanged == 3


def test_notes_can_be_written_while_a_scan_is_running(full_desk, passage):
    room = full_desk.open()
    full_desk.write("new.txt", FERRY_AGAIN + "One more line.\n")
    article, span = passage("bees.txt", "two hundred hives")

    def write(progress):
        if progress.phase == "reading":
            room.notes.write(article, span, text="from another hand")

    full_desk.scan(progress=write)
    assert [note.text for note in room.notes.of(article)] == ["from another hand"]


def test_a_cancelled_scan_keeps_what_it_has_and_the_next_one_goes_on(desk, monkeypatch):
    monkeypatch.setattr(parcels, "_ARTICLES", 1)
    for number in range(6):
        desk.write(f"{number}.txt", f"Article {number} tells of a flood. It was number {number}.")
    steps = iter(range(8))
    report = desk.scan(cancelled=lambda: next(steps, None) is None)
    assert report.cancelled
    assert 0 < report.new < 6
    rest = desk.scan()
    assert rest.new == 6 - report.new
    assert desk.open().search.run("flood").total == 6


def test_the_report_of_the_last_finished_scan_is_kept(full_desk):
    full_desk.write("empty.txt", b" \n ")
    report = full_desk.scan()
    full_desk.scan(cancelled=lambda: True)
    assert full_desk.open().scan.last() == report
    assert report.rejected == (Rejected("empty.txt", report.rejected[0].reason),)


def test_no_report_before_the_first_scan(desk):
    assert desk.open().scan.last() is None


def test_progress_goes_through_its_phases_and_ends_done(desk):
    desk.write("a.txt", BEES)
    told = []
    desk.scan(progress=told.append)
    phases = list(dict.fromkeys(progress.phase for progress in told))
    assert phases == ["looking", "reading", "indexing", "stories", "done"]
    assert all(progress.done <= progress.total for progress in told)


def test_records_of_a_jsonl_file_are_articles_and_may_leave_it(desk):
    def lines(*ids):
        return "\n".join(
            json.dumps({"id": id, "text": f"The story of {id}. It is short.", "outlet": "Wire"})
            for id in ids
        )

    desk.write("wire.jsonl", lines("one", "two", "three") + "\nno json\n")
    report = desk.scan()
    assert (report.new, len(report.rejected)) == (3, 1)
    desk.write("wire.jsonl", lines("one", "two", "four"))
    report = desk.scan()
    assert (report.new, report.unchanged, report.gone, report.rejected) == (1, 2, 1, ())


def test_a_sidecar_that_appears_makes_its_article_due(full_desk):
    full_desk.write("bees.yaml", "outlet: Hive Monthly\n")
    assert full_desk.scan().updated == 1
    assert heads(full_desk.open())["bees.txt"].outlet == "Hive Monthly"


def test_new_path_rules_make_files_due(full_desk):
    rules = (compile_rule("{outlet}.txt"),)
    room = full_desk.open(settings=Settings(Knowledge(rules)))
    room.scan.run()
    assert heads(room)["bees.txt"].outlet == "bees"
    assert heads(room)["tern/ferry.txt"].outlet == "The Tern"


@pytest.fixture
def newer(full_desk, monkeypatch):
    """The version of an analysis newer than that of what the library holds."""
    version = analyse.VERSION + 1
    for module in (analyse, parcels, pack):
        monkeypatch.setattr(module, "VERSION", version)
    return version


def test_a_new_analysis_is_applied_by_the_next_scan(full_desk, newer):
    report = full_desk.scan()
    assert report.unchanged == 3
    with full_desk.opened[0].library.reading() as db:
        versions = db.execute("SELECT DISTINCT analysis FROM analyses").fetchall()
    assert versions == [(newer,)]


def test_a_new_analysis_looks_at_the_edited_file_and_not_at_what_it_was(full_desk, newer):
    full_desk.write("bees.txt", BEES + "\nMore snow is expected.\n")
    assert full_desk.scan().updated == 1
    room = full_desk.open()
    assert "More snow" in room.articles.text(room.articles.resolve("bees.txt")).text


def test_a_new_analysis_makes_no_second_article_of_one_that_was_moved(full_desk, newer):
    (full_desk.folder / "bees.txt").rename(full_desk.folder / "hives.txt")
    report = full_desk.scan()
    assert (report.moved, report.new, report.duplicates) == (1, 0, 0)
    assert len(full_desk.open().articles.ids()) == 3


def test_an_article_of_an_older_analysis_is_analysed_when_it_is_opened(full_desk):
    room = full_desk.open()
    library = full_desk.opened[0].library
    id = room.articles.resolve("bees.txt")
    with library.writing() as db:
        db.execute("UPDATE analyses SET analysis = 0, extraction = ?", (codec.squeeze("[]"),))
    assert len(room.quotes.of(id).quotations) == 1


def test_one_article_that_cannot_be_analysed_is_listed_and_the_others_come_in(desk, monkeypatch):
    whole = pool.pack

    def stumbling(raw, lexicon):
        if "Solheim" in raw.given:
            raise RecursionError
        return whole(raw, lexicon)

    monkeypatch.setattr(pool, "pack", stumbling)
    desk.write("a.txt", FERRY)
    desk.write("b.txt", BEES)
    report = desk.scan()
    assert report.new == 1
    assert report.rejected == (Rejected("a.txt", "the analysis failed (RecursionError)"),)


def test_workers_give_what_one_process_gives(desk, monkeypatch, tmp_path):
    for number in range(12):
        desk.write(f"{number}.txt", f"{FERRY_AGAIN}Paragraph {number}.\n")
    desk.write("bad.txt", bytes(100))
    monkeypatch.setattr(take_in, "_WORTH_WORKERS", 0)
    monkeypatch.setattr(parcels, "_ARTICLES", 3)
    dumps = []
    for jobs in (1, 2):
        report = desk.scan(jobs=jobs)
        assert (report.new, len(report.rejected)) == (12, 1)
        with desk.opened[-1].library.reading() as db:
            dumps.append(db.execute("SELECT * FROM analyses ORDER BY article").fetchall())
        desk.opened[-1].library.path.unlink()
        desk.opened.pop().close()
    assert dumps[0] == dumps[1]


def test_a_lost_index_is_built_anew_by_the_next_search(full_desk):
    assert full_desk.open().search.run("Kittiwake").total == 2
    shutil.rmtree(full_desk.opened[0].workspace.index)
    assert full_desk.open().search.run("Kittiwake").total == 2


def test_reindexing_answers_as_before(full_desk):
    room = full_desk.open()
    told = []
    room.scan.reindex(progress=told.append)
    assert told[-1].phase == "done"
    assert full_desk.open().search.run("Kittiwake").total == 2


def test_a_cancelled_scan_leaves_its_workers_nothing_to_do(desk, monkeypatch):
    for number in range(30):
        desk.write(f"{number}.txt", f"Article {number} tells of a flood. It was number {number}.")
    monkeypatch.setattr(take_in, "_WORTH_WORKERS", 0)
    monkeypatch.setattr(parcels, "_ARTICLES", 1)
    steps = iter(range(12))
    report = desk.scan(jobs=2, cancelled=lambda: next(steps, None) is None)
    assert report.cancelled
    assert 0 < report.new < 30
    assert desk.scan().new == 30 - report.new
