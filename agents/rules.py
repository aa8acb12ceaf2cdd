"""The rules of the model: one scalar function an equation, named as in docs/ODD.md.

The reference engine calls these functions; the kernel's twin of each stands under the same name in
``native/_rules.pxi`` and gives the same bits. `a` is always the `Assumptions` of the run. Arguments and
results are floats in [0, 1] unless said otherwise; motivation is 0 or more (1 = a conditional co-operator),
output, harm and hidden errors are 0 or more for each member of staff, utilities are any number.
"""

from collections.abc import Sequence

from tillit.model.parameters import Assumptions
from tillit.model.schedule import WEEKS_PER_YEAR
from tillit.model.vocabulary import Disposition, Handling, Mistake, Mode, Stance
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
    rate = gain if signal >= belief else loss
    return belief + rate * (signal - belief)


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
    return min(1.0, max(0.0, signal + noise * (2.0 * draw - 1.0)))


# ---------------------------------------------------------------- hearsay


def hearsay(trust_in_teller: float, a: Assumptions) -> float:
    """Return the salience of what somebody else tells: as far as the teller is trusted (ODD eq. 70).

    What is told moves a belief by eq. 1 or 2 with this salience and no asymmetry: good news told counts as
    much as bad, so that talk alone neither raises nor lowers trust.
    """
    return a.gossip * trust_in_teller


def headlines(outrage: float, a: Assumptions) -> float:
    """Return the salience of what the media tell of scandals elsewhere (ODD eq. 71).

    `outrage` is the share of staff in units with a scandal this week.
    """
    return a.media * outrage


def generalised(propensity: float, upbringing: float, experienced: float, a: Assumptions) -> float:
    """Return a citizen's propensity to trust after a week (ODD eq. 72).

    Slowly it moves halfway from what the citizen came with to what is met: `experienced` is the mean belief
    in the integrity of those she has ties to.

    References
    ----------
    Rothstein & Stolle (2008), The state and social capital, Comparative Politics 40:441-459.
    """
    return propensity + a.generalising * (0.5 * upbringing + 0.5 * experienced - propensity)


# ---------------------------------------------------------------- politicians


def alarm(expected: float, reported: float, scandal: float, warnings: float, a: Assumptions) -> float:
    """Return the board's alarm: output below expectation, scandals remembered, errors heard of (ODD eq. 7).

    `warnings` are errors heard of that nobody mended, per member of staff and week. Before the first report
    (`expected` 0) output does not alarm.
    """
    raised = a.scandal_alarm * scandal + a.report_alarm * warnings
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
    """Return what the board expects next: it follows results, up faster than down (ODD eq. 10)."""
    if expected <= 0.0:
        return reported
    if reported > expected:
        return expected + a.ratchet * (reported - expected)
    return expected + a.lenience * (reported - expected)


def passed_on(control: float, trust_in_politicians: float, a: Assumptions) -> float:
    """Return the control a director passes on; one without trust in the politicians buffers (ODD eq. 11)."""
    return control * (1.0 - a.buffering * (1.0 - trust_in_politicians))


def amplified(control: float, trust_in_those_led: float, a: Assumptions) -> float:
    """Return the control another manager passes on: less with trust in those led, else more (ODD eq. 77)."""
    return min(1.0, control * (1.0 + a.amplification * (1.0 - 2.0 * trust_in_those_led)))


def majority_falls(trust_in_service: float, a: Assumptions) -> float:
    """Return the probability that an election changes the majority (ODD eq. 73).

    `trust_in_service` is the citizens' mean trust in those who serve them.
    """
    return min(1.0, a.election_base + a.election_distrust * (1.0 - trust_in_service))


def message(heard: float, trust_in_manager: float, a: Assumptions) -> float:
    """Return what is left of a message one hop down the line, or is told one hop up it (ODD eq. 74).

    `heard` is what is left of it at the manager.
    """
    return heard * (1.0 - a.message_loss * (1.0 - trust_in_manager))


def tightened(lever: float, control: float) -> float:
    """Return follow-up, sanctions or targets with the board's control added (ODD eq. 12)."""
    return min(1.0, lever + control)


def loosened(discretion: float, control: float) -> float:
    """Return discretion with the board's control taken off (ODD eq. 13)."""
    return max(0.0, discretion - control)


