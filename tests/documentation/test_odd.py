"""docs/ODD.md against the code. Rewrite its tables with: python tests/documentation/test_odd.py --write."""

import ast
import re
import sys
from enum import IntEnum
from importlib import import_module
from inspect import getmembers, isfunction, signature
from math import inf
from pathlib import Path

import pytest

from tillit import patterns
from tillit.agents import rules
from tillit.model import (
    citizens,
    claims,
    colleagues,
    generators,
    randomness,
    scenario,
    schedule,
    small_world,
    vocabulary,
)
from tillit.model.levers import PRESETS, Governance
from tillit.model.measures import MEASURES
from tillit.model.mechanisms import MECHANISMS, Part
from tillit.model.parameters import Assumptions, TaskProfile
from tillit.model.state import State

ROOT = Path(__file__).parents[2]
ODD = ROOT / "docs" / "ODD.md"
TABLE = re.compile(r"(<!-- table: (\w+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)
FENCE = re.compile(r"```text\n(.*?)```", re.DOTALL)
EQUATION = re.compile(r"^\((\d+)\) +rules\.(\w+)$", re.MULTILINE)
NAME = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")
MODULES = {
    path.rpartition(".")[2]: import_module(f"tillit.{path}")
    for path in (
        *("agents.rules", "agents.member", "agents.staff", "agents.manager", "native.reference"),
        *("native.bits", "readers.graphfile", "model.levers", "model.measures", "model.network"),
        *("model.parameters", "model.randomness", "model.scenario", "model.schedule", "model.state"),
        *("model.vocabulary", "model.generators", "model.citizens", "model.formula", "model.roster"),
        *("agents.politician", "agents.citizen", "agents.reviewer", "native.mirror", "model.claims"),
        *("experiments.check", "experiments.effects", "experiments.robustness", "experiments.ablation"),
        *("model.mechanisms", "model.colleagues", "model.small_world"),
    )
}
GENERATORS = [
    each
    for name, each in getmembers(generators, isfunction)
    if each.__module__ == generators.__name__ and not name.startswith("_")
]
PLAIN_WORDS = {"if", "or", "otherwise", "of", "scandal"}
FUNCTIONS = {"exp", "max", "min", "sum"}


def table(head, rows):
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(str(cell).replace('|', '/') for cell in line)} |\n" for line in lines)


def code(text):
    return f"`{text}`"


def numbered():
    """Return number and name of each function of agents/rules.py whose docstring has "ODD eq. n"."""
    return sorted(
        (int(number), name)
        for name, function in getmembers(rules, isfunction)
        if function.__module__ == rules.__name__
        for number in re.findall(r"ODD eq\. (\d+)", function.__doc__ or "")
    )


def entered(lever):
    """Return the numbers of the equations that a lever enters, as set or as received."""
    return ", ".join(
        str(number)
        for number, name in numbered()
        if name == f"{lever}_received" or lever in signature(getattr(rules, name)).parameters
    )


def shown(value):
    return value if isinstance(value, str) else f"{value:g}"


def within(metadata):
    """Return the range of an array of floats, as it stands in the table."""
    low, high = metadata["low"], metadata["high"]
    if not metadata["dtype"].startswith("float"):
        return ""
    if low == -inf:
        return "any number"
    return f"{low:g} or more" if high == inf else f"{low:g} to {high:g}"


def quantities(kind):
    head = ("name", "symbol", "default", "bounds", "unit", "source", "meaning")
    rows = (
        (
            code(each.name),
            code(each.symbol) if each.symbol else "",
            shown(each.default),
            " or ".join(each.choices) or f"{each.low:g} to {each.high:g}",
            each.unit.en,
            each.source,
            each.text.en,
        )
        for each in kind.quantities()
    )
    return table(head, rows)


def levers():
    head = ("name", "Swedish", "English", "at 0", "at 1", "default", "unit", "source", "enters eq.")
    rows = (
        (
            *(code(each.name), each.text.sv, each.text.en, each.at_low.en, each.at_high.en),
            *(shown(each.default), each.unit.en, each.source, entered(each.name)),
        )
        for each in Governance.quantities()
    )
    return table(head, rows)


