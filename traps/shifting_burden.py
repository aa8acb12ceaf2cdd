"""Whoever rescues the single case makes the reform less pressing."""

from dataclasses import dataclass

from tillit.model.quantities import Quantities
from tillit.model.text import Text
from tillit.model.trap import Player, Trap
from tillit.traps import _theory as theory
from tillit.traps._common import worth


@dataclass(frozen=True, slots=True)
class Burden(Quantities):
    """What the system and the ombudsman get."""

    reform_cost: float = worth(
        0.5,
        "Vad det kostar verksamheten att ändra sig",
        "What it costs the service to change",
    )
    pressure: float = worth(
        1.0,
        "Vad det kostar verksamheten att bli anmäld utan att ha ändrat sig",
        "What it costs the service to be reported without having changed",
    )
    mended: float = worth(
        2.0,
        "Vad ombudet får när felet är lagat för alla",
        "What the ombudsman gets when the fault is mended for all",
    )
    rescued: float = worth(
        1.0,
        "Vad ombudet får av att rädda ett ärende",
        "What the ombudsman gets from rescuing one case",
    )
    harmed: float = worth(
        0.0,
        "Vad ombudet får när ärendet anmäls och inget ändras",
        "What the ombudsman gets when the case is reported and nothing changes",
        low=-10.0,
    )


def payoff(q: Burden, kind: int, acts: bool, others: int, size: int) -> float:
    """Return what the service (0) or the ombudsman (1) gets."""
    if kind == 0:
        return -q.reform_cost if acts else -q.pressure * others
    if not acts:
        return q.rescued
    return q.mended if others else q.harmed


TRAP = Trap(
    name="shifting_burden",
    family="safe",
    title=Text(
        "Ombudsparadoxen",
        "The ombudsman's paradox",
    ),
    sentence=Text(
        "Ombudet räddar ett ärende i taget, och därför behöver ingen laga felet.",
        "The ombudsman rescues one case at a time, and so nobody needs to mend the fault.",
    ),
    story=Text(
        "Ett ombud lotsar människor förbi hindren mellan myndigheterna. Varje räddning är bra för"
        " den som räddas och tar bort trycket på den verksamhet som borde ändra sig. Om ombudet i"
        " stället anmälde felet skulle det lagas, men bara om verksamheten tar emot.",
        "An ombudsman guides people past the obstacles between authorities. Each rescue is good "
        "for the one who is rescued and takes the pressure off the service that ought to change. "
        "If the ombudsman reported the fault instead, it would be mended, but only if the service"
        " listens.",
    ),
    co_operate=Text(
        "lagar felet, eller anmäler det",
        "mends the fault, or reports it",
    ),
    refrain=Text(
        "väntar, eller räddar ärendet",
        "waits, or rescues the case",
    ),
    information=Text(
        "Var och en väljer utan att veta vad de andra väljer, och ser efteråt vad de gjorde.",
        "Each chooses without knowing what the others choose, and sees afterwards what they did.",
    ),
    source="Nilsson Lundmark & Nilsson, 2.7-2.8 and 4.2; Senge (1990), shifting the burden",
    quantities=Burden,
    payoff=payoff,
    size=2,
    formula="harmed < rescued < mended, and reform_cost < pressure",
    is_trap=lambda q, size: q.harmed < q.rescued < q.mended and 0 < q.reform_cost < q.pressure,
    seen=0.6,
    players=(
        Player(Text("verksamheten", "the service"), None),
        Player(Text("ombudet", "the ombudsman"), None),
    ),
    commanded=False,
    predictions={
        "trust": theory.EXPECTED,
        "transfer": theory.ALONE_HELPS_NOBODY,
        "pooling": theory.ALONE_HELPS_NOBODY,
        "repetition": theory.IN_KIND,
        "sanction": theory.DETERRED,
        "contract": theory.BOUND,
        "coordinator": theory.ONE_IS_NOT_ENOUGH,
    },
)
