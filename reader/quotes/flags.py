"""What a word can be, as bits: one dictionary look-up a word tells everything the lists know."""

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
OUTLET = 1 << 21
PLACE = 1 << 22
PEOPLE = 1 << 23
NO_NAME = 1 << 24
MAN = 1 << 25
WOMAN = 1 << 26
PARTICLE = 1 << 27
"""Inside a surname: "van"."""
BASE = 1 << 28
"""A cue in its bare form: "say"."""
PAST = 1 << 29
"""A cue in its past form."""
JUDGES_AS = 1 << 30
"""A cue whose verdict follows "as": "described it as"."""
RELAY = 1 << 31
"""Names a source without a verb: "according" to, "per"."""

CUE = SAY | SPEECH | JUDGE
GIVEN = MAN | WOMAN
SMALL = DET | PREP | CONJ | PRON | AUX
