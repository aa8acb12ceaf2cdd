"""Every rule against values worked out by hand."""

import pytest

from tillit.agents import rules
from tillit.model import update_beta, update_delta
from tillit.model.parameters import Assumptions
from tillit.model.vocabulary import Disposition, Mistake, Mode, Stance

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
    assert rules.discretion_received(0.25, 1.0, 1.0, A) == pytest.approx(0.7 * 0.25 + 0.3)
    # Granted 0.475: half of what goes beyond the ability the manager believes in is kept back.
    assert rules.discretion_received(0.25, 1.0, 0.475, A) == pytest.approx(0.475)
    assert rules.discretion_received(0.25, 1.0, 0.275, A) == pytest.approx(0.475 - 0.5 * 0.2)
    assert rules.discretion_received(0.25, 1.0, 0.0, A) == pytest.approx(0.475 - 0.5 * 0.475)


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
    assert rules.hours_left(follow_up, 1.0, 1.0, 0.0, A) == pytest.approx(1 - 0.02 - 0.28 - 0.25)
    assert rules.hours_left(0.0, 0.0, 0.0, 0.04, A) == pytest.approx(1 - 0.02 - 0.04)
    assert rules.hours_together(1.0, 0.0, A) == pytest.approx(0.03)
    assert rules.hours_together(0.0, 1.0, A) == pytest.approx(0.015)
    assert rules.hours_together(0.5, 0.4, A) == pytest.approx(0.021)
    assert rules.hours_together(0.0, 0.0, A) == 0.0


def test_a_reform_takes_hours_and_is_half_over_after_18_weeks():
    reform = rules.reform_settled(0.0, 3.0, A)
    assert reform == pytest.approx(0.06)
    for _ in range(18):
        reform = rules.reform_settled(reform, 0.0, A)
    assert reform == pytest.approx(0.03, abs=0.001)


def test_the_board_is_alarmed_by_less_than_expected_by_scandals_and_by_errors_it_hears_of():
    assert rules.alarm(0.0, 0.0, 0.0, 0.0, A) == 0.0  # no report yet
    assert rules.alarm(0.5, 0.6, 0.0, 0.0, A) == 0.0
    assert rules.alarm(0.5, 0.4, 0.0, 0.0, A) == pytest.approx(0.4)
    assert rules.alarm(0.5, 0.4, 0.2, 0.0, A) == pytest.approx(0.6)
    assert rules.alarm(0.5, 0.4, 0.2, 0.03, A) == pytest.approx(0.75)
    assert rules.alarm(0.0, 0.0, 0.0, 0.03, A) == pytest.approx(0.15)  # heard of before any report
    assert rules.alarm(0.5, 0.0, 1.0, 0.0, A) == rules.alarm(0.5, 0.5, 0.0, 0.2, A) == 1.0


def test_politicians_tighten_without_trust_and_let_go_with_it():
    assert rules.tightening(1.0, 0.2, A) == pytest.approx(0.3 * 0.25 * 0.8)
    assert rules.tightening(1.0, 1.0, A) == 0.0
    assert rules.letting_go(0.5, 0.8, A) == pytest.approx(0.1 * 0.8 * 0.5)
    assert rules.letting_go(0.5, 0.0, A) == 0.0


def test_expectations_ratchet_and_fall_slowly():
    assert rules.expectation_of_results(0.0, 0.6, A) == 0.6
    assert rules.expectation_of_results(0.6, 0.7, A) == pytest.approx(0.62)
    assert rules.expectation_of_results(0.6, 0.1, A) == pytest.approx(0.575)
    assert rules.expectation_of_results(0.6, 0.6, A) == 0.6
    strict = A.changed({"lenience": 0.0})
    assert rules.expectation_of_results(0.6, 0.1, strict) == 0.6


def test_directors_without_trust_in_politicians_hold_back():
    assert rules.passed_on(0.4, 1.0, A) == pytest.approx(0.4)
    assert rules.passed_on(0.4, 0.0, A) == pytest.approx(0.2)


def test_control_adds_to_what_tightens_and_takes_from_freedom():
    assert rules.tightened(0.5, 0.2) == pytest.approx(0.7)
    assert rules.tightened(0.9, 0.2) == 1.0
    assert rules.loosened(0.5, 0.2) == pytest.approx(0.3)
    assert rules.loosened(0.1, 0.2) == 0.0


