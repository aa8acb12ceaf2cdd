"""A member of the organisation as a Mesa agent: a view on one row of the state."""

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar

import mesa

from tillit.agents import rules
from tillit.model.errors import ParameterError
from tillit.model.parameters import Assumptions
from tillit.model.randomness import NOBODY, block, holder_of, named_stream
from tillit.model.vocabulary import Belief, Phase, Relation, Role

if TYPE_CHECKING:
    from tillit.model.organisation import OrganisationModel


class Member(mesa.Agent, ABC):
    """One person in one run; reads the state's arrays and keeps nothing of its own.

    Attributes
    ----------
    model : OrganisationModel
    run : int
        Row of the ensemble; 0 for a model of one run.
    place : int
        Place in the organisation graph, from 0.
    """

    ROLE: ClassVar[Role]
    DECIDES: ClassVar[Phase]
    """The part of the week in which this role decides."""
    DECISION: ClassVar[str]
    """The array of the state that holds the decision."""
    ALLOWED: ClassVar[str]
    """What `decide` may return, in words."""
    model: "OrganisationModel"

    def __init__(self, model: "OrganisationModel", run: int, place: int) -> None:
        super().__init__(model)
        self.run = run
        self.place = place

    @abstractmethod
    def decide(self) -> float:
        """Return this week's decision: the model's own rule. Override it to try a rule of your own."""

    @classmethod
    @abstractmethod
    def accepts(cls, decision: object) -> bool:
        """Whether `decide` may return this."""

    def remove(self) -> None:
        """Refuse: an agent is a place in the organisation; who holds it changes by the rules of the model."""
        raise ParameterError(
            "a member cannot be removed: people leave and are replaced by the model's own rules; "
            "to have nobody leave, set leaving_base, leaving_strain and leaving_distrust to 0"
        )

    @property
    def assumptions(self) -> Assumptions:
        """The assumptions of the run."""
        return self.model.state.assumptions[self.run]

    @property
    def name(self) -> str | None:
        """The person's name, if the graph was read with ``keep_names=True``."""
        return self.model.name_of(self.run, self.place)

    @property
    def unit(self) -> int:
        """The unit the member belongs to."""
        return int(self.model.state.member_unit[self.run, self.place])

    @property
    def ability(self) -> float:
        """Ability, 0 to 1."""
        return float(self.model.state.member_ability[self.run, self.place])

    @property
    def motivation(self) -> float:
        """Motivation; 1 is that of a conditional co-operator."""
        return float(self.model.state.member_motivation[self.run, self.place])

    @property
    def strain(self) -> float:
        """Strain, 0 to 1; of staff and managers."""
        return float(self.model.state.member_strain[self.run, self.place])

    @property
    def holder(self) -> int:
        """How many have left this place before the present holder."""
        return holder_of(int(self.model.state.member_person[self.run, self.place]))

    @property
    def propensity(self) -> float:
        """Propensity to trust, 0 to 1."""
        return float(self.model.state.member_propensity[self.run, self.place])

    @property
    def manager(self) -> "Member | None":
        """The manager, or None at the top."""
        tie = self.model.state.member_upward[self.run, self.place]
        return self._at(tie) if tie >= 0 else None

    @property
    def colleagues(self) -> "list[Member]":
        """The members this one has peer ties to."""
        return self._tied(Relation.PEER)

    def beliefs(self, trustee: "Member") -> dict[Belief, float] | None:
        """Return the beliefs about `trustee`, or None if there is no tie."""
        tie = self.model.state.tie(self.run, self.place, trustee.place)
        if tie < 0:
            return None
        return dict(zip(Belief, self.model.state.tie_belief[self.run, tie].tolist(), strict=True))

    def trust(self, trustee: "Member") -> float | None:
        """Return trust in `trustee`, 0 to 1, or None if there is no tie."""
        beliefs = self.beliefs(trustee)
        return None if beliefs is None else rules.trust(list(beliefs.values()), self.assumptions)

    def draw(self, stream: str) -> float:
        """Return this week's random number on (0, 1) of a stream of your own, such as ``"sick leave"``.

        The same person, week, seed and name always give the same number, in every regime.
        """
        if not stream:
            raise ParameterError('stream="" is empty; name what the number is for, e.g. "sick leave"')
        return self._block(named_stream(stream))[0]

    def _block(self, stream: int) -> tuple[float, float, float, float]:
        state = self.model.state
        person = int(state.member_person[self.run, self.place])
        seed, replication = int(state.run_seed[self.run]), int(state.run_replication[self.run])
        return block(seed, replication, person, NOBODY, state.week, stream)

    def _at(self, tie: int) -> "Member":
        return self.model.member(self.run, int(self.model.state.tie_trustee[self.run, tie]))

    def _tied(self, relation: Relation) -> "list[Member]":
        state = self.model.state
        start, stop = state.tie_start[self.run, self.place], state.tie_start[self.run, self.place + 1]
        return [
            self._at(tie)
            for tie in range(int(start), int(stop))
            if state.tie_relation[self.run, tie] == relation
        ]
