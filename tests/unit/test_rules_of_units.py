"""Rules of what units do with each other's cases, with needs to come, and in a review, worked out by hand."""

from math import exp

import pytest

from tillit.agents import rules
from tillit.model.parameters import Assumptions
from tillit.model.vocabulary import Handling, Mode

A = Assumptions()


def test_prevention_is_felt_at_home_by_the_own_share_and_the_rest_at_partners():
    assert rules.prevented(1.0, 0.0, A) == pytest.approx(0.3)
    assert rules.prevented(0.0, 1.0, A) == pytest.approx(0.7)
    assert rules.prevented(0.5, 0.2, A) == pytest.approx(0.3 * 0.5 + 0.7 * 0.2)
    assert rules.prevented(0.4, 0.4, A) == pytest.approx(0.4)
    assert rules.prevented(0.5, 0.2, A.changed({"own_return": 1.0})) == 0.5


def test_needs_are_the_load_less_what_is_prevented():
    assert rules.needs(1.0, 0.0, A) == 1.0
    assert rules.needs(1.0, 1.0, A) == pytest.approx(0.7)
    assert rules.needs(1.5, 0.4, A) == pytest.approx(1.5 * 0.88)
    assert rules.needs(1.5, 0.4, A.changed({"prevention_effect": 0.0})) == 1.5


def test_a_gain_comes_back_by_the_largest_of_budget_contract_and_what_is_given():
    assert rules.return_share(0.0, 0.0, 0.0, A) == pytest.approx(0.3)
    assert rules.return_share(1.0, 0.0, 0.0, A) == pytest.approx(1.0)
    assert rules.return_share(0.0, 1.0, 0.0, A) == pytest.approx(1.0)
    assert rules.return_share(0.4, 0.2, 0.0, A) == pytest.approx(0.3 + 0.7 * 0.4)  # not their sum
    assert rules.return_share(0.2, 0.4, 1.0, A) == pytest.approx(0.3 + 0.7 * 0.4)
    assert rules.return_share(0.2, 0.1, 1.0, A) == pytest.approx(0.3 + 0.7 * 0.3)
    assert rules.return_share(0.0, 0.0, 0.75, A) == pytest.approx(0.3 + 0.7 * 0.3)  # from the level on
    assert rules.return_share(0.0, 0.0, 0.7499, A) == pytest.approx(0.3)
    assert rules.return_share(0.0, 0.0, 0.0, A.changed({"own_return": 1.0})) == 1.0


def test_sharing_pays_by_what_comes_back_where_others_do_their_part():
    assert rules.utility_share(1.0, 1.0, 1.0, A) == pytest.approx(2 - 0.5)
    assert rules.utility_share(0.5, 0.6, 0.0, A) == pytest.approx(2 * 0.3 - 0.5)
    # Who relied on others in vain is to blame.
    assert rules.utility_share(0.5, 0.6, 0.8, A) == pytest.approx(2 * 0.3 - 0.5 - 0.5 * 0.8 * 0.4)
    assert rules.utility_share(0.0, 1.0, 1.0, A) == pytest.approx(-0.5)
    assert rules.utility_share(1.0, 0.0, 1.0, A) == pytest.approx(-1.0)


def test_passing_on_saves_what_is_others_gain_and_is_felt_by_those_who_trust_them():
    assert rules.utility_pass(0.0, 1.0, 0.0, A) == pytest.approx(1.0)
    assert rules.utility_pass(0.0, 0.0, 0.0, A) == pytest.approx(0.5)
    assert rules.utility_pass(0.3, 0.6, 0.4, A) == pytest.approx(0.7 * 0.8 - 0.5 * 0.4)
    assert rules.utility_pass(1.0, 1.0, 1.0, A) == pytest.approx(-0.5)


def test_what_becomes_of_shared_cases_follows_the_logit_with_keeping_at_nothing():
    weights = [exp(0.5), exp(0.0), exp(-0.4)]
    first, second = weights[0] / sum(weights), sum(weights[:2]) / sum(weights)
    for draw, kind in (
        (1e-9, Handling.SHARE),
        (first - 1e-9, Handling.SHARE),
        (first + 1e-9, Handling.KEEP),
        (second - 1e-9, Handling.KEEP),
        (second + 1e-9, Handling.PASS),
        (1 - 1e-9, Handling.PASS),
    ):
        assert rules.handling(0.5, -0.4, 1.0, draw) == kind, draw
        assert rules.handling(0.05, -0.04, 0.1, draw) == kind, draw  # utilities in units of the noise
    assert rules.handling(-1000.0, -1000.0, 0.02, 1 - 1e-9) == Handling.KEEP
    assert rules.handling(1000.0, -1000.0, 0.02, 1 - 1e-9) == Handling.SHARE
    assert rules.handling(-1000.0, 1000.0, 0.02, 1e-9) == Handling.PASS


