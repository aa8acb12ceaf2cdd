"""Across borders: needs that arise, are shared, kept, passed on and prevented, and what it is worth."""

import numpy as np
import pytest

from tillit.agents import rules
from tillit.model.parameters import TaskProfile
from tillit.model.randomness import NOBODY, block
from tillit.model.roster import Roster
from tillit.model.vocabulary import Handling, Mode, Phase, Stream, Use

from .conftest import SEED, believe, laid_out, unit_of

# Care has two, school four and clinic one; the desk is alone, and nobody else's.
CARE, SCHOOL, CLINIC, DESK = range(2), range(2, 6), range(6, 7), range(7, 8)
BORDERS = [(0, 2), (1, 3), (0, 6)]  # care has two ties to school and one to the clinic
NEVER = {"sharing_value": 0.0, "sharing_cost": 4.0}


@pytest.fixture
def town():
    """Return units with ties to partners across their borders; half of the cases need another unit."""

    def build(levers=(), **assumptions):
        roster = Roster()
        for unit, places in (("care", CARE), ("school", SCHOOL), ("clinic", CLINIC), ("desk", DESK)):
            roster.add(len(places), "staff", unit)
        levers = {"pooling": 0.0, "competition": 0.0, "sanctions": 0.0, "horizon": 0.5} | dict(levers)
        state = laid_out(roster, [(*tie, "partner") for tie in BORDERS], levers=levers, **assumptions)
        set_task(state, "shared", 0.5)
        for i, j in BORDERS:
            believe(state, i, j, 0.5)
            believe(state, j, i, 0.5)
        return state

    return build


def set_task(state, name, value, *places):
    units = [unit_of(state, place) for place in places] or list(range(state.n_units))
    state.unit_task[0, units, TaskProfile.names().index(name)] = value


def luck(state, place, week):
    first = int(state.unit_member[0, state.unit_start[0, unit_of(state, place)]])
    return block(*SEED, first, NOBODY, week, Stream.UNIT)


def in_units(state, name):
    array = getattr(state, name)[0]
    return [float(array[unit_of(state, places[0])]) for places in (CARE, SCHOOL, CLINIC, DESK)]


def test_needs_are_the_load_of_each_unit_where_nothing_is_prevented_or_passed_on(town, perform):
    state = town(**NEVER, passing_gain=0.0, passing_guilt=2.0, choice_noise=0.02)
    for i, j in BORDERS:
        believe(state, i, j, 1.0)
        believe(state, j, i, 1.0)
    set_task(state, "load", 1.4, *CARE)
    state.unit_needs[0] = 9.0  # last week's are gone
    perform(state, Phase.NEEDS)
    assert in_units(state, "unit_handling") == [Handling.KEEP] * 3 + [-1]
    assert in_units(state, "unit_needs") == pytest.approx([1.4, 1.0, 1.0, 1.0])


def test_what_is_passed_on_is_conserved_and_lands_at_partners_tie_by_tie(town, perform):
    state = town({"competition": 1.0}, **NEVER, passing_gain=2.0, passing_guilt=2.0, choice_noise=0.02)
    set_task(state, "load", 1.4, *CARE)
    for i, j in BORDERS:  # only care does not feel for those it passes on to
        believe(state, i, j, 0.0)
        believe(state, j, i, 1.0)
    perform(state, Phase.NEEDS)
    assert in_units(state, "unit_handling") == [Handling.PASS, Handling.KEEP, Handling.KEEP, -1]
    # Two of care's staff pass on 0.7 each: two thirds to the four at school, one third to the clinic's one.
    expected = [0.7, 1 + 2 / 3 * 1.4 / 4, 1 + 1 / 3 * 1.4, 1.0]
    assert in_units(state, "unit_needs") == pytest.approx(expected)
    posts = [len(places) for places in (CARE, SCHOOL, CLINIC, DESK)]
    in_all = sum(n * each for n, each in zip(posts, in_units(state, "unit_needs"), strict=True))
    assert in_all == pytest.approx(2 * 1.4 + 4 + 1 + 1, rel=1e-14)


