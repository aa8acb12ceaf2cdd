"""The whole model: accounts that add up, counts whose law is known, and the program against itself."""

import math
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import numpy as np

from tillit import scenarios
from tillit.agents import rules
from tillit.experiments.comparison import compare
from tillit.model.generators import hospitals, municipality_department
from tillit.model.levers import Governance
from tillit.model.organisation import OrganisationModel
from tillit.model.parameters import Assumptions
from tillit.model.scenario import Generated, Scenario
from tillit.model.state import Array, State
from tillit.model.vocabulary import Mistake, Role, Tally
from tillit.native import engines
from tillit.validation.rows import ROUNDING, SEED, STANDARD_ERRORS, Found, row, runs

ADVANCE = "native.engines.advance"
LIVELY = {"scandal_rate": 0.02, "leaving_base": 1.0, "reactivity": 1.0, "political_clock": 8.0}
"""So that in half a year everything happens."""


@cache
def _hospitals() -> Scenario:
    """Return two hospitals with everybody: politicians, managers, staff and patients."""
    small = Generated(
        hospitals, {"sites": 2, "administrations": 2, "clinics": 2, "span": 5, "politicians": 3}
    )
    return replace(scenarios.load("skane_payment_reform"), graph=small)


@row(
    "identity",
    sv="Två lika styrsätt ger exakt samma resultat",
    en="Two equal ways of governing give exactly the same results",
    source="common random numbers",
    checks=["experiments.comparison.compare"],
    replications=20,
)
def equal_regimes(replications: int = 4) -> Iterator[Found]:
    """The largest difference of any measure in any pair."""
    years = 2 if engines.kernel() else 0.1
    same = compare(_hospitals(), a="trust_based", b="trust_based", replications=replications, years=years)
    found = [each for one in same.measures.values() for each in one.differences]
    yield Found(0, max(abs(each) for each in found if not math.isnan(each)), 0)


@row(
    "identity",
    sv="Vad som kallas A och B spelar ingen roll",
    en="What is called A and what B does not matter",
    source="paired runs share their luck, so the differences change sign and nothing else",
    checks=["experiments.comparison.compare"],
)
def labels_swapped(replications: int = 3) -> Iterator[Found]:
    """The largest sum of a difference and the one the other way round, and that there are differences."""
    years = 1 if engines.kernel() else 0.1
    names = ("trust_based", "incentive_control")
    one, other = (
        compare(_hospitals(), a=a, b=b, replications=replications, years=years)
        for a, b in (names, names[::-1])
    )
    there, back = (
        np.array([each for name in one.measures for each in result.measures[name].differences])
        for result in (one, other)
    )
    known = ~np.isnan(there)
    yield Found(0, float(abs(there[known] + back[known]).max()), 0, "sum")
    yield Found(0, float(np.count_nonzero(np.isnan(there) != np.isnan(back))), 0, "missing in one only")
    yield Found(1, float(abs(there[known]).max() > 0.01), 0, "differ at all")


@row(
    "identity",
    sv="Den kompilerade kärnan ger samma bitar som specifikationen",
    en="The compiled kernel gives the same bits as the specification",
    source="the executable specification, native/reference.py",
    checks=[ADVANCE],
    kernel=True,
)
def kernel_equals_reference(weeks: int = 26) -> Iterator[Found]:
    """Values of the state that differ."""
    planned = [_hospitals().run(arm, seed=SEED, assumptions=LIVELY) for arm in ("never_paid", "trust_based")]
    states = []
    for engine in engines.ENGINES:
        with OrganisationModel(planned, engine=engine) as model:
            model.advance(weeks)
            states.append(model.state)
    different = sum(
        _differ(getattr(states[0], each.name), getattr(states[1], each.name)) for each in State.table()
    )
    yield Found(0, different, 0, "values that differ")
    yield Found(1, float(states[0].tally[:, :weeks, 0, Tally.WORK_HOURS].sum() > 0), 0, "anything happened")


