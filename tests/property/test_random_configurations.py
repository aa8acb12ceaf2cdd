"""Whatever is valid runs, and what comes out holds together: random configurations, checked all through.

Configuration n is a function of n: a graph, levers, assumptions, kinds of work and dated events for one to
three runs side by side, anywhere within bounds and often at the very bounds. One that fails is named; run it
alone, and see what it is, with: python tests/property/test_random_configurations.py n
"""

import ast
import sys
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from inspect import getmembers, isfunction, signature

import networkx as nx
import numpy as np
import pytest

from tillit.model import generators
from tillit.model.colleagues import with_colleagues
from tillit.model.errors import ParameterError, ScenarioError
from tillit.model.formula import evaluate, tallies
from tillit.model.levers import Governance
from tillit.model.measures import MEASURES, Measure
from tillit.model.network import (
    CITIZEN,
    EMPLOYED,
    MANAGER,
    RELATIONS,
    STAFF,
    organisation_graph,
)
from tillit.model.organisation import OrganisationModel
from tillit.model.parameters import Assumptions, TaskProfile
from tillit.model.quantities import Quantities, Quantity
from tillit.model.randomness import PLACE_BITS, holder_of
from tillit.model.scenario import Event, Generated, GraphSource, Run
from tillit.model.state import State, _Layout
from tillit.model.structure import Structure
from tillit.model.vocabulary import Disposition, Mistake, Mode, Relation, Role, Stance, Tally
from tillit.native import engines

pytestmark = pytest.mark.skipif(engines.kernel() is None, reason="the kernel was not compiled")

Random = np.random.Generator

SEED = 20180614
ORDINARY, MANY = 300, 10_000
CHUNK, LARGE_CHUNK = 50, 500
SMALLEST, LARGEST = 10, 60
"""Members of a graph."""
EPSILON = 1e-12
"""What rounding may add: values are of order 1, sums in a unit of order 60."""

# ---------------------------------------------------------------- configurations

TASKS = ("somatic", "psychiatry", "office")
"""Names of task profiles; the generator of hospitals insists on the first two."""
NAMES = ("a", "b", "c", "d")


def some(rng: Random, low: int, high: int) -> int:
    """Return a whole number from `low` to `high`, both included."""
    return int(rng.integers(low, high + 1))


SIZES: dict[str, Callable[[Random], object]] = {
    "managers": lambda rng: some(rng, 2, 7),
    "staff": lambda rng: some(rng, 4, 45),
    "units": lambda rng: some(rng, 1, 4),
    "span": lambda rng: some(rng, 1, 14),
    "span_spread": lambda rng: float(rng.choice([0.0, 0.2, 0.9])),
    "task": lambda rng: str(rng.choice(["", *TASKS])),
    "tasks": lambda rng: {name: str(rng.choice(TASKS)) for name in NAMES[: some(rng, 0, 2)]},
    "sites": lambda rng: some(rng, 1, 4),
    "administrations": lambda rng: some(rng, 1, 2),
    "clinics": lambda rng: some(rng, 1, 2),
    "psychiatric": lambda rng: some(rng, 0, 2),
    "politicians": lambda rng: some(rng, 0, 5),
    "reviewers": lambda rng: some(rng, 0, 2),
    "board": lambda rng: some(rng, 0, 5),
    "committee": lambda rng: some(rng, 0, 3),
    "localities": lambda rng: some(rng, 1, 3),
    "citizens_per_staff": lambda rng: float(rng.choice([0.0, 0.5, 1.0, 2.0])),
    "contacts": lambda rng: float(rng.choice([1.0, 1.5, 3.0])),
    "teams": lambda rng: some(rng, 1, 4),
    "departments": lambda rng: NAMES[: some(rng, 1, 3)],
    "organisations": lambda rng: NAMES[: some(rng, 2, 4)],
    "links": lambda rng: tuple((name, str(rng.choice(["x", "y"]))) for name in NAMES[: some(rng, 2, 4)]),
    "partners": lambda rng: some(rng, 0, 3),
    "spanners": lambda rng: some(rng, 0, 2),
    "shared": lambda rng: float(rng.choice([0.0, 0.3, 1.0])),
}
"""What each argument of a generator may be, by its name; what does not fit together is drawn again."""

