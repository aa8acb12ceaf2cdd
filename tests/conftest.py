"""Small organisations that many tests use."""

import runpy
from pathlib import Path

import numpy as np
import pytest
from hypothesis import settings

from tillit import scenarios
from tillit.model.generators import municipality, municipality_department
from tillit.model.scenario import Generated
from tillit.model.state import State
from tillit.native import engines

# Landing must not depend on luck: the same examples every time. To search for new ones:
# pytest --hypothesis-profile=search
settings.register_profile("landing", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile("landing")

BOTH_ENGINES = [
    pytest.param("reference"),
    pytest.param(
        "native", marks=pytest.mark.skipif(engines.kernel() is None, reason="the kernel was not compiled")
    ),
]


@pytest.fixture(params=BOTH_ENGINES)
def engine(request):
    return request.param


@pytest.fixture
def department():
    """The department's scenario with 27 members instead of 285."""
    return Generated(municipality_department, {"managers": 3, "staff": 24, "units": 2})


@pytest.fixture(scope="session")
def with_claims():
    """Return the small scenarios with claims, by name: reform, wrong, vacuous."""
    made = runpy.run_path(str(Path(__file__).parent / "cli" / "with_claims.py"))
    return {made[name].name: made[name] for name in ("SCENARIO", "WRONG", "VACUOUS")}


@pytest.fixture
def town():
    """A municipality with everybody: a board, committees, managers, staff, citizens; 59 members."""
    sizes = {"departments": ("care", "school"), "units": 2, "span": 5, "board": 3, "committee": 2}
    return Generated(municipality, {**sizes, "localities": 2, "citizens_per_staff": 1.0})


@pytest.fixture
def runs(department):
    """Return runs of both arms for a number of replications."""

    def make(replications=1, arms=("control", "trust"), graph=department, **settings):
        scenario = scenarios.load("municipality_department")
        return [
            scenario.run(arm, graph=graph, replication=replication, **settings)
            for replication in range(replications)
            for arm in arms
        ]

    return make


@pytest.fixture
def same_bits():
    """Assert that two states, or two rows of states, have the same bits in every array."""

    def check(one, other, row=None, other_row=None, skip=()):
        for each in State.table():
            if each.name in skip:
                continue
            mine, theirs = getattr(one, each.name), getattr(other, each.name)
            if row is not None:
                mine, theirs = mine[row], theirs[other_row or 0]
                if "tie" in each.metadata["axes"]:  # rows are padded to the longest run
                    ties = int(one.tie_start[row, -1])
                    mine, theirs = mine[:ties], theirs[:ties]
            assert mine.tobytes() == theirs.tobytes(), each.name
        return np.count_nonzero(one.tally)

    return check
