"""Those above tighten because they are not told, and they are not told because it is tight."""

from dataclasses import dataclass

from tillit.model.quantities import Quantities
from tillit.model.text import Text
from tillit.model.trap import Player, Trap
from tillit.traps import _theory as theory
from tillit.traps._common import worth


@dataclass(frozen=True, slots=True)
class Spiral(Quantities):
    """What the leadership and the administration get."""

    open: float = worth(
        1.5,
        "Vad var och en får när styrningen är öppen och felen rapporteras",
        "What each gets when control is loose and errors are reported",
    )
    closed: float = worth(
        1.0,
        "Vad den får som skärper, eller döljer",
        "What one gets who tightens, or hides",
    )
    betrayed: float = worth(
        0.0,
        "Vad den får som släpper och överraskas, eller rapporterar och straffas",
        "What one gets who lets go and is surprised, or reports and is punished",
        low=-10.0,
    )


def payoff(q: Spiral, kind: int, acts: bool, others: int, size: int) -> float:
    """Return what a party gets."""
    if not acts:
        return q.closed
    return q.open if others else q.betrayed


TRAP = Trap(
    name="control_spiral",
    family="silence",
    title=Text(
        "Kontrollspiralen",
        "The control spiral",
    ),
    sentence=Text(
        "Ledningen skärper för att den inte får veta, och den får inte veta för att den skärper.",
        "Those above tighten because they are not told, and are not told because they tighten.",
    ),
    story=Text(
        "Ett underskott kommer som en överraskning. Ledningen skärper uppföljningen. "
        "Förvaltningen lär sig att dåliga nyheter kostar, och visar upp det som går bra. Nästa "
        "överraskning blir större.",
        "A deficit comes as a surprise. Those above tighten follow-up. The administration learns "
        "that bad news cost, and shows what goes well. The next surprise is larger.",
    ),
    co_operate=Text(
        "släpper, eller rapporterar öppet",
        "lets go, or reports openly",
    ),
    refrain=Text(
        "skärper, eller döljer",
        "tightens, or hides",
    ),
    information=Text(
        "Det som döljs syns inte förrän det spricker.",
        "What is hidden is not seen until it bursts.",
    ),
    source=(
        "SOU 2018:38, 5.5.2, 8.5.1, 9.1 and 12.1; SKR, case 7; Crozier (1964), The "
        "Bureaucratic Phenomenon, ch. 7"
    ),
    quantities=Spiral,
    payoff=payoff,
    size=2,
    formula="betrayed < closed < open",
    is_trap=lambda q, size: q.betrayed < q.closed < q.open,
    seen=0.2,
    players=(
        Player(Text("ledningen", "the leadership"), None),
        Player(Text("förvaltningen", "the administration"), None),
    ),
    payable=False,
    commanded=False,
    predictions={
        "trust": theory.EXPECTED,
        "repetition": theory.SELDOM_SEEN,
        "sanction": theory.SELDOM_SEEN,
        "contract": theory.BOUND,
        "coordinator": theory.ONE_IS_NOT_ENOUGH,
    },
)
