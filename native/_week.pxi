# The week, phase by phase: the twin of reference.py, with the same names.

cdef enum:
    LANES = 128  # ties whose beliefs move side by side


# A phase is performed in up to three steps. What is for each member, unit or tie alone may be shared between
# threads, each with its own part of the run; what comes before and after is for one.
cdef struct Part:
    int first, end  # members
    int first_unit, end_unit


cdef void perform(Run* r, int week, int phase) noexcept nogil:
    cdef Part whole
    whole.first, whole.end, whole.first_unit, whole.end_unit = 0, r.n_members, 0, r.n_units
    before(r, week, phase)
    alone(r, week, phase, &whole)
    after(r, week, phase)


cdef void before(Run* r, int week, int phase) noexcept nogil:
    if phase == PROPOSE_PHASE:
        propose(r, week)
    elif phase == GOVERN_PHASE:
        govern(r, week)
    elif phase == NEEDS_PHASE:
        needs_arrive(r, week)
    elif phase == LEAD_PHASE:
        lead(r)
    elif phase == ARRIVE_PHASE:
        managers_weeks(r)
    elif phase == INSPECT_PHASE:
        inspect(r, week)
    elif phase == LEAVE_PHASE:
        leave(r, week)


cdef void alone(Run* r, int week, int phase, const Part* part) noexcept nogil:
    if phase == ARRIVE_PHASE:
        arrive(r, part)
    elif phase == DECIDE_PHASE:
        decide(r, part)
    elif phase == RESPOND_PHASE:
        respond(r, part)
    elif phase == DELIVER_PHASE:
        deliver(r, week, part)
    elif phase == SIGNAL_PHASE:
        signal(r, part)
    elif phase == UPDATE_PHASE:
        update(r, week, part)
    elif phase == TALK_PHASE:
        talk(r, part)
    elif phase == ADAPT_PHASE:
        adapt(r, part)
    elif phase == MEASURE_PHASE:
        measure(r, part)


cdef void after(Run* r, int week, int phase) noexcept nogil:
    if phase == DELIVER_PHASE:
        outrage(r)
    elif phase == SIGNAL_PHASE:
        managers_signal(r)
    elif phase == UPDATE_PHASE:
        promises_age(r)
    elif phase == ADAPT_PHASE:
        units_remember(r)
        report(r)
    elif phase == MEASURE_PHASE:
        measure_parts(r, week)


