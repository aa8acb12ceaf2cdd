"""Pattern 5: to take pay away is not to go back; without complements trust and freedom do not rise.

Question
    Does it bring trust back to take pay for performance away?
Mechanism
    Pay moves what people do at once. Follow-up, freedom and dialogue stay as they are.
Expectation
    Registered output falls more than true output; trust in managers and freedom do not rise. With complements
    they do.
Sources
    SOU 2018:38, chapter 5 (Region Skåne).
"""

from tillit.model.patterns import Line, Lines, Means, Pattern, Setting, Statement, Statistic
from tillit.model.scenario import Event
from tillit.model.text import Text
from tillit.patterns._common import DEPARTMENT, difference, work

REFORM = 4
COMPLEMENTS = {"voice": 0.7, "support": 0.7, "discretion": 0.75, "monitoring": 0.3, "sanctions": 0.25}
"""As in trust-based governance."""


def _change(setting: str, measure: str) -> Statistic:
    return difference(setting, "paid", measure, REFORM + 1, REFORM + 4)


def _share(mean: Means, measure: str) -> float:
    """Return the change without pay as a share of what there is with it."""
    return _change("unpaid", measure)(mean) / mean("paid", measure, REFORM + 1, REFORM + 4)


def _setting(*events: Event) -> Setting:
    return Setting("incentive_control", {"pay_share": 0.6}, work(0.5, 0.5), {}, events)


PATTERN = Pattern(
    name="switching_back",
    number=5,
    title=Text("Att ta bort är inte att gå tillbaka", "Switching back is not going back"),
    text=Text(
        "Ersättningen tas bort och uppföljningen finns kvar: registrerad prestation faller mer än verklig "
        "nytta, och varken tilliten till chefen eller handlingsutrymmet ökar. Med mer samtal, stöd och "
        "handlingsutrymme gör de det.",
        "Pay is taken away and follow-up kept: registered output falls more than true output, and neither "
        "trust in managers nor freedom rises. With more dialogue, support and discretion they do.",
    ),
    limits=Text(
        "Den verkliga nyttan faller inte alls här, utan ökar. Att handlingsutrymmet ökar när styrvalet höjs "
        "är sant av konstruktion.",
        "True output does not fall at all here, but rises. That freedom rises when the lever is raised is "
        "true by construction.",
    ),
    source="SOU 2018:38, ch. 5",
    graph=DEPARTMENT,
    years=8,
    settings={
        "paid": _setting(),
        "unpaid": _setting(Event(REFORM, {"pay_share": 0.0})),
        "complements": _setting(Event(REFORM, {"pay_share": 0.0, **COMPLEMENTS})),
    },
    statements=(
        Statement(
            name="registered_falls_more_than_true",
            text=Text(
                "Registrerad prestation faller mer än verklig nytta, som andelar av vad de var.",
                "Registered output falls more than true output, as shares of what they were.",
            ),
            statistic=lambda mean: _share(mean, "registered_output") - _share(mean, "true_output"),
            expected="falls",
            unit=Text("andel av vad de var", "share of what they were"),
        ),
        Statement(
            name="registered_falls",
            text=Text("Registrerad prestation faller.", "Registered output falls."),
            statistic=_change("unpaid", "registered_output"),
            expected="falls",
        ),
        Statement(
            name="trust_does_not_rise",
            text=Text("Tilliten till chefen ökar inte.", "Trust in managers does not rise."),
            statistic=_change("unpaid", "trust_in_managers"),
            expected="does not rise",
        ),
        Statement(
            name="freedom_does_not_rise",
            text=Text("Handlingsutrymmet ökar inte.", "Freedom does not rise."),
            statistic=_change("unpaid", "freedom"),
            expected="does not rise",
            comment=Text(
                "Utan ersättning samarbetar fler, chefer litar mer på dem de leder, och den som litar "
                "lämnar mer frihet. Det är lite, men mer än det minsta som räknas.",
                "Without pay more co-operate, managers trust those they lead more, and who trusts leaves "
                "more freedom. It is little, but more than the smallest that counts.",
            ),
        ),
        Statement(
            name="complements_bring_trust",
            text=Text(
                "Med samtal, stöd och handlingsutrymme ökar tilliten till chefen.",
                "With dialogue, support and discretion trust in managers rises.",
            ),
            statistic=_change("complements", "trust_in_managers"),
            expected="rises",
        ),
        Statement(
            name="complements_bring_freedom",
            text=Text("… och handlingsutrymmet.", "… and freedom does."),
            statistic=_change("complements", "freedom"),
            expected="rises",
            by_construction=True,
        ),
    ),
    headline="registered_falls_more_than_true",
    chart=Lines(
        title=Text("Tillit till chefen, mot att behålla allt", "Trust in managers, against keeping all"),
        lines=(
            Line(
                Text("Bara ersättningen bort", "Only pay taken away"), "trust_in_managers", "unpaid", "paid"
            ),
            Line(
                Text("Med samtal, stöd och frihet", "With dialogue, support, freedom"),
                "trust_in_managers",
                "complements",
                "paid",
            ),
        ),
        since=REFORM - 1,
        until=8,
        mark=REFORM,
    ),
)
