"""What several patterns share: a small department, kinds of work, and shares of people."""

from collections.abc import Mapping
from types import MappingProxyType

from tillit.model.generators import municipality_department
from tillit.model.levers import PRESETS
from tillit.model.patterns import Means, Statistic
from tillit.model.scenario import Event, Generated
from tillit.model.text import Text

DEPARTMENT = Generated(municipality_department, {"managers": 4, "staff": 36, "units": 3})
"""A director and three units of about a dozen (assumption)."""


def work(alignment: float, interdependence: float, variance: float | None = None) -> dict[str, float]:
    """Return a kind of work; unless said, needs vary as much as the indicator leaves out (assumption)."""
    return {
        "alignment": alignment,
        "interdependence": interdependence,
        "variance": 1 - alignment if variance is None else variance,
    }


KINDS: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        "routine": work(0.95, 0.05),
        "mixed_routine": work(0.8, 0.2),
        "mixed": work(0.5, 0.5),
        "complex": work(0.3, 0.8),
    }
)
"""From work that the indicator captures and each does alone, to the opposite (assumption)."""

KIND_TITLES: Mapping[str, Text] = MappingProxyType(
    {
        "routine": Text("Rutinarbete", "Routine work"),
        "mixed_routine": Text("Mest rutin", "Mostly routine"),
        "mixed": Text("Blandat arbete", "Mixed work"),
        "complex": Text("Komplext arbete", "Complex work"),
    }
)


def switch(regime: str, year: float) -> Event:
    """Return the event by which a regime is brought in, all levers at once."""
    return Event(year, dict(PRESETS[regime].governance.items()))


def difference(setting: str, against: str, measure: str, since: float, until: float) -> Statistic:
    """Return the statistic: a measure in one setting less that in another, between two years."""

    def statistic(mean: Means) -> float:
        return mean(setting, measure, since, until) - mean(against, measure, since, until)

    return statistic


def level(setting: str, measure: str, since: float, until: float) -> Statistic:
    """Return the statistic: a measure in a setting, between two years."""

    def statistic(mean: Means) -> float:
        return mean(setting, measure, since, until)

    return statistic