GENERATORS = [
    each
    for name, each in getmembers(generators, isfunction)
    if each.__module__ == generators.__name__ and not name.startswith("_")
]


@dataclass(frozen=True)
class Given:
    """A graph laid out by hand as a graph source."""

    graph: "nx.Graph[int]"

    def draw(self, seed: int) -> "nx.Graph[int]":
        """Return the graph, whatever the seed."""
        return self.graph

    def describe(self) -> dict[str, object]:
        """Return how large it is."""
        return {"members": self.graph.number_of_nodes(), "ties": self.graph.number_of_edges()}


def generated(rng: Random) -> GraphSource:
    """Return a small organisation from one of the generators."""
    generator = GENERATORS[rng.integers(len(GENERATORS))]
    for _ in range(1000):
        source = Generated(generator, {name: SIZES[name](rng) for name in arguments(generator)})
        try:
            organisation = source.draw(0)
        except ParameterError:
            continue
        if SMALLEST <= len(organisation) <= LARGEST:
            return source
    raise AssertionError(f"no small organisation comes out of {generator.__name__}; see SIZES")


def arguments(generator: Callable[..., object]) -> list[str]:
    """Return the names of a generator's arguments."""
    return [name for name in signature(generator).parameters if name != "seed"]


def laid_out(rng: Random) -> GraphSource:
    """Return an organisation that no generator makes: any lines, any ties, roles and units left out."""
    while True:
        graph = organisation_graph(random_members(rng))
        graph.graph["colleagues"] = "drawn" if rng.random() < 0.7 else "given"
        try:
            graph = with_colleagues(Structure.of_graph(graph), some(rng, 0, 9)).graph()
            add_ties(graph, rng)
            Structure.of_graph(graph)
        except ScenarioError:
            continue
        return Given(graph)


def random_members(rng: Random) -> list[dict[str, object]]:
    """Return members of random roles, in random units, some of which may have no staff."""
    n = some(rng, SMALLEST, LARGEST)
    shares = rng.random(len(Role)) * (rng.random(len(Role)) < 0.7)  # some roles are often not there at all
    shares[Role.STAFF] += 0.2
    roles = sorted(rng.choice(len(Role), n, p=shares / shares.sum()).tolist())
    units = ["", *NAMES[: some(rng, 1, len(NAMES))]]
    members: list[dict[str, object]] = []
    for code in roles:
        role, manager = Role(code).word, None
        # A manager's superior comes before her, so that lines do not run in a circle.
        above = [place for place, each in enumerate(members) if each["role"] == MANAGER]
        if role in EMPLOYED and above and rng.random() < 0.85:
            manager = int(rng.choice(above))
        served = {str(each["unit"]) for each in members if each["role"] == STAFF} | {""}
        unit = str(rng.choice(sorted(served) if role == CITIZEN else units))
        task = str(rng.choice(["", *TASKS]))
        members.append({"role": role, "unit": unit, "task": task, "manager": manager})
    return members


def add_ties(graph: "nx.Graph[int]", rng: Random) -> None:
    """Add ties of every kind between members whose roles allow them."""
    people = graph.nodes
    for i, j in rng.integers(0, len(people), (some(rng, 0, 150), 2)).tolist():
        roles = frozenset({people[i]["role"], people[j]["role"]})
        fitting = [word for word, allowed in RELATIONS.items() if roles in allowed and word != "line"]
        if people[i]["unit"] == people[j]["unit"]:
            fitting = [word for word in fitting if word != "partner"]
        if i != j and fitting and not graph.has_edge(i, j):
            graph.add_edge(i, j, relation=str(rng.choice(fitting)))


