"""An axis of a map: one quantity, and the values it takes from one end to the other."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from tillit.experiments.plan import whole_number
from tillit.experiments.settings import SIDES, kind_of, sort_out
from tillit.model.errors import ParameterError
from tillit.model.quantities import Quantity
from tillit.model.text import Text

STEPS = 7
"""Values along an axis, unless said otherwise."""
MOST_STEPS = 25


@dataclass(frozen=True, slots=True)
class Axis:
    """A quantity and its values.

    Attributes
    ----------
    given : str
        As in overrides: its name, or ``SIDE.NAME`` for a lever of one arm.
    quantity : Quantity
    values : tuple of float
        Evenly spaced, the lowest first; at least two.
    """

    given: str
    quantity: Quantity
    values: tuple[float, ...]

    @classmethod
    def parse(
        cls, argument: str, given: str, steps: object = STEPS, sides: Collection[str] = SIDES
    ) -> "Axis":
        """Read ``NAME``, ``NAME=LOW:HIGH`` or ``NAME=LOW:HIGH:N``; without a range, from bound to bound.

        Parameters
        ----------
        argument : str
            What the user called the axis, for errors.
        given : str
        steps : int, 2 to `MOST_STEPS`
            How many values, if `given` does not say.
        sides : collection of str
            The arms that a lever can be given to alone.

        Raises
        ------
        ParameterError
            In one line: for an unknown name, a choice of words, a range that is none.
        """
        name, _, range_ = (part.strip() for part in str(given).partition("="))
        short = name.rpartition(".")[2]
        kind = kind_of(short, f"{argument}={name}")
        quantity = next(each for each in kind.quantities() if each.name == short)
        if quantity.choices:
            raise ParameterError(
                f"{argument}={name} is a choice between {quantity.allowed()} and has no order to lie "
                f"along an axis; pass a number, e.g. {argument}=alignment"
            )
        sort_out({name: quantity.default}, sides)  # refuses what cannot be set for one arm
        ends = range_.split(":") if range_ else [str(quantity.low), str(quantity.high)]
        if len(ends) not in (2, 3):
            raise ParameterError(
                f"{argument}={given} is not NAME, NAME=LOW:HIGH or NAME=LOW:HIGH:N; "
                f"pass e.g. {argument}={name}={quantity.low:g}:{quantity.high:g}"
            )
        low, high = (float(quantity.parse(end, f"{argument}={name}")) for end in ends[:2])
        if not low < high:
            raise ParameterError(
                f"{argument}={given} has no range: the first end must lie below the second; {name} is "
                f"{quantity.allowed()}"
            )
        n = whole_number(
            "steps" if len(ends) < 3 else f"{argument}={name}",
            steps if len(ends) < 3 else ends[2],
            *(2, MOST_STEPS, "values along an axis", STEPS),
        )
        between = (low + (high - low) * place / (n - 1) for place in range(1, n - 1))
        return cls(name, quantity, (low, *between, high))

    @property
    def name(self) -> str:
        """The quantity's name, without an arm."""
        return self.quantity.name

    @property
    def side(self) -> str | None:
        """The only arm it is set in; None for all."""
        return self.given.rpartition(".")[0] or None

    @property
    def title(self) -> Text:
        """What it is, and in which arm."""
        text, side = self.quantity.text, self.side
        shown = side.upper() if side in SIDES else side
        return Text(f"{text.sv}, i {shown}", f"{text.en}, in {shown}") if side else text

    def sets(self, side: str) -> bool:
        """Return whether it is set in an arm."""
        return self.side in (None, side)

    def clashes(self, given: str) -> bool:
        """Return whether it and an override would set the same thing."""
        side, _, name = given.rpartition(".")
        return name == self.name and (not side or self.sets(side))

    def place(self, value: float) -> float:
        """Return where a value lies, counted in steps from the first value."""
        return (value - self.values[0]) / (self.values[-1] - self.values[0]) * (len(self.values) - 1)

    def document(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return {
            "quantity": self.given,
            "title": {"sv": self.title.sv, "en": self.title.en},
            "unit": {"sv": self.quantity.unit.sv, "en": self.quantity.unit.en},
            "values": list(self.values),
        }
