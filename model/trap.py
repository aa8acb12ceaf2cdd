"""A social trap: a game in which everybody loses by what each has reason to do, and what may repair it.

A trap is data: who plays, what each gets, what is seen, when it is a trap. Remedies are the same for all
traps (`tillit.model.remedies`); a trap only says what they have to work with. What theory predicts of each
remedy stands in the trap, with its source, and was written before the trap was ever simulated.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from tillit.model.errors import ScenarioError
from tillit.model.games import CO_OPERATE, REFRAIN
from tillit.model.quantities import Quantities
from tillit.model.text import Text

Sign = Literal[-1, 0, 1]
Floats = npt.NDArray[np.float64]

FAMILIES: Mapping[str, Text] = {
    "safe": Text("Alla spelar säkert", "Everybody plays safe"),
    "elsewhere": Text("Någon annan får nyttan", "Somebody else gains"),
    "temptation": Text("Frestelsen att smita", "The temptation to slip away"),
    "silence": Text("Tystnad och kontroll", "Silence and control"),
    "aims": Text("Olika mål", "Different aims"),
}
SMALLEST_GROUP, LARGEST_GROUP = 2, 60


@dataclass(frozen=True, slots=True)
class Prediction:
    """What theory predicts of one remedy: -1 makes it worse, 0 does nothing, 1 repairs; and who says so."""

    sign: Sign
    source: str


@dataclass(frozen=True, slots=True)
class Player:
    """A kind of player.

    Attributes
    ----------
    title : Text
    share : float or None
        Of all players; None if there is one of each kind in every group.
    """

    title: Text
    share: float | None = 1.0


EVERYBODY = (Player(Text("alla", "everybody")),)


@dataclass(frozen=True, kw_only=True, slots=True)
class Trap:
    """One trap.

    Attributes
    ----------
    name : str
        In snake_case.
    family : str
        A key of `FAMILIES`.
    title, sentence, story : Text
        What it is called; what happens in one sentence; what it is about.
    co_operate, refrain : Text
        The two things one can do.
    information : Text
        What players see before they choose, and afterwards.
    source : str
        The document and section, and the classic game it rests on.
    quantities : subclass of Quantities
        What payoffs are a function of.
    payoff : callable
        ``payoff(q, kind, acts, others, size)``: what a player of the kind gets in a group of `size`, if
        `others` of the others co-operate.
    size : int
        Players in a group.
    players : tuple of Player
        The kinds, in the order of their numbers.
    formula : str
        When it is a trap, in closed form, in the names of the quantities.
    is_trap : callable
        ``is_trap(q, size)``: the same.
    seen : float in [0, 1]
        Share of the time in which it can be shown whether one co-operated, and so be paid for, answered or
        sanctioned. Those one plays with always notice what they got.
    sanctioned : {"refraining", "co-operating"}
        What sanctions fall on.
    payable : bool
        Whether those who gain are there and could pay or share.
    commanded : bool
        Whether somebody stands above all players.
    signable : bool
        Whether all could sign an agreement that binds.
    meets_again : bool
        Whether the same players meet again and could answer in kind.
    stays : str or None
        The quantity that says how much of what comes later one is there to see.
    time : str or None
        The quantity that is the time which co-operating takes.
    tested : bool
        Whether a cheap test can show who is willing.
    fewest : int or None
        Size of the smaller group that could do the same; None if it cannot be smaller.
    predictions : mapping of remedy to `Prediction`
        Of those that apply.
    """

    name: str
    family: str
    title: Text
    sentence: Text
    story: Text
    co_operate: Text
    refrain: Text
    information: Text
    source: str
    quantities: type[Quantities]
    payoff: Callable[[Any, int, bool, int, int], float]
    size: int
    formula: str
    is_trap: Callable[[Any, int], bool]
    seen: float
    predictions: Mapping[str, Prediction]
    players: tuple[Player, ...] = EVERYBODY
    sanctioned: Literal["refraining", "co-operating"] = "refraining"
    payable: bool = True
    commanded: bool = True
    signable: bool = True
    meets_again: bool = True
    stays: str | None = None
    time: str | None = None
    tested: bool = False
    fewest: int | None = None
    _default: Quantities = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_default", self.quantities())
        by_place = [each.share is None for each in self.players]
        known = {each.name for each in self.quantities.quantities()}
        for wrong, said in (
            (self.family not in FAMILIES, f"family={self.family} is not one of {', '.join(FAMILIES)}"),
            (not SMALLEST_GROUP <= self.size <= LARGEST_GROUP, f"size={self.size} is outside 2 to 60"),
            (any(by_place) and not all(by_place), "players are by place, or by share, not both"),
            (all(by_place) and len(self.players) != self.size, "there is not one player for each place"),
            (self.fewest is not None and not 2 <= self.fewest < self.size, "fewest is no smaller group"),
            (not {self.stays, self.time} - {None} <= known, "stays or time names no quantity"),
            (not self.is_trap(self._default, self.size), "it is no trap at its defaults"),
        ):
            if wrong:
                raise ScenarioError(f"trap {self.name}: {said}")

    @property
    def default(self) -> Quantities:
        """The quantities' defaults."""
        return self._default

    def table(self, q: Quantities | None = None, size: int | None = None) -> Floats:
        """Return the payoffs, (n_kinds, 2, size): kind, strategy, how many others co-operate."""
        n = self.size if size is None else size
        return np.array(
            [
                [
                    [self.payoff(q or self._default, kind, acts, others, n) for others in range(n)]
                    for acts in (True, False)
                ]
                for kind in range(len(self.players))
            ]
        )


assert (CO_OPERATE, REFRAIN) == (0, 1), "the order in which `Trap.table` has them"
