"""Contributions of levers: on functions whose Shapley values are known, and in small organisations."""

import math
from dataclasses import replace
from itertools import combinations, permutations

import numpy as np
import pytest

from tillit import scenarios
from tillit.experiments.comparison import compare
from tillit.experiments.contributions import (
    FRAME,
    Explained,
    carry_out,
    levers,
    make_levers_plan,
)
from tillit.experiments.shapley import HAPPENINGS, contributions, differing, mixed, order, ways
from tillit.experiments.statistics import family_level
from tillit.model.errors import ParameterError, ScenarioError
from tillit.model.levers import Governance
from tillit.model.scenario import Event

QUICK = {"years": 0.2, "replications": 3}
NAMES = ("pay_share", "voice", "support", "purpose")


def walked(function, orders, names=NAMES):
    """Return the values that runs would have if a set of moved levers were worth `function` of it."""
    return np.array(
        [
            [
                function(frozenset()),
                function(frozenset(names)),
                *(function(each) for each in ways(way, names)),
            ]
            for way in orders
        ]
    )


def shapley(function, names=NAMES):
    """Return the Shapley values by their definition over all sets of the others."""
    k = len(names)
    return [
        math.fsum(
            (function(frozenset(some) | {name}) - function(frozenset(some)))
            * math.factorial(size)
            * math.factorial(k - size - 1)
            / math.factorial(k)
            for size in range(k)
            for some in combinations([each for each in names if each != name], size)
        )
        for name in names
    ]


def additive(moved):
    return 3.0 + sum({"pay_share": -1.0, "voice": 0.5, "support": 0.25}.get(name, 0.0) for name in moved)


def tangled(moved):
    """Voice works only with support, pay hurts the more the more else is moved."""
    both = 2.0 if {"voice", "support"} <= moved else 0.0
    return both - ("pay_share" in moved) * len(moved) ** 2


def test_what_adds_up_is_each_levers_own_in_any_order():
    orders = [(0, 1, 2, 3), (3, 1, 0, 2), (2, 3, 1, 0)]
    added = contributions(walked(additive, orders), orders)
    assert added == pytest.approx(np.tile([-1.0, 0.5, 0.25, 0.0], (3, 1)))


def test_over_all_orders_the_mean_is_the_shapley_value():
    orders = list(permutations(range(4)))
    added = contributions(walked(tangled, orders), orders)
    assert added.mean(axis=0) == pytest.approx(shapley(tangled))
    assert shapley(tangled)[3] != 0  # it has an interaction, so single orders differ
    assert added.std(axis=0).max() > 0.1


def test_contributions_add_up_in_every_replication():
    orders = [order(7, replication, NAMES) for replication in range(20)]
    values = walked(tangled, orders)
    added = contributions(values, orders)
    assert added.sum(axis=1) == pytest.approx(values[:, 1] - values[:, 0], abs=1e-12)


def test_one_lever_is_the_whole_and_two_are_the_full_factorial():
    assert contributions(np.array([[1.0, 4.0]]), [(0,)]) == pytest.approx(np.array([[3.0]]))
    two = ("voice", "support")
    values = walked(tangled, [(1, 0)], two)
    assert contributions(values, [(1, 0)])[0] == pytest.approx(shapley(tangled, two))


def test_ways_go_there_and_back():
    assert ways((2, 0, 1), ("a", "b", "c")) == [{"c"}, {"c", "a"}, {"b"}, {"b", "a"}]
    assert ways((0,), ("a",)) == []


def test_orders_are_uniform_and_keyed_by_name():
    """Each of 6 orders in 600 draws; one chi-square test of 5 degrees at 0.1 %: 20.5."""
    three = NAMES[:3]
    found = [order(1, replication, three) for replication in range(600)]
    counts = [found.count(each) for each in permutations(range(3))]
    assert sum((count - 100) ** 2 / 100 for count in counts) < 20.5
    with_more = [order(1, replication, NAMES) for replication in range(50)]
    assert [tuple(place for place in each if place < 3) for each in with_more] == found[:50]
    assert found != [order(2, replication, three) for replication in range(600)]


# ------------------------------------------------------------ runs between two arms


@pytest.fixture(scope="module")
def pair():
    """Two arms with dated changes of levers, and one with conditions and a reorganisation too."""
    home_care = scenarios.load("home_care")
    a = replace(home_care.run("control"), events=(Event(1, {"pay_share": 0.3}), Event(2, {"voice": 0.5})))
    b = replace(
        home_care.run("trust"),
        events=(
            Event(1, {"pay_share": 0.0, "support": 0.9}, conditions={"staffing": 0.9}),
            Event(3, reorganised=0.5, broken_promises=4),
        ),
    )
    return a, b


def test_a_lever_goes_with_its_whole_path(pair):
    a, b = pair
    moved = mixed(a, b, {"pay_share"})
    assert moved.governance == a.governance.changed({"pay_share": 0.05})
    assert moved.events == (Event(2, {"voice": 0.5}), Event(1, {"pay_share": 0.0}))
    moved = mixed(a, b, {"voice"})
    assert moved.governance.voice == b.governance.voice
    assert moved.events == (Event(1, {"pay_share": 0.3}),)