def mechanisms():
    numbers = {name: number for number, name in reversed(numbered())}
    head = (
        "name",
        "belongs to",
        "mechanism",
        "what it does",
        "removed by",
        "enters eq.",
        "what is left then",
    )
    rows = (
        (
            *(code(each.name), each.group.value.en, each.title.en, each.meaning.en),
            ", ".join(f"{code(name)} = {shown(value)}" for name, value in each.off.items()),
            ", ".join(str(numbers[name]) for name in each.equations),
            each.remains.en if each.remains else "",
        )
        for part in Part
        for each in MECHANISMS.values()
        if each.group is part
    )
    return table(head, rows)


TABLES = {
    "constants": lambda: table(
        ("constant", "value"),
        [
            (code(f"{where.__name__.rpartition('.')[2]}.{name}"), getattr(where, name))
            for where, name in (
                (schedule, "WEEKS_PER_YEAR"),
                (scenario, "LONGEST_YEARS"),
                (colleagues, "SMALL_GROUP"),
                (colleagues, "CLOSE_COLLEAGUES"),
                (small_world, "DISTANT_SHARE"),
                (citizens, "CIVIC_TIES"),
                (citizens, "KNOWS_ELSEWHERE"),
                (randomness, "HIGHEST_HOLDER"),
                (claims, "SMALLEST"),
            )
        ],
    ),
    "patterns": lambda: table(
        ("number", "pattern", "what was stated"),
        [(each.number, code(each.name), each.text.en) for each in patterns.registry().values()],
    ),
    "levers": levers,
    "presets": lambda: table(
        ("preset", "title", *map(code, Governance.names())),
        [
            (code(each.name), each.title.en, *(shown(value) for _, value in each.governance.items()))
            for each in PRESETS.values()
        ],
    ),
    "tasks": lambda: quantities(TaskProfile),
    "assumptions": lambda: quantities(Assumptions),
    "state": lambda: table(
        ("name", "type", "within", "axes", "meaning"),
        [
            (
                code(each.name),
                each.metadata["dtype"],
                within(each.metadata),
                " × ".join(each.metadata["axes"]),
                each.metadata["meaning"],
            )
            for each in State.table()
        ],
    ),
    "phases": lambda: table(
        ("", "phase", "what happens"),
        [(place, code(phase.word), what) for place, (phase, what) in enumerate(schedule.WEEK.items(), 1)],
    ),
    "mechanisms": mechanisms,
    "measures": lambda: table(
        ("name", "group", "meaning", "formula", "unit", "a run's value"),
        [
            (
                *(code(each.name), each.group.value.en, each.meaning.en, code(each.formula), each.unit.en),
                "mean over weeks" if each.whole_run else "last week",
            )
            for each in MEASURES.values()
        ],
    ),
}


def rewritten(text):
    return TABLE.sub(lambda found: found[1] + TABLES[found[2]]() + found[4], text)


@pytest.fixture(scope="module")
def text():
    return ODD.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def notation(text):
    """Return the symbols that the table of section 7 adds to those of the quantities."""
    rows = text.partition("| symbol | in the code |")[2].partition("\n\n")[0].splitlines()[2:]
    return {symbol for row in rows for symbol in re.findall("`(.+?)`", row.split("|")[1])}


@pytest.mark.parametrize("name", TABLES)
def test_table_is_the_code(text, name):
    stored = [found[3] for found in TABLE.finditer(text) if found[2] == name]
    assert stored == [TABLES[name]()], f"the table of {name} in docs/ODD.md should be:\n{TABLES[name]()}"


def test_equations_are_the_rules_in_order(text):
    equations = [
        (int(number), name) for block in FENCE.findall(text) for number, name in EQUATION.findall(block)
    ]
    assert equations == numbered()
    assert [number for number, _ in equations] == list(range(1, len(equations) + 1))


