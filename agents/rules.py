"""The rules of the model: one scalar function an equation, named as in docs/ODD.md.

The reference engine calls these functions; the kernel's twin of each stands under the same name in
``native/_rules.pxi`` and gives the same bits. `a` is always the `Assumptions` of the run. Arguments and
results are floats in [0, 1] unless said otherwise.
"""

from collections.abc import Sequence

from tillit.model.parameters import Assumptions
from tillit.model.vocabulary import Disposition, Mode
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


# ---------------------------------------------------------------- how levers arrive


def monitoring_received(lever: float, manager_trust: float, a: Assumptions) -> float:
    """Return how closely a member is followed up: the lever, and the manager's own distrust (ODD eq. 7)."""
    return (1.0 - a.manager_weight) * lever + a.manager_weight * (a.closest_watch * (1.0 - manager_trust))


def discretion_received(lever: float, manager_trust: float, a: Assumptions) -> float:
    """Return the freedom a member has: the lever, and the manager's own trust (ODD eq. 8)."""
    return (1.0 - a.manager_weight) * lever + a.manager_weight * manager_trust


def information(monitoring: float, a: Assumptions) -> float:
    """Return the probability that free riding is seen; it saturates in monitoring (ODD eq. 9)."""
    unwatched = 1.0 - monitoring
    return 1.0 - (1.0 - a.seen_anyway) * (unwatched * unwatched)


def dialogue(voice: float, support: float, benevolence: float) -> float:
    """Return how far talking can answer free riding (ODD eq. 10).

    It needs time nearby, and belief in the manager's benevolence.
    """
    return voice * (0.5 + 0.5 * support) * benevolence


def response(sanctions: float, talk: float) -> float:
    """Return the probability that seen free riding is answered, by sanctions or by dialogue (ODD eq. 11)."""
    return 1.0 - (1.0 - sanctions) * (1.0 - talk)


def felt_control(monitoring: float, sanctions: float, voice: float, a: Assumptions) -> float:
    """Return control as felt: also without sanctions, softened by voice (ODD eq. 12)."""
    return (
        monitoring * (a.felt_anyway + (1.0 - a.felt_anyway) * sanctions) * (1.0 - a.voice_softening * voice)
    )


def follow_up_hours(monitoring: float, target_load: float, a: Assumptions) -> float:
    """Return the share of the week that follow-up and targets take (ODD eq. 13)."""
    return a.hours_monitoring * monitoring + a.hours_targets * target_load


def hours_for_work(follow_up: float, voice: float, support: float, a: Assumptions) -> float:
    """Return the share of the week left for the work: what takes hours pays for them (ODD eq. 14)."""
    return 1.0 - a.hours_always - follow_up - a.hours_voice * voice - a.hours_support * support


# ---------------------------------------------------------------- choosing how to work


def expectation(colleagues: float, purpose: float, a: Assumptions) -> float:
    """Return the share expected to co-operate (ODD eq. 15).

    `colleagues` is the mean belief in their integrity.
    """
    return (1.0 - a.prior_weight) * colleagues + a.prior_weight * (a.prior_base + a.prior_purpose * purpose)


def synergy(share: float, a: Assumptions) -> float:
    """Return what co-operation yields when `share` co-operate: a threshold public good (ODD eq. 16).

    0 at share 0, 1 at share 1, steep around `a.threshold`; 1 everywhere if the steepness is 0.
    """
    steep = power(share, a.steepness)
    turn = power(a.threshold, a.steepness)
    return steep * (1.0 + turn) / (steep + turn)


def dependent(yielded: float, interdependence: float) -> float:
    """Return the part of the value that is there when co-operation yields `yielded` (ODD eq. 17)."""
    return 1.0 - interdependence * (1.0 - yielded)


def penalty(
    visible: float, seen: float, sanctions: float, talk: float, motivation: float, a: Assumptions
) -> float:
    """Return the expected cost of being answered; the social answer bites only those who care (ODD eq. 18).

    In units of utility.
    """
    return seen * visible * (sanctions * a.formal_answer + talk * a.social_answer * motivation)


