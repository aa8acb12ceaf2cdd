"""Only one of two tasks is measured, so the other is not done."""

from dataclasses import dataclass

from tillit.model.quantities import Quantities
from tillit.model.text import Text
from tillit.model.trap import Trap
from tillit.traps import _theory as theory
from tillit.traps._common import worth


@dataclass(frozen=True, slots=True)
class Tasks(Quantities):
    """What the line counts, and what the joint task gives."""

    line: float = worth(
        0.65,
        "Vad den egna linjen räknar: det man förlorar på att göra annat",
        "What one's own line counts: what is lost by doing something else",
    )
    joint: float = worth(
        1.2,
        "Vad den gemensamma uppgiften ger alla tillsammans",
        "What the joint task gives all together",
    )


def payoff(q: Tasks, kind: int, acts: bool, others: int, size: int) -> float:
    """Return what a party gets."""
    return q.joint * (others + acts) / size - (q.line if acts else 0.0)


TRAP = Trap(
    name="multitask",
    family="temptation",
    title=Text(
        "Två uppdrag",
        "Two tasks",
    ),
    sentence=Text(
        "Det som mäts blir gjort, och det gemensamma mäts inte.",
        "What is measured gets done, and the joint task is not measured.",
    ),
    story=Text(
        "Fyra medarbetare har var sitt uppdrag i linjen och ett gemensamt. Bara linjen följer "
        "upp. Alla vet att det gemensamma är viktigast, och alla lägger sin tid på det som "
        "räknas.",
        "Four members of staff have a task each in the line and one together. Only the line "
        "follows up. All know that the joint task matters most, and all spend their time on what "
        "is counted.",
    ),
    co_operate=Text(
        "arbetar med det gemensamma",
        "works on the joint task",
    ),
    refrain=Text(
        "arbetar med det som mäts",
        "works on what is measured",
    ),
    information=Text(
        "Var och en väljer utan att veta vad de andra väljer. Efteråt syns orden, men sällan vad "
        "som verkligen gjordes.",
        "Each chooses without knowing what the others choose. Afterwards the words are seen, but "
        "seldom what was really done.",
    ),
    source=(
        "Nilsson Lundmark & Nilsson, 6.1, 7.1.1 and 10.2.3; Holmström & Milgrom (1991), "
        "J. Law Econ. Organ. 7:24"
    ),
    quantities=Tasks,
    payoff=payoff,
    size=4,
    formula="joint / size < line < joint",
    is_trap=lambda q, size: q.joint / size < q.line < q.joint,
    seen=0.1,
    time="line",
    signable=False,
    fewest=2,
    predictions={
        "trust": theory.NOT_BELIEF,
        "transfer": theory.UNSEEN,
        "pooling": theory.ONE_PURSE,
        "repetition": theory.UNSEEN,
        "sanction": theory.UNSEEN,
        "mandate": theory.UNSEEN,
        "hours": theory.RELEASED,
        "coordinator": theory.NOBODY_ELSE_MOVES,
        "smaller": theory.STILL_TEMPTED,
    },
)