def test_prevention_pays_by_what_comes_back_before_the_horizon():
    # Four years off, half a year ahead: worth a ninth; eight and a half years ahead: 8.5 of 12.5.
    assert rules.utility_prevent(0.0, 1.0, A) == pytest.approx(2 / 9 - 0.5)
    assert rules.utility_prevent(1.0, 1.0, A) == pytest.approx(2 * 8.5 / 12.5 - 0.5)
    assert rules.utility_prevent(0.5, 0.3, A) == pytest.approx(2 * 0.3 * 4.5 / 8.5 - 0.5)
    assert rules.utility_prevent(1.0, 0.0, A) == pytest.approx(-0.5)
    assert rules.utility_prevent(0.0, 1.0, A.changed({"prevention_delay": 0.0})) == pytest.approx(1.5)


def test_a_unit_prevents_by_the_logit():
    likely = exp(0.5) / (exp(0.5) + 1)
    assert rules.prevents(0.5, 1.0, likely - 1e-9) == 1
    assert rules.prevents(0.5, 1.0, likely + 1e-9) == 0
    assert rules.prevents(-0.15, 0.3, 1 / (1 + exp(0.5)) - 1e-9) == 1
    assert rules.prevents(-0.15, 0.3, 1 / (1 + exp(0.5)) + 1e-9) == 0
    assert rules.prevents(1000.0, 0.02, 1 - 1e-9) == 1
    assert rules.prevents(-1000.0, 0.02, 1e-9) == 0


def test_prevention_is_built_up_week_by_week_and_fades():
    assert rules.prevention_kept(0.0, 1, A) == pytest.approx(0.01)
    assert rules.prevention_kept(0.4, 1, A) == pytest.approx(0.4 + 0.01 * 0.6 - 0.005 * 0.4)
    assert rules.prevention_kept(0.4, 0, A) == pytest.approx(0.4 * 0.995)
    assert rules.prevention_kept(1.0, 1, A) == pytest.approx(0.995)
    assert rules.prevention_kept(0.0, 0, A) == 0.0
    stock = 0.0
    for _ in range(3000):
        stock = rules.prevention_kept(stock, 1, A)
    assert stock == pytest.approx(2 / 3)  # what is built up is what fades


def test_the_value_across_borders():
    # Shared with all partners nothing is lost; with none of them it is worth what is kept is.
    assert rules.across_borders(Handling.SHARE, 0.4, 1.0, A) == 1.0
    assert rules.across_borders(Handling.SHARE, 0.4, 0.0, A) == pytest.approx(0.8)
    assert rules.across_borders(Handling.SHARE, 0.4, 0.5, A) == pytest.approx(1 - 0.4 * 0.25)
    for sharing in (0.0, 1.0):  # it takes two
        assert rules.across_borders(Handling.KEEP, 0.4, sharing, A) == pytest.approx(0.8)
        assert rules.across_borders(Handling.PASS, 0.4, sharing, A) == pytest.approx(0.6)
    for kind in Handling:
        assert rules.across_borders(kind, 0.0, 0.5, A) == 1.0
    assert [rules.across_borders(kind, 1.0, 1.0, A) for kind in Handling] == [1.0, 0.5, 0.0]
    assert [rules.handled(kind) for kind in Handling] == [1.0, 0.5, 0.0]


def test_needs_wait_for_those_who_work_for_the_purpose():
    assert [rules.meets_needs(mode, 0.6) for mode in Mode] == [1.0, 0.6, 0.0, 0.0]
    assert [rules.meets_needs(mode, 0.0) for mode in Mode] == [1.0, 0.0, 0.0, 0.0]
    assert rules.unmet(1.0, 0.0, A) == pytest.approx(0.6)
    assert rules.unmet(1.5, 0.5, A) == pytest.approx(0.4)
    assert rules.unmet(1.0, 0.6, A) == rules.unmet(1.0, 0.9, A) == 0.0


# ------------------------------------------------------------ review


def test_a_review_is_the_deeper_the_less_managers_are_trusted():
    assert rules.review_depth(0.0) == 1.0
    assert rules.review_depth(0.4) == pytest.approx(0.6)
    assert rules.review_depth(0.8) == pytest.approx(0.2)
    assert rules.review_depth(1.0) == 0.0


def test_units_show_more_to_a_reviewer_they_trust():
    assert rules.review_reach(0.8, 1.0) == 0.8
    assert rules.review_reach(0.8, 0.0) == 0.4
    assert rules.review_reach(0.8, 0.5) == pytest.approx(0.6)
    assert rules.review_reach(0.0, 1.0) == 0.0


def test_a_review_brings_up_a_part_of_what_is_hidden():
    assert rules.brought_up(2.0, 0.6, A) == pytest.approx(0.6)
    assert rules.brought_up(2.0, 1.0, A.changed({"review_yield": 1.0})) == 2.0
    assert rules.brought_up(0.0, 1.0, A) == rules.brought_up(2.0, 0.0, A) == 0.0


def test_a_review_takes_a_unit_its_hours_in_all():
    taken = reform = rules.review_work(0.5, A)
    assert reform == pytest.approx(0.2 * 0.038 * 0.5)
    for _ in range(1000):
        reform = rules.reform_settled(reform, 0.0, A)
        taken += reform
    assert taken == pytest.approx(0.2 * 0.5)
    assert rules.review_work(0.0, A) == 0.0
