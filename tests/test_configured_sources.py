"""What the configuration says of folders, paths and outlets, on the command line."""

from __future__ import annotations

import json

import pytest

from reader.__main__ import session
from reader.cli.main import run


@pytest.fixture
def reader(capsys, tmp_path):
    """Runs a command with the configuration as it stands then."""
    for folder, outlet in (("north", "tern"), ("south", "gull")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{outlet}_2031-05-03.txt").write_text(f"A {outlet} sat on the weir.")
    config = tmp_path / "reader.yaml"

    def call(*arguments: object, folders=("north",), follow=False, more="") -> tuple[int, str]:
        listed = ", ".join(str(tmp_path / folder) for folder in folders)
        config.write_text(
            f"library: {{folders: [{listed}], follow_symlinks: {str(follow).lower()}}}\n{more}"
        )
        code = run(session(), ["--config", str(config), *map(str, arguments)])
        return code, capsys.readouterr()[0]

    return call


def outlets(reader, **how):
    """Outlet and day of every article, as a scan with the present configuration leaves them."""
    assert reader("scan", **how)[0] == 0
    hits = json.loads(reader("search", "", "--json", **how)[1])["hits"]
    return sorted((hit["article"]["outlet"], hit["article"]["date"]) for hit in hits)


def test_all_configured_folders_are_read_into_one_library(reader):
    both = ("north", "south")
    assert reader("scan", folders=both) == (0, "new 2\n")
    assert reader("scan", folders=both) == (0, "2 articles, up to date\n")


def test_a_folder_that_is_configured_later_is_read_as_well(reader):
    assert reader("scan") == (0, "new 1\n")
    assert reader("scan", folders=("north", "south")) == (0, "new 1 · unchanged 1\n")


def test_a_configured_folder_that_is_not_there_is_an_error(reader):
    assert reader("scan", folders=("north", "west"))[0] == 2


def test_the_doctor_tells_of_a_folder_that_is_not_there(reader, tmp_path):
    reader("scan", folders=("north", "south"))
    (tmp_path / "south").rename(tmp_path / "elsewhere")
    code, told = reader("doctor")
    assert code == 4
    assert "south is not there; its articles are kept" in " ".join(told.split())


def test_links_that_hide_articles_are_told_and_others_are_not(reader, tmp_path):
    (tmp_path / "north" / "latest.txt").symlink_to("tern_2031-05-03.txt")
    assert reader("scan") == (0, "new 1\n")
    (tmp_path / "north" / "far.txt").symlink_to(tmp_path / "south" / "gull_2031-05-03.txt")
    code, told = reader("scan")
    assert code == 3
    assert "skipped far.txt: a symbolic link, not followed (library.follow_symlinks" in told
    assert reader("scan", follow=True) == (0, "new 1 · unchanged 1 · duplicate 1\n")


def test_rules_and_outlets_that_change_are_applied_to_files_that_do_not(reader):
    rule = 'metadata: {rules: [{match: "{outlet}_{date}.txt"}]}\n'
    assert outlets(reader) == [(None, None)]
    assert outlets(reader, more=rule) == [("tern", "2031-05-03")]
    named = rule + "outlets: {tern: {name: The Tern}}\n"
    assert outlets(reader, more=named) == [("The Tern", "2031-05-03")]
    assert outlets(reader, more=rule + "outlets: {t: {name: Tern Daily, aliases: [Tern]}}\n") == [
        ("Tern Daily", "2031-05-03")
    ]
    assert reader("scan", more=named)[1] == "updated 1\n"
    assert reader("scan", more=named)[1] == "1 article, up to date\n"
    assert outlets(reader) == [(None, None)]
