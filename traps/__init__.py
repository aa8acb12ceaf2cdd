"""The trap library: every module here without a leading underscore is one trap, ``TRAP``."""

if __name__ != "tillit.traps":
    raise ImportError("import this package as tillit.traps, not by its folder name")

from functools import cache
from types import MappingProxyType

from tillit.model.catalogue import find, members
from tillit.model.trap import FAMILIES, Trap


@cache
def registry() -> MappingProxyType[str, Trap]:
    """Return every trap by name, family by family."""
    return members(__name__, "TRAP", Trap, lambda each: (list(FAMILIES).index(each.family), each.name))


def load(name: str) -> Trap:
    """Return the trap of that name.

    Raises
    ------
    ScenarioError
        For an unknown name; the nearest one is suggested.
    """
    return find(registry(), name, "a trap")
