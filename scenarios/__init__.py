"""The catalogue: every module here without a leading underscore is one scenario, ``SCENARIO``."""

if __name__ != "tillit.scenarios":
    raise ImportError("import this package as tillit.scenarios, not by its folder name")

from functools import cache
from types import MappingProxyType

from tillit.model.catalogue import find, members
from tillit.model.scenario import Scenario


@cache
def registry() -> MappingProxyType[str, Scenario]:
    """Return every scenario by name, in name order."""
    return members(__name__, "SCENARIO", Scenario)


def names() -> tuple[str, ...]:
    """Return the names of the scenarios."""
    return tuple(registry())


def load(name: str) -> Scenario:
    """Return the scenario of that name.

    Raises
    ------
    ScenarioError
        For an unknown name; the nearest one is suggested.
    """
    return find(registry(), name, "a scenario")
