"""One library over several folders: equal paths, folders that are moved or are not there."""

from __future__ import annotations

import pytest

from reader.errors import AmbiguousArticle, UsageError
from reader.model.article import Rejected
from reader.model.correction import Decision, Verdict
from reader.model.quotation import SpeakerKind
from reader.newsroom.live.open import open_newsroom
from reader.newsroom.live.workspaces import choose

TEXTS = {
    "one": "The weir broke on Monday.\n\n“We saw it coming for years,” said Ada Crane.\n",
    "two": "The bridge fell on Friday.\n\n“Nobody told us about the cracks,” said Bo Lind.\n",
}
FINCH = Decision(Verdict.CHANGED, "Dora Finch", SpeakerKind.PERSON)


class Folders:
    """Folders with a file of the same name each, and one library over them."""

    def __init__(self, places, top):
        self.places, self.top = places, top
        self.opened = []
        for name, text in TEXTS.items():
            (top / name).mkdir()
            (top / name / "a.txt").write_text(text, encoding="utf-8")
            self.scan(name)

    def open(self, *named):
        """Opens the library; the folders named are to be read as well."""
        workspace = choose(self.places, folder=self.top / named[0] if named else None, name="desk")
        further = [self.top / name for name in named[1:]]
        self.opened.append(open_newsroom(workspace, folders=further))
        return self.opened[-1].services

    def scan(self, *named):
        return self.open(*named).scan.run()

    def move(self, name, to):
        (self.top / name).rename(self.top / to)

    def article(self, name):
        """The id of the article in the folder of that name."""
        return self.open().articles.resolve(f"{name}/a.txt")

    def speaker(self, name):
        return self.open().quotes.of(self.article(name)).quotations[0].speaker


@pytest.fixture
def folders(places, tmp_path):
    made = Folders(places, tmp_path)
    yield made
    for opened in made.opened:
        opened.close()


def test_files_of_the_same_name_in_two_folders_are_two_articles(folders):
    report = folders.scan()
    assert (report.unchanged, report.changed) == (2, False)
    one, two = folders.article("one"), folders.article("two")
    assert one != two
    texts = folders.open().articles
    assert texts.text(one).text.startswith("The weir")
    assert texts.text(two).text.startswith("The bridge")


def test_where_a_name_stands_in_two_folders_both_are_told(folders):
    with pytest.raises(AmbiguousArticle) as caught:
        folders.open().articles.resolve("a.txt")
    assert sorted(name.split()[1] for name in caught.value.candidates) == [
        f"{folders.top}/one/a.txt",
        f"{folders.top}/two/a.txt",
    ]


def test_an_article_is_known_by_its_whole_path(folders):
    whole = str(folders.top / "two" / "a.txt")
    assert folders.open().articles.resolve(whole) == folders.article("two")


def test_a_part_of_a_folders_name_is_no_path(folders):
    with pytest.raises(UsageError):
        folders.open().articles.resolve("wo/a.txt")


def test_a_change_in_one_folder_touches_no_article_of_the_other(folders):
    one, two = folders.article("one"), folders.article("two")
    (folders.top / "two" / "a.txt").write_text(TEXTS["two"] + "\nMore is expected.\n")
    assert folders.scan().updated == 1
    (folders.top / "two" / "a.txt").unlink()
    assert folders.scan().gone == 1
    heads = folders.open().articles.heads([one, two])
    assert [head.gone for head in heads] == [False, True]


@pytest.mark.parametrize("name", ["one", "two"])
def test_a_folder_that_was_moved_keeps_its_articles_and_what_hangs_on_them(folders, name):
    article = folders.article(name)
    room = folders.open()
    room.corrections.decide(article, room.quotes.of(article).quotations[0].spans, FINCH)
    folders.move(name, "elsewhere")
    report = folders.scan("elsewhere")
    assert (report.unchanged, report.changed, report.rejected) == (2, False, ())
    assert folders.article("elsewhere") == article
    (folders.top / "elsewhere" / "a.txt").write_text("It snowed.\n\n" + TEXTS[name])
    report = folders.scan()
    assert (report.new, report.updated, report.gone) == (0, 1, 0)
    assert folders.speaker("elsewhere") == "Dora Finch"


def test_a_folder_may_be_moved_twice(folders):
    article = folders.article("two")
    for old, new in (("two", "three"), ("three", "four")):
        folders.move(old, new)
        folders.scan(new)
    (folders.top / "four" / "a.txt").write_text(TEXTS["two"] + "\nMore is expected.\n")
    assert folders.scan().updated == 1
    assert folders.article("four") == article


def test_another_folder_takes_no_place_of_one_that_is_gone(folders):
    folders.move("two", "elsewhere")
    (folders.top / "three").mkdir()
    (folders.top / "three" / "b.txt").write_text("Another story altogether. It is short.")
    report = folders.scan("three")
    assert (report.new, report.unchanged, report.gone) == (1, 2, 0)
    folders.move("elsewhere", "two")
    assert folders.scan().rejected == ()


def test_a_folder_that_is_not_there_is_told_and_the_others_are_read(folders):
    folders.move("one", "elsewhere")
    (folders.top / "two" / "b.txt").write_text("Another story altogether. It is short.")
    report = folders.scan()
    assert (report.new, report.unchanged, report.gone) == (1, 2, 0)
    told = "no such folder now; its articles are kept"
    assert report.rejected == (Rejected(str(folders.top / "one"), told),)


def test_where_no_folder_is_there_the_scan_says_how_to_go_on(folders):
    folders.move("one", "x")
    folders.move("two", "y")
    with pytest.raises(UsageError, match="no such folder") as caught:
        folders.open().scan.run()
    assert "--workspace" in caught.value.hint


def test_several_folders_are_opened_at_once(places, tmp_path):
    for name in ("north", "south"):
        (tmp_path / name).mkdir()
    workspace = choose(places, folder=tmp_path / "north")
    opened = open_newsroom(workspace, folders=[tmp_path / "south"])
    assert list(opened.services.scan.folders()) == [
        str(tmp_path / "north"),
        str(tmp_path / "south"),
    ]
    opened.close()
    with pytest.raises(UsageError, match="no such folder"):
        open_newsroom(workspace, folders=[tmp_path / "west"])
