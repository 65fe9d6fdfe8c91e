"""Search in memory: words, `outlet:`, `speaker:` and what is excluded; saved searches."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from reader.errors import QueryError, UsageError
from reader.model.article import ArticleHead, ArticleText
from reader.model.quotation import Extraction, Quotation
from reader.model.search import Facet, Hit, Order, SavedSearch, SearchPage, Seen, Snippet, Survey
from reader.model.span import Span
from reader.newsroom.articles import Articles
from reader.newsroom.quotes import Quotes

_TERM = re.compile(r'(-|NOT )?(?:(\w+):)?(?:"([^"]*)"|([^\s"]+))')


class Term(NamedTuple):
    """One condition."""

    field: str
    words: str
    excluded: bool = False

    @property
    def spelt(self) -> str:
        words = f'"{self.words}"' if " " in self.words else self.words
        prefix = f"{self.field}:" if self.field else ""
        return f"{'NOT ' if self.excluded else ''}{prefix}{words}"


def terms(query: str) -> list[Term]:
    found = [
        Term(field or "", quoted or bare, bool(excluded))
        for excluded, field, quoted, bare in _TERM.findall(query)
    ]
    return [term for term in found if term.words != "AND"]


class FakeSearch:
    """Finds articles that fulfil every condition; `speaker:` finds quotations."""

    def __init__(
        self,
        articles: Articles,
        quotes: Quotes,
        remember: Callable[[str], None] = lambda what: None,
    ) -> None:
        self._articles = articles
        self._quotes = quotes
        self._remember = remember
        self.queries: list[str] = []
        self.kept: dict[str, str] = {}
        self.opened: dict[str, set[str]] = {}
        self.broken: Exception | None = None

    def run(
        self,
        query: str,
        *,
        order: Order = Order.NEWEST,
        limit: int = 50,
        cursor: str | None = None,
        typing: bool = False,
    ) -> SearchPage:
        self.queries.append(query)
        asked = self._read(query)
        hits = tuple(self._hits(asked))
        begin = int(cursor or 0)
        survey = self._survey(asked)
        return SearchPage(
            hits[begin : begin + limit],
            len(hits),
            True,
            any(term.field == "speaker" for term in asked),
            len({hit.article.id for hit in hits}),
            0.5,
            " AND ".join(term.spelt for term in asked),
            facets=survey.facets,
            cursor=str(begin + limit) if begin + limit < len(hits) else None,
            library=len(self._articles.ids()),
            filters=survey.filters,
            hidden=survey.hidden,
        )

    def warm(self) -> None:
        """Nothing is slow here."""

    def survey(self, query: str, *, typing: bool = False) -> Survey:
        return self._survey(self._read(query))

    def refined(self, query: str, condition: str, *, exclude: bool = False) -> str:
        (wanted,) = terms(condition)
        meant = wanted._replace(excluded=exclude)
        asked = self._read(query)
        kept = [term for term in asked if (term.field, term.words) != wanted[:2]]
        first = [] if meant in asked else [meant]
        return " ".join(term.spelt.replace("NOT ", "-") for term in (*first, *kept))

    def places(self, query: str, article: str, *, typing: bool = False) -> Sequence[Span]:
        text = self._articles.text(article).text.lower()
        found = []
        for term in terms(query):
            start = text.find(term.words.lower())
            while start >= 0 and not term.field and not term.excluded:
                found.append(Span(start, start + len(term.words)))
                start = text.find(term.words.lower(), start + 1)
        return sorted(found)

    def explain(self, query: str) -> str:
        return f"every article that holds {query}"

    def suggest(self, prefix: str, *, limit: int = 8) -> Sequence[str]:
        every = (self._articles.text(article).text for article in self._articles.ids())
        words = {word for text in every for word in text.lower().split()}
        return sorted(word for word in words if word.startswith(prefix))[:limit]

    def like(self, article: str, span: Span, *, limit: int = 20) -> SearchPage:
        """Articles that hold the passage's longest word."""
        words = self._articles.text(article).text[slice(*span)].split()
        rare = max((re.sub(r"\W", "", word) for word in words), key=len)
        if len(rare) < 5:
            raise UsageError("the passage has no rare word", hint="choose a longer passage")
        found = self._hits([Term("", rare)])
        hits = tuple(hit for hit in found if hit.article.id != article)
        return SearchPage(hits, len(hits), True, False, len(hits), 0.5, f"sharing {rare}")

    # Saved searches

    def saved(self) -> Sequence[SavedSearch]:
        return [SavedSearch(name, self.kept[name]) for name in sorted(self.kept)]

    def save(self, name: str, query: str) -> None:
        self._read(query)
        self._remember("saved search")
        self.kept[name] = query

    def remove(self, name: str) -> None:
        self._remember("removed search")
        del self.kept[name]

    def rename(self, name: str, to: str) -> None:
        if to in self.kept:
            raise UsageError(f"there is a saved search “{to}” already")
        self._remember("renamed search")
        self.kept[to] = self.kept.pop(name)

    def fresh(self, name: str, *, limit: int, where: Seen = Seen.PRINTED) -> Sequence[Hit]:
        hits = self.run(f'query:"{name}"', limit=1000).hits
        known = self.opened.get(name, set())
        return [hit for hit in hits if hit.article.id not in known][:limit]

    def seen(self, name: str, hits: Sequence[Hit], *, where: Seen = Seen.PRINTED) -> None:
        self.opened.setdefault(name, set()).update(hit.article.id for hit in hits)

    # Within

    def _read(self, query: str) -> list[Term]:
        if self.broken is not None:
            raise self.broken
        if query.count("(") != query.count(")"):
            raise QueryError("a bracket is missing", query=query, position=len(query), expected=")")
        asked = terms(query)
        named = [self.kept[term.words] for term in asked if term.field == "query"]
        return [term for term in asked if term.field != "query"] + [
            term for inner in named for term in self._read(inner)
        ]

    def _survey(self, asked: Sequence[Term]) -> Survey:
        heads = {hit.article.id: hit.article for hit in self._hits(asked)}
        outlets = Counter(head.outlet for head in heads.values() if head.outlet)
        speakers = Counter(
            name
            for article in heads
            for name in {q.speaker for q in self._quotes.of(article).quotations if q.speaker}
        )
        counted = [("outlet", *each) for each in outlets.most_common(5)]
        counted += [("speaker", *each) for each in speakers.most_common(5)]
        filters = [term for term in asked if term.field == "outlet"]
        wider = {hit.article.id for hit in self._hits([t for t in asked if t not in filters])}
        return Survey(
            tuple(
                Facet(field, value, count, Term(field, value).spelt)
                for field, value, count in counted
            ),
            tuple(term.spelt for term in filters),
            len(wider) - len(heads),
        )

    def _hits(self, asked: Sequence[Term]) -> Iterator[Hit]:
        words = [term.words for term in asked if not term.field and not term.excluded]
        speakers = [t.words.lower() for t in asked if t.field == "speaker" and not t.excluded]
        for head in self._articles.heads(self._articles.ids()):
            text, said = self._articles.text(head.id), self._quotes.of(head.id)
            if not all(_holds(term, head, text, said) for term in asked):
                continue
            if speakers:
                for one in said.quotations:
                    if all(name in (one.speaker or "").lower() for name in speakers):
                        yield self._hit(head, text, one.spans[0], words, one)
            else:
                found = self.places(words[0], head.id) if words else text.sentences
                yield self._hit(head, text, found[0], words)

    def _hit(
        self,
        head: ArticleHead,
        text: ArticleText,
        place: Span,
        words: Sequence[str],
        quotation: Quotation | None = None,
    ) -> Hit:
        start = max(0, place.start - 30)
        cut = text.text[start : place.end + 40].replace("\n", " ")
        marks = tuple(
            Span(at, at + len(word))
            for word in words
            if (at := cut.lower().find(word.lower())) >= 0
        )
        return Hit(
            head,
            place,
            text.paragraph_at(place.start),
            Snippet(cut, marks),
            quotation.number if quotation else None,
            quotation.speaker if quotation else None,
        )


def _holds(term: Term, head: ArticleHead, text: ArticleText, said: Extraction) -> bool:
    words = term.words.lower()
    match term.field:
        case "outlet":
            found = words in (head.outlet or "").lower()
        case "speaker":
            found = any(words in (one.speaker or "").lower() for one in said.quotations)
        case _:
            found = words in text.text.lower()
    return found is not term.excluded
