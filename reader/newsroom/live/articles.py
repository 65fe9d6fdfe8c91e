"""Articles, from the library."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from reader.errors import AmbiguousArticle, UnknownArticle, UsageError
from reader.model.article import ArticleHead, ArticleText
from reader.newsroom.articles import LibraryCounts, Show
from reader.newsroom.live import afterwards, refresh
from reader.newsroom.live.desk import Desk
from reader.store import acts, articles, derived, reading, targets
from reader.store.records import StoredText
from reader.store.targets import State, Target
from reader.text.safe import printable

_LISTS = {
    Show.ALL: articles.ids,
    Show.UNREAD: articles.unread_ids,
    Show.MARKED: articles.marked_ids,
}


class LiveArticles:
    """Implements `reader.newsroom.articles.Articles`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._library = desk.library

    def counts(self) -> LibraryCounts:
        """How much the library holds."""
        with self._library.reading() as db:
            held, stories, quotations, notes = articles.counts(db)
        return LibraryCounts(articles=held, stories=stories, quotations=quotations, notes=notes)

    def ids(self, show: Show = Show.ALL) -> Sequence[str]:
        """Article ids in list order."""
        with self._library.reading() as db:
            return _LISTS[show](db)

    def heads(self, ids: Sequence[str]) -> list[ArticleHead]:
        """What lists show, in the order asked for."""
        with self._library.reading() as db:
            return articles.heads(db, ids)

    def text(self, article: str, *, version: str | None = None) -> ArticleText:
        """The article's present version, or the one named."""
        with self._library.reading() as db:
            number = articles.number(db, article)
        if version is None:
            refresh.ensure_current(self._desk, number)
        with self._library.reading() as db:
            stored = articles.text(db, number, version=version)
        if stored is None:
            raise UsageError(f"{article} has no version {version}", hint="leave the version out")
        return article_text(stored)

    def resolve(self, given: str) -> str:
        """The id of the one article whose id or file name contains `given`."""
        with self._library.reading() as db:
            found = articles.containing(db, given) if given else []
            whole = articles.whole_paths(db, given.rpartition("/")[2]) if len(found) != 1 else {}
        if not found and "/" in given:
            found = [entry for entry in whole.items() if f"/{entry[1]}".endswith(f"/{given}")]
        exact = [id for id, path in found if given in _names(id, path)]
        ids = exact if len(exact) == 1 else [id for id, _ in found]
        if not ids:
            raise UnknownArticle(
                f"no article’s id or file name contains “{printable(given)}”",
                hint="“reader search ''” lists them",
            )
        if len(ids) > 1:
            raise AmbiguousArticle(given, candidates=_told_apart(found, whole))
        return ids[0]

    def set_read(self, article: str, *, read: bool, by_hand: bool = True) -> None:
        """Marks the article read or unread; only what is done by hand can be undone."""
        self._set_flag("read", article, read, what="read" if read else "unread", log=by_hand)

    def set_starred(self, article: str, *, starred: bool) -> None:
        """Stars the article, or takes the star away."""
        self._set_flag("star", article, starred, what="star" if starred else "star taken away")

    def position(self, article: str) -> int:
        """The offset at which reading stopped."""
        with self._library.reading() as db:
            return reading.position(db, articles.number(db, article))

    def set_position(self, article: str, offset: int) -> None:
        """Remembers where reading stopped."""
        with self._library.writing(durable=False) as db:
            reading.set_position(db, articles.number(db, article), offset)

    def set_metadata(self, articles: Sequence[str], *, field: str, value: str | None) -> None:
        """Sets a field by hand, in all the articles as one act; None takes the hand edit back."""
        self.edit(articles, {field: value})

    def edit(self, articles: Sequence[str], changes: Mapping[str, str | None]) -> None:
        """Sets several fields by hand in all the articles, as one act."""
        after = {field: _edit(field, value) for field, value in changes.items()}
        if after and articles:
            self._set_everywhere(tuple(dict.fromkeys(articles)), after)

    def _set_everywhere(self, ids: Sequence[str], after: Mapping[str, State | None]) -> None:
        with self._library.writing() as db:
            numbers = [articles.number(db, article) for article in ids]
            due = [
                (Target("metadata", (number, field)), state)
                for number in numbers
                for field, state in after.items()
            ]
            acts.act(
                db,
                due,
                session=self._desk.signed(),
                what=" and ".join(after),
                article=numbers[0] if len(numbers) == 1 else None,
            )
        afterwards.settle(self._desk, [target for target, _ in due])

    def _set_flag(
        self, kind: str, article: str, wanted: bool, *, what: str, log: bool = True
    ) -> None:
        with self._library.writing(durable=log) as db:
            number = articles.number(db, article)
            target = Target(kind, (number,))
            state: State | None = {} if wanted else None
            if log:
                session = self._desk.signed()
                acts.act(db, [(target, state)], session=session, what=what, article=number)
            else:
                targets.write(db, target, state)


def article_text(stored: StoredText) -> ArticleText:
    """A stored version as faces read it."""
    return ArticleText(
        id=stored.id,
        version=stored.sha256,
        text=stored.text,
        paragraphs=stored.layout.paragraphs,
        sentences=stored.layout.sentences,
        metadata=stored.metadata,
        encoding=stored.encoding,
        path=stored.path,
        markup=stored.layout.markup,
        warnings=stored.warnings,
    )


def _told_apart(found: Sequence[tuple[str, str]], whole: Mapping[str, str]) -> list[str]:
    """Ids and paths; the folder is told where one path stands in several."""
    paths = [path for _, path in found]
    return [f"{id} {whole.get(id, path) if paths.count(path) > 1 else path}" for id, path in found]


def _names(id: str, path: str) -> tuple[str, ...]:
    """What names an article exactly."""
    name = path.rsplit("/", 1)[-1]
    stem = name.rsplit(".", 1)[0]
    return id, id.removeprefix("a:"), path, name, stem, stem.split("_", 1)[0]


def _edit(field: str, value: str | None) -> State | None:
    """The row of an edit by hand; None where there is to be none.

    Raises:
        UsageError: no such field, or a value that is none.
    """
    if field not in derived.EDITABLE:
        raise UsageError(
            f"articles have no field “{printable(field)}”",
            hint="fields: " + ", ".join(derived.EDITABLE),
        )
    return None if value is None else {"value": _checked(field, value)}


def _checked(field: str, value: str) -> str:
    """A value fit to be stored.

    Raises:
        UsageError: it is empty, or a date that is none.
    """
    cleaned = printable(" ".join(value.split()))
    if not cleaned:
        raise UsageError(f"the {field} is empty", hint="leave it out to take the edit back")
    if field == "date":
        try:
            datetime.date.fromisoformat(cleaned[:10])
        except ValueError:
            raise UsageError(f"“{cleaned}” is no date", hint="write it as 2023-05-03") from None
    return cleaned