@row(
    "identity",
    sv="En körning blir densamma ensam som bland andra",
    en="A run is the same alone as among others",
    source="luck is a function of seed, replication, person, week and stream only",
    checks=[ADVANCE],
)
def alone_or_in_company(weeks: int = 12) -> Iterator[Found]:
    """Values of the tallies that differ."""
    department = municipality_department(1, managers=3, staff=16, units=2)
    planned = runs(department, Assumptions().changed(LIVELY), 3)
    with OrganisationModel(planned) as model:
        model.advance(weeks)
        together = model.state.tally[:, :weeks].copy()
    for place in (0, 2):
        with OrganisationModel(planned[place]) as model:
            for _ in range(weeks):  # week by week, too
                model.advance(1)
            yield Found(0, _differ(together[place], model.state.tally[0, :weeks]), 0, f"run {place}")
    yield Found(1, float(_differ(together[0], together[2]) > 0), 0, "luck differs")


def _differ(one: Array, other: Array) -> int:
    return int(np.count_nonzero(one != other))


@row(
    "identity",
    sv="Veckans timmar räcker till, varken mer eller mindre",
    en="The hours of a week add up",
    source="conservation: the uses of time are shares of one week",
    checks=[ADVANCE],
)
def hours_add_up(weeks: int = 12) -> Iterator[Found]:
    """The largest distance from one, of staff and of managers, under two regimes."""
    planned = [
        _hospitals().run(arm, seed=SEED, assumptions=LIVELY, tasks={"staffing": 0.9})
        for arm in ("incentive_control", "trust_based")
    ]
    with OrganisationModel(planned) as model:
        model.advance(weeks)
        time, role = model.state.member_time, model.state.member_role
    for which in (Role.STAFF, Role.MANAGER):
        of = time[role == which]
        yield Found(0, float(abs(of.sum(1) - 1).max()), ROUNDING, which.word)
        yield Found(0, float(max(0.0, -of.min())), 0, f"{which.word}, least")


@row(
    "distribution",
    sv="Hur många som slutar",
    en="How many leave",
    source="binomial: one in 52 a week at a rate of one a year; standard error from theory",
    checks=["agents.rules.leaving"],
    kernel=True,
    replications=400,
)
def leavers(replications: int = 20, weeks: int = 20, engine: str | None = None) -> Iterator[Found]:
    """With neither strain nor distrust playing a part, each week's draw of each person is independent."""
    alone = {"leaving_base": 1.0, "leaving_strain": 0.0, "leaving_distrust": 0.0}
    department = municipality_department(1, managers=3, staff=38, units=2)
    with OrganisationModel(
        runs(department, Assumptions().changed(alone), replications), engine=engine
    ) as model:
        model.advance(weeks)
        tally = model.state.tally[:, :weeks, 0]
    for who, left, case in (
        (Tally.STAFF, Tally.LEAVERS, "staff"),
        (Tally.MANAGERS, Tally.MANAGER_LEAVERS, "managers"),
    ):
        trials = float(tally[..., who].sum())
        tolerance = STANDARD_ERRORS * math.sqrt(1 / 52 * 51 / 52 / trials)
        yield Found(1 / 52, float(tally[..., left].sum()) / trials, tolerance, case)


@row(
    "identity",
    sv="Vad som slår ut som avgång: påfrestning och misstro",
    en="What makes people leave: strain and distrust",
    source="worked out by hand from the yearly rates (ODD eq. 68)",
    checks=["agents.rules.leaving"],
)
def leaving_by_hand() -> Iterator[Found]:
    """Below and above the strain that is tolerated."""
    a = Assumptions(leaving_base=0.05, leaving_strain=0.3, leaving_distrust=0.2, strain_tolerated=0.45)
    yield Found(0.05 / 52, rules.leaving(0.4, 1.0, a), ROUNDING, "neither")
    yield Found((0.05 + 0.3 * 0.2) / 52, rules.leaving(0.65, 1.0, a), ROUNDING, "strain")
    yield Found((0.05 + 0.2 * 0.49) / 52, rules.leaving(0.45, 0.3, a), ROUNDING, "distrust")


