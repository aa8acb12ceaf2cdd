"""The time of a steering group is a common good."""

from dataclasses import dataclass

from tillit.model.quantities import Quantities
from tillit.model.text import Text
from tillit.model.trap import Trap
from tillit.traps import _theory as theory
from tillit.traps._common import worth


@dataclass(frozen=True, slots=True)
class Steering(Quantities):
    """What prepared members give, and what it takes."""

    benefit: float = worth(
        3.0,
        "Vad varje förberedd ledamot ger alla tillsammans",
        "What each prepared member gives all together",
    )
    hours: float = worth(
        0.8,
        "Vad det kostar att förbereda sig",
        "What it costs to prepare",
    )


def payoff(q: Steering, kind: int, acts: bool, others: int, size: int) -> float:
    """Return what a party gets."""
    return q.benefit * (others + acts) / size - (q.hours if acts else 0.0)


TRAP = Trap(
    name="steering_group",
    family="temptation",
    title=Text(
        "Styrgruppen",
        "The steering group",
    ),
    sentence=Text(
        "Alla bevakar sin plats, och ingen gör hemläxan.",
        "All guard their seat, and nobody does the homework.",
    ),
    story=Text(
        "Sju chefer sitter i en styrgrupp. Den blir bra om ledamöterna förbereder sig och tar "
        "ansvar mellan mötena. Men den som bara sitter med får lika mycket av nyttan, och har "
        "tiden kvar till sitt eget.",
        "Seven managers sit in a steering group. It works if its members prepare and take "
        "responsibility between meetings. But who only attends gets as much of the benefit, and "
        "keeps the time.",
    ),
    co_operate=Text(
        "tar ansvar",
        "takes responsibility",
    ),
    refrain=Text(
        "bevakar",
        "guards the seat",
    ),
    information=Text(
        "Var och en väljer utan att veta vad de andra väljer, och ser efteråt vad de gjorde.",
        "Each chooses without knowing what the others choose, and sees afterwards what they did.",
    ),
    source="Nilsson Lundmark & Nilsson, 7.1.2 and 7.5.3; Olson (1965)",
    quantities=Steering,
    payoff=payoff,
    size=7,
    formula="benefit / size < hours < benefit",
    is_trap=lambda q, size: q.benefit / size < q.hours < q.benefit,
    seen=0.9,
    time="hours",
    fewest=3,
    predictions={
        "trust": theory.NOT_BELIEF,
        "transfer": theory.PAID_FOR,
        "pooling": theory.ONE_PURSE,
        "repetition": theory.IN_KIND,
        "sanction": theory.DETERRED,
        "mandate": theory.ORDERED,
        "contract": theory.BOUND,
        "hours": theory.RELEASED,
        "coordinator": theory.NOBODY_ELSE_MOVES,
        "smaller": theory.FEW,
    },
)