# ---------------------------------------------------------------- managers' hours


def managers_administration(
    monitoring: float, target_load: float, consistency: float, a: Assumptions
) -> float:
    """Return the share of a manager's week that administration, and agreeing on it, takes (ODD eq. 14)."""
    return (
        a.managers_office
        + a.managers_targets * target_load
        + a.managers_reports * monitoring
        + a.managers_consistency * consistency
    )


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


def discretion_received(lever: float, manager_trust: float, believed_ability: float, a: Assumptions) -> float:
    """Return the freedom a member has: the lever, and the manager's own trust (ODD eq. 18).

    Freedom beyond what the manager thinks the member able to is kept back, as far as `graduation`: novices
    get less.
    """
    granted = (1.0 - a.manager_weight) * lever + a.manager_weight * manager_trust
    return granted - a.graduation * max(0.0, granted - believed_ability)


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


def hours_together(participation: float, continuity: float, a: Assumptions) -> float:
    """Return the share of the week that participation and rotas for continuity take (ODD eq. 75)."""
    return a.hours_participation * participation + a.hours_continuity * continuity


def hours_left(administration: float, voice: float, support: float, together: float, a: Assumptions) -> float:
    """Return the share of a member's week left when what takes hours has taken them (ODD eq. 24)."""
    return (
        1.0 - a.hours_always - administration - a.hours_voice * voice - a.hours_support * support - together
    )


def ambiguity(targets: float, purpose: float, alignment: float) -> float:
    """Return how little is said about what to do: neither by the purpose nor by targets (ODD eq. 76).

    Targets say it only as far as the indicator captures the purpose, each the less, the more there are.
    """
    few = 1.0 - targets
    return (1.0 - purpose) * (1.0 - alignment * (1.0 - few * few))


def broken(share: float, continuity: float) -> float:
    """Return the probability that a reorganisation breaks a tie (ODD eq. 103).

    Continuity keeps people together.
    """
    return share * (1.0 - continuity)


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
    return risen(power(share, a.steepness), power(a.threshold, a.steepness))


def risen(steep: float, turn: float) -> float:
    """Return what co-operation yields, from the powers of the share and the threshold; see `synergy`."""
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


def pay(pay_share: float, ranked: float, pooling: float, sharpness: float, a: Assumptions) -> float:
    """Return the incentive that reaches the work of a unit: pay, and being ranked for money (ODD eq. 30).

    `ranked` is the lever competition, or 0 for a unit without rivals. A joint budget dilutes the incentive.
    """
    driving = 1.0 - (1.0 - pay_share) * (1.0 - a.rivalry * ranked)
    return driving * sharpness * (1.0 - a.dilution * pooling)


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
    pay_share: float, raced: float, alignment: float, punished: float, motivation: float, a: Assumptions
) -> float:
    """Return the utility of making the indicator look right (ODD eq. 33).

    There is nothing to gain where the indicator is the purpose. `raced` is the share who did so last week in
    the units one is ranked against, times the lever competition.
    """
    return (
        (pay_share + a.race * raced) * (1.0 - alignment * alignment)
        - punished
        - a.gaming_guilt * motivation
        - a.gaming_cost
    )


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
    return picked(
        exp_(behind(cooperate, best, noise)),
        exp_(behind(target, best, noise)),
        exp_(behind(game, best, noise)),
        exp_(behind(slack, best, noise)),
        draw,
    )


def behind(utility: float, best: float, noise: float) -> float:
    """Return how far a utility is behind the best one, in units of noise; 0 or below. See `choice`."""
    return (utility - best) / noise


def picked(cooperate: float, target: float, game: float, slack: float, draw: float) -> int:
    """Return the `Mode` that a draw picks by these weights, each 0 to 1, one of them 1. See `choice`."""
    aim = draw * (cooperate + target + game + slack)
    if aim < cooperate:
        return Mode.COOPERATE
    if aim < cooperate + target:
        return Mode.TARGET
    if aim < cooperate + target + game:
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


def utility_voice(loyalty: float, quality: float, participation: float, a: Assumptions) -> float:
    """Return a citizen's utility of speaking up: when quality is low and citizens have a say (ODD eq. 37).

    References
    ----------
    Hirschman (1970), Exit, Voice, and Loyalty, ch. 3.
    """
    return loyalty + a.voice_gain * (1.0 - quality) * participation - a.voice_cost


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


