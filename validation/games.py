"""Social traps as games: equilibria and replicator dynamics, against closed forms, brute force and theory."""

import math
from collections.abc import Iterator, Sequence
from itertools import product

import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog, minimize_scalar

from tillit.model import traps
from tillit.validation.rows import ROUNDING, Found, draws, row

Floats = npt.NDArray[np.float64]
MIXED = ("model.traps.mixed_equilibria", "model.traps.normal_form._vertices")
SYMMETRIC = (
    "model.traps.symmetric_equilibria",
    "model.traps.symmetric._roots",
    "model.traps.symmetric._halves",
)
EVOLVE = "model.traps.evolve"


# ---------------------------------------------------------------- equilibria


@row(
    "identity",
    sv="Var ingen vill ändra sig ensam",
    en="Where nobody wants to change alone",
    source="every combination of choices tried, one by one; the potential that a game was made with",
    checks=["model.traps.pure_equilibria", "model.traps.potential"],
)
def pure_games() -> Iterator[Found]:
    """A public good with a threshold, and random games of three with a potential made for them."""
    n, needed = 4, 2
    table = np.empty((n, *(2,) * n))
    for choices in product((0, 1), repeat=n):
        for player, gives in enumerate(choices):
            table[(player, *choices)] = 3.0 * (sum(choices) >= needed) - gives
    found = set(traps.pure_equilibria(table))
    yield Found(1 + math.comb(n, needed), len(found), 0, "number")
    yield Found(1, float((0,) * n in found), 0, "nobody gives")
    right = sum(sum(each) == needed for each in found)
    yield Found(math.comb(n, needed), right, 0, "exactly those needed give")

    # 0.1 + 0.2 is as good as 0.3, and 3e8 no better than 3e8 - 1e-5; but 2e-6 is better than 1e-6.
    for name, one, other, number in (
        ("rounded", 0.1 + 0.2, 0.3, 4),
        ("large", 3e8, 3e8 - 1e-5, 4),
        ("small", 2e-6, 2e-6 - 1e-13, 1),
        ("nothing", 0.0, 0.0, 4),
    ):
        alone = np.array([[one, one], [other, other]])
        yield Found(number, len(traps.pure_equilibria([alone, alone.T])), 0, name)
    luck = draws("potential games", 2**32)
    shape = (2, 3, 4)
    for game in range(3):
        made = np.array([next(luck) for _ in range(24)]).reshape(shape)
        # What a player's own choice does not change may be anything.
        payoffs = np.array([made + _own(luck, shape, player) for player in range(3)])
        potential = traps.potential(payoffs)
        worst = np.abs((potential - potential[0, 0, 0]) - (made - made[0, 0, 0])).max()
        yield Found(0, float(worst), ROUNDING, f"potential {game}")
        yield Found(0, float(potential[0, 0, 0]), 0, f"potential {game} at the first choices")
        best = {each for each in product(*map(range, shape)) if _nobody_gains(payoffs, each)}
        yield Found(0, len(best ^ set(traps.pure_equilibria(payoffs))), 0, f"equilibria {game}")
        yield Found(1, float(np.unravel_index(made.argmax(), shape) in best), 0, f"top is one {game}")


