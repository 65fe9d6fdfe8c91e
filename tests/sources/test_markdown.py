"""Markdown becomes plain text, and its structure marks over it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.article import Fact, MarkupKind, Origin, RawArticle, Rejected
from reader.sources.base import Hint
from reader.sources.markdown import Markdown, Rendered, render

PAGE = """# Storm over *Wenham*

The [council](https://example.org/a) met
on **Monday**.

> “We were `warned`,”
> she said.

1. First
2. Second

- one
- two

| a | b |
|---|---|
| 1 | 2 |
"""


def marked(rendered: Rendered, kind: MarkupKind) -> list[str]:
    return [
        rendered.text[mark.span.start : mark.span.end]
        for mark in rendered.markup
        if mark.kind is kind
    ]


def read(text: str) -> RawArticle:
    (article,) = Markdown().read(text.encode(), Hint("a.md"))
    assert isinstance(article, RawArticle)
    return article


def test_a_page_renders_to_a_line_a_block() -> None:
    assert render(PAGE).text == (
        "Storm over Wenham\nThe council met on Monday.\n“We were warned,” she said.\n"
        "1. First\n2. Second\none\ntwo\na | b\n1 | 2"
    )


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (MarkupKind.HEADING, ["Storm over Wenham"]),
        (MarkupKind.EMPHASIS, ["Wenham"]),
        (MarkupKind.STRONG, ["Monday"]),
        (MarkupKind.LINK, ["council"]),
        (MarkupKind.BLOCK_QUOTE, ["“We were warned,” she said."]),
        (MarkupKind.CODE, ["warned"]),
        (MarkupKind.LIST_ITEM, ["1. First", "2. Second", "one", "two"]),
    ],
)
def test_structure_survives_as_marks(kind: MarkupKind, words: list[str]) -> None:
    assert marked(render(PAGE), kind) == words


def test_a_link_keeps_its_address() -> None:
    (link,) = (mark for mark in render(PAGE).markup if mark.kind is MarkupKind.LINK)
    assert link.target == "https://example.org/a"


def test_a_script_address_is_no_link() -> None:
    assert marked(render("[x](javascript:alert(1))"), MarkupKind.LINK) == []


def test_the_first_heading_gives_the_title_and_stays_in_the_text() -> None:
    article = read(PAGE)
    assert article.metadata.title == Fact("Storm over Wenham", Origin.HEADING)
    assert article.given.startswith("Storm over Wenham\n")
    assert not article.plain


def test_front_matter_is_trusted_more_than_the_heading() -> None:
    article = read("---\ntitle: Flood\n---\n# Storm\nText.")
    assert article.metadata.title == Fact("Flood", Origin.FRONT_MATTER)


def test_a_second_level_heading_is_no_title() -> None:
    assert read("## Storm\nText.").metadata.title is None


def test_tags_vanish_and_their_text_stays() -> None:
    text = render("<div>Block <b>one</b></div>\n\nInline <i>two</i>.\n\n<script>x()</script>").text
    assert text == "Block one\nInline two."


def test_code_keeps_its_lines() -> None:
    rendered = render("```\na\n  b\n```\nafter")
    assert rendered.text == "a\n  b\nafter"
    assert marked(rendered, MarkupKind.CODE) == ["a\n  b"]


def test_a_page_of_nothing_but_a_comment_is_empty() -> None:
    assert Markdown().read(b"<!-- nothing -->", Hint("a.md")) == (Rejected("a.md", "empty"),)


@given(st.text(st.sampled_from("ab *_`[]()<>!#-1.|\\\n\r\t&;>\x1b:/"), max_size=120))
@settings(max_examples=200)
def test_marks_lie_within_the_text_whatever_is_rendered(body: str) -> None:
    rendered = render(body)
    for mark in rendered.markup:
        assert 0 <= mark.span.start < mark.span.end <= len(rendered.text)


@pytest.mark.parametrize("piece", [">", "[", "*a **a ", "`", "![[", "- ", "|a", "<a "])
def test_hostile_repetition_renders(piece: str) -> None:
    assert isinstance(render(piece * 3_000).text, str)
