"""The patterns: every module here without a leading underscore is one, ``PATTERN``."""

if __name__ != "tillit.patterns":
    raise ImportError("import this package as tillit.patterns, not by its folder name")

from functools import cache
from types import MappingProxyType

from tillit.model.catalogue import find, members
from tillit.model.patterns import Pattern


@cache
def registry() -> MappingProxyType[str, Pattern]:
    """Return every pattern by name, in the order of their numbers."""
    return members(__name__, "PATTERN", Pattern, lambda each: each.number)


def load(name: str) -> Pattern:
    """Return the pattern of that name.

    Raises
    ------
    ScenarioError
        For an unknown name; the nearest one is suggested.
    """
    return find(registry(), name, "a pattern")
