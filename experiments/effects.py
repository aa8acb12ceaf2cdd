"""The effects that claims are about: one arm against another, under the same luck, in each replication."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from tillit.experiments.plan import Plan, make_plan
from tillit.experiments.simulation import Progress
from tillit.model.claims import Claim, Effect
from tillit.model.errors import ScenarioError
from tillit.model.scenario import Scenario, weeks_in
from tillit.model.schedule import WEEKS_PER_YEAR
from tillit.native.bits import ordered_sum

Floats = npt.NDArray[np.float64]

SMALLEST_BASE = 0.01
"""A relative change of less than this, in the measure's unit, says nothing and is missing (assumption)."""


def claims_plan(
    scenario: Scenario,
    arms: Iterable[str],
    *,
    overrides: Mapping[str, object] | None = None,
    replications: object,
    seed: object = 1,
    engine: str | None = None,
    threads: object = None,
) -> Plan:
    """Return the plan of some arms of a scenario with claims: for each replication, one run an arm.

    Each arm is planned once, however many claims share it, and no longer than the last claim's year.

    Raises
    ------
    ParameterError, ScenarioError
        Also if the scenario makes no claims.
    """
    if not scenario.claims:
        raise ScenarioError(f"{scenario.name} makes no claims to check; tillit list shows which do")
    effects = [effect for claim in scenario.claims for effect in claim.effects]
    plan = make_plan(
        scenario,
        {arm: arm for arm in arms},
        overrides=overrides,
        replications=replications,
        years=max(claim.year for claim in scenario.claims),
        seed=seed,
        measures=sorted({effect.measure for effect in effects}),
        engine=engine,
        threads=threads,
        tasks=sorted({effect.task for effect in effects if effect.task is not None}),
    )
    return replace(plan, notices=())  # about dated changes after the last claim, which are no news


class Yearly:
    """Each effect of a scenario's claims as the mean of a year, by run of a plan.

    Parameters
    ----------
    plan : Plan
        From `claims_plan`; or several such, one after another, with the same sides.
    progress : callable, optional
        Called with the number of run-weeks done; raising in it cancels.
    """

    def __init__(self, plan: Plan, progress: Progress | None = None) -> None:
        self.sides = list(dict.fromkeys(each.side for each in plan.runs))
        wanted = {(effect, claim.year) for claim in plan.scenario.claims for effect in claim.effects}
        parts: dict[tuple[Effect, float], list[Floats]] = {each: [] for each in wanted}
        for shard in plan.simulate(progress):
            for (effect, year), kept in parts.items():
                series = shard.series if effect.task is None else shard.task_series[effect.task]
                kept.append(year_mean(series[effect.measure], year))
        self._values = {each: np.concatenate(kept) for each, kept in parts.items()}

    def contrast(self, claim: Claim, arm: str) -> list[float]:
        """Return the claim's statistic with `arm` against its `against`, one value a replication."""

        def change(effect: Effect) -> Floats:
            values = self._values[effect, claim.year]
            here, there = (values[self.sides.index(side) :: len(self.sides)] for side in (arm, claim.against))
            return relative_change(here, there) if claim.than else here - there

        own, *others = (change(effect) for effect in claim.effects)
        values: list[float] = (own - others[0] if others else own).tolist()
        return values


def year_mean(weekly: Floats, year: float) -> Floats:
    """Return the mean over the 52 weeks that end at `year`; weeks are the last axis, from the start."""
    end = weeks_in(year)
    weeks = [weekly[..., week] for week in range(end - WEEKS_PER_YEAR, end)]
    return np.asarray(ordered_sum(weeks) / WEEKS_PER_YEAR)


def relative_change(arm: Floats, against: Floats) -> Floats:
    """Return (arm - against) / |against|; not a number where |against| is below `SMALLEST_BASE`."""
    base = np.abs(against)
    missing = np.full(np.shape(base), np.nan)
    return np.asarray(np.divide(arm - against, base, out=missing, where=base >= SMALLEST_BASE))


def needed_arms(claims: Sequence[Claim], *, placebos: bool) -> list[str]:
    """Return the arms that claims need, each once, with their placebos or without."""
    return list(dict.fromkeys(arm for claim in claims for arm in claim.arms[: 3 if placebos else 2]))
