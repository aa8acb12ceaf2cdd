"""The executable specification: the week in plain loops, calling one rule of `agents.rules` at a time.

The kernel (``_week.pxi``) has the same functions with the same names and gives the same bits. Runs
``first_run .. end_run - 1`` of the state are changed in place; nothing is checked here (see
`tillit.native.engines`).
"""

from collections.abc import Callable, Iterable, Sequence
from types import SimpleNamespace

from tillit.agents import rules
from tillit.model.levers import Governance
from tillit.model.parameters import Assumptions, TaskProfile
from tillit.model.randomness import NOBODY, block, successor
from tillit.model.state import State
from tillit.model.vocabulary import (
    Belief,
    Disposition,
    Mistake,
    Mode,
    Phase,
    Relation,
    Role,
    Stance,
    Stream,
    Tally,
    TrustRule,
    Use,
)
from tillit.native.bits import ordered_sum

PEER, UPWARD, DOWNWARD, PARTNER, OVERSIGHT, MANDATE, SERVED, SERVING, CIVIC = Relation
MANAGER, STAFF, POLITICIAN, CITIZEN = Role
COOPERATE = Mode.COOPERATE
CONDITIONAL = Disposition.CONDITIONAL
ABILITY, BENEVOLENCE, INTEGRITY = Belief
BETA = TrustRule.BETA.word
SUPPORT = Governance.names().index("support")


def populate(state: State, first_run: int, end_run: int) -> None:
    """Give every place a person, and every tie a first impression (ODD section 5)."""
    for run in range(first_run, end_run):
        a = state.assumptions[run]
        for i in range(state.n_members):
            state.member_mode[run, i] = state.member_stance[run, i] = -1
            _take_place(state, run, i, a.ability, a)
        for i in range(state.n_members):
            for tie, _, _ in _ties(state, run, i):
                propensity = float(state.member_propensity[run, i])
                _meet(state, run, i, tie, (propensity, propensity, propensity), a)


def _take_place(state: State, run: int, i: int, ability: float, a: Assumptions) -> None:
    """Let the holder of place i come with a disposition, a motivation, an ability and a propensity."""
    seed, replication = int(state.run_seed[run]), int(state.run_replication[run])
    draws = block(seed, replication, int(state.member_person[run, i]), NOBODY, 0, Stream.PERSON)
    kind = rules.disposition(draws[0], a)
    state.member_disposition[run, i] = kind
    state.member_motivation[run, i] = rules.motivation_of(kind, a)
    state.member_ability[run, i] = rules.perceived(ability, a.ability_spread, draws[1])
    state.member_propensity[run, i] = rules.perceived(a.propensity, a.propensity_spread, draws[2])
    state.member_strain[run, i] = a.strain_base


def _meet(state: State, run: int, i: int, tie: int, around: Sequence[float], a: Assumptions) -> None:
    """Let member i have a first impression on a tie, around what is given for each belief."""
    seed, replication = int(state.run_seed[run]), int(state.run_replication[run])
    me, other = (int(state.member_person[run, each]) for each in (i, state.tie_trustee[run, tie]))
    propensity = float(state.member_propensity[run, i])
    draws = block(seed, replication, me, other, 0, Stream.FIRST_IMPRESSION)
    for each in Belief:
        impression = rules.perceived(around[each], a.first_impression, draws[each])
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


def propose(state: State, run: int, week: int, a: Assumptions) -> None:
    """Let politicians propose tighter or looser control, on their clock (ODD eq. 7-9)."""
    for i in range(state.n_members):
        if state.member_role[run, i] == POLITICIAN:
            due = is_clock(week, a)
            state.member_proposal[run, i] = proposal(state, run, i, a) if due else 0.0


def is_clock(week: int, a: Assumptions) -> bool:
    """Whether the board decides on control this week."""
    return week > 0 and week % _clock(a) == 0