def coproduction(cooperating: float, participation: float, a: Assumptions) -> float:
    """Return the factor by which citizens raise or lower what the work yields (ODD eq. 39).

    `cooperating` is the share of the unit's citizens who do not withdraw. 1 / 2 gives 1. The more they take
    part, the more it matters, either way.

    References
    ----------
    Ostrom (1996), Crossing the great divide: coproduction, World Development 24:1073-1087.
    """
    return 1.0 + a.coproduction * participation * (cooperating - 0.5)


def fit(variance: float, discretion: float, ability: float, continuity: float, a: Assumptions) -> float:
    """Return how well the work fits the need (ODD eq. 40).

    It fits badly with too little freedom where needs vary, and with too much where they do not. Ability gets
    through less to a stranger.
    """
    known = 1.0 - a.stranger_loss * (1.0 - continuity)
    return 1.0 - a.misfit * (
        variance * (1.0 - discretion * ability * known) + a.misfit_routine * (1.0 - variance) * discretion
    )


def clarity(ambiguous: float, a: Assumptions) -> float:
    """Return the share of the value that is left where it is not clear what to do (ODD eq. 78)."""
    return 1.0 - a.ambiguity_loss * ambiguous


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


def performance_pay(pay_share: float, sharpness: float, bonus: float, registered: float) -> float:
    """Return the money paid for registered output beyond wages, in weeks of pay (ODD eq. 79)."""
    return bonus * (pay_share * sharpness) * registered


def cost(
    staff: float, staffing: float, managers: float, leavers: float, performance: float, a: Assumptions
) -> float:
    """Return what a unit costs in a week, in weeks of pay: wages, recruiting, performance pay (ODD eq. 107).

    `staff`, `managers` and `leavers` are numbers of people; `staffing` is the share of posts that is filled.
    """
    return staff * staffing + managers + a.recruitment * leavers + performance


# ---------------------------------------------------------------- units and partners


def prevented(own: float, partners: float, a: Assumptions) -> float:
    """Return the prevention a unit has the good of: part of its own, part of its partners' (ODD eq. 80)."""
    return a.own_return * own + (1.0 - a.own_return) * partners


def needs(load: float, prevention: float, a: Assumptions) -> float:
    """Return the needs that arise in a unit in a week; 1 is a normal load (ODD eq. 81)."""
    return load * (1.0 - a.prevention_effect * prevention)


def return_share(pooling: float, contract: float, partner_trust: float, a: Assumptions) -> float:
    """Return the share of a gain that comes back to the unit that made it (ODD eq. 82).

    The rest lands with partners, unless there is a joint budget, or they pay for it: by contract, or, in
    part, freely above a level of trust.

    References
    ----------
    Nilsson Lundmark & Nilsson, sections 3.1 and 4.1 (whoever pays does not gain: a wrong pocket).
    """
    given = a.transfer if partner_trust >= a.transfer_trust else 0.0
    return a.own_return + (1.0 - a.own_return) * max(pooling, contract, given)


def utility_share(returned: float, others: float, sanctions: float, a: Assumptions) -> float:
    """Return a unit's utility of sharing cases (ODD eq. 83).

    `others` is the belief that partners do their part. If they do not, sanctions hit who relied on them.
    """
    return a.sharing_value * returned * others - a.sharing_cost - a.sharing_blame * sanctions * (1.0 - others)


def utility_pass(returned: float, competition: float, partner_trust: float, a: Assumptions) -> float:
    """Return a unit's utility of passing cases on: it saves the part whose gain is others' (ODD eq. 84).

    References
    ----------
    Nilsson Lundmark & Nilsson, section 2.3 (the hot potato).
    """
    return a.passing_gain * (1.0 - returned) * (0.5 + 0.5 * competition) - a.passing_guilt * partner_trust


def handling(share: float, passing: float, noise: float, draw: float) -> int:
    """Return the unit's `Handling`: a multinomial logit, in which keeping cases has utility 0 (ODD eq. 85).

    Parameters as in `choice`.
    """
    best = max(share, 0.0, passing)
    w_share = exp_((share - best) / noise)
    w_keep = exp_((0.0 - best) / noise)
    w_pass = exp_((passing - best) / noise)
    aim = draw * (w_share + w_keep + w_pass)
    if aim < w_share:
        return Handling.SHARE
    if aim < w_share + w_keep:
        return Handling.KEEP
    return Handling.PASS


