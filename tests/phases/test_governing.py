"""Governing: the board's control and report, and how levers and hours arrive."""

import numpy as np
import pytest

from tillit.model.levers import Governance
from tillit.model.parameters import TaskProfile
from tillit.model.roster import Roster
from tillit.model.vocabulary import Handling, Mistake, Phase, Use

from .conftest import believe, laid_out, unit_of

# ------------------------------------------------------------ govern

PURPOSE, TARGETS = (Governance.names().index(name) for name in ("purpose", "target_load"))
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
    believe(municipality, HEAD, NURSE, 0.5)  # who neither amplifies nor dampens
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


def test_what_the_board_expects_starts_at_its_first_report_and_falls_slower_than_it_rises(
    municipality, perform
):
    expected = []
    for week in range(17):
        perform(municipality, Phase.GOVERN, week=week)
        expected.append(float(municipality.run_expected[0]))
        if week % 4 == 0:
            assert municipality.run_reported[0] == 0  # a new report begins, in week 0 too
        registered = (0.5, 0.9, 0.1, 0.68)[min(week // 4, 3)]
        municipality.member_registered[0] = registered
        perform(municipality, Phase.ADAPT, week=week)
    # A fifth of the way to 0.9, a twentieth of it to 0.1, a fifth of it to 0.68.
    assert expected == pytest.approx([0] * 4 + [0.5] * 4 + [0.58] * 4 + [0.556] * 4 + [0.5808])


def test_every_other_manager_amplifies_control_over_those_she_distrusts_and_dampens_it_else(
    municipality, perform
):
    municipality.run_control[0] = 0.5
    for trust, factor in ((0.1, 1.4), (0.9, 0.6)):
        believe(municipality, HEAD, NURSE, trust)
        believe(municipality, DIRECTOR, HEAD, trust)  # directors hold back by their trust in politicians,
        believe(municipality, PRINCIPAL, TEACHER, trust)  # whomever they lead
        perform(municipality, Phase.GOVERN, week=1)
        arrived = dict(enumerate(municipality.member_control[0].tolist()))
        assert arrived[DIRECTOR] == pytest.approx(0.5 * 0.8)
        assert arrived[HEAD] == arrived[NURSE] == pytest.approx(0.5 * 0.8 * factor)
        assert arrived[PRINCIPAL] == arrived[TEACHER] == pytest.approx(0.5 * 0.6)
        assert arrived[ALONE] == arrived[MAYOR] == arrived[PATIENT] == 0.5


def test_messages_fade_down_the_line_by_distrust_in_each_manager(municipality, perform):
    believe(municipality, HEAD, DIRECTOR, 0.6)
    believe(municipality, NURSE, HEAD, 0.2)
    believe(municipality, PRINCIPAL, DIRECTOR, 0.0)
    believe(municipality, TEACHER, PRINCIPAL, 1.0)
    perform(municipality, Phase.GOVERN, week=1)
    left = dict(enumerate(municipality.member_message[0].tolist()))
    assert left == pytest.approx(
        {
            **dict.fromkeys((DIRECTOR, MAYOR, CHAIR, ALONE, PATIENT), 1.0),  # nobody stands between
            HEAD: 1 - 0.5 * 0.4,
            NURSE: (1 - 0.5 * 0.4) * (1 - 0.5 * 0.8),
            PRINCIPAL: 0.5,
            TEACHER: 0.5,
        }
    )
    # What is left of the purpose is what arrives; and it is less clear what to do.
    municipality.unit_lever[0, :, PURPOSE] = 0.75
    municipality.unit_lever[0, :, TARGETS] = 0.0
    perform(municipality, Phase.ARRIVE, week=1)
    for place in (DIRECTOR, HEAD, NURSE, PRINCIPAL, TEACHER, ALONE):
        assert municipality.member_purpose[0, place] == pytest.approx(0.75 * left[place])
        assert municipality.member_ambiguity[0, place] == pytest.approx(1 - 0.75 * left[place])


def test_reports_that_nobody_mended_reach_the_board_as_far_as_they_are_told_up_the_line(
    municipality, perform
):
    staff = [NURSE, TEACHER, ALONE]
    municipality.member_message[0, staff] = 0.48, 0.5, 1.0
    municipality.run_warnings[0] = 0.1
    ignored, mended, hidden = Mistake.REPORT_IGNORED, Mistake.REPORT_MENDED, Mistake.HIDDEN
    heard = 0.1
    for made, told in (
        ((ignored, mended, ignored), 1.48),
        ((hidden, ignored, mended), 0.5),
        ((hidden, mended, Mistake.NONE), 0.0),
    ):
        municipality.member_mistake[0, staff] = made
        municipality.member_mistake[0, HEAD] = ignored  # managers do not report
        perform(municipality, Phase.ADAPT, week=1)
        heard += told / 3
        assert municipality.run_warnings[0] == pytest.approx(heard)
    # The mean week's is what alarms, on the clock; then the board hears anew.
    believe(municipality, MAYOR, DIRECTOR, 0.2)
    perform(municipality, Phase.PROPOSE, week=4)
    alarm = 5.0 * heard / 4
    assert alarm < 1
    assert municipality.member_proposal[0, MAYOR] == pytest.approx(0.3 * 0.25 * alarm * 0.8)
    perform(municipality, Phase.GOVERN, week=4)
    assert municipality.run_warnings[0] == 0


# ------------------------------------------------------------ arrive

LED = range(1, 9)


def led_by_one(more=(), **assumptions):
    """One manager, eight whom she leads, and one who reports to nobody; levers arrive as they are set."""
    roster = Roster()
    roster.team(len(LED), "care", None)
    roster.add(1, "staff", "")
    levers = {"monitoring": 0.5, "support": 0.5, "voice": 0.0, "target_load": 0.0, "discretion": 0.5}
    levers |= {"consistency": 0.0, "participation": 0.0, "continuity": 0.0} | dict(more)
    return laid_out(roster, levers=levers, manager_weight=0.0, **assumptions)


def test_a_manager_keeps_back_freedom_beyond_what_she_believes_a_member_able_to(perform):
    state = led_by_one({"discretion": 0.8})
    for place, ability in ((1, 1.0), (2, 0.5), (3, 0.0)):
        believe(state, 0, place, ability, 0.5, 0.5)
    perform(state, Phase.ARRIVE)
    assert state.member_discretion[0, [1, 2, 3, 9]].tolist() == pytest.approx([0.8, 0.65, 0.4, 0.8])


def test_taking_part_continuity_and_consistency_take_their_hours(perform):
    without, with_ = led_by_one(), led_by_one({"participation": 0.5, "continuity": 0.8, "consistency": 0.4})
    for state in (without, with_):
        perform(state, Phase.ARRIVE)
    taken = 0.03 * 0.5 + 0.015 * 0.8
    lost = without.member_time[0, :, Use.WORK] - with_.member_time[0, :, Use.WORK]
    assert lost.tolist() == pytest.approx([0] + [taken] * 9)
    talked = with_.member_time[0, :, Use.DIALOGUE] - without.member_time[0, :, Use.DIALOGUE]
    assert talked.tolist() == pytest.approx([0] + [taken] * 9)
    agreeing = with_.member_time[0, :, Use.ADMINISTRATION] - without.member_time[0, :, Use.ADMINISTRATION]
    assert agreeing.tolist() == pytest.approx([0.05 * 0.4] + [0] * 9)


def test_what_goes_beyond_the_own_unit_comes_before_what_is_new_and_a_vacant_post_does_nothing(perform):
    state = led_by_one()
    unit = unit_of(state, 1)
    state.unit_task[0, unit, TaskProfile.names().index("staffing")] = 0.75
    left = 1 - 0.02 - 0.22 * 0.5 - 0.15 * 0.5
    for handling, prevents, beyond in (
        (Handling.SHARE, 0, 0.03),
        (Handling.KEEP, 1, 0.03),
        (Handling.SHARE, 1, 0.06),
        (Handling.PASS, 0, 0.0),
    ):
        state.unit_handling[0, unit], state.unit_prevents[0, unit] = handling, prevents
        for reform in (0.1, 5.0):
            state.unit_reform[0, unit] = reform
            perform(state, Phase.ARRIVE)
            uses = dict(zip(Use, state.member_time[0, 1].tolist(), strict=True))
            change = min(reform, left - beyond)
            assert uses == pytest.approx(
                {
                    **dict.fromkeys(Use, 0.0),
                    Use.WORK: 0.75 * (left - beyond - change),
                    Use.ADMINISTRATION: 0.75 * 0.22 * 0.5,
                    Use.COACHING: 0.75 * 0.15 * 0.5,
                    Use.CHANGE: 0.75 * change,
                    Use.BEYOND: 0.75 * beyond,
                    Use.OTHER: 0.75 * 0.02,
                    Use.VACANT: 0.25,
                }
            )


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
