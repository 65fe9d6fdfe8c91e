from __future__ import annotations

import pytest

from reader.errors import UsageError
from reader.newsroom.live import workspaces
from reader.newsroom.live.open import open_newsroom
from reader.newsroom.live.workspaces import choose


def test_a_folder_has_a_workspace_of_its_own_by_whichever_way_it_is_named(places, tmp_path):
    (tmp_path / "news").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "news")
    one = choose(places, folder=tmp_path / "news")
    assert one == choose(places, folder=tmp_path / "link" / ".." / "news")
    assert one.name == choose(places, folder=tmp_path / "link").name
    assert one.name.startswith("news-")
    assert not one.exists


def test_opening_creates_the_library_and_reads_its_folder(places, tmp_path):
    workspace = choose(places, folder=tmp_path)
    opened = open_newsroom(workspace)
    assert workspace.exists
    assert list(opened.services.scan.folders()) == [str(tmp_path.resolve())]
    opened.close()
    again = open_newsroom(choose(places, name=workspace.name))
    assert list(again.services.scan.folders()) == [str(tmp_path.resolve())]
    again.close()


def test_a_named_workspace_may_read_several_folders(places, tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        open_newsroom(choose(places, folder=tmp_path / name, name="desk")).close()
    opened = open_newsroom(choose(places, name="desk"))
    assert [path.rsplit("/", 1)[-1] for path in opened.services.scan.folders()] == ["one", "two"]
    opened.close()


def test_two_folders_may_hold_files_of_the_same_name(places, tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(f"The story of {name}. It is short.")
        opened = open_newsroom(choose(places, folder=tmp_path / name, name="desk"))
        report = opened.services.scan.run()
        assert report.new == 1
        counted = opened.services.articles.counts().articles
        opened.close()
    assert counted == 2


def test_what_was_opened_last_is_remembered(places, tmp_path):
    assert workspaces.last_used(places) is None
    workspace = choose(places, folder=tmp_path)
    open_newsroom(workspace).close()
    workspaces.remember(places, workspace.name)
    assert choose(places).name == workspace.name
    assert workspaces.names(places) == [workspace.name]


def test_a_workspace_that_was_deleted_is_not_remembered(places, tmp_path):
    workspace = choose(places, folder=tmp_path)
    open_newsroom(workspace).close()
    workspaces.remember(places, workspace.name)
    workspace.library.unlink()
    with pytest.raises(UsageError, match="no library"):
        choose(places)


@pytest.mark.parametrize("written", [b"", b"../../etc\n", b"\xff\xfe"])
def test_a_memory_that_makes_no_sense_is_no_memory(places, written):
    places.state.mkdir(parents=True)
    (places.state / "last-workspace").write_bytes(written)
    assert workspaces.last_used(places) is None


def test_a_folder_that_is_not_there_is_told_in_one_line(places, tmp_path):
    with pytest.raises(UsageError, match="no such folder") as caught:
        choose(places, folder=tmp_path / "nope")
    assert caught.value.exit_code == 2


def test_a_workspace_that_is_not_there_is_told_with_those_that_are(places, tmp_path):
    open_newsroom(choose(places, folder=tmp_path, name="desk")).close()
    with pytest.raises(UsageError, match="no workspace") as caught:
        choose(places, name="dusk")
    assert "desk" in caught.value.hint


@pytest.mark.parametrize("name", ["..", "a/b", "", "-x", "x" * 101, "\x1b[31m"])
def test_a_name_that_would_leave_its_place_is_refused(places, tmp_path, name):
    with pytest.raises(UsageError):
        choose(places, name=name)
