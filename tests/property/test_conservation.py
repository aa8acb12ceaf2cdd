"""What is neither made nor lost: hours, people, ties, errors, control.

Each property is looked at week by week, in organisations of several kinds and under both trust rules, while
governance changes, people leave and the board reacts.
"""

from dataclasses import dataclass, replace

import numpy as np
import pytest

from tillit.model.generators import care_chain, municipality, municipality_department, school
from tillit.model.levers import PRESETS, Governance
from tillit.model.organisation import OrganisationModel
from tillit.model.parameters import Assumptions, TaskProfile
from tillit.model.randomness import PLACE_BITS, graph_seed, successor
from tillit.model.scenario import Event, Generated, Run
from tillit.model.state import State
from tillit.model.vocabulary import Relation, Role, Tally, TrustRule, Use

WEEKS = 80
ROUNDING = 1e-12

ORGANISATIONS = {
    "department": Generated(municipality_department, {"managers": 4, "staff": 40, "units": 2}),
    "school": Generated(school, {"teams": 2, "span": 6, "citizens_per_staff": 1.0}),
    "chain": Generated(care_chain, {"span": 4, "politicians": 2, "citizens_per_staff": 1.0}),
    "town": Generated(
        municipality,
        {"departments": ("care", "school"), "units": 2, "span": 5, "board": 3, "committee": 2},
    ),
}
LIVELY = {
    "reactivity": 1.0,
    "alarm_slope": 20.0,
    "political_clock": 8,
    "scandal_rate": 0.02,
    "leaving_base": 0.5,
    "reform_hours": 0.1,
    "managers_coaching": 0.1,
    "managers_checking": 0.1,
}
"""Much happens: scandals, tightening, people who leave, and managers who have no time for all they want."""


def reforms(**fixed: float) -> tuple[Event, ...]:
    """Return two changes of everything but what is fixed."""
    dated = ((20, "trust_based"), (50, "incentive_control"))
    return tuple(
        Event(week / 52, dict(PRESETS[name].governance.changed(fixed).items())) for week, name in dated
    )


EVENTS = reforms()
NOBODY_LEAVES = {"leaving_base": 0.0, "leaving_strain": 0.0, "leaving_distrust": 0.0}

organisations = pytest.mark.parametrize("organisation", ORGANISATIONS)
rules = pytest.mark.parametrize("rule", [each.word for each in TrustRule])


@dataclass(frozen=True)
class Case:
    """What a run is made of, but for what is always the same here."""

    organisation: str
    assumptions: dict[str, float | str]
    preset: str = "incentive_control"
    events: tuple[Event, ...] = EVENTS
    weeks: int = WEEKS

    def model(self) -> OrganisationModel:
        run = Run(
            scenario="conservation",
            arm=self.preset,
            governance=PRESETS[self.preset].governance,
            events=self.events,
            assumptions=Assumptions().changed(self.assumptions),
            tasks={"work": TaskProfile()},
            graph=ORGANISATIONS[self.organisation],
            weeks=self.weeks,
            seed=7,
            replication=0,
        )
        return OrganisationModel([run, replace(run, replication=1)])

    def weekly(self):
        """Yield the model after each week."""
        with self.model() as model:
            for _ in range(self.weeks):
                model.advance(1)
                yield model


def employed(state: State):
    return np.isin(state.member_role, [Role.STAFF, Role.MANAGER])


def led(state: State, run: int):
    """Yield each manager of a run with the places of those she leads."""
    for manager in np.flatnonzero(state.member_role[run] == Role.MANAGER):
        ties = range(state.tie_start[run, manager], state.tie_start[run, manager + 1])
        places = [
            int(state.tie_trustee[run, tie])
            for tie in ties
            if state.tie_relation[run, tie] == Relation.DOWNWARD
        ]
        if places:
            yield int(manager), places


# ---------------------------------------------------------------- hours


