"""Managers: through their trust, levers arrive at the members they lead.

They take no decision of their own yet (docs/ODD.md).
"""

from typing import ClassVar

from tillit.agents.member import Member
from tillit.model.vocabulary import Relation, Role


class Manager(Member):
    """A manager, leading at least in name."""

    ROLE: ClassVar[Role] = Role.MANAGER

    @property
    def led(self) -> list[Member]:
        """The members who report to this manager."""
        return self._tied(Relation.DOWNWARD)
