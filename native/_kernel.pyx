"""The compiled twin of reference.py: same functions, same bits. Use it through `tillit.native.engines`.

`populate` and `advance` take the arrays of a `State` once, as pointers, and then run without the
interpreter lock. Everything is checked by the caller.
"""

import numpy as np

from tillit.model.levers import Governance
from tillit.model.parameters import Assumptions as AssumptionFields
from tillit.model.parameters import TaskProfile
from tillit.model.vocabulary import TrustRule

from libc.stdint cimport int8_t, int32_t, int64_t
from libc.stdlib cimport calloc, free

include "_bits.pxi"
include "_rules.pxi"

cdef enum:
    NOBODY = 0xFFFFFFFF

    PERSON_STREAM = 0
    FIRST_IMPRESSION_STREAM = 1
    WEEK_STREAM = 2
    SIGNAL_STREAM = 3

    ARRIVE_PHASE = 0
    DECIDE_PHASE = 1
    DELIVER_PHASE = 2
    SIGNAL_PHASE = 3
    UPDATE_PHASE = 4
    ADAPT_PHASE = 5
    MEASURE_PHASE = 6

    TALLY_STAFF = 0
    TALLY_COOPERATE = 1
    TALLY_TRUE_OUTPUT = 5
    TALLY_REGISTERED_OUTPUT = 6
    TALLY_HOURS = 7
    TALLY_FOLLOW_UP = 8
    TALLY_FELT_CONTROL = 9
    TALLY_UNANSWERED = 10
    TALLY_PEER_TIES = 11
    TALLIES = 17

# What the codes above stand for; `tillit.native.engines` compares them with `tillit.model.vocabulary`.
CODES = {
    "Role": {"MANAGER": MANAGER, "STAFF": STAFF},
    "Relation": {"PEER": PEER, "UPWARD": UPWARD, "DOWNWARD": DOWNWARD},
    "Belief": {"ABILITY": ABILITY, "BENEVOLENCE": BENEVOLENCE, "INTEGRITY": INTEGRITY},
    "Mode": {"COOPERATE": COOPERATE, "TARGET": TARGET, "GAME": GAME, "SLACK": SLACK},
    "Disposition": {"OPPORTUNIST": OPPORTUNIST, "CONDITIONAL": CONDITIONAL, "COMMITTED": COMMITTED},
    "TrustRule": {"DELTA": DELTA, "BETA": BETA},
    "Phase": {
        "ARRIVE": ARRIVE_PHASE,
        "DECIDE": DECIDE_PHASE,
        "DELIVER": DELIVER_PHASE,
        "SIGNAL": SIGNAL_PHASE,
        "UPDATE": UPDATE_PHASE,
        "ADAPT": ADAPT_PHASE,
        "MEASURE": MEASURE_PHASE,
    },
    "Stream": {
        "PERSON": PERSON_STREAM,
        "FIRST_IMPRESSION": FIRST_IMPRESSION_STREAM,
        "WEEK": WEEK_STREAM,
        "SIGNAL": SIGNAL_STREAM,
    },
    "Tally": {
        "STAFF": TALLY_STAFF,
        "COOPERATE": TALLY_COOPERATE,
        "TARGET": TALLY_COOPERATE + TARGET,
        "GAME": TALLY_COOPERATE + GAME,
        "SLACK": TALLY_COOPERATE + SLACK,
        "TRUE_OUTPUT": TALLY_TRUE_OUTPUT,
        "REGISTERED_OUTPUT": TALLY_REGISTERED_OUTPUT,
        "HOURS": TALLY_HOURS,
        "FOLLOW_UP": TALLY_FOLLOW_UP,
        "FELT_CONTROL": TALLY_FELT_CONTROL,
        "UNANSWERED": TALLY_UNANSWERED,
        "PEER_TIES": TALLY_PEER_TIES,
        "PEER_TRUST": TALLY_PEER_TIES + 1,
        "UPWARD_TIES": TALLY_PEER_TIES + 2 * UPWARD,
        "UPWARD_TRUST": TALLY_PEER_TIES + 2 * UPWARD + 1,
        "DOWNWARD_TIES": TALLY_PEER_TIES + 2 * DOWNWARD,
        "DOWNWARD_TRUST": TALLY_PEER_TIES + 2 * DOWNWARD + 1,
    },
}


