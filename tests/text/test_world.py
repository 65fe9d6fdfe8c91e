from reader.text import world


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    counts = world.load()
    assert counts.weight("the") < counts.weight("week") < counts.weight("ferry")


def test_an_unknown_word_weighs_most() -> None:
    counts = world.load()
    assert counts.weight("qzvrtk") == counts.unknown >= counts.weight("ferry")


def test_longer_numbers_weigh_more_than_digits() -> None:
    counts = world.load()
    assert counts.weight("7") < counts.weight("41") < counts.weight("12500")


def test_a_library_full_of_a_word_makes_it_common() -> None:
    counts = world.load()
    blended = counts.blended({"ferry": 3000}, articles=4000, snapshot="1")
    assert blended.weight("ferry") < counts.weight("ferry") - 2


def test_blending_with_nothing_changes_nothing() -> None:
    counts = world.load()
    assert counts.blended({}, articles=0, snapshot="0").weight("ferry") == counts.weight("ferry")
