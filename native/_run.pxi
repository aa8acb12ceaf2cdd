# Made by mirror.py; do not edit. Runs of a `State` as pointers; the state keeps the arrays alive.

cdef struct Run:
    Assumptions a
    uint32_t seed
    uint32_t replication
    int n_members
    int n_units
    int n_parts
    double* luck[4]  # of each member's week, drawn by the kernel
    double* run_control
    double* run_change
    double* run_expected
    double* run_reported
    double* run_warnings
    double* run_scandal
    double* run_outrage
    int8_t* member_role
    int32_t* member_unit
    uint32_t* member_person
    int8_t* member_disposition
    double* member_motivation
    double* member_strain
    double* member_ability
    double* member_propensity
    double* member_upbringing
    int64_t* member_upward
    int64_t* member_downward
    int32_t* member_order
    double* member_proposal
    double* member_control
    double* member_message
    double* member_priority
    double* member_checks
    double* member_coaches
    double* member_depth
    double* member_monitoring
    double* member_sanctions
    double* member_support
    double* member_discretion
    double* member_purpose
    double* member_ambiguity
    double* member_seen
    double* member_talk
    double* member_answered
    double* member_felt
    double* member_time
    int8_t* member_mode
    int8_t* member_stance
    int8_t* member_mistake
    double* member_true
    double* member_registered
    double* member_conduct
    double* member_performance
    double* member_helpfulness
    double* member_esteem
    double* member_opinion
    int8_t* member_left
    int32_t* unit_start
    int32_t* unit_member
    Levers* unit_lever
    Task* unit_task
    int32_t* unit_staff
    int32_t* unit_border
    int32_t* unit_kind
    int32_t* unit_rivals
    int8_t* unit_handling
    int8_t* unit_prevents
    double* unit_prevention
    double* unit_needs
    double* unit_unmet
    double* unit_unanswered
    double* unit_hidden
    double* unit_lessons
    double* unit_gaming
    double* unit_race
    double* unit_norm
    double* unit_found
    double* unit_harm
    int8_t* unit_scandal
    double* unit_changed
    int32_t* unit_breach
    double* unit_broken
    double* unit_reform
    int64_t* relation_start
    int32_t* tie_trustee
    int8_t* tie_relation
    int64_t* tie_reverse
    double* tie_belief
    double* tie_evidence
    double* unit_tally
    double* tally


cdef double* _doubles(array) except? NULL:
    cdef double[::1] flat = array.reshape(-1)
    return &flat[0] if flat.shape[0] else NULL


cdef int8_t* _bytes(array) except? NULL:
    cdef int8_t[::1] flat = array.reshape(-1)
    return &flat[0] if flat.shape[0] else NULL


cdef int32_t* _ints(array) except? NULL:
    cdef int32_t[::1] flat = array.reshape(-1)
    return &flat[0] if flat.shape[0] else NULL


cdef int64_t* _longs(array) except? NULL:
    cdef int64_t[::1] flat = array.reshape(-1)
    return &flat[0] if flat.shape[0] else NULL


cdef uint32_t* _words(array) except? NULL:
    cdef uint32_t[::1] flat = array.reshape(-1)
    return &flat[0] if flat.shape[0] else NULL


