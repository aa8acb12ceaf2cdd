"""What the rules keep, whatever the values within their bounds."""

from hypothesis import given
from hypothesis import strategies as st

from tillit.agents import rules
from tillit.model.levers import Governance
from tillit.model.parameters import Assumptions, TaskProfile
from tillit.model.vocabulary import Disposition, Handling, Mistake, Mode, Stance

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
profiles = bounded(TaskProfile)


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


@given(assumptions, governances, share, share, share)
def test_everything_that_arrives_is_a_share(a, lever, trust, ability, benevolence):
    monitoring = rules.monitoring_received(lever.monitoring, trust, a)
    discretion = rules.discretion_received(lever.discretion, trust, ability, a)
    seen = rules.information(monitoring, a)
    talk = rules.dialogue(lever.voice, lever.support, benevolence)
    answered = rules.response(lever.sanctions, talk)
    felt = rules.felt_control(monitoring, lever.sanctions, lever.voice, a)
    follow_up = rules.follow_up_hours(monitoring, lever.target_load, a)
    together = rules.hours_together(lever.participation, lever.continuity, a)
    hours = rules.hours_left(follow_up, lever.voice, lever.support, together, a)
    for value in (monitoring, discretion, seen, talk, answered, felt, follow_up, together, hours):
        assert -1e-12 <= value <= 1 + 1e-12
    # What a manager does not believe a member able to is kept back, and never more than that.
    granted = (1 - a.manager_weight) * lever.discretion + a.manager_weight * trust
    assert min(granted, ability) - 1e-12 <= discretion <= granted + 1e-12


@given(assumptions, share, share)
def test_synergy_rises_with_the_share_who_cooperate(a, one, other):
    low, high = sorted((one, other))
    assert 0 <= rules.synergy(low, a) <= rules.synergy(high, a) + 1e-12 <= 1 + 1e-9


@given(st.lists(st.floats(-20, 20), min_size=4, max_size=4), st.floats(0.02, 3), inside)
def test_a_choice_is_always_a_mode(utilities, noise, draw):
    assert rules.choice(*utilities, noise, draw) in list(Mode)


@given(assumptions, governances, profiles, share, share)
def test_a_week_yields_no_more_than_a_motivated_persons_full_week(a, lever, task, yielded, ability):
    most = 1 + a.intensity * 2
    paid = rules.pay(lever.pay_share, lever.competition, lever.pooling, task.sharpness, a)
    assert 0 <= paid <= task.sharpness + 1e-12
    unranked = rules.pay(lever.pay_share, 0.0, lever.pooling, task.sharpness, a)
    assert paid >= unranked - 1e-12
    for mode in Mode:
        true = rules.true_output(mode, 3.0, yielded, task.interdependence, task.alignment, paid, a)
        assert 0 <= true <= most + 1e-12
        registered = rules.registered_output(mode, task.alignment, paid, a)
        assert 0 <= registered <= 1 + a.intensity
        spent = rules.performance_pay(lever.pay_share, task.sharpness, task.bonus, registered)
        assert 0 <= spent <= task.bonus * registered
        assert 0 <= rules.meets_needs(mode, task.alignment) <= 1
    stranger = rules.fit(task.variance, lever.discretion, ability, 0.0, a)
    known = rules.fit(task.variance, lever.discretion, ability, lever.continuity, a)
    assert -1e-12 <= stranger <= known + 1e-12 <= 1 + 2e-12


@given(assumptions, governances, share, share, share, st.floats(0, 1.5))
def test_what_the_board_adds_keeps_every_lever_a_lever(a, lever, control, trust, scandal, warnings):
    for value in (
        rules.alarm(control, trust, scandal, warnings, a),
        rules.tightening(scandal, trust, a),
        rules.letting_go(control, trust, a),
        rules.passed_on(control, trust, a),
        rules.amplified(control, trust, a),
        rules.expectation_of_results(control, trust, a),
        rules.message(control, trust, a),
        rules.majority_falls(trust, a),
        rules.tightened(lever.monitoring, control),
        rules.loosened(lever.discretion, control),
    ):
        assert 0 <= value <= 1
    assert rules.passed_on(control, trust, a) <= control
    assert rules.letting_go(control, trust, a) <= control
    assert rules.message(control, trust, a) <= control
    amplified = rules.amplified(control, trust, a)
    assert amplified >= control if trust <= 0.5 else amplified <= control


