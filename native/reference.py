"""The executable specification: the week in plain loops, calling one rule of `agents.rules` at a time.

The kernel (``_kernel.pyx``) has the same functions with the same names and gives the same bits. Runs
``first_run .. end_run - 1`` of the state are changed in place; nothing is checked here (see
`tillit.native.engines`).
"""

from collections.abc import Callable, Iterable
from types import SimpleNamespace

from tillit.agents import rules
from tillit.model.levers import Governance
from tillit.model.parameters import Assumptions, TaskProfile
from tillit.model.randomness import NOBODY, block
from tillit.model.state import State
from tillit.model.vocabulary import Belief, Disposition, Mode, Phase, Relation, Role, Stream, Tally, TrustRule
from tillit.native.bits import ordered_sum

PEER, UPWARD, DOWNWARD = Relation
STAFF = Role.STAFF
COOPERATE = Mode.COOPERATE
CONDITIONAL = Disposition.CONDITIONAL
BENEVOLENCE, INTEGRITY = Belief.BENEVOLENCE, Belief.INTEGRITY
BETA = TrustRule.BETA.word


def populate(state: State, first_run: int, end_run: int) -> None:
    """Give every place a person, and every tie a first impression (ODD section 5)."""
    for run in range(first_run, end_run):
        a = state.assumptions[run]
        seed, replication = int(state.run_seed[run]), int(state.run_replication[run])
        for i in range(state.n_members):
            me = int(state.member_person[run, i])
            draws = block(seed, replication, me, NOBODY, 0, Stream.PERSON)
            kind = rules.disposition(draws[0], a)
            state.member_disposition[run, i] = kind
            state.member_motivation[run, i] = rules.motivation_of(kind, a)
            state.member_ability[run, i] = rules.perceived(a.ability, a.ability_spread, draws[1])
            propensity = rules.perceived(a.propensity, a.propensity_spread, draws[2])
            state.member_propensity[run, i] = propensity
            state.member_mode[run, i] = -1
            for tie, j, _ in _ties(state, run, i):
                trustee = int(state.member_person[run, j])
                draws = block(seed, replication, me, trustee, 0, Stream.FIRST_IMPRESSION)
                for each in Belief:
                    impression = rules.perceived(propensity, a.first_impression, draws[each])
                    if a.trust_rule == BETA:
                        r, s = 2.0 * impression, 2.0 * (1.0 - impression)
                        state.tie_evidence[run, tie, each] = r, s
                        impression = rules.belief_beta(r, s, propensity)
                    state.tie_belief[run, tie, each] = impression


def advance(state: State, weeks: int, first_run: int, end_run: int, phases: Iterable[Phase]) -> None:
    """Simulate `weeks` whole weeks from ``state.week``, performing `phases` in order in each.

    The caller moves ``state.week`` on, once all runs have got there.
    """
    for run in range(first_run, end_run):
        for week in range(state.week, state.week + weeks):
            for phase in phases:
                PERFORM[phase](state, run, week, state.assumptions[run])


def arrive(state: State, run: int, week: int, a: Assumptions) -> None:
    """Let levers arrive at every member, through the manager (ODD eq. 5, 7-14)."""
    for i in range(state.n_members):
        lever, _ = _unit(state, run, state.member_unit[run, i])
        monitoring, discretion = lever.monitoring, lever.discretion
        above = state.member_downward[run, i]
        if above >= 0:
            manager_trust = rules.trust(state.tie_belief[run, above].tolist(), a)
            monitoring = rules.monitoring_received(monitoring, manager_trust, a)
            discretion = rules.discretion_received(discretion, manager_trust, a)
        up = state.member_upward[run, i]
        if up >= 0:
            benevolence = float(state.tie_belief[run, up, BENEVOLENCE])
        else:
            benevolence = float(state.member_propensity[run, i])
        talk = rules.dialogue(lever.voice, lever.support, benevolence)
        follow_up = rules.follow_up_hours(monitoring, lever.target_load, a)
        state.member_monitoring[run, i] = monitoring
        state.member_discretion[run, i] = discretion
        state.member_seen[run, i] = rules.information(monitoring, a)
        state.member_talk[run, i] = talk
        state.member_answered[run, i] = rules.response(lever.sanctions, talk)
        state.member_felt[run, i] = rules.felt_control(monitoring, lever.sanctions, lever.voice, a)
        state.member_follow_up[run, i] = follow_up
        state.member_hours[run, i] = rules.hours_for_work(follow_up, lever.voice, lever.support, a)


