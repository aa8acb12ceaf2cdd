from itertools import pairwise

import pytest

from tillit.model.errors import ParameterError
from tillit.model.levers import Governance
from tillit.model.mean_field import OFF, Team, belief, fixed_points, folds, follow, shares
from tillit.model.parameters import Assumptions, TaskProfile

PLAIN = Team(
    Governance(pay_share=0.1, monitoring=0.3, sanctions=0.3),
    TaskProfile(interdependence=0.85),
    Assumptions().changed(OFF),
)


def test_what_is_not_off_is_refused():
    assert {name: value for name, value in OFF.items() if value != getattr(Assumptions(), name)}
    for name in ("opportunists", "withdrawal", "fading", "conduct_target"):
        with pytest.raises(ParameterError, match=rf"^{name}=.* pass {name}=0\.0"):
            PLAIN.changed(name, 0.05)
    with pytest.raises(ParameterError, match="trust_rule=beta"):
        Team(PLAIN.governance, PLAIN.task, PLAIN.assumptions.changed({"trust_rule": "beta"}))


def test_levers_tasks_and_assumptions_are_changed_by_name():
    assert PLAIN.changed("pay_share", 0.7).governance.pay_share == 0.7
    assert PLAIN.changed("alignment", 0.7).task.alignment == 0.7
    assert PLAIN.changed("meaning", 3.0).assumptions.meaning == 3.0
    with pytest.raises(ParameterError, match="no_such"):
        PLAIN.changed("no_such", 1.0)


@pytest.mark.parametrize("believed", [0.0, 0.2, 0.7, 1.0])
def test_shares_are_shares(believed):
    found = shares(believed, PLAIN)
    assert sum(found) == pytest.approx(1, abs=1e-12)
    assert min(found) > 0


def test_the_map_rises_and_stays_within_bounds():
    values = [follow(n / 50, PLAIN) for n in range(51)]
    assert all(low < high for low, high in pairwise(values))
    assert 0 < values[0] < values[-1] < 1


def test_belief_is_the_share_where_good_and_bad_weigh_the_same():
    assert belief(0.3, 1.0) == pytest.approx(0.3)
    assert belief(0.0, 3.0) == 0
    assert belief(1.0, 3.0) == 1
    assert belief(0.75, 3.0) == pytest.approx(0.5)


@pytest.mark.parametrize("interdependence", [0.0, 0.5, 0.75, 1.0])
def test_fixed_points_reproduce_themselves_and_none_is_missed(interdependence):
    team = PLAIN.changed("interdependence", interdependence)
    found = fixed_points(team)
    assert all(abs(follow(q, team) - q) < 1e-12 for q in found)
    over = [follow(n / 3000, team) > n / 3000 for n in range(3001)]
    assert len(found) == sum(a != b for a, b in pairwise(over))
    assert len(found) % 2 == 1
    slopes = [(follow(q + 1e-6, team) - follow(q - 1e-6, team)) / 2e-6 for q in found]
    assert [slope < 1 for slope in slopes] == [n % 2 == 0 for n in range(len(found))]


def test_two_fixed_points_close_to_each_other_are_both_found():
    (fold,) = folds(PLAIN, "interdependence")
    # As near as this, they lie within one of the cells that are looked through.
    near = fixed_points(PLAIN.changed("interdependence", fold + 1e-7))
    assert len(near) == 3
    assert near[1] - near[0] < 1 / 200
    assert len(fixed_points(PLAIN.changed("interdependence", fold - 1e-7))) == 1


def test_pay_opens_the_trap_earlier():
    opened = [folds(PLAIN.changed("pay_share", pay), "interdependence")[0] for pay in (0.0, 0.2, 0.4)]
    assert opened == sorted(opened, reverse=True)
    assert folds(PLAIN, "interdependence", 0.0, 0.5) == ()
