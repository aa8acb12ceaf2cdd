# The kernel's twin of agents/rules.py: same names, same operations in the same order. The equations,
# units and sources are documented there.

# Fields in the order of `Governance`, `TaskProfile` and `Assumptions`, all double: a row of their values is
# read as the struct. Checked at import.
cdef struct Levers:
    double pay_share
    double monitoring
    double sanctions
    double target_load
    double voice
    double support
    double discretion
    double purpose


cdef struct Task:
    double alignment
    double interdependence
    double variance
    double sharpness


cdef struct Assumptions:
    double opportunists
    double committed
    double motivation_opportunist
    double motivation_conditional
    double motivation_committed
    double ability
    double ability_spread
    double propensity
    double propensity_spread
    double first_impression
    double trust_rule
    double gain
    double asymmetry
    double forgetting
    double fading
    double contact
    double weight_ability
    double weight_benevolence
    double weight_integrity
    double salience_line
    double salience_span
    double signal_noise
    double conduct_target
    double conduct_game
    double performance_target
    double unseen
    double leader_base
    double leader_support
    double leader_voice
    double leader_discretion
    double leader_felt
    double leader_unanswered
    double meaning
    double effort
    double choice_noise
    double threshold
    double steepness
    double prior_weight
    double prior_base
    double prior_purpose
    double target_meaning
    double target_effort
    double target_dependence
    double gaming_cost
    double gaming_guilt
    double gaming_seen
    double slack_guilt
    double formal_answer
    double social_answer
    double withdrawal
    double free_riding_memory
    double manager_weight
    double closest_watch
    double seen_anyway
    double felt_anyway
    double voice_softening
    double hours_always
    double hours_monitoring
    double hours_targets
    double hours_voice
    double hours_support
    double intensity
    double misfit
    double misfit_routine
    double newcomer_ability
    double motivation_pace
    double motivation_freedom
    double motivation_trusted
    double motivation_citizens
    double crowding
    double strain_pace
    double strain_base
    double strain_hours
    double strain_cooperation
    double strain_support
    double strain_felt
    double learning_by_doing
    double learning_support
    double learning_feedback
    double ability_drift
    double leaving_base
    double leaving_strain
    double leaving_distrust
    double strain_tolerated
    double recruitment
    double introduction
    double error_rate
    double error_lessons
    double report_base
    double silence
    double inspection
    double complaint
    double lesson_pace
    double lesson_fading
    double cover_up
    double hidden_fading
    double hidden_surfacing
    double harm
    double scandal_rate
    double scandal_damage
    double scandal_left
    double managers_office
    double managers_targets
    double managers_reports
    double managers_checking
    double managers_coaching
    double reform_hours
    double reform_fading
    double reactivity
    double political_clock
    double political_step
    double alarm_slope
    double scandal_alarm
    double scandal_fading
    double loosening
    double ratchet
    double result_slope
    double buffering
    double contact_far
    double coproduction
    double encounter_base
    double encounter_value
    double civic_service
    double civic_others
    double civic_outside
    double voice_gain
    double voice_cost


# As Python's max and min: the first, unless the second is strictly beyond it.
cdef inline double highest(double first, double second) noexcept nogil:
    return second if second > first else first


cdef inline double lowest(double first, double second) noexcept nogil:
    return second if second < first else first


cdef inline double update_delta(double belief, double signal, double gain, double loss) noexcept nogil:
    if signal >= belief:
        return belief + gain * (signal - belief)
    return belief + loss * (signal - belief)


cdef inline void update_beta(
    double* r, double* s, double signal, double forgetting, double k, double weight
) noexcept nogil:
    r[0] = forgetting * r[0] + weight * signal
    s[0] = forgetting * s[0] + weight * (k * (1.0 - signal))


cdef inline double belief_beta(double r, double s, double propensity) noexcept nogil:
    return (r + 2.0 * propensity) / (r + s + 2.0)


cdef inline double fade(double belief, double propensity, const Assumptions* a) noexcept nogil:
    return belief + a.fading * (propensity - belief)


cdef inline double trust(const double* belief, const Assumptions* a) noexcept nogil:
    cdef double weighted = (
        a.weight_ability * belief[ABILITY]
        + a.weight_benevolence * belief[BENEVOLENCE]
        + a.weight_integrity * belief[INTEGRITY]
    )
    return weighted / (a.weight_ability + a.weight_benevolence + a.weight_integrity)


cdef inline double perceived(double signal, double noise, double draw) noexcept nogil:
    cdef double seen = signal + noise * (2.0 * draw - 1.0)
    if seen < 0.0:
        return 0.0
    if seen > 1.0:
        return 1.0
    return seen


