"""Every role decides, and every decision matters: switched off, a measure moves the way it must.

Each test runs the same replications with and without a decision. The difference must be at least four
standard errors: a false alarm in 10 000 or fewer for a decision that changed nothing.
"""

from dataclasses import replace
from statistics import fmean, stdev

import numpy as np
import pytest

from tillit.agents.citizen import Citizen
from tillit.agents.manager import Manager
from tillit.agents.politician import Politician
from tillit.agents.reviewer import Reviewer
from tillit.agents.staff import Staff
from tillit.model.mechanisms import MECHANISMS
from tillit.model.organisation import OrganisationModel
from tillit.model.parameters import Assumptions
from tillit.model.vocabulary import Mode, Role, Stance, Tally

REPLICATIONS = 16
WEEKS = 156


class Willing(Staff):
    """Never games and never slacks: works on what is measured instead."""

    def decide(self):
        mode = super().decide()
        return Mode.TARGET if mode in (Mode.GAME, Mode.SLACK) else mode


class Alone(Staff):
    """Never co-operates."""

    def decide(self):
        mode = super().decide()
        return Mode.TARGET if mode is Mode.COOPERATE else mode


class Checker(Manager):
    """Checks first, whatever the trust in those led."""

    def decide(self):
        return 0.0


class Calm(Politician):
    """Never tightens."""

    def decide(self):
        return min(0.0, super().decide())


class Faithful(Citizen):
    """Never withdraws."""

    def decide(self):
        stance = super().decide()
        return Stance.LOYALTY if stance is Stance.EXIT else stance


class Silent(Citizen):
    """Never speaks up."""

    def decide(self):
        stance = super().decide()
        return Stance.LOYALTY if stance is Stance.VOICE else stance


class Blind(Reviewer):
    """Never inspects."""

    def decide(self):
        return 0.0


class Even(Reviewer):
    """Goes no deeper where there is little trust: a fifth, everywhere."""

    def decide(self):
        return min(super().decide(), 0.2)


@pytest.fixture
def town(town):
    """The municipality with a reviewer, who has nothing to do with anyone but managers."""
    return replace(town, arguments={**town.arguments, "reviewers": 1})


def tallies(runs, town, arm, classes=(), **settings):
    plan = runs(replications=REPLICATIONS, arms=(arm,), graph=town, years=WEEKS / 52, **settings)
    with OrganisationModel(plan, agent_classes=classes) as model:
        model.advance(WEEKS)
        return model.state.tally[:, :WEEKS, 0].sum(axis=1)


def moved(with_, without, above, below):
    """Return the paired difference in standard errors: what the decision does."""
    values = [each[:, above] / each[:, below] for each in (with_, without)]
    differences = (values[0] - values[1]).tolist()
    return fmean(differences) / (stdev(differences) / len(differences) ** 0.5)


# Spans of five leave managers time for everything, and a calm town's politicians nothing to react to. So
# leading takes as much time as with spans of about 30, and the board meets often and is easily alarmed.
TENSE = {
    "managers_coaching": 0.2,
    "managers_checking": 0.2,
    "reactivity": 1.0,
    "alarm_slope": 20.0,
    "scandal_alarm": 5.0,
    "scandal_rate": 0.02,
    "political_clock": 13,
}
DECISIONS = [
    # what is switched off, arm, measure, sign of what the decision does to it
    ("staff: to free ride", Willing, "trust", Tally.TRUE_OUTPUT, Tally.STAFF, -1),
    ("staff: to free ride, and be withdrawn from", Willing, "trust", Tally.UNANSWERED, Tally.STAFF, 1),
    ("staff: to co-operate", Alone, "trust", Tally.TRUE_OUTPUT, Tally.STAFF, 1),
    ("managers: to coach those they trust", Checker, "control", Tally.COACHING_HOURS, Tally.STAFF, 1),
    ("politicians: to tighten", Calm, "trust", Tally.CONTROL, Tally.STAFF, 1),
    ("politicians: to tighten", Calm, "trust", Tally.FELT_CONTROL, Tally.STAFF, 1),
    ("citizens: to withdraw", Faithful, "control", Tally.TRUE_OUTPUT, Tally.STAFF, -1),
    ("citizens: to speak up", Silent, "trust", Tally.HIDDEN, Tally.STAFF, -1),
    ("reviewers: to inspect", Blind, "trust", Tally.HIDDEN, Tally.STAFF, -1),
    ("reviewers: to go deeper the less they trust", Even, "trust", Tally.FOUND_BY_REVIEW, Tally.STAFF, 1),
]


