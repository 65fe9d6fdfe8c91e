"""The matrix of a story on the command line, over a real library."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from reader.__main__ import session
from reader.cli.main import run

ARTICLES = Path(__file__).parent.parent / "articles" / "harbour"


@pytest.fixture
def reader(capsys, tmp_path):
    """Runs a command in the library of a folder of two articles on one event, and one alone."""
    folder = tmp_path / "harbour"
    shutil.copytree(ARTICLES, folder)
    (folder / "alone.txt").write_text("A choir sang in the rain. “=1+1 is two,” said Ada Crane.\n")

    def call(*arguments: object) -> tuple[int, str, str]:
        code = run(session(), [str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    call("scan", folder)
    return call


@pytest.fixture
def article(reader):
    stories = json.loads(reader("stories", "--json")[1])["stories"]
    return next(story["articles"][0] for story in stories if len(story["articles"]) > 1)


def test_rows_are_statements_and_columns_are_articles(reader, article):
    code, out, _ = reader("stories", "--matrix", article)
    assert code == 0
    assert "blank: not found there" in out
    assert "only here" in out
    assert "¶1" in out


def test_json_has_a_cell_or_null_for_every_article(reader, article):
    document = json.loads(reader("stories", "--matrix", article, "--json")[1])
    columns = len(document["articles"])
    assert columns > 1
    assert all(len(row["cells"]) == columns for row in document["rows"])
    shared = [row for row in document["rows"] if None not in row["cells"]]
    assert shared and all(row["kind"] for row in shared)


def test_csv_gives_every_article_a_column(reader, article):
    _, out, _ = reader("stories", "--matrix", article, "--csv")
    head, *lines = csv.reader(io.StringIO(out))
    assert head[:3] == ["speaker", "kind", "warnings"]
    assert lines and all(len(line) == len(head) for line in lines)


def test_one_article_alone_has_nothing_to_compare_with(reader):
    code, out, err = reader("stories", "--matrix", "alone")
    assert (code, out) == (1, "")
    assert "add another article" in err


def test_a_table_of_stories_is_refused_where_no_matrix_is_asked_for(reader):
    assert reader("stories", "--csv")[0] == 2
