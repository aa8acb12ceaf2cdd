"""README.md's numbers against what they count."""

import re
from pathlib import Path

import pytest

from tillit import scenarios
from tillit.experiments.settings import REPLICATIONS

ROOT = Path(__file__).parents[2]
NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)


@pytest.fixture(scope="module")
def skane():
    return scenarios.load("skane_payment_reform")


def said(page, pattern):
    """Return the numbers, in words or digits, that a sentence of a page says."""
    text = re.sub(r"\s+", " ", (ROOT / page).read_text(encoding="utf-8"))
    found = re.findall(pattern, text)
    assert len(found) == 1, f"{page} does not say once: {pattern}"
    words = found[0] if isinstance(found[0], tuple) else found
    return [int(word) if word.isdigit() else NUMBERS.index(word.lower()) for word in words]


def test_the_counts_of_claims(skane):
    """What is not supported has a comment, and nothing else has: tests/scenarios/test_claims.py."""
    supported = [claim for claim in skane.claims if not claim.comment]
    built = [claim for claim in skane.claims if claim.by_construction]
    assert set(built) <= set(supported)
    assert said("README.md", r"tests the scenario's (\w+) claims") == [len(skane.claims)]
    assert said("README.md", r"(\w+) are not supported, and it says why") == [
        len(skane.claims) - len(supported)
    ]
    assert said("README.md", r"Of the (\w+) that are, (\w+) could hardly be otherwise") == [
        len(supported),
        len(built),
    ]
    assert said("docs/calibration.md", r"Of the (\w+) claims that are supported, (\w+) could hardly be") == [
        len(supported),
        len(built),
    ]
    negative = [
        claim for claim in built if claim.expected in ("does not rise", "does not fall", "hardly changes")
    ]
    assert said("docs/calibration.md", r"(\w+) say that something does not happen") == [len(negative)]


def test_how_many_scenarios_have_claims():
    claiming = [name for name, scenario in scenarios.registry().items() if scenario.claims]
    assert said("README.md", r"(\w+) scenario has claims so far") == [len(claiming)]


def test_the_size_of_the_first_comparison(skane):
    people = len(skane.graph.draw(1))
    assert said("README.md", r"(\d+) people, (\d+) years, (\d+) pairs of runs") == [
        people,
        skane.years,
        REPLICATIONS,
    ]
