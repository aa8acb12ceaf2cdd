"""The peers of the whole week and of the trust update do what the kernel does."""

import sys
from importlib import import_module

import numpy as np
import pytest

from tillit.experiments.benchmark import OrganisationProblem, Skipped, find_peers
from tillit.model.colleagues import colleagues
from tillit.model.levers import PRESETS
from tillit.model.network import organisation_graph
from tillit.model.organisation import OrganisationModel
from tillit.model.parameters import TaskProfile
from tillit.model.scenario import Generated
from tillit.model.schedule import WEEK
from tillit.model.state import State
from tillit.model.structure import Structure
from tillit.model.vocabulary import Handling, Phase, Relation, Tally
from tillit.native import engines

pytestmark = pytest.mark.skipif(engines.kernel() is None, reason="the kernel was not compiled")

YEARS = 2
WEEKS = 52 * YEARS
LIVELY = {"leaving_base": 0.9, "scandal_rate": 0.02}


def peer(module, place=0):
    """A peer, as `tillit bench` finds it."""
    find_peers()
    found = import_module(f"tillit_peers.{module}")
    return getattr(found, "PEERS", [found])[place]


def weeks_in_numpy(state, weeks):
    """The arrays after some weeks, from a state that is left as it is."""
    runner = peer("week_numpy").prepare(OrganisationProblem(state, tuple(WEEK)))
    runner.ready(weeks)
    for several in (1, weeks - 1):
        runner.advance(several)
    return runner.result()


def differing(found, state):
    """The names of arrays that differ: integers at all, numbers by more than the peer says."""
    found_out = []
    for each in State.table():
        mine, its = getattr(state, each.name), found[each.name]
        if each.name == "tally":
            mine = mine[:, : state.week]
        assert mine.shape == its.shape, each.name
        near = peer("week_numpy").TOLERANCE if mine.dtype.kind == "f" else 0
        if not np.all(np.abs(mine.astype(float) - its.astype(float)) <= near):
            found_out.append(each.name)
    return found_out


@pytest.mark.parametrize("assumptions", [{}, LIVELY], ids=["as a rule", "lively"])
@pytest.mark.parametrize("preset", list(PRESETS))
def test_two_years_in_numpy(runs, preset, assumptions):
    """The same choices, and every number within the tolerance, with people who leave."""
    (run,) = runs(arms=[preset], years=YEARS, assumptions=assumptions)
    with OrganisationModel(run, engine="native") as model:
        found = weeks_in_numpy(model.state, WEEKS)
        model.advance(WEEKS)
        assert differing(found, model.state) == []
        assert (model.state.member_person >> 24).any()
        assert len(set(model.state.member_mode[0].tolist())) > 2


def test_numpy_goes_on_from_a_later_week(runs):
    (run,) = runs(arms=["control"], years=1, assumptions={**LIVELY, "political_clock": 8})
    with OrganisationModel(run, engine="native") as model:
        model.advance(20)
        found = weeks_in_numpy(model.state, 32)
        model.advance(32)
        assert differing(found, model.state) == []
        assert model.state.tally[..., Tally.SCANDALS].any()


def test_numpy_meets_newcomers_in_order(runs, monkeypatch):
    """Those who leave together and know each other are met one after the other, as in the model."""
    (run,) = runs(arms=["control"], years=1, assumptions={"leaving_base": 1.0, "leaving_strain": 1.0})
    with OrganisationModel(run, engine="native") as model:
        state = OrganisationProblem(model.state, tuple(WEEK)).state()
        model.advance(52)
        assert differing(weeks_in_numpy(state, 52), model.state) == []
        together = lambda self, leavers: np.ones(leavers.size, bool)  # noqa: E731
        monkeypatch.setattr(sys.modules["tillit_peers.week_numpy"].Week, "_unrelated", together)
        assert "tie_belief" in differing(weeks_in_numpy(state, 52), model.state)


def test_numpy_refuses_what_it_does_not_have(runs, town):
    for given in ({"graph": town}, {"assumptions": {"trust_rule": "beta"}}):
        with OrganisationModel(runs(**given)[0]) as model, pytest.raises(Skipped, match="does not have"):
            peer("week_numpy").prepare(OrganisationProblem(model.state, tuple(WEEK)))


def two_units_with_partners():
    members = [{"role": "manager", "unit": "head", "task": "", "manager": None}]
    for unit in ("north", "south"):
        head = len(members)
        members.append({"role": "manager", "unit": unit, "task": "", "manager": 0})
        members += [{"role": "staff", "unit": unit, "task": "", "manager": head}] * 30
    structure = Structure.of_graph(organisation_graph(members))
    partners = [(2 + k, 33 + k) for k in range(25)]
    structure = structure.tied(("partner", partners), ("peer", colleagues(structure, 1)))
    return Generated(lambda seed: structure)


@pytest.mark.parametrize("place", [0, 1])
def test_update_in_c(runs, place):
    """The same bits over several weeks, with broken promises, partners and more than one block of ties."""
    tasks = {"": TaskProfile(shared=0.4)}
    (run,) = runs(arms=["control"], graph=two_units_with_partners(), assumptions={"sharing_cost": 0.9})
    run = type(run)(**{**{name: getattr(run, name) for name in run.__slots__}, "tasks": tasks})
    with OrganisationModel(run, engine="native") as model:
        model.advance(10)
        state = model.state
        state.unit_breach[:] = 2
        handled = {*state.unit_handling[0].tolist()} - {-1}
        assert handled & set(Handling)
        assert {Relation.PARTNER, Relation.UPWARD} < set(state.tie_relation[0].tolist())
        try:
            runner = peer("update_c", place).prepare(OrganisationProblem(state, (Phase.UPDATE,)))
        except Skipped as reason:
            pytest.skip(str(reason))
        for weeks in (1, 4):
            runner.advance(weeks)
            state.reserve(state.week + weeks)
            engines.advance(state, weeks, engine="native", phases=(Phase.UPDATE,))
            state.week += weeks
            assert runner.result()["tie_belief"].tobytes() == state.tie_belief.tobytes()
        assert not state.unit_breach.any()
