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
from tillit.model.state import Array, State
from tillit.model.vocabulary import (
    Belief,
    Disposition,
    Handling,
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

PEER, UPWARD, DOWNWARD, PARTNER, OVERSIGHT, MANDATE, SERVED, SERVING, CIVIC, REVIEWED, REVIEWING = Relation
MANAGER, STAFF, POLITICIAN, CITIZEN, REVIEWER = Role
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
            _take_place(state, run, i, a.ability, a.opportunists, a.committed, a)
        for unit in range(state.n_units):
            state.unit_handling[run, unit] = -1
            state.unit_norm[run, unit] = 1.0
        for i in range(state.n_members):
            for tie, _, _ in _ties(state, run, i):
                propensity = float(state.member_propensity[run, i])
                _meet(state, run, i, tie, (propensity, propensity, propensity), a)


def _take_place(
    state: State, run: int, i: int, ability: float, opportunists: float, committed: float, a: Assumptions
) -> None:
    """Let the holder of place i come with a disposition, a motivation, an ability and a propensity."""
    seed, replication = int(state.run_seed[run]), int(state.run_replication[run])
    draws = block(seed, replication, int(state.member_person[run, i]), NOBODY, 0, Stream.PERSON)
    kind = rules.disposition(draws[0], opportunists, committed)
    state.member_disposition[run, i] = kind
    state.member_motivation[run, i] = rules.motivation_of(kind, a)
    state.member_ability[run, i] = rules.perceived(ability, a.ability_spread, draws[1])
    propensity = rules.perceived(a.propensity, a.propensity_spread, draws[2])
    state.member_propensity[run, i] = state.member_upbringing[run, i] = propensity
    state.member_strain[run, i] = a.strain_base


def _meet(
    state: State, run: int, i: int, tie: int, around: Sequence[float], a: Assumptions, week: int = 0
) -> None:
    """Let member i have a first impression on a tie, around what is given for each belief.

    `week` is 0 but for people who have met before.
    """
    seed, replication = int(state.run_seed[run]), int(state.run_replication[run])
    me, other = (int(state.member_person[run, each]) for each in (i, state.tie_trustee[run, tie]))
    propensity = float(state.member_propensity[run, i])
    draws = block(seed, replication, me, other, week, Stream.FIRST_IMPRESSION)
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
        float(state.run_warnings[run]) / _clock(a),
        a,
    )
    control = float(state.run_control[run])
    return rules.tightening(alarmed, trust, a) - rules.letting_go(control, trust, a)


def govern(state: State, run: int, week: int, a: Assumptions) -> None:
    """Let the board adopt the mean proposal, control and messages go down (ODD eq. 10, 11, 25, 74, 77)."""
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
        state.run_reported[run] = state.run_warnings[run] = 0.0
    if any(state.unit_broken[run].tolist()):
        _reorganise(state, run, week, a)
    for unit in range(state.n_units):
        changed = float(state.unit_changed[run, unit]) + abs(control - before)
        state.unit_reform[run, unit] = rules.reform_settled(float(state.unit_reform[run, unit]), changed, a)
        state.unit_changed[run, unit] = 0.0
    for i in reversed(state.member_order[run].tolist()):
        up = state.member_upward[run, i]
        heard, arriving = 1.0, control
        if up >= 0:
            manager = state.tie_trustee[run, up]
            trust = rules.trust(state.tie_belief[run, up].tolist(), a)
            heard = rules.message(float(state.member_message[run, manager]), trust, a)
            arriving = float(state.member_control[run, manager])
        above = _trusts(state, run, i, MANDATE, a)
        if above:
            arriving = rules.passed_on(control, ordered_sum(above) / len(above), a)
        elif state.member_role[run, i] == MANAGER:
            arriving = rules.amplified(arriving, priority(state, run, i, a), a)
        state.member_message[run, i], state.member_control[run, i] = heard, arriving


def _reorganise(state: State, run: int, week: int, a: Assumptions) -> None:
    """Let a reorganisation make strangers of some who work together, both ways (ODD eq. 103)."""
    seed, replication = int(state.run_seed[run]), int(state.run_replication[run])
    for i in range(state.n_members):
        for tie, j, relation in _ties(state, run, i):
            if relation not in (PEER, UPWARD, DOWNWARD, PARTNER, SERVED, SERVING):
                continue
            here, there = (_break(state, run, state.member_unit[run, each]) for each in (i, j))
            me, other = (int(state.member_person[run, each]) for each in (i, j))
            draws = block(seed, replication, min(me, other), max(me, other), week, Stream.REORGANISATION)
            if draws[0] < max(here, there):
                _meet(state, run, i, tie, _strangers(state, run, i), a, week)
    for unit in range(state.n_units):
        state.unit_broken[run, unit] = 0.0


def _break(state: State, run: int, unit: int) -> float:
    lever, _ = _unit(state, run, unit)
    return rules.broken(float(state.unit_broken[run, unit]), lever.continuity)


