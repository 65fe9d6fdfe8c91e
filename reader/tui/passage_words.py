"""What the panel says of a whole passage: who has it, what of it is lacking, what stands apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from reader.model.article import ArticleHead
from reader.model.span import Span
from reader.text.plural import counted
from reader.text.tokens import Token, tokens
from reader.tui.wording import short_name

_SHOWN_NAMES = 3


def found_words(having: Iterable[ArticleHead]) -> str:
    """`in 2 other outlets`; articles are counted where an outlet is unknown, empty for none."""
    heads = list(having)
    names = {short_name(head) for head in heads}
    what = "other outlet" if all(head.outlet for head in heads) else "other article"
    return f"in {counted(len(names), what)}" if names else ""


def not_found_words(others: int, *, said_otherwise: bool) -> str:
    """What it means that nothing was found.

    Args:
        others: articles that were compared.
        said_otherwise: whether the speaker says something else on the theme there.
    """
    where = "other article" if others == 1 else counted(others, "other article")
    return (
        f"no same statement in the {where}"
        if said_otherwise
        else f"only here: not found in the {where}"
    )


def lacking_words(quoted: Sequence[Span], only_here: Collection[Span], *, here: str) -> str:
    """`3 of its 8 sentences only in 000`; empty where all of a quotation is found, or nothing.

    Args:
        quoted: the quotation's sentences.
        only_here: the article's sentences that no other article has.
        here: what the article is called.
    """
    lacking = sum(sentence in only_here for sentence in quoted)
    if not 0 < lacking < len(quoted):
        return ""
    return f"{lacking} of its {counted(len(quoted), 'sentence')} only in {here}"


def shared_names(a: str, b: str) -> str:
    """`both name Washington`: what two statements have in common by name; empty for nothing.

    A name is a capitalised word in both, and not in both only because it begins a sentence.
    """
    told = {token.norm for token in _capitalised(b)}
    inside = {*_inside(a), *_inside(b)}
    names = {t.norm: t.raw for t in _capitalised(a) if t.norm in told and t.norm in inside}
    return f"both name {', '.join(list(names.values())[:_SHOWN_NAMES])}" if names else ""


def _capitalised(text: str) -> Iterator[Token]:
    return (token for token in tokens(text) if token.raw[0].isupper() and len(token.raw) > 1)


def _inside(text: str) -> Iterator[str]:
    """The capitalised words that follow a word or a comma, not a full stop or an opening mark."""
    for token in _capitalised(text):
        before = text[: token.start].rstrip(" ")
        if before and (before[-1].isalnum() or before[-1] in ",;:–—’"):
            yield token.norm
