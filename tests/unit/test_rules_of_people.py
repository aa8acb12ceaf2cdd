"""Rules of what people say, what is said to them, who comes and what stays, worked out by hand."""

import pytest

from tillit.agents import rules
from tillit.model.parameters import Assumptions

A = Assumptions()


def test_what_others_tell_counts_as_far_as_they_are_trusted():
    assert rules.hearsay(1.0, A) == 0.25
    assert rules.hearsay(0.4, A) == pytest.approx(0.1)
    assert rules.hearsay(0.0, A) == rules.hearsay(1.0, A.changed({"gossip": 0.0})) == 0.0


def test_headlines_are_as_large_as_what_they_are_about():
    assert rules.headlines(1.0, A) == 0.2
    assert rules.headlines(0.25, A) == pytest.approx(0.05)
    assert rules.headlines(0.0, A) == rules.headlines(1.0, A.changed({"media": 0.0})) == 0.0


def test_trust_in_general_moves_halfway_from_upbringing_to_experience():
    assert rules.generalised(0.5, 0.6, 0.9, A) == pytest.approx(0.5 + 0.005 * 0.25)
    assert rules.generalised(0.5, 0.4, 0.2, A) == pytest.approx(0.5 - 0.005 * 0.2)
    assert rules.generalised(0.75, 0.6, 0.9, A) == pytest.approx(0.75)
    propensity = 0.2
    for _ in range(5000):
        propensity = rules.generalised(propensity, 0.8, 0.4, A)
    assert propensity == pytest.approx(0.6)


def test_an_election_is_lost_by_distrust():
    assert rules.majority_falls(1.0, A) == pytest.approx(0.1)
    assert rules.majority_falls(0.4, A) == pytest.approx(0.1 + 0.5 * 0.6)
    assert rules.majority_falls(0.0, A) == pytest.approx(0.6)
    assert rules.majority_falls(0.0, A.changed({"election_base": 0.9})) == 1.0


def test_a_message_fades_with_every_manager_who_is_not_trusted():
    assert rules.message(1.0, 1.0, A) == 1.0
    assert rules.message(1.0, 0.0, A) == 0.5
    assert rules.message(rules.message(1.0, 0.6, A), 0.2, A) == pytest.approx(0.8 * 0.6)
    assert rules.message(0.0, 1.0, A) == 0.0


def test_managers_amplify_control_over_those_they_distrust_and_dampen_it_else():
    assert rules.amplified(0.4, 0.5, A) == 0.4
    assert rules.amplified(0.4, 0.0, A) == pytest.approx(0.6)
    assert rules.amplified(0.4, 1.0, A) == pytest.approx(0.2)
    assert rules.amplified(0.4, 0.2, A) == pytest.approx(0.4 * 1.3)
    assert rules.amplified(0.8, 0.0, A) == 1.0
    assert rules.amplified(0.0, 0.0, A) == 0.0


def test_purpose_or_targets_say_what_to_do():
    assert rules.ambiguity(0.0, 0.0, 0.5) == 1.0
    assert rules.ambiguity(0.0, 0.7, 0.5) == pytest.approx(0.3)
    assert rules.ambiguity(0.5, 0.7, 0.6) == pytest.approx(0.3 * (1 - 0.6 * 0.75))
    assert rules.ambiguity(1.0, 0.0, 0.6) == pytest.approx(0.4)
    assert rules.ambiguity(1.0, 0.0, 0.0) == 1.0  # targets that say nothing of the purpose
    assert rules.ambiguity(1.0, 0.0, 1.0) == rules.ambiguity(0.0, 1.0, 0.0) == 0.0
    # The first targets say most.
    said = [rules.ambiguity(targets / 4, 0.0, 1.0) for targets in range(5)]
    assert said == pytest.approx([1.0, 9 / 16, 4 / 16, 1 / 16, 0.0])


def test_what_is_not_clear_is_done_less_well():
    assert rules.clarity(0.0, A) == 1.0
    assert rules.clarity(0.4, A) == pytest.approx(0.94)
    assert rules.clarity(1.0, A) == pytest.approx(0.85)


def test_a_reorganisation_breaks_the_ties_that_continuity_does_not_keep():
    assert rules.broken(0.6, 0.0) == 0.6
    assert rules.broken(0.6, 0.75) == pytest.approx(0.15)
    assert rules.broken(1.0, 1.0) == rules.broken(0.0, 0.0) == 0.0


