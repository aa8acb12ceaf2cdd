"""Dated events: whose levers they change, in which week, and the hours that a change takes."""

from dataclasses import replace

import numpy as np
import pytest

from tillit.model.errors import ParameterError, ScenarioError
from tillit.model.levers import Governance
from tillit.model.organisation import OrganisationModel
from tillit.model.parameters import TaskProfile
from tillit.model.scenario import Arm, Event, first_difference
from tillit.model.text import Text
from tillit.model.vocabulary import Role, Tally, Use


def event(week, task=None, **levers):
    return Event(week / 52, levers, task)


@pytest.fixture
def dated(with_claims):
    """Return a run with these events: units for visits and for the office, and a director's without staff.

    Every lever is 0.5 before them. Nobody leaves, so nothing but events takes hours of change.
    """
    stay = {"leaving_base": 0.0, "leaving_strain": 0.0, "leaving_distrust": 0.0}

    def run(*events):
        arm = Arm(Text("Daterad", "Dated"), Governance(), events)
        scenario = replace(with_claims["reform"], arms={"dated": arm}, claims=())
        return scenario.run("dated", assumptions={**stay, "reform_hours": 0.02, "reform_fading": 0.25})

    return run


def lever(state, name, row=0):
    """Return a lever as it is set, by the name of the unit's task; "" is the director's unit."""
    return dict(
        zip(
            state.unit_task_name[row],
            state.unit_lever[row, :, Governance.names().index(name)].tolist(),
            strict=True,
        )
    )


# ------------------------------------------------------------ whom it reaches


def test_an_event_for_a_task_reaches_its_units_that_week_and_no_others(dated, engine, same_bits):
    runs = [dated(event(2, "visits", sanctions=0.75)), dated()]
    with OrganisationModel(runs, engine=engine) as model:
        state = model.state
        model.advance(2)
        same_bits(state, state, row=0, other_row=1)
        model.advance(1)
        assert lever(state, "sanctions") == {"visits": 0.75, "office": 0.5, "": 0.5}
        changed = state.unit_lever[0] != state.unit_lever[1]
        assert changed.sum() == 1
        tasks = np.array(state.unit_task_name[0])[state.member_unit[0]]
        np.testing.assert_array_equal(state.member_sanctions[0], np.where(tasks == "visits", 0.75, 0.5))


def test_an_event_for_no_task_reaches_every_unit_even_without_staff(dated, engine):
    with OrganisationModel(dated(event(1, voice=0.25)), engine=engine) as model:
        model.advance(1)
        assert lever(model.state, "voice") == {"visits": 0.5, "office": 0.5, "": 0.5}
        model.advance(1)
        assert lever(model.state, "voice") == {"visits": 0.25, "office": 0.25, "": 0.25}


TASKS = ("visits", "office", "")
MIXED = (
    event(3, "visits", voice=0.9, support=0.1),
    event(1, voice=0.2),  # in time before the one above
    event(3, "office", support=0.3),
    event(4, voice=0.6),
    event(4, "visits", voice=0.7),  # in the same week: the later one stated holds
)


def test_the_governance_of_a_week_and_task_by_hand(dated):
    run = dated(*MIXED)
    voice = {task: [run.governance_in(week, task).voice for week in range(6)] for task in TASKS}
    assert voice == {
        "visits": [0.5, 0.2, 0.2, 0.9, 0.7, 0.7],
        "office": [0.5, 0.2, 0.2, 0.2, 0.6, 0.6],
        "": [0.5, 0.2, 0.2, 0.2, 0.6, 0.6],
    }
    support = {task: run.governance_in(5, task).support for task in TASKS}
    assert support == {"visits": 0.1, "office": 0.3, "": 0.5}


def test_the_governance_said_is_the_one_simulated(dated, engine):
    run = dated(*MIXED)
    with OrganisationModel(run, engine=engine) as model:
        for week in range(6):
            model.advance(1)
            for unit, task in enumerate(model.state.unit_task_name[0]):
                said = [value for _, value in run.governance_in(week, task).items()]
                assert model.state.unit_lever[0, unit].tolist() == said


