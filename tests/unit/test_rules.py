"""Every rule against values worked out by hand."""

import pytest

from tillit.agents import rules
from tillit.model import update_beta, update_delta
from tillit.model.parameters import Assumptions
from tillit.model.vocabulary import Disposition, Mode

A = Assumptions()


def test_update_delta_is_asymmetric():
    assert update_delta(0.5, 1.0, 0.1, 0.3) == pytest.approx(0.55)
    assert update_delta(0.5, 0.0, 0.1, 0.3) == pytest.approx(0.35)
    assert update_delta(0.5, 0.5, 0.1, 0.3) == 0.5


def test_update_beta_forgets_and_weighs_failures():
    assert update_beta(8.0, 2.0, 1.0, 0.9, 3.0) == pytest.approx((8.2, 1.8))
    assert update_beta(8.0, 2.0, 0.0, 0.9, 3.0) == pytest.approx((7.2, 4.8))
    assert update_beta(8.0, 2.0, 0.0, 0.9, 3.0, 0.5) == pytest.approx((7.2, 3.3))


def test_belief_beta_is_the_beta_mean_and_starts_at_propensity():
    assert rules.belief_beta(8.0, 2.0, 0.5) == 0.75
    assert rules.belief_beta(0.0, 0.0, 0.3) == 0.3


def test_fade_goes_towards_propensity():
    assert rules.fade(0.9, 0.5, A) == pytest.approx(0.9 - 0.002 * 0.4)


def test_trust_is_the_weighted_mean():
    assert rules.trust((1.0, 0.0, 0.0), A) == pytest.approx(0.49)
    assert rules.trust((0.6, 0.6, 0.6), A) == pytest.approx(0.6)


def test_perceived_is_bounded():
    assert rules.perceived(0.5, 0.1, 0.75) == pytest.approx(0.55)
    assert rules.perceived(0.99, 0.1, 0.99) == 1.0
    assert rules.perceived(0.01, 0.1, 0.01) == 0.0


def test_levers_arrive_through_the_manager():
    assert rules.monitoring_received(0.6, 0.0, A) == pytest.approx(0.7 * 0.6 + 0.3 * 0.8)
    assert rules.monitoring_received(0.6, 1.0, A) == pytest.approx(0.42)
    assert rules.discretion_received(0.25, 1.0, A) == pytest.approx(0.7 * 0.25 + 0.3)


def test_answering_is_information_times_response():
    assert rules.information(0.0, A) == pytest.approx(0.2)
    assert rules.information(1.0, A) == 1.0
    assert rules.information(0.5, A) == pytest.approx(0.8)
    assert rules.dialogue(0.7, 0.7, 0.5) == pytest.approx(0.7 * 0.85 * 0.5)
    assert rules.response(0.25, 0.4) == pytest.approx(0.55)


def test_control_is_felt_without_sanctions_and_softened_by_voice():
    assert rules.felt_control(0.6, 0.0, 0.0, A) == pytest.approx(0.15)
    assert rules.felt_control(0.6, 1.0, 0.0, A) == pytest.approx(0.6)
    assert rules.felt_control(0.6, 1.0, 1.0, A) == pytest.approx(0.24)


def test_every_lever_pays_its_own_hours():
    follow_up = rules.follow_up_hours(1.0, 1.0, A)
    assert follow_up == pytest.approx(0.28)
    assert rules.hours_for_work(follow_up, 1.0, 1.0, A) == pytest.approx(1 - 0.02 - 0.28 - 0.25)


def test_expectation_mixes_experience_and_purpose():
    assert rules.expectation(0.8, 1.0, A) == pytest.approx(0.9 * 0.8 + 0.1 * 0.8)


def test_synergy_is_a_threshold_public_good():
    assert rules.synergy(0.0, A) == 0.0
    assert rules.synergy(1.0, A) == pytest.approx(1.0)
    assert rules.synergy(0.5, A) == pytest.approx((1 + 0.5**4) / 2)
    assert rules.dependent(0.25, 0.8) == pytest.approx(0.4)


