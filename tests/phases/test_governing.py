"""Governing: the board's control and report, and how levers and hours arrive."""

import numpy as np
import pytest

from tillit.model.roster import Roster
from tillit.model.vocabulary import Phase, Use

from .conftest import believe, laid_out, unit_of

# ------------------------------------------------------------ govern

NURSE, HEAD, DIRECTOR, MAYOR, CHAIR, PRINCIPAL, TEACHER, ALONE, PATIENT = range(9)


@pytest.fixture
def municipality():
    """Places rise up the line, so that who is told first does not follow from the order of places.

    The mayor and the chair oversee the director; the chair alone oversees the principal, who also reports to
    the director.
    """
    roster = Roster()
    roster.add(1, "staff", "care", manager=HEAD)
    roster.head("care", DIRECTOR)
    roster.head("top")
    roster.add(2, "politician", "board")
    roster.head("school", DIRECTOR)
    roster.add(1, "staff", "school", manager=PRINCIPAL)
    roster.add(1, "staff", "")
    roster.add(1, "citizen", "care")
    politics = [(politician, DIRECTOR, "politics") for politician in (MAYOR, CHAIR)]
    state = laid_out(
        roster,
        [*politics, (CHAIR, PRINCIPAL, "politics"), (PATIENT, NURSE, "encounter")],
        **{"buffering": 0.5, "reform_hours": 0.02, "political_clock": 4, "ratchet": 0.2},
    )
    believe(state, DIRECTOR, MAYOR, 0.4)
    believe(state, DIRECTOR, CHAIR, 0.8)
    believe(state, PRINCIPAL, CHAIR, 0.2)
    return state


def test_control_reaches_everybody_in_the_week_it_is_decided_less_what_directors_hold_back(
    municipality, perform
):
    municipality.member_proposal[0, [MAYOR, CHAIR]] = 0.2, 0.4
    perform(municipality, Phase.GOVERN, week=1)
    assert municipality.run_control[0] == municipality.run_change[0] == pytest.approx(0.3)
    arrived = dict(enumerate(municipality.member_control[0].tolist()))
    # The director trusts the politicians 0.6 on average and passes on 0.8 of it, down to the nurse. The
    # principal trusts 0.2 and passes on 0.6, of the board's control and not of the director's.
    assert arrived == pytest.approx(
        {
            **dict.fromkeys((DIRECTOR, HEAD, NURSE), 0.24),
            **dict.fromkeys((PRINCIPAL, TEACHER), 0.18),
            **dict.fromkeys((MAYOR, CHAIR, ALONE, PATIENT), 0.3),
        }
    )


@pytest.mark.parametrize(("proposed", "control", "change"), [(0.9, 1.0, 0.5), (-0.9, 0.0, -0.5)])
def test_only_what_really_changes_is_a_change_and_takes_hours(
    municipality, perform, proposed, control, change
):
    municipality.run_control[0] = 0.5
    municipality.member_proposal[0, [MAYOR, CHAIR]] = proposed
    municipality.unit_changed[0, unit_of(municipality, TEACHER)] = 0.25  # by a dated event
    perform(municipality, Phase.GOVERN, week=1)
    assert (municipality.run_control[0], municipality.run_change[0]) == (control, change)
    hours = np.full(municipality.n_units, 0.02 * 0.5)
    hours[unit_of(municipality, TEACHER)] = 0.02 * 0.75
    np.testing.assert_allclose(municipality.unit_reform[0], hours)
    assert not municipality.unit_changed.any()


