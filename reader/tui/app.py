"""The app: how it begins and ends, and where messages and results belong."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import signal
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from textual import events, on

from reader import crash
from reader.config import Config
from reader.errors import ReaderError
from reader.locations import Locations
from reader.newsroom.services import Newsroom
from reader.tui import messages
from reader.tui.layout import Pane
from reader.tui.scanning import progress_words, report_words
from reader.tui.shell import Opening, Shell
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.virtual_list import VirtualList

_HISTORY = "commands.txt"
_SIGNAL_CODES = 128
"""What the number of a signal is added to for the exit code."""
_LOW = 8
"""Lines of the terminal below which only the status line is left around the panes."""
_STARTED_S = 1.0
"""When the first frames are certainly on the screen."""
_SAVED_EVERY_S = 5.0
"""How often the place in the article is remembered: what a killed app may lose."""


class ReaderApp(Shell):
    """The terminal app over one open library."""

    CSS_PATH = str(Path(__file__).with_name("app.tcss"))

    def on_mount(self) -> None:
        """Loads the list."""
        theme = self.opening.config.ui.theme
        if theme in self.available_themes:
            self.theme = theme
        self.show_counts(None)
        self.stage.resize(self.size)
        self.lists.load()
        self._obey_signals()

    def _warn(self) -> None:
        """Says what of the configuration was passed over."""
        warnings = (*self.opening.config.warnings, *self.keymap.warnings)
        if warnings:
            more = f" (and {len(warnings) - 1} more)" if len(warnings) > 1 else ""
            self.status.tell(warnings[0] + more, problem=True)

    @on(messages.FirstScreenShown)
    async def _complete(self) -> None:
        """Does what the first screen need not wait for.

        What lives until the end is taken out of the garbage collector's sight.
        """
        await self.complete()
        if not self.is_complete:
            return
        self._warn()
        self.scanning.start()
        self.searching.warm()
        self.set_interval(_SAVED_EVERY_S, self._look_after)
        gc.collect()
        gc.freeze()

    def _obey_signals(self) -> None:
        """A signal to end leaves the terminal sane; the exit code says which one it was."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self._end, number)

    def _look_after(self) -> None:
        """Saves the place in the article; ends where the terminal went without a signal."""
        self.desk.save_position()
        if not self.is_headless and not os.isatty(0):
            self._end(signal.SIGHUP)

    def _end(self, number: signal.Signals) -> None:
        if self.is_complete:
            self.desk.save_position()
        self.exit(_SIGNAL_CODES + number)

    # Messages

    @on(messages.WorkFinished)
    async def _take_result(self, message: messages.WorkFinished) -> None:
        if self.work.is_current(message.kind, message.turn):
            try:
                message.then(message.value)
            except ReaderError as error:
                self.complain(error)
            await self.keyboard.go_on()

    @on(messages.WorkFailed)
    def _take_failure(self, message: messages.WorkFailed) -> None:
        if not isinstance(message.error, ReaderError):
            raise message.error
        self.first_screen_is_shown()
        if self.work.is_current(message.kind, message.turn):
            self.complain(message.error)

    @on(messages.ScanAdvanced)
    def _show_progress(self, message: messages.ScanAdvanced) -> None:
        self.status.work(progress_words(message.progress))
        if self.scanning.brings_new(message.progress):
            self.lists.load()

    @on(messages.ScanEnded)
    def _show_scan_end(self, message: messages.ScanEnded) -> None:
        self.scanning.running = False
        self.status.work("")
        if message.report is None:
            self.status.tell(message.problem, problem=True)
            return
        if message.report.changed or self.stage.pane is Pane.LIST:
            self.status.tell(report_words(message.report))
        if message.report.changed:
            self.saved.refresh()
            self.lists.load()
            self.desk.reload()

    @on(messages.RunCommand)
    def _run_chosen(self, message: messages.RunCommand) -> None:
        from reader.tui.commands import acts
        from reader.tui.commands.registry import named

        self.overlays.close()
        try:
            command = named(message.command)
        except ReaderError as error:
            self.complain(error)
            return
        if command.required and not message.argument:
            self.status.tell(f":{command.id} needs a {command.argument}", problem=True)
        elif acts.go_where_it_applies(self, command):
            self.run_command(command.id, message.argument)
        self.show_footer()

    @on(messages.OpenPassage)
    def _open_passage(self, message: messages.OpenPassage) -> None:
        self.overlays.close_all()
        self.desk.open(message.article, message.span, query=message.query)

    @on(messages.SearchChanged)
    def _search(self, message: messages.SearchChanged) -> None:
        self.searching.find(message.query, message.order)

    @on(messages.SearchMore)
    def _search_more(self, message: messages.SearchMore) -> None:
        self.searching.more(message.query, message.order, message.cursor)

    @on(messages.SearchSettled)
    def _survey_search(self, message: messages.SearchSettled) -> None:
        self.searching.survey(message.query)

    @on(messages.FacetChosen)
    def _narrow_search(self) -> None:
        self.searching.narrow()

    @on(messages.SearchNamed)
    def _name_search(self, message: messages.SearchNamed) -> None:
        self.saved.accept(message.name)

    @on(messages.SavedChosen)
    def _open_saved(self, message: messages.SavedChosen) -> None:
        self.overlays.open("search")
        self.search.open(message.query)
        self.saved.see(message.name)

    @on(messages.SearchExplained)
    def _explain_search(self, message: messages.SearchExplained) -> None:
        self.searching.explain(message.query)

    @on(messages.FindChanged)
    def _find(self, message: messages.FindChanged) -> None:
        self.finding.change(message.text)

    @on(messages.FindAccepted)
    def _accept_find(self, message: messages.FindAccepted) -> None:
        self.finding.accept()

    @on(messages.NoteDrafted)
    def _keep_draft(self, message: messages.NoteDrafted) -> None:
        self.writing.keep_draft(message.text)

    @on(messages.NoteWritten)
    def _write_note(self, message: messages.NoteWritten) -> None:
        self.writing.accept(message.text)

    @on(messages.OtherChosen)
    def _choose_other(self, message: messages.OtherChosen) -> None:
        self.comparing.choose(message.article)

    @on(messages.CellChosen)
    def _open_cell(self) -> None:
        self.tabulating.jump()

    @on(messages.SpeakerIsolated)
    def _isolate(self, message: messages.SpeakerIsolated) -> None:
        self.tabletop.isolate(message.speaker)

    @on(messages.QuotationCorrected)
    def _correct(self, message: messages.QuotationCorrected) -> None:
        self.correcting.accept(message.subject, message.draft)

    @on(messages.CheckAsked)
    def _check_words(self, message: messages.CheckAsked) -> None:
        self.checking.accept(message.text)

    @on(messages.SourceChosen)
    def _open_source(self, message: messages.SourceChosen) -> None:
        self.overlays.close_all()
        self.desk.open(message.article, message.span, over=self.checking.again)

    @on(messages.FactsEdited)
    def _edit_facts(self, message: messages.FactsEdited) -> None:
        self.editing.accept(message.sheet)

    @on(messages.SpeakerChosen)
    def _show_speaker(self, message: messages.SpeakerChosen) -> None:
        self.speaking.open_page(message.name)

    @on(messages.StatementChosen)
    def _open_statement(self, message: messages.StatementChosen) -> None:
        self.overlays.close_all()
        page = partial(self.speaking.open_page, message.speaker)
        self.desk.open(message.article, message.span, over=page)

    @on(messages.SpeakersNamed)
    def _merge_speakers(self, message: messages.SpeakersNamed) -> None:
        self.speaking.accept(message.name)

    @on(messages.OverlayClosed)
    def _close_overlay(self) -> None:
        self.overlays.close()

    @on(VirtualList.Chosen, "#headlines")
    def _open_chosen(self, message: VirtualList.Chosen) -> None:
        if self.headlines.article is not None:
            self.desk.open(self.headlines.article)

    @on(VirtualList.Highlighted, "#headlines")
    def _show_place_in_list(self) -> None:
        self.show_standing()

    @on(ArticleList.HeadsWanted)
    def _fetch_heads(self, message: ArticleList.HeadsWanted) -> None:
        self.lists.fetch(message.ids)

    def on_article_view_passage_changed(self) -> None:
        """Has panel and status line follow; its message is known by name, not yet by class."""
        self.tabletop.follow()

    def on_article_view_selection_changed(self) -> None:
        """Has panel and status line follow."""
        self.tabletop.follow()

    def on_resize(self, event: events.Resize) -> None:
        """Arranges the panes for the new size, and paints everything anew.

        A terminal that was made smaller and large again at once has lost what was on it, while
        Textual, which looks at the size alone, sees no change.
        """
        self.screen.set_class(event.size.height < _LOW, "-low")
        self.stage.resize(event.size)
        self.screen.refresh()

    def _handle_exception(self, error: Exception) -> None:
        """Keeps what went wrong for the crash report."""
        self.crash = self.crash or error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Ends the app without Textual's traceback, which shows variables, that is, articles."""
        self._close_messages_no_wait()


