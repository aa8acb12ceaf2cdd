"""What the browser works out, and the numbers it knows, are those of the program."""

import re
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from tillit.dashboard.choices import MOST_RUNS
from tillit.dashboard.limits import Limits
from tillit.experiments.statistics import BAND
from tillit.model.randomness import HIGHEST_SEED
from tillit.model.schedule import WEEKS_PER_YEAR

ROOT = Path(__file__).parents[2]
SUMMARISE = """async ({a, b}) => {
    const {show, add, summary} = await import("/static/public/js/recording.js");
    const weeks = a[0].map((_, point) => point + 1);
    show({id: "test", weeks, total_runs: a.length});
    // In two blocks, as rows come while runs are computed.
    const half = Math.floor(a.length / 2);
    const block = (first, end) => ({revision: end, runs: end, measures: {m: {first, a: a.slice(first, end),
        b: b.slice(first, end)}}});
    if (half) {
        add(block(0, half));
    }
    add(block(half, a.length));
    const {a: one, b: other, difference, higher, pairs} = summary("m");
    const plain = ({low, middle, high}) => [low, middle, high].map(each =>
        [...each].map(value => Number.isNaN(value) ? null : value));
    return {a: plain(one), b: plain(other), difference: plain(difference),
        higher: [...higher], pairs: [...pairs]};
}"""


def rows(values):
    return [[None if np.isnan(value) else float(value) for value in row] for row in values]


@pytest.mark.parametrize("runs", [1, 2, 7, 20])
def test_bands_and_counts_are_numpy_s(visit, runs):
    """Also where runs have no value at a point."""
    page = visit().open()
    points = np.sin(np.arange(2 * runs * 30) * 12.9898) * 43758.5453
    a, b = (points % 1).reshape(2, runs, 30)
    a[:, 3] = np.nan
    b[0, 5] = np.nan
    said = page.evaluate(SUMMARISE, {"a": rows(a), "b": rows(b)})
    shares = [(1 - BAND) / 2, 0.5, (1 + BAND) / 2]
    for name, values in (("a", a), ("b", b), ("difference", b - a)):
        known = ~np.isnan(values).all(axis=0)
        expected = np.nanquantile(values[:, known], shares, axis=0)
        found = np.array(said[name], dtype=float)
        assert np.isnan(found[:, ~known]).all()
        assert found[:, known] == pytest.approx(expected, abs=1e-12)
    assert said["higher"] == (b > a).sum(axis=0).tolist()
    assert said["pairs"] == (~np.isnan(b - a)).sum(axis=0).tolist()


def test_what_the_browser_knows_by_itself_is_what_the_program_says():
    scripts = {path.name: path.read_text("utf-8") for path in (ROOT / "dashboard/public/js").glob("*.js")}
    assert f"WEEKS_PER_YEAR = {WEEKS_PER_YEAR};" in scripts["clock.js"]
    assert HIGHEST_SEED == 2**32 - 1
    assert "HIGHEST_SEED = 2 ** 32 - 1;" in scripts["bar.js"]
    offered = [int(each) for each in re.search(r"RUNS = \[(.*?)\]", scripts["bar.js"])[1].split(",")]
    assert max(offered) <= MOST_RUNS


def test_the_limits_in_the_documentation_are_the_usual_ones():
    text = (ROOT / "docs/dashboard.md").read_text("utf-8")
    usual = Limits()
    said = {
        "jobs": f"| {usual.jobs} comparisons at a time |",
        "waiting": f"beyond {usual.waiting} they",
        "visitors": f"| {usual.visitors} open pages |",
        "size": f"| {usual.size // 10**6} million member-weeks",
        "numbers": f"| {usual.numbers * 8 // 10**6} MB (measures",
        "kept": f"| {usual.kept * 8 // 10**6} MB, the latest |",
    }
    assert said.keys() == {each.name for each in fields(Limits)}
    for name, words in said.items():
        assert words in text, name
