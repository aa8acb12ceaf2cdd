"""Managers: levers arrive through their trust and their hours."""

from typing import ClassVar

from tillit.agents.member import Member
from tillit.model.vocabulary import Phase, Relation, Role
from tillit.native import reference


class Manager(Member):
    """A manager, leading at least in name. Override `decide` to try a rule of your own."""

    ROLE: ClassVar[Role] = Role.MANAGER
    DECIDES: ClassVar[Phase] = Phase.LEAD
    DECISION: ClassVar[str] = "member_priority"
    ALLOWED: ClassVar[str] = "a number from 0 (checking first) to 1 (coaching first)"

    @property
    def led(self) -> list[Member]:
        """The members who report to this manager."""
        return self._tied(Relation.DOWNWARD)

    def decide(self) -> float:
        """Return the weight on coaching when hours are short: mean trust in those led."""
        return reference.priority(self.model.state, self.run, self.place, self.assumptions)

    @classmethod
    def accepts(cls, decision: object) -> bool:
        """Whether it is a number from 0 to 1."""
        return isinstance(decision, (int, float)) and 0 <= decision <= 1
