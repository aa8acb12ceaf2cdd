"""Pattern 3: control wins in some work and among some people, trust in others; no regime wins everywhere.

Question
    When does incentive control give citizens more, when trust-based governance, and when does neither help?
Mechanism
    All at once.
Expectation
    Control ahead where the indicator captures the purpose and many are opportunists or little motivated;
    trust ahead where it captures less and most are willing; the hybrid is the smallest mistake; complex work
    among many opportunists is rescued by nobody.
Sources
    Observability: Holmström & Milgrom (1991); evidence for targets where output is observable: Propper et al.
    (2008), Hasnain, Manning & Pierskalla (2012); Bringselius, SOU 2018:38 ch. 2.
"""

from collections.abc import Mapping

from tillit.model.claims import NEAR_ZERO
from tillit.model.levers import PRESETS
from tillit.model.patterns import Curve, Curves, Means, Pattern, Setting, Statement, Statistic
from tillit.model.scenario import Value
from tillit.model.text import Text
from tillit.patterns._common import DEPARTMENT, KIND_TITLES, KINDS, work

CONTESTANTS = ("incentive_control", "trust_based", "hybrid")
PEOPLE: Mapping[str, Mapping[str, Value]] = {
    "few": {"opportunists": 0.1},
    "some": {"opportunists": 0.25},
    "many": {"opportunists": 0.5},
    "listless": {"opportunists": 0.25, "motivation_conditional": 0.6},
}
SHARES = {"few": 0.1, "some": 0.25, "many": 0.5}


NOWHERE = ("many", "complex")
"""People and work that nobody rescues; all regimes are tried there."""


def _service(mean: Means, regime: str, people: str, kind: str) -> float:
    return mean(f"{regime}_{people}_{kind}", "service", 6, 8)


def _given(regime: str, people: str, kind: str) -> Statistic:
    return lambda mean: _service(mean, regime, people, kind)


def _lead(regime: str, against: str, people: str, kind: str) -> Statistic:
    return lambda mean: _service(mean, regime, people, kind) - _service(mean, against, people, kind)


def _regret(mean: Means, regime: str) -> float:
    """Return how much is lost at worst, over kinds of work and people, against the best of the three."""
    return max(
        max(_service(mean, each, people, kind) for each in CONTESTANTS) - _service(mean, regime, people, kind)
        for people in PEOPLE
        for kind in KINDS
    )


def _above_the_lower(people: str, kind: str) -> Statistic:
    """Return the hybrid less the lower of control and trust."""
    return lambda mean: (
        _service(mean, "hybrid", people, kind)
        - min(_service(mean, each, people, kind) for each in ("incentive_control", "trust_based"))
    )


def _amplified(mean: Means) -> float:
    leads = [
        mean(f"trust_based_{pi}", "service", 6, 8) - mean(f"incentive_control_{pi}", "service", 6, 8)
        for pi in ("apart", "bound")
    ]
    return leads[1] - leads[0]


