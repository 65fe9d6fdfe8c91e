"""The commands, over the newsroom in memory."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.cli.main import run
from reader.cli.session import LibraryRequest, Session
from reader.errors import Busy, ReaderError
from tests.fakes import fake_newsroom


class Desk:
    """A command line at an invented library."""

    def __init__(self, capsys):
        self.newsroom = fake_newsroom()
        self.capsys = capsys
        self.requests: list[LibraryRequest] = []
        self.opened_app: list[LibraryRequest] = []
        self.environment: dict[str, str] = {}
        self.refusal: ReaderError | None = None

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        """Exit code, stdout and stderr."""
        session = Session(
            environment=self.environment,
            open_library=self.open,
            run_app=self.run_app,
            doctor=lambda request: [("network", "never used", True)],
        )
        code = run(session, arguments)
        out, err = self.capsys.readouterr()
        return code, out, err

    def open(self, request: LibraryRequest):
        self.requests.append(request)
        if self.refusal:
            raise self.refusal
        return self.newsroom, "velmar"

    def run_app(self, request: LibraryRequest) -> int:
        self.opened_app.append(request)
        return 0


@pytest.fixture
def desk(capsys):
    return Desk(capsys)


def test_a_folder_without_a_terminal_is_briefed(desk, tmp_path):
    code, out, _ = desk(str(tmp_path))
    assert code == 0
    assert "Who said what" in out
    assert "Ilse Maren" in out
    assert desk.requests[0].folder == tmp_path
    assert not desk.opened_app


def test_a_word_that_is_neither_command_nor_folder_is_refused_in_one_line(desk):
    code, out, err = desk("serach")
    assert (code, out) == (2, "")
    assert "no such folder or command: serach" in err
    assert "search" in err


def test_the_library_used_is_named_on_stderr_where_none_was_named(desk):
    _, out, err = desk("stories")
    assert "velmar" in err
    assert "velmar" not in out


def test_the_brief_names_speakers_matches_and_what_is_only_here(desk):
    _, out, _ = desk("brief", "--in", "velmar")
    assert "What matches" in out
    assert "Found only here" in out
    assert "via Radio Velmar" in out


def test_a_difference_in_words_is_marked_in_braces(desk):
    _, out, _ = desk("align", "harbour", "bridge")
    assert "{-" in out or "{+" in out
    assert "[-" not in out


def test_quotations_as_json_carry_spans_speaker_and_evidence(desk):
    code, out, _ = desk("quotes", "--json", "--speaker", "maren")
    found = json.loads(out)
    assert code == 0
    assert found["schema"] == "reader/quotes@1"
    first = found["quotations"][0]
    assert first["spans"][0]["speaker"] == "Ilse Maren"
    assert {"start", "end", "cue_start", "via", "confidence", "why"} <= set(first["spans"][0])


def test_quotations_as_csv_have_a_header_and_one_line_each(desk):
    _, out, _ = desk("quotes", "--csv", "--speaker", "maren")
    rows = list(csv.reader(io.StringIO(out)))
    assert rows[0][:3] == ["article_id", "file", "outlet"]
    assert {len(row) for row in rows} == {len(rows[0])}


def test_a_search_that_finds_nothing_exits_with_one(desk):
    code, out, _ = desk("search", "zeppelin")
    assert code == 1
    assert "0 of 4 articles; no filter active" in out


def test_a_search_marks_what_it_found(desk):
    code, out, _ = desk("search", "bridge")
    assert code == 0
    assert "‹bridge›" in out


def test_a_minus_before_a_word_reaches_the_query(desk):
    _, out, _ = desk("search", "--json", "bridge", "-frost")
    assert json.loads(out)["query"] == "bridge -frost"


def test_a_broken_query_gets_a_caret_and_exit_code_two(desk):
    code, out, err = desk("search", "(bridge")
    assert (code, out) == (2, "")
    assert "^" in err


def test_show_prints_exactly_the_text_that_offsets_count_in(desk):
    identifier = desk.newsroom.articles.resolve("harbour")
    _, out, _ = desk("show", "--text", "harbour")
    assert out == desk.newsroom.articles.text(identifier).text


def test_plain_output_speaks_each_quotation_in_words(desk):
    _, out, _ = desk("show", "--plain", "harbour")
    assert "Quotation by Ilse Maren" in out
    assert "Paragraph 3." in out


def test_an_article_that_is_not_there_is_a_usage_error(desk):
    code, _, err = desk("show", "nowhere")
    assert code == 2
    assert "nowhere" in err


def test_a_busy_library_exits_with_five_and_names_the_process(desk):
    desk.refusal = Busy("this library", pid=4711)
    code, _, err = desk("scan")
    assert code == 5
    assert "4711" in err


def test_the_doctor_says_that_the_network_is_never_used(desk):
    code, out, _ = desk("doctor")
    assert code == 0
    assert "network" in out and "never used" in out


@pytest.mark.parametrize("command", ["brief", "quotes", "speakers", "stories", "scan", "doctor"])
def test_every_command_has_json_with_a_schema(desk, command):
    _, out, _ = desk(command, "--json")
    assert json.loads(out)["schema"].startswith("reader/")


@pytest.mark.parametrize(
    "command",
    [
        "scan",
        "search",
        "show",
        "quotes",
        "speakers",
        "align",
        "stories",
        "brief",
        "doctor",
        "reindex",
        "extract",
    ],
)
def test_help_is_short_and_begins_with_what_the_command_is_for(desk, command):
    code, out, _ = desk(command, "--help")
    assert code == 0
    assert out.startswith("Usage: reader " + command)
    assert len(out.splitlines()) < 40


@pytest.mark.parametrize("command", ["export", "import"])
def test_the_help_of_a_group_shows_its_example_on_a_line_of_its_own(desk, command):
    _, out, _ = desk(command, "--help")
    assert f"\n    reader {command} corrections" in out


def test_quotations_that_nobody_said_are_told_on_stderr(desk):
    code, out, err = desk("quotes", "--speaker", "nobody", "--in", "velmar")
    assert (code, out) == (1, "")
    assert err == "no quotation fits\n"


def printing(stdout: int, state: Path) -> tuple[int, str]:
    """Exit code and stderr of a page of help that is printed to a file of the system."""
    run = subprocess.run(
        [sys.executable, "-m", "reader", "help", "query"],
        stdout=stdout,
        stderr=subprocess.PIPE,
        env={**os.environ, "XDG_STATE_HOME": str(state)},
        text=True,
        check=False,
    )
    return run.returncode, run.stderr


def test_a_pipe_that_nobody_reads_on_ends_the_command_quietly(tmp_path):
    read, write = os.pipe()
    os.close(read)
    assert printing(write, tmp_path) == (0, "")
    os.close(write)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no file that is always full")
def test_a_full_disk_is_told_and_is_no_error_of_the_program(tmp_path):
    with Path("/dev/full").open("w") as full:
        code, err = printing(full.fileno(), tmp_path)
    assert code == 4
    assert err.startswith("reader: cannot write: ")
    assert len(err.splitlines()) == 1
