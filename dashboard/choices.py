"""What a visitor has chosen, as one value: from it come the plan to compute and the link to share."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Self
from urllib.parse import parse_qsl, urlencode

from tillit import scenarios
from tillit.experiments.plan import Plan, make_plan, whole_number
from tillit.experiments.settings import REPLICATIONS, SIDES
from tillit.experiments.simulation import MODEL_EPOCH
from tillit.model.errors import TillitError
from tillit.model.levers import PRESETS, Governance
from tillit.model.parameters import Assumptions, TaskProfile
from tillit.model.quantities import Quantity
from tillit.model.randomness import HIGHEST_SEED, checked_seed
from tillit.model.scenario import Run, Scenario, first_difference
from tillit.model.schedule import WEEKS_PER_YEAR

Value = float | str
_USUAL = Assumptions()
FIRST = "skane_payment_reform"
"""The scenario shown to who asks for none."""
MOST_RUNS = 1000
"""Pairs of runs that a link can ask for: every one is planned, kept and sent to the page."""
LONGEST_LINK = 20_000
"""Characters of a link that are read; with everything set it has about 5000."""
QUOTED = 60
"""Characters of what a link says that are told again."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a link that could not be used: a message of the catalogue and its values."""

    message: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Choices:
    """A visitor's choices; always valid. Every change gives a new one.

    Attributes
    ----------
    scenario, a, b : str
        A scenario, and an arm or regime a side.
    levers : mapping of side to lever and value
        Levers set otherwise than the side has them, from `since` on.
    assumptions : mapping
        Assumptions and task quantities set otherwise, in both arms.
    replications, seed : int
    """

    scenario: str = FIRST
    a: str = ""
    b: str = ""
    levers: Mapping[str, Mapping[str, float]] = field(default_factory=lambda: {side: {} for side in SIDES})
    assumptions: Mapping[str, Value] = field(default_factory=dict)
    replications: int = REPLICATIONS
    seed: int = 1

    def __post_init__(self) -> None:
        for side, arm in zip(SIDES, self.case.compared, strict=True):
            if not getattr(self, side):
                object.__setattr__(self, side, arm)

    # ------------------------------------------------------------ what they amount to

    @property
    def case(self) -> Scenario:
        """The scenario itself."""
        return scenarios.load(self.scenario)

    @property
    def since(self) -> int:
        """The first week, from 0, in which the two arms differ as they stand: from then on levers are set."""
        return first_difference(self._as_it_stands("a"), self._as_it_stands("b"))

    def _as_it_stands(self, side: str) -> Run:
        return self.case.run(getattr(self, side))

    def before(self, side: str) -> Governance:
        """Return the levers of a side as they stand without the visitor's changes, in week `since`."""
        return self._as_it_stands(side).governance_in(self.since, next(iter(self.case.tasks)))

    def after(self, side: str) -> Governance:
        """Return the levers of a side as the visitor has set them, in week `since`."""
        return self.before(side).changed(self.levers[side])

    def later(self, side: str, lever: str) -> list[tuple[int, float]]:
        """Return the dated changes of a lever after `since`: week and value."""
        run = self._as_it_stands(side)
        dated = sorted(run.events, key=lambda each: each.week)
        return [
            (each.week, each.levers[lever])
            for each in dated
            if self.since < each.week < run.weeks and lever in each.levers
        ]

    @property
    def overrides(self) -> dict[str, Value]:
        """The changes by name, as for `tillit.compare`."""
        levers = {f"{side}.{name}": value for side in SIDES for name, value in self.levers[side].items()}
        return {**levers, **self.assumptions}

    def plan(self, threads: int) -> Plan:
        """Return what is to be computed."""
        return make_plan(
            self.case,
            {"a": self.a, "b": self.b},
            overrides=self.overrides,
            replications=self.replications,
            seed=self.seed,
            threads=threads,
            since=self.since / WEEKS_PER_YEAR,
        )

    @property
    def command(self) -> str:
        """The same comparison on the command line."""
        words = ["tillit compare", self.scenario, f"--a {self.a}", f"--b {self.b}"]
        words += [f"--set {name}={_plain(value)}" for name, value in self.overrides.items()]
        if self.since and any(self.levers.values()):
            words.append(f"--since {self.since / WEEKS_PER_YEAR:g}")
        if self.replications != REPLICATIONS:
            words.append(f"--replications {self.replications}")
        return " ".join([*words, f"--seed {self.seed}"])

    # ------------------------------------------------------------ changes

    def with_scenario(self, name: str) -> Self:
        """Return the same visitor in another scenario, with its own arms and levers."""
        return type(self)(scenario=name, replications=self.replications, seed=self.seed)

    def with_luck(self, *, replications: object = None, seed: object = None) -> Self:
        """Return with another number of pairs of runs, or another seed.

        Raises
        ------
        ParameterError
            For a value that is not a whole number within its bounds.
        """
        pairs = self.replications if replications is None else replications
        return replace(
            self,
            replications=whole_number("replications", pairs, 1, MOST_RUNS, "runs", REPLICATIONS),
            seed=self.seed if seed is None else checked_seed(seed),
        )

    def with_arm(self, side: str, arm: str) -> Self:
        """Return with another arm on a side, as it stands.

        Levers set on the other side are kept, unless the arms now part at another time: from then on they
        would mean something else.

        Raises
        ------
        ScenarioError
            For an unknown arm.
        """
        self.case.arm(arm)
        a, b = (arm, self.b) if side == "a" else (self.a, arm)
        changed = replace(self, a=a, b=b, levers={**self.levers, side: {}})
        return changed if changed.since == self.since else changed.without_levers()

    def swapped(self) -> Self:
        """Return with A and B exchanged."""
        return replace(self, a=self.b, b=self.a, levers={"a": self.levers["b"], "b": self.levers["a"]})

    def with_lever(self, side: str, name: str, value: float) -> Self:
        """Return with a lever set on a side; not a change if that is where it stands.

        Raises
        ------
        ParameterError
            For a value out of bounds.
        """
        value = getattr(Governance().changed({name: value}), name)
        changed = {**self.levers[side], name: value}
        if value == getattr(self.before(side), name):
            del changed[name]
        return replace(self, levers={**self.levers, side: changed})

    def without_levers(self) -> Self:
        """Return with every lever where it stands."""
        return replace(self, levers={side: {} for side in SIDES})

    def with_assumption(self, name: str, value: Value) -> Self:
        """Return with an assumption or task quantity set; not a change if that is its default.

        Raises
        ------
        ParameterError
            For an unknown name or a value out of bounds.
        """
        kind = Assumptions if name in Assumptions.names() else TaskProfile
        value = getattr(kind().changed({name: value}), name)
        changed = {**self.assumptions, name: value}
        if value == self.default(name):
            del changed[name]
        return replace(self, assumptions=changed)

    def default(self, name: str) -> Value:
        """Return the value an assumption or task quantity has unless it is set."""
        if name in Assumptions.names():
            return getattr(_USUAL, name)  # type: ignore[no-any-return]
        # A quantity of the work may differ between kinds of work; setting it makes them alike.
        return getattr(next(iter(self.case.tasks.values())), name)  # type: ignore[no-any-return]

    # ------------------------------------------------------------ links

    def link(self, **also: str) -> str:
        """Return the choices as a query string; what is as it stands is left out."""
        parts: dict[str, str] = {"scenario": self.scenario}
        for side, arm in zip(SIDES, self.case.compared, strict=True):
            if getattr(self, side) != arm:
                parts[side] = getattr(self, side)
        parts |= {name: _plain(value) for name, value in self.overrides.items()}
        if self.replications != REPLICATIONS:
            parts["runs"] = str(self.replications)
        if self.seed != 1:
            parts["seed"] = str(self.seed)
        return "?" + urlencode({**parts, **also, "epoch": str(MODEL_EPOCH)})

    @classmethod
    def read(cls, query: str) -> tuple[Self, dict[str, str], list[Problem]]:
        """Return the choices in a query string, what else stands there, and what could not be used.

        A link never fails: what is out of range is set to the nearest allowed value, what is unknown is left
        out, and both are told.
        """
        problems: list[Problem] = []
        if len(query) > LONGEST_LINK:
            problems.append(Problem("link-too-long", {"most": LONGEST_LINK}))
            query = ""
        given = dict(parse_qsl(query.removeprefix("?")))
        name = given.pop("scenario", FIRST)
        if name not in scenarios.names():
            problems.append(Problem("link-unknown-scenario", {"given": _quoted(name)}))
            name = FIRST
        choices = cls(scenario=name)
        for side in SIDES:
            arm = given.pop(side, None)
            if arm is None:
                continue
            if arm in {*choices.case.arms, *PRESETS}:
                choices = choices.with_arm(side, arm)
            else:
                problems.append(Problem("link-unknown-arm", {"given": _quoted(arm), "side": side.upper()}))
        for what, low, high in (("runs", 1, MOST_RUNS), ("seed", 0, HIGHEST_SEED)):
            if what in given:
                number, problem = _whole(what, given.pop(what), low, high)
                problems += problem
                if number is not None:
                    choices = choices.with_luck(**{"replications" if what == "runs" else what: number})
        epoch = given.pop("epoch", str(MODEL_EPOCH))
        if epoch != str(MODEL_EPOCH):
            problems.append(Problem("link-older", {"epoch": _quoted(epoch)}))
        others: dict[str, str] = {}
        for key, text in given.items():
            side, dot, lever = key.rpartition(".")
            quantity = _every_quantity().get(lever)
            if quantity is None or (dot and side not in SIDES):
                others[key] = text
                continue
            value, problem = _allowed(quantity, text)
            problems += problem
            if value is None:
                continue
            if lever not in Governance.names():
                choices = choices.with_assumption(lever, value)
            for each in SIDES if not dot else (side,):
                if lever in Governance.names():
                    choices = choices.with_lever(each, lever, float(value))
        return choices, others, problems