def proposal(state: State, run: int, i: int, a: Assumptions) -> float:
    """Return the change of control that politician i proposes (ODD eq. 7-9)."""
    trusts = _trusts(state, run, i, OVERSIGHT, a)
    if not trusts:
        return 0.0
    trust = ordered_sum(trusts) / len(trusts)
    alarmed = rules.alarm(
        float(state.run_expected[run]),
        float(state.run_reported[run]) / _clock(a),
        float(state.run_scandal[run]),
        a,
    )
    control = float(state.run_control[run])
    return rules.tightening(alarmed, trust, a) - rules.letting_go(control, trust, a)


def govern(state: State, run: int, week: int, a: Assumptions) -> None:
    """Let the board adopt the mean proposal, and control reach every member (ODD eq. 10, 11, 25)."""
    proposals = [
        float(state.member_proposal[run, i])
        for i in range(state.n_members)
        if state.member_role[run, i] == POLITICIAN
    ]
    before = float(state.run_control[run])
    change = ordered_sum(proposals) / len(proposals) if proposals else 0.0
    control = min(1.0, max(0.0, before + change))
    state.run_control[run] = control
    state.run_change[run] = control - before
    if is_clock(week, a):
        reported = float(state.run_reported[run]) / _clock(a)
        state.run_expected[run] = rules.expectation_of_results(float(state.run_expected[run]), reported, a)
        state.run_reported[run] = 0.0
    for unit in range(state.n_units):
        changed = float(state.unit_changed[run, unit]) + abs(control - before)
        state.unit_reform[run, unit] = rules.reform_settled(float(state.unit_reform[run, unit]), changed, a)
        state.unit_changed[run, unit] = 0.0
    for i in reversed(state.member_order[run].tolist()):
        trusts = _trusts(state, run, i, MANDATE, a)
        up = state.member_upward[run, i]
        if trusts:
            arriving = rules.passed_on(control, ordered_sum(trusts) / len(trusts), a)
        elif up >= 0:
            arriving = float(state.member_control[run, state.tie_trustee[run, up]])
        else:
            arriving = control
        state.member_control[run, i] = arriving


def lead(state: State, run: int, week: int, a: Assumptions) -> None:
    """Let every manager put a weight on coaching: the more, the more those led are trusted."""
    for i in range(state.n_members):
        if state.member_role[run, i] == MANAGER:
            state.member_priority[run, i] = priority(state, run, i, a)


def priority(state: State, run: int, i: int, a: Assumptions) -> float:
    """Return the weight that manager i puts on coaching: mean trust in those led; 1/2 leading nobody."""
    return _mean(_trusts(state, run, i, DOWNWARD, a), 0.5)


def arrive(state: State, run: int, week: int, a: Assumptions) -> None:
    """Share out hours, and let levers arrive at every member, through the manager (ODD eq. 12-24)."""
    for i in range(state.n_members):
        if state.member_role[run, i] == MANAGER:
            _managers_week(state, run, i, a)
    for i in range(state.n_members):
        if state.member_role[run, i] in (STAFF, MANAGER):
            _levers_arrive(state, run, i, a)


def _managers_week(state: State, run: int, i: int, a: Assumptions) -> None:
    """Share out the week of manager i between administration, dialogue, checking and coaching."""
    lever, _ = _unit(state, run, state.member_unit[run, i])
    control = float(state.member_control[run, i])
    administration = rules.managers_administration(
        rules.tightened(lever.monitoring, control), rules.tightened(lever.target_load, control), a
    )
    talks = a.hours_voice * lever.voice
    free = 1.0 - administration - talks
    led = [j for _, j, relation in _ties(state, run, i) if relation == DOWNWARD]
    checking = a.managers_checking * ordered_sum([_meant_monitoring(state, run, j, a) for j in led])
    coaching = a.managers_coaching * ordered_sum(
        [float(state.unit_lever[run, state.member_unit[run, j], SUPPORT]) for j in led]
    )
    coached = rules.coaching_hours(free, coaching, checking, float(state.member_priority[run, i]))
    checked = min(checking, free - coached)
    state.member_coaches[run, i] = rules.coverage(coached, coaching)
    state.member_checks[run, i] = rules.coverage(checked, checking)
    time = state.member_time[run, i]
    time[Use.ADMINISTRATION], time[Use.DIALOGUE] = administration, talks
    time[Use.COACHING], time[Use.CHECKING] = coached, checked
    time[Use.OTHER] = free - coached - checked


