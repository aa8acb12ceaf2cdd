"""What one takes from the common stock, all lose together."""

from dataclasses import dataclass

from tillit.model.quantities import Quantities
from tillit.model.text import Text
from tillit.model.trap import Trap
from tillit.traps import _theory as theory
from tillit.traps._common import worth


@dataclass(frozen=True, slots=True)
class Commons(Quantities):
    """What taking gives, and costs all."""

    gain: float = worth(
        1.0,
        "Vad den får som tar ur det gemensamma",
        "What one gets who takes from the common stock",
    )
    loss: float = worth(
        4.0,
        "Vad alla tillsammans förlorar på det",
        "What all together lose by it",
    )


def payoff(q: Commons, kind: int, acts: bool, others: int, size: int) -> float:
    """Return what a party gets."""
    taking = size - 1 - others + (0 if acts else 1)
    return (0.0 if acts else q.gain) - q.loss * taking / size


TRAP = Trap(
    name="commons",
    family="temptation",
    title=Text(
        "Allmänningen",
        "The commons",
    ),
    sentence=Text(
        "Den som tar får hela vinsten och en liten del av förlusten.",
        "Who takes gets all of the gain and a small part of the loss.",
    ),
    story=Text(
        "Åtta förvaltningar delar på ett gemensamt förtroende hos invånarna. Den som bryter ett "
        "löfte eller flyttar en kostnad vinner på det själv, och det gemensamma förtroendet tär "
        "alla på. Det växer långsamt tillbaka.",
        "Eight departments share the inhabitants' confidence. Who breaks a promise or shifts a "
        "cost gains by it, and the common confidence is worn down for all. It grows back slowly.",
    ),
    co_operate=Text(
        "håller igen",
        "holds back",
    ),
    refrain=Text(
        "tar",
        "takes",
    ),
    information=Text(
        "Var och en väljer utan att veta vad de andra väljer, och ser efteråt vad de gjorde.",
        "Each chooses without knowing what the others choose, and sees afterwards what they did.",
    ),
    source="Nilsson Lundmark & Nilsson, 2.3-2.4 and 3.3.2; Hardin (1968), Science 162:1243; Ostrom (1990)",
    quantities=Commons,
    payoff=payoff,
    size=8,
    formula="loss / size < gain < loss",
    is_trap=lambda q, size: q.loss / size < q.gain < q.loss,
    seen=0.9,
    fewest=3,
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