@row(
    "identity",
    sv="Blandade jämvikter i spel för två",
    en="Mixed equilibria of games for two",
    source="worked out by hand; value of zero-sum games by linear programming (von Neumann 1928)",
    checks=MIXED,
)
def mixed_games() -> Iterator[Found]:
    """Known games, random zero-sum games, random games of 2 x 3 to 4 x 4."""
    hawk, dove = ((-1, 4), (0, 2)), ((-1, 0), (4, 2))
    known: dict[str, tuple[npt.ArrayLike, npt.ArrayLike, list[tuple[float, ...]], bool]] = {
        "pennies": (((1, -1), (-1, 1)), ((-1, 1), (1, -1)), [(0.5, 0.5, 0.5, 0.5)], False),
        "hawk and dove": (
            hawk,
            dove,
            [(1, 0, 0, 1), (0, 1, 1, 0), (2 / 3, 1 / 3, 2 / 3, 1 / 3)],
            False,
        ),
        "three by two": (
            ((3, 3), (2, 5), (0, 6)),
            ((3, 2), (2, 6), (3, 1)),
            [(1, 0, 0, 1, 0), (0.8, 0.2, 0, 2 / 3, 1 / 3), (0, 1 / 3, 2 / 3, 1 / 3, 2 / 3)],
            False,
        ),
        # The second row is as good as the first against the first column: a whole edge of equilibria.
        "degenerate": (
            ((1, 0), (1, 2)),
            ((1, 0), (1, 1)),
            [(1, 0, 1, 0), (0, 1, 1, 0), (0, 1, 0, 1)],
            True,
        ),
        # To whom it makes no difference may mix, as far as the other's reply stays best.
        "row indifferent": (
            ((1, 1), (1, 1)),
            ((1, 0), (0, 1)),
            [(1, 0, 1, 0), (0, 1, 0, 1), (0.5, 0.5, 1, 0), (0.5, 0.5, 0, 1)],
            True,
        ),
        "column indifferent": (
            ((1, 0), (0, 1)),
            ((1, 1), (1, 1)),
            [(1, 0, 1, 0), (0, 1, 0, 1), (1, 0, 0.5, 0.5), (0, 1, 0.5, 0.5)],
            True,
        ),
        "no difference": (
            ((7, 7), (7, 7)),
            ((2, 2), (2, 2)),
            [tuple(map(float, each)) for each in ((1, 0, 1, 0), (1, 0, 0, 1), (0, 1, 1, 0), (0, 1, 0, 1))],
            True,
        ),
    }
    for name, (first, second, expected, degenerate) in known.items():
        found = traps.mixed_equilibria(first, second)
        rounded = {tuple(np.round(np.concatenate(each), 9).tolist()) for each in found.profiles}
        unlike = rounded ^ {tuple(np.round(each, 9).tolist()) for each in expected}
        yield Found(0, len(unlike), 0, name)
        yield Found(len(expected), len(found.profiles), 0, f"{name}: number")
        yield Found(float(degenerate), float(found.degenerate), 0, f"{name}: degenerate")
    luck = draws("games for two", 2**32)
    for m, k in ((2, 3), (3, 2), (3, 3), (4, 4), (2, 5)):
        row_, column = (np.array([next(luck) for _ in range(m * k)]).reshape(m, k) * 9 - 4 for _ in "ab")
        found = traps.mixed_equilibria(row_, column)
        worst = max(
            max(
                (row_ @ y).max() - x @ row_ @ y,
                (x @ column).max() - x @ column @ y,
                abs(x.sum() + y.sum() - 2),
            )
            for x, y in found.profiles
        )
        yield Found(0, float(worst), 1e-9, f"{m} x {k}: gain of choosing otherwise")
        yield Found(1, len(found.profiles) % 2, 0, f"{m} x {k}: number is odd")  # Wilson 1971
        yield Found(0, float(found.degenerate), 0, f"{m} x {k}: degenerate")
        x, y = traps.mixed_equilibria(row_, -row_).profiles[0]
        yield Found(_value(row_), float(x @ row_ @ y), 1e-9, f"{m} x {k}: value")


