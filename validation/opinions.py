"""Talk in the engine against the theory of opinions on networks.

34 colleagues know each other as in Zachary's karate club (1977) and talk of one manager. Nothing else moves
their beliefs: nobody sees anything at first hand (`contact` 0). Who is heard is drawn evenly among one's
colleagues, so in expectation opinions follow ``x <- (1 - w) x + w P x`` with ``P`` the random walk on the
club and w the salience of what is told: DeGroot (1974). Only the phases in which beliefs move are performed.
"""

from collections.abc import Iterator, Mapping
from functools import cache

import networkx as nx
import numpy as np

from tillit.agents import rules
from tillit.model.network import organisation_graph
from tillit.model.organisation import OrganisationModel
from tillit.model.parameters import Assumptions
from tillit.model.state import Array, State
from tillit.model.vocabulary import Belief, Phase
from tillit.native import engines
from tillit.validation.rows import ROUNDING, STANDARD_ERRORS, Found, draws, row, runs, sampled

TALKING = (Phase.SIGNAL, Phase.UPDATE, Phase.TALK)
ALONE = {
    # Nothing is seen, fades or counts double, and everybody is trusted to the full.
    **{"contact": 0.0, "fading": 0.0, "asymmetry": 1.0, "gossip": 1.0},
    **{"propensity": 1.0, "propensity_spread": 0.0, "first_impression": 0.0},
}
HEARD = (
    "native.reference.talk",
    "native.reference._gossip",
    "native.reference._hear",
    "agents.rules.hearsay",
)


@cache
def _club() -> tuple["nx.Graph[int]", Array, Array]:
    """Return the organisation graph, P, and who is in the officer's camp (1) or the instructor's (0)."""
    club = nx.karate_club_graph()
    n = club.number_of_nodes()
    member = {"role": "staff", "unit": "club", "task": "", "manager": n}
    graph = organisation_graph([member] * n + [member | {"role": "manager", "manager": None}])
    graph.add_edges_from(club.edges, relation="peer")
    # The library's graph has weights; what matters here is only who knows whom.
    knows = nx.to_numpy_array(club) > 0
    camp = np.array([float(club.nodes[place]["club"] == "Officer") for place in club])
    return graph, knows / knows.sum(1, keepdims=True), camp


def _degree_share() -> Array:
    """Return each one's share of all ties: the stationary distribution of the walk."""
    _, walk, _ = _club()
    ties = (walk > 0).sum(1)
    share: Array = ties / ties.sum()
    return share


def _talk(
    weeks: int,
    replications: int,
    engine: str | None,
    *,
    salience: float = 0.1,
    start: Array | None = None,
    settings: Mapping[str, float | str] = ALONE,
) -> State:
    """Return the state after some weeks of talk.

    `salience` is what a belief moves when somebody trusted to the full is heard, `start` what each colleague
    believes of the manager at first.
    """
    graph, _, _ = _club()
    assumptions = Assumptions().changed(settings)
    # The bounds of `gain` say what is plausible, not what eq. 1 can do: at 1, to hear is to copy.
    object.__setattr__(assumptions, "gain", salience)
    with OrganisationModel(runs(graph, assumptions, replications), engine=engine) as model:
        state = model.state
        if start is not None:
            # A graph cannot say what its people believe, so the two camps are written into the state.
            state.tie_belief[_about(state)] = start[:, None]
        state.reserve(weeks)
        engines.advance(state, weeks, engine=model.engine, phases=TALKING)
        return state


def _about(state: State) -> tuple[Array, Array]:
    """Return where colleagues' ties to the manager stand: index of runs and of ties."""
    return np.arange(state.n_runs)[:, None], state.member_upward[:, : state.n_members - 1]


def _opinions(state: State) -> Array:
    """Return what colleagues believe of the manager, (run, colleague)."""
    opinions: Array = state.tie_belief[(*_about(state), Belief.INTEGRITY)]
    return opinions


@row(
    "identity",
    sv="Efter en veckas samtal har var och en närmat sig en kollega",
    en="After a week of talk each has moved towards one colleague",
    source="the step of either rule of trust, worked out for each colleague who may have been heard",
    checks=(*HEARD, "native.reference._fade", "agents.rules.fade"),
)
def one_week_of_talk(engine: str | None = None) -> Iterator[Found]:
    """Distance from the nearest step that is possible, and whether others than the first are heard."""
    _, walk, _ = _club()
    gain, gossip, fading = 0.3, 0.6, 0.1
    before = np.array(list(draws("talk", len(walk))))
    settings: dict[str, float | str] = {**ALONE, "gossip": gossip, "fading": fading}
    for rule in ("delta", "beta"):
        chosen = settings | {"trust_rule": rule, "propensity": 0.5, "propensity_spread": 0.5}
        state = _talk(1, 1, engine, salience=gain, start=before, settings=chosen)
        after, u = _opinions(state)[0], state.member_propensity[0, :-1]
        told, own = before[None, :], u[:, None]  # trustor down, teller across
        if rule == "delta":
            faded = own + (1 - fading) * (before[:, None] - own)
            steps = faded + gain * gossip * own * (told - faded)
        else:
            r, s = (
                2 * (1 - fading) * each + gossip * own * what
                for each, what in ((own, told), (1 - own, 1 - told))
            )
            steps = (r + 2 * own) / (r + s + 2)
        away = np.where(walk > 0, abs(after[:, None] - steps), np.inf)
        yield Found(0, float(away.min(1).max()), ROUNDING, f"{rule} distance")
        places = (away.argmin(1) == (walk > 0).argmax(1))[(walk > 0).sum(1) > 1]
        yield Found(1, float(0 < places.mean() < 1), 0, f"{rule} others than the first are heard")


