"""The append-only log of what people did, and how the last of it is taken back and done again.

An act is a group of changes; each keeps the state of its row before and after. Taking an act back
is an act of its own, and so is doing it again: nothing is ever struck from the log.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from dataclasses import dataclass

from reader.errors import UsageError
from reader.store import targets
from reader.store.connection import Connection
from reader.store.targets import State, Target


@dataclass(frozen=True, slots=True)
class Act:
    """One thing a person did, or took back."""

    id: int
    session: str
    what: str
    """In words: "note", "bookmark"."""
    article: int | None
    """The number of the article it happened in."""
    targets: tuple[Target, ...] = ()


@dataclass(frozen=True, slots=True)
class Session:
    """Whose acts they are, and by which clock."""

    name: str
    """Unique; told to others who would undo over it."""
    now: datetime.datetime


def act(
    db: Connection,
    changes: Iterable[tuple[Target, State | None]],
    *,
    session: Session,
    what: str,
    article: int | None = None,
) -> None:
    """Changes rows and logs it as one act; what is so already is left out, and so is no act."""
    due = [
        (target, before, after)
        for target, after in changes
        if (before := targets.read(db, target)) != after
    ]
    if due:
        _log(db, due, session=session, what=what, article=article, undoes=None)


def undo(db: Connection, *, session: Session) -> Act | None:
    """Takes back the session's last act that still stands.

    Raises:
        UsageError: another session has changed the same thing since.
    """
    standing, _ = _stacks(db, session.name)
    return _revert(db, standing[-1], session=session) if standing else None


def redo(db: Connection, *, session: Session) -> Act | None:
    """Does again what the session took back last, unless it has done something else since.

    Raises:
        UsageError: another session has changed the same thing since.
    """
    _, taken_back = _stacks(db, session.name)
    return _revert(db, taken_back[-1], session=session) if taken_back else None


def _stacks(db: Connection, session: str) -> tuple[list[int], list[int]]:
    """The session's acts that stand and those taken back, as the log tells them, oldest first.

    An entry is the id of the act that brought its change about last: the act itself, or the
    doing again of it.
    """
    standing: list[int] = []
    taken_back: list[int] = []
    log = db.execute("SELECT id, undoes FROM acts WHERE session = ? ORDER BY id", (session,))
    for number, undoes in log:
        if undoes is None:
            standing.append(number)
            taken_back.clear()
        elif standing and standing[-1] == undoes:
            standing.pop()
            taken_back.append(number)
        else:
            taken_back.pop()
            standing.append(number)
    return standing, taken_back


def _revert(db: Connection, number: int, *, session: Session) -> Act:
    """Writes the inverse of an act, as an act that names it."""
    what, article = db.execute("SELECT what, article FROM acts WHERE id = ?", (number,)).fetchone()
    due: list[tuple[Target, State | None, State | None]] = []
    rows = db.execute(
        "SELECT target, before, after FROM changes WHERE act = ? ORDER BY id DESC", (number,)
    ).fetchall()
    for written, before, after in rows:
        target = Target.parse(written)
        if targets.read(db, target) != _state(after):
            raise _changed_since(db, target, what=what, session=session)
        due.append((target, _state(after), _state(before)))
    made = _log(db, due, session=session, what=what, article=article, undoes=number)
    return Act(made, session.name, what, article, tuple(target for target, _, _ in due))


def _changed_since(db: Connection, target: Target, *, what: str, session: Session) -> UsageError:
    row = db.execute(
        "SELECT acts.session, acts.time FROM changes JOIN acts ON acts.id = changes.act"
        " WHERE changes.target = ? AND acts.session <> ? ORDER BY changes.id DESC LIMIT 1",
        (str(target), session.name),
    ).fetchone()
    other = f"the session “{row[0]}” ({row[1]})" if row else "something else"
    return UsageError(
        f"cannot take back “{what}”: {other} has changed it since", hint="change it by hand"
    )


def _log(
    db: Connection,
    due: list[tuple[Target, State | None, State | None]],
    *,
    session: Session,
    what: str,
    article: int | None,
    undoes: int | None,
) -> int:
    made = db.execute(
        "INSERT INTO acts (time, session, what, article, undoes) VALUES (?, ?, ?, ?, ?)",
        (session.now.isoformat(timespec="seconds"), session.name, what, article, undoes),
    ).lastrowid
    assert made is not None
    for target, before, after in due:
        targets.write(db, target, after)
        db.execute(
            "INSERT INTO changes (act, target, before, after) VALUES (?, ?, ?, ?)",
            (made, str(target), _written(before), _written(after)),
        )
    return made


def _written(state: State | None) -> str | None:
    return None if state is None else json.dumps(dict(state), sort_keys=True)


def _state(written: str | None) -> State | None:
    return None if written is None else json.loads(written)
