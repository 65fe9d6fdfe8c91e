"""No byte of an article, a name, a note, a query, a setting or an error steers the terminal."""

from __future__ import annotations

import re

import pytest

from tests.pty.pseudo_terminal import Terminal

pytestmark = [pytest.mark.pty, pytest.mark.xdist_group("pty")]

POINTER = b"\x1b]22;default\x07"
"""Textual asks for the usual mouse pointer; the only thing it ends with BEL."""

NEVER = (
    b"\x1b]52",
    b"\x1b]8;",
    b"S1ZBU0lS\x07",
    b"7777m\x9b",
    b"\x1b[7777",
    "\x9b".encode(),
    "\x85".encode(),
    "\u202e".encode(),
    "\u2066".encode(),
    b"\x00",
    b"\x07",
)
"""None of this is ever written by the app itself."""

PASTED = "\x1b[200~pasted\x9b7777m\u202e\u2066\x85[bold red]pasted[/]\x1b[201~"
"""As a terminal hands it over: C0 controls cannot be pasted, everything else can."""

ESCAPE = "\x1b"

WALK = [
    *["\r", "]q", "w", "q", "gm", "gq", "gn", "gl", "\r"],
    *["=", "]m", "\t", "g=", "l", "w", "q", "/", PASTED, "\r", "/", ESCAPE, "q", "q"],
    *["''", ESCAPE, "H", "mm", "ma", "v)", ESCAPE],
    *["a", PASTED, "\r", "gn", "e", ESCAPE, "gl"],
    *["s", PASTED, ESCAPE, "s", "article1", "\x19", "\r"],
    *["]q", "c", PASTED, "\t\t", PASTED, "\t\t", PASTED, "\r", "gs", "v", "j", "v", "M", PASTED],
    *[ESCAPE, "/", PASTED, "\r", "/", ESCAPE, "\r", "qq", "gr", "c", ESCAPE, "j", "+", "u", "q"],
    *["/", PASTED, "\r", "?", PASTED, ESCAPE, ":", PASTED, "\r", ":", "list.open kvasir\r"],
    *["K", "w", "q", "q", ":", "check ", PASTED, "\r", "q", "gm", "x", "d", "+"],
    *["gl", "v", "v", "e", PASTED, "\t", PASTED, "\r", ESCAPE, "K", PASTED, "\r", "q", "q", "\r"],
    *["z", "z", "i", "i", "*", "gl", "*", "R", "/", PASTED, "\r", "q", "3", "2", "1", "r", "u"],
]
"""Every screen, with every kind of text on it."""

SHOWN = (
    *("article1", "article2", "quoted", "speaker", "evidence", "relay", "title", "outlet"),
    *("filename", "oldnote", "pasted", "configwarning", "scanproblem", "error", "library"),
)


@pytest.fixture(scope="module", params=[(120, 40), (80, 24)], ids=["120x40", "80x24"])
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Everything the program wrote to the terminal on a walk over all screens."""
    terminal = Terminal("tests.pty.hostile_app", request.param, tmp_path_factory.mktemp("hostile"))
    terminal.wait_for(b"scanproblem")
    for keys in WALK:
        terminal.press(keys)
    terminal.press("Q")
    assert terminal.close() == 0
    return bytes(terminal.written).replace(POINTER, b"")


@pytest.mark.parametrize("payload", NEVER, ids=repr)
def test_nothing_hostile_reaches_the_terminal(written: bytes, payload: bytes):
    at = written.find(payload)
    assert at < 0, written[max(0, at - 80) : at + 80]


@pytest.mark.parametrize("word", SHOWN)
def test_the_walk_really_showed_it(written: bytes, word: str):
    plain = re.sub(rb"\x1b\[[0-9;?<>=]*[A-Za-z]", b"", written).decode("utf-8", "replace")
    assert word in plain


def test_markup_is_shown_and_not_obeyed(written: bytes):
    assert b"[bold red]" in written and b"[@click=app.bell]" in written
