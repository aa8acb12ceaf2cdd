"""The rules of the model: one scalar function an equation, named as in docs/ODD.md.

The reference engine calls these functions; the kernel's twin of each stands under the same name in
``native/_rules.pxi`` and gives the same bits. `a` is always the `Assumptions` of the run. Arguments and
results are floats in [0, 1] unless said otherwise; motivation is 0 or more (1 = a conditional co-operator),
output, harm and hidden errors are 0 or more for each member of staff, utilities are any number.
"""

from collections.abc import Sequence

from tillit.model.parameters import Assumptions
from tillit.model.schedule import WEEKS_PER_YEAR
from tillit.model.vocabulary import Disposition, Mistake, Mode, Stance
from tillit.native.bits import exp_, power

# ---------------------------------------------------------------- beliefs and trust


def update_delta(belief: float, signal: float, gain: float, loss: float) -> float:
    """Move a belief towards the signal: by `gain` of the surprise if good, by `loss` if bad (ODD eq. 1).

    Under Bernoulli(p) signals the stationary mean is ``gain p / (gain p + loss (1 - p))``.

    Parameters
    ----------
    belief, signal : float in [0, 1]
    gain, loss : float in [0, 1]
        Share of the surprise absorbed per signal, dimensionless.

    References
    ----------
    Rescorla & Wagner (1972); asymmetry: Slovic (1993), Risk Analysis 13:675-682.
    """
    if signal >= belief:
        return belief + gain * (signal - belief)
    return belief + loss * (signal - belief)


def update_beta(
    r: float, s: float, signal: float, forgetting: float, k: float, weight: float = 1.0
) -> tuple[float, float]:
    """Add a signal to the evidence for (r) and against (s) a trustee, forgetting old evidence (ODD eq. 2).

    Parameters
    ----------
    r, s : float >= 0
        Evidence, in numbers of signals.
    signal : float in [0, 1]
    forgetting : float in [0, 1]
        Share of the old evidence kept.
    k : float >= 1
        Weight of evidence against, relative to evidence for.
    weight : float >= 0
        Salience of the tie.

    Returns
    -------
    (r, s) : the new evidence

    References
    ----------
    Jøsang & Ismail (2002), The Beta Reputation System, 15th Bled Electronic Commerce Conference.
    """
    return forgetting * r + weight * signal, forgetting * s + weight * (k * (1.0 - signal))


def belief_beta(r: float, s: float, propensity: float) -> float:
    """Return the mean of the Beta belief with base rate `propensity`, two prior signals strong (ODD eq. 3).

    With propensity 1/2 it is ``(r + 1) / (r + s + 2)``.

    References
    ----------
    Jøsang (2016), Subjective Logic: projected probability with prior weight W = 2.
    """
    return (r + 2.0 * propensity) / (r + s + 2.0)


def fade(belief: float, propensity: float, a: Assumptions) -> float:
    """Let a belief without contact drift towards the trustor's propensity (ODD eq. 4)."""
    return belief + a.fading * (propensity - belief)


def trust(beliefs: Sequence[float], a: Assumptions) -> float:
    """Return trust on a tie: the weighted mean of the three beliefs, in the order of `Belief` (ODD eq. 5).

    References
    ----------
    Mayer, Davis & Schoorman (1995), AMR 20:709-734.
    """
    ability, benevolence, integrity = beliefs
    weighted = (
        a.weight_ability * ability + a.weight_benevolence * benevolence + a.weight_integrity * integrity
    )
    return weighted / (a.weight_ability + a.weight_benevolence + a.weight_integrity)


def perceived(signal: float, noise: float, draw: float) -> float:
    """Return a signal as it is seen: with even noise of half-width `noise`, kept in [0, 1] (ODD eq. 6)."""
    seen = signal + noise * (2.0 * draw - 1.0)
    if seen < 0.0:
        return 0.0
    if seen > 1.0:
        return 1.0
    return seen


# ---------------------------------------------------------------- politicians


