"""Pattern 10: politicians who do not trust tighten control, and it stays tightened.

Question
    When does follow-up grow by itself, and when does it harm?
Mechanism
    Alarm and distrust tighten; felt control lowers motivation and trust; expectations rise with results.
Expectation
    Reactive politics with low trust ratchets control; harmful once it passes its optimum.
Sources
    Crozier (1964), The Bureaucratic Phenomenon, ch. 7; Merton (1940).
"""

from tillit.model.generators import municipality
from tillit.model.patterns import Line, Lines, Pattern, Setting, Statement
from tillit.model.scenario import Generated
from tillit.model.text import Text
from tillit.patterns._common import difference, work

TRUST = {"distrust": 0.15, "trust": 0.85}
REACTIVITY = {"calm": 0.0, "usual": 0.3, "eager": 1.0}
PEOPLE = {"few": 0.1, "many": 0.35}

PATTERN = Pattern(
    name="control_spiral",
    number=10,
    title=Text("Kontrollen som växer av sig själv", "Control that grows by itself"),
    text=Text(
        "Politiker som reagerar på larm och inte litar på förvaltningen skärper uppföljningen, och den "
        "släpper inte. Det skadar när den har passerat sitt bästa läge.",
        "Politicians who react to alarm and do not trust the administration tighten follow-up, and it does "
        "not let go. It harms once it has passed its best level.",
    ),
    limits=Text(
        "Att misstro skärper står i ekvationen; att det växer vidare och skadar gör det inte. Med de vanliga "
        "antagandena växer kontrollen långsamt; att den skadar kräver att politiken reagerar starkt, och "
        "beror på var uppföljningen låg från början.",
        "That distrust tightens stands in the equation; that it goes on and harms does not. Under the usual "
        "assumptions control grows slowly; harm takes strong reactions, and depends on where follow-up was "
        "at the start.",
    ),
    source="Crozier (1964), ch. 7; Merton (1940)",
    graph=Generated(
        municipality,
        {
            "departments": ("education", "social services"),
            "units": 2,
            "span": 8,
            "citizens_per_staff": 0.5,
        },
    ),
    years=10,
    settings={
        f"{reaction}_{trust}_{people}": Setting(
            "hybrid",
            {},
            work(0.4, 0.6),
            {
                "reactivity": reactivity,
                "propensity": propensity,
                "propensity_spread": 0.05,
                "opportunists": opportunists,
            },
        )
        for reaction, reactivity in REACTIVITY.items()
        for trust, propensity in TRUST.items()
        for people, opportunists in PEOPLE.items()
    },
    statements=(
        Statement(
            name="distrust_tightens",
            text=Text(
                "Efter tio år har politiker utan tillit lagt till mer kontroll än politiker med tillit.",
                "After ten years politicians without trust have added more control than those with trust.",
            ),
            statistic=difference("eager_distrust_few", "eager_trust_few", "political_control", 8, 10),
            expected="rises",
            by_construction=True,
        ),
        Statement(
            name="distrust_tightens_at_the_usual_reactivity",
            text=Text("… också med de vanliga antagandena.", "… also under the usual assumptions."),
            statistic=difference("usual_distrust_few", "usual_trust_few", "political_control", 8, 10),
            expected="rises",
            by_construction=True,
        ),
        Statement(
            name="control_does_not_let_go",
            text=Text(
                "Kontrollen är högre de sista åren än de första.",
                "Control is higher in the last years than in the first.",
            ),
            statistic=lambda mean: (
                mean("eager_distrust_few", "political_control", 8, 10)
                - mean("eager_distrust_few", "political_control", 0, 2)
            ),
            expected="rises",
        ),
        Statement(
            name="harms_where_few_are_opportunists",
            text=Text(
                "Där få är opportunister faller nyttan minus skadan.",
                "Where few are opportunists, output less harm falls.",
            ),
            statistic=difference("eager_distrust_few", "calm_distrust_few", "service", 8, 10),
            expected="falls",
        ),
        Statement(
            name="does_not_harm_where_many_are",
            text=Text(
                "Där en tredjedel är opportunister gör den inte det: kontrollen låg under sitt bästa läge.",
                "Where a third are opportunists it does not: control was below its best level.",
            ),
            statistic=difference("eager_distrust_many", "calm_distrust_many", "service", 8, 10),
            expected="does not fall",
        ),
    ),
    headline="harms_where_few_are_opportunists",
    chart=Lines(
        title=Text("Kontroll som politiker har lagt till", "Control added by politicians"),
        lines=tuple(
            Line(title, "political_control", setting)
            for setting, title in (
                ("eager_distrust_few", Text("Utan tillit, reagerar starkt", "No trust, strong reactions")),
                ("usual_distrust_few", Text("Utan tillit, som vanligt", "No trust, usual reactions")),
                ("eager_trust_few", Text("Med tillit, reagerar starkt", "Trust, strong reactions")),
                ("usual_trust_few", Text("Med tillit, som vanligt", "Trust, usual reactions")),
            )
        ),
        since=0,
        until=10,
    ),
)