def test_what_the_board_expects_starts_at_its_first_report_and_never_falls(municipality, perform):
    expected = []
    for week in range(17):
        perform(municipality, Phase.GOVERN, week=week)
        expected.append(float(municipality.run_expected[0]))
        if week % 4 == 0:
            assert municipality.run_reported[0] == 0  # a new report begins, in week 0 too
        registered = (0.5, 0.9, 0.1, 0.68)[min(week // 4, 3)]
        municipality.member_registered[0] = registered
        perform(municipality, Phase.ADAPT, week=week)
    # A fifth of the way to 0.9, nothing for 0.1, a fifth of the way from 0.58 to 0.68.
    assert expected == pytest.approx([0] * 4 + [0.5] * 4 + [0.58] * 8 + [0.6])


# ------------------------------------------------------------ arrive

LED = range(1, 9)


def led_by_one(**assumptions):
    """One manager, eight whom she leads, and one who reports to nobody; levers arrive as they are set."""
    roster = Roster()
    roster.team(len(LED), "care", None)
    roster.add(1, "staff", "")
    levers = {"monitoring": 0.5, "support": 0.5, "voice": 0.0, "target_load": 0.0, "discretion": 0.5}
    return laid_out(roster, levers=levers, manager_weight=0.0, **assumptions)


def test_a_manager_with_too_little_time_covers_what_she_has_time_for(perform):
    state = led_by_one(managers_coaching=0.2, managers_checking=0.2, managers_office=0.2)
    state.member_priority[0, 0] = 0.75
    perform(state, Phase.ARRIVE)
    # 0.25 is administration. She wants to coach 0.8 and to check 0.8 of the week, and coaching counts three
    # times as much: three quarters of the 0.75 that is left.
    hours = dict(zip(Use, state.member_time[0, 0].tolist(), strict=True))
    assert hours == pytest.approx(
        {
            **dict.fromkeys(Use, 0.0),
            **{Use.ADMINISTRATION: 0.25, Use.COACHING: 0.5625, Use.CHECKING: 0.1875},
        }
    )
    coached, checked = 0.5625 / 0.8, 0.1875 / 0.8
    assert (state.member_coaches[0, 0], state.member_checks[0, 0]) == pytest.approx((coached, checked))
    assert state.member_support[0, LED].tolist() == pytest.approx([0.5 * coached] * 8)
    assert state.member_monitoring[0, LED].tolist() == pytest.approx([0.5 * checked] * 8)
    # What follows from follow-up follows from what arrived.
    seen = 1 - 0.8 * (1 - 0.5 * checked) ** 2
    assert state.member_seen[0, LED].tolist() == pytest.approx([seen] * 8)
    # Without a manager, follow-up and support cost nobody's hours.
    assert (state.member_support[0, 9], state.member_monitoring[0, 9]) == (0.5, 0.5)


def test_registering_takes_its_hours_whether_or_not_anybody_reads_it(perform):
    short, ample = (led_by_one(managers_checking=hours, managers_coaching=0.0) for hours in (0.2, 0.01))
    for state in (short, ample):
        perform(state, Phase.ARRIVE)
        registering = state.member_time[0, 1:, Use.ADMINISTRATION].tolist()
        assert registering == pytest.approx([0.22 * 0.5] * 9)
    assert ample.member_checks[0, 0] == 1
    assert short.member_checks[0, 0] == pytest.approx(0.75 / 0.8)
    assert (short.member_monitoring[0, LED] < ample.member_monitoring[0, LED]).all()
    assert (short.member_felt[0, LED] < ample.member_felt[0, LED]).all()


@pytest.mark.parametrize("reform", [0.1, 5.0])
def test_what_is_new_takes_its_hours_from_the_work_and_no_more_than_there_are(perform, reform):
    state = led_by_one()
    state.unit_reform[0, unit_of(state, 1)] = reform
    perform(state, Phase.ARRIVE)
    work, new = state.member_time[0, :, Use.WORK], state.member_time[0, :, Use.CHANGE]
    left = 1 - 0.02 - 0.22 * 0.5 - 0.15 * 0.5
    assert new[1:].tolist() == pytest.approx([min(reform, left)] * 8 + [0])
    assert work[1:].tolist() == pytest.approx([left - min(reform, left)] * 8 + [left])
    assert state.member_time[0].sum(axis=1) == pytest.approx(np.ones(10))
    assert new[0] == 0  # a manager's hours of change are not counted
