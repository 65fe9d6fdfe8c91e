"""However the app ends, the terminal is left as it was found."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.pty.pseudo_terminal import Terminal

pytestmark = [pytest.mark.pty, pytest.mark.xdist_group("pty")]

ENTERED, LEFT, CURSOR = b"\x1b[?1049h", b"\x1b[?1049l", b"\x1b[?25h"


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    opened = Terminal("tests.pty.failing_app", (80, 24), tmp_path)
    opened.wait_for(b"harbour bridge")
    return opened


def is_sane(written: bytes) -> bool:
    """Whether the alternate screen was left and the cursor shown after everything else."""
    return written.rfind(ENTERED) < written.rfind(LEFT) and CURSOR in written[written.rfind(LEFT) :]


def test_an_unexpected_error_leaves_a_sane_terminal_and_a_report(
    terminal: Terminal, tmp_path: Path
):
    terminal.press("\r")
    assert terminal.close() == 70
    written = bytes(terminal.written)
    assert is_sane(written)
    (report,) = (tmp_path / "state" / "crashes").iterdir()
    assert report.name.encode() in written.replace(b"\r\n", b"")
    assert b"ZeroDivisionError" in report.read_bytes()


def test_neither_screen_nor_report_of_a_crash_quote_an_article(terminal: Terminal, tmp_path: Path):
    terminal.press("\r")
    terminal.close()
    (report,) = (tmp_path / "state" / "crashes").iterdir()
    after = bytes(terminal.written).rsplit(LEFT, 1)[1]
    for told in (report.read_bytes(), after):
        assert b"words of an article" not in told
        assert b"harbour" not in told


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_ends_the_app_with_its_own_code(terminal: Terminal, number: int, code: int):
    terminal.signal(number)
    assert terminal.close() == code
    assert is_sane(bytes(terminal.written))


def test_ctrl_c_never_quits(terminal: Terminal):
    terminal.press("\x03\x03")
    terminal.press("q")
    assert terminal.close() == 0


def test_the_app_ends_when_its_terminal_is_gone(terminal: Terminal):
    assert terminal.vanish() == 129
