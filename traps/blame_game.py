"""Who takes part in joint work may get the blame for it."""

from dataclasses import dataclass

from tillit.model.quantities import Quantities
from tillit.model.text import Text
from tillit.model.trap import Trap
from tillit.traps import _theory as theory
from tillit.traps._common import worth


@dataclass(frozen=True, slots=True)
class Blame(Quantities):
    """What joint work gives, and what the blame costs."""

    success: float = worth(
        0.5,
        "Vad varje parts medverkan ger var och en",
        "What each one's part gives everybody",
    )
    blame: float = worth(
        0.9,
        "Vad det kostar att kunna få skulden",
        "What it costs to risk the blame",
    )


def payoff(q: Blame, kind: int, acts: bool, others: int, size: int) -> float:
    """Return what a party gets."""
    return q.success * (others + acts) - (q.blame if acts else 0.0)


TRAP = Trap(
    name="blame_game",
    family="silence",
    title=Text(
        "Skuldfrågan",
        "The blame game",
    ),
    sentence=Text(
        "Den som är med kan få skulden, så var och en håller sig till sitt.",
        "Who takes part may get the blame, so each keeps to its own.",
    ),
    story=Text(
        "Tre verksamheter kan ta ett gemensamt ansvar för en svår utskrivning. Det lyckas oftare "
        "ju fler som är med. Men går det fel söker man den som var med, och ingen vet i förväg "
        "vems ansvaret är.",
        "Three services can take joint responsibility for a difficult discharge. It succeeds more"
        " often the more take part. But if it goes wrong, those who took part are looked for, and"
        " nobody knows beforehand whose the responsibility is.",
    ),
    co_operate=Text(
        "är med",
        "takes part",
    ),
    refrain=Text(
        "håller sig till sitt",
        "keeps to its own",
    ),
    information=Text(
        "Vem som gjorde vad syns sällan. När det går fel letar man efter dem som var med.",
        "Who did what is seldom seen. When it goes wrong, those who took part are looked for.",
    ),
    source="Nilsson Lundmark & Nilsson, 10.2.3; Hood (2011), The Blame Game",
    quantities=Blame,
    payoff=payoff,
    size=3,
    formula="success < blame < size * success",
    is_trap=lambda q, size: q.success < q.blame < size * q.success,
    seen=0.3,
    sanctioned="co-operating",
    commanded=False,
    predictions={
        "trust": theory.NOT_BELIEF,
        "transfer": theory.UNSEEN,
        "pooling": theory.ONE_PURSE,
        "repetition": theory.UNSEEN,
        "sanction": theory.MESSENGER,
        "contract": theory.BOUND,
        "coordinator": theory.NOBODY_ELSE_MOVES,
    },
)
