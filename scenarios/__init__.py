"""The catalogue: every module here without a leading underscore is one scenario, ``SCENARIO``."""

if __name__ != "tillit.scenarios":
    raise ImportError("import this package as tillit.scenarios, not by its folder name")

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from tillit.model.errors import ScenarioError, nearest
from tillit.model.scenario import Scenario


@cache
def registry() -> MappingProxyType[str, Scenario]:
    """Return every scenario by name, in name order.

    Raises
    ------
    ScenarioError
        If a module has no ``SCENARIO``, or one whose name is not the module's.
    """
    found = {}
    for stem in sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_")):
        scenario = getattr(import_module(f"{__name__}.{stem}"), "SCENARIO", None)
        if not isinstance(scenario, Scenario) or scenario.name != stem:
            raise ScenarioError(f"scenarios/{stem}.py must hold SCENARIO = Scenario(name={stem!r}, ...)")
        found[stem] = scenario
    return MappingProxyType(found)


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
    if name not in registry():
        raise ScenarioError(
            f"{name!r} is not a scenario{nearest(name, list(names()))}; known: {', '.join(names())}"
        )
    return registry()[name]