def test_every_equation_is_computed():
    """Each function with a number is called by the reference engine, or by another rule."""
    called = set()
    for module in (MODULES["reference"], rules):
        for node in ast.walk(ast.parse(Path(module.__file__).read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Attribute(value=ast.Name(id="rules"), attr=name)):
                    called.add(name)
                case ast.Call(func=ast.Name(id=name)) if module is rules:
                    called.add(name)
    assert {name for _, name in numbered()} <= called


def test_every_relation_is_described(text):
    """The table of signals has a row for each directed relation, in the order of the codes."""
    described = re.findall(
        r"^\| `(\w+)` \|", text.partition("| tie | from, to |")[2].partition("\n\n")[0], re.M
    )
    assert described == [each.word for each in vocabulary.Relation]


def test_every_stream_is_described(text):
    rows = text.partition("| stream | keyed by |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| `(\w+)` \|", rows, re.M) == [each.word for each in vocabulary.Stream]


def test_every_mechanism_is_found_in_equations():
    """All but the spread of people, which is drawn; each function has a number, which the table shows."""
    numbers = {name for _, name in numbered()}
    for each in MECHANISMS.values():
        assert set(each.equations) <= numbers, each.name
        assert each.equations or each.name == "people_differ"


def test_phases_are_described_in_order(text):
    described = re.findall(r"^\d+\. \*\*(\w+)\*\*:", text, re.MULTILINE)
    assert described == [phase.word for phase in schedule.WEEK]


def test_every_symbol_means_one_thing(notation):
    symbols = [
        each.symbol for kind in (TaskProfile, Assumptions) for each in kind.quantities() if each.symbol
    ]
    assert sorted(symbols) == sorted(set(symbols))
    assert not notation & set(symbols)


def test_every_quantity_is_used(text):
    used = set(NAME.findall("\n".join([*FENCE.findall(text), *spans(text)])))
    for kind in (Governance, TaskProfile, Assumptions):
        missing = {each.symbol or each.name for each in kind.quantities()} - used
        assert not missing, f"{kind.__name__}: not explained outside the tables"


def test_nothing_is_named_that_does_not_exist(text, notation):
    known = {
        *notation,
        *FUNCTIONS,
        *PRESETS,
        *MEASURES,
        *MECHANISMS,
        *(field.name for field in State.table()),
        *(word for kind in (Governance, TaskProfile, Assumptions) for word in kind.names()),
        *(each.symbol for kind in (TaskProfile, Assumptions) for each in kind.quantities()),
        *(each.word for _, kind in getmembers(vocabulary, is_code) for each in kind),
        *(word for draw in GENERATORS for word in signature(draw).parameters),
        *("tillit", "year"),
        "patterns",
        *(axis for field in State.table() for axis in field.metadata["axes"]),
        "week",
    }
    for block in FENCE.findall(text):
        for name in NAME.findall(block):
            assert name in known | PLAIN_WORDS or exists(name), f"in an equation: {name}"
    for span in spans(text):
        if "/" in span and " " not in span:
            assert (ROOT / span).exists(), span
        elif not span.startswith("<!--"):
            for name in NAME.findall(span):
                assert name in known or exists(name), f"`{span}`: {name}"


def is_code(member):
    return isinstance(member, type) and issubclass(member, IntEnum) and len(member) > 0


def spans(text):
    """Return the inline code outside fences and generated tables."""
    return re.findall("`([^`\n]+)`", FENCE.sub("", TABLE.sub("", text)))


def exists(name):
    """Whether a name, dotted or not, can be found in the modules of the model."""
    first, *rest = name.split(".")
    places = (
        [MODULES[first]]
        if first in MODULES
        else [getattr(module, first) for module in MODULES.values() if hasattr(module, first)]
    )
    for part in rest:
        places = [getattr(place, part) for place in places if hasattr(place, part)]
    return bool(places)


if __name__ == "__main__" and "--write" in sys.argv:
    ODD.write_text(rewritten(ODD.read_text(encoding="utf-8")), encoding="utf-8")
