"""The word lists the attribution of quotations knows, read once and passed in as a value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from reader import resources
from reader.quotes import flags as f
from reader.quotes.features import Weights

_ROOM = "quotes"
_PARTICLES = (
    "de la las los del della der den van von vom zu zur bin binti bint ibn al el ul ud ur di da du "
    "le do dos das ter ten ben abu y e ap op af"
)


@dataclass(frozen=True, slots=True)
class QuoteLexicon:
    """Everything the extractor knows about words, and the weights it decides with."""

    flags: Mapping[str, int]
    """Lower-case word to the bits of `reader.quotes.flags`."""
    lemma: Mapping[str, str]
    """Form of a cue verb to its base form."""
    speaker_weights: Weights
    """For choosing a quotation's source."""
    person_weights: Weights
    """For choosing who a pronoun is."""


@cache
def load() -> QuoteLexicon:
    """The lexicon that ships with the package, built once per process."""
    bits: dict[str, int] = {}
    lemma: dict[str, str] = {}
    _add_cues(bits, lemma)
    _add_lists(bits)
    _add_roles(bits)
    _add_first_names(bits)
    return QuoteLexicon(
        _shared(bits),
        lemma,
        weights("speaker_weights.tsv"),
        weights("person_weights.tsv"),
    )


def _shared(bits: Mapping[str, int]) -> dict[str, int]:
    """The same with one object for all words of one kind, which stay near at hand when looked at
    by the hundred.
    """
    kinds = {kind: kind for kind in bits.values()}
    return {word: kinds[kind] for word, kind in bits.items()}


def weights(name: str) -> Weights:
    """The table of feature weights in data file `name`."""
    return Weights({row[0]: float(row[1]) for row in resources.rows(_ROOM, name)})


def _add(bits: dict[str, int], words: Iterable[str], flag: int) -> None:
    for word in words:
        bits[word] = bits.get(word, 0) | flag


def _add_cues(bits: dict[str, int], lemma: dict[str, str]) -> None:
    lists = resources.sections(_ROOM, "cue_verbs.txt")
    for title, flag in (("say", f.SAY), ("speech", f.SPEECH), ("judge", f.JUDGE)):
        for entry in sorted(lists[title]):
            for form, kind in conjugate(entry):
                if not bits.get(form, 0) & f.CUE:
                    bits[form] = flag | kind
                    lemma[form] = conjugate_base(entry)
    _add(bits, lists["noun"] & lemma.keys(), f.NOUNISH)
    _add(bits, [form for form, base in lemma.items() if base in lists["as"]], f.JUDGES_AS)


def conjugate_base(entry: str) -> str:
    """The base form of a list entry: `say` of `say/says/said`."""
    return entry.split("/", 1)[0].rstrip("+")


def conjugate(entry: str) -> Iterator[tuple[str, int]]:
    """Each form of a list entry with its bits: BASE, PAST, ING or none for the third person."""
    if "/" in entry:
        base, *rest = entry.split("/")
        yield base, f.BASE
        for form in rest:
            ing = form.endswith("ing")
            yield form, f.ING if ing else 0 if form.endswith("s") else f.PAST
        return
    base, stem = entry.rstrip("+"), entry.rstrip("+")
    if entry.endswith("+"):
        stem = base + base[-1]
    soft = base.endswith("e")
    y = bool(re.search(r"[^aeiou]y$", base))
    yield base, f.BASE
    yield base[:-1] + "ies" if y else base + _third(base), 0
    yield base + "d" if soft else base[:-1] + "ied" if y else stem + "ed", f.PAST
    yield (base[:-1] if soft else stem) + "ing", f.ING


def _third(base: str) -> str:
    return "es" if base.endswith(("s", "x", "z", "ch", "sh", "go")) else "s"


def _add_lists(bits: dict[str, int]) -> None:
    for file, lists in {
        "verb_helpers.txt": {"aux": f.AUX, "adverb": f.ADVERB, "common_verbs": f.VERB},
        "small_words.txt": {
            "determiner": f.DET,
            "possessive": f.POSSESSIVE,
            "preposition": f.PREP,
            "conjunction": f.CONJ,
            "pronoun": f.PRON,
            "opener": f.OPENER,
        },
        "honorifics.txt": {
            "abbreviated": f.TITLE,
            "man": f.MAN | f.TITLE,
            "woman": f.WOMAN | f.TITLE,
        },
        "institutions.txt": {
            "org": f.ORG,
            "text": f.TEXT,
            "group": f.GROUP,
            "outlet": f.OUTLET,
        },
        "places.txt": {"place": f.PLACE, "people": f.PEOPLE, "not_a_name": f.NO_NAME},
    }.items():
        for title, flag in lists.items():
            _add(bits, resources.sections(_ROOM, file)[title], flag)
    small = resources.sections(_ROOM, "small_words.txt")
    _add(bits, small["preposition"] - small["subordinator"], f.GOVERNS)
    _add(bits, _PARTICLES.split(), f.PARTICLE)
    _add(bits, ("according", "per"), f.RELAY)
    abbreviated = resources.sections(_ROOM, "honorifics.txt")["abbreviated"]
    for word in abbreviated:
        bits[f"{word}."] = bits[word]


def _add_roles(bits: dict[str, int]) -> None:
    lists = resources.sections(_ROOM, "roles.txt")
    _add(bits, lists["role"], f.ROLE)
    _add(bits, lists["modifier"], f.MODIFIER)
    _add(bits, lists["plural_source"], f.CROWD)
    _add(bits, {plural(role) for role in lists["role"]}, f.CROWD)


def plural(noun: str) -> str:
    """The regular plural, with -man and -woman: "spokeswomen"."""
    if noun.endswith("man"):
        return noun[:-2] + "en"
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def _add_first_names(bits: dict[str, int]) -> None:
    lists = resources.sections(_ROOM, "first_names.txt")
    both = lists["man"] & lists["woman"]
    _add(bits, lists["man"] - both, f.MAN)
    _add(bits, lists["woman"] - both, f.WOMAN)
