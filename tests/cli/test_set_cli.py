"""Editing what is known of articles, over a real library."""

import json

import pytest

from reader.__main__ import session
from reader.cli.main import run

PIECE = "The ferry {} ran aground off Skerry Point on Saturday with {} people aboard.\n"


@pytest.fixture
def reader(capsys, tmp_path):
    """Runs a command in the library of three articles without any metadata."""
    folder = tmp_path / "harbour"
    (folder / "wire").mkdir(parents=True)
    (folder / "wire" / "one.txt").write_text(PIECE.format("Kittiwake", 41))
    (folder / "wire" / "two.txt").write_text(PIECE.format("Kittiwake", 40))
    (folder / "local.md").write_text("---\noutlet: The Tern\n---\n" + PIECE.format("Gannet", 3))

    def call(*arguments: object) -> tuple[int, str, str]:
        code = run(session(), [str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    call("scan", folder)
    return call


def outlets(reader):
    stories = json.loads(reader("stories", "--json")[1])["stories"]
    return sorted(outlet for story in stories for outlet in story["outlets"])


def test_several_articles_get_an_outlet_as_one_act(reader):
    code, out, _ = reader("set", "outlet=Coast Gazette", "--", "path:wire/*")
    assert code == 0
    assert out.count("outlet: ? → Coast Gazette (by hand)") == 2
    assert reader("search", "outlet:coast", "--count")[1].strip() == "2"
    assert "Coast Gazette" in outlets(reader)
    reader("undo")
    assert reader("search", "outlet:coast")[0] == 1
    assert outlets(reader) == ["The Tern"]


def test_several_fields_are_one_act_too(reader):
    _, out, _ = reader("set", "title=Ferry aground", "date=2031-05-03", "--", "one")
    assert "title: ? → Ferry aground (by hand)" in out
    assert "date: ? → 2031-05-03 (by hand)" in out
    assert reader("search", "title:aground", "date:2031-05")[0] == 0
    reader("undo")
    assert reader("search", "date:2031-05")[0] == 1


def test_an_empty_value_takes_the_edit_back_to_what_was_found(reader):
    reader("set", "outlet=Wrong", "--", "local")
    _, out, _ = reader("set", "outlet=", "--", "local")
    assert "outlet: Wrong (by hand) → The Tern (front matter)" in out


def test_setting_what_is_so_already_says_so(reader):
    reader("set", "outlet=Wrong", "--", "local")
    assert "as it was" in reader("set", "outlet=Wrong", "--", "local")[1]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["outlet=x"], "which articles"),
        (["local"], "nothing to set"),
        (["colour=red", "--", "local"], "no field"),
        (["date=soon", "--", "local"], "no date"),
        (["outlet=x", "--", "path:nowhere/*"], "nowhere"),
        (["outlet=x", "--", "local", "absent"], "absent"),
    ],
)
def test_what_cannot_be_set_changes_nothing_and_exits_with_two(reader, words, told):
    code, out, err = reader("set", *words)
    assert (code, out) == (2, "")
    assert told in err
    assert outlets(reader) == ["The Tern"]
