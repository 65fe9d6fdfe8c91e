"""What a copied passage says about itself."""

from __future__ import annotations

import datetime
from dataclasses import replace

from reader.model.article import ArticleText, Fact, Metadata, Origin
from reader.model.quotation import Confidence, Quotation, QuotationKind, SpeakerKind
from reader.model.span import Span
from reader.tui.citation import cite, place_of, plain

FIRST = "The harbour froze overnight."
SECOND = "“We have never seen ice [this] thick,” Ada Holm said in Turku, per the Gull."
TEXT = f"{FIRST}\n{SECOND}"
TODAY = datetime.date(2031, 2, 3)
QUOTED = Span(TEXT.index("“"), TEXT.index("”") + 1)


NOTHING_KNOWN = Metadata()


def article(metadata: Metadata = NOTHING_KNOWN, text: str = TEXT) -> ArticleText:
    middle = text.index("\n")
    halves = (Span(0, middle), Span(middle + 1, len(text)))
    return ArticleText(
        id="a:1",
        version="4028c3f0" + "0" * 56,
        text=text,
        paragraphs=halves,
        sentences=halves,
        metadata=metadata,
        encoding="utf-8",
        path="ice/harbour.txt",
    )


def span_of(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def quotation() -> Quotation:
    return Quotation(
        number=1,
        kind=QuotationKind.DIRECT,
        spans=(QUOTED,),
        speaker="Ada Holm",
        speaker_kind=SpeakerKind.PERSON,
        mention=span_of("Ada Holm"),
        cue=span_of("said"),
        via="the Gull",
        confidence=Confidence.SURE,
        why="name and cue in the sentence",
    )


def test_a_citation_opens_with_the_words_as_printed_and_their_speaker() -> None:
    cited = cite(article(), QUOTED, today=TODAY, quotation=quotation())
    assert cited.splitlines()[0] == "“We have never seen ice [this] thick,” — Ada Holm"


def test_a_citation_names_what_is_unknown_instead_of_dropping_it() -> None:
    cited = cite(article(), QUOTED, today=TODAY)
    assert "outlet: unknown · date: unknown" in cited
    assert 'headline: none ("The harbour froze overnight.")' in cited


def test_a_citation_tells_outlet_date_headline_and_link_where_they_are_known() -> None:
    def fact(value: str) -> Fact:
        return Fact(value, Origin.HAND)

    known = Metadata(
        title=fact("Ice"),
        outlet=fact("The Gull"),
        date=fact("2031-02-01"),
        url=fact("https://gull.example/ice"),
    )
    cited = cite(article(known), QUOTED, today=TODAY)
    expected = "outlet: The Gull · date: 2031-02-01 · headline: Ice · https://gull.example/ice"
    assert expected in cited


def test_a_citation_can_be_checked_by_file_paragraph_offsets_hash_and_day() -> None:
    cited = cite(article(), QUOTED, today=TODAY)
    assert f"ice/harbour.txt ¶2, chars {QUOTED.start}–{QUOTED.end}" in cited
    assert "sha256 4028c3f0… · copied 2031-02-03" in cited


def test_the_attribution_quotes_the_article_and_names_the_relay() -> None:
    cited = cite(article(), QUOTED, today=TODAY, quotation=quotation())
    assert 'attribution: "Ada Holm said", via the Gull' in cited


def test_a_guessed_speaker_is_called_a_guess() -> None:
    guessed = replace(quotation(), confidence=Confidence.GUESS)
    assert "Ada Holm: guess" in cite(article(), QUOTED, today=TODAY, quotation=guessed)


def test_a_quotation_without_a_speaker_says_so() -> None:
    unknown = replace(
        quotation(), speaker=None, mention=None, cue=None, confidence=Confidence.UNKNOWN
    )
    cited = cite(article(), QUOTED, today=TODAY, quotation=unknown)
    assert "— speaker unknown" in cited
    assert "no attributing words" in cited


def test_a_sentence_that_holds_more_than_the_quotation_is_not_put_into_the_speakers_mouth() -> None:
    sentence = article().sentences[1]
    first = cite(article(), sentence, today=TODAY, quotation=quotation()).splitlines()[0]
    assert first == SECOND


def test_attributing_words_on_both_sides_of_the_quotation_leave_it_out() -> None:
    before = replace(quotation(), mention=Span(0, len("The harbour")))
    cited = cite(article(), QUOTED, today=TODAY, quotation=before)
    assert '"The harbour … said"' in cited


def test_a_passage_over_two_paragraphs_names_both() -> None:
    assert place_of(article(), Span(4, QUOTED.end)).startswith("¶1–2, chars 4–")


def test_a_long_first_sentence_is_cut_as_a_headline() -> None:
    long = article(text="word " * 30 + "end.\nMore.")
    assert "…" in cite(long, Span(0, 4), today=TODAY).split("headline: ")[1]


def test_plain_copies_only_the_sources_own_words() -> None:
    assert plain(article(), Span(0, QUOTED.end)) == TEXT[: QUOTED.end]


def test_control_characters_never_reach_the_clipboard() -> None:
    hostile = article(text="calm \x1b]52;c;AAAA\x07 words\nmore \u202eflipped")
    whole = Span(0, len(hostile.text))
    for copied in (plain(hostile, whole), cite(hostile, whole, today=TODAY)):
        assert "\x1b" not in copied
        assert "\x07" not in copied
        assert "\u202e" not in copied