def quantities(choices: Choices) -> Iterator[tuple[Quantity, Value]]:
    """Give every task quantity and assumption, with its value."""
    for kind in (TaskProfile, Assumptions):
        for each in kind.quantities():
            yield each, choices.assumptions.get(each.name, choices.default(each.name))


def options(choices: Choices) -> Sequence[tuple[str, str, Any]]:
    """Return what can stand on a side: name, kind ("arm" or "regime") and title."""
    arms = [(name, "arm", arm.title) for name, arm in choices.case.arms.items()]
    return [*arms, *((name, "regime", preset.title) for name, preset in PRESETS.items())]


@cache
def _every_quantity() -> dict[str, Quantity]:
    return {each.name: each for kind in (Governance, TaskProfile, Assumptions) for each in kind.quantities()}


def _quoted(text: str) -> str:
    return text if len(text) <= QUOTED else text[:QUOTED] + " …"


def _allowed(quantity: Quantity, text: str) -> tuple[Value | None, list[Problem]]:
    """Return a value from a link, the nearest allowed one if it is out of range, and what is to be told."""
    try:
        return quantity.parse(text), []
    except TillitError:
        pass
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        number = float("nan")
    if quantity.choices or number != number:
        return None, [Problem("link-not-a-value", {"name": quantity, "given": _quoted(text)})]
    nearest = min(max(number, quantity.low), quantity.high)
    given = {"name": quantity, "given": _quoted(text), "nearest": nearest}
    return nearest, [Problem("link-out-of-range", given)]


def _whole(what: str, text: str, low: int, high: int) -> tuple[int | None, list[Problem]]:
    problem = Problem(f"link-{what}", {"given": _quoted(text), "low": low, "high": high})
    try:
        number = int(text)
    except ValueError:
        return None, [problem]
    return min(max(number, low), high), [] if low <= number <= high else [problem]


def _plain(value: Value) -> str:
    if isinstance(value, str):
        return value
    short = f"{value:g}"
    return short if float(short) == value else repr(float(value))