def needs(state: State, run: int, week: int, a: Assumptions) -> None:
    """Let needs arrive, and units decide what to share, keep, pass on and prevent (ODD eq. 80-88)."""
    units = [unit for unit in range(state.n_units) if state.unit_staff[run, unit]]
    borders = {unit: _borders(state, run, unit) for unit in units}
    for unit in units:
        handling, prevents = _across(state, run, unit, borders[unit], week, a)
        state.unit_handling[run, unit], state.unit_prevents[run, unit] = handling, prevents
        state.unit_needs[run, unit] = 0.0
    for unit in units:
        _, task = _unit(state, run, unit)
        own = float(state.unit_prevention[run, unit])
        partners = _mean([float(state.unit_prevention[run, each]) for _, each in borders[unit]], own)
        arisen = rules.needs(task.load, rules.prevented(own, partners, a), a)
        if state.unit_handling[run, unit] == Handling.PASS:
            # Each tie across the border carries its part; what one unit passes on, others have to meet.
            passed = arisen * task.shared * int(state.unit_staff[run, unit]) / len(borders[unit])
            for _, there in borders[unit]:
                state.unit_needs[run, there] += passed / int(state.unit_staff[run, there])
            arisen = arisen * (1.0 - task.shared)
        state.unit_needs[run, unit] += arisen
    for unit in units:
        state.unit_prevention[run, unit] = rules.prevention_kept(
            float(state.unit_prevention[run, unit]), int(state.unit_prevents[run, unit]), a
        )


def _across(
    state: State, run: int, unit: int, borders: list[tuple[int, int]], week: int, a: Assumptions
) -> tuple[int, int]:
    """Return the unit's `Handling` of shared cases (-1 without any), and whether it prevents."""
    lever, task = _unit(state, run, unit)
    draws = _unit_block(state, run, unit, week)
    handling, returned = -1, 1.0
    if borders:
        trust = _mean([rules.trust(state.tie_belief[run, tie].tolist(), a) for tie, _ in borders], 0.0)
        others = _mean([float(state.tie_belief[run, tie, INTEGRITY]) for tie, _ in borders], 0.0)
        returned = rules.return_share(lever.pooling, task.contract, trust, a)
        if task.shared > 0.0:
            handling = rules.handling(
                rules.utility_share(returned, others, lever.sanctions, a),
                rules.utility_pass(returned, lever.competition, trust, a),
                a.choice_noise,
                draws[1],
            )
    worth = rules.utility_prevent(lever.horizon, returned, a)
    return handling, rules.prevents(worth, a.choice_noise, draws[2])


def _borders(state: State, run: int, unit: int) -> list[tuple[int, int]]:
    """Return the unit's ties to partners in others, both with staff: where each stands, whose unit."""
    return [
        (tie, int(state.member_unit[run, j]))
        for i in _members(state, run, unit)
        for tie, j, relation in _ties(state, run, i)
        if relation == PARTNER and _is_border(state, run, unit, int(state.member_unit[run, j]))
    ]


def _is_border(state: State, run: int, here: int, there: int) -> bool:
    return here != there and bool(state.unit_staff[run, here]) and bool(state.unit_staff[run, there])


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
        rules.tightened(lever.monitoring, control),
        rules.tightened(lever.target_load, control),
        lever.consistency,
        a,
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
    lever, task = _unit(state, run, unit)
    control = float(state.member_control[run, i])
    monitoring = _meant_monitoring(state, run, i, a)
    discretion = rules.loosened(lever.discretion, control)
    sanctions, targets = (
        rules.tightened(lever.sanctions, control),
        rules.tightened(lever.target_load, control),
    )
    support = lever.support
    purpose = lever.purpose * float(state.member_message[run, i])
    above, up = state.member_downward[run, i], state.member_upward[run, i]
    if above >= 0:
        believed = state.tie_belief[run, above].tolist()
        discretion = rules.discretion_received(discretion, rules.trust(believed, a), believed[ABILITY], a)
    if up >= 0:
        manager = state.tie_trustee[run, up]
        monitoring = monitoring * float(state.member_checks[run, manager])
        support = support * float(state.member_coaches[run, manager])
    talk = rules.dialogue(lever.voice, support, _confidence(state, run, i)[0])
    state.member_monitoring[run, i] = monitoring
    state.member_sanctions[run, i] = sanctions
    state.member_support[run, i] = support
    state.member_discretion[run, i] = discretion
    state.member_purpose[run, i] = purpose
    state.member_ambiguity[run, i] = rules.ambiguity(targets, purpose, task.alignment)
    state.member_seen[run, i] = rules.information(monitoring, a)
    state.member_talk[run, i] = talk
    state.member_answered[run, i] = rules.response(sanctions, talk)
    state.member_felt[run, i] = rules.felt_control(monitoring, sanctions, lever.voice, a)
    if state.member_role[run, i] == STAFF:
        _staffs_week(state, run, i, targets, support, a)


