"""Stories, from the library."""

from __future__ import annotations

from collections.abc import Sequence

from reader.errors import UsageError
from reader.model.story import Story
from reader.newsroom.live import afterwards
from reader.newsroom.live.desk import Desk
from reader.store import acts, articles, stories
from reader.store.stories import StoredStory
from reader.store.targets import State, Target
from reader.text.safe import printable


class LiveStories:
    """Implements `reader.newsroom.stories.Stories`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._library = desk.library

    def all(self, *, least: int = 1) -> Sequence[Story]:
        """Every story of at least so many articles, newest first."""
        with self._library.reading() as db:
            return [_story(stored) for stored in stories.all_stories(db, least=least)]

    def of(self, article: str) -> Story:
        """The story the article belongs to."""
        with self._library.reading() as db:
            return _story(stories.story_of(db, articles.number(db, article)))

    def rename(self, story: str, *, name: str | None) -> None:
        """Names a story by hand; None takes the name back."""
        given = None if name is None else printable(" ".join(name.split()))
        if given == "":
            raise UsageError("the story’s name is empty", hint="leave it out to take it back")
        with self._library.writing() as db:
            members = stories.members(db, story)
            if not members:
                raise UsageError(f"there is no story “{printable(story)}”", hint="list them")
            anchor = articles.number(db, story)
            changes: list[tuple[Target, State | None]] = [
                (Target("story name", (member,)), None) for member in members if member != anchor
            ]
            state: State | None = None if given is None else {"name": given}
            changes.append((Target("story name", (anchor,)), state))
            session = self._desk.signed()
            acts.act(db, changes, session=session, what="name of the story", article=anchor)

    def join(self, ids: Sequence[str]) -> None:
        """Puts articles, with their stories, into one story by hand."""
        with self._library.writing() as db:
            numbers = sorted({articles.number(db, article) for article in ids})
            changes = _links(numbers[:1], numbers[1:], together=True)
            acts.act(db, changes, session=self._desk.signed(), what="joining of stories")
        afterwards.settle(self._desk, [target for target, _ in changes])

    def take_out(self, article: str) -> None:
        """Takes an article out of its story by hand, apart from all others in it."""
        with self._library.writing() as db:
            number = articles.number(db, article)
            story = stories.story_of(db, number)
            others = [articles.number(db, other) for other in story.articles if other != article]
            changes = _links([number], others, together=False)
            session = self._desk.signed()
            acts.act(db, changes, session=session, what="taking out of the story", article=number)
        afterwards.settle(self._desk, [target for target, _ in changes])


def _links(
    some: Sequence[int], others: Sequence[int], *, together: bool
) -> list[tuple[Target, State | None]]:
    """Decisions about each of some and each of the others."""
    pairs = [(min(one, other), max(one, other)) for one in some for other in others]
    return [(Target("story link", pair), {"together": int(together)}) for pair in pairs]


def _story(stored: StoredStory) -> Story:
    return Story(
        id=stored.id,
        name=stored.name or stored.title,
        name_is_guess=stored.name is None,
        articles=stored.articles,
        first_day=stored.days[0] if stored.days else None,
        last_day=stored.days[-1] if stored.days else None,
        outlets=stored.outlets,
    )
