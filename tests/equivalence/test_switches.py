"""A mechanism that is off is not there: same bits as a program from which its terms have been taken out.

For each mechanism the rules are written anew without it: its quantities are put in as numbers, and what
they multiply is dropped (0 x is gone, 1 x is x, x + 0 is x). The reference engine runs on those rules with
the quantities at their *defaults*, the kernel as it is with the mechanism off; every array must hold the
same bits. Quantities that the week itself reads, outside the rules, are set in both.
"""

import ast
import inspect
import re
from collections.abc import Mapping

import pytest

from tillit.agents import rules
from tillit.model.generators import care_chain
from tillit.model.levers import PRESETS
from tillit.model.mechanisms import MECHANISMS
from tillit.model.organisation import OrganisationModel
from tillit.model.parameters import Assumptions, TaskProfile
from tillit.model.scenario import Event, Generated, Run
from tillit.model.state import State
from tillit.native import engines, reference

pytestmark = pytest.mark.skipif(engines.kernel() is None, reason="the kernel was not compiled")

WEEKS = 16
LIVELY = {
    **{"reactivity": 1.0, "political_clock": 4, "election_clock": 60, "review_clock": 5},
    **{"scandal_rate": 0.02, "leaving_base": 1.0},
}
"""So that within some weeks everything happens that is rare otherwise."""
CHAIN = Generated(care_chain, {"span": 2, "citizens_per_staff": 1.0, "reviewers": 1})
WEEK = inspect.getsource(reference)
SWITCHES = {
    name: each.off
    for name, each in MECHANISMS.items()
    if all(quantity in Assumptions.names() for quantity in each.off) and "trust_rule" not in each.off
}

REMAINS = {
    "interdependence": {"synergy"},  # a power of 0 is 1, exactly
    "hidden_errors": {"error_probability"},  # the smaller of 1 and 0
    "scandals": {"scandal_probability"},
    "elections": {"majority_falls"},
    "ability": {"ability_moved"},  # 0 is taken off what is kept in 0 to 1
    "turnover": {"leaving"},  # 0 a year is 0 a week
    "passing_on": {"utility_pass"},  # said in the table: chance remains
    "transfers": {"return_share"},  # the largest of several and 0
}
"""The rules in which a switched off number stays, as an end or an exponent: nothing else may remain."""


def run(values: Mapping[str, float]) -> Run:
    profile = TaskProfile(load=1.1, shared=0.3, sharpness=0.9)
    return Run(
        scenario="switches",
        arm="hybrid",
        governance=PRESETS["hybrid"].governance,
        events=(
            Event(0.1, {"voice": 0.2, "pay_share": 0.6}, conditions={"staffing": 0.9}),
            Event(0.2, reorganised=0.5, broken_promises=2),
        ),
        assumptions=Assumptions(**LIVELY).changed(values),
        tasks={"": profile},
        graph=CHAIN,
        weeks=WEEKS,
        seed=4,
        replication=0,
    )


def bits(values: Mapping[str, float], engine: str) -> dict[str, bytes]:
    with OrganisationModel(run(values), engine=engine) as model:
        model.advance(WEEKS)
        return {each.name: getattr(model.state, each.name).tobytes() for each in State.table()}


class Without(ast.NodeTransformer):
    """Put numbers in for some assumptions, and take out what they make disappear."""

    def __init__(self, off: Mapping[str, float]) -> None:
        self.off = off
        self.taken_out = 0

    def visit_Attribute(self, node):
        if isinstance(node.value, ast.Name) and node.value.id == "a" and node.attr in self.off:
            self.taken_out += 1
            return put_in(float(self.off[node.attr]))
        return node

    def visit_BinOp(self, node):
        self.generic_visit(node)
        left, right = number(node.left), number(node.right)
        match node.op:
            case ast.Mult() if 0.0 in (left, right):
                return put_in(0.0)
            case ast.Mult() if left == 1.0:
                return node.right
            case ast.Mult() if right == 1.0:
                return node.left
            case ast.Add() if left == 0.0:
                return node.right
            case ast.Add() | ast.Sub() if right == 0.0:
                return node.left
            case ast.Sub() if left == right == 1.0:
                return put_in(0.0)
        return node

    def visit_IfExp(self, node):
        self.generic_visit(node)
        return node.body if number(node.body) == number(node.orelse) == 0.0 else node


def put_in(value):
    """Return a number that stands for what was switched off."""
    node = ast.Constant(value)
    node.put_in = True
    return node


def remains(tree):
    """Return the rules in which such a number still has a part, and is not all there is."""
    return {
        rule.name
        for rule in tree.body
        if isinstance(rule, ast.FunctionDef)
        for node in ast.walk(rule)
        for part in ast.iter_child_nodes(node)
        if getattr(part, "put_in", False) and not isinstance(node, ast.Return)
    }


def number(node):
    return node.value if isinstance(node, ast.Constant) else None


@pytest.mark.parametrize("name", SWITCHES)
def test_off_is_not_there(name, monkeypatch):
    off = SWITCHES[name]
    source = ast.parse(inspect.getsource(rules))
    without = Without(off)
    written = ast.fix_missing_locations(without.visit(source))
    assert without.taken_out or all(re.search(rf"\ba\.{each}\b", WEEK) for each in off), "nothing reads it"
    assert remains(written) == REMAINS.get(name, set())
    namespace = {}
    exec(compile(written, "rules without " + name, "exec"), namespace)
    for rule in vars(rules):
        if inspect.isfunction(vars(rules)[rule]) and rule in namespace:
            monkeypatch.setattr(rules, rule, namespace[rule])
    read_by_the_week = {each: off[each] for each in off if re.search(rf"\ba\.{each}\b", WEEK)}
    without_it = bits(read_by_the_week, "reference")
    monkeypatch.undo()
    switched_off = bits(off, "native")
    assert [name for name in without_it if without_it[name] != switched_off[name]] == []