def _meant_monitoring(state: State, run: int, i: int, a: Assumptions) -> float:
    """Return how closely the manager of member i means to follow up; without a manager, the lever."""
    lever, _ = _unit(state, run, state.member_unit[run, i])
    monitoring = rules.tightened(lever.monitoring, float(state.member_control[run, i]))
    above = state.member_downward[run, i]
    if above < 0:
        return monitoring
    return rules.monitoring_received(monitoring, rules.trust(state.tie_belief[run, above].tolist(), a), a)


def _levers_arrive(state: State, run: int, i: int, a: Assumptions) -> None:
    """Let levers arrive at member i, and share out the week of a member of staff."""
    unit = state.member_unit[run, i]
    lever, _ = _unit(state, run, unit)
    control = float(state.member_control[run, i])
    monitoring = _meant_monitoring(state, run, i, a)
    discretion = rules.loosened(lever.discretion, control)
    sanctions, targets = (
        rules.tightened(lever.sanctions, control),
        rules.tightened(lever.target_load, control),
    )
    support = lever.support
    above, up = state.member_downward[run, i], state.member_upward[run, i]
    if above >= 0:
        manager_trust = rules.trust(state.tie_belief[run, above].tolist(), a)
        discretion = rules.discretion_received(discretion, manager_trust, a)
    if up >= 0:
        manager = state.tie_trustee[run, up]
        monitoring = monitoring * float(state.member_checks[run, manager])
        support = support * float(state.member_coaches[run, manager])
    talk = rules.dialogue(lever.voice, support, _confidence(state, run, i)[0])
    state.member_monitoring[run, i] = monitoring
    state.member_sanctions[run, i] = sanctions
    state.member_support[run, i] = support
    state.member_discretion[run, i] = discretion
    state.member_seen[run, i] = rules.information(monitoring, a)
    state.member_talk[run, i] = talk
    state.member_answered[run, i] = rules.response(sanctions, talk)
    state.member_felt[run, i] = rules.felt_control(monitoring, sanctions, lever.voice, a)
    if state.member_role[run, i] == STAFF:
        # Registering takes its time, whether or not the manager has time to read.
        administration = rules.follow_up_hours(_meant_monitoring(state, run, i, a), targets, a)
        left = rules.hours_left(administration, lever.voice, support, a)
        change = min(left, float(state.unit_reform[run, unit]))
        time = state.member_time[run, i]
        time[Use.WORK], time[Use.ADMINISTRATION] = left - change, administration
        time[Use.DIALOGUE], time[Use.COACHING] = a.hours_voice * lever.voice, a.hours_support * support
        time[Use.CHANGE], time[Use.OTHER] = change, a.hours_always


def decide(state: State, run: int, week: int, a: Assumptions) -> None:
    """Let every member of staff choose how to spend the week (ODD eq. 26-35)."""
    for i in range(state.n_members):
        if state.member_role[run, i] == STAFF:
            state.member_mode[run, i] = choose_mode(state, run, i, week, a)


def choose_mode(state: State, run: int, i: int, week: int, a: Assumptions) -> int:
    """Return the `Mode` that member i chooses this week (ODD eq. 26-35)."""
    unit = state.member_unit[run, i]
    lever, task = _unit(state, run, unit)
    motivation = float(state.member_motivation[run, i])
    integrity = [
        float(state.tie_belief[run, tie, INTEGRITY])
        for tie, _, relation in _ties(state, run, i)
        if relation in (PEER, PARTNER)
    ]
    colleagues = _mean(integrity, float(state.member_propensity[run, i]))
    hoped = rules.synergy(rules.expectation(colleagues, lever.purpose, a), a)
    paid = rules.pay(lever.pay_share, task.sharpness)
    seen, talk = float(state.member_seen[run, i]), float(state.member_talk[run, i])
    sanctions = float(state.member_sanctions[run, i])
    conditional = state.member_disposition[run, i] == CONDITIONAL
    unanswered = float(state.unit_unanswered[run, unit]) if conditional else 0.0
    return rules.choice(
        rules.utility_cooperate(motivation, hoped, task.interdependence, paid, task.alignment, unanswered, a),
        rules.utility_target(motivation, hoped, task.interdependence, paid, task.alignment, a),
        rules.utility_game(
            paid,
            task.alignment,
            rules.penalty(a.gaming_seen, seen, sanctions, talk, motivation, a),
            motivation,
            a,
        ),
        rules.utility_slack(rules.penalty(1.0, seen, sanctions, talk, motivation, a), motivation, a),
        a.choice_noise,
        _person_block(state, run, i, week)[0],
    )