def run_app(
    newsroom: Newsroom,
    *,
    config: Config,
    locations: Locations,
    folder: str,
    scan_command: Sequence[str] = (),
    read_only: bool = False,
) -> int:
    """Runs the app until the person leaves it; returns the process's exit code.

    Args:
        newsroom: the open library.
        config: as read from the file.
        locations: where histories and crash reports go.
        folder: where the articles lie, as a path.
        scan_command: prints the lines of `reader scan --progress-json`; empty reads nothing.
        read_only: nothing that is done will be kept; said in the title bar.
    """
    history = locations.state / _HISTORY
    app = ReaderApp(
        Opening(
            newsroom=newsroom,
            config=config,
            locations=locations,
            folder=_with_tilde(folder),
            name=Path(folder).name or folder,
            scan_command=() if read_only else scan_command,
            read_only=read_only,
            history=_read_history(history),
        )
    )
    code = app.run(mouse=config.ui.mouse)
    app.work.close()
    if app.crash is not None:
        return crash.tell(app.crash, folder=locations.state / "crashes", now=datetime.now(UTC))
    if app.is_complete:
        _write_history(history, app.later.line.history)
    return code or 0


def _with_tilde(path: str) -> str:
    home = str(Path.home())
    return "~" + path.removeprefix(home) if path.startswith(home + os.sep) else path


def _read_history(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []


def _write_history(path: Path, lines: Sequence[str]) -> None:
    """A history that cannot be kept is no reason to complain."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