@row(
    "distribution",
    sv="Den som tar över den andras åsikt: väljarmodellen på karateklubben",
    en="Whoever takes over the other's opinion: the voter model on the karate club",
    source="Holley & Liggett 1975, Sood & Redner 2005: P(all the officer's) = degree share = 75 / 156",
    checks=HEARD,
    kernel=True,
    replications=4000,
)
def voter_model(replications: int = 1000, weeks: int = 300, engine: str | None = None) -> Iterator[Found]:
    """How often everybody ends up in the officer's camp; standard error of a share, from theory."""
    _, _, camp = _club()
    opinions = _opinions(_talk(weeks, replications, engine, salience=1.0, start=camp))
    expected = 75 / 156
    for_officer = float((opinions.min(1) == 1.0).mean())
    agreed = for_officer + float((opinions.max(1) == 0.0).mean())
    # Runs not yet agreed may go either way.
    tolerance = STANDARD_ERRORS * np.sqrt(expected * (1 - expected) / replications) + (1 - agreed)
    yield Found(expected, for_officer, float(tolerance))


@row(
    "distribution",
    sv="Den som väger samman: DeGroots enighet på karateklubben",
    en="Whoever weighs opinions together: DeGroot's consensus on the karate club",
    source="DeGroot 1974: the degree-weighted mean, 75 / 156; standard error estimated",
    checks=HEARD,
    kernel=True,
    replications=4000,
)
def degroot_consensus(
    replications: int = 400, weeks: int = 200, engine: str | None = None
) -> Iterator[Found]:
    """What everybody thinks in the end, and how far apart they still are."""
    _, walk, camp = _club()
    w = 0.5
    opinions = _opinions(_talk(weeks, replications, engine, salience=w, start=camp))
    expected = np.linalg.matrix_power((1 - w) * np.eye(len(walk)) + w * walk, weeks) @ camp
    yield sampled(75 / 156, opinions.mean(1).tolist(), "mean", bias=float(abs(expected - 75 / 156).max()))
    yield sampled(75 / 156, opinions[:, 0].tolist(), "instructor", bias=float(abs(expected[0] - 75 / 156)))
    yield sampled(75 / 156, opinions[:, -1].tolist(), "officer", bias=float(abs(expected[-1] - 75 / 156)))


@row(
    "distribution",
    sv="Hur fort åsikter närmar sig varandra på karateklubben",
    en="How fast opinions approach each other on the karate club",
    source="second eigenvalue of the lazy walk, .9338638; standard error estimated",
    checks=HEARD,
    kernel=True,
    replications=4000,
)
def degroot_speed(replications: int = 1000, weeks: int = 10, engine: str | None = None) -> Iterator[Found]:
    """What is left, after some weeks, of the second eigenvector's share in opinions."""
    _, walk, camp = _club()
    values, vectors = np.linalg.eig((0.5 * np.eye(len(walk)) + 0.5 * walk).T)
    second = int(np.argsort(-values.real)[1])
    along = vectors[:, second].real
    opinions = _opinions(_talk(weeks, replications, engine, salience=0.5, start=camp))
    yield sampled(0.9338638353852431**weeks, (opinions @ along / (along @ camp)).tolist(), f"weeks={weeks}")


@row(
    "distribution",
    sv="Den som talar med andra men drar sig mot sitt eget: Friedkin och Johnsen",
    en="Whoever talks with others but is drawn to their own: Friedkin and Johnsen",
    source="Friedkin & Johnsen 1990: x = (I - L W)^-1 (I - L) u by linear algebra; standard error estimated",
    checks=(*HEARD, "native.reference._fade", "agents.rules.fade"),
    kernel=True,
    replications=4000,
)
def friedkin_johnsen(replications: int = 300, weeks: int = 100, engine: str | None = None) -> Iterator[Found]:
    """Opinions fade towards each one's own propensity between talks.

    Trust in colleagues begins at the propensity and so stays there: the salience of talk differs between
    people, and is known. Given the propensities, which are drawn anew in each replication, the expectation is
    exact, as everything is linear.
    """
    gain, gossip, fading = 0.3, 0.6, 0.1
    settings = ALONE | {"gossip": gossip, "fading": fading, "propensity": 0.5, "propensity_spread": 0.5}
    state = _talk(weeks, replications, engine, salience=gain, settings=settings)
    _, walk, _ = _club()
    one = np.eye(len(walk))
    moved, first, last = [], [], []
    for x, u in zip(_opinions(state), state.member_propensity[:, :-1], strict=True):
        w = np.diag(gain * gossip * u)
        # In a week: fade, then hear what somebody thought before.
        settled = np.linalg.solve(one - (one - w) * (1 - fading) - w @ walk, (one - w) @ (fading * u))
        moved.append(float((x - u) @ (settled - u) / ((settled - u) @ (settled - u))))
        first.append(float(x[0] - settled[0]))
        last.append(float(x[-1] - settled[-1]))
    left = (1 - fading) ** weeks  # of where they began, at most
    yield sampled(1.0, moved, "share of the way from one's own", bias=left)
    yield sampled(0.0, first, "instructor", bias=left)
    yield sampled(0.0, last, "officer", bias=left)


