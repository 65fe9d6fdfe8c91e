from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from reader.newsroom.quotes import QuotationFilter


def test_services_may_be_called_from_any_thread_at_once(full_desk, passage):
    room = full_desk.open()
    article, span = passage("bees.txt", "two hundred hives")

    def work(number: int) -> None:
        room.notes.write(article, span, text=f"note {number}")
        room.articles.set_position(article, number)
        assert len(room.articles.heads(room.articles.ids())) == 3
        assert room.search.run("Kittiwake").total == 2
        assert len(list(room.quotes.rows(QuotationFilter()))) == 3
        assert len(room.matches.of(room.articles.resolve("kittiwake")).counterparts) == 1
        assert [story.name_is_guess for story in room.stories.all()] == [True, True]

    with ThreadPoolExecutor(6) as threads:
        list(threads.map(work, range(12)))
    assert len({note.id for note in room.notes.of(article)}) == 12


def test_acts_of_many_threads_are_undone_one_by_one(full_desk, passage):
    room = full_desk.open()
    article, span = passage("bees.txt", "two hundred hives")
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda n: room.notes.write(article, span, text=str(n)), range(8)))
    for left in reversed(range(8)):
        room.history.undo()
        assert len(room.notes.of(article)) == left
