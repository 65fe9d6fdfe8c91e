"""Saved searches and what a search has in common, over a real library."""

from __future__ import annotations

from typing import Any

import pytest

from reader.errors import UsageError
from reader.model.search import Seen
from reader.newsroom.services import Newsroom

TEXTS = {
    "tern.md": "---\noutlet: The Tern\ndate: 2031-05-01\n---\nThe auk kayak ran aground.\n\n"
    "“Nobody was hurt on the auk kayak,” said Ingrid Solheim. “The kayak is safe,” said Ola "
    "Brandt.",
    "gull.md": "---\noutlet: The Gull\ndate: 2031-06-02\n---\nThe kayak is late again today.",
    "wren.md": "---\noutlet: The Wren\ndate: 2031-06-03\n---\nNobody in town has seen a kayak.",
}


@pytest.fixture
def room(full_desk: Any) -> Newsroom:
    for name, text in TEXTS.items():
        full_desk.write(name, text)
    full_desk.scan()
    return full_desk.open()


def test_a_facet_says_how_to_ask_for_it(room: Newsroom) -> None:
    for facet in room.search.survey("kayak").facets:
        assert room.search.run(f"kayak {facet.condition}").articles == facet.count


def test_a_survey_tells_the_filters_and_what_they_hide(room: Newsroom) -> None:
    survey = room.search.survey("outlet:tern kay", typing=True)
    assert (survey.filters, survey.hidden) == (("outlet:tern",), 2)
    assert room.search.survey("kayak").hidden == 0


def test_a_survey_counts_tags_and_names_stories(room: Newsroom) -> None:
    tern, gull, wren = (room.articles.resolve(name) for name in ("tern", "gull", "wren"))
    room.notes.write(tern, room.articles.text(tern).sentences[0], text="Ask #harbour")
    room.stories.join([tern, gull, wren])
    room.stories.rename(room.stories.of(tern).id, name="The late kayak")
    facets = {facet.field: facet for facet in room.search.survey("kayak").facets}
    assert (facets["tag"].value, facets["tag"].condition) == ("harbour", "tag:harbour")
    assert (facets["story"].name, facets["story"].count) == ("The late kayak", 3)
    assert room.search.run(facets["story"].condition).total == 3


def test_places_of_a_query_for_speech_are_inside_the_quotations_that_answer(
    room: Newsroom,
) -> None:
    tern = room.articles.resolve("tern")
    text = room.articles.text(tern).text

    def places(query: str) -> list[str]:
        return [text[slice(*span)] for span in room.search.places(query, tern)]

    assert places("speaker:solheim kayak") == ["kayak"]
    assert places("speaker:brandt") == ["“The kayak is safe,”"]


def test_a_saved_search_is_renamed_in_one_act(room: Newsroom) -> None:
    room.search.save("Boats", "kayak")
    room.search.rename("boats", "Ships")
    assert [one.name for one in room.search.saved()] == ["Ships"]
    room.history.undo()
    assert [one.name for one in room.search.saved()] == ["Boats"]


def test_what_was_seen_under_the_old_name_is_seen_under_the_new_one(room: Newsroom) -> None:
    room.search.save("Boats", "kayak")
    room.search.seen("Boats", room.search.fresh("Boats", limit=9))
    room.search.rename("Boats", "Ships")
    assert not room.search.fresh("Ships", limit=9)


def test_a_name_that_is_taken_is_refused(room: Newsroom) -> None:
    room.search.save("Boats", "kayak")
    room.search.save("Birds", "auk")
    with pytest.raises(UsageError, match="already"):
        room.search.rename("Birds", "boats")


def test_hits_opened_in_the_app_are_still_new_to_what_prints_them(room: Newsroom) -> None:
    room.search.save("Boats", "kayak")
    room.search.seen("Boats", room.search.fresh("Boats", limit=9), where=Seen.OPENED)
    assert not room.search.fresh("Boats", limit=9, where=Seen.OPENED)
    assert len(room.search.fresh("Boats", limit=9)) == 3
