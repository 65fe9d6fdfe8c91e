"""What is made ready after the first screen: overlays, fields, and what leads them.

None of it is needed to see the headlines, and importing and mounting it takes as long as they do.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from reader.tui import attribution, verifying
from reader.tui.attribution import AttributionParts
from reader.tui.clipboard import Clipboard
from reader.tui.commands.registry import completions
from reader.tui.comparing import Comparing
from reader.tui.copying import Copying
from reader.tui.finding import Finding
from reader.tui.guide import Guide, offers
from reader.tui.keys.contexts import Where
from reader.tui.marking import Marking
from reader.tui.notebook import Stepped
from reader.tui.overlays import Overlay
from reader.tui.passage import Explaining, Writing
from reader.tui.search_parts import SearchParts
from reader.tui.tabulating import MATRIX, Tabulating
from reader.tui.verifying import VerifyingParts
from reader.tui.widgets.command_line import CommandLine
from reader.tui.widgets.compare_screen import CompareScreen
from reader.tui.widgets.find_bar import FindBar
from reader.tui.widgets.help_overlay import HelpOverlay
from reader.tui.widgets.marks_overlay import MarksOverlay
from reader.tui.widgets.matrix_overlay import MatrixOverlay
from reader.tui.widgets.note_prompt import NotePrompt
from reader.tui.widgets.why_overlay import WhyOverlay

if TYPE_CHECKING:
    from reader.tui.shell import Shell

_SCROLLING = (Where.MOVEMENT, Where.EVERYWHERE)


class LaterParts:
    """The widgets that are opened later, by name."""

    def __init__(self, shell: Shell) -> None:
        self.searches = SearchParts()
        self.help = HelpOverlay(lambda words: offers(shell.keymap, words), id="help")
        self.marks = MarksOverlay(id="marks")
        self.why = WhyOverlay(id="why")
        self.compare = CompareScreen(shell.opening.config.ui, id="compare")
        self.matrix = MatrixOverlay(id="matrix")
        self.line = CommandLine(completions, id="command")
        self.find = FindBar(id="find")
        self.note = NotePrompt(id="note")
        self.attribution = AttributionParts()
        self.verifying = VerifyingParts()
        self._shell = shell
        self._body, self._status = shell.parts.body, shell.parts.status

    async def mount(self) -> None:
        """Mounts overlays over the panes and fields above the status line."""
        await self._body.mount(self.help, self.marks, self.why, self.compare, self.matrix)
        await self._body.screen.mount(self.line, self.find, self.note, before=self._status)
        await self.searches.mount(self._shell)
        await self.attribution.mount(self._shell)
        await self.verifying.mount(self._shell)

    def show_stepped(self, article: str | None, stepped: Stepped) -> None:
        """Shows what undo or redo did to quotations and speakers."""
        attribution.show_stepped(self._shell, article, stepped)
        self._shell.saved.refresh()

    def overlays(self, *, leave_find: Callable[[], object]) -> tuple[Overlay, ...]:
        """What can be opened over the panes, with its contexts and what its keys act on.

        Args:
            leave_find: undoes what the find bar did, when it is closed without Enter.
        """
        return (*self._over_the_panes(), *self._at_the_foot(leave_find))

    def _over_the_panes(self) -> Iterator[Overlay]:
        choice = (Where.CHOICE, Where.FIELD)
        yield from self.searches.overlays()
        for name, widget in (("help", self.help), ("marks", self.marks)):
            yield Overlay(
                name,
                widget,
                lambda: choice,
                mover=widget.choices,
                field=widget.field,
                accept=widget.accept,
            )
        yield Overlay("why", self.why, lambda: _SCROLLING, mover=self.why.rows)
        yield Overlay(
            "compare",
            self.compare,
            lambda: (Where.COMPARE, *_SCROLLING),
            mover=self.compare.view,
        )
        yield Overlay(
            MATRIX,
            self.matrix,
            lambda: (Where.MATRIX, *_SCROLLING),
            mover=self.matrix.table,
        )

    def _at_the_foot(self, leave_find: Callable[[], object]) -> Iterator[Overlay]:
        field = (Where.FIELD,)
        yield Overlay(
            "command",
            self.line,
            lambda: field,
            field=self.line.field,
            accept=self.line.accept,
            complete=self.line.complete,
            is_line=True,
        )
        yield Overlay(
            "find",
            self.find,
            lambda: field,
            field=self.find.field,
            accept=self.find.accept,
            leave=leave_find,
            is_line=True,
        )
        yield Overlay(
            "note",
            self.note,
            lambda: field,
            field=self.note.field,
            accept=self.note.accept,
            is_line=True,
        )


def wire(shell: Shell) -> None:
    """Builds what leads these widgets, as attributes of the shell."""
    later, tell = shell.later, shell.status.tell
    shell.overlays.add(later.overlays(leave_find=lambda: shell.finding.leave()))
    shell.guide = Guide(shell.overlays, later.help, later.line)
    later.searches.wire(shell)
    _wire_finding(shell, later)
    _wire_notes(shell, later)
    attribution.wire(shell, later.attribution)
    verifying.wire(shell, later.verifying)
    shell.comparing = Comparing(
        shell.newsroom,
        shell.work,
        desk=shell.desk,
        view=shell.view,
        overlays=shell.overlays,
        screen=later.compare,
        tell=tell,
    )
    shell.explaining = Explaining(shell.desk, shell.view, shell.overlays, later.why, tell)
    shell.tabulating = Tabulating(
        shell.newsroom,
        shell.work,
        desk=shell.desk,
        overlays=shell.overlays,
        view=later.matrix,
        comparing=shell.comparing,
        explaining=shell.explaining,
        judging=shell.judging,
        tell=tell,
    )
    shell.copying = Copying(
        shell.newsroom,
        Clipboard(
            os.environ,
            shell.opening.locations.state / "clip.txt",
            terminal=shell.write_sequence,
        ),
        shell.work,
        today=lambda: shell.opening.now().date(),
        tell=tell,
    )


def _wire_finding(shell: Shell, later: LaterParts) -> None:
    """Find in the view."""
    shell.finding = Finding(
        later.find,
        overlays=shell.overlays,
        view=shell.view,
        desk=shell.desk,
        status=shell.status,
        moved=shell.show_standing,
        filter=shell.filter_here,
    )


def _wire_notes(shell: Shell, later: LaterParts) -> None:
    """The list of marks and the prompt for notes."""
    shell.marking = Marking(
        shell.newsroom,
        shell.work,
        desk=shell.desk,
        overlays=shell.overlays,
        overlay=later.marks,
        tab=shell.panel.notes,
        tell=shell.status.tell,
    )
    shell.writing = Writing(
        shell.newsroom.notes,
        shell.work,
        notebook=shell.notebook,
        overlays=shell.overlays,
        prompt=later.note,
    )