def decide(state: State, run: int, week: int, a: Assumptions) -> None:
    """Let every member of staff choose how to spend the week (ODD eq. 15-23)."""
    for i in range(state.n_members):
        if state.member_role[run, i] == STAFF:
            state.member_mode[run, i] = choose_mode(state, run, i, week, a)


def choose_mode(state: State, run: int, i: int, week: int, a: Assumptions) -> int:
    """Return the `Mode` that member i chooses this week (ODD eq. 15-23)."""
    unit = state.member_unit[run, i]
    lever, task = _unit(state, run, unit)
    motivation = float(state.member_motivation[run, i])
    integrity = [
        float(state.tie_belief[run, tie, INTEGRITY])
        for tie, _, relation in _ties(state, run, i)
        if relation == PEER
    ]
    colleagues = (
        ordered_sum(integrity) / len(integrity) if integrity else float(state.member_propensity[run, i])
    )
    hoped = rules.synergy(rules.expectation(colleagues, lever.purpose, a), a)
    seen, talk = float(state.member_seen[run, i]), float(state.member_talk[run, i])
    conditional = state.member_disposition[run, i] == CONDITIONAL
    unanswered = float(state.unit_unanswered[run, unit]) if conditional else 0.0
    draws = _person_block(state, run, i, week)
    return rules.choice(
        rules.utility_cooperate(
            motivation, hoped, task.interdependence, lever.pay_share, task.alignment, unanswered, a
        ),
        rules.utility_target(motivation, hoped, task.interdependence, lever.pay_share, task.alignment, a),
        rules.utility_game(
            lever.pay_share,
            task.alignment,
            rules.penalty(a.gaming_seen, seen, lever.sanctions, talk, motivation, a),
            motivation,
            a,
        ),
        rules.utility_slack(rules.penalty(1.0, seen, lever.sanctions, talk, motivation, a), motivation, a),
        a.choice_noise,
        draws[0],
    )


def deliver(state: State, run: int, week: int, a: Assumptions) -> None:
    """Let the week's work yield true and registered output (ODD eq. 16, 17, 24-26)."""
    for unit in range(state.n_units):
        lever, task = _unit(state, run, unit)
        staff = _staff(state, run, unit)
        cooperating = sum(1 for i in staff if state.member_mode[run, i] == COOPERATE)
        yielded = rules.synergy(cooperating / len(staff), a) if staff else 0.0
        for i in staff:
            mode = int(state.member_mode[run, i])
            ability, hours = float(state.member_ability[run, i]), float(state.member_hours[run, i])
            fit = rules.fit(task.variance, float(state.member_discretion[run, i]), ability, a)
            full_week = rules.true_output(
                mode,
                float(state.member_motivation[run, i]),
                yielded,
                task.interdependence,
                task.alignment,
                lever.pay_share,
                a,
            )
            shown = rules.registered_output(mode, task.alignment, lever.pay_share, a)
            state.member_true[run, i] = full_week * fit * ability * hours
            state.member_registered[run, i] = shown * hours


def signal(state: State, run: int, week: int, a: Assumptions) -> None:
    """Let every member show something; a manager is known by those they lead (ODD eq. 27-29)."""
    for i in state.member_order[run].tolist():
        if state.member_role[run, i] == STAFF:
            mode = int(state.member_mode[run, i])
            shown = rules.conduct(mode, a), rules.performance(mode, a), rules.helpfulness(mode)
        else:
            led = [j for _, j, relation in _ties(state, run, i) if relation == DOWNWARD]
            shown = (
                _mean([float(state.member_conduct[run, j]) for j in led], a.unseen),
                _mean([float(state.member_performance[run, j]) for j in led], a.unseen),
                _mean([float(state.member_helpfulness[run, j]) for j in led], a.unseen),
            )
        state.member_conduct[run, i], state.member_performance[run, i], state.member_helpfulness[run, i] = (
            shown
        )