def test_units_that_all_pass_on_have_as_much_to_do_in_all(town, perform):
    state = town({"competition": 1.0}, **NEVER, passing_gain=2.0, passing_guilt=0.0, choice_noise=0.02)
    posts = np.array([len(places) for places in (CARE, SCHOOL, CLINIC, DESK)])
    set_task(state, "load", 1.6, *CLINIC)
    state.unit_prevention[0] = 0.4
    perform(state, Phase.NEEDS)
    assert in_units(state, "unit_handling") == [Handling.PASS] * 3 + [-1]
    arisen = np.array([1.0, 1.0, 1.6, 1.0]) * (1 - 0.3 * 0.4)
    kept = arisen * [0.5, 0.5, 0.5, 1.0]
    care, school, clinic, _ = posts * arisen * 0.5
    came = [school + clinic, care * 2 / 3, care / 3, 0.0]
    assert in_units(state, "unit_needs") == pytest.approx((kept + came / posts).tolist())
    assert posts @ in_units(state, "unit_needs") == pytest.approx(posts @ arisen, rel=1e-14)


def test_a_unit_decides_by_what_comes_back_and_whom_it_believes(town, perform):
    """Both choices of care in thirty weeks are those of the rules, with its levers, beliefs and luck."""
    state = town({"competition": 0.6, "sanctions": 0.4, "pooling": 0.5, "horizon": 0.8})
    set_task(state, "contract", 0.55)
    a = state.assumptions[0]
    beliefs = ((0.2, 0.4, 0.9), (0.5, 0.5, 0.6), (0.6, 0.1, 0.3))
    for tie, each in zip(BORDERS, beliefs, strict=True):
        believe(state, *tie, *each)
    trust = sum(0.49 * x + 0.32 * y + 0.19 * z for x, y, z in beliefs) / 3
    returned = 0.3 + 0.7 * 0.55
    shared = 2 * returned * 0.6 - 0.5 - 0.5 * 0.4 * 0.4
    passed = (1 - returned) * 0.8 - 0.5 * trust
    worth = 2 * returned / (1 + 4 / (0.5 + 8 * 0.8)) - 0.5
    kinds, prevented = set(), set()
    for week in range(30):
        perform(state, Phase.NEEDS, week=week)
        drawn = luck(state, 0, week)
        handling, prevents = (int(in_units(state, name)[0]) for name in ("unit_handling", "unit_prevents"))
        assert handling == rules.handling(shared, passed, a.choice_noise, drawn[1])
        assert prevents == rules.prevents(worth, a.choice_noise, drawn[2])
        assert in_units(state, "unit_handling")[3] == -1
        kinds.add(handling)
        prevented.add(prevents)
    assert kinds == set(Handling)
    assert prevented == {0, 1}


def test_partners_pay_back_freely_only_from_a_level_of_trust(town, perform):
    """Prevention pays where 0.3 more of it comes back, and the luck is always the same."""
    state = town({"horizon": 1.0}, prevention_value=2.5, prevention_cost=0.75, choice_noise=0.02)
    for trust, prevents in ((0.749, 0), (0.751, 1)):
        for i, j in BORDERS:
            believe(state, i, j, trust)
        perform(state, Phase.NEEDS)
        assert in_units(state, "unit_prevents")[0] == prevents
    # A unit without partners has the good of it all.
    assert in_units(state, "unit_prevents")[3] == 1


def test_cases_that_need_nobody_else_are_not_handled(town, perform):
    state = town()
    set_task(state, "shared", 0.0)
    perform(state, Phase.NEEDS)
    assert in_units(state, "unit_handling") == [-1] * 4


def test_prevention_builds_a_stock_and_eases_needs_at_home_and_at_partners(town, perform):
    state = town(prevention_value=5.0, prevention_cost=0.0, choice_noise=0.02, passing_gain=0.0)
    state.unit_prevention[0] = 0.0
    state.unit_prevention[0, unit_of(state, 0)] = 0.6
    state.unit_prevention[0, unit_of(state, 7)] = 0.2
    perform(state, Phase.NEEDS)
    # 0.3 of the effect stays at home; partners count tie by tie; the desk has no partners and all at home.
    expected = [1 - 0.3 * 0.3 * 0.6, 1 - 0.3 * 0.7 * 0.6, 1 - 0.3 * 0.7 * 0.6, 1 - 0.3 * 0.2]
    assert in_units(state, "unit_needs") == pytest.approx(expected)
    assert in_units(state, "unit_prevents") == [1] * 4
    built = [each + 0.01 * (1 - each) - 0.005 * each for each in (0.6, 0.0, 0.0, 0.2)]
    assert in_units(state, "unit_prevention") == pytest.approx(built)
    perform(state, Phase.NEEDS)  # what was built last week eases needs now
    partners = (2 * built[1] + built[2]) / 3
    assert in_units(state, "unit_needs")[0] == pytest.approx(1 - 0.3 * (0.3 * built[0] + 0.7 * partners))


