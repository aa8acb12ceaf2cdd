"""Where a client brings money, everybody claims the client."""

from dataclasses import dataclass

from tillit.model.quantities import Quantities
from tillit.model.text import Text
from tillit.model.trap import Trap
from tillit.traps import _theory as theory
from tillit.traps._common import worth


@dataclass(frozen=True, slots=True)
class Turf(Quantities):
    """What a client is worth, and what the quarrel costs."""

    margin: float = worth(
        2.0,
        "Vad klienten ger i ersättning utöver kostnaden",
        "What the client brings in beyond what it costs",
    )
    quarrel: float = worth(
        0.6,
        "Vad det kostar att göra anspråk",
        "What it costs to lay claim",
    )


def payoff(q: Turf, kind: int, acts: bool, others: int, size: int) -> float:
    """Return what a party gets."""
    if acts:
        return q.margin / 2 if others else 0.0
    return (q.margin if others else q.margin / 2) - q.quarrel


TRAP = Trap(
    name="turf_war",
    family="elsewhere",
    title=Text(
        "Revirkampen",
        "The turf war",
    ),
    sentence=Text(
        "Alla gör anspråk på samma klient, och bråket kostar mer än det ger.",
        "All lay claim to the same client, and the quarrel costs more than it brings.",
    ),
    story=Text(
        "Samma sak som Svarte Petter, men med omvänt tecken: ersättningen är högre än kostnaden, "
        "så båda vill ha klienten. Utan anspråk hade de delat på ersättningen. Med anspråk delar "
        "de på den och betalar för bråket.",
        "The same as the hot potato with its sign turned: the reimbursement is above the cost, so"
        " both want the client. Without claims they would have shared it. With claims they share "
        "it, and pay for the quarrel.",
    ),
    co_operate=Text(
        "delar",
        "shares",
    ),
    refrain=Text(
        "gör anspråk",
        "lays claim",
    ),
    information=Text(
        "Var och en väljer utan att veta vad de andra väljer, och ser efteråt vad de gjorde.",
        "Each chooses without knowing what the others choose, and sees afterwards what they did.",
    ),
    source="Nilsson Lundmark & Nilsson, 2.3 and 10.2.3: one game with the hot potato",
    quantities=Turf,
    payoff=payoff,
    size=2,
    formula="0 < quarrel < margin / 2",
    is_trap=lambda q, size: 0 < q.quarrel < q.margin / 2,
    seen=0.9,
    predictions={
        "trust": theory.NOT_BELIEF,
        "transfer": theory.PAID_FOR,
        "pooling": theory.ONE_PURSE,
        "repetition": theory.IN_KIND,
        "sanction": theory.DETERRED,
        "mandate": theory.ORDERED,
        "contract": theory.BOUND,
        "coordinator": theory.NOBODY_ELSE_MOVES,
    },
)
