"""Who said what is decided once, for ever: through scans, lost indexes, edits and restarts."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from reader.__main__ import session
from reader.cli.main import run

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
LEAD = "Nobody expected an answer that day. "


class Desk:
    """A folder of articles that may be edited, and a command line over its library.

    Every call is a run of its own, as after a restart.
    """

    def __init__(self, folder: Path, read: Callable[[], tuple[str, str]]) -> None:
        self.folder = folder
        self._read = read

    def __call__(self, *arguments: object) -> tuple[int, str]:
        code = run(session(), [str(argument) for argument in arguments])
        return code, self._read()[0]

    def records(self, *arguments: object) -> list[dict[str, object]]:
        """The quotations that `reader quotes` lists."""
        return json.loads(self("quotes", *arguments, "--json")[1])["quotations"]

    def speakers(self) -> dict[str, int]:
        rows = json.loads(self("speakers", "--json")[1])["speakers"]
        return {row["name"]: row["quotations"] for row in rows}

    def edit(self, name: str, change: Callable[[str], str]) -> str:
        """Changes a file and scans; returns what the scan says."""
        path = self.folder / name
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
        os.utime(path, (2_000_000_000, 2_000_000_000))
        return self("scan")[1]


@dataclass(frozen=True)
class Case:
    """A folder of articles, a quotation in it, and two spellings of one name."""

    articles: Path
    file: str
    """The quotation's article."""
    words: str
    """The quotation, marks included; a paragraph of its own."""
    speaker: str
    spellings: tuple[str, str]


CASES = [
    Case(
        ROOT / "tests" / "articles" / "harbour",
        "courier.txt",
        "“I would weigh every word out of that harbour office with a very long spoon.”",
        "Arthur Quayle",
        ("Jelena Marković", "Jelena Markovic"),
    ),
    Case(
        SEEDS,
        "000_559249621fa213f8.txt",
        "“I would take anything coming out of the Kremlin with a very large shaker of salt.”",
        "Antony Blinken",
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
    ),
]


@pytest.fixture
def desk_over(tmp_path, capsys):
    """Opens a desk over a copy of a folder."""

    def opened(articles: Path) -> Desk:
        folder = tmp_path / articles.name
        shutil.copytree(articles, folder)
        desk = Desk(folder, capsys.readouterr)
        desk("scan", folder)
        return desk

    return opened


@pytest.fixture(params=CASES, ids=lambda case: case.articles.name)
def case(request):
    return request.param


@pytest.fixture
def desk(desk_over, case):
    return desk_over(case.articles)


def number(desk: Desk, case: Case) -> int:
    """The quotation's number in its article."""
    (found,) = [q for q in desk.records("--article", case.file) if q["text"] == case.words]
    return found["number"]


def decide(desk: Desk, case: Case) -> None:
    """Sets another speaker, then the right one; confirms; and merges the two spellings."""
    for name in ("Somebody Else", case.speaker):
        desk("correct", case.file, number(desk, case), "--speaker", name)
    desk("correct", case.file, number(desk, case), "--confirm")
    desk("speakers", "merge", *case.spellings, "--as", case.spellings[1])


def holds(desk: Desk, case: Case) -> bool:
    """Whether exactly what was decided stands."""
    checked = [(q["text"], q["spans"][0]["speaker"]) for q in desk.records("--reviewed")]
    return checked == [(case.words, case.speaker)] and is_merged(desk, case)


def is_merged(desk: Desk, case: Case) -> bool:
    other, shown = case.spellings
    counts = desk.speakers()
    return counts.get(shown) == 2 and other not in counts


def test_a_speaker_is_corrected_taken_back_and_done_again(desk, case):
    desk("correct", case.file, number(desk, case), "--speaker", "Somebody Else")
    assert [q["text"] for q in desk.records("--speaker", "Somebody")] == [case.words]
    desk("undo")
    assert desk.records("--reviewed") == []
    desk("undo", "--redo")
    assert [q["text"] for q in desk.records("--reviewed")] == [case.words]


def test_two_spellings_are_one_speaker_and_both_stay_as_printed(desk, case):
    decide(desk, case)
    assert is_merged(desk, case)
    for name in case.spellings:
        printed = {q["spans"][0]["speaker"] for q in desk.records("--speaker", name)}
        assert printed == set(case.spellings)
        found = json.loads(desk("search", f'speaker:"{name}"', "--json")[1])
        assert found["total"] == 2


def test_a_saved_file_a_new_index_and_a_lost_one_change_nothing(desk, case, places):
    decide(desk, case)
    desk.edit(case.file, lambda text: text)
    assert holds(desk, case)
    desk("reindex")
    assert holds(desk, case)
    shutil.rmtree(places.cache)
    assert holds(desk, case)
    found = json.loads(desk("search", f'speaker:"{case.spellings[0]}"', "--json")[1])
    assert found["total"] == 2


def test_a_correction_moves_with_its_words(desk, case):
    decide(desk, case)
    before = desk.records("--reviewed")[0]["spans"][0]["start"]
    told = desk.edit(case.file, lambda text: text.replace(case.words, LEAD + case.words))
    assert "corrections: moved 1\n" in told
    assert holds(desk, case)
    assert desk.records("--reviewed")[0]["spans"][0]["start"] == before + len(LEAD)


def test_a_correction_without_its_words_is_kept_as_an_orphan_until_they_are_back(desk, case):
    decide(desk, case)
    told = desk.edit(case.file, lambda text: text.replace(case.words, LEAD))
    assert "corrections: words gone 1\n" in told
    assert desk.records("--reviewed") == []
    (lost,) = json.loads(desk("quotes", "--orphans", "--json")[1])["orphans"]
    assert (lost["text"], lost["speaker"]) == (case.words, case.speaker)
    assert is_merged(desk, case)
    told = desk.edit(case.file, lambda text: text.replace(LEAD, case.words))
    assert "corrections: words back 1\n" in told
    assert holds(desk, case)


def test_a_merge_by_mistake_is_taken_back_and_split_works_the_same(desk_over):
    desk = desk_over(SEEDS)
    before = desk.speakers()
    desk("speakers", "merge", "Dmitry Peskov", "Vladimir Putin")
    assert desk.speakers()["Dmitry Peskov"] == 4
    desk("undo")
    assert desk.speakers() == before
    desk("speakers", "merge", "Dmitry Peskov", "Vladimir Putin")
    desk("speakers", "split", "Vladimir Putin")
    assert desk.speakers() == before


def test_the_speakers_of_the_two_sample_articles_are_counted(desk_over):
    assert desk_over(SEEDS).speakers() == {
        "Antony Blinken": 2,
        "Dmitry Peskov": 2,
        "Kremlin": 2,
        "Vladimir Putin": 2,
        "High-ranking U.S. officials": 1,
        "Mykhailo Podolyak": 1,
        "Volodymyr Zelensky": 1,
        "Volodymyr Zelenskyy": 1,
        "press service for the Kremlin": 1,
    }


def test_what_a_speaker_said_comes_with_relay_and_time(desk_over):
    desk = desk_over(SEEDS)
    _, out = desk("speakers", "Vladimir Putin")
    assert "via the Guardian" in out
    assert "said last year" in out
    assert "13 quotations: " in desk("quotes")[1]
