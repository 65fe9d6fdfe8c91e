"""What a person decided as one YAML file to read, send and bring into other libraries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import yaml

from reader.errors import ForeignSchema
from reader.exchange import match_decisions
from reader.exchange.fields import Unreadable, anchor, anchor_record, line
from reader.exchange.match_decisions import MatchEntry
from reader.model.correction import Correction, Decision, Verdict
from reader.model.decision import MatchDecision
from reader.model.note import Anchor
from reader.model.quotation import QuotationKind, SpeakerKind
from reader.model.speaker import Merge

SCHEMA = "reader/corrections@1"
_LARGEST = 20_000_000
"""Code points; a larger file is no file of corrections."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One correction of a file."""

    article: str
    """The article's id in the library it came from."""
    file: str
    """The article's file there, for libraries in which it has another id."""
    decision: Decision
    anchors: tuple[Anchor, ...]
    cue: Anchor | None = None


class _NoAliases(yaml.SafeLoader):
    """Loads plain data; aliases are refused, because a few of them can fill the memory."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """The next node."""
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases are not used in files of corrections")
        node: yaml.Node | None = super().compose_node(parent, index)
        return node


def dump(
    corrections: Iterable[Correction],
    files: Mapping[str, str],
    *,
    speakers: Iterable[Merge] = (),
    matches: Iterable[MatchDecision] = (),
) -> str:
    """The corrections as YAML, oldest first; the same corrections always give the same file.

    Args:
        corrections: what to write.
        files: the articles' file names by id.
        speakers: merged speakers and names set apart; what the configuration merges is left out.
        matches: what was decided about matches.
    """
    ordered = sorted(corrections, key=lambda each: (each.made, each.id))
    by_hand = sorted((each for each in speakers if not each.configured), key=lambda each: each.name)
    document = {
        "schema": SCHEMA,
        "offset_unit": "code point",
        "corrections": [_record(each, files.get(each.article, "")) for each in ordered],
        "speakers": [
            {"name": merge.name, "aliases": list(merge.aliases)}
            for merge in by_hand
            if merge.aliases
        ],
        "apart": [{"name": merge.name} for merge in by_hand if not merge.aliases],
        "matches": [
            match_decisions.record(each, files)
            for each in sorted(matches, key=lambda each: (each.made, each.id))
        ],
    }
    written: str = yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=100)
    return written


def load(text: str) -> list[Entry | Merge | MatchEntry | Unreadable]:
    """The entries of a file, in order; those that make no sense come with the reason.

    Merged speakers follow the corrections, then names that stand alone, then decisions about
    matches; all three may be left out.

    Raises:
        ForeignSchema: this is no file of corrections, or of a version this program does not know.
    """
    if len(text) > _LARGEST:
        raise ForeignSchema(f"larger than {_LARGEST // 1_000_000} million characters")
    try:
        document = yaml.load(text, Loader=_NoAliases)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ForeignSchema(f"no readable YAML: {str(error).splitlines()[0]}") from error
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        raise ForeignSchema(f"its schema is not {SCHEMA}", hint="nothing was brought in")
    if not isinstance(document.get("corrections"), list):
        raise ForeignSchema("it has no list of corrections", hint="nothing was brought in")
    return [
        *_each(document, "corrections", "entry", _entry),
        *_each(document, "speakers", "speaker", _merge),
        *_each(document, "apart", "name", _apart),
        *_each(document, "matches", "match", match_decisions.entry),
    ]


Read = TypeVar("Read")


def _each(
    document: dict[str, Any], part: str, noun: str, read: Callable[[dict[str, Any]], Read]
) -> Iterator[Read | Unreadable]:
    """The entries of one part of the file.

    Raises:
        ForeignSchema: the part is no list.
    """
    records = document.get(part) or []
    if not isinstance(records, list):
        raise ForeignSchema(f"its {part} are no list", hint="nothing was brought in")
    for number, record in enumerate(records, start=1):
        yield _read(record, f"{noun} {number}", read)


def _read(record: object, place: str, read: Callable[[dict[str, Any]], Read]) -> Read | Unreadable:
    """One entry, or why it is none."""
    try:
        if not isinstance(record, dict):
            raise TypeError("it is no set of keys")
        return read(record)
    except KeyError as missing:
        return Unreadable(place, f"“{missing.args[0]}” is missing")
    except (TypeError, ValueError) as problem:
        return Unreadable(place, str(problem))


def _record(correction: Correction, file: str) -> dict[str, Any]:
    decision = correction.decision
    return {
        "article": correction.article,
        "file": file,
        "verdict": decision.verdict.value,
        "speaker": decision.speaker,
        "speaker_kind": decision.speaker_kind.value,
        "kind": decision.kind.value,
        "via": decision.via,
        "note": decision.note,
        "made": correction.made.isoformat(),
        "was": correction.was,
        "quotation": [anchor_record(anchor) for anchor in correction.anchors],
        "cue": anchor_record(correction.cue) if correction.cue else None,
    }


def _entry(record: dict[str, Any]) -> Entry:
    cue = record.get("cue")
    anchors = record["quotation"]
    if not isinstance(anchors, list) or not anchors:
        raise TypeError("“quotation” is no list of passages")
    return Entry(
        article=line(record, "article"),
        file=line(record, "file"),
        decision=_decision(record),
        anchors=tuple(anchor(each) for each in anchors),
        cue=anchor(cue) if cue is not None else None,
    )


def _merge(record: dict[str, Any]) -> Merge:
    aliases = record["aliases"]
    if not isinstance(aliases, list):
        raise TypeError("“aliases” is no list of names")
    names = [line({"aliases": alias}, "aliases") for alias in aliases]
    name = line(record, "name")
    if not name or not names or not all(names):
        raise ValueError("a name is missing")
    return Merge(name, tuple(sorted({*names} - {name})))


def _apart(record: dict[str, Any]) -> Merge:
    """A name that stands alone."""
    name = line(record, "name")
    if not name:
        raise ValueError("a name is missing")
    return Merge(name)


def _decision(record: dict[str, Any]) -> Decision:
    return Decision(
        verdict=Verdict(record["verdict"]),
        speaker=line(record, "speaker") or None,
        speaker_kind=SpeakerKind(record.get("speaker_kind", "unknown")),
        kind=QuotationKind(record.get("kind", "direct")),
        via=line(record, "via") or None,
        note=line(record, "note"),
    )
