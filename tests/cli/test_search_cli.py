"""Searching like a fact-checker on the command line, on the two sample articles."""

import json
import shutil
from pathlib import Path

import pytest

from reader.__main__ import session
from reader.cli.main import run

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def _folder(tmp_path_factory):
    return Path(shutil.copytree(SEEDS, tmp_path_factory.mktemp("search") / "seeds"))


@pytest.fixture
def reader(capsys, _folder):
    """Runs a command in the library of the two articles."""

    def call(*arguments: object) -> tuple[int, str, str]:
        code = run(session(), [str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    call("scan", _folder)
    return call


def labels(reader, *query) -> list[str]:
    found = json.loads(reader("search", "--json", *query)[1])
    return [hit["article"]["file"][:3] for hit in found["hits"]]


@pytest.mark.parametrize(
    ("query", "articles"),
    [
        (["drone"], ["003", "000"]),
        (['"shaker of salt"'], ["003", "000"]),
        (["“shaker of salt”"], ["003", "000"]),
        (["drone", "-counteroffensive"], ["000"]),
        (["drone -counteroffensive"], ["000"]),
        (["zelensky"], ["003", "000"]),
        (["zelenskyy~1"], ["003", "000"]),
        (['"do not attack"'], ["003"]),
        (['"don\'t attack Putin"'], ["000"]),
        (["assassinate"], ["003", "000"]),
        (["exact:assassinate"], ["000"]),
        (["speaker:blinken"], ["003", "000"]),
        (['""'], ["003", "000"]),
        ([], ["003", "000"]),
    ],
)
def test_every_question_finds_the_articles_that_answer_it(reader, query, articles):
    assert labels(reader, *query) == articles


def test_what_was_found_is_marked(reader):
    out = reader("search", '"shaker of salt"')[1]
    assert out.count("‹shaker of salt›") == 2


def test_another_spelling_of_a_name_is_told(reader):
    out = reader("search", "zelensky")[1]
    assert "also aliases: Zelenskyy (suggested, not merged)" in out


def test_contractions_that_differ_are_told(reader):
    assert "do not / don’t differ" in reader("search", '"do not attack"')[1]
    assert "do not / don’t differ" in reader("search", '"don\'t attack Putin"')[1]


def test_the_stem_of_a_word_is_explained(reader):
    out = reader("search", "--explain", "assassinate")[1]
    assert "stem assassin: assassinate, assassination" in " ".join(out.split())


def test_the_parse_of_a_query_is_explained(reader):
    code, out, _ = reader("search", "--explain", "drone -kremlin")
    assert code == 0
    assert "understood as: drone AND NOT kremlin" in out
    assert "no word was dropped" in out


def test_conditions_on_speech_count_quotations(reader):
    assert "2 quotations in 2 articles" in reader("search", "speaker:blinken")[1]


def test_a_missing_parenthesis_has_a_caret_where_it_is_missing(reader):
    code, out, err = reader("search", "(drone")
    assert (code, out) == (2, "")
    query, caret = err.splitlines()[-3:-1]
    assert query == "(drone"
    assert caret == "      ^ missing )"


def test_operators_alone_are_an_error_and_no_empty_answer(reader):
    code, out, err = reader("search", "AND AND")
    assert (code, out) == (2, "")
    assert "^ AND needs something before it" in err


def test_nothing_found_says_of_how_much_and_that_no_filter_is_why(reader):
    code, out, _ = reader("search", "xyzzy")
    assert code == 1
    assert "0 of 2 articles; no filter active" in out


def test_a_filter_that_hides_every_answer_is_named(reader):
    code, out, _ = reader("search", "drone", "outlet:*")
    assert code == 1
    assert "0 of 2 articles; filter outlet:* hides 2" in out


def test_two_hits_are_two_records(reader):
    found = json.loads(reader("search", "--json", "drone")[1])
    assert len(found["hits"]) == found["total"] == 2
    assert found["library"] == 2


def passage(reader, words: str) -> str:
    start = reader("show", "--text", "000")[1].index(words)
    return f"000:{start}-{start + len(words)}"


def test_passages_like_one_are_those_of_other_articles(reader):
    like = passage(reader, "with a very large shaker of salt")
    code, out, _ = reader("search", "--json", "--like", like)
    assert code == 0
    (hit,) = json.loads(out)["hits"]
    assert hit["article"]["file"].startswith("003")
    assert "shaker of salt" in hit["snippet"]


@pytest.mark.parametrize("given", ["000", "000:5", "000:9-5", "000:0-999999", "nowhere:0-5"])
def test_what_is_no_passage_is_refused(reader, given):
    assert reader("search", "--like", given)[0] == 2
