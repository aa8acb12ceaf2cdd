"""Departments are paid by the head, and lower their standards one after the other."""

from dataclasses import dataclass

from tillit.model.quantities import Quantities
from tillit.model.text import Text
from tillit.model.trap import Trap
from tillit.traps import _theory as theory
from tillit.traps._common import worth


@dataclass(frozen=True, slots=True)
class Race(Quantities):
    """What lower standards bring, and cost."""

    paid: float = worth(
        0.6,
        "Vad det ger att sänka kraven: fler som blir godkända",
        "What lower standards bring: more who pass",
    )
    name: float = worth(
        2.0,
        "Vad det gemensamma anseendet är värt för alla tillsammans",
        "What the common reputation is worth to all together",
    )


def payoff(q: Race, kind: int, acts: bool, others: int, size: int) -> float:
    """Return what a party gets."""
    return q.name * (others + acts) / size + (0.0 if acts else q.paid)


TRAP = Trap(
    name="race_to_the_bottom",
    family="temptation",
    title=Text(
        "Kapplöpningen mot botten",
        "The race to the bottom",
    ),
    sentence=Text(
        "Den som sänker kraven får mer betalt, och alla förlorar det goda namnet.",
        "Who lowers the standard is paid more, and all lose the good name.",
    ),
    story=Text(
        "Fem institutioner får betalt för varje student som blir godkänd. Den som håller på "
        "kraven förlorar pengar, den som sänker dem tär på ett anseende som är allas. Till slut "
        "har ingen något anseende att skydda.",
        "Five departments are paid for each student who passes. Who keeps the standard loses "
        "money, who lowers it wears down a reputation that is everybody's. In the end nobody has "
        "a reputation to protect.",
    ),
    co_operate=Text(
        "håller kraven",
        "keeps the standard",
    ),
    refrain=Text(
        "sänker kraven",
        "lowers the standard",
    ),
    information=Text(
        "Var och en väljer utan att veta vad de andra väljer, och ser efteråt vad de gjorde.",
        "Each chooses without knowing what the others choose, and sees afterwards what they did.",
    ),
    source="SOU 2018:38, 2.7 (Rothstein, after Miller): departments paid per graduate",
    quantities=Race,
    payoff=payoff,
    size=5,
    formula="name / size < paid < name",
    is_trap=lambda q, size: q.name / size < q.paid < q.name,
    seen=0.6,
    fewest=2,
    predictions={
        "trust": theory.NOT_BELIEF,
        "transfer": theory.PAID_FOR,
        "pooling": theory.ONE_PURSE,
        "repetition": theory.IN_KIND,
        "sanction": theory.DETERRED,
        "mandate": theory.ORDERED,
        "contract": theory.BOUND,
        "coordinator": theory.NOBODY_ELSE_MOVES,
        "smaller": theory.FEW,
    },
)