# ------------------------------------------------------------ what it is worth, and what partners see


def test_shared_cases_are_worth_most_where_partners_share_too(town, perform):
    state = town(error_rate=0.0)
    everybody = [*CARE, *SCHOOL, *CLINIC, *DESK]
    state.member_mode[0, everybody] = Mode.COOPERATE
    state.member_time[0, everybody, Use.WORK] = 0.5
    care, school, clinic, desk = (unit_of(state, places[0]) for places in (CARE, SCHOOL, CLINIC, DESK))
    state.unit_handling[0] = -1
    perform(state, Phase.DELIVER)
    alone = state.member_true[0].copy()
    registered = state.member_registered[0].copy()
    for handling, worth in (
        # care, school, clinic; two of care's three ties are to school. Kept cases are worth a half.
        ((Handling.SHARE, Handling.SHARE, Handling.SHARE), (1, 1, 1)),
        ((Handling.SHARE, Handling.SHARE, Handling.KEEP), (1 - 0.5 / 6, 1, 0.75)),
        ((Handling.SHARE, Handling.PASS, Handling.SHARE), (1 - 0.5 / 3, 0.5, 1)),
        ((Handling.KEEP, Handling.SHARE, Handling.PASS), (0.75, 0.75, 0.5)),
    ):
        state.unit_handling[0, [care, school, clinic]] = handling
        perform(state, Phase.DELIVER)
        factor = np.repeat([*worth, 1], [len(places) for places in (CARE, SCHOOL, CLINIC, DESK)])
        np.testing.assert_allclose(state.member_true[0], alone * factor)
        np.testing.assert_array_equal(state.member_registered[0], registered)  # no indicator shows it
    assert state.unit_handling[0, desk] == -1


def test_partners_see_what_a_unit_does_with_shared_cases(town, perform):
    """And conduct, where there are none."""
    state = town(gain=0.1, asymmetry=1.0, signal_noise=0.0, contact_far=1.0)
    state.member_conduct[0] = 0.25
    state.unit_handling[0, unit_of(state, 0)] = -1
    for kind, seen in ((-1, 0.25), (Handling.SHARE, 1.0), (Handling.KEEP, 0.5), (Handling.PASS, 0.0)):
        state.unit_handling[0, unit_of(state, 2)] = kind
        believe(state, 0, 2, 0.4)
        perform(state, Phase.UPDATE)
        assert state.tie_belief[0, state.tie(0, 0, 2), 2] == pytest.approx(0.4 + 0.1 * (seen - 0.4))


def test_a_unit_that_is_ranked_needs_rivals(perform):
    """Two nurseries of one kind of work race each other; the clinic, of another, has nobody to race."""
    roster = Roster()
    for unit, task in (("nursery", "care"), ("kindergarten", "care"), ("clinic", "cure")):
        roster.add(2, "staff", unit, task=task)
    levers = {"competition": 1.0, "pay_share": 0.0, "pooling": 0.0}
    state = laid_out(roster, levers=levers, tasks=("care", "cure"), error_rate=0.0)
    everybody = range(6)
    state.member_time[0, everybody, Use.WORK] = 1.0
    state.member_mode[0] = Mode.TARGET
    perform(state, Phase.DELIVER)
    # Registered at full pace is 1 + 0.15 of what drives: being ranked is 0.3 of pay.
    assert state.member_registered[0].tolist() == pytest.approx([1 + 0.15 * 0.3] * 4 + [1.0] * 2)
    state.member_mode[0, [0, 4, 5]] = Mode.GAME
    perform(state, Phase.DELIVER)
    nursery, kindergarten, clinic = (unit_of(state, place) for place in (0, 2, 4))
    assert state.unit_gaming[0, [nursery, kindergarten, clinic]].tolist() == [0.5, 0.0, 1.0]
    assert state.unit_race[0, [nursery, kindergarten, clinic]].tolist() == [0.0, 0.5, 0.0]
