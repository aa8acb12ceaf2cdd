"""Each is certain of its own doctrine, and a concession is a defeat."""

from dataclasses import dataclass

from tillit.model.quantities import Quantities
from tillit.model.text import Text
from tillit.model.trap import Trap
from tillit.traps import _theory as theory
from tillit.traps._common import worth


@dataclass(frozen=True, slots=True)
class Doctrine(Quantities):
    """What it is worth to have one's way, and to agree."""

    won: float = worth(
        1.0,
        "Vad den får vars beskrivning gäller",
        "What one gets whose description holds",
    )
    agreed: float = worth(
        0.8,
        "Vad båda får av en gemensam beskrivning",
        "What both get from a common description",
    )
    deadlock: float = worth(
        0.3,
        "Vad båda får när ingen ger sig",
        "What both get when neither gives way",
    )
    conceded: float = worth(
        0.2,
        "Vad den får som ger sig ensam",
        "What one gets who gives way alone",
    )


def payoff(q: Doctrine, kind: int, acts: bool, others: int, size: int) -> float:
    """Return what a party gets."""
    if acts:
        return q.agreed if others else q.conceded
    return q.won if others else q.deadlock


TRAP = Trap(
    name="definition_contest",
    family="aims",
    title=Text(
        "Vems beskrivning gäller?",
        "Whose description holds?",
    ),
    sentence=Text(
        "Båda vill komma överens, på sina egna villkor.",
        "Both want to agree, on their own terms.",
    ),
    story=Text(
        "Två professioner ska enas om vad klientens problem är. Den vars beskrivning gäller får "
        "budgeten. Ju säkrare var och en är på sin lära, desto mindre är ett medgivande värt, och"
        " desto längre dröjer det.",
        "Two professions are to agree on what the client's problem is. Whose description holds "
        "gets the budget. The more certain each is of its doctrine, the less a concession is "
        "worth, and the longer it takes.",
    ),
    co_operate=Text(
        "möter den andra",
        "meets the other halfway",
    ),
    refrain=Text(
        "står på sig",
        "insists",
    ),
    information=Text(
        "Var och en väljer utan att veta vad de andra väljer, och ser efteråt vad de gjorde.",
        "Each chooses without knowing what the others choose, and sees afterwards what they did.",
    ),
    source="Nilsson Lundmark & Nilsson, 3.2 and 10.2.4: certainty removes concessions",
    quantities=Doctrine,
    payoff=payoff,
    size=2,
    formula="conceded < deadlock < agreed < won and 2 * agreed > won + conceded",
    is_trap=lambda q, size: q.conceded < q.deadlock < q.agreed < q.won and 2 * q.agreed > q.won + q.conceded,
    seen=0.9,
    predictions={
        "trust": theory.NOT_BELIEF,
        "transfer": theory.PAID_FOR,
        "pooling": theory.ONE_PURSE,
        "repetition": theory.IN_KIND,
        "sanction": theory.DETERRED,
        "mandate": theory.ORDERED,
        "contract": theory.BOUND,
        "coordinator": theory.NOBODY_ELSE_MOVES,
    },
)