cdef Part part_of(Run* r, int part, int parts) noexcept nogil:
    """Return one of `parts` parts with about as many ties, and, of units, members."""
    cdef Part found
    found.first = member_at(r, ties_of(r, r.n_members, 0) * part // parts)
    found.end = member_at(r, ties_of(r, r.n_members, 0) * (part + 1) // parts)
    if part == parts - 1:
        found.end = r.n_members
    found.first_unit = unit_at(r, <int64_t>r.n_members * part // parts)
    found.end_unit = unit_at(r, <int64_t>r.n_members * (part + 1) // parts)
    if part == parts - 1:
        found.end_unit = r.n_units
    return found


cdef int member_at(Run* r, int64_t tie) noexcept nogil:
    """Return the first member whose ties start at `tie` or later."""
    cdef int low = 0, high = r.n_members, middle
    while low < high:
        middle = (low + high) // 2
        if ties_of(r, middle, 0) < tie:
            low = middle + 1
        else:
            high = middle
    return low


cdef int unit_at(Run* r, int64_t index) noexcept nogil:
    """Return the first unit whose members start at `index` or later."""
    cdef int unit = 0
    while unit < r.n_units and r.unit_start[unit] < index:
        unit += 1
    return unit


cdef inline int64_t ties_of(Run* r, int i, int relation) noexcept nogil:
    """Return where the ties of member i start that are of a relation; those of the next one follow them."""
    return r.relation_start[<int64_t>i * RELATIONS + relation]


cdef void draw_luck(Run* r, int week, int first, int end) noexcept nogil:
    """Draw the four numbers of every member's week."""
    cdef uint32_t[LANES] nobody
    cdef int n, k
    for k in range(LANES):
        nobody[k] = NOBODY
    while first < end:
        n = end - first if end - first < LANES else LANES
        philox_many(
            &r.member_person[first],
            nobody,
            n,
            week,
            WEEK_STREAM,
            r.seed,
            r.replication,
            &r.luck[0][first],
            &r.luck[1][first],
            &r.luck[2][first],
            &r.luck[3][first],
        )
        first += n


cdef enum:
    # What a newcomer's first impressions are formed around.
    PROPENSITY
    REPUTATION
    HABIT


cdef void _populate(Run* r) noexcept nogil:
    cdef int i, unit
    cdef int64_t tie
    for i in range(r.n_members):
        r.member_mode[i] = -1
        r.member_stance[i] = -1
        take_place(r, i, r.a.ability, r.a.opportunists, r.a.committed)
    for unit in range(r.n_units):
        r.unit_handling[unit] = -1
        r.unit_norm[unit] = 1.0
    for i in range(r.n_members):
        for tie in range(ties_of(r, i, 0), ties_of(r, i + 1, 0)):
            meet(r, i, tie, PROPENSITY, 0)


cdef void take_place(Run* r, int i, double ability, double opportunists, double committed) noexcept nogil:
    cdef Draws draws = draw_block(r.seed, r.replication, r.member_person[i], NOBODY, 0, PERSON_STREAM)
    r.member_disposition[i] = disposition(draws.u0, opportunists, committed)
    r.member_motivation[i] = motivation_of(r.member_disposition[i], &r.a)
    r.member_ability[i] = perceived(ability, r.a.ability_spread, draws.u1)
    r.member_propensity[i] = perceived(r.a.propensity, r.a.propensity_spread, draws.u2)
    r.member_upbringing[i] = r.member_propensity[i]
    r.member_strain[i] = r.a.strain_base


cdef void meet(Run* r, int i, int64_t tie, int way, int week) noexcept nogil:
    """Let member i have a first impression, around the propensity or what `known_before` finds."""
    cdef int each
    cdef double propensity = r.member_propensity[i]
    cdef double impression, against
    cdef Draws draws = draw_block(
        r.seed,
        r.replication,
        r.member_person[i],
        r.member_person[r.tie_trustee[tie]],
        week,
        FIRST_IMPRESSION_STREAM,
    )
    cdef double* noise = &draws.u0
    cdef double[3] centre
    for each in range(BELIEFS):
        centre[each] = propensity if way == PROPENSITY else known_before(r, i, tie, way, each)
    for each in range(BELIEFS):
        impression = perceived(centre[each], r.a.first_impression, noise[each])
        if r.a.trust_rule == BETA:
            against = 2.0 * (1.0 - impression)
            impression = 2.0 * impression
            r.tie_evidence[(tie * BELIEFS + each) * 2] = impression
            r.tie_evidence[(tie * BELIEFS + each) * 2 + 1] = against
            impression = belief_beta(impression, against, propensity)
        r.tie_belief[tie * BELIEFS + each] = impression


cdef double known_before(Run* r, int i, int64_t tie, int way, int belief) noexcept nogil:
    """Return the trustee's reputation, or member i's habit; see `reference._reputation` and `._habit`."""
    cdef int j = r.tie_trustee[tie], ties = 0
    cdef int centre = j if way == REPUTATION else i
    cdef int left_out = i if way == REPUTATION else j
    cdef int8_t relation = r.tie_relation[tie]
    cdef int64_t each, held
    cdef Sum beliefs
    start(&beliefs)
    for each in range(ties_of(r, centre, 0), ties_of(r, centre + 1, 0)):
        held = r.tie_reverse[each] if way == REPUTATION else each
        if r.tie_trustee[each] != left_out and r.tie_relation[held] == relation:
            add(&beliefs, r.tie_belief[held * BELIEFS + belief])
            ties += 1
    return result(&beliefs) / ties if ties > 0 else r.member_propensity[i]


cdef void propose(Run* r, int week) noexcept nogil:
    cdef int i
    cdef bint due = is_clock(r, week)
    for i in range(r.n_members):
        if r.member_role[i] == POLITICIAN:
            r.member_proposal[i] = proposal(r, i) if due else 0.0


cdef inline int political_clock(Run* r) noexcept nogil:
    return <int>(r.a.political_clock + 0.5)


cdef inline bint is_clock(Run* r, int week) noexcept nogil:
    return week > 0 and week % political_clock(r) == 0


cdef double proposal(Run* r, int i) noexcept nogil:
    cdef double trusting = mean_trust(r, i, OVERSIGHT, -1.0)
    cdef double alarmed
    if trusting < 0.0:
        return 0.0
    alarmed = alarm(
        r.run_expected[0],
        r.run_reported[0] / political_clock(r),
        r.run_scandal[0],
        r.run_warnings[0] / political_clock(r),
        &r.a,
    )
    return tightening(alarmed, trusting, &r.a) - letting_go(r.run_control[0], trusting, &r.a)


cdef void govern(Run* r, int week) noexcept nogil:
    cdef int i, index, unit, manager, politicians = 0
    cdef bint breaks = False
    cdef double before = r.run_control[0]
    cdef double control, change, reported, trusting, heard, arriving
    cdef int64_t up
    cdef Sum proposals
    start(&proposals)
    for i in range(r.n_members):
        if r.member_role[i] == POLITICIAN:
            add(&proposals, r.member_proposal[i])
            politicians += 1
    change = result(&proposals) / politicians if politicians > 0 else 0.0
    control = lowest(1.0, highest(0.0, before + change))
    r.run_control[0] = control
    r.run_change[0] = control - before
    if is_clock(r, week):
        reported = r.run_reported[0] / political_clock(r)
        r.run_expected[0] = expectation_of_results(r.run_expected[0], reported, &r.a)
        r.run_reported[0] = 0.0
        r.run_warnings[0] = 0.0
    for unit in range(r.n_units):
        breaks = breaks or r.unit_broken[unit] > 0.0
    if breaks:
        reorganise(r, week)
    for unit in range(r.n_units):
        r.unit_reform[unit] = reform_settled(
            r.unit_reform[unit], r.unit_changed[unit] + fabs(control - before), &r.a
        )
        r.unit_changed[unit] = 0.0
    for index in range(r.n_members - 1, -1, -1):
        i = r.member_order[index]
        up = r.member_upward[i]
        heard = 1.0
        arriving = control
        if up >= 0:
            manager = r.tie_trustee[up]
            heard = message(r.member_message[manager], trust(&r.tie_belief[up * BELIEFS], &r.a), &r.a)
            arriving = r.member_control[manager]
        trusting = mean_trust(r, i, MANDATE, -1.0)
        if trusting >= 0.0:
            arriving = passed_on(control, trusting, &r.a)
        elif r.member_role[i] == MANAGER:
            arriving = amplified(arriving, mean_trust(r, i, DOWNWARD, 0.5), &r.a)
        r.member_message[i] = heard
        r.member_control[i] = arriving


cdef void reorganise(Run* r, int week) noexcept nogil:
    cdef int i, j, unit
    cdef int8_t relation
    cdef int64_t tie
    cdef uint32_t me, other
    cdef Draws draws
    for i in range(r.n_members):
        for tie in range(ties_of(r, i, 0), ties_of(r, i + 1, 0)):
            relation = r.tie_relation[tie]
            if not (
                relation == PEER or relation == UPWARD or relation == DOWNWARD
                or relation == PARTNER or relation == SERVED or relation == SERVING
            ):
                continue
            j = r.tie_trustee[tie]
            me = r.member_person[i]
            other = r.member_person[j]
            draws = draw_block(
                r.seed,
                r.replication,
                me if me < other else other,
                other if me < other else me,
                week,
                REORGANISATION_STREAM,
            )
            if draws.u0 < highest(breaking(r, r.member_unit[i]), breaking(r, r.member_unit[j])):
                meet(r, i, tie, PROPENSITY, week)
    for unit in range(r.n_units):
        r.unit_broken[unit] = 0.0


cdef inline double breaking(Run* r, int unit) noexcept nogil:
    return broken(r.unit_broken[unit], r.unit_lever[unit].continuity)


cdef void needs_arrive(Run* r, int week) noexcept nogil:
    cdef int unit, index, i, there, ties
    cdef int64_t tie
    cdef double own, partners, arisen, passed
    cdef Task* task
    cdef Sum stocks
    for unit in range(r.n_units):
        if r.unit_staff[unit] > 0:
            across(r, unit, week)
            r.unit_needs[unit] = 0.0
    for unit in range(r.n_units):
        if r.unit_staff[unit] == 0:
            continue
        task = &r.unit_task[unit]
        own = r.unit_prevention[unit]
        ties = r.unit_border[unit]
        partners = own
        if ties > 0:
            start(&stocks)
            for index in range(r.unit_start[unit], r.unit_start[unit + 1]):
                i = r.unit_member[index]
                for tie in range(ties_of(r, i, PARTNER), ties_of(r, i, PARTNER + 1)):
                    if crosses(r, unit, tie):
                        add(&stocks, r.unit_prevention[r.member_unit[r.tie_trustee[tie]]])
            partners = result(&stocks) / ties
        arisen = needs(task.load, prevented(own, partners, &r.a), &r.a)
        if r.unit_handling[unit] == PASS:
            passed = arisen * task.shared * r.unit_staff[unit] / ties
            for index in range(r.unit_start[unit], r.unit_start[unit + 1]):
                i = r.unit_member[index]
                for tie in range(ties_of(r, i, PARTNER), ties_of(r, i, PARTNER + 1)):
                    if crosses(r, unit, tie):
                        there = r.member_unit[r.tie_trustee[tie]]
                        r.unit_needs[there] += passed / r.unit_staff[there]
            arisen = arisen * (1.0 - task.shared)
        r.unit_needs[unit] += arisen
    for unit in range(r.n_units):
        if r.unit_staff[unit] > 0:
            r.unit_prevention[unit] = prevention_kept(r.unit_prevention[unit], r.unit_prevents[unit], &r.a)


cdef void across(Run* r, int unit, int week) noexcept nogil:
    """Decide what becomes of shared cases, and whether to prevent; see `reference._across`."""
    cdef int index, i, ties = r.unit_border[unit]
    cdef int64_t tie
    cdef double trusting, others, returned = 1.0
    cdef Levers* lever = &r.unit_lever[unit]
    cdef Task* task = &r.unit_task[unit]
    cdef Draws draws = unit_draws(r, unit, week)
    cdef Sum trusts, integrity
    r.unit_handling[unit] = -1
    if ties > 0:
        start(&trusts)
        start(&integrity)
        for index in range(r.unit_start[unit], r.unit_start[unit + 1]):
            i = r.unit_member[index]
            for tie in range(ties_of(r, i, PARTNER), ties_of(r, i, PARTNER + 1)):
                if crosses(r, unit, tie):
                    add(&trusts, trust(&r.tie_belief[tie * BELIEFS], &r.a))
                    add(&integrity, r.tie_belief[tie * BELIEFS + INTEGRITY])
        trusting = result(&trusts) / ties
        others = result(&integrity) / ties
        returned = return_share(lever.pooling, task.contract, trusting, &r.a)
        if task.shared > 0.0:
            r.unit_handling[unit] = handling(
                utility_share(returned, others, lever.sanctions, &r.a),
                utility_pass(returned, lever.competition, trusting, &r.a),
                r.a.choice_noise,
                draws.u1,
            )
    r.unit_prevents[unit] = prevents(
        utility_prevent(lever.horizon, returned, &r.a), r.a.choice_noise, draws.u2
    )


cdef inline bint crosses(Run* r, int unit, int64_t tie) noexcept nogil:
    """Whether a tie of the unit's to a partner goes to another unit, both with staff."""
    cdef int there = r.member_unit[r.tie_trustee[tie]]
    return (
        unit != there and r.unit_staff[unit] > 0 and r.unit_staff[there] > 0
    )


cdef inline Draws unit_draws(Run* r, int unit, int week) noexcept nogil:
    return draw_block(r.seed, r.replication, r.unit_member[r.unit_start[unit]], NOBODY, week, UNIT_STREAM)


cdef void lead(Run* r) noexcept nogil:
    cdef int i
    for i in range(r.n_members):
        if r.member_role[i] == MANAGER:
            r.member_priority[i] = mean_trust(r, i, DOWNWARD, 0.5)


cdef void managers_weeks(Run* r) noexcept nogil:
    cdef int i
    for i in range(r.n_members):
        if r.member_role[i] == MANAGER:
            managers_week(r, i)


cdef void arrive(Run* r, const Part* part) noexcept nogil:
    cdef int i
    for i in range(part.first, part.end):
        if r.member_role[i] == STAFF or r.member_role[i] == MANAGER:
            levers_arrive(r, i)


cdef void managers_week(Run* r, int i) noexcept nogil:
    cdef Levers* lever = &r.unit_lever[r.member_unit[i]]
    cdef double control = r.member_control[i]
    cdef double administration = managers_administration(
        tightened(lever.monitoring, control),
        tightened(lever.target_load, control),
        lever.consistency,
        &r.a,
    )
    cdef double talks = r.a.hours_voice * lever.voice
    cdef double free_hours = 1.0 - administration - talks
    cdef double checking, coaching, coached, checked
    cdef double* time = &r.member_time[i * USES]
    cdef int64_t tie
    cdef int j
    cdef Sum meant, supported
    start(&meant)
    start(&supported)
    for tie in range(ties_of(r, i, DOWNWARD), ties_of(r, i, DOWNWARD + 1)):
        j = r.tie_trustee[tie]
        add(&meant, meant_monitoring(r, j))
        add(&supported, r.unit_lever[r.member_unit[j]].support)
    checking = r.a.managers_checking * result(&meant)
    coaching = r.a.managers_coaching * result(&supported)
    coached = coaching_hours(free_hours, coaching, checking, r.member_priority[i])
    checked = lowest(checking, free_hours - coached)
    r.member_coaches[i] = coverage(coached, coaching)
    r.member_checks[i] = coverage(checked, checking)
    time[ADMINISTRATION] = administration
    time[DIALOGUE] = talks
    time[COACHING] = coached
    time[CHECKING] = checked
    time[OTHER] = free_hours - coached - checked


cdef double meant_monitoring(Run* r, int i) noexcept nogil:
    cdef double monitoring = tightened(r.unit_lever[r.member_unit[i]].monitoring, r.member_control[i])
    cdef int64_t above = r.member_downward[i]
    if above < 0:
        return monitoring
    return monitoring_received(monitoring, trust(&r.tie_belief[above * BELIEFS], &r.a), &r.a)


cdef void levers_arrive(Run* r, int i) noexcept nogil:
    cdef int unit = r.member_unit[i], manager
    cdef Levers* lever = &r.unit_lever[unit]
    cdef double control = r.member_control[i]
    cdef double monitoring = meant_monitoring(r, i)
    cdef double discretion = loosened(lever.discretion, control)
    cdef double sanctions = tightened(lever.sanctions, control)
    cdef double targets = tightened(lever.target_load, control)
    cdef double support = lever.support
    cdef double purpose = lever.purpose * r.member_message[i]
    cdef double talking
    cdef double* believed
    if r.member_downward[i] >= 0:
        believed = &r.tie_belief[r.member_downward[i] * BELIEFS]
        discretion = discretion_received(discretion, trust(believed, &r.a), believed[ABILITY], &r.a)
    if r.member_upward[i] >= 0:
        manager = r.tie_trustee[r.member_upward[i]]
        monitoring = monitoring * r.member_checks[manager]
        support = support * r.member_coaches[manager]
    talking = dialogue(lever.voice, support, confidence(r, i, BENEVOLENCE))
    r.member_monitoring[i] = monitoring
    r.member_sanctions[i] = sanctions
    r.member_support[i] = support
    r.member_discretion[i] = discretion
    r.member_purpose[i] = purpose
    r.member_ambiguity[i] = ambiguity(targets, purpose, r.unit_task[unit].alignment)
    r.member_seen[i] = information(monitoring, &r.a)
    r.member_talk[i] = talking
    r.member_answered[i] = response(sanctions, talking)
    r.member_felt[i] = felt_control(monitoring, sanctions, lever.voice, &r.a)
    if r.member_role[i] == STAFF:
        staffs_week(r, i, targets, support)


cdef void staffs_week(Run* r, int i, double targets, double support) noexcept nogil:
    cdef int unit = r.member_unit[i]
    cdef Levers* lever = &r.unit_lever[unit]
    cdef double filled = r.unit_task[unit].staffing
    cdef double administration = follow_up_hours(meant_monitoring(r, i), targets, &r.a)
    cdef double together = hours_together(lever.participation, lever.continuity, &r.a)
    cdef double left = hours_left(administration, lever.voice, support, together, &r.a)
    cdef double sharing = r.a.hours_sharing if r.unit_handling[unit] == SHARE else 0.0
    cdef double beyond = lowest(
        left, sharing + (r.a.hours_prevention if r.unit_prevents[unit] else 0.0)
    )
    cdef double changing = lowest(left - beyond, r.unit_reform[unit])
    cdef double* time = &r.member_time[i * USES]
    time[WORK] = (left - beyond - changing) * filled
    time[ADMINISTRATION] = administration * filled
    time[DIALOGUE] = (r.a.hours_voice * lever.voice + together) * filled
    time[COACHING] = r.a.hours_support * support * filled
    time[BEYOND] = beyond * filled
    time[CHANGE] = changing * filled
    time[OTHER] = r.a.hours_always * filled
    time[VACANT] = 1.0 - filled


cdef void inspect(Run* r, int week) noexcept nogil:
    cdef int i
    cdef bint due = is_review(r, week)
    cdef double trusting
    for i in range(r.n_members):
        if r.member_role[i] == REVIEWER:
            trusting = mean_trust(r, i, REVIEWING, -1.0)
            r.member_depth[i] = review_depth(trusting) if due and trusting >= 0.0 else 0.0


cdef inline bint is_review(Run* r, int week) noexcept nogil:
    return week > 0 and week % <int>(r.a.review_clock + 0.5) == 0


# Members of staff who choose side by side: what each hopes for, and weights of the modes in their order.
cdef struct Choosing:
    int n
    int who[LANES]
    double hoped[LANES]
    double weight[4][LANES]


cdef void decide(Run* r, const Part* part) noexcept nogil:
    cdef Choosing them
    cdef int i
    them.n = 0
    for i in range(part.first, part.end):
        if r.member_role[i] == STAFF:
            them.who[them.n] = i
            them.n += 1
            if them.n == LANES:
                choose_modes(r, &them)
                them.n = 0
    choose_modes(r, &them)


cdef void choose_modes(Run* r, Choosing* them) noexcept nogil:
    cdef double turn = power(r.a.threshold, r.a.steepness)
    cdef int k, mode, i
    for k in range(them.n):
        i = them.who[k]
        them.hoped[k] = expectation(believed_of_colleagues(r, i), r.member_purpose[i], &r.a)
    power_many(them.hoped, r.a.steepness, them.n)
    for k in range(them.n):
        them.hoped[k] = risen(them.hoped[k], turn)
        weigh_modes(r, them, k)
    for mode in range(4):
        exp_many(them.weight[mode], them.n)
    for k in range(them.n):
        r.member_mode[them.who[k]] = picked(
            them.weight[COOPERATE][k],
            them.weight[TARGET][k],
            them.weight[GAME][k],
            them.weight[SLACK][k],
            r.luck[0][them.who[k]],
        )


cdef inline void weigh_modes(Run* r, Choosing* them, int k) noexcept nogil:
    """Note how far each mode is behind the best one."""
    cdef int i = them.who[k], unit = r.member_unit[i], mode
    cdef Levers* lever = &r.unit_lever[unit]
    cdef Task* task = &r.unit_task[unit]
    cdef double motivation = r.member_motivation[i], hoped = them.hoped[k]
    cdef double paid = incentive(r, unit)
    cdef double raced = lever.competition * r.unit_race[unit]
    cdef double seen = r.member_seen[i], talk = r.member_talk[i], sanctions = r.member_sanctions[i]
    cdef double unanswered = r.unit_unanswered[unit] if r.member_disposition[i] == CONDITIONAL else 0.0
    cdef double[4] utility
    cdef double best
    utility[COOPERATE] = utility_cooperate(
        motivation, hoped, task.interdependence, paid, task.alignment, unanswered, &r.a
    )
    utility[TARGET] = utility_target(motivation, hoped, task.interdependence, paid, task.alignment, &r.a)
    utility[GAME] = utility_game(
        paid,
        raced,
        task.alignment,
        penalty(r.a.gaming_seen, seen, sanctions, talk, motivation, &r.a),
        motivation,
        &r.a,
    )
    utility[SLACK] = utility_slack(penalty(1.0, seen, sanctions, talk, motivation, &r.a), motivation, &r.a)
    best = utility[0]
    for mode in range(1, 4):
        best = highest(best, utility[mode])
    for mode in range(4):
        them.weight[mode][k] = behind(utility[mode], best, r.a.choice_noise)


cdef inline double incentive(Run* r, int unit) noexcept nogil:
    """Return the incentive that reaches the work of a unit; it is ranked only if it has rivals."""
    cdef Levers* lever = &r.unit_lever[unit]
    cdef double ranked = lever.competition if r.unit_rivals[unit] > 0 else 0.0
    return pay(lever.pay_share, ranked, lever.pooling, r.unit_task[unit].sharpness, &r.a)


cdef inline double believed_of_colleagues(Run* r, int i) noexcept nogil:
    """Return member i's mean belief in colleagues' integrity; own propensity without any."""
    return mean_belief(r, i, PEER, INTEGRITY, r.member_propensity[i])


cdef void respond(Run* r, const Part* part) noexcept nogil:
    cdef int i
    for i in range(part.first, part.end):
        if r.member_role[i] == CITIZEN:
            r.member_stance[i] = choose_stance(r, i)


cdef int choose_stance(Run* r, int i) noexcept nogil:
    cdef Levers* lever = &r.unit_lever[r.member_unit[i]]
    cdef double propensity = r.member_propensity[i]
    cdef double service = mean_trust(r, i, SERVED, propensity)
    cdef double loyalty = utility_loyalty(service, mean_belief(r, i, CIVIC, INTEGRITY, propensity), &r.a)
    cdef double quality = mean_belief(r, i, SERVED, ABILITY, propensity)
    return stance(
        loyalty,
        utility_voice(loyalty, quality, lever.participation, &r.a),
        r.a.civic_outside,
        r.a.choice_noise,
        r.luck[0][i],
    )


cdef void deliver(Run* r, int week, const Part* part) noexcept nogil:
    cdef int unit, index, i
    cdef double speaking_up
    for unit in range(part.first_unit, part.end_unit):
        if r.unit_staff[unit] == 0:
            continue
        speaking_up = work(r, unit, r.unit_staff[unit])
        for index in range(r.unit_start[unit], r.unit_start[unit + 1]):
            i = r.unit_member[index]
            if r.member_role[i] == STAFF:
                r.member_mistake[i] = err(r, unit, i, speaking_up)
        conceal(r, unit, r.unit_staff[unit], week)


cdef double work(Run* r, int unit, int staff) noexcept nogil:
    cdef int index, i, citizens = 0, withdrawn = 0, voices = 0, cooperating = 0, gaming = 0
    cdef int ties = 0, sharing = 0
    cdef int64_t tie
    cdef double together = 1.0, yielded, paid, fitting, clear, full_week, hours
    cdef Levers* lever = &r.unit_lever[unit]
    cdef Task* task = &r.unit_task[unit]
    cdef Sum met
    start(&met)
    for index in range(r.unit_start[unit], r.unit_start[unit + 1]):
        i = r.unit_member[index]
        if r.member_role[i] == CITIZEN:
            citizens += 1
            withdrawn += r.member_stance[i] == EXIT
            voices += r.member_stance[i] == VOICE
        elif r.member_role[i] == STAFF:
            cooperating += r.member_mode[i] == COOPERATE
            gaming += r.member_mode[i] == GAME
    if citizens > 0:
        together = coproduction(1.0 - <double>withdrawn / citizens, lever.participation, &r.a)
    if r.unit_handling[unit] >= 0:
        for index in range(r.unit_start[unit], r.unit_start[unit + 1]):
            i = r.unit_member[index]
            for tie in range(ties_of(r, i, PARTNER), ties_of(r, i, PARTNER + 1)):
                if crosses(r, unit, tie):
                    sharing += r.unit_handling[r.member_unit[r.tie_trustee[tie]]] == SHARE
                    ties += 1
        together = together * across_borders(
            r.unit_handling[unit], task.shared, <double>sharing / ties, &r.a
        )
    yielded = synergy(<double>cooperating / staff, &r.a)
    paid = incentive(r, unit)
    for index in range(r.unit_start[unit], r.unit_start[unit + 1]):
        i = r.unit_member[index]
        if r.member_role[i] != STAFF:
            continue
        hours = r.member_time[i * USES + WORK]
        fitting = fit(
            task.variance, r.member_discretion[i], r.member_ability[i], lever.continuity, &r.a
        )
        clear = clarity(r.member_ambiguity[i], &r.a)
        full_week = true_output(
            r.member_mode[i],
            r.member_motivation[i],
            yielded,
            task.interdependence,
            task.alignment,
            paid,
            &r.a,
        )
        r.member_true[i] = full_week * fitting * clear * r.member_ability[i] * hours * together
        r.member_registered[i] = registered_output(r.member_mode[i], task.alignment, paid, &r.a) * hours
        add(&met, hours * meets_needs(r.member_mode[i], task.alignment))
    r.unit_unmet[unit] = unmet(r.unit_needs[unit], result(&met) / staff, &r.a)
    r.unit_gaming[unit] = <double>gaming / staff
    return <double>voices / citizens if citizens > 0 else 0.0


cdef int err(Run* r, int unit, int i, double speaking_up) noexcept nogil:
    cdef Levers* lever = &r.unit_lever[unit]
    cdef double monitoring = r.member_monitoring[i], discretion = r.member_discretion[i]
    cdef double trusting = 0.5 * (confidence(r, i, BENEVOLENCE) + confidence(r, i, INTEGRITY))
    return mistake(
        error_probability(
            r.member_strain[i], discretion, r.member_ability[i], r.unit_lessons[unit], &r.a
        ),
        report_probability(
            heeded(lever.voice, r.unit_norm[unit], &r.a),
            r.member_purpose[i],
            r.member_sanctions[i],
            trusting,
            &r.a,
        ),
        found_probability(monitoring, speaking_up, &r.a),
        acted_on(monitoring, r.member_support[i]),
        r.luck[1][i],
    )


cdef void conceal(Run* r, int unit, int staff, int week) noexcept nogil:
    cdef int index, i, scandal
    cdef double monitoring, hidden, found
    cdef Sum added, followed
    cdef Draws draws
    start(&added)
    start(&followed)
    for index in range(r.unit_start[unit], r.unit_start[unit + 1]):
        i = r.unit_member[index]
        if r.member_role[i] == STAFF:
            add(&added, concealed(r.member_mistake[i], r.member_mode[i], r.member_discretion[i], &r.a))
            add(&followed, r.member_monitoring[i])
    monitoring = result(&followed) / staff
    hidden = hidden_stock(r.unit_hidden[unit], result(&added) / staff, monitoring, &r.a)
    found = brought_up(hidden, reviewed(r, unit), &r.a)
    r.unit_found[unit] = found
    hidden = hidden - found
    draws = unit_draws(r, unit, week)
    scandal = draws.u0 < scandal_probability(hidden, &r.a)
    r.unit_harm[unit] = harm(hidden, scandal, r.unit_unmet[unit], &r.a)
    r.unit_scandal[unit] = scandal
    r.unit_hidden[unit] = r.a.scandal_left * hidden if scandal else hidden


cdef double reviewed(Run* r, int unit) noexcept nogil:
    """Return how far this week's review of a unit gets, and let it take the unit's time."""
    cdef int index, above, reviews = 0
    cdef Sum reaches, depths
    start(&reaches)
    start(&depths)
    for index in range(r.unit_start[unit], r.unit_start[unit + 1]):
        reviews += reviews_of(r, unit, r.unit_member[index], &reaches, &depths)
    for index in range(r.unit_start[unit], r.unit_start[unit + 1]):
        above = led_from_elsewhere(r, unit, index)
        if above >= 0:
            reviews += reviews_of(r, unit, above, &reaches, &depths)
    if reviews == 0:
        return 0.0
    r.unit_reform[unit] += review_work(result(&depths) / reviews, &r.a)
    return result(&reaches) / reviews


cdef int reviews_of(Run* r, int unit, int i, Sum* reaches, Sum* depths) noexcept nogil:
    """Add this week's reviews of a unit through member i, and return how many they are."""
    cdef int reviews = 0
    cdef int64_t tie
    cdef double deep
    for tie in range(ties_of(r, i, REVIEWED), ties_of(r, i, REVIEWED + 1)):
        if r.member_depth[r.tie_trustee[tie]] > 0.0:
            deep = r.member_depth[r.tie_trustee[tie]] * r.unit_task[unit].review
            add(depths, deep)
            add(reaches, review_reach(deep, trust(&r.tie_belief[tie * BELIEFS], &r.a)))
            reviews += 1
    return reviews


cdef int manager_elsewhere(Run* r, int unit, int index) noexcept nogil:
    """Return the manager of a member of staff, if she belongs to another unit; -1 otherwise."""
    cdef int i = r.unit_member[index], above
    if r.member_role[i] != STAFF or r.member_upward[i] < 0:
        return -1
    above = r.tie_trustee[r.member_upward[i]]
    return above if r.member_unit[above] != unit else -1


cdef int led_from_elsewhere(Run* r, int unit, int index) noexcept nogil:
    """Return that manager for the first one in the unit whom she leads; -1 for all others."""
    cdef int above = manager_elsewhere(r, unit, index), earlier
    if above < 0:
        return -1
    for earlier in range(index - 1, r.unit_start[unit] - 1, -1):
        if manager_elsewhere(r, unit, earlier) == above:
            return -1
    return above


cdef double answered_for(Run* r, int i, const double* values) noexcept nogil:
    """Return the value of manager i's unit; if nobody works in it, the mean over the staff she leads."""
    cdef int j, led = 0, own = r.member_unit[i]
    cdef int64_t tie
    cdef Sum sum
    if r.unit_staff[own] > 0:
        return values[own]
    start(&sum)
    for tie in range(ties_of(r, i, DOWNWARD), ties_of(r, i, DOWNWARD + 1)):
        j = r.tie_trustee[tie]
        if r.member_role[j] == STAFF:
            add(&sum, values[r.member_unit[j]])
            led += 1
    return result(&sum) / led if led > 0 else values[own]


cdef void outrage(Run* r) noexcept nogil:
    """Note the share of staff in units with a scandal this week, and how rivals game."""
    cdef int unit, kind, kinds = 0, staff = 0, touched = 0
    cdef double others
    cdef Sum gaming
    for unit in range(r.n_units):
        staff += r.unit_staff[unit]
        if r.unit_scandal[unit]:
            touched += r.unit_staff[unit]
        if r.unit_kind[unit] >= kinds:
            kinds = r.unit_kind[unit] + 1
    r.run_outrage[0] = <double>touched / staff if staff > 0 else 0.0
    for kind in range(kinds):
        start(&gaming)
        for unit in range(r.n_units):
            if r.unit_kind[unit] == kind:
                add(&gaming, r.unit_gaming[unit])
        for unit in range(r.n_units):
            if r.unit_kind[unit] == kind:
                others = result(&gaming) - r.unit_gaming[unit]
                r.unit_race[unit] = highest(0.0, others) / r.unit_rivals[unit] if r.unit_rivals[unit] > 0 else 0.0


cdef void signal(Run* r, const Part* part) noexcept nogil:
    """Show what all but managers show, which depends on nobody else's."""
    cdef int i, served
    cdef int64_t tie
    cdef double shown
    cdef Sum esteems
    for i in range(part.first, part.end):
        if r.member_role[i] == MANAGER:
            continue
        if r.member_role[i] == STAFF:
            served = 0
            start(&esteems)
            for tie in range(ties_of(r, i, SERVING), ties_of(r, i, SERVING + 1)):
                add(&esteems, trust(&r.tie_belief[r.tie_reverse[tie] * BELIEFS], &r.a))
                served += 1
            r.member_conduct[i] = conduct(r.member_mode[i], &r.a)
            r.member_performance[i] = performance(r.member_mode[i], &r.a)
            r.member_helpfulness[i] = helpfulness(r.member_mode[i])
            r.member_esteem[i] = result(&esteems) / served if served > 0 else r.a.unseen
        else:
            shown = r.a.unseen
            if r.member_role[i] == CITIZEN:
                shown = 0.0 if r.member_stance[i] == EXIT else 1.0
            r.member_conduct[i] = shown
            r.member_performance[i] = shown
            r.member_helpfulness[i] = shown
            r.member_esteem[i] = r.a.unseen
        tell(r, i)


cdef void managers_signal(Run* r) noexcept nogil:
    """Show what managers show, from the bottom of the line upwards: the mean of those they lead."""
    cdef int index, i, j, led
    cdef int64_t tie
    cdef Sum conducts, performances, helping, esteems, registered
    for index in range(r.n_members):
        i = r.member_order[index]
        if r.member_role[i] != MANAGER:
            continue
        led = 0
        start(&conducts)
        start(&performances)
        start(&helping)
        start(&esteems)
        start(&registered)
        for tie in range(ties_of(r, i, DOWNWARD), ties_of(r, i, DOWNWARD + 1)):
            j = r.tie_trustee[tie]
            add(&conducts, r.member_conduct[j])
            add(&performances, r.member_performance[j])
            add(&helping, r.member_helpfulness[j])
            add(&esteems, r.member_esteem[j])
            add(&registered, r.member_registered[j])
            led += 1
        r.member_conduct[i] = result(&conducts) / led if led > 0 else r.a.unseen
        r.member_performance[i] = result(&performances) / led if led > 0 else r.a.unseen
        r.member_helpfulness[i] = result(&helping) / led if led > 0 else r.a.unseen
        r.member_esteem[i] = result(&esteems) / led if led > 0 else r.a.unseen
        r.member_registered[i] = result(&registered) / led if led > 0 else r.run_expected[0]
        tell(r, i)


cdef inline void tell(Run* r, int i) noexcept nogil:
    cdef int belief
    for belief in range(BELIEFS):
        r.member_opinion[i * BELIEFS + belief] = opinion(r, i, belief)


cdef double opinion(Run* r, int i, int belief) noexcept nogil:
    """Return what member i believes of the manager, or of those who serve; own propensity without any."""
    if r.member_role[i] == CITIZEN:
        return mean_belief(r, i, SERVED, belief, r.member_propensity[i])
    return confidence(r, i, belief)


# What arrives on ties that follow each other.
cdef struct Arriving:
    int n
    int trustor[LANES]
    uint32_t who[LANES]
    uint32_t whom[LANES]
    double luck[LANES]
    double noise[BELIEFS][LANES]
    double met[LANES]  # 1 or 0
    double salience[LANES]
    double propensity[LANES]
    double shown[BELIEFS][LANES]
    double width[LANES]
    double gain[LANES]
    double loss[LANES]
    double belief[LANES]


cdef void update(Run* r, int week, const Part* part) noexcept nogil:
    cdef Arriving them
    cdef int64_t first = ties_of(r, part.first, 0), end = ties_of(r, part.end, 0)
    cdef int k, i = part.first
    while first < end:
        them.n = <int>(end - first) if end - first < LANES else LANES
        for k in range(them.n):
            while ties_of(r, i + 1, 0) <= first + k:
                i += 1
            them.trustor[k] = i
            them.who[k] = r.member_person[i]
            them.whom[k] = r.member_person[r.tie_trustee[first + k]]
        philox_many(
            them.who,
            them.whom,
            them.n,
            week,
            SIGNAL_STREAM,
            r.seed,
            r.replication,
            them.luck,
            them.noise[0],
            them.noise[1],
            them.noise[2],
        )
        for k in range(them.n):
            perceive(r, first + k, &them, k)
        if r.a.trust_rule == BETA:
            move_evidence(r, first, &them)
        else:
            move_beliefs(r, &r.tie_belief[first * BELIEFS], &them)
        first += them.n


cdef void promises_age(Run* r) noexcept nogil:
    cdef int unit
    for unit in range(r.n_units):
        if r.unit_breach[unit] > 0:
            r.unit_breach[unit] -= 1


cdef inline void perceive(Run* r, int64_t tie, Arriving* them, int k) noexcept nogil:
    """Note whether the trustor of a tie meets the trustee, and what the trustee then shows."""
    cdef int i = them.trustor[k], j = r.tie_trustee[tie], each
    cdef int8_t relation = r.tie_relation[tie]
    cdef double salience = 1.0
    cdef double[BELIEFS] shown
    them.propensity[k] = r.member_propensity[i]
    if relation == PEER:  # most ties; what `show` says of colleagues
        them.met[k] = them.luck[k] < r.a.contact
        shown[ABILITY] = r.member_ability[j]
        shown[BENEVOLENCE] = r.member_helpfulness[j]
        shown[INTEGRITY] = r.member_conduct[j]
    elif relation == DOWNWARD:
        them.met[k] = 1.0
        salience = r.a.salience_span
        if them.luck[k] < r.member_seen[j]:
            show(r, i, j, relation, shown)
        else:
            for each in range(BELIEFS):
                shown[each] = r.a.unseen
    else:
        them.met[k] = them.luck[k] < contact(r, i, j, relation)
        if relation == UPWARD:
            salience = r.a.salience_line
        show(r, i, j, relation, shown)
    them.salience[k] = salience
    for each in range(BELIEFS):
        them.shown[each][k] = shown[each]


cdef void move_beliefs(Run* r, double* belief, Arriving* them) noexcept nogil:
    """Move beliefs towards what is seen, or, without contact, towards the propensity: `fade` by eq. 1.

    Everything is read before anything is chosen, so that the compiler can do both and choose without a jump.
    """
    cdef double fading = r.a.fading, usual = r.a.gain, asymmetry = r.a.asymmetry, noise = r.a.signal_noise
    cdef double gain, loss, signal, propensity, width
    cdef int k, each
    for k in range(them.n):
        gain = usual * them.salience[k]
        loss = asymmetry * gain
        them.gain[k] = gain if them.met[k] > 0.0 else fading
        them.loss[k] = loss if them.met[k] > 0.0 else fading
        them.width[k] = noise if them.met[k] > 0.0 else 0.0
    for each in range(BELIEFS):
        for k in range(them.n):
            them.belief[k] = belief[k * BELIEFS + each]
        for k in range(them.n):
            signal = them.shown[each][k]
            propensity = them.propensity[k]
            width = them.width[k]
            gain = them.gain[k]
            loss = them.loss[k]
            signal = signal if them.met[k] > 0.0 else propensity
            them.belief[k] = update_delta(
                them.belief[k], perceived(signal, width, them.noise[each][k]), gain, loss
            )
        for k in range(them.n):
            belief[k * BELIEFS + each] = them.belief[k]


cdef void move_evidence(Run* r, int64_t first, const Arriving* them) noexcept nogil:
    """Add what is seen to the evidence, or let it fade, and form the beliefs anew."""
    cdef double* evidence
    cdef int k, each
    for k in range(them.n):
        for each in range(BELIEFS):
            evidence = &r.tie_evidence[((first + k) * BELIEFS + each) * 2]
            if them.met[k] > 0.0:
                evidence[0], evidence[1] = update_beta(
                    evidence[0],
                    evidence[1],
                    perceived(them.shown[each][k], r.a.signal_noise, them.noise[each][k]),
                    r.a.forgetting,
                    r.a.asymmetry,
                    them.salience[k],
                )
            else:
                evidence[0] = evidence[0] * (1.0 - r.a.fading)
                evidence[1] = evidence[1] * (1.0 - r.a.fading)
            r.tie_belief[(first + k) * BELIEFS + each] = belief_beta(
                evidence[0], evidence[1], them.propensity[k]
            )


cdef double contact(Run* r, int i, int j, int8_t relation) noexcept nogil:
    """Return the probability that i learns something of j this week."""
    if relation == PEER or relation == UPWARD:
        return r.a.contact
    if relation == SERVED:
        return encounter_contact(r.unit_lever[r.member_unit[j]].continuity, &r.a)
    if relation == SERVING:
        return encounter_contact(r.unit_lever[r.member_unit[i]].continuity, &r.a)
    if relation == REVIEWED:
        return 1.0 if r.member_depth[j] > 0.0 else 0.0
    if relation == REVIEWING:
        return 1.0 if r.member_depth[i] > 0.0 else 0.0
    return r.a.contact_far


cdef void show(Run* r, int i, int j, int8_t relation, double* shown) noexcept nogil:
    """Write what trustee j shows of ability, benevolence and integrity to trustor i."""
    cdef int here = r.member_unit[i], there = r.member_unit[j]
    cdef Levers* lever = &r.unit_lever[here]
    cdef double unanswered = r.unit_unanswered[here]
    shown[ABILITY] = r.member_ability[j]
    shown[BENEVOLENCE] = r.member_helpfulness[j]
    shown[INTEGRITY] = r.member_conduct[j]
    if relation == DOWNWARD:
        shown[INTEGRITY] = r.member_performance[j]
    elif relation == UPWARD:
        if r.unit_breach[here] > 0:
            shown[BENEVOLENCE] = 0.0
            shown[INTEGRITY] = 0.0
        else:
            shown[BENEVOLENCE] = leader_benevolence(
                r.member_monitoring[i],
                r.member_support[i],
                lever.voice,
                r.member_discretion[i],
                r.member_felt[i],
                unanswered,
                &r.a,
            )
            shown[INTEGRITY] = leader_integrity(unanswered, lever.consistency, r.member_purpose[i], &r.a)
    elif relation == PARTNER:
        if here != there and r.unit_staff[here] > 0 and r.unit_staff[there] > 0 and r.unit_handling[there] >= 0:
            shown[INTEGRITY] = handled(r.unit_handling[there])
    elif relation == OVERSIGHT:
        shown[ABILITY] = result_seen(r.member_registered[j], r.run_expected[0], &r.a)
        shown[BENEVOLENCE] = r.member_esteem[j]
        shown[INTEGRITY] = 1.0 - r.run_scandal[0]
    elif relation == MANDATE:
        shown[BENEVOLENCE] = 1.0 - r.run_control[0]
        shown[INTEGRITY] = steadiness(r.run_change[0], lever.consistency, r.member_purpose[i], &r.a)
    elif relation == SERVED:
        shown[ABILITY] = experience(r.member_true[j], &r.a)
        shown[BENEVOLENCE] = treatment(
            r.member_helpfulness[j], r.member_discretion[j], r.member_conduct[i], &r.a
        )
        shown[INTEGRITY] = honesty(r.member_mistake[j], r.unit_scandal[there])
    elif relation == REVIEWED:
        shown[BENEVOLENCE] = 1.0 - answered_for(r, i, r.unit_found)
        shown[INTEGRITY] = 1.0 - r.member_depth[j]
    elif relation == REVIEWING:
        shown[ABILITY] = result_seen(r.member_registered[j], r.run_expected[0], &r.a)
        shown[BENEVOLENCE] = answered_for(r, j, r.unit_norm)
        shown[INTEGRITY] = 1.0 - answered_for(r, j, r.unit_found)


cdef void talk(Run* r, const Part* part) noexcept nogil:
    cdef int i, kind
    cdef int64_t tie, known
    cdef double salience
    for i in range(part.first, part.end):
        kind = CIVIC if r.member_role[i] == CITIZEN else PEER
        known = ties_of(r, i, kind + 1) - ties_of(r, i, kind)
        if known > 0:
            gossip(r, i, ties_of(r, i, kind) + <int64_t>(r.luck[3][i] * known))
        if r.member_role[i] == CITIZEN:
            salience = headlines(r.run_outrage[0], &r.a)
            for tie in range(ties_of(r, i, SERVED), ties_of(r, i, SERVED + 1)):
                if not r.unit_scandal[r.member_unit[r.tie_trustee[tie]]]:
                    hear(r, i, tie, INTEGRITY, 0.0, salience)


cdef void gossip(Run* r, int i, int64_t chosen) noexcept nogil:
    """Let member i hear what the member at the other end of a tie thought of the same trustee."""
    cdef int j = r.tie_trustee[chosen], each
    cdef int64_t tie, up = r.member_upward[i], theirs = r.member_upward[j]
    cdef double salience = hearsay(trust(&r.tie_belief[chosen * BELIEFS], &r.a), &r.a)
    if r.member_role[i] == CITIZEN:
        if ties_of(r, j, SERVED) == ties_of(r, j, SERVED + 1):
            return
        for tie in range(ties_of(r, i, SERVED), ties_of(r, i, SERVED + 1)):
            for each in range(BELIEFS):
                hear(r, i, tie, each, r.member_opinion[j * BELIEFS + each], salience)
    elif up >= 0 and theirs >= 0 and r.tie_trustee[up] == r.tie_trustee[theirs]:
        for each in range(BELIEFS):
            hear(r, i, up, each, r.member_opinion[j * BELIEFS + each], salience)


cdef void adapt(Run* r, const Part* part) noexcept nogil:
    cdef int i
    for i in range(part.first, part.end):
        if r.member_role[i] == STAFF or r.member_role[i] == MANAGER:
            change(r, i)
        elif r.member_role[i] == CITIZEN:
            r.member_propensity[i] = generalised(
                r.member_propensity[i], r.member_upbringing[i], met_by(r, i), &r.a
            )


cdef void units_remember(Run* r) noexcept nogil:
    cdef int unit
    for unit in range(r.n_units):
        if r.unit_staff[unit] > 0:
            remember(r, unit, r.unit_staff[unit])


cdef double met_by(Run* r, int i) noexcept nogil:
    """Return a citizen's mean belief in the integrity of those she has ties to."""
    cdef int64_t tie
    cdef int ties = 0
    cdef Sum met
    start(&met)
    for tie in range(ties_of(r, i, SERVED), ties_of(r, i, SERVED + 1)):
        add(&met, r.tie_belief[tie * BELIEFS + INTEGRITY])
        ties += 1
    for tie in range(ties_of(r, i, CIVIC), ties_of(r, i, CIVIC + 1)):
        add(&met, r.tie_belief[tie * BELIEFS + INTEGRITY])
        ties += 1
    return result(&met) / ties if ties > 0 else r.member_upbringing[i]


cdef void remember(Run* r, int unit, int staff) noexcept nogil:
    cdef int index, i, reports = 0
    cdef double unpunished
    cdef Sum unanswered, acted, taught, mild
    start(&unanswered)
    start(&acted)
    start(&taught)
    start(&mild)
    for index in range(r.unit_start[unit], r.unit_start[unit + 1]):
        i = r.unit_member[index]
        if r.member_role[i] != STAFF:
            continue
        unpunished = 1.0 - r.member_sanctions[i]
        add(&unanswered, unanswered_by(r.member_mode[i], r.member_seen[i], r.member_answered[i]))
        add(&mild, unpunished)
        reports += r.member_mistake[i] == REPORT_MENDED or r.member_mistake[i] == REPORT_IGNORED
        if r.member_mistake[i] == REPORT_MENDED:
            add(&acted, unpunished)
        if r.member_mistake[i] == REPORT_MENDED or r.member_mistake[i] == FIND_MENDED:
            add(&taught, unpunished)
    r.unit_unanswered[unit] = remembered(r.unit_unanswered[unit], result(&unanswered) / staff, &r.a)
    r.unit_norm[unit] = norm_kept(
        r.unit_norm[unit], <double>reports / staff, result(&acted) / staff, &r.a
    )
    r.unit_lessons[unit] = lessons_kept(
        r.unit_lessons[unit],
        result(&taught) / staff + r.unit_found[unit] * (result(&mild) / staff),
        &r.a,
    )


cdef void report(Run* r) noexcept nogil:
    cdef int unit, index, i, in_all = 0
    cdef Sum registered, ignored, output, unheard
    start(&registered)
    start(&ignored)
    for unit in range(r.n_units):
        if r.unit_staff[unit] == 0:
            continue
        in_all += r.unit_staff[unit]
        start(&output)
        start(&unheard)
        for index in range(r.unit_start[unit], r.unit_start[unit + 1]):
            i = r.unit_member[index]
            if r.member_role[i] == STAFF:
                add(&output, r.member_registered[i])
                if r.member_mistake[i] == REPORT_IGNORED:
                    add(&unheard, r.member_message[i])
        add(&registered, result(&output))
        add(&ignored, result(&unheard))
    if in_all > 0:
        r.run_reported[0] += result(&registered) / in_all
        r.run_warnings[0] += result(&ignored) / in_all
        r.run_scandal[0] = scandals_remembered(r.run_scandal[0], r.run_outrage[0], &r.a)


cdef void change(Run* r, int i) noexcept nogil:
    cdef bint staff = r.member_role[i] == STAFF
    cdef int unit = r.member_unit[i]
    cdef double felt = r.member_felt[i], support = r.member_support[i]
    cdef double pressure = 1.0 - r.member_coaches[i]
    if staff:
        pressure = r.unit_needs[unit] - r.member_time[i * USES + WORK]
    r.member_motivation[i] = motivation_moved(
        r.member_motivation[i],
        motivation_of(r.member_disposition[i], &r.a),
        r.member_discretion[i],
        confidence(r, i, BENEVOLENCE),
        mean_belief(r, i, SERVING, INTEGRITY, 0.5),
        r.member_purpose[i],
        felt,
        &r.a,
    )
    r.member_strain[i] = strain_moved(
        r.member_strain[i],
        pressure,
        staff and r.member_mode[i] == COOPERATE,
        support,
        felt,
        r.member_ambiguity[i],
        conflict(r.unit_lever[unit].voice, believed_of_colleagues(r, i)),
        &r.a,
    )
    if staff:
        r.member_ability[i] = ability_moved(
            r.member_ability[i], support, r.member_seen[i], r.member_sanctions[i], &r.a
        )


cdef void leave(Run* r, int week) noexcept nogil:
    cdef int i, unit, index, left, gone
    cdef int64_t tie
    cdef bint voted_out = election(r, week), politics
    for i in range(r.n_members):
        r.member_left[i] = 0
        if r.member_role[i] == STAFF or r.member_role[i] == MANAGER:
            r.member_left[i] = r.luck[2][i] < leaving(r.member_strain[i], confidence(r, i, BENEVOLENCE), &r.a)
        elif r.member_role[i] == POLITICIAN:
            r.member_left[i] = voted_out
    for i in range(r.n_members):
        if r.member_left[i]:
            succeed(r, i)
    for unit in range(r.n_units):
        left = 0
        gone = 0
        for index in range(r.unit_start[unit], r.unit_start[unit + 1]):
            i = r.unit_member[index]
            if r.member_role[i] != POLITICIAN:
                left += r.member_left[i]
            if r.member_role[i] == STAFF:
                gone += r.member_left[i]
        if r.unit_staff[unit] > 0 and left > 0:
            r.unit_reform[unit] += introduction(<double>left / r.unit_staff[unit], &r.a)
            r.unit_lessons[unit] = lessons_left(
                r.unit_lessons[unit], <double>gone / r.unit_staff[unit], &r.a
            )
    for i in range(r.n_members):
        if r.member_left[i]:
            for tie in range(ties_of(r, i, 0), ties_of(r, i + 1, 0)):
                politics = r.member_role[i] == POLITICIAN
                meet(r, i, tie, PROPENSITY if politics else REPUTATION, 0)
                meet(r, r.tie_trustee[tie], r.tie_reverse[tie], PROPENSITY if politics else HABIT, 0)


cdef bint election(Run* r, int week) noexcept nogil:
    """Whether an election changes the majority this week; a new one starts without a memory."""
    cdef int i, ties = 0
    cdef int64_t tie
    cdef bint any_politician = False, changed
    cdef Sum trusts
    cdef Draws draws
    if week == 0 or week % <int>(r.a.election_clock + 0.5) != 0:
        return False
    start(&trusts)
    for i in range(r.n_members):
        any_politician = any_politician or r.member_role[i] == POLITICIAN
        for tie in range(ties_of(r, i, SERVED), ties_of(r, i, SERVED + 1)):
            add(&trusts, trust(&r.tie_belief[tie * BELIEFS], &r.a))
            ties += 1
    if not any_politician:
        return False
    draws = draw_block(r.seed, r.replication, NOBODY, NOBODY, week, ELECTION_STREAM)
    changed = draws.u0 < majority_falls(result(&trusts) / ties if ties > 0 else 0.5, &r.a)
    if changed:
        r.run_expected[0] = 0.0
        r.run_scandal[0] = 0.0
        r.run_warnings[0] = 0.0
    return changed


cdef void succeed(Run* r, int i) noexcept nogil:
    """Let the next person take place i; who applies to the staff depends on what the post is like."""
    cdef int unit = r.member_unit[i]
    cdef Levers* lever = &r.unit_lever[unit]
    cdef double paid
    r.member_person[i] = r.member_person[i] + ONE_HOLDER
    if r.member_role[i] != STAFF:
        take_place(r, i, r.a.ability, r.a.opportunists, r.a.committed)
        return
    paid = incentive(r, unit)
    take_place(
        r,
        i,
        applicants_ability(paid, r.unit_task[unit].alignment, &r.a),
        applicants_opportunists(r.member_seen[i] * r.member_answered[i], lever.purpose, &r.a),
        applicants_committed(paid, lever.purpose, &r.a),
    )


# Sums over members of staff side by side, each with the bits of a `Sum`, and the tallies they are.
cdef enum:
    STAFF_SUMS = 15
cdef struct Sums:
    double total[STAFF_SUMS]
    double block[STAFF_SUMS]
    int count
cdef int[STAFF_SUMS] SUMMED = [
    TALLY_TRUE_OUTPUT,
    TALLY_REGISTERED_OUTPUT,
    TALLY_MOTIVATION,
    TALLY_STRAIN,
    TALLY_ABILITY,
    TALLY_CAPACITY,
    TALLY_FELT_CONTROL,
    TALLY_FREEDOM,
    TALLY_CONTROL,
    TALLY_WORK_HOURS,
    TALLY_ADMINISTRATION_HOURS,
    TALLY_DIALOGUE_HOURS,
    TALLY_COACHING_HOURS,
    TALLY_CHANGE_HOURS,
    TALLY_BEYOND_HOURS,
]


cdef inline void add_staff(Sums* sums, Run* r, int i) noexcept nogil:
    """Add one member of staff, in the order of `SUMMED`."""
    cdef double[STAFF_SUMS] value
    cdef double* time = &r.member_time[i * USES]
    cdef int k
    value[0] = r.member_true[i]
    value[1] = r.member_registered[i]
    value[2] = r.member_motivation[i]
    value[3] = r.member_strain[i]
    value[4] = r.member_ability[i]
    value[5] = r.member_ability[i] * (1.0 - r.member_strain[i])
    value[6] = r.member_felt[i]
    value[7] = r.member_discretion[i]
    value[8] = r.member_control[i]
    value[9] = time[WORK]
    value[10] = time[ADMINISTRATION]
    value[11] = time[DIALOGUE]
    value[12] = time[COACHING]
    value[13] = time[CHANGE]
    value[14] = time[BEYOND]
    for k in range(STAFF_SUMS):
        sums.block[k] = sums.block[k] + value[k]
    sums.count += 1
    if sums.count == BLOCK:
        for k in range(STAFF_SUMS):
            sums.total[k] = sums.total[k] + sums.block[k]
            sums.block[k] = 0.0
        sums.count = 0


cdef void measure(Run* r, const Part* part) noexcept nogil:
    """Sum up each unit."""
    cdef int unit, index, i, kind
    cdef int64_t tie, peers, others
    cdef double trusting
    cdef double* row
    cdef double* time
    cdef Sum[TALLIES] sums
    cdef Sum of_peers
    cdef Sums of_staff
    for unit in range(part.first_unit, part.end_unit):
        row = &r.unit_tally[unit * TALLIES]
        for index in range(TALLIES):
            row[index] = 0.0
            start(&sums[index])
        for index in range(STAFF_SUMS):
            of_staff.total[index] = 0.0
            of_staff.block[index] = 0.0
        of_staff.count = 0
        start(&of_peers)
        for index in range(r.unit_start[unit], r.unit_start[unit + 1]):
            i = r.unit_member[index]
            time = &r.member_time[i * USES]
            if r.member_role[i] == STAFF:
                row[TALLY_STAFF] += 1.0
                row[TALLY_COOPERATE + r.member_mode[i]] += 1.0
                row[TALLY_ERRORS] += r.member_mistake[i] != NONE
                row[TALLY_REPORTS] += (
                    r.member_mistake[i] == REPORT_MENDED or r.member_mistake[i] == REPORT_IGNORED
                )
                row[TALLY_MENDED] += r.member_mistake[i] == REPORT_MENDED or r.member_mistake[i] == FIND_MENDED
                row[TALLY_LEAVERS] += r.member_left[i]
                add_staff(&of_staff, r, i)
            elif r.member_role[i] == MANAGER:
                row[TALLY_MANAGERS] += 1.0
                row[TALLY_MANAGER_LEAVERS] += r.member_left[i]
                add(&sums[TALLY_MANAGER_ADMINISTRATION], time[ADMINISTRATION])
                add(&sums[TALLY_MANAGER_COACHING], time[COACHING])
                add(&sums[TALLY_MANAGER_CHECKING], time[CHECKING])
            elif r.member_role[i] == CITIZEN:
                row[TALLY_CITIZENS] += 1.0
                row[TALLY_LOYALTY + r.member_stance[i]] += 1.0
                add(&sums[TALLY_CIVIC_PROPENSITY], r.member_propensity[i])
                trusting = mean_trust(r, i, SERVED, -1.0)
                if trusting >= 0.0:
                    row[TALLY_SERVED_CITIZENS] += 1.0
                    add(&sums[TALLY_CITIZENS_TRUST], trusting)
            elif r.member_role[i] == POLITICIAN:
                row[TALLY_POLITICIANS] += 1.0
                row[TALLY_POLITICIAN_LEAVERS] += r.member_left[i]
            peers = ties_of(r, i, PEER)  # most ties
            others = ties_of(r, i, PEER + 1)
            row[TALLY_PEER_TIES] += others - peers
            for tie in range(peers, others):
                add(&of_peers, trust(&r.tie_belief[tie * BELIEFS], &r.a))
            for tie in range(others, ties_of(r, i + 1, PEER)):
                kind = TALLY_PEER_TIES + 2 * r.tie_relation[tie]
                row[kind] += 1.0
                add(&sums[kind + 1], trust(&r.tie_belief[tie * BELIEFS], &r.a))
        row[TALLY_PEER_TRUST] = result(&of_peers)
        for index in range(STAFF_SUMS):
            row[SUMMED[index]] = of_staff.total[index] + of_staff.block[index]
        for index in range(TALLIES):
            # Counts are in the row already, and their sums are 0.
            row[index] += result(&sums[index])
        row[TALLY_HARM] = r.unit_harm[unit] * row[TALLY_STAFF]
        row[TALLY_HIDDEN] = r.unit_hidden[unit] * row[TALLY_STAFF]
        row[TALLY_SCANDALS] = r.unit_scandal[unit]
        row[TALLY_FOUND_BY_REVIEW] = r.unit_found[unit] * row[TALLY_STAFF]
        row[TALLY_UNANSWERED] = r.unit_unanswered[unit] * row[TALLY_STAFF]
        row[TALLY_NORM] = r.unit_norm[unit] * row[TALLY_STAFF]
        row[TALLY_PREVENTION] = r.unit_prevention[unit] * row[TALLY_STAFF]
        row[TALLY_NEEDS] = r.a.case_hours * r.unit_needs[unit] * row[TALLY_STAFF]
        row[TALLY_UNMET] = r.unit_unmet[unit] * row[TALLY_STAFF]
        row[TALLY_AT_BORDERS] = r.unit_handling[unit] >= 0
        row[TALLY_SHARED] = r.unit_handling[unit] == SHARE
        row[TALLY_PASSED_ON] = r.unit_handling[unit] == PASS
        row[TALLY_UNEVEN_TRUST] = uneven(r, unit, row[TALLY_SERVED_CITIZENS], row[TALLY_CITIZENS_TRUST])
        row[TALLY_PERFORMANCE_PAY] = performance_pay(
            r.unit_lever[unit].pay_share,
            r.unit_task[unit].sharpness,
            r.unit_task[unit].bonus,
            row[TALLY_REGISTERED_OUTPUT],
        )
        row[TALLY_COST] = cost(
            row[TALLY_STAFF],
            r.unit_task[unit].staffing,
            row[TALLY_MANAGERS],
            row[TALLY_LEAVERS] + row[TALLY_MANAGER_LEAVERS],
            row[TALLY_PERFORMANCE_PAY],
            &r.a,
        )


cdef void measure_parts(Run* r, int week) noexcept nogil:
    cdef int part
    for part in range(r.n_parts):
        sum_part(r, part, &r.tally[(<int64_t>week * r.n_parts + part) * TALLIES])


cdef void sum_part(Run* r, int part, double* row) noexcept nogil:
    """Sum over the units of one part: all, or those with one task profile."""
    cdef double[TALLIES] block
    cdef int unit, each, count = 0
    for each in range(TALLIES):
        row[each] = 0.0
        block[each] = 0.0
    for unit in range(r.n_units):
        if part == 0 or r.unit_kind[unit] == part - 1:
            for each in range(TALLIES):
                block[each] = block[each] + r.unit_tally[unit * TALLIES + each]
            count += 1
            if count == BLOCK:
                for each in range(TALLIES):
                    row[each] = row[each] + block[each]
                    block[each] = 0.0
                count = 0
    for each in range(TALLIES):
        row[each] = row[each] + block[each]


cdef double uneven(Run* r, int unit, double citizens, double trusting) noexcept nogil:
    """Return half the sum of how far each citizen's trust in the service is from their mean."""
    cdef int index
    cdef double mean = trusting / citizens if citizens > 0.0 else 0.0, own
    cdef Sum apart
    start(&apart)
    for index in range(r.unit_start[unit], r.unit_start[unit + 1]):
        if r.member_role[r.unit_member[index]] == CITIZEN:
            own = mean_trust(r, r.unit_member[index], SERVED, -1.0)
            if own >= 0.0:
                add(&apart, fabs(own - mean))
    return 0.5 * result(&apart)


cdef double mean_trust(Run* r, int i, int relation, double otherwise) noexcept nogil:
    """Return the mean trust of member i on the ties of a relation."""
    cdef int64_t tie, first = ties_of(r, i, relation), end = ties_of(r, i, relation + 1)
    cdef Sum trusts
    start(&trusts)
    for tie in range(first, end):
        add(&trusts, trust(&r.tie_belief[tie * BELIEFS], &r.a))
    return result(&trusts) / (end - first) if end > first else otherwise


cdef double mean_belief(Run* r, int i, int relation, int belief, double otherwise) noexcept nogil:
    """Return the mean of one belief of member i on the ties of a relation."""
    cdef int64_t tie, first = ties_of(r, i, relation), end = ties_of(r, i, relation + 1)
    cdef Sum beliefs
    start(&beliefs)
    for tie in range(first, end):
        add(&beliefs, r.tie_belief[tie * BELIEFS + belief])
    return result(&beliefs) / (end - first) if end > first else otherwise


cdef inline double confidence(Run* r, int i, int belief) noexcept nogil:
    """Return one belief of member i about the manager; own propensity without a manager."""
    cdef int64_t up = r.member_upward[i]
    return r.tie_belief[up * BELIEFS + belief] if up >= 0 else r.member_propensity[i]


cdef void hear(Run* r, int i, int64_t tie, int belief, double told, double salience) noexcept nogil:
    """Move one belief towards what is told, good or bad alike; without salience nothing is heard."""
    cdef double* held = &r.tie_belief[tie * BELIEFS + belief]
    cdef double* evidence
    if salience <= 0.0:
        return
    if r.a.trust_rule == BETA:
        evidence = &r.tie_evidence[(tie * BELIEFS + belief) * 2]
        evidence[0], evidence[1] = update_beta(evidence[0], evidence[1], told, 1.0, 1.0, salience)
        held[0] = belief_beta(evidence[0], evidence[1], r.member_propensity[i])
    else:
        held[0] = update_delta(held[0], told, r.a.gain * salience, r.a.gain * salience)
