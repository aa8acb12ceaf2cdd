"""Catalogues: packages in which every module without a leading underscore holds one thing of a kind."""

from collections.abc import Callable, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

from tillit.model.errors import ScenarioError, nearest


class Named(Protocol):
    """Something with a name."""

    @property
    def name(self) -> str:
        """In snake_case; the name of its module."""


T = TypeVar("T", bound=Named)


def members(
    package: str, attribute: str, kind: type[T], order: Callable[[T], Any] = lambda each: each.name
) -> MappingProxyType[str, T]:
    """Return what the modules of a package hold, by name, in an order.

    Raises
    ------
    ScenarioError
        If a module does not hold one, or one whose name is not the module's.
    """
    found = []
    for module in iter_modules(import_module(package).__path__):
        stem = module.name
        if stem.startswith("_"):
            continue
        held = getattr(import_module(f"{package}.{stem}"), attribute, None)
        if not isinstance(held, kind) or held.name != stem:
            folder = package.rpartition(".")[2]
            raise ScenarioError(
                f"{folder}/{stem}.py must hold {attribute} = {kind.__name__}(name={stem!r}, ...)"
            )
        found.append(held)
    return MappingProxyType({each.name: each for each in sorted(found, key=order)})


def find(known: Mapping[str, T], name: str, what: str) -> T:
    """Return the one of that name, or say which is nearest and what there is."""
    if name not in known:
        raise ScenarioError(f"{name!r} is not {what}{nearest(name, list(known))}; known: {', '.join(known)}")
    return known[name]
