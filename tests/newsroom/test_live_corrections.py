"""A person's decisions about quotations hold through everything that may come after."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.errors import UsageError
from reader.model.correction import Decision, Verdict
from reader.model.note import AnchorState, Placed
from reader.model.quotation import Confidence, Extraction, SpeakerKind
from reader.model.span import Span
from reader.newsroom import analyse as analysis
from reader.newsroom.live import pack
from reader.newsroom.quotes import QuotationFilter
from reader.newsroom.scan import Followed
from tests.newsroom.conftest import BEES

HORAK = Decision(Verdict.CHANGED, "Jana Horáková", SpeakerKind.PERSON)


def first(room, article):
    return room.quotes.of(article).quotations[0]


@pytest.fixture
def bees(room):
    return room.articles.resolve("bees.txt")


def test_a_corrected_speaker_stands_in_article_lists_and_search(room, bees):
    room.corrections.decide(bees, first(room, bees).spans, HORAK)
    assert first(room, bees).speaker == "Jana Horáková"
    assert first(room, bees).by_hand
    assert "Jana Horáková" in [row.name for row in room.speakers.all()]
    assert "Pavel Horák" not in [row.name for row in room.speakers.all()]
    assert room.search.run("speaker:Jana").total == 1
    assert room.search.run("speaker:Pavel").total == 0


def test_a_correction_is_undone_and_done_again(room, bees):
    room.corrections.decide(bees, first(room, bees).spans, HORAK)
    room.history.undo()
    assert first(room, bees).speaker == "Pavel Horák"
    assert room.search.run("speaker:Pavel").total == 1
    room.history.redo()
    assert first(room, bees).speaker == "Jana Horáková"


def test_what_the_analysis_had_said_is_kept_beside_the_correction(room, bees):
    made = room.corrections.decide(bees, first(room, bees).spans, HORAK)
    assert made.was.startswith("Pavel Horák")
    assert "Pavel Horák" in first(room, bees).why


def test_a_correction_survives_restart_scan_and_reindex(full_desk):
    room = full_desk.open()
    bees = room.articles.resolve("bees.txt")
    room.corrections.decide(bees, first(room, bees).spans, HORAK)
    full_desk.write("bees.txt", BEES)
    full_desk.scan()
    room = full_desk.open()
    room.scan.reindex()
    assert first(room, bees).speaker == "Jana Horáková"
    assert [row.quotation.speaker for row in room.quotes.rows(QuotationFilter(reviewed=True))] == [
        "Jana Horáková"
    ]


def test_a_correction_moves_with_its_words(full_desk):
    room = full_desk.open()
    bees = room.articles.resolve("bees.txt")
    room.corrections.decide(bees, first(room, bees).spans, HORAK)
    full_desk.write("bees.txt", "It snowed all week long in the hills.\n\n" + BEES)
    full_desk.scan()
    room = full_desk.open()
    assert first(room, bees).speaker == "Jana Horáková"
    assert len(room.quotes.of(bees).quotations) == 1


def test_a_correction_whose_words_are_gone_is_kept_as_an_orphan(full_desk):
    room = full_desk.open()
    bees = room.articles.resolve("bees.txt")
    room.corrections.decide(bees, first(room, bees).spans, HORAK)
    full_desk.write("bees.txt", BEES.split("\n\n")[0] + "\n")
    full_desk.scan()
    room = full_desk.open()
    (kept,) = room.corrections.all()
    assert kept.spans == ()
    assert "never seen a winter" in kept.anchors[0].exact
    full_desk.write("bees.txt", BEES)
    full_desk.scan()
    assert first(full_desk.open(), bees).speaker == "Jana Horáková"


LOST = BEES.split("\n\n")[0] + "\n"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (BEES, "It snowed all week in the hills.\n\n" + BEES, "corrections: moved 1"),
        (BEES, BEES.replace("a winter like", "such a winter as"), "corrections: reworded 1"),
        (BEES, LOST, "corrections: words gone 1"),
        (LOST, BEES, "corrections: words back 1"),
        (LOST, LOST + "\nMore snow is expected.\n", ""),
        (BEES, BEES + "\nMore snow is expected.\n", ""),
    ],
)
def test_the_scan_tells_what_became_of_corrections(full_desk, before, after, told):
    room = full_desk.open()
    bees = room.articles.resolve("bees.txt")
    room.corrections.decide(bees, first(room, bees).spans, HORAK)
    for text in (before, after):
        full_desk.write("bees.txt", text)
        report = full_desk.scan()
    assert report.corrections.words == told
    assert full_desk.open().scan.last() == report


def test_a_reworded_quotation_takes_nothing_of_the_paragraph_before(full_desk):
    words = "“The weir was never built to carry that much water,”"
    text = f"The weir broke.\n\n{words} said Ada Crane.\n\nNobody was hurt.\n"
    full_desk.write("weir.txt", text)
    full_desk.scan()
    room = full_desk.open()
    weir = room.articles.resolve("weir.txt")
    room.corrections.decide(weir, first(room, weir).spans, HORAK)
    full_desk.write("weir.txt", text.replace("built", "made"))
    full_desk.scan()
    (kept,) = full_desk.open().corrections.all()
    text = room.articles.text(weir).text
    assert [text[slice(*span)] for span in kept.spans] == [words.replace("built", "made")]


def test_a_cue_stays_beside_its_quotation(full_desk):
    lines = ["“We heard the ice,” said Bo Lind.", "“We saw the ice,” said Ada Crane."]
    full_desk.write("ice.txt", "\n\n".join(lines))
    full_desk.scan()
    room = full_desk.open()
    ice = room.articles.resolve("ice.txt")
    last = room.quotes.of(ice).quotations[1]
    cue = Span(last.end + 1, last.end + 5)
    room.corrections.decide(ice, last.spans, HORAK, cue=cue)
    full_desk.write("ice.txt", "\n\n".join(["“Ice,” said Cy Moss.", *lines]))
    full_desk.scan()
    (kept,) = full_desk.open().corrections.of(ice)
    start = kept.spans[0].end + 1
    assert kept.cue_placed == Placed(AnchorState.MOVED, Span(start, start + 4))


def test_a_scan_that_changes_nothing_tells_of_no_correction(full_desk):
    room = full_desk.open()
    bees = room.articles.resolve("bees.txt")
    room.corrections.decide(bees, first(room, bees).spans, HORAK)
    full_desk.write("bees.txt", "It snowed.\n\n" + BEES)
    full_desk.scan()
    assert full_desk.scan().corrections == Followed()


def analysed_by_another_version(full_desk, monkeypatch, found):
    """A newsroom whose analysis finds these quotations, whatever the text says."""
    real = pack.analyse

    def other(given, metadata, lexicon, **how):
        return replace(real(given, metadata, lexicon, **how), extraction=Extraction(found))

    monkeypatch.setattr(pack, "analyse", other)
    for module in (pack, analysis):
        monkeypatch.setattr(module, "VERSION", 1_000)
    return full_desk.open()


@pytest.mark.parametrize("verdict", [Verdict.RIGHT, Verdict.CHANGED, Verdict.MISSED])
@pytest.mark.parametrize("how", ["nothing", "somebody else", "half of it"])
def test_another_analysis_does_not_override_a_decision(full_desk, monkeypatch, verdict, how):
    room = full_desk.open()
    bees = room.articles.resolve("bees.txt")
    before = first(room, bees)
    decision = Decision(verdict, before.speaker, SpeakerKind.PERSON, before.kind)
    room.corrections.decide(bees, before.spans, decision, cue=before.cue)
    half = Span(before.start, before.end - 12)
    found = {
        "nothing": (),
        "somebody else": (replace(before, speaker="Bo Lind", mention=None, cue=None),),
        "half of it": (replace(before, spans=(half,), speaker=None),),
    }[how]
    room = analysed_by_another_version(full_desk, monkeypatch, found)
    (now,) = room.quotes.of(bees).quotations
    assert (now.spans, now.speaker, now.cue) == (before.spans, "Pavel Horák", before.cue)
    assert now.by_hand
    assert [row.name for row in room.speakers.all()].count("Pavel Horák") == 1


def test_another_analysis_does_not_bring_back_what_is_no_quotation(full_desk, monkeypatch):
    room = full_desk.open()
    bees = room.articles.resolve("bees.txt")
    before = first(room, bees)
    room.corrections.decide(bees, before.spans, Decision(Verdict.NOT_QUOTED))
    room = analysed_by_another_version(
        full_desk, monkeypatch, (replace(before, speaker="Bo Lind"),)
    )
    assert room.quotes.of(bees).quotations == ()


def test_words_that_are_no_quotation_are_counted_no_more(room, bees):
    room.corrections.decide(bees, first(room, bees).spans, Decision(Verdict.NOT_QUOTED))
    assert room.quotes.of(bees).quotations == ()
    (head,) = room.articles.heads([bees])
    assert head.quotations == 0


def test_a_missed_quotation_is_added(room, passage):
    article, span = passage("bees.txt", "lost two hundred hives to the frost")
    union = Decision(Verdict.MISSED, "growers’ union", SpeakerKind.INSTITUTION)
    room.corrections.decide(article, [span], union)
    speakers = [each.speaker for each in room.quotes.of(article).quotations]
    assert speakers == ["growers’ union", "Pavel Horák"]


def test_a_new_decision_takes_the_place_of_the_old_one(room, bees):
    room.corrections.decide(bees, first(room, bees).spans, HORAK)
    right = Decision(Verdict.RIGHT, "Pavel Horák", SpeakerKind.PERSON)
    room.corrections.decide(bees, first(room, bees).spans, right)
    assert [each.decision for each in room.corrections.of(bees)] == [right]
    room.history.undo()
    assert [each.decision for each in room.corrections.of(bees)] == [HORAK]


def test_taking_a_correction_back_lets_the_analysis_hold_again(room, bees):
    made = room.corrections.decide(bees, first(room, bees).spans, HORAK)
    room.corrections.take_back(made.id)
    assert first(room, bees).speaker == "Pavel Horák"
    with pytest.raises(UsageError):
        room.corrections.take_back(made.id)


def test_the_queue_begins_with_the_least_certain_and_leaves_out_what_was_decided(room, bees):
    order = [Confidence.UNKNOWN, Confidence.GUESS, Confidence.LIKELY, Confidence.SURE]
    places = [order.index(row.quotation.confidence) for row in room.corrections.queue()]
    assert places == sorted(places)
    before = len(places)
    room.corrections.decide(bees, first(room, bees).spans, HORAK)
    assert len(room.corrections.queue()) == before - 1


def test_the_queue_is_read_part_by_part(room, bees):
    whole = room.corrections.queue()
    parts = [room.corrections.queue(limit=2, beyond=at) for at in range(0, len(whole) + 2, 2)]
    assert [row for part in parts for row in part] == list(whole)


def test_what_is_left_to_review_is_counted(room, bees):
    left = len(room.corrections.queue())
    assert room.corrections.left() == left
    room.corrections.decide(bees, first(room, bees).spans, HORAK)
    assert room.corrections.left() == left - 1
    room.corrections.decide(bees, first(room, bees).spans, Decision(Verdict.NOT_QUOTED))
    assert room.corrections.left() == left - 1
    room.history.undo()
    room.history.undo()
    assert room.corrections.left() == left


def test_a_place_outside_the_text_is_refused(room, bees):
    with pytest.raises(UsageError):
        room.corrections.decide(bees, [Span(0, 10_000)], HORAK)
    with pytest.raises(UsageError):
        room.corrections.decide(bees, [], HORAK)