def utility_cooperate(
    motivation: float,
    hoped: float,
    interdependence: float,
    pay_share: float,
    alignment: float,
    unanswered: float,
    a: Assumptions,
) -> float:
    """Return the utility of working for the shared purpose with the others (ODD eq. 19).

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
    """Return the utility of working alone on what is measured (ODD eq. 20)."""
    return (
        a.target_meaning * motivation * a.meaning * alignment
        * dependent(hoped, a.target_dependence * interdependence)
        + pay_share
        - a.target_effort * a.effort
    )  # fmt: skip


def utility_game(
    pay_share: float, alignment: float, punished: float, motivation: float, a: Assumptions
) -> float:
    """Return the utility of making the indicator look right (ODD eq. 21).

    There is nothing to gain where the indicator is the purpose.
    """
    return pay_share * (1.0 - alignment * alignment) - punished - a.gaming_guilt * motivation - a.gaming_cost


def utility_slack(punished: float, motivation: float, a: Assumptions) -> float:
    """Return the utility of doing nothing much (ODD eq. 22)."""
    return -punished - a.slack_guilt * motivation


def choice(cooperate: float, target: float, game: float, slack: float, noise: float, draw: float) -> int:
    """Return the `Mode` chosen: a multinomial logit over four utilities (ODD eq. 23).

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


# ---------------------------------------------------------------- what the work yields


def fit(variance: float, discretion: float, ability: float, a: Assumptions) -> float:
    """Return how well the work fits the need (ODD eq. 24).

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
    """Return the value for citizens of a full week in `mode`, before fit, ability and hours (ODD eq. 25)."""
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
    """Return what the indicator shows of a full week in `mode`, before hours (ODD eq. 26)."""
    if mode == Mode.COOPERATE:
        return alignment
    if mode == Mode.TARGET:
        return 1.0 + a.intensity * pay_share
    if mode == Mode.GAME:
        return 1.0 - alignment * alignment
    return 0.0


# ---------------------------------------------------------------- signals


def conduct(mode: int, a: Assumptions) -> float:
    """Return the integrity colleagues see in a week spent in `mode` (ODD eq. 27)."""
    if mode == Mode.COOPERATE:
        return 1.0
    if mode == Mode.TARGET:
        return a.conduct_target
    if mode == Mode.GAME:
        return a.conduct_game
    return 0.0


def performance(mode: int, a: Assumptions) -> float:
    """Return the integrity a manager sees in a week spent in `mode` (ODD eq. 28)."""
    if mode == Mode.COOPERATE:
        return 1.0
    if mode == Mode.TARGET:
        return a.performance_target
    if mode == Mode.GAME:
        return a.conduct_game
    return 0.0


def helpfulness(mode: int) -> float:
    """Return the benevolence seen in a week spent in `mode`: only co-operating helps others (ODD eq. 29)."""
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
    """Return the benevolence a member sees in the manager (ODD eq. 30).

    Support, freedom, and voice that is acted on, less felt control and free riding left unanswered. Not
    bounded; `perceived` bounds it.
    """
    acted_on = 1.0 - (1.0 - monitoring) * (1.0 - support)
    return (
        a.leader_base
        + a.leader_support * support
        + a.leader_voice * voice * acted_on
        + a.leader_discretion * discretion
        - a.leader_felt * felt
        - a.leader_unanswered * unanswered
    )


def unanswered_by(mode: int, seen: float, answered: float) -> float:
    """Return the free riding of a week in `mode` that nobody answers (ODD eq. 31)."""
    if mode == Mode.GAME or mode == Mode.SLACK:
        return 1.0 - seen * answered
    return 0.0


def remembered(unanswered: float, this_week: float, a: Assumptions) -> float:
    """Return the unit's running share of unanswered free riding (ODD eq. 32)."""
    return unanswered + a.free_riding_memory * (this_week - unanswered)


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
