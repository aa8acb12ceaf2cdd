"""Enough of many must come along before it is worth anything to any of them."""

from dataclasses import dataclass
from math import ceil

from tillit.model.quantities import Quantities
from tillit.model.text import Text
from tillit.model.trap import Trap
from tillit.traps import _theory as theory
from tillit.traps._common import share, worth


@dataclass(frozen=True, slots=True)
class Assurance(Quantities):
    """What each gets, and how many it takes."""

    joint: float = worth(
        1.5,
        "Vad den som är med får när tillräckligt många är med",
        "What those who join get when enough have joined",
        "Nilsson Lundmark & Nilsson, ch. 1, for many",
    )
    alone: float = worth(
        1.0,
        "Vad den får som står utanför",
        "What one gets who stays outside",
        "Nilsson Lundmark & Nilsson, ch. 1: the unit",
    )
    betrayed: float = worth(
        0.0,
        "Vad den som är med får när för få är med",
        "What those who join get when too few have joined",
        low=-10.0,
    )
    needed: float = share(
        0.67,
        "Hur stor del som måste vara med",
        "How large a part must join",
        "assumption; Nilsson Lundmark & Nilsson, 10.2.4: the more who must, the more fragile",
    )


def needed(q: Assurance, size: int) -> int:
    """Return how many must join."""
    return max(2, ceil(q.needed * size - 1e-9))


def payoff(q: Assurance, kind: int, acts: bool, others: int, size: int) -> float:
    """Return what a party gets."""
    if not acts:
        return q.alone
    return q.joint if others + 1 >= needed(q, size) else q.betrayed


TRAP = Trap(
    name="assurance",
    family="safe",
    title=Text("Tillräckligt många", "Enough of us"),
    sentence=Text(
        "Alla skulle vara med om de andra var det, och alla väntar på de andra.",
        "All would join if the others had, and all wait for the others.",
    ),
    story=Text(
        "Sex organisationer ska dela en gemensam ingång för unga utan arbete. Den fungerar när fyra är med. "
        "Den som ansluter sig tidigare betalar för en ingång som inte leder någonstans.",
        "Six organisations are to share one entrance for young people out of work. It works when four have "
        "joined. Who joins before that pays for an entrance that leads nowhere.",
    ),
    co_operate=Text("ansluter sig", "joins"),
    refrain=Text("avvaktar", "waits"),
    information=Text(
        "Var och en väljer utan att veta vad de andra väljer, och ser efteråt vilka som var med.",
        "Each chooses without knowing what the others choose, and sees afterwards who joined.",
    ),
    source="Nilsson Lundmark & Nilsson, 10.2.4; Sen (1967), Q. J. Econ. 81:112; Runge (1984)",
    quantities=Assurance,
    payoff=payoff,
    size=6,
    formula="betrayed < alone < joint, and more than one of size must join",
    is_trap=lambda q, size: q.betrayed < q.alone < q.joint and needed(q, size) <= size,
    seen=0.9,
    fewest=3,
    predictions={
        "trust": theory.EXPECTED,
        "transfer": theory.ALONE_HELPS_NOBODY,
        "pooling": theory.ALONE_HELPS_NOBODY,
        "repetition": theory.STILL_TOO_FEW,
        "sanction": theory.DETERRED,
        "mandate": theory.ORDERED,
        "contract": theory.BOUND,
        "coordinator": theory.ONE_IS_NOT_ENOUGH,
        "smaller": theory.STILL_TOO_FEW,
    },
)