cdef inline double alarm(double expected, double reported, double scandal, const Assumptions* a) noexcept nogil:
    cdef double raised = a.scandal_alarm * scandal
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
    return expected + a.ratchet * (highest(expected, reported) - expected)


cdef inline double passed_on(double control, double trust_in_politicians, const Assumptions* a) noexcept nogil:
    return control * (1.0 - a.buffering * (1.0 - trust_in_politicians))


cdef inline double tightened(double lever, double control) noexcept nogil:
    return lowest(1.0, lever + control)


cdef inline double loosened(double discretion, double control) noexcept nogil:
    return highest(0.0, discretion - control)


cdef inline double managers_administration(
    double monitoring, double target_load, const Assumptions* a
) noexcept nogil:
    return a.managers_office + a.managers_targets * target_load + a.managers_reports * monitoring


cdef inline double coaching_hours(double free, double coaching, double checking, double priority) noexcept nogil:
    cdef double weight, share
    if coaching + checking <= free:
        return coaching
    weight = coaching * priority + checking * (1.0 - priority)
    share = free * (coaching * priority / weight) if weight > 0.0 else 0.0
    return highest(lowest(coaching, share), free - checking)


cdef inline double coverage(double hours, double wanted) noexcept nogil:
    return hours / wanted if wanted > 0.0 else 1.0


cdef inline double monitoring_received(double lever, double manager_trust, const Assumptions* a) noexcept nogil:
    return (1.0 - a.manager_weight) * lever + a.manager_weight * (a.closest_watch * (1.0 - manager_trust))


cdef inline double discretion_received(double lever, double manager_trust, const Assumptions* a) noexcept nogil:
    return (1.0 - a.manager_weight) * lever + a.manager_weight * manager_trust


cdef inline double information(double monitoring, const Assumptions* a) noexcept nogil:
    cdef double unwatched = 1.0 - monitoring
    return 1.0 - (1.0 - a.seen_anyway) * (unwatched * unwatched)


cdef inline double dialogue(double voice, double support, double benevolence) noexcept nogil:
    return voice * (0.5 + 0.5 * support) * benevolence


cdef inline double response(double sanctions, double talk) noexcept nogil:
    return 1.0 - (1.0 - sanctions) * (1.0 - talk)


cdef inline double felt_control(
    double monitoring, double sanctions, double voice, const Assumptions* a
) noexcept nogil:
    return monitoring * (a.felt_anyway + (1.0 - a.felt_anyway) * sanctions) * (1.0 - a.voice_softening * voice)


cdef inline double follow_up_hours(double monitoring, double target_load, const Assumptions* a) noexcept nogil:
    return a.hours_monitoring * monitoring + a.hours_targets * target_load


cdef inline double hours_left(
    double administration, double voice, double support, const Assumptions* a
) noexcept nogil:
    return 1.0 - a.hours_always - administration - a.hours_voice * voice - a.hours_support * support


cdef inline double reform_settled(double reform, double changed, const Assumptions* a) noexcept nogil:
    return reform * (1.0 - a.reform_fading) + a.reform_hours * changed


cdef inline double expectation(double colleagues, double purpose, const Assumptions* a) noexcept nogil:
    return (1.0 - a.prior_weight) * colleagues + a.prior_weight * (a.prior_base + a.prior_purpose * purpose)


cdef inline double synergy(double share, const Assumptions* a) noexcept nogil:
    cdef double steep = power(share, a.steepness)
    cdef double turn = power(a.threshold, a.steepness)
    return steep * (1.0 + turn) / (steep + turn)


cdef inline double dependent(double yielded, double interdependence) noexcept nogil:
    return 1.0 - interdependence * (1.0 - yielded)


cdef inline double penalty(
    double visible, double seen, double sanctions, double talk, double motivation, const Assumptions* a
) noexcept nogil:
    return seen * visible * (sanctions * a.formal_answer + talk * a.social_answer * motivation)


cdef inline double pay(double pay_share, double sharpness) noexcept nogil:
    return pay_share * sharpness


cdef inline double utility_cooperate(
    double motivation, double hoped, double interdependence, double pay_share, double alignment,
    double unanswered, const Assumptions* a
) noexcept nogil:
    return (
        motivation * a.meaning * dependent(hoped, interdependence)
        + pay_share * alignment
        - a.effort
        - a.withdrawal * unanswered
    )


cdef inline double utility_target(
    double motivation, double hoped, double interdependence, double pay_share, double alignment,
    const Assumptions* a
) noexcept nogil:
    return (
        a.target_meaning * motivation * a.meaning * alignment
        * dependent(hoped, a.target_dependence * interdependence)
        + pay_share
        - a.target_effort * a.effort
    )


cdef inline double utility_game(
    double pay_share, double alignment, double punished, double motivation, const Assumptions* a
) noexcept nogil:
    return pay_share * (1.0 - alignment * alignment) - punished - a.gaming_guilt * motivation - a.gaming_cost