@organisations
@rules
def test_the_week_of_everyone_employed_adds_up(organisation, rule):
    changed = False
    for model in Case(organisation, {**LIVELY, "trust_rule": rule}).weekly():
        state = model.state
        added = state.member_time.sum(axis=2)
        assert np.abs(added[employed(state)] - 1).max() <= ROUNDING
        assert not added[~employed(state)].any()
        assert state.member_time.min() >= -ROUNDING
        changed = changed or state.member_time[..., Use.CHANGE].any()
    assert changed


@organisations
def test_hours_of_a_unit_are_those_of_its_members(organisation):
    """Each use that is counted is counted wholly, for staff and for managers."""
    for model in Case(organisation, LIVELY).weekly():
        state = model.state
        for use in Use:
            for role, name in ((Role.STAFF, f"{use.name}_HOURS"), (Role.MANAGER, f"MANAGER_{use.name}")):
                if name in Tally.__members__:
                    spent = np.where(state.member_role == role, state.member_time[..., use], 0).sum(axis=1)
                    counted = state.tally[:, state.week - 1, 0, Tally[name]]
                    np.testing.assert_allclose(counted, spent, rtol=0, atol=1e-10)


@organisations
def test_what_managers_coach_and_check_is_what_those_led_receive(organisation):
    short = False
    for model in Case(organisation, LIVELY).weekly():
        state = model.state
        for run in range(state.n_runs):
            a = state.assumptions[run]
            for manager, places in led(state, run):
                time = state.member_time[run, manager]
                coached = a.managers_coaching * state.member_support[run, places].sum()
                checked = a.managers_checking * state.member_monitoring[run, places].sum()
                assert time[Use.COACHING] == pytest.approx(coached, abs=ROUNDING)
                assert time[Use.CHECKING] == pytest.approx(checked, abs=ROUNDING)
                short = short or state.member_coaches[run, manager] < 1
    assert short, "managers have time for everything, so nothing was tried"


def test_a_change_of_governance_takes_the_hours_it_is_said_to_take():
    """In all it takes `reform_hours` for each lever moved by 1, over the pace at which it fades."""
    start = PRESETS["hybrid"].governance
    moved = {"monitoring": start.monitoring + 0.3, "voice": start.voice - 0.5}
    # No board here, so the event is the only change there is.
    case = Case("department", NOBODY_LEAVES, "hybrid", (Event(5 / 52, moved),), weeks=600)
    with case.model() as model:
        model.advance(case.weeks)
        tally = model.state.tally
    taken = tally[:, :, 0, Tally.CHANGE_HOURS].sum(axis=1) / tally[:, 0, 0, Tally.STAFF]
    a = Assumptions()
    np.testing.assert_allclose(taken, a.reform_hours * 0.8 / a.reform_fading, rtol=1e-6)


def test_introducing_newcomers_takes_the_hours_it_is_said_to_take():
    """Each takes `introduction` weeks of work, less the fading of the week before she begins."""
    case = Case("department", {"leaving_base": 1.0, "reform_fading": 0.2}, "hybrid", (), weeks=100)
    with case.model() as model:
        model.advance(case.weeks)
        state, a = model.state, model.state.assumptions[0]
        staff = state.unit_tally[..., Tally.STAFF]
        # What the last newcomers will still take is a geometric series from next week on.
        rest = (state.unit_reform * staff * (1 - a.reform_fading) / a.reform_fading).sum(axis=1)
        taken = state.tally[:, :, 0, Tally.CHANGE_HOURS].sum(axis=1) + rest
        # Of the units with staff; elsewhere nobody introduces.
        newcomers = state.tally[:, :, 1:, [Tally.LEAVERS, Tally.MANAGER_LEAVERS]].sum(axis=(1, 2, 3))
    assert (newcomers > 40).all()
    np.testing.assert_allclose(taken, a.introduction * newcomers * (1 - a.reform_fading), rtol=1e-9)


# ---------------------------------------------------------------- people