def utility_prevent(horizon: float, returned: float, a: Assumptions) -> float:
    """Return a unit's utility of prevention: what comes back, discounted by how long it takes (ODD eq. 86).

    The horizon is half a year at 0, and two terms of office more at 1.
    """
    discounted = 1.0 / (1.0 + a.prevention_delay / (0.5 + 8.0 * horizon))
    return a.prevention_value * returned * discounted - a.prevention_cost


def prevents(utility: float, noise: float, draw: float) -> int:
    """Return 1 if the unit prevents this week, else 0: a logit against a utility of 0 (ODD eq. 87)."""
    best = max(utility, 0.0)
    w_prevent = exp_((utility - best) / noise)
    w_not = exp_((0.0 - best) / noise)
    return 1 if draw * (w_prevent + w_not) < w_prevent else 0


def prevention_kept(stock: float, preventing: int, a: Assumptions) -> float:
    """Return what prevention has built up after a week (ODD eq. 88)."""
    built = a.prevention_pace * (1.0 - stock) if preventing else 0.0
    return min(1.0, max(0.0, stock + built - a.prevention_fading * stock))


def across_borders(kind: int, shared: float, sharing: float, a: Assumptions) -> float:
    """Return the share of a unit's value that is there, by what becomes of shared cases (ODD eq. 89).

    `kind` is the unit's `Handling`, `shared` the share of its cases that need another unit, `sharing` that of
    its ties to partners whose units share too. What it passes on yields nothing here.
    """
    if kind == Handling.SHARE:
        met = sharing + (1.0 - sharing) * a.kept_value
    elif kind == Handling.KEEP:
        met = a.kept_value
    else:
        met = 0.0
    return 1.0 - shared * (1.0 - met)


def handled(kind: int) -> float:
    """Return the integrity partners see in what a unit does with shared cases (ODD eq. 90)."""
    if kind == Handling.SHARE:
        return 1.0
    return 0.5 if kind == Handling.KEEP else 0.0


def meets_needs(mode: int, alignment: float) -> float:
    """Return how far a week in `mode` meets needs: target work as far as the indicator does (ODD eq. 106)."""
    if mode == Mode.COOPERATE:
        return 1.0
    return alignment if mode == Mode.TARGET else 0.0


def unmet(needed: float, met: float, a: Assumptions) -> float:
    """Return the needs that have to wait, in working weeks for each post (ODD eq. 91).

    `met` are the hours that meet needs: of those who co-operate, and of target work as far as the indicator
    captures the purpose.
    """
    return max(0.0, a.case_hours * needed - met)


# ---------------------------------------------------------------- review


def review_depth(trust_in_managers: float) -> float:
    """Return how deep a reviewer inspects: the less she trusts those who lead, the deeper (ODD eq. 92)."""
    return 1.0 - trust_in_managers


def review_reach(depth: float, trust_in_reviewer: float) -> float:
    """Return how far a review gets: units show more to a reviewer they trust (ODD eq. 93)."""
    return depth * (0.5 + 0.5 * trust_in_reviewer)


def brought_up(hidden: float, reach: float, a: Assumptions) -> float:
    """Return the hidden errors a review brings up, per member of staff (ODD eq. 94)."""
    return a.review_yield * reach * hidden


def review_work(depth: float, a: Assumptions) -> float:
    """Return the share of a unit's week that a review takes at first; it fades like a reform (ODD eq. 95)."""
    return a.review_hours * a.reform_fading * depth


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


def heeded(voice: float, norm: float, a: Assumptions) -> float:
    """Return voice as it is believed in: less where reports led to nothing (ODD eq. 96).

    `norm` is the unit's memory of reports that were acted on.
    """
    return voice * (1.0 - a.norm_weight * (1.0 - norm))


