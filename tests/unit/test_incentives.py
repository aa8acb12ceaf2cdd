import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tillit.model.errors import ParameterError
from tillit.model.incentives import distortion, effort, optimal_pay

TWO = ((1.0, 0.5), (0.5, 1.0))


def test_an_unmeasurable_task_is_the_limit_of_one_that_is_hard_to_measure():
    limit = optimal_pay(TWO, (1.0, math.inf), (1.0, 1.0), 1.0)
    hard = optimal_pay(TWO, (1.0, 1e12), (1.0, 1.0), 1.0)
    assert hard.pay == pytest.approx(limit.pay, abs=1e-9)
    assert hard.effort == pytest.approx(limit.effort, abs=1e-9)


def test_without_aversion_everything_measured_is_paid_what_it_is_worth():
    assert optimal_pay(TWO, (1.0, 2.0), (0.7, 0.3), 0.0).pay == pytest.approx((0.7, 0.3))


def test_the_formula_of_the_paper_where_all_can_be_measured():
    costs, noise = np.array(TWO), np.array(((1.0, 0.2), (0.2, 0.6)))
    known = np.linalg.inv(np.eye(2) + 1.4 * costs @ noise) @ (1.0, 0.5)
    assert optimal_pay(costs, noise, (1.0, 0.5), 1.4).pay == pytest.approx(known)


def test_the_more_tasks_compete_the_less_is_paid_and_nothing_in_the_limit():
    pays = [
        optimal_pay(((1.0, g), (g, 1.0)), (1.0, math.inf), (1.0, 1.0), 1.0).pay[0]
        for g in (-0.9, -0.5, 0.0, 0.5, 0.9, 0.999999)
    ]
    assert pays == sorted(pays, reverse=True)
    assert pays[-1] == pytest.approx(0, abs=1e-5)


@given(*[st.floats(-3, 3)] * 4)
def test_no_measure_is_worth_more_than_the_purpose(a, b, c, d):
    if math.hypot(a, b) > 0.01 and math.hypot(c, d) > 0.01:
        assert -1e-12 <= distortion((a, b), (c, d)).surplus <= 1 + 1e-12
        assert distortion((a, b), (c, d), risk=1.0).surplus <= distortion((a, b), (c, d)).surplus


@pytest.mark.parametrize(
    ("call", "word"),
    [
        (lambda: optimal_pay(((1, 2), (2, 1)), (1, 1), (1, 1), 1), "substitution"),
        (lambda: optimal_pay(((1, 0.1), (0.2, 1)), (1, 1), (1, 1), 1), "substitution"),
        (lambda: optimal_pay((1, 1), (1, 1), (1, 1), 1), "substitution"),
        (lambda: optimal_pay(TWO, (1, 1, 1), (1, 1), 1), "noise"),
        (lambda: optimal_pay(TWO, (1, 1), (1, 1, 1), 1), "value"),
        (lambda: optimal_pay(TWO, (1, 1), (1, 1), -1), "aversion=-1"),
        (lambda: optimal_pay(TWO, (1, 1), (1, 1), math.nan), "aversion=nan"),
        (lambda: effort(TWO, (1,)), "pay"),
        (lambda: distortion((1, 1), (0, 0)), "measure"),
        (lambda: distortion((1, 1), (1, 1, 1)), "measure"),
        (lambda: distortion((1, 1), (1, 0), risk=-1), "risk=-1"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(call, word):
    with pytest.raises(ParameterError, match=word) as refused:
        call()
    assert "\n" not in str(refused.value)
    assert "pass" in str(refused.value)
