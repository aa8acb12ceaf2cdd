"""Reviewers: an inspectorate or an audit, from outside the line."""

from typing import ClassVar

from tillit.agents.member import Member
from tillit.model.vocabulary import Phase, Relation, Role
from tillit.native import reference


class Reviewer(Member):
    """One who reviews units. Override `decide` to try a rule of your own."""

    ROLE: ClassVar[Role] = Role.REVIEWER
    DECIDES: ClassVar[Phase] = Phase.INSPECT
    DECISION: ClassVar[str] = "member_depth"
    ALLOWED: ClassVar[str] = "a number from 0 (no review) to 1 (the deepest)"

    @property
    def reviewed(self) -> list[Member]:
        """The managers whose units are reviewed."""
        return self._tied(Relation.REVIEWING)

    def decide(self) -> float:
        """Return how deep to inspect, in the weeks of the reviewers' clock (ODD eq. 92)."""
        state = self.model.state
        if not reference.is_review(state.week, self.assumptions):
            return 0.0
        return reference.depth(state, self.run, self.place, self.assumptions)

    @classmethod
    def accepts(cls, decision: object) -> bool:
        """Whether it is a number from 0 to 1."""
        return isinstance(decision, (int, float)) and 0 <= decision <= 1