@dataclass(frozen=True)
class Style:
    """How values are drawn: how often at an end, how often at the upper one then, how often the default."""

    edge: float
    upper: float
    plain: float

    @classmethod
    def drawn(cls, rng: Random) -> "Style":
        """Return a style, now and then one in which everything is at its lower or at its upper end."""
        shares = (0.0, 0.4, 1.0), (0.0, 0.1, 0.5, 0.5, 0.9, 1.0), (0.0, 0.0, 0.8)
        return cls(*(float(rng.choice(each)) for each in shares))

    def value(self, quantity: Quantity, rng: Random) -> float | str:
        """Return a value within the bounds of a quantity."""
        if quantity.choices:
            return str(rng.choice(quantity.choices))
        if rng.random() < self.edge:
            return quantity.high if rng.random() < self.upper else quantity.low
        if rng.random() < self.plain:
            return quantity.default
        inside = [each for each in (0.0, 1.0) if quantity.low < each < quantity.high]
        if inside and rng.random() < 0.3:
            return float(rng.choice(inside))
        return float(rng.uniform(quantity.low, quantity.high))

    def values(self, kind: type[Quantities], rng: Random) -> dict[str, float | str]:
        """Return a value for each quantity."""
        return {each.name: self.value(each, rng) for each in kind.quantities()}


def few(kind: type[Quantities], style: Style, rng: Random) -> dict[str, float | str]:
    """Return values for some of the quantities of a kind."""
    names = rng.permutation(kind.names())[: some(rng, 0, len(kind.names()))].tolist()
    return {each.name: style.value(each, rng) for each in kind.quantities() if each.name in names}


PARTS: dict[str, Callable[[Style, Random], object]] = {
    "levers": lambda style, rng: few(Governance, style, rng),
    "conditions": lambda style, rng: few(TaskProfile, style, rng),
    "reorganised": lambda style, rng: float(rng.choice([0.0, 0.3, 1.0])),
    "broken_promises": lambda style, rng: some(rng, 0, 12),
    "task": lambda style, rng: str(rng.choice(TASKS)) if rng.random() < 0.4 else None,
}
"""What happens with an event, by the name of its field."""


def parts() -> list[str]:
    """Return the names of an event's fields beside its year."""
    return [each.name for each in fields(Event) if each.name != "year"]


def event(weeks: int, style: Style, rng: Random) -> Event:
    """Return a dated event, now and then in the first week or after the end."""
    happens = {name: PARTS[name](style, rng) for name in parts() if name == "levers" or rng.random() < 0.5}
    return Event(year=some(rng, 0, weeks + 2) / 52, **happens)


def configuration(number: int) -> list[Run]:
    """Return the runs of a configuration; the same for the same number."""
    rng = np.random.default_rng([SEED, number])
    style = Style.drawn(rng)
    graph = laid_out(rng) if rng.random() < 0.4 else generated(rng)
    weeks = some(rng, 30, 110)
    tasks = rng.permutation(TASKS).tolist()
    return [
        Run(
            scenario="random",
            arm=str(number),
            governance=Governance(**style.values(Governance, rng)),
            events=tuple(event(weeks, style, rng) for _ in range(some(rng, 0, 4))),
            assumptions=Assumptions(**style.values(Assumptions, rng)),
            tasks={name: TaskProfile(**style.values(TaskProfile, rng)) for name in tasks},
            graph=graph,
            weeks=weeks,
            seed=some(rng, 0, 2**32 - 1),
            replication=some(rng, 0, 2**32 - 1),
        )
        for _ in range(some(rng, 1, 3))
    ]


# ---------------------------------------------------------------- what must hold

GRAPH = [each.name for each in fields(_Layout) if hasattr(State, each.name) and each.name != "unit_task_name"]
"""The arrays that say who is there and who is tied to whom."""
CODES = {"member_disposition": Disposition, "member_mistake": Mistake}
ONLY = {"member_mode": (Mode, Role.STAFF), "member_stance": (Stance, Role.CITIZEN)}
"""Arrays of codes that only one role has; -1 for all others."""


def check(number: int) -> list[str]:
    """Run a configuration and return what is wrong with what comes out, line by line."""
    try:
        return list(dict.fromkeys(problems(configuration(number), np.random.default_rng([SEED, number, 1]))))
    except Exception:
        return [traceback.format_exc()]


