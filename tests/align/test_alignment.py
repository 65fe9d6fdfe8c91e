from hypothesis import given, settings
from hypothesis import strategies as st

from reader.align import align, prepare
from reader.align.alignment import MOST_SENTENCES
from reader.align.field import MOST_RIVALS
from reader.align.world import load
from reader.model.match import Alignment, MatchKind
from reader.model.quotation import Extraction
from reader.text.segment import paragraphs, sentences

NEWS = (
    "The ferry Halden Star ran aground off Tornmouth on Tuesday with 212 passengers aboard.\n"
    "Rescuers took all passengers off before midnight, harbour master Ines Okafor said.\n"
    "The shipping line has not said why the ferry left its course."
)


def ready(text: str):
    cut = sentences(text, paragraphs(text))
    return prepare(text, sentences=cut, extraction=Extraction())


def aligned(a: str, b: str) -> Alignment:
    return align(ready(a), ready(b), counts=load())


def test_an_empty_side_leaves_everything_on_the_other():
    found = aligned(NEWS, "")
    assert found.links == () and found.only_b == ()
    assert len(found.only_a) == 3


def test_two_empty_articles_have_nothing():
    assert aligned("", "") == Alignment()


def test_an_article_is_identical_with_itself_sentence_by_sentence():
    found = aligned(NEWS, NEWS)
    same = [match for match in found.links if match.a == match.b]
    assert [match.kind for match in same] == [MatchKind.IDENTICAL] * 3
    assert found.only_a == found.only_b == ()


def test_another_language_shares_nothing_by_common_words():
    german = "Die Fähre lief am Dienstag vor dem Hafen auf Grund. Niemand wurde verletzt."
    assert aligned(NEWS, german).links == ()


def test_articles_in_another_script_are_compared_by_their_own_words():
    ukrainian = "Пором сів на мілину біля гавані Торнмаут у вівторок увечері."
    (match,) = aligned(ukrainian, ukrainian).links
    assert match.kind is MatchKind.IDENTICAL


def test_a_text_too_long_to_compare_says_what_was_compared():
    long = "\n".join(f"Boat {number} left the harbour." for number in range(MOST_SENTENCES + 10))
    found = aligned(long, NEWS)
    assert found.gave_up == "compared only the first 500 of 510 sentences of A"


def test_two_texts_of_20000_words_are_compared_as_far_as_their_first_500_sentences():
    lines = [
        f"Boat {number} of the Halden fleet left pier {number % 90}." for number in range(2200)
    ]
    one, other = ready(" ".join(lines)), ready(" ".join(lines[::-1]))
    assert len(one.text.split()) > 19_000
    found = align(one, other, counts=load())
    assert found.gave_up == (
        "compared only the first 500 of 2,200 sentences of A "
        "and the first 500 of 2,200 sentences of B"
    )
    assert all(match.a.end <= one.sentences[499].span.end for match in found.links)


def test_a_refrain_is_linked_a_bounded_number_of_times():
    refrain = "The ferry sank near Halden today.\n" * 60
    found = aligned(refrain, refrain)
    assert len(found.links) == 60 * MOST_RIVALS
    assert found.only_a == ()


def test_the_reasons_of_a_match_are_its_shared_words_heaviest_first():
    match = aligned(NEWS, NEWS).links[0]
    weights = [weight for _, weight in match.shared]
    assert weights == sorted(weights, reverse=True)
    assert "halden" in [word for word, _ in match.shared]


def test_a_story_told_in_another_order_is_found():
    reverse = "\n".join(NEWS.split("\n")[::-1])
    pairs = {(NEWS[slice(*m.a)], reverse[slice(*m.b)]) for m in aligned(NEWS, reverse).links}
    assert all((line, line) in pairs for line in NEWS.split("\n"))


words = st.sampled_from(
    [
        "ferry",
        "Halden",
        "seven",
        "not",
        "may",
        "if",
        "May",
        "3",
        "harbour",
        "“",
        "”",
        "…",
        ".",
        "\n",
    ]
)


@given(st.lists(words, max_size=30), st.lists(words, max_size=30))
@settings(max_examples=60, deadline=None)
def test_every_span_lies_in_its_text_and_every_sentence_is_linked_or_listed(a, b):
    one, other = ready(" ".join(a)), ready(" ".join(b))
    found = align(one, other, counts=load())
    for match in found.links:
        assert 0 <= match.a.start < match.a.end <= len(one.text)
        assert 0 <= match.b.start < match.b.end <= len(other.text)
        for change in match.changes:
            assert 0 <= change.a.start <= change.a.end <= len(one.text)
            assert 0 <= change.b.start <= change.b.end <= len(other.text)
    for sentence in one.sentences:
        linked = any(match.a.overlaps(sentence.span) for match in found.links)
        assert linked != (sentence.span in found.only_a)
