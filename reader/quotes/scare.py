"""Why words stand in quotation marks without being anyone's speech."""

from __future__ import annotations

from reader.model.quotation import MarkedKind
from reader.model.span import Span
from reader.quotes.stretch import Stretch
from reader.quotes.words import Words

_TITLED = frozenset(
    [
        "titled",
        "entitled",
        "headlined",
        "book",
        "novel",
        "memoir",
        "film",
        "movie",
        "song",
        "single",
        "album",
        "track",
        "show",
        "series",
        "episode",
        "play",
        "programme",
        "program",
        "podcast",
        "documentary",
        "musical",
        "sitcom",
        "drama",
        "poem",
        "painting",
        "essay",
        "article",
        "ballad",
        "anthem",
        "hit",
        "comedy",
        "thriller",
        "game",
        "opera",
        "exhibition",
        "column",
        "magazine",
    ]
)
_SLOGANS = frozenset(
    [
        "slogan",
        "slogans",
        "sign",
        "signs",
        "banner",
        "banners",
        "placard",
        "placards",
        "chant",
        "chants",
        "chanting",
        "chanted",
        "shirt",
        "shirts",
        "t-shirt",
        "t-shirts",
        "hat",
        "hats",
        "sticker",
        "stickers",
        "poster",
        "posters",
        "motto",
        "mantra",
        "hashtag",
        "reading",
        "read",
        "reads",
        "caps",
        "badge",
        "badges",
    ]
)
_NAMED = frozenset(
    ["so-called", "dubbed", "nicknamed", "called", "known", "nickname", "term", "word", "phrase"]
)
_LOOK_BACK = 4
_FEW = frozenset(("1", "2", "3-4"))


def marked_kind(words: Words, stretch: Stretch, span: Span) -> MarkedKind:
    """The likeliest reason for the marks around a stretch that is no speech."""
    first = words.blocks[stretch.block].first
    near = set(words.low[max(first, stretch.word - _LOOK_BACK) : stretch.word])
    if near & _SLOGANS:
        return MarkedKind.SLOGAN
    if near & _TITLED or (stretch.title and stretch.size != "1" and not near & _NAMED):
        return MarkedKind.TITLE
    if near & _NAMED or stretch.size in _FEW:
        return MarkedKind.SCARE
    return MarkedKind.SLOGAN if words.text[span.end - 2] == "!" else MarkedKind.UNCERTAIN
