"""Citizens: they meet the service, trust it or not, and co-operate, speak up or withdraw."""

from typing import ClassVar

from tillit.agents.member import Member
from tillit.model.vocabulary import Phase, Relation, Role, Stance
from tillit.native import reference


class Citizen(Member):
    """A citizen whom the organisation serves. Override `decide` to try a rule of your own."""

    ROLE: ClassVar[Role] = Role.CITIZEN
    DECIDES: ClassVar[Phase] = Phase.RESPOND
    DECISION: ClassVar[str] = "member_stance"
    ALLOWED: ClassVar[str] = "one of " + ", ".join(f"Stance.{each.name}" for each in Stance)

    @property
    def stance(self) -> Stance | None:
        """The latest week's stance; None before the first. While deciding: last week's."""
        code = int(self.model.state.member_stance[self.run, self.place])
        return Stance(code) if code >= 0 else None

    @property
    def served_by(self) -> list[Member]:
        """The members of staff who serve this citizen."""
        return self._tied(Relation.SERVED)

    def decide(self) -> Stance:
        """Return the week's stance: the model's own rule (ODD eq. 36-38)."""
        state = self.model.state
        return Stance(reference.choose_stance(state, self.run, self.place, state.week, self.assumptions))

    @classmethod
    def accepts(cls, decision: object) -> bool:
        """Whether it is a `Stance`."""
        return decision in list(Stance)
