"""A scenario: an organisation, the ways it is governed, and the story; and one resolved run of it."""

import hashlib
import json
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, Protocol

import networkx as nx

from tillit.model.claims import Claim
from tillit.model.errors import ParameterError, ScenarioError, nearest
from tillit.model.levers import PRESETS, Governance
from tillit.model.measures import MEASURES
from tillit.model.parameters import Assumptions, TaskProfile
from tillit.model.randomness import checked_seed
from tillit.model.schedule import WEEKS_PER_YEAR
from tillit.model.structure import Structure
from tillit.model.text import Text

Status = Literal["finding", "hypothesis", "illustration"]
Value = float | str
LONGEST_YEARS = 100
MOST_PANELS = 6
PANELS = (
    "true_output",
    "registered_output",
    "cooperation",
    "trust_in_colleagues",
    "trust_in_managers",
    "felt_control",
)
"""The measures shown over time unless the scenario names its own."""


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
    """What happens at the start of a dated week: new levers, other conditions, a reorganisation.

    Attributes
    ----------
    year : float >= 0
        Years after the start; the week is the nearest whole one.
    levers : mapping of lever name to its new value
    conditions : mapping of task quantity to its new value
        What the work is like from then on, such as ``{"staffing": 0.9}`` for savings.
    reorganised : float in [0, 1]
        Share of the ties of work that start anew among strangers; the lever continuity keeps some of them.
    broken_promises : int >= 0
        Weeks in which leaders break their promises: what staff see of their benevolence and integrity is 0.
    task : str, optional
        Only the units with this task profile; every unit if not given.
    """

    year: float
    levers: Mapping[str, float] = field(default_factory=dict)
    task: str | None = None
    conditions: Mapping[str, float] = field(default_factory=dict)
    reorganised: float = 0.0
    broken_promises: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.year <= LONGEST_YEARS:
            raise ScenarioError(f"an event in year {self.year} is outside 0 to {LONGEST_YEARS} years")
        if not 0 <= self.reorganised <= 1:
            raise ScenarioError(
                f"reorganised={self.reorganised} of an event is outside 0 to 1 (share of ties)"
            )
        if self.broken_promises < 0 or self.broken_promises != int(self.broken_promises):
            raise ScenarioError(
                f"broken_promises={self.broken_promises} of an event is not a whole number from 0 (weeks)"
            )
        Governance().changed(self.levers)
        TaskProfile().changed(self.conditions)

    @property
    def week(self) -> int:
        """The week at whose start it happens."""
        return weeks_in(self.year)

    def describe(self) -> dict[str, object]:
        """Return it as plain JSON values; what does not happen is left out."""
        more = {
            "conditions": dict(self.conditions),
            "reorganised": self.reorganised,
            "broken_promises": self.broken_promises,
            "task": self.task,
        }
        return {"week": self.week, "levers": dict(self.levers)} | {k: v for k, v in more.items() if v}


@dataclass(frozen=True, slots=True)
class Arm:
    """One way the organisation is governed over time: where it starts, and dated changes."""

    title: Text
    start: Governance
    events: tuple[Event, ...] = ()


class GraphSource(Protocol):
    """Draws the organisation of a replication, and can say what it is."""

    def draw(self, seed: int) -> "Structure | nx.Graph[int]":
        """Return the organisation of the replication with this seed.

        As arrays (`tillit.model.structure`), or as an organisation graph (`tillit.model.network`).
        """

    def describe(self) -> dict[str, object]:
        """Return what identifies the source, as plain JSON values."""


