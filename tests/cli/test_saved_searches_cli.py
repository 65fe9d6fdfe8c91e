"""Saved searches, records for other programs, and help, over a real library."""

import csv
import io
import json
from pathlib import Path

import pytest

from reader import resources
from reader.__main__ import session
from reader.cli.main import run

ROOT = Path(__file__).parents[2]
FERRY = (
    "---\noutlet: The Tern\ndate: 2031-05-0{}\n---\nThe ferry {} ran aground.\n\n“{},” said {}.\n"
)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "harbour"
    made.mkdir()
    (made / "one.md").write_text(FERRY.format(1, "Kittiwake", "Nobody was hurt", "Ingrid Solheim"))
    (made / "two.md").write_text(FERRY.format(2, "Gannet", "It is a wreck now", "Ola Brandt"))
    return made


@pytest.fixture
def reader(capsys, folder):
    def call(*arguments: object) -> tuple[int, str, str]:
        code = run(session(), [str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    call("scan", folder)
    return call


def test_a_saved_search_is_listed_asked_and_part_of_others(reader):
    assert reader("search", "--save", "Ferries", "ferry", "-gannet")[0] == 0
    out = reader("searches")[1]
    assert "Ferries  1 article  ferry -gannet" in out
    assert reader("search", "--saved", "Ferries", "--count")[1].strip() == "1"
    assert reader("search", "--saved", "ferries", "wreck", "--count")[0] == 1
    assert reader("search", "ferry NOT query:ferries", "--count")[1].strip() == "1"


def test_removing_and_saving_are_undone(reader):
    reader("search", "--save", "Ferries", "ferry")
    reader("searches", "--remove", "ferries")
    assert reader("searches")[0] == 1
    reader("undo")
    assert "Ferries" in reader("searches")[1]
    reader("undo")
    assert reader("searches")[0] == 1


def test_a_saved_search_on_speech_counts_quotations_and_marks_words(reader):
    reader("search", "--save", "harbour master", "speaker:solheim quote:hurt")
    out = reader("search", 'query:"harbour master"')[1]
    assert '1 quotation in 1 article · understood as: query:"harbour master"' in out
    assert "‹hurt›" in out


@pytest.mark.parametrize(
    ("name", "query", "told"),
    [
        ("A", "query:A", "A → A"),
        ("A", "(ferry", "missing )"),
        ("A", "query:nowhere", "no saved search"),
        ("A", "colour:red", "no field"),
        ("?!", "ferry", "name"),
        ('a"b', "ferry", "name"),
    ],
)
def test_what_cannot_be_answered_is_not_saved(reader, name, query, told):
    code, _, err = reader("search", "--save", name, query)
    assert code == 2
    assert told in err
    assert reader("searches")[0] == 1


def test_a_circle_over_two_searches_is_refused_when_it_would_close(reader):
    reader("search", "--save", "A", "ferry")
    reader("search", "--save", "B", "query:A")
    code, _, err = reader("search", "--save", "A", "query:B")
    assert code == 2
    assert "A → B → A" in err


def test_searches_of_the_configuration_are_saved_searches(reader, tmp_path):
    file = tmp_path / "config.yaml"
    file.write_text("searches:\n  wrecks: wreck\n")
    assert "wrecks  1 article  wreck (configuration)" in reader("--config", file, "searches")[1]
    assert reader("--config", file, "search", "query:wrecks", "--count")[1].strip() == "1"
    code, _, err = reader("--config", file, "searches", "--remove", "wrecks")
    assert code == 2
    assert "configuration" in err


def test_new_prints_each_hit_once(reader, folder):
    reader("search", "--save", "Ferries", "ferry")
    ask = ["search", "--saved", "Ferries", "--new", "--format", "jsonl", "--fields", "file"]
    code, out, _ = reader(*ask)
    assert code == 0
    assert sorted(json.loads(line)["file"] for line in out.splitlines()) == ["one.md", "two.md"]
    assert reader(*ask)[:2] == (1, "")
    (folder / "three.md").write_text(FERRY.format(3, "Auk", "All is well", "Ola Brandt"))
    reader("scan", folder)
    assert reader(*ask)[1].splitlines() == ['{"file": "three.md"}']
    assert reader(*ask)[0] == 1


def test_new_leaves_what_a_limit_kept_back_for_the_next_time(reader):
    reader("search", "--save", "said", "speaker:*")
    ask = ["search", "--saved", "said", "--new", "--limit", "1", "--format", "text"]
    ask += ["--fields", "speaker"]
    assert reader(*ask)[1] == "Ola Brandt\n"
    assert reader(*ask)[1] == "Ingrid Solheim\n"
    assert reader(*ask)[0] == 1


def test_new_without_a_saved_search_is_refused(reader):
    assert reader("search", "--new", "ferry")[0] == 2


def test_a_table_has_a_header_and_the_fields_in_the_order_given(reader):
    out = reader("search", "ferry", "--format", "csv", "--fields", "date,file")[1]
    rows = list(csv.reader(io.StringIO(out)))
    assert rows == [["date", "file"], ["2031-05-02", "two.md"], ["2031-05-01", "one.md"]]
    out = reader("search", "ferry", "--format", "tsv", "--fields", "date,file")[1]
    assert out.splitlines()[1] == "2031-05-02\ttwo.md"


def test_a_formula_in_a_table_is_guarded(reader, folder):
    (folder / "=1+1.txt").write_text("An auk was seen near the pier on Monday.")
    reader("scan", folder)
    out = reader("search", "auk", "--format", "csv", "--fields", "file")[1]
    assert out.splitlines()[1] == "'=1+1.txt"


def test_markdown_escapes_what_would_end_a_cell(reader, folder):
    (folder / "a|b.txt").write_text("An auk was seen near the pier on Monday.")
    reader("scan", folder)
    out = reader("search", "auk", "--format", "md", "--fields", "file,paragraph")[1]
    assert out.splitlines() == ["| file | paragraph |", "| --- | --- |", "| a\\|b.txt | 1 |"]


def test_records_can_end_with_nul(reader):
    assert reader("search", "gannet", "--format", "text0")[1] == "two.md\0"


def test_an_unknown_field_names_those_there_are(reader):
    code, _, err = reader("search", "ferry", "--format", "csv", "--fields", "colour")
    assert code == 2
    assert "colour" in err and "snippet" in err


def test_help_prints_the_page_on_the_query_language(reader):
    code, out, _ = reader("help", "query")
    assert code == 0
    assert out == (ROOT / "docs" / "query.md").read_text(encoding="utf-8")
    assert resources.text("cli", "query.md") == out


def test_help_lists_commands_and_topics(reader):
    out = reader("help")[1]
    assert "extract" in out
    assert "query  the query language" in out


def test_help_on_a_command_is_what_the_command_says(reader):
    out = reader("help", "search")[1]
    assert "reader search" in out.splitlines()[0]
    assert "--fields" in out
    assert reader("help", "nonsense")[0] == 2


def test_new_hits_that_are_only_counted_stay_new(reader):
    reader("search", "--save", "Ferries", "ferry")
    assert reader("search", "--saved", "Ferries", "--new", "--count")[:2] == (0, "2\n")
    assert reader("search", "--saved", "Ferries", "--new", "--count")[:2] == (0, "2\n")