def alarm(expected: float, reported: float, scandal: float, a: Assumptions) -> float:
    """Return the board's alarm: output below expectation, and scandals remembered (ODD eq. 7).

    Before the first report (`expected` 0) only scandals alarm.
    """
    raised = a.scandal_alarm * scandal
    if expected > 0.0 and reported < expected:
        raised = raised + a.alarm_slope * (expected - reported)
    return min(1.0, raised)


def tightening(alarmed: float, trust_in_directors: float, a: Assumptions) -> float:
    """Return how much control a politician wants added: alarm, where trust does not calm it (ODD eq. 8).

    References
    ----------
    Crozier (1964), The Bureaucratic Phenomenon, ch. 7 (the vicious circle of control).
    """
    return a.reactivity * a.political_step * alarmed * (1.0 - trust_in_directors)


def letting_go(control: float, trust_in_directors: float, a: Assumptions) -> float:
    """Return how much of the added control a politician wants taken away: slowly, with trust (ODD eq. 9)."""
    return a.loosening * trust_in_directors * control


def expectation_of_results(expected: float, reported: float, a: Assumptions) -> float:
    """Return what the board expects next: the first report, then it rises with results (ODD eq. 10)."""
    if expected <= 0.0:
        return reported
    return expected + a.ratchet * (max(expected, reported) - expected)


def passed_on(control: float, trust_in_politicians: float, a: Assumptions) -> float:
    """Return the control a director passes on; one without trust in the politicians buffers (ODD eq. 11)."""
    return control * (1.0 - a.buffering * (1.0 - trust_in_politicians))


def tightened(lever: float, control: float) -> float:
    """Return follow-up, sanctions or targets with the board's control added (ODD eq. 12)."""
    return min(1.0, lever + control)


def loosened(discretion: float, control: float) -> float:
    """Return discretion with the board's control taken off (ODD eq. 13)."""
    return max(0.0, discretion - control)


# ---------------------------------------------------------------- managers' hours


def managers_administration(monitoring: float, target_load: float, a: Assumptions) -> float:
    """Return the share of a manager's week that administration takes (ODD eq. 14)."""
    return a.managers_office + a.managers_targets * target_load + a.managers_reports * monitoring


def coaching_hours(free: float, coaching: float, checking: float, priority: float) -> float:
    """Return the hours a manager coaches, out of `free` hours (ODD eq. 15).

    All that is wanted, if coaching and checking both fit. Otherwise the free hours are shared in proportion
    to what is wanted, weighted by `priority` for coaching and the rest for checking.

    Parameters
    ----------
    free, coaching, checking : float >= 0
        Hours there are, and hours wanted, as shares of the manager's week.
    priority : float in [0, 1]
    """
    if coaching + checking <= free:
        return coaching
    weight = coaching * priority + checking * (1.0 - priority)
    share = free * (coaching * priority / weight) if weight > 0.0 else 0.0
    return max(min(coaching, share), free - checking)


def coverage(hours: float, wanted: float) -> float:
    """Return how much of what is wanted the hours cover (ODD eq. 16)."""
    return hours / wanted if wanted > 0.0 else 1.0


# ---------------------------------------------------------------- how levers arrive


def monitoring_received(lever: float, manager_trust: float, a: Assumptions) -> float:
    """Return how closely a manager means to follow up: the lever, and the own distrust (ODD eq. 17)."""
    return (1.0 - a.manager_weight) * lever + a.manager_weight * (a.closest_watch * (1.0 - manager_trust))


def discretion_received(lever: float, manager_trust: float, a: Assumptions) -> float:
    """Return the freedom a member has: the lever, and the manager's own trust (ODD eq. 18)."""
    return (1.0 - a.manager_weight) * lever + a.manager_weight * manager_trust


def information(monitoring: float, a: Assumptions) -> float:
    """Return the probability that free riding is seen; it saturates in monitoring (ODD eq. 19)."""
    unwatched = 1.0 - monitoring
    return 1.0 - (1.0 - a.seen_anyway) * (unwatched * unwatched)


def dialogue(voice: float, support: float, benevolence: float) -> float:
    """Return how far talking can answer free riding (ODD eq. 20).

    It needs time nearby, and belief in the manager's benevolence.
    """
    return voice * (0.5 + 0.5 * support) * benevolence


