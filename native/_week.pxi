# The week, phase by phase: the twin of reference.py, with the same names.

cdef void perform(Run* r, int week, int phase) noexcept nogil:
    if phase == PROPOSE_PHASE:
        propose(r, week)
    elif phase == GOVERN_PHASE:
        govern(r, week)
    elif phase == LEAD_PHASE:
        lead(r)
    elif phase == ARRIVE_PHASE:
        arrive(r)
    elif phase == DECIDE_PHASE:
        decide(r, week)
    elif phase == RESPOND_PHASE:
        respond(r, week)
    elif phase == DELIVER_PHASE:
        deliver(r, week)
    elif phase == SIGNAL_PHASE:
        signal(r)
    elif phase == UPDATE_PHASE:
        update(r, week)
    elif phase == ADAPT_PHASE:
        adapt(r)
    elif phase == LEAVE_PHASE:
        leave(r, week)
    elif phase == MEASURE_PHASE:
        measure(r, week)


cdef void _populate(Run* r) noexcept nogil:
    cdef int i
    cdef int64_t tie
    for i in range(r.n_members):
        r.member_mode[i] = -1
        r.member_stance[i] = -1
        take_place(r, i, r.a.ability)
    for i in range(r.n_members):
        for tie in range(r.tie_start[i], r.tie_start[i + 1]):
            meet(r, i, tie, -1, r.member_propensity[i])


cdef void take_place(Run* r, int i, double ability) noexcept nogil:
    cdef Draws draws = draw_block(r.seed, r.replication, r.member_person[i], NOBODY, 0, PERSON_STREAM)
    r.member_disposition[i] = disposition(draws.u0, &r.a)
    r.member_motivation[i] = motivation_of(r.member_disposition[i], &r.a)
    r.member_ability[i] = perceived(ability, r.a.ability_spread, draws.u1)
    r.member_propensity[i] = perceived(r.a.propensity, r.a.propensity_spread, draws.u2)
    r.member_strain[i] = r.a.strain_base


cdef void meet(Run* r, int i, int64_t tie, int way, double around) noexcept nogil:
    """Let member i have a first impression, around what `known_before` finds; see `reference._meet`."""
    cdef int each
    cdef double propensity = r.member_propensity[i]
    cdef double impression, against
    cdef Draws draws = draw_block(
        r.seed,
        r.replication,
        r.member_person[i],
        r.member_person[r.tie_trustee[tie]],
        0,
        FIRST_IMPRESSION_STREAM,
    )
    cdef double* noise = &draws.u0
    cdef double[3] centre
    for each in range(BELIEFS):
        centre[each] = around if way < 0 else known_before(r, i, tie, way, each)
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
    for each in range(r.tie_start[centre], r.tie_start[centre + 1]):
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
        r.run_expected[0], r.run_reported[0] / political_clock(r), r.run_scandal[0], &r.a
    )
    return tightening(alarmed, trusting, &r.a) - letting_go(r.run_control[0], trusting, &r.a)


cdef void govern(Run* r, int week) noexcept nogil:
    cdef int i, index, unit, politicians = 0
    cdef double before = r.run_control[0]
    cdef double control, change, reported, trusting
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
    for unit in range(r.n_units):
        r.unit_reform[unit] = reform_settled(
            r.unit_reform[unit], r.unit_changed[unit] + fabs(control - before), &r.a
        )
        r.unit_changed[unit] = 0.0
    for index in range(r.n_members - 1, -1, -1):
        i = r.member_order[index]
        trusting = mean_trust(r, i, MANDATE, -1.0)
        if trusting >= 0.0:
            r.member_control[i] = passed_on(control, trusting, &r.a)
        elif r.member_upward[i] >= 0:
            r.member_control[i] = r.member_control[r.tie_trustee[r.member_upward[i]]]
        else:
            r.member_control[i] = control


cdef void lead(Run* r) noexcept nogil:
    cdef int i
    for i in range(r.n_members):
        if r.member_role[i] == MANAGER:
            r.member_priority[i] = mean_trust(r, i, DOWNWARD, 0.5)


