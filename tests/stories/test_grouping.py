import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.stories import StoryItem, group, terms
from reader.text import world

COUNTS = world.load()
FERRY = (
    "The ferry Halden Star ran aground off Tornmouth with 212 passengers aboard.",
    "Rescuers in Tornmouth took 212 passengers off the stranded ferry Halden Star.",
    "Passengers of the Halden Star described hours aboard the ferry stranded off Tornmouth.",
)
STRIKE = (
    "Tram drivers in Velsk began a strike over night shifts, union leader Ada Korr said.",
    "Ada Korr called the Velsk tram strike over night shifts a last resort for drivers.",
)
DAY = datetime.date(2031, 3, 4)


def item(id: str, text: str, day: datetime.date | None = DAY) -> StoryItem:
    return StoryItem(id, day, None, terms(text, title=None))


def articles(day: datetime.date | None = DAY) -> list[StoryItem]:
    ferry = [item(f"f{number}", text, day) for number, text in enumerate(FERRY)]
    return ferry + [item(f"s{number}", text, day) for number, text in enumerate(STRIKE)]


def stories(found: dict[str, str]) -> list[list[str]]:
    by_story: dict[str, list[str]] = {}
    for article, story in sorted(found.items()):
        by_story.setdefault(story, []).append(article)
    return sorted(by_story.values())


def test_articles_on_one_event_are_one_story() -> None:
    assert stories(group(articles(), counts=COUNTS)) == [["f0", "f1", "f2"], ["s0", "s1"]]


def test_a_story_is_called_by_its_smallest_article() -> None:
    assert group(articles(), counts=COUNTS)["f2"] == "f0"


def test_articles_without_a_date_are_grouped_by_their_words() -> None:
    assert stories(group(articles(None), counts=COUNTS)) == [["f0", "f1", "f2"], ["s0", "s1"]]


def test_the_same_words_weeks_later_are_another_story() -> None:
    later = item("later", FERRY[0], DAY + datetime.timedelta(days=30))
    assert group([*articles(), later], counts=COUNTS)["later"] == "later"


def test_an_undated_article_joins_a_dated_story() -> None:
    assert group([*articles(), item("x", FERRY[1], None)], counts=COUNTS)["x"] == "f0"


def test_articles_put_together_by_hand_stay_together() -> None:
    found = group(articles(), counts=COUNTS, together=[("f0", "s0")])
    assert found["s0"] == found["f0"]


def test_articles_separated_by_hand_stay_apart() -> None:
    found = group(articles(), counts=COUNTS, apart=[("f0", "f1")])
    assert found["f0"] != found["f1"]


def test_putting_together_wins_over_separating() -> None:
    found = group(articles(), counts=COUNTS, together=[("f0", "s0")], apart=[("s0", "f0")])
    assert found["s0"] == found["f0"]


def test_decisions_on_articles_that_are_gone_are_passed_over() -> None:
    found = group(articles(), counts=COUNTS, together=[("f0", "gone")], apart=[("gone", "s0")])
    assert stories(found) == stories(group(articles(), counts=COUNTS))


def test_empty_articles_stay_alone() -> None:
    assert group([item("a", ""), item("b", "")], counts=COUNTS) == {"a": "a", "b": "b"}


def test_no_articles_give_no_stories() -> None:
    assert group([], counts=COUNTS) == {}


@given(
    st.permutations([*articles(), item("u", STRIKE[0], None), item("e", "", None)]),
    st.lists(st.tuples(*[st.sampled_from(["f0", "f1", "s0", "u"])] * 2), max_size=2),
)
@settings(max_examples=60, deadline=None)
def test_any_order_of_arrival_gives_the_same_stories(
    shuffled: list[StoryItem], apart: list[tuple[str, str]]
) -> None:
    canonical = sorted(shuffled, key=lambda article: article.id)
    expected = group(canonical, counts=COUNTS, apart=apart)
    assert group(shuffled, counts=COUNTS, apart=apart) == expected
    assert group(shuffled, counts=COUNTS, apart=apart[::-1]) == expected
