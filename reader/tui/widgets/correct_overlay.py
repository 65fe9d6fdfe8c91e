"""Correcting a quotation by keyboard: a field, what may be chosen, and the decision so far."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from reader.model.quotation import SpeakerKind
from reader.newsroom.speakers import SpeakerRow
from reader.text.safe import printable
from reader.tui.draft import Choice, Draft, Part, Subject, choices
from reader.tui.messages import QuotationCorrected
from reader.tui.panel_rows import BLANK, Row, Run, remark, row
from reader.tui.widgets.bar import Bar
from reader.tui.widgets.field import Field
from reader.tui.widgets.row_list import RowList
from reader.tui.widgets.virtual_list import Row as ListRow
from reader.tui.widgets.virtual_list import SequenceSource, VirtualList
from reader.tui.wording import shortened

_LABEL = 9
_NAME_WIDTH = 40
_QUOTED = 400
"""Code points of the quotation that are looked at for the lines that show it."""
_HELP = {
    Part.SPEAKER: "type a name: the article's speakers, the library's, or a new one",
    Part.KIND: "how the words stand in the article",
    Part.VIA: "who relays it: “per …”, “told …”",
    Part.CUE: "the word that says it is speech",
    Part.NOTE: "why, in your words; kept with the correction",
}


class CorrectOverlay(Vertical):
    """Asks for speaker, kind, relay, cue and a note; each part may be passed over."""

    DEFAULT_CSS = """
    CorrectOverlay {
        background: $surface;
        & > #correct-draft { height: 9; }
        & > Field { margin: 0 1; background: $boost; }
        & > #correct-choices { margin-top: 1; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title = Bar(id="correct-title")
        self._shown = _Form(id="correct-draft")
        self.field = Field(id="correct-field")
        self.choices = _Choices(id="correct-choices", empty="no such choice")
        self._subject: Subject | None = None
        self._draft: Draft | None = None
        self._part = Part.SPEAKER

    def compose(self) -> ComposeResult:
        """Title, the decision so far, field and choices."""
        yield self._title
        yield self._shown
        yield self.field
        yield self.choices

    @property
    def subject(self) -> Subject | None:
        """What is decided about."""
        return self._subject

    def open(self, subject: Subject) -> None:
        """Begins with what holds now, at the speaker."""
        self._subject = subject
        self._draft = subject.begin()
        title = "Other speaker, kind, relay or cue" if subject.found else "A quotation"
        paragraph = subject.document.article.paragraph_at(subject.spans[0].start)
        self._title.set_runs((Run(title, "strong"),), (Run(f"¶{paragraph}"),))
        self._show_part(Part.SPEAKER)

    def offer_also(self, speakers: Sequence[SpeakerRow]) -> None:
        """Offers the library's speakers too, once they are known; what is chosen stays chosen."""
        if self._subject is None:
            return
        self._subject = replace(self._subject, library=speakers)
        if self._part is Part.SPEAKER:
            self._offer(self.field.value, keep=True)

    def turn(self, step: int) -> None:
        """Takes what is chosen for this part and goes to the next, or the one before."""
        parts = list(Part)
        self._draft = self._chosen()
        self._show_part(parts[(parts.index(self._part) + step) % len(parts)])

    def accept(self) -> None:
        """Asks for the decision as it stands with the present choice."""
        draft = self._chosen()
        if self._subject is not None and draft is not None:
            self.post_message(QuotationCorrected(self._subject, self._subject.settled(draft)))

    def on_input_changed(self, message: Input.Changed) -> None:
        """Filters."""
        message.stop()
        self._offer(message.value)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Enter applies."""
        message.stop()
        self.accept()

    def on_virtual_list_chosen(self, message: VirtualList.Chosen) -> None:
        """A click on a choice applies too."""
        message.stop()
        if message.control is self.choices:
            self.accept()

    def _chosen(self) -> Draft | None:
        choice = self.choices.choice
        return choice.draft if choice is not None else self._draft

    def _show_part(self, part: Part) -> None:
        self._part = part
        note = self._draft.decision.note if self._draft and part is Part.NOTE else ""
        self.field.placeholder = _HELP[part]
        self.field.start(note)
        self._offer(note)
        if self._subject is not None and self._draft is not None:
            self._shown.show_rows(tuple(draft_rows(self._subject, self._draft, part)), keep=False)

    def _offer(self, typed: str, *, keep: bool = False) -> None:
        if self._subject is None or self._draft is None:
            return
        self.choices.offer(choices(self._part, self._subject, self._draft, typed), keep=keep)


def draft_rows(subject: Subject, draft: Draft, part: Part) -> Iterator[Row]:
    """The quotation and the decision so far; the part that is asked for now stands out."""
    yield row(Run(shortened(subject.words, _QUOTED)), limit=2)
    yield BLANK
    decision, text = draft.decision, subject.document.text
    cue = f"“{text[slice(*draft.cue)]}”" if draft.cue else "none"
    values = {
        Part.SPEAKER: _speaker_words(draft),
        Part.KIND: decision.kind.value,
        Part.VIA: decision.via or "nobody",
        Part.CUE: cue,
        Part.NOTE: decision.note,
    }
    for each, value in values.items():
        here = each is part
        sign = "▸" if here else " "
        label = Run(f"{sign} {each.value:<{_LABEL}}", "strong" if here else "dim")
        yield row(label, Run(value, "strong" if here else ""), limit=1)
    yield remark("tab next part · ↑↓ choose · enter apply · esc leave")


def _speaker_words(draft: Draft) -> str:
    name = draft.decision.speaker
    if name is None:
        return "unknown"
    return f"unnamed: {name}" if draft.decision.speaker_kind is SpeakerKind.GROUP else name


class _Form(RowList):
    """There is nothing to choose in it, so it shows no cursor."""

    LOOKS = {**RowList.LOOKS, "cursor": "", "cursor-blurred": ""}


class _Choices(VirtualList):
    """Shows its cursor in full while the keys are in the field above it."""

    LOOKS = {**VirtualList.LOOKS, "cursor-blurred": VirtualList.LOOKS["cursor"]}

    @property
    def choice(self) -> Choice | None:
        """What the cursor stands on."""
        source, at = self.source, self.highlighted
        if at is None or not isinstance(source, SequenceSource):
            return None
        found: Choice = source.items[at]
        return found

    def offer(self, offered: list[Choice], *, keep: bool) -> None:
        """Shows other choices, the cursor on the first or, to keep, where it was."""
        self.show(SequenceSource(offered, row=_row, key=_key), keep=keep)


def _key(choice: Choice) -> str:
    return f"{choice.label} {choice.remark}"


def _row(choice: Choice, width: int) -> ListRow:
    label = printable(choice.label)
    label = label.ljust(_NAME_WIDTH) if width > _NAME_WIDTH else label
    return ListRow((Content.assemble(f" {label} ", (printable(choice.remark), "dim")),))
