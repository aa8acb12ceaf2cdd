"""Dated events: whose levers they change, in which week, and the hours that a change takes."""

from dataclasses import replace

import numpy as np
import pytest

from tillit.model.errors import ScenarioError
from tillit.model.levers import Governance
from tillit.model.organisation import OrganisationModel
from tillit.model.scenario import Arm, Event, first_difference
from tillit.model.text import Text
from tillit.model.vocabulary import Role, Use


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