def problems(runs: list[Run], rng: Random) -> Iterator[str]:
    """Simulate runs side by side and look at them all along; yield what is wrong."""
    weeks = runs[0].weeks
    with OrganisationModel(runs, engine="native") as model:
        state = model.state
        graph = {name: getattr(state, name).copy() for name in GRAPH}
        for stop in sorted({1, *rng.integers(1, weeks, 2).tolist(), weeks}):
            model.advance(stop - model.week)
            yield from out_of_range(state)
            yield from codes(state)
            yield from hours(state)
            yield from counts(state, runs)
            for name, before in graph.items():
                if not np.array_equal(before, getattr(state, name)):
                    yield f"week {stop}: {name} of the graph has changed"
        yield from people(state)
        yield from levers(state)
        for measure in MEASURES.values():
            yield from weekly(measure, state.tally[:, :weeks, 0])


def beyond(values: np.ndarray, low: float, high: float) -> bool:
    """Whether values are no numbers, or outside bounds by more than rounding."""
    return bool(values.size) and not (
        np.isfinite(values).all() and low - EPSILON <= values.min() and values.max() <= high + EPSILON
    )


def out_of_range(state: State) -> Iterator[str]:
    """Every array of floats is within the range that it declares."""
    for each in State.table():
        values, low, high = getattr(state, each.name), each.metadata["low"], each.metadata["high"]
        if each.metadata["dtype"].startswith("float") and beyond(values, low, high):
            found = f"{values.min()} to {values.max()}"
            yield f"week {state.week}: {each.name} is outside {low} to {high}: {found}"


def codes(state: State) -> Iterator[str]:
    """Codes are codes, and a role has only what is its own."""
    for name, kind in CODES.items():
        values = getattr(state, name)
        if not (values.min() >= 0 and values.max() < len(kind)):
            yield f"week {state.week}: {name} is no {kind.__name__}"
    for name, (kind, role) in ONLY.items():
        values, own = getattr(state, name), state.member_role == role
        if not (((values >= 0) & (values < len(kind))) == own).all() or not (values[~own] == -1).all():
            yield f"week {state.week}: {name} is not one of {kind.__name__} for {role.word} alone"


def hours(state: State) -> Iterator[str]:
    """The week of everyone employed adds up to 1, and nobody else has one."""
    employed = np.isin(state.member_role, [Role.STAFF, Role.MANAGER])
    added = state.member_time.sum(axis=2)
    if not (np.abs(added[employed] - 1.0) <= EPSILON).all():
        yield f"week {state.week}: hours add up to {added[employed].min()} to {added[employed].max()}"
    if state.member_time[~np.isin(state.member_role, [Role.STAFF, Role.MANAGER])].any():
        yield f"week {state.week}: somebody who is not employed has hours"


def people(state: State) -> Iterator[str]:
    """A place stays a place; who left was counted; only the employed leave, unless a role is elected."""
    if (state.member_person & ((1 << PLACE_BITS) - 1) != np.arange(state.n_members)).any():
        yield "a person has left her place"
    holders = np.vectorize(holder_of)(state.member_person)
    for role, left in ((Role.STAFF, Tally.LEAVERS), (Role.MANAGER, Tally.MANAGER_LEAVERS)):
        followed = np.where(state.member_role == role, holders, 0).sum(axis=1)
        if not np.array_equal(followed, state.tally[:, :, 0, left].sum(axis=1)):
            yield f"{role.word}: as many have come as have left, but {left.word} says something else"
    if holders[state.member_role == Role.CITIZEN].any():
        yield "a citizen was replaced"


def levers(state: State) -> Iterator[str]:
    """Levers and task quantities are within their bounds to the end."""
    for name, kind in (("unit_lever", Governance), ("unit_task", TaskProfile)):
        for each, column in zip(kind.quantities(), np.moveaxis(getattr(state, name), -1, 0), strict=True):
            if beyond(column, each.low, each.high):
                yield f"{each.name} of a unit is outside {each.low} to {each.high}"


def by_unit(state: State, values: np.ndarray) -> np.ndarray:
    """Return the sums of members' values by run and unit."""
    added = np.zeros((state.n_runs, state.n_units))
    for run in range(state.n_runs):
        np.add.at(added[run], state.member_unit[run], values[run])
    return added


