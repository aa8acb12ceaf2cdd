# Made by mirror.py; do not edit. The rules of agents/rules.py.


cdef inline double update_delta(double belief, double signal, double gain, double loss) noexcept nogil:
    cdef double rate
    rate = gain if signal >= belief else loss
    return belief + rate * (signal - belief)


cdef inline (double, double) update_beta(double r, double s, double signal, double forgetting, double k, double weight) noexcept nogil:
    return (forgetting * r + weight * signal, forgetting * s + weight * (k * (1.0 - signal)))


cdef inline double belief_beta(double r, double s, double propensity) noexcept nogil:
    return (r + 2.0 * propensity) / (r + s + 2.0)


cdef inline double fade(double belief, double propensity, const Assumptions* a) noexcept nogil:
    return belief + a.fading * (propensity - belief)


cdef inline double trust(const double* beliefs, const Assumptions* a) noexcept nogil:
    cdef double ability
    cdef double benevolence
    cdef double integrity
    cdef double weighted
    ability = beliefs[0]
    benevolence = beliefs[1]
    integrity = beliefs[2]
    weighted = a.weight_ability * ability + a.weight_benevolence * benevolence + a.weight_integrity * integrity
    return weighted / (a.weight_ability + a.weight_benevolence + a.weight_integrity)


cdef inline double perceived(double signal, double noise, double draw) noexcept nogil:
    return lowest(1.0, highest(0.0, signal + noise * (2.0 * draw - 1.0)))


cdef inline double hearsay(double trust_in_teller, const Assumptions* a) noexcept nogil:
    return a.gossip * trust_in_teller


cdef inline double headlines(double outrage, const Assumptions* a) noexcept nogil:
    return a.media * outrage


cdef inline double generalised(double propensity, double upbringing, double experienced, const Assumptions* a) noexcept nogil:
    return propensity + a.generalising * (0.5 * upbringing + 0.5 * experienced - propensity)


cdef inline double alarm(double expected, double reported, double scandal, double warnings, const Assumptions* a) noexcept nogil:
    cdef double raised
    raised = a.scandal_alarm * scandal + a.report_alarm * warnings
    if expected > 0.0 and reported < expected:
        raised = raised + a.alarm_slope * (expected - reported)
    return lowest(1.0, raised)


cdef inline double tightening(double alarmed, double trust_in_directors, const Assumptions* a) noexcept nogil:
    return a.reactivity * a.political_step * alarmed * (1.0 - trust_in_directors)


cdef inline double letting_go(double control, double trust_in_directors, const Assumptions* a) noexcept nogil:
    return a.loosening * trust_in_directors * control


cdef inline double expectation_of_results(double expected, double reported, const Assumptions* a) noexcept nogil:
    if expected <= 0.0:
        return reported
    if reported > expected:
        return expected + a.ratchet * (reported - expected)
    return expected + a.lenience * (reported - expected)


cdef inline double passed_on(double control, double trust_in_politicians, const Assumptions* a) noexcept nogil:
    return control * (1.0 - a.buffering * (1.0 - trust_in_politicians))


cdef inline double amplified(double control, double trust_in_those_led, const Assumptions* a) noexcept nogil:
    return lowest(1.0, control * (1.0 + a.amplification * (1.0 - 2.0 * trust_in_those_led)))


cdef inline double majority_falls(double trust_in_service, const Assumptions* a) noexcept nogil:
    return lowest(1.0, a.election_base + a.election_distrust * (1.0 - trust_in_service))


cdef inline double message(double heard, double trust_in_manager, const Assumptions* a) noexcept nogil:
    return heard * (1.0 - a.message_loss * (1.0 - trust_in_manager))


cdef inline double tightened(double lever, double control) noexcept nogil:
    return lowest(1.0, lever + control)


cdef inline double loosened(double discretion, double control) noexcept nogil:
    return highest(0.0, discretion - control)


cdef inline double managers_administration(double monitoring, double target_load, double consistency, const Assumptions* a) noexcept nogil:
    return a.managers_office + a.managers_targets * target_load + a.managers_reports * monitoring + a.managers_consistency * consistency


cdef inline double coaching_hours(double free, double coaching, double checking, double priority) noexcept nogil:
    cdef double share
    cdef double weight
    if coaching + checking <= free:
        return coaching
    weight = coaching * priority + checking * (1.0 - priority)
    share = free * (coaching * priority / weight) if weight > 0.0 else 0.0
    return highest(lowest(coaching, share), free - checking)


