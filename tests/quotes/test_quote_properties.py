"""What holds for the quotations of any text at all."""

from __future__ import annotations

import sys
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.quotation import Confidence, Extraction, SpeakerKind
from reader.quotes import extract, lexicon
from reader.text.segment import paragraphs, sentences

MARKS = [*list("“”\"'‘’«»()[]—-…․.,:;?!\n\x00\x01"), "''", "``"]
WORDS = ["said", "says", "told", "Robin", "Cole", "Mr.", "he", "it", "they", "who", "the", "mayor"]
MORE = ["of Ys", "according to", "per Times", "officials", "22-year-old", "’s", "U.S.", "NASA"]
SCRIPTS = ["يقول", "कहा", "说", "😀"]
PIECES = st.sampled_from([*MARKS, *WORDS, *MORE, *SCRIPTS])
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=60).map(" ".join),
    st.lists(PIECES).map("".join),
)


def read(text: str) -> Extraction:
    cut = paragraphs(text)
    return extract(text, paragraphs=cut, sentences=sentences(text, cut), lexicon=lexicon.load())


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_span_lies_in_one_paragraph_in_order_and_apart(text: str) -> None:
    extraction = read(text)
    spans = [span for quotation in extraction.quotations for span in quotation.spans]
    spans += [marked.span for marked in extraction.marks]
    spans.sort()
    assert all(any(one.contains(span) for one in paragraphs(text)) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_confidence_is_unknown_exactly_without_a_speaker(text: str) -> None:
    for quotation in read(text).quotations:
        assert (quotation.speaker is None) == (quotation.confidence is Confidence.UNKNOWN)
        assert quotation.speaker is not None or quotation.speaker_kind is SpeakerKind.UNKNOWN
        assert quotation.why


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_quotations_are_numbered_in_the_order_of_the_text(text: str) -> None:
    quotations = read(text).quotations
    assert [q.number for q in quotations] == list(range(1, len(quotations) + 1))
    assert [q.start for q in quotations] == sorted(q.start for q in quotations)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_the_same_text_is_always_read_the_same(text: str) -> None:
    assert read(text) == read(text)


CROWDED = "Cole said “no” and Finn said “yes” "
"""Over and over in one sentence: every cue could introduce every quotation."""
UNITS = [
    CROWDED,
    "Cole, who said the mayor said, ",
    "“No,” said Robin Cole. He left.\n",
    "“",
    '" ',
    "'a ",
    "“a” ",
    "‘a’ ",
    "Cole said ",
]


def calls(text: str) -> int:
    """How many Python functions run while the text is read."""
    counted = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event == "call"

    cut = paragraphs(text)
    cuts = sentences(text, cut)
    before = sys.getprofile()
    sys.setprofile(count)
    try:
        extract(text, paragraphs=cut, sentences=cuts, lexicon=lexicon.load())
    finally:
        sys.setprofile(before)
    return counted


def test_work_grows_no_faster_than_the_text() -> None:
    for unit in UNITS:
        calls(unit * 3)  # Fills what is remembered from text to text.
        once, thrice = calls(unit * 100), calls(unit * 300)
        assert thrice < 4 * once + 500, unit


def test_other_scripts_are_read_without_harm() -> None:
    text = "قال الوزير: «لن نتراجع».\nउसने कहा, “हम जीतेंगे।”\n部长说：“我们不会退缩。”"
    assert len(read(text).quotations) + len(read(text).marks) == 3
