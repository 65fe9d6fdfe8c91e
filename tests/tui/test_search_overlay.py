"""Search over the library, as it looks while one types."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.errors import QueryError
from reader.model.search import Facet, Hit, Order, SearchPage, Snippet, Survey
from reader.model.span import Span
from reader.tui.messages import FacetChosen, OpenPassage, SearchChanged, SearchExplained, SearchMore
from reader.tui.widgets.hit_rows import label, marked, windowed
from reader.tui.widgets.search_overlay import SearchOverlay
from tests.fakes import fake_newsroom
from tests.showcase import HOSTILE, RAW, head_of, showcase

ROOM = fake_newsroom()
HARBOUR, POST = head_of(ROOM, "a:1000000001"), head_of(ROOM, "a:2000000002")
WIDE, NARROW = (120, 16), (80, 24)


def hit(words: str = "the bridge stays closed", *, post: bool = False) -> Hit:
    start = words.index("bridge") if "bridge" in words else 0
    snippet = Snippet(words, (Span(start, start + 6),))
    return Hit(POST if post else HARBOUR, Span(12, 18), 3, snippet, speaker="Ilse Maren")


def page(*hits: Hit, total: int | None = None, **fields: object) -> SearchPage:
    count = len(hits) if total is None else total
    made = SearchPage(hits, count, True, False, count, 0.62, "bridge")
    return replace(made, **fields)  # type: ignore[arg-type]


async def test_opening_asks_for_the_hits_of_the_empty_query() -> None:
    overlay = SearchOverlay()
    async with showcase(overlay, WIDE) as stage:
        overlay.open("")
        assert (await stage.asked(SearchChanged))[0] == SearchChanged("", Order.NEWEST)


async def test_every_letter_asks_anew() -> None:
    overlay = SearchOverlay()
    async with showcase(overlay, WIDE) as stage:
        overlay.open("")
        await stage.type("ice")
        asked = await stage.asked(SearchChanged)
        assert [message.query for message in asked[-3:]] == ["i", "ic", "ice"]


async def test_the_total_the_time_and_the_order_stand_beside_the_field() -> None:
    overlay = SearchOverlay()
    async with showcase(overlay, WIDE) as stage:
        overlay.show_page(page(hit(), hit(post=True)))
        assert (await stage.lines())[0].endswith("2 articles · 0.6 ms · sorted by date")


async def test_quotations_are_counted_as_quotations() -> None:
    overlay = SearchOverlay()
    async with showcase(overlay, WIDE) as stage:
        overlay.show_page(page(hit(), hit(), counts_quotations=True, articles=1))
        assert "2 quotations in 1 article" in await stage.text()


async def test_an_inexact_total_is_called_at_least() -> None:
    overlay = SearchOverlay()
    async with showcase(overlay, WIDE) as stage:
        overlay.show_page(page(hit(), total=3000, total_is_exact=False))
        assert "at least 3,000 articles" in await stage.text()


async def test_a_hit_takes_one_line_on_a_very_wide_screen() -> None:
    overlay = SearchOverlay()
    async with showcase(overlay, (140, 16)) as stage:
        overlay.show_page(page(hit()))
        line = next(line for line in await stage.lines() if "bridge stays" in line)
        assert line.startswith(" 101 · outlet ? · date ?  the bridge")
        assert "Ilse Maren ¶3" in line


async def test_a_hit_takes_two_lines_at_eighty_columns() -> None:
    overlay = SearchOverlay()
    async with showcase(overlay, NARROW) as stage:
        overlay.show_page(page(hit(post=True)))
        lines = await stage.lines()
        first = next(i for i, line in enumerate(lines) if "East Bank Post" in line)
        assert lines[first].endswith("Ilse Maren ¶3")
        assert "the bridge stays closed" in lines[first + 1]


FACETS = (
    Facet("outlet", "The Gull", 2, 'outlet:"The Gull"'),
    Facet("outlet", "Tern", 5, "outlet:Tern"),
    Facet("speaker", "Maren", 1, "speaker:Maren"),
)


async def test_facets_stand_beside_the_hits_the_most_frequent_first() -> None:
    overlay = SearchOverlay()
    async with showcase(overlay, WIDE) as stage:
        overlay.show_page(page(hit(), facets=FACETS))
        column = [line[WIDE[0] - 31 :].split() for line in await stage.lines()]
        shown = [words for words in column if words]
        assert shown[1:5] == [["outlets"], ["Tern", "5"], ["The", "Gull", "2"], ["speakers"]]


async def test_at_eighty_columns_facets_are_told_at_the_foot() -> None:
    overlay = SearchOverlay()
    async with showcase(overlay, NARROW) as stage:
        overlay.show_page(page(hit(), facets=FACETS))
        foot = "\n".join((await stage.lines())[-3:])
        assert "outlets  Tern 5  The Gull 2" in foot
        assert "speakers  Maren 1" in foot
        assert "understood as: bridge" in foot


async def test_at_eighty_columns_facets_take_the_place_of_the_hits_while_they_have_the_keys() -> (
    None
):
    overlay = SearchOverlay()
    async with showcase(overlay, NARROW) as stage:
        overlay.open("bridge")
        overlay.show_page(page(hit(), facets=FACETS))
        overlay.turn(1)
        assert "the bridge stays" in await stage.text()
        overlay.turn(1)
        shown = await stage.text()
        assert "the bridge stays" not in shown
        assert next(line.split() for line in shown.split("\n") if "Tern" in line) == ["Tern", "5"]
        overlay.turn(1)
        assert "the bridge stays" in await stage.text()
        assert overlay.field.has_focus


async def test_the_keys_go_from_field_to_hits_to_facets_and_back_again() -> None:
    overlay = SearchOverlay()
    async with showcase(overlay, WIDE) as stage:
        overlay.open("bridge")
        overlay.show_page(page(hit(), facets=FACETS))
        await stage.text()
        order = []
        for _ in range(3):
            overlay.turn(1)
            order.append(overlay.screen.focused)
        assert order == [overlay.hits, overlay.facets, overlay.field]
        overlay.turn(-1)
        assert overlay.in_facets


async def test_where_there_is_nothing_to_choose_the_keys_stay_in_the_field() -> None:
    overlay = SearchOverlay()
    async with showcase(overlay, WIDE) as stage:
        overlay.open("xyzzy")
        overlay.show_page(page())
        await stage.text()
        overlay.turn(1)
        assert overlay.field.has_focus


async def test_what_narrows_the_search_is_ticked_and_what_it_bars_is_struck() -> None:
    overlay = SearchOverlay()
    understood = 'outlet:"The Gull" AND NOT outlet:Tern AND is:unread'
    filters = ('outlet:"The Gull"', "NOT outlet:Tern", "is:unread")
    async with showcase(overlay, WIDE) as stage:
        overlay.show_page(page(hit(), facets=FACETS, understood=understood, filters=filters))
        shown = await stage.text()
        assert "✓ The Gull" in shown
        assert "− Tern" in shown
        assert "✓ is:unread" in shown


async def test_a_click_on_a_facet_asks_for_it() -> None:
    overlay = SearchOverlay()
    async with showcase(overlay, WIDE) as stage:
        overlay.show_page(page(hit(), facets=FACETS))
        line = next(y for y, text in enumerate(await stage.lines()) if "Tern" in text)
        await stage.click(100, line)
        assert await stage.asked(FacetChosen)
        assert overlay.facet == FACETS[1]


async def test_nothing_found_says_of_how_many_and_that_no_filter_hides_any() -> None:
    overlay = SearchOverlay()
    async with showcase(overlay, WIDE) as stage:
        overlay.open("xyzzy")
        overlay.show_page(page(library=4))
        assert "0 of 4 articles; no filter active" in await stage.text()


async def test_nothing_found_names_the_filter_that_hides() -> None:
    overlay = SearchOverlay()
    async with showcase(overlay, WIDE) as stage:
        overlay.open("ice is:unread")
        overlay.show_page(page(library=4, filters=("is:unread",)))
        assert "0 of 4 articles; filter is:unread" in await stage.text()
        overlay.show_survey("ice is:unread", Survey((), ("is:unread",), 3))
        assert "0 of 4 articles; filter is:unread hides 3 articles" in await stage.text()


async def test_active_filters_are_told_and_then_how_many_they_hide() -> None:
    overlay = SearchOverlay()
    async with showcase(overlay, WIDE) as stage:
        overlay.open("outlet:tern ice")
        overlay.show_page(page(hit(), filters=("outlet:tern",)))
        assert (await stage.lines())[1].strip() == "filter outlet:tern"
        overlay.show_survey("outlet:tern ice", Survey((), ("outlet:tern",), 1))
        assert (await stage.lines())[1].strip() == "filter outlet:tern hides 1 article"


async def test_a_survey_adds_tags_and_names_stories() -> None:
    overlay = SearchOverlay()
    story = Facet("story", "a:1", 2, "story:a:1", "The bridge of ice")
    async with showcase(overlay, WIDE) as stage:
        overlay.open("ice")
        overlay.show_page(page(hit(), facets=FACETS))
        overlay.show_survey("ice", Survey((*FACETS, Facet("tag", "ask", 1, "tag:ask"), story)))
        shown = await stage.text()
        assert "tags" in shown
        assert "The bridge of ice" in shown


async def test_a_survey_of_an_earlier_query_is_passed_over() -> None:
    overlay = SearchOverlay()
    async with showcase(overlay, WIDE) as stage:
        overlay.open("ice")
        overlay.show_page(page(hit()))
        overlay.show_survey("i", Survey(FACETS))
        assert "The Gull" not in await stage.text()


async def test_another_query_is_asked_for_without_taking_the_keys() -> None:
    overlay = SearchOverlay()
    async with showcase(overlay, WIDE) as stage:
        overlay.open("ice")
        overlay.show_page(page(hit(), facets=FACETS))
        await stage.text()
        overlay.turn(-1)
        overlay.ask_for("outlet:Tern ice")
        asked = [message.query for message in await stage.asked(SearchChanged)]
        assert asked == ["ice", "outlet:Tern ice"]
        assert overlay.in_facets


async def test_an_answer_that_is_called_off_is_not_waited_for() -> None:
    overlay = SearchOverlay()
    async with showcase(overlay, WIDE) as stage:
        overlay.open("bridge")
        overlay.accept()
        overlay.call_off("cancelled")
        assert not overlay.is_accepting
        assert (await stage.lines())[0].endswith("cancelled")


async def test_after_an_error_the_last_total_is_shown_again() -> None:
    overlay = SearchOverlay()
    async with showcase(overlay, WIDE) as stage:
        overlay.show_page(page(hit()))
        overlay.open("(")
        overlay.call_off("searching…")
        overlay.show_error(QueryError("unclosed", query="(", position=1))
        assert "1 article · 0.6 ms" in (await stage.lines())[0]


async def test_passages_like_one_are_told_apart_from_what_answers_a_query() -> None:
    overlay = SearchOverlay()
    async with showcase(overlay, WIDE) as stage:
        overlay.open_like("the bridge is closed")
        overlay.show_page(page(hit(post=True), understood="passages that share bridge"))
        lines = await stage.lines()
        assert lines[0].endswith("sorted by rare words shared")
        assert lines[1].strip() == "passages like “the bridge is closed”"
        await stage.press("enter")
        assert await stage.asked(OpenPassage) == [OpenPassage(POST.id, Span(12, 18), "")]


async def test_typing_leaves_the_passages_like_one() -> None:
    overlay = SearchOverlay()
    async with showcase(overlay, WIDE) as stage:
        overlay.open_like("the bridge is closed")
        overlay.show_page(page(hit(post=True)))
        await stage.type("i")
        overlay.show_page(page(hit()))
        assert "passages like" not in await stage.text()


async def test_an_error_has_a_caret_under_its_place_and_the_last_good_hits_stay() -> None:
    overlay = SearchOverlay()
    async with showcase(overlay, WIDE) as stage:
        overlay.open("ice (")
        overlay.show_page(page(hit()))
        overlay.show_error(QueryError("unclosed", query="ice (", position=4, expected=")"))
        lines = await stage.lines()
        assert lines[1].index("^") == lines[0].index("(")
        assert lines[1].endswith("^ unclosed, expected )")
        assert any("the bridge stays closed" in line for line in lines)


async def test_a_good_answer_takes_the_error_away() -> None:
    overlay = SearchOverlay()
    async with showcase(overlay, WIDE) as stage:
        overlay.show_error(QueryError("unclosed", query="(", position=0))
        overlay.show_page(page(hit()))
        assert "unclosed" not in await stage.text()


async def test_what_a_person_should_know_stands_under_the_field() -> None:
    overlay = SearchOverlay()
    async with showcase(overlay, WIDE) as stage:
        overlay.show_page(page(hit(), hints=("do not and don’t differ",)))
        assert (await stage.lines())[1].strip() == "do not and don’t differ"


async def test_enter_opens_the_chosen_hit_at_its_passage_with_its_query() -> None:
    overlay = SearchOverlay()
    async with showcase(overlay, WIDE) as stage:
        overlay.open("bridge")
        overlay.show_page(page(hit(), hit(post=True)))
        overlay.move_rows(1)
        await stage.press("enter")
        assert await stage.asked(OpenPassage) == [OpenPassage(POST.id, Span(12, 18), "bridge")]


async def test_at_the_last_hit_shown_more_are_asked_for() -> None:
    overlay = SearchOverlay()
    async with showcase(overlay, WIDE) as stage:
        overlay.open("bridge")
        overlay.show_page(page(hit(), total=2, cursor="next"))
        overlay.move_rows(1)
        assert await stage.asked(SearchMore) == [SearchMore("bridge", Order.NEWEST, "next")]
        overlay.add_page(page(hit(post=True), total=2))
        overlay.move_rows(1)
        assert overlay.target is not None
        assert overlay.target.article == POST.id


async def test_the_other_order_asks_again() -> None:
    overlay = SearchOverlay()
    async with showcase(overlay, WIDE) as stage:
        overlay.open("bridge")
        overlay.next_order()
        assert (await stage.asked(SearchChanged))[-1].order is Order.RELEVANCE


async def test_earlier_searches_come_back() -> None:
    overlay = SearchOverlay()
    async with showcase(overlay, WIDE) as stage:
        for query in ("ice", "frost"):
            overlay.open(query)
            overlay.show_page(page(hit()))
            await stage.press("enter")
        overlay.open("")
        overlay.field.earlier()
        assert overlay.typed == "frost"
        overlay.field.earlier()
        assert overlay.typed == "ice"


async def test_an_explanation_stands_above_the_hits_until_it_is_asked_for_again() -> None:
    overlay = SearchOverlay()
    async with showcase(overlay, WIDE) as stage:
        overlay.open("bridge")
        overlay.show_page(page(hit()))
        overlay.explain()
        assert await stage.asked(SearchExplained) == [SearchExplained("bridge")]
        overlay.show_explanation("stem: bridg\nno word was dropped")
        shown = await stage.text()
        assert "stem: bridg" in shown
        assert "the bridge stays closed" in shown
        overlay.explain()
        assert "stem: bridg" not in await stage.text()


async def test_another_answer_takes_the_explanation_away() -> None:
    overlay = SearchOverlay()
    async with showcase(overlay, WIDE) as stage:
        overlay.show_explanation("stem: bridg")
        overlay.show_page(page(hit()))
        assert "stem: bridg" not in await stage.text()


async def test_what_was_expected_is_not_said_twice() -> None:
    overlay = SearchOverlay()
    async with showcase(overlay, WIDE) as stage:
        overlay.show_error(QueryError("missing )", query="(", position=1, expected=")"))
        assert (await stage.lines())[1].endswith("^ missing )")


async def test_hostile_hits_and_errors_are_shown_as_symbols() -> None:
    overlay = SearchOverlay()
    hostile = replace(hit(HOSTILE), speaker=HOSTILE, article=replace(POST, outlet=HOSTILE))
    async with showcase(overlay, NARROW) as stage:
        overlay.show_page(page(hostile, understood=HOSTILE, hints=(HOSTILE,)))
        shown = await stage.text()
        assert "[bold]" in shown
        assert not any(raw in shown for raw in RAW)
        overlay.show_error(QueryError(HOSTILE, query="", position=0))
        shown = await stage.text()
        assert "[bold]" in shown
        assert not any(raw in shown for raw in RAW)


def test_a_hit_is_labelled_by_outlet_and_day_or_by_what_is_unknown() -> None:
    assert label(hit()) == "101 · outlet ? · date ?"
    assert label(hit(post=True)) == "East Bank Post · 2031-11-04"


@pytest.mark.parametrize("room", [30, 40, 60])
def test_a_long_snippet_is_cut_around_its_first_mark(room: int) -> None:
    text = "word " * 20 + "bridge" + " word" * 20
    cut = windowed(Snippet(text, (Span(100, 106),)), room)
    assert [cut.text[slice(*mark)] for mark in cut.marks] == ["bridge"]
    assert cut.marks[0].end <= room
    assert cut.text.startswith("…word")


def test_matched_words_have_a_look_of_their_own() -> None:
    runs = marked(Snippet("a bridge here", (Span(2, 8),)))
    assert [(run.text, run.look) for run in runs] == [("a ", ""), ("bridge", "hit"), (" here", "")]


def test_marks_outside_the_snippet_are_ignored() -> None:
    assert [run.text for run in marked(Snippet("short", (Span(3, 90),)))] == ["short"]
