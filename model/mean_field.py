"""The trap of a large team in closed form: what each believes of the others, and what they then do.

In a unit so large that nobody's luck counts, everybody believes the same of everybody. Expecting a share q to
co-operate they choose how to work (ODD eq. 26-35), and a share p does co-operate. What they come to believe
is the stationary mean of the delta rule (eq. 1), in which a bad week weighs `asymmetry` times a good one:
``q = p / (p + asymmetry (1 - p))``. A team rests where that gives back the q it began with. Everything else
must be switched off (`OFF`), and then the engine's own team gets there, the closer the larger it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from types import MappingProxyType

from scipy.optimize import brentq, minimize_scalar

from tillit.agents import rules
from tillit.model.errors import ParameterError
from tillit.model.levers import Governance
from tillit.model.parameters import Assumptions, TaskProfile
from tillit.native.bits import exp_

OFF: Mapping[str, float | str] = MappingProxyType(
    {
        # One type of staff, who stay, and whose motivation stays.
        **{"opportunists": 0.0, "committed": 0.0, "motivation_pace": 0.0},
        **{"leaving_base": 0.0, "leaving_strain": 0.0, "leaving_distrust": 0.0},
        # Beliefs move by what is seen of colleagues and by nothing else, and only co-operation looks good.
        **{"trust_rule": "delta", "conduct_target": 0.0, "conduct_game": 0.0, "signal_noise": 0.0},
        "fading": 0.0,
        # Nobody reacts to free riding as such, and levers arrive as they are set.
        **{"withdrawal": 0.0, "social_answer": 0.0, "manager_weight": 0.0, "message_loss": 0.0},
        "managers_checking": 0.0,
    }
)
"""Assumptions at the values at which the mean field is exact for a team without end."""

STEPS = 200
"""Cells in which fixed points are looked for; where the curve turns, within them too."""
CELLS = 40
"""Cells in which folds are looked for."""


@dataclass(frozen=True, slots=True)
class Team:
    """A unit without rivals, partners, citizens or politicians above, led by one manager.

    Raises
    ------
    ParameterError
        If an assumption of `OFF` has another value.
    """

    governance: Governance
    task: TaskProfile
    assumptions: Assumptions

    def __post_init__(self) -> None:
        for name, value in OFF.items():
            if (given := getattr(self.assumptions, name)) != value:
                raise ParameterError(
                    f"{name}={given} is not in the mean field of a team; pass {name}={value} (see OFF)"
                )

    def changed(self, name: str, value: float) -> "Team":
        """Return the team with another value of a lever, task quantity or assumption."""
        if name in Governance.names():
            return replace(self, governance=self.governance.changed({name: value}))
        if name in TaskProfile.names():
            return replace(self, task=self.task.changed({name: value}))
        return replace(self, assumptions=self.assumptions.changed({name: value}))


def shares(believed: float, team: Team) -> tuple[float, float, float, float]:
    """Return the shares who co-operate, work on the target, game and slack, in the order of `Mode`.

    Parameters
    ----------
    believed : float in [0, 1]
        Mean belief in colleagues' integrity.
    """
    lever, task, a = team.governance, team.task, team.assumptions
    motivation = a.motivation_conditional
    hoped = rules.synergy(rules.expectation(believed, lever.purpose, a), a)
    paid = rules.pay(lever.pay_share, 0.0, lever.pooling, task.sharpness, a)
    seen = rules.information(lever.monitoring, a)
    caught, watched = (
        rules.penalty(visible, seen, lever.sanctions, 0.0, motivation, a) for visible in (1.0, a.gaming_seen)
    )
    utilities = (
        rules.utility_cooperate(motivation, hoped, task.interdependence, paid, task.alignment, 0.0, a),
        rules.utility_target(motivation, hoped, task.interdependence, paid, task.alignment, a),
        rules.utility_game(paid, 0.0, task.alignment, watched, motivation, a),
        rules.utility_slack(caught, motivation, a),
    )
    best = max(utilities)
    cooperate, target, game, slack = (exp_((each - best) / a.choice_noise) for each in utilities)
    whole = cooperate + target + game + slack
    return cooperate / whole, target / whole, game / whole, slack / whole


def belief(cooperating: float, asymmetry: float) -> float:
    """Return what members come to believe when a share co-operates: the stationary mean of ODD eq. 1.

    Parameters
    ----------
    cooperating : float in [0, 1]
    asymmetry : float >= 1
        What a bad signal moves a belief, relative to a good one.
    """
    return cooperating / (cooperating + asymmetry * (1.0 - cooperating))


def follow(believed: float, team: Team) -> float:
    """Return the belief that a belief leads to."""
    return belief(shares(believed, team)[0], team.assumptions.asymmetry)


def fixed_points(team: Team) -> tuple[float, ...]:
    """Return all beliefs that bring themselves about, lowest first, each within 1e-12.

    As stability alternates along the line, the first is stable, the second a tipping point, and so on.
    """

    def over(believed: float) -> float:
        return follow(believed, team) - believed

    cells = [(step / STEPS, over(step / STEPS)) for step in range(STEPS + 1)]
    turns = []
    for (low, before), (_, here), (high, after) in zip(cells, cells[1:], cells[2:], strict=False):
        towards = 1.0 if here > 0 else -1.0
        if 0 < here * towards <= min(before * towards, after * towards):
            # The curve turns here, and may cross twice between two ends that are on one side.
            turn = minimize_scalar(
                lambda x, towards=towards: towards * over(x), bounds=(low, high), method="bounded"
            )
            turns.append((float(turn.x), towards * float(turn.fun)))
    return tuple(
        float(brentq(over, low, high, xtol=1e-15, rtol=1e-15))
        for (low, before), (high, after) in pairwise(sorted([*cells, *turns]))
        if (before > 0) != (after > 0)
    )


def folds(team: Team, name: str, low: float = 0.0, high: float = 1.0) -> tuple[float, ...]:
    """Return the values of a lever, task quantity or assumption at which the number of fixed points changes.

    Parameters
    ----------
    team : Team
    name : str
        Such as ``interdependence`` or ``pay_share``.
    low, high : float
        Where to look; two folds within one of `CELLS` parts of the range are missed.

    Returns
    -------
    floats, each within a billionth of the range
    """

    def number(value: float) -> int:
        return len(fixed_points(team.changed(name, value)))

    ends = [low + (high - low) * cell / CELLS for cell in range(CELLS + 1)]
    found = []
    for (here, many), (there, others) in pairwise((end, number(end)) for end in ends):
        if many == others:
            continue
        while there - here > 1e-9 * (high - low):
            middle = 0.5 * (here + there)
            if number(middle) == many:
                here = middle
            else:
                there = middle
        found.append(0.5 * (here + there))
    return tuple(found)
