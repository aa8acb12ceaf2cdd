"""Pattern 8: each trap has its remedy, and the wrong one does nothing.

Question
    Does trust repair every trap in which everybody would gain from doing otherwise?
Mechanism
    Co-operation hangs on what is expected of others; shared cases on who gets the gain; prevention on the
    time until it pays.
Expectation
    Trust repairs the assurance trap and neither the wrong pocket (a contract that shares the gain does) nor
    short-termism (a longer horizon does).
Sources
    Nilsson Lundmark & Nilsson, ch. 2; Platt (1973), Social traps, American Psychologist 28:641-651.
"""

from tillit.model.generators import collaborating_organisations
from tillit.model.patterns import Grid, Means, Pattern, Setting, Statement, Statistic
from tillit.model.scenario import Generated
from tillit.model.text import Text
from tillit.patterns._common import work

REPAIR = 0.1
"""Smallest change of a share that counts as a repair (assumption)."""
DISTRUST = {"propensity": 0.15, "propensity_spread": 0.05, "opportunists": 0.1}
ALL_TRAPS = work(0.4, 1.0) | {"shared": 0.4}
NO_REMEDY = {"pooling": 0.0, "horizon": 0.0}

TRAPS = {
    "assurance": ("cooperation", Text("Att våga lita på andra", "Assurance")),
    "wrong_pocket": ("sharing", Text("Fel ficka", "Wrong pocket")),
    "short_termism": ("prevention", Text("Kortsiktighet", "Short-termism")),
}
"""The measure that shows each trap, and its name."""
REMEDIES = {
    "trust": Text("Tillit från början", "Trust from the start"),
    "contract": Text("Avtal om ersättning", "Contract on compensation"),
    "horizon": Text("Längre sikt", "Longer horizon"),
}


def _repaired(trap: str, remedy: str) -> Statistic:
    measure = TRAPS[trap][0]

    def statistic(mean: Means) -> float:
        return mean(remedy, measure, 6, 8) - mean("none", measure, 6, 8)

    return statistic


def _statement(name: str, trap: str, remedy: str, repairs: bool, text: Text, *, stated: bool) -> Statement:
    return Statement(
        name=name,
        text=text,
        statistic=_repaired(trap, remedy),
        expected="rises" if repairs else "hardly changes",
        smallest=REPAIR,
        stated=stated,
        by_construction=trap != "assurance",
    )


PATTERN = Pattern(
    name="remedies",
    number=8,
    title=Text("Varje fälla har sitt botemedel", "Each trap has its remedy"),
    text=Text(
        "Tillit löser fällan där alla vill om bara de andra gör det. Den löser varken fel ficka, där vinsten "
        "hamnar hos någon annan, eller kortsiktighet. Det gör avtal om ersättning respektive längre sikt.",
        "Trust repairs the trap in which all are willing if only the others are. It repairs neither the "
        "wrong pocket, where somebody else gets the gain, nor short-termism. A contract on compensation and "
        "a longer horizon do.",
    ),
    limits=Text(
        "Att längre sikt inte rör fel ficka är sant av hur ekvationerna är skrivna; avtal ger lite mer "
        "förebyggande, men mindre än det minsta som räknas. Två fällor som tillit också skulle lösa, "
        "svagaste insatsen och förevändningen, prövas inte. Motstridiga intressen finns inte i "
        "organisationsmodellen.",
        "That a longer horizon leaves the wrong pocket alone is true by how the equations are written; a "
        "contract brings a little more prevention, but less than the smallest that counts. Two traps that "
        "trust should repair as well, minimum effort and pretext, are not tried. Opposed interests are not "
        "in the model of the organisation.",
    ),
    source="Nilsson Lundmark & Nilsson, ch. 2; Platt (1973)",
    graph=Generated(
        collaborating_organisations,
        {
            "organisations": ("school", "social services", "health care"),
            "units": 2,
            "span": 6,
            "citizens_per_staff": 0.5,
        },
    ),
    years=8,
    settings={
        "none": Setting("hybrid", NO_REMEDY, ALL_TRAPS, DISTRUST),
        "trust": Setting("hybrid", NO_REMEDY, ALL_TRAPS, DISTRUST | {"propensity": 0.85}),
        "contract": Setting("hybrid", NO_REMEDY, ALL_TRAPS | {"contract": 1.0}, DISTRUST),
        "horizon": Setting("hybrid", NO_REMEDY | {"horizon": 1.0}, ALL_TRAPS, DISTRUST),
    },
    statements=(
        _statement(
            "trust_repairs_assurance",
            "assurance",
            "trust",
            True,
            Text("Tillit löser fällan att våga lita på andra.", "Trust repairs the assurance trap."),
            stated=True,
        ),
        _statement(
            "trust_leaves_the_wrong_pocket",
            "wrong_pocket",
            "trust",
            False,
            Text("Tillit löser inte fel ficka.", "Trust does not repair the wrong pocket."),
            stated=True,
        ),
        _statement(
            "trust_leaves_short_termism",
            "short_termism",
            "trust",
            False,
            Text("Tillit löser inte kortsiktighet.", "Trust does not repair short-termism."),
            stated=True,
        ),
        _statement(
            "contract_repairs_the_wrong_pocket",
            "wrong_pocket",
            "contract",
            True,
            Text("Avtal om ersättning löser fel ficka.", "A contract repairs the wrong pocket."),
            stated=True,
        ),
        _statement(
            "contract_leaves_assurance",
            "assurance",
            "contract",
            False,
            Text(
                "Avtal om ersättning löser inte fällan att våga lita på andra.",
                "A contract does not repair the assurance trap.",
            ),
            stated=False,
        ),
        _statement(
            "horizon_repairs_short_termism",
            "short_termism",
            "horizon",
            True,
            Text("Längre sikt löser kortsiktighet.", "A longer horizon repairs short-termism."),
            stated=True,
        ),
        _statement(
            "horizon_leaves_assurance",
            "assurance",
            "horizon",
            False,
            Text(
                "Längre sikt löser inte fällan att våga lita på andra.",
                "A longer horizon does not repair the assurance trap.",
            ),
            stated=False,
        ),
    ),
    headline="trust_repairs_assurance",
    chart=Grid(
        title=Text("Vad botemedlen ändrar", "What the remedies change"),
        rows=tuple(title for _, title in TRAPS.values()),
        columns=tuple(REMEDIES.values()),
        cells=tuple(tuple(_repaired(trap, remedy) for remedy in REMEDIES) for trap in TRAPS),
        smallest=REPAIR,
    ),
)