def test_pay_for_what_is_registered_costs_money():
    assert rules.performance_pay(1.0, 1.0, 1.0, 1.0) == 1.0
    assert rules.performance_pay(0.5, 0.4, 0.1, 3.0) == pytest.approx(0.06)
    for place in range(4):
        nothing = [1.0] * 4
        nothing[place] = 0.0
        assert rules.performance_pay(*nothing) == 0.0


def test_leaders_are_of_integrity_when_agreements_hold_and_deeds_agree_with_words():
    assert rules.leader_integrity(0.0, 1.0, 1.0, A) == 1.0
    assert rules.leader_integrity(0.3, 1.0, 1.0, A) == pytest.approx(0.7)
    assert rules.leader_integrity(0.0, 0.0, 1.0, A) == pytest.approx(0.6)
    assert rules.leader_integrity(0.3, 0.25, 0.8, A) == pytest.approx(0.7 * (1 - 0.4 * 0.75 * 0.8))
    assert rules.leader_integrity(0.0, 0.0, 0.0, A) == 1.0  # nothing was said
    assert rules.leader_integrity(1.0, 1.0, 0.0, A) == 0.0


def test_citizens_meet_one_they_know_by_continuity():
    assert rules.encounter_contact(1.0, A) == 0.25
    assert rules.encounter_contact(0.0, A) == pytest.approx(0.1)
    assert rules.encounter_contact(0.5, A) == pytest.approx(0.25 * 0.7)


def test_reporting_stays_a_norm_while_reports_are_acted_on():
    slow = A.changed({"norm_pace": 0.5})
    assert rules.norm_kept(0.8, 0.0, 0.0, slow) == 0.8  # nobody reported, nothing was learned of it
    assert rules.norm_kept(0.8, 0.2, 0.0, slow) == pytest.approx(0.8 - 0.5 * 0.8 * 0.2)
    assert rules.norm_kept(0.8, 0.2, 0.2, slow) == pytest.approx(0.8 + 0.5 * 0.2 * 0.2)
    assert rules.norm_kept(0.8, 0.2, 0.1, slow) == pytest.approx(0.8 + 0.5 * (0.1 - 0.16))
    assert rules.norm_kept(0.8, 1.0, 0.3, A) == pytest.approx(0.3)  # everybody reported
    assert rules.norm_kept(0.0, 1.0, 0.0, A) == 0.0
    assert rules.norm_kept(1.0, 1.0, 1.0, A) == 1.0
    norm = 1.0
    for _ in range(500):
        norm = rules.norm_kept(norm, 0.1, 0.04, A)
    assert norm == pytest.approx(0.4)  # the share that was acted on


def test_lessons_leave_with_those_who_leave():
    assert rules.lessons_left(0.6, 0.0, A) == 0.6
    assert rules.lessons_left(0.6, 0.25, A) == pytest.approx(0.6 * 0.875)
    assert rules.lessons_left(0.6, 1.0, A) == pytest.approx(0.3)
    assert rules.lessons_left(0.6, 1.0, A.changed({"lessons_personal": 1.0})) == 0.0


def test_easy_posts_attract_opportunists_and_a_purpose_does_not():
    assert rules.applicants_opportunists(0.5, 0.5, A) == 0.25
    assert rules.applicants_opportunists(0.0, 0.0, A) == pytest.approx(0.25 * 1.2)
    assert rules.applicants_opportunists(1.0, 1.0, A) == pytest.approx(0.25 * 0.8)
    assert rules.applicants_opportunists(0.2, 0.3, A) == pytest.approx(0.25 * 1.1)
    all_of_them = A.changed({"opportunists": 1.0})
    assert rules.applicants_opportunists(0.0, 0.0, all_of_them) == 1.0


def test_purpose_attracts_the_committed_and_pay_does_not():
    assert rules.applicants_committed(0.5, 0.5, A) == 0.15
    assert rules.applicants_committed(0.0, 1.0, A) == pytest.approx(0.15 * 1.2)
    assert rules.applicants_committed(1.0, 0.0, A) == pytest.approx(0.15 * 0.8)
    assert rules.applicants_committed(0.2, 0.7, A) == pytest.approx(0.15 * 1.1)
    assert rules.applicants_committed(0.0, 1.0, A.changed({"committed": 1.0})) == 1.0


def test_pay_draws_the_able_where_the_indicator_shows_what_they_can():
    assert rules.applicants_ability(0.0, 1.0, A) == rules.applicants_ability(1.0, 0.0, A) == 0.5
    assert rules.applicants_ability(1.0, 1.0, A) == pytest.approx(0.6)
    assert rules.applicants_ability(0.4, 0.5, A) == pytest.approx(0.52)
    assert rules.applicants_ability(1.0, 1.0, A.changed({"newcomer_ability": 1.0})) == 1.0