cdef inline double coverage(double hours, double wanted) noexcept nogil:
    return hours / wanted if wanted > 0.0 else 1.0


cdef inline double monitoring_received(double lever, double manager_trust, const Assumptions* a) noexcept nogil:
    return (1.0 - a.manager_weight) * lever + a.manager_weight * (a.closest_watch * (1.0 - manager_trust))


cdef inline double discretion_received(double lever, double manager_trust, double believed_ability, const Assumptions* a) noexcept nogil:
    cdef double granted
    granted = (1.0 - a.manager_weight) * lever + a.manager_weight * manager_trust
    return granted - a.graduation * highest(0.0, granted - believed_ability)


cdef inline double information(double monitoring, const Assumptions* a) noexcept nogil:
    cdef double unwatched
    unwatched = 1.0 - monitoring
    return 1.0 - (1.0 - a.seen_anyway) * (unwatched * unwatched)


cdef inline double dialogue(double voice, double support, double benevolence) noexcept nogil:
    return voice * (0.5 + 0.5 * support) * benevolence


cdef inline double response(double sanctions, double talk) noexcept nogil:
    return 1.0 - (1.0 - sanctions) * (1.0 - talk)


cdef inline double felt_control(double monitoring, double sanctions, double voice, const Assumptions* a) noexcept nogil:
    return monitoring * (a.felt_anyway + (1.0 - a.felt_anyway) * sanctions) * (1.0 - a.voice_softening * voice)


cdef inline double follow_up_hours(double monitoring, double target_load, const Assumptions* a) noexcept nogil:
    return a.hours_monitoring * monitoring + a.hours_targets * target_load


cdef inline double hours_together(double participation, double continuity, const Assumptions* a) noexcept nogil:
    return a.hours_participation * participation + a.hours_continuity * continuity


cdef inline double hours_left(double administration, double voice, double support, double together, const Assumptions* a) noexcept nogil:
    return 1.0 - a.hours_always - administration - a.hours_voice * voice - a.hours_support * support - together


cdef inline double ambiguity(double targets, double purpose, double alignment) noexcept nogil:
    cdef double few
    few = 1.0 - targets
    return (1.0 - purpose) * (1.0 - alignment * (1.0 - few * few))


cdef inline double broken(double share, double continuity) noexcept nogil:
    return share * (1.0 - continuity)


cdef inline double reform_settled(double reform, double changed, const Assumptions* a) noexcept nogil:
    return reform * (1.0 - a.reform_fading) + a.reform_hours * changed


cdef inline double expectation(double colleagues, double purpose, const Assumptions* a) noexcept nogil:
    return (1.0 - a.prior_weight) * colleagues + a.prior_weight * (a.prior_base + a.prior_purpose * purpose)


cdef inline double synergy(double share, const Assumptions* a) noexcept nogil:
    return risen(power(share, a.steepness), power(a.threshold, a.steepness))


cdef inline double risen(double steep, double turn) noexcept nogil:
    return steep * (1.0 + turn) / (steep + turn)


cdef inline double dependent(double yielded, double interdependence) noexcept nogil:
    return 1.0 - interdependence * (1.0 - yielded)


cdef inline double penalty(double visible, double seen, double sanctions, double talk, double motivation, const Assumptions* a) noexcept nogil:
    return seen * visible * (sanctions * a.formal_answer + talk * a.social_answer * motivation)


cdef inline double pay(double pay_share, double ranked, double pooling, double sharpness, const Assumptions* a) noexcept nogil:
    cdef double driving
    driving = 1.0 - (1.0 - pay_share) * (1.0 - a.rivalry * ranked)
    return driving * sharpness * (1.0 - a.dilution * pooling)


cdef inline double utility_cooperate(double motivation, double hoped, double interdependence, double pay_share, double alignment, double unanswered, const Assumptions* a) noexcept nogil:
    return motivation * a.meaning * dependent(hoped, interdependence) + pay_share * alignment - a.effort - a.withdrawal * unanswered


cdef inline double utility_target(double motivation, double hoped, double interdependence, double pay_share, double alignment, const Assumptions* a) noexcept nogil:
    return a.target_meaning * motivation * a.meaning * alignment * dependent(hoped, a.target_dependence * interdependence) + pay_share - a.target_effort * a.effort


