"""Reviewers: whom they review, what they decide, and what a review does to the units reviewed."""

from math import sqrt

import numpy as np
import pytest
from scipy.stats import t

from tillit.agents.manager import Manager
from tillit.agents.reviewer import Reviewer
from tillit.model.errors import ParameterError
from tillit.model.generators import municipality
from tillit.model.measures import MEASURES
from tillit.model.organisation import OrganisationModel
from tillit.model.scenario import Generated
from tillit.model.state import State
from tillit.model.vocabulary import Relation, Role, Tally

OFTEN = {"review_clock": 8}
SIZES = {"departments": ("care", "school"), "units": 2, "span": 5, "board": 3, "committee": 2}
AROUND = {"localities": 2, "citizens_per_staff": 1.0}
REVIEWERS = 2
NOBODY_LEAVES = {"leaving_base": 0.0, "leaving_strain": 0.0, "leaving_distrust": 0.0}
NUMBERED = ("member_unit", "member_order", "member_upward", "member_downward", "unit_start", "unit_member")
"""Arrays that hold numbers of units, places or ties; a unit more moves them."""


class SameRule(Reviewer):
    """Decides as the model does."""

    def decide(self):
        return super().decide()


class Never(Reviewer):
    """Never inspects."""

    def decide(self):
        return 0.0


class Weekly(Reviewer):
    """Inspects as deep as can be, every week."""

    def decide(self):
        return 1


def town(reviewers=REVIEWERS):
    """Return a municipality with everybody; reviewers come last."""
    return Generated(municipality, {**SIZES, **AROUND, "reviewers": reviewers})


def simulated(runs, weeks, classes=(), graph=None, engine=None, **settings):
    settings = {"assumptions": OFTEN, **settings}
    model = OrganisationModel(runs(graph=graph or town(), **settings), engine=engine, agent_classes=classes)
    model.advance(weeks)
    return model


def reviewers_of(model, run=0):
    return [agent for agent in model.agents if isinstance(agent, Reviewer) and agent.run == run]


# Who they are


def test_reviewers_are_agents_who_see_whom_they_review(runs):
    model = simulated(runs, 3)
    one, other = reviewers_of(model)
    assert type(one) is Reviewer
    assert one.ROLE is Role.REVIEWER
    assert (one.place, other.place) == (model.state.n_members - 2, model.state.n_members - 1)
    assert one.unit == other.unit
    assert one.manager is None
    assert one.colleagues == []
    for reviewer in (one, other):
        assert len(reviewer.reviewed) == 2
        for manager in reviewer.reviewed:
            assert isinstance(manager, Manager)
            assert manager.led
            assert 0 <= reviewer.trust(manager) <= 1
            assert 0 <= manager.trust(reviewer) <= 1
    assert not set(one.reviewed) & set(other.reviewed)


def test_reviewers_come_on_their_clock_and_trust_makes_reviews_shallow(runs, engine):
    model = simulated(runs, 0, engine=engine)
    reviewers = reviewers_of(model)
    for week in range(1, 18):
        expected = {}
        for reviewer in reviewers:
            trust = sum(reviewer.trust(manager) for manager in reviewer.reviewed) / 2
            due = (week - 1) in (8, 16)
            expected[reviewer] = 1 - trust if due else 0.0
            assert reviewer.decide() == pytest.approx(expected[reviewer], abs=1e-15)
        model.advance(1)
        for reviewer in reviewers:
            depth = model.state.member_depth[reviewer.run, reviewer.place]
            assert depth == pytest.approx(expected[reviewer], abs=1e-15)


# A rule of one's own


def test_an_override_that_returns_the_rules_own_choice_changes_no_bit(runs, same_bits, engine):
    plain, own = (simulated(runs, 40, classes, engine=engine) for classes in ((), (SameRule,)))
    same_bits(plain.state, own.state)
    assert plain.state.tally[..., Tally.FOUND_BY_REVIEW].any()


def test_an_overridden_decide_is_honoured(runs, engine):
    never, weekly = (simulated(runs, 12, (own,), engine=engine) for own in (Never, Weekly))
    assert not never.state.tally[..., Tally.FOUND_BY_REVIEW].any()
    found = weekly.state.tally[:, :12, 0, Tally.FOUND_BY_REVIEW].sum(axis=0)
    assert (found > 0).all(), "whatever the reviewers' clock says"
    assert sum(weekly.measure("found_by_review")) > sum(never.measure("found_by_review")) == 0


@pytest.mark.parametrize("wrong", [-0.1, 1.1, float("nan"), None, "deep", (1,)])
def test_a_wrong_decision_is_one_line_and_never_reaches_the_kernel(runs, wrong):
    own = type("Own", (Reviewer,), {"decide": lambda self: wrong})
    model = OrganisationModel(runs(graph=town()), agent_classes=(own,))
    with pytest.raises(
        ParameterError, match=r"Own\.decide returned .*; return a number from 0 .* to 1"
    ) as error:
        model.advance(1)
    assert "\n" not in str(error.value)
    assert not model.state.member_depth.any()


# What they do to others