@dataclass(frozen=True, slots=True)
class Generated:
    """A generator of `tillit.model.generators`, or one like those, with its keyword arguments."""

    generator: Callable[..., "Structure | nx.Graph[int]"]
    arguments: Mapping[str, object] = field(default_factory=dict)

    def draw(self, seed: int) -> "Structure | nx.Graph[int]":
        """Return what the generator makes from `seed`."""
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
    start_year : int, optional
        The calendar year in which it starts, if it is about a time.
    task_titles : mapping of name to Text
        What the kinds of work are called; their names if not given.
    panels : tuple of str
        Names of the measures shown over time, at most `MOST_PANELS`; `PANELS` if empty.
    claims : tuple of `Claim`
        What it says will happen, for `tillit check`.

    Raises
    ------
    ScenarioError
        If the panels, an event's task, or a claim do not fit.
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
    start_year: int | None = None
    task_titles: Mapping[str, Text] = field(default_factory=dict)
    panels: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()

    def __post_init__(self) -> None:
        if len(self.panels) > MOST_PANELS or len(set(self.panels)) < len(self.panels):
            raise ScenarioError(
                f"panels={', '.join(self.panels)} of {self.name}: name at most {MOST_PANELS}, each once"
            )
        for name in self.panels:
            if name not in MEASURES:
                raise ScenarioError(
                    f"panels={name} of {self.name} is not a measure{nearest(name, list(MEASURES))}; "
                    f"known: {', '.join(MEASURES)}"
                )
        for arm, event in ((name, event) for name in self.arms for event in self.arms[name].events):
            if event.task is not None and event.task not in self.tasks:
                raise ScenarioError(
                    f"an event in arm {arm} of {self.name} is for the task {event.task!r}"
                    f"{nearest(event.task, list(self.tasks))}; known: {', '.join(self.tasks)}"
                )
        names = [claim.name for claim in self.claims]
        for claim in self.claims:
            claim.check(self.arms, self.tasks, self.years)
            if names.count(claim.name) > 1:
                raise ScenarioError(f"{self.name} makes two claims called {claim.name}; rename one")

    def shown(self, known: Container[str]) -> list[str]:
        """Return which of the known measures are shown over time."""
        return [name for name in self.panels or PANELS if name in known]

    def task_title(self, name: str) -> Text:
        """Return what a kind of work is called."""
        return self.task_titles.get(name, Text(name, name))

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
        since: float = 0.0,
    ) -> "Run":
        """Return one resolved run.

        Parameters
        ----------
        arm : str, optional
            An arm or a regime; the first of `compared` if not given.
        levers : mapping
            Values of levers from `since` on; the arm's dated events after that still apply.
        assumptions, tasks : mapping
            Values of assumptions, and of task quantities in every unit.
        graph : GraphSource, optional
            Another organisation than the scenario's own.
        years : number, optional
        seed, replication : int, 0 to 2**32 - 1
        since : float, 0 to 100
            The year from which the levers given are set.

        Raises
        ------
        ParameterError, ScenarioError
        """
        name = self.compared[0] if arm is None else arm
        chosen = self.arm(name)
        now = weeks_in(since) == 0
        start = chosen.start.changed(levers)  # checks the levers in any case
        set_ = {each: getattr(start, each) for each in levers}
        return Run(
            scenario=self.name,
            arm=name,
            governance=start if now else chosen.start,
            # After the arm's own change of the same week, so that the given value holds.
            events=chosen.events if now or not levers else (*chosen.events, Event(since, set_)),
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

    def governance_in(self, week: int, task: str) -> Governance:
        """Return the levers as they are set in a week, counted from 0, in the units with a task profile.

        The name of the profile is "" where nobody is staff: there only events for every unit reach.
        """
        levers = self.governance
        for event in sorted(self.events, key=lambda each: each.week):
            if event.week <= week and event.task in (None, task):
                levers = levers.changed(event.levers)
        return levers

    def state_of(self, week: int, task: str) -> tuple[object, ...]:
        """Return all that events have brought to the units with a task profile, by a week."""
        happened = [each for each in self.events if each.week <= week and each.task in (None, task)]
        conditions = dict(self.tasks[task].items()) if task in self.tasks else {}
        for event in sorted(happened, key=lambda each: each.week):
            conditions |= event.conditions if conditions else {}  # without work it has none
        shocks = [
            (each.week, each.reorganised, each.broken_promises)
            for each in happened
            if each.reorganised or each.broken_promises
        ]
        return self.governance_in(week, task), conditions, shocks

    def describe(self) -> dict[str, object]:
        """Return the resolved configuration as plain JSON values."""
        return {
            "scenario": self.scenario,
            "arm": self.arm,
            "governance": dict(self.governance.items()),
            "events": [each.describe() for each in self.events],
            "assumptions": dict(self.assumptions.items()),
            "tasks": {name: dict(profile.items()) for name, profile in self.tasks.items()},
            "graph": self.graph.describe(),
            "weeks": self.weeks,
            "seed": self.seed,
            "replication": self.replication,
        }


def first_difference(a: Run, b: Run) -> int:
    """Return the first week, from 0, from which two runs are not governed alike; 0 if they always are.

    Levers, conditions and what else events bring are compared. Two runs that are alike in all else are the
    same, bit for bit, until then.
    """
    dated = {event.week for run in (a, b) for event in run.events if event.week < run.weeks}
    tasks = ("", *a.tasks)  # units without staff, too
    differ = (
        week
        for week in sorted({0, *dated})
        if any(a.state_of(week, task) != b.state_of(week, task) for task in tasks)
    )
    return next(differ, 0)


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
