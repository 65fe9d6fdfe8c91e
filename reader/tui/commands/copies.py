"""What is copied, which depends on the part of the screen that has the keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.model.span import Span
from reader.tui.commands.acts import in_front
from reader.tui.document import Document
from reader.tui.layout import Pane
from reader.tui.panel_rows import Target

if TYPE_CHECKING:
    from reader.tui.shell import Shell


def copy_citation(app: Shell) -> None:
    """Copies with citation: both sides of compare or matrix, the panel's row, else the passage."""
    elsewhere = _elsewhere(app)
    if elsewhere is not None:
        app.copying.cite_targets(elsewhere)
    else:
        app.copying.cite(_places(app))


def copy_plain(app: Shell) -> None:
    """Copies the same words and nothing else."""
    elsewhere = _elsewhere(app)
    if elsewhere is not None:
        app.copying.plain_targets(elsewhere)
    else:
        app.copying.plain(_places(app))


def _elsewhere(app: Shell) -> Sequence[Target] | None:
    """What the matrix's cell or the panel's row leads to; None where neither has the keys."""
    if in_front(app) == "matrix":
        return app.tabulating.targets
    if in_front(app) == "check":
        target = app.later.verifying.check.target
        return [target] if target is not None else []
    in_panel = app.overlays.top is None and app.stage.pane is Pane.PANEL
    target = app.panel.target if in_panel else None
    return [target] if target is not None and target.span is not None else None


def _places(app: Shell) -> list[tuple[Document, Span]]:
    if in_front(app) == "compare":
        return app.comparing.places
    document = app.desk.document
    return [] if document is None else [(document, _cited(app))]


def _cited(app: Shell) -> Span:
    """The selection, else the quotation at the cursor with all its sentences, else the passage."""
    quotation = app.view.quotation
    if app.view.selection is None and quotation is not None:
        return Span(quotation.start, quotation.end)
    return app.view.target
