"""Pattern 7: more reported errors can mean fewer errors, if there is somebody to act on them.

Question
    Is an organisation in which more errors are reported a worse one?
Mechanism
    Voice and mild sanctions bring errors to light. What is acted on teaches; what is not, disappoints.
Expectation
    Reports rise and harm falls. Voice without capacity to act backfires. Sanctions dropped before there is
    dialogue make it worse.
Sources
    Edmondson (1999), ASQ 44:350-383; SOU 2018:38, ch. 2.
"""

from tillit.model.patterns import Line, Lines, Pattern, Setting, Statement, Statistic
from tillit.model.scenario import Event
from tillit.model.text import Text
from tillit.patterns._common import DEPARTMENT, difference, work

CHANGE = 4
PAID = {"pay_share": 0.2}
NOBODY_ACTS = {"monitoring": 0.0, "support": 0.05}
SAFER = {"sanctions": 0.15, "voice": 0.7}


def _setting(levers: dict[str, float], *events: Event) -> Setting:
    return Setting("incentive_control", PAID | levers, work(0.5, 0.5), {}, events)


def _effect(setting: str, against: str, measure: str) -> Statistic:
    return difference(setting, against, measure, CHANGE + 2, CHANGE + 6)


PATTERN = Pattern(
    name="reported_and_actual",
    number=7,
    title=Text("Fler rapporterade fel, färre verkliga", "More errors reported, fewer made"),
    text=Text(
        "När det blir tryggare att säga ifrån och någon kan göra något åt saken rapporteras fler fel, och "
        "skadan minskar. Utan någon som kan göra något slår det tillbaka. Tas sanktioner bort innan samtalet "
        "finns blir det sämre.",
        "When it becomes safer to speak up, and somebody can act, more errors are reported and harm falls. "
        "Without anybody who can act it backfires. Sanctions dropped before there is dialogue make it worse.",
    ),
    limits=Text(
        "Att säga ifrån utan att något händer kostar tillit till chefen. Nyttan som det kostar är timmarna "
        "som samtalen tar; skadan själv ändras knappt.",
        "Speaking up without anything happening costs trust in managers. The output it costs is the hours "
        "that talk takes; harm itself hardly changes.",
    ),
    source="Edmondson (1999); SOU 2018:38, ch. 2",
    graph=DEPARTMENT,
    years=10,
    settings={
        "control": _setting({}),
        "voice": _setting({}, Event(CHANGE, {"voice": SAFER["voice"]})),
        "safer": _setting({}, Event(CHANGE, SAFER)),
        "mild": _setting({}, Event(CHANGE, {"sanctions": SAFER["sanctions"]})),
        "nobody_acts": _setting(NOBODY_ACTS),
        "nobody_acts_voice": _setting(NOBODY_ACTS, Event(CHANGE, {"voice": SAFER["voice"]})),
    },
    statements=(
        Statement(
            name="reports_rise",
            text=Text("Fler egna fel rapporteras.", "More own errors are reported."),
            statistic=_effect("safer", "control", "reports"),
            expected="rises",
            smallest=0.002,
            by_construction=True,
        ),
        Statement(
            name="errors_fall",
            text=Text("Färre fel görs.", "Fewer errors are made."),
            statistic=_effect("safer", "control", "errors"),
            expected="falls",
            smallest=0.002,
        ),
        Statement(
            name="harm_falls",
            text=Text("Skadan minskar.", "Harm falls."),
            statistic=_effect("safer", "control", "harm"),
            expected="falls",
            smallest=0.002,
        ),
        Statement(
            name="voice_without_capacity_harms",
            text=Text(
                "Finns ingen som kan göra något åt felen ökar öppenhet skadan.",
                "Where nobody can act on errors, voice raises harm.",
            ),
            statistic=_effect("nobody_acts_voice", "nobody_acts", "harm"),
            expected="rises",
            smallest=0.002,
            comment=Text(
                "Fel som ingen åtgärdar skadar lika mycket, vare sig någon har sagt till om dem eller inte.",
                "Errors that nobody mends do the same harm, whether anybody has told of them or not.",
            ),
        ),
        Statement(
            name="voice_without_capacity_lowers_service",
            text=Text(
                "Finns ingen som kan göra något åt felen sänker öppenhet nyttan minus skadan.",
                "Where nobody can act on errors, voice lowers output less harm.",
            ),
            statistic=_effect("nobody_acts_voice", "nobody_acts", "service"),
            expected="falls",
            comment=Text(
                "Den gör det, men ungefär så lite att det inte räknas: det är timmarna som samtalen tar.",
                "It does, but about as little as does not count: it is the hours that talk takes.",
            ),
        ),
        Statement(
            name="voice_is_worth_more_with_capacity",
            text=Text(
                "Öppenhet ger mer, räknat i nytta minus skada, där någon kan göra något åt felen.",
                "Voice gives more output less harm where somebody can act on errors.",
            ),
            statistic=lambda mean: (
                _effect("voice", "control", "service")(mean)
                - _effect("nobody_acts_voice", "nobody_acts", "service")(mean)
            ),
            expected="rises",
            stated=False,
        ),
        Statement(
            name="voice_without_capacity_costs_trust",
            text=Text(
                "Finns ingen som kan göra något åt felen kostar öppenhet tillit till chefen.",
                "Where nobody can act on errors, voice costs trust in managers.",
            ),
            statistic=_effect("nobody_acts_voice", "nobody_acts", "trust_in_managers"),
            expected="falls",
            smallest=0.002,
        ),
        Statement(
            name="sanctions_dropped_first_make_it_worse",
            text=Text(
                "Tas sanktionerna bort innan samtalet finns faller nyttan minus skadan.",
                "Sanctions dropped before there is dialogue lower output less harm.",
            ),
            statistic=_effect("mild", "control", "service"),
            expected="falls",
        ),
    ),
    headline="harm_falls",
    chart=Lines(
        title=Text(
            "Fel per medarbetare och vecka, mot ingen ändring",
            "Errors per member of staff and week, against no change",
        ),
        lines=(
            Line(Text("Rapporterade", "Reported"), "reports", "safer", "control"),
            Line(Text("Gjorda", "Made"), "errors", "safer", "control"),
        ),
        since=CHANGE - 1,
        until=10,
        mark=CHANGE,
    ),
)