@pytest.mark.parametrize(("what", "off", "arm", "above", "below", "sign"), DECISIONS)
def test_a_decision_changes_a_run(runs, town, what, off, arm, above, below, sign):
    both = [tallies(runs, town, arm, classes, assumptions=TENSE) for classes in ((), (off,))]
    assert sign * moved(*both, above, below) > 4, what


OFF = {name: dict(mechanism.off) for name, mechanism in MECHANISMS.items()}
NOBODY_LEAVES = OFF["turnover"]
SWITCHES = [
    # what is switched off, among which assumptions, by which, measure, sign of what the decision does
    ("staff: to report errors", {}, OFF["reporting"], Tally.REPORTS, Tally.STAFF, 1),
    ("staff: to leave", {}, NOBODY_LEAVES, Tally.LEAVERS, Tally.STAFF, 1),
    ("staff: to leave, ability and all", {}, NOBODY_LEAVES, Tally.ABILITY, Tally.STAFF, -1),
    ("managers: to lead by their own trust", {}, OFF["managers_own_trust"], Tally.FREEDOM, Tally.STAFF, -1),
    ("directors: to hold back", TENSE, OFF["directors_hold_back"], Tally.CONTROL, Tally.STAFF, -1),
    ("politicians: to let go", TENSE, OFF["letting_go"], Tally.CONTROL, Tally.STAFF, -1),
]


@pytest.mark.parametrize(("what", "among", "off", "above", "below", "sign"), SWITCHES)
def test_a_decision_at_strength_0_is_gone(runs, town, what, among, off, above, below, sign):
    both = [tallies(runs, town, "trust", assumptions={**among, **extra}) for extra in ({}, off)]
    assert sign * moved(*both, above, below) > 4, what


def test_every_role_decides_at_least_two_things():
    decided = [what.split(":")[0] for what in {what for what, *_ in [*DECISIONS, *SWITCHES]}]
    for role in Role:
        named = role.word if role is Role.STAFF else f"{role.word}s"
        assert decided.count(named) >= 2, named


def test_without_politicians_there_is_no_control(runs):
    with OrganisationModel(runs(assumptions={"reactivity": 1.0})) as model:
        model.advance(80)
        assert not model.state.run_control.any()
        assert not model.state.member_control.any()


@pytest.mark.parametrize("off", [OFF["politicians_control"], {"political_step": 0.0}])
def test_politicians_who_never_react_leave_the_levers_alone(runs, town, off):
    with OrganisationModel(runs(graph=town, assumptions=off)) as model:
        model.advance(80)
        assert not model.state.run_control.any()


@pytest.mark.parametrize(
    ("off", "name"),
    [
        (OFF["hidden_errors"], "unit_hidden"),
        (OFF["scandals"], "unit_scandal"),
        (OFF["lessons"], "unit_lessons"),
        ({**OFF["hours_of_change"], **OFF["cost_of_turnover"], "review_hours": 0.0}, "unit_reform"),
    ],
)
def test_a_mechanism_at_strength_0_is_exactly_gone(runs, town, off, name):
    with OrganisationModel(runs(graph=town, assumptions=off)) as model:
        model.advance(60)
        assert not getattr(model.state, name).any()
    with OrganisationModel(runs(graph=town, assumptions={"scandal_rate": 0.02, "reactivity": 1.0})) as model:
        seen = False
        for _ in range(60):
            model.advance(1)
            seen = seen or getattr(model.state, name).any()
        assert seen


def test_motivation_strain_and_ability_can_stand_still(runs, town):
    still = {**NOBODY_LEAVES, **OFF["motivation"], **OFF["strain"], **OFF["ability"]}
    with OrganisationModel(runs(graph=town, assumptions=still)) as model:
        before = [
            getattr(model.state, name).copy()
            for name in ("member_motivation", "member_strain", "member_ability")
        ]
        model.advance(30)
        after = [model.state.member_motivation, model.state.member_strain, model.state.member_ability]
    for one, other in zip(before, after, strict=True):
        np.testing.assert_array_equal(one, other)


