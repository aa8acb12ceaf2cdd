"""How far the patterns hang on assumptions and on single mechanisms: their statements in many worlds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf, isnan
from typing import Any

from tillit.experiments.patterns import PatternPlan, World, in_every_world, make_pattern_plan
from tillit.experiments.plan import MOST_REPLICATIONS, whole_number
from tillit.experiments.robustness import MOST_POINTS, VARY, Robust, checked_vary, holds, latin_hypercube
from tillit.experiments.robustness import REPLICATIONS as AT_EACH_POINT
from tillit.experiments.simulation import MODEL_EPOCH, Progress
from tillit.experiments.statistics import Estimate, wilson
from tillit.model.mechanisms import NULL_MODELS, Mechanism, NullModel, chosen
from tillit.model.parameters import Assumptions
from tillit.model.patterns import Pattern, Statement
from tillit.model.randomness import checked_seed

ABLATION_REPLICATIONS = 12
"""Runs of each setting without each mechanism, unless said otherwise."""


@dataclass(frozen=True, slots=True)
class RobustPattern:
    """One pattern over the points.

    Attributes
    ----------
    pattern : Pattern
    statements : tuple of `Robust`
        Of each statement.
    whole : Estimate
        Share of the points where everything stated beforehand holds at once, with its 95 % Wilson interval.
    """

    pattern: Pattern
    statements: tuple[Robust, ...]
    whole: Estimate


@dataclass(frozen=True, slots=True)
class PatternRobustness:
    """The result of `pattern_robustness`.

    Attributes
    ----------
    patterns : tuple of `RobustPattern`
    whole : Estimate
        Share of the points where everything stated of every pattern holds at once.
    """

    patterns: tuple[RobustPattern, ...]
    whole: Estimate
    points: int
    replications: int
    vary: float
    seed: int
    engine: str
    passed: bool = True
    """A share is not passed or failed."""

    def document(self) -> dict[str, Any]:
        """Return the shares as plain JSON values."""
        return {
            "points": self.points,
            "replications": self.replications,
            "vary": self.vary,
            "seed": self.seed,
            "epoch": MODEL_EPOCH,
            "whole": _share(self.whole),
            "patterns": [
                {
                    "pattern": one.pattern.name,
                    "whole": _share(one.whole),
                    "statements": [
                        {"statement": each.claim.name, **each.document()} for each in one.statements
                    ],
                }
                for one in self.patterns
            ],
        }


def _share(share: Estimate) -> dict[str, float | None]:
    return {"share": share.mean, "low": share.low, "high": share.high}


def _plain(value: float) -> float | None:
    return None if isnan(value) else value


@dataclass(frozen=True, slots=True)
class PatternRobustnessPlan:
    """All runs of all points, and the assumptions at each point."""

    plan: PatternPlan
    points: tuple[Mapping[str, float], ...]
    vary: float


def make_pattern_robustness_plan(
    names: Sequence[str] | str | None = None,
    *,
    points: object,
    vary: object = VARY,
    replications: object = AT_EACH_POINT,
    seed: object = 1,
    engine: str | None = None,
    threads: object = None,
) -> PatternRobustnessPlan:
    """Resolve and check, before anything is simulated; numbers may still be text as typed."""
    n = whole_number("points", points, 2, MOST_POINTS, "points in the space of assumptions", 100)
    width = checked_vary(vary)
    places = latin_hypercube(Assumptions(), n, width, checked_seed(seed))
    plan = make_pattern_plan(
        names,
        worlds=[World(Assumptions().changed(values)) for values in places],
        replications=whole_number(
            "replications",
            replications,
            1,
            MOST_REPLICATIONS,
            "runs of each setting at each point",
            AT_EACH_POINT,
        ),
        seed=seed,
        engine=engine,
        threads=threads,
        least=1,
    )
    return PatternRobustnessPlan(plan, tuple(places), width)


def carry_out(wide: PatternRobustnessPlan, progress: Progress | None = None) -> PatternRobustness:
    """Simulate every point, pattern by pattern, and count where each statement holds."""
    n = len(wide.points)
    everywhere = [True] * n
    found: dict[str, list[Robust]] = {each.name: [] for each in wide.plan.patterns}
    together = {name: [True] * n for name in found}
    for pattern, statement, effects in in_every_world(wide.plan, progress):
        found[pattern.name].append(Robust.of(statement, effects, wide.points, _fixed(pattern)))
        if statement.stated:
            held = [holds(statement, effect) for effect in effects]
            together[pattern.name] = [a and b for a, b in zip(together[pattern.name], held, strict=True)]
            everywhere = [a and b for a, b in zip(everywhere, held, strict=True)]
    return PatternRobustness(
        patterns=tuple(
            RobustPattern(each, tuple(found[each.name]), wilson(together[each.name].count(True), n))
            for each in wide.plan.patterns
        ),
        whole=wilson(everywhere.count(True), n),
        points=n,
        replications=wide.plan.replications,
        vary=wide.vary,
        seed=wide.plan.seed,
        engine=wide.plan.engine,
    )


def _fixed(pattern: Pattern) -> frozenset[str]:
    """Return the assumptions that every setting of a pattern sets, so that points do not move them."""
    return frozenset.intersection(*(frozenset(each.assumptions) for each in pattern.settings.values()))


def pattern_robustness(
    names: Sequence[str] | str | None = None,
    *,
    points: int,
    vary: float = VARY,
    replications: int = AT_EACH_POINT,
    seed: int = 1,
    engine: str | None = None,
    threads: int | None = None,
    progress: Progress | None = None,
) -> PatternRobustness:
    """Vary every numerical assumption at once, and count the points where each statement holds.

    A setting's own assumptions, such as the share of opportunists a statement is about, stay as they are.

    Parameters
    ----------
    names : names, optional
        Of patterns; all if not given.
    points, vary, replications, seed, engine, threads, progress
        As in `tillit.experiments.robustness.robustness`.

    Raises
    ------
    ParameterError, ScenarioError
    """
    wide = make_pattern_robustness_plan(
        names,
        points=points,
        vary=vary,
        replications=replications,
        seed=seed,
        engine=engine,
        threads=threads,
    )
    return carry_out(wide, progress)


@dataclass(frozen=True, slots=True)
class Lost:
    """One statement, and what it is lost without.

    Attributes
    ----------
    pattern : Pattern
    statement : Statement
    full : float
        The statistic with every mechanism.
    held : bool
        Whether it holds then.
    without : tuple of (Mechanism or NullModel, float)
        Those without which it does not hold, and the statistic then, the furthest first; not a number where
        what it is computed from is missing then.
    """

    pattern: Pattern
    statement: Statement
    full: float
    held: bool
    without: tuple[tuple[Mechanism | NullModel, float], ...]


@dataclass(frozen=True, slots=True)
class PatternAblation:
    """The result of `ablate_patterns`."""

    lost: tuple[Lost, ...]
    models: tuple[Mechanism | NullModel, ...]
    replications: int
    seed: int
    engine: str
    passed: bool = True
    """A mechanism is not passed or failed."""

    def document(self) -> dict[str, Any]:
        """Return what is lost as plain JSON values."""
        return {
            "replications": self.replications,
            "seed": self.seed,
            "epoch": MODEL_EPOCH,
            "models": [each.name for each in self.models],
            "statements": [
                {
                    "pattern": each.pattern.name,
                    "statement": each.statement.name,
                    "full": _plain(each.full),
                    "held": each.held,
                    "lost_without": [
                        {"mechanism": model.name, "value": _plain(value)} for model, value in each.without
                    ],
                }
                for each in self.lost
            ],
        }


@dataclass(frozen=True, slots=True)
class PatternAblationPlan:
    """All runs with everything, and without each mechanism or under each null model."""

    plan: PatternPlan
    models: tuple[Mechanism | NullModel, ...]


def make_pattern_ablation_plan(
    names: Sequence[str] | str | None = None,
    *,
    mechanisms: str | Sequence[str] | None = None,
    replications: object = ABLATION_REPLICATIONS,
    seed: object = 1,
    engine: str | None = None,
    threads: object = None,
) -> PatternAblationPlan:
    """Resolve and check, before anything is simulated; numbers may still be text as typed."""
    models: tuple[Mechanism | NullModel, ...] = (
        *chosen(mechanisms),
        *(each for each in NULL_MODELS.values() if not each.same_arm),
    )
    plan = make_pattern_plan(
        names,
        worlds=[World(), *(World(off=each.off) for each in models)],
        replications=replications,
        seed=seed,
        engine=engine,
        threads=threads,
    )
    return PatternAblationPlan(plan, models)


def carry_out_ablation(ablation: PatternAblationPlan, progress: Progress | None = None) -> PatternAblation:
    """Simulate every world, pattern by pattern, and list what each statement is lost without."""
    lost = []
    for pattern, statement, effects in in_every_world(ablation.plan, progress):
        full, *others = effects
        held = holds(statement, full)
        gone = [
            (model, value)
            for model, value in zip(ablation.models, others, strict=True)
            if held and not holds(statement, value)
        ]
        gone.sort(key=lambda pair: -inf if isnan(pair[1]) else -abs(pair[1] - full))
        lost.append(Lost(pattern, statement, full, held, tuple(gone)))
    return PatternAblation(
        tuple(lost), ablation.models, ablation.plan.replications, ablation.plan.seed, ablation.plan.engine
    )


def ablate_patterns(
    names: Sequence[str] | str | None = None,
    *,
    mechanisms: str | Sequence[str] | None = None,
    replications: int = ABLATION_REPLICATIONS,
    seed: int = 1,
    engine: str | None = None,
    threads: int | None = None,
    progress: Progress | None = None,
) -> PatternAblation:
    """Look for the patterns without each mechanism, and under each null model, under the same luck.

    A statement is lost without a mechanism if its statistic is then no longer on the side it states. With few
    replications that may be luck, for a statement near its limit: compare it with the value with everything.

    Raises
    ------
    ParameterError, ScenarioError
    """
    return carry_out_ablation(
        make_pattern_ablation_plan(
            names, mechanisms=mechanisms, replications=replications, seed=seed, engine=engine, threads=threads
        ),
        progress,
    )
