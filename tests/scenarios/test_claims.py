"""What scenarios claim: the verdicts do not hang on the seed, and every claim fails in its placebo."""

import pytest

from tillit import scenarios
from tillit.experiments.check import check
from tillit.native import engines

WITH_CLAIMS = [name for name in scenarios.names() if scenarios.load(name).claims]
REPLICATIONS = 8


def test_there_are_claims():
    assert "skane_payment_reform" in WITH_CLAIMS
    assert len(scenarios.load("skane_payment_reform").claims) >= 8


@pytest.mark.skipif(engines.kernel() is None, reason="hours on the reference engine")
@pytest.mark.parametrize("name", WITH_CLAIMS)
def test_verdicts_are_the_same_for_three_seeds_and_placebos_fail(name):
    """Fewer replications than `tillit check` makes: if a verdict holds here, it is not a close call."""
    results = [check(name, replications=REPLICATIONS, seed=seed) for seed in (1, 2, 3)]
    verdicts = [{each.claim.name: each.verdict for each in result.claims} for result in results]
    assert verdicts[0] == verdicts[1] == verdicts[2]
    assert "inconclusive" not in verdicts[0].values()
    for result in results:
        assert all(each.fails_in_placebo for each in result.claims)
        for each in result.claims:  # what is not supported is explained, and nothing else is
            assert (each.verdict == "not supported") == (each.claim.comment is not None), each.claim.name
