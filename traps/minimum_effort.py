"""A chain is as strong as its weakest link, so nobody makes it stronger alone."""

from dataclasses import dataclass

from tillit.model.quantities import Quantities
from tillit.model.text import Text
from tillit.model.trap import Trap
from tillit.traps import _theory as theory
from tillit.traps._common import worth


@dataclass(frozen=True, slots=True)
class Effort(Quantities):
    """What effort costs and yields (Van Huyck, Battalio & Beil 1990)."""

    gain: float = worth(
        0.2,
        "Vad varje steg av den svagaste länkens insats ger alla",
        "What each step of the weakest link's effort gives everybody",
        "Van Huyck, Battalio & Beil (1990), treatment A",
    )
    cost: float = worth(
        0.1,
        "Vad varje steg av den egna insatsen kostar",
        "What each step of one's own effort costs",
        "Van Huyck, Battalio & Beil (1990), treatment A",
    )
    most: float = worth(
        7.0,
        "Den högsta insatsen",
        "The highest effort",
        "Van Huyck, Battalio & Beil (1990): 7 levels; here the ends",
    )
    least: float = worth(
        1.0,
        "Den lägsta insatsen",
        "The lowest effort",
        "Van Huyck, Battalio & Beil (1990): 7 levels; here the ends",
    )


def payoff(q: Effort, kind: int, acts: bool, others: int, size: int) -> float:
    """Return what a party gets."""
    own = q.most if acts else q.least
    weakest = q.most if acts and others == size - 1 else q.least
    return q.gain * weakest - q.cost * own


TRAP = Trap(
    name="minimum_effort",
    family="safe",
    title=Text(
        "Den svagaste länken",
        "The weakest link",
    ),
    sentence=Text(
        "Kedjan brister i den svagaste länken, så ingen anstränger sig mer än den svagaste.",
        "The chain breaks at its weakest link, so nobody tries harder than the weakest.",
    ),
    story=Text(
        "Fem verksamheter ska följa en klient hela vägen. Om en av dem gör halva jobbet var de "
        "andras arbete förgäves. Var och en gör då lika lite som den väntar sig av den svagaste.",
        "Five services are to follow a client all the way. If one of them does half the job, the "
        "others' work was in vain. So each does as little as it expects of the weakest.",
    ),
    co_operate=Text(
        "gör hela jobbet",
        "does the whole job",
    ),
    refrain=Text(
        "gör det minsta",
        "does the least",
    ),
    information=Text(
        "Var och en väljer utan att veta vad de andra väljer, och ser efteråt vad de gjorde.",
        "Each chooses without knowing what the others choose, and sees afterwards what they did.",
    ),
    source=(
        "Nilsson Lundmark & Nilsson, 10.1.3: the chain breaks at its weakest link; "
        "Van Huyck, Battalio & Beil (1990), Am. Econ. Rev. 80:234"
    ),
    quantities=Effort,
    payoff=payoff,
    size=5,
    formula="0 < cost < gain: everybody at the same level is an equilibrium, whatever the level",
    is_trap=lambda q, size: 0 < q.cost < q.gain and q.least < q.most,
    seen=0.9,
    time="cost",
    fewest=2,
    predictions={
        "trust": theory.EXPECTED,
        "transfer": theory.ALONE_HELPS_NOBODY,
        "pooling": theory.ALONE_HELPS_NOBODY,
        "repetition": theory.STILL_TOO_FEW,
        "sanction": theory.DETERRED,
        "mandate": theory.ORDERED,
        "contract": theory.BOUND,
        "hours": theory.RELIEF_NOT_ENOUGH,
        "coordinator": theory.ONE_IS_NOT_ENOUGH,
        "smaller": theory.STILL_TOO_FEW,
    },
)
