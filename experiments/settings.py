"""What a user sets by name: levers (in both arms or in one), task quantities, assumptions."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from tillit.model.errors import ParameterError, nearest
from tillit.model.levers import Governance
from tillit.model.parameters import Assumptions, TaskProfile
from tillit.model.quantities import Quantities

Value = float | str
SIDES = ("a", "b")

REPLICATIONS = 20
"""Pairs of runs, unless said otherwise."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Values by where they belong. Assumptions and task quantities are the same in both arms."""

    levers: Mapping[str, Mapping[str, Value]] = field(default_factory=lambda: {side: {} for side in SIDES})
    assumptions: Mapping[str, Value] = field(default_factory=dict)
    tasks: Mapping[str, Value] = field(default_factory=dict)


def parse_assignments(assignments: Iterable[str]) -> dict[str, str]:
    """Return ``name=value`` texts as a dictionary; the last one of a name counts.

    Raises
    ------
    ParameterError
        If a text is not of that form.
    """
    values = {}
    for text in assignments:
        name, equals, value = text.partition("=")
        if not (equals and name.strip() and value.strip()):
            raise ParameterError(f"--set {text} is not name=value; write e.g. --set pay_share=0.8")
        values[name.strip()] = value.strip()
    return values


def sort_out(overrides: Mapping[str, object], sides: Collection[str] = SIDES) -> Settings:
    """Return overrides by where they belong, each checked against its bounds.

    Parameters
    ----------
    overrides : mapping
        Names of levers, assumptions or task quantities; a lever may be given to one arm as ``SIDE.NAME``.
    sides : collection of str
        The arms there are.

    Raises
    ------
    ParameterError
        For an unknown name, a value out of bounds, or an assumption given to one arm only.
    """
    levers: dict[str, dict[str, Value]] = {side: {} for side in sides}
    assumptions: dict[str, Value] = {}
    tasks: dict[str, Value] = {}
    # A lever for one arm wins over the same lever for both, in whatever order they are written.
    for given, value in sorted(overrides.items(), key=lambda item: item[0].count(".")):
        side, dot, name = given.partition(".")
        if not dot:
            side, name = "", given
        kind = kind_of(name, given)
        checked = next(each for each in kind.quantities() if each.name == name).parse(value, given)
        if side and side not in sides:
            raise ParameterError(f"{given}={value}: there is no arm {side!r} here; write {name}={value}")
        if side and kind is not Governance:
            one = " or ".join(f"{each}.{Governance.names()[0]}" for each in list(sides)[:2])
            raise ParameterError(
                f"{given}={value}: only levers can differ between the arms, as {one}; "
                f"write {name}={value} for {'both' if len(sides) < 3 else 'all'}"
            )
        if kind is Governance:
            for each in (side,) if side else sides:
                levers[each][name] = checked
        elif kind is Assumptions:
            assumptions[name] = checked
        else:
            tasks[name] = checked
    return Settings(levers, assumptions, tasks)


def kind_of(name: str, given: str) -> type[Quantities]:
    """Return what kind of quantity a name is, or raise a one-line `ParameterError` about `given`."""
    for kind in (Governance, Assumptions, TaskProfile):
        if name in kind.names():
            return kind
    known = [*Governance.names(), *TaskProfile.names(), *Assumptions.names()]
    raise ParameterError(
        f"{given} is not a lever, task quantity or assumption{nearest(name, known)}; see tillit list"
    )
