"""Pattern 2: strong pay for an indicator that captures little raises the indicator and lowers the value.

Question
    Is more of what is registered also more for those who need the service?
Mechanism
    Pay draws people from the shared purpose to what is measured, and to polishing it.
Expectation
    Registered output rises and true output falls where alignment is low; both rise where it is high.
Sources
    Goodhart (1975); Campbell (1976); Holmström & Milgrom (1991), JLEO 7:24-52; Bevan & Hood (2006).
"""

from tillit.model.patterns import Curve, Curves, Pattern, Setting, Statement, Statistic
from tillit.model.text import Text
from tillit.patterns._common import DEPARTMENT, difference, work

ALIGNMENTS = (0.1, 0.3, 0.5, 0.7, 0.95)


def _effect(alignment: float, measure: str) -> Statistic:
    return difference(f"paid_{alignment}", f"unpaid_{alignment}", measure, 2, 6)


PATTERN = Pattern(
    name="goodhart",
    number=2,
    title=Text("Måttet stiger, nyttan faller", "The indicator rises, the value falls"),
    text=Text(
        "Med stark ersättning efter ett mått som fångar lite stiger det som registreras, medan den verkliga "
        "nyttan faller.",
        "Under strong pay for an indicator that captures little, what is registered rises while true output "
        "falls.",
    ),
    limits=Text(
        "Var måttet börjar räcka till beror på hur meningsfullt arbetet är; modellen säger inte var det är i "
        "en viss verksamhet.",
        "Where the indicator begins to suffice depends on how much the work means; the model does not say "
        "where that is in a given service.",
    ),
    source="Goodhart (1975); Campbell (1976); Holmström & Milgrom (1991)",
    graph=DEPARTMENT,
    years=6,
    settings={
        f"{name}_{alignment}": Setting("hybrid", {"pay_share": pay}, work(alignment, 0.6))
        for alignment in ALIGNMENTS
        for name, pay in (("unpaid", 0.0), ("paid", 0.8))
    },
    statements=(
        Statement(
            name="indicator_rises",
            text=Text(
                "Ersättning höjer det som registreras, när måttet fångar lite.",
                "Pay raises what is registered, where the indicator captures little.",
            ),
            statistic=_effect(0.3, "registered_output"),
            expected="rises",
        ),
        Statement(
            name="value_falls",
            text=Text(
                "Samma ersättning sänker den verkliga nyttan där.",
                "The same pay lowers true output there.",
            ),
            statistic=_effect(0.3, "true_output"),
            expected="falls",
        ),
        Statement(
            name="value_rises_where_the_indicator_captures_it",
            text=Text(
                "När måttet fångar nästan allt höjer ersättning också den verkliga nyttan.",
                "Where the indicator captures nearly everything, pay raises true output, too.",
            ),
            statistic=_effect(0.95, "true_output"),
            expected="rises",
            stated=False,
        ),
    ),
    headline="value_falls",
    chart=Curves(
        title=Text("Vad stark ersättning ändrar", "What strong pay changes"),
        x=Text("Hur mycket måttet fångar", "How much the indicator captures"),
        curves=(
            Curve(
                Text("Registrerad prestation", "Registered output"),
                tuple((each, _effect(each, "registered_output")) for each in ALIGNMENTS),
            ),
            Curve(
                Text("Verklig nytta", "True output"),
                tuple((each, _effect(each, "true_output")) for each in ALIGNMENTS),
            ),
        ),
    ),
)
