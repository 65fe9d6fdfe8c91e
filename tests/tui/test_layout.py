"""Which panes are on the screen, whatever its size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.tui.layout import Pane, arrange, neighbour, width_of

LIST, ARTICLE, PANEL = Pane.LIST, Pane.ARTICLE, Pane.PANEL


def test_from_100_columns_all_three_stand_side_by_side():
    shown = arrange(100, 24, pane=LIST)
    assert (shown.panes, shown.beneath) == ((LIST, ARTICLE, PANEL), False)


def test_below_100_columns_the_panel_stands_beneath_the_article():
    shown = arrange(99, 24, pane=ARTICLE)
    assert (shown.panes, shown.beneath) == ((ARTICLE, PANEL), True)


def test_below_100_columns_the_list_is_a_screen_of_its_own():
    assert arrange(99, 24, pane=LIST).panes == (LIST,)


@pytest.mark.parametrize("pane", list(Pane))
def test_below_60_columns_one_pane_has_the_screen(pane: Pane):
    assert arrange(59, 24, pane=pane).panes == (pane,)


def test_a_low_screen_has_no_panel_beneath():
    assert arrange(80, 11, pane=ARTICLE).panes == (ARTICLE,)


def test_the_panel_can_be_put_away_and_comes_back_with_the_keys():
    assert arrange(120, 40, pane=ARTICLE, panel=False).panes == (LIST, ARTICLE)
    assert arrange(120, 40, pane=PANEL, panel=False).panes == (LIST, ARTICLE, PANEL)


def test_zen_leaves_the_article_alone():
    assert arrange(200, 60, pane=ARTICLE, zen=True).panes == (ARTICLE,)


@given(
    st.integers(1, 400),
    st.integers(1, 200),
    st.sampled_from(list(Pane)),
    st.booleans(),
    st.booleans(),
)
def test_the_pane_with_the_keys_is_always_on_the_screen(width, height, pane, panel, zen):
    assert pane in arrange(width, height, pane=pane, panel=panel, zen=zen).panes


def test_tab_goes_round_and_the_arrow_stops_at_the_edge():
    assert neighbour(PANEL, 1, around=True, panel=True) is LIST
    assert neighbour(PANEL, 1, around=False, panel=True) is PANEL
    assert neighbour(ARTICLE, 1, around=True, panel=False) is LIST


@pytest.mark.parametrize(("layout", "panes"), [("wide", 3), ("stacked", 2), ("single", 1)])
def test_a_person_can_ask_for_an_arrangement(layout: str, panes: int):
    assert len(arrange(width_of(layout, 10), 40, pane=ARTICLE).panes) == panes


def test_the_usual_arrangement_goes_by_the_terminal():
    assert width_of("auto", 87) == 87
