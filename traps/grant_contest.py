"""Whoever promises most gets the money, and everybody promises more than they can keep."""

from dataclasses import dataclass

from tillit.model.quantities import Quantities
from tillit.model.text import Text
from tillit.model.trap import Trap
from tillit.traps import _theory as theory
from tillit.traps._common import worth


@dataclass(frozen=True, slots=True)
class Contest(Quantities):
    """What there is to get, and what empty promises cost."""

    pot: float = worth(
        1.0,
        "Pengarna, räknat på varje sökande",
        "The money, for each applicant",
    )
    inflated: float = worth(
        2.0,
        "Hur mycket ett uppskruvat löfte väger mot ett ärligt",
        "How much an inflated promise weighs beside an honest one",
        low=1.0,
    )
    shortfall: float = worth(
        0.2,
        "Vad det kostar att inte kunna hålla det",
        "What it costs not to be able to keep it",
    )
    waste: float = worth(
        0.6,
        "Vad varje uppskruvat löfte kostar alla tillsammans",
        "What each inflated promise costs all together",
    )


def payoff(q: Contest, kind: int, acts: bool, others: int, size: int) -> float:
    """Return what a party gets."""
    inflating = size - 1 - others + (0 if acts else 1)
    weight = 1.0 if acts else q.inflated
    won = q.pot * size * weight / (size - inflating + q.inflated * inflating)
    return won - (0.0 if acts else q.shortfall) - q.waste * inflating / size


TRAP = Trap(
    name="grant_contest",
    family="temptation",
    title=Text(
        "Ansökningstävlingen",
        "The grant contest",
    ),
    sentence=Text(
        "Den som lovar mest får pengarna, så alla lovar mer än de kan hålla.",
        "Who promises most gets the money, so all promise more than they can keep.",
    ),
    story=Text(
        "Fyra projekt söker samma pengar. Den som lovar att 70 procent ska komma i arbete får "
        "dem, den som säger som det är blir utan. När alla har lovat för mycket är pengarna "
        "fördelade som förut, och målen går inte att lita på.",
        "Four projects apply for the same money. Who promises that 70 per cent will get a job "
        "wins it, who says how it is gets none. When all have promised too much the money is "
        "shared as before, and nobody can rely on the aims.",
    ),
    co_operate=Text(
        "lovar det man kan hålla",
        "promises what can be kept",
    ),
    refrain=Text(
        "skruvar upp löftena",
        "inflates the promises",
    ),
    information=Text(
        "Löftena syns i ansökan. Utfallet granskas bara ibland, och långt senare.",
        "Promises are seen in the application. Results are examined only now and then, and much later.",
    ),
    source="Nilsson Lundmark & Nilsson, 9.1.3: 70 per cent in work or studies; Spence (1973)",
    quantities=Contest,
    payoff=payoff,
    size=4,
    formula="an inflated promise wins more than shortfall and its part of waste, whatever the others "
    "do, and all lose shortfall and waste",
    is_trap=lambda q, size: all(
        payoff(q, 0, False, k, size) > payoff(q, 0, True, k, size) for k in range(size)
    ),
    seen=0.5,
    commanded=False,
    signable=False,
    meets_again=False,
    fewest=2,
    predictions={
        "trust": theory.NOT_BELIEF,
        "transfer": theory.PAID_FOR,
        "pooling": theory.ONE_PURSE,
        "sanction": theory.DETERRED,
        "coordinator": theory.NOBODY_ELSE_MOVES,
        "smaller": theory.STILL_TEMPTED,
    },
)
