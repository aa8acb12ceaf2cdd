"""What native/mirror.py makes of Python is what the kernel is built from."""

import ast
import inspect
from pathlib import Path

import pytest

from tillit.agents import rules
from tillit.native import mirror

NATIVE = Path(__file__).parents[2] / "native"


@pytest.mark.parametrize("name", mirror.files())
def test_the_kernels_source_is_what_mirror_makes_of_python(name):
    """On every version of Python to the letter: how `ast.unparse` writes must not matter."""
    made, there = mirror.files()[name], (NATIVE / name).read_text(encoding="utf-8")
    assert made == there, f"{name}: run python -m tillit.native.mirror, and build the kernel again"


def test_files_that_say_they_are_made_by_mirror_are():
    said = {
        path.name for path in NATIVE.glob("*.p*") if path.read_text("utf-8").startswith("# Made by mirror")
    }
    assert said == set(mirror.files())


def test_every_rule_is_mirrored_once_and_in_order():
    functions = [
        each for each in ast.parse(inspect.getsource(rules)).body if isinstance(each, ast.FunctionDef)
    ]
    made = [line for line in mirror.files()["_rules.pxi"].splitlines() if line.startswith("cdef inline ")]
    assert len(made) == len(functions) > 90
    for line, function in zip(made, functions, strict=True):
        assert f" {function.name}(" in line


def test_a_changed_rule_changes_the_mirror(monkeypatch):
    source = inspect.getsource(rules)
    before = mirror.files()
    changed = source.replace("return a.media * outrage", "return a.media + outrage")
    assert changed != source
    monkeypatch.setattr(mirror.inspect, "getsource", lambda module: changed)
    after = mirror.files()
    assert {name for name in before if before[name] != after[name]} == {"_rules.pxi"}
    assert "    return a.media + outrage\n" in after["_rules.pxi"]