cdef inline double utility_slack(double punished, double motivation, const Assumptions* a) noexcept nogil:
    return -punished - a.slack_guilt * motivation


cdef inline int choice(
    double cooperate, double target, double game, double slack, double noise, double draw
) noexcept nogil:
    cdef double best, w_cooperate, w_target, w_game, w_slack, aim
    best = cooperate
    if target > best:
        best = target
    if game > best:
        best = game
    if slack > best:
        best = slack
    w_cooperate = exp_((cooperate - best) / noise)
    w_target = exp_((target - best) / noise)
    w_game = exp_((game - best) / noise)
    w_slack = exp_((slack - best) / noise)
    aim = draw * (w_cooperate + w_target + w_game + w_slack)
    if aim < w_cooperate:
        return COOPERATE
    if aim < w_cooperate + w_target:
        return TARGET
    if aim < w_cooperate + w_target + w_game:
        return GAME
    return SLACK


cdef inline double utility_loyalty(double trust_in_service, double others, const Assumptions* a) noexcept nogil:
    return a.civic_service * trust_in_service + a.civic_others * others


cdef inline double utility_voice(
    double loyalty, double quality, double voice, const Assumptions* a
) noexcept nogil:
    return loyalty + a.voice_gain * (1.0 - quality) * voice - a.voice_cost


cdef inline int stance(double loyalty, double voice, double withdrawal, double noise, double draw) noexcept nogil:
    cdef double best = highest(highest(loyalty, voice), withdrawal)
    cdef double w_loyalty = exp_((loyalty - best) / noise)
    cdef double w_voice = exp_((voice - best) / noise)
    cdef double w_exit = exp_((withdrawal - best) / noise)
    cdef double aim = draw * (w_loyalty + w_voice + w_exit)
    if aim < w_loyalty:
        return LOYALTY
    if aim < w_loyalty + w_voice:
        return VOICE
    return EXIT


cdef inline double coproduction(double cooperating, const Assumptions* a) noexcept nogil:
    return 1.0 + a.coproduction * (cooperating - 0.5)


cdef inline double fit(double variance, double discretion, double ability, const Assumptions* a) noexcept nogil:
    return 1.0 - a.misfit * (
        variance * (1.0 - discretion * ability) + a.misfit_routine * (1.0 - variance) * discretion
    )


cdef inline double true_output(
    int mode, double motivation, double yielded, double interdependence, double alignment, double pay_share,
    const Assumptions* a
) noexcept nogil:
    if mode == COOPERATE:
        return (1.0 + a.intensity * (motivation - 1.0)) * dependent(yielded, interdependence)
    if mode == TARGET:
        return (
            alignment
            * (1.0 + a.intensity * pay_share)
            * dependent(yielded, a.target_dependence * interdependence)
        )
    return 0.0


cdef inline double registered_output(
    int mode, double alignment, double pay_share, const Assumptions* a
) noexcept nogil:
    if mode == COOPERATE:
        return alignment
    if mode == TARGET:
        return 1.0 + a.intensity * pay_share
    if mode == GAME:
        return 1.0 - alignment * alignment
    return 0.0


cdef inline double error_probability(
    double strain, double discretion, double ability, double lessons, const Assumptions* a
) noexcept nogil:
    return lowest(
        1.0,
        a.error_rate
        * (1.0 + strain)
        * (1.0 + discretion * (1.0 - ability))
        * (1.0 - a.error_lessons * lessons),
    )


cdef inline double report_probability(
    double voice, double sanctions, double confidence, const Assumptions* a
) noexcept nogil:
    return (a.report_base + (1.0 - a.report_base) * voice) * confidence * (1.0 - a.silence * sanctions)


cdef inline double found_probability(double monitoring, double speaking_up, const Assumptions* a) noexcept nogil:
    return 1.0 - (1.0 - a.inspection * monitoring) * (1.0 - a.complaint * speaking_up)


cdef inline double acted_on(double monitoring, double support) noexcept nogil:
    return 1.0 - (1.0 - monitoring) * (1.0 - support)


cdef inline int mistake(double error, double reported, double found, double mended, double draw) noexcept nogil:
    cdef double report_mended = error * reported * mended
    cdef double report_ignored = error * reported * (1.0 - mended)
    cdef double find_mended = error * (1.0 - reported) * found * mended
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
    cdef double left = 1.0 if error == HIDDEN or error == REPORT_IGNORED else 0.0
    if mode == GAME:
        return left + a.cover_up
    if mode == SLACK:
        return left + a.cover_up * discretion
    return left


cdef inline double hidden_stock(double hidden, double added, double monitoring, const Assumptions* a) noexcept nogil:
    return (hidden + added) * (1.0 - a.hidden_fading - a.hidden_surfacing * monitoring)