@organisations
@rules
def test_people_stay_who_they_are_until_they_leave(organisation, rule):
    before, left_at_all = None, 0
    for model in Case(organisation, {**LIVELY, "trust_rule": rule}).weekly():
        state = model.state
        now = {
            name: getattr(state, name).copy()
            for name in ("member_person", "member_disposition", "member_propensity", "member_role")
        }
        if before is not None:
            gone = state.member_left == 1
            # Only the employed leave of their own accord; each is followed by the next holder of the place.
            assert not gone[~employed(state)].any()
            stayed = employed(state) & ~gone
            for name, values in now.items():
                assert (values[stayed] == before[name][stayed]).all(), name
            citizens = state.member_role == Role.CITIZEN
            assert (now["member_person"][citizens] == before["member_person"][citizens]).all()
            followed = [successor(each) for each in before["member_person"][gone].tolist()]
            assert now["member_person"][gone].tolist() == followed
            assert (now["member_role"] == before["member_role"]).all()
            left_at_all += gone.sum()
        before = now
        places = state.member_person & ((1 << PLACE_BITS) - 1)
        assert (places == np.arange(state.n_members)).all()
    assert left_at_all > 0


@organisations
def test_as_many_come_as_leave(organisation):
    with Case(organisation, LIVELY).model() as model:
        model.advance(WEEKS)
        state = model.state
        holders = state.member_person >> PLACE_BITS
        for role, tally in ((Role.STAFF, Tally.LEAVERS), (Role.MANAGER, Tally.MANAGER_LEAVERS)):
            came = np.where(state.member_role == role, holders, 0).sum(axis=1)
            assert came.tolist() == state.tally[:, :, 0, tally].sum(axis=1).tolist()


@organisations
def test_nobody_leaves_where_nobody_can(organisation):
    with Case(organisation, {**LIVELY, **NOBODY_LEAVES}).model() as model:
        start = model.state.member_person.copy()
        model.advance(WEEKS)
        now = employed(model.state)
        assert (model.state.member_person[now] == start[now]).all()
        assert not model.state.tally[..., [Tally.LEAVERS, Tally.MANAGER_LEAVERS]].any()


@organisations
def test_everyone_there_is_counted_once(organisation):
    with Case(organisation, LIVELY).model() as model:
        model.advance(WEEKS)
        people = model.state.tally[:, :, 0, [Tally.STAFF, Tally.MANAGERS, Tally.CITIZENS]]
        roles = [(model.state.member_role == each).sum(axis=1) for each in (Role.STAFF, Role.MANAGER)]
        roles.append((model.state.member_role == Role.CITIZEN).sum(axis=1))
        assert (people == np.stack(roles, axis=1)[:, None]).all()


# ---------------------------------------------------------------- ties


@organisations
@rules
def test_every_edge_is_one_tie_each_way_to_the_end(organisation, rule):
    case = Case(organisation, {**LIVELY, "trust_rule": rule})
    with case.model() as model:
        structure = model.runs[0].graph.draw(0)  # roles do not depend on the seed
        model.advance(WEEKS)
        state = model.state
        assert (state.member_role[0] == structure.role).all()
        for run in range(state.n_runs):
            n = state.tie_start[run, -1]
            trustor = np.repeat(np.arange(state.n_members), np.diff(state.tie_start[run]))
            trustee, reverse = state.tie_trustee[run, :n], state.tie_reverse[run, :n]
            assert (trustee[reverse] == trustor).all()
            assert (trustor[reverse] == trustee).all()
            assert (reverse[reverse] == np.arange(n)).all()
            assert (reverse != np.arange(n)).all()
            pairs = set(zip(trustor.tolist(), trustee.tolist(), strict=True))
            assert len(pairs) == n
            ties = [state.tally[run, :, 0, Tally[f"{each.name}_TIES"]] for each in Relation]
            assert (np.sum(ties, axis=0) == n).all()