# One run of the state: pointers to the first element of the run in each array. Names as in `State`.
cdef struct Run:
    Assumptions a
    uint32_t seed
    uint32_t replication
    int n_members
    int n_units
    int8_t* member_role
    int32_t* member_unit
    uint32_t* member_person
    int8_t* member_disposition
    double* member_motivation
    double* member_ability
    double* member_propensity
    int64_t* member_upward
    int64_t* member_downward
    int32_t* member_order
    double* member_monitoring
    double* member_discretion
    double* member_seen
    double* member_talk
    double* member_answered
    double* member_felt
    double* member_follow_up
    double* member_hours
    int8_t* member_mode
    double* member_true
    double* member_registered
    double* member_conduct
    double* member_performance
    double* member_helpfulness
    int32_t* unit_start
    int32_t* unit_member
    Levers* unit_lever
    Task* unit_task
    double* unit_unanswered
    int64_t* tie_start
    int32_t* tie_trustee
    int8_t* tie_relation
    double* tie_belief
    double* tie_evidence
    double* tally


cdef double* _doubles(array, Py_ssize_t run) except? NULL:
    cdef double[::1] flat = array[run].reshape(-1)
    return &flat[0] if flat.shape[0] else NULL


cdef int8_t* _bytes(array, Py_ssize_t run) except? NULL:
    cdef int8_t[::1] flat = array[run]
    return &flat[0] if flat.shape[0] else NULL


cdef int32_t* _ints(array, Py_ssize_t run) except? NULL:
    cdef int32_t[::1] flat = array[run]
    return &flat[0] if flat.shape[0] else NULL


cdef int64_t* _longs(array, Py_ssize_t run) except? NULL:
    cdef int64_t[::1] flat = array[run]
    return &flat[0] if flat.shape[0] else NULL


cdef uint32_t* _words(array, Py_ssize_t run) except? NULL:
    cdef uint32_t[::1] flat = array[run]
    return &flat[0] if flat.shape[0] else NULL


cdef int _open(Run* r, state, Py_ssize_t run) except -1:
    """Point `r` at one run of `state`; the arrays are kept alive by the state."""
    values = [
        float(TrustRule[value.upper()]) if name == "trust_rule" else value
        for name, value in state.assumptions[run].items()
    ]
    cdef double[::1] row = np.array(values)
    r.a = (<Assumptions*>&row[0])[0]
    r.seed = state.run_seed[run]
    r.replication = state.run_replication[run]
    r.n_members = state.n_members
    r.n_units = state.n_units
    r.member_role = _bytes(state.member_role, run)
    r.member_unit = _ints(state.member_unit, run)
    r.member_person = _words(state.member_person, run)
    r.member_disposition = _bytes(state.member_disposition, run)
    r.member_motivation = _doubles(state.member_motivation, run)
    r.member_ability = _doubles(state.member_ability, run)
    r.member_propensity = _doubles(state.member_propensity, run)
    r.member_upward = _longs(state.member_upward, run)
    r.member_downward = _longs(state.member_downward, run)
    r.member_order = _ints(state.member_order, run)
    r.member_monitoring = _doubles(state.member_monitoring, run)
    r.member_discretion = _doubles(state.member_discretion, run)
    r.member_seen = _doubles(state.member_seen, run)
    r.member_talk = _doubles(state.member_talk, run)
    r.member_answered = _doubles(state.member_answered, run)
    r.member_felt = _doubles(state.member_felt, run)
    r.member_follow_up = _doubles(state.member_follow_up, run)
    r.member_hours = _doubles(state.member_hours, run)
    r.member_mode = _bytes(state.member_mode, run)
    r.member_true = _doubles(state.member_true, run)
    r.member_registered = _doubles(state.member_registered, run)
    r.member_conduct = _doubles(state.member_conduct, run)
    r.member_performance = _doubles(state.member_performance, run)
    r.member_helpfulness = _doubles(state.member_helpfulness, run)
    r.unit_start = _ints(state.unit_start, run)
    r.unit_member = _ints(state.unit_member, run)
    r.unit_lever = <Levers*>_doubles(state.unit_lever, run)
    r.unit_task = <Task*>_doubles(state.unit_task, run)
    r.unit_unanswered = _doubles(state.unit_unanswered, run)
    r.tie_start = _longs(state.tie_start, run)
    r.tie_trustee = _ints(state.tie_trustee, run)
    r.tie_relation = _bytes(state.tie_relation, run)
    r.tie_belief = _doubles(state.tie_belief, run)
    r.tie_evidence = _doubles(state.tie_evidence, run)
    r.tally = _doubles(state.tally, run)
    return 0


