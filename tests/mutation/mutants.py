"""Deliberate errors: every small change of a function, one at a time, put into the running program.

A mutant replaces the code of the function itself, so everybody who calls it gets the mutant, by whatever name
they know it. What only refuses bad input (an ``if`` that does nothing but raise) is left alone: unit tests
ask that. So are the order of what `min` and `max` are given, and texts.
"""

import ast
import copy
import inspect
import textwrap
from contextlib import contextmanager
from importlib import import_module

OPERATORS = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.RShift: ast.LShift,
    ast.LShift: ast.RShift,
    ast.BitXor: ast.BitOr,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.MatMult: ast.Mult,
}
COMPARISONS = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}


SYMMETRIC = ("max", "min")


def function(name):
    """Return a function of the program by its name under ``tillit``."""
    module, _, last = name.rpartition(".")
    return getattr(import_module(f"tillit.{module}"), last)


def mutants(name):
    """Return (what is changed, code) of every mutant of a function, in the order of its source."""
    original = function(name)
    tree = ast.parse(textwrap.dedent(inspect.getsource(original)))
    definition = tree.body[0]
    definition.decorator_list = []
    found, seen = [], {ast.unparse(definition)}
    for path, node in walk(definition, ()):
        for replacement in changes(node):
            changed = copy.deepcopy(tree)
            put(changed.body[0], path, replacement)
            ast.fix_missing_locations(changed)
            text = ast.unparse(changed.body[0])
            if text in seen:
                continue
            seen.add(text)
            made = {}
            exec(compile(changed, f"<mutant of {name}>", "exec"), original.__globals__, made)
            what = f"{short(node)} → {short(replacement)}"
            same = sum(1 for other, _ in found if other == what or other.startswith(f"{what} ("))
            found.append((f"{what} ({same + 1})" if same else what, made[original.__name__].__code__))
    return found


@contextmanager
def put_in(name, code):
    """Let the function be the mutant for a while."""
    original = function(name)
    before, original.__code__ = original.__code__, code
    try:
        yield
    finally:
        original.__code__ = before


def walk(node, path):
    """Yield every node that can be changed, with the way to it from the definition."""
    for field, value in ast.iter_fields(node):
        if field in ("args", "returns", "annotation") and isinstance(node, (ast.FunctionDef, ast.AnnAssign)):
            continue
        several = isinstance(value, list)
        for index, child in enumerate(value if several else [value]):
            if not isinstance(child, ast.AST) or leave_alone(child):
                continue
            here = (*path, (field, index if several else None))
            yield here, child
            yield from walk(child, here)


def leave_alone(node):
    """Docstrings, refusals of bad input, texts, and names."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    if isinstance(node, ast.If):
        return all(isinstance(each, ast.Raise) for each in node.body) and not node.orelse
    return isinstance(node, (ast.Raise, ast.expr_context, ast.JoinedStr))


def put(definition, path, replacement):
    node = definition
    for field, index in path[:-1]:
        node = getattr(node, field) if index is None else getattr(node, field)[index]
    field, index = path[-1]
    if index is None:
        setattr(node, field, replacement)
    else:
        getattr(node, field)[index] = replacement


def changes(node):
    """Yield what a node is changed into."""
    if isinstance(node, ast.BinOp):
        if type(node.op) in OPERATORS:
            yield ast.BinOp(node.left, OPERATORS[type(node.op)](), node.right)
        yield node.left
        yield node.right
    elif isinstance(node, ast.Compare):
        for at, kind in enumerate(node.ops):
            for other in COMPARISONS[type(kind)]:
                yield ast.Compare(node.left, [*node.ops[:at], other(), *node.ops[at + 1 :]], node.comparators)
    elif isinstance(node, ast.BoolOp):
        yield ast.BoolOp(ast.And() if isinstance(node.op, ast.Or) else ast.Or(), node.values)
        yield from node.values
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.Not)):
        yield node.operand
    elif isinstance(node, ast.Constant) and type(node.value) in (int, float):
        yield ast.Constant(node.value + 1)
        yield ast.Constant(0 if node.value else 2)
        if isinstance(node.value, float) and node.value:
            yield ast.Constant(node.value * 1.05)
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node, ast.Call) and not (isinstance(node.func, ast.Name) and node.func.id in SYMMETRIC):
        for at in range(len(node.args) - 1):
            first, second = node.args[at : at + 2]
            if not isinstance(first, ast.Starred) and not isinstance(second, ast.Starred):
                swapped = [*node.args[:at], second, first, *node.args[at + 2 :]]
                yield ast.Call(node.func, swapped, node.keywords)
    elif isinstance(node, ast.IfExp):
        yield node.body
        yield node.orelse
    elif isinstance(node, ast.Return) and node.value is not None:
        yield ast.Return(ast.Constant(0.0))
    elif isinstance(node, (ast.Assign, ast.AugAssign)) or (
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
    ):
        yield ast.Pass()
    elif isinstance(node, ast.Continue):
        yield ast.Pass()
    elif isinstance(node, ast.If):
        yield ast.If(ast.UnaryOp(ast.Not(), node.test), node.body, node.orelse)


def short(node, most=70):
    """Return a node as one line of source."""
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= most else text[: most - 1] + "…"