cdef void arrive(Run* r) noexcept nogil:
    cdef int i
    for i in range(r.n_members):
        if r.member_role[i] == MANAGER:
            managers_week(r, i)
    for i in range(r.n_members):
        if r.member_role[i] == STAFF or r.member_role[i] == MANAGER:
            levers_arrive(r, i)


cdef void managers_week(Run* r, int i) noexcept nogil:
    cdef Levers* lever = &r.unit_lever[r.member_unit[i]]
    cdef double control = r.member_control[i]
    cdef double administration = managers_administration(
        tightened(lever.monitoring, control), tightened(lever.target_load, control), &r.a
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
    for tie in range(r.tie_start[i], r.tie_start[i + 1]):
        if r.tie_relation[tie] == DOWNWARD:
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
    cdef double talk, administration, left, change
    cdef int64_t above = r.member_downward[i], up = r.member_upward[i]
    cdef double* time = &r.member_time[i * USES]
    if above >= 0:
        discretion = discretion_received(discretion, trust(&r.tie_belief[above * BELIEFS], &r.a), &r.a)
    if up >= 0:
        manager = r.tie_trustee[up]
        monitoring = monitoring * r.member_checks[manager]
        support = support * r.member_coaches[manager]
    talk = dialogue(lever.voice, support, confidence(r, i, BENEVOLENCE))
    r.member_monitoring[i] = monitoring
    r.member_sanctions[i] = sanctions
    r.member_support[i] = support
    r.member_discretion[i] = discretion
    r.member_seen[i] = information(monitoring, &r.a)
    r.member_talk[i] = talk
    r.member_answered[i] = response(sanctions, talk)
    r.member_felt[i] = felt_control(monitoring, sanctions, lever.voice, &r.a)
    if r.member_role[i] == STAFF:
        administration = follow_up_hours(meant_monitoring(r, i), targets, &r.a)
        left = hours_left(administration, lever.voice, support, &r.a)
        change = lowest(left, r.unit_reform[unit])
        time[WORK] = left - change
        time[ADMINISTRATION] = administration
        time[DIALOGUE] = r.a.hours_voice * lever.voice
        time[COACHING] = r.a.hours_support * support
        time[CHANGE] = change
        time[OTHER] = r.a.hours_always


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
    cdef double seen = r.member_seen[i], talk = r.member_talk[i], sanctions = r.member_sanctions[i]
    cdef double mean, hoped, paid, unanswered
    cdef int64_t tie
    cdef Sum integrity
    cdef Draws draws
    start(&integrity)
    for tie in range(r.tie_start[i], r.tie_start[i + 1]):
        if r.tie_relation[tie] == PEER or r.tie_relation[tie] == PARTNER:
            add(&integrity, r.tie_belief[tie * BELIEFS + INTEGRITY])
            colleagues += 1
    mean = result(&integrity) / colleagues if colleagues > 0 else r.member_propensity[i]
    hoped = synergy(expectation(mean, lever.purpose, &r.a), &r.a)
    paid = pay(lever.pay_share, task.sharpness)
    unanswered = r.unit_unanswered[unit] if r.member_disposition[i] == CONDITIONAL else 0.0
    draws = draw_block(r.seed, r.replication, r.member_person[i], NOBODY, week, WEEK_STREAM)
    return choice(
        utility_cooperate(motivation, hoped, task.interdependence, paid, task.alignment, unanswered, &r.a),
        utility_target(motivation, hoped, task.interdependence, paid, task.alignment, &r.a),
        utility_game(
            paid,
            task.alignment,
            penalty(r.a.gaming_seen, seen, sanctions, talk, motivation, &r.a),
            motivation,
            &r.a,
        ),
        utility_slack(penalty(1.0, seen, sanctions, talk, motivation, &r.a), motivation, &r.a),
        r.a.choice_noise,
        draws.u0,
    )


cdef void respond(Run* r, int week) noexcept nogil:
    cdef int i
    for i in range(r.n_members):
        if r.member_role[i] == CITIZEN:
            r.member_stance[i] = choose_stance(r, i, week)


cdef int choose_stance(Run* r, int i, int week) noexcept nogil:
    cdef Levers* lever = &r.unit_lever[r.member_unit[i]]
    cdef double propensity = r.member_propensity[i]
    cdef double service = mean_trust(r, i, SERVED, propensity)
    cdef double loyalty = utility_loyalty(service, mean_belief(r, i, CIVIC, INTEGRITY, propensity), &r.a)
    cdef double quality = mean_belief(r, i, SERVED, ABILITY, propensity)
    cdef Draws draws = draw_block(r.seed, r.replication, r.member_person[i], NOBODY, week, WEEK_STREAM)
    return stance(
        loyalty,
        utility_voice(loyalty, quality, lever.voice, &r.a),
        r.a.civic_outside,
        r.a.choice_noise,
        draws.u0,
    )


cdef void deliver(Run* r, int week) noexcept nogil:
    cdef int unit, index, i, staff
    cdef double speaking_up
    for unit in range(r.n_units):
        staff = 0
        for index in range(r.unit_start[unit], r.unit_start[unit + 1]):
            if r.member_role[r.unit_member[index]] == STAFF:
                staff += 1
        if staff == 0:
            continue
        speaking_up = work(r, unit, staff)
        for index in range(r.unit_start[unit], r.unit_start[unit + 1]):
            i = r.unit_member[index]
            if r.member_role[i] == STAFF:
                r.member_mistake[i] = err(r, unit, i, week, speaking_up)
        conceal(r, unit, staff, week)


cdef double work(Run* r, int unit, int staff) noexcept nogil:
    cdef int index, i, citizens = 0, withdrawn = 0, voices = 0, cooperating = 0
    cdef double together, yielded, paid, fitting, full_week, hours
    cdef Levers* lever = &r.unit_lever[unit]
    cdef Task* task = &r.unit_task[unit]
    for index in range(r.unit_start[unit], r.unit_start[unit + 1]):
        i = r.unit_member[index]
        if r.member_role[i] == CITIZEN:
            citizens += 1
            withdrawn += r.member_stance[i] == EXIT
            voices += r.member_stance[i] == VOICE
        elif r.member_role[i] == STAFF:
            cooperating += r.member_mode[i] == COOPERATE
    together = coproduction(1.0 - <double>withdrawn / citizens, &r.a) if citizens > 0 else 1.0
    yielded = synergy(<double>cooperating / staff, &r.a)
    paid = pay(lever.pay_share, task.sharpness)
    for index in range(r.unit_start[unit], r.unit_start[unit + 1]):
        i = r.unit_member[index]
        if r.member_role[i] != STAFF:
            continue
        hours = r.member_time[i * USES + WORK]
        fitting = fit(task.variance, r.member_discretion[i], r.member_ability[i], &r.a)
        full_week = true_output(
            r.member_mode[i],
            r.member_motivation[i],
            yielded,
            task.interdependence,
            task.alignment,
            paid,
            &r.a,
        )
        r.member_true[i] = full_week * fitting * r.member_ability[i] * hours * together
        r.member_registered[i] = registered_output(r.member_mode[i], task.alignment, paid, &r.a) * hours
    return <double>voices / citizens if citizens > 0 else 0.0


cdef int err(Run* r, int unit, int i, int week, double speaking_up) noexcept nogil:
    cdef Levers* lever = &r.unit_lever[unit]
    cdef double monitoring = r.member_monitoring[i], discretion = r.member_discretion[i]
    cdef double trusting = 0.5 * (confidence(r, i, BENEVOLENCE) + confidence(r, i, INTEGRITY))
    cdef Draws draws = draw_block(r.seed, r.replication, r.member_person[i], NOBODY, week, WEEK_STREAM)
    return mistake(
        error_probability(
            r.member_strain[i], discretion, r.member_ability[i], r.unit_lessons[unit], &r.a
        ),
        report_probability(lever.voice, r.member_sanctions[i], trusting, &r.a),
        found_probability(monitoring, speaking_up, &r.a),
        acted_on(monitoring, r.member_support[i]),
        draws.u1,
    )


cdef void conceal(Run* r, int unit, int staff, int week) noexcept nogil:
    cdef int index, i, scandal
    cdef double monitoring, hidden
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
    draws = draw_block(
        r.seed, r.replication, r.unit_member[r.unit_start[unit]], NOBODY, week, UNIT_STREAM
    )
    scandal = draws.u0 < scandal_probability(hidden, &r.a)
    r.unit_harm[unit] = harm(hidden, scandal, &r.a)
    r.unit_scandal[unit] = scandal
    r.unit_hidden[unit] = r.a.scandal_left * hidden if scandal else hidden


cdef void signal(Run* r) noexcept nogil:
    cdef int index, i, j, led
    cdef int64_t tie
    cdef double shown
    cdef Sum conducts, performances, helping, esteems, registered
    for index in range(r.n_members):
        i = r.member_order[index]
        led = 0
        start(&esteems)
        if r.member_role[i] == STAFF:
            for tie in range(r.tie_start[i], r.tie_start[i + 1]):
                if r.tie_relation[tie] == SERVING:
                    add(&esteems, trust(&r.tie_belief[r.tie_reverse[tie] * BELIEFS], &r.a))
                    led += 1
            r.member_conduct[i] = conduct(r.member_mode[i], &r.a)
            r.member_performance[i] = performance(r.member_mode[i], &r.a)
            r.member_helpfulness[i] = helpfulness(r.member_mode[i])
            r.member_esteem[i] = result(&esteems) / led if led > 0 else r.a.unseen
        elif r.member_role[i] == MANAGER:
            start(&conducts)
            start(&performances)
            start(&helping)
            start(&registered)
            for tie in range(r.tie_start[i], r.tie_start[i + 1]):
                if r.tie_relation[tie] == DOWNWARD:
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
        else:
            shown = r.a.unseen
            if r.member_role[i] == CITIZEN:
                shown = 0.0 if r.member_stance[i] == EXIT else 1.0
            r.member_conduct[i] = shown
            r.member_performance[i] = shown
            r.member_helpfulness[i] = shown
            r.member_esteem[i] = r.a.unseen


cdef void update(Run* r, int week) noexcept nogil:
    cdef int i, j, unit
    cdef int64_t tie
    cdef int8_t relation
    cdef double unanswered, kindness, contact, ability, benevolence, integrity, salience
    cdef Levers* lever
    cdef Draws draws
    for i in range(r.n_members):
        unit = r.member_unit[i]
        lever = &r.unit_lever[unit]
        unanswered = r.unit_unanswered[unit]
        kindness = leader_benevolence(
            r.member_monitoring[i],
            r.member_support[i],
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
            contact = r.a.contact if relation == PEER or relation == UPWARD else r.a.contact_far
            salience = 1.0
            ability = r.member_ability[j]
            benevolence = r.member_helpfulness[j]
            if relation == DOWNWARD:
                salience = r.a.salience_span
                integrity = r.member_performance[j]
                if draws.u0 >= r.member_seen[j]:
                    ability = r.a.unseen
                    benevolence = r.a.unseen
                    integrity = r.a.unseen
            elif draws.u0 >= contact:
                fade_tie(r, i, tie)
                continue
            elif relation == UPWARD:
                salience = r.a.salience_line
                benevolence = kindness
                integrity = 1.0 - unanswered
            elif relation == OVERSIGHT:
                ability = result_seen(r.member_registered[j], r.run_expected[0], &r.a)
                benevolence = r.member_esteem[j]
                integrity = 1.0 - r.run_scandal[0]
            elif relation == MANDATE:
                benevolence = 1.0 - r.run_control[0]
                integrity = steadiness(r.run_change[0])
            elif relation == SERVED:
                benevolence = treatment(benevolence, r.member_discretion[j])
                ability = experience(r.member_true[j], &r.a)
                integrity = honesty(r.member_mistake[j], r.unit_scandal[r.member_unit[j]])
            else:
                integrity = r.member_conduct[j]
            learn(r, i, tie, ability, benevolence, integrity, salience, &draws)


cdef void adapt(Run* r) noexcept nogil:
    cdef int unit, index, i, staff, staff_in_all = 0, staff_in_scandals = 0
    cdef Sum unanswered, taught, output, registered
    for i in range(r.n_members):
        if r.member_role[i] == STAFF or r.member_role[i] == MANAGER:
            change(r, i)
    start(&registered)
    for unit in range(r.n_units):
        staff = 0
        start(&unanswered)
        start(&taught)
        start(&output)
        for index in range(r.unit_start[unit], r.unit_start[unit + 1]):
            i = r.unit_member[index]
            if r.member_role[i] == STAFF:
                staff += 1
                add(&unanswered, unanswered_by(r.member_mode[i], r.member_seen[i], r.member_answered[i]))
                add(&output, r.member_registered[i])
                if r.member_mistake[i] == REPORT_MENDED or r.member_mistake[i] == FIND_MENDED:
                    add(&taught, 1.0 - r.member_sanctions[i])
        if staff == 0:
            continue
        r.unit_unanswered[unit] = remembered(r.unit_unanswered[unit], result(&unanswered) / staff, &r.a)
        r.unit_lessons[unit] = lessons_kept(r.unit_lessons[unit], result(&taught) / staff, &r.a)
        staff_in_all += staff
        if r.unit_scandal[unit]:
            staff_in_scandals += staff
        add(&registered, result(&output))
    if staff_in_all > 0:
        r.run_reported[0] += result(&registered) / staff_in_all
        r.run_scandal[0] = scandals_remembered(
            r.run_scandal[0], <double>staff_in_scandals / staff_in_all, &r.a
        )


cdef void change(Run* r, int i) noexcept nogil:
    cdef bint staff = r.member_role[i] == STAFF
    cdef double felt = r.member_felt[i], support = r.member_support[i]
    cdef double lost = 1.0 - r.member_time[i * USES + WORK] if staff else 1.0 - r.member_coaches[i]
    r.member_motivation[i] = motivation_moved(
        r.member_motivation[i],
        motivation_of(r.member_disposition[i], &r.a),
        r.member_discretion[i],
        confidence(r, i, BENEVOLENCE),
        mean_belief(r, i, SERVING, INTEGRITY, 0.5),
        felt,
        &r.a,
    )
    r.member_strain[i] = strain_moved(
        r.member_strain[i], lost, staff and r.member_mode[i] == COOPERATE, support, felt, &r.a
    )
    if staff:
        r.member_ability[i] = ability_moved(
            r.member_ability[i], support, r.member_seen[i], r.member_sanctions[i], &r.a
        )


cdef void leave(Run* r, int week) noexcept nogil:
    cdef int i, unit, index, staff, left
    cdef int64_t tie
    cdef Draws draws
    for i in range(r.n_members):
        r.member_left[i] = 0
        if r.member_role[i] == STAFF or r.member_role[i] == MANAGER:
            draws = draw_block(r.seed, r.replication, r.member_person[i], NOBODY, week, WEEK_STREAM)
            r.member_left[i] = draws.u2 < leaving(r.member_strain[i], confidence(r, i, BENEVOLENCE), &r.a)
    for i in range(r.n_members):
        if r.member_left[i]:
            r.member_person[i] = r.member_person[i] + ONE_HOLDER
            take_place(r, i, r.a.newcomer_ability if r.member_role[i] == STAFF else r.a.ability)
    for unit in range(r.n_units):
        staff = 0
        left = 0
        for index in range(r.unit_start[unit], r.unit_start[unit + 1]):
            i = r.unit_member[index]
            staff += r.member_role[i] == STAFF
            left += r.member_left[i]
        if staff > 0 and left > 0:
            r.unit_reform[unit] += introduction(<double>left / staff, &r.a)
    for i in range(r.n_members):
        if r.member_left[i]:
            for tie in range(r.tie_start[i], r.tie_start[i + 1]):
                meet(r, i, tie, REPUTATION, 0.0)
                meet(r, r.tie_trustee[tie], r.tie_reverse[tie], HABIT, 0.0)


cdef void measure(Run* r, int week) noexcept nogil:
    cdef int unit, index, i, kind
    cdef int64_t tie
    cdef double* row
    cdef double* time
    cdef Sum[TALLIES] sums
    for unit in range(r.n_units):
        row = &r.tally[(<int64_t>week * r.n_units + unit) * TALLIES]
        for index in range(TALLIES):
            row[index] = 0.0
            start(&sums[index])
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
                add(&sums[TALLY_TRUE_OUTPUT], r.member_true[i])
                add(&sums[TALLY_REGISTERED_OUTPUT], r.member_registered[i])
                add(&sums[TALLY_MOTIVATION], r.member_motivation[i])
                add(&sums[TALLY_STRAIN], r.member_strain[i])
                add(&sums[TALLY_ABILITY], r.member_ability[i])
                add(&sums[TALLY_CAPACITY], r.member_ability[i] * (1.0 - r.member_strain[i]))
                add(&sums[TALLY_FELT_CONTROL], r.member_felt[i])
                add(&sums[TALLY_FREEDOM], r.member_discretion[i])
                add(&sums[TALLY_CONTROL], r.member_control[i])
                add(&sums[TALLY_WORK_HOURS], time[WORK])
                add(&sums[TALLY_ADMINISTRATION_HOURS], time[ADMINISTRATION])
                add(&sums[TALLY_DIALOGUE_HOURS], time[DIALOGUE])
                add(&sums[TALLY_COACHING_HOURS], time[COACHING])
                add(&sums[TALLY_CHANGE_HOURS], time[CHANGE])
            elif r.member_role[i] == MANAGER:
                row[TALLY_MANAGERS] += 1.0
                row[TALLY_MANAGER_LEAVERS] += r.member_left[i]
                add(&sums[TALLY_MANAGER_ADMINISTRATION], time[ADMINISTRATION])
                add(&sums[TALLY_MANAGER_COACHING], time[COACHING])
                add(&sums[TALLY_MANAGER_CHECKING], time[CHECKING])
            elif r.member_role[i] == CITIZEN:
                row[TALLY_CITIZENS] += 1.0
                row[TALLY_LOYALTY + r.member_stance[i]] += 1.0
            for tie in range(r.tie_start[i], r.tie_start[i + 1]):
                kind = TALLY_TIES + 2 * r.tie_relation[tie]
                row[kind] += 1.0
                add(&sums[kind + 1], trust(&r.tie_belief[tie * BELIEFS], &r.a))
        for index in range(TALLIES):
            # Counts are in the row already, and their sums are 0.
            row[index] += result(&sums[index])
        row[TALLY_HARM] = r.unit_harm[unit] * row[TALLY_STAFF]
        row[TALLY_HIDDEN] = r.unit_hidden[unit] * row[TALLY_STAFF]
        row[TALLY_SCANDALS] = r.unit_scandal[unit]
        row[TALLY_UNANSWERED] = r.unit_unanswered[unit] * row[TALLY_STAFF]
        row[TALLY_COST] = (
            row[TALLY_STAFF]
            + row[TALLY_MANAGERS]
            + r.a.recruitment * (row[TALLY_LEAVERS] + row[TALLY_MANAGER_LEAVERS])
        )


cdef double mean_trust(Run* r, int i, int relation, double otherwise) noexcept nogil:
    """Return the mean trust of member i on the ties of a relation."""
    cdef int64_t tie
    cdef int ties = 0
    cdef Sum trusts
    start(&trusts)
    for tie in range(r.tie_start[i], r.tie_start[i + 1]):
        if r.tie_relation[tie] == relation:
            add(&trusts, trust(&r.tie_belief[tie * BELIEFS], &r.a))
            ties += 1
    return result(&trusts) / ties if ties > 0 else otherwise


cdef double mean_belief(Run* r, int i, int relation, int belief, double otherwise) noexcept nogil:
    """Return the mean of one belief of member i on the ties of a relation."""
    cdef int64_t tie
    cdef int ties = 0
    cdef Sum beliefs
    start(&beliefs)
    for tie in range(r.tie_start[i], r.tie_start[i + 1]):
        if r.tie_relation[tie] == relation:
            add(&beliefs, r.tie_belief[tie * BELIEFS + belief])
            ties += 1
    return result(&beliefs) / ties if ties > 0 else otherwise


cdef inline double confidence(Run* r, int i, int belief) noexcept nogil:
    """Return one belief of member i about the manager; own propensity without a manager."""
    cdef int64_t up = r.member_upward[i]
    return r.tie_belief[up * BELIEFS + belief] if up >= 0 else r.member_propensity[i]


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
