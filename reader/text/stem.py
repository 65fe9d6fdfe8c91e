"""A light English stemmer: inflection, and the nouns in -ation of verbs in -ate and -e."""

from __future__ import annotations

from functools import lru_cache

# Short or misleading words for which the rules below would join what is not one word.
_EXCEPTIONS = {
    "news": "news",
    "does": "do",
    "doing": "do",
    "goes": "go",
    "going": "go",
    "dying": "die",
    "lying": "lie",
    "tying": "tie",
    "during": "during",
    "morning": "morning",
    "evening": "evening",
    "nothing": "nothing",
    "something": "something",
    "anything": "anything",
    "everything": "everything",
    "always": "always",
    "perhaps": "perhaps",
    "indeed": "indeed",
    "hundred": "hundred",
}
_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=1 << 17)
def stem(norm: str) -> str:
    """The stem of a folded word: `attacks`, `attacked`, `attacking` → `attack`.

    Words of three letters or fewer, with digits or of other scripts come back as they are, without
    a possessive ending. Derivation is left alone (`statement` is not `state`) except -ation, which
    joins `accuse` and `accusation`, `assassinate` and `assassination`.
    """
    word = norm.removesuffix("'s").rstrip("'")
    if word in _EXCEPTIONS:
        return _EXCEPTIONS[word]
    if len(word) <= 3 or not (word.isascii() and word.isalpha()):
        return word
    return _underived(_without_final_e(_verb(_singular(word))))


def _singular(word: str) -> str:
    """Drops the ending of a plural noun or of the third person."""
    if word.endswith(("ies", "ied")):
        return word[:-3] + ("y" if len(word) > 4 else "ie")
    if word.endswith("s") and word[-2] not in "siu":
        return word[:-1]
    return word


def _verb(word: str) -> str:
    """Drops -ed and -ing where a word remains, and the consonant that was doubled before them."""
    if word.endswith("eed"):
        return word[:-1] if len(word) > 5 and not word.endswith("ceed") else word
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= 2 and not _VOWELS.isdisjoint(rest):
            return _undoubled(rest) if len(rest) > 2 else rest + "e"
    return word


def _undoubled(rest: str) -> str:
    doubled = len(rest) > 3 and rest[-1] == rest[-2] and rest[-1] not in "aeiousl"
    return rest[:-1] if doubled else rest


def _without_final_e(word: str) -> str:
    if word.endswith("ie") and len(word) > 4:
        return word[:-2] + "y"
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def _underived(word: str) -> str:
    """Joins British and American -ise, and nouns in -ation with their verbs."""
    for ending, instead in (("isation", "iz"), ("ization", "iz"), ("ation", "at"), ("is", "iz")):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)] + instead
            break
    if word.endswith("at") and len(word) >= 7:
        word = word[:-2]
    return word[:-1] if word.endswith("ll") and len(word) >= 6 else word