def test_a_managers_hours_go_to_administration_first():
    assert rules.managers_administration(1.0, 1.0, 0.0, A) == pytest.approx(0.5)
    assert rules.managers_administration(0.0, 0.0, 1.0, A) == pytest.approx(0.25)
    assert rules.coaching_hours(0.7, 0.4, 0.3, 0.0) == 0.4  # both fit
    # 0.5 hours for 0.4 coaching and 0.4 checking, trusting three to one: 0.375 and the rest.
    assert rules.coaching_hours(0.5, 0.4, 0.4, 0.75) == pytest.approx(0.375)
    assert rules.coaching_hours(0.5, 0.4, 0.4, 1.0) == 0.4
    assert rules.coaching_hours(0.5, 0.4, 0.4, 0.0) == pytest.approx(0.1)  # what checking leaves
    assert rules.coaching_hours(0.5, 0.6, 0.0, 0.0) == pytest.approx(0.5)
    assert rules.coaching_hours(0.0, 0.6, 0.1, 0.5) == 0.0
    assert rules.coverage(0.2, 0.4) == 0.5
    assert rules.coverage(0.0, 0.0) == 1.0


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
    assert rules.utility_game(0.8, 0.0, 0.5, 0.3, 1.0, A) == pytest.approx(0.8 * 0.75 - 0.3 - 0.8 - 0.1)
    assert rules.utility_game(0.8, 0.4, 0.5, 0.3, 1.0, A) == pytest.approx(1.0 * 0.75 - 0.3 - 0.8 - 0.1)
    assert rules.utility_game(0.8, 1.0, 1.0, 0.0, 0.0, A) == pytest.approx(-0.1)  # nothing to game
    assert rules.utility_slack(0.3, 0.5, A) == pytest.approx(-0.5)


def test_choice_cuts_the_unit_interval_in_order():
    assert [rules.choice(0, 0, 0, 0, 0.3, draw) for draw in (0.1, 0.3, 0.6, 0.9)] == list(Mode)
    assert rules.choice(100, 0, 0, 0, 0.02, 0.999999) == Mode.COOPERATE
    assert rules.choice(-1000, -1000, -1000, 1000, 0.02, 1e-9) == Mode.SLACK


def test_work_fits_the_need():
    assert rules.fit(1.0, 1.0, 1.0, 1.0, A) == 1.0
    assert rules.fit(1.0, 0.0, 1.0, 1.0, A) == pytest.approx(0.6)
    assert rules.fit(0.0, 1.0, 1.0, 1.0, A) == pytest.approx(1 - 0.4 * 0.3)
    assert rules.fit(1.0, 1.0, 1.0, 0.0, A) == pytest.approx(1 - 0.4 * 0.2)  # to a stranger
    assert rules.fit(0.5, 0.5, 0.6, 0.75, A) == pytest.approx(1 - 0.4 * (0.5 * (1 - 0.285) + 0.3 * 0.25))
    assert rules.fit(0.0, 1.0, 1.0, 0.0, A) == rules.fit(0.0, 1.0, 1.0, 1.0, A)  # routine needs nobody known


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
    heard = 0.3 * acted_on - 0.15 * (1 - acted_on)
    assert rules.leader_benevolence(0.3, 0.7, 0.7, 0.75, 0.1, 0.2, A) == pytest.approx(
        0.32 + 0.2 * 0.7 + 0.7 * heard + 0.15 * 0.75 - 0.7 * 0.1 - 0.6 * 0.2
    )
    # Nobody follows up or supports: to be asked and not listened to is worse than not to be asked.
    assert rules.leader_benevolence(0.0, 0.0, 1.0, 0.0, 0.0, 0.0, A) == pytest.approx(0.32 - 0.15)
    assert rules.leader_benevolence(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, A) == pytest.approx(0.32)


def test_unanswered_free_riding():
    assert [rules.unanswered_by(mode, 0.5, 0.6) for mode in Mode] == pytest.approx([0, 0, 0.7, 0.7])
    assert rules.remembered(0.5, 0.0, A) == pytest.approx(0.46)


