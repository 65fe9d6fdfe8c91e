"""Which way a copied text goes, and that the person is told."""

from __future__ import annotations

import base64
import os
import stat
from collections.abc import Sequence
from pathlib import Path

from reader.tui.clipboard import OSC52_LIMIT, Clipboard, osc52, run_program

DESKTOP = {"DISPLAY": ":0", "TERM": "xterm-256color"}


class Desk:
    """A machine with some clipboard programs and a terminal that remembers."""

    def __init__(self, *programs: str, works: bool = True) -> None:
        self.programs = programs
        self.works = works
        self.fed: list[tuple[str, bytes]] = []
        self.written: list[str] = []

    def which(self, name: str) -> str | None:
        return f"/bin/{name}" if name in self.programs else None

    def run(self, command: Sequence[str], data: bytes) -> bool:
        self.fed.append((command[0], data))
        return self.works

    def clipboard(self, environment: dict[str, str], folder: Path) -> Clipboard:
        return Clipboard(
            environment=environment,
            file=folder / "state" / "clip.txt",
            terminal=self.written.append,
            which=self.which,
            run=self.run,
        )


def test_the_first_program_that_is_there_takes_the_text(tmp_path: Path) -> None:
    desk = Desk("xsel", "xclip")
    copied = desk.clipboard(DESKTOP, tmp_path).copy("ice")
    assert copied.route == "xclip"
    assert desk.fed == [("xclip", b"ice")]


def test_a_program_without_its_display_is_passed_over(tmp_path: Path) -> None:
    desk = Desk("wl-copy", "xclip")
    assert desk.clipboard({"DISPLAY": ":0"}, tmp_path).copy("ice").route == "xclip"


def test_windows_gets_its_own_encoding(tmp_path: Path) -> None:
    desk = Desk("clip.exe")
    desk.clipboard({}, tmp_path).copy("é")
    assert desk.fed == [("clip.exe", "é".encode("utf-16-le"))]


def test_without_a_program_the_terminal_is_asked_and_called_unconfirmed(tmp_path: Path) -> None:
    desk = Desk()
    copied = desk.clipboard({"TERM": "xterm"}, tmp_path).copy("ice")
    assert "unconfirmed" in copied.route
    assert desk.written == ["\x1b]52;c;" + base64.b64encode(b"ice").decode() + "\x07"]


def test_a_program_that_fails_hands_over_to_the_terminal(tmp_path: Path) -> None:
    desk = Desk("xclip", works=False)
    assert "OSC 52" in desk.clipboard(DESKTOP, tmp_path).copy("ice").route


def test_tmux_lets_the_wrapped_sequence_pass() -> None:
    wrapped = osc52("ice", environment={"TMUX": "/tmp/tmux"})
    assert wrapped.startswith("\x1bPtmux;\x1b\x1b]52;c;")
    assert wrapped.endswith("\x1b\\")


def test_inside_tmux_its_own_buffer_comes_before_the_terminal(tmp_path: Path) -> None:
    desk = Desk("tmux")
    inside = {"TMUX": "/tmp/tmux", "TERM": "tmux-256color"}
    assert desk.clipboard(inside, tmp_path).copy("ice").route == "tmux"
    assert desk.clipboard({"TERM": "xterm"}, tmp_path).copy("ice").route != "tmux"


def test_screen_lets_the_wrapped_sequence_pass() -> None:
    assert osc52("ice", environment={"STY": "1.pts"}).startswith("\x1bP\x1b]52;")


def test_a_dumb_terminal_leaves_a_private_file_and_says_where(tmp_path: Path) -> None:
    copied = Desk().clipboard({"TERM": "dumb"}, tmp_path).copy("ice")
    file = tmp_path / "state" / "clip.txt"
    assert copied.route == str(file)
    assert file.read_text(encoding="utf-8") == "ice"
    assert stat.S_IMODE(os.stat(file).st_mode) == 0o600


def test_a_text_too_long_for_the_terminal_goes_to_the_file(tmp_path: Path) -> None:
    desk = Desk()
    copied = desk.clipboard({"TERM": "xterm"}, tmp_path).copy("x" * (OSC52_LIMIT + 1))
    assert copied.route.endswith("clip.txt")
    assert desk.written == []


def test_when_even_the_file_fails_the_copy_admits_it(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    copied = Desk().clipboard({}, tmp_path).copy("ice")
    assert not copied.reached


def test_what_is_copied_can_not_act_on_a_terminal_it_is_pasted_into(tmp_path: Path) -> None:
    desk = Desk("xclip")
    desk.clipboard(DESKTOP, tmp_path).copy("a\x1b[2Jb\nc")
    assert b"\x1b" not in desk.fed[0][1]
    assert b"\n" in desk.fed[0][1]


def test_a_real_program_is_fed_through_its_standard_input(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run_program(["sh", "-c", f"cat > '{out}'"], b"ice")
    assert out.read_bytes() == b"ice"


def test_a_program_that_is_missing_or_fails_did_not_take_the_text() -> None:
    assert not run_program(["/no/such/program"], b"")
    assert not run_program(["false"], b"")