def test_what_else_events_bring_goes_together(pair):
    a, b = pair
    assert HAPPENINGS in differing(a, b)
    moved = mixed(a, b, {HAPPENINGS})
    assert moved.governance == a.governance
    assert moved.events == (*a.events, Event(1, conditions={"staffing": 0.9}), b.events[1])
    assert mixed(b, a, {HAPPENINGS}).events == (Event(1, {"pay_share": 0.0, "support": 0.9}),)


def test_at_the_ends_are_the_arms(pair):
    a, b = pair
    names = set(differing(a, b))
    assert mixed(a, b, set()) == a
    assert mixed(a, b, names) == replace(b, arm=a.arm)


def test_which_levers_differ(pair):
    a, b = pair
    same = {name for name in Governance.names() if getattr(a.governance, name) == getattr(b.governance, name)}
    assert same == {"consistency"}
    assert differing(a, b) == (*(name for name in Governance.names() if name not in same), HAPPENINGS)
    assert differing(a, a) == ()
    assert differing(a, replace(a, events=(*a.events, Event(3, {"voice": 0.9})))) == ("voice",)
    later = Event(a.weeks / 52 + 1, {"voice": 0.9}, reorganised=0.5)
    assert differing(a, replace(a, events=(*a.events, later))) == ()  # after the end


# ------------------------------------------------------------ small organisations


def test_the_whole_is_the_comparison():
    result = levers("home_care", **QUICK)
    alone = compare("home_care", **QUICK, measures="service").measures["service"]
    assert result.explained.difference.mean == pytest.approx(alone.difference.mean, abs=1e-12)
    assert result.explained.difference.low == pytest.approx(alone.difference.low, abs=1e-12)
    total = math.fsum(each.estimate.mean for each in result.explained.contributions)
    assert total == pytest.approx(alone.difference.mean, abs=1e-12)


def test_the_other_way_round_is_the_negative():
    """Each order is gone through both ways, so it is the same walk from the other end."""
    there, back = (
        levers("home_care", a=a, b=b, **QUICK) for a, b in (("control", "trust"), ("trust", "control"))
    )
    for one, other in zip(there.explained.contributions, back.explained.contributions, strict=True):
        assert one.lever == other.lever
        assert one.estimate.mean == pytest.approx(-other.estimate.mean, abs=1e-12)


def test_a_lever_that_does_not_differ_is_not_there():
    result = levers("home_care", b="control", overrides={"b.voice": 0.9}, **QUICK)
    assert result.frame["lever"].to_list() == ["voice"]
    assert result.frame["a"].to_list() == [0.2]
    assert result.frame["b"].to_list() == [0.9]
    (only,) = result.explained.contributions
    assert only.estimate.mean == pytest.approx(result.explained.difference.mean)
    assert only.share in (None, pytest.approx(1.0))


def test_rows_and_document():
    plan = make_levers_plan("home_care", **QUICK)
    assert len(plan.plan.runs) == 3 * 2 * len(plan.levers)
    result = carry_out(plan)
    assert list(result.frame.columns) == list(FRAME)
    assert result.level == family_level(13)
    document = result.document()
    assert [row["lever"] for row in document["rows"]] == result.frame["lever"].to_list()
    assert document["difference"]["mean"] == pytest.approx(math.fsum(result.frame["contribution"]))
    assert set(document["answer"]) == {"sv", "en"}


def test_dated_changes_are_counted_from_where_they_begin():
    plan = make_levers_plan("home_care", b="towards_trust", years=1.5, replications=2)
    assert plan.since == 52
    assert "consistency" not in plan.levers  # the event sets it to what it is


def made_up(*columns):
    return Explained.of(np.array(columns, dtype=float).T, NAMES[: len(columns)], 0.99)


def test_shares_and_sides():
    noise = np.array([0.001, -0.001] * 6)
    found = made_up(0.3 + noise, -0.1 - noise, 100 * noise)
    shares = [each.share for each in found.contributions]
    assert shares == pytest.approx([1.5, -0.5, 0.0])
    assert [each.side for each in found.contributions] == [1, -1, 0]
    assert [each.lever for each in found.strongest] == ["pay_share", "voice"]
    assert found.answer().en == (
        "Most comes from pay for performance (+0.300, 150 %). Against it voice (−0.100, −50 %)."
    )
    assert (
        found.answer().sv
        == "Mest bidrar prestationsersättning (+0,300, 150 %). Emot drar högt i tak (−0,100, −50 %)."
    )


def test_nothing_is_said_of_a_difference_that_is_not_there():
    noise = np.array([0.1, -0.1] * 6)
    found = made_up(noise, np.array([0.1, 0.1, -0.1, -0.1] * 3))
    assert [each.share for each in found.contributions] == [None, None]
    assert found.answer().en == "No single lever has a visible contribution."
    against = made_up(np.full(6, -0.2), np.full(6, 0.1))
    assert against.answer().en.startswith("Most comes from pay for performance (−0.200, 200 %)")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"a": "trust", "b": "trust_based"}, "governed alike"),
        ({"b": "towards_trust", "years": 0.5}, "governed alike in every week"),
        ({"replications": 1}, "from 2"),
        ({"measure": "servic"}, "did you mean 'service'"),
        ({"measure": "service,harm"}, "pass one"),
        ({"b": "trst"}, "did you mean 'trust'"),
    ],
)
def test_mistakes(given, said):
    with pytest.raises((ParameterError, ScenarioError)) as error:
        make_levers_plan("home_care", **{**QUICK, **given})
    assert said in str(error.value)
    assert "\n" not in str(error.value)