def _staffs_week(state: State, run: int, i: int, targets: float, support: float, a: Assumptions) -> None:
    """Share out the week of a member of staff; the part of the post that is vacant does nothing."""
    unit = state.member_unit[run, i]
    lever, task = _unit(state, run, unit)
    # Registering takes its time, whether or not the manager has time to read.
    administration = rules.follow_up_hours(_meant_monitoring(state, run, i, a), targets, a)
    together = rules.hours_together(lever.participation, lever.continuity, a)
    left = rules.hours_left(administration, lever.voice, support, together, a)
    sharing = a.hours_sharing if state.unit_handling[run, unit] == Handling.SHARE else 0.0
    beyond = min(left, sharing + (a.hours_prevention if state.unit_prevents[run, unit] else 0.0))
    change = min(left - beyond, float(state.unit_reform[run, unit]))
    time, filled = state.member_time[run, i], task.staffing
    time[Use.WORK] = (left - beyond - change) * filled
    time[Use.ADMINISTRATION] = administration * filled
    time[Use.DIALOGUE] = (a.hours_voice * lever.voice + together) * filled
    time[Use.COACHING] = a.hours_support * support * filled
    time[Use.BEYOND], time[Use.CHANGE] = beyond * filled, change * filled
    time[Use.OTHER], time[Use.VACANT] = a.hours_always * filled, 1.0 - filled


def inspect(state: State, run: int, week: int, a: Assumptions) -> None:
    """Let every reviewer decide how deep to inspect, on their clock (ODD eq. 92)."""
    for i in range(state.n_members):
        if state.member_role[run, i] == REVIEWER:
            due = is_review(week, a)
            state.member_depth[run, i] = depth(state, run, i, a) if due else 0.0


def is_review(week: int, a: Assumptions) -> bool:
    """Whether reviewers inspect this week."""
    return week > 0 and week % int(a.review_clock + 0.5) == 0


def depth(state: State, run: int, i: int, a: Assumptions) -> float:
    """Return how deep reviewer i inspects those she reviews; 0 without any (ODD eq. 92)."""
    trusts = _trusts(state, run, i, REVIEWING, a)
    return rules.review_depth(ordered_sum(trusts) / len(trusts)) if trusts else 0.0


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
    purpose = float(state.member_purpose[run, i])
    hoped = rules.synergy(rules.expectation(_colleagues(state, run, i), purpose, a), a)
    paid = _paid(state, run, unit, a)
    raced = lever.competition * float(state.unit_race[run, unit])
    seen, talk = float(state.member_seen[run, i]), float(state.member_talk[run, i])
    sanctions = float(state.member_sanctions[run, i])
    conditional = state.member_disposition[run, i] == CONDITIONAL
    unanswered = float(state.unit_unanswered[run, unit]) if conditional else 0.0
    return rules.choice(
        rules.utility_cooperate(motivation, hoped, task.interdependence, paid, task.alignment, unanswered, a),
        rules.utility_target(motivation, hoped, task.interdependence, paid, task.alignment, a),
        rules.utility_game(
            paid,
            raced,
            task.alignment,
            rules.penalty(a.gaming_seen, seen, sanctions, talk, motivation, a),
            motivation,
            a,
        ),
        rules.utility_slack(rules.penalty(1.0, seen, sanctions, talk, motivation, a), motivation, a),
        a.choice_noise,
        _person_block(state, run, i, week)[0],
    )


def _paid(state: State, run: int, unit: int, a: Assumptions) -> float:
    """Return the incentive that reaches the work of a unit; it is ranked only if it has rivals."""
    lever, task = _unit(state, run, unit)
    ranked = lever.competition if state.unit_rivals[run, unit] else 0.0
    return rules.pay(lever.pay_share, ranked, lever.pooling, task.sharpness, a)


def _colleagues(state: State, run: int, i: int) -> float:
    """Return member i's mean belief in colleagues' integrity; own propensity without any."""
    integrity = [
        float(state.tie_belief[run, tie, INTEGRITY])
        for tie, _, relation in _ties(state, run, i)
        if relation == PEER
    ]
    return _mean(integrity, float(state.member_propensity[run, i]))


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
        rules.utility_voice(loyalty, _mean(quality, propensity), lever.participation, a),
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
    _outrage(state, run)


