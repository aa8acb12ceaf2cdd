"""Quantities that traps are made of."""

from typing import Any

from tillit.model.quantities import quantity
from tillit.model.text import Text

WORTH = Text("värde", "value")
SHARE = Text("andel", "share")


def worth(default: float, sv: str, en: str, source: str = "assumption", low: float = 0.0) -> Any:
    """Declare what something is worth to somebody."""
    return quantity(default, sv=sv, en=en, source=source, unit=WORTH, bounds=(low, 20.0))


def share(default: float, sv: str, en: str, source: str = "assumption") -> Any:
    """Declare a share, or a probability."""
    return quantity(default, sv=sv, en=en, source=source, unit=SHARE)
