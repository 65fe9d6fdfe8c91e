"""Checking quotations on the command line, over a real library."""

import io
import json
import shutil
import sys
from pathlib import Path

import pytest

from reader.__main__ import session
from reader.cli.main import run

ROOT = Path(__file__).parent.parent.parent
ARTICLES = ROOT / "tests" / "articles" / "harbour"


@pytest.fixture
def reader(capsys, monkeypatch):
    """Runs a command, with something on stdin where it is given."""

    def call(*arguments: object, stdin: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        code = run(session(), [str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return code, " ".join(out.split()), err

    return call


@pytest.fixture
def harbour(reader, tmp_path):
    folder = tmp_path / "harbour"
    shutil.copytree(ARTICLES, folder)
    reader("scan", folder)
    return reader


@pytest.fixture
def seeds(reader, tmp_path):
    folder = tmp_path / "seeds"
    shutil.copytree(ROOT / "seeds", folder)
    reader("scan", folder)
    reader("set", "outlet=Outlet A", "--", "path:000_*")
    reader("set", "outlet=Outlet B", "--", "path:003_*")
    return reader


def test_a_circulating_wording_is_found_with_its_differences(seeds):
    words = "I'd take anything coming out of the Kremlin with a very large grain of salt"
    code, out, _ = seeds("check", words, "--speaker", "blinken")
    assert code == 0
    assert out.startswith("found, wording differs · 2 sources")
    assert "I'd → I would; grain → shaker" in out


def test_a_part_is_shown_with_the_whole_quotation_and_its_place(seeds):
    code, out, _ = seeds("check", "Victory will be ours")
    assert code == 0
    assert out.startswith("part of a longer quotation · 1 source")
    assert "003 ¶7" in out and "Outlet B" in out and "Vladimir Putin" in out
    assert "“Victory will be ours, like in 1945,”" in out


def test_a_missing_negation_is_told_first(seeds):
    code, out, _ = seeds("check", "We attack Putin or Moscow")
    assert code == 0
    assert out.startswith("found, wording differs · negation missing · 2 sources")
    assert "“don’t” is missing" in out and "“do not” is missing" in out


def test_words_of_another_speaker_name_that_speaker(seeds):
    code, out, _ = seeds("check", "local resistance forces", "--speaker", "zelensky")
    assert code == 0
    assert out.startswith("words found, other speaker: Mykhailo Podolyak")


def test_what_is_not_found_is_not_called_unsaid(seeds):
    code, out, _ = seeds("check", "We will strike Moscow")
    assert code == 1
    assert out == (
        "not found in this collection (2 articles, 2 outlets; that does not mean it was not said)"
    )


@pytest.mark.parametrize("words", ["", "   ", "“”"])
def test_nothing_to_check_is_an_error_of_usage(harbour, words):
    assert harbour("check", words)[0] == 2
    assert harbour("check", "-", stdin=words)[0] == 2


def test_every_quotation_of_a_pasted_text_gets_its_verdict(harbour):
    document = json.loads(harbour("quotes", "--json")[1])
    known = document["quotations"][0]["text"].strip("“”").split("”")[0]
    pasted = f"“{known}” it said.\n\n“Green cows were counted on the moon,” said Ada Crane.\n" * 200
    code, out, _ = harbour("check", "-", stdin=pasted)
    assert code == 0
    assert "1 found, " in out
    assert "not found in this collection · Ada Crane · “Green cows" in out


def test_a_pasted_text_without_marks_is_one_quotation(harbour):
    code, out, _ = harbour("check", "-", stdin="Green cows were counted on the moon\n")
    assert code == 1
    assert out.startswith("not found in this collection (")


def test_json_holds_verdicts_sources_and_differences(seeds):
    _, out, _ = seeds("check", "We attack Putin or Moscow", "--json")
    (checked,) = json.loads(out)["checked"]
    assert (checked["verdict"], checked["cautions"]) == ("differs", ["negation"])
    assert [source["outlet"] for source in checked["sources"]] == ["Outlet A", "Outlet B"]
    assert checked["sources"][0]["match"]["changes"][0]["warning"] == "negation"


def test_what_was_pasted_never_reaches_the_terminal_raw(harbour):
    _, out, err = harbour("check", "green \x1b[2J cows \u202e on the moon")
    assert "\x1b" not in out + err and "\u202e" not in out + err
