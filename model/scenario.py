"""A scenario: an organisation, the ways it is governed, and the story; and one resolved run of it."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, Protocol

import networkx as nx

from tillit.model.claims import Claim
from tillit.model.errors import ParameterError, ScenarioError, nearest
from tillit.model.levers import PRESETS, Governance
from tillit.model.parameters import Assumptions, TaskProfile
from tillit.model.randomness import checked_seed
from tillit.model.schedule import WEEKS_PER_YEAR
from tillit.model.text import Text

Status = Literal["finding", "hypothesis", "illustration"]
Value = float | str
LONGEST_YEARS = 100


@dataclass(frozen=True, slots=True)
class Source:
    """Where a scenario comes from, and what it can carry.

    `status` is ``finding`` (documented in the source), ``hypothesis`` (ours) or ``illustration`` (made up).
    """

    document: str
    section: str
    status: Status


@dataclass(frozen=True, slots=True)
class Story:
    """What a reader is told: the question, the background, what to look for, what speaks against."""

    question: Text
    background: Text
    look_for: Text
    speaks_against: Text


@dataclass(frozen=True, slots=True)
class Event:
    """A dated change of levers in every unit, at the start of a week.

    Attributes
    ----------
    year : float >= 0
        Years after the start; the week is the nearest whole one.
    levers : mapping of lever name to its new value
    """

    year: float
    levers: Mapping[str, float]

    def __post_init__(self) -> None:
        if not 0 <= self.year <= LONGEST_YEARS:
            raise ScenarioError(f"an event in year {self.year} is outside 0 to {LONGEST_YEARS} years")
        Governance().changed(self.levers)

    @property
    def week(self) -> int:
        """The week at whose start the levers change."""
        return weeks_in(self.year)


@dataclass(frozen=True, slots=True)
class Arm:
    """One way the organisation is governed over time: where it starts, and dated changes."""

    title: Text
    start: Governance
    events: tuple[Event, ...] = ()


class GraphSource(Protocol):
    """Draws an organisation graph (`tillit.model.network`) for a replication, and can say what it is."""

    def draw(self, seed: int) -> "nx.Graph[int]":
        """Return the organisation graph of the replication with this seed."""

    def describe(self) -> dict[str, object]:
        """Return what identifies the source, as plain JSON values."""


@dataclass(frozen=True, slots=True)
class Generated:
    """A graph from a generator of `tillit.model.network`, with its keyword arguments."""

    generator: Callable[..., "nx.Graph[int]"]
    arguments: Mapping[str, object] = field(default_factory=dict)

    def draw(self, seed: int) -> "nx.Graph[int]":
        """Return the graph the generator makes from `seed`."""
        return self.generator(seed, **self.arguments)

    def describe(self) -> dict[str, object]:
        """Return the generator's name and arguments."""
        return {"generator": self.generator.__name__, **self.arguments}