def counts(state: State, runs: list[Run]) -> Iterator[str]:
    """This week's tallies of the units agree with each other, with who is there and with the state."""
    week = {each: state.unit_tally[:, None, :, each] for each in Tally}

    def same(what: str, one: np.ndarray, other: np.ndarray) -> Iterator[str]:
        if not np.allclose(one, other, rtol=0, atol=1e-9):
            yield f"tallies: {what}"

    def at_most(what: str, part: np.ndarray, whole: np.ndarray) -> Iterator[str]:
        if not (part <= whole + 1e-9).all():
            yield f"tallies: {what}"

    there = {role: by_unit(state, state.member_role == role)[:, None] for role in Role}
    staff, managers, citizens = (there[each] for each in (Role.STAFF, Role.MANAGER, Role.CITIZEN))
    yield from same("staff", week[Tally.STAFF], staff)
    yield from same("managers", week[Tally.MANAGERS], managers)
    yield from same("citizens", week[Tally.CITIZENS], citizens)
    yield from same("modes add up to staff", sum(week[Tally[each.name]] for each in Mode), staff)
    stances = sum(week[each] for each in (Tally.LOYALTY, Tally.SPEAKING_UP, Tally.WITHDRAWN))
    yield from same("stances add up to citizens", stances, citizens)
    yield from at_most("more errors than staff", week[Tally.ERRORS], staff)
    yield from at_most("more reports than errors", week[Tally.REPORTS], week[Tally.ERRORS])
    yield from at_most("more mended than errors", week[Tally.MENDED], week[Tally.ERRORS])
    yield from at_most("more than one scandal in a unit", week[Tally.SCANDALS], np.ones(()))
    yield from at_most("scandals without staff", week[Tally.SCANDALS], staff)
    shares = ("UNANSWERED", "STRAIN", "ABILITY", "CAPACITY", "FELT_CONTROL", "FREEDOM", "CONTROL", "LEAVERS")
    for name in shares:
        yield from at_most(f"{name} is more than one for each member of staff", week[Tally[name]], staff)
    spent = [each for each in Tally if each.name.endswith("_HOURS")]
    yield from at_most("more hours than staff", sum(week[each] for each in spent), staff)
    spent = [each for each in Tally if each.name.startswith("MANAGER_") and each is not Tally.MANAGER_LEAVERS]
    yield from at_most("more hours than managers", sum(week[each] for each in spent), managers)
    left = week[Tally.LEAVERS] + week[Tally.MANAGER_LEAVERS]
    recruiting = np.array([run.assumptions.recruitment for run in runs])[:, None, None] * left
    yield from at_most("cost is less than managers and recruiting", managers + recruiting, week[Tally.COST])
    nobody = np.broadcast_to(staff + managers == 0, week[Tally.COST].shape)
    yield from same("cost without anybody employed", week[Tally.COST][nobody], np.zeros(()))
    for tally, name in (
        (Tally.TRUE_OUTPUT, "member_true"),
        (Tally.REGISTERED_OUTPUT, "member_registered"),
        (Tally.MOTIVATION, "member_motivation"),
        (Tally.ABILITY, "member_ability"),
        (Tally.STRAIN, "member_strain"),
    ):
        now = by_unit(state, np.where(state.member_role == Role.STAFF, getattr(state, name), 0.0))
        yield from same(f"{name} at the end", week[tally][:, -1], now)
    for relation in Relation:
        ties = np.zeros((state.n_runs, 1, state.n_units))
        for run in range(state.n_runs):
            start = state.tie_start[run]
            trustor = np.repeat(np.arange(state.n_members), np.diff(start))
            kind = state.tie_relation[run, : start[-1]] == relation
            np.add.at(ties[run, 0], state.member_unit[run, trustor[kind]], 1)
        yield from same(f"{relation.word} ties", week[Tally[f"{relation.name}_TIES"]], ties)
        trust = week[Tally[f"{relation.name}_TRUST"]]
        yield from at_most(f"{relation.word}: more trust than ties", trust, ties)


