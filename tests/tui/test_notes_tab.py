"""What a person left in an article, or in the whole library."""

from __future__ import annotations

from dataclasses import replace

from reader.model.note import AnchorState, Note, Placed
from reader.tui.widgets.notes_tab import NotesTab, holds, note_rows
from tests.fakes import fake_newsroom
from tests.showcase import HOSTILE, RAW, document_of, head_of, showcase

HARBOUR = "a:1000000001"
ROOM = fake_newsroom()
SENTENCES = ROOM.articles.text(HARBOUR).sentences
NOTE = ROOM.notes.write(HARBOUR, SENTENCES[1], text="Two or three?\n\nSee 102. #to-check")
MARK = ROOM.notes.set_mark("k", HARBOUR, SENTENCES[3])
BOOKMARK = ROOM.notes.toggle_bookmark(HARBOUR, SENTENCES[4])
DOCUMENT = document_of(ROOM, HARBOUR)


def told(*notes: Note) -> list[str]:
    return [row.text for row in note_rows(notes, document=DOCUMENT)]


def test_a_note_shows_its_lines_its_place_and_the_passage() -> None:
    lines = told(NOTE)
    assert lines[:3] == ["• Two or three?", "See 102. #to-check", "¶2"]
    assert lines[3].startswith("Engineers found cracks")


def test_a_mark_shows_its_letter() -> None:
    assert told(MARK)[0].startswith("k mark k")


def test_a_note_whose_words_moved_or_changed_says_so() -> None:
    moved = replace(NOTE, placed=Placed(AnchorState.MOVED, NOTE.placed.span))
    assert "moved · ¶2" in told(moved)


def test_a_note_whose_words_are_gone_comes_last_with_the_text_they_had() -> None:
    orphan = replace(NOTE, id=77, placed=Placed(AnchorState.ORPHAN))
    lines = told(orphan, MARK)
    gone = lines.index("Their words are gone")
    assert any("mark k" in line for line in lines[:gone])
    assert "Two or three?" in " ".join(lines[gone:])
    assert "Engineers found cracks" in " ".join(lines[gone:])


def test_a_filter_looks_at_text_tags_kind_and_passage_without_case_and_accents() -> None:
    assert holds(NOTE, "TO-CHECK three")
    assert holds(NOTE, "enginéers")
    assert holds(MARK, "mark")
    assert not holds(NOTE, "bookmark")


async def test_an_article_without_notes_says_how_to_write_one() -> None:
    tab = NotesTab()
    async with showcase(tab, (60, 10)) as stage:
        tab.show_document(document_of(fake_newsroom(), HARBOUR))
        assert "a writes one" in await stage.text()


async def test_the_library_names_the_article_of_each_note() -> None:
    tab = NotesTab()
    async with showcase(tab, (60, 20)) as stage:
        tab.show_library([NOTE, MARK], {HARBOUR: head_of(ROOM, HARBOUR)})
        assert "101 (outlet ?)" in await stage.text()
        assert "2 notes and marks in the library" in await stage.text()


async def test_another_article_leaves_the_librarys_list_as_it_is() -> None:
    tab = NotesTab()
    async with showcase(tab, (60, 20)) as stage:
        tab.show_library([NOTE, MARK], {})
        tab.show_document(replace(DOCUMENT, notes=[BOOKMARK]))
        assert "2 notes and marks in the library" in await stage.text()
        tab.show_article()
        assert "bookmark" in await stage.text()


async def test_filtering_says_how_many_are_left() -> None:
    tab = NotesTab()
    async with showcase(tab, (60, 20)) as stage:
        tab.show_library([NOTE, MARK], {})
        tab.filter("#to-check")
        assert "1 of 2 notes and marks with “#to-check”" in await stage.text()
        assert [target.about for target in tab.targets] == [NOTE]


async def test_the_note_under_the_cursor_can_be_acted_upon() -> None:
    tab = NotesTab()
    async with showcase(tab):
        tab.show_document(DOCUMENT)
        assert tab.note == NOTE


async def test_an_orphan_has_no_place_to_jump_to() -> None:
    orphan = replace(NOTE, placed=Placed(AnchorState.ORPHAN))
    tab = NotesTab()
    async with showcase(tab):
        tab.show_document(replace(DOCUMENT, notes=[orphan]))
        assert tab.target is not None
        assert tab.target.span is None


async def test_hostile_notes_are_shown_as_symbols() -> None:
    hostile = replace(NOTE, text=HOSTILE, anchor=replace(NOTE.anchor, exact=HOSTILE))
    tab = NotesTab()
    async with showcase(tab, (80, 10)) as stage:
        tab.show_document(replace(DOCUMENT, notes=[hostile]))
        tab.filter("")
        shown = await stage.text()
        assert shown.count("[bold]@click") == 2
        assert not any(raw in shown for raw in RAW)