cdef inline double utility_game(double pay_share, double raced, double alignment, double punished, double motivation, const Assumptions* a) noexcept nogil:
    return (pay_share + a.race * raced) * (1.0 - alignment * alignment) - punished - a.gaming_guilt * motivation - a.gaming_cost


cdef inline double utility_slack(double punished, double motivation, const Assumptions* a) noexcept nogil:
    return -punished - a.slack_guilt * motivation


cdef inline int choice(double cooperate, double target, double game, double slack, double noise, double draw) noexcept nogil:
    cdef double best
    best = highest(highest(highest(cooperate, target), game), slack)
    return picked(exp_(behind(cooperate, best, noise)), exp_(behind(target, best, noise)), exp_(behind(game, best, noise)), exp_(behind(slack, best, noise)), draw)


cdef inline double behind(double utility, double best, double noise) noexcept nogil:
    return (utility - best) / noise


cdef inline int picked(double cooperate, double target, double game, double slack, double draw) noexcept nogil:
    cdef double aim
    aim = draw * (cooperate + target + game + slack)
    if aim < cooperate:
        return COOPERATE
    if aim < cooperate + target:
        return TARGET
    if aim < cooperate + target + game:
        return GAME
    return SLACK


cdef inline double utility_loyalty(double trust_in_service, double others, const Assumptions* a) noexcept nogil:
    return a.civic_service * trust_in_service + a.civic_others * others


cdef inline double utility_voice(double loyalty, double quality, double participation, const Assumptions* a) noexcept nogil:
    return loyalty + a.voice_gain * (1.0 - quality) * participation - a.voice_cost


cdef inline int stance(double loyalty, double voice, double withdrawal, double noise, double draw) noexcept nogil:
    cdef double aim
    cdef double best
    cdef double w_exit
    cdef double w_loyalty
    cdef double w_voice
    best = highest(highest(loyalty, voice), withdrawal)
    w_loyalty = exp_((loyalty - best) / noise)
    w_voice = exp_((voice - best) / noise)
    w_exit = exp_((withdrawal - best) / noise)
    aim = draw * (w_loyalty + w_voice + w_exit)
    if aim < w_loyalty:
        return LOYALTY
    if aim < w_loyalty + w_voice:
        return VOICE
    return EXIT


cdef inline double coproduction(double cooperating, double participation, const Assumptions* a) noexcept nogil:
    return 1.0 + a.coproduction * participation * (cooperating - 0.5)


cdef inline double fit(double variance, double discretion, double ability, double continuity, const Assumptions* a) noexcept nogil:
    cdef double known
    known = 1.0 - a.stranger_loss * (1.0 - continuity)
    return 1.0 - a.misfit * (variance * (1.0 - discretion * ability * known) + a.misfit_routine * (1.0 - variance) * discretion)


cdef inline double clarity(double ambiguous, const Assumptions* a) noexcept nogil:
    return 1.0 - a.ambiguity_loss * ambiguous


cdef inline double true_output(int mode, double motivation, double yielded, double interdependence, double alignment, double pay_share, const Assumptions* a) noexcept nogil:
    if mode == COOPERATE:
        return (1.0 + a.intensity * (motivation - 1.0)) * dependent(yielded, interdependence)
    if mode == TARGET:
        return alignment * (1.0 + a.intensity * pay_share) * dependent(yielded, a.target_dependence * interdependence)
    return 0.0


cdef inline double registered_output(int mode, double alignment, double pay_share, const Assumptions* a) noexcept nogil:
    if mode == COOPERATE:
        return alignment
    if mode == TARGET:
        return 1.0 + a.intensity * pay_share
    if mode == GAME:
        return 1.0 - alignment * alignment
    return 0.0


cdef inline double performance_pay(double pay_share, double sharpness, double bonus, double registered) noexcept nogil:
    return bonus * (pay_share * sharpness) * registered


cdef inline double cost(double staff, double staffing, double managers, double leavers, double performance, const Assumptions* a) noexcept nogil:
    return staff * staffing + managers + a.recruitment * leavers + performance


cdef inline double prevented(double own, double partners, const Assumptions* a) noexcept nogil:
    return a.own_return * own + (1.0 - a.own_return) * partners


cdef inline double needs(double load, double prevention, const Assumptions* a) noexcept nogil:
    return load * (1.0 - a.prevention_effect * prevention)


