"""Working together is worth more than working apart, but only if the other comes along."""

from dataclasses import dataclass

from tillit.model.quantities import Quantities
from tillit.model.text import Text
from tillit.model.trap import Trap
from tillit.traps import _theory as theory
from tillit.traps._common import worth


@dataclass(frozen=True, slots=True)
class Hunt(Quantities):
    """What each gets."""

    joint: float = worth(
        1.5,
        "Vad var och en får när båda satsar: två som tillsammans blir tre",
        "What each gets when both invest: two who together make three",
        "Nilsson Lundmark & Nilsson, title and ch. 1: 1 + 1 = 3",
    )
    alone: float = worth(
        1.0,
        "Vad den får som arbetar för sig",
        "What one gets who works alone",
        "Nilsson Lundmark & Nilsson, ch. 1: the unit",
    )
    betrayed: float = worth(
        0.0,
        "Vad den får som satsar ensam",
        "What one gets who invests alone",
        low=-10.0,
    )


def payoff(q: Hunt, kind: int, acts: bool, others: int, size: int) -> float:
    """Return what a party gets."""
    if not acts:
        return q.alone
    return q.joint if others == size - 1 else q.betrayed


TRAP = Trap(
    name="stag_hunt",
    family="safe",
    title=Text(
        "Samverkan som trygghetsspel",
        "Collaboration as a stag hunt",
    ),
    sentence=Text(
        "Ingen är girig. Alla spelar säkert, och därför händer inget.",
        "Nobody is greedy. Everybody plays safe, and so nothing happens.",
    ),
    story=Text(
        "Två verksamheter kan göra mer för samma klient tillsammans än var för sig. Men den som "
        "lägger sin tid på det gemensamma och blir ensam om det har förlorat den. Det lönar sig "
        "att satsa först när man tror tillräckligt mycket på den andra.",
        "Two services can do more for the same client together than apart. But who puts time into"
        " the joint work and is left alone with it has lost that time. To invest pays only if one"
        " believes enough in the other.",
    ),
    co_operate=Text(
        "satsar på det gemensamma",
        "invests in the joint work",
    ),
    refrain=Text(
        "arbetar för sig",
        "works alone",
    ),
    information=Text(
        "Var och en väljer utan att veta vad de andra väljer, och ser efteråt vad de gjorde.",
        "Each chooses without knowing what the others choose, and sees afterwards what they did.",
    ),
    source="Nilsson Lundmark & Nilsson, ch. 1 and 10.2.4; Rousseau (1755); Skyrms (2004)",
    quantities=Hunt,
    payoff=payoff,
    size=2,
    formula="betrayed < alone < joint; invest from the chance (alone - betrayed) / (joint - betrayed)",
    is_trap=lambda q, size: q.betrayed < q.alone < q.joint,
    seen=0.9,
    predictions={
        "trust": theory.EXPECTED,
        "transfer": theory.ALONE_HELPS_NOBODY,
        "pooling": theory.ALONE_HELPS_NOBODY,
        "repetition": theory.IN_KIND,
        "sanction": theory.DETERRED,
        "mandate": theory.ORDERED,
        "contract": theory.BOUND,
        "coordinator": theory.ONE_IS_NOT_ENOUGH,
    },
)