def test_an_event_for_a_task_that_is_not_there_is_one_line(with_claims):
    arm = Arm(Text("Daterad", "Dated"), Governance(), (event(1, "visit", voice=0.2),))
    said = "an event in arm dated of reform is for the task 'visit'; did you mean 'visits'.*: office, visits"
    with pytest.raises(ScenarioError, match=said) as caught:
        replace(with_claims["reform"], arms={**with_claims["reform"].arms, "dated": arm})
    assert str(caught.value).isprintable()


# ------------------------------------------------------------ where two runs part


VISITS = event(4, "visits", voice=0.2)
PARTING = {
    "one task": ([VISITS], [], 4),
    "one task of two": ([VISITS, event(2, "office", voice=0.2)], [VISITS], 2),
    "another task": ([VISITS], [event(4, "office", voice=0.2)], 4),
    "first to its own value": ([event(2, "office", voice=0.5), VISITS], [], 4),
    # Where nobody is staff only an event for every unit reaches.
    "every unit, and every task": (
        [event(2, voice=0.2), VISITS],
        [event(2, "office", voice=0.2), event(2, "visits", voice=0.2), VISITS],
        2,
    ),
    "never": ([VISITS], [VISITS], None),
}


@pytest.mark.parametrize("case", PARTING)
def test_until_the_first_difference_two_runs_are_the_same_and_then_not(dated, engine, same_bits, case):
    one, other, since = PARTING[case]
    runs = dated(*one), dated(*other)
    assert first_difference(*runs) == first_difference(*reversed(runs)) == (since or 0)
    with OrganisationModel(runs, engine=engine) as model:
        model.advance(8 if since is None else since)
        same_bits(model.state, model.state, row=0, other_row=1)
        if since is not None:
            model.advance(1)
            assert (model.state.unit_lever[0] != model.state.unit_lever[1]).any()


# ------------------------------------------------------------ hours of change


def test_an_event_takes_hours_by_how_far_it_moves_levers_and_none_at_the_start(dated, engine):
    run = dated(
        event(0, voice=1.0, support=0.0),
        event(2, voice=0.75, support=0.5, purpose=0.5),  # moved by 0.25, 0.5 and 0
        event(2, "visits", discretion=0.25),  # and 0.25 more
        event(3, "office", monitoring=0.75),
        event(3, monitoring=0.25),  # there 0.25 up and 0.5 down, elsewhere 0.25 down
    )
    moved = [
        {"visits": 0, "office": 0, "": 0},
        {"visits": 0, "office": 0, "": 0},
        {"visits": 1.0, "office": 0.75, "": 0.75},
        {"visits": 0.25, "office": 0.75, "": 0.25},
        {"visits": 0, "office": 0, "": 0},
    ]
    hours = dict.fromkeys(TASKS, 0.0)
    with OrganisationModel(run, engine=engine) as model:
        state = model.state
        for week, changed in enumerate(moved):
            model.advance(1)
            assert lever(state, "voice") == dict.fromkeys(TASKS, 1.0 if week < 2 else 0.75)
            hours = {task: 0.75 * hours[task] + 0.02 * changed[task] for task in TASKS}
            reform = dict(zip(state.unit_task_name[0], state.unit_reform[0].tolist(), strict=True))
            assert reform == pytest.approx(hours), week
            assert not state.unit_changed.any()
            staff = np.flatnonzero(state.member_role[0] == Role.STAFF)
            taken = state.member_time[0, staff, Use.CHANGE]
            np.testing.assert_array_equal(taken, state.unit_reform[0, state.member_unit[0, staff]])


# ------------------------------------------------------------ what else happens


