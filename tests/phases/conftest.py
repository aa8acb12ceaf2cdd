"""Organisations small enough to work out by hand, and phases performed on them one by one, by both engines.

What a rule says of numbers is tested in unit/test_rules.py; here it is whose numbers go in, and where to.
"""

import pytest

from tillit.model.levers import Governance
from tillit.model.parameters import Assumptions, TaskProfile
from tillit.model.state import State
from tillit.native import engines

SEED = (1, 0)


@pytest.fixture
def perform(engine):
    """Perform phases of one week, in order."""

    def call(state, *phases, week=0):
        state.week = week
        state.reserve(week + 1)
        engines.advance(state, 1, engine=engine, phases=phases)

    return call


def laid_out(roster, ties=(), *, levers=(), tasks=("work",), **assumptions):
    """Return the state of one run, with its people; `ties` are (place, place, relation), `tasks` names."""
    structure = roster.members().tied(*((relation, [(i, j)]) for i, j, relation in ties))
    structure.check()
    state = State.build(
        [structure],
        seeds=[SEED],
        assumptions=[Assumptions().changed(assumptions)],
        governance=[Governance().changed(dict(levers))],
        tasks=[{name: TaskProfile() for name in tasks}],
        weeks=1,
    )
    engines.populate(state, engine="reference")
    return state


def believe(state, trustor, trustee, *beliefs):
    """Set the three beliefs of one about another; one number for all three."""
    state.tie_belief[0, state.tie(0, trustor, trustee)] = beliefs


def believed(state, trustor, trustee):
    return state.tie_belief[0, state.tie(0, trustor, trustee)].tolist()


def unit_of(state, place):
    return int(state.member_unit[0, place])
