"""Every form of question has the answer that a plain scan of the texts gives."""

from __future__ import annotations

import contextlib
import datetime
import random
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.model.search import Order
from reader.search import plan, whoosh_counting, whoosh_neighbours, whoosh_ready
from reader.search.engine import IndexDocument, ValueCount
from reader.search.plan import ValueField, WordField
from reader.search.whoosh_engine import WhooshEngine
from tests.search import plain_scan

_SPELT = (
    "ferry ferries harbour harbours strike strikes striking the of not don't do die dying dies "
    "café cafe mayor mayors vote votes voted 1,500 u.s talk talks zebra"
)
WORDS = tuple(_SPELT.split())
OUTLETS = ("", "Coast Herald", "The Coast", "Evening Wire")
SPEAKERS = ("Ana Lund", "Anna Lundh", "Mayor Berg", "Bo Berg")
FIRST = datetime.date(2031, 1, 1)

words = st.sampled_from(WORDS)
days = st.none() | st.integers(0, 40).map(lambda n: FIRST + datetime.timedelta(days=n))


@st.composite
def documents(draw: st.DrawFn, rowid: int | None = None) -> IndexDocument:
    text = " ".join(draw(st.lists(words, max_size=14)))
    return IndexDocument(
        rowid=draw(st.integers(1, 25)) if rowid is None else rowid,
        day=draw(days),
        title=" ".join(draw(st.lists(words, max_size=3))),
        text=text,
        said=" ".join(draw(st.lists(words, max_size=4))),
        outlet=draw(st.sampled_from(OUTLETS)),
        speakers=tuple(draw(st.lists(st.sampled_from(SPEAKERS), max_size=2, unique=True))),
        voices=tuple(draw(st.lists(st.sampled_from(SPEAKERS), max_size=3, unique=True))),
    )


_folded = words.map(lambda word: word.replace("é", "e"))
_field = st.sampled_from((WordField.TEXT, WordField.TEXT, WordField.TITLE))
_any_field = st.sampled_from(tuple(WordField))
leaves = st.one_of(
    st.just(plan.All()),
    st.builds(plan.Form, _folded, _any_field),
    st.builds(plan.Word, _folded, _any_field),
    st.builds(plan.Prefix, _folded.map(lambda word: word[:3]), _any_field),
    st.builds(plan.Similar, _folded, st.sampled_from((1, 2)), _any_field),
    st.builds(plan.Phrase, st.lists(_folded, min_size=2, max_size=3).map(tuple), _field),
    st.builds(
        plan.Near,
        st.lists(_folded, min_size=2, max_size=3, unique=True).map(tuple),
        st.integers(0, 3),
        _field,
    ),
    st.builds(
        plan.Value, st.sampled_from((("coast",), ("the", "coast"), ())), st.just(ValueField.OUTLET)
    ),
    st.builds(
        plan.Value, st.just(()), st.just(ValueField.SPEAKER), prefix=st.sampled_from(("an", "be"))
    ),
    st.just(plan.Value((), ValueField.SPEAKER, similar=("lund", 1))),
    st.builds(plan.Days, days, days),
    st.builds(plan.Rows, st.frozensets(st.integers(1, 25), max_size=12)),
)
plans = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda p: plan.And(tuple(p))),
        st.lists(inner, min_size=1, max_size=3).map(lambda p: plan.Or(tuple(p))),
        inner.map(plan.Not),
    ),
    max_leaves=5,
)
steps = st.one_of(
    st.tuples(st.just("apply"), st.lists(documents(), min_size=1, max_size=8)),
    st.tuples(st.just("delete"), st.lists(st.integers(1, 25), max_size=6)),
    st.tuples(st.just("gather"), st.none()),
    st.tuples(st.just("rebuild"), st.none()),
    st.tuples(st.just("reopen"), st.none()),
)


def perform(
    step: tuple[str, object], engine: WhooshEngine, library: plain_scan.Library, folder: Path
) -> WhooshEngine:
    """Does one step to the index and to the plain library alike."""
    name, given_ = step
    if name == "apply":
        engine.apply(given_, upto=0)  # type: ignore[arg-type]
        library.update({document.rowid: document for document in given_})  # type: ignore[attr-defined]
    elif name == "delete":
        engine.delete(given_)  # type: ignore[arg-type]
        for rowid in given_:  # type: ignore[attr-defined]
            library.pop(rowid, None)
    elif name == "gather":
        engine.apply([library[rowid] for rowid in sorted(library)[::2]], upto=0)
    elif name == "rebuild":
        engine.rebuild(library.values(), upto=0)
    else:
        engine = WhooshEngine(folder)
    return engine


@contextlib.contextmanager
def everything_lies_ready(really: bool) -> Iterator[None]:
    """Lets side files hold even what is not slow to gather, as those of large segments do."""
    with pytest.MonkeyPatch.context() as patch:
        for module, name, value in (
            (whoosh_ready, "_BUDGET", -1.0),
            (whoosh_ready, "_FREQUENT", 0),
            (whoosh_ready, "_FREQUENT_SHARE", 100),
            (whoosh_neighbours, "_WORTH", 0),
            (whoosh_neighbours, "_SHARE", 100),
            (whoosh_neighbours, "_CHUNK", 3),
        ):
            if really:
                patch.setattr(module, name, value)
        yield


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(
    history=st.lists(steps, min_size=1, max_size=5),
    asked=st.lists(plans, min_size=1, max_size=8),
    fast=st.booleans(),
    ready=st.booleans(),
)
def test_a_plain_scan_finds_the_same_documents_in_the_same_order(
    tmp_path_factory: pytest.TempPathFactory,
    history: list[tuple[str, object]],
    asked: list[plan.Node],
    *,
    fast: bool,
    ready: bool,
) -> None:
    folder = tmp_path_factory.mktemp("index")
    with everything_lies_ready(ready):
        _compare(folder, history, asked, fast=fast)


