"""The one tree of errors a person may meet; each says what happened and what to do next.

The number is the exit code of the command line::

ReaderError                     exit
├── UsageError                   2    the request cannot be understood
│   ├── UnknownArticle           2    no article has that id or file name
│   └── AmbiguousArticle         2    several articles share that part of an id
├── ConfigError                  2    a value in config.yaml cannot be used
├── QueryError                   2    a search query cannot be read
├── NothingFound                 1    asked and answered: there is none
├── DataError                    4    library or index cannot be used
│   ├── LibraryDamaged           4    the truth on disk is not readable
│   ├── LibraryTooNew            4    written by a newer version of the program
│   ├── ForeignSchema            4    an imported file follows another schema
│   └── IndexDamaged             4    the derived index is not readable; it can be rebuilt
└── Busy                         5    another process holds the lock
"""

from __future__ import annotations

from collections.abc import Sequence


class ReaderError(Exception):
    """An expected failure, told to the person in three parts.

    Attributes:
        message: what happened, one sentence, without a final period.
        hint: what to do next, or an empty string.
        exit_code: what the command line exits with.
    """

    title: str = "Error"
    exit_code: int = 4

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(ReaderError):
    """The request cannot be understood or does not make sense."""

    title = "Usage"
    exit_code = 2


class UnknownArticle(UsageError):
    """No article's id or file name contains the given text."""

    title = "No such article"


class AmbiguousArticle(UsageError):
    """Several articles match where one was asked for."""

    title = "Which article?"

    def __init__(self, given: str, *, candidates: Sequence[str]) -> None:
        shown = ", ".join(candidates[:8]) + (" …" if len(candidates) > 8 else "")
        super().__init__(
            f"“{given}” fits {len(candidates)} articles: {shown}", hint="write more of the id"
        )
        self.candidates = tuple(candidates)


class ConfigError(ReaderError):
    """A value in the configuration file cannot be used.

    Attributes:
        path: the file.
        line: 1-based line, or None where unknown.
        key: dotted path of the key, or an empty string.
    """

    title = "Configuration"
    exit_code = 2

    def __init__(
        self, problem: str, *, path: str, line: int | None = None, key: str = "", hint: str = ""
    ) -> None:
        place = path + (f":{line}" if line is not None else "")
        super().__init__(f"{place}: {key + ': ' if key else ''}{problem}", hint=hint)
        self.path, self.line, self.key = path, line, key


class QueryError(ReaderError):
    """A search query cannot be read.

    Attributes:
        query: the query as typed.
        position: code point at which reading failed.
        expected: what would have been understood there.
    """

    title = "Query"
    exit_code = 2

    def __init__(self, problem: str, *, query: str, position: int, expected: str = "") -> None:
        super().__init__(problem, hint=f"expected {expected}" if expected else "")
        self.query, self.position, self.expected = query, position, expected

    def caret(self) -> str:
        """The query and, on a second line, a caret under the place where reading failed."""
        return f"{self.query}\n{' ' * self.position}^ {self.message}"


class NothingFound(ReaderError):
    """The question was understood; the answer is that there is none."""

    title = "Nothing found"
    exit_code = 1


class DataError(ReaderError):
    """The library or its index cannot be used."""

    title = "Data"
    exit_code = 4


class LibraryDamaged(DataError):
    """The library file exists but cannot be read."""

    title = "Library damaged"


class LibraryTooNew(DataError):
    """The library was written by a newer version of this program."""

    title = "Library is newer than this program"


class ForeignSchema(DataError):
    """A file to import follows a schema this program does not know."""

    title = "Foreign file"


class IndexDamaged(DataError):
    """The search index cannot be read; nothing is lost, it can be rebuilt."""

    title = "Index damaged"


class Busy(ReaderError):
    """Another process holds a lock.

    Attributes:
        pid: the holder's process id, or None where unknown.
    """

    title = "Busy"
    exit_code = 5

    def __init__(self, what: str, *, pid: int | None = None) -> None:
        holder = f" (process {pid})" if pid else ""
        super().__init__(f"{what} is in use{holder}", hint="wait for it to finish, or stop it")
        self.pid = pid
