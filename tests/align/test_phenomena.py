"""One small pair of articles a phenomenon: each kind of match, each caution, each trap."""

import datetime

import pytest

from reader.model.match import Caution, ChangeOp, MatchKind

# --- kinds -----------------------------------------------------------------------------------


def test_the_same_words_are_identical(compared):
    found = compared(
        "<Ada Korr|The harbour stays in public hands.>",
        "<Ada Korr|The harbour stays in public hands.>",
    )
    assert found.match.kind is MatchKind.IDENTICAL
    assert found.match.score == 1.0


def test_another_mark_at_the_end_is_punctuation(compared):
    found = compared(
        "<Ada Korr|The harbour stays in public hands.>",
        "<Ada Korr|The harbour stays in public hands,> she said.",
    )
    assert found.match.kind is MatchKind.PUNCTUATION
    assert found.match.changes == ()


def test_one_sentence_of_a_longer_quotation_is_a_part(compared):
    found = compared(
        "<Ada Korr|The harbour stays in public hands. Selling the cranes would be a betrayal.>",
        "<Ada Korr|Selling the cranes would be a betrayal.>",
    )
    assert found.match.kind is MatchKind.PART
    assert found.match.note == "B quotes 1 of 2 sentences"


def test_words_cut_from_inside_a_sentence_are_a_part(compared):
    found = compared(
        "<Ada Korr|After nine years of promises, selling the cranes would be a betrayal.>",
        "<Ada Korr|selling the cranes would be a betrayal>",
    )
    assert found.match.kind is MatchKind.PART


def test_another_rendering_is_the_same_quotation(compared):
    found = compared(
        "<Ada Korr|We guard our harbour and our cranes.>",
        "<Ada Korr|We are guarding our harbour and cranes.>",
    )
    assert found.match.kind is MatchKind.SAME_QUOTE


def test_a_statement_in_other_words_is_reworded(compared):
    found = compared(
        "Mayor Ada Korr announced on Tuesday that Tornmouth would buy the Halden shipyard.",
        "Tornmouth will purchase the Halden shipyard, mayor Ada Korr has announced.",
    )
    assert found.match.kind is MatchKind.REWORDED


# --- words changed ---------------------------------------------------------------------------


def test_a_contraction_written_out_is_an_edit_without_a_caution(compared):
    found = compared(
        "<Ada Korr|We don’t sell public cranes.>", "<Ada Korr|We do not sell public cranes.>"
    )
    assert found.match.kind is MatchKind.SAME_QUOTE
    assert found.changes() == [("edited", "don’t", "do not", None)]
    assert found.match.cautions == ()


def test_letters_in_brackets_are_an_edit(compared):
    found = compared(
        "<Ada Korr|Our crane[s] guard this harbour.>", "<Ada Korr|Our cranes guard this harbour.>"
    )
    assert found.changes() == [("edited", "crane[s]", "cranes", None)]


def test_words_in_brackets_are_an_edit(compared):
    found = compared(
        "<Ada Korr|They promised it [the harbour] to Milo Brandt in writing.>",
        "<Ada Korr|They promised it to Milo Brandt in writing.>",
    )
    assert [op for op, *_ in found.changes()] == ["edited"]


def test_a_number_in_letters_is_an_edit(compared):
    found = compared(
        "<Ada Korr|Seven cranes guard this harbour.>", "<Ada Korr|7 cranes guard this harbour.>"
    )
    assert found.changes() == [("edited", "Seven", "7", None)]


def test_the_spelling_of_a_name_is_no_change(compared):
    found = compared(
        "Yesterday in Orsa <Ada Korr|I trust Oleksii Marchenko with the cranes.>",
        "At noon in Orsa <Ada Korr|I trust Oleksiy Marchenko with the cranes.>",
    )
    assert found.match.cautions == ()


def test_a_run_of_words_that_moved_is_told_as_one_change(compared):
    found = compared(
        "<Ada Korr|In nine years the cranes guarded this harbour without a single accident.>",
        "<Ada Korr|The cranes guarded this harbour without a single accident in nine years.>",
    )
    assert ChangeOp.MOVED in [change.op for change in found.match.changes]
    assert found.match.cautions == ()


# --- cautions, gravest first -------------------------------------------------------------------