@organisations
def test_an_edge_of_the_graph_is_a_pair_of_ties(organisation):
    with Case(organisation, LIVELY).model() as model:
        model.advance(WEEKS)
        for row, run in enumerate(model.runs):
            graph = run.graph.draw(graph_seed(run.seed, run.replication)).graph()
            start = model.state.tie_start[row]
            trustor = np.repeat(np.arange(model.state.n_members), np.diff(start)).tolist()
            ties = set(zip(trustor, model.state.tie_trustee[row, : start[-1]].tolist(), strict=True))
            assert ties == {pair for i, j in graph.edges for pair in ((i, j), (j, i))}


@organisations
@rules
def test_without_gain_or_fading_and_with_everyone_there_no_belief_moves(organisation, rule):
    """Nothing but what is seen, time without contact and new people moves what people believe."""
    still = {"trust_rule": rule, "contact": 0.0, "contact_far": 0.0, "fading": 0.0, **NOBODY_LEAVES}
    # Nor is anything heard of others, or expected of all. (Under the beta rule beliefs hold the propensity.)
    still |= dict.fromkeys(("gossip", "media", "generalising"), 0.0)
    with Case(organisation, {**LIVELY, **still}).model() as model:
        state = model.state
        kept = state.tie_relation != Relation.DOWNWARD  # where not to see is a signal too
        before = state.tie_belief.copy()
        model.advance(WEEKS)
        assert np.array_equal(state.tie_belief[kept], before[kept])
        assert not np.array_equal(state.tie_belief[~kept], before[~kept])


# ---------------------------------------------------------------- errors, control, money


@organisations
def test_an_error_is_mended_or_hidden_until_it_is_brought_up(organisation):
    """Without cover-up, fading and scandals, what is hidden is what was made less what was mended."""
    kept = {"cover_up": 0.0, "hidden_fading": 0.0, "hidden_surfacing": 0.0, "scandal_rate": 0.0}
    with Case(organisation, {**LIVELY, **kept}).model() as model:
        model.advance(WEEKS)
        tally = model.state.tally
    left = np.cumsum(tally[..., Tally.ERRORS] - tally[..., Tally.MENDED], axis=1)
    np.testing.assert_allclose(tally[..., Tally.HIDDEN], left, rtol=0, atol=1e-9)
    assert (left[:, -1].sum(axis=1) > 1).all()
    assert (tally[..., Tally.MENDED].sum(axis=(1, 2)) > 1).all()


@pytest.mark.parametrize("organisation", ["chain", "town"])
def test_the_boards_control_is_what_it_has_added_and_taken_away(organisation):
    added = None
    for model in Case(organisation, LIVELY).weekly():
        change = model.state.run_change
        added = change.copy() if added is None else added + change
        np.testing.assert_allclose(model.state.run_control, added, rtol=0, atol=ROUNDING)
    assert added.all()


@organisations
def test_without_pay_for_performance_money_is_pay_and_recruiting(organisation):
    assert PRESETS["rule_bound"].governance.pay_share == 0
    with Case(organisation, LIVELY, "rule_bound", reforms(pay_share=0.0)).model() as model:
        model.advance(WEEKS)
        tally = model.state.tally
    people = tally[..., Tally.STAFF] + tally[..., Tally.MANAGERS]
    recruited = tally[..., Tally.LEAVERS] + tally[..., Tally.MANAGER_LEAVERS]
    expected = people + Assumptions().recruitment * recruited
    np.testing.assert_allclose(tally[..., Tally.COST], expected, rtol=0, atol=1e-9)


def test_levers_stay_as_they_are_set():
    """Nothing but a dated event moves a lever: what the board adds stands beside it."""
    with Case("town", LIVELY, "hybrid", EVENTS[:1]).model() as model:
        for weeks, preset in ((20, "hybrid"), (30, "trust_based")):
            model.advance(weeks)
            expected = [getattr(PRESETS[preset].governance, name) for name in Governance.names()]
            assert (model.state.unit_lever == expected).all()
        assert model.state.run_control.all()
