"""Working: what the week yields with citizens, and what stays of it in people and units."""

import numpy as np
import pytest

from tillit.model.randomness import NOBODY, block
from tillit.model.roster import Roster
from tillit.model.vocabulary import Mistake, Mode, Phase, Stance, Stream, Use

from .conftest import SEED, laid_out, unit_of

# ------------------------------------------------------------ deliver

CITIZENS, ELSEWHERE = range(3, 7), range(8, 10)


def served(**settings):
    """Two who serve four citizens of their unit (places 3 to 6), and one (7) who serves two of no unit."""
    roster = Roster()
    roster.team(2, "care", None)
    roster.add(4, "citizen", "care")
    roster.add(1, "staff", "mobile")
    roster.add(2, "citizen", "")
    ties = [(citizen, 1 + citizen % 2, "encounter") for citizen in CITIZENS]
    state = laid_out(roster, [*ties, *((citizen, 7, "encounter") for citizen in ELSEWHERE)], **settings)
    state.member_mode[0, [1, 2, 7]] = Mode.COOPERATE
    state.member_stance[0, [*CITIZENS, *ELSEWHERE]] = Stance.LOYALTY
    state.member_time[0, [1, 2, 7], Use.WORK] = 0.5
    return state


def test_a_units_own_citizens_raise_or_lower_what_its_work_yields(perform):
    state = served(coproduction=0.15, levers={"participation": 0.8})
    worked = {}
    for withdrawn in (0, 1, 2, 4):
        cooperating = [Stance.VOICE, Stance.LOYALTY] * 2  # who speaks up co-operates too
        state.member_stance[0, CITIZENS] = [Stance.EXIT] * withdrawn + cooperating[withdrawn:]
        state.member_stance[0, ELSEWHERE] = Stance.EXIT
        perform(state, Phase.DELIVER)
        worked[withdrawn] = state.member_true[0].copy(), state.member_registered[0].copy()
    half, _ = worked[2]  # where half of them co-operate the work yields what it would without citizens
    for withdrawn, factor in ((0, 1.06), (1, 1.03), (4, 0.94)):
        true, registered = worked[withdrawn]
        np.testing.assert_allclose(true[[1, 2]], factor * half[[1, 2]])
        assert true[7] == half[7] > 0
        np.testing.assert_array_equal(registered, worked[2][1])
    # Everybody co-operates, so 7, whose citizens are of no unit, yields fit, ability, pace and hours only.
    ability, motivation = state.member_ability[0, 7], state.member_motivation[0, 7]
    fit = 1 - 0.4 * (0.5 + 0.3 * 0.5 * 0)  # no freedom has arrived
    assert half[7] == pytest.approx((1 + 0.15 * (motivation - 1)) * fit * ability * 0.5)


SURE = {"error_rate": 0.25, "complaint": 1.0, "report_base": 0.0}


@pytest.mark.parametrize(
    ("speaking_up", "others"), [(4, Stance.EXIT), (0, Stance.EXIT), (0, Stance.LOYALTY), (2, Stance.LOYALTY)]
)
def test_errors_that_nobody_reports_or_checks_are_found_if_citizens_speak_up(perform, speaking_up, others):
    """Everybody errs, for strain, freedom and inability are full; nobody reports; support mends all."""
    state = served(**SURE, inspection=0.0, levers={"voice": 0.0})
    state.member_strain[0], state.member_discretion[0], state.member_ability[0] = 1.0, 1.0, 0.0
    state.member_support[0] = 1.0
    state.member_stance[0, CITIZENS] = [Stance.VOICE] * speaking_up + [others] * (4 - speaking_up)
    state.member_stance[0, ELSEWHERE] = Stance.VOICE  # to another unit's staff, and of no unit
    outcomes = set()
    for week in range(20):
        perform(state, Phase.DELIVER, week=week)
        for place in (1, 2):
            luck = block(*SEED, int(state.member_person[0, place]), NOBODY, week, Stream.WEEK)[1]
            found = luck < speaking_up / 4
            expected = Mistake.FIND_MENDED if found else Mistake.HIDDEN
            assert state.member_mistake[0, place] == expected
            outcomes.add(found)
        assert state.member_mistake[0, 7] == Mistake.HIDDEN  # a unit without citizens hears no complaint
    assert outcomes == ({True, False} if speaking_up == 2 else {speaking_up == 4})