@row(
    "identity",
    sv="Volontärens dilemma, och andra spel där alla är lika",
    en="The volunteer's dilemma, and other games in which all are alike",
    source="Diekmann 1985: Pr(nobody) = (k / v)^(n / (n - 1)); numpy's roots of the polynomial in powers",
    checks=SYMMETRIC,
)
def volunteers() -> Iterator[Found]:
    """Two to 800 persons; games with several mixed equilibria, one that touches, and none."""
    for n, cost, value in ((2, 1, 4), (5, 1, 2), (50, 0.3, 1), (800, 1, 10)):
        (p,) = traps.symmetric_equilibria([value - cost] * n, [0] + [value] * (n - 1))
        yield Found((cost / value) ** (n / (n - 1)), (1 - p) ** n, 1e-9, f"nobody of {n}")
    for name, more_by in (
        ("three inside", (-1, 4, -4, 1)),
        ("public good with a threshold", (-1, 1, -1, -1)),
        ("six persons", (1, -2, 3, -1, 2, -1)),
    ):
        expected = sorted(_power_roots(more_by) + [0.0] * (more_by[0] <= 0) + [1.0] * (more_by[-1] >= 0))
        found = traps.symmetric_equilibria(more_by, [0] * len(more_by))
        yield Found(len(expected), len(found), 0, f"{name}: number")
        worst = max(abs(a - b) for a, b in zip(expected, found, strict=False))
        yield Found(0, worst, 1e-10, name)
    # (2 p - 1)^2 touches 0 in the middle; 1 is an end with nothing to gain.
    touching = traps.symmetric_equilibria((1, -1, 1), (0, 0, 0))
    yield Found(2, len(touching), 0, "touching: number")
    yield Found(0.5, touching[0], 1e-6, "touching")
    # (3 p - 1)^2 touches 0 where no half of a half falls.
    touching = traps.symmetric_equilibria((1, -2, 4), (0, 0, 0))
    yield Found(2, len(touching), 0, "touching a third: number")
    yield Found(1 / 3, touching[0], 1e-6, "touching a third")
    # What is rounding is no difference, and what is small is one: then there is a third equilibrium near 0.
    for name, base, more, number in (
        ("rounded", 0.3, 0.1 + 0.2, 2),
        ("large", 3e8, 3e8 + 1e-5, 2),
        ("small", 3e-7, 3e-7 + 1e-14, 3),
    ):
        yield Found(number, len(traps.symmetric_equilibria((base, 2 * base), (more, 0))), 0, name)
    # p (1 - p)^2: the ends are roots, and nothing between them is.
    yield Found(2, len(traps.symmetric_equilibria((0, 1, 0, 0), (0, 0, 0, 0))), 0, "ends alone")


@row(
    "identity",
    sv="Två jämvikter: var gränsen går, och vilken som är säkrast",
    en="Two equilibria: where the boundary is, and which is safer",
    source="stag hunt 5, 0, 3, 1: 1/3; replicator dynamics to either side; top of the potential",
    checks=["model.traps.basin_boundary", "model.traps.risk_dominance", EVOLVE],
)
def two_basins() -> Iterator[Found]:
    """From just below the boundary all come to the second choice, from just above to the first."""
    yield Found(1 / 3, traps.basin_boundary((5, 0, 3, 1)), ROUNDING, "stag hunt")
    for game in ((5, 0, 3, 1), (4, 0, 3, 3), (2, -1, 1, 0.5)):
        there = traps.basin_boundary(game)
        for side, end in ((-1e-3, 0.0), (1e-3, 1.0)):
            path = traps.evolve(np.reshape(game, (2, 2)), (there + side, 1 - there - side), 200)
            yield Found(end, float(path.shares[-1, 0]), 1e-6, f"{game} {side:+g}")
        reward, sucker, temptation, punishment = game
        half = (reward + sucker) / 2 - (temptation + punishment) / 2
        yield Found(half, traps.risk_dominance(game), ROUNDING, f"{game} against a half")
        table = np.array([np.reshape(game, (2, 2)), np.reshape(game, (2, 2)).T])
        top = traps.potential(table)
        yield Found(
            math.copysign(1, top[0, 0] - top[1, 1]),
            math.copysign(1, half),
            0,
            f"{game}: top of the potential",
        )