def populate(state, int first_run, int end_run):
    """Give every place a person, and every tie a first impression; see `reference.populate`."""
    cdef int n = end_run - first_run, index
    cdef Run* runs = <Run*>calloc(n if n > 0 else 1, sizeof(Run))
    if runs == NULL:
        raise MemoryError
    try:
        for index in range(n):
            _open(&runs[index], state, first_run + index)
        with nogil:
            for index in range(n):
                _populate(&runs[index])
    finally:
        free(runs)


def advance(state, int weeks, int first_run, int end_run, phases):
    """Simulate `weeks` whole weeks, performing `phases` in order in each; see `reference.advance`."""
    cdef int n = end_run - first_run, index, week, first_week = state.week
    cdef Run* runs = <Run*>calloc(n if n > 0 else 1, sizeof(Run))
    cdef int32_t[::1] order = np.fromiter(phases, np.int32)
    cdef Py_ssize_t phase
    if runs == NULL:
        raise MemoryError
    try:
        for index in range(n):
            _open(&runs[index], state, first_run + index)
        with nogil:
            for index in range(n):
                for week in range(first_week, first_week + weeks):
                    for phase in range(order.shape[0]):
                        perform(&runs[index], week, order[phase])
    finally:
        free(runs)


cdef void perform(Run* r, int week, int phase) noexcept nogil:
    if phase == ARRIVE_PHASE:
        arrive(r)
    elif phase == DECIDE_PHASE:
        decide(r, week)
    elif phase == DELIVER_PHASE:
        deliver(r)
    elif phase == SIGNAL_PHASE:
        signal(r)
    elif phase == UPDATE_PHASE:
        update(r, week)
    elif phase == ADAPT_PHASE:
        adapt(r)
    elif phase == MEASURE_PHASE:
        measure(r, week)


cdef void _populate(Run* r) noexcept nogil:
    cdef int i, each
    cdef int64_t tie
    cdef uint32_t me
    cdef double propensity, impression, against
    cdef Draws draws
    cdef double* noise
    for i in range(r.n_members):
        me = r.member_person[i]
        draws = draw_block(r.seed, r.replication, me, NOBODY, 0, PERSON_STREAM)
        r.member_disposition[i] = disposition(draws.u0, &r.a)
        r.member_motivation[i] = motivation_of(r.member_disposition[i], &r.a)
        r.member_ability[i] = perceived(r.a.ability, r.a.ability_spread, draws.u1)
        propensity = perceived(r.a.propensity, r.a.propensity_spread, draws.u2)
        r.member_propensity[i] = propensity
        r.member_mode[i] = -1
        for tie in range(r.tie_start[i], r.tie_start[i + 1]):
            draws = draw_block(
                r.seed, r.replication, me, r.member_person[r.tie_trustee[tie]], 0, FIRST_IMPRESSION_STREAM
            )
            noise = &draws.u0
            for each in range(BELIEFS):
                impression = perceived(propensity, r.a.first_impression, noise[each])
                if r.a.trust_rule == BETA:
                    against = 2.0 * (1.0 - impression)
                    impression = 2.0 * impression
                    r.tie_evidence[(tie * BELIEFS + each) * 2] = impression
                    r.tie_evidence[(tie * BELIEFS + each) * 2 + 1] = against
                    impression = belief_beta(impression, against, propensity)
                r.tie_belief[tie * BELIEFS + each] = impression


cdef void arrive(Run* r) noexcept nogil:
    cdef int i
    cdef int64_t above, up
    cdef double monitoring, discretion, manager_trust, benevolence, talk, follow_up
    cdef Levers* lever
    for i in range(r.n_members):
        lever = &r.unit_lever[r.member_unit[i]]
        monitoring = lever.monitoring
        discretion = lever.discretion
        above = r.member_downward[i]
        if above >= 0:
            manager_trust = trust(&r.tie_belief[above * BELIEFS], &r.a)
            monitoring = monitoring_received(monitoring, manager_trust, &r.a)
            discretion = discretion_received(discretion, manager_trust, &r.a)
        up = r.member_upward[i]
        if up >= 0:
            benevolence = r.tie_belief[up * BELIEFS + BENEVOLENCE]
        else:
            benevolence = r.member_propensity[i]
        talk = dialogue(lever.voice, lever.support, benevolence)
        follow_up = follow_up_hours(monitoring, lever.target_load, &r.a)
        r.member_monitoring[i] = monitoring
        r.member_discretion[i] = discretion
        r.member_seen[i] = information(monitoring, &r.a)
        r.member_talk[i] = talk
        r.member_answered[i] = response(lever.sanctions, talk)
        r.member_felt[i] = felt_control(monitoring, lever.sanctions, lever.voice, &r.a)
        r.member_follow_up[i] = follow_up
        r.member_hours[i] = hours_for_work(follow_up, lever.voice, lever.support, &r.a)


