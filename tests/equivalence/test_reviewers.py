"""The kernel and the executable specification with reviewers: the same bits, whatever they decide."""

import numpy as np
import pytest

from tillit.agents.reviewer import Reviewer
from tillit.model.colleagues import colleagues
from tillit.model.generators import municipality, school
from tillit.model.network import organisation_graph
from tillit.model.organisation import OrganisationModel
from tillit.model.scenario import Generated
from tillit.model.structure import Structure
from tillit.model.vocabulary import Role, Tally
from tillit.native import engines, reference

pytestmark = pytest.mark.skipif(engines.kernel() is None, reason="the kernel was not compiled")

WEEKS = 60
OFTEN = {"review_clock": 8}


@pytest.fixture
def reviewed_town():
    """A municipality of 40 members, two of them reviewers."""
    sizes = {"departments": ("care", "school"), "units": 2, "span": 4, "board": 1, "committee": 1}
    return Generated(municipality, {**sizes, "localities": 2, "citizens_per_staff": 0.65, "reviewers": 2})


class Deep(Reviewer):
    """Inspects every third week, whatever the clock says, and the deeper as luck has it."""

    def decide(self):
        return self.draw("depth") if self.model.week % 3 == 1 else 0.0


@pytest.mark.parametrize("rule", ["delta", "beta"])
@pytest.mark.parametrize("classes", [(), (Deep,)], ids=["rule", "own"])
def test_same_bits_with_reviewers(runs, reviewed_town, same_bits, rule, classes):
    lively = {"reactivity": 1.0, "scandal_rate": 0.02, "leaving_base": 0.5, "political_clock": 8}
    plan = runs(replications=2, graph=reviewed_town, assumptions={"trust_rule": rule, **lively, **OFTEN})
    models = [OrganisationModel(plan, engine=each, agent_classes=classes) for each in engines.ENGINES]
    for model in models:
        model.advance(WEEKS)
    native, plain = (model.state for model in models)
    assert native.n_members == 40
    assert (native.member_role == Role.REVIEWER).sum(axis=1).tolist() == [2] * len(plan)
    assert same_bits(native, plain) > 1000
    found = native.tally[:, :WEEKS, 0, Tally.FOUND_BY_REVIEW].sum(axis=0)
    weeks = range(1, WEEKS, 3) if classes else range(8, WEEKS, 8)
    assert set(found.nonzero()[0]) == set(weeks)
    assert (native.tally[:, :WEEKS, 0, Tally.REVIEWED_TIES].sum(axis=0) == 4 * len(plan)).all()
    assert (native.tally[:, :WEEKS, 0, Tally.REVIEWING_TIES].sum(axis=0) == 4 * len(plan)).all()


def test_same_bits_where_one_manager_leads_several_units(runs, same_bits):
    """A principal belongs to the management; a review of her reaches every team, as deep in each."""
    graph = Generated(school, {"teams": 3, "span": 3, "citizens_per_staff": 1.0, "reviewers": 1})
    plan = runs(graph=graph, assumptions=OFTEN)
    models = [OrganisationModel(plan, engine=each, agent_classes=(Deep,)) for each in engines.ENGINES]
    native, plain = (model.state for model in models)
    found = np.zeros((native.n_runs, native.n_units), bool)
    for _ in range(30):
        for model in models:
            model.advance(1)
        found |= native.unit_tally[..., Tally.FOUND_BY_REVIEW] > 0
    same_bits(native, plain)
    assert (found.sum(axis=1) == 3).all()


def test_same_bits_where_units_and_managers_cross(runs, same_bits):
    """Two managers lead each of two units, in turn, and belong to neither of them, or to one."""
    employed = [{"role": "manager", "unit": unit, "task": "", "manager": None} for unit in ("office", "a")]
    employed += [{"role": "staff", "unit": "ab"[k // 4], "task": "", "manager": k % 2} for k in range(8)]
    outside = [{"role": "reviewer", "unit": "audit", "task": "", "manager": None}] * 2
    members = Structure.of_graph(organisation_graph([*employed, *outside]))
    organisation = members.tied(("peer", colleagues(members, 1)), ("review", [(10, 0), (11, 1)]))

    class Fixed:
        def draw(self, seed):
            return organisation

        def describe(self):
            return {}

    plan = runs(graph=Fixed(), assumptions=OFTEN)
    models = [OrganisationModel(plan, engine=each, agent_classes=(Deep,)) for each in engines.ENGINES]
    for model in models:
        model.advance(30)
    native, plain = (model.state for model in models)
    same_bits(native, plain)
    assert reference._answering(plain, 0, int(plain.member_unit[0, 2])) == [1, 2, 3, 4, 5, 0]
    assert reference._answering(plain, 0, int(plain.member_unit[0, 6])) == [6, 7, 8, 9, 0, 1]
