"""docs/validation.md against the code. Rewrite its tables with:
python tests/documentation/test_validation.py --write, and the mutants with tests/mutation/run.py."""

import re
import runpy
import sys
from pathlib import Path

import pytest

from tillit.validation import ROWS

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "validation.md"
TABLE = re.compile(r"(<!-- table: (\w+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)
SURVIVORS = runpy.run_path(str(ROOT / "tests" / "mutation" / "survivors.py"))["SURVIVORS"]


def code(text):
    return f"`{text.replace('|', '/')}`"


def table(head, rows):
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


TABLES = {
    "rows": lambda: table(
        ["row", "what is asked", "kind", "tier", "expected from", "functions"],
        [
            [
                code(row.id) + (" †" if row.kernel else ""),
                row.title.en,
                row.kind,
                row.tier,
                row.source.replace("|", "/"),
                ", ".join(code(name) for name in row.checks),
            ]
            for row in ROWS.values()
        ],
    ),
    "survivors": lambda: table(
        ["function", "what is changed", "why nothing notices"],
        [
            [code(name), code(what), reason]
            for name, found in SURVIVORS.items()
            for what, reason in found.items()
        ],
    ),
}


def rewritten(text):
    return TABLE.sub(lambda at: at[1] + (TABLES[at[2]]() if at[2] in TABLES else at[3]) + at[4], text)


@pytest.fixture(scope="module")
def text():
    return PAGE.read_text(encoding="utf-8")


def test_tables_are_what_the_code_makes(text):
    assert rewritten(text) == text


def test_the_mutation_table_is_of_the_functions_that_rows_check(text):
    """Which mutants there are is quick to say; that they are caught is for tests/mutation/run.py."""
    mutants = runpy.run_path(str(ROOT / "tests" / "mutation" / "mutants.py"))["mutants"]
    shown = re.findall(
        r"^\| `([\w.]+)` \| (\d+) \| (\d+) \|", TABLE.search(text, text.index("table: mut") - 5)[3], re.M
    )
    assert [name for name, _, _ in shown] == sorted({name for row in ROWS.values() for name in row.checks})
    for name, number, caught in shown:
        assert len(mutants(name)) == int(number), f"{name} has changed: run tests/mutation/run.py"
        assert int(number) - int(caught) == len(SURVIVORS.get(name, {})), name


def test_what_is_said_of_numbers(text):
    assert len(ROWS) >= 40
    assert "4.4 standard errors" in text


if __name__ == "__main__" and "--write" in sys.argv:
    PAGE.write_text(rewritten(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