@given(assumptions, governances, st.floats(0, 3), st.floats(0, 3), share)
def test_a_managers_hours_never_exceed_the_week(a, lever, coaching, checking, priority):
    office = rules.managers_administration(lever.monitoring, lever.target_load, lever.consistency, a)
    free = 1 - office - a.hours_voice
    assert free >= -1e-12
    free = max(0.0, free)
    coached = rules.coaching_hours(free, coaching, checking, priority)
    checked = min(checking, free - coached)
    assert -1e-12 <= coached <= coaching + 1e-12
    assert checked >= -1e-12
    assert coached + checked <= free + 1e-12
    # No hour is left over while something wanted is undone.
    assert coached + checked >= min(free, coaching + checking) - 1e-9


@given(assumptions, governances, share, share, share, share, st.floats(0, 3), inside)
def test_errors_have_one_outcome_and_harm_is_never_negative(
    a, lever, strain, ability, trust, hidden, waiting, draw
):
    error = rules.error_probability(strain, lever.discretion, ability, trust, a)
    heeded = rules.heeded(lever.voice, strain, a)
    assert 0 <= heeded <= lever.voice
    reported = rules.report_probability(heeded, lever.purpose, lever.sanctions, trust, a)
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
        found = rules.brought_up(stock, rules.review_reach(rules.review_depth(ability), trust), a)
        assert 0 <= found <= stock
        assert rules.harm(stock, 1, waiting, a) >= rules.harm(stock, 0, waiting, a) >= 0
        assert rules.harm(stock, 0, waiting, a) >= rules.harm(stock, 0, 0.0, a)


@given(assumptions, governances, share, share, share, share, st.floats(-1, 2), st.sampled_from(Disposition))
def test_members_stay_within_what_a_member_can_be(
    a, lever, strain, ability, trust, ambiguous, pressure, kind
):
    in_conflict = rules.conflict(lever.voice, trust)
    assert 0 <= in_conflict <= 1
    intrinsic = motivation = rules.motivation_of(kind, a)
    for _ in range(20):
        motivation = rules.motivation_moved(
            motivation, intrinsic, lever.discretion, trust, trust, lever.purpose, strain, a
        )
        strain = rules.strain_moved(
            strain, pressure, True, lever.support, lever.sanctions, ambiguous, in_conflict, a
        )
        ability = rules.ability_moved(ability, lever.support, trust, lever.sanctions, a)
    halves = a.motivation_freedom + a.motivation_trusted + a.motivation_citizens
    assert 0 <= motivation <= (1 + halves / 2 + a.motivation_purpose) * intrinsic + 1e-12
    assert 0 <= strain <= 1
    assert 0 <= ability <= 1
    assert 0 <= rules.leaving(strain, trust, a) < 1


@given(st.lists(st.floats(-20, 20), min_size=3, max_size=3), st.floats(0.02, 3), inside)
def test_a_stance_is_always_a_stance(utilities, noise, draw):
    assert rules.stance(*utilities, noise, draw) in list(Stance)


# ------------------------------------------------------------ what is heard, and generally believed


@given(assumptions, share, share, share)
def test_hearsay_is_no_stronger_than_seeing_and_never_overshoots(a, trust, belief, told):
    for salience in (rules.hearsay(trust, a), rules.headlines(trust, a)):
        assert 0 <= salience <= 1
        gain = a.gain * salience
        moved = rules.update_delta(belief, told, gain, gain)
        assert min(belief, told) - 1e-12 <= moved <= max(belief, told) + 1e-12


@given(assumptions, share, st.lists(st.tuples(share, share), max_size=30))
def test_talk_alone_keeps_evidence_a_belief(a, propensity, heard):
    r = s = 1.0
    for told, trust in heard:
        r, s = rules.update_beta(r, s, told, 1.0, 1.0, rules.hearsay(trust, a))
        assert min(r, s) >= 1
        assert 0 <= rules.belief_beta(r, s, propensity) <= 1


@given(assumptions, share, share, share)
def test_trust_in_general_stays_between_what_it_comes_from(a, propensity, upbringing, experienced):
    moved = rules.generalised(propensity, upbringing, experienced, a)
    ends = (propensity, upbringing, experienced)
    assert min(ends) - 1e-12 <= moved <= max(ends) + 1e-12


@given(assumptions, governances, profiles, share)
def test_clarity_and_what_ties_a_reorganisation_breaks_are_shares(a, lever, task, reorganised):
    ambiguous = rules.ambiguity(lever.target_load, lever.purpose, task.alignment)
    assert 0 <= ambiguous <= 1 - lever.purpose
    assert 0 <= rules.clarity(ambiguous, a) <= 1
    assert 0 <= rules.broken(reorganised, lever.continuity) <= reorganised


# ------------------------------------------------------------ across borders


