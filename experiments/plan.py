"""What is to be simulated, resolved and checked before anything is simulated or written."""

import inspect
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tillit import scenarios
from tillit.agents.member import Member
from tillit.experiments.settings import REPLICATIONS, sort_out
from tillit.experiments.simulation import Planned, Progress, Shard, simulate
from tillit.model.errors import ParameterError
from tillit.model.measures import Measure, chosen
from tillit.model.randomness import checked_seed
from tillit.model.scenario import LONGEST_YEARS, Scenario, checked_years, digest
from tillit.model.schedule import WEEKS_PER_YEAR
from tillit.native import engines
from tillit.readers.graphfile import FromFile, LoadedGraph, read_graph

MOST_REPLICATIONS = 10_000
MOST_WEEKS = LONGEST_YEARS * WEEKS_PER_YEAR


@dataclass(frozen=True, slots=True)
class Plan:
    """Runs in order: for each replication, one a side."""

    scenario: Scenario
    runs: tuple[Planned, ...]
    measures: tuple[Measure, ...]
    engine: str
    threads: int
    notices: tuple[str, ...]
    agent_classes: tuple[type[Member], ...] = ()
    tasks: tuple[str, ...] = ()
    every: int = 1

    @property
    def run_weeks(self) -> int:
        """How much there is to simulate, in weeks of one run."""
        return sum(each.run.weeks for each in self.runs)

    def simulate(self, progress: Progress | None = None) -> Iterator[Shard]:
        """Simulate shard by shard."""
        return simulate(
            self.runs,
            self.measures,
            engine=self.engine,
            threads=self.threads,
            tasks=self.tasks,
            every=self.every,
            agent_classes=self.agent_classes,
            progress=progress,
        )


def make_plan(
    scenario: str | Scenario,
    arms: Mapping[str, str | None],
    *,
    overrides: Mapping[str, object] | None = None,
    replications: object = REPLICATIONS,
    years: object = None,
    seed: object = 1,
    graph: Path | str | LoadedGraph | None = None,
    measures: str | Sequence[str] | None = None,
    engine: str | None = None,
    threads: object = None,
    agent_classes: Sequence[type[Member]] = (),
    tasks: Sequence[str] = (),
    since: object = 0,
    every: object = 1,
) -> Plan:
    """Resolve and check; numbers may still be text as typed.

    Parameters
    ----------
    arms : mapping of side to arm or regime
        Sides are "a" and "b", or "a" alone, where None stands for the scenario's own choice; or the names of
        the arms themselves.
    tasks : names of task profiles
        For which the measures are wanted, too.
    since : number
        The year from which the levers in `overrides` are set.

    The other arguments are those of `tillit.experiments.compare`, and so are the errors.
    """
    chosen_scenario = scenario if isinstance(scenario, Scenario) else scenarios.load(scenario)
    own = dict(zip(("a", "b"), chosen_scenario.compared, strict=True))
    settings = sort_out(overrides or {}, arms)
    n = whole_number("replications", replications, 1, MOST_REPLICATIONS, "runs of each arm", REPLICATIONS)
    luck = checked_seed(seed)
    year = 0.0 if str(since).strip() in ("0", "0.0") else checked_years(since, "since")
    wanted = chosen(measures if measures is None or isinstance(measures, str) else ",".join(measures))
    engine = engines.choose(engine)
    loaded = graph if isinstance(graph, LoadedGraph) or graph is None else read_graph(Path(graph))
    source = FromFile(loaded) if loaded else None
    rules = tuple(_fingerprint(each) for each in agent_classes)
    runs = tuple(
        Planned(
            side,
            chosen_scenario.run(
                own[side] if name is None else name,
                levers=settings.levers[side],
                assumptions=settings.assumptions,
                tasks=settings.tasks,
                graph=source,
                years=years,
                seed=luck,
                replication=replication,
                since=year,
            ),
            rules,
        )
        for replication in range(n)
        for side, name in arms.items()
    )
    return Plan(
        scenario=chosen_scenario,
        runs=runs,
        measures=wanted,
        engine=engine,
        threads=checked_threads(threads),
        notices=(*(source.loaded.notices if source else ()), *_never_happens(runs)),
        agent_classes=tuple(agent_classes),
        tasks=tuple(tasks),
        every=whole_number("every", every, 1, MOST_WEEKS, "weeks a row", WEEKS_PER_YEAR),
    )


def _fingerprint(rule: type[Member]) -> str:
    """Return what identifies a rule of the user's own: its name and, if there is one, its source's hash."""
    try:
        source = inspect.getsource(rule)
    except (OSError, TypeError):
        source = ""
    return f"{rule.__module__}.{rule.__qualname__} {digest(source)}"


def _never_happens(runs: Sequence[Planned]) -> Iterator[str]:
    """Say which dated changes lie beyond the end of the runs."""
    for run in {each.side: each.run for each in runs}.values():
        late = [event.week for event in run.events if event.week >= run.weeks]
        if late:
            yield (
                f"{run.arm}: the change in week {min(late)} never happens, because the run ends after "
                f"{run.weeks} weeks; pass a larger --years"
            )


def whole_number(argument: str, given: object, low: int, high: int, unit: str, example: int) -> int:
    """Return `given` as a whole number from `low` to `high`, or raise a one-line `ParameterError`."""
    try:
        value = int(given)  # type: ignore[call-overload]
    except (TypeError, ValueError, OverflowError):
        value = low - 1
    if not low <= value <= high or (isinstance(given, float) and given != value):
        raise ParameterError(
            f"{argument}={given} is not a whole number from {low} to {high} ({unit}); "
            f"pass e.g. {argument}={example}"
        )
    return int(value)


def checked_threads(given: object) -> int:
    """Return the most threads to use: all processors if not given."""
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return available if given is None else whole_number("threads", given, 1, 256, "threads", 1)