def response(sanctions: float, talk: float) -> float:
    """Return the probability that seen free riding is answered, by sanctions or by dialogue (ODD eq. 21)."""
    return 1.0 - (1.0 - sanctions) * (1.0 - talk)


def felt_control(monitoring: float, sanctions: float, voice: float, a: Assumptions) -> float:
    """Return control as felt: also without sanctions, softened by voice (ODD eq. 22)."""
    return (
        monitoring * (a.felt_anyway + (1.0 - a.felt_anyway) * sanctions) * (1.0 - a.voice_softening * voice)
    )


def follow_up_hours(monitoring: float, target_load: float, a: Assumptions) -> float:
    """Return the share of a member's week that follow-up and targets take (ODD eq. 23)."""
    return a.hours_monitoring * monitoring + a.hours_targets * target_load


def hours_left(administration: float, voice: float, support: float, a: Assumptions) -> float:
    """Return the share of a member's week left when what takes hours has taken them (ODD eq. 24)."""
    return 1.0 - a.hours_always - administration - a.hours_voice * voice - a.hours_support * support


def reform_settled(reform: float, changed: float, a: Assumptions) -> float:
    """Return the share of the week that changes of governance still take, after one more (ODD eq. 25).

    `changed` is the absolute change of the board's control this week; dated events add to `reform` before.
    `a.reform_hours` a unit of change, fading from week to week. Not bounded; the hours there are bound it.
    """
    return reform * (1.0 - a.reform_fading) + a.reform_hours * changed


# ---------------------------------------------------------------- choosing how to work


def expectation(colleagues: float, purpose: float, a: Assumptions) -> float:
    """Return the share expected to co-operate (ODD eq. 26).

    `colleagues` is the mean belief in their integrity.
    """
    return (1.0 - a.prior_weight) * colleagues + a.prior_weight * (a.prior_base + a.prior_purpose * purpose)


def synergy(share: float, a: Assumptions) -> float:
    """Return what co-operation yields when `share` co-operate: a threshold public good (ODD eq. 27).

    0 at share 0, 1 at share 1, steep around `a.threshold`; 1 everywhere if the steepness is 0.
    """
    steep = power(share, a.steepness)
    turn = power(a.threshold, a.steepness)
    return steep * (1.0 + turn) / (steep + turn)


def dependent(yielded: float, interdependence: float) -> float:
    """Return the part of the value that is there when co-operation yields `yielded` (ODD eq. 28)."""
    return 1.0 - interdependence * (1.0 - yielded)


def penalty(
    visible: float, seen: float, sanctions: float, talk: float, motivation: float, a: Assumptions
) -> float:
    """Return the expected cost of being answered; the social answer bites only those who care (ODD eq. 29).

    In units of utility.
    """
    return seen * visible * (sanctions * a.formal_answer + talk * a.social_answer * motivation)


def pay(pay_share: float, sharpness: float) -> float:
    """Return pay for performance as it reaches the work of a unit (ODD eq. 30)."""
    return pay_share * sharpness


def utility_cooperate(
    motivation: float,
    hoped: float,
    interdependence: float,
    pay_share: float,
    alignment: float,
    unanswered: float,
    a: Assumptions,
) -> float:
    """Return the utility of working for the shared purpose with the others (ODD eq. 31).

    `hoped` is the synergy expected; `unanswered` is the unit's unanswered free riding for a conditional
    co-operator and 0 for everyone else.
    """
    return (
        motivation * a.meaning * dependent(hoped, interdependence)
        + pay_share * alignment
        - a.effort
        - a.withdrawal * unanswered
    )


def utility_target(
    motivation: float,
    hoped: float,
    interdependence: float,
    pay_share: float,
    alignment: float,
    a: Assumptions,
) -> float:
    """Return the utility of working alone on what is measured (ODD eq. 32)."""
    return (
        a.target_meaning * motivation * a.meaning * alignment
        * dependent(hoped, a.target_dependence * interdependence)
        + pay_share
        - a.target_effort * a.effort
    )  # fmt: skip


