"""Secrecy is a reason for some and an excuse for others, and nobody can tell which."""

from dataclasses import dataclass

from tillit.model.quantities import Quantities
from tillit.model.text import Text
from tillit.model.trap import Player, Trap
from tillit.traps import _theory as theory
from tillit.traps._common import worth


@dataclass(frozen=True, slots=True)
class Pretext(Quantities):
    """What sharing what one knows is worth to the willing, and to the unwilling."""

    joint: float = worth(
        1.5,
        "Vad den som vill får när båda delar",
        "What the willing get when both share",
    )
    alone: float = worth(
        1.0,
        "Vad var och en får utan att dela",
        "What each gets without sharing",
        "Nilsson Lundmark & Nilsson, ch. 1: the unit",
    )
    betrayed: float = worth(
        0.2,
        "Vad den som vill får av att dela ensam",
        "What the willing get from sharing alone",
        low=-10.0,
    )
    burden: float = worth(
        1.0,
        "Vad det kostar den som inte vill att dela",
        "What sharing costs the unwilling",
    )


def payoff(q: Pretext, kind: int, acts: bool, others: int, size: int) -> float:
    """Return what a party gets."""
    if kind == 1:
        return q.alone - q.burden if acts else q.alone
    if not acts:
        return q.alone
    return q.joint if others == size - 1 else q.betrayed


TRAP = Trap(
    name="pretext",
    family="safe",
    title=Text(
        "Sekretess som förevändning",
        "Secrecy as a pretext",
    ),
    sentence=Text(
        "De flesta vill dela, men alla hör samma skäl att låta bli.",
        "Most are willing to share, but all hear the same reason not to.",
    ),
    story=Text(
        "Två myndigheter behöver dela vad de vet om en familj. De flesta vill. Några vill inte, "
        "och hänvisar till sekretessen. Den som möter ett nej vet inte om det är lagen eller "
        "viljan, och slutar fråga. Familjens samtycke skulle visa vilket.",
        "Two authorities need to share what they know of a family. Most are willing. Some are "
        "not, and refer to secrecy. Who meets a no cannot tell whether it is the law or the will,"
        " and stops asking. The family's consent would show which.",
    ),
    co_operate=Text(
        "delar",
        "shares",
    ),
    refrain=Text(
        "hänvisar till sekretessen",
        "refers to secrecy",
    ),
    information=Text(
        "Skälet till ett nej syns inte. Samtycke från den det gäller visar vem som vill.",
        "The reason for a no is not seen. The consent of those concerned shows who is willing.",
    ),
    source="Nilsson Lundmark & Nilsson, 10.2.2",
    quantities=Pretext,
    payoff=payoff,
    size=2,
    formula="the willing are in a stag hunt, betrayed < alone < joint; the unwilling never share",
    is_trap=lambda q, size: q.betrayed < q.alone < q.joint and q.burden > 0,
    seen=0.0,
    players=(
        Player(Text("den som vill", "the willing"), 0.7),
        Player(Text("den som inte vill", "the unwilling"), 0.3),
    ),
    commanded=False,
    signable=False,
    meets_again=False,
    tested=True,
    predictions={
        "trust": theory.EXPECTED,
        "transfer": theory.UNSEEN,
        "pooling": theory.ALONE_HELPS_NOBODY,
        "coordinator": theory.ONE_IS_NOT_ENOUGH,
        "consent": theory.TESTED,
    },
)