cdef void decide(Run* r, int week) noexcept nogil:
    cdef int i
    for i in range(r.n_members):
        if r.member_role[i] == STAFF:
            r.member_mode[i] = choose_mode(r, i, week)


cdef int choose_mode(Run* r, int i, int week) noexcept nogil:
    cdef int unit = r.member_unit[i], colleagues = 0
    cdef Levers* lever = &r.unit_lever[unit]
    cdef Task* task = &r.unit_task[unit]
    cdef double motivation = r.member_motivation[i]
    cdef double seen = r.member_seen[i], talk = r.member_talk[i]
    cdef double mean, hoped, unanswered
    cdef int64_t tie
    cdef Sum integrity
    cdef Draws draws
    start(&integrity)
    for tie in range(r.tie_start[i], r.tie_start[i + 1]):
        if r.tie_relation[tie] == PEER:
            add(&integrity, r.tie_belief[tie * BELIEFS + INTEGRITY])
            colleagues += 1
    if colleagues > 0:
        mean = result(&integrity) / colleagues
    else:
        mean = r.member_propensity[i]
    hoped = synergy(expectation(mean, lever.purpose, &r.a), &r.a)
    unanswered = r.unit_unanswered[unit] if r.member_disposition[i] == CONDITIONAL else 0.0
    draws = draw_block(r.seed, r.replication, r.member_person[i], NOBODY, week, WEEK_STREAM)
    return choice(
        utility_cooperate(
            motivation, hoped, task.interdependence, lever.pay_share, task.alignment, unanswered, &r.a
        ),
        utility_target(motivation, hoped, task.interdependence, lever.pay_share, task.alignment, &r.a),
        utility_game(
            lever.pay_share,
            task.alignment,
            penalty(r.a.gaming_seen, seen, lever.sanctions, talk, motivation, &r.a),
            motivation,
            &r.a,
        ),
        utility_slack(penalty(1.0, seen, lever.sanctions, talk, motivation, &r.a), motivation, &r.a),
        r.a.choice_noise,
        draws.u0,
    )


cdef void deliver(Run* r) noexcept nogil:
    cdef int unit, index, i, staff, cooperating
    cdef double yielded, fitting, full_week, shown
    cdef Levers* lever
    cdef Task* task
    for unit in range(r.n_units):
        lever = &r.unit_lever[unit]
        task = &r.unit_task[unit]
        staff = 0
        cooperating = 0
        for index in range(r.unit_start[unit], r.unit_start[unit + 1]):
            i = r.unit_member[index]
            if r.member_role[i] == STAFF:
                staff += 1
                if r.member_mode[i] == COOPERATE:
                    cooperating += 1
        if staff == 0:
            continue
        yielded = synergy(<double>cooperating / staff, &r.a)
        for index in range(r.unit_start[unit], r.unit_start[unit + 1]):
            i = r.unit_member[index]
            if r.member_role[i] != STAFF:
                continue
            fitting = fit(task.variance, r.member_discretion[i], r.member_ability[i], &r.a)
            full_week = true_output(
                r.member_mode[i],
                r.member_motivation[i],
                yielded,
                task.interdependence,
                task.alignment,
                lever.pay_share,
                &r.a,
            )
            shown = registered_output(r.member_mode[i], task.alignment, lever.pay_share, &r.a)
            r.member_true[i] = full_week * fitting * r.member_ability[i] * r.member_hours[i]
            r.member_registered[i] = shown * r.member_hours[i]


