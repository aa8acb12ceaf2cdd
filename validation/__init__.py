"""The program against closed forms, published numbers, other routes to the same number, and itself.

`ROWS` is the table, in order; each row says which functions it really exercises, and `tests/mutation` asks of
each of these functions that a row fails when it is wrong. See docs/validation.md.
"""

from types import MappingProxyType
from typing import TYPE_CHECKING

if __name__ != "tillit.validation":
    raise ImportError("import this package as tillit.validation, not by its folder name")

from tillit.native import engines
from tillit.validation import (
    bits,
    finite,
    games,
    incentives,
    lattices,
    opinions,
    team,
    thresholds,
    trust,
    whole,
)

if TYPE_CHECKING:
    from tillit.validation.rows import Check

ROWS = MappingProxyType(
    {
        row.id: row
        for module in (bits, trust, opinions, thresholds, games, finite, lattices, incentives, team, whole)
        for row in module.ROWS
    }
)


def validate(*, everything: bool = False) -> "list[Check]":
    """Carry out the fast rows, in the order of `ROWS`; or `everything`, and with more luck where luck is.

    Rows that need the compiled kernel are left out where it is missing.
    """
    chosen = (
        row
        for row in ROWS.values()
        if (everything or row.tier == "fast") and (engines.kernel() or not row.kernel)
    )
    return [check for row in chosen for check in row.carry_out(**(row.more if everything else {}))]