@row(
    "identity",
    sv="Hur tålmodig man måste vara för att lika för lika ska hålla",
    en="How patient one must be for tit for tat to hold",
    source="Axelrod 1984: 2/3 for 5, 3, 1, 0; best reply to tit for tat by value iteration, bisected",
    checks=["model.traps.critical_discount"],
)
def patience() -> Iterator[Found]:
    """The discount from which to co-operate always is a best reply to tit for tat."""
    yield Found(2 / 3, traps.critical_discount((3, 0, 5, 1)), ROUNDING, "5, 3, 1, 0")
    for game in ((3, 0, 5, 1), (3, -1, 4, 0), (2, 0.5, 2.5, 1.5)):
        low, high = 0.0, 0.999
        for _ in range(30):
            middle = (low + high) / 2
            low, high = (low, middle) if _stays_true(game, middle) else (middle, high)
        yield Found(high, traps.critical_discount(game), 1e-6, f"{game}")


# ---------------------------------------------------------------- evolution


@row(
    "identity",
    sv="Replikatordynamiken mot det som går att räkna ut",
    en="Replicator dynamics against what can be worked out",
    source="logistic curve for a constant advantage; Hofbauer & Sigmund 1998: paper, scissors, stone",
    checks=[EVOLVE, "model.traps.rest_points", "model.traps.evolution._stability"],
)
def replicator() -> Iterator[Found]:
    """A donation game, extinct strategies, and three strategies that go round inwards, evenly or outwards."""
    path = traps.evolve(((1, -1), (2, 0)), (0.9, 0.1), 12, samples=7)
    for time, share in zip(path.times, path.shares[:, 0], strict=True):
        yield Found(1 / (1 + math.exp(time) / 9), float(share), 1e-8, f"donation t={time:g}")
    yield Found(0, float(path.times[0]), 0, "first time")
    yield Found(12, float(path.times[-1]), 0, "last time")
    gone = traps.evolve(((1, 0, 9), (0, 2, 9), (0, 0, 9)), (0.4, 0.6, 0.0), 80).shares[-1]
    yield Found(1, float(gone[1]), 1e-9, "what is extinct does not come back")
    for win, expected in ((0.5, "unstable"), (1, "neutral"), (2, "stable")):
        found = traps.rest_points(((0, -1, win), (win, 0, -1), (-1, win, 0)))
        inside = [each for each in found.points if min(each.shares) > 0]
        yield Found(4, len(found.points), 0, f"win={win:g}: number")
        yield Found(1, float(inside[0].stability == expected and found.isolated), 0, f"win={win:g}")
        yield Found(
            0, float(np.abs(np.array(inside[0].shares) - 1 / 3).max()), ROUNDING, f"win={win:g}: where"
        )
        # The product of shares grows towards the middle where it is stable, and is constant where neutral.
        path = traps.evolve(((0, -1, win), (win, 0, -1), (-1, win, 0)), (0.5, 0.3, 0.2), 5, samples=2)
        change = math.log(path.shares[1].prod() / 0.03)
        yield Found(float(np.sign(win - 1)), float(np.sign(round(change, 7))), 0, f"win={win:g}: product")


