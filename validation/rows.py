"""A row of the validation: what is compared with what, why, and which functions it exercises."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev
from typing import Literal

import networkx as nx
from scipy.special import ndtri, stdtrit

from tillit.model.levers import Governance
from tillit.model.parameters import Assumptions, TaskProfile
from tillit.model.randomness import named_stream
from tillit.model.scenario import Run
from tillit.model.structure import Structure
from tillit.model.text import Text
from tillit.native.bits import philox, uniform

Kind = Literal["identity", "distribution", "pattern"]
Tier = Literal["fast", "slow"]

SEED = 2026
FALSE_ALARM = 1e-5
"""How often a check of a correct program would fail by bad luck, were its seed not fixed."""
STANDARD_ERRORS = round(float(ndtri(1 - FALSE_ALARM / 2)), 6)
"""The tolerance of a distribution whose standard error is known from theory: 4.4."""
ROUNDING = 1e-12


@dataclass(frozen=True, slots=True)
class Found:
    """What a row's function finds; `case` tells several findings of one row apart."""

    expected: float
    observed: float
    tolerance: float
    case: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One comparison with what is known.

    An identity or a distribution is passed if observed is within tolerance of expected. A pattern predicts a
    sign: expected is +1 or -1, the tolerance is the half-width of the interval around observed, and it is
    passed if the whole interval has that sign.
    """

    id: str
    kind: Kind
    source: str
    expected: float
    observed: float
    tolerance: float

    @property
    def passed(self) -> bool:
        """Whether the check holds; nothing that is not a number does."""
        if not math.isfinite(self.observed + self.tolerance):
            return False
        if self.kind == "pattern":
            return self.expected * self.observed > self.tolerance
        return abs(self.observed - self.expected) <= self.tolerance

    @property
    def row(self) -> str:
        """The row it belongs to."""
        return self.id.partition(".")[0]

    @property
    def strain(self) -> float:
        """How close it came to failing: 1 is the edge, and above it the check failed."""
        miss, room = abs(self.observed - self.expected), self.tolerance
        if self.kind == "pattern":
            miss, room = self.tolerance, self.expected * self.observed
        if miss == 0 and self.passed:
            return 0.0
        return miss / room if room > 0 else math.inf

    def document(self) -> dict[str, object]:
        """Return the check as plain JSON values; None for what is not finite."""
        numbers = {name: getattr(self, name) for name in ("expected", "observed", "tolerance")}
        return {
            "id": self.id,
            "kind": self.kind,
            **{name: value if math.isfinite(value) else None for name, value in numbers.items()},
            "passed": self.passed,
            "source": self.source,
        }


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table.

    Attributes
    ----------
    id : str
    title : Text
        What is asked.
    kind : {"identity", "distribution", "pattern"}
        Exact up to rounding; a number within its standard error; a sign with its interval.
    source : str
        Where the expected value comes from.
    checks : tuple of str
        Functions it exercises, as ``module.name`` under ``tillit``.
    tier : {"fast", "slow"}
    kernel : bool
        Whether it takes the compiled kernel to be done in reasonable time.
    more : mapping of str to int
        Keyword arguments of `find` for the slow tier: more luck, so that less is let pass.
    find : function
        Yields what it finds; its keyword arguments are its size.
    """

    id: str
    title: Text
    kind: Kind
    source: str
    checks: tuple[str, ...]
    tier: Tier
    kernel: bool
    more: Mapping[str, int]
    find: Callable[..., Iterable[Found]]

    def carry_out(self, **size: object) -> list[Check]:
        """Return the checks of this row; `size` are keyword arguments of `find`."""
        return [
            Check(
                f"{self.id}.{each.case}" if each.case else self.id,
                self.kind,
                self.source,
                each.expected,
                each.observed,
                each.tolerance,
            )
            for each in self.find(**size)
        ]


def row(
    kind: Kind,
    *,
    sv: str,
    en: str,
    source: str,
    checks: Iterable[str],
    tier: Tier = "fast",
    kernel: bool = False,
    **more: int,
) -> Callable[[Callable[..., Iterable[Found]]], Row]:
    """Make a row of the function below; its name is the row's id, and `more` its size in the slow tier."""

    def made(find: Callable[..., Iterable[Found]]) -> Row:
        return Row(find.__name__, Text(sv, en), kind, source, tuple(checks), tier, kernel, more, find)

    return made


# ---------------------------------------------------------------- luck and its size


def draws(name: str, number: int) -> Iterator[float]:
    """Yield uniform numbers on (0, 1) of a stream of its own."""
    stream = named_stream(name)
    return (uniform(philox((n, 0, 0, stream), (SEED, 0))[0]) for n in range(number))


def interval(values: Sequence[float]) -> tuple[float, float]:
    """Return the mean of independent values and the half-width of its interval (Student's t)."""
    quantile = round(float(stdtrit(len(values) - 1, 1 - FALSE_ALARM / 2)), 6)
    return fmean(values), quantile * stdev(values) / math.sqrt(len(values))


def sampled(expected: float, values: Sequence[float], case: str = "", *, bias: float = 0.0) -> Found:
    """Compare the mean of independent values, whose standard error is estimated, with its expectation.

    `bias` is how far the expectation itself may be off, where it is an approximation.
    """
    mean, half = interval(values)
    return Found(expected, mean, half + bias, case)


def sign(expected: int, values: Sequence[float], case: str = "") -> Found:
    """Compare the sign of the mean of independent values with the one predicted, -1 or 1."""
    return Found(expected, *interval(values), case)


# ---------------------------------------------------------------- organisations made for a row


@dataclass(frozen=True, slots=True)
class Given:
    """The source of one organisation that is the same in every replication."""

    graph: "Structure | nx.Graph[int]"

    def draw(self, seed: int) -> "Structure | nx.Graph[int]":
        """Return the organisation."""
        return self.graph

    def describe(self) -> dict[str, object]:
        """Return what identifies it: nothing, as it is never stored."""
        return {}


def runs(
    graph: "Structure | nx.Graph[int]",
    assumptions: Assumptions,
    replications: int,
    *,
    governance: Governance | None = None,
    task: TaskProfile | None = None,
) -> list[Run]:
    """Return as many runs of one organisation, which differ in their luck only."""
    source = Given(graph)
    return [
        Run(
            scenario="validation",
            arm="",
            governance=governance or Governance(),
            events=(),
            assumptions=assumptions,
            tasks={"work": task or TaskProfile()},
            graph=source,
            weeks=1,
            seed=SEED,
            replication=replication,
        )
        for replication in range(replications)
    ]