def _work(state: State, run: int, unit: int, staff: list[int], a: Assumptions) -> float:
    """Let the unit's work yield output; return the share of its citizens who speak up."""
    lever, task = _unit(state, run, unit)
    citizens = [i for i in _members(state, run, unit) if state.member_role[run, i] == CITIZEN]
    withdrawn = sum(1 for i in citizens if state.member_stance[run, i] == Stance.EXIT)
    voices = sum(1 for i in citizens if state.member_stance[run, i] == Stance.VOICE)
    together = 1.0
    if citizens:
        together = rules.coproduction(1.0 - withdrawn / len(citizens), lever.participation, a)
    if state.unit_handling[run, unit] >= 0:
        borders = _borders(state, run, unit)
        sharing = sum(1 for _, each in borders if state.unit_handling[run, each] == Handling.SHARE)
        together = together * rules.across_borders(
            int(state.unit_handling[run, unit]), task.shared, sharing / len(borders), a
        )
    cooperating = sum(1 for i in staff if state.member_mode[run, i] == COOPERATE)
    yielded = rules.synergy(cooperating / len(staff), a)
    paid = _paid(state, run, unit, a)
    met = []
    for i in staff:
        mode = int(state.member_mode[run, i])
        ability, hours = float(state.member_ability[run, i]), float(state.member_time[run, i, Use.WORK])
        fit = rules.fit(task.variance, float(state.member_discretion[run, i]), ability, lever.continuity, a)
        clear = rules.clarity(float(state.member_ambiguity[run, i]), a)
        full_week = rules.true_output(
            mode,
            float(state.member_motivation[run, i]),
            yielded,
            task.interdependence,
            task.alignment,
            paid,
            a,
        )
        state.member_true[run, i] = full_week * fit * clear * ability * hours * together
        state.member_registered[run, i] = rules.registered_output(mode, task.alignment, paid, a) * hours
        met.append(hours * rules.meets_needs(mode, task.alignment))
    state.unit_unmet[run, unit] = rules.unmet(
        float(state.unit_needs[run, unit]), ordered_sum(met) / len(staff), a
    )
    gaming = sum(1 for i in staff if state.member_mode[run, i] == Mode.GAME)
    state.unit_gaming[run, unit] = gaming / len(staff)
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
            rules.heeded(lever.voice, float(state.unit_norm[run, unit]), a),
            float(state.member_purpose[run, i]),
            float(state.member_sanctions[run, i]),
            0.5 * (benevolence + integrity),
            a,
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
    found = rules.brought_up(hidden, _reviewed(state, run, unit, a), a)
    state.unit_found[run, unit] = found
    hidden = hidden - found
    scandal = int(_unit_block(state, run, unit, week)[0] < rules.scandal_probability(hidden, a))
    state.unit_harm[run, unit] = rules.harm(hidden, scandal, float(state.unit_unmet[run, unit]), a)
    state.unit_scandal[run, unit] = scandal
    state.unit_hidden[run, unit] = a.scandal_left * hidden if scandal else hidden


def _reviewed(state: State, run: int, unit: int, a: Assumptions) -> float:
    """Return how far this week's review of a unit gets, and let it take the unit's time (ODD eq. 93, 95)."""
    _, task = _unit(state, run, unit)
    reaches, depths = [], []
    for i in _answering(state, run, unit):
        for tie, j, relation in _ties(state, run, i):
            if relation == REVIEWED and state.member_depth[run, j] > 0.0:
                deep = float(state.member_depth[run, j]) * task.review
                trust = rules.trust(state.tie_belief[run, tie].tolist(), a)
                depths.append(deep)
                reaches.append(rules.review_reach(deep, trust))
    if depths:
        state.unit_reform[run, unit] += rules.review_work(_mean(depths, 0.0), a)
    return _mean(reaches, 0.0)


def _answering(state: State, run: int, unit: int) -> list[int]:
    """Return who answer for a unit: those in it, and managers elsewhere who lead its staff, each once."""
    answering = _members(state, run, unit)
    for i in _staff(state, run, unit):
        up = state.member_upward[run, i]
        above = int(state.tie_trustee[run, up]) if up >= 0 else i
        if state.member_unit[run, above] != unit and above not in answering:
            answering.append(above)
    return answering


def _answered_for(state: State, run: int, i: int, values: Array) -> float:
    """Return the value of manager i's unit; if nobody works in it, the mean over the staff she leads."""
    own = state.member_unit[run, i]
    if state.unit_staff[run, own]:
        return float(values[run, own])
    led = [j for _, j, relation in _ties(state, run, i) if relation == DOWNWARD]
    units = [state.member_unit[run, j] for j in led if state.member_role[run, j] == STAFF]
    return _mean([float(values[run, unit]) for unit in units], float(values[run, own]))


def _outrage(state: State, run: int) -> None:
    """Note the share of all staff who are in units with a scandal this week, and how rivals game."""
    units = [unit for unit in range(state.n_units) if state.unit_staff[run, unit]]
    staff = sum(int(state.unit_staff[run, unit]) for unit in units)
    touched = sum(int(state.unit_staff[run, unit]) for unit in units if state.unit_scandal[run, unit])
    state.run_outrage[run] = touched / staff if staff else 0.0
    for kind in range(max([int(state.unit_kind[run, unit]) for unit in units], default=-1) + 1):
        alike = [unit for unit in units if state.unit_kind[run, unit] == kind]
        gaming = ordered_sum([float(state.unit_gaming[run, unit]) for unit in alike])
        for unit in alike:
            rivals = int(state.unit_rivals[run, unit])
            others = gaming - float(state.unit_gaming[run, unit])
            state.unit_race[run, unit] = max(0.0, others) / rivals if rivals else 0.0


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
        about = [tie for tie, _, relation in _ties(state, run, i) if relation in (UPWARD, SERVED)]
        state.member_opinion[run, i] = _mean_beliefs(state, run, i, about)


