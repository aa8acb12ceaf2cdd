"""Each is better off refraining, and both are worse off when they do."""

from dataclasses import dataclass

from tillit.model.quantities import Quantities
from tillit.model.text import Text
from tillit.model.trap import Trap
from tillit.traps import _theory as theory
from tillit.traps._common import worth


@dataclass(frozen=True, slots=True)
class Dilemma(Quantities):
    """What each gets (Axelrod 1984)."""

    temptation: float = worth(
        5.0,
        "Vad den får som låter bli när den andra gör sin del",
        "What one gets who refrains while the other does not",
        "Axelrod (1984), ch. 1",
    )
    reward: float = worth(
        3.0,
        "Vad båda får när båda gör sin del",
        "What both get when both do their part",
        "Axelrod (1984), ch. 1",
    )
    punishment: float = worth(
        1.0,
        "Vad båda får när ingen gör sin del",
        "What both get when neither does",
        "Axelrod (1984), ch. 1",
    )
    sucker: float = worth(
        0.0,
        "Vad den får som ensam gör sin del",
        "What one gets who does it alone",
        "Axelrod (1984), ch. 1",
        low=-10.0,
    )


def payoff(q: Dilemma, kind: int, acts: bool, others: int, size: int) -> float:
    """Return what a party gets."""
    if acts:
        return q.reward if others else q.sucker
    return q.temptation if others else q.punishment


TRAP = Trap(
    name="prisoners_dilemma",
    family="temptation",
    title=Text(
        "Fångarnas dilemma",
        "The prisoner's dilemma",
    ),
    sentence=Text(
        "Var och en tjänar på att låta bli, vad den andra än gör, och båda förlorar på det.",
        "Each gains by refraining, whatever the other does, and both lose by it.",
    ),
    story=Text(
        "Två enheter kan hjälpa varandra med toppar i arbetet. Den som tar emot hjälp utan att ge"
        " någon vinner mest, den som ger utan att få förlorar mest. Tilltro till den andra "
        "hjälper inte: den gör det bara mer lönsamt att låta bli.",
        "Two units can help each other with peaks of work. Who takes help without giving any "
        "gains most, who gives without getting any loses most. To trust the other does not help: "
        "it only makes it pay more to refrain.",
    ),
    co_operate=Text(
        "hjälper",
        "helps",
    ),
    refrain=Text(
        "låter bli",
        "refrains",
    ),
    information=Text(
        "Var och en väljer utan att veta vad de andra väljer, och ser efteråt vad de gjorde.",
        "Each chooses without knowing what the others choose, and sees afterwards what they did.",
    ),
    source="Tucker (1950); Axelrod (1984), The Evolution of Cooperation, ch. 1",
    quantities=Dilemma,
    payoff=payoff,
    size=2,
    formula="sucker < punishment < reward < temptation and 2 * reward > temptation + sucker",
    is_trap=lambda q, size: (
        q.sucker < q.punishment < q.reward < q.temptation and 2 * q.reward > q.temptation + q.sucker
    ),
    seen=0.9,
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