@row(
    "identity",
    sv="Vad det blir av ett fel är en uppdelning av ett enda slumptal",
    en="What becomes of an error divides up a single draw",
    source="products of the probabilities; edges of the draw found on a fine grid",
    checks=["agents.rules.mistake"],
)
def mistakes_divide(cells: int = 4000) -> Iterator[Found]:
    """The share of draws with each outcome."""
    for error, reported, found, mended in ((0.5, 0.4, 0.3, 0.8), (0.9, 0.1, 0.7, 0.25), (0.2, 1.0, 0.5, 0.0)):
        known = {
            Mistake.NONE: 1 - error,
            Mistake.REPORT_MENDED: error * reported * mended,
            Mistake.REPORT_IGNORED: error * reported * (1 - mended),
            Mistake.FIND_MENDED: error * (1 - reported) * found * mended,
            Mistake.HIDDEN: error * (1 - reported) * (1 - found * mended),
        }
        middles = [(cell + 0.5) / cells for cell in range(cells)]
        got = [rules.mistake(error, reported, found, mended, draw) for draw in middles]
        for each, share in known.items():
            # One cell at each end of a stretch may be on the wrong side.
            yield Found(share, got.count(each) / cells, 1 / cells, f"{error:g} {each.name.lower()}")


@row(
    "identity",
    sv="Vad som gör fel vanligare: påfrestning, och frihet utan förmåga",
    en="What makes errors likelier: strain, and freedom without ability",
    source="worked out by hand from the factors (ODD eq. 43)",
    checks=["agents.rules.error_probability"],
)
def errors_by_hand() -> Iterator[Found]:
    """Each factor alone, all together, and never above 1."""
    a = Assumptions(error_rate=0.1, error_lessons=0.5)
    for case, expected, given in (
        ("none", 0.1, (0.0, 0.0, 0.7, 0.0)),
        ("strain", 0.14, (0.4, 0.0, 0.7, 0.0)),
        ("freedom", 0.115, (0.0, 0.5, 0.7, 0.0)),
        ("lessons", 0.06, (0.0, 0.0, 0.7, 0.8)),
        ("all", 0.1 * 1.4 * 1.15 * 0.6, (0.4, 0.5, 0.7, 0.8)),
    ):
        yield Found(expected, rules.error_probability(*given, a), ROUNDING, case)
    certain = Assumptions(error_rate=0.25, error_lessons=0.0)
    yield Found(1, rules.error_probability(2.0, 1.0, 0.0, 0.0, certain), 0, "never above 1")


@row(
    "distribution",
    sv="Hur många fel som begås",
    en="How many errors are made",
    source="binomial at the error rate, with strain, freedom and lessons out of play; from theory",
    checks=["agents.rules.error_probability", "agents.rules.mistake"],
    kernel=True,
    replications=400,
)
def errors_made(replications: int = 20, weeks: int = 20, engine: str | None = None) -> Iterator[Found]:
    """The draws of different people and weeks are independent."""
    rate = 0.2
    out_of_play = {
        **{"error_rate": rate, "error_lessons": 0.0, "strain_base": 0.0, "strain_pace": 0.0},
        "manager_weight": 0.0,
    }
    department = municipality_department(1, managers=3, staff=38, units=2)
    planned = runs(
        department, Assumptions().changed(out_of_play), replications, governance=Governance(discretion=0.0)
    )
    with OrganisationModel(planned, engine=engine) as model:
        model.advance(weeks)
        tally = model.state.tally[:, :weeks, 0]
    trials = float(tally[..., Tally.STAFF].sum())
    tolerance = STANDARD_ERRORS * math.sqrt(rate * (1 - rate) / trials)
    yield Found(rate, float(tally[..., Tally.ERRORS].sum()) / trials, tolerance)


ROWS = (
    equal_regimes,
    labels_swapped,
    kernel_equals_reference,
    alone_or_in_company,
    hours_add_up,
    leavers,
    leaving_by_hand,
    mistakes_divide,
    errors_by_hand,
    errors_made,
)
