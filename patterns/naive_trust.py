"""Pattern 9: trust without follow-up is beaten where some are opportunists, and best where nobody is.

Question
    Is it enough to stop following up?
Mechanism
    Free riding that nobody sees or answers spreads; where there is none, follow-up costs hours for nothing.
Expectation
    Naive trust and laissez-faire are beaten at 20-30 % opportunists; naive trust is best when there are none;
    trust without support fails.
Sources
    Stated before calibration; Fehr & Gächter (2000), AER 90:980, on co-operation without answers.
"""

from tillit.model.levers import PRESETS
from tillit.model.patterns import Curve, Curves, Means, Pattern, Setting, Statement, Statistic
from tillit.model.text import Text
from tillit.patterns._common import DEPARTMENT, KINDS, difference, level, work

SHARES = {"none": 0.0, "few": 0.1, "fifth": 0.2, "third": 0.3, "half": 0.5}
ORDINARY = ("fifth", "third")
WITH_FOLLOW_UP = ("trust_based", "hybrid")


def _service(mean: Means, regime: str, share: str, kind: str) -> float:
    return mean(f"{regime}_{share}_{kind}", "service", 6, 8)


def _beaten(regime: str) -> tuple[Statistic, ...]:
    """Return the lead over a regime of the better of trust with follow-up and the hybrid, case by case."""

    def lead(share: str, kind: str) -> Statistic:
        return lambda mean: (
            max(_service(mean, each, share, kind) for each in WITH_FOLLOW_UP)
            - _service(mean, regime, share, kind)
        )

    return tuple(lead(share, kind) for share in ORDINARY for kind in KINDS)


def _leads_without_opportunists(*kinds: str) -> tuple[Statistic, ...]:
    """Return the lead of naive trust over each other regime, in each of some kinds of work."""

    def lead(against: str, kind: str) -> Statistic:
        return lambda mean: (
            _service(mean, "naive_trust", "none", kind) - _service(mean, against, "none", kind)
        )

    return tuple(lead(each, kind) for kind in kinds for each in PRESETS if each != "naive_trust")


PATTERN = Pattern(
    name="naive_trust",
    number=9,
    title=Text("Tillit utan uppföljning räcker inte", "Trust without follow-up does not suffice"),
    text=Text(
        "Naiv tillit och låt-gå-styrning är sämre vid vanliga andelar opportunister, tjugo till trettio "
        "procent. Finns det inga är naiv tillit bäst. Tillit utan nära stöd räcker inte.",
        "Naive trust and laissez-faire are beaten at ordinary shares of opportunists, twenty to thirty per "
        "cent. Where there are none naive trust is best. Trust without support close by fails.",
    ),
    limits=Text(
        "Andelen opportunister är ett antagande, som ingen källa mäter. Utan opportunister är försprånget "
        "för naiv tillit mindre än det minsta som räknas: ingen är bättre, men det är inte mycket bättre "
        "heller.",
        "The share of opportunists is an assumption that no source measures. Without any, the lead of naive "
        "trust is smaller than the smallest that counts: nobody does better, but it does hardly better.",
    ),
    source="Fehr & Gächter (2000); stated before calibration",
    graph=DEPARTMENT,
    years=8,
    settings={
        **{
            f"{regime}_{share}_{kind}": Setting(regime, {}, KINDS[kind], {"opportunists": value})
            for regime in PRESETS
            for share, value in SHARES.items()
            for kind in KINDS
            if kind == "mixed" or share in ("none", *ORDINARY)
        },
        "supported": Setting("trust_based", {}, work(0.5, 0.5)),
        "unsupported": Setting("trust_based", {"support": 0.1}, work(0.5, 0.5)),
    },
    statements=(
        Statement(
            name="naive_trust_is_beaten",
            text=Text(
                "Med tjugo eller trettio procent opportunister ger tillit med uppföljning, eller blandad "
                "styrning, mer än naiv tillit i alla slags arbete (här där det är jämnast).",
                "With twenty or thirty per cent opportunists, trust with follow-up, or the hybrid, gives "
                "more than naive trust in every kind of work (shown: where it is closest).",
            ),
            statistic=_beaten("naive_trust"),
            expected="rises",
        ),
        Statement(
            name="laissez_faire_is_beaten",
            text=Text("… och mer än låt-gå-styrning.", "… and more than laissez-faire."),
            statistic=_beaten("laissez_faire"),
            expected="rises",
        ),
        Statement(
            name="naive_trust_is_best_among_the_willing",
            text=Text(
                "Utan opportunister är ingen annan regim bättre än naiv tillit, utom kanske i rutinarbete "
                "(här där det är jämnast).",
                "Without opportunists no other regime is better than naive trust, except perhaps in routine "
                "work (shown: where it is closest).",
            ),
            statistic=_leads_without_opportunists("mixed_routine", "mixed", "complex"),
            expected="does not fall",
        ),
        Statement(
            name="naive_trust_is_best_among_the_willing_in_routine_work",
            text=Text(
                "Utan opportunister är ingen annan regim bättre än naiv tillit ens i rutinarbete.",
                "Without opportunists no other regime is better than naive trust even in routine work.",
            ),
            statistic=_leads_without_opportunists("routine"),
            expected="does not fall",
            comment=Text(
                "I rutinarbete, som måttet fångar, passar regler och låg frihet bättre än samtal och stöd, "
                "som tar timmar.",
                "In routine work, which the indicator captures, rules and little discretion fit better than "
                "dialogue and support, which take hours.",
            ),
        ),
        Statement(
            name="trust_without_support_fails",
            text=Text(
                "Utan nära stöd ger tillitsbaserad styrning mindre.",
                "Without support close by trust-based governance gives less.",
            ),
            statistic=difference("unsupported", "supported", "service", 6, 8),
            expected="falls",
        ),
    ),
    headline="naive_trust_is_beaten",
    chart=Curves(
        title=Text("Nytta minus skada, blandat arbete", "Output less harm, mixed work"),
        x=Text("Andel opportunister", "Share of opportunists"),
        curves=tuple(
            Curve(
                PRESETS[regime].title,
                tuple(
                    (value, level(f"{regime}_{share}_mixed", "service", 6, 8))
                    for share, value in SHARES.items()
                ),
            )
            for regime in ("trust_based", "incentive_control", "naive_trust", "laissez_faire")
        ),
    ),
)