def test_reviewers_who_never_inspect_leave_everybody_else_alone(runs, engine):
    """Their places are last, so the luck of all others is the same bits with them and without."""
    plain = simulated(runs, 40, graph=town(0), engine=engine).state
    idle = simulated(runs, 40, (Never,), engine=engine).state
    n, office = plain.n_members, int(idle.member_unit[0, -1])
    assert (idle.n_members, idle.n_units) == (n + REVIEWERS, plain.n_units + 1)
    units = [unit for unit in range(idle.n_units) if unit != office]
    compared = set()
    for each in State.table():
        axes = each.metadata["axes"]
        if axes[:1] != ("run",) or axes[1:2] not in ((), ("member",), ("unit",)) or each.name in NUMBERED:
            continue
        if "tally" in axes:  # it counts the ties of review, too; see below
            continue
        mine, theirs = getattr(idle, each.name), getattr(plain, each.name)
        if len(axes) > 1:
            mine = mine[:, :n] if axes[1] == "member" else mine[:, units]
        assert mine.tobytes() == theirs.tobytes(), each.name
        compared.add(each.name)
    assert {"run_control", "member_true", "member_person", "unit_hidden", "unit_reform"} <= compared
    others = [tally for tally in Tally if not tally.name.startswith(("REVIEWED", "REVIEWING"))]
    mine, theirs = idle.tally[:, :40], plain.tally[:, :40]
    np.testing.assert_array_equal(mine[..., others], theirs[..., others])


def test_ties_of_review_learn_in_weeks_of_review_only(runs):
    assumptions = {**OFTEN, **NOBODY_LEAVES, "fading": 0.0}
    state = (model := simulated(runs, 0, arms=("control",), assumptions=assumptions)).state
    ties = np.isin(state.tie_relation[0], [Relation.REVIEWED, Relation.REVIEWING])
    assert ties.sum() == 2 * 4
    for week in range(18):
        before = state.tie_belief[0, ties].copy()
        model.advance(1)
        moved = np.abs(state.tie_belief[0, ties] - before).max(axis=1)
        assert (moved > 1e-3).all() if week in (8, 16) else not moved.any(), week


REPLICATIONS = 16
WEEKS = 104


def yearly(runs, classes, weeks=WEEKS):
    """Return the sums over weeks of each tally, a row for each replication."""
    plan = runs(replications=REPLICATIONS, arms=("control",), graph=town(), assumptions=OFTEN)
    with OrganisationModel(plan, agent_classes=classes) as model:
        model.advance(weeks)
        return model.state.tally[:, :weeks, 0].sum(axis=1)


def interval(differences):
    """Return the 99 percent interval of the mean of paired differences."""
    n = len(differences)
    half = t.ppf(0.995, n - 1) * differences.std(ddof=1) / sqrt(n)
    return differences.mean() - half, differences.mean() + half


@pytest.fixture(scope="module")
def effects():
    """Return the paired effect of review on each tally for each member of staff, under common luck."""
    from tillit import scenarios

    scenario = scenarios.load("municipality_department")

    def runs(replications, arms, **settings):
        return [scenario.run(arm, replication=k, **settings) for k in range(replications) for arm in arms]

    reviewed, not_reviewed = (yearly(runs, classes) for classes in ((), (Never,)))
    np.testing.assert_array_equal(reviewed[:, Tally.STAFF], not_reviewed[:, Tally.STAFF])
    return (reviewed - not_reviewed) / reviewed[:, [Tally.STAFF]]


def test_a_review_lowers_hidden_errors(effects):
    assert interval(effects[:, Tally.FOUND_BY_REVIEW])[0] > 0
    assert interval(effects[:, Tally.HIDDEN])[1] < 0


def test_a_review_takes_hours(effects):
    assert interval(effects[:, Tally.CHANGE_HOURS])[0] > 0
    assert interval(effects[:, Tally.WORK_HOURS])[1] < 0


def test_a_review_at_strength_0_is_exactly_gone(runs):
    off = {**OFTEN, "review_yield": 0.0, "review_hours": 0.0}
    plain, idle = (simulated(runs, 33, classes, assumptions=off).state for classes in ((), (Never,)))
    assert plain.member_depth.any()
    assert not plain.tally[..., Tally.FOUND_BY_REVIEW].any()
    # Managers and reviewers still learn of each other, and nothing else comes of it.
    others = [each for each in Tally if each not in (Tally.REVIEWED_TRUST, Tally.REVIEWING_TRUST)]
    np.testing.assert_array_equal(plain.tally[..., others], idle.tally[..., others])


def test_the_measures_of_review_have_values_where_there_are_reviewers(runs):
    reviewed, plain = simulated(runs, 20), simulated(runs, 20, graph=town(0))
    for name in ("trust_in_reviewers", "reviewers_trust"):
        assert name in MEASURES
        assert all(0 < value < 1 for value in reviewed.measure(name))
        assert np.isnan(plain.measure(name)).all()
    assert max(reviewed.measure("found_by_review")) > 0
    assert not any(plain.measure("found_by_review"))
