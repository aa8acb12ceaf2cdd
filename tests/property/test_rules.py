"""What the rules keep, whatever the values within their bounds."""

from hypothesis import given
from hypothesis import strategies as st

from tillit.agents import rules
from tillit.model.levers import Governance
from tillit.model.parameters import Assumptions
from tillit.model.vocabulary import Disposition, Mistake, Mode, Stance

share = st.floats(0, 1)
inside = st.floats(0, 1, exclude_min=True, exclude_max=True)


def bounded(kind):
    return st.fixed_dictionaries(
        {
            each.name: st.sampled_from(each.choices) if each.choices else st.floats(each.low, each.high)
            for each in kind.quantities()
        }
    ).map(lambda values: kind(**values))


assumptions = bounded(Assumptions)
governances = bounded(Governance)


@given(share, share, share, share)
def test_delta_moves_towards_the_signal_and_not_beyond(belief, signal, gain, loss):
    moved = rules.update_delta(belief, signal, gain, loss)
    assert min(belief, signal) - 1e-15 <= moved <= max(belief, signal) + 1e-15


@given(share, share)
def test_without_gain_and_loss_nothing_moves(belief, signal):
    assert rules.update_delta(belief, signal, 0.0, 0.0) == belief


@given(st.lists(share, max_size=50), share, st.floats(1, 10), share)
def test_beta_stays_a_belief_and_its_evidence_is_never_negative(signals, forgetting, k, propensity):
    r = s = 0.0
    for signal in signals:
        r, s = rules.update_beta(r, s, signal, forgetting, k)
        assert r >= 0
        assert s >= 0
        assert 0 <= rules.belief_beta(r, s, propensity) <= 1


@given(share, share, share)
def test_beta_remembers_everything_without_forgetting(first, second, third):
    r = s = 0.0
    for signal in (first, second, third):
        r, s = rules.update_beta(r, s, signal, 1.0, 1.0)
    assert abs(r + s - 3) < 1e-12


@given(assumptions, governances, share, share)
def test_everything_that_arrives_is_a_share(a, lever, trust, benevolence):
    monitoring = rules.monitoring_received(lever.monitoring, trust, a)
    discretion = rules.discretion_received(lever.discretion, trust, a)
    seen = rules.information(monitoring, a)
    talk = rules.dialogue(lever.voice, lever.support, benevolence)
    answered = rules.response(lever.sanctions, talk)
    felt = rules.felt_control(monitoring, lever.sanctions, lever.voice, a)
    follow_up = rules.follow_up_hours(monitoring, lever.target_load, a)
    hours = rules.hours_left(follow_up, lever.voice, lever.support, a)
    for value in (monitoring, discretion, seen, talk, answered, felt, follow_up, hours):
        assert -1e-12 <= value <= 1 + 1e-12


@given(assumptions, share, share)
def test_synergy_rises_with_the_share_who_cooperate(a, one, other):
    low, high = sorted((one, other))
    assert 0 <= rules.synergy(low, a) <= rules.synergy(high, a) + 1e-12 <= 1 + 1e-9


@given(st.lists(st.floats(-20, 20), min_size=4, max_size=4), st.floats(0.02, 3), inside)
def test_a_choice_is_always_a_mode(utilities, noise, draw):
    assert rules.choice(*utilities, noise, draw) in list(Mode)


@given(assumptions, share, share, share, share, share)
def test_a_week_yields_no_more_than_a_motivated_persons_full_week(
    a, yielded, interdependence, alignment, pay, ability
):
    most = 1 + a.intensity * 2
    for mode in Mode:
        true = rules.true_output(mode, 3.0, yielded, interdependence, alignment, pay, a)
        assert 0 <= true <= most + 1e-12
        assert 0 <= rules.registered_output(mode, alignment, pay, a) <= 1 + a.intensity
    assert 0 <= rules.fit(interdependence, pay, ability, a) <= 1


@given(assumptions, governances, share, share, share)
def test_what_the_board_adds_keeps_every_lever_a_lever(a, lever, control, trust, scandal):
    for value in (
        rules.alarm(control, trust, scandal, a),
        rules.tightening(scandal, trust, a),
        rules.letting_go(control, trust, a),
        rules.passed_on(control, trust, a),
        rules.tightened(lever.monitoring, control),
        rules.loosened(lever.discretion, control),
    ):
        assert 0 <= value <= 1
    assert rules.passed_on(control, trust, a) <= control
    assert rules.letting_go(control, trust, a) <= control


@given(assumptions, governances, st.floats(0, 3), st.floats(0, 3), share)
def test_a_managers_hours_never_exceed_the_week(a, lever, coaching, checking, priority):
    free = 1 - rules.managers_administration(lever.monitoring, lever.target_load, a) - a.hours_voice
    assert free >= -1e-12
    free = max(0.0, free)
    coached = rules.coaching_hours(free, coaching, checking, priority)
    checked = min(checking, free - coached)
    assert -1e-12 <= coached <= coaching + 1e-12
    assert checked >= -1e-12
    assert coached + checked <= free + 1e-12
    # No hour is left over while something wanted is undone.
    assert coached + checked >= min(free, coaching + checking) - 1e-9


@given(assumptions, governances, share, share, share, share, inside)
def test_errors_have_one_outcome_and_harm_is_never_negative(a, lever, strain, ability, trust, hidden, draw):
    error = rules.error_probability(strain, lever.discretion, ability, trust, a)
    reported = rules.report_probability(lever.voice, lever.sanctions, trust, a)
    found = rules.found_probability(lever.monitoring, trust, a)
    mended = rules.acted_on(lever.monitoring, lever.support)
    for value in (error, reported, found, mended):
        assert 0 <= value <= 1
    outcome = rules.mistake(error, reported, found, mended, draw)
    assert outcome in list(Mistake)
    for mode in Mode:
        added = rules.concealed(outcome, mode, lever.discretion, a)
        stock = rules.hidden_stock(hidden, added, lever.monitoring, a)
        assert 0 <= stock <= hidden + added
        assert rules.harm(stock, 1, a) >= rules.harm(stock, 0, a) >= 0


@given(assumptions, governances, share, share, share, st.sampled_from(Disposition))
def test_members_stay_within_what_a_member_can_be(a, lever, strain, ability, trust, kind):
    intrinsic = motivation = rules.motivation_of(kind, a)
    for _ in range(20):
        motivation = rules.motivation_moved(motivation, intrinsic, lever.discretion, trust, trust, strain, a)
        strain = rules.strain_moved(strain, 1 - trust, True, lever.support, lever.sanctions, a)
        ability = rules.ability_moved(ability, lever.support, trust, lever.sanctions, a)
    assert 0 <= motivation <= 2 * intrinsic + 1e-12
    assert 0 <= strain <= 1
    assert 0 <= ability <= 1
    assert 0 <= rules.leaving(strain, trust, a) < 1


@given(st.lists(st.floats(-20, 20), min_size=3, max_size=3), st.floats(0.02, 3), inside)
def test_a_stance_is_always_a_stance(utilities, noise, draw):
    assert rules.stance(*utilities, noise, draw) in list(Stance)
