"""Pattern 6: weeks of broken promises take trust down fast, and what is lost lasts.

Question
    What do eight weeks in which leaders break their promises cost?
Mechanism
    Bad signals move trust more than good ones (`asymmetry`); what co-operation yields hangs on trust.
Expectation
    Depth and lasting loss grow with the asymmetry, and with interdependence.
Sources
    Slovic (1993), Risk Analysis 13:675-682.
"""

from tillit.model.patterns import Line, Lines, Means, Pattern, Setting, Statement, Statistic
from tillit.model.scenario import Event
from tillit.model.schedule import WEEKS_PER_YEAR
from tillit.model.text import Text
from tillit.patterns._common import DEPARTMENT, difference, work

SHOCK, WEEKS = 4, 8
ASYMMETRIES = (1, 3, 6)
INTERDEPENDENCE = {"apart": 0.3, "bound": 0.9}
WEEKS_OF_WORK = Text("fulla veckors arbete per medarbetare", "full weeks of work per member of staff")


def _trust_lost(asymmetry: int, name: str = "apart") -> Statistic:
    """Return trust in managers in the last two of the weeks of broken promises, against none."""
    until = SHOCK + WEEKS / WEEKS_PER_YEAR
    return difference(
        f"broken_{asymmetry}_{name}",
        f"kept_{asymmetry}_{name}",
        "trust_in_managers",
        until - 2 / WEEKS_PER_YEAR,
        until,
    )


def _output_lost(asymmetry: int, name: str, years: float = 2) -> Statistic:
    """Return true output after the shock, against none, in weeks of work for each member of staff."""
    mean_loss = difference(
        f"broken_{asymmetry}_{name}", f"kept_{asymmetry}_{name}", "true_output", SHOCK, SHOCK + years
    )

    def statistic(mean: Means) -> float:
        return mean_loss(mean) * WEEKS_PER_YEAR * years

    return statistic


PATTERN = Pattern(
    name="broken_promises",
    number=6,
    title=Text("Tillit går snabbt att förlora", "Trust is lost fast"),
    text=Text(
        "Åtta veckor med brutna löften sänker tilliten mer ju tyngre dåliga erfarenheter väger, och mer går "
        "förlorat ju mer arbetet hänger på de andra.",
        "Eight weeks of broken promises lower trust more, the more bad experiences weigh, and more is lost "
        "the more the work hangs on the others.",
    ),
    limits=Text(
        "Hur länge det varar säger inget om asymmetrin: också utan den går det långsammare upp än ned.",
        "How long it lasts says nothing of the asymmetry: even without it the way up is slower.",
    ),
    source="Slovic (1993)",
    graph=DEPARTMENT,
    years=10,
    settings={
        f"{what}_{asymmetry}_{name}": Setting(
            "trust_based",
            {},
            work(0.4, value),
            {"asymmetry": float(asymmetry), "opportunists": 0.15},
            (Event(SHOCK, broken_promises=WEEKS),) if what == "broken" else (),
        )
        for asymmetry in ASYMMETRIES
        for name, value in INTERDEPENDENCE.items()
        for what in ("kept", "broken")
    },
    statements=(
        Statement(
            name="trust_falls",
            text=Text("Tilliten till chefen faller.", "Trust in managers falls."),
            statistic=_trust_lost(3),
            expected="falls",
            by_construction=True,
        ),
        Statement(
            name="deeper_with_asymmetry",
            text=Text(
                "Fallet är djupare när dåliga erfarenheter väger sex gånger så tungt än när de väger lika.",
                "The fall is deeper when bad experiences weigh six times as much than when they weigh the "
                "same.",
            ),
            statistic=lambda mean: _trust_lost(6)(mean) - _trust_lost(1)(mean),
            expected="falls",
            by_construction=True,
        ),
        Statement(
            name="deeper_where_work_is_bound",
            text=Text(
                "Fallet är djupare när arbetet hänger på de andra.",
                "The fall is deeper where the work hangs on the others.",
            ),
            statistic=lambda mean: _trust_lost(3, "bound")(mean) - _trust_lost(3, "apart")(mean),
            expected="falls",
            comment=Text(
                "Löftena är chefens: hur djupt tilliten till chefen faller hänger på vad hon gör, inte på "
                "hur beroende kollegorna är av varandra.",
                "The promises are the manager's: how far trust in her falls hangs on what she does, not on "
                "how far colleagues depend on each other.",
            ),
        ),
        Statement(
            name="output_is_lost",
            text=Text(
                "Nytta går förlorad under två år från att löftena börjar brytas.",
                "True output is lost in the two years from when promises begin to be broken.",
            ),
            statistic=_output_lost(3, "bound"),
            expected="falls",
            smallest=0.1,
            unit=WEEKS_OF_WORK,
        ),
        Statement(
            name="more_is_lost_with_asymmetry",
            text=Text(
                "Mer går förlorat när dåliga erfarenheter väger tyngre.",
                "More is lost when bad experiences weigh more.",
            ),
            statistic=lambda mean: _output_lost(6, "bound")(mean) - _output_lost(1, "bound")(mean),
            expected="falls",
            smallest=0.1,
            unit=WEEKS_OF_WORK,
        ),
        Statement(
            name="more_is_lost_where_work_is_bound",
            text=Text(
                "Mer går förlorat när arbetet hänger på de andra.",
                "More is lost where the work hangs on the others.",
            ),
            statistic=lambda mean: _output_lost(3, "bound")(mean) - _output_lost(3, "apart")(mean),
            expected="falls",
            smallest=0.1,
            unit=WEEKS_OF_WORK,
            comment=Text(
                "Det lutar dit, men skillnaden är för liten eller för osäker för att räknas.",
                "It leans that way, but the difference is too small or too uncertain to count.",
            ),
        ),
        Statement(
            name="more_is_lost_for_long_where_work_is_bound",
            text=Text(
                "Mer går förlorat under sex år när arbetet hänger på de andra och dåliga erfarenheter väger "
                "sex gånger så tungt.",
                "More is lost over six years where the work hangs on the others and bad experiences weigh "
                "six times as much.",
            ),
            statistic=lambda mean: _output_lost(6, "bound", 6)(mean) - _output_lost(6, "apart", 6)(mean),
            expected="falls",
            smallest=0.1,
            unit=WEEKS_OF_WORK,
            stated=False,
        ),
    ),
    headline="output_is_lost",
    chart=Lines(
        title=Text(
            "Tillit till chefen, mot utan brutna löften", "Trust in managers, against no broken promises"
        ),
        lines=tuple(
            Line(title, "trust_in_managers", f"broken_{asymmetry}_bound", f"kept_{asymmetry}_bound")
            for asymmetry, title in (
                (1, Text("Dåligt väger lika", "Bad weighs the same")),
                (3, Text("Dåligt väger tre gånger", "Bad weighs three times")),
                (6, Text("Dåligt väger sex gånger", "Bad weighs six times")),
            )
        ),
        since=SHOCK - 1,
        until=10,
        weeks=4,
        mark=SHOCK,
    ),
)