cdef inline double return_share(double pooling, double contract, double partner_trust, const Assumptions* a) noexcept nogil:
    cdef double given
    given = a.transfer if partner_trust >= a.transfer_trust else 0.0
    return a.own_return + (1.0 - a.own_return) * highest(highest(pooling, contract), given)


cdef inline double utility_share(double returned, double others, double sanctions, const Assumptions* a) noexcept nogil:
    return a.sharing_value * returned * others - a.sharing_cost - a.sharing_blame * sanctions * (1.0 - others)


cdef inline double utility_pass(double returned, double competition, double partner_trust, const Assumptions* a) noexcept nogil:
    return a.passing_gain * (1.0 - returned) * (0.5 + 0.5 * competition) - a.passing_guilt * partner_trust


cdef inline int handling(double share, double passing, double noise, double draw) noexcept nogil:
    cdef double aim
    cdef double best
    cdef double w_keep
    cdef double w_pass
    cdef double w_share
    best = highest(highest(share, 0.0), passing)
    w_share = exp_((share - best) / noise)
    w_keep = exp_((0.0 - best) / noise)
    w_pass = exp_((passing - best) / noise)
    aim = draw * (w_share + w_keep + w_pass)
    if aim < w_share:
        return SHARE
    if aim < w_share + w_keep:
        return KEEP
    return PASS


cdef inline double utility_prevent(double horizon, double returned, const Assumptions* a) noexcept nogil:
    cdef double discounted
    discounted = 1.0 / (1.0 + a.prevention_delay / (0.5 + 8.0 * horizon))
    return a.prevention_value * returned * discounted - a.prevention_cost


cdef inline int prevents(double utility, double noise, double draw) noexcept nogil:
    cdef double best
    cdef double w_not
    cdef double w_prevent
    best = highest(utility, 0.0)
    w_prevent = exp_((utility - best) / noise)
    w_not = exp_((0.0 - best) / noise)
    return 1 if draw * (w_prevent + w_not) < w_prevent else 0


cdef inline double prevention_kept(double stock, int preventing, const Assumptions* a) noexcept nogil:
    cdef double built
    built = a.prevention_pace * (1.0 - stock) if preventing else 0.0
    return lowest(1.0, highest(0.0, stock + built - a.prevention_fading * stock))


cdef inline double across_borders(int kind, double shared, double sharing, const Assumptions* a) noexcept nogil:
    cdef double met
    if kind == SHARE:
        met = sharing + (1.0 - sharing) * a.kept_value
    elif kind == KEEP:
        met = a.kept_value
    else:
        met = 0.0
    return 1.0 - shared * (1.0 - met)


cdef inline double handled(int kind) noexcept nogil:
    if kind == SHARE:
        return 1.0
    return 0.5 if kind == KEEP else 0.0


cdef inline double meets_needs(int mode, double alignment) noexcept nogil:
    if mode == COOPERATE:
        return 1.0
    return alignment if mode == TARGET else 0.0


cdef inline double unmet(double needed, double met, const Assumptions* a) noexcept nogil:
    return highest(0.0, a.case_hours * needed - met)


cdef inline double review_depth(double trust_in_managers) noexcept nogil:
    return 1.0 - trust_in_managers


cdef inline double review_reach(double depth, double trust_in_reviewer) noexcept nogil:
    return depth * (0.5 + 0.5 * trust_in_reviewer)


cdef inline double brought_up(double hidden, double reach, const Assumptions* a) noexcept nogil:
    return a.review_yield * reach * hidden


cdef inline double review_work(double depth, const Assumptions* a) noexcept nogil:
    return a.review_hours * a.reform_fading * depth


cdef inline double error_probability(double strain, double discretion, double ability, double lessons, const Assumptions* a) noexcept nogil:
    return lowest(1.0, a.error_rate * (1.0 + strain) * (1.0 + discretion * (1.0 - ability)) * (1.0 - a.error_lessons * lessons))


cdef inline double heeded(double voice, double norm, const Assumptions* a) noexcept nogil:
    return voice * (1.0 - a.norm_weight * (1.0 - norm))


cdef inline double report_probability(double voice, double purpose, double sanctions, double confidence, const Assumptions* a) noexcept nogil:
    return (a.report_base + (1.0 - a.report_base) * voice) * confidence * (1.0 - a.silence * sanctions) * (1.0 - a.advocacy * purpose * (1.0 - voice))


