"""Checking words, judging matches and editing facts: their overlays, and what they change.

Made ready after the first screen, with everything else that is opened later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.checking import ASKING, CHECKING, Checking
from reader.tui.editing import FACTS, Edited, Editing
from reader.tui.judging import Judged, Judging
from reader.tui.keys.contexts import Where
from reader.tui.messages import CheckAsked
from reader.tui.overlays import Overlay
from reader.tui.widgets.check_overlay import CheckOverlay
from reader.tui.widgets.facts_overlay import FactsOverlay
from reader.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from reader.model.article import ArticleText
    from reader.tui.shell import Shell


class VerifyingParts:
    """The widgets, by name."""

    def __init__(self) -> None:
        self.check = CheckOverlay(id="check")
        self.words = Prompt(
            CheckAsked, id="check-words", placeholder="the words, or speaker:name the words"
        )
        self.facts = FactsOverlay(id="facts")

    async def mount(self, shell: Shell) -> None:
        """Mounts overlays over the panes and the prompt above the status line."""
        body = shell.parts.body
        await body.mount(self.check, self.facts)
        await body.screen.mount(self.words, before=shell.parts.status)

    def overlays(self) -> tuple[Overlay, ...]:
        """What can be opened over the panes, with its contexts and what its keys act on."""
        answer = (Where.CHECK, Where.MOVEMENT, Where.EVERYWHERE)
        return (
            Overlay(
                CHECKING,
                self.check,
                lambda: answer,
                mover=self.check.rows,
                accept=self.check.accept,
            ),
            Overlay(
                ASKING,
                self.words,
                lambda: (Where.FIELD,),
                field=self.words.field,
                accept=self.words.accept,
                is_line=True,
            ),
            Overlay(
                FACTS,
                self.facts,
                lambda: (Where.FACTS, Where.FIELD),
                field=self.facts.field,
                accept=self.facts.accept,
            ),
        )


def wire(shell: Shell, parts: VerifyingParts) -> None:
    """Builds what leads these widgets, as attributes of the shell."""
    newsroom, work, overlays, tell = shell.newsroom, shell.work, shell.overlays, shell.status.tell
    overlays.add(parts.overlays())
    shell.checking = Checking(
        newsroom.check,
        work,
        overlays=overlays,
        overlay=parts.check,
        prompt=parts.words,
        tell=tell,
    )
    shell.judging = Judging(
        newsroom, work, show=lambda judged: show_judged(shell, judged), tell=tell
    )
    shell.editing = Editing(
        newsroom.articles,
        work,
        overlays=overlays,
        dialog=parts.facts,
        show=lambda edited: show_edited(shell, edited),
    )


def show_judged(shell: Shell, judged: Judged) -> None:
    """Shows a decision about a match: in the panel, the comparison and the list."""
    for head in judged.heads:
        shell.tabletop.show_head(head)
    shell.desk.compare_anew()
    shell.comparing.refresh()
    shell.tabulating.refresh()
    shell.status.tell(judged.told)


def show_edited(shell: Shell, edited: Edited) -> None:
    """Shows an edit of facts: in the list, the article, and wherever its outlet is named."""
    shell.headlines.clear_chosen()
    shell.lists.load()
    if shell.open_article in edited.articles:
        shell.desk.reload()
    else:
        shell.desk.compare_anew()
    shell.status.tell(edited.told)


def show_stepped(shell: Shell, text: ArticleText | None) -> None:
    """Shows what undo or redo did to facts and matches.

    Args:
        shell: the app.
        text: the open article as it is now; None where none is open.
    """
    document = shell.desk.document
    if document is not None and text is not None and document.article != text:
        shell.desk.reload()
    shell.comparing.refresh()
    shell.tabulating.refresh()
    shell.lists.load()