def test_dispositions_have_their_shares():
    # A quarter, and 0.15 of the other three quarters: up to 0.3625.
    ends = {
        Disposition.OPPORTUNIST: (0.001, 0.249),
        Disposition.COMMITTED: (0.251, 0.362),
        Disposition.CONDITIONAL: (0.363, 0.999),
    }
    for kind, draws in ends.items():
        assert [rules.disposition(draw, 0.25, 0.15) for draw in draws] == [kind, kind]
    assert rules.disposition(0.999, 1.0, 0.0) == Disposition.OPPORTUNIST
    assert rules.disposition(0.001, 0.0, 1.0) == rules.disposition(0.999, 0.0, 1.0) == Disposition.COMMITTED
    assert [rules.motivation_of(kind, A) for kind in Disposition] == [0.25, 1.0, 1.35]


def test_citizens_weigh_trust_others_and_being_heard():
    assert rules.utility_loyalty(0.6, 0.5, A) == pytest.approx(1.1)
    assert rules.utility_voice(1.1, 0.4, 0.5, A) == pytest.approx(1.1 + 0.6 * 0.5 - 0.4)
    assert rules.utility_voice(1.1, 1.0, 1.0, A) < 1.1  # nothing to complain about


def test_a_stance_follows_the_logit():
    from math import exp

    weights = [exp(1.0), exp(0.5), exp(0.0)]
    first, second = weights[0] / sum(weights), sum(weights[:2]) / sum(weights)
    assert rules.stance(1.0, 0.5, 0.0, 1.0, first - 1e-9) == Stance.LOYALTY
    assert rules.stance(1.0, 0.5, 0.0, 1.0, first + 1e-9) == Stance.VOICE
    assert rules.stance(1.0, 0.5, 0.0, 1.0, second - 1e-9) == Stance.VOICE
    assert rules.stance(1.0, 0.5, 0.0, 1.0, second + 1e-9) == Stance.EXIT


def test_coproduction_is_neutral_when_half_cooperate():
    assert rules.coproduction(0.5, 1.0, A) == 1.0
    assert rules.coproduction(1.0, 1.0, A) == pytest.approx(1.15)
    assert rules.coproduction(0.0, 1.0, A) == pytest.approx(0.85)


def test_citizens_matter_to_the_work_as_far_as_they_take_part():
    assert rules.coproduction(1.0, 0.4, A) == pytest.approx(1.06)
    assert rules.coproduction(0.0, 0.4, A) == pytest.approx(0.94)
    assert rules.coproduction(1.0, 0.0, A) == rules.coproduction(0.0, 0.0, A) == 1.0


def test_pay_reaches_the_work_as_sharply_as_the_task_has_it_less_what_a_joint_budget_dilutes():
    assert rules.pay(0.8, 0.0, 0.0, 0.25, A) == pytest.approx(0.2)
    assert rules.pay(0.8, 0.0, 0.5, 0.25, A) == pytest.approx(0.2 * 0.85)
    assert rules.pay(1.0, 0.0, 1.0, 1.0, A) == pytest.approx(0.7)


def test_to_be_ranked_drives_where_pay_does_not():
    assert rules.pay(0.0, 1.0, 0.0, 1.0, A) == pytest.approx(0.3)
    assert rules.pay(0.8, 0.5, 0.0, 0.25, A) == pytest.approx(0.25 * (1 - 0.2 * 0.85))
    assert rules.pay(1.0, 1.0, 0.0, 0.5, A) == rules.pay(1.0, 0.0, 0.0, 0.5, A) == 0.5
    assert rules.pay(0.0, 0.0, 0.0, 1.0, A) == rules.pay(1.0, 1.0, 0.0, 0.0, A) == 0.0


def test_errors_come_with_strain_and_with_freedom_beyond_ability():
    assert rules.error_probability(0.5, 0.5, 0.6, 0.4, A) == pytest.approx(0.06 * 1.5 * 1.2 * 0.8)
    assert rules.error_probability(0.0, 1.0, 1.0, 0.0, A) == pytest.approx(0.06)


def test_reports_need_voice_and_confidence_and_are_silenced_by_sanctions():
    assert rules.report_probability(0.5, 0.0, 0.5, 0.8, A) == pytest.approx(0.55 * 0.8 * 0.6)
    assert rules.report_probability(1.0, 0.0, 0.0, 1.0, A) == 1.0
    assert rules.report_probability(1.0, 0.0, 1.0, 1.0, A) == pytest.approx(0.2)