def update(state: State, run: int, week: int, a: Assumptions) -> None:
    """Let signals arrive along the ties and move beliefs (ODD eq. 1-6, 55-60, 97, 98)."""
    seed, replication = int(state.run_seed[run]), int(state.run_replication[run])
    for i in range(state.n_members):
        me = int(state.member_person[run, i])
        for tie, j, relation in _ties(state, run, i):
            draws = block(seed, replication, me, int(state.member_person[run, j]), week, Stream.SIGNAL)
            salience = 1.0
            if relation == DOWNWARD:
                # Not seeing what somebody does is a signal too.
                salience = a.salience_span
                signals = (a.unseen, a.unseen, a.unseen)
                if draws[0] < float(state.member_seen[run, j]):
                    signals = _shown(state, run, i, j, relation, a)
            elif draws[0] >= _contact(state, run, i, j, relation, a):
                _fade(state, run, i, tie, a)
                continue
            else:
                salience = a.salience_line if relation == UPWARD else 1.0
                signals = _shown(state, run, i, j, relation, a)
            _learn(state, run, i, tie, signals, salience, draws, a)
    for unit in range(state.n_units):
        state.unit_breach[run, unit] = max(0, int(state.unit_breach[run, unit]) - 1)


def _contact(state: State, run: int, i: int, j: int, relation: int, a: Assumptions) -> float:
    """Return the probability that i learns something of j this week."""
    if relation in (PEER, UPWARD):
        return a.contact
    if relation in (SERVED, SERVING):
        lever, _ = _unit(state, run, state.member_unit[run, j if relation == SERVED else i])
        return rules.encounter_contact(lever.continuity, a)
    if relation in (REVIEWED, REVIEWING):
        return 1.0 if state.member_depth[run, j if relation == REVIEWED else i] > 0.0 else 0.0
    return a.contact_far


def _shown(
    state: State, run: int, i: int, j: int, relation: int, a: Assumptions
) -> tuple[float, float, float]:
    """Return what trustee j shows of ability, benevolence and integrity to trustor i."""
    here, there = int(state.member_unit[run, i]), int(state.member_unit[run, j])
    lever, _ = _unit(state, run, here)
    ability, helpfulness = float(state.member_ability[run, j]), float(state.member_helpfulness[run, j])
    conduct = float(state.member_conduct[run, j])
    if relation == DOWNWARD:
        return ability, helpfulness, float(state.member_performance[run, j])
    if relation == UPWARD:
        unanswered = float(state.unit_unanswered[run, here])
        if state.unit_breach[run, here]:
            return ability, 0.0, 0.0
        kindness = rules.leader_benevolence(
            float(state.member_monitoring[run, i]),
            float(state.member_support[run, i]),
            lever.voice,
            float(state.member_discretion[run, i]),
            float(state.member_felt[run, i]),
            unanswered,
            a,
        )
        kept = rules.leader_integrity(unanswered, lever.consistency, float(state.member_purpose[run, i]), a)
        return ability, kindness, kept
    if relation == PARTNER and _is_border(state, run, here, there) and state.unit_handling[run, there] >= 0:
        return ability, helpfulness, rules.handled(int(state.unit_handling[run, there]))
    if relation == OVERSIGHT:
        registered, expected = float(state.member_registered[run, j]), float(state.run_expected[run])
        esteem, scandal = float(state.member_esteem[run, j]), float(state.run_scandal[run])
        return rules.result_seen(registered, expected, a), esteem, 1.0 - scandal
    if relation == MANDATE:
        control, change = float(state.run_control[run]), float(state.run_change[run])
        purpose = float(state.member_purpose[run, i])
        return ability, 1.0 - control, rules.steadiness(change, lever.consistency, purpose, a)
    if relation == SERVED:
        scandal = int(state.unit_scandal[run, there])
        freedom = float(state.member_discretion[run, j])
        return (
            rules.experience(float(state.member_true[run, j]), a),
            rules.treatment(helpfulness, freedom, float(state.member_conduct[run, i]), a),
            rules.honesty(int(state.member_mistake[run, j]), scandal),
        )
    if relation == REVIEWED:
        deep = float(state.member_depth[run, j])
        return ability, 1.0 - _answered_for(state, run, i, state.unit_found), 1.0 - deep
    if relation == REVIEWING:
        registered, expected = float(state.member_registered[run, j]), float(state.run_expected[run])
        norm = _answered_for(state, run, j, state.unit_norm)
        found = _answered_for(state, run, j, state.unit_found)
        return rules.result_seen(registered, expected, a), norm, 1.0 - found
    return ability, helpfulness, conduct