@row(
    "distribution",
    sv="Samtal som lägger erfarenheter till erfarenheter",
    en="Talk that adds evidence to evidence",
    source="linear recursion of the expected evidence under the beta rule; the amount of it is exact",
    checks=(*HEARD, "native.reference._fade", "agents.rules.update_beta", "agents.rules.belief_beta"),
    kernel=True,
    replications=4000,
)
def talk_of_evidence(replications: int = 300, weeks: int = 60, engine: str | None = None) -> Iterator[Found]:
    """Under the beta rule, with fading.

    What is heard adds evidence as far as its teller is trusted, here one's own propensity u. So the amount n
    of it is not random, and the evidence r for the manager is linear in what others had.
    """
    gossip, fading = 0.6, 0.02
    settings: dict[str, float | str] = {
        **ALONE,
        **{"trust_rule": "beta", "gossip": gossip, "fading": fading},
        **{"propensity": 0.5, "propensity_spread": 0.5},
    }
    state = _talk(weeks, replications, engine, settings=settings)
    evidence = state.tie_evidence[(*_about(state), Belief.INTEGRITY)]
    _, walk, _ = _club()
    amount, moved = [], []
    for (r, s), u in zip(np.moveaxis(evidence, 2, 1), state.member_propensity[:, :-1], strict=True):
        n, expected = np.full(len(u), 2.0), 2 * u  # a first impression is worth two signals
        for _ in range(weeks):
            told = (expected + 2 * u) / (n + 2)
            expected = (1 - fading) * expected + gossip * u * (walk @ told)
            n = (1 - fading) * n + gossip * u
        amount.append(float(abs(r + s - n).max()))
        alone = u * n  # had everybody heard themselves
        moved.append(float((r - alone) @ (expected - alone) / ((expected - alone) @ (expected - alone))))
    yield Found(0, max(amount), 1e-9, "amount")
    yield sampled(1.0, moved, "share of the way from one's own")


@row(
    "distribution",
    sv="Hela veckan ger samma enighet som samtalen för sig",
    en="The whole week gives the same consensus as the talk alone",
    source="DeGroot 1974, as above: the degree-weighted mean is kept; standard error estimated",
    checks=HEARD,
    tier="slow",
    kernel=True,
)
def degroot_whole_week(
    replications: int = 400, weeks: int = 60, engine: str | None = None
) -> Iterator[Found]:
    """With every phase, as `advance` performs them, and nobody leaving."""
    graph, _, camp = _club()
    stay = {"leaving_base": 0.0, "leaving_strain": 0.0, "leaving_distrust": 0.0}
    assumptions = Assumptions().changed(ALONE | stay | {"gain": 0.1})
    with OrganisationModel(runs(graph, assumptions, replications), engine=engine) as model:
        model.state.tie_belief[_about(model.state)] = camp[:, None]
        model.advance(weeks)
        opinions = _opinions(model.state)
    yield sampled(75 / 156, (opinions @ _degree_share()).tolist())


@row(
    "identity",
    sv="Allmän tillit vilar mitt emellan uppväxten och det man möter",
    en="General trust rests halfway between upbringing and what is met",
    source="closed form: fixed point (b + e) / 2, reached at the rate 1 - generalising",
    checks=["agents.rules.generalised"],
)
def general_trust() -> Iterator[Found]:
    """After many weeks, and on the way."""
    a = Assumptions(generalising=0.05)
    for brought, met in ((0.2, 0.9), (0.8, 0.1)):
        propensity = brought
        for week in range(600):
            if week == 20:
                expected = 0.5 * (brought + met) + 0.5 * (brought - met) * 0.95**20
                yield Found(expected, propensity, ROUNDING, f"b={brought:g} e={met:g} after 20 weeks")
            propensity = rules.generalised(propensity, brought, met, a)
        yield Found(0.5 * (brought + met), propensity, ROUNDING, f"b={brought:g} e={met:g} at rest")


ROWS = (
    one_week_of_talk,
    voter_model,
    degroot_consensus,
    degroot_speed,
    friedkin_johnsen,
    talk_of_evidence,
    degroot_whole_week,
    general_trust,
)
