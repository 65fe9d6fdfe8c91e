"""Writing a longer note in the person's own editor, without ever losing what was typed."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from textual.app import SuspendNotSupported


@dataclass(frozen=True, slots=True)
class Edited:
    """The text after the editor closed."""

    text: str
    problem: str = ""
    """Why the text is as it was before, in words; empty where the editor did its work."""


def editor_command(environment: Mapping[str, str]) -> list[str]:
    """`$VISUAL`, else `$EDITOR`, else `vi`, split into words as a shell would."""
    chosen = environment.get("VISUAL") or environment.get("EDITOR") or "vi"
    try:
        return shlex.split(chosen) or ["vi"]
    except ValueError:
        return [chosen]


def run_editor(command: Sequence[str]) -> int:
    """Runs the editor in the foreground; returns its exit code.

    Raises:
        OSError: it cannot be started.
    """
    return subprocess.run(command, check=False).returncode


def edit(
    text: str,
    *,
    suspend: Callable[[], AbstractContextManager[None]],
    environment: Mapping[str, str],
    run: Callable[[Sequence[str]], int] = run_editor,
) -> Edited:
    """Lets the person edit the text; whatever goes wrong, the text given comes back.

    Args:
        text: what is written so far; newlines are kept.
        suspend: gives the terminal away for as long as the context lasts (`App.suspend`).
        environment: where `VISUAL` and `EDITOR` are looked up.
        run: starts the command and waits; the file is the command's last word.
    """
    command = editor_command(environment)
    with tempfile.TemporaryDirectory(prefix="reader-note-") as folder:
        path = Path(folder) / "note.md"
        _write_private(path, text)
        try:
            with suspend():
                code = run([*command, str(path)])
            return _outcome(command[0], code, path, text)
        except (OSError, UnicodeError, SuspendNotSupported) as problem:
            return Edited(text, f"the note is kept as typed: {command[0]}: {problem}")


def _outcome(name: str, code: int, path: Path, before: str) -> Edited:
    if code != 0:
        return Edited(before, f"the note is kept as typed: {name} ended with {code}")
    after = path.read_text(encoding="utf-8")
    return Edited(after if before.endswith("\n") else after.removesuffix("\n"))


def _write_private(path: Path, text: str) -> None:
    """Creates the file for its owner alone; editors on shared machines must not leak notes."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as out:
        out.write(text)