def talk(state: State, run: int, week: int, a: Assumptions) -> None:
    """Let colleagues talk of managers, citizens of the service, the media of scandals (ODD eq. 70, 71)."""
    for i in range(state.n_members):
        citizen = state.member_role[run, i] == CITIZEN
        known = [tie for tie, _, relation in _ties(state, run, i) if relation == (CIVIC if citizen else PEER)]
        if known:
            chosen = known[int(_person_block(state, run, i, week)[3] * len(known))]
            _gossip(state, run, i, chosen, a)
        if citizen:
            salience = rules.headlines(float(state.run_outrage[run]), a)
            for tie, j, relation in _ties(state, run, i):
                touched = state.unit_scandal[run, state.member_unit[run, j]]  # known at first hand
                if relation == SERVED and not touched:
                    _hear(state, run, i, tie, INTEGRITY, 0.0, salience, a)


def _gossip(state: State, run: int, i: int, chosen: int, a: Assumptions) -> None:
    """Let member i hear what the member at the other end of a tie thought of the same trustee."""
    j = int(state.tie_trustee[run, chosen])
    up, theirs = state.member_upward[run, i], state.member_upward[run, j]
    if state.member_role[run, i] == CITIZEN:
        about = [tie for tie, _, relation in _ties(state, run, i) if relation == SERVED]
        if all(relation != SERVED for _, _, relation in _ties(state, run, j)):
            about = []  # the other has nothing to tell
    elif up >= 0 and theirs >= 0 and state.tie_trustee[run, up] == state.tie_trustee[run, theirs]:
        about = [int(up)]
    else:
        about = []
    salience = rules.hearsay(rules.trust(state.tie_belief[run, chosen].tolist(), a), a)
    for tie in about:
        for each in Belief:
            _hear(state, run, i, tie, each, float(state.member_opinion[run, j, each]), salience, a)


def adapt(state: State, run: int, week: int, a: Assumptions) -> None:
    """Let members change, units remember, and the board get its report (ODD eq. 61-67)."""
    for i in range(state.n_members):
        if state.member_role[run, i] in (STAFF, MANAGER):
            _change(state, run, i, a)
        elif state.member_role[run, i] == CITIZEN:
            met = [
                float(state.tie_belief[run, tie, INTEGRITY])
                for tie, _, relation in _ties(state, run, i)
                if relation in (SERVED, CIVIC)
            ]
            propensity, upbringing = (
                float(state.member_propensity[run, i]),
                float(state.member_upbringing[run, i]),
            )
            state.member_propensity[run, i] = rules.generalised(
                propensity, upbringing, _mean(met, upbringing), a
            )
    for unit in range(state.n_units):
        staff = _staff(state, run, unit)
        if staff:
            _remember(state, run, unit, staff, a)
    _report(state, run, a)


def _remember(state: State, run: int, unit: int, staff: list[int], a: Assumptions) -> None:
    """Let a unit remember free riding, what came of reports, and lessons."""
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
    unpunished = {i: 1.0 - float(state.member_sanctions[run, i]) for i in staff}
    made = {i: int(state.member_mistake[run, i]) for i in staff}
    reports = sum(1 for i in staff if made[i] in (Mistake.REPORT_MENDED, Mistake.REPORT_IGNORED))
    acted = ordered_sum([unpunished[i] for i in staff if made[i] == Mistake.REPORT_MENDED])
    state.unit_norm[run, unit] = rules.norm_kept(
        float(state.unit_norm[run, unit]), reports / len(staff), acted / len(staff), a
    )
    taught = [unpunished[i] for i in staff if made[i] in (Mistake.REPORT_MENDED, Mistake.FIND_MENDED)]
    found = float(state.unit_found[run, unit]) * (ordered_sum(list(unpunished.values())) / len(staff))
    state.unit_lessons[run, unit] = rules.lessons_kept(
        float(state.unit_lessons[run, unit]), ordered_sum(taught) / len(staff) + found, a
    )


