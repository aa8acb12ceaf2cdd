"""Formulas of measures: small arithmetic over tallies, read once and worked out elementwise.

One IEEE operation at a time, as the formula is written, so that results are the same bits everywhere.
"""

import ast
import math
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt

from tillit.model.errors import ParameterError, nearest
from tillit.model.vocabulary import Tally

Floats = npt.NDArray[np.float64]

_TALLIES = MappingProxyType({each.word: each for each in Tally})


def _divide(above: Any, below: Any) -> Floats:
    """Return above / below; not a number where there is nothing to divide by."""
    missing = np.full(np.broadcast_shapes(np.shape(above), np.shape(below)), np.nan)
    return np.asarray(np.divide(above, below, out=missing, where=np.asarray(below) > 0))


_OPERATIONS: Mapping[type[ast.operator], Callable[[Any, Any], Any]] = MappingProxyType(
    {ast.Add: np.add, ast.Sub: np.subtract, ast.Mult: np.multiply, ast.Div: _divide}
)


@cache
def tallies(formula: str) -> tuple[Tally, ...]:
    """Return the tallies in a formula, each once.

    Raises
    ------
    ParameterError
        If it is anything but tallies and numbers with + - * / and parentheses.
    """
    found = tuple(dict.fromkeys(_named(_read(formula), formula)))
    if not found:
        raise _refused(formula, "names no tally")
    return found


def evaluate(formula: str, values: Mapping[Tally, Floats]) -> Floats:
    """Return the formula's value, elementwise; not a number where a denominator is not above 0.

    Parameters
    ----------
    formula : str
    values : mapping of each of its `tallies` to float64, all of one shape
    """
    return np.asarray(_value(_read(formula), values))


@cache
def _read(formula: str) -> ast.expr:
    try:
        return ast.parse(formula, mode="eval").body
    except (SyntaxError, ValueError) as error:
        raise _refused(formula, "cannot be read") from error


def _named(node: ast.expr, formula: str) -> Iterator[Tally]:
    match node:
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATIONS:
            yield from _named(left, formula)
            yield from _named(right, formula)
        case ast.Name(id=name) if name in _TALLIES:
            yield _TALLIES[name]
        case ast.Name(id=name):
            raise _refused(formula, f"{name} is not a tally{nearest(name, list(_TALLIES))}")
        case ast.Constant(value=int() | float() as number) if type(number) is not bool and math.isfinite(
            number
        ):
            pass
        case _:
            raise _refused(formula, "only tallies, numbers, + - * / and parentheses can stand in it")


def _value(node: ast.expr, values: Mapping[Tally, Floats]) -> Any:
    match node:
        case ast.BinOp(left=left, op=op, right=right):
            return _OPERATIONS[type(op)](_value(left, values), _value(right, values))
        case ast.Name(id=name):
            return values[_TALLIES[name]]
        case ast.Constant(value=int() | float() as number):
            return np.float64(number)
    raise AssertionError(node)


def _refused(formula: str, why: str) -> ParameterError:
    return ParameterError(f"formula={formula!r}: {why}; write e.g. 'true_output / staff'")