@row(
    "identity",
    sv="Vilolägen och deras dragningskraft",
    en="Rest points and what they draw to themselves",
    source="the replicator equation at each point, and followed from beside it; basins in closed form",
    checks=[
        "model.traps.rest_points",
        "model.traps.evolution._equal_payoffs",
        "model.traps.evolution._stability",
        "model.traps.basins",
    ],
)
def rest_and_basins() -> Iterator[Found]:
    """Stag hunt, snowdrift, prisoner's dilemma, three conventions, a line of rest points, random games."""
    counted: dict[str, tuple[npt.ArrayLike, dict[tuple[float, ...], str]]] = {
        "stag hunt": (((5, 0), (3, 1)), {(1, 0): "stable", (0, 1): "stable", (1 / 3, 2 / 3): "unstable"}),
        "snowdrift": (((2, 1), (3, 0)), {(1, 0): "unstable", (0, 1): "unstable", (0.5, 0.5): "stable"}),
        "dilemma": (((3, 0), (5, 1)), {(1, 0): "unstable", (0, 1): "stable"}),
    }
    for name, (game, expected) in counted.items():
        points = traps.rest_points(game).points
        found = {tuple(np.round(each.shares, 9)): each.stability for each in points}
        right = {tuple(np.round(shares, 9)): stability for shares, stability in expected.items()}
        yield Found(1, float(found == right), 0, name)
    line = traps.rest_points(((1, 1, 0), (1, 1, 0), (0, 0, 2)))
    yield Found(0, float(line.isolated), 0, "a line of them")
    for name, game in (
        ("a constant advantage", ((1, -1), (2, 0))),
        ("all alike at one corner", ((0, 5, 0), (2, 5, 2), (1, 5, 1))),
        ("all alike at the first corner", ((5, 2, 2), (5, 1, 1), (5, 0, 0))),
    ):
        at_rest = traps.rest_points(game)
        yield Found(len(game), len(at_rest.points), 0, f"{name}: number")
        yield Found(1, float(at_rest.isolated), 0, f"{name}: isolated")
    luck = draws("rest points", 2**32)
    for number in range(3):
        table = np.array([next(luck) for _ in range(16)]).reshape(4, 4)
        worst = 0.0
        for each in traps.rest_points(table).points:
            x = np.array(each.shares)
            worst = max(worst, float(np.abs(x * (table @ x - x @ table @ x)).max()))
            beside = (1 - 1e-5) * x + 1e-5 * np.array([0.1, 0.2, 0.3, 0.4])
            later = traps.evolve(table, beside, 2000, samples=2).shares[-1]
            came_back = float(np.abs(later - x).max()) < 1e-4
            yield Found(float(each.stability == "stable"), float(came_back), 0, f"game {number} {x.round(3)}")
        yield Found(0, worst, ROUNDING, f"game {number}: motion")
    found_basins = traps.basins(((5, 0), (3, 1)), 100)
    for share, expected_share in zip(found_basins.shares, (66 / 99, 33 / 99), strict=True):
        yield Found(expected_share, share, 1e-12, f"basin of {expected_share:.3f}")
    three = traps.basins(((1, 0, 0), (0, 1, 0), (0, 0, 1)), 25)
    starts = [(a, b, 25 - a - b) for a in range(1, 24) for b in range(1, 25 - a)]
    alone = [sum(max(each) == share for share in each) == 1 for each in starts]
    yield Found(sum(alone) / len(alone) / 3, three.shares[1], ROUNDING, "three alike: one of them")
    yield Found(1 - sum(alone) / len(alone), three.elsewhere, ROUNDING, "three alike: boundaries")
    yield Found(1, traps.basins(((0, -1, 1), (1, 0, -1), (-1, 1, 0)), 8).elsewhere, 0, "round and round")


@row(
    "identity",
    sv="Frivilliga bidrag: viloläget där alla tre finns kvar",
    en="Voluntary public goods: the rest point where all three are left",
    source="Hauert et al. 2002; payoffs added up over all groups that can be drawn",
    checks=["model.traps.voluntary_pgg", "model.traps.voluntary_payoffs"],
)
def voluntary_rest() -> Iterator[Found]:
    """All three earn sigma there, group by group; and what is earned elsewhere."""
    for r, n, sigma in ((3, 5, 1), (2.2, 4, 0.5), (4.5, 6, 3), (2.9, 3, 0.1)):
        case = f"r={r:g} n={n} sigma={sigma:g}"
        shares = traps.voluntary_pgg(r, n, sigma)
        yield Found(1, sum(shares), ROUNDING, f"{case}: sum")
        yield Found(sigma / (r - 1), shares[0] / (shares[0] + shares[1]), ROUNDING, f"{case}: cooperative")
        for who, earned in zip(shares._fields, _earned_in_groups(r, n, sigma, shares), strict=True):
            yield Found(sigma, earned, 1e-9, f"{case}: {who}")
        for x in ((0.2, 0.5, 0.3), (0.7, 0.1, 0.2), (0.0, 0.1, 0.9)):
            expected = _earned_in_groups(r, n, sigma, x)
            found = traps.voluntary_payoffs(r, n, sigma)(np.array(x))
            worst = float(np.abs(np.array(expected) - found).max())
            yield Found(0, worst, 1e-9, f"{case}: payoffs at {x}")