def test_a_vivid_purpose_silences_where_dissent_is_not_invited():
    assert rules.report_probability(0.5, 0.8, 0.5, 0.8, A) == pytest.approx(0.55 * 0.8 * 0.6 * 0.8)
    assert rules.report_probability(0.0, 1.0, 0.0, 1.0, A) == pytest.approx(0.1 * 0.5)
    assert rules.report_probability(1.0, 1.0, 0.0, 1.0, A) == 1.0


def test_voice_is_believed_in_where_reports_are_acted_on():
    assert rules.heeded(0.8, 1.0, A) == 0.8
    assert rules.heeded(0.8, 0.0, A) == pytest.approx(0.4)
    assert rules.heeded(0.8, 0.5, A) == pytest.approx(0.6)
    assert rules.heeded(0.0, 0.0, A) == 0.0


def test_unreported_errors_are_found_by_follow_up_or_by_citizens():
    assert rules.found_probability(0.6, 0.2, A) == pytest.approx(1 - 0.7 * 0.9)
    assert rules.found_probability(0.0, 0.0, A) == 0.0
    assert rules.acted_on(0.5, 0.2) == pytest.approx(0.6)


def test_what_becomes_of_an_error_is_one_draw():
    # An error in half the weeks, reported in half of them; found in half of the rest; half of that mended.
    ends = [
        (0.124, Mistake.REPORT_MENDED),
        (0.126, Mistake.REPORT_IGNORED),
        (0.249, Mistake.REPORT_IGNORED),
        (0.251, Mistake.FIND_MENDED),
        (0.312, Mistake.FIND_MENDED),
        (0.313, Mistake.HIDDEN),
        (0.499, Mistake.HIDDEN),
        (0.501, Mistake.NONE),
    ]
    for draw, outcome in ends:
        assert rules.mistake(0.5, 0.5, 0.5, 0.5, draw) == outcome, draw


def test_what_is_concealed():
    assert rules.concealed(Mistake.HIDDEN, Mode.COOPERATE, 0.5, A) == 1.0
    assert rules.concealed(Mistake.REPORT_IGNORED, Mode.GAME, 0.5, A) == pytest.approx(1.05)
    assert rules.concealed(Mistake.FIND_MENDED, Mode.SLACK, 0.5, A) == pytest.approx(0.025)
    assert rules.concealed(Mistake.NONE, Mode.TARGET, 1.0, A) == 0.0


def test_hidden_errors_gather_fade_and_harm():
    assert rules.hidden_stock(1.0, 0.5, 0.5, A) == pytest.approx(1.5 * (1 - 0.02 - 0.015))
    assert rules.scandal_probability(2.0, A) == pytest.approx(0.004)
    assert rules.scandal_probability(100.0, A) == 1.0
    assert rules.harm(2.0, 0, 0.0, A) == pytest.approx(0.06)
    assert rules.harm(2.0, 1, 0.0, A) == pytest.approx(3.06)
    assert rules.harm(2.0, 1, 0.4, A) == pytest.approx(3.08)  # those who wait are harmed too
    assert rules.harm(0.0, 1, 0.4, A) == pytest.approx(0.02)


def test_what_citizens_and_politicians_see():
    assert rules.experience(0.5, A) == pytest.approx(0.6)
    assert rules.treatment(1.0, 0.5, 1.0, A) == 0.75
    assert rules.treatment(1.0, 0.5, 0.0, A) == 0.625  # freedom is used less for those who have withdrawn
    assert rules.treatment(1.0, 0.5, 0.6, A) == pytest.approx(0.5 + 0.25 * 0.8)
    assert rules.treatment(1.0, 0.0, 0.0, A) == rules.treatment(1.0, 0.0, 1.0, A) == 0.5
    assert rules.honesty(Mistake.NONE, 0) == rules.honesty(Mistake.REPORT_MENDED, 0) == 1.0
    assert rules.honesty(Mistake.HIDDEN, 0) == rules.honesty(Mistake.REPORT_IGNORED, 0) == 0.0
    assert rules.honesty(Mistake.NONE, 1) == 0.0
    assert rules.result_seen(0.6, 0.5, A) == pytest.approx(0.7)
    assert rules.result_seen(0.6, 0.0, A) == 0.5
    assert rules.steadiness(0.1, 1.0, 0.5, A) == 0.0
    assert rules.steadiness(0.0, 1.0, 0.5, A) == rules.steadiness(-0.1, 1.0, 0.5, A) == 1.0
    assert rules.steadiness(0.0, 0.25, 0.5, A) == pytest.approx(1 - 0.4 * 0.75 * 0.5)


