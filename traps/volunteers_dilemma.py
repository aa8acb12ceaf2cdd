"""Somebody must do it, and one is enough."""

from dataclasses import dataclass

from tillit.model.quantities import Quantities
from tillit.model.text import Text
from tillit.model.trap import Trap
from tillit.traps import _theory as theory
from tillit.traps._common import worth


@dataclass(frozen=True, slots=True)
class Volunteer(Quantities):
    """What it is worth that somebody does it, and what it costs."""

    value: float = worth(
        1.0,
        "Vad det är värt för var och en att någon gör det",
        "What it is worth to each that somebody does it",
    )
    cost: float = worth(
        0.4,
        "Vad det kostar den som gör det",
        "What it costs the one who does it",
    )


def payoff(q: Volunteer, kind: int, acts: bool, others: int, size: int) -> float:
    """Return what a party gets."""
    if acts:
        return q.value - q.cost
    return q.value if others else 0.0


TRAP = Trap(
    name="volunteers_dilemma",
    family="elsewhere",
    title=Text(
        "Någon borde samordna",
        "Somebody ought to co-ordinate",
    ),
    sentence=Text(
        "Alla vill att någon tar ansvar för helheten, och ju fler de är, desto oftare gör ingen det.",
        "All want somebody to answer for the whole, and the more they are the more often nobody does.",
    ),
    story=Text(
        "Tio verksamheter har del i samma klient. Det räcker att en av dem håller ihop det. Alla "
        "vinner på att någon gör det, men helst någon annan. Ingen har ansvar för det "
        "sammansatta.",
        "Ten services have a part in the same client. It is enough that one of them holds it "
        "together. All gain if somebody does, but rather somebody else. Nobody answers for the "
        "whole.",
    ),
    co_operate=Text(
        "samordnar",
        "co-ordinates",
    ),
    refrain=Text(
        "låter någon annan göra det",
        "leaves it to somebody else",
    ),
    information=Text(
        "Var och en väljer utan att veta vad de andra väljer, och ser efteråt vad de gjorde.",
        "Each chooses without knowing what the others choose, and sees afterwards what they did.",
    ),
    source="Nilsson Lundmark & Nilsson, 2.3; Diekmann (1985), J. Confl. Resolut. 29:605",
    quantities=Volunteer,
    payoff=payoff,
    size=10,
    formula="0 < cost < value: nobody does it with probability (cost / value) ** (size / (size - 1))",
    is_trap=lambda q, size: 0 < q.cost < q.value,
    seen=0.9,
    fewest=2,
    predictions={
        "trust": theory.RELIED_ON,
        "transfer": theory.PAID_FOR,
        "pooling": theory.ONE_PURSE,
        "repetition": theory.LEFT_TO_OTHERS,
        "sanction": theory.ALL_WHERE_ONE_IS_ENOUGH,
        "mandate": theory.ALL_WHERE_ONE_IS_ENOUGH,
        "contract": theory.ALL_WHERE_ONE_IS_ENOUGH,
        "coordinator": theory.NAMED,
        "smaller": theory.FEWER_TO_RELY_ON,
    },
)