# ------------------------------------------------------------ adapt


def test_the_boards_report_is_the_mean_of_all_staff_whatever_their_unit(perform):
    state = served()
    state.run_reported[0] = 1.0
    state.member_registered[0] = 9.0  # of managers and citizens nothing is reported
    state.member_registered[0, [1, 2, 7]] = 0.4, 0.8, 0.3
    perform(state, Phase.ADAPT)
    assert state.run_reported[0] == pytest.approx(1.0 + 1.5 / 3)  # not the mean of the units, 0.45


def test_a_unit_remembers_its_own_free_riding_lessons_and_scandal(perform):
    state = served(free_riding_memory=0.1, lesson_pace=1.0, lesson_fading=0.0, scandal_fading=0.25)
    care, mobile = unit_of(state, 1), unit_of(state, 7)
    state.unit_unanswered[0], state.run_scandal[0] = 0.2, 0.4
    state.member_mode[0, [1, 2, 7]] = Mode.SLACK, Mode.COOPERATE, Mode.COOPERATE
    state.member_seen[0], state.member_answered[0] = 0.5, 0.4
    state.member_mistake[0, [1, 2, 7]] = Mistake.FIND_MENDED, Mistake.REPORT_MENDED, Mistake.HIDDEN
    state.member_sanctions[0, [1, 2, 7]] = 0.75, 0.25, 0.0
    state.unit_norm[0, [care, mobile]] = 0.9, 0.6
    state.run_outrage[0] = 0.6
    perform(state, Phase.ADAPT)
    # Of two, one free rides, and is answered with probability 0.5 * 0.4: the mean of 0.8 and 0.
    assert state.unit_unanswered[0, care] == pytest.approx(0.2 + 0.1 * (0.4 - 0.2))
    assert state.unit_unanswered[0, mobile] == pytest.approx(0.2 + 0.1 * (0 - 0.2))
    assert state.unit_lessons[0, care] == pytest.approx((0.25 + 0.75) / 2)
    assert state.unit_lessons[0, mobile] == 0
    assert state.run_scandal[0] == pytest.approx(0.75 * 0.4 + 0.6)
    # One of two reported, and was acted on but for the punishment; in the other unit nobody reported.
    assert state.unit_norm[0, care] == pytest.approx(0.9 + 1.0 * (0.75 / 2 - 0.9 * 0.5))
    assert state.unit_norm[0, mobile] == 0.6


def test_a_report_that_leads_to_nothing_wears_the_norm_and_teaches_nothing(perform):
    state = served(norm_pace=0.5)
    care = unit_of(state, 1)
    state.member_mistake[0, [1, 2]] = Mistake.REPORT_IGNORED, Mistake.FIND_MENDED
    state.unit_norm[0, care], state.member_sanctions[0, [1, 2]] = 0.8, 1.0
    perform(state, Phase.ADAPT)
    assert state.unit_norm[0, care] == pytest.approx(0.8 - 0.5 * 0.8 * 0.5)
    assert state.unit_lessons[0, care] == 0


def test_outrage_is_the_share_of_staff_where_a_scandal_comes_out(perform):
    state = served(scandal_rate=0.02, error_rate=0.0)
    care, mobile = unit_of(state, 1), unit_of(state, 7)
    for touched, share in (((care,), 2 / 3), ((mobile,), 1 / 3), ((care, mobile), 1.0), ((), 0.0)):
        state.unit_hidden[0] = 0.0
        state.unit_hidden[0, list(touched)] = 100.0
        perform(state, Phase.DELIVER)
        assert state.unit_scandal[0].nonzero()[0].tolist() == sorted(touched)
        assert state.run_outrage[0] == pytest.approx(share)


