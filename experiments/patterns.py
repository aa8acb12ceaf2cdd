"""The patterns the model must show: their statements judged, under one or many worlds."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

import tillit.patterns as registry
from tillit.experiments.plan import MOST_REPLICATIONS, checked_threads, whole_number
from tillit.experiments.simulation import MODEL_EPOCH, Planned, Progress, Shard, simulate
from tillit.experiments.statistics import CONFIDENCE, Estimate, estimate, family_level, jackknife
from tillit.model.claims import Verdict, judge
from tillit.model.errors import ParameterError, ScenarioError
from tillit.model.measures import MEASURES
from tillit.model.mechanisms import without
from tillit.model.parameters import Assumptions
from tillit.model.patterns import Curves, Grid, Lines, Pattern, Statement, Statistic
from tillit.model.randomness import checked_seed
from tillit.model.scenario import Run, weeks_in
from tillit.model.text import Text
from tillit.native import engines
from tillit.native.bits import ordered_sum

Floats = npt.NDArray[np.float64]
Key = tuple[str, str, float, float]
"""What a statistic asks for: setting, measure, since, until."""

REPLICATIONS = 48
"""Runs of each setting, unless said otherwise."""


@dataclass(frozen=True, slots=True)
class World:
    """A version of the model in which patterns are looked for: other assumptions, or a mechanism removed."""

    assumptions: Assumptions = field(default_factory=Assumptions)
    off: Mapping[str, float | str] = field(default_factory=dict)

    def run(self, pattern: Pattern, setting: str, seed: int, replication: int) -> Run:
        """Return one run; what is off is off whatever the setting says."""
        run = pattern.run(setting, seed=seed, replication=replication, assumptions=self.assumptions)
        return without(run, self.off) if self.off else run


@dataclass(frozen=True, slots=True)
class PatternPlan:
    """All runs: pattern by pattern, world by world, for each replication one a setting."""

    patterns: tuple[Pattern, ...]
    worlds: tuple[World, ...]
    replications: int
    seed: int
    engine: str
    threads: int

    @property
    def run_weeks(self) -> int:
        """How much there is to simulate, in weeks of one run."""
        return (
            self.replications
            * len(self.worlds)
            * sum(len(_used(each)) * weeks_in(each.years) for each in self.patterns)
        )

    @property
    def notices(self) -> tuple[str, ...]:
        """Nothing of the user's is read."""
        return ()

    def runs(self, pattern: Pattern) -> list[Planned]:
        """Return the runs of one pattern."""
        return [
            Planned(setting, world.run(pattern, setting, self.seed, replication))
            for world in self.worlds
            for replication in range(self.replications)
            for setting in _used(pattern)
        ]


@dataclass(frozen=True, slots=True)
class Judged:
    """One statement, and what was seen of it."""

    statement: Statement
    observed: Estimate
    verdict: Verdict
    unit: Text


