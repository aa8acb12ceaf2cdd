"""One deliberate error in each function that a row checks; `run.py` makes them all, in some minutes."""

import runpy
import sys
from pathlib import Path

import pytest

from tillit.native import engines
from tillit.validation import ROWS

sys.path.insert(0, str(Path(__file__).parent))
try:
    RUN = runpy.run_path(str(Path(__file__).parent / "run.py"))
finally:
    sys.path.pop(0)

NAMES = list(RUN["checked"]())


def an_error(name):
    """Return the middle one of the mutants that are said to be noticed."""
    known = [each for each in RUN["mutants"](name) if each[0] not in RUN["SURVIVORS"].get(name, {})]
    return known[len(known) // 2]


@pytest.mark.parametrize("name", NAMES)
def test_a_row_notices_an_error(name):
    rows = RUN["checked"]()[name]
    if engines.kernel() is None:
        rows = [row for row in rows if not row.kernel or row.id in RUN["SPECIFIED"]]
    what, code = an_error(name)
    assert RUN["noticed"](name, code, rows), f"nothing notices {what} in {name}"


def test_a_function_that_is_as_it_was_is_not_an_error():
    for name in ("agents.rules.update_delta", "model.traps.folds"):
        assert RUN["noticed"](name, RUN["function"](name).__code__, RUN["checked"]()[name]) is None


def test_a_mutant_is_gone_afterwards():
    before = RUN["function"]("agents.rules.fade").__code__
    what, code = an_error("agents.rules.fade")
    assert code.co_code != before.co_code or code.co_consts != before.co_consts, what
    with RUN["put_in"]("agents.rules.fade", code):
        assert RUN["function"]("agents.rules.fade").__code__ is code
    assert RUN["function"]("agents.rules.fade").__code__ is before


def test_every_survivor_is_a_mutant():
    for name, found in RUN["SURVIVORS"].items():
        assert set(found) <= {what for what, _ in RUN["mutants"](name)}, name


def test_small_rows_are_rows():
    assert set(RUN["SMALL"]) | set(RUN["SPECIFIED"]) <= set(ROWS)
