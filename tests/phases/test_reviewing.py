"""Reviewing: on the clock, as deep as distrust makes it, and what it brings up, teaches and costs."""

import numpy as np
import pytest

from tillit.model.parameters import TaskProfile
from tillit.model.roster import Roster
from tillit.model.vocabulary import Mode, Phase

from .conftest import believe, believed, laid_out, unit_of

HEAD, NURSE, CLERK, PRINCIPAL, TEACHER, AUDITOR, IDLE = range(7)
QUIET = {
    "error_rate": 0.0,
    "cover_up": 0.0,
    "hidden_fading": 0.0,
    "hidden_surfacing": 0.0,
    "scandal_rate": 0.0,
}


@pytest.fixture
def inspected():
    """One auditor who reviews both units, and one who reviews nobody; only care is told what it hides."""

    def build(**assumptions):
        roster = Roster()
        roster.team(2, "care", None)
        roster.team(1, "school", None)
        roster.add(2, "reviewer", "audit")
        state = laid_out(
            roster,
            [(AUDITOR, HEAD, "review"), (AUDITOR, PRINCIPAL, "review")],
            **(QUIET | {"review_clock": 8} | assumptions),
        )
        believe(state, AUDITOR, HEAD, 0.3)
        believe(state, AUDITOR, PRINCIPAL, 0.7)
        believe(state, HEAD, AUDITOR, 0.2)
        believe(state, PRINCIPAL, AUDITOR, 0.8)
        state.member_mode[0, [NURSE, CLERK, TEACHER]] = Mode.COOPERATE
        return state

    return build


def test_reviewers_inspect_on_the_clock_and_the_deeper_the_less_they_trust(inspected, perform):
    state = inspected()
    deep = []
    for week in range(20):
        perform(state, Phase.INSPECT, week=week)
        deep.append(float(state.member_depth[0, AUDITOR]))
        assert state.member_depth[0].nonzero()[0].tolist() == ([AUDITOR] if week in (8, 16) else [])
    assert [deep[8], deep[16]] == pytest.approx([0.5, 0.5])
    believe(state, AUDITOR, HEAD, 0.0)
    perform(state, Phase.INSPECT, week=24)
    assert state.member_depth[0, AUDITOR] == pytest.approx(0.65)
    for manager in (HEAD, PRINCIPAL):
        believe(state, AUDITOR, manager, 0.95)
    perform(state, Phase.INSPECT, week=32)
    assert state.member_depth[0, AUDITOR] == pytest.approx(0.05)


def test_a_review_brings_up_what_is_hidden_where_it_is_trusted_most_and_takes_hours(inspected, perform):
    state = inspected()
    care, school = unit_of(state, NURSE), unit_of(state, TEACHER)
    state.unit_task[0, school, TaskProfile.names().index("review")] = 0.5
    state.unit_hidden[0, [care, school]] = 0.8, 0.4
    state.unit_reform[0] = 0.05
    perform(state, Phase.INSPECT, Phase.DELIVER, week=8)
    # Half of what is reached: depth 0.5, as far as managers trust the auditor; at school half as much.
    found = [0.5 * 0.5 * 0.6 * 0.8, 0.5 * 0.25 * 0.9 * 0.4]
    assert state.unit_found[0, [care, school]].tolist() == pytest.approx(found)
    left = [0.8 - found[0], 0.4 - found[1]]
    assert state.unit_hidden[0, [care, school]].tolist() == pytest.approx(left)
    harm = state.unit_harm[0, [care, school]].tolist()
    assert harm == pytest.approx([0.03 * each for each in left])  # nobody waits here, needs have not come
    hours = np.full(state.n_units, 0.05)
    hours[[care, school]] += 0.2 * 0.038 * np.array([0.5, 0.25])
    np.testing.assert_allclose(state.unit_reform[0], hours)
    perform(state, Phase.INSPECT, Phase.DELIVER, week=9)
    assert not state.unit_found.any()
    np.testing.assert_allclose(state.unit_reform[0], hours)


def test_what_a_review_brings_up_teaches_unless_it_is_punished(inspected, perform):
    state = inspected(lesson_fading=0.0)
    care, school = unit_of(state, NURSE), unit_of(state, TEACHER)
    state.unit_found[0, [care, school]] = 0.2, 0.1
    state.member_sanctions[0, [NURSE, CLERK, TEACHER]] = 0.5, 0.9, 0.0
    perform(state, Phase.ADAPT)
    lessons = state.unit_lessons[0, [care, school]].tolist()
    assert lessons == pytest.approx([0.2 * 0.3, 0.1])


def test_reviewers_and_managers_learn_of_each_other_in_a_review_and_forget_between(inspected, perform):
    state = inspected(signal_noise=0.0, gain=0.1, asymmetry=1.0, fading=0.05)
    care = unit_of(state, HEAD)
    state.run_expected[0], state.member_registered[0, HEAD] = 0.5, 0.6
    state.unit_found[0, care], state.unit_norm[0, care] = 0.25, 0.9
    state.member_depth[0, AUDITOR], state.member_ability[0, AUDITOR] = 0.6, 0.8
    perform(state, Phase.UPDATE, week=8)

    def after(belief, *seen):
        return pytest.approx([belief + 0.1 * (each - belief) for each in seen])

    # The auditor sees results, whether reports are acted on, and that little was hidden.
    assert believed(state, AUDITOR, HEAD) == after(0.3, 0.5 + 2.0 * 0.1, 0.9, 0.75)
    # The head sees how able she is, how much she brought up, and how deep she went.
    assert believed(state, HEAD, AUDITOR) == after(0.2, 0.8, 0.75, 0.4)
    for trustor, trustee in ((AUDITOR, HEAD), (HEAD, AUDITOR)):
        believe(state, trustor, trustee, 0.3)
    state.member_depth[0, AUDITOR] = 0.0
    perform(state, Phase.UPDATE, week=9)
    for trustor, trustee in ((AUDITOR, HEAD), (HEAD, AUDITOR)):
        propensity = float(state.member_propensity[0, trustor])
        assert believed(state, trustor, trustee) == pytest.approx([0.3 + 0.05 * (propensity - 0.3)] * 3)
