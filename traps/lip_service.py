"""Everybody says yes, and nobody gets the hours."""

from dataclasses import dataclass

from tillit.model.quantities import Quantities
from tillit.model.text import Text
from tillit.model.trap import Trap
from tillit.traps import _theory as theory
from tillit.traps._common import worth


@dataclass(frozen=True, slots=True)
class Service(Quantities):
    """What joint work gives, and what it takes."""

    benefit: float = worth(
        1.8,
        "Vad varje avdelad tid ger alla tillsammans",
        "What each one's hours give all together",
    )
    hours: float = worth(
        1.0,
        "Vad det kostar den egna verksamheten att avdela tid",
        "What it costs one's own service to release the hours",
    )


def payoff(q: Service, kind: int, acts: bool, others: int, size: int) -> float:
    """Return what a party gets."""
    return q.benefit * (others + acts) / size - (q.hours if acts else 0.0)


TRAP = Trap(
    name="lip_service",
    family="temptation",
    title=Text(
        "Läpparnas bekännelse",
        "Lip service",
    ),
    sentence=Text(
        "Alla säger ja på mötet, och ingen avdelar tid.",
        "All say yes at the meeting, and nobody releases the hours.",
    ),
    story=Text(
        "Fyra organisationer har bestämt att arbeta tillsammans. Att säga ja kostar inget. Att "
        "avdela medarbetare gör det. Efter ett halvår finns samverkan i alla planer och i ingens "
        "kalender.",
        "Four organisations have decided to work together. To say yes costs nothing. To release "
        "staff does. After half a year the collaboration is in everybody's plans and in nobody's "
        "calendar.",
    ),
    co_operate=Text(
        "avdelar tid",
        "releases hours",
    ),
    refrain=Text(
        "nöjer sig med att säga ja",
        "leaves it at saying yes",
    ),
    information=Text(
        "Var och en väljer utan att veta vad de andra väljer. Efteråt syns orden, men sällan vad "
        "som verkligen gjordes.",
        "Each chooses without knowing what the others choose. Afterwards the words are seen, but "
        "seldom what was really done.",
    ),
    source="Nilsson Lundmark & Nilsson, 7.5.3 and 10.2.3",
    quantities=Service,
    payoff=payoff,
    size=4,
    formula="benefit / size < hours < benefit",
    is_trap=lambda q, size: q.benefit / size < q.hours < q.benefit,
    seen=0.1,
    time="hours",
    fewest=2,
    predictions={
        "trust": theory.NOT_BELIEF,
        "transfer": theory.UNSEEN,
        "pooling": theory.ONE_PURSE,
        "repetition": theory.UNSEEN,
        "sanction": theory.UNSEEN,
        "mandate": theory.UNSEEN,
        "contract": theory.BOUND,
        "hours": theory.RELEASED,
        "coordinator": theory.NOBODY_ELSE_MOVES,
        "smaller": theory.STILL_TEMPTED,
    },
)
