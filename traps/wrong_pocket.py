"""One pays for prevention, another gains by it."""

from dataclasses import dataclass

from tillit.model.quantities import Quantities
from tillit.model.text import Text
from tillit.model.trap import Player, Trap
from tillit.traps import _theory as theory
from tillit.traps._common import share, worth


@dataclass(frozen=True, slots=True)
class Pockets(Quantities):
    """Who pays, and who gains."""

    benefit: float = worth(
        3.0,
        "Vad insatsen ger sammanlagt",
        "What the effort gives in all",
    )
    cost: float = worth(
        1.5,
        "Vad den kostar den som gör den",
        "What it costs the one who makes it",
    )
    kept: float = share(
        0.3,
        "Hur stor del av nyttan som hamnar hos den som betalar",
        "How much of the benefit falls to the one who pays",
    )
    gift: float = worth(
        0.8,
        "Vad den som vinner kan skicka tillbaka av egen vilja",
        "What the one who gains can send back of its own will",
    )


def payoff(q: Pockets, kind: int, acts: bool, others: int, size: int) -> float:
    """Return what the one who pays (0) or the one who gains (1) gets."""
    if kind == 0:
        return q.kept * q.benefit - q.cost + q.gift * others if acts else 0.0
    return others * ((1 - q.kept) * q.benefit - (q.gift if acts else 0.0))


TRAP = Trap(
    name="wrong_pocket",
    family="elsewhere",
    title=Text(
        "Fel plånbok",
        "The wrong pocket",
    ),
    sentence=Text(
        "Den som skulle betala vinner inte på det, och den som vinner behöver inte betala.",
        "Who would pay does not gain by it, and who gains need not pay.",
    ),
    story=Text(
        "Skolan kan fånga upp barn tidigt. Det kostar skolan, medan socialtjänsten, regionen och "
        "staten slipper kostnader i många år. Nyttan är större än kostnaden, men den hamnar i "
        "någon annans budget.",
        "The school can catch children early. That costs the school, while social services, the "
        "region and the state are spared costs for many years. The benefit is larger than the "
        "cost, but it falls into somebody else's budget.",
    ),
    co_operate=Text(
        "betalar, eller skickar tillbaka",
        "pays, or sends back",
    ),
    refrain=Text(
        "låter bli",
        "does not",
    ),
    information=Text(
        "Var och en väljer utan att veta vad de andra väljer, och ser efteråt vad de gjorde.",
        "Each chooses without knowing what the others choose, and sees afterwards what they did.",
    ),
    source="Nilsson Lundmark & Nilsson, 3.1, 4.1 and 11.2; SOU 2018:38, 17.2",
    quantities=Pockets,
    payoff=payoff,
    size=2,
    formula="kept * benefit < cost < benefit, and cost - kept * benefit < gift < (1 - kept) * benefit",
    is_trap=lambda q, size: (
        q.kept * q.benefit < q.cost < q.benefit
        and q.cost - q.kept * q.benefit < q.gift < (1 - q.kept) * q.benefit
    ),
    seen=0.9,
    players=(
        Player(Text("den som betalar", "the one who pays"), None),
        Player(Text("den som vinner", "the one who gains"), None),
    ),
    commanded=False,
    predictions={
        "trust": theory.NOT_BELIEF,
        "transfer": theory.PAID_FOR,
        "pooling": theory.ONE_PURSE,
        "repetition": theory.IN_KIND,
        "sanction": theory.DETERRED,
        "contract": theory.BOUND,
        "coordinator": theory.NOBODY_ELSE_MOVES,
    },
)
