# The kernel's twin of agents/rules.py: same names, same operations in the same order. The equations,
# units and sources are documented there.

cdef enum:
    MANAGER = 0
    STAFF = 1

    PEER = 0
    UPWARD = 1
    DOWNWARD = 2

    ABILITY = 0
    BENEVOLENCE = 1
    INTEGRITY = 2
    BELIEFS = 3

    COOPERATE = 0
    TARGET = 1
    GAME = 2
    SLACK = 3

    OPPORTUNIST = 0
    CONDITIONAL = 1
    COMMITTED = 2

    DELTA = 0
    BETA = 1


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


cdef inline double hours_for_work(
    double follow_up, double voice, double support, const Assumptions* a
) noexcept nogil:
    return 1.0 - a.hours_always - follow_up - a.hours_voice * voice - a.hours_support * support


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
    cdef double acted_on = 1.0 - (1.0 - monitoring) * (1.0 - support)
    return (
        a.leader_base
        + a.leader_support * support
        + a.leader_voice * voice * acted_on
        + a.leader_discretion * discretion
        - a.leader_felt * felt
        - a.leader_unanswered * unanswered
    )


cdef inline double unanswered_by(int mode, double seen, double answered) noexcept nogil:
    if mode == GAME or mode == SLACK:
        return 1.0 - seen * answered
    return 0.0


cdef inline double remembered(double unanswered, double this_week, const Assumptions* a) noexcept nogil:
    return unanswered + a.free_riding_memory * (this_week - unanswered)


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
