"""Measures against sums worked out by hand."""

from dataclasses import replace

import numpy as np
import pytest

from tillit.model.errors import ParameterError
from tillit.model.formula import evaluate, tallies
from tillit.model.measures import MEASURES, Group, by_group
from tillit.model.vocabulary import Tally

WORDS = {"a": Tally.TRUE_OUTPUT, "b": Tally.REGISTERED_OUTPUT, "c": Tally.STAFF}


@pytest.fixture
def tally():
    """One run of two weeks, and ten members of staff."""
    values = np.zeros((1, 2, len(Tally)))
    values[0, :, Tally.STAFF] = 10
    values[0, :, Tally.COOPERATE] = 4
    values[0, :, Tally.PEER_TIES] = 4
    values[0, :, Tally.PEER_TRUST] = [1, 3]
    return values


def worked_out(formula, **values):
    """The value of a formula in which a, b and c stand for tallies."""
    for short, each in WORDS.items():
        formula = formula.replace(short, each.word)
    given = {WORDS[short]: np.asarray(value, dtype=np.float64) for short, value in values.items()}
    return evaluate(formula, given).tolist()


def test_a_share_is_of_everybody(tally):
    assert MEASURES["cooperation"].weekly(tally).tolist() == [[0.4, 0.4]]


def test_what_was_got_is_the_mean_of_all_weeks(tally):
    tally[0, 1, Tally.COOPERATE] = 8
    measure = MEASURES["cooperation"]
    assert measure.over_weeks(measure.weekly(tally)) == pytest.approx([0.6])


def test_what_was_got_can_be_counted_from_a_later_week():
    weekly = np.array([[1.0, 2.0, 4.0, 8.0], [0.0, 0.0, 0.0, 5.0]])
    assert MEASURES["cooperation"].over_weeks(weekly, since=2).tolist() == [6.0, 2.5]
    assert MEASURES["cooperation"].over_weeks(weekly[0], since=3) == 8.0
    assert MEASURES["trust_in_colleagues"].over_weeks(weekly, since=2).tolist() == [8.0, 5.0]


def test_where_things_stand_is_the_last_week(tally):
    measure = MEASURES["trust_in_colleagues"]
    assert measure.weekly(tally).tolist() == [[0.25, 0.75]]
    assert measure.over_weeks(measure.weekly(tally)).tolist() == [0.75]


def test_nothing_to_divide_by_is_missing_not_zero(tally):
    assert np.isnan(MEASURES["trust_in_managers"].weekly(tally)).all()


def test_a_measure_is_its_formula_over_the_sums(tally):
    formula = "(cooperate - 1) / staff + peer_trust / peer_ties * 2"
    measure = replace(MEASURES["cooperation"], formula=formula)
    assert measure.weekly(tally).tolist() == [[0.3 + 0.5, 0.3 + 1.5]]
    assert tallies(formula) == (Tally.COOPERATE, Tally.STAFF, Tally.PEER_TRUST, Tally.PEER_TIES)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("a", 6.0),
        ("a / c", 1.5),
        ("(a - b) / c", 0.25),
        ("a - b / c", 4.75),
        ("a - b - c", -3.0),
        ("a / b / c", 0.3),
        ("a / (b / c)", 4.8),
        ("(a + b * 2) / 0.5", 32.0),
        ("1 - a / 8", 0.25),
    ],
)
def test_formulas_are_arithmetic(formula, expected):
    assert worked_out(formula, a=[6.0], b=[5.0], c=[4.0]) == [expected]


def test_a_denominator_that_is_not_above_zero_makes_the_whole_missing():
    below = [2.0, 0.0, -1.0, np.nan]
    for formula in ("a / c", "1 - a / c", "a / c * 0", "(a / c + b) / 3", "1 / (a / c)"):
        values = worked_out(formula, a=[1.0] * 4, b=[1.0] * 4, c=below)
        assert np.isnan(values).tolist() == [False, True, True, True], formula
    assert np.isnan(worked_out("a / 0", a=[1.0])).all()
    assert np.isnan(worked_out("a / (b - c)", a=[1.0], b=[1.0], c=[2.0])).all()


def test_operations_are_done_one_by_one_as_written():
    """Against Python's own floats, where no two of these groupings are equal."""
    a, b, c = 0.1, 0.7, 0.3
    assert worked_out("a + b + c", a=[a], b=[b], c=[c]) == [(a + b) + c]
    assert worked_out("a + (b + c)", a=[a], b=[b], c=[c]) == [a + (b + c)]
    assert (a + b) + c != a + (b + c)
    assert worked_out("a * b + c", a=[a], b=[b], c=[c]) == [a * b + c]
    assert worked_out("(a + b + c) / 3", a=[a], b=[b], c=[c]) == [(a + b + c) / 3]


@pytest.mark.parametrize(
    ("formula", "why"),
    [
        ("true_outptu / staff", "true_outptu is not a tally; did you mean 'true_output'"),
        ("STAFF", "STAFF is not a tally"),
        ("staff ** 2", "only tallies, numbers"),
        ("staff // 2", "only tallies, numbers"),
        ("-staff", "only tallies, numbers"),
        ("staff if staff else 1", "only tallies, numbers"),
        ("staff > 1", "only tallies, numbers"),
        ("abs(staff)", "only tallies, numbers"),
        ("staff.real", "only tallies, numbers"),
        ("staff + True", "only tallies, numbers"),
        ("staff + 'x'", "only tallies, numbers"),
        ("staff + 1j", "only tallies, numbers"),
        ("staff + 1e999", "only tallies, numbers"),
        ("2 / 3", "names no tally"),
        ("staff /", "cannot be read"),
        ("", "cannot be read"),
        ("staff \0", "cannot be read"),
    ],
)
def test_anything_else_is_refused_where_it_is_written(formula, why):
    with pytest.raises(ParameterError) as refused:
        replace(MEASURES["cooperation"], formula=formula)
    assert why in str(refused.value)
    assert "\n" not in str(refused.value)


def test_measures_stand_in_the_order_of_their_groups():
    groups = by_group(MEASURES.values())
    assert [each for members in groups.values() for each in members] == list(MEASURES.values())
    assert list(groups) == [each for each in Group if each in groups]


def test_by_group_keeps_the_order_within_a_group():
    some = [MEASURES[name] for name in ("felt_control", "gaming", "true_output", "cooperation")]
    assert {group.word: [each.name for each in members] for group, members in by_group(some).items()} == {
        "citizens": ["true_output"],
        "work": ["gaming", "cooperation"],
        "people": ["felt_control"],
    }