@dataclass(frozen=True, slots=True)
class Drawn:
    """Values for a picture, in the order of its marks: lines by week, points of curves, or cells.

    Attributes
    ----------
    estimates : tuple of tuple of Estimate
        With intervals of 95 % each, one at a time.
    """

    estimates: tuple[tuple[Estimate, ...], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One pattern, and what was seen of it."""

    pattern: Pattern
    statements: tuple[Judged, ...]
    drawn: Drawn = field(repr=False)

    @property
    def headline(self) -> Judged:
        """The statement that stands for the pattern."""
        return next(each for each in self.statements if each.statement.name == self.pattern.headline)


@dataclass(frozen=True, slots=True)
class Patterns:
    """The result of `patterns`.

    Attributes
    ----------
    found : tuple of `Found`
    level : float
        Of each interval.
    replications, seed : int
    engine : str
        The engine that ran; no number depends on it.
    """

    found: tuple[Found, ...]
    level: float
    replications: int
    seed: int
    engine: str

    @property
    def passed(self) -> bool:
        """Whether no statement is refuted."""
        return all(each.verdict != "not supported" for one in self.found for each in one.statements)

    def document(self) -> list[dict[str, Any]]:
        """Return the statements as plain JSON values, None for what cannot be had."""
        return [
            {
                "pattern": one.pattern.name,
                "number": one.pattern.number,
                "statement": each.statement.name,
                "text": {"sv": each.statement.text.sv, "en": each.statement.text.en},
                "observed": each.observed.mean,
                "low": each.observed.low,
                "high": each.observed.high,
                "expected": each.statement.expected,
                "smallest": each.statement.smallest,
                "unit": {"sv": each.unit.sv, "en": each.unit.en},
                "verdict": each.verdict,
                "headline": each.statement.name == one.pattern.headline,
                "stated": each.statement.stated,
                "by_construction": each.statement.by_construction,
                "source": one.pattern.source,
                "level": self.level,
                "replications": self.replications,
                "seed": self.seed,
                "epoch": MODEL_EPOCH,
            }
            for one in self.found
            for each in one.statements
        ]


def chosen(names: Sequence[str] | str | None) -> tuple[Pattern, ...]:
    """Return patterns by name, comma-separated or one by one, in order; all if None.

    Raises
    ------
    ScenarioError
        For an unknown name; the nearest one is suggested.
    """
    if not names:
        return tuple(registry.registry().values())
    wanted = [each.strip() for each in (names.split(",") if isinstance(names, str) else names)]
    found = {registry.load(each).name for each in wanted}
    return tuple(each for each in registry.registry().values() if each.name in found)


def make_pattern_plan(
    names: Sequence[str] | str | None = None,
    *,
    worlds: Sequence[World] = (),
    replications: object = REPLICATIONS,
    seed: object = 1,
    engine: str | None = None,
    threads: object = None,
    least: int = 2,
) -> PatternPlan:
    """Resolve and check, before anything is simulated; numbers may still be text as typed.

    The arguments are those of `patterns`; `worlds` are where to look, the defaults if none are given, and
    `least` is the smallest number of replications that makes sense.
    """
    found = chosen(names)
    unit = "runs of each setting; one alone has no interval"
    n = whole_number("replications", replications, least, MOST_REPLICATIONS, unit, REPLICATIONS)
    return PatternPlan(
        patterns=found,
        worlds=tuple(worlds) or (World(),),
        replications=n,
        seed=checked_seed(seed),
        engine=engines.choose(engine),
        threads=checked_threads(threads),
    )


def carry_out(plan: PatternPlan, progress: Progress | None = None) -> Patterns:
    """Simulate a plan with one world, pattern by pattern, and judge the statements."""
    level = family_level(sum(len(each.statements) for each in plan.patterns))
    found = []
    for pattern, (values, lines) in _simulated(plan, progress):
        judged = [
            Judged(each, *_seen(each, values, plan.replications, level), unit_of(pattern, each))
            for each in pattern.statements
        ]
        found.append(Found(pattern, tuple(judged), _drawn(pattern, values, lines, plan.replications)))
    return Patterns(tuple(found), level, plan.replications, plan.seed, plan.engine)


def in_every_world(
    plan: PatternPlan, progress: Progress | None = None
) -> Iterator[tuple[Pattern, Statement, list[float]]]:
    """Simulate a plan with many worlds; yield each statement's statistic, one value a world."""
    for pattern, (values, _) in _simulated(plan, progress):
        for each in pattern.statements:
            effects = []
            for world in range(len(plan.worlds)):
                part = slice(world * plan.replications, (world + 1) * plan.replications)
                here = {key: column[part] for key, column in values.items()}
                cases = [_over(case, here)(None) for case in each.cases]
                effects.append(cases[each.worst(cases)])
            yield pattern, each, effects


def patterns(
    names: Sequence[str] | str | None = None,
    *,
    replications: int = REPLICATIONS,
    seed: int = 1,
    engine: str | None = None,
    threads: int | None = None,
    progress: Progress | None = None,
) -> Patterns:
    """Judge what the patterns state.

    Parameters
    ----------
    names : names, optional
        Of patterns; all if not given.
    replications : int >= 2
        Each draws its own graph, people and luck, which all settings of a pattern share.
    seed : int, 0 to 2**32 - 1
    engine : {"native", "reference"}, optional
    threads : int, optional
        As many as there are processors, if not given. Changes no result.
    progress : callable, optional
        Called with the number of run-weeks done; raising in it cancels.

    Raises
    ------
    ParameterError, ScenarioError

    Notes
    -----
    A statistic need not be linear in the means, so its interval comes from the jackknife: Student's t over
    the pseudo-values (`statistics.jackknife`), which for a linear statistic are the replications' own values.
    The level is 1 - 0.05 / number of statements looked at (Bonferroni): by bad luck, at most one time in
    twenty any of their intervals misses the true value. A statement about every one of several cases is asked
    case by case. For the largest or smallest of several values that are nearly the same, such as a regret,
    the jackknife is too sure, since it needs a statistic without kinks (Miller 1974, Biometrika 61:1-15).
    """
    plan = make_pattern_plan(names, replications=replications, seed=seed, engine=engine, threads=threads)
    return carry_out(plan, progress)


def _simulated(
    plan: PatternPlan, progress: Progress | None
) -> Iterator[tuple[Pattern, tuple[dict[Key, Floats], dict[tuple[str, str], Floats]]]]:
    """Yield each pattern with the values of every mean it asks for, and its lines, one value a run."""
    before = 0
    for pattern in plan.patterns:
        asked, lines = _asked(pattern)
        measures = sorted({key[1] for key in asked} | {measure for _, measure in lines})
        parts: dict[Key, list[float]] = {key: [] for key in asked}
        weekly: dict[tuple[str, str], list[Floats]] = {key: [] for key in lines}
        tick = (lambda done, start=before: progress(start + done)) if progress else None
        runs = plan.runs(pattern)
        for shard in simulate(
            runs,
            [MEASURES[each] for each in measures],
            engine=plan.engine,
            threads=plan.threads,
            progress=tick,
        ):
            _collect(shard, parts, weekly)
        before += sum(each.run.weeks for each in runs)
        yield (
            pattern,
            (
                {key: np.array(column) for key, column in parts.items()},
                {key: np.array(rows) for key, rows in weekly.items()},
            ),
        )


def _collect(
    shard: Shard, parts: dict[Key, list[float]], weekly: dict[tuple[str, str], list[Floats]]
) -> None:
    for place, planned in enumerate(shard.runs):
        for key, column in parts.items():
            setting, measure, since, until = key
            if setting == planned.side:
                weeks = shard.series[measure][place, weeks_in(since) : weeks_in(until)]
                column.append(float(ordered_sum(list(weeks))) / len(weeks))
        for (setting, measure), rows in weekly.items():
            if setting == planned.side:
                rows.append(shard.series[measure][place])


def unit_of(pattern: Pattern, statement: Statement) -> Text:
    """Return the unit of a statement's number: its own, or that of the measures it asks for.

    Raises
    ------
    ScenarioError
        If it says none and its measures have several.
    """
    if statement.unit is not None:
        return statement.unit
    units = {MEASURES[measure].unit for _, measure, _, _ in _asked_by(pattern, statement.cases)}
    if len(units) != 1:
        raise ScenarioError(
            f"pattern {pattern.name}: {statement.name} asks for measures of {len(units)} units; say its unit"
        )
    return units.pop()


def _seen(
    statement: Statement, values: Mapping[Key, Floats], n: int, level: float
) -> tuple[Estimate, Verdict]:
    """Judge a statement; of several cases, the one that comes closest to speaking against it is shown.

    That every case holds is asked of each at the level, without an allowance for their number, since all of
    them must (intersection-union: Berger 1982, Technometrics 24). That one does not hold is asked with it.
    """
    pseudo = [jackknife(_over(case, values), n) for case in statement.cases]
    seen = [estimate(each, level) for each in pseudo]
    wide = [estimate(each, 1 - (1 - level) / len(pseudo)) for each in pseudo]

    def verdicts(estimates: list[Estimate]) -> list[Verdict]:
        return [judge(statement.expected, statement.smallest, each.low, each.high) for each in estimates]

    worst = statement.worst([math.nan if each.mean is None else each.mean for each in seen])
    if all(each == "supported" for each in verdicts(seen)):
        return seen[worst], "supported"
    refuted = "not supported" in verdicts(wide)
    return seen[worst], "not supported" if refuted else "inconclusive"


def _over(statistic: Statistic, values: Mapping[Key, Floats]) -> Callable[[int | None], float]:
    """Return the statistic as a function of the replication that is left out; None leaves out none."""
    totals = {key: math.fsum(column) for key, column in values.items()}

    def computed(left_out: int | None) -> float:
        def mean(setting: str, measure: str, since: float, until: float) -> float:
            key = (setting, measure, since, until)
            column = values[key]
            if left_out is None:
                return totals[key] / len(column)
            return (totals[key] - float(column[left_out])) / (len(column) - 1)

        return statistic(mean)

    return computed


def _drawn(
    pattern: Pattern,
    values: Mapping[Key, Floats],
    weekly: Mapping[tuple[str, str], Floats],
    n: int,
) -> Drawn:
    chart = pattern.chart
    if isinstance(chart, Lines):
        starts = range(weeks_in(chart.since), weeks_in(chart.until), chart.weeks)
        rows = []
        for line in chart.lines:
            path = weekly[line.setting, line.measure]
            if line.against is not None:
                path = path - weekly[line.against, line.measure]
            spans = (path[:, start : start + chart.weeks] for start in starts)
            rows.append(tuple(estimate((_sums(each) / chart.weeks).tolist(), CONFIDENCE) for each in spans))
        return Drawn(tuple(rows))

    def seen(statistic: Statistic) -> Estimate:
        return estimate(jackknife(_over(statistic, values), n), CONFIDENCE)

    if isinstance(chart, Curves):
        return Drawn(tuple(tuple(seen(each) for _, each in curve.points) for curve in chart.curves))
    return Drawn(tuple(tuple(seen(each) for each in row) for row in chart.cells))


def _sums(weekly: Floats) -> Floats:
    """Return the sum over weeks, in order, run by run."""
    return np.asarray(ordered_sum(list(weekly.T)))


def _statistics(pattern: Pattern) -> Iterator[Statistic]:
    yield from (case for each in pattern.statements for case in each.cases)
    if isinstance(pattern.chart, Curves):
        yield from (each for curve in pattern.chart.curves for _, each in curve.points)
    elif isinstance(pattern.chart, Grid):
        yield from (each for row in pattern.chart.cells for each in row)


def _asked(pattern: Pattern) -> tuple[list[Key], list[tuple[str, str]]]:
    """Return what the pattern's statistics ask for, and what its lines show."""
    asked = _asked_by(pattern, _statistics(pattern))
    lines: dict[tuple[str, str], None] = {}
    if isinstance(pattern.chart, Lines):
        for line in pattern.chart.lines:
            for setting in filter(None, (line.setting, line.against)):
                lines[setting, line.measure] = None
    return asked, list(lines)


def _asked_by(pattern: Pattern, statistics: Iterable[Statistic]) -> list[Key]:
    """Return what statistics ask for, found by asking.

    Raises
    ------
    ParameterError
        If one asks for what is not there.
    """
    asked: dict[Key, None] = {}

    def mean(setting: str, measure: str, since: float, until: float) -> float:
        if (
            setting not in pattern.settings
            or measure not in MEASURES
            or not 0 <= since < until <= pattern.years
        ):
            raise ParameterError(
                f"pattern {pattern.name} asks for {measure} of {setting!r} from year {since} to {until}, "
                f"which is not there; settings: {', '.join(pattern.settings)}"
            )
        asked[setting, measure, since, until] = None
        return 1.0

    for statistic in statistics:
        statistic(mean)
    return list(asked)


def _used(pattern: Pattern) -> list[str]:
    """Return the settings that anything asks for, in order."""
    asked, lines = _asked(pattern)
    wanted = {key[0] for key in asked} | {setting for setting, _ in lines}
    return [each for each in pattern.settings if each in wanted]