def report_probability(
    voice: float, purpose: float, sanctions: float, confidence: float, a: Assumptions
) -> float:
    """Return the probability that a member reports an own error (ODD eq. 44).

    `voice` is as it is heeded; `confidence` is the mean belief in the manager's benevolence and integrity. A
    vivid purpose silences where dissent is not invited.

    References
    ----------
    Edmondson (1999), Psychological safety and learning behavior in work teams, ASQ 44:350-383.
    """
    return (
        (a.report_base + (1.0 - a.report_base) * voice)
        * confidence
        * (1.0 - a.silence * sanctions)
        * (1.0 - a.advocacy * purpose * (1.0 - voice))
    )


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


def harm(hidden: float, scandal: int, waiting: float, a: Assumptions) -> float:
    """Return the harm done in the week per member of staff, in units of true output (ODD eq. 51).

    `waiting` are the needs that were not met.
    """
    return a.harm * hidden + (a.scandal_damage * hidden if scandal else 0.0) + a.waiting_harm * waiting


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

    Support, freedom, and voice that is acted on, less voice that leads to nothing, felt control and free
    riding left unanswered. Not bounded; `perceived` bounds it.
    """
    acted = acted_on(monitoring, support)
    return (
        a.leader_base
        + a.leader_support * support
        + a.leader_voice * voice * acted
        - a.leader_unheard * voice * (1.0 - acted)
        + a.leader_discretion * discretion
        - a.leader_felt * felt
        - a.leader_unanswered * unanswered
    )


def leader_integrity(unanswered: float, consistency: float, purpose: float, a: Assumptions) -> float:
    """Return the integrity seen in a leader: agreements hold, and deeds agree with words (ODD eq. 97).

    It takes words to break them: the vivider the purpose, the more inconsistency is seen.
    """
    return (1.0 - unanswered) * (1.0 - a.inconsistency * (1.0 - consistency) * purpose)


def encounter_contact(continuity: float, a: Assumptions) -> float:
    """Return the probability that a citizen meets one she knows of those who serve her (ODD eq. 98)."""
    return a.contact_far * (1.0 - a.encounter_loss * (1.0 - continuity))


def experience(true: float, a: Assumptions) -> float:
    """Return the quality a citizen sees in a member's week; `perceived` bounds it (ODD eq. 56)."""
    return a.encounter_base + a.encounter_value * true


def treatment(helpful: float, discretion: float, cooperative: float, a: Assumptions) -> float:
    """Return the benevolence a citizen sees: helpfulness, and freedom to decide on the spot (ODD eq. 57).

    `cooperative` is 1, or 0 for a citizen who has withdrawn: freedom is used less for those.
    """
    return 0.5 * helpful + 0.5 * discretion * (1.0 - a.favouritism * (1.0 - cooperative))


def honesty(error: int, scandal: int) -> float:
    """Return the integrity a citizen sees: gone with an error left standing, or a scandal (ODD eq. 58)."""
    return 0.0 if scandal or error == Mistake.HIDDEN or error == Mistake.REPORT_IGNORED else 1.0


def result_seen(registered: float, expected: float, a: Assumptions) -> float:
    """Return the ability a politician sees in a director: results against expectation (ODD eq. 59).

    Results are the week's, of those under the director; the expectation is the whole organisation's. Not
    bounded; `perceived` bounds it. Neutral before the first report.
    """
    return 0.5 + a.result_slope * (registered - expected) if expected > 0.0 else 0.5


def steadiness(change: float, consistency: float, purpose: float, a: Assumptions) -> float:
    """Return the integrity a director sees in a politician: gone in a week of tightening (ODD eq. 60).

    `change` is that of the board's control, -1 to 1.
    """
    return 0.0 if change > 0.0 else leader_integrity(0.0, consistency, purpose, a)


# ---------------------------------------------------------------- what stays


def unanswered_by(mode: int, seen: float, answered: float) -> float:
    """Return the free riding of a week in `mode` that nobody answers (ODD eq. 61)."""
    if mode == Mode.GAME or mode == Mode.SLACK:
        return 1.0 - seen * answered
    return 0.0


def remembered(unanswered: float, this_week: float, a: Assumptions) -> float:
    """Return the unit's running share of unanswered free riding (ODD eq. 62)."""
    return unanswered + a.free_riding_memory * (this_week - unanswered)


