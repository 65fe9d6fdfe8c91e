"""Checking words in the app: what is asked, who answers, and where the answer is shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reader.errors import ReaderError
from reader.model.check import Checked, CheckVerdict
from reader.model.quotation import Confidence, Quotation, SpeakerKind
from reader.model.span import Span
from reader.newsroom.check import Check
from reader.tui.document import Document
from reader.tui.overlays import Overlays
from reader.tui.widgets.check_overlay import CheckOverlay
from reader.tui.widgets.prompt import Prompt
from reader.tui.work import Ticket, Work

CHECKING, ASKING = "check", "words to check"
"""The kind of work and the overlay's name; the prompt's."""

_SPEAKER = re.compile(r'speaker:(?:"([^"]+)"|(\S+))\s+(.*)', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Question:
    """Words that someone is said to have said."""

    text: str
    speaker: str | None = None
    """Who is said to have said them; None for anyone."""
    is_quotation: bool = False
    """The words are one quotation; else each quotation in them is checked, if there are any."""
    taken_from: tuple[str, Span] | None = None
    """The article and place they were taken from, which is no answer."""


@dataclass(frozen=True)
class Answer:
    """What the library knows of the words."""

    question: Question
    found: Sequence[Checked]


def typed(text: str) -> Question:
    """What a person asks by typing: `the words`, `speaker:blinken the words`."""
    named = _SPEAKER.fullmatch(text.strip())
    if named is None:
        return Question(text)
    return Question(named[3], speaker=named[1] or named[2])


def of_words(document: Document, span: Span) -> Question:
    """The question that selected words ask; inside a quotation they are its speaker's."""
    inside = (q for q in document.quotations if any(part.contains(span) for part in q.spans))
    quotation = next(inside, None)
    return Question(
        document.text[slice(*span)],
        speaker=_credited(quotation) if quotation is not None else None,
        is_quotation=quotation is not None,
        taken_from=(document.article.id, span),
    )


def of_quotation(document: Document, quotation: Quotation) -> Question:
    """The question that a whole quotation asks, without what stands between its parts."""
    words = " ".join(document.text[slice(*part)] for part in quotation.spans)
    return of_statement(document.article.id, quotation, words)


def of_statement(article: str, quotation: Quotation, words: str) -> Question:
    """The same where the article does not lie open.

    Args:
        article: the id of the article it stands in.
        quotation: the quotation.
        words: its words.
    """
    place = Span(quotation.start, quotation.end)
    speaker = _credited(quotation)
    return Question(words, speaker=speaker, is_quotation=True, taken_from=(article, place))


def _credited(quotation: Quotation) -> str | None:
    """Whom the article gives a quotation to, where that is a person and not a guess."""
    certain = quotation.confidence in (Confidence.SURE, Confidence.LIKELY)
    is_person = quotation.speaker_kind is SpeakerKind.PERSON
    return quotation.speaker if certain and is_person else None


def elsewhere(checked: Checked, taken_from: tuple[str, Span]) -> Checked:
    """The answer without the place that the words were taken from."""
    article, place = taken_from
    sources = tuple(
        source
        for source in checked.sources
        if source.article.id != article or not source.match.b.overlaps(place)
    )
    verdict = sources[0].verdict if sources else CheckVerdict.NOT_FOUND
    return replace(checked, sources=sources, verdict=verdict)


class Checking:
    """Looks for words off the event loop; the latest question wins.

    Args:
        check: answers.
        work: runs it.
        overlays: opens the overlay and the prompt.
        overlay: shows the answer.
        prompt: asks for words where there are none.
        tell: says what cannot be.
    """

    def __init__(
        self,
        check: Check,
        work: Work,
        *,
        overlays: Overlays,
        overlay: CheckOverlay,
        prompt: Prompt,
        tell: Callable[[str], None],
    ) -> None:
        self._check = check
        self._work = work
        self._overlays = overlays
        self._overlay = overlay
        self._prompt = prompt
        self._tell = tell
        self.is_asking = False
        """Whether an answer is on its way that the next key is meant for."""
        self.question: Question | None = None
        """What was asked last."""

    def prompt(self) -> None:
        """Asks for the words."""
        self._overlays.open(ASKING)
        showing = self._overlays.is_open(CHECKING) and self.question is not None
        self._prompt.ask("check", self.question.text if showing and self.question else "")

    def accept(self, text: str) -> None:
        """Looks for what was typed into the prompt."""
        self._overlays.close()
        if text:
            self.ask(typed(text))
        else:
            self._tell("nothing checked: there are no words")

    def ask(self, question: Question) -> None:
        """Opens the overlay at once; the answer follows."""
        self.question = question
        self.is_asking = True
        self._overlays.open(CHECKING)
        self._overlay.show_question(question.text)
        check = self._check

        def answer(ticket: Ticket) -> Answer | ReaderError:
            try:
                return answered(question, check)
            except ReaderError as error:
                return error

        self._work.latest(CHECKING, answer, self._show)

    @property
    def again(self) -> Callable[[], None]:
        """Asks once more what was asked last."""
        question = self.question
        assert question is not None, "something was asked"
        return lambda: self.ask(question)

    def stop(self) -> None:
        """The answer on its way, if one is, was called off."""
        if self.is_asking:
            self.is_asking = False
            self._overlay.show_stopped()

    def _show(self, answer: Answer | ReaderError) -> None:
        self.is_asking = False
        if isinstance(answer, ReaderError):
            self._overlays.leave()
            raise answer
        self._overlay.show_answer(answer.found, elsewhere=answer.question.taken_from is not None)


def answered(question: Question, check: Check) -> Answer:
    """Asks the library.

    Raises:
        UsageError: there are no words to check.
    """
    found: Sequence[Checked]
    if question.is_quotation:
        found = [check.quotation(question.text, speaker=question.speaker)]
    else:
        found = check.pasted(question.text, speaker=question.speaker)
    if question.taken_from is not None:
        found = [elsewhere(checked, question.taken_from) for checked in found]
    return Answer(question, found)