def test_lessons_are_learned_and_forgotten():
    assert rules.lessons_kept(0.5, 0.1, A) == pytest.approx(0.5 + 0.1 * 0.5 - 0.005)
    assert rules.lessons_kept(0.0, 0.0, A) == 0.0


def test_scandals_are_forgotten_slowly():
    assert rules.scandals_remembered(0.5, 0.25, A) == pytest.approx(0.73)
    assert rules.scandals_remembered(1.0, 1.0, A) == 1.0


def test_motivation_follows_freedom_trust_and_citizens_and_is_crowded_out():
    rest = 1 + 0.2 * 0.25 + 0.3 * 0.1 + 0.1 * 0.2 - 0.4 * 0.3
    moved = rules.motivation_moved(1.0, 1.0, 0.75, 0.6, 0.7, 0.0, 0.3, A)
    assert moved == pytest.approx(1 + 0.03 * (rest - 1))
    # A purpose that arrives motivates in proportion to what the person brings.
    vivid = rules.motivation_moved(2.0, 2.0, 0.75, 0.6, 0.7, 0.6, 0.3, A)
    assert vivid == pytest.approx(2 + 0.03 * 2 * (rest + 0.15 * 0.6 - 1))
    assert rules.motivation_moved(1.0, 1.0, 0.5, 0.5, 0.5, 0.0, 0.0, A) == 1.0
    # Little is crowded out where there is little to crowd out.
    lost = rules.motivation_moved(0.25, 0.25, 0.5, 0.5, 0.5, 0.0, 1.0, A) - 0.25
    assert lost == pytest.approx(-0.03 * 0.4 * 0.25)


def test_strain_follows_hours_lost_cooperation_control_and_support():
    rest = 0.35 + 0.5 * 0.3 + 0.15 - 0.2 * 0.2 + 0.4 * 0.25
    for cooperating, expected in ((True, rest), (False, rest - 0.15)):
        moved = rules.strain_moved(0.4, 0.3, cooperating, 0.7, 0.25, 0.0, 0.0, A)
        assert moved == pytest.approx(0.4 + 0.05 * (expected - 0.4))
    relieved = rules.strain_moved(0.4, -0.3, True, 0.7, 0.25, 0.0, 0.0, A)  # more hours than needs
    assert relieved == pytest.approx(0.4 + 0.05 * (rest - 0.3 - 0.4))


def test_strain_follows_ambiguity_and_conflict():
    for ambiguous, in_conflict in ((0.5, 0.0), (0.0, 0.3), (0.5, 0.3)):
        rest = 0.35 + 0.1 * ambiguous + 0.2 * in_conflict
        moved = rules.strain_moved(0.4, 0.0, False, 0.5, 0.0, ambiguous, in_conflict, A)
        assert moved == pytest.approx(0.4 + 0.05 * (rest - 0.4))
    assert rules.conflict(0.8, 0.25) == pytest.approx(0.6)
    assert rules.conflict(1.0, 0.0) == 1.0
    assert rules.conflict(1.0, 1.0) == rules.conflict(0.0, 0.0) == 0.0


def test_ability_is_learned_by_doing_coaching_and_feedback_that_does_not_punish():
    learned = 0.01 + 0.01 * 0.5 + 0.015 * 0.6 * 0.8
    moved = rules.ability_moved(0.7, 0.5, 0.6, 0.4, A)
    assert moved == pytest.approx(0.7 + learned * 0.3 - 0.007)


def test_leaving_follows_strain_beyond_the_tolerable_and_distrust():
    assert rules.leaving(0.45, 1.0, A) == pytest.approx(0.05 / 52)
    assert rules.leaving(0.65, 0.5, A) == pytest.approx((0.05 + 0.06 + 0.05) / 52)


def test_a_newcomer_takes_the_unit_a_number_of_weeks_in_all():
    taken = reform = rules.introduction(0.25, A)
    for _ in range(1000):
        reform = rules.reform_settled(reform, 0.0, A)
        taken += reform
    assert taken == pytest.approx(0.25 * 8)
