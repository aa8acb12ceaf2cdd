"""Who invests is gone when the gain comes."""

from dataclasses import dataclass

from tillit.model.quantities import Quantities
from tillit.model.text import Text
from tillit.model.trap import Trap
from tillit.traps import _theory as theory
from tillit.traps._common import share, worth


@dataclass(frozen=True, slots=True)
class Terms(Quantities):
    """What an investment costs now, and gives later."""

    cost: float = worth(
        1.5,
        "Vad satsningen kostar nu",
        "What the investment costs now",
    )
    gain: float = worth(
        3.0,
        "Vad den ger senare",
        "What it gives later",
    )
    stays: float = share(
        0.25,
        "Hur stor del av vinsten som kommer medan den som beslutar är kvar",
        "How much of the gain comes while the one who decides is still there",
        "assumption; Nilsson Lundmark & Nilsson, 4.3: gains after four to eight years",
    )


def payoff(q: Terms, kind: int, acts: bool, others: int, size: int) -> float:
    """Return what a party gets."""
    inherited = others / (size - 1) * (1 - q.stays) * q.gain
    return inherited + (q.stays * q.gain - q.cost if acts else 0.0)


TRAP = Trap(
    name="short_termism",
    family="elsewhere",
    title=Text(
        "Ettårsbudgeten",
        "The one-year budget",
    ),
    sentence=Text(
        "Den som sår får inte skörda, så ingen sår.",
        "Who sows does not reap, so nobody sows.",
    ),
    story=Text(
        "En nämnd kan satsa på tidiga insatser. Kostnaden kommer i år, vinsten efter fyra till "
        "åtta år, när andra sitter vid bordet. Alla ärver det som deras företrädare satsade, och "
        "ingen har själv skäl att satsa.",
        "A board can invest in early support. The cost comes this year, the gain after four to "
        "eight, when others sit at the table. All inherit what those before them invested, and "
        "nobody has reason to invest.",
    ),
    co_operate=Text(
        "satsar",
        "invests",
    ),
    refrain=Text(
        "sparar",
        "saves",
    ),
    information=Text(
        "Den som kommer efter är inte där och kan varken lova, betala eller svara.",
        "Who comes after is not there, and can neither promise, pay nor answer.",
    ),
    source="Nilsson Lundmark & Nilsson, 2.2 and 4.3; the curse of the one-year budget",
    quantities=Terms,
    payoff=payoff,
    size=2,
    formula="stays * gain < cost < gain",
    is_trap=lambda q, size: q.stays * q.gain < q.cost < q.gain,
    seen=0.0,
    payable=False,
    commanded=False,
    signable=False,
    meets_again=False,
    stays="stays",
    predictions={
        "trust": theory.NOT_BELIEF,
        "horizon": theory.STILL_THERE,
        "coordinator": theory.NOBODY_ELSE_MOVES,
    },
)
