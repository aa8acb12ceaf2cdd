"""Pattern 1: where work is interdependent enough, a unit ends in one of two places, and stays there.

Question
    Do the same rules give the same end, wherever a unit starts and whatever has happened to it?
Mechanism
    Each expects of the others what she has seen of them; what co-operation yields has a threshold.
Expectation
    At low interdependence one end, at high interdependence two, and a way back longer than the way there.
Sources
    Rothstein (2005), Social Traps and the Problem of Trust, ch. 1; Granovetter (1978), AJS 83:1420-1443.
"""

from tillit.model.patterns import Curve, Curves, Means, Pattern, Setting, Statement, Statistic
from tillit.model.scenario import Event
from tillit.model.text import Text
from tillit.patterns._common import DEPARTMENT, level, work

LOW, HIGH = {"propensity": 0.1}, {"propensity": 0.9}
HOLD = 2
PAY = (0.0, 0.2, 0.4, 0.6, 0.8, 0.6, 0.4, 0.2, 0.0)
"""Pay for performance is raised and lowered again in steps, each held for `HOLD` years."""
GAP = 0.05
"""Smallest difference in the share who co-operate that counts as two ends (assumption)."""


def _swept(interdependence: float) -> Setting:
    events = tuple(Event(HOLD * step, {"pay_share": pay}) for step, pay in enumerate(PAY) if step)
    # Fewer opportunists than the default of a quarter; with a tenth the loop is much smaller.
    return Setting("hybrid", {"pay_share": 0.0}, work(0.4, interdependence), {"opportunists": 0.2}, events)


def _at(setting: str, step: int) -> Statistic:
    """Return co-operation in the last year of a step of the sweep."""
    return level(setting, "cooperation", HOLD * (step + 1) - 1, HOLD * (step + 1))


def _gap(mean: Means, interdependence: str) -> float:
    low, high = (mean(f"{start}_{interdependence}", "cooperation", 14, 18) for start in ("low", "high"))
    return high - low


def _loop(setting: str) -> Statistic:
    """Return co-operation on the way down less on the way up, at half the highest pay."""

    def statistic(mean: Means) -> float:
        return _at(setting, 6)(mean) - _at(setting, 2)(mean)

    return statistic


