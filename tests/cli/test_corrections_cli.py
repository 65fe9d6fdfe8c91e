"""Decisions about quotations on the command line, over a real library."""

import json
import shutil
from pathlib import Path

import pytest
import yaml

from reader.__main__ import session
from reader.cli.main import run

ARTICLES = Path(__file__).parent.parent / "articles" / "cycling"


@pytest.fixture
def reader(capsys, tmp_path):
    """Runs a command in the library of a folder that the test may change."""
    folder = tmp_path / "cycling"
    shutil.copytree(ARTICLES, folder)

    def call(*arguments: object) -> tuple[int, str, str]:
        code = run(session(), [str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    call("scan", folder)
    call.folder = folder
    return call


def test_a_speaker_is_corrected_taken_back_and_done_again(reader):
    code, out, _ = reader("correct", "wire", 5, "--speaker", "Lars Aune")
    assert code == 0
    assert "Lars Aune" in out and "by you" in out
    assert "Lars Aune" in reader("quotes", "--reviewed")[1]
    assert "took back" in reader("undo")[1]
    assert reader("quotes", "--reviewed")[0] == 1
    reader("undo", "--redo")
    assert "Lars Aune" in reader("quotes", "--reviewed")[1]


def test_one_thing_at_a_time_is_decided(reader):
    code, _, err = reader("correct", "wire", 5)
    assert code == 2
    assert "--confirm" in err
    assert reader("correct", "wire", 5, "--confirm", "--not-a-quotation")[0] == 2


def test_a_number_that_no_quotation_has_is_refused(reader):
    code, _, err = reader("correct", "wire", 99, "--confirm")
    assert code == 2
    assert "quotations" in err


def test_what_is_no_quotation_is_gone_from_the_list(reader):
    words = "A second sample will be opened within fourteen days"
    assert words in reader("quotes", "--article", "wire")[1]
    reader("correct", "wire", 1, "--not-a-quotation")
    assert words not in reader("quotes", "--article", "wire")[1]


def test_corrections_go_to_another_library_and_twice_change_nothing(reader, tmp_path):
    reader("correct", "wire", 5, "--speaker", "Lars Aune", "--note", "heard it myself")
    reader("correct", "wire", 1, "--confirm")
    _, text, _ = reader("export", "corrections")
    (tmp_path / "c.yaml").write_text(text)
    code, out, _ = reader("import", "corrections", tmp_path / "c.yaml")
    assert (code, out) == (0, "applied 0 · already here 2 · refused 0\n")
    for expected in ("applied 2", "applied 0 · already here 2"):
        _, out, _ = reader("--workspace", "other", "scan", reader.folder)
        code, out, _ = reader("--workspace", "other", "import", "corrections", tmp_path / "c.yaml")
        assert code == 0
        assert expected in out
    assert "Lars Aune" in reader("--workspace", "other", "quotes", "--reviewed")[1]


def test_what_was_decided_otherwise_is_listed_and_kept(reader, tmp_path):
    reader("correct", "wire", 5, "--speaker", "Lars Aune")
    (tmp_path / "c.yaml").write_text(reader("export", "corrections")[1])
    reader("correct", "wire", 5, "--speaker", "Mia Holt")
    code, out, _ = reader("import", "corrections", tmp_path / "c.yaml")
    assert code == 3
    assert "decided otherwise here (speaker “Mia Holt”, there “Lars Aune”): kept" in " ".join(
        out.split()
    )
    assert "Mia Holt" in reader("quotes", "--reviewed")[1]


def test_another_cue_or_relay_is_decided_otherwise(reader, tmp_path):
    words = reader("show", "--text", "wire")[1].split()
    reader("correct", "wire", 5, "--cue", place(reader, words[3]))
    reader("correct", "wire", 1, "--via", "The Courier")
    (tmp_path / "c.yaml").write_text(reader("export", "corrections")[1])
    reader("correct", "wire", 5, "--cue", place(reader, words[4]))
    reader("correct", "wire", 1, "--via", "?")
    code, out, _ = reader("import", "corrections", tmp_path / "c.yaml")
    told = " ".join(out.split())
    assert code == 3
    assert "(another cue): kept as it is" in told
    assert "(via none, there “The Courier”): kept as it is" in told
    cue = quotation(reader, 5)["spans"][0]
    text = reader("show", "--text", "wire")[1]
    assert text[cue["cue_start"] : cue["cue_end"]] == words[4]


def test_the_articles_may_lie_elsewhere_in_the_other_library(reader, tmp_path):
    reader("correct", "wire", 5, "--speaker", "Lars Aune")
    (tmp_path / "c.yaml").write_text(reader("export", "corrections")[1])
    shutil.copytree(reader.folder, tmp_path / "news" / "cycling")
    reader("--workspace", "other", "scan", tmp_path / "news")
    code, out, _ = reader("--workspace", "other", "import", "corrections", tmp_path / "c.yaml")
    assert (code, out) == (0, "applied 1 · already here 0 · refused 0\n")
    document = yaml.safe_load(reader("--workspace", "other", "export", "corrections")[1])
    (tmp_path / "d.yaml").write_text(yaml.safe_dump(document))
    code, out, _ = reader("import", "corrections", tmp_path / "d.yaml", "--in", reader.folder)
    assert (code, out) == (0, "applied 0 · already here 1 · refused 0\n")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"article": "a:0000000000", "file": "gone.txt"}, "gone.txt"),
        ({"verdict": "perhaps"}, "perhaps"),
        (
            {"quotation": [{"exact": "words that are not there at all", "start": 3, "end": 34}]},
            "not found",
        ),
        ({"quotation": [{"exact": "x", "start": -4, "end": 2}]}, "no passage"),
        ({"quotation": []}, "no list of passages"),
        ({"speaker": ["a", "b"]}, "speaker"),
    ],
)
def test_a_bad_entry_is_listed_and_the_others_are_applied(reader, tmp_path, change, reason):
    reader("correct", "wire", 5, "--speaker", "Lars Aune")
    reader("correct", "wire", 1, "--confirm")
    document = yaml.safe_load(reader("export", "corrections")[1])
    document["corrections"][0] |= change
    (tmp_path / "c.yaml").write_text(yaml.safe_dump(document))
    reader("undo")
    reader("undo")
    code, out, _ = reader("import", "corrections", tmp_path / "c.yaml")
    assert code == 3
    assert "applied 1" in out
    assert reason in out


