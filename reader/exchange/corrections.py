"""Corrections and merged speakers as one YAML file to read, send and bring into other libraries."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from reader.errors import ForeignSchema
from reader.model.correction import Correction, Decision, Verdict
from reader.model.note import Anchor
from reader.model.quotation import QuotationKind, SpeakerKind
from reader.model.span import Span
from reader.model.speaker import Merge
from reader.text.clean import clean

SCHEMA = "reader/corrections@1"
_LARGEST = 20_000_000
"""Code points; a larger file is no file of corrections."""
_DEEPEST_ANCHOR = 100_000
"""Code points of quoted words in one span."""


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


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An entry that cannot be applied, and why."""

    place: str
    """`entry 3`, or the article it names."""
    reason: str


class _NoAliases(yaml.SafeLoader):
    """Loads plain data; aliases are refused, because a few of them can fill the memory."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """The next node."""
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases are not used in files of corrections")
        node: yaml.Node | None = super().compose_node(parent, index)
        return node


def dump(
    corrections: Iterable[Correction], files: Mapping[str, str], *, speakers: Iterable[Merge] = ()
) -> str:
    """The corrections as YAML, oldest first; the same corrections always give the same file.

    Args:
        corrections: what to write.
        files: the articles' file names by id.
        speakers: merged speakers; what the configuration merges, and names that stand alone, are
            left out.
    """
    ordered = sorted(corrections, key=lambda each: (each.made, each.id))
    document = {
        "schema": SCHEMA,
        "offset_unit": "code point",
        "corrections": [_record(each, files.get(each.article, "")) for each in ordered],
        "speakers": [
            {"name": merge.name, "aliases": list(merge.aliases)}
            for merge in sorted(speakers, key=lambda merge: merge.name)
            if merge.aliases and not merge.configured
        ],
    }
    written: str = yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=100)
    return written


def load(text: str) -> list[Entry | Merge | Unreadable]:
    """The entries of a file, in order; those that make no sense come with the reason.

    Merged speakers follow the corrections, and may be left out.

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
    entries = document.get("corrections")
    speakers = document.get("speakers") or []
    if not isinstance(entries, list) or not isinstance(speakers, list):
        raise ForeignSchema("it has no list of corrections", hint="nothing was brought in")
    return [
        *(_entry(record, f"entry {number}") for number, record in enumerate(entries, start=1)),
        *(_merge(record, f"speaker {number}") for number, record in enumerate(speakers, start=1)),
    ]


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
        "quotation": [_anchor_record(anchor) for anchor in correction.anchors],
        "cue": _anchor_record(correction.cue) if correction.cue else None,
    }


def _anchor_record(anchor: Anchor) -> dict[str, Any]:
    return {
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "start": anchor.span.start,
        "end": anchor.span.end,
        "version": anchor.version,
        "rival": round(anchor.rival, 4),
    }


def _entry(record: object, place: str) -> Entry | Unreadable:
    try:
        if not isinstance(record, dict):
            raise TypeError("it is no set of keys")
        cue = record.get("cue")
        anchors = record["quotation"]
        if not isinstance(anchors, list) or not anchors:
            raise TypeError("“quotation” is no list of passages")
        return Entry(
            article=_line(record, "article"),
            file=_line(record, "file"),
            decision=_decision(record),
            anchors=tuple(_anchor(each) for each in anchors),
            cue=_anchor(cue) if cue is not None else None,
        )
    except KeyError as missing:
        return Unreadable(place, f"“{missing.args[0]}” is missing")
    except (TypeError, ValueError) as problem:
        return Unreadable(place, str(problem))


def _merge(record: object, place: str) -> Merge | Unreadable:
    try:
        if not isinstance(record, dict):
            raise TypeError("it is no set of keys")
        aliases = record["aliases"]
        if not isinstance(aliases, list):
            raise TypeError("“aliases” is no list of names")
        names = [_line({"aliases": alias}, "aliases") for alias in aliases]
        name = _line(record, "name")
        if not name or not names or not all(names):
            raise ValueError("a name is missing")
        return Merge(name, tuple(sorted({*names} - {name})))
    except KeyError as missing:
        return Unreadable(place, f"“{missing.args[0]}” is missing")
    except (TypeError, ValueError) as problem:
        return Unreadable(place, str(problem))


def _decision(record: dict[str, Any]) -> Decision:
    return Decision(
        verdict=Verdict(record["verdict"]),
        speaker=_line(record, "speaker") or None,
        speaker_kind=SpeakerKind(record.get("speaker_kind", "unknown")),
        kind=QuotationKind(record.get("kind", "direct")),
        via=_line(record, "via") or None,
        note=_line(record, "note"),
    )


def _anchor(record: object) -> Anchor:
    if not isinstance(record, dict):
        raise TypeError("a passage is no set of keys")
    exact = record["exact"]
    if not isinstance(exact, str) or not 0 < len(exact) <= _DEEPEST_ANCHOR:
        raise ValueError("“exact” holds no words")
    start, end = record.get("start", 0), record.get("end", len(exact))
    if type(start) is not int or type(end) is not int or not 0 <= start < end:
        raise ValueError(f"“start” {start!r} and “end” {end!r} are no passage")
    prefix, suffix = (str(record.get(name) or "") for name in ("prefix", "suffix"))
    rival = record.get("rival", 0.0)
    if not isinstance(rival, int | float) or not 0 <= rival <= 2:
        raise ValueError(f"“rival” {rival!r} is no likeness")
    version = _line(record, "version")
    return Anchor(exact, prefix, suffix, Span(start, end), version, float(rival))


def _line(record: dict[str, Any], key: str) -> str:
    """A text field as one clean line; empty where there is none."""
    value = record.get(key)
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()
    if value is None:
        return ""
    if not isinstance(value, str):
        raise TypeError(f"“{key}” is no text")
    return " ".join(clean(value).text.split())
