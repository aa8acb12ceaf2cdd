"""The organisation as a Mesa model: one run, or an ensemble of runs side by side."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from time import perf_counter
from types import TracebackType
from typing import Any, Self

import mesa
import networkx as nx

from tillit.agents.citizen import Citizen
from tillit.agents.manager import Manager
from tillit.agents.member import Member
from tillit.agents.politician import Politician
from tillit.agents.reviewer import Reviewer
from tillit.agents.staff import Staff
from tillit.model.errors import ParameterError, ScenarioError
from tillit.model.levers import Governance
from tillit.model.measures import chosen as chosen_measures
from tillit.model.parameters import TaskProfile
from tillit.model.randomness import graph_seed
from tillit.model.scenario import Event, Run
from tillit.model.schedule import WEEK
from tillit.model.state import State
from tillit.model.structure import Structure
from tillit.model.vocabulary import Phase, Role
from tillit.native import engines
from tillit.native.bits import ordered_sum

Tick = Callable[[int], None]

ROLES: Mapping[Role, type[Member]] = {
    each.ROLE: each for each in (Politician, Manager, Staff, Citizen, Reviewer)
}

# The kernel is left this often, in seconds, so that a run can be cancelled and progress shown.
BREATH = 0.05


class OrganisationModel(mesa.Model):
    """An organisation, week by week.

    Parameters
    ----------
    runs : Run or sequence of Run
        From `Scenario.run`. Several make an ensemble, simulated side by side; their order and number change
        no result.
    engine : {"native", "reference"}, optional
        The compiled kernel if it is there, unless said otherwise.
    threads : int >= 1
        Threads over the runs; no result depends on it.
    agent_classes : sequence of subclasses of Politician, Manager, Staff, Citizen or Reviewer
        Agents with rules of your own. Overriding `decide` puts that role's decision in Python.

    Examples
    --------
    >>> import tillit
    >>> model = tillit.OrganisationModel(tillit.load("municipality_department").run("trust_based", seed=1))
    >>> model.advance(52)
    >>> cooperation = model.measure("cooperation")  # one value a week
    """

    def __init__(
        self,
        runs: Run | Sequence[Run],
        *,
        engine: str | None = None,
        threads: int = 1,
        agent_classes: Sequence[type[Member]] = (),
    ) -> None:
        self.runs = (runs,) if isinstance(runs, Run) else tuple(runs)
        if not self.runs:
            raise ScenarioError("an ensemble needs at least one run")
        super().__init__(rng=self.runs[0].seed)
        # Mesa replaces `step` on the instance to count time; here the state's week is the only clock.
        del self.step
        self.engine = engines.choose(engine)
        self.threads = threads
        self._horizon = max(run.weeks for run in self.runs)
        structures = _drawn(self.runs)
        self._names = [each.names for each in structures]
        self.state = State.build(
            structures,
            seeds=[(run.seed, run.replication) for run in self.runs],
            assumptions=[run.assumptions for run in self.runs],
            governance=[run.governance for run in self.runs],
            tasks=[dict(run.tasks) for run in self.runs],
            weeks=self._horizon,
        )
        engines.populate(self.state, engine=self.engine, threads=threads)
        self._classes = _by_role(agent_classes)
        self._own_rules = {
            own.DECIDES: own for role, own in self._classes.items() if own.decide is not ROLES[role].decide
        }
        self._members: list[list[Member]] = []
        self._stride = 1
        self._closed = False

    # ------------------------------------------------------------ time

    @property
    def week(self) -> int:
        """Number of whole weeks simulated."""
        return self.state.week

    def step(self) -> None:
        """Simulate one week."""
        self.advance(1)

    def advance(self, weeks: int, tick: Tick | None = None) -> None:
        """Simulate `weeks` weeks; the same as that many steps, bit for bit.

        Parameters
        ----------
        weeks : int >= 0
            May go on beyond the runs' own number of weeks.
        tick : callable, optional
            Called with the week reached, about every 50 ms; an exception raised in it cancels the rest and
            leaves the model at a whole week.
        """
        if not isinstance(weeks, int) or weeks < 0:
            raise ParameterError(f"weeks={weeks} is not a whole number from 0 (weeks); pass e.g. weeks=52")
        end = self.week + weeks
        self.state.reserve(end)
        while self.week < end:
            self._apply_events()
            upcoming = [each.week for run in self.runs for each in run.events if each.week > self.week]
            stride = 1 if self._own_rules else self._stride
            stop = min(end, self.week + stride, *upcoming)
            started = perf_counter()
            self._simulate(stop - self.week)
            self._keep_breath((stop - self.week) / max(perf_counter() - started, 1e-9))
            self.state.week = stop
            self._show_time()
            if tick:
                tick(stop)

    def _apply_events(self) -> None:
        """Let what is due this week happen where it is due; changes of governance take hours."""
        for row, run in enumerate(self.runs):
            for event in run.events:
                if event.week != self.week:
                    continue
                for unit, task in enumerate(self.state.unit_task_name[row]):
                    if event.task not in (None, task):
                        continue
                    self._happen(event, row, unit)

    def _happen(self, event: Event, row: int, unit: int) -> None:
        state = self.state
        levers, task = state.unit_lever[row, unit], state.unit_task[row, unit]
        names, quantities = Governance.names(), TaskProfile.names()
        changes = [event.reorganised]
        for lever in sorted(names.index(name) for name in event.levers):
            changes.append(abs(event.levers[names[lever]] - float(levers[lever])))
            levers[lever] = event.levers[names[lever]]
        for name, value in event.conditions.items():
            task[quantities.index(name)] = value
        state.unit_breach[row, unit] = max(event.broken_promises, int(state.unit_breach[row, unit]))
        if self.week > 0:  # in week 0 nobody has anything to change from
            state.unit_changed[row, unit] += ordered_sum(changes)
            state.unit_broken[row, unit] = max(event.reorganised, float(state.unit_broken[row, unit]))

    def _simulate(self, weeks: int) -> None:
        """Perform the table of phases for `weeks` weeks; for a single one, if a role decides in Python."""
        perform = partial(engines.advance, self.state, weeks, engine=self.engine, threads=self.threads)
        waiting: list[Phase] = []
        for phase in WEEK:
            if phase in self._own_rules:
                perform(phases=waiting)
                waiting = []
                self._decide_in_python(self._own_rules[phase])
            else:
                waiting.append(phase)
        perform(phases=waiting)

    def _decide_in_python(self, own: type[Member]) -> None:
        """Ask everyone of a role, and only then write the decisions: nobody sees another's this week."""
        agents = [agent for agent in self._views() if isinstance(agent, own)]
        decided = [agent.decide() for agent in agents]
        for decision in decided:
            if not own.accepts(decision):
                raise ParameterError(f"{own.__name__}.decide returned {decision!r}; return {own.ALLOWED}")
        for agent, decision in zip(agents, decided, strict=True):
            getattr(self.state, own.DECISION)[agent.run, agent.place] = decision

    def _keep_breath(self, weeks_per_second: float) -> None:
        self._stride = max(1, min(2 * self._stride, int(BREATH * weeks_per_second)))

    def _show_time(self) -> None:
        """Keep Mesa's own counters in step with the week, for tools that read them."""
        self.steps = self.week
        self.running = self.week < self._horizon  # what Mesa's run_model looks at
        if hasattr(self, "time"):
            self.time = float(self.week)

    # ------------------------------------------------------------ results

    def measure(self, name: str, run: int = 0) -> list[float]:
        """Return a measure of `tillit.model.measures` by week so far, for one run.

        Raises
        ------
        ParameterError
            For an unknown measure, where the nearest one is suggested, or a run that is not there.
        """
        chosen, *others = chosen_measures(name)
        if others:
            raise ParameterError(f"name={name} names several measures; ask for one at a time")
        if not 0 <= run < len(self.runs):
            raise ParameterError(f"run={run} is outside 0 to {len(self.runs) - 1} (runs of the ensemble)")
        weeks = self.state.tally[run : run + 1, : self.week, 0]
        values: list[float] = chosen.weekly(weeks)[0].tolist()
        return values

    # ------------------------------------------------------------ agents

    @property
    def agents(self) -> Any:
        """The members as Mesa agents; views on the state, made on first use."""
        self._views()
        return super().agents

    @property
    def agents_by_type(self) -> Any:
        """The members by agent class; made on first use."""
        self._views()
        return super().agents_by_type

    @property
    def agent_types(self) -> Any:
        """The agent classes in use."""
        self._views()
        return super().agent_types

    def member(self, run: int, place: int) -> Member:
        """Return the agent at a place of the organisation graph."""
        self._views()
        return self._members[run][place]

    def name_of(self, run: int, place: int) -> str | None:
        """Return a person's name, if the graph kept names."""
        return self._names[run].get(place)

    def _views(self) -> list[Member]:
        if self._closed:
            raise ParameterError("this model is closed and has no agents any more; make a new one")
        if not self._members:
            roles = self.state.member_role
            self._members = [
                [self._classes[Role(role)](self, run, place) for place, role in enumerate(row)]
                for run, row in enumerate(roles.tolist())
            ]
        return [agent for row in self._members for agent in row]

    # ------------------------------------------------------------ end

    def close(self) -> None:
        """Let go of the agents. Mesa 3.3 keeps a model with agents for ever otherwise."""
        for agent in [agent for row in self._members for agent in row]:
            mesa.Agent.remove(agent)
        self._members = []
        self._closed = True
        getattr(mesa.Agent, "_ids", {}).pop(self, None)
        # Mesa keeps its own references back to the model, by version: with them, the arrays would wait for
        # the collector of cycles.
        for name in ("_user_step", "_scenario", "_default_schedule", "_event_list", "_event_generators"):
            self.__dict__.pop(name, None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _drawn(runs: Sequence[Run]) -> list[Structure]:
    """Draw each run's organisation; runs with the same source, seed and replication share one."""
    drawn: dict[tuple[int, int, int], Structure | nx.Graph[int]] = {}
    structures: dict[int, Structure] = {}
    keys = [(id(run.graph), run.seed, run.replication) for run in runs]
    for key, run in zip(keys, runs, strict=True):
        if key not in drawn:
            drawn[key] = run.graph.draw(graph_seed(run.seed, run.replication))
            # A source may give the same object for every seed: it is checked and laid out once.
            if id(drawn[key]) not in structures:
                structures[id(drawn[key])] = Structure.checked(drawn[key])
    return [structures[id(drawn[key])] for key in keys]


def _by_role(agent_classes: Sequence[type[Member]]) -> dict[Role, type[Member]]:
    classes = dict(ROLES)
    for each in agent_classes:
        if not issubclass(each, tuple(ROLES.values())):
            known = ", ".join(kind.__name__ for kind in ROLES.values())
            raise ParameterError(
                f"agent_classes: {each.__name__} is not a subclass of one of {known}; subclass one"
            )
        classes[each.ROLE] = each
    return classes
