"""Whether two quotations can come from one speaker."""

from __future__ import annotations

from enum import Enum

from reader.align.pairing import Pairing
from reader.align.prepared import Spoken
from reader.model.quotation import SpeakerKind


class Voices(Enum):
    """What the names of two speakers say."""

    SAME = "same"
    OPEN = "open"
    """One is unknown or unnamed, or one may speak for the other."""
    DIFFERENT = "different"


def compare(pairing: Pairing, a: Spoken, b: Spoken) -> Voices:
    """Compares the speakers of a quotation of A and one of B, spelling variants allowed for."""
    if not a.names or not b.names:
        return Voices.OPEN
    names = pairing.of_b(b.names)
    if a.names & names:
        return Voices.SAME
    if SpeakerKind.GROUP in (a.kind, b.kind) or SpeakerKind.UNKNOWN in (a.kind, b.kind):
        return Voices.OPEN
    if a.kind is not b.kind:
        return Voices.OPEN
    return Voices.DIFFERENT
