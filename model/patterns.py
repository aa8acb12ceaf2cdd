"""Patterns: what the model must show in general, stated before it was calibrated, so that it can fail.

A claim belongs to a scenario and its source. A pattern belongs to the model: an organisation under several
settings, and statements about means over them. Like claims, statements are ordinal and carry no sizes.
"""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from tillit.model.claims import SMALLEST, Expected
from tillit.model.errors import ScenarioError
from tillit.model.levers import PRESETS
from tillit.model.parameters import Assumptions, TaskProfile
from tillit.model.scenario import Event, GraphSource, Run, Value, weeks_in
from tillit.model.text import Text

WORK = "work"
"""The name of the one kind of work there is in a pattern."""


class Means(Protocol):
    """What a statistic is computed from."""

    def __call__(self, setting: str, measure: str, since: float, until: float) -> float:
        """Return the mean of a measure over replications, and over the weeks between two years."""


Statistic = Callable[[Means], float]


@dataclass(frozen=True, slots=True)
class Setting:
    """One way in which a pattern's organisation is run, under the same luck as the others.

    Attributes
    ----------
    regime : str
        Where the levers start; a name in `PRESETS`.
    levers, task, assumptions : mapping of name to value
        What differs from the regime and from the defaults.
    events : tuple of Event
    """

    regime: str
    levers: Mapping[str, Value] = field(default_factory=dict)
    task: Mapping[str, Value] = field(default_factory=dict)
    assumptions: Mapping[str, Value] = field(default_factory=dict)
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """One thing a pattern says: on which side of the smallest effect of interest a statistic lies.

    Attributes
    ----------
    name : str
        In snake_case; unique in the pattern.
    text : Text
    statistic : callable, or tuple of callables
        From means over replications to a number; it need not be linear. Of several, each must lie on that
        side: the statement is about every one of these cases.
    expected : Expected
    smallest : float above 0
        Smallest value of interest, in the statistic's unit.
    stated : bool
        Whether it was written before calibration; otherwise it is ours, from what was seen since.
    by_construction : bool
        Whether the model could hardly say anything else: a check, not a finding.
    unit : Text or None
        Of the statistic, where it is not that of the measures it asks for.
    comment : Text or None
        Why it is not supported, if it is not.
    """

    name: str
    text: Text
    statistic: Statistic | tuple[Statistic, ...]
    expected: Expected
    smallest: float = SMALLEST
    stated: bool = True
    by_construction: bool = False
    unit: Text | None = None
    comment: Text | None = None

    @property
    def cases(self) -> tuple[Statistic, ...]:
        """The statistics that must lie on the stated side."""
        return self.statistic if isinstance(self.statistic, tuple) else (self.statistic,)

    def worst(self, values: Sequence[float]) -> int:
        """Return the place of the value that comes closest to speaking against the statement, or does.

        A missing value (not a number) comes first: nothing can be said of all cases without it.
        """
        missing = [place for place, value in enumerate(values) if math.isnan(value)]
        if missing:
            return missing[0]
        if self.expected in ("rises", "does not fall"):
            return min(range(len(values)), key=values.__getitem__)
        if self.expected in ("falls", "does not rise"):
            return max(range(len(values)), key=values.__getitem__)
        return max(range(len(values)), key=lambda place: abs(values[place]))


@dataclass(frozen=True, slots=True)
class Line:
    """A measure over time in one setting; less that of another under the same luck, if `against` is given."""

    title: Text
    measure: str
    setting: str
    against: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Lines:
    """A picture of measures over time, between two years.

    Means over spans of `weeks` are shown; `mark` is the year of what happens.
    """

    lines: tuple[Line, ...]
    since: float
    until: float
    weeks: int = 13
    mark: float | None = None
    title: Text


@dataclass(frozen=True, slots=True)
class Curve:
    """A statistic at several places along an axis, in the order in which they are joined."""

    title: Text
    points: tuple[tuple[float, Statistic], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Curves:
    """A picture of statistics along an axis, with intervals."""

    title: Text
    x: Text
    curves: tuple[Curve, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """A picture of a statistic for every pair of a row and a column."""

    title: Text
    rows: tuple[Text, ...]
    columns: tuple[Text, ...]
    cells: tuple[tuple[Statistic, ...], ...]
    smallest: float
    """From which size on a cell is marked, in the statistic's unit."""


Chart = Lines | Curves | Grid


@dataclass(frozen=True, kw_only=True, slots=True)
class Pattern:
    """One pattern the model must show.

    Attributes
    ----------
    name : str
        The file's name in ``patterns/``.
    number : int
    title, text : Text
        What it is called, and what was stated.
    limits : Text
        What it does not show.
    source : str
    graph : GraphSource
    years : float
    settings : mapping of name to `Setting`
    statements : tuple of `Statement`
    headline : str
        The statement whose number stands for the pattern.
    chart : Chart

    Raises
    ------
    ScenarioError
        In one line, if it does not hold together.
    """

    name: str
    number: int
    title: Text
    text: Text
    limits: Text
    source: str
    graph: GraphSource
    years: float
    settings: Mapping[str, Setting]
    statements: tuple[Statement, ...]
    headline: str
    chart: Chart = field(repr=False)

    def __post_init__(self) -> None:
        names = [each.name for each in self.statements]
        for name in (self.name, *names):
            if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
                raise ScenarioError(f"pattern {self.name}: {name!r} is not snake_case")
        if len(set(names)) < len(names) or self.headline not in names:
            raise ScenarioError(
                f"pattern {self.name}: headline={self.headline!r} and the statements' names, each once: "
                f"{', '.join(names)}"
            )

    def run(self, setting: str, *, seed: int, replication: int, assumptions: Assumptions) -> Run:
        """Return one resolved run; the setting's own assumptions hold over those given."""
        chosen = self.settings[setting]
        return Run(
            scenario=self.name,
            arm=setting,
            governance=PRESETS[chosen.regime].governance.changed(chosen.levers),
            events=chosen.events,
            assumptions=assumptions.changed(chosen.assumptions),
            tasks={WORK: TaskProfile().changed(chosen.task)},
            graph=self.graph,
            weeks=weeks_in(self.years),
            seed=seed,
            replication=replication,
        )
