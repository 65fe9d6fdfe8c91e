"""What a word can be, as bits: one dictionary look-up a word tells everything the lists know.

Whole numbers below 2 ** 30 are quicker to compare: the bits that are seldom asked for come last.
"""

from __future__ import annotations

SAY = 1 << 0
"""A form of a verb that introduces speech and hardly anything else: "said"."""
SPEECH = 1 << 1
"""A form of a verb that mostly introduces speech: "argued"."""
JUDGE = 1 << 2
"""A form of a verb whose object may be the speaker's words: "called it ..."."""
NOUNISH = 1 << 3
"""A cue that is a noun as often: "report"."""
ING = 1 << 4
"""A cue in -ing."""
AUX = 1 << 5
ADVERB = 1 << 6
VERB = 1 << 7
"""A frequent verb that introduces no speech."""
DET = 1 << 8
POSSESSIVE = 1 << 9
"""A possessive determiner: "his"."""
PREP = 1 << 10
CONJ = 1 << 11
PRON = 1 << 12
OPENER = 1 << 13
"""Starts sentences with a capital without being a name."""
TITLE = 1 << 14
"""A form of address: "Mr."."""
ROLE = 1 << 15
MODIFIER = 1 << 16
"""Stands between a determiner and a role: "former"."""
CROWD = 1 << 17
"""A plural that speaks: "officials"."""
ORG = 1 << 18
TEXT = 1 << 19
"""A text that "says": "statement"."""
GROUP = 1 << 20
"""A body of people: "company"."""
PLACE = 1 << 21
PEOPLE = 1 << 22
NO_NAME = 1 << 23
MAN = 1 << 24
WOMAN = 1 << 25
PARTICLE = 1 << 26
"""Inside a surname: "van"."""
PAST = 1 << 27
"""A cue in its past form."""
RELAY = 1 << 28
"""Names a source without a verb: "according" to, "per"."""
GOVERNS = 1 << 29
"""A preposition that hangs its noun on another, and opens no clause: "of"."""
BASE = 1 << 30
"""A cue in its bare form: "say"."""
JUDGES_AS = 1 << 31
"""A cue whose verdict follows "as": "described it as"."""
OUTLET = 1 << 32

CUE = SAY | SPEECH | JUDGE
SPOKEN = SAY | SPEECH | RELAY
"""The cues that matter in a sentence without quotations."""
GIVEN = MAN | WOMAN
SMALL = DET | PREP | CONJ | PRON | AUX