def test_a_dropped_negation_is_the_gravest_caution(compared):
    found = compared(
        "<Ada Korr|We did not promise seven cranes to the Halden shipyard.>",
        "<Ada Korr|We did promise nine cranes to the Halden shipyard.>",
    )
    assert found.match.cautions == (Caution.NEGATION, Caution.NUMBER)


def test_a_changed_number_is_cautioned(compared):
    found = compared(
        "<Ada Korr|Seven cranes guard this harbour.>", "<Ada Korr|Nine cranes guard this harbour.>"
    )
    assert found.changes() == [("replaced", "Seven", "Nine", Caution.NUMBER)]


def test_a_changed_date_is_cautioned(compared):
    found = compared(
        "<Ada Korr|The cranes leave this harbour on May 3.>",
        "<Ada Korr|The cranes leave this harbour on May 9.>",
    )
    assert found.match.cautions == (Caution.DATE,)


def test_a_weekday_and_its_date_are_the_same_day(compared):
    found = compared(
        "<Ada Korr|The cranes leave this harbour on Wednesday.>",
        "<Ada Korr|The cranes leave this harbour on May 3.>",
        day_a=datetime.date(2023, 5, 4),
    )
    assert found.changes() == [("edited", "Wednesday", "May 3", None)]


def test_a_changed_name_is_cautioned(compared):
    found = compared(
        "<Ada Korr|The cranes were promised to Brandt in writing.>",
        "<Ada Korr|The cranes were promised to Velde in writing.>",
    )
    assert found.match.cautions == (Caution.NAME,)


def test_a_changed_modal_is_cautioned(compared):
    found = compared(
        "<Ada Korr|The cranes may leave this harbour.>",
        "<Ada Korr|The cranes will leave this harbour.>",
    )
    assert found.changes() == [("replaced", "may", "will", Caution.MODAL)]


def test_a_condition_cut_off_is_cautioned(compared):
    found = compared(
        "<Ada Korr|We sell the cranes if the council agrees to it in writing.>",
        "<Ada Korr|We sell the cranes.>",
    )
    assert found.match.cautions == (Caution.CONDITION,)


def test_a_next_sentence_with_but_that_is_left_out_is_cautioned(compared):
    found = compared(
        "<Ada Korr|The cranes guard this harbour. But the northern pier is lost.>",
        "<Ada Korr|The cranes guard this harbour.>",
    )
    assert found.match.cautions == (Caution.CONDITION,)


def test_an_ellipsis_over_a_sentence_is_cautioned(compared):
    found = compared(
        "<Ada Korr|The cranes guard this harbour; nobody paid for them in nine years of war and "
        "winter and debt; they are our oldest monument.>",
        "<Ada Korr|The cranes guard this harbour … they are our oldest monument.>",
    )
    assert Caution.ELLIPSIS in found.match.cautions
    assert found.match.note.endswith("B has an ellipsis")


def test_the_same_words_of_another_speaker_are_cautioned(compared):
    found = compared(
        "<Ada Korr|The cranes guard this harbour and its seven piers.>",
        "<Milo Brandt|The cranes guard this harbour and its seven piers.>",
    )
    assert found.match.cautions == (Caution.SPEAKER,)


def test_quotation_marks_around_what_the_other_reports_are_cautioned(compared):
    found = compared(
        "Mayor Ada Korr told the council: <Ada Korr|selling the Halden cranes betrays Tornmouth>.",
        "Mayor Ada Korr told the council that selling the Halden cranes betrays Tornmouth.",
    )
    assert Caution.INDIRECT in found.match.cautions