cdef int _open(Run* runs, state, Py_ssize_t first, Py_ssize_t n) except -1:
    """Point `runs` at n runs of `state` from the first; each array is asked for once."""
    cdef Py_ssize_t index, step
    cdef double* _doubles_at
    cdef int8_t* _bytes_at
    cdef int32_t* _ints_at
    cdef int64_t* _longs_at
    cdef uint32_t* _words_at
    cdef double[::1] row
    for index in range(n):
        values = [
            float(TrustRule[value.upper()]) if name == "trust_rule" else value
            for name, value in state.assumptions[first + index].items()
        ]
        row = np.array(values)
        runs[index].a = (<Assumptions*>&row[0])[0]
        runs[index].seed = state.run_seed[first + index]
        runs[index].replication = state.run_replication[first + index]
        runs[index].n_members = state.n_members
        runs[index].n_units = state.n_units
        runs[index].n_parts = state.n_parts
    _doubles_at = _doubles(state.run_control)
    step = state.run_control[0].size
    for index in range(n):
        runs[index].run_control = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.run_change)
    step = state.run_change[0].size
    for index in range(n):
        runs[index].run_change = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.run_expected)
    step = state.run_expected[0].size
    for index in range(n):
        runs[index].run_expected = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.run_reported)
    step = state.run_reported[0].size
    for index in range(n):
        runs[index].run_reported = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.run_warnings)
    step = state.run_warnings[0].size
    for index in range(n):
        runs[index].run_warnings = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.run_scandal)
    step = state.run_scandal[0].size
    for index in range(n):
        runs[index].run_scandal = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.run_outrage)
    step = state.run_outrage[0].size
    for index in range(n):
        runs[index].run_outrage = (_doubles_at + (first + index) * step)
    _bytes_at = _bytes(state.member_role)
    step = state.member_role[0].size
    for index in range(n):
        runs[index].member_role = (_bytes_at + (first + index) * step)
    _ints_at = _ints(state.member_unit)
    step = state.member_unit[0].size
    for index in range(n):
        runs[index].member_unit = (_ints_at + (first + index) * step)
    _words_at = _words(state.member_person)
    step = state.member_person[0].size
    for index in range(n):
        runs[index].member_person = (_words_at + (first + index) * step)
    _bytes_at = _bytes(state.member_disposition)
    step = state.member_disposition[0].size
    for index in range(n):
        runs[index].member_disposition = (_bytes_at + (first + index) * step)
    _doubles_at = _doubles(state.member_motivation)
    step = state.member_motivation[0].size
    for index in range(n):
        runs[index].member_motivation = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.member_strain)
    step = state.member_strain[0].size
    for index in range(n):
        runs[index].member_strain = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.member_ability)
    step = state.member_ability[0].size
    for index in range(n):
        runs[index].member_ability = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.member_propensity)
    step = state.member_propensity[0].size
    for index in range(n):
        runs[index].member_propensity = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.member_upbringing)
    step = state.member_upbringing[0].size
    for index in range(n):
        runs[index].member_upbringing = (_doubles_at + (first + index) * step)
    _longs_at = _longs(state.member_upward)
    step = state.member_upward[0].size
    for index in range(n):
        runs[index].member_upward = (_longs_at + (first + index) * step)
    _longs_at = _longs(state.member_downward)
    step = state.member_downward[0].size
    for index in range(n):
        runs[index].member_downward = (_longs_at + (first + index) * step)
    _ints_at = _ints(state.member_order)
    step = state.member_order[0].size
    for index in range(n):
        runs[index].member_order = (_ints_at + (first + index) * step)
    _doubles_at = _doubles(state.member_proposal)
    step = state.member_proposal[0].size
    for index in range(n):
        runs[index].member_proposal = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.member_control)
    step = state.member_control[0].size
    for index in range(n):
        runs[index].member_control = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.member_message)
    step = state.member_message[0].size
    for index in range(n):
        runs[index].member_message = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.member_priority)
    step = state.member_priority[0].size
    for index in range(n):
        runs[index].member_priority = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.member_checks)
    step = state.member_checks[0].size
    for index in range(n):
        runs[index].member_checks = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.member_coaches)
    step = state.member_coaches[0].size
    for index in range(n):
        runs[index].member_coaches = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.member_depth)
    step = state.member_depth[0].size
    for index in range(n):
        runs[index].member_depth = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.member_monitoring)
    step = state.member_monitoring[0].size
    for index in range(n):
        runs[index].member_monitoring = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.member_sanctions)
    step = state.member_sanctions[0].size
    for index in range(n):
        runs[index].member_sanctions = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.member_support)
    step = state.member_support[0].size
    for index in range(n):
        runs[index].member_support = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.member_discretion)
    step = state.member_discretion[0].size
    for index in range(n):
        runs[index].member_discretion = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.member_purpose)
    step = state.member_purpose[0].size
    for index in range(n):
        runs[index].member_purpose = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.member_ambiguity)
    step = state.member_ambiguity[0].size
    for index in range(n):
        runs[index].member_ambiguity = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.member_seen)
    step = state.member_seen[0].size
    for index in range(n):
        runs[index].member_seen = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.member_talk)
    step = state.member_talk[0].size
    for index in range(n):
        runs[index].member_talk = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.member_answered)
    step = state.member_answered[0].size
    for index in range(n):
        runs[index].member_answered = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.member_felt)
    step = state.member_felt[0].size
    for index in range(n):
        runs[index].member_felt = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.member_time)
    step = state.member_time[0].size
    for index in range(n):
        runs[index].member_time = (_doubles_at + (first + index) * step)
    _bytes_at = _bytes(state.member_mode)
    step = state.member_mode[0].size
    for index in range(n):
        runs[index].member_mode = (_bytes_at + (first + index) * step)
    _bytes_at = _bytes(state.member_stance)
    step = state.member_stance[0].size
    for index in range(n):
        runs[index].member_stance = (_bytes_at + (first + index) * step)
    _bytes_at = _bytes(state.member_mistake)
    step = state.member_mistake[0].size
    for index in range(n):
        runs[index].member_mistake = (_bytes_at + (first + index) * step)
    _doubles_at = _doubles(state.member_true)
    step = state.member_true[0].size
    for index in range(n):
        runs[index].member_true = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.member_registered)
    step = state.member_registered[0].size
    for index in range(n):
        runs[index].member_registered = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.member_conduct)
    step = state.member_conduct[0].size
    for index in range(n):
        runs[index].member_conduct = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.member_performance)
    step = state.member_performance[0].size
    for index in range(n):
        runs[index].member_performance = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.member_helpfulness)
    step = state.member_helpfulness[0].size
    for index in range(n):
        runs[index].member_helpfulness = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.member_esteem)
    step = state.member_esteem[0].size
    for index in range(n):
        runs[index].member_esteem = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.member_opinion)
    step = state.member_opinion[0].size
    for index in range(n):
        runs[index].member_opinion = (_doubles_at + (first + index) * step)
    _bytes_at = _bytes(state.member_left)
    step = state.member_left[0].size
    for index in range(n):
        runs[index].member_left = (_bytes_at + (first + index) * step)
    _ints_at = _ints(state.unit_start)
    step = state.unit_start[0].size
    for index in range(n):
        runs[index].unit_start = (_ints_at + (first + index) * step)
    _ints_at = _ints(state.unit_member)
    step = state.unit_member[0].size
    for index in range(n):
        runs[index].unit_member = (_ints_at + (first + index) * step)
    _doubles_at = _doubles(state.unit_lever)
    step = state.unit_lever[0].size
    for index in range(n):
        runs[index].unit_lever = <Levers*>(_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.unit_task)
    step = state.unit_task[0].size
    for index in range(n):
        runs[index].unit_task = <Task*>(_doubles_at + (first + index) * step)
    _ints_at = _ints(state.unit_staff)
    step = state.unit_staff[0].size
    for index in range(n):
        runs[index].unit_staff = (_ints_at + (first + index) * step)
    _ints_at = _ints(state.unit_border)
    step = state.unit_border[0].size
    for index in range(n):
        runs[index].unit_border = (_ints_at + (first + index) * step)
    _ints_at = _ints(state.unit_kind)
    step = state.unit_kind[0].size
    for index in range(n):
        runs[index].unit_kind = (_ints_at + (first + index) * step)
    _ints_at = _ints(state.unit_rivals)
    step = state.unit_rivals[0].size
    for index in range(n):
        runs[index].unit_rivals = (_ints_at + (first + index) * step)
    _bytes_at = _bytes(state.unit_handling)
    step = state.unit_handling[0].size
    for index in range(n):
        runs[index].unit_handling = (_bytes_at + (first + index) * step)
    _bytes_at = _bytes(state.unit_prevents)
    step = state.unit_prevents[0].size
    for index in range(n):
        runs[index].unit_prevents = (_bytes_at + (first + index) * step)
    _doubles_at = _doubles(state.unit_prevention)
    step = state.unit_prevention[0].size
    for index in range(n):
        runs[index].unit_prevention = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.unit_needs)
    step = state.unit_needs[0].size
    for index in range(n):
        runs[index].unit_needs = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.unit_unmet)
    step = state.unit_unmet[0].size
    for index in range(n):
        runs[index].unit_unmet = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.unit_unanswered)
    step = state.unit_unanswered[0].size
    for index in range(n):
        runs[index].unit_unanswered = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.unit_hidden)
    step = state.unit_hidden[0].size
    for index in range(n):
        runs[index].unit_hidden = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.unit_lessons)
    step = state.unit_lessons[0].size
    for index in range(n):
        runs[index].unit_lessons = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.unit_gaming)
    step = state.unit_gaming[0].size
    for index in range(n):
        runs[index].unit_gaming = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.unit_race)
    step = state.unit_race[0].size
    for index in range(n):
        runs[index].unit_race = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.unit_norm)
    step = state.unit_norm[0].size
    for index in range(n):
        runs[index].unit_norm = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.unit_found)
    step = state.unit_found[0].size
    for index in range(n):
        runs[index].unit_found = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.unit_harm)
    step = state.unit_harm[0].size
    for index in range(n):
        runs[index].unit_harm = (_doubles_at + (first + index) * step)
    _bytes_at = _bytes(state.unit_scandal)
    step = state.unit_scandal[0].size
    for index in range(n):
        runs[index].unit_scandal = (_bytes_at + (first + index) * step)
    _doubles_at = _doubles(state.unit_changed)
    step = state.unit_changed[0].size
    for index in range(n):
        runs[index].unit_changed = (_doubles_at + (first + index) * step)
    _ints_at = _ints(state.unit_breach)
    step = state.unit_breach[0].size
    for index in range(n):
        runs[index].unit_breach = (_ints_at + (first + index) * step)
    _doubles_at = _doubles(state.unit_broken)
    step = state.unit_broken[0].size
    for index in range(n):
        runs[index].unit_broken = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.unit_reform)
    step = state.unit_reform[0].size
    for index in range(n):
        runs[index].unit_reform = (_doubles_at + (first + index) * step)
    _longs_at = _longs(state.relation_start)
    step = state.relation_start[0].size
    for index in range(n):
        runs[index].relation_start = (_longs_at + (first + index) * step)
    _ints_at = _ints(state.tie_trustee)
    step = state.tie_trustee[0].size
    for index in range(n):
        runs[index].tie_trustee = (_ints_at + (first + index) * step)
    _bytes_at = _bytes(state.tie_relation)
    step = state.tie_relation[0].size
    for index in range(n):
        runs[index].tie_relation = (_bytes_at + (first + index) * step)
    _longs_at = _longs(state.tie_reverse)
    step = state.tie_reverse[0].size
    for index in range(n):
        runs[index].tie_reverse = (_longs_at + (first + index) * step)
    _doubles_at = _doubles(state.tie_belief)
    step = state.tie_belief[0].size
    for index in range(n):
        runs[index].tie_belief = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.tie_evidence)
    step = state.tie_evidence[0].size
    for index in range(n):
        runs[index].tie_evidence = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.unit_tally)
    step = state.unit_tally[0].size
    for index in range(n):
        runs[index].unit_tally = (_doubles_at + (first + index) * step)
    _doubles_at = _doubles(state.tally)
    step = state.tally[0].size
    for index in range(n):
        runs[index].tally = (_doubles_at + (first + index) * step)
    return 0
