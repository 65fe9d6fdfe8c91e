from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.store import articles, derived, files, intake, outbox, stories
from reader.store.connection import Library
from reader.store.records import Outcome
from tests.store.conftest import NOW, packed


def stored(library: Library, number: int) -> str:
    with library.reading() as db:
        found = articles.text(db, number)
        assert found is not None
        return found.text


def test_an_article_is_held_with_all_that_was_found(library, add):
    number, outcome = add(
        day="2031-05-03", outlet="The Tern", title="Ferry sinks", speakers=("Bo",)
    )
    assert outcome is Outcome.NEW
    with library.reading() as db:
        (head,) = articles.heads(db, articles.ids(db))
        found = articles.text(db, number)
    assert (head.display_title, head.title_is_guess, head.outlet) == (
        "Ferry sinks",
        False,
        "The Tern",
    )
    assert (head.words, head.quotations, head.unread) == (6, 1, True)
    assert found is not None and found.text == "The ferry sank. All were saved."


def test_an_unknown_headline_is_the_first_sentence_and_says_so(library, add):
    add()
    with library.reading() as db:
        (head,) = articles.heads(db, articles.ids(db))
    assert (head.display_title, head.title_is_guess) == ("The ferry sank.", True)


def test_the_same_article_again_is_unchanged_and_tells_the_index_nothing(library, add):
    add()
    with library.reading() as db:
        before = outbox.last(db)
    assert add()[1] is Outcome.UNCHANGED
    with library.reading() as db:
        assert outbox.last(db) == before


def test_a_changed_file_is_a_new_version_and_the_old_one_stays(library, add):
    number, _ = add()
    old = packed().sha256
    assert add("plain:a.txt", "The ferry floats. All is well.") == (number, Outcome.UPDATED)
    assert stored(library, number) == "The ferry floats. All is well."
    with library.reading() as db:
        kept = articles.text(db, number, version=old)
    assert kept is not None and kept.text == "The ferry sank. All were saved."


def test_new_metadata_for_the_same_bytes_is_no_new_version(library, add):
    number, _ = add()
    assert add(outlet="The Tern") == (number, Outcome.UPDATED)
    with library.reading() as db:
        versions = db.execute("SELECT count(*) FROM versions").fetchone()
    assert versions == (1,)


def test_a_new_analysis_of_the_same_text_is_no_change_to_people(library, add):
    number, _ = add()
    assert add(analysis=2, speakers=("Bo",)) == (number, Outcome.UNCHANGED)
    with library.reading() as db:
        assert articles.analysis(db, number) == 2
        assert articles.counts(db)[2] == 1
        assert articles.outdated(db, analysis=2) == []
        assert articles.outdated(db, analysis=3) == [number]


def test_the_same_bytes_under_another_path_are_a_duplicate(library, add):
    first, _ = add()
    second, outcome = add("plain:copy.txt")
    assert outcome is Outcome.DUPLICATE
    assert first != second


def test_vanished_bytes_that_appear_elsewhere_keep_number_and_id(library, tmp_path):
    with library.writing() as db:
        folder = files.add_folder(db, str(tmp_path))
        file = files.enter(db, folder, "a.txt")
        number, _ = intake.store(db, packed(), file=file, now=NOW)
        assert files.vanish(db, file) == {number}
        there = files.enter(db, folder, "b.txt")
        moved = intake.store(db, packed("plain:b.txt"), file=there, now=NOW)
        (head,) = articles.heads(db, articles.ids(db))
    assert moved == (number, Outcome.MOVED)
    assert (head.id, head.path, head.gone) == (packed().id, "b.txt", False)


def test_a_new_file_where_a_moved_one_was_gets_an_id_of_its_own(library, tmp_path):
    with library.writing() as db:
        folder = files.add_folder(db, str(tmp_path))
        file = files.enter(db, folder, "a.txt")
        intake.store(db, packed(), file=file, now=NOW)
        files.vanish(db, file)
        intake.store(db, packed("plain:b.txt"), file=files.enter(db, folder, "b.txt"), now=NOW)
        other = packed(text="Another story. Nothing shared.")
        intake.store(db, other, file=files.enter(db, folder, "a.txt"), now=NOW)
        ids = articles.ids(db)
    assert len(set(ids)) == 2


def test_a_vanished_article_stays_and_says_that_it_is_gone(library, tmp_path):
    with library.writing() as db:
        file = files.enter(db, files.add_folder(db, str(tmp_path)), "a.txt")
        intake.store(db, packed(), file=file, now=NOW)
        files.vanish(db, file)
        (head,) = articles.heads(db, articles.ids(db))
    assert head.gone


def test_the_list_shows_new_stories_first_and_undated_ones_last(library, add):
    add("plain:undated.txt", "No day. None.")
    add("plain:old.txt", "Long ago. Yes.", day="2029-01-01")
    add("plain:new.txt", "Just now. Yes.", day="2031-05-03")
    with library.reading() as db:
        paths = [head.path for head in articles.heads(db, articles.ids(db))]
    assert paths == ["new.txt", "old.txt", "undated.txt"]


def test_inside_a_story_the_earliest_comes_first(library, add):
    late, _ = add("plain:late.txt", "Second. Yes.", day="2031-05-04")
    early, _ = add("plain:early.txt", "First. Yes.", day="2031-05-03")
    with library.writing() as db:
        ids = {number: articles.id_of(db, number) for number in (late, early)}
        stories.place(db, [(ids[late], "a:story"), (ids[early], "a:story")])
        stories.settle_order(db)
        assert articles.ids(db) == [ids[early], ids[late]]


def test_words_of_a_title_that_would_steer_a_terminal_are_shown_as_symbols(library, add):
    add(title="Red \x1b[31m alert \ud800")
    with library.reading() as db:
        (head,) = articles.heads(db, articles.ids(db))
    assert head.display_title == "Red ␛[31m alert �"


days = st.none() | st.dates().map(lambda day: day.isoformat())


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(arrivals=st.lists(st.tuples(st.integers(0, 30), days), unique_by=lambda a: a[0], max_size=8))
def test_the_order_of_the_list_does_not_depend_on_the_order_of_arrival(tmp_path_factory, arrivals):
    listed = []
    for number, order in enumerate((arrivals, arrivals[::-1])):
        library = Library(tmp_path_factory.mktemp(f"order{number}") / "library.db")
        with library.writing() as db:
            for name, day in order:
                text = f"Text {name}. Yes."
                intake.store(db, packed(f"plain:{name}.txt", text, day=day), file=None, now=NOW)
            listed.append(articles.ids(db))
        library.close()
    assert listed[0] == listed[1]


@pytest.mark.parametrize("day", [None, "0001-01-01", "9999-12-31"])
def test_every_day_can_be_sorted(library, add, day):
    number, _ = add(day=day)
    with library.writing() as db:
        derived.settle(db, number)
        stories.settle_order(db)
        assert len(articles.ids(db)) == 1


def test_storing_never_looks_through_a_whole_table(library, add):
    add()
    ran: list[str] = []
    with library.writing() as db:
        db.set_trace_callback(ran.append)
        intake.store(db, packed("plain:b.txt", speakers=("Bo",)), file=None, now=NOW)
        intake.store(db, packed("plain:b.txt", "New words. Yes."), file=None, now=NOW)
        db.set_trace_callback(None)
        queries = [sql for sql in ran if sql.startswith(("SELECT", "UPDATE", "DELETE"))]
        plans = [row[3] for sql in queries for row in db.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert queries
    assert [plan for plan in plans if plan.startswith("SCAN")] == []