PATTERN = Pattern(
    name="two_ends",
    number=1,
    title=Text("Två lägen, och en väg tillbaka som är längre", "Two ends, and a longer way back"),
    text=Text(
        "När arbetet är tillräckligt ömsesidigt beroende hamnar en enhet i ett av två lägen, beroende på var "
        "den började. Den som har fallit kommer inte tillbaka samma väg.",
        "Where work is interdependent enough, a unit ends in one of two places, by where it started. One "
        "that has fallen does not come back the same way.",
    ),
    limits=Text(
        "Medelvärden över tre enheter visar inte själva de två lägena, och i vilket en enhet hamnar avgörs "
        "mer av slumpen än av var den började. Gränsen ligger högt: först när nästan allt arbete hänger på "
        "de andra.",
        "Means over three units do not show the two ends themselves, and luck decides more than the start in "
        "which of them a unit ends. The edge lies high: only where nearly all work hangs on the others.",
    ),
    source="Rothstein (2005), ch. 1; Granovetter (1978)",
    graph=DEPARTMENT,
    years=HOLD * len(PAY),
    settings={
        **{
            f"{start}_{name}": Setting("trust_based", {}, work(0.4, value), trust)
            for start, trust in (("low", LOW), ("high", HIGH))
            for name, value in (("apart", 0.2), ("joint", 0.5), ("bound", 0.9))
        },
        # As in the first prototype: few opportunists, and nothing that anyone can do alone.
        **{
            f"{start}_wholly": Setting("trust_based", {}, work(0.4, 1.0), {**trust, "opportunists": 0.1})
            for start, trust in (("low", LOW), ("high", HIGH))
        },
        "swept_apart": _swept(0.3),
        "swept_bound": _swept(0.9),
        "unpaid_bound": Setting("hybrid", {"pay_share": 0.0}, work(0.4, 0.9), {"opportunists": 0.2}),
    },
    statements=(
        Statement(
            name="one_end_where_work_is_apart",
            text=Text(
                "När var och en arbetar för sig spelar det ingen roll om tilliten var låg eller hög från "
                "början.",
                "Where each works alone it does not matter whether trust was low or high at the start.",
            ),
            statistic=lambda mean: _gap(mean, "apart"),
            expected="hardly changes",
            smallest=GAP,
        ),
        Statement(
            name="two_ends_where_work_is_bound",
            text=Text(
                "När arbetet hänger på de andra slutar de som började med hög tillit med mer samarbete än de "
                "som började med låg.",
                "Where the work hangs on the others, those who started with high trust end with more "
                "co-operation than those who started with low.",
            ),
            statistic=lambda mean: _gap(mean, "bound"),
            expected="rises",
            smallest=GAP,
        ),
        Statement(
            name="two_ends_where_nothing_is_done_alone",
            text=Text(
                "När inget kan göras ensam och få är opportunister är skillnaden större än en femtedel.",
                "Where nothing can be done alone and few are opportunists, the difference is more than a "
                "fifth.",
            ),
            statistic=lambda mean: _gap(mean, "wholly"),
            expected="rises",
            smallest=0.2,
        ),
        Statement(
            name="interdependence_opens_the_gap",
            text=Text(
                "Avståndet mellan lägena är större när arbetet är mer beroende av de andra.",
                "The ends lie further apart where the work is more interdependent.",
            ),
            statistic=lambda mean: _gap(mean, "bound") - _gap(mean, "joint"),
            expected="rises",
            smallest=GAP,
        ),
        Statement(
            name="longer_way_back",
            text=Text(
                "Ersättningen höjs och sänks igen: vid samma ersättning är samarbetet lägre på vägen ned, "
                "när arbetet hänger på de andra.",
                "Pay is raised and lowered again: at the same pay co-operation is lower on the way down, "
                "where the work hangs on the others.",
            ),
            statistic=_loop("swept_bound"),
            expected="falls",
            smallest=GAP,
        ),
        Statement(
            name="same_way_back_where_work_is_apart",
            text=Text(
                "När var och en arbetar mer för sig går det nästan samma väg tillbaka.",
                "Where each works more alone, the way back is nearly the same.",
            ),
            statistic=_loop("swept_apart"),
            expected="hardly changes",
            smallest=GAP,
        ),
        Statement(
            name="not_back_when_pay_is_gone",
            text=Text(
                "När ersättningen är borta igen är samarbetet lägre än där den aldrig fanns, när arbetet "
                "hänger på de andra.",
                "When pay is gone again, co-operation is lower than where there never was any, where the "
                "work hangs on the others.",
            ),
            statistic=lambda mean: _at("swept_bound", 8)(mean) - _at("unpaid_bound", 8)(mean),
            expected="falls",
            smallest=GAP,
        ),
    ),
    headline="longer_way_back",
    chart=Curves(
        title=Text("Andel som samarbetar", "Share who co-operate"),
        x=Text("Ersättning efter prestation, upp och ned igen", "Pay for performance, up and down again"),
        curves=tuple(
            Curve(title, tuple((PAY[step], _at(setting, step)) for step in steps))
            for setting, steps, title in (
                ("swept_apart", range(5), Text("Mest för sig, på väg upp", "Mostly alone, on the way up")),
                (
                    "swept_apart",
                    range(4, 9),
                    Text("Mest för sig, på väg ned", "Mostly alone, on the way down"),
                ),
                ("swept_bound", range(5), Text("Hänger på andra, upp", "Hangs on others, up")),
                ("swept_bound", range(4, 9), Text("Hänger på andra, ned", "Hangs on others, down")),
            )
        ),
    ),
)
