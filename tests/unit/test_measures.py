"""Measures against sums worked out by hand."""

import numpy as np
import pytest

from tillit.model.measures import MEASURES
from tillit.model.vocabulary import Tally


@pytest.fixture
def tally():
    """One run of two weeks and two units of unequal size."""
    values = np.zeros((1, 2, 2, len(Tally)))
    values[0, :, 0, Tally.STAFF], values[0, :, 1, Tally.STAFF] = 2, 8
    values[0, :, 0, Tally.COOPERATE] = [2, 1]
    values[0, :, 1, Tally.COOPERATE] = [2, 3]
    values[0, :, 0, Tally.PEER_TIES] = 4
    values[0, :, 0, Tally.PEER_TRUST] = [1, 3]
    return values


def test_a_share_is_of_everybody_and_not_a_mean_of_units(tally):
    assert MEASURES["cooperation"].weekly(tally).tolist() == [[0.4, 0.4]]


def test_what_was_got_is_the_mean_of_all_weeks(tally):
    tally[0, 1, 1, Tally.COOPERATE] = 7
    measure = MEASURES["cooperation"]
    assert measure.over_weeks(measure.weekly(tally)) == pytest.approx([0.6])


def test_where_things_stand_is_the_last_week(tally):
    measure = MEASURES["trust_in_colleagues"]
    assert measure.weekly(tally).tolist() == [[0.25, 0.75]]
    assert measure.over_weeks(measure.weekly(tally)).tolist() == [0.75]


def test_nothing_to_divide_by_is_missing_not_zero(tally):
    assert np.isnan(MEASURES["trust_in_managers"].weekly(tally)).all()
