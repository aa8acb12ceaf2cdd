"""The parts of the kernel's source that only repeat Python's: codes, fields, and the rules themselves.

After a change of codes, levers, assumptions, task quantities, `State` or a rule, write them anew with
``python -m tillit.native.mirror`` in a checkout installed with ``pip install -e .``, and build again. A test
asks that the files are what this module makes; the kernel compares itself with Python once more when it is
imported, and tests compare the bits of every rule and of whole runs.

A rule is plain arithmetic on its arguments: assignments, ``if``, ``return``, calls of other rules, ``exp_``
and ``power``, `max` and `min`. So it says the same in Cython once its arguments have C types.
"""

import ast
import inspect
from collections.abc import Iterable
from enum import IntEnum
from pathlib import Path
from typing import Any

from tillit.agents import rules
from tillit.model import vocabulary
from tillit.model.levers import Governance
from tillit.model.parameters import Assumptions, TaskProfile
from tillit.model.quantities import Quantities
from tillit.model.randomness import NOBODY, ONE_HOLDER
from tillit.model.schedule import WEEKS_PER_YEAR
from tillit.model.state import State

_HEAD = "# Made by mirror.py; do not edit. {}\n"
_AFFIX = {"Phase": "{}_PHASE", "Stream": "{}_STREAM", "Tally": "TALLY_{}"}
_COUNTS = {"Belief": "BELIEFS", "Relation": "RELATIONS", "Tally": "TALLIES", "Use": "USES"}
_CODES: tuple[type[IntEnum], ...] = (
    vocabulary.Role,
    vocabulary.Relation,
    vocabulary.Belief,
    vocabulary.Mode,
    vocabulary.Stance,
    vocabulary.Handling,
    vocabulary.Mistake,
    vocabulary.Use,
    vocabulary.Disposition,
    vocabulary.TrustRule,
    vocabulary.Phase,
    vocabulary.Stream,
    vocabulary.Tally,
)
_STRUCTS: dict[str, type[Quantities]] = {
    "Levers": Governance,
    "Task": TaskProfile,
    "Assumptions": Assumptions,
}
_ROWS = {"unit_lever": "Levers", "unit_task": "Task"}
_TYPES = {
    "float64": ("double", "_doubles"),
    "int8": ("int8_t", "_bytes"),
    "int32": ("int32_t", "_ints"),
    "int64": ("int64_t", "_longs"),
    "uint32": ("uint32_t", "_words"),
}


def files() -> dict[str, str]:
    """Return the text of each file, by its name in this folder."""
    return {"_codes.pxi": _codes(), "_fields.pxi": _fields(), "_rules.pxi": _rules(), "_run.pxi": _run()}


def _codes() -> str:
    lines = [_HEAD.format("The kernel's codes, and what they stand for."), "cdef enum:"]
    for kind in _CODES:
        lines += [f"    {_name(code)} = {int(code)}" for code in kind]
        lines += [f"    {_COUNTS[kind.__name__]} = {len(kind)}"] if kind.__name__ in _COUNTS else []
        lines.append("")
    lines += [
        f"    WEEKS_PER_YEAR = {WEEKS_PER_YEAR}",
        f"    ONE_HOLDER = {ONE_HOLDER:#010x}",
        f"    NOBODY = {NOBODY:#x}",
        "",
        "# What the codes stand for; `tillit.native.engines` compares them with `tillit.model.vocabulary`.",
        "CODES = {",
    ]
    for kind in _CODES:
        lines.append(f'    "{kind.__name__}": {{')
        lines += [f'        "{code.name}": {_name(code)},' for code in kind]
        lines.append("    },")
    return "\n".join([*lines, "}", ""])


def _name(code: IntEnum) -> str:
    return _AFFIX.get(type(code).__name__, "{}").format(code.name)


def _fields() -> str:
    lines = [_HEAD.format("Rows of levers, task quantities and assumptions, read as structs.")]
    for name, quantities in _STRUCTS.items():
        lines += [f"cdef struct {name}:", *(f"    double {field}" for field in quantities.names()), "", ""]
    return "\n".join(lines).rstrip() + "\n"


