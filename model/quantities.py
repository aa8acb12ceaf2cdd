"""One field, one quantity: default, bounds, unit, source and words said in one place.

`Governance`, `Assumptions` and `TaskProfile` are frozen dataclasses made of such fields. Validation, the
command line, the data dictionary and the documentation's tables read the fields; nothing repeats them.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from typing import Any, Self

from tillit.model.errors import ParameterError, nearest
from tillit.model.text import Language, Text, decimal


@dataclass(frozen=True, slots=True)
class Quantity:
    """What is known about one field.

    Attributes
    ----------
    name : str
        The field's name, as written after ``--set``.
    default : float or str
    low, high : float
        Bounds, both allowed. Not used when there are `choices`.
    unit : Text
        Unit of measurement.
    symbol : str
        Symbol in ``docs/ODD.md``; empty if it has none.
    source : str
        Where the default (or only its sign) comes from, or the word "assumption".
    text : Text
        What it is, in both languages.
    at_low, at_high : Text or None
        What the ends mean, for levers.
    group, meaning : Text or None
        For levers: what they belong to, and what the lever does in the model.
    choices : tuple of str
        The allowed words, for a quantity that is a choice.
    """

    name: str
    default: float | str
    low: float
    high: float
    unit: Text
    symbol: str
    source: str
    text: Text
    at_low: Text | None = None
    at_high: Text | None = None
    group: Text | None = None
    meaning: Text | None = None
    choices: tuple[str, ...] = ()

    def allowed(self, language: Language = "en") -> str:
        """Return the allowed values with their unit, for help texts and errors."""
        if self.choices:
            return Text(" eller ", " or ")(language).join(self.choices)
        to = Text("till", "to")(language)
        return f"{decimal(self.low, language)} {to} {decimal(self.high, language)} ({self.unit(language)})"

    def parse(self, given: object, argument: str | None = None) -> float | str:
        """Return `given` as a value of this quantity, or raise a one-line `ParameterError`.

        Parameters
        ----------
        given : object
            A number, or text as typed on a command line.
        argument : str, optional
            What the user called it; the field's name if not given.
        """
        shown = f"{argument or self.name}={given}"
        if self.choices:
            if given in self.choices:
                return str(given)
            raise ParameterError(
                f"{shown} is not one of {self.allowed()}; pass e.g. {self.name}={self.default}"
            )
        try:
            # A Swede writes 0,4.
            value = float(given.replace(",", ".") if isinstance(given, str) else given)  # type: ignore[arg-type]
        except (TypeError, ValueError):
            value = math.nan
        if math.isnan(value):
            raise ParameterError(
                f"{shown} is not a number; {self.name} is {self.allowed()}, e.g. {self.name}={self.default}"
            )
        if not self.low <= value <= self.high:
            raise ParameterError(f"{shown} is outside {self.allowed()}; pass e.g. {self.name}={self.default}")
        return value


def quantity(
    default: float | str,
    *,
    sv: str,
    en: str,
    source: str,
    unit: Text,
    bounds: tuple[float, float] = (0.0, 1.0),
    symbol: str = "",
    ends: tuple[Text, Text] | None = None,
    group: Text | None = None,
    meaning: Text | None = None,
    choices: tuple[str, ...] = (),
) -> Any:
    """Declare a dataclass field that is a `Quantity`; the arguments are its attributes."""
    return field(
        default=default,
        metadata={
            "quantity": {
                "default": default,
                "low": bounds[0],
                "high": bounds[1],
                "unit": unit,
                "symbol": symbol,
                "source": source,
                "text": Text(sv=sv, en=en),
                "at_low": ends[0] if ends else None,
                "at_high": ends[1] if ends else None,
                "group": group,
                "meaning": meaning,
                "choices": choices,
            }
        },
    )


class Quantities:
    """Base of the frozen dataclasses whose fields are quantities; refuses values out of bounds."""

    __slots__ = ()

    def __post_init__(self) -> None:
        for each in self.quantities():
            object.__setattr__(self, each.name, each.parse(getattr(self, each.name)))

    @classmethod
    @cache
    def quantities(cls) -> tuple[Quantity, ...]:
        """Return the quantities in field order."""
        return tuple(
            Quantity(name=each.name, **each.metadata["quantity"])
            for each in fields(cls)  # type: ignore[arg-type]
        )

    @classmethod
    @cache
    def names(cls) -> tuple[str, ...]:
        """Return the field names in order."""
        return tuple(each.name for each in fields(cls))  # type: ignore[arg-type]

    def items(self) -> Iterator[tuple[str, Any]]:
        """Pairs of field name and value, in order."""
        return ((name, getattr(self, name)) for name in self.names())

    def changed(self, values: Mapping[str, float | str]) -> Self:
        """Return a copy with some values changed, each checked against its bounds.

        Raises
        ------
        ParameterError
            For a name that is not a field (the nearest one is suggested) or a value out of bounds.
        """
        for name in values:
            if name not in self.names():
                known = list(self.names())
                raise ParameterError(f"{name} is not known{nearest(name, known)}; known: {', '.join(known)}")
        return replace(self, **values)  # type: ignore[type-var]
