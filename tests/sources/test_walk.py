"""A folder is looked through in one order, and nothing in it leads astray."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.model.article import Rejected
from reader.sources.walk import Found, find


def names(folder: Path, *, follow_symlinks: bool = False) -> list[str]:
    return [
        found.relative if isinstance(found, Found) else f"{found.path}: {found.reason}"
        for found in find(folder, follow_symlinks=follow_symlinks)
    ]


def write(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("Some text.")


def test_article_files_come_in_order_a_folders_files_before_its_folders(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a/z.txt", "a/b/c.md", "A.TXT", "c.jsonl", "d/x.markdown")
    assert names(tmp_path) == ["A.TXT", "b.txt", "c.jsonl", "a/z.txt", "a/b/c.md", "d/x.markdown"]


def test_hidden_files_sidecars_and_other_formats_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "a.yaml", ".b.txt", ".git/c.txt", "d.pdf", "README", "e.txt~")
    assert names(tmp_path) == ["a.txt"]


def test_a_found_file_says_size_time_and_where_it_lies(tmp_path: Path) -> None:
    write(tmp_path, "sub/a.txt")
    os.utime(tmp_path / "sub/a.txt", ns=(5, 7_000_000_000))
    (found,) = find(tmp_path)
    assert isinstance(found, Found)
    assert Path(found.path).read_text() == "Some text."
    assert (found.relative, found.size, found.mtime_ns) == ("sub/a.txt", 10, 7_000_000_000)


@pytest.mark.parametrize("sidecar", ["a.yaml", "a.yml"])
def test_a_sidecar_is_found_and_changes_the_stamp(tmp_path: Path, sidecar: str) -> None:
    write(tmp_path, "a.txt")
    (before,) = find(tmp_path)
    write(tmp_path, sidecar)
    (after,) = find(tmp_path)
    assert isinstance(before, Found) and isinstance(after, Found)
    assert before.sidecar is None
    assert after.sidecar == str(tmp_path / sidecar)
    assert before.stamp != after.stamp


def test_links_are_listed_as_not_followed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    write(tmp_path, "in/a.txt", "out/b.txt", "out/c.pdf")
    (inside / "b.txt").symlink_to(outside / "b.txt")
    (inside / "c.pdf").symlink_to(outside / "c.pdf")
    (inside / "folder").symlink_to(outside)
    told = "a symbolic link, not followed (library.follow_symlinks in the configuration)"
    assert names(inside) == ["a.txt", f"b.txt: {told}", f"folder: {told}"]


def test_a_link_to_what_is_found_without_it_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "2031/a.txt")
    (tmp_path / "latest.txt").symlink_to("2031/a.txt")
    (tmp_path / "latest").symlink_to("2031")
    assert names(tmp_path) == ["2031/a.txt"]


def test_a_link_to_what_is_hidden_or_not_there_is_listed(tmp_path: Path) -> None:
    write(tmp_path, ".drafts/a.txt", "b.pdf")
    for link, target in (("a", ".drafts/a.txt"), ("b", "gone.txt"), ("c", "b.pdf")):
        (tmp_path / f"{link}.txt").symlink_to(target)
    assert [name.split(":")[0] for name in names(tmp_path)] == ["a.txt", "b.txt", "c.txt"]


def test_links_are_followed_where_asked(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    write(tmp_path, "in/a.txt", "out/b.txt")
    (inside / "folder").symlink_to(outside)
    (inside / "c.txt").symlink_to(outside / "b.txt")
    assert names(inside, follow_symlinks=True) == ["a.txt", "c.txt", "folder/b.txt"]


@pytest.mark.parametrize("follow", [True, False])
def test_a_circle_of_links_ends(tmp_path: Path, follow: bool) -> None:
    write(tmp_path, "sub/a.txt")
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to("self")
    listed = names(tmp_path, follow_symlinks=follow)
    assert "sub/a.txt" in listed
    assert sum(":" in name for name in listed) == 2


def test_folders_that_link_to_each_other_many_times_are_read_once(tmp_path: Path) -> None:
    for level in range(12):
        write(tmp_path, f"far/{level}/a.txt")
        for link in "xy":
            (tmp_path / f"far/{level}/{link}").symlink_to(tmp_path / f"far/{level + 1}")
    (tmp_path / "near").mkdir()
    (tmp_path / "near/in").symlink_to(tmp_path / "far/0")
    found = [name for name in names(tmp_path / "near", follow_symlinks=True) if ":" not in name]
    assert len(found) == 12


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    write(tmp_path, "real/a.txt")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert names(tmp_path / "link") == ["a.txt"]


def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert names(tmp_path) == ["pipe.txt: not a regular file"]


def test_a_folder_that_may_not_be_read_is_listed(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "secret/b.txt")

    def listed(path: str) -> list[os.DirEntry[str]]:
        if path.endswith("secret"):
            raise PermissionError
        return list(os.scandir(path))

    refused = Rejected("secret", "no permission to read it")
    assert list(find(tmp_path, listed=listed))[1:] == [refused]


def test_a_file_that_vanishes_while_the_folder_is_read_is_listed(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.txt")

    def listed(path: str) -> list[os.DirEntry[str]]:
        entries = list(os.scandir(path))
        (tmp_path / "a.txt").unlink()
        return entries

    gone, there = find(tmp_path, listed=listed)
    assert gone == Rejected("a.txt", "vanished while the folder was read")
    assert isinstance(there, Found)


def test_a_folder_that_is_not_there_is_one_rejection(tmp_path: Path) -> None:
    (gone,) = find(tmp_path / "nope")
    assert isinstance(gone, Rejected)


@pytest.mark.parametrize(
    "name", ["a\nb.txt", "--help.txt", "[bold]$(rm).txt", "a\x1b]52;b.txt", "😀.txt"]
)
def test_a_hostile_name_opens_the_file_and_is_shown_harmlessly(tmp_path: Path, name: str) -> None:
    write(tmp_path, name)
    (found,) = find(tmp_path)
    assert isinstance(found, Found)
    assert found.relative == name
    assert Path(found.path).exists()
    assert found.shown.isprintable()


def test_a_name_that_is_no_utf8_can_be_opened_and_shown(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "w") as file:
        file.write("text")
    (found,) = find(tmp_path)
    assert isinstance(found, Found)
    assert Path(found.path).read_text() == "text"
    assert found.shown == "caf\ufffd.txt"


def test_deep_folders_need_no_recursion(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(300):
        deep /= "d"
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text("x")
    assert len(names(tmp_path)) == 1
