"""Pattern 4: from control to trust it gets worse before it gets better, where the work is interdependent.

Question
    How long does a switch from control to trust look like a mistake?
Mechanism
    Control goes at once. Dialogue works only when trust has grown. In between free riding goes unanswered.
Expectation
    A dip where interdependence is high, about a year in the most interdependent work; gains after four years.
Sources
    Stated before calibration; SOU 2018:38, ch. 2, on the patience that trust-based governance takes.
"""

from tillit.model.patterns import Line, Lines, Pattern, Setting, Statement, Statistic
from tillit.model.text import Text
from tillit.patterns._common import DEPARTMENT, difference, switch, work

SWITCH = 4
INTERDEPENDENCE = {"apart": 0.2, "joint": 0.5, "bound": 0.9}
TITLES = {
    "apart": Text("Mest för sig (0,2)", "Mostly alone (0.2)"),
    "joint": Text("Delvis beroende (0,5)", "Partly dependent (0.5)"),
    "bound": Text("Hänger på andra (0,9)", "Hangs on others (0.9)"),
}


def _gain(name: str, since: float, until: float) -> Statistic:
    return difference(f"switched_{name}", f"stayed_{name}", "service", SWITCH + since, SWITCH + until)


PATTERN = Pattern(
    name="worse_before_better",
    number=4,
    title=Text("Sämre innan det blir bättre", "Worse before better"),
    text=Text(
        "En övergång från kontroll till tillit ger först en svacka där arbetet hänger på de andra: "
        "kontrollen försvinner genast, men samtal biter först när tilliten har vuxit. I det mest beroende "
        "arbetet ser ett år ut som ett misstag, fyra till åtta år inte.",
        "A switch from control to trust dips first where the work hangs on the others: control goes at once, "
        "but dialogue works only when trust has grown. In the most interdependent work one year looks like a "
        "mistake, four to eight years do not.",
    ),
    limits=Text(
        "Där var och en arbetar för sig är den första svackan bara timmarna som reformen själv tar.",
        "Where each works alone, the first dip is only the hours that the reform itself takes.",
    ),
    source="Stated before calibration",
    graph=DEPARTMENT,
    years=12,
    settings={
        f"{what}_{name}": Setting(
            "incentive_control",
            {},
            work(0.4, value),
            {"opportunists": 0.2},
            (switch("trust_based", SWITCH),) if what == "switched" else (),
        )
        for name, value in INTERDEPENDENCE.items()
        for what in ("stayed", "switched")
    },
    statements=(
        Statement(
            name="dip_where_work_is_bound",
            text=Text(
                "När arbetet hänger på de andra faller nyttan minus skadan under det första halvåret.",
                "Where the work hangs on the others, output less harm falls in the first half year.",
            ),
            statistic=_gain("bound", 0, 0.5),
            expected="falls",
        ),
        Statement(
            name="dip_is_deeper_where_work_is_bound",
            text=Text(
                "Svackan är djupare än där arbetet är delvis beroende.",
                "The dip is deeper than where the work is partly dependent.",
            ),
            statistic=lambda mean: _gain("bound", 0, 0.5)(mean) - _gain("joint", 0, 0.5)(mean),
            expected="falls",
        ),
        Statement(
            name="one_year_looks_like_a_mistake",
            text=Text(
                "I det mest beroende arbetet är det första året sammantaget sämre.",
                "In the most interdependent work the first year is worse, taken as a whole.",
            ),
            statistic=_gain("bound", 0, 1),
            expected="falls",
        ),
        Statement(
            name="four_to_eight_years_do_not",
            text=Text(
                "Fyra till åtta år efter övergången är det bättre också där.",
                "Four to eight years after the switch it is better there, too.",
            ),
            statistic=_gain("bound", 4, 8),
            expected="rises",
        ),
        Statement(
            name="sooner_where_work_is_less_bound",
            text=Text(
                "Där arbetet är delvis beroende är redan det andra året bättre.",
                "Where the work is partly dependent, the second year is better already.",
            ),
            statistic=_gain("joint", 1, 2),
            expected="rises",
        ),
    ),
    headline="one_year_looks_like_a_mistake",
    chart=Lines(
        title=Text(
            "Nytta minus skada: övergång till tillit mot att stanna",
            "Output less harm: switching to trust against staying",
        ),
        lines=tuple(
            Line(TITLES[name], "service", f"switched_{name}", f"stayed_{name}") for name in INTERDEPENDENCE
        ),
        since=SWITCH - 1,
        until=12,
        mark=SWITCH,
    ),
)
