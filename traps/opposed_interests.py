"""What one gains the other loses."""

from dataclasses import dataclass

from tillit.model.quantities import Quantities
from tillit.model.text import Text
from tillit.model.trap import Trap
from tillit.traps import _theory as theory
from tillit.traps._common import worth


@dataclass(frozen=True, slots=True)
class Opposed(Quantities):
    """What there is to win."""

    stake: float = worth(
        1.0,
        "Det som den ena vinner och den andra förlorar",
        "What one wins and the other loses",
    )


def payoff(q: Opposed, kind: int, acts: bool, others: int, size: int) -> float:
    """Return what a party gets."""
    return q.stake * (others - acts)


TRAP = Trap(
    name="opposed_interests",
    family="aims",
    title=Text(
        "Motsatta intressen",
        "Opposed interests",
    ),
    sentence=Text(
        "Det den ena vinner förlorar den andra. Här finns inget gemensamt att rädda.",
        "What one wins the other loses. There is nothing in common to save.",
    ),
    story=Text(
        "En glesbygdskommun vill behålla sina invånare. Arbetsförmedlingen vill att de flyttar "
        "dit jobben finns. De kan lita på varandra hur mycket som helst: den enas framgång är den"
        " andras förlust.",
        "A sparse municipality wants to keep its inhabitants. The labour authority wants them to "
        "move to where the jobs are. They may trust each other as much as they like: the one's "
        "success is the other's loss.",
    ),
    co_operate=Text(
        "ger sig",
        "gives way",
    ),
    refrain=Text(
        "står på sig",
        "insists",
    ),
    information=Text(
        "Var och en väljer utan att veta vad de andra väljer, och ser efteråt vad de gjorde.",
        "Each chooses without knowing what the others choose, and sees afterwards what they did.",
    ),
    source="Nilsson Lundmark & Nilsson, 10.2.3; von Neumann & Morgenstern (1944), ch. 3",
    quantities=Opposed,
    payoff=payoff,
    size=2,
    formula="0 < stake: the sum is the same whatever they do",
    is_trap=lambda q, size: q.stake > 0,
    seen=0.9,
    commanded=False,
    predictions={
        "trust": theory.NOTHING_TO_GAIN,
        "transfer": theory.NOTHING_TO_GAIN,
        "pooling": theory.NOTHING_TO_GAIN,
        "repetition": theory.NOTHING_TO_GAIN,
        "sanction": theory.NOTHING_TO_GAIN,
        "contract": theory.NOTHING_TO_GAIN,
        "coordinator": theory.NOTHING_TO_GAIN,
    },
)