def norm_kept(norm: float, reports: float, acted: float, a: Assumptions) -> float:
    """Return the unit's memory of reports that were acted on, after a week (ODD eq. 99).

    `reports` are the week's, `acted` those that were mended and not punished, both per member of staff.
    """
    return min(1.0, max(0.0, norm + a.norm_pace * (acted - norm * reports)))


def lessons_left(lessons: float, leavers: float, a: Assumptions) -> float:
    """Return the unit's lessons when the share `leavers` of its staff has left (ODD eq. 104)."""
    return lessons * (1.0 - a.lessons_personal * leavers)


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
    purpose: float,
    felt: float,
    a: Assumptions,
) -> float:
    """Return motivation after a week: it follows freedom, trust and purpose, less felt control (ODD eq. 65).

    Everything is in proportion to what the person brings (`intrinsic`), so control crowds out little where
    there is little to crowd out (SOU 2018:38 section 5.2.4). It rests at `intrinsic` with freedom, belief in
    the manager's benevolence (`trusted`) and in citizens' integrity (`citizens`) at 1/2, no felt control, and
    no shared `purpose` arriving.
    """
    rest = intrinsic * (
        1.0
        + a.motivation_freedom * (discretion - 0.5)
        + a.motivation_trusted * (trusted - 0.5)
        + a.motivation_citizens * (citizens - 0.5)
        + a.motivation_purpose * purpose
        - a.crowding * felt
    )
    return motivation + a.motivation_pace * (max(0.0, rest) - motivation)


def conflict(voice: float, colleagues: float) -> float:
    """Return how far dissent turns into conflict: where colleagues are not trusted (ODD eq. 100).

    References
    ----------
    Simons & Peterson (2000), Task conflict and relationship conflict, J. of Applied Psychology 85:102-111.
    """
    return voice * (1.0 - colleagues)


def strain_moved(
    strain: float,
    pressure: float,
    cooperating: bool,
    support: float,
    felt: float,
    ambiguous: float,
    in_conflict: float,
    a: Assumptions,
) -> float:
    """Return strain after a week (ODD eq. 66).

    `pressure` is the needs less the hours for them; for a manager, the share of the coaching she wanted to do
    and had no time for.
    """
    rest = (
        a.strain_base
        + a.strain_hours * pressure
        + (a.strain_cooperation if cooperating else 0.0)
        - a.strain_support * (support - 0.5)
        + a.strain_felt * felt
        + a.strain_ambiguity * ambiguous
        + a.strain_conflict * in_conflict
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


def applicants_opportunists(answered: float, purpose: float, a: Assumptions) -> float:
    """Return the share of opportunists among those who come (ODD eq. 101).

    `answered` is the probability that free riding in the post is seen and answered: easy posts attract them,
    a shared purpose does not.
    """
    return min(1.0, a.opportunists * (1.0 + a.sorting_motives * (1.0 - answered - purpose)))


def applicants_committed(pay_share: float, purpose: float, a: Assumptions) -> float:
    """Return the share of committed among the others who come: purpose attracts them (ODD eq. 105).

    References
    ----------
    Besley & Ghatak (2005), Competition and incentives with motivated agents, AER 95:616-636.
    """
    return min(1.0, a.committed * (1.0 + a.sorting_motives * (purpose - pay_share)))


def applicants_ability(pay_share: float, alignment: float, a: Assumptions) -> float:
    """Return the mean ability of newcomers: pay draws the able where the indicator shows it (ODD eq. 102).

    References
    ----------
    Lazear (2000), Performance pay and productivity, AER 90:1346-1361.
    """
    return min(1.0, a.newcomer_ability + a.sorting_ability * pay_share * alignment)


def disposition(draw: float, opportunists: float, committed: float) -> int:
    """Return a person's `Disposition`, from the shares among those who come (ODD section 5)."""
    if draw < opportunists:
        return Disposition.OPPORTUNIST
    if draw < opportunists + (1.0 - opportunists) * committed:
        return Disposition.COMMITTED
    return Disposition.CONDITIONAL


def motivation_of(kind: int, a: Assumptions) -> float:
    """Return the motivation that goes with a disposition; 1 = a conditional co-operator."""
    if kind == Disposition.OPPORTUNIST:
        return a.motivation_opportunist
    if kind == Disposition.COMMITTED:
        return a.motivation_committed
    return a.motivation_conditional