cdef inline double found_probability(double monitoring, double speaking_up, const Assumptions* a) noexcept nogil:
    return 1.0 - (1.0 - a.inspection * monitoring) * (1.0 - a.complaint * speaking_up)


cdef inline double acted_on(double monitoring, double support) noexcept nogil:
    return 1.0 - (1.0 - monitoring) * (1.0 - support)


cdef inline int mistake(double error, double reported, double found, double mended, double draw) noexcept nogil:
    cdef double find_mended
    cdef double report_ignored
    cdef double report_mended
    report_mended = error * reported * mended
    report_ignored = error * reported * (1.0 - mended)
    find_mended = error * (1.0 - reported) * found * mended
    if draw >= error:
        return NONE
    if draw < report_mended:
        return REPORT_MENDED
    if draw < report_mended + report_ignored:
        return REPORT_IGNORED
    if draw < report_mended + report_ignored + find_mended:
        return FIND_MENDED
    return HIDDEN


cdef inline double concealed(int error, int mode, double discretion, const Assumptions* a) noexcept nogil:
    cdef double left
    left = 1.0 if error == HIDDEN or error == REPORT_IGNORED else 0.0
    if mode == GAME:
        return left + a.cover_up
    if mode == SLACK:
        return left + a.cover_up * discretion
    return left


cdef inline double hidden_stock(double hidden, double added, double monitoring, const Assumptions* a) noexcept nogil:
    return (hidden + added) * (1.0 - a.hidden_fading - a.hidden_surfacing * monitoring)


cdef inline double scandal_probability(double hidden, const Assumptions* a) noexcept nogil:
    return lowest(1.0, a.scandal_rate * (hidden * hidden))


cdef inline double harm(double hidden, int scandal, double waiting, const Assumptions* a) noexcept nogil:
    return a.harm * hidden + (a.scandal_damage * hidden if scandal else 0.0) + a.waiting_harm * waiting


cdef inline double conduct(int mode, const Assumptions* a) noexcept nogil:
    if mode == COOPERATE:
        return 1.0
    if mode == TARGET:
        return a.conduct_target
    if mode == GAME:
        return a.conduct_game
    return 0.0


cdef inline double performance(int mode, const Assumptions* a) noexcept nogil:
    if mode == COOPERATE:
        return 1.0
    if mode == TARGET:
        return a.performance_target
    if mode == GAME:
        return a.conduct_game
    return 0.0


cdef inline double helpfulness(int mode) noexcept nogil:
    return 1.0 if mode == COOPERATE else 0.0


cdef inline double leader_benevolence(double monitoring, double support, double voice, double discretion, double felt, double unanswered, const Assumptions* a) noexcept nogil:
    cdef double acted
    acted = acted_on(monitoring, support)
    return a.leader_base + a.leader_support * support + a.leader_voice * voice * acted - a.leader_unheard * voice * (1.0 - acted) + a.leader_discretion * discretion - a.leader_felt * felt - a.leader_unanswered * unanswered


cdef inline double leader_integrity(double unanswered, double consistency, double purpose, const Assumptions* a) noexcept nogil:
    return (1.0 - unanswered) * (1.0 - a.inconsistency * (1.0 - consistency) * purpose)


cdef inline double encounter_contact(double continuity, const Assumptions* a) noexcept nogil:
    return a.contact_far * (1.0 - a.encounter_loss * (1.0 - continuity))


cdef inline double experience(double true, const Assumptions* a) noexcept nogil:
    return a.encounter_base + a.encounter_value * true


cdef inline double treatment(double helpful, double discretion, double cooperative, const Assumptions* a) noexcept nogil:
    return 0.5 * helpful + 0.5 * discretion * (1.0 - a.favouritism * (1.0 - cooperative))


cdef inline double honesty(int error, int scandal) noexcept nogil:
    return 0.0 if scandal or error == HIDDEN or error == REPORT_IGNORED else 1.0


cdef inline double result_seen(double registered, double expected, const Assumptions* a) noexcept nogil:
    return 0.5 + a.result_slope * (registered - expected) if expected > 0.0 else 0.5


cdef inline double steadiness(double change, double consistency, double purpose, const Assumptions* a) noexcept nogil:
    return 0.0 if change > 0.0 else leader_integrity(0.0, consistency, purpose, a)