def respond(state: State, run: int, week: int, a: Assumptions) -> None:
    """Let every citizen co-operate, speak up or withdraw (ODD eq. 36-38)."""
    for i in range(state.n_members):
        if state.member_role[run, i] == CITIZEN:
            state.member_stance[run, i] = choose_stance(state, run, i, week, a)


def choose_stance(state: State, run: int, i: int, week: int, a: Assumptions) -> int:
    """Return the `Stance` that citizen i takes this week (ODD eq. 36-38)."""
    lever, _ = _unit(state, run, state.member_unit[run, i])
    propensity = float(state.member_propensity[run, i])
    quality = [
        float(state.tie_belief[run, tie, ABILITY])
        for tie, _, relation in _ties(state, run, i)
        if relation == SERVED
    ]
    others = [
        float(state.tie_belief[run, tie, INTEGRITY])
        for tie, _, relation in _ties(state, run, i)
        if relation == CIVIC
    ]
    loyalty = rules.utility_loyalty(
        _mean(_trusts(state, run, i, SERVED, a), propensity), _mean(others, propensity), a
    )
    return rules.stance(
        loyalty,
        rules.utility_voice(loyalty, _mean(quality, propensity), lever.voice, a),
        a.civic_outside,
        a.choice_noise,
        _person_block(state, run, i, week)[0],
    )


def deliver(state: State, run: int, week: int, a: Assumptions) -> None:
    """Let the week's work yield true and registered output, errors and harm (ODD eq. 27, 28, 39-51)."""
    for unit in range(state.n_units):
        staff = _staff(state, run, unit)
        if staff:
            speaking_up = _work(state, run, unit, staff, a)
            for i in staff:
                state.member_mistake[run, i] = _err(state, run, unit, i, week, speaking_up, a)
            _conceal(state, run, unit, staff, week, a)


def _work(state: State, run: int, unit: int, staff: list[int], a: Assumptions) -> float:
    """Let the unit's work yield output; return the share of its citizens who speak up."""
    lever, task = _unit(state, run, unit)
    citizens = [i for i in _members(state, run, unit) if state.member_role[run, i] == CITIZEN]
    withdrawn = sum(1 for i in citizens if state.member_stance[run, i] == Stance.EXIT)
    voices = sum(1 for i in citizens if state.member_stance[run, i] == Stance.VOICE)
    together = rules.coproduction(1.0 - withdrawn / len(citizens), a) if citizens else 1.0
    cooperating = sum(1 for i in staff if state.member_mode[run, i] == COOPERATE)
    yielded = rules.synergy(cooperating / len(staff), a)
    paid = rules.pay(lever.pay_share, task.sharpness)
    for i in staff:
        mode = int(state.member_mode[run, i])
        ability, hours = float(state.member_ability[run, i]), float(state.member_time[run, i, Use.WORK])
        fit = rules.fit(task.variance, float(state.member_discretion[run, i]), ability, a)
        full_week = rules.true_output(
            mode,
            float(state.member_motivation[run, i]),
            yielded,
            task.interdependence,
            task.alignment,
            paid,
            a,
        )
        state.member_true[run, i] = full_week * fit * ability * hours * together
        state.member_registered[run, i] = rules.registered_output(mode, task.alignment, paid, a) * hours
    return voices / len(citizens) if citizens else 0.0