def _run() -> str:
    scalars = ("run_seed", "run_replication")
    arrays = [each for each in State.table() if each.name not in scalars]
    struct = [f"    {_pointed(each)}* {each.name}" for each in arrays]
    opened = []
    for each in arrays:
        _, read = _TYPES[each.metadata["dtype"]]
        cast = f"<{_ROWS[each.name]}*>" if each.name in _ROWS else ""
        opened += [
            f"    {read}_at = {read}(state.{each.name})",
            f"    step = state.{each.name}[0].size",
            "    for index in range(n):",
            f"        runs[index].{each.name} = {cast}({read}_at + (first + index) * step)",
        ]
    return "\n".join(
        [
            _HEAD.format("Runs of a `State` as pointers; the state keeps the arrays alive."),
            "cdef struct Run:",
            *("    Assumptions a", "    uint32_t seed", "    uint32_t replication"),
            *("    int n_members", "    int n_units", "    int n_parts"),
            "    double* luck[4]  # of each member's week, drawn by the kernel",
            *struct,
            *("", ""),
            *_readers(),
            "cdef int _open(Run* runs, state, Py_ssize_t first, Py_ssize_t n) except -1:",
            '    """Point `runs` at n runs of `state` from the first; each array is asked for once."""',
            "    cdef Py_ssize_t index, step",
            *(f"    cdef {kind}* {read}_at" for kind, read in _TYPES.values()),
            "    cdef double[::1] row",
            "    for index in range(n):",
            "        values = [",
            '            float(TrustRule[value.upper()]) if name == "trust_rule" else value',
            "            for name, value in state.assumptions[first + index].items()",
            "        ]",
            "        row = np.array(values)",
            "        runs[index].a = (<Assumptions*>&row[0])[0]",
            "        runs[index].seed = state.run_seed[first + index]",
            "        runs[index].replication = state.run_replication[first + index]",
            "        runs[index].n_members = state.n_members",
            "        runs[index].n_units = state.n_units",
            "        runs[index].n_parts = state.n_parts",
            *opened,
            "    return 0",
            "",
        ]
    )


def _pointed(each: Any) -> str:
    return _ROWS.get(each.name, _TYPES[each.metadata["dtype"]][0])


def _readers() -> Iterable[str]:
    for kind, name in _TYPES.values():
        yield f"cdef {kind}* {name}(array) except? NULL:"
        yield f"    cdef {kind}[::1] flat = array.reshape(-1)"
        yield "    return &flat[0] if flat.shape[0] else NULL"
        yield ""
        yield ""


_C = {
    "float": "double",
    "int": "int",
    "bool": "bint",
    "Assumptions": "const Assumptions*",
    "Sequence[float]": "const double*",
    "tuple[float, float]": "(double, double)",
}


def _rules() -> str:
    tree = ast.parse(inspect.getsource(rules))
    functions = [each for each in tree.body if isinstance(each, ast.FunctionDef)]
    return "\n\n".join([_HEAD.format("The rules of agents/rules.py."), *map(_rule, functions)])


def _rule(function: ast.FunctionDef) -> str:
    arguments = [(each.arg, _C[ast.unparse(each.annotation or each)]) for each in function.args.args]
    returned = _C[ast.unparse(function.returns or function)]
    body = _InC().visit(ast.Module(function.body[1:], [])).body  # without the docstring
    local = sorted(
        {
            name.id
            for each in body
            for name in ast.walk(each)
            if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
        }
    )
    given = ", ".join(f"{kind} {name}" for name, kind in arguments)
    lines = [
        f"cdef inline {returned} {function.name}({given}) noexcept nogil:",
        *(f"    cdef double {name}" for name in local),
        *(f"    {line}" for each in body for line in ast.unparse(each).splitlines()),
        "",
    ]
    return "\n".join(lines)


class _InC(ast.NodeTransformer):
    """Say in Cython what is said otherwise in Python: codes, `max` and `min`, the items of a sequence."""

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        """Let a code stand by its name alone; fields of the assumptions stay as they are."""
        if isinstance(node.value, ast.Name) and hasattr(vocabulary, node.value.id):
            return ast.Name(_name(getattr(vocabulary, node.value.id)[node.attr]), node.ctx)
        return node

    def visit_Call(self, node: ast.Call) -> ast.expr:
        """Take the largest or smallest of several two by two, in order, as Python does."""
        self.generic_visit(node)
        assert isinstance(node.func, ast.Name), ast.unparse(node)
        beyond = {"max": "highest", "min": "lowest"}.get(node.func.id)
        if beyond is None:
            return node
        first, *others = node.args
        for other in others:
            first = ast.Call(ast.Name(beyond, ast.Load()), [first, other], [])
        return first

    def visit_Assign(self, node: ast.Assign) -> ast.stmt | list[ast.stmt]:
        """Take a sequence apart item by item."""
        self.generic_visit(node)
        target, *others = node.targets
        assert not others, ast.unparse(node)
        if not isinstance(target, ast.Tuple):
            return node
        return [
            ast.parse(f"{ast.unparse(name)} = {ast.unparse(node.value)}[{index}]").body[0]
            for index, name in enumerate(target.elts)
        ]


def main() -> None:
    """Write the files beside this module's source."""
    for name, text in files().items():
        (Path(__file__).parent / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