def test_trust_can_stand_still(runs, town):
    """Whatever moves a belief has its switch in BELIEFS_STAND_STILL."""
    for rule in ("delta", "beta"):
        off = {"trust_rule": rule, **NOBODY_LEAVES, "scandal_rate": 0.02, "reactivity": 1.0}
        with OrganisationModel(runs(graph=town, assumptions={**off, **OFF["learning"]})) as model:
            before = model.state.tie_belief.copy()
            model.advance(80)
            np.testing.assert_array_equal(model.state.tie_belief, before)
        with OrganisationModel(runs(graph=town, assumptions=off)) as model:
            model.advance(80)
            assert (model.state.tie_belief != before).mean() > 0.5


def test_citizens_who_do_not_matter_to_output_leave_no_trace_in_it(runs, town):
    """Co-production, complaints and motivation off: what citizens do changes no week's work."""
    apart = OFF["citizens_matter"]
    plain, quiet = (tallies(runs, town, "trust", classes, assumptions=apart) for classes in ((), (Silent,)))
    for tally in (Tally.TRUE_OUTPUT, Tally.HIDDEN, Tally.MOTIVATION, Tally.PEER_TRUST):
        np.testing.assert_array_equal(plain[:, tally], quiet[:, tally])
    assert (plain[:, Tally.SPEAKING_UP] > 0).all()


def test_leaving_loses_what_was_learned_about_people(runs, town):
    """A newcomer is met anew from both sides, with a first impression."""
    with OrganisationModel(runs(arms=("trust",), graph=town, assumptions={"leaving_base": 1.0})) as model:
        while model.state.member_left[0].sum() != 1:
            before = model.state.tie_belief.copy()
            model.advance(1)
        state = model.state
        place = int(np.flatnonzero(state.member_left[0])[0])
        assert model.member(0, place).holder == state.member_person[0, place] >> 24 >= 1
        first, last = state.tie_start[0, place], state.tie_start[0, place + 1]
        width = Assumptions().first_impression + 1e-12
        relation, reverse = state.tie_relation[0], state.tie_reverse[0]
        for tie in range(first, last):
            other, back = int(state.tie_trustee[0, tie]), reverse[tie]
            around = range(state.tie_start[0, other], state.tie_start[0, other + 1])
            # What others of the same relation think of the one she meets, and what that one thinks of them.
            thought = [reverse[each] for each in around if relation[reverse[each]] == relation[tie] != -1]
            thinks = [each for each in around if relation[each] == relation[back]]
            for own, others in (
                (tie, [x for x in thought if x != tie]),
                (back, [x for x in thinks if x != back]),
            ):
                trustor = place if own == tie else other
                expected = (
                    state.tie_belief[0, others].mean(axis=0)
                    if others
                    else np.full(3, state.member_propensity[0, trustor])
                )
                assert (np.abs(state.tie_belief[0, own] - expected) <= width).all()
                assert (state.tie_belief[0, own] != before[0, own]).any()


@pytest.mark.parametrize("arm", ["control", "trust"])
def test_people_who_leave_are_a_loss_under_control_and_under_trust(runs, town, arm):
    """Newcomers have to learn and to be introduced; no trust and no hour is won by losing people."""
    plan = {"arm": arm, "assumptions": NOBODY_LEAVES}
    stayed = tallies(runs, town, **plan)
    left = tallies(runs, town, **{**plan, "assumptions": {"leaving_base": 1.0}})
    assert moved(left, stayed, Tally.TRUE_OUTPUT, Tally.STAFF) < -4


def test_a_wrong_decision_of_any_role_is_one_line(runs, town):
    from tillit.model.errors import ParameterError

    for kind, wrong in ((Manager, 1.5), (Politician, "tighten"), (Citizen, 7), (Staff, None), (Reviewer, 2)):
        own = type("Own", (kind,), {"decide": lambda self, wrong=wrong: wrong})
        with OrganisationModel(runs(graph=town), agent_classes=(own,)) as model:
            with pytest.raises(ParameterError, match=r"Own.decide returned .*; return ") as error:
                model.advance(30)
            assert "\n" not in str(error.value)


@pytest.mark.parametrize("kind", [Politician, Manager, Staff, Citizen, Reviewer])
def test_a_rule_of_ones_own_that_returns_the_models_choice_changes_no_bit(
    runs, town, same_bits, kind, engine
):
    same = type("Same", (kind,), {"decide": lambda self: kind.decide(self)})
    plan = runs(graph=town, assumptions={"reactivity": 1.0})
    plain, own = (OrganisationModel(plan, engine=engine, agent_classes=each) for each in ((), (same,)))
    plain.advance(60)
    own.advance(60)
    same_bits(plain.state, own.state)
