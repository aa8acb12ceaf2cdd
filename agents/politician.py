"""Politicians: on their clock, they tighten or loosen control over the whole organisation."""

from typing import ClassVar

from tillit.agents.member import Member
from tillit.model.vocabulary import Phase, Relation, Role
from tillit.native import reference


class Politician(Member):
    """A member of the board. Override `decide` to try a rule of your own."""

    ROLE: ClassVar[Role] = Role.POLITICIAN
    DECIDES: ClassVar[Phase] = Phase.PROPOSE
    DECISION: ClassVar[str] = "member_proposal"
    ALLOWED: ClassVar[str] = "a number from -1 (loosen) to 1 (tighten), on the scale of the levers"

    @property
    def directors(self) -> list[Member]:
        """The managers this politician oversees."""
        return self._tied(Relation.OVERSIGHT)

    def decide(self) -> float:
        """Return the change of control to propose, in the weeks of the board's clock (ODD eq. 7-9)."""
        state = self.model.state
        if not reference.is_clock(state.week, self.assumptions):
            return 0.0
        return reference.proposal(state, self.run, self.place, self.assumptions)

    @classmethod
    def accepts(cls, decision: object) -> bool:
        """Whether it is a number from -1 to 1."""
        return isinstance(decision, (int, float)) and -1 <= decision <= 1