@row(
    "identity",
    sv="Frivilliga bidrag: det som går runt betalar i medel som viloläget",
    en="Voluntary public goods: what goes round earns on average what the rest point does",
    source="Hauert et al. 2002: on average over an orbit all earn sigma, and sigma / (r - 1) of those who "
    "take part co-operate; the tolerance is of the sampling",
    checks=["model.traps.voluntary_payoffs", EVOLVE],
)
def voluntary_orbit(samples: int = 8001) -> Iterator[Found]:
    """Averages over whole turns of an orbit, and that it is closed."""
    r, n, sigma = 3.0, 5, 1.0
    payoffs = traps.voluntary_payoffs(r, n, sigma)
    shares = traps.evolve(payoffs, (0.3, 0.3, 0.4), 160, samples=samples).shares
    cooperative = shares[:, 0] / (shares[:, 0] + shares[:, 1])
    turns = _turns(cooperative - sigma / (r - 1))
    whole = shares[turns[0] : turns[-1]]
    yield Found(sigma / (r - 1), float(cooperative[turns[0] : turns[-1]].mean()), 1e-3, "co-operative")
    earned = np.mean([payoffs(each) for each in whole], axis=0)
    yield Found(sigma, float(earned[0]), 2e-3, "co-operators earn")
    yield Found(sigma, float(earned[1]), 2e-3, "defectors earn")
    yield Found(0, float(np.ptp(shares[turns, 2])), 5e-3, "turns meet themselves")


@row(
    "identity",
    sv="Förtroendespelet: en enda opålitlig räcker",
    en="The trust game: a single untrustworthy governor is enough",
    source="Abbass, Greenwood & Petraki 2016; computed independently; growth rates by quadrature",
    checks=["model.traps.trust_game", EVOLVE],
)
def trust_game_ends() -> Iterator[Found]:
    """Citizens who trust vanish where any governor is untrustworthy, and else are (R1 - 1) / (2 R1 - 1)."""
    end = traps.evolve(traps.trust_game(2, 3), (0.4, 0.4, 0.2), 300).shares[-1]
    for share, expected in zip(end, (0, 0.373462, 0.626538), strict=True):
        yield Found(expected, float(share), 1e-5, f"from .4, .4, .2: {expected:g}")
    alone = traps.trust_game(2, 3)(np.array([1.0, 0.0, 0.0]))
    yield Found(3, np.size(alone), 0, "nobody to trust: strategies")
    yield Found(0, float(np.abs(alone).sum()), 0, "nobody to trust: earned")
    for multiplier, expected in ((2, 1 / 3), (6, 5 / 11)):
        game = traps.trust_game(multiplier, multiplier + 0.5)
        end = traps.evolve(game, (0.2, 0.8, 0), 300).shares[-1]
        yield Found(expected, float(end[0]), 1e-9, f"all trustworthy R1={multiplier}")
    for rare in (1e-6, 0.1):
        end = traps.evolve(traps.trust_game(2, 3), (0.3, 0.7 - rare, rare), 4000).shares[-1]
        yield Found(0, float(end[0]), 1e-9, f"untrustworthy {rare:g}")
    r1, r2, value = 1.5, 2.5, 0.8
    path = traps.evolve(traps.trust_game(r1, r2, value), (0.5, 0.3, 0.2), 6, samples=6001)
    y1 = path.shares[:, 0]
    driven = (r2 - r1) * value * np.trapezoid(y1 / (1 - y1), path.times)
    ratio = path.shares[:, 2] / path.shares[:, 1]
    yield Found(float(driven), math.log(ratio[-1] / ratio[0]), 1e-6, "growth of the untrustworthy")
    # Citizens' own equation, from the path: y1' / y1 = f1 - mean.
    f1 = value * (r1 * path.shares[:, 1] / (1 - y1) - 1)
    mean = y1 * f1 + value * y1 * (r1 * path.shares[:, 1] + r2 * path.shares[:, 2]) / (1 - y1)
    grown = float(np.trapezoid(f1 - mean, path.times))
    yield Found(grown, math.log(y1[-1] / y1[0]), 1e-6, "growth of citizens")