PATTERN = Pattern(
    name="crossing",
    number=3,
    title=Text("Var kontroll vinner och var tillit vinner", "Where control wins and where trust wins"),
    text=Text(
        "Mål- och incitamentsstyrning ger mer där måttet fångar uppdraget och många är opportunister eller "
        "lite motiverade. Tillitsbaserad styrning ger mer där måttet fångar mindre och de flesta vill, och "
        "det desto mer ju mer arbetet hänger på andra. Blandad styrning är det minsta misstaget. Komplext "
        "arbete med många opportunister räddas av ingen.",
        "Incentive control gives more where the indicator captures the purpose and many are opportunists or "
        "little motivated. Trust-based governance gives more where it captures less and most are willing, "
        "the more so the more interdependent the work. The hybrid is the smallest mistake. Complex work "
        "among many opportunists is rescued by nobody.",
    ),
    limits=Text(
        "Regimerna är paket av fjorton styrval; `tillit levers` visar vilka som gör skillnaden. Var gränsen "
        "går hänger på antaganden, främst på hur väl arbetets mening bär dess möda.",
        "Regimes bundle fourteen levers; `tillit levers` shows which make the difference. Where the border "
        "runs hangs on assumptions, above all on how far the meaning of the work covers its effort.",
    ),
    source="Holmström & Milgrom (1991); Propper et al. (2008); SOU 2018:38, ch. 2",
    graph=DEPARTMENT,
    years=8,
    settings={
        **{
            f"{regime}_{people}_{kind}": Setting(regime, {}, KINDS[kind], PEOPLE[people])
            for people in PEOPLE
            for kind in KINDS
            for regime in (PRESETS if (people, kind) == NOWHERE else CONTESTANTS)
        },
        **{
            f"{regime}_{name}": Setting(regime, {}, work(0.5, value), PEOPLE["few"])
            for regime in ("incentive_control", "trust_based")
            for name, value in (("apart", 0.0), ("bound", 0.6))
        },
    },
    statements=(
        Statement(
            name="control_wins_with_many_opportunists",
            text=Text(
                "Rutinarbete där hälften är opportunister: kontroll ger mer än tillit.",
                "Routine work where half are opportunists: control gives more than trust.",
            ),
            statistic=_lead("incentive_control", "trust_based", "many", "routine"),
            expected="rises",
        ),
        Statement(
            name="control_wins_with_little_motivation",
            text=Text(
                "Rutinarbete som betyder lite för dem som gör det: kontroll ger mer än tillit.",
                "Routine work that means little to those who do it: control gives more than trust.",
            ),
            statistic=_lead("incentive_control", "trust_based", "listless", "routine"),
            expected="rises",
        ),
        Statement(
            name="trust_wins_in_mixed_and_complex_work",
            text=Text(
                "Blandat och komplext arbete, med en tiondel eller en fjärdedel opportunister: tillit ger "
                "mer än kontroll i alla fyra fallen (här det minsta försprånget).",
                "Mixed and complex work, with a tenth or a quarter of opportunists: trust gives more than "
                "control in all four cases (shown: the smallest lead).",
            ),
            statistic=tuple(
                _lead("trust_based", "incentive_control", people, kind)
                for people in ("few", "some")
                for kind in ("mixed", "complex")
            ),
            expected="rises",
        ),
        Statement(
            name="interdependence_amplifies",
            text=Text(
                "Tillitens försprång är större när arbetet hänger på andra, där de flesta vill.",
                "Trust's lead is larger where work hangs on others, where most are willing.",
            ),
            statistic=_amplified,
            expected="rises",
        ),
        Statement(
            name="hybrid_regrets_less_than_control",
            text=Text(
                "Det man som mest kan förlora på fel val är mindre med blandad styrning än med kontroll.",
                "The most that can be lost by a wrong choice is less with the hybrid than with control.",
            ),
            statistic=lambda mean: _regret(mean, "incentive_control") - _regret(mean, "hybrid"),
            expected="rises",
        ),
        Statement(
            name="hybrid_regrets_less_than_trust",
            text=Text(
                "… och mindre än med tillit.",
                "… and less than with trust.",
            ),
            statistic=lambda mean: _regret(mean, "trust_based") - _regret(mean, "hybrid"),
            expected="rises",
        ),
        Statement(
            name="hybrid_is_nowhere_worst",
            text=Text(
                "Ingenstans är blandad styrning sämre än både kontroll och tillit (här där det är närmast).",
                "Nowhere is the hybrid worse than both control and trust (shown: where it is closest).",
            ),
            statistic=tuple(_above_the_lower(people, kind) for people in PEOPLE for kind in KINDS),
            expected="does not fall",
        ),
        Statement(
            name="nobody_rescues_complex_work_among_many_opportunists",
            text=Text(
                "Komplext arbete där hälften är opportunister: också den bästa regimen ger nära noll, och "
                "ingen vinnare nämns.",
                "Complex work where half are opportunists: even the best regime gives next to nothing, and "
                "no winner is named.",
            ),
            statistic=tuple(_given(each, *NOWHERE) for each in PRESETS),
            expected="does not rise",
            smallest=NEAR_ZERO,
        ),
    ),
    headline="trust_wins_in_mixed_and_complex_work",
    chart=Curves(
        title=Text(
            "Tillitens försprång framför kontroll (nytta minus skada)",
            "Trust's lead over control (output less harm)",
        ),
        x=Text("Andel opportunister", "Share of opportunists"),
        curves=tuple(
            Curve(
                KIND_TITLES[kind],
                tuple(
                    (share, _lead("trust_based", "incentive_control", people, kind))
                    for people, share in SHARES.items()
                ),
            )
            for kind in KINDS
        ),
    ),
)
