"""Paired replications of a small setting: what one change of values does to every measure.

Both sides of a pair have the same graph, the same people and the same luck, and differ in nothing but the
values given. Runs are simulated side by side by the native engine, and kept: sides that return cost nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from math import isnan
from types import MappingProxyType

import numpy as np

from tillit.experiments.statistics import Estimate, estimate
from tillit.model.levers import PRESETS, Governance
from tillit.model.measures import MEASURES
from tillit.model.organisation import OrganisationModel
from tillit.model.parameters import Assumptions, TaskProfile
from tillit.model.scenario import Event, GraphSource, Run, Value

KINDS = (Governance, TaskProfile, Assumptions)
NOTHING: Mapping[str, Value] = MappingProxyType({})


@dataclass(frozen=True, eq=False)
class Setting:
    """An organisation that is governed in some way, as a scenario would say it.

    Attributes
    ----------
    graph : GraphSource
    preset : str
        Where all levers start.
    values : mapping
        Levers, task quantities and assumptions that differ from the preset and the defaults.
    events : tuple of Event
    weeks : int
    """

    graph: GraphSource
    preset: str
    values: Mapping[str, Value] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    weeks: int = 156

    def runs(self, values: Mapping[str, Value], replications: int) -> list[Run]:
        """Return runs with some values changed, whatever kind they are of."""
        governance, task, assumptions = (
            {name: value for name, value in {**self.values, **values}.items() if name in kind.names()}
            for kind in KINDS
        )
        profile = TaskProfile().changed(task)
        return [
            Run(
                scenario="statistics",
                arm=self.preset,
                governance=PRESETS[self.preset].governance.changed(governance),
                events=self.events,
                assumptions=Assumptions().changed(assumptions),
                tasks={"work": profile, "psychiatry": profile, "somatic": profile},
                graph=self.graph,
                weeks=self.weeks,
                seed=2018,
                replication=replication,
            )
            for replication in range(replications)
        ]

    def measured(self, values: Mapping[str, Value], replications: int) -> Mapping[str, np.ndarray]:
        """Return each measure by replication: the mean over all weeks, or not a number."""
        known = {name for kind in KINDS for name in kind.names()}
        assert set(values) <= known, f"not a quantity: {set(values) - known}"
        # In one order, so that the same values are the same side.
        return _measured(self, tuple(sorted(values.items())), replications)


@cache
def _measured(
    setting: Setting, values: tuple[tuple[str, Value], ...], replications: int
) -> Mapping[str, np.ndarray]:
    with OrganisationModel(setting.runs(dict(values), replications), engine="native", threads=2) as model:
        model.advance(setting.weeks)
        tally = model.state.tally[:, : setting.weeks, 0]
        return {each.name: each.weekly(tally).mean(axis=1) for each in MEASURES.values()}


def differences(
    setting: Setting, before: Mapping[str, Value], after: Mapping[str, Value], replications: int
) -> dict[str, list[float]]:
    """Return what going from some values to others does to each measure, pair by pair."""
    one, other = (setting.measured(values, replications) for values in (before, after))
    return {name: (other[name] - one[name]).tolist() for name in one}


def side(effects: list[float], level: float) -> tuple[int, Estimate]:
    """Return the side of 0 on which the t interval of a mean lies, 0 if it holds it, and the interval."""
    found = estimate(effects, level)
    if found.low is None or found.high is None or isnan(found.low):
        return 0, found
    return (found.low > 0) - (found.high < 0), found
