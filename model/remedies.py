"""Remedies against social traps: the same for all, each a change of the game as it is played.

None is fitted to a trap. Where a trap has nothing for a remedy to work on (nobody who could pay, nothing that
comes later, nothing that can be seen), the remedy does not apply there.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from tillit.model.games import CO_OPERATE, REFRAIN
from tillit.model.quantities import Quantities
from tillit.model.text import Text
from tillit.model.trap import Trap

Floats = npt.NDArray[np.float64]

DISTRUST = 0.2
"""What everybody expects at the start: the probability that another co-operates (assumption)."""
TRUST = 0.9
"""The same where trust is the remedy (assumption)."""
POOLED = 0.9
"""Share of what each gets that goes into the common purse, and weight of answers in kind (assumption)."""
FINE = 3.0
"""A sanction where it is seen, in multiples of what is most to be gained by refraining (assumption)."""
RELIEF = 0.8
"""Share of the time that is released (assumption)."""


@dataclass(frozen=True, slots=True)
class Played:
    """A trap as it is played: what decides what players do.

    Attributes
    ----------
    trap : Trap
    quantities : Quantities
    size : int
        Players in a group.
    table : float64, (n_kinds, 2, size)
        What players reckon with, as in `Trap.table`. What they get is the trap's own table.
    trust : float64, (n_kinds,)
        Expected of each kind at the start: the probability to co-operate.
    named : float or None
        Expected of the one who is named in each group, if one is.
    binding : bool
        Whether to co-operate is to sign an agreement, so that nobody does unless all sign.
    """

    trap: Trap
    quantities: Quantities
    size: int
    table: Floats
    trust: Floats
    named: float | None = None
    binding: bool = False

    @classmethod
    def of(cls, trap: Trap, **given: object) -> "Played":
        """Return the trap without any remedy; `given` are quantities."""
        q = trap.quantities(**given)
        return cls(trap, q, trap.size, trap.table(q), np.full(len(trap.players), DISTRUST))

    @property
    def temptation(self) -> float:
        """The most there is to be gained by refraining."""
        return float(max(0.0, (self.table[:, REFRAIN] - self.table[:, CO_OPERATE]).max()))


Change = Callable[[Played], Played]


@dataclass(frozen=True, slots=True)
class Remedy:
    """One remedy.

    Attributes
    ----------
    name : str
    title, text : Text
        What it is called, and what it changes.
    change : callable
        From a trap as it is played to the same with the remedy.
    applies : callable
        Whether a trap has anything for it to work on.
    """

    name: str
    title: Text
    text: Text
    change: Change
    applies: Callable[[Trap], bool]


def _trust(played: Played) -> Played:
    return replace(played, trust=np.full_like(played.trust, TRUST))


def _of_others(trap: Trap, values: Floats) -> Floats:
    """Return for each kind what the others in its group have on average, from what each kind has."""
    if trap.players[0].share is None:  # one of each kind
        apart: Floats = (values.sum(axis=0) - values) / (len(values) - 1)
        return apart
    shares = np.array([each.share for each in trap.players])
    return np.broadcast_to(np.tensordot(shares / shares.sum(), values, 1), values.shape)


def _transfer(played: Played) -> Played:
    """Pay each who co-operates what the others gain by it, as far as it is seen; they share the bill."""
    size, table = played.size, played.table
    theirs = _of_others(played.trap, table)
    owed = np.zeros((len(table), size + 1))  # to one of each kind, if so many co-operate
    for acting in range(1, size + 1):
        if acting > 1:
            more = theirs[:, CO_OPERATE, acting - 1] - theirs[:, CO_OPERATE, acting - 2]
            owed[:, acting] += (acting - 1) * more
        if acting < size:
            more = theirs[:, REFRAIN, acting] - theirs[:, REFRAIN, acting - 1]
            owed[:, acting] += (size - acting) * more
    owed = played.trap.seen * np.maximum(0.0, owed)
    bill = _of_others(played.trap, owed) / (size - 1)
    paid = table.copy()
    for others in range(size):
        paid[:, CO_OPERATE, others] += owed[:, others + 1] - others * bill[:, others + 1]
        paid[:, REFRAIN, others] -= others * bill[:, others]
    return replace(played, table=paid)


def _pooling(played: Played) -> Played:
    """Share most of what everybody gets equally."""
    size, table = played.size, played.table
    theirs = _of_others(played.trap, table)
    shared = table.copy()
    for strategy in (CO_OPERATE, REFRAIN):
        for others in range(size):
            acting = others + (strategy == CO_OPERATE)
            everybody = table[:, strategy, others].copy()
            if others:
                everybody += others * theirs[:, CO_OPERATE, acting - 1]
            if others < size - 1:
                everybody += (size - 1 - others) * theirs[:, REFRAIN, acting]
            own = (1 - POOLED) * table[:, strategy, others]
            shared[:, strategy, others] = own + POOLED * everybody / size
    return replace(played, table=shared)


def _with(played: Played, **quantities: float) -> Played:
    """Return the same with other quantities."""
    q = replace(played.quantities, **quantities)  # type: ignore[type-var]
    return replace(played, quantities=q, table=played.trap.table(q, played.size))


def _horizon(played: Played) -> Played:
    name = str(played.trap.stays)
    return _with(played, **{name: max(TRUST, float(getattr(played.quantities, name)))})


def _hours(played: Played) -> Played:
    name = str(played.trap.time)
    return _with(played, **{name: (1 - RELIEF) * float(getattr(played.quantities, name))})


def _repetition(played: Played) -> Played:
    """Reckon with one more next time if one co-operates now, and one less if not, as far as it is seen."""
    size, table = played.size, played.table
    weight = POOLED * played.trap.seen
    later = table.copy()
    later[:, CO_OPERATE] = table[:, CO_OPERATE][:, np.minimum(np.arange(size) + 1, size - 1)]
    later[:, REFRAIN] = table[:, REFRAIN][:, np.maximum(np.arange(size) - 1, 0)]
    return replace(played, table=(1 - weight) * table + weight * later)


def _fined(played: Played, strategy: int) -> Floats:
    table = played.table.copy()
    table[:, strategy] -= FINE * played.temptation * played.trap.seen
    return table


def _sanction(played: Played) -> Played:
    hit = REFRAIN if played.trap.sanctioned == "refraining" else CO_OPERATE
    return replace(played, table=_fined(played, hit))


def _mandate(played: Played) -> Played:
    """Order everybody to co-operate: all know of the order, and who is seen not to follow it is fined."""
    known = DISTRUST + (TRUST - DISTRUST) * played.trap.seen
    return replace(played, table=_fined(played, REFRAIN), trust=np.full_like(played.trust, known))


def _contract(played: Played) -> Played:
    """Promise to co-operate if all others promise: then all must, and otherwise nobody does."""
    table = np.empty_like(played.table)
    nobody = played.table[:, REFRAIN, 0]
    table[:] = nobody[:, None, None]
    table[:, CO_OPERATE, -1] = played.table[:, CO_OPERATE, -1]
    return replace(played, table=table, binding=True)


def _coordinator(played: Played) -> Played:
    return replace(played, named=TRUST, trust=np.full_like(played.trust, 1 - TRUST))


def _consent(played: Played) -> Played:
    """Show who would co-operate if all others did."""
    willing = played.table[:, CO_OPERATE, -1] > played.table[:, REFRAIN, -1]
    return replace(played, trust=np.where(willing, TRUST, 1 - TRUST))


def _smaller(played: Played) -> Played:
    size = int(played.trap.fewest or played.size)
    return replace(played, size=size, table=played.trap.table(played.quantities, size))


REMEDIES: Mapping[str, Remedy] = MappingProxyType(
    {
        each.name: each
        for each in (
            Remedy(
                "trust",
                Text("Tillit", "Trust"),
                Text(
                    "Alla väntar sig från början att de andra gör sin del: samtal, löften, erfarenhet.",
                    "Everybody expects from the start that the others will: talks, promises, experience.",
                ),
                _trust,
                lambda trap: True,
            ),
            Remedy(
                "transfer",
                Text("Ersättning mellan parter", "Transfers"),
                Text(
                    "De som vinner på det någon gör betalar det de vinner, så långt det syns.",
                    "Those who gain by what somebody does pay what they gain, as far as it is seen.",
                ),
                _transfer,
                lambda trap: trap.payable,
            ),
            Remedy(
                "pooling",
                Text("Gemensam budget", "A common budget"),
                Text(
                    "Nio tiondelar av allas utfall läggs i en pott och delas lika.",
                    "Nine tenths of what everybody gets goes into one pot and is shared equally.",
                ),
                _pooling,
                lambda trap: trap.payable,
            ),
            Remedy(
                "horizon",
                Text("Längre horisont", "A longer horizon"),
                Text(
                    "Den som beslutar är kvar och möter nio tiondelar av det som kommer senare.",
                    "Who decides is still there to meet nine tenths of what comes later.",
                ),
                _horizon,
                lambda trap: trap.stays is not None,
            ),
            Remedy(
                "repetition",
                Text("Att mötas igen", "Meeting again"),
                Text(
                    "Samma parter möts många gånger, och var och en räknar med att få svar med samma mynt.",
                    "The same parties meet many times, and everybody reckons with answers in kind.",
                ),
                _repetition,
                lambda trap: trap.meets_again,
            ),
            Remedy(
                "sanction",
                Text("Uppföljning och påföljd", "Follow-up and sanctions"),
                Text(
                    "Det som syns får en påföljd: tre gånger det man kan tjäna på att låta bli.",
                    "What is seen is sanctioned: three times what there is to be gained by refraining.",
                ),
                _sanction,
                lambda trap: trap.seen > 0,
            ),
            Remedy(
                "mandate",
                Text("Beslut uppifrån", "An order from above"),
                Text(
                    "Någon som står över alla beslutar, och alla vet om det. Den som syns låta bli rättas.",
                    "Somebody above all decides, and all know. Who is seen not to follow is corrected.",
                ),
                _mandate,
                lambda trap: trap.commanded and trap.seen > 0,
            ),
            Remedy(
                "contract",
                Text("Bindande avtal", "A binding agreement"),
                Text(
                    "Avtalet gäller bara om alla skriver på, och då måste alla göra sin del.",
                    "The agreement holds only if all sign, and then all must do their part.",
                ),
                _contract,
                lambda trap: trap.signable,
            ),
            Remedy(
                "hours",
                Text("Frigjord tid", "Released hours"),
                Text(
                    "Fyra femtedelar av tiden det tar räknas som arbetstid.",
                    "Four fifths of the time it takes count as working hours.",
                ),
                _hours,
                lambda trap: trap.time is not None,
            ),
            Remedy(
                "coordinator",
                Text("Namngiven samordnare", "A named coordinator"),
                Text(
                    "I varje grupp är det sagt vem som gör det. Ingen väntar sig det av de andra.",
                    "In each group it is said who does it. Nobody expects it of the others.",
                ),
                _coordinator,
                lambda trap: True,
            ),
            Remedy(
                "consent",
                Text("Samtyckesprov", "A consent test"),
                Text(
                    "En billig fråga visar vem som vill och vem som skyller ifrån sig.",
                    "A cheap question shows who is willing and who makes excuses.",
                ),
                _consent,
                lambda trap: trap.tested,
            ),
            Remedy(
                "smaller",
                Text("Mindre grupp", "A smaller group"),
                Text("Färre parter delar på uppgiften.", "Fewer parties share the task."),
                _smaller,
                lambda trap: trap.fewest is not None,
            ),
        )
    }
)
"""By name, in the order in which they are shown."""