cdef inline double unanswered_by(int mode, double seen, double answered) noexcept nogil:
    if mode == GAME or mode == SLACK:
        return 1.0 - seen * answered
    return 0.0


cdef inline double remembered(double unanswered, double this_week, const Assumptions* a) noexcept nogil:
    return unanswered + a.free_riding_memory * (this_week - unanswered)


cdef inline double norm_kept(double norm, double reports, double acted, const Assumptions* a) noexcept nogil:
    return lowest(1.0, highest(0.0, norm + a.norm_pace * (acted - norm * reports)))


cdef inline double lessons_left(double lessons, double leavers, const Assumptions* a) noexcept nogil:
    return lessons * (1.0 - a.lessons_personal * leavers)


cdef inline double lessons_kept(double lessons, double mended, const Assumptions* a) noexcept nogil:
    cdef double moved
    moved = lessons + a.lesson_pace * mended * (1.0 - lessons) - a.lesson_fading * lessons
    return lowest(1.0, highest(0.0, moved))


cdef inline double scandals_remembered(double scandal, double this_week, const Assumptions* a) noexcept nogil:
    return lowest(1.0, scandal * (1.0 - a.scandal_fading) + this_week)


cdef inline double motivation_moved(double motivation, double intrinsic, double discretion, double trusted, double citizens, double purpose, double felt, const Assumptions* a) noexcept nogil:
    cdef double rest
    rest = intrinsic * (1.0 + a.motivation_freedom * (discretion - 0.5) + a.motivation_trusted * (trusted - 0.5) + a.motivation_citizens * (citizens - 0.5) + a.motivation_purpose * purpose - a.crowding * felt)
    return motivation + a.motivation_pace * (highest(0.0, rest) - motivation)


cdef inline double conflict(double voice, double colleagues) noexcept nogil:
    return voice * (1.0 - colleagues)


cdef inline double strain_moved(double strain, double pressure, bint cooperating, double support, double felt, double ambiguous, double in_conflict, const Assumptions* a) noexcept nogil:
    cdef double rest
    rest = a.strain_base + a.strain_hours * pressure + (a.strain_cooperation if cooperating else 0.0) - a.strain_support * (support - 0.5) + a.strain_felt * felt + a.strain_ambiguity * ambiguous + a.strain_conflict * in_conflict
    return strain + a.strain_pace * (lowest(1.0, highest(0.0, rest)) - strain)


cdef inline double ability_moved(double ability, double support, double seen, double sanctions, const Assumptions* a) noexcept nogil:
    cdef double learned
    learned = a.learning_by_doing + a.learning_support * support + a.learning_feedback * seen * (1.0 - 0.5 * sanctions)
    return lowest(1.0, highest(0.0, ability + learned * (1.0 - ability) - a.ability_drift * ability))


cdef inline double leaving(double strain, double benevolence, const Assumptions* a) noexcept nogil:
    cdef double distrust
    cdef double yearly
    distrust = 1.0 - benevolence
    yearly = a.leaving_base + a.leaving_strain * highest(0.0, strain - a.strain_tolerated) + a.leaving_distrust * (distrust * distrust)
    return yearly / WEEKS_PER_YEAR


cdef inline double introduction(double newcomers, const Assumptions* a) noexcept nogil:
    return a.introduction * a.reform_fading * newcomers


cdef inline double applicants_opportunists(double answered, double purpose, const Assumptions* a) noexcept nogil:
    return lowest(1.0, a.opportunists * (1.0 + a.sorting_motives * (1.0 - answered - purpose)))


cdef inline double applicants_committed(double pay_share, double purpose, const Assumptions* a) noexcept nogil:
    return lowest(1.0, a.committed * (1.0 + a.sorting_motives * (purpose - pay_share)))


cdef inline double applicants_ability(double pay_share, double alignment, const Assumptions* a) noexcept nogil:
    return lowest(1.0, a.newcomer_ability + a.sorting_ability * pay_share * alignment)


cdef inline int disposition(double draw, double opportunists, double committed) noexcept nogil:
    if draw < opportunists:
        return OPPORTUNIST
    if draw < opportunists + (1.0 - opportunists) * committed:
        return COMMITTED
    return CONDITIONAL


cdef inline double motivation_of(int kind, const Assumptions* a) noexcept nogil:
    if kind == OPPORTUNIST:
        return a.motivation_opportunist
    if kind == COMMITTED:
        return a.motivation_committed
    return a.motivation_conditional