def test_penalty_bites_those_who_care():
    assert rules.penalty(1.0, 0.5, 0.6, 0.0, 0.25, A) == pytest.approx(0.6)
    assert rules.penalty(0.5, 0.5, 0.0, 0.8, 1.0, A) == pytest.approx(0.4)
    assert rules.penalty(0.5, 0.5, 0.0, 0.8, 0.0, A) == 0.0


def test_utilities():
    assert rules.utility_cooperate(1.0, 0.5, 0.4, 0.8, 0.5, 0.1, A) == pytest.approx(
        2 * (1 - 0.4 * 0.5) + 0.4 - 0.9 - 0.2
    )
    assert rules.utility_target(1.0, 0.5, 0.4, 0.8, 0.5, A) == pytest.approx(
        0.5 * 2 * 0.5 * (1 - 0.2 * 0.5) + 0.8 - 0.675
    )
    assert rules.utility_game(0.8, 0.5, 0.3, 1.0, A) == pytest.approx(0.8 * 0.75 - 0.3 - 0.8 - 0.1)
    assert rules.utility_game(0.8, 1.0, 0.0, 0.0, A) == pytest.approx(-0.1)  # nothing to game
    assert rules.utility_slack(0.3, 0.5, A) == pytest.approx(-0.5)


def test_choice_cuts_the_unit_interval_in_order():
    assert [rules.choice(0, 0, 0, 0, 0.3, draw) for draw in (0.1, 0.3, 0.6, 0.9)] == list(Mode)
    assert rules.choice(100, 0, 0, 0, 0.02, 0.999999) == Mode.COOPERATE
    assert rules.choice(-1000, -1000, -1000, 1000, 0.02, 1e-9) == Mode.SLACK


def test_work_fits_the_need():
    assert rules.fit(1.0, 1.0, 1.0, A) == 1.0
    assert rules.fit(1.0, 0.0, 1.0, A) == pytest.approx(0.6)
    assert rules.fit(0.0, 1.0, 1.0, A) == pytest.approx(1 - 0.4 * 0.3)


def test_outputs_of_a_week():
    true = [rules.true_output(mode, 1.0, 1.0, 0.5, 0.6, 0.8, A) for mode in Mode]
    assert true == pytest.approx([1.0, 0.6 * 1.12, 0.0, 0.0])
    shown = [rules.registered_output(mode, 0.6, 0.8, A) for mode in Mode]
    assert shown == pytest.approx([0.6, 1.12, 0.64, 0.0])


def test_what_a_week_looks_like():
    assert [rules.conduct(mode, A) for mode in Mode] == [1.0, 0.25, 0.1, 0.0]
    assert [rules.performance(mode, A) for mode in Mode] == [1.0, 0.8, 0.1, 0.0]
    assert [rules.helpfulness(mode) for mode in Mode] == [1.0, 0.0, 0.0, 0.0]


def test_leaders_are_believed_benevolent_when_voice_is_acted_on():
    acted_on = 1 - 0.7 * 0.3
    assert rules.leader_benevolence(0.3, 0.7, 0.7, 0.75, 0.1, 0.2, A) == pytest.approx(
        0.32 + 0.2 * 0.7 + 0.3 * 0.7 * acted_on + 0.15 * 0.75 - 0.7 * 0.1 - 0.6 * 0.2
    )


def test_unanswered_free_riding():
    assert [rules.unanswered_by(mode, 0.5, 0.6) for mode in Mode] == pytest.approx([0, 0, 0.7, 0.7])
    assert rules.remembered(0.5, 0.0, A) == pytest.approx(0.46)


def test_dispositions_have_their_shares():
    assert rules.disposition(0.2, A) == Disposition.OPPORTUNIST
    assert rules.disposition(0.3, A) == Disposition.COMMITTED
    assert rules.disposition(0.9, A) == Disposition.CONDITIONAL
    assert [rules.motivation_of(kind, A) for kind in Disposition] == [0.25, 1.0, 1.35]