def _compare(
    folder: Path, history: list[tuple[str, object]], asked: list[plan.Node], *, fast: bool
) -> None:
    engine, library = WhooshEngine(folder, fast=fast), plain_scan.Library()
    for step in history:
        engine = perform(step, engine, library, folder)
        for node in asked:
            expected = plain_scan.newest_first(library, node)
            page = engine.search(node, limit=100)
            assert list(page.rowids) == expected
            assert (page.total, page.total_is_exact) == (len(expected), True)
            ranked = engine.search(node, limit=100, order=Order.RELEVANCE)
            assert sorted(ranked.rowids) == sorted(expected)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(documents(), min_size=1, max_size=40), plans, st.integers(1, 5))
def test_pages_by_cursor_are_the_whole_answer_cut_up(
    tmp_path_factory: pytest.TempPathFactory,
    held: list[IndexDocument],
    node: plan.Node,
    size: int,
) -> None:
    engine = WhooshEngine(tmp_path_factory.mktemp("index"))
    engine.apply(held, upto=1)
    whole = engine.search(node, limit=100).rowids
    pages: list[int] = []
    after: str | None = None
    while True:
        page = engine.search(node, limit=size, after=after)
        pages.extend(page.rowids)
        after = page.after
        if after is None:
            break
    assert tuple(pages) == whole


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(documents(), min_size=1, max_size=40), plans)
def test_facets_count_exactly(
    tmp_path_factory: pytest.TempPathFactory, held: list[IndexDocument], node: plan.Node
) -> None:
    engine = WhooshEngine(tmp_path_factory.mktemp("index"))
    engine.apply(held, upto=1)
    library = {document.rowid: document for document in held}
    found = [library[rowid] for rowid in plain_scan.newest_first(library, node)]
    for most in (0, 100):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(whoosh_counting, "_COUNTED_ONE_BY_ONE", most)
            _compare_facets(engine, node, found)


def _compare_facets(engine: WhooshEngine, node: plan.Node, found: list[IndexDocument]) -> None:
    shown = {"Anna Lundh": "Ana Lund", "A. Lund": "Ana Lund", "Bo Berg": "Bo Berg"}
    voices = {o.value: o.count for o in engine.facets(node, ValueField.VOICE, shown=shown)}
    assert voices == Counter(
        voice for d in found for voice in {shown.get(voice, voice) for voice in d.voices}
    )
    assert engine.facets(node, ValueField.VOICE, shown=shown, limit=2) == [
        ValueCount(*one) for one in sorted(voices.items(), key=lambda one: (-one[1], one[0]))[:2]
    ]
    outlets = {one.value: one.count for one in engine.facets(node, ValueField.OUTLET)}
    assert outlets == {
        outlet: sum(d.outlet == outlet for d in found)
        for outlet in {d.outlet for d in found} - {""}
    }
    months = {one.value: one.count for one in engine.months(node)}
    expected: dict[str, int] = {}
    for document in found:
        if document.day:
            month = f"{document.day:%Y-%m}"
            expected[month] = expected.get(month, 0) + 1
    assert months == expected


def test_four_threads_get_right_answers_while_another_process_writes(tmp_path: Path) -> None:
    chance = random.Random(5)
    steady = [_random_document(chance, rowid) for rowid in range(1, 121)]
    WhooshEngine(tmp_path).apply(steady, upto=1)
    asked = [plan.Word("ferry"), plan.Prefix("ha"), plan.Phrase(("the", "ferry")), plan.All()]
    library = {document.rowid: document for document in steady}
    within = frozenset(library)
    expected = {node: tuple(plain_scan.newest_first(library, node)) for node in asked}
    engine, wrong, done = WhooshEngine(tmp_path), list[str](), threading.Event()

    def search(seed: int) -> None:
        chance = random.Random(seed)
        while not done.is_set():
            node = chance.choice(asked)
            page = engine.search(node, limit=200, within=within, deadline_ms=60_000)
            if page.rowids != expected[node] or not page.total_is_exact:
                wrong.append(f"{node}: {page}")

    threads = [threading.Thread(target=search, args=(seed,)) for seed in range(4)]
    for thread in threads:
        thread.start()
    writer = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", _WRITER, str(tmp_path)], check=False
    )
    done.set()
    for thread in threads:
        thread.join()
    assert writer.returncode == 0
    assert wrong == []
    assert WhooshEngine(tmp_path).watermark() == 12


_WRITER = """
import sys
from pathlib import Path
from reader.search.engine import IndexDocument
from reader.search.whoosh_engine import WhooshEngine
from tests.search import plain_scan

engine = WhooshEngine(Path(sys.argv[1]))
for batch in range(2, 13):
    rowids = range(1000 + batch % 5 * 4, 1004 + batch % 5 * 4)
    text = "the ferry at the harbour"
    engine.apply([IndexDocument(r, None, "", text, "", "", ()) for r in rowids], upto=batch)
"""


def _random_document(chance: random.Random, rowid: int) -> IndexDocument:
    text = " ".join(chance.choices(WORDS, k=chance.randint(1, 20)))
    day = FIRST + datetime.timedelta(days=chance.randint(0, 400))
    return IndexDocument(rowid, day, "", text, "", chance.choice(OUTLETS), ())
