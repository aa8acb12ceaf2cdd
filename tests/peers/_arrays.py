"""What numpy needs to do the model's arithmetic on arrays: the rules, Philox, and sums over groups."""

import ast
import inspect
from functools import cache
from types import SimpleNamespace

import numpy as np

from tillit.agents import rules as scalar_rules
from tillit.model import vocabulary

MULTIPLIERS = np.array([[0xD2511F53], [0xCD9E8D57]], np.uint64)
WEYL = np.array([0x9E3779B9, 0xBB67AE85], np.uint64)
WORD = np.uint64(0xFFFFFFFF)
HALF = np.uint64(32)


@cache
def vectorised_rules():
    """Return the rules of ``agents/rules.py`` for arrays: the same equations, `np.where` instead of ``if``.

    numpy's own exp and power may differ in the last bit from the model's.
    """
    tree = ast.parse(inspect.getsource(scalar_rules))
    functions = [each for each in tree.body if isinstance(each, ast.FunctionDef)]
    module = ast.fix_missing_locations(ast.Module([_on_arrays(each) for each in functions], []))
    space = {"np": np, "WEEKS_PER_YEAR": scalar_rules.WEEKS_PER_YEAR}
    exec(compile(module, "rules on arrays", "exec"), space)  # only what stands in the package's own rules
    return SimpleNamespace(**{each.name: space[each.name] for each in functions})


def _on_arrays(function):
    before, value = _flat(_Words().visit(ast.Module(function.body[1:], [])).body)  # without the docstring
    arguments = [ast.arg(each.arg) for each in function.args.args]
    given = ast.arguments([], arguments, None, [], [], None, function.args.defaults)
    return ast.FunctionDef(function.name, given, [*before, ast.Return(value)], [], None)


def _flat(statements):
    """Return assignments, and the one expression that is returned after them."""
    before = []
    for place, each in enumerate(statements):
        if isinstance(each, ast.Return):
            return before, each.value
        if isinstance(each, ast.If) and isinstance(each.body[-1], ast.Return):
            first, one = _flat(each.body)
            second, other = _flat([*each.orelse, *statements[place + 1 :]])
            return [*before, *first, *second], _call("where", each.test, one, other)
        if isinstance(each, ast.If):
            names = {one.targets[0].id for one in ast.walk(each) if isinstance(one, ast.Assign)}
            before += [ast.Assign([ast.Name(name, ast.Store())], _assigned(name, [each])) for name in names]
        else:
            before.append(each)
    raise ValueError("a rule without return")


def _assigned(name, statements):
    for each in statements:
        if isinstance(each, ast.If):
            return _call("where", each.test, _assigned(name, each.body), _assigned(name, each.orelse))
        if isinstance(each, ast.Assign) and each.targets[0].id == name:
            return each.value
    return ast.Name(name, ast.Load())


def _call(name, *arguments):
    return ast.Call(ast.Attribute(ast.Name("np", ast.Load()), name, ast.Load()), list(arguments), [])


class _Words(ast.NodeTransformer):
    """Say for arrays what is said otherwise for single numbers."""

    def visit_Attribute(self, node):
        if isinstance(node.value, ast.Name) and hasattr(vocabulary, node.value.id):
            return ast.Constant(int(getattr(vocabulary, node.value.id)[node.attr]))
        return node

    def visit_BoolOp(self, node):
        self.generic_visit(node)
        name = "logical_and" if isinstance(node.op, ast.And) else "logical_or"
        first, *others = node.values
        for other in others:
            first = _call(name, first, other)
        return first

    def visit_IfExp(self, node):
        self.generic_visit(node)
        return _call("where", node.test, node.body, node.orelse)

    def visit_Call(self, node):
        self.generic_visit(node)
        name = {"max": "maximum", "min": "minimum", "exp_": "exp", "power": "power"}.get(node.func.id)
        if name is None:
            return node
        if name in ("exp", "power"):
            return _call(name, *node.args)
        first, *others = node.args
        for other in others:
            first = _call(name, first, other)
        return first


class Luck:
    """Blocks of four uniform numbers, many at once: Philox4x32-10 on pairs of 64-bit words."""

    def __init__(self, seed, replication, room):
        turns = np.arange(10, dtype=np.uint64)[:, None]
        keys = (np.array([seed, replication], np.uint64) + turns * WEYL) & WORD
        self.keys = keys[:, :, None]
        self.words = np.empty((3, 2, room), np.uint64)

    def blocks(self, first, second, week, stream, out=None):
        """Return an array (4, n) of the uniform numbers for `n` counters."""
        n = first.size
        if n > self.words.shape[2]:
            self.words = np.empty((3, 2, n), np.uint64)
        even, odd, product = self.words[:, :, :n]
        even[0], even[1], odd[0], odd[1] = first, week, second, stream
        crossed = product[::-1]
        for key in self.keys:
            np.multiply(even, MULTIPLIERS, out=product)
            np.right_shift(crossed, HALF, out=even)
            even ^= odd
            even ^= key
            np.bitwise_and(crossed, WORD, out=odd)
        uniform = np.empty((4, n)) if out is None else out
        uniform[0::2] = even.view(np.int64)
        uniform[1::2] = odd.view(np.int64)
        uniform += 0.5
        uniform *= 2.3283064365386963e-10
        return uniform


def spread(start, count):
    """Return the places ``start[k] .. start[k] + count[k] - 1`` of all k in a row, and the k of each."""
    owner = np.repeat(np.arange(start.size), count)
    ahead = np.cumsum(count) - count
    return np.arange(owner.size) + (start - ahead)[owner], owner