def utility_game(
    pay_share: float, alignment: float, punished: float, motivation: float, a: Assumptions
) -> float:
    """Return the utility of making the indicator look right (ODD eq. 33).

    There is nothing to gain where the indicator is the purpose.
    """
    return pay_share * (1.0 - alignment * alignment) - punished - a.gaming_guilt * motivation - a.gaming_cost


def utility_slack(punished: float, motivation: float, a: Assumptions) -> float:
    """Return the utility of doing nothing much (ODD eq. 34)."""
    return -punished - a.slack_guilt * motivation


def choice(cooperate: float, target: float, game: float, slack: float, noise: float, draw: float) -> int:
    """Return the `Mode` chosen: a multinomial logit over four utilities (ODD eq. 35).

    Parameters
    ----------
    cooperate, target, game, slack : float
        Utilities.
    noise : float > 0
        Temperature, in units of utility.
    draw : float in (0, 1)

    References
    ----------
    McFadden (1974); quantal response: McKelvey & Palfrey (1995), GEB 10:6-38.
    """
    best = max(cooperate, target, game, slack)
    w_cooperate = exp_((cooperate - best) / noise)
    w_target = exp_((target - best) / noise)
    w_game = exp_((game - best) / noise)
    w_slack = exp_((slack - best) / noise)
    aim = draw * (w_cooperate + w_target + w_game + w_slack)
    if aim < w_cooperate:
        return Mode.COOPERATE
    if aim < w_cooperate + w_target:
        return Mode.TARGET
    if aim < w_cooperate + w_target + w_game:
        return Mode.GAME
    return Mode.SLACK


# ---------------------------------------------------------------- citizens


def utility_loyalty(trust_in_service: float, others: float, a: Assumptions) -> float:
    """Return a citizen's utility of co-operating: trust in the service and in other citizens (ODD eq. 36).

    References
    ----------
    SOU 2018:38 section 2.7: a civic social trap.
    """
    return a.civic_service * trust_in_service + a.civic_others * others


def utility_voice(loyalty: float, quality: float, voice: float, a: Assumptions) -> float:
    """Return a citizen's utility of speaking up: when quality is low and voice is heard (ODD eq. 37).

    References
    ----------
    Hirschman (1970), Exit, Voice, and Loyalty, ch. 3.
    """
    return loyalty + a.voice_gain * (1.0 - quality) * voice - a.voice_cost


def stance(loyalty: float, voice: float, withdrawal: float, noise: float, draw: float) -> int:
    """Return the `Stance` chosen: a multinomial logit over three utilities (ODD eq. 38).

    Parameters as in `choice`.
    """
    best = max(loyalty, voice, withdrawal)
    w_loyalty = exp_((loyalty - best) / noise)
    w_voice = exp_((voice - best) / noise)
    w_exit = exp_((withdrawal - best) / noise)
    aim = draw * (w_loyalty + w_voice + w_exit)
    if aim < w_loyalty:
        return Stance.LOYALTY
    if aim < w_loyalty + w_voice:
        return Stance.VOICE
    return Stance.EXIT


# ---------------------------------------------------------------- what the work yields


def coproduction(cooperating: float, a: Assumptions) -> float:
    """Return the factor by which citizens raise or lower what the work yields (ODD eq. 39).

    `cooperating` is the share of the unit's citizens who do not withdraw. 1 / 2 gives 1.

    References
    ----------
    Ostrom (1996), Crossing the great divide: coproduction, World Development 24:1073-1087.
    """
    return 1.0 + a.coproduction * (cooperating - 0.5)


def fit(variance: float, discretion: float, ability: float, a: Assumptions) -> float:
    """Return how well the work fits the need (ODD eq. 40).

    It fits badly with too little freedom where needs vary, and with too much where they do not.
    """
    return 1.0 - a.misfit * (
        variance * (1.0 - discretion * ability) + a.misfit_routine * (1.0 - variance) * discretion
    )