def update(state: State, run: int, week: int, a: Assumptions) -> None:
    """Let signals arrive along the ties and move beliefs (ODD eq. 1-6, 30)."""
    seed, replication = int(state.run_seed[run]), int(state.run_replication[run])
    for i in range(state.n_members):
        unit = state.member_unit[run, i]
        lever, _ = _unit(state, run, unit)
        me = int(state.member_person[run, i])
        unanswered = float(state.unit_unanswered[run, unit])
        kindness = rules.leader_benevolence(
            float(state.member_monitoring[run, i]),
            lever.support,
            lever.voice,
            float(state.member_discretion[run, i]),
            float(state.member_felt[run, i]),
            unanswered,
            a,
        )
        for tie, j, relation in _ties(state, run, i):
            draws = block(seed, replication, me, int(state.member_person[run, j]), week, Stream.SIGNAL)
            ability, helpfulness = (
                float(state.member_ability[run, j]),
                float(state.member_helpfulness[run, j]),
            )
            if relation != DOWNWARD and draws[0] >= a.contact:
                _fade(state, run, i, tie, a)
            elif relation == PEER:
                signals = ability, helpfulness, float(state.member_conduct[run, j])
                _learn(state, run, i, tie, signals, 1.0, draws, a)
            elif relation == UPWARD:
                signals = ability, kindness, 1.0 - unanswered
                _learn(state, run, i, tie, signals, a.salience_line, draws, a)
            elif draws[0] < float(state.member_seen[run, j]):
                signals = ability, helpfulness, float(state.member_performance[run, j])
                _learn(state, run, i, tie, signals, a.salience_span, draws, a)
            else:
                _learn(state, run, i, tie, (a.unseen, a.unseen, a.unseen), a.salience_span, draws, a)


def adapt(state: State, run: int, week: int, a: Assumptions) -> None:
    """Let every unit remember the free riding that nobody answered (ODD eq. 31-32)."""
    for unit in range(state.n_units):
        this_week = [
            rules.unanswered_by(
                int(state.member_mode[run, i]),
                float(state.member_seen[run, i]),
                float(state.member_answered[run, i]),
            )
            for i in _staff(state, run, unit)
        ]
        if this_week:
            state.unit_unanswered[run, unit] = rules.remembered(
                float(state.unit_unanswered[run, unit]), ordered_sum(this_week) / len(this_week), a
            )


def measure(state: State, run: int, week: int, a: Assumptions) -> None:
    """Write the week's sums, unit by unit, in the order of `Tally` (ODD eq. 5)."""
    for unit in range(state.n_units):
        staff = _staff(state, run, unit)
        row = state.tally[run, week, unit]
        row[Tally.STAFF] = len(staff)
        for mode in Mode:
            row[Tally[mode.name]] = sum(1 for i in staff if state.member_mode[run, i] == mode)
        row[Tally.TRUE_OUTPUT] = ordered_sum(state.member_true[run, staff].tolist())
        row[Tally.REGISTERED_OUTPUT] = ordered_sum(state.member_registered[run, staff].tolist())
        row[Tally.HOURS] = ordered_sum(state.member_hours[run, staff].tolist())
        row[Tally.FOLLOW_UP] = ordered_sum(state.member_follow_up[run, staff].tolist())
        row[Tally.FELT_CONTROL] = ordered_sum(state.member_felt[run, staff].tolist())
        row[Tally.UNANSWERED] = state.unit_unanswered[run, unit] * len(staff)
        trusts: dict[int, list[float]] = {relation: [] for relation in Relation}
        for i in _members(state, run, unit):
            for tie, _, relation in _ties(state, run, i):
                trusts[relation].append(rules.trust(state.tie_belief[run, tie].tolist(), a))
        for each in Relation:
            row[Tally[f"{each.name}_TIES"]] = len(trusts[each])
            row[Tally[f"{each.name}_TRUST"]] = ordered_sum(trusts[each])