def _report(state: State, run: int, a: Assumptions) -> None:
    """Let the week's output, ignored reports and scandals reach the board."""
    staff = [_staff(state, run, unit) for unit in range(state.n_units)]
    in_all = sum(len(each) for each in staff)
    if not in_all:
        return
    registered = [ordered_sum(state.member_registered[run, each].tolist()) for each in staff if each]
    ignored = [
        ordered_sum(
            [
                float(state.member_message[run, i])
                for i in each
                if state.member_mistake[run, i] == Mistake.REPORT_IGNORED
            ]
        )
        for each in staff
        if each
    ]
    state.run_reported[run] += ordered_sum(registered) / in_all
    state.run_warnings[run] += ordered_sum(ignored) / in_all
    state.run_scandal[run] = rules.scandals_remembered(
        float(state.run_scandal[run]), float(state.run_outrage[run]), a
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
        float(state.member_purpose[run, i]),
        felt,
        a,
    )
    unit = state.member_unit[run, i]
    lever, _ = _unit(state, run, unit)
    if staff:
        pressure = float(state.unit_needs[run, unit]) - float(time[Use.WORK])
    else:
        pressure = 1.0 - float(state.member_coaches[run, i])
    cooperated = bool(staff and state.member_mode[run, i] == COOPERATE)
    state.member_strain[run, i] = rules.strain_moved(
        float(state.member_strain[run, i]),
        pressure,
        cooperated,
        support,
        felt,
        float(state.member_ambiguity[run, i]),
        rules.conflict(lever.voice, _colleagues(state, run, i)),
        a,
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
    """Let people leave, elections be held, and newcomers take their places (ODD eq. 68, 69, 73, 101-105).

    All decide before anyone is replaced. A newcomer takes over the reputation of those she meets, and is met
    as the others are: what was known about one person is lost, what is thought of people here is not.
    """
    voted_out = _election(state, run, week, a)
    for i in range(state.n_members):
        state.member_left[run, i] = 0
        if state.member_role[run, i] in (STAFF, MANAGER):
            hazard = rules.leaving(float(state.member_strain[run, i]), _confidence(state, run, i)[0], a)
            state.member_left[run, i] = _person_block(state, run, i, week)[2] < hazard
        elif state.member_role[run, i] == POLITICIAN:
            state.member_left[run, i] = voted_out
    for i in range(state.n_members):
        if state.member_left[run, i]:
            _succeed(state, run, i, a)
    for unit in range(state.n_units):
        members, staff = _members(state, run, unit), len(_staff(state, run, unit))
        left = sum(
            1 for i in members if state.member_left[run, i] and state.member_role[run, i] != POLITICIAN
        )
        if staff and left:
            state.unit_reform[run, unit] += rules.introduction(left / staff, a)
            gone = sum(1 for i in _staff(state, run, unit) if state.member_left[run, i])
            state.unit_lessons[run, unit] = rules.lessons_left(
                float(state.unit_lessons[run, unit]), gone / staff, a
            )
    for i in range(state.n_members):
        if state.member_left[run, i]:
            for tie, j, _ in _ties(state, run, i):
                back = int(state.tie_reverse[run, tie])
                if state.member_role[run, i] == POLITICIAN:  # all are new: nobody's reputation is left
                    _meet(state, run, i, tie, _strangers(state, run, i), a)
                    _meet(state, run, j, back, _strangers(state, run, j), a)
                else:
                    _meet(state, run, i, tie, _reputation(state, run, i, tie), a)
                    _meet(state, run, j, back, _habit(state, run, j, back), a)


def _election(state: State, run: int, week: int, a: Assumptions) -> bool:
    """Return whether an election changes the majority this week; a new one starts without a memory."""
    if week == 0 or week % int(a.election_clock + 0.5) or POLITICIAN not in state.member_role[run]:
        return False
    trusts = [each for i in range(state.n_members) for each in _trusts(state, run, i, SERVED, a)]
    seed, replication = int(state.run_seed[run]), int(state.run_replication[run])
    draw = block(seed, replication, NOBODY, NOBODY, week, Stream.ELECTION)[0]
    changed = draw < rules.majority_falls(_mean(trusts, 0.5), a)
    if changed:
        state.run_expected[run] = state.run_scandal[run] = state.run_warnings[run] = 0.0
    return changed


def _succeed(state: State, run: int, i: int, a: Assumptions) -> None:
    """Let the next person take place i; who applies to the staff depends on what the post is like."""
    state.member_person[run, i] = successor(int(state.member_person[run, i]))
    if state.member_role[run, i] != STAFF:  # managers and politicians come with experience
        _take_place(state, run, i, a.ability, a.opportunists, a.committed, a)
        return
    unit = state.member_unit[run, i]
    lever, task = _unit(state, run, unit)
    paid = _paid(state, run, unit, a)
    answered = float(state.member_seen[run, i]) * float(state.member_answered[run, i])
    _take_place(
        state,
        run,
        i,
        rules.applicants_ability(paid, task.alignment, a),
        rules.applicants_opportunists(answered, lever.purpose, a),
        rules.applicants_committed(paid, lever.purpose, a),
        a,
    )


def _strangers(state: State, run: int, i: int) -> list[float]:
    """Return what member i expects of a stranger."""
    return [float(state.member_propensity[run, i])] * len(Belief)


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
    """Write the week's sums, unit by unit and of its parts, in the order of `Tally` (ODD eq. 5)."""
    for unit in range(state.n_units):
        members = _members(state, run, unit)
        of = {role: [i for i in members if state.member_role[run, i] == role] for role in Role}
        staff, managers, citizens = of[STAFF], of[MANAGER], of[CITIZEN]
        row = state.unit_tally[run, unit]
        row[Tally.STAFF], row[Tally.MANAGERS] = len(staff), len(managers)
        row[Tally.CITIZENS], row[Tally.POLITICIANS] = len(citizens), len(of[POLITICIAN])
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
        row[Tally.FOUND_BY_REVIEW] = state.unit_found[run, unit] * len(staff)
        row[Tally.UNANSWERED] = state.unit_unanswered[run, unit] * len(staff)
        row[Tally.NORM] = state.unit_norm[run, unit] * len(staff)
        row[Tally.PREVENTION] = state.unit_prevention[run, unit] * len(staff)
        row[Tally.NEEDS] = a.case_hours * float(state.unit_needs[run, unit]) * len(staff)
        row[Tally.UNMET] = state.unit_unmet[run, unit] * len(staff)
        handling = int(state.unit_handling[run, unit])
        row[Tally.AT_BORDERS] = handling >= 0
        row[Tally.SHARED], row[Tally.PASSED_ON] = handling == Handling.SHARE, handling == Handling.PASS
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
        row[Tally.CIVIC_PROPENSITY] = ordered_sum(state.member_propensity[run, citizens].tolist())
        trusting = [
            ordered_sum(met) / len(met) for i in citizens if (met := _trusts(state, run, i, SERVED, a))
        ]
        row[Tally.SERVED_CITIZENS], row[Tally.CITIZENS_TRUST] = len(trusting), ordered_sum(trusting)
        mean = _mean(trusting, 0.0)
        row[Tally.UNEVEN_TRUST] = 0.5 * ordered_sum([abs(each - mean) for each in trusting])
        row[Tally.CAPACITY] = ordered_sum(
            [float(state.member_ability[run, i]) * (1.0 - float(state.member_strain[run, i])) for i in staff]
        )
        row[Tally.LEAVERS] = sum(1 for i in staff if state.member_left[run, i])
        row[Tally.MANAGER_LEAVERS] = sum(1 for i in managers if state.member_left[run, i])
        row[Tally.POLITICIAN_LEAVERS] = sum(1 for i in of[POLITICIAN] if state.member_left[run, i])
        lever, task = _unit(state, run, unit)
        row[Tally.PERFORMANCE_PAY] = rules.performance_pay(
            lever.pay_share, task.sharpness, task.bonus, float(row[Tally.REGISTERED_OUTPUT])
        )
        row[Tally.COST] = rules.cost(
            float(row[Tally.STAFF]),
            task.staffing,
            float(row[Tally.MANAGERS]),
            float(row[Tally.LEAVERS] + row[Tally.MANAGER_LEAVERS]),
            float(row[Tally.PERFORMANCE_PAY]),
            a,
        )
        for tally, use in (
            (Tally.WORK_HOURS, Use.WORK),
            (Tally.ADMINISTRATION_HOURS, Use.ADMINISTRATION),
            (Tally.DIALOGUE_HOURS, Use.DIALOGUE),
            (Tally.COACHING_HOURS, Use.COACHING),
            (Tally.CHANGE_HOURS, Use.CHANGE),
            (Tally.BEYOND_HOURS, Use.BEYOND),
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
    for part in range(state.n_parts):
        units = [unit for unit in range(state.n_units) if part in (0, state.unit_kind[run, unit] + 1)]
        state.tally[run, week, part] = ordered_sum([state.unit_tally[run, unit] for unit in units])


PERFORM: dict[Phase, Callable[[State, int, int, Assumptions], None]] = {
    Phase.PROPOSE: propose,
    Phase.GOVERN: govern,
    Phase.NEEDS: needs,
    Phase.LEAD: lead,
    Phase.ARRIVE: arrive,
    Phase.INSPECT: inspect,
    Phase.DECIDE: decide,
    Phase.RESPOND: respond,
    Phase.DELIVER: deliver,
    Phase.SIGNAL: signal,
    Phase.UPDATE: update,
    Phase.TALK: talk,
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


def _hear(
    state: State, run: int, i: int, tie: int, belief: int, told: float, salience: float, a: Assumptions
) -> None:
    """Move one belief towards what is told, good or bad alike; without salience nothing is heard."""
    if salience <= 0.0:
        return
    if a.trust_rule == BETA:
        r, s = state.tie_evidence[run, tie, belief].tolist()
        r, s = rules.update_beta(r, s, told, 1.0, 1.0, salience)
        state.tie_evidence[run, tie, belief] = r, s
        moved = rules.belief_beta(r, s, float(state.member_propensity[run, i]))
    else:
        gain = a.gain * salience
        moved = rules.update_delta(float(state.tie_belief[run, tie, belief]), told, gain, gain)
    state.tie_belief[run, tie, belief] = moved


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


def _unit_block(state: State, run: int, unit: int, week: int) -> tuple[float, float, float, float]:
    """Return the unit's luck; it belongs to the place that comes first in it, whoever holds it."""
    seed, replication = int(state.run_seed[run]), int(state.run_replication[run])
    return block(seed, replication, _members(state, run, unit)[0], NOBODY, week, Stream.UNIT)


def _mean(values: list[float], otherwise: float) -> float:
    return ordered_sum(values) / len(values) if values else otherwise