def test_cautions_stand_in_order_of_gravity_whatever_comes_first(compared):
    found = compared(
        "<Ada Korr|By May 9 the cranes in this harbour may be sold to Orsa, all seven of them, and "
        "the old piers to nobody at all if the council agrees.>",
        "<Ada Korr|By May 3 the cranes in this harbour will be sold to Velland, all nine of them, "
        "and the old piers not to nobody at all.>",
    )
    assert found.match.cautions == (
        *(Caution.NEGATION, Caution.NUMBER, Caution.DATE, Caution.NAME, Caution.MODAL),
        Caution.CONDITION,
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Twenty-five cranes guard this harbour", "25 cranes guard this harbour"),
        ("The third crane guards this harbour", "The 3rd crane guards this harbour"),
        ("Some 40 percent of our cranes rust", "Some 40% of our cranes rust"),
        ("These cranes cost $5 million each", "These cranes cost five million dollars each"),
        ("These cranes cost £1.5bn together", "These cranes cost £1.5 billion together"),
        ("The cranes cost two hundred and fifty crowns", "The cranes cost 250 crowns"),
        ("We’ll sell the Halden cranes", "We will sell the Halden cranes"),
        ("It’s not a toy, this harbour", "It isn’t a toy, this harbour"),
        ("We will never sell our cranes", "We will not sell our cranes"),
        ("Not only Orsa wants the Halden cranes", "Orsa wants the Halden cranes"),
        ("We sold them to Mikhail Gorlov in person", "We sold them to Gorlov in person"),
        ("The labour of this harbour is our honour", "The labor of this harbor is our honor"),
        ("Not long after that the Halden cranes fell", "Soon after that the Halden cranes fell"),
        ("We left this harbour last May", "We left this harbour in May"),
        ("We sold them [the cranes] to Orsa", "We sold them to Orsa"),
        (
            "The cranes, which nobody ever painted, guard this harbour",
            "The cranes guard this harbour",
        ),
        ("The Democrats guard this harbour", "Democratic sailors guard this harbour"),
    ],
)
def test_what_says_the_same_has_no_caution(compared, one, other):
    found = compared(f"<Ada Korr|{one}.>", f"<Ada Korr|{other}.>")
    assert found.match.cautions == ()


@pytest.mark.parametrize(
    ("one", "other", "caution"),
    [
        ("Twenty-five cranes guard this harbour", "26 cranes guard this harbour", Caution.NUMBER),
        (
            "The third crane guards this harbour",
            "The fourth crane guards this harbour",
            Caution.NUMBER,
        ),
        ("One crane guards this harbour", "Two cranes guard this harbour", Caution.NUMBER),
        ("All cranes guard this harbour", "Most cranes guard this harbour", Caution.NUMBER),
        ("Some 40 percent of our cranes rust", "Some 14% of our cranes rust", Caution.NUMBER),
        ("These cranes cost £5 million", "These cranes cost $5 million", Caution.NUMBER),
        ("These cranes cost 5 million", "These cranes cost 5 billion", Caution.NUMBER),
        ("We left this harbour in May", "We left this harbour in June", Caution.DATE),
        ("We may leave this harbour in May", "We leave this harbour in May", Caution.MODAL),
        ("We sell our old cranes", "We don’t sell our old cranes", Caution.NEGATION),
        ("It is likely that cranes rust", "It is unlikely that cranes rust", Caution.NEGATION),
        ("We agreed to sell our cranes", "We refused to sell our cranes", Caution.NEGATION),
        (
            "It is not true that we sold the Halden cranes",
            "We sold the Halden cranes",
            Caution.NEGATION,
        ),
        ("If asked, we sell our cranes", "We sell our cranes", Caution.CONDITION),
        (
            "We sell the cranes as long as Orsa pays in full",
            "We sell the cranes",
            Caution.CONDITION,
        ),
    ],
)
def test_what_says_something_else_is_cautioned(compared, one, other, caution):
    found = compared(f"<Ada Korr|{one}.>", f"<Ada Korr|{other}.>")
    assert found.match.cautions == (caution,)


def test_a_spelling_of_the_other_shore_is_an_edit(compared):
    found = compared(
        "<Ada Korr|Seven cranes guard this harbour.>", "<Ada Korr|Seven cranes guard this harbor.>"
    )
    assert found.changes() == [("edited", "harbour", "harbor", None)]


def test_another_currency_is_more_than_punctuation(compared):
    found = compared(
        "<Ada Korr|These cranes cost £5 million.>", "<Ada Korr|These cranes cost $5 million.>"
    )
    assert found.match.kind is MatchKind.SAME_QUOTE
    assert found.changes() == [("replaced", "5 million", "5 million", Caution.NUMBER)]


@pytest.mark.parametrize("dots", ["…", "...", "[...]"])
def test_an_ellipsis_between_sentences_that_stand_apart_is_cautioned(compared, dots):
    found = compared(
        "<Ada Korr|We sell the Halden cranes. Nobody asked us to. The council voted for it.>",
        f"<Ada Korr|We sell the Halden cranes {dots} The council voted for it.>",
    )
    assert [match.cautions for match in found.alignment.links] == [(Caution.ELLIPSIS,)] * 2