@pytest.mark.parametrize(
    "text", ["schema: other/thing@1\ncorrections: []\n", "- a\n", "a: [", "a: &x [1]\nb: *x\n"]
)
def test_a_foreign_file_changes_nothing_and_exits_with_four(reader, tmp_path, text):
    (tmp_path / "c.yaml").write_text(text)
    code, _, _ = reader("import", "corrections", tmp_path / "c.yaml")
    assert code == 4
    assert reader("quotes", "--reviewed")[0] == 1


def place(reader, words):
    """Where words stand in the agency's article, as `START:END`, and the words there."""
    text = reader("show", "--text", "wire")[1]
    start = text.index(words)
    return f"{start}:{start + len(words)}"


def quotation(reader, number):
    """A quotation of the agency's article, as the list records it."""
    rows = json.loads(reader("quotes", "--article", "wire", "--json")[1])["quotations"]
    return rows[number - 1]


def test_the_list_begins_with_how_many_there_are_and_how_sure(reader):
    first = reader("quotes", "--article", "wire")[1].splitlines()[0]
    rows = json.loads(reader("quotes", "--article", "wire", "--json")[1])["quotations"]
    assert first.startswith(f"{len(rows)} quotations: ")
    assert first.endswith("; 0 checked by you")
    reader("correct", "wire", 1, "--confirm")
    first = reader("quotes", "--article", "wire")[1].splitlines()[0]
    assert first.endswith("; 1 checked by you")


