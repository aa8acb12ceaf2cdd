"""A run that is known: numbers keyed by place and by (trustor, trustee), stored as exact hexadecimals.

They record, they do not judge. If they move, a rule moved: say so under "Results change" in CHANGELOG.md,
raise `MODEL_EPOCH`, and store them anew with ``python tests/regression/test_golden.py``.
"""

import json
from pathlib import Path

import pytest

from tillit import scenarios
from tillit.experiments.simulation import MODEL_EPOCH
from tillit.model.organisation import OrganisationModel

STORED = Path(__file__).with_name("golden.json")
TIES = ((0, 1), (1, 0), (1, 2), (4, 1), (1, 4), (4, 5), (20, 19), (39, 38))
PEOPLE = (0, 1, 4, 20, 39)
NAMES = ("member_ability", "member_strain")
WEEKS = 60


def observed(engine=None):
    """Home care has complete units, so no library's random graph is in these numbers."""
    golden = {"epoch": MODEL_EPOCH}
    for rule in ("delta", "beta"):
        run = scenarios.load("home_care").run(
            "towards_trust", assumptions={"trust_rule": rule}, years=WEEKS / 52
        )
        with OrganisationModel(run, engine=engine) as model:
            model.advance(WEEKS)
            state = model.state
        golden[rule] = {
            "beliefs": {
                f"{i}->{j}": [value.hex() for value in state.tie_belief[0, state.tie(0, i, j)].tolist()]
                for i, j in TIES
            },
            "people": {
                str(i): [
                    float(getattr(state, name)[0, i]).hex() for name in ("member_ability", "member_strain")
                ]
                for i in PEOPLE
            },
            "modes": state.member_mode[0].tolist(),
            "measures": {
                name: [model.measure(name)[week].hex() for week in (0, WEEKS - 1)]
                for name in ("true_output", "registered_output", "trust_in_managers")
            },
        }
    return golden


def test_nothing_moved(engine):
    assert observed(engine) == json.loads(STORED.read_text(encoding="utf-8"))


def test_ties_are_found_by_trustor_and_trustee():
    with OrganisationModel(scenarios.load("home_care").run()) as model:
        assert model.state.tie(0, 4, 1) >= 0
        assert model.state.tie(0, 4, 39) == -1
        assert pytest.approx(0.5, abs=0.3) == model.state.tie_belief[0, model.state.tie(0, 4, 1), 0]


if __name__ == "__main__":
    STORED.write_text(json.dumps(observed(), indent=1) + "\n", encoding="utf-8")