def test_an_ellipsis_for_a_word_is_not_cautioned(compared):
    found = compared(
        "<Ada Korr|The old cranes guard this harbour and all of its piers.>",
        "<Ada Korr|The cranes guard this harbour … and all of its piers.>",
    )
    assert all(match.cautions == () for match in found.alignment.links)


def test_a_short_quotation_of_another_speaker_is_cautioned_where_the_sentences_match(compared):
    found = compared(
        "Selling the Halden shipyard to Orsa would be <Ada Korr|a betrayal of Tornmouth>.",
        "Selling the Halden shipyard to Orsa would be <Milo Brandt|a betrayal of Tornmouth>.",
    )
    assert found.match.cautions == (Caution.SPEAKER,)


# --- what sentences tell -----------------------------------------------------------------------


def test_not_long_after_is_no_denial(prepared):
    (sentence,) = prepared("Not long after the fire, Velland sold the Halden cranes.").sentences
    assert sentence.negations == {False}


def test_a_negation_that_is_only_quoted_counts_for_the_quoted_words_alone(prepared):
    (sentence,) = prepared("Korr called the sale <Ada Korr|no betrayal>.").sentences
    assert sentence.negations == {True, False}


def test_a_negation_of_the_outlet_counts_for_the_whole_sentence(prepared):
    (sentence,) = prepared("Korr did not call the sale <Ada Korr|a betrayal>.").sentences
    assert sentence.negations == {True}


# --- traps -------------------------------------------------------------------------------------


def test_two_statements_of_one_speaker_on_one_theme_are_apart(compared):
    found = compared(
        "<Ada Korr|Every order to these docks is dictated by Tornmouth.>",
        "<Ada Korr|Tornmouth should understand how closely we are watching.>",
    )
    assert found.alignment.links == ()
    (apart,) = found.alignment.apart
    assert apart.speaker == "Ada Korr"


def test_sentences_that_only_introduce_quotations_do_not_match(compared):
    found = compared(
        "Ada Korr, mayor of Tornmouth, said: <Ada Korr, mayor of Tornmouth|Cranes are no toys.>",
        "Ada Korr, mayor of Tornmouth, said: <Ada Korr, mayor of Tornmouth|Winter is long.>",
    )
    assert found.alignment.links == ()


def test_like_words_of_different_speakers_do_not_match(compared):
    found = compared(
        "<Ada Korr|A harbour without cranes is a pond.>",
        "<Milo Brandt|Such cranes belong in a museum.>",
    )
    assert found.alignment.links == ()


@pytest.mark.parametrize("side", ["a", "b"])
def test_sentences_without_a_counterpart_are_found_only_there(compared, side):
    found = compared("The ferry sank.", "A comet passed.")
    text = getattr(found, side).text
    only = [text[slice(*span)] for span in getattr(found.alignment, f"only_{side}")]
    assert ("The ferry sank." if side == "a" else "A comet passed.") in only
    assert len(only) == 5


def test_a_denial_and_the_accusation_it_answers_do_not_match(compared):
    found = compared(
        "Not long after, Velland denied having any part in it.",
        "Orsa accused Velland of having a part in the harbour fire.",
    )
    assert found.alignment.links == ()


def test_an_accusation_turned_round_does_not_match(compared):
    found = compared(
        "The strike at Halden entered a third week. Brandt accused Korr of stalling the talks.",
        "The strike at Halden entered a third week. Korr accused Brandt of stalling the talks.",
    )
    assert [match.a.start for match in found.alignment.links] == [0]


def test_roles_that_only_share_a_title_with_another_source_do_not_match(compared):
    found = compared(
        "<senior harbour officials|nonsense>, senior harbour officials in Orsa called it.",
        "A senior harbour official in Velland was quick to praise the plan.",
    )
    assert found.alignment.links == ()


def test_an_adjective_of_a_country_is_matched_with_its_name(compared):
    found = compared(
        "The government of Ukraine expelled seven fishermen from Halden.",
        "The Ukrainian government expelled seven fishermen from Halden.",
    )
    assert found.match.kind is MatchKind.REWORDED
    assert "ukraine" in dict(found.match.shared)