@given(assumptions, governances, profiles, share, share)
def test_prevention_never_makes_needs_nor_takes_more_than_there_are(a, lever, task, own, partners):
    prevented = rules.prevented(own, partners, a)
    assert min(own, partners) - 1e-12 <= prevented <= max(own, partners) + 1e-12
    assert -1e-12 <= rules.needs(task.load, prevented, a) <= task.load
    for preventing in (0, 1):
        kept = rules.prevention_kept(own, preventing, a)
        assert 0 <= kept <= 1
        assert preventing or kept <= own


@given(assumptions, governances, profiles, share, share, inside)
def test_units_weigh_shares_and_choose_one_way(a, lever, task, trust, others, draw):
    returned = rules.return_share(lever.pooling, task.contract, trust, a)
    assert a.own_return - 1e-12 <= returned <= 1 + 1e-12
    share_ = rules.utility_share(returned, others, lever.sanctions, a)
    pass_ = rules.utility_pass(returned, lever.competition, trust, a)
    assert -a.sharing_cost - a.sharing_blame - 1e-12 <= share_ <= a.sharing_value
    assert -a.passing_guilt - 1e-12 <= pass_ <= a.passing_gain
    kind = rules.handling(share_, pass_, a.choice_noise, draw)
    assert kind in list(Handling)
    prevent = rules.utility_prevent(lever.horizon, returned, a)
    assert -a.prevention_cost - 1e-12 <= prevent <= a.prevention_value
    assert rules.prevents(prevent, a.choice_noise, draw) in (0, 1)


@given(assumptions, profiles, share, share, st.floats(0, 3), share)
def test_cases_across_borders_are_never_worth_more_than_a_units_own(a, task, one, other, needed, met):
    low, high = sorted((one, other))
    worth = {kind: rules.across_borders(kind, task.shared, high, a) for kind in Handling}
    assert 0 <= worth[Handling.PASS] <= worth[Handling.KEEP] <= worth[Handling.SHARE] + 1e-12 <= 1 + 2e-12
    assert rules.across_borders(Handling.SHARE, task.shared, low, a) <= worth[Handling.SHARE] + 1e-12
    assert 0 <= rules.unmet(needed, met, a) <= a.case_hours * needed


@given(st.floats(-1000, 1000), st.floats(-1000, 1000), st.floats(0.02, 3), inside)
def test_any_utilities_are_handled_somehow(one, other, noise, draw):
    assert rules.handling(one, other, noise, draw) in list(Handling)
    assert rules.prevents(one, noise, draw) in (0, 1)


# ------------------------------------------------------------ review, norms, applicants


@given(assumptions, share, share)
def test_a_review_is_a_share_of_a_week(a, trust, of_reviewer):
    depth = rules.review_depth(trust)
    assert depth == 1 - trust
    assert depth / 2 <= rules.review_reach(depth, of_reviewer) <= depth
    assert 0 <= rules.review_work(depth, a) <= a.review_hours * depth


@given(assumptions, governances, share, share, share, share)
def test_norms_lessons_and_what_is_seen_stay_shares(a, lever, norm, reports, punished, leavers):
    acted = reports * (1 - punished)
    for value in (
        rules.norm_kept(norm, reports, acted, a),
        rules.leader_integrity(norm, lever.consistency, lever.purpose, a),
        rules.steadiness(norm - punished, lever.consistency, lever.purpose, a),
        rules.treatment(norm, lever.discretion, reports, a),
        rules.encounter_contact(lever.continuity, a),
    ):
        assert -1e-12 <= value <= 1 + 1e-12
    assert 0 <= rules.lessons_left(norm, leavers, a) <= norm
    assert rules.encounter_contact(lever.continuity, a) <= a.contact_far
    if reports == 0:
        assert rules.norm_kept(norm, 0.0, 0.0, a) == norm


@given(assumptions, governances, profiles, share, inside)
def test_those_who_come_are_somebody(a, lever, task, answered, draw):
    opportunists = rules.applicants_opportunists(answered, lever.purpose, a)
    committed = rules.applicants_committed(lever.pay_share, lever.purpose, a)
    ability = rules.applicants_ability(lever.pay_share, task.alignment, a)
    for value in (opportunists, committed, ability):
        assert 0 <= value <= 1
    assert ability >= a.newcomer_ability
    assert rules.disposition(draw, opportunists, committed) in list(Disposition)


@given(assumptions, governances, share)
def test_citizens_matter_to_the_work_no_more_than_they_take_part(a, lever, cooperating):
    factor = rules.coproduction(cooperating, lever.participation, a)
    assert abs(factor - 1) <= a.coproduction * lever.participation / 2 + 1e-12
    assert factor >= 0