cdef void signal(Run* r) noexcept nogil:
    cdef int index, i, j, led
    cdef int64_t tie
    cdef Sum shown_conduct, shown_performance, shown_helpfulness
    for index in range(r.n_members):
        i = r.member_order[index]
        if r.member_role[i] == STAFF:
            r.member_conduct[i] = conduct(r.member_mode[i], &r.a)
            r.member_performance[i] = performance(r.member_mode[i], &r.a)
            r.member_helpfulness[i] = helpfulness(r.member_mode[i])
            continue
        led = 0
        start(&shown_conduct)
        start(&shown_performance)
        start(&shown_helpfulness)
        for tie in range(r.tie_start[i], r.tie_start[i + 1]):
            if r.tie_relation[tie] == DOWNWARD:
                j = r.tie_trustee[tie]
                add(&shown_conduct, r.member_conduct[j])
                add(&shown_performance, r.member_performance[j])
                add(&shown_helpfulness, r.member_helpfulness[j])
                led += 1
        r.member_conduct[i] = result(&shown_conduct) / led if led > 0 else r.a.unseen
        r.member_performance[i] = result(&shown_performance) / led if led > 0 else r.a.unseen
        r.member_helpfulness[i] = result(&shown_helpfulness) / led if led > 0 else r.a.unseen


cdef void update(Run* r, int week) noexcept nogil:
    cdef int i, j, unit
    cdef int64_t tie
    cdef int8_t relation
    cdef double unanswered, kindness
    cdef Levers* lever
    cdef Draws draws
    for i in range(r.n_members):
        unit = r.member_unit[i]
        lever = &r.unit_lever[unit]
        unanswered = r.unit_unanswered[unit]
        kindness = leader_benevolence(
            r.member_monitoring[i],
            lever.support,
            lever.voice,
            r.member_discretion[i],
            r.member_felt[i],
            unanswered,
            &r.a,
        )
        for tie in range(r.tie_start[i], r.tie_start[i + 1]):
            j = r.tie_trustee[tie]
            draws = draw_block(
                r.seed, r.replication, r.member_person[i], r.member_person[j], week, SIGNAL_STREAM
            )
            relation = r.tie_relation[tie]
            if relation != DOWNWARD and draws.u0 >= r.a.contact:
                fade_tie(r, i, tie)
            elif relation == PEER:
                learn(
                    r, i, tie, r.member_ability[j], r.member_helpfulness[j], r.member_conduct[j], 1.0, &draws
                )
            elif relation == UPWARD:
                learn(r, i, tie, r.member_ability[j], kindness, 1.0 - unanswered, r.a.salience_line, &draws)
            elif draws.u0 < r.member_seen[j]:
                learn(
                    r,
                    i,
                    tie,
                    r.member_ability[j],
                    r.member_helpfulness[j],
                    r.member_performance[j],
                    r.a.salience_span,
                    &draws,
                )
            else:
                learn(r, i, tie, r.a.unseen, r.a.unseen, r.a.unseen, r.a.salience_span, &draws)


cdef void adapt(Run* r) noexcept nogil:
    cdef int unit, index, i, staff
    cdef Sum this_week
    for unit in range(r.n_units):
        staff = 0
        start(&this_week)
        for index in range(r.unit_start[unit], r.unit_start[unit + 1]):
            i = r.unit_member[index]
            if r.member_role[i] == STAFF:
                add(&this_week, unanswered_by(r.member_mode[i], r.member_seen[i], r.member_answered[i]))
                staff += 1
        if staff > 0:
            r.unit_unanswered[unit] = remembered(r.unit_unanswered[unit], result(&this_week) / staff, &r.a)


cdef void measure(Run* r, int week) noexcept nogil:
    cdef int unit, index, i, kind
    cdef int64_t tie
    cdef double* row
    cdef Sum true_sum, registered_sum, hours_sum, follow_up_sum, felt_sum
    cdef Sum trusts[3]
    for unit in range(r.n_units):
        row = &r.tally[(<int64_t>week * r.n_units + unit) * TALLIES]
        for index in range(TALLIES):
            row[index] = 0.0
        start(&true_sum)
        start(&registered_sum)
        start(&hours_sum)
        start(&follow_up_sum)
        start(&felt_sum)
        for kind in range(3):
            start(&trusts[kind])
        for index in range(r.unit_start[unit], r.unit_start[unit + 1]):
            i = r.unit_member[index]
            if r.member_role[i] == STAFF:
                row[TALLY_STAFF] += 1.0
                row[TALLY_COOPERATE + r.member_mode[i]] += 1.0
                add(&true_sum, r.member_true[i])
                add(&registered_sum, r.member_registered[i])
                add(&hours_sum, r.member_hours[i])
                add(&follow_up_sum, r.member_follow_up[i])
                add(&felt_sum, r.member_felt[i])
            for tie in range(r.tie_start[i], r.tie_start[i + 1]):
                kind = r.tie_relation[tie]
                row[TALLY_PEER_TIES + 2 * kind] += 1.0
                add(&trusts[kind], trust(&r.tie_belief[tie * BELIEFS], &r.a))
        row[TALLY_TRUE_OUTPUT] = result(&true_sum)
        row[TALLY_REGISTERED_OUTPUT] = result(&registered_sum)
        row[TALLY_HOURS] = result(&hours_sum)
        row[TALLY_FOLLOW_UP] = result(&follow_up_sum)
        row[TALLY_FELT_CONTROL] = result(&felt_sum)
        row[TALLY_UNANSWERED] = r.unit_unanswered[unit] * row[TALLY_STAFF]
        for kind in range(3):
            row[TALLY_PEER_TIES + 2 * kind + 1] = result(&trusts[kind])