@dataclass(frozen=True, kw_only=True, slots=True)
class Scenario:
    """One case: who works there, how it can be governed, and what the reader is told.

    Attributes
    ----------
    name : str
        The file's name in ``scenarios/``.
    graph : GraphSource
    tasks : mapping of name to `TaskProfile`
        The kinds of work; the first is used where the graph names none.
    arms : mapping of name to `Arm`
    compared : (str, str)
        The arms compared unless the user asks for others.
    years : float
        How long it runs unless the user asks otherwise.
    claims : tuple of `Claim`
        What it says will happen, for `tillit check`.

    Raises
    ------
    ScenarioError
        If a claim does not fit the arms, tasks or years.
    """

    name: str
    title: Text
    story: Story
    source: Source
    graph: GraphSource
    tasks: Mapping[str, TaskProfile]
    arms: Mapping[str, Arm]
    compared: tuple[str, str]
    years: float
    claims: tuple[Claim, ...] = ()

    def __post_init__(self) -> None:
        names = [claim.name for claim in self.claims]
        for claim in self.claims:
            claim.check(self.arms, self.tasks, self.years)
            if names.count(claim.name) > 1:
                raise ScenarioError(f"{self.name} makes two claims called {claim.name}; rename one")

    def arm(self, name: str) -> Arm:
        """Return an arm of the scenario, or the regime of that name held constant.

        Raises
        ------
        ScenarioError
            For an unknown name; the nearest one is suggested.
        """
        if name in self.arms:
            return self.arms[name]
        if name in PRESETS:
            return Arm(PRESETS[name].title, PRESETS[name].governance)
        known = [*self.arms, *PRESETS]
        raise ScenarioError(
            f"{name!r} is neither an arm of {self.name} nor a regime{nearest(name, known)}; "
            f"known: {', '.join(known)}"
        )

    def run(
        self,
        arm: str | None = None,
        *,
        levers: Mapping[str, Value] = MappingProxyType({}),
        assumptions: Mapping[str, Value] = MappingProxyType({}),
        tasks: Mapping[str, Value] = MappingProxyType({}),
        graph: GraphSource | None = None,
        years: object = None,
        seed: int = 1,
        replication: int = 0,
    ) -> "Run":
        """Return one resolved run.

        Parameters
        ----------
        arm : str, optional
            An arm or a regime; the first of `compared` if not given.
        levers : mapping
            Values of levers at the start; the arm's dated events still apply.
        assumptions, tasks : mapping
            Values of assumptions, and of task quantities in every unit.
        graph : GraphSource, optional
            Another organisation than the scenario's own.
        years : number, optional
        seed, replication : int, 0 to 2**32 - 1

        Raises
        ------
        ParameterError, ScenarioError
        """
        name = self.compared[0] if arm is None else arm
        chosen = self.arm(name)
        return Run(
            scenario=self.name,
            arm=name,
            governance=chosen.start.changed(levers),
            events=chosen.events,
            assumptions=Assumptions().changed(assumptions),
            tasks={key: profile.changed(tasks) for key, profile in self.tasks.items()},
            graph=graph or self.graph,
            weeks=weeks_in(checked_years(self.years if years is None else years)),
            seed=checked_seed(seed),
            replication=checked_seed(replication, "replication"),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """Everything that determines one run; two equal ones give the same bits."""

    scenario: str
    arm: str
    governance: Governance
    events: tuple[Event, ...]
    assumptions: Assumptions
    tasks: Mapping[str, TaskProfile]
    graph: GraphSource
    weeks: int
    seed: int
    replication: int

    def describe(self) -> dict[str, object]:
        """Return the resolved configuration as plain JSON values."""
        return {
            "scenario": self.scenario,
            "arm": self.arm,
            "governance": dict(self.governance.items()),
            "events": [{"week": each.week, "levers": dict(each.levers)} for each in self.events],
            "assumptions": dict(self.assumptions.items()),
            "tasks": {name: dict(profile.items()) for name, profile in self.tasks.items()},
            "graph": self.graph.describe(),
            "weeks": self.weeks,
            "seed": self.seed,
            "replication": self.replication,
        }


def digest(configuration: object) -> str:
    """Return the hash of plain JSON values, 16 hexadecimal digits, whatever the order of keys."""
    canonical = json.dumps(configuration, sort_keys=True, ensure_ascii=False, allow_nan=False)
    return hashlib.blake2b(canonical.encode(), digest_size=8).hexdigest()


def weeks_in(years: float) -> int:
    """Return the whole number of weeks nearest to `years` years of 52 weeks."""
    return round(years * WEEKS_PER_YEAR)


def checked_years(given: object, argument: str = "years") -> float:
    """Return years as a number that makes 1 week to 100 years, or raise a one-line `ParameterError`."""
    try:
        years = float(given)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        years = -1.0
    if not 0 < years <= LONGEST_YEARS or weeks_in(years) < 1:
        raise ParameterError(
            f"{argument}={given} is not a number of years from {1 / WEEKS_PER_YEAR:.2f} (one week) to "
            f"{LONGEST_YEARS}; pass e.g. {argument}=4"
        )
    return years