def denominators(formula: str) -> list[str]:
    """Return what a formula divides by."""
    divisions = [each for each in ast.walk(ast.parse(formula)) if isinstance(each, ast.BinOp)]
    return [ast.unparse(each.right) for each in divisions if isinstance(each.op, ast.Div)]


def bounds(measure: Measure) -> tuple[float, float]:
    """Return the range of a measure, by its unit; none goes below 0 unless something is taken off."""
    unit = measure.unit.en
    share = "0 to 1" in unit or (unit.startswith("share of") and "year" not in unit)
    return (-np.inf if " - " in measure.formula else 0.0), (1.0 if share else np.inf)


def weekly(measure: Measure, tally: np.ndarray) -> Iterator[str]:
    """A measure is a number within its unit's range, or missing where there is nothing to divide by."""
    values = measure.weekly(tally)
    missing = np.zeros(values.shape, bool)
    for below in denominators(measure.formula):
        missing |= evaluate(below, {each: tally[..., each] for each in tallies(below)}) <= 0
    if not np.array_equal(np.isnan(values), missing):
        yield f"{measure.name} is missing in {np.isnan(values).sum()} weeks, and should in {missing.sum()}"
    low, high = bounds(measure)
    if beyond(values[~np.isnan(values)], low, high):
        yield f"{measure.name} is outside {low} to {high}: {np.nanmin(values)} to {np.nanmax(values)}"


# ---------------------------------------------------------------- tests


def chunks(first: int, end: int, size: int) -> list[range]:
    return [range(start, min(end, start + size)) for start in range(first, end, size)]


@pytest.mark.parametrize(
    "numbers",
    [
        *chunks(0, ORDINARY, CHUNK),
        *(pytest.param(each, marks=pytest.mark.slow) for each in chunks(ORDINARY, MANY, LARGE_CHUNK)),
    ],
    ids=lambda each: f"{each.start}-{each.stop - 1}",
)
def test_whatever_is_valid_runs_and_holds_together(numbers):
    failed = {number: wrong for number in numbers if (wrong := check(number))}
    assert not failed, "\n".join(
        f"configuration {number}; alone: python {sys.modules[__name__].__file__} {number}\n  "
        + "\n  ".join(wrong[:5])
        for number, wrong in list(failed.items())[:5]
    )


def test_the_configurations_are_all_kinds():
    """Every generator, with and without every role, and both ends of every range."""
    seen, graphs, roles, n_runs, all_runs = set(), set(), [], set(), []
    for number in range(ORDINARY):
        runs = configuration(number)
        all_runs += runs
        n_runs.add(len(runs))
        source = runs[0].graph
        graphs.add(source.generator if isinstance(source, Generated) else "laid out")
        roles.append({Role(each).word for each in Structure.checked(source.draw(0)).role})
        seen |= {(name, value) for run in runs for name, value in run.assumptions.items()}
        seen |= {(name, value) for run in runs for name, value in run.governance.items()}
        seen |= {(name, value) for run in runs for each in run.tasks.values() for name, value in each.items()}
    assert graphs == {*GENERATORS, "laid out"}
    assert n_runs == {1, 2, 3}
    for role in Role:
        there = [role.word in each for each in roles]
        assert any(there)
        assert role is Role.STAFF or not all(there)
    for kind in (Governance, TaskProfile, Assumptions):
        for each in kind.quantities():
            for end in each.choices or (each.low, each.high):
                assert (each.name, end) in seen, f"{each.name} is never {end}"
    assert {len(run.events) for run in all_runs} == set(range(5))


def test_every_argument_of_a_generator_and_every_part_of_an_event_is_drawn():
    for generator in GENERATORS:
        assert not [name for name in arguments(generator) if name not in SIZES], generator.__name__
    assert not [name for name in parts() if name not in PARTS]


if __name__ == "__main__":
    for asked in map(int, sys.argv[1:]):
        for run in configuration(asked):
            print(run.describe())  # noqa: T201
        print(f"configuration {asked}:", *(check(asked) or ["holds together"]), sep="\n  ")  # noqa: T201