def true_output(
    mode: int,
    motivation: float,
    yielded: float,
    interdependence: float,
    alignment: float,
    pay_share: float,
    a: Assumptions,
) -> float:
    """Return the value for citizens of a full week in `mode`, before fit, ability and hours (ODD eq. 41)."""
    if mode == Mode.COOPERATE:
        return (1.0 + a.intensity * (motivation - 1.0)) * dependent(yielded, interdependence)
    if mode == Mode.TARGET:
        return (
            alignment
            * (1.0 + a.intensity * pay_share)
            * dependent(yielded, a.target_dependence * interdependence)
        )
    return 0.0


def registered_output(mode: int, alignment: float, pay_share: float, a: Assumptions) -> float:
    """Return what the indicator shows of a full week in `mode`, before hours (ODD eq. 42)."""
    if mode == Mode.COOPERATE:
        return alignment
    if mode == Mode.TARGET:
        return 1.0 + a.intensity * pay_share
    if mode == Mode.GAME:
        return 1.0 - alignment * alignment
    return 0.0


# ---------------------------------------------------------------- errors and harm


def error_probability(
    strain: float, discretion: float, ability: float, lessons: float, a: Assumptions
) -> float:
    """Return the probability of an error this week (ODD eq. 43).

    Strain, and freedom beyond one's ability, make errors likelier; lessons make them rarer.
    """
    return min(
        1.0,
        a.error_rate
        * (1.0 + strain)
        * (1.0 + discretion * (1.0 - ability))
        * (1.0 - a.error_lessons * lessons),
    )


def report_probability(voice: float, sanctions: float, confidence: float, a: Assumptions) -> float:
    """Return the probability that a member reports an own error (ODD eq. 44).

    `confidence` is the mean belief in the manager's benevolence and integrity.

    References
    ----------
    Edmondson (1999), Psychological safety and learning behavior in work teams, ASQ 44:350-383.
    """
    return (a.report_base + (1.0 - a.report_base) * voice) * confidence * (1.0 - a.silence * sanctions)


def found_probability(monitoring: float, speaking_up: float, a: Assumptions) -> float:
    """Return the probability that an unreported error is found: by follow-up or by citizens (ODD eq. 45)."""
    return 1.0 - (1.0 - a.inspection * monitoring) * (1.0 - a.complaint * speaking_up)


def acted_on(monitoring: float, support: float) -> float:
    """Return the probability that what is known is acted on: follow-up or support is there (ODD eq. 46)."""
    return 1.0 - (1.0 - monitoring) * (1.0 - support)


def mistake(error: float, reported: float, found: float, mended: float, draw: float) -> int:
    """Return the week's `Mistake`: whether there is an error, and what becomes of it (ODD eq. 47).

    Parameters
    ----------
    error, reported, found, mended : float in [0, 1]
        Probabilities of an error, of a report, of being found if not reported, of being mended if known.
    draw : float in (0, 1)
    """
    report_mended = error * reported * mended
    report_ignored = error * reported * (1.0 - mended)
    find_mended = error * (1.0 - reported) * found * mended
    if draw >= error:
        return Mistake.NONE
    if draw < report_mended:
        return Mistake.REPORT_MENDED
    if draw < report_mended + report_ignored:
        return Mistake.REPORT_IGNORED
    if draw < report_mended + report_ignored + find_mended:
        return Mistake.FIND_MENDED
    return Mistake.HIDDEN


def concealed(error: int, mode: int, discretion: float, a: Assumptions) -> float:
    """Return what a member's week adds to the unit's hidden errors (ODD eq. 48).

    An error nobody mended; gaming covers up, and slack does as far as there is freedom.
    """
    left = 1.0 if error == Mistake.HIDDEN or error == Mistake.REPORT_IGNORED else 0.0
    if mode == Mode.GAME:
        return left + a.cover_up
    if mode == Mode.SLACK:
        return left + a.cover_up * discretion
    return left


def hidden_stock(hidden: float, added: float, monitoring: float, a: Assumptions) -> float:
    """Return the unit's hidden errors per member of staff; follow-up brings old ones up (ODD eq. 49)."""
    return (hidden + added) * (1.0 - a.hidden_fading - a.hidden_surfacing * monitoring)


def scandal_probability(hidden: float, a: Assumptions) -> float:
    """Return the probability that hidden errors come out this week (ODD eq. 50)."""
    return min(1.0, a.scandal_rate * (hidden * hidden))


