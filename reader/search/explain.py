"""Says in words how a query was understood: for a person who wants to trust the answer."""

from __future__ import annotations

from reader.search import plan
from reader.search.engine import SearchEngine
from reader.search.syntax import (
    And,
    Everything,
    Field,
    Fuzzy,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Term,
    Verbatim,
    Word,
    canonical,
)
from reader.search.words import norms
from reader.text.stem import stem

_INDENT = "  "
_FORMS_SHOWN = 12


def explained(node: Node, asked: plan.Node, engine: SearchEngine) -> list[str]:
    """Lines of plain text: the query, then what each part of it finds."""
    total = engine.search(asked, limit=1)
    count = f"{total.total}" if total.total_is_exact else f"at least {total.total}"
    lines = [f"understood as: {canonical(node) or 'everything'}", *_part(node, engine, 0)]
    return [*lines, "no word was dropped", f"articles: {count}"]


def _part(node: Node, engine: SearchEngine, depth: int, *, negated: bool = False) -> list[str]:
    indent = _INDENT * depth + ("NOT " if negated else "")
    match node:
        case Everything():
            return [f"{indent}every article"]
        case And(parts):
            return [f"{indent}all of:", *_parts(parts, engine, depth)]
        case Or(parts):
            return [f"{indent}any of:", *_parts(parts, engine, depth)]
        case Not(part):
            return _part(part, engine, depth, negated=not negated)
        case Field(name, value):
            return [f"{indent}{name}: {_means(value)}"]
        case _:
            return [f"{indent}{_means(node)}{_found(node, engine)}"]


def _parts(parts: tuple[Node, ...], engine: SearchEngine, depth: int) -> list[str]:
    return [line for part in parts for line in _part(part, engine, depth + 1)]


def _means(term: Term) -> str:
    words = norms(term.text)
    match term:
        case Word() if len(words) == 1:
            return f"{words[0]} in any form with the stem {stem(words[0])}"
        case Prefix(""):
            return "any"
        case Prefix():
            return f"words that begin with {' '.join(words)}"
        case Fuzzy(_, distance):
            return f"words at most {distance} letters different from {words[0]}"
        case Verbatim(text):
            return f"exactly “{text}”, case aside"
        case Phrase(_, gap) if gap is not None:
            return f"{', '.join(words)} with at most {gap} other words between them"
        case _:
            return f"the words “{' '.join(words)}” in this order, none left out"


def _found(term: Term, engine: SearchEngine) -> str:
    """The forms of the library that a word stands for."""
    if not isinstance(term, Word) or len(norms(term.text)) != 1:
        return ""
    forms = engine.forms(plan.Word(norms(term.text)[0]))
    shown = ", ".join(forms[:_FORMS_SHOWN]) + (" …" if len(forms) > _FORMS_SHOWN else "")
    return f": {shown}" if forms else ": in no article"