def test_what_nobody_meets_has_to_wait_and_harms(perform):
    """Two posts, needs 1.5 of a normal load; hours meet needs as far as they are for the purpose."""
    state = served(error_rate=0.0, cover_up=0.0)
    care = unit_of(state, 1)
    state.unit_needs[0, care] = 1.5
    for modes, met in (
        ((Mode.COOPERATE, Mode.COOPERATE), 0.5),
        ((Mode.COOPERATE, Mode.TARGET), (0.5 + 0.5 * 0.5) / 2),  # the indicator captures half
        ((Mode.SLACK, Mode.GAME), 0.0),
    ):
        state.member_mode[0, [1, 2]] = modes
        perform(state, Phase.DELIVER)
        assert state.unit_unmet[0, care] == pytest.approx(0.6 * 1.5 - met)
        assert state.unit_harm[0, care] == pytest.approx(0.05 * (0.6 * 1.5 - met))
        assert state.unit_unmet[0, unit_of(state, 7)] == 0


def test_where_it_is_not_clear_what_to_do_less_is_of_use(perform):
    state = served()
    perform(state, Phase.DELIVER)
    clear = state.member_true[0].copy(), state.member_registered[0].copy()
    state.member_ambiguity[0, [1, 2]] = 0.4, 1.0
    perform(state, Phase.DELIVER)
    np.testing.assert_allclose(state.member_true[0, [1, 2, 7]], clear[0][[1, 2, 7]] * [0.94, 0.85, 1.0])
    np.testing.assert_array_equal(state.member_registered[0], clear[1])


def test_a_manager_is_strained_by_the_coaching_she_had_no_time_for_and_staff_by_needs_beyond_hours(perform):
    state = served(
        strain_pace=1.0, strain_base=0.1, strain_hours=0.5, strain_cooperation=0.15, levers={"voice": 0.0}
    )
    state.unit_needs[0, [unit_of(state, 1), unit_of(state, 7)]] = 1.2, 0.9
    state.member_support[0] = 0.5
    state.member_coaches[0, 0] = 0.4
    state.member_time[0, [1, 2, 7], Use.WORK] = 1.0, 0.6, 1.0
    state.member_mode[0, 7] = Mode.TARGET
    ability = float(state.member_ability[0, 0])
    perform(state, Phase.ADAPT)
    strains = dict(zip((0, 1, 2, 7), state.member_strain[0, [0, 1, 2, 7]].tolist(), strict=True))
    assert strains == pytest.approx(
        {0: 0.1 + 0.5 * 0.6, 1: 0.25 + 0.5 * 0.2, 2: 0.25 + 0.5 * 0.6, 7: 0.1 - 0.5 * 0.1}
    )
    assert state.member_ability[0, 0] == ability  # settled
    assert (state.member_ability[0, [1, 2, 7]] != ability).all()


def test_ambiguity_wears_and_so_does_dissent_among_those_who_do_not_trust_each_other(perform):
    state = served(strain_pace=1.0, strain_base=0.1, levers={"voice": 0.8})
    state.unit_needs[0] = 1.0
    state.member_support[0], state.member_coaches[0] = 0.5, 1.0
    state.member_time[0, [1, 2, 7], Use.WORK] = 1.0
    state.member_mode[0, [1, 2, 7]] = Mode.TARGET
    state.member_ambiguity[0, [0, 1]] = 0.3, 0.5
    alone = {place: 0.2 * 0.8 * (1 - float(state.member_propensity[0, place])) for place in (0, 1, 2, 7)}
    perform(state, Phase.ADAPT)
    strains = dict(zip(alone, state.member_strain[0, [*alone]].tolist(), strict=True))
    # Nobody has colleagues here: what they think of people in general counts.
    assert strains == pytest.approx(
        {0: 0.13 + alone[0], 1: 0.15 + alone[1], 2: 0.1 + alone[2], 7: 0.1 + alone[7]}
    )