def harm(hidden: float, scandal: int, a: Assumptions) -> float:
    """Return the harm done in the week per member of staff, in units of true output (ODD eq. 51)."""
    return a.harm * hidden + (a.scandal_damage * hidden if scandal else 0.0)


# ---------------------------------------------------------------- signals


def conduct(mode: int, a: Assumptions) -> float:
    """Return the integrity colleagues see in a week spent in `mode` (ODD eq. 52)."""
    if mode == Mode.COOPERATE:
        return 1.0
    if mode == Mode.TARGET:
        return a.conduct_target
    if mode == Mode.GAME:
        return a.conduct_game
    return 0.0


def performance(mode: int, a: Assumptions) -> float:
    """Return the integrity a manager sees in a week spent in `mode` (ODD eq. 53)."""
    if mode == Mode.COOPERATE:
        return 1.0
    if mode == Mode.TARGET:
        return a.performance_target
    if mode == Mode.GAME:
        return a.conduct_game
    return 0.0


def helpfulness(mode: int) -> float:
    """Return the benevolence seen in a week spent in `mode`: only co-operating helps others (ODD eq. 54)."""
    return 1.0 if mode == Mode.COOPERATE else 0.0


def leader_benevolence(
    monitoring: float,
    support: float,
    voice: float,
    discretion: float,
    felt: float,
    unanswered: float,
    a: Assumptions,
) -> float:
    """Return the benevolence a member sees in the manager (ODD eq. 55).

    Support, freedom, and voice that is acted on, less felt control and free riding left unanswered. Not
    bounded; `perceived` bounds it.
    """
    return (
        a.leader_base
        + a.leader_support * support
        + a.leader_voice * voice * acted_on(monitoring, support)
        + a.leader_discretion * discretion
        - a.leader_felt * felt
        - a.leader_unanswered * unanswered
    )


def experience(true: float, a: Assumptions) -> float:
    """Return the quality a citizen sees in a member's week; `perceived` bounds it (ODD eq. 56)."""
    return a.encounter_base + a.encounter_value * true


def treatment(helpful: float, discretion: float) -> float:
    """Return the benevolence a citizen sees: helpfulness, and freedom to decide on the spot (ODD eq. 57)."""
    return 0.5 * helpful + 0.5 * discretion


def honesty(error: int, scandal: int) -> float:
    """Return the integrity a citizen sees: gone with an error left standing, or a scandal (ODD eq. 58)."""
    return 0.0 if scandal or error == Mistake.HIDDEN or error == Mistake.REPORT_IGNORED else 1.0


def result_seen(registered: float, expected: float, a: Assumptions) -> float:
    """Return the ability a politician sees in a director: results against expectation (ODD eq. 59).

    Results are the week's, of those under the director; the expectation is the whole organisation's. Not
    bounded; `perceived` bounds it. Neutral before the first report.
    """
    return 0.5 + a.result_slope * (registered - expected) if expected > 0.0 else 0.5


def steadiness(change: float) -> float:
    """Return the integrity a director sees in a politician: gone in a week of tightening (ODD eq. 60).

    `change` is that of the board's control, -1 to 1.
    """
    return 0.0 if change > 0.0 else 1.0


# ---------------------------------------------------------------- what stays


def unanswered_by(mode: int, seen: float, answered: float) -> float:
    """Return the free riding of a week in `mode` that nobody answers (ODD eq. 61)."""
    if mode == Mode.GAME or mode == Mode.SLACK:
        return 1.0 - seen * answered
    return 0.0


def remembered(unanswered: float, this_week: float, a: Assumptions) -> float:
    """Return the unit's running share of unanswered free riding (ODD eq. 62)."""
    return unanswered + a.free_riding_memory * (this_week - unanswered)


def lessons_kept(lessons: float, mended: float, a: Assumptions) -> float:
    """Return the unit's lessons after a week with `mended` errors a member, unpunished (ODD eq. 63)."""
    moved = lessons + a.lesson_pace * mended * (1.0 - lessons) - a.lesson_fading * lessons
    return min(1.0, max(0.0, moved))


