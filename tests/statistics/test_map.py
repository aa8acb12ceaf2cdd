"""Where control wins and where trust does: opportunists and alignment move the sign, together.

Control's region is where the indicator captures much of the purpose and many see to themselves only:
follow-up and pay answer free riding, and there is little for them to distort (Holmström & Milgrom 1991 for
what the indicator misses). Every verdict is by intervals at the level of all cells of the map, so one or more
of them is wrong by luck in at most 5 % of maps; luck is keyed, so the outcome is the same every time.
"""

import pytest

from tillit.experiments.boundary import boundary
from tillit.native import engines

pytestmark = pytest.mark.skipif(engines.kernel() is None, reason="the kernel was not compiled")


@pytest.fixture(scope="module")
def crossing():
    return boundary(
        "home_care", x="alignment", y="opportunists=0.1:0.7", steps=4, replications=16, years=2, levers=True
    )


def test_control_wins_where_alignment_is_high_and_opportunists_are_many(crossing):
    assert crossing.at(3, 3).verdict == "a"


def test_trust_wins_where_alignment_is_low_and_opportunists_are_few(crossing):
    assert crossing.at(0, 0).verdict == "b"


def test_neither_wins_on_the_others_ground(crossing):
    """No cell that control wins has both less alignment and fewer opportunists than one that trust wins."""
    a, b = ([each for each in crossing.cells if each.verdict == side] for side in ("a", "b"))
    assert a
    assert b
    assert not [(one, other) for one in a for other in b if one.x <= other.x and one.y <= other.y]


def test_the_more_opportunists_the_sooner_control_wins(crossing):
    """The line moves towards less alignment: its intervals with few and with many do not overlap."""
    few, many = crossing.crossings[0], crossing.crossings[2]
    assert many.x is not None
    assert many.high is not None
    assert few.x is not None
    assert few.low is not None
    assert few.low > many.high


def test_the_flip_is_explained_in_full_and_by_pay_before_all(crossing):
    """Pay follows the indicator, so what alignment changes is first of all what pay does."""
    flip = crossing.flip
    assert flip.flips
    assert flip.flip.strongest[0].lever == "pay_share"
    assert flip.flip.strongest[0].side == 1
