"""Claims: what one must be, and what an interval says about it."""

from dataclasses import replace

import pytest

from tillit.model.claims import EXPECTED, Claim, Effect
from tillit.model.errors import ScenarioError
from tillit.model.text import Text

CLAIM = {
    "name": "output_falls",
    "text": Text("Nyttan minskar", "Output falls"),
    "measure": "true_output",
    "arm": "reform",
    "against": "stays",
    "year": 2,
    "expected": "falls",
    "placebo": "in_name",
    "section": "5",
    "status": "finding",
    "smallest": 0.1,
}

INTERVALS = {
    "far above": (0.2, 0.3),
    "across the upper bound": (0.05, 0.2),
    "around zero": (-0.05, 0.05),
    "exactly zero": (0.0, 0.0),
    "across the lower bound": (-0.2, -0.05),
    "far below": (-0.3, -0.2),
    "across both": (-0.2, 0.2),
    "touching the upper bound": (0.1, 0.3),
    "touching the lower bound": (-0.3, -0.1),
    "not to be had": (None, None),
}
YES, NO, OPEN = "supported", "not supported", "inconclusive"
#                 above  upper  zero  exact lower below both  touch touch none
JUDGED = {
    "rises": (YES, OPEN, NO, NO, NO, NO, OPEN, OPEN, NO, OPEN),
    "does not rise": (NO, OPEN, YES, YES, YES, YES, OPEN, OPEN, YES, OPEN),
    "falls": (NO, NO, NO, NO, OPEN, YES, OPEN, NO, OPEN, OPEN),
    "does not fall": (YES, YES, YES, YES, OPEN, NO, OPEN, YES, OPEN, OPEN),
    "hardly changes": (NO, OPEN, YES, YES, OPEN, NO, OPEN, OPEN, OPEN, OPEN),
}


def test_every_expectation_is_tried():
    assert set(JUDGED) == set(EXPECTED)


@pytest.mark.parametrize("expected", JUDGED)
@pytest.mark.parametrize("place", range(len(INTERVALS)), ids=list(INTERVALS))
def test_judged_by_hand(expected, place):
    claim = Claim(**{**CLAIM, "expected": expected})
    assert claim.judge(*list(INTERVALS.values())[place]) == JUDGED[expected][place]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": "Output falls"}, "snake_case"),
        ({"measure": "true_outpt"}, "claim output_falls: measure='true_outpt'.*'true_output'"),
        ({"expected": "shrinks"}, "does not rise"),
        ({"status": "fact"}, "expectation"),
        ({"smallest": 0}, "above 0"),
        ({"smallest": float("nan")}, "above 0"),
        ({"against": "reform"}, "compared with itself"),
        ({"placebo": "reform"}, "a third one"),
        ({"placebo": "stays"}, "a third one"),
    ],
)
def test_what_does_not_hold_together_is_refused_in_one_line(change, said):
    with pytest.raises(ScenarioError, match=said) as caught:
        Claim(**{**CLAIM, **change})
    assert "\n" not in str(caught.value)


def test_an_effect_of_an_unknown_measure_is_refused():
    with pytest.raises(ScenarioError, match="did you mean 'cooperation'"):
        Effect("coperation")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"arm": "refrm"}, "claim output_falls: arm='refrm' is not known; did you mean 'reform'"),
        ({"against": "hybrid"}, "against='hybrid'"),
        ({"placebo": "sugar"}, "placebo='sugar'"),
        ({"task": "visit"}, "task='visit'.*'visits'"),
        ({"than": Effect("slack", "shop")}, "task='shop'"),
        ({"year": 0.5}, "outside 1 to 3"),
        ({"year": 3.5}, "outside 1 to 3"),
        ({"year": float("nan")}, "outside 1 to 3"),
    ],
)
def test_a_claim_must_fit_its_scenario(with_claims, change, said):
    with pytest.raises(ScenarioError, match=said) as caught:
        replace(with_claims["reform"], claims=(Claim(**{**CLAIM, **change}),))
    assert "\n" not in str(caught.value)


def test_two_claims_of_one_name_are_refused(with_claims):
    with pytest.raises(ScenarioError, match="two claims called output_falls"):
        replace(with_claims["reform"], claims=(Claim(**CLAIM), Claim(**CLAIM)))
