# Made by mirror.py; do not edit. One run of a `State` as pointers; the state keeps the arrays alive.

cdef struct Run:
    Assumptions a
    uint32_t seed
    uint32_t replication
    int n_members
    int n_units
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
    int64_t* tie_start
    int32_t* tie_trustee
    int8_t* tie_relation
    int64_t* tie_reverse
    double* tie_belief
    double* tie_evidence
    double* tally


cdef double* _doubles(array, Py_ssize_t run) except? NULL:
    cdef double[::1] flat = array[run : run + 1].reshape(-1)
    return &flat[0] if flat.shape[0] else NULL


cdef int8_t* _bytes(array, Py_ssize_t run) except? NULL:
    cdef int8_t[::1] flat = array[run : run + 1].reshape(-1)
    return &flat[0] if flat.shape[0] else NULL


cdef int32_t* _ints(array, Py_ssize_t run) except? NULL:
    cdef int32_t[::1] flat = array[run : run + 1].reshape(-1)
    return &flat[0] if flat.shape[0] else NULL


cdef int64_t* _longs(array, Py_ssize_t run) except? NULL:
    cdef int64_t[::1] flat = array[run : run + 1].reshape(-1)
    return &flat[0] if flat.shape[0] else NULL


cdef uint32_t* _words(array, Py_ssize_t run) except? NULL:
    cdef uint32_t[::1] flat = array[run : run + 1].reshape(-1)
    return &flat[0] if flat.shape[0] else NULL


cdef int _open(Run* r, state, Py_ssize_t run) except -1:
    """Point `r` at one run of `state`."""
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
    r.run_control = _doubles(state.run_control, run)
    r.run_change = _doubles(state.run_change, run)
    r.run_expected = _doubles(state.run_expected, run)
    r.run_reported = _doubles(state.run_reported, run)
    r.run_warnings = _doubles(state.run_warnings, run)
    r.run_scandal = _doubles(state.run_scandal, run)
    r.run_outrage = _doubles(state.run_outrage, run)
    r.member_role = _bytes(state.member_role, run)
    r.member_unit = _ints(state.member_unit, run)
    r.member_person = _words(state.member_person, run)
    r.member_disposition = _bytes(state.member_disposition, run)
    r.member_motivation = _doubles(state.member_motivation, run)
    r.member_strain = _doubles(state.member_strain, run)
    r.member_ability = _doubles(state.member_ability, run)
    r.member_propensity = _doubles(state.member_propensity, run)
    r.member_upbringing = _doubles(state.member_upbringing, run)
    r.member_upward = _longs(state.member_upward, run)
    r.member_downward = _longs(state.member_downward, run)
    r.member_order = _ints(state.member_order, run)
    r.member_proposal = _doubles(state.member_proposal, run)
    r.member_control = _doubles(state.member_control, run)
    r.member_message = _doubles(state.member_message, run)
    r.member_priority = _doubles(state.member_priority, run)
    r.member_checks = _doubles(state.member_checks, run)
    r.member_coaches = _doubles(state.member_coaches, run)
    r.member_depth = _doubles(state.member_depth, run)
    r.member_monitoring = _doubles(state.member_monitoring, run)
    r.member_sanctions = _doubles(state.member_sanctions, run)
    r.member_support = _doubles(state.member_support, run)
    r.member_discretion = _doubles(state.member_discretion, run)
    r.member_purpose = _doubles(state.member_purpose, run)
    r.member_ambiguity = _doubles(state.member_ambiguity, run)
    r.member_seen = _doubles(state.member_seen, run)
    r.member_talk = _doubles(state.member_talk, run)
    r.member_answered = _doubles(state.member_answered, run)
    r.member_felt = _doubles(state.member_felt, run)
    r.member_time = _doubles(state.member_time, run)
    r.member_mode = _bytes(state.member_mode, run)
    r.member_stance = _bytes(state.member_stance, run)
    r.member_mistake = _bytes(state.member_mistake, run)
    r.member_true = _doubles(state.member_true, run)
    r.member_registered = _doubles(state.member_registered, run)
    r.member_conduct = _doubles(state.member_conduct, run)
    r.member_performance = _doubles(state.member_performance, run)
    r.member_helpfulness = _doubles(state.member_helpfulness, run)
    r.member_esteem = _doubles(state.member_esteem, run)
    r.member_opinion = _doubles(state.member_opinion, run)
    r.member_left = _bytes(state.member_left, run)
    r.unit_start = _ints(state.unit_start, run)
    r.unit_member = _ints(state.unit_member, run)
    r.unit_lever = <Levers*>_doubles(state.unit_lever, run)
    r.unit_task = <Task*>_doubles(state.unit_task, run)
    r.unit_staff = _ints(state.unit_staff, run)
    r.unit_border = _ints(state.unit_border, run)
    r.unit_kind = _ints(state.unit_kind, run)
    r.unit_rivals = _ints(state.unit_rivals, run)
    r.unit_handling = _bytes(state.unit_handling, run)
    r.unit_prevents = _bytes(state.unit_prevents, run)
    r.unit_prevention = _doubles(state.unit_prevention, run)
    r.unit_needs = _doubles(state.unit_needs, run)
    r.unit_unmet = _doubles(state.unit_unmet, run)
    r.unit_unanswered = _doubles(state.unit_unanswered, run)
    r.unit_hidden = _doubles(state.unit_hidden, run)
    r.unit_lessons = _doubles(state.unit_lessons, run)
    r.unit_gaming = _doubles(state.unit_gaming, run)
    r.unit_race = _doubles(state.unit_race, run)
    r.unit_norm = _doubles(state.unit_norm, run)
    r.unit_found = _doubles(state.unit_found, run)
    r.unit_harm = _doubles(state.unit_harm, run)
    r.unit_scandal = _bytes(state.unit_scandal, run)
    r.unit_changed = _doubles(state.unit_changed, run)
    r.unit_breach = _ints(state.unit_breach, run)
    r.unit_broken = _doubles(state.unit_broken, run)
    r.unit_reform = _doubles(state.unit_reform, run)
    r.tie_start = _longs(state.tie_start, run)
    r.tie_trustee = _ints(state.tie_trustee, run)
    r.tie_relation = _bytes(state.tie_relation, run)
    r.tie_reverse = _longs(state.tie_reverse, run)
    r.tie_belief = _doubles(state.tie_belief, run)
    r.tie_evidence = _doubles(state.tie_evidence, run)
    r.tally = _doubles(state.tally, run)
    return 0