@row(
    "identity",
    sv="Kontrollspelet: hårdare straff ger mindre kontroll, inte färre brott",
    en="The inspection game: a harder punishment gives less control, and no fewer violations",
    source="Tsebelis 1989, Rauhut 2009: k / r violate and g / p inspect, on average over an orbit; the "
    "tolerance is of the sampling",
    checks=["model.traps.inspection_game", EVOLVE],
)
def inspection(samples: int = 6001) -> Iterator[Found]:
    """Punishment 2 and then 5; other numbers; and the equilibrium of the table by another route."""
    for gain, punishment, reward, cost in ((1, 2, 2, 1), (1, 5, 2, 1), (0.6, 1.5, 1.2, 0.9)):
        case = f"g={gain:g} p={punishment:g} r={reward:g} k={cost:g}"
        game = traps.inspection_game(gain, punishment, reward, cost)
        path = traps.evolve(game, (0.4, 0.6, 0.4, 0.6), 120, populations=(2, 2), samples=samples).shares
        turns = _turns(path[:, 0] - cost / reward)
        violating, _, inspecting, _ = path[turns[0] : turns[-1]].mean(axis=0)
        yield Found(cost / reward, float(violating), 2e-3, f"{case}: violate")
        yield Found(gain / punishment, float(inspecting), 2e-3, f"{case}: inspect")
        inspectee = ((gain - punishment, gain), (0, 0))
        inspector = ((reward - cost, 0), (-cost, 0))
        (x, y), *others = traps.mixed_equilibria(inspectee, inspector).profiles
        yield Found(0, len(others), 0, f"{case}: other equilibria")
        rest = game(np.concatenate([x, y]))
        yield Found(0, float(np.abs(rest).max()), 1e-9, f"{case}: earned at the equilibrium")


@row(
    "identity",
    sv="Allmänningen: jämvikt, optimum och vad som blir kvar",
    en="The commons: equilibrium, optimum and what is left of the rent",
    source="Walker, Gardner & Ostrom 1990: 64, 36 and 32/81 for eight; best replies and the largest rent by "
    "numerical optimisation",
    checks=["model.traps.commons"],
)
def commons() -> Iterator[Found]:
    """Eight persons with 23 X - X^2 / 4 and 5 outside; others; one person leaves all the rent."""
    for observed, expected in zip(traps.commons(8, 23, 0.25, 5), (64, 36, 32 / 81), strict=True):
        yield Found(expected, observed, 1e-9, f"eight: {expected:.6g}")
    for n, value, decline, cost in ((1, 4.0, 0.5, 1.0), (3, 10.0, 0.2, 0.0), (8, 23.0, 0.25, 5.0)):
        case = f"n={n} value={value:g}"
        found = traps.commons(n, value, decline, cost)
        others, mine = (n - 1) * found.nash / n, found.nash / n

        best = minimize_scalar(
            _lost, args=(others, value, decline, cost), bounds=(0, value / decline), method="bounded"
        ).x
        yield Found(float(best), mine, 1e-4, f"{case}: best reply")
        rent = minimize_scalar(
            _lost, args=(0.0, value, decline, cost), bounds=(0, value / decline), method="bounded"
        )
        yield Found(float(rent.x), found.optimum, 1e-4, f"{case}: optimum")
        yield Found(
            _lost(found.nash, 0.0, value, decline, cost) / float(rent.fun),
            found.rent_share,
            1e-8,
            f"{case}: rent",
        )