def _err(state: State, run: int, unit: int, i: int, week: int, speaking_up: float, a: Assumptions) -> int:
    """Return the `Mistake` of member i this week."""
    lever, _ = _unit(state, run, unit)
    monitoring, discretion = float(state.member_monitoring[run, i]), float(state.member_discretion[run, i])
    benevolence, integrity = _confidence(state, run, i)
    return rules.mistake(
        rules.error_probability(
            float(state.member_strain[run, i]),
            discretion,
            float(state.member_ability[run, i]),
            float(state.unit_lessons[run, unit]),
            a,
        ),
        rules.report_probability(
            lever.voice, float(state.member_sanctions[run, i]), 0.5 * (benevolence + integrity), a
        ),
        rules.found_probability(monitoring, speaking_up, a),
        rules.acted_on(monitoring, float(state.member_support[run, i])),
        _person_block(state, run, i, week)[1],
    )


def _conceal(state: State, run: int, unit: int, staff: list[int], week: int, a: Assumptions) -> None:
    """Let hidden errors gather, harm, and perhaps come out."""
    added = ordered_sum(
        [
            rules.concealed(
                int(state.member_mistake[run, i]),
                int(state.member_mode[run, i]),
                float(state.member_discretion[run, i]),
                a,
            )
            for i in staff
        ]
    )
    monitoring = ordered_sum([float(state.member_monitoring[run, i]) for i in staff]) / len(staff)
    hidden = rules.hidden_stock(float(state.unit_hidden[run, unit]), added / len(staff), monitoring, a)
    # The unit's luck belongs to the place that comes first in it, whoever holds it.
    seed, replication = int(state.run_seed[run]), int(state.run_replication[run])
    draw = block(seed, replication, _members(state, run, unit)[0], NOBODY, week, Stream.UNIT)[0]
    scandal = int(draw < rules.scandal_probability(hidden, a))
    state.unit_harm[run, unit] = rules.harm(hidden, scandal, a)
    state.unit_scandal[run, unit] = scandal
    state.unit_hidden[run, unit] = a.scandal_left * hidden if scandal else hidden


def signal(state: State, run: int, week: int, a: Assumptions) -> None:
    """Let every member show something; a manager is known by those they lead (ODD eq. 5, 52-54)."""
    for i in state.member_order[run].tolist():
        role = state.member_role[run, i]
        if role == STAFF:
            mode = int(state.member_mode[run, i])
            conduct, performance = rules.conduct(mode, a), rules.performance(mode, a)
            helpfulness = rules.helpfulness(mode)
            esteem = _mean(
                [
                    rules.trust(state.tie_belief[run, state.tie_reverse[run, tie]].tolist(), a)
                    for tie, _, relation in _ties(state, run, i)
                    if relation == SERVING
                ],
                a.unseen,
            )
        elif role == MANAGER:
            led = [j for _, j, relation in _ties(state, run, i) if relation == DOWNWARD]
            conduct = _mean([float(state.member_conduct[run, j]) for j in led], a.unseen)
            performance = _mean([float(state.member_performance[run, j]) for j in led], a.unseen)
            helpfulness = _mean([float(state.member_helpfulness[run, j]) for j in led], a.unseen)
            esteem = _mean([float(state.member_esteem[run, j]) for j in led], a.unseen)
            state.member_registered[run, i] = _mean(
                [float(state.member_registered[run, j]) for j in led], float(state.run_expected[run])
            )
        elif role == CITIZEN:
            conduct = performance = helpfulness = 0.0 if state.member_stance[run, i] == Stance.EXIT else 1.0
            esteem = a.unseen
        else:
            conduct = performance = helpfulness = esteem = a.unseen
        state.member_conduct[run, i], state.member_performance[run, i] = conduct, performance
        state.member_helpfulness[run, i], state.member_esteem[run, i] = helpfulness, esteem