cdef void learn(
    Run* r,
    int i,
    int64_t tie,
    double ability,
    double benevolence,
    double integrity,
    double salience,
    Draws* draws,
) noexcept nogil:
    """Move the three beliefs of one tie towards what is seen of three signals."""
    cdef double[3] signals
    cdef double* noise = &draws.u1
    cdef double seen, gain
    cdef double* evidence
    cdef int each
    signals[ABILITY] = ability
    signals[BENEVOLENCE] = benevolence
    signals[INTEGRITY] = integrity
    for each in range(BELIEFS):
        seen = perceived(signals[each], r.a.signal_noise, noise[each])
        if r.a.trust_rule == BETA:
            evidence = &r.tie_evidence[(tie * BELIEFS + each) * 2]
            update_beta(&evidence[0], &evidence[1], seen, r.a.forgetting, r.a.asymmetry, salience)
            r.tie_belief[tie * BELIEFS + each] = belief_beta(
                evidence[0], evidence[1], r.member_propensity[i]
            )
        else:
            gain = r.a.gain * salience
            r.tie_belief[tie * BELIEFS + each] = update_delta(
                r.tie_belief[tie * BELIEFS + each], seen, gain, r.a.asymmetry * gain
            )


cdef void fade_tie(Run* r, int i, int64_t tie) noexcept nogil:
    """Let the three beliefs of a tie without contact fade; under the beta rule the evidence does."""
    cdef double propensity = r.member_propensity[i]
    cdef double* evidence
    cdef int each
    for each in range(BELIEFS):
        if r.a.trust_rule == BETA:
            evidence = &r.tie_evidence[(tie * BELIEFS + each) * 2]
            evidence[0] = evidence[0] * (1.0 - r.a.fading)
            evidence[1] = evidence[1] * (1.0 - r.a.fading)
            r.tie_belief[tie * BELIEFS + each] = belief_beta(evidence[0], evidence[1], propensity)
        else:
            r.tie_belief[tie * BELIEFS + each] = fade(r.tie_belief[tie * BELIEFS + each], propensity, &r.a)


# ---------------------------------------------------------------- what the tests call, and the import check


def philox_words(counter, key):
    """Return the four words of `bits.philox`."""
    cdef Words words = philox(counter[0], counter[1], counter[2], counter[3], key[0], key[1])
    return words.w0, words.w1, words.w2, words.w3


def exponential(double x):
    """Return `bits.exp_`."""
    return exp_(x)


def logarithm(double x):
    """Return `bits.log_`."""
    return log_(x)


def raised(double base, double exponent):
    """Return `bits.power`."""
    return power(base, exponent)


def summed(double[::1] values):
    """Return `bits.ordered_sum`."""
    cdef Sum total
    cdef Py_ssize_t index
    start(&total)
    for index in range(values.shape[0]):
        add(&total, values[index])
    return result(&total)


cdef _check(fields, dict struct, int size):
    if tuple(struct) != fields.names() or size != len(struct):
        raise ImportError(f"the compiled kernel does not know today's {fields.__name__}; build it again")


cdef Levers _levers
cdef Task _task
cdef Assumptions _assumptions
_check(Governance, _levers, sizeof(Levers) // sizeof(double))
_check(TaskProfile, _task, sizeof(Task) // sizeof(double))
_check(AssumptionFields, _assumptions, sizeof(Assumptions) // sizeof(double))
