"""What the rules keep, whatever the values within their bounds."""

from hypothesis import given
from hypothesis import strategies as st

from tillit.agents import rules
from tillit.model.levers import Governance
from tillit.model.parameters import Assumptions
from tillit.model.vocabulary import Mode

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
    hours = rules.hours_for_work(follow_up, lever.voice, lever.support, a)
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
