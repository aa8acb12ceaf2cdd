"""What holds for the whole code base: directions, one statement of each fact, complete texts."""

import ast
import re
import tomllib
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path

import pytest

from tillit import scenarios
from tillit.model import vocabulary
from tillit.model.levers import PRESETS, Governance
from tillit.model.measures import MEASURES, Group
from tillit.model.mechanisms import MECHANISMS, NULL_MODELS, Part
from tillit.model.parameters import Assumptions, TaskProfile
from tillit.model.schedule import WEEK
from tillit.model.sources import source_text
from tillit.model.text import Text
from tillit.native import engines
from tillit.validation import ROWS

ROOT = Path(__file__).parents[2]
PACKAGES = {"tillit": "cli"} | {
    f"tillit.{name}": name.replace(".", "/")
    for name in (
        *("agents", "dashboard", "dashboard.app", "experiments"),
        *("model", "model.traps", "native", "patterns", "readers", "scenarios", "traps", "validation"),
    )
}


def modules():
    for package, folder in PACKAGES.items():
        for path in sorted((ROOT / folder).glob("*.py")):
            yield package, path


def imports(path):
    """Every module of ours that a module imports, at the top or inside."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


FORBIDDEN = {
    "tillit.model": (
        *("tillit.experiments", "tillit.patterns", "tillit.scenarios", "tillit.readers"),
        *("tillit.main", "tillit.dashboard"),
    ),
    "tillit.model.traps": ("tillit.experiments", "tillit.scenarios", "tillit.agents"),
    "tillit.readers": ("tillit.experiments", "tillit.scenarios", "tillit.native", "tillit.agents"),
    "tillit.agents": ("tillit.experiments", "tillit.scenarios", "tillit.main", "tillit.dashboard"),
    "tillit.native": ("tillit.experiments", "tillit.scenarios", "tillit.main", "tillit.dashboard"),
    "tillit.scenarios": ("tillit.experiments", "tillit.native", "tillit.agents", "tillit.main"),
    "tillit.traps": ("tillit.experiments", "tillit.native", "tillit.agents", "tillit.main"),
    "tillit.patterns": ("tillit.experiments", "tillit.native", "tillit.agents", "tillit.main"),
    "tillit.dashboard": ("tillit.main", "tillit.console", "tillit.native", "solara", "tillit.dashboard.app"),
    "tillit.dashboard.app": ("tillit.main", "tillit.console", "tillit.native", "tillit.experiments"),
    "tillit.validation": ("tillit.main", "tillit.console", "tillit.dashboard", "tillit.readers"),
    "tillit.experiments": ("tillit.main", "tillit.console", "tillit.dashboard", "tillit.native._kernel"),
}


def test_dependencies_point_one_way():
    wrong = [
        f"{path.name} imports {name}"
        for package, path in modules()
        for name in imports(path)
        if name.startswith(FORBIDDEN.get(package, ()))
    ]
    assert not wrong
    assert sum(1 for _, path in modules() for name in imports(path) if name.startswith("tillit")) > 100


def test_only_the_command_line_asks_for_the_validation():
    asking = {
        package
        for package, path in modules()
        for name in imports(path)
        if name.startswith("tillit.validation")
    }
    assert asking == {"tillit", "tillit.validation"}


def test_rules_and_bits_depend_on_nothing_that_runs():
    for path in (ROOT / "agents/rules.py", ROOT / "native/bits.py"):
        ours = {name for name in imports(path) if name.startswith("tillit")}
        assert not [
            name
            for name in ours
            if re.match(r"tillit\.(model\.(state|organisation)|native\.(ref|eng))", name)
        ]


def test_no_randomness_outside_the_keyed_streams():
    """What networkx draws with gets a seed; nobody makes a generator of their own."""
    bad = re.compile(r"\b(np\.random|import random|from random|default_rng|random\.(random|seed|choice))\b")
    for package, path in modules():
        if package != "tillit":
            assert not bad.search(path.read_text(encoding="utf-8")), path


def test_packages_are_not_imported_under_their_folder_names():
    for package, folder in PACKAGES.items():
        assert f'__name__ != "{package}"' in (ROOT / folder / "__init__.py").read_text(encoding="utf-8")


def test_every_package_is_installed():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert set(project["tool"]["setuptools"]["packages"]) == set(PACKAGES)
    assert project["tool"]["setuptools"]["package-dir"] == PACKAGES


def test_everything_in_the_folders_is_installed():
    """Words, scripts and data, too; a file that is forgotten is missing only where it is installed."""
    for package, folder in PACKAGES.items():
        there = {each.relative_to(ROOT / folder) for each in (ROOT / folder).rglob("*") if each.is_file()}
        installed = Path(import_module(package).__file__).parent
        own = {each for each in there if each.suffix not in (".pyc", ".c", ".so")}
        assert own, package
        assert not [str(each) for each in own if not (installed / each).is_file()], package


def texts(thing, path):
    """Every `Text` that hangs on a thing."""
    if isinstance(thing, Text):
        yield path, thing
    elif is_dataclass(thing):
        for each in fields(thing):
            yield from texts(getattr(thing, each.name), f"{path}.{each.name}")
    elif isinstance(thing, dict) or hasattr(thing, "items"):
        for key, value in thing.items():
            yield from texts(value, f"{path}.{key}")
    elif isinstance(thing, (tuple, list)):
        for index, value in enumerate(thing):
            yield from texts(value, f"{path}[{index}]")


def test_every_text_is_there_in_both_languages():
    things = {
        "scenarios": scenarios.registry(),
        "presets": PRESETS,
        "measures": MEASURES,
        "groups": [each.value for kind in (Group, Part) for each in kind],
        "mechanisms": MECHANISMS,
        "null models": NULL_MODELS,
        "rows": ROWS,
        "quantities": [kind.quantities() for kind in (Governance, TaskProfile, Assumptions)],
    }
    found = [
        each
        for name, thing in things.items()
        for each in texts(dict(thing) if hasattr(thing, "keys") else thing, name)
    ]
    assert len(found) > 150
    for path, text in found:
        for words in (text.sv, text.en):
            assert words.strip() == words != "", path
    same = {path for path, text in found if text.sv == text.en}
    assert not same, "Swedish and English are the same"


def test_names_belong_to_one_kind_of_quantity():
    names = [*Governance.names(), *TaskProfile.names(), *Assumptions.names()]
    assert len(names) == len(set(names))


def test_symbols_are_unique():
    symbols = [
        each.symbol for kind in (TaskProfile, Assumptions) for each in kind.quantities() if each.symbol
    ]
    assert len(symbols) == len(set(symbols))


def test_every_quantity_has_unit_bounds_and_source():
    for kind in (Governance, TaskProfile, Assumptions):
        for each in kind.quantities():
            assert each.unit.en
            assert each.source
            assert each.choices or each.low < each.high
            assert each.parse(each.default) == each.default


def test_sources_are_said_in_swedish():
    """Nothing is left but names, numbers and Swedish words."""
    english = re.compile(
        r"\b(the|of|in|is|it|by|with|was|a|to|about|after|and|or|for|same|sign|form|value|assumption|recalled|"
        r"normalised|size|pay|small|weeks?|month|years?|reports?|free|theory|et al|ch)\b(?!\))"
    )
    kinds = (Governance, TaskProfile, Assumptions)
    for each in (quantity for kind in kinds for quantity in kind.quantities()):
        assert not english.search(source_text(each.source, "sv")), source_text(each.source, "sv")
        assert source_text(each.source, "en") == each.source


def test_the_week_is_every_phase_once():
    assert sorted(WEEK) == sorted(vocabulary.Phase)


@pytest.mark.skipif(engines.kernel() is None, reason="the kernel was not compiled")
def test_the_kernel_knows_every_code():
    codes = engines.kernel().CODES
    for name, known in codes.items():
        kind = getattr(vocabulary, name)
        todays = {code.name: int(code) for code in kind if name != "Stream" or code.name in known}
        assert known == todays, name


def test_no_address_of_a_registry_or_of_a_workplace():
    for _, path in modules():
        assert not re.search(
            r"pypi\.org|files\.pythonhosted|/work/|\.\./shared", path.read_text(encoding="utf-8")
        )
