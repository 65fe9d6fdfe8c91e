"""Names of many countries: titles, parts of names, shared names, institutions and crowds."""

from __future__ import annotations

import pytest

from reader.model.quotation import SpeakerKind


def last(extraction):
    return extraction.quotations[-1]


@pytest.mark.parametrize(
    "titled",
    [
        "Shri Devraj Solanki",
        "Smt. Lalita Rathore",
        "Datuk Seri Azlan Hamid",
        "Tan Sri Azlan Hamid",
        "Dato’ Azlan Hamid",
        "Alhaji Musa Danladi",
        "Otunba Femi Adewale",
        "Comrade Bayo Lawal",
        "Madam Comfort Lartey",
        "DSP Ibrahim Garba",
        "Ato Dawit Bekele",
    ],
)
def test_a_title_is_no_part_of_the_name(read, titled: str) -> None:
    quotation = last(read(f"“The road is open,” {titled} said."))
    assert quotation.speaker == " ".join(titled.split()[-2:])


def test_letters_behind_a_name_are_no_part_of_it(read) -> None:
    text = "Priyanka Das SC read a letter.\n“It is over,” Ms Das said."
    assert last(read(text)).speaker == "Priyanka Das"


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Azlan Hamid", "Azlan"),
        ("Tarek Abu Zeid", "Abu Zeid"),
        ("Wan Rosli Wan Daud", "Wan Rosli"),
        ("Hernán Quispe Mamani", "Quispe"),
        ("Rodolfo de los Ríos", "de los Ríos"),
        ("Anneke van der Velde", "Van der Velde"),
        ("Ximena Alarcón de la Vega", "Alarcón"),
    ],
)
def test_a_part_of_a_name_stands_for_the_whole(read, full: str, short: str) -> None:
    text = f"{full} opened the bridge.\n“It is wide,” {short} said."
    assert last(read(text)).speaker == full


def test_a_junior_is_not_the_elder(read) -> None:
    text = "Robin Cole Jr came.\nRobin Cole stayed away.\n“I was ill,” Robin Cole said."
    assert last(read(text)).speaker == "Robin Cole"


@pytest.mark.parametrize(("title", "name"), [("Mrs", "Joan Whitlock"), ("Mr", "Peter Whitlock")])
def test_a_title_tells_who_of_a_couple_speaks(read, title: str, name: str) -> None:
    text = f"Joan Whitlock and Peter Whitlock farm here.\n“It rained,” {title} Whitlock said."
    assert last(read(text)).speaker == name


@pytest.mark.parametrize(
    "text",
    [
        "Arden said it would close two plants. “We are sorry,” Arden said.",
        "Arden’s shares fell. “We are sorry,” Arden said.",
        "Arden, the messaging app, lost users. “We are sorry,” the company said.",
    ],
)
def test_a_company_is_known_by_what_it_says_and_owns(read, text: str) -> None:
    quotation = last(read(text))
    assert (quotation.speaker, quotation.speaker_kind) == ("Arden", SpeakerKind.INSTITUTION)


def test_a_body_named_beside_its_noun_is_the_source(read) -> None:
    text = "Her label, Small Hours, said she would return “when she is ready”."
    assert last(read(text)).speaker == "Small Hours"


def test_a_place_is_not_he(read) -> None:
    text = "Gus Hale lost his boat near Broken Creek.\n“It was old,” he said."
    assert last(read(text)).speaker == "Gus Hale"


def test_an_office_in_capitals_is_no_name(read) -> None:
    text = "The Chief Minister, Dana Pike, left.\n“I am late,” the Chief Minister said."
    assert last(read(text)).speaker == "Dana Pike"


def test_a_role_between_a_comma_and_another_phrase_leads_to_the_name(read) -> None:
    text = "The adviser on media, Dana Pike, said the rules were “a joke of a kind”."
    assert last(read(text)).speaker == "Dana Pike"


def test_another_speaker_without_a_name_stays_nameless(read) -> None:
    text = "Dana Pike left. Another said: “Which Friday would that be?”"
    assert last(read(text)).speaker == "Another"


def test_a_statement_speaks_for_who_issued_it_a_paragraph_before(read) -> None:
    text = "Dana Pike said in a statement that all would go.\n“They know why,” the statement read."
    assert last(read(text)).speaker == "Dana Pike"


def test_they_are_the_crowd_right_before(read) -> None:
    quotation = last(read("Farmers blocked the bridge. “We will stay,” they said."))
    assert (quotation.speaker, quotation.speaker_kind) == ("Farmers", SpeakerKind.GROUP)


def test_they_are_nobody_where_a_person_came_between(read) -> None:
    quotation = last(read("Robin Cole met farmers. “We will stay,” they said."))
    assert (quotation.speaker, quotation.speaker_kind) == (None, SpeakerKind.UNKNOWN)


@pytest.mark.parametrize("lead", ["was quick to deny", "was forced to deny", "went on to deny"])
def test_what_was_said_indeed_is_reported_speech(read, lead: str) -> None:
    text = f"Dana Pike {lead} that the bridge would close."
    (told,) = read(text).reported
    assert (told.speaker, text[slice(*told.span)]) == ("Dana Pike", "the bridge would close")


def test_what_was_only_meant_to_be_said_is_not(read) -> None:
    assert not read("Dana Pike wanted to deny that the bridge would close.").reported


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("“We won,” Robin Cole said.", "subject of the verb of saying"),
        ("“We won,” said Robin Cole.", "named right behind the verb of saying"),
        ("According to Robin Cole, the town “won the day”.", "named with “according to”"),
    ],
)
def test_the_rule_that_decided_is_told_in_plain_words(read, text: str, rule: str) -> None:
    assert last(read(text)).rule == rule


def test_she_is_the_nameless_woman_who_just_spoke(read) -> None:
    text = "Mary Finn left early.\nA nurse said the beds were full. “There is no room,” she said."
    assert last(read(text)).speaker == "A nurse"


def test_a_role_without_an_article_leads_to_the_name_behind_it(read) -> None:
    text = "Mother of the child, Dana Pike, wept. “I heard him,” she said."
    assert last(read(text)).speaker == "Dana Pike"


def test_a_peoples_name_stands_for_the_one_spoken_of(read) -> None:
    text = "Viktor Lund won the chess open.\n“I found the door,” the Dane said."
    assert last(read(text)).speaker == "Viktor Lund"
