"""It costs less to pass a case on than to solve it."""

from dataclasses import dataclass

from tillit.model.quantities import Quantities
from tillit.model.text import Text
from tillit.model.trap import Trap
from tillit.traps import _theory as theory
from tillit.traps._common import worth


@dataclass(frozen=True, slots=True)
class Potato(Quantities):
    """What a case is worth, and what it costs."""

    value: float = worth(
        2.0,
        "Vad det är värt att ärendet blir löst, för båda tillsammans",
        "What it is worth to both together that the case is solved",
    )
    cost: float = worth(
        2.0,
        "Vad det kostar att lösa det ensam",
        "What it costs to solve it alone",
    )
    worse: float = worth(
        1.0,
        "Hur mycket värre det blir av att skickas runt",
        "How much worse it gets from being passed round",
    )


def payoff(q: Potato, kind: int, acts: bool, others: int, size: int) -> float:
    """Return what a party gets."""
    if acts:
        return q.value / 2 - q.cost / 2 if others else q.value / 2 - q.cost
    return q.value / 2 if others else -q.worse / 2


TRAP = Trap(
    name="hot_potato",
    family="elsewhere",
    title=Text(
        "Svarte Petter",
        "The hot potato",
    ),
    sentence=Text(
        "Det lönar sig för var och en att skicka ärendet vidare, och det blir värre för varje gång.",
        "It pays each to pass the case on, and it gets worse each time.",
    ),
    story=Text(
        "En person behöver hjälp av både socialtjänsten och psykiatrin. Den som tar ärendet bär "
        "kostnaden, den som skickar det vidare slipper. Under tiden blir det värre, och dyrare "
        "för båda.",
        "Somebody needs help from both social services and psychiatry. Who takes the case bears "
        "the cost, who passes it on is spared. Meanwhile it gets worse, and dearer for both.",
    ),
    co_operate=Text(
        "tar ärendet",
        "takes the case",
    ),
    refrain=Text(
        "skickar det vidare",
        "passes it on",
    ),
    information=Text(
        "Var och en väljer utan att veta vad de andra väljer, och ser efteråt vad de gjorde.",
        "Each chooses without knowing what the others choose, and sees afterwards what they did.",
    ),
    source="Nilsson Lundmark & Nilsson, 2.3 and 4.2; SOU 2018:38, 11.1",
    quantities=Potato,
    payoff=payoff,
    size=2,
    formula="(value + worse) / 2 < cost < value + worse",
    is_trap=lambda q, size: (q.value + q.worse) / 2 < q.cost < q.value + q.worse,
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