PERFORM: dict[Phase, Callable[[State, int, int, Assumptions], None]] = {
    Phase.ARRIVE: arrive,
    Phase.DECIDE: decide,
    Phase.DELIVER: deliver,
    Phase.SIGNAL: signal,
    Phase.UPDATE: update,
    Phase.ADAPT: adapt,
    Phase.MEASURE: measure,
}


def _learn(
    state: State,
    run: int,
    i: int,
    tie: int,
    signals: tuple[float, float, float],
    salience: float,
    draws: tuple[float, float, float, float],
    a: Assumptions,
) -> None:
    """Move the three beliefs of one tie towards what is seen of three signals."""
    for each in Belief:
        seen = rules.perceived(signals[each], a.signal_noise, draws[1 + each])
        if a.trust_rule == BETA:
            r, s = state.tie_evidence[run, tie, each].tolist()
            r, s = rules.update_beta(r, s, seen, a.forgetting, a.asymmetry, salience)
            state.tie_evidence[run, tie, each] = r, s
            belief = rules.belief_beta(r, s, float(state.member_propensity[run, i]))
        else:
            gain = a.gain * salience
            belief = rules.update_delta(
                float(state.tie_belief[run, tie, each]), seen, gain, a.asymmetry * gain
            )
        state.tie_belief[run, tie, each] = belief


def _fade(state: State, run: int, i: int, tie: int, a: Assumptions) -> None:
    """Let the three beliefs of a tie without contact fade; under the beta rule the evidence does."""
    propensity = float(state.member_propensity[run, i])
    for each in Belief:
        if a.trust_rule == BETA:
            r, s = state.tie_evidence[run, tie, each].tolist()
            r, s = r * (1.0 - a.fading), s * (1.0 - a.fading)
            state.tie_evidence[run, tie, each] = r, s
            belief = rules.belief_beta(r, s, propensity)
        else:
            belief = rules.fade(float(state.tie_belief[run, tie, each]), propensity, a)
        state.tie_belief[run, tie, each] = belief


def _unit(state: State, run: int, unit: int) -> tuple[SimpleNamespace, SimpleNamespace]:
    """Return the levers and the task profile of a unit, by name."""
    lever = zip(Governance.names(), state.unit_lever[run, unit].tolist(), strict=True)
    task = zip(TaskProfile.names(), state.unit_task[run, unit].tolist(), strict=True)
    return SimpleNamespace(**dict(lever)), SimpleNamespace(**dict(task))


def _ties(state: State, run: int, i: int) -> Iterable[tuple[int, int, int]]:
    """Return the ties of trustor i: where each stands, the trustee, and the relation."""
    start, stop = int(state.tie_start[run, i]), int(state.tie_start[run, i + 1])
    return zip(
        range(start, stop),
        state.tie_trustee[run, start:stop].tolist(),
        state.tie_relation[run, start:stop].tolist(),
        strict=True,
    )


def _members(state: State, run: int, unit: int) -> list[int]:
    members: list[int] = state.unit_member[
        run, state.unit_start[run, unit] : state.unit_start[run, unit + 1]
    ].tolist()
    return members


def _staff(state: State, run: int, unit: int) -> list[int]:
    return [i for i in _members(state, run, unit) if state.member_role[run, i] == STAFF]


def _person_block(state: State, run: int, i: int, week: int) -> tuple[float, float, float, float]:
    seed, replication = int(state.run_seed[run]), int(state.run_replication[run])
    return block(seed, replication, int(state.member_person[run, i]), NOBODY, week, Stream.WEEK)


def _mean(values: list[float], otherwise: float) -> float:
    return ordered_sum(values) / len(values) if values else otherwise