def test_an_event_reorganises_breaks_promises_and_changes_conditions_where_it_is_due(dated):
    shock = Event(
        4 / 52,
        {"voice": 0.1},
        task="visits",
        conditions={"staffing": 0.8, "load": 1.5},
        reorganised=0.5,
        broken_promises=3,
    )
    with OrganisationModel(dated(shock)) as model, OrganisationModel(dated()) as plain:
        state = model.state
        for each in (model, plain):
            each.advance(4)
        assert state.tie_belief.tobytes() == plain.state.tie_belief.tobytes()
        visits = state.unit_task_name[0].index("visits")
        others = [unit for unit in range(state.n_units) if unit != visits]
        before = state.unit_task.copy()
        model.advance(1)
        plain.advance(1)
        # The reorganisation and the lever: 0.02 a unit of change, like any other change.
        assert state.unit_reform[0, visits] == pytest.approx(0.02 * (0.5 + 0.4))
        assert not state.unit_reform[0, others].any()
        assert state.unit_breach[0, visits] == 2  # one of the weeks is over
        assert not state.unit_breach[0, others].any()
        set_ = {"staffing": 0.8, "load": 1.5}
        for name in TaskProfile.names():
            quantity = TaskProfile.names().index(name)
            expected = set_.get(name, float(before[0, visits, quantity]))
            assert state.unit_task[0, visits, quantity] == expected
        np.testing.assert_array_equal(state.unit_task[0, others], before[0, others])
        # A vacant post costs nothing.
        cost, before = (
            each.unit_tally[0, visits, Tally.COST] - each.unit_tally[0, visits, Tally.PERFORMANCE_PAY]
            for each in (state, plain.state)
        )
        saved = before - cost
        assert saved == pytest.approx(0.2 * int(state.unit_staff[0, visits]))
        # Ties of work anew: more than in any other week, and not all of them.
        moved = np.abs(state.tie_belief - plain.state.tie_belief)[0].max(axis=1) > 1e-9
        assert 0 < moved.sum() < moved.size
        # It happens once.
        assert not state.unit_broken.any()
        assert not state.unit_changed.any()


def test_in_the_first_week_nobody_has_anything_to_change_from_but_promises_can_be_broken(dated, same_bits):
    first = [Event(0, {}, reorganised=1.0), Event(0, {}, broken_promises=2)]
    with OrganisationModel([dated(*first[:1]), dated()]) as model:
        model.advance(3)
        same_bits(model.state, model.state, row=0, other_row=1)
    with OrganisationModel(dated(*first)) as model:
        breach = []
        for _ in range(3):
            model.advance(1)
            breach.append(set(model.state.unit_breach[0].tolist()))
    assert breach == [{1}, {0}, {0}]


def test_events_of_one_week_break_promises_for_the_longest_and_reorganise_by_the_largest(dated):
    events = [
        Event(1 / 52, {}, reorganised=share, broken_promises=weeks) for share, weeks in ((0.9, 1), (0.1, 5))
    ]
    with OrganisationModel([dated(*events), dated(*events[::-1])]) as model:
        model.advance(2)
        assert (model.state.unit_breach == 4).all()
        assert model.state.tie_belief[0].tobytes() == model.state.tie_belief[1].tobytes()


@pytest.mark.parametrize(
    "wrong",
    [{"reorganised": 1.1}, {"reorganised": -0.1}, {"broken_promises": -1}, {"broken_promises": 1.5}],
)
def test_an_event_that_cannot_happen_is_refused(wrong):
    with pytest.raises(ScenarioError, match=next(iter(wrong))):
        Event(1, {}, **wrong)


def test_an_event_of_a_condition_out_of_bounds_is_refused():
    with pytest.raises(ParameterError, match="staffing"):
        Event(1, {}, conditions={"staffing": 0.1})
    with pytest.raises(ParameterError, match="stafing"):
        Event(1, {}, conditions={"stafing": 0.9})


def test_what_events_bring_makes_runs_differ_from_their_week_on(dated):
    plain = dated()
    for more in ({"conditions": {"load": 1.5}}, {"reorganised": 0.2}, {"broken_promises": 4}):
        assert first_difference(dated(Event(3 / 52, {}, **more)), plain) == 3
        assert first_difference(dated(Event(3 / 52, {}, task="visits", **more)), plain) == 3
    assert first_difference(dated(Event(3 / 52, {}, conditions={"load": 1.0})), plain) == 0
