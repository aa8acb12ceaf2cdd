"""Claims: what a scenario says will happen, so that `tillit check` can find it wrong.

A claim is ordinal: the sign of a paired effect between two arms, never a size. The sources carry no more.
"""

import math
import re
from collections.abc import Collection
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from tillit.model.errors import ScenarioError, nearest
from tillit.model.measures import MEASURES
from tillit.model.text import Text

Expected = Literal["rises", "falls", "does not rise", "does not fall", "hardly changes"]
ClaimStatus = Literal["finding", "expectation", "hypothesis"]
Verdict = Literal["supported", "not supported", "inconclusive", "hypothesis"]

SMALLEST = 0.01
"""Smallest effect of interest unless a claim says otherwise, in the measure's unit or a share: assumption."""

NEAR_ZERO = 0.05
"""Below this, in the measure's unit, an arm gives too little for anybody to win: assumption."""

EXPECTED = MappingProxyType[Expected, Text](
    {
        "rises": Text("ökar", "rises"),
        "falls": Text("minskar", "falls"),
        "does not rise": Text("ökar inte", "does not rise"),
        "does not fall": Text("minskar inte", "does not fall"),
        "hardly changes": Text("ändras knappt", "hardly changes"),
    }
)
STATUSES = MappingProxyType[ClaimStatus, Text](
    {
        "finding": Text("iakttaget i källan", "observed by the source"),
        "expectation": Text("väntat av källans författare", "expected by the source's authors"),
        "hypothesis": Text("vår hypotes", "our hypothesis"),
    }
)
VERDICTS = MappingProxyType[Verdict, Text](
    {
        "supported": Text("stöds", "supported"),
        "not supported": Text("stöds inte", "not supported"),
        "inconclusive": Text("oavgjort", "inconclusive"),
        "hypothesis": Text("hypotes", "hypothesis"),
    }
)


@dataclass(frozen=True, slots=True)
class Effect:
    """What is measured, and where: a name in `MEASURES`, and a task profile, or None for all units."""

    measure: str
    task: str | None = None

    def __post_init__(self) -> None:
        _one_of("measure", self.measure, MEASURES)


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """One thing a scenario claims, and an arm in which it must fail.

    The effect is that of `arm` against `against` in the same replication, under the same luck, each as the
    mean over the 52 weeks that end at `year`.

    Attributes
    ----------
    name : str
        In snake_case; unique in the scenario.
    text : Text
        The claim in plain words.
    measure : str
        A name in `MEASURES`.
    task : str or None
        Only units with this task profile; None = the whole organisation.
    arm, against : str
        Two arms of the scenario; the effect is `arm` minus `against`.
    year : float, 1 to the scenario's years
    expected : Expected
        Of the effect. With `than`: of how much more it changes than that other effect, as a share.
    placebo : str
        An arm that replaces `arm`, and in which the claim must fail: where the reform is one in name only,
        or, for a claim that something does not happen, where it does.
    section : str
        Where in the scenario's source.
    status : ClaimStatus
        ``finding`` (observed by the source), ``expectation`` (of its authors) or ``hypothesis`` (ours).
    smallest : float above 0
        Smallest effect of interest, in the measure's unit; with `than`, a share.
    than : Effect or None
        The statistic is then the difference of two relative changes: of this effect, minus of that.
    comment : Text or None
        Why it is not supported, if it is not; shown with it.
    by_construction : bool
        Whether the model could hardly say anything else. Such a claim checks that nothing unwanted creeps
        in; that it is supported is no finding, and is shown so.

    Raises
    ------
    ScenarioError
        In one line, if it does not hold together.
    """

    name: str
    text: Text
    measure: str
    task: str | None = None
    arm: str
    against: str
    year: float
    expected: Expected
    placebo: str
    section: str
    status: ClaimStatus
    smallest: float = SMALLEST
    than: Effect | None = None
    comment: Text | None = None
    by_construction: bool = False

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z][a-z0-9_]*", self.name):
            raise ScenarioError(f"a claim's name={self.name!r} is not snake_case; write e.g. 'output_falls'")
        try:
            _one_of("measure", self.measure, MEASURES)
            _one_of("expected", self.expected, EXPECTED)
            _one_of("status", self.status, STATUSES)
        except ScenarioError as error:
            raise ScenarioError(f"claim {self.name}: {error}") from None
        if not 0 < self.smallest < math.inf:
            raise ScenarioError(
                f"claim {self.name}: smallest={self.smallest} is not a number above 0 (smallest effect of "
                f"interest); write e.g. smallest={SMALLEST}"
            )
        if self.arm == self.against:
            raise ScenarioError(
                f"claim {self.name}: arm={self.arm!r} is compared with itself; give another `against`"
            )
        if self.placebo in (self.arm, self.against):
            raise ScenarioError(
                f"claim {self.name}: placebo={self.placebo!r} is one of the arms compared; give a third one, "
                "in which the claim must fail"
            )

    @property
    def effects(self) -> tuple[Effect, ...]:
        """What must be measured: its own effect, and that of `than` if there is one."""
        return (Effect(self.measure, self.task), *((self.than,) if self.than else ()))

    @property
    def arms(self) -> tuple[str, str, str]:
        """The arms it needs: `arm`, `against`, `placebo`."""
        return (self.arm, self.against, self.placebo)

    def check(self, arms: Collection[str], tasks: Collection[str], years: float) -> None:
        """Raise a one-line `ScenarioError` if the claim does not fit a scenario's arms, tasks and years."""
        try:
            for argument, name in zip(("arm", "against", "placebo"), self.arms, strict=True):
                _one_of(argument, name, arms)
            for effect in self.effects:
                if effect.task is not None:
                    _one_of("task", effect.task, tasks)
        except ScenarioError as error:
            raise ScenarioError(f"claim {self.name}: {error}") from None
        if not 1 <= self.year <= years:
            raise ScenarioError(
                f"claim {self.name}: year={self.year} is outside 1 to {years} (years of the scenario; the "
                "year that ends there is measured)"
            )

    def judge(self, low: float | None, high: float | None) -> Verdict:
        """Return what an interval of the effect says about the claim, whatever its status.

        Parameters
        ----------
        low, high : float or None
            Ends of the interval of the paired mean; None, if it cannot be had.

        Returns
        -------
        {"supported", "not supported", "inconclusive"}
        """
        return judge(self.expected, self.smallest, low, high)


def judge(expected: Expected, smallest: float, low: float | None, high: float | None) -> Verdict:
    """Return what an interval of an effect says about what was expected of it.

    Parameters
    ----------
    expected : Expected
    smallest : float above 0
        Smallest effect of interest, in the effect's unit.
    low, high : float or None
        Ends of the interval of the mean effect; None, if it cannot be had.

    Returns
    -------
    {"supported", "not supported", "inconclusive"}
    """
    if low is None or high is None:
        return "inconclusive"
    above, below = low > smallest, high < smallest
    under, over = high < -smallest, low > -smallest
    supported, refuted = {
        "rises": (above, below),
        "falls": (under, over),
        "does not rise": (below, above),
        "does not fall": (over, under),
        "hardly changes": (over and below, above or under),
    }[expected]
    return "supported" if supported else "not supported" if refuted else "inconclusive"


def _one_of(argument: str, given: str, known: Collection[str]) -> None:
    if given not in known:
        names = list(known)
        raise ScenarioError(
            f"{argument}={given!r} is not known{nearest(str(given), names)}; known: {', '.join(names)}"
        )
