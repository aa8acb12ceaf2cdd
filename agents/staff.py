"""Staff: those who meet the citizens and choose, each week, how to work."""

from typing import ClassVar

from tillit.agents.member import Member
from tillit.model.vocabulary import Mode, Phase, Relation, Role
from tillit.native import reference


class Staff(Member):
    """A member of staff. Override `decide` to try a rule of your own."""

    ROLE: ClassVar[Role] = Role.STAFF
    DECIDES: ClassVar[Phase] = Phase.DECIDE
    DECISION: ClassVar[str] = "member_mode"
    ALLOWED: ClassVar[str] = "one of " + ", ".join(f"Mode.{each.name}" for each in Mode)

    @property
    def mode(self) -> Mode | None:
        """How the latest week was spent; None before the first. While deciding: how last week was spent."""
        code = int(self.model.state.member_mode[self.run, self.place])
        return Mode(code) if code >= 0 else None

    @property
    def citizens(self) -> list[Member]:
        """The citizens served."""
        return self._tied(Relation.SERVING)

    def decide(self) -> Mode:
        """Return how to spend the week: the model's own rule (ODD eq. 26-35)."""
        state = self.model.state
        return Mode(reference.choose_mode(state, self.run, self.place, state.week, self.assumptions))

    @classmethod
    def accepts(cls, decision: object) -> bool:
        """Whether it is a `Mode`."""
        return decision in list(Mode)