cdef inline double scandal_probability(double hidden, const Assumptions* a) noexcept nogil:
    return lowest(1.0, a.scandal_rate * (hidden * hidden))


cdef inline double harm(double hidden, int scandal, const Assumptions* a) noexcept nogil:
    return a.harm * hidden + (a.scandal_damage * hidden if scandal else 0.0)


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


cdef inline double leader_benevolence(
    double monitoring, double support, double voice, double discretion, double felt, double unanswered,
    const Assumptions* a
) noexcept nogil:
    return (
        a.leader_base
        + a.leader_support * support
        + a.leader_voice * voice * acted_on(monitoring, support)
        + a.leader_discretion * discretion
        - a.leader_felt * felt
        - a.leader_unanswered * unanswered
    )


cdef inline double experience(double true, const Assumptions* a) noexcept nogil:
    return a.encounter_base + a.encounter_value * true


cdef inline double treatment(double helpful, double discretion) noexcept nogil:
    return 0.5 * helpful + 0.5 * discretion


cdef inline double honesty(int error, int scandal) noexcept nogil:
    return 0.0 if scandal or error == HIDDEN or error == REPORT_IGNORED else 1.0


cdef inline double result_seen(double registered, double expected, const Assumptions* a) noexcept nogil:
    return 0.5 + a.result_slope * (registered - expected) if expected > 0.0 else 0.5


cdef inline double steadiness(double change) noexcept nogil:
    return 0.0 if change > 0.0 else 1.0


cdef inline double unanswered_by(int mode, double seen, double answered) noexcept nogil:
    if mode == GAME or mode == SLACK:
        return 1.0 - seen * answered
    return 0.0


cdef inline double remembered(double unanswered, double this_week, const Assumptions* a) noexcept nogil:
    return unanswered + a.free_riding_memory * (this_week - unanswered)


cdef inline double lessons_kept(double lessons, double mended, const Assumptions* a) noexcept nogil:
    cdef double moved = lessons + a.lesson_pace * mended * (1.0 - lessons) - a.lesson_fading * lessons
    return lowest(1.0, highest(0.0, moved))


cdef inline double scandals_remembered(double scandal, double this_week, const Assumptions* a) noexcept nogil:
    return lowest(1.0, scandal * (1.0 - a.scandal_fading) + this_week)


cdef inline double motivation_moved(
    double motivation, double intrinsic, double discretion, double trusted, double citizens, double felt,
    const Assumptions* a
) noexcept nogil:
    cdef double rest = intrinsic * (
        1.0
        + a.motivation_freedom * (discretion - 0.5)
        + a.motivation_trusted * (trusted - 0.5)
        + a.motivation_citizens * (citizens - 0.5)
        - a.crowding * felt
    )
    return motivation + a.motivation_pace * (highest(0.0, rest) - motivation)


cdef inline double strain_moved(
    double strain, double hours_lost, bint cooperating, double support, double felt, const Assumptions* a
) noexcept nogil:
    cdef double rest = (
        a.strain_base
        + a.strain_hours * hours_lost
        + (a.strain_cooperation if cooperating else 0.0)
        - a.strain_support * (support - 0.5)
        + a.strain_felt * felt
    )
    return strain + a.strain_pace * (lowest(1.0, highest(0.0, rest)) - strain)


cdef inline double ability_moved(
    double ability, double support, double seen, double sanctions, const Assumptions* a
) noexcept nogil:
    cdef double learned = (
        a.learning_by_doing
        + a.learning_support * support
        + a.learning_feedback * seen * (1.0 - 0.5 * sanctions)
    )
    return lowest(1.0, highest(0.0, ability + learned * (1.0 - ability) - a.ability_drift * ability))


cdef inline double leaving(double strain, double benevolence, const Assumptions* a) noexcept nogil:
    cdef double distrust = 1.0 - benevolence
    cdef double yearly = (
        a.leaving_base
        + a.leaving_strain * highest(0.0, strain - a.strain_tolerated)
        + a.leaving_distrust * (distrust * distrust)
    )
    return yearly / WEEKS_PER_YEAR


cdef inline double introduction(double newcomers, const Assumptions* a) noexcept nogil:
    return a.introduction * a.reform_fading * newcomers


cdef inline int disposition(double draw, const Assumptions* a) noexcept nogil:
    if draw < a.opportunists:
        return OPPORTUNIST
    if draw < a.opportunists + (1.0 - a.opportunists) * a.committed:
        return COMMITTED
    return CONDITIONAL


cdef inline double motivation_of(int kind, const Assumptions* a) noexcept nogil:
    if kind == OPPORTUNIST:
        return a.motivation_opportunist
    if kind == COMMITTED:
        return a.motivation_committed
    return a.motivation_conditional