# ---------------------------------------------------------------- other routes


def _lost(x: float, others: float, value: float, decline: float, cost: float) -> float:
    """Return what is lost, or earned with a minus, by the effort x in a commons."""
    return -x * (value - decline * (x + others) - cost)


def _own(luck: Iterator[float], shape: tuple[int, ...], player: int) -> Floats:
    """Return random numbers of a shape that do not depend on one axis."""
    reduced = tuple(1 if axis == player else size for axis, size in enumerate(shape))
    numbers = np.array([next(luck) for _ in range(math.prod(reduced))])
    return np.broadcast_to(numbers.reshape(reduced), shape)


def _nobody_gains(payoffs: Floats, choices: Sequence[int]) -> bool:
    for player, size in enumerate(payoffs.shape[1:]):
        for other in range(size):
            instead = [*choices[:player], other, *choices[player + 1 :]]
            if payoffs[(player, *instead)] > payoffs[(player, *choices)]:
                return False
    return True


def _value(game: Floats) -> float:
    """Return the value of a zero-sum game to the row player: the most that one can make sure of."""
    m, k = game.shape
    sure = linprog(
        np.append(np.zeros(m), -1.0),
        A_ub=np.hstack([-game.T, np.ones((k, 1))]),
        b_ub=np.zeros(k),
        A_eq=np.append(np.ones(m), 0.0)[None],
        b_eq=[1.0],
        bounds=[(0, None)] * m + [(None, None)],
    )
    return float(np.asarray(sure.x)[-1])


def _power_roots(bernstein: Sequence[float]) -> list[float]:
    """Return the roots in (0, 1) of a polynomial in Bernstein form, by way of powers of p / (1 - p)."""
    n = len(bernstein) - 1
    odds = np.roots([math.comb(n, k) * each for k, each in enumerate(bernstein)][::-1])
    real = odds[(abs(odds.imag) < 1e-9) & (odds.real > 1e-9)].real
    return [float(each / (1 + each)) for each in real]


def _stays_true(game: tuple[float, ...], discount: float) -> bool:
    """Whether to co-operate always is a best reply to tit for tat, by value iteration."""
    reward, sucker, temptation, punishment = game
    nice = nasty = 0.0
    for _ in range(20_000):
        before = nice, nasty
        nice = max(reward + discount * before[0], temptation + discount * before[1])
        nasty = max(sucker + discount * before[0], punishment + discount * before[1])
        if abs(nice - before[0]) < 1e-12:
            break
    return reward + discount * nice >= temptation + discount * nasty


def _earned_in_groups(r: float, n: int, sigma: float, shares: Sequence[float]) -> tuple[float, float, float]:
    """Return what each of the three earns, over all groups of n - 1 others that can be drawn."""
    x, y, z = shares
    earned = [0.0, 0.0]
    for c in range(n):
        for d in range(n - c):
            loners = n - 1 - c - d
            chance = math.comb(n - 1, c) * math.comb(n - 1 - c, d) * x**c * y**d * z**loners
            if c + d == 0:
                group = (sigma, sigma)
            else:
                group = (r * (c + 1) / (c + d + 1) - 1, r * c / (c + d + 1))
            earned = [sum_ + chance * each for sum_, each in zip(earned, group, strict=True)]
    return earned[0], earned[1], sigma


def _turns(around: Floats) -> npt.NDArray[np.intp]:
    """Return where a path crosses 0 upwards; twice at least."""
    return np.flatnonzero((around[:-1] < 0) & (around[1:] >= 0))


ROWS = (
    pure_games,
    mixed_games,
    volunteers,
    two_basins,
    patience,
    replicator,
    rest_and_basins,
    voluntary_rest,
    voluntary_orbit,
    trust_game_ends,
    inspection,
    commons,
)
