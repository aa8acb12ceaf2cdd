"""Which assumptions move nothing? From the root of the project: python -m tests.statistics.inert_assumptions

Each numerical assumption is halved and raised by half, one at a time, in three settings, and every measure
is looked at. An assumption is *inert* if none of them moves: every t interval of the paired difference holds
0, at a level that counts all that is looked at for this assumption (Bonferroni). So an assumption that does
nothing is missed in at most 5 % of cases, and one on the list may still do a little. Those of them are *dead*
that change no bit of any measure in any run: nothing uses them here, or they have no other value.

Common luck makes even the smallest effect sure, so two more lists tell what is sure from what matters. An
assumption is *faint* if whatever it moves it moves by less than a fifth of the standard deviation between
replications, which nobody would see in one organisation. It is *narrow* if it moves one or two measures only.

This is no test: such an assumption may be wanted. It takes some minutes. Names of assumptions may be given.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf, isnan

from tillit import scenarios
from tillit.experiments.statistics import FAMILY_ERROR
from tillit.model.generators import care_chain, municipality
from tillit.model.levers import PRESETS
from tillit.model.measures import MEASURES
from tillit.model.parameters import Assumptions
from tillit.model.quantities import Quantity
from tillit.model.scenario import Event, Generated

from .paired import NOTHING, Setting, differences, side

REPLICATIONS = 24
FACTORS = (0.5, 1.5)
FAINT = 0.2
NARROW = 2


def _reform(preset: str) -> tuple[Event, ...]:
    return (Event(1.5, dict(PRESETS[preset].governance.items())),)


SETTINGS = {
    "municipality": Setting(
        Generated(
            municipality,
            {
                "departments": ("care", "school"),
                "units": 2,
                "span": 8,
                "board": 3,
                "committee": 2,
                "reviewers": 1,
            },
        ),
        "incentive_control",
        events=_reform("trust_based"),
        weeks=260,  # past an election
    ),
    "home_care": Setting(
        scenarios.load("home_care").graph,
        "trust_based",
        dict(scenarios.load("home_care").tasks["home_visits"].items()),
        events=_reform("incentive_control"),
    ),
    "care_chain": Setting(
        Generated(care_chain, {"span": 5, "politicians": 3, "citizens_per_staff": 1.0}),
        "hybrid",
        events=_reform("incentive_control"),
    ),
}
"""In each a reform halfway, so that every lever has two values, and changes take hours."""


@dataclass(frozen=True)
class Response:
    """What varying one assumption does.

    Attributes
    ----------
    name : str
    moved : frozenset of str
        Measures that moved, in any setting and direction.
    size : float
        The largest effect among them, in standard deviations between replications.
    where : str
        That effect.
    dead : bool
        No bit of any measure changed in any run.
    """

    name: str
    moved: frozenset[str]
    size: float
    where: str
    dead: bool


def varied(quantity: Quantity) -> list[float]:
    """Return the values to which an assumption is set: half and one and a half, kept within bounds."""
    around = [min(quantity.high, max(quantity.low, float(quantity.default) * each)) for each in FACTORS]
    return [each for each in around if each != quantity.default]


def response(quantity: Quantity) -> Response:
    """Vary one assumption in all settings, and look at every measure."""
    level = 1 - FAMILY_ERROR / (len(SETTINGS) * len(FACTORS) * len(MEASURES))
    moved, size, where, dead = set(), 0.0, "", True
    for name, setting in SETTINGS.items():
        usual = setting.measured(NOTHING, REPLICATIONS)
        for value in varied(quantity):
            found = differences(setting, NOTHING, {quantity.name: value}, REPLICATIONS)
            for measure, effects in found.items():
                dead = dead and all(effect == 0 or isnan(effect) for effect in effects)
                which, interval = side(effects, level)
                if which:
                    moved.add(measure)
                    spread = float(usual[measure].std(ddof=1))
                    effect = (interval.mean or 0.0) / spread if spread > 0 else inf
                    if abs(effect) > size:
                        size = abs(effect)
                        where = f"{measure} {interval.mean:+.4f} at {value:g} in {name}"
    return Response(quantity.name, frozenset(moved), size, where, dead)


def inert_assumptions(names: Sequence[str] = ()) -> Iterator[Response]:
    """Yield the response to each numerical assumption; all of them if none is named."""
    for each in Assumptions.quantities():
        if not each.choices and (not names or each.name in names):
            yield response(each)


if __name__ == "__main__":
    responses = []
    for each in inert_assumptions(sys.argv[1:]):
        responses.append(each)
        row = f"{each.name:24} {len(each.moved):3} measures, up to {each.size:6.2f} sd: {each.where}"
        print(row, flush=True)  # noqa: T201
    for word, those in (
        ("dead", [each for each in responses if each.dead]),
        ("inert", [each for each in responses if not each.moved and not each.dead]),
        ("faint", [each for each in responses if each.moved and each.size < FAINT]),
        ("narrow", [each for each in responses if 0 < len(each.moved) <= NARROW]),
    ):
        print(f"{word}:", ", ".join(each.name for each in those) or "none")  # noqa: T201