def scandals_remembered(scandal: float, this_week: float, a: Assumptions) -> float:
    """Return the memory of scandals; `this_week` is the share of staff in units with one (ODD eq. 64)."""
    return min(1.0, scandal * (1.0 - a.scandal_fading) + this_week)


def motivation_moved(
    motivation: float,
    intrinsic: float,
    discretion: float,
    trusted: float,
    citizens: float,
    felt: float,
    a: Assumptions,
) -> float:
    """Return motivation after a week: it follows freedom, trust and citizens, less felt control (ODD eq. 65).

    Everything is in proportion to what the person brings (`intrinsic`), so control crowds out little where
    there is little to crowd out (SOU 2018:38 section 5.2.4). It rests at `intrinsic` with freedom, belief in
    the manager's benevolence (`trusted`) and in citizens' integrity (`citizens`) at 1/2, and no felt control.
    """
    rest = intrinsic * (
        1.0
        + a.motivation_freedom * (discretion - 0.5)
        + a.motivation_trusted * (trusted - 0.5)
        + a.motivation_citizens * (citizens - 0.5)
        - a.crowding * felt
    )
    return motivation + a.motivation_pace * (max(0.0, rest) - motivation)


def strain_moved(
    strain: float, hours_lost: float, cooperating: bool, support: float, felt: float, a: Assumptions
) -> float:
    """Return strain after a week: hours lost, co-operation and felt control, less support (ODD eq. 66).

    `hours_lost` is the share of the week not left for the work; for a manager, the share of the coaching she
    wanted to do and had no time for.
    """
    rest = (
        a.strain_base
        + a.strain_hours * hours_lost
        + (a.strain_cooperation if cooperating else 0.0)
        - a.strain_support * (support - 0.5)
        + a.strain_felt * felt
    )
    return strain + a.strain_pace * (min(1.0, max(0.0, rest)) - strain)


def ability_moved(ability: float, support: float, seen: float, sanctions: float, a: Assumptions) -> float:
    """Return ability after a week: doing, coaching and feedback teach, needs drift (ODD eq. 67).

    References
    ----------
    Ivers et al. (2012), audit and feedback, CD000259; Kluger & DeNisi (1996), Psych. Bull. 119:254-284.
    """
    learned = (
        a.learning_by_doing
        + a.learning_support * support
        + a.learning_feedback * seen * (1.0 - 0.5 * sanctions)
    )
    return min(1.0, max(0.0, ability + learned * (1.0 - ability) - a.ability_drift * ability))


def leaving(strain: float, benevolence: float, a: Assumptions) -> float:
    """Return the probability of leaving this week: strain and distrust of the manager (ODD eq. 68).

    `benevolence` is the belief in the manager's.
    """
    distrust = 1.0 - benevolence
    yearly = (
        a.leaving_base
        + a.leaving_strain * max(0.0, strain - a.strain_tolerated)
        + a.leaving_distrust * (distrust * distrust)
    )
    return yearly / WEEKS_PER_YEAR


def introduction(newcomers: float, a: Assumptions) -> float:
    """Return the share of a unit's week that introducing newcomers takes at first (ODD eq. 69).

    `newcomers` is their number per member of staff. It fades like a change of governance, so that one takes
    `a.introduction` weeks of work in all.
    """
    return a.introduction * a.reform_fading * newcomers


# ---------------------------------------------------------------- people


def disposition(draw: float, a: Assumptions) -> int:
    """Return a person's `Disposition` (ODD section 5)."""
    if draw < a.opportunists:
        return Disposition.OPPORTUNIST
    if draw < a.opportunists + (1.0 - a.opportunists) * a.committed:
        return Disposition.COMMITTED
    return Disposition.CONDITIONAL


def motivation_of(kind: int, a: Assumptions) -> float:
    """Return the motivation that goes with a disposition; 1 = a conditional co-operator."""
    if kind == Disposition.OPPORTUNIST:
        return a.motivation_opportunist
    if kind == Disposition.COMMITTED:
        return a.motivation_committed
    return a.motivation_conditional