def update(state: State, run: int, week: int, a: Assumptions) -> None:
    """Let signals arrive along the ties and move beliefs (ODD eq. 1-6, 55-60)."""
    seed, replication = int(state.run_seed[run]), int(state.run_replication[run])
    for i in range(state.n_members):
        unit = state.member_unit[run, i]
        lever, _ = _unit(state, run, unit)
        me = int(state.member_person[run, i])
        unanswered = float(state.unit_unanswered[run, unit])
        kindness = rules.leader_benevolence(
            float(state.member_monitoring[run, i]),
            float(state.member_support[run, i]),
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
            contact = a.contact if relation in (PEER, UPWARD) else a.contact_far
            salience = 1.0
            if relation == DOWNWARD:
                salience = a.salience_span
                signals = ability, helpfulness, float(state.member_performance[run, j])
                if draws[0] >= float(state.member_seen[run, j]):
                    signals = a.unseen, a.unseen, a.unseen
            elif draws[0] >= contact:
                _fade(state, run, i, tie, a)
                continue
            elif relation == UPWARD:
                salience = a.salience_line
                signals = ability, kindness, 1.0 - unanswered
            elif relation == OVERSIGHT:
                signals = (
                    rules.result_seen(
                        float(state.member_registered[run, j]), float(state.run_expected[run]), a
                    ),
                    float(state.member_esteem[run, j]),
                    1.0 - float(state.run_scandal[run]),
                )
            elif relation == MANDATE:
                control, change = float(state.run_control[run]), float(state.run_change[run])
                signals = ability, 1.0 - control, rules.steadiness(change)
            elif relation == SERVED:
                scandal = int(state.unit_scandal[run, state.member_unit[run, j]])
                signals = (
                    rules.experience(float(state.member_true[run, j]), a),
                    rules.treatment(helpfulness, float(state.member_discretion[run, j])),
                    rules.honesty(int(state.member_mistake[run, j]), scandal),
                )
            else:
                signals = ability, helpfulness, float(state.member_conduct[run, j])
            _learn(state, run, i, tie, signals, salience, draws, a)


def adapt(state: State, run: int, week: int, a: Assumptions) -> None:
    """Let members change, units remember, and the board get its report (ODD eq. 61-67)."""
    for i in range(state.n_members):
        if state.member_role[run, i] in (STAFF, MANAGER):
            _change(state, run, i, a)
    staff_in_all, staff_in_scandals, registered = 0, 0, []
    for unit in range(state.n_units):
        staff = _staff(state, run, unit)
        if not staff:
            continue
        unanswered = [
            rules.unanswered_by(
                int(state.member_mode[run, i]),
                float(state.member_seen[run, i]),
                float(state.member_answered[run, i]),
            )
            for i in staff
        ]
        state.unit_unanswered[run, unit] = rules.remembered(
            float(state.unit_unanswered[run, unit]), ordered_sum(unanswered) / len(staff), a
        )
        taught = [
            1.0 - float(state.member_sanctions[run, i])
            for i in staff
            if state.member_mistake[run, i] in (Mistake.REPORT_MENDED, Mistake.FIND_MENDED)
        ]
        state.unit_lessons[run, unit] = rules.lessons_kept(
            float(state.unit_lessons[run, unit]), ordered_sum(taught) / len(staff), a
        )
        staff_in_all += len(staff)
        staff_in_scandals += len(staff) if state.unit_scandal[run, unit] else 0
        registered.append(ordered_sum(state.member_registered[run, staff].tolist()))
    if staff_in_all:
        state.run_reported[run] += ordered_sum(registered) / staff_in_all
        state.run_scandal[run] = rules.scandals_remembered(
            float(state.run_scandal[run]), staff_in_scandals / staff_in_all, a
        )


def _change(state: State, run: int, i: int, a: Assumptions) -> None:
    """Let motivation, strain and ability of an employed member change; a manager's ability is settled."""
    time, felt = state.member_time[run, i], float(state.member_felt[run, i])
    support = float(state.member_support[run, i])
    staff = state.member_role[run, i] == STAFF
    state.member_motivation[run, i] = rules.motivation_moved(
        float(state.member_motivation[run, i]),
        rules.motivation_of(int(state.member_disposition[run, i]), a),
        float(state.member_discretion[run, i]),
        _confidence(state, run, i)[0],
        _mean(
            [
                float(state.tie_belief[run, tie, INTEGRITY])
                for tie, _, relation in _ties(state, run, i)
                if relation == SERVING
            ],
            0.5,
        ),
        felt,
        a,
    )
    lost = 1.0 - float(time[Use.WORK]) if staff else 1.0 - float(state.member_coaches[run, i])
    cooperated = bool(staff and state.member_mode[run, i] == COOPERATE)
    state.member_strain[run, i] = rules.strain_moved(
        float(state.member_strain[run, i]), lost, cooperated, support, felt, a
    )
    if staff:
        state.member_ability[run, i] = rules.ability_moved(
            float(state.member_ability[run, i]),
            support,
            float(state.member_seen[run, i]),
            float(state.member_sanctions[run, i]),
            a,
        )


def leave(state: State, run: int, week: int, a: Assumptions) -> None:
    """Let people leave and newcomers take their places (ODD eq. 68, 69).

    All decide before anyone is replaced. A newcomer takes over the reputation of those she meets, and is met
    as the others are: what was known about one person is lost, what is thought of people here is not.
    """
    for i in range(state.n_members):
        state.member_left[run, i] = 0
        if state.member_role[run, i] in (STAFF, MANAGER):
            hazard = rules.leaving(float(state.member_strain[run, i]), _confidence(state, run, i)[0], a)
            state.member_left[run, i] = _person_block(state, run, i, week)[2] < hazard
    for i in range(state.n_members):
        if state.member_left[run, i]:
            state.member_person[run, i] = successor(int(state.member_person[run, i]))
            newcomer = state.member_role[run, i] == STAFF  # managers come with experience
            _take_place(state, run, i, a.newcomer_ability if newcomer else a.ability, a)
    for unit in range(state.n_units):
        staff = len(_staff(state, run, unit))
        left = sum(1 for i in _members(state, run, unit) if state.member_left[run, i])
        if staff and left:
            state.unit_reform[run, unit] += rules.introduction(left / staff, a)
    for i in range(state.n_members):
        if state.member_left[run, i]:
            for tie, j, _ in _ties(state, run, i):
                back = int(state.tie_reverse[run, tie])
                _meet(state, run, i, tie, _reputation(state, run, i, tie), a)
                _meet(state, run, j, back, _habit(state, run, j, back), a)


def _reputation(state: State, run: int, i: int, tie: int) -> list[float]:
    """Return what others with the same relation to the trustee believe; own propensity if there are none."""
    j, relation = int(state.tie_trustee[run, tie]), state.tie_relation[run, tie]
    others = [int(state.tie_reverse[run, each]) for each, k, _ in _ties(state, run, j) if k != i]
    return _mean_beliefs(
        state, run, i, [each for each in others if state.tie_relation[run, each] == relation]
    )


def _habit(state: State, run: int, i: int, tie: int) -> list[float]:
    """Return what member i believes of others in the same relation; own propensity if there are none."""
    j, relation = state.tie_trustee[run, tie], state.tie_relation[run, tie]
    return _mean_beliefs(
        state, run, i, [each for each, k, kind in _ties(state, run, i) if k != j and kind == relation]
    )


def _mean_beliefs(state: State, run: int, i: int, ties: list[int]) -> list[float]:
    propensity = float(state.member_propensity[run, i])
    return [_mean(state.tie_belief[run, ties, each].tolist(), propensity) for each in Belief]


def measure(state: State, run: int, week: int, a: Assumptions) -> None:
    """Write the week's sums, unit by unit, in the order of `Tally` (ODD eq. 5)."""
    for unit in range(state.n_units):
        members = _members(state, run, unit)
        of = {role: [i for i in members if state.member_role[run, i] == role] for role in Role}
        staff, managers, citizens = of[STAFF], of[MANAGER], of[CITIZEN]
        row = state.tally[run, week, unit]
        row[Tally.STAFF], row[Tally.MANAGERS] = len(staff), len(managers)
        row[Tally.CITIZENS] = len(citizens)
        for mode in Mode:
            row[Tally[mode.name]] = sum(1 for i in staff if state.member_mode[run, i] == mode)
        for each in Stance:
            row[Tally.LOYALTY + each] = sum(1 for i in citizens if state.member_stance[run, i] == each)
        row[Tally.HARM] = state.unit_harm[run, unit] * len(staff)
        row[Tally.HIDDEN] = state.unit_hidden[run, unit] * len(staff)
        row[Tally.SCANDALS] = state.unit_scandal[run, unit]
        made = [int(state.member_mistake[run, i]) for i in staff]
        row[Tally.ERRORS] = sum(1 for each in made if each != Mistake.NONE)
        row[Tally.REPORTS] = sum(
            1 for each in made if each in (Mistake.REPORT_MENDED, Mistake.REPORT_IGNORED)
        )
        row[Tally.MENDED] = sum(1 for each in made if each in (Mistake.REPORT_MENDED, Mistake.FIND_MENDED))
        row[Tally.UNANSWERED] = state.unit_unanswered[run, unit] * len(staff)
        for tally, values in (
            (Tally.TRUE_OUTPUT, state.member_true),
            (Tally.REGISTERED_OUTPUT, state.member_registered),
            (Tally.MOTIVATION, state.member_motivation),
            (Tally.STRAIN, state.member_strain),
            (Tally.ABILITY, state.member_ability),
            (Tally.FELT_CONTROL, state.member_felt),
            (Tally.FREEDOM, state.member_discretion),
            (Tally.CONTROL, state.member_control),
        ):
            row[tally] = ordered_sum(values[run, staff].tolist())
        row[Tally.CAPACITY] = ordered_sum(
            [float(state.member_ability[run, i]) * (1.0 - float(state.member_strain[run, i])) for i in staff]
        )
        row[Tally.LEAVERS] = sum(1 for i in staff if state.member_left[run, i])
        row[Tally.MANAGER_LEAVERS] = sum(1 for i in managers if state.member_left[run, i])
        row[Tally.COST] = (
            row[Tally.STAFF]
            + row[Tally.MANAGERS]
            + a.recruitment * (row[Tally.LEAVERS] + row[Tally.MANAGER_LEAVERS])
        )
        for tally, use in (
            (Tally.WORK_HOURS, Use.WORK),
            (Tally.ADMINISTRATION_HOURS, Use.ADMINISTRATION),
            (Tally.DIALOGUE_HOURS, Use.DIALOGUE),
            (Tally.COACHING_HOURS, Use.COACHING),
            (Tally.CHANGE_HOURS, Use.CHANGE),
        ):
            row[tally] = ordered_sum(state.member_time[run, staff, use].tolist())
        for tally, use in (
            (Tally.MANAGER_ADMINISTRATION, Use.ADMINISTRATION),
            (Tally.MANAGER_COACHING, Use.COACHING),
            (Tally.MANAGER_CHECKING, Use.CHECKING),
        ):
            row[tally] = ordered_sum(state.member_time[run, managers, use].tolist())
        for relation in Relation:
            trusts = [each for i in members for each in _trusts(state, run, i, relation, a)]
            row[Tally[f"{relation.name}_TIES"]] = len(trusts)
            row[Tally[f"{relation.name}_TRUST"]] = ordered_sum(trusts)


PERFORM: dict[Phase, Callable[[State, int, int, Assumptions], None]] = {
    Phase.PROPOSE: propose,
    Phase.GOVERN: govern,
    Phase.LEAD: lead,
    Phase.ARRIVE: arrive,
    Phase.DECIDE: decide,
    Phase.RESPOND: respond,
    Phase.DELIVER: deliver,
    Phase.SIGNAL: signal,
    Phase.UPDATE: update,
    Phase.ADAPT: adapt,
    Phase.LEAVE: leave,
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


def _trusts(state: State, run: int, i: int, relation: int, a: Assumptions) -> list[float]:
    """Return the trust of member i on each tie of a relation."""
    return [
        rules.trust(state.tie_belief[run, tie].tolist(), a)
        for tie, _, kind in _ties(state, run, i)
        if kind == relation
    ]


def _confidence(state: State, run: int, i: int) -> tuple[float, float]:
    """Return belief in the manager's benevolence and integrity; own propensity without a manager."""
    up = state.member_upward[run, i]
    if up < 0:
        return float(state.member_propensity[run, i]), float(state.member_propensity[run, i])
    return float(state.tie_belief[run, up, BENEVOLENCE]), float(state.tie_belief[run, up, INTEGRITY])


def _clock(a: Assumptions) -> int:
    return int(a.political_clock + 0.5)


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
