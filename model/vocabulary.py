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
    """Who a member is."""

    MANAGER = auto()
    STAFF = auto()
    POLITICIAN = auto()
    CITIZEN = auto()
    REVIEWER = auto()


class Relation(Code):
    """What a directed tie from trustor to trustee is; every relation is one tie each way."""

    PEER = auto()  # between colleagues
    UPWARD = auto()  # to one's manager
    DOWNWARD = auto()  # to somebody one leads
    PARTNER = auto()  # to somebody in another unit or organisation
    OVERSIGHT = auto()  # from a politician to a director
    MANDATE = auto()  # from a director to a politician
    SERVED = auto()  # from a citizen to a member of staff
    SERVING = auto()  # from a member of staff to a citizen
    CIVIC = auto()  # between citizens
    REVIEWED = auto()  # from a manager to a reviewer
    REVIEWING = auto()  # from a reviewer to a manager


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


class Stance(Code):
    """How a citizen meets the service this week (Hirschman 1970)."""

    LOYALTY = auto()  # co-operates, says nothing
    VOICE = auto()  # co-operates, and speaks up
    EXIT = auto()  # withdraws


class Handling(Code):
    """What a unit does this week with cases that need another unit too."""

    SHARE = auto()
    KEEP = auto()
    PASS = auto()


class Mistake(Code):
    """What became of a member's week: no error, or an error and how it ended."""

    NONE = auto()
    REPORT_MENDED = auto()
    REPORT_IGNORED = auto()
    FIND_MENDED = auto()
    HIDDEN = auto()


class Use(Code):
    """What the hours of a week are used for; an employed member's uses add up to 1."""

    WORK = auto()
    ADMINISTRATION = auto()
    DIALOGUE = auto()
    COACHING = auto()
    CHECKING = auto()
    CHANGE = auto()
    BEYOND = auto()  # for partners, and against needs to come
    OTHER = auto()
    VACANT = auto()


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

    PROPOSE = auto()
    GOVERN = auto()
    NEEDS = auto()
    LEAD = auto()
    ARRIVE = auto()
    INSPECT = auto()
    DECIDE = auto()
    RESPOND = auto()
    DELIVER = auto()
    SIGNAL = auto()
    UPDATE = auto()
    TALK = auto()
    ADAPT = auto()
    LEAVE = auto()
    MEASURE = auto()


class Stream(Code):
    """What a random number is for; the fourth word of every counter (`tillit.model.randomness`)."""

    PERSON = auto()
    FIRST_IMPRESSION = auto()
    WEEK = auto()
    SIGNAL = auto()
    GRAPH = auto()
    UNIT = auto()
    ELECTION = auto()
    REORGANISATION = auto()


class Tally(Code):
    """What is counted in a unit and week: the sums every measure is made of."""

    STAFF = auto()
    MANAGERS = auto()
    CITIZENS = auto()
    POLITICIANS = auto()
    COOPERATE = auto()
    TARGET = auto()
    GAME = auto()
    SLACK = auto()
    LOYALTY = auto()
    SPEAKING_UP = auto()
    WITHDRAWN = auto()
    TRUE_OUTPUT = auto()
    REGISTERED_OUTPUT = auto()
    HARM = auto()
    HIDDEN = auto()
    SCANDALS = auto()
    ERRORS = auto()
    REPORTS = auto()
    MENDED = auto()
    FOUND_BY_REVIEW = auto()
    UNANSWERED = auto()
    MOTIVATION = auto()
    STRAIN = auto()
    ABILITY = auto()
    CAPACITY = auto()
    FELT_CONTROL = auto()
    FREEDOM = auto()
    LEAVERS = auto()
    MANAGER_LEAVERS = auto()
    POLITICIAN_LEAVERS = auto()
    COST = auto()
    PERFORMANCE_PAY = auto()
    CONTROL = auto()
    WORK_HOURS = auto()
    ADMINISTRATION_HOURS = auto()
    DIALOGUE_HOURS = auto()
    COACHING_HOURS = auto()
    CHANGE_HOURS = auto()
    BEYOND_HOURS = auto()
    MANAGER_ADMINISTRATION = auto()
    MANAGER_COACHING = auto()
    MANAGER_CHECKING = auto()
    NEEDS = auto()
    UNMET = auto()
    SERVED_CITIZENS = auto()
    CITIZENS_TRUST = auto()
    UNEVEN_TRUST = auto()
    AT_BORDERS = auto()
    SHARED = auto()
    PASSED_ON = auto()
    PREVENTION = auto()
    NORM = auto()
    CIVIC_PROPENSITY = auto()
    PEER_TIES = auto()
    PEER_TRUST = auto()
    UPWARD_TIES = auto()
    UPWARD_TRUST = auto()
    DOWNWARD_TIES = auto()
    DOWNWARD_TRUST = auto()
    PARTNER_TIES = auto()
    PARTNER_TRUST = auto()
    OVERSIGHT_TIES = auto()
    OVERSIGHT_TRUST = auto()
    MANDATE_TIES = auto()
    MANDATE_TRUST = auto()
    SERVED_TIES = auto()
    SERVED_TRUST = auto()
    SERVING_TIES = auto()
    SERVING_TRUST = auto()
    CIVIC_TIES = auto()
    CIVIC_TRUST = auto()
    REVIEWED_TIES = auto()
    REVIEWED_TRUST = auto()
    REVIEWING_TIES = auto()
    REVIEWING_TRUST = auto()
