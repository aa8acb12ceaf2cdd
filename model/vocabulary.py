"""The words of the model as codes: roles, relations, beliefs, ways of working, phases.

Arrays hold the codes, so their values are part of the kernel's contract: `native` refuses a compiled
kernel whose codes differ from these.
"""

from enum import IntEnum, auto


class Code(IntEnum):
    """An integer code with a lower-case name for people."""

    @staticmethod
    def _generate_next_value_(name: str, start: int, count: int, last_values: list[int]) -> int:
        return count

    @property
    def word(self) -> str:
        """The name in lower case, as it stands in files, frames and options."""
        return self.name.lower()


class Role(Code):
    """Who a member is. Reviewers are not simulated yet (docs/ODD.md)."""

    MANAGER = auto()
    STAFF = auto()
    POLITICIAN = auto()
    CITIZEN = auto()


class Relation(Code):
    """What a directed tie from trustor to trustee is; a line relation is one tie each way."""

    PEER = auto()
    UPWARD = auto()
    DOWNWARD = auto()


class Belief(Code):
    """What a trustor believes about a trustee (Mayer, Davis & Schoorman 1995)."""

    ABILITY = auto()
    BENEVOLENCE = auto()
    INTEGRITY = auto()


class Mode(Code):
    """How a member of staff spends the week."""

    COOPERATE = auto()
    TARGET = auto()
    GAME = auto()
    SLACK = auto()


class Disposition(Code):
    """What kind of co-operator a person is."""

    OPPORTUNIST = auto()
    CONDITIONAL = auto()
    COMMITTED = auto()


class TrustRule(Code):
    """How a belief moves when a signal arrives."""

    DELTA = auto()
    BETA = auto()


class Phase(Code):
    """A part of the week; `tillit.model.schedule` puts them in order."""

    ARRIVE = auto()
    DECIDE = auto()
    DELIVER = auto()
    SIGNAL = auto()
    UPDATE = auto()
    ADAPT = auto()
    MEASURE = auto()


class Stream(Code):
    """What a random number is for; the fourth word of every counter (`tillit.model.randomness`)."""

    PERSON = auto()
    FIRST_IMPRESSION = auto()
    WEEK = auto()
    SIGNAL = auto()
    GRAPH = auto()


class Tally(Code):
    """What is counted in a unit and week: the sums every measure is made of."""

    STAFF = auto()
    COOPERATE = auto()
    TARGET = auto()
    GAME = auto()
    SLACK = auto()
    TRUE_OUTPUT = auto()
    REGISTERED_OUTPUT = auto()
    HOURS = auto()
    FOLLOW_UP = auto()
    FELT_CONTROL = auto()
    UNANSWERED = auto()
    PEER_TIES = auto()
    PEER_TRUST = auto()
    UPWARD_TIES = auto()
    UPWARD_TRUST = auto()
    DOWNWARD_TIES = auto()
    DOWNWARD_TRUST = auto()
