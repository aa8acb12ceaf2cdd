"""The patterns: every module here without a leading underscore is one, ``PATTERN``."""

if __name__ != "tillit.patterns":
    raise ImportError("import this package as tillit.patterns, not by its folder name")

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from tillit.model.errors import ScenarioError, nearest
from tillit.model.patterns import Pattern


@cache
def registry() -> MappingProxyType[str, Pattern]:
    """Return every pattern by name, in the order of their numbers.

    Raises
    ------
    ScenarioError
        If a module has no ``PATTERN``, or one whose name is not the module's.
    """
    found = []
    for stem in sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_")):
        pattern = getattr(import_module(f"{__name__}.{stem}"), "PATTERN", None)
        if not isinstance(pattern, Pattern) or pattern.name != stem:
            raise ScenarioError(f"patterns/{stem}.py must hold PATTERN = Pattern(name={stem!r}, ...)")
        found.append(pattern)
    return MappingProxyType({each.name: each for each in sorted(found, key=lambda each: each.number)})


def load(name: str) -> Pattern:
    """Return the pattern of that name.

    Raises
    ------
    ScenarioError
        For an unknown name; the nearest one is suggested.
    """
    if name not in registry():
        raise ScenarioError(
            f"{name!r} is not a pattern{nearest(name, list(registry()))}; known: {', '.join(registry())}"
        )
    return registry()[name]
