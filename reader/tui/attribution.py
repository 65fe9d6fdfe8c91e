"""Attribution in the app: its overlays, what leads them, and what a decision changes on the screen.

Made ready after the first screen, with everything else that is opened later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui import verifying
from reader.tui.correcting import Correcting, Decided
from reader.tui.keys.contexts import Where
from reader.tui.notebook import Stepped
from reader.tui.overlays import Overlay
from reader.tui.reviewing import REVIEWING, Reviewing
from reader.tui.speaking import NAMING, SPEAKERS, STATEMENTS, Speaking
from reader.tui.widgets.correct_overlay import CorrectOverlay
from reader.tui.widgets.review_overlay import ReviewOverlay
from reader.tui.widgets.speakers_overlay import NamePrompt, SpeakersOverlay, StatementsOverlay

if TYPE_CHECKING:
    from reader.tui.shell import Shell

_SCROLLING = (Where.MOVEMENT, Where.EVERYWHERE)


class AttributionParts:
    """The widgets, by name."""

    def __init__(self) -> None:
        self.correct = CorrectOverlay(id="correct")
        self.speakers = SpeakersOverlay(id="speakers")
        self.page = StatementsOverlay(id="statements")
        self.review = ReviewOverlay(id="review")
        self.name = NamePrompt(id="name")

    async def mount(self, shell: Shell) -> None:
        """Mounts overlays over the panes and the prompt above the status line."""
        body = shell.parts.body
        await body.mount(self.speakers, self.page, self.review, self.correct)
        await body.screen.mount(self.name, before=shell.parts.status)

    def overlays(self) -> tuple[Overlay, ...]:
        """What can be opened over the panes, with its contexts and what its keys act on."""
        people = (Where.SPEAKERS, *_SCROLLING)
        correction = (Where.CORRECTION, Where.CHOICE, Where.FIELD)
        review = (Where.REVIEW, *_SCROLLING)
        return (
            Overlay(
                "correct",
                self.correct,
                lambda: correction,
                mover=self.correct.choices,
                field=self.correct.field,
                accept=self.correct.accept,
            ),
            Overlay(
                SPEAKERS,
                self.speakers,
                lambda: people,
                mover=self.speakers.rows,
                accept=self.speakers.accept,
            ),
            Overlay(
                STATEMENTS,
                self.page,
                lambda: people,
                mover=self.page.rows,
                accept=self.page.accept,
            ),
            Overlay(REVIEWING, self.review, lambda: review, mover=self.review.rows),
            Overlay(
                NAMING,
                self.name,
                lambda: (Where.FIELD,),
                field=self.name.field,
                accept=self.name.accept,
                is_line=True,
            ),
        )


def wire(shell: Shell, parts: AttributionParts) -> None:
    """Builds what leads these widgets, as attributes of the shell."""
    newsroom, work, overlays, tell = shell.newsroom, shell.work, shell.overlays, shell.status.tell
    overlays.add(parts.overlays())
    shell.correcting = Correcting(
        newsroom,
        work,
        overlays=overlays,
        dialog=parts.correct,
        show=lambda decided: show_decided(shell, decided),
        tell=tell,
    )
    shell.speaking = Speaking(
        newsroom,
        work,
        desk=shell.desk,
        tabletop=shell.tabletop,
        overlays=overlays,
        list=parts.speakers,
        page=parts.page,
        prompt=parts.name,
        tell=tell,
    )
    shell.reviewing = Reviewing(
        newsroom, work, desk=shell.desk, overlays=overlays, view=parts.review, tell=tell
    )


def show_decided(shell: Shell, decided: Decided) -> None:
    """Shows a decision everywhere: article, panel, list, counts, speakers and review."""
    if shell.view.selection is not None:
        shell.view.select_end()
    shell.desk.set_quotations(decided.article, decided.extraction, decided.corrections)
    if decided.head is not None:
        shell.tabletop.show_head(decided.head)
    if shell.reviewing.is_open:
        shell.reviewing.go_on()
    _show_everywhere(shell)
    shell.status.tell(decided.told)


def show_stepped(shell: Shell, article: str | None, stepped: Stepped) -> None:
    """Shows what undo or redo did to quotations and speakers."""
    verifying.show_stepped(shell, stepped.article)
    if article is not None and stepped.extraction is not None:
        shell.desk.set_quotations(article, stepped.extraction, stepped.corrections)
    if shell.reviewing.is_open:
        if stepped.back:
            shell.reviewing.go_back()
        else:
            shell.reviewing.go_on()
    _show_everywhere(shell)


def _show_everywhere(shell: Shell) -> None:
    shell.speaking.refresh()
    shell.marking.refresh()
    shell.lists.count()
    shell.show_footer()
