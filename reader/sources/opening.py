"""What plain text and Markdown share: from bytes to a body, with all that is known about it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from reader.model.article import Markup, RawArticle, Rejected
from reader.sources import frontmatter
from reader.sources.base import Hint
from reader.sources.decode import Undecodable, decode
from reader.sources.fields import Layer, merged
from reader.sources.identity import file_key
from reader.sources.rules import first_fit
from reader.text.clean import clean


@dataclass(frozen=True, slots=True)
class Opened:
    """A decoded file, its front matter read and taken off."""

    body: str
    body_at: int
    encoding: str
    layers: tuple[Layer, ...]
    """What is known of the article, the most trusted first."""


def opened(raw: bytes, hint: Hint) -> Opened | Rejected:
    """Decodes a file that holds one article, or says why it holds none."""
    if not raw.strip():
        return Rejected(hint.shown, "empty")
    decoded = decode(raw)
    if isinstance(decoded, Undecodable):
        return Rejected(hint.shown, decoded.reason)
    head = frontmatter.split(decoded.text)
    return Opened(
        decoded.text[head.body_at :],
        head.body_at,
        decoded.encoding,
        (Layer(warnings=decoded.warnings), head.head, *outside(hint)),
    )


def outside(hint: Hint) -> tuple[Layer, Layer]:
    """What the sidecar and the path tell."""
    return hint.sidecar, first_fit(hint.rules, hint.exact)


def finished(
    raw: bytes,
    hint: Hint,
    source: Opened,
    *,
    kind: str,
    given: str,
    heading: Layer | None = None,
    markup: tuple[Markup, ...] = (),
    plain: bool,
) -> RawArticle | Rejected:
    """The article of an opened file, or its rejection where no text is left when cleaned."""
    if not clean(given).text.strip():
        return Rejected(hint.shown, "empty")
    layers = source.layers if heading is None else (*source.layers, heading)
    known = merged(layers, outlets=hint.outlets)
    return RawArticle(
        key=file_key(kind, hint.exact),
        path=hint.shown,
        sha256=hashlib.sha256(raw).hexdigest(),
        given=given,
        encoding=source.encoding,
        metadata=known.metadata,
        markup=markup,
        warnings=known.warnings,
        begins_at=source.body_at,
        plain=plain,
    )