def test_a_missed_quotation_is_added_by_its_place(reader):
    before = json.loads(reader("quotes", "--article", "wire", "--json")[1])["quotations"]
    text = reader("show", "--text", "wire")[1]
    words = next(
        line
        for line in text.splitlines()
        if line and not any(row["text"] in line or line in row["text"] for row in before)
    )
    passage = place(reader, words)
    code, out, _ = reader("correct", "wire", "--add", passage, "--speaker", "Mia Holt")
    assert code == 0
    assert "Mia Holt" in out and "by you" in out
    assert f"{len(before) + 1} quotations" in reader("quotes", "--article", "wire")[1]
    reader("undo")
    assert f"{len(before)} quotations" in reader("quotes", "--article", "wire")[1]


def test_a_missed_quotation_over_two_paragraphs_is_cut_between_them(reader):
    text = reader("show", "--text", "wire")[1]
    reader("correct", "wire", "--add", f"0:{len(text)}", "--speaker", "?")
    parts = quotation(reader, 1)["text"].split("\n")
    assert parts == [line.strip() for line in text.splitlines() if line.strip()]


def test_other_ends_take_the_place_of_those_found(reader):
    old = quotation(reader, 5)
    start, end = old["spans"][0]["start"], old["spans"][0]["end"]
    code, _, _ = reader("correct", "wire", 5, "--span", f"{start}:{end - 4}")
    assert code == 0
    new = quotation(reader, 5)
    assert (new["spans"][0]["start"], new["spans"][0]["end"]) == (start, end - 4)
    assert new["spans"][0]["speaker"] == old["spans"][0]["speaker"]
    assert new["by_hand"]


def test_another_cue_is_named_by_its_place(reader):
    text = reader("show", "--text", "wire")[1]
    word = text.split()[3]
    reader("correct", "wire", 5, "--cue", place(reader, word))
    cue = quotation(reader, 5)["spans"][0]
    assert text[cue["cue_start"] : cue["cue_end"]] == word


def test_a_confirmed_quotation_keeps_its_cue(reader):
    before = quotation(reader, 5)["spans"][0]
    reader("correct", "wire", 5, "--confirm")
    (kept,) = yaml.safe_load(reader("export", "corrections")[1])["corrections"]
    assert kept["cue"]["start"] == before["cue_start"]
    assert quotation(reader, 5)["spans"][0]["cue_start"] == before["cue_start"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--add", "3:9"), "needs --speaker"),
        ((1, "--add", "3:9", "--speaker", "Mia Holt"), "by its number, or --add"),
        (("--confirm",), "by its number, or --add"),
        (("--add", "9:3", "--speaker", "?"), "no START:END"),
        (("--add", "x", "--speaker", "?"), "no START:END"),
        (("--add", "3:999999", "--speaker", "?"), "the text ends at"),
        ((5, "--span", "0:2"), "none of the quotation's words"),
        ((5, "--cue", "999998:999999"), "no such passage"),
    ],
)
def test_a_place_that_makes_no_sense_is_refused(reader, arguments, told):
    code, _, err = reader("correct", "wire", *arguments)
    assert code == 2
    assert told in err
    assert reader("quotes", "--reviewed")[0] == 1


def test_decisions_whose_words_are_gone_are_listed_with_the_words(reader):
    assert reader("quotes", "--orphans")[0] == 1
    words = quotation(reader, 5)["text"]
    reader("correct", "wire", 5, "--speaker", "Lars Aune", "--note", "on the phone")
    path = reader.folder / "wire.txt"
    path.write_text(path.read_text(encoding="utf-8").replace(words, ""), encoding="utf-8")
    reader("scan")
    code, out, _ = reader("quotes", "--orphans")
    assert code == 0
    assert "Lars Aune" in out and "on the phone" in out
    assert " ".join(words.split()) in " ".join(out.split())
    (lost,) = json.loads(reader("quotes", "--orphans", "--json")[1])["orphans"]
    assert (lost["text"], lost["speaker"]) == (words, "Lars Aune")
    assert "1 whose words are gone: see “reader quotes --orphans”" in reader("doctor")[1]
