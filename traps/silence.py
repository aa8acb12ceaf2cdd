"""Who speaks up alone is punished; who speaks up among many is safe."""

from dataclasses import dataclass

from tillit.model.quantities import Quantities
from tillit.model.text import Text
from tillit.model.trap import Trap
from tillit.traps import _theory as theory
from tillit.traps._common import share, worth


@dataclass(frozen=True, slots=True)
class Silence(Quantities):
    """What speaking up costs and gives."""

    price: float = worth(
        0.6,
        "Vad det kostar att vara ensam om att säga ifrån",
        "What it costs to be the only one to speak up",
    )
    relief: float = worth(
        0.2,
        "Vad det är värt för en själv att ha sagt det",
        "What it is worth to oneself to have said it",
    )
    learned: float = worth(
        1.0,
        "Vad alla får när tillräckligt många säger ifrån",
        "What all get when enough speak up",
    )
    enough: float = share(
        0.5,
        "Hur stor del som måste säga ifrån för att något ska ändras",
        "How large a part must speak up before anything changes",
    )


def payoff(q: Silence, kind: int, acts: bool, others: int, size: int) -> float:
    """Return what a party gets."""
    speaking = others + acts
    heard = q.learned if speaking >= q.enough * size else 0.0
    alone = 1.0 - others / (size - 1)
    return heard + (q.relief - q.price * alone if acts else 0.0)


TRAP = Trap(
    name="silence",
    family="silence",
    title=Text(
        "Tystnaden",
        "The silence",
    ),
    sentence=Text(
        "Alla ser felet, och ingen vill vara först med att säga det.",
        "All see the fault, and nobody wants to be the first to say so.",
    ),
    story=Text(
        "Sex kollegor ser samma brist. Den som ensam påtalar den blir besvärlig. Om flera gör det"
        " blir det en fråga för ledningen. Så länge alla väntar får ledningen veta något annat än"
        " det som alla vet.",
        "Six colleagues see the same fault. Who points it out alone becomes a nuisance. If "
        "several do, it becomes a matter for the management. As long as all wait, the management "
        "hears something else than what all know.",
    ),
    co_operate=Text(
        "säger ifrån",
        "speaks up",
    ),
    refrain=Text(
        "tiger",
        "is silent",
    ),
    information=Text(
        "Den som säger ifrån syns. Den som tiger syns inte.",
        "Who speaks up is seen. Who is silent is not.",
    ),
    source=(
        "SOU 2018:38, 4.4.3 and 6.4.2; SKR, case 13; Morrison & Milliken (2000), Acad. Manage. Rev. 25:706"
    ),
    quantities=Silence,
    payoff=payoff,
    size=6,
    formula="0 < relief < price: speak up from the share 1 - relief / price of the others",
    is_trap=lambda q, size: 0 < q.relief < q.price and q.learned > 0,
    seen=0.9,
    sanctioned="co-operating",
    payable=False,
    commanded=False,
    signable=False,
    fewest=3,
    predictions={
        "trust": theory.EXPECTED,
        "repetition": theory.STILL_TOO_FEW,
        "sanction": theory.MESSENGER,
        "coordinator": theory.ONE_IS_NOT_ENOUGH,
        "smaller": theory.STILL_TOO_FEW,
    },
)
