"""Axes, verdicts, lines of zero on made-up fields, and maps of small organisations."""

import math
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

import tillit
from tillit import scenarios
from tillit.experiments.axes import MOST_STEPS, Axis
from tillit.experiments.boundary import boundary, make_boundary_plan, outermost
from tillit.experiments.boundary_map import Cell
from tillit.experiments.comparison import compare
from tillit.experiments.resampling import (
    RESAMPLES,
    Crossing,
    between,
    crossing,
    resampled,
    share_above,
    share_above_between,
    tail,
)
from tillit.experiments.statistics import Estimate, family_level, student
from tillit.experiments.winners import best, dominates, judge
from tillit.model.errors import ParameterError, ScenarioError
from tillit.model.measures import GOALS, MEASURES
from tillit.model.randomness import NOBODY, block, named_stream
from tillit.native import engines

SMALL = {"steps": 2, "replications": 2, "years": 0.2}
MAP = {"x": "alignment", "y": "opportunists", **SMALL}


def normal(*shape, name):
    """Keyed standard normal numbers (Box & Muller 1958)."""
    n = math.prod(shape)
    blocks = [block(1958, 0, NOBODY, NOBODY, each, named_stream(name)) for each in range(n)]
    return np.array([math.sqrt(-2 * math.log(u)) * math.cos(2 * math.pi * v) for u, v, *_ in blocks]).reshape(
        shape
    )


# ------------------------------------------------------------ axes


def test_an_axis_goes_from_bound_to_bound_unless_a_range_is_given():
    assert Axis.parse("x", "alignment", 3).values == (0.0, 0.5, 1.0)
    assert Axis.parse("x", "shared", 2).values == (0.0, 0.5)
    assert Axis.parse("x", "alignment=0.2:0.8", 3).values == pytest.approx((0.2, 0.5, 0.8))
    assert Axis.parse("x", " alignment = 0,2:0,8:4 ", 9).values == pytest.approx((0.2, 0.4, 0.6, 0.8))
    assert Axis.parse("x", "load=1:2", "2").values == (1.0, 2.0)


def test_an_axis_of_one_arm():
    axis = Axis.parse("x", "b.monitoring", 2)
    assert (axis.given, axis.name, axis.side) == ("b.monitoring", "monitoring", "b")
    assert [axis.sets(side) for side in ("a", "b", "hybrid")] == [False, True, False]
    assert axis.title.en == "Follow-up, in B"
    assert axis.clashes("b.monitoring")
    assert axis.clashes("monitoring")
    assert not axis.clashes("a.monitoring")
    assert not axis.clashes("b.voice")
    both = Axis.parse("x", "monitoring", 2)
    assert all(both.clashes(name) for name in ("monitoring", "a.monitoring", "b.monitoring"))


def test_places_along_an_axis():
    axis = Axis.parse("x", "political_clock=20:80", 4)
    assert [axis.place(value) for value in (*axis.values, 30.0)] == pytest.approx([0, 1, 2, 3, 0.5])


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("alignmnt", "did you mean 'alignment'"),
        ("trust_rule", "is a choice between delta or beta"),
        ("alignment=0.8:0.2", "must lie below"),
        ("alignment=0.5:0.5", "must lie below"),
        ("alignment=0:2", "outside 0 to 1"),
        ("alignment=low:high", "not a number"),
        ("alignment=0.5", "is not NAME"),
        ("alignment=0:1:3:4", "is not NAME"),
        ("alignment=0:1:1", f"from 2 to {MOST_STEPS}"),
        ("alignment=0:1:x", f"from 2 to {MOST_STEPS}"),
        ("b.alignment", "only levers can differ"),
        ("c.monitoring", "no arm 'c'"),
    ],
)
def test_what_is_no_axis(given, said):
    with pytest.raises(ParameterError) as error:
        Axis.parse("x", given)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


# ------------------------------------------------------------ verdicts


def around(mean, half):
    return Estimate(mean, mean - half, mean + half)


HIGH, LOW, OPEN = around(0.2, 0.02), around(0.0, 0.02), around(0.05, 0.02)
VERDICTS = {
    "b wins": ((0.10, 0.02), LOW, HIGH, "b"),
    "a wins": ((-0.10, 0.02), HIGH, LOW, "a"),
    "just beyond the smallest effect": ((0.031, 0.02), HIGH, HIGH, "b"),
    "not beyond it": ((0.03, 0.02), HIGH, HIGH, "undecided"),
    "not beyond it, below zero": ((-0.03, 0.02), HIGH, HIGH, "undecided"),
    "a sign, but too wide": ((0.10, 0.095), HIGH, HIGH, "undecided"),
    "alike": ((0.001, 0.008), HIGH, HIGH, "alike"),
    "nearly alike": ((0.001, 0.0095), HIGH, HIGH, "undecided"),
    "less bad is no win": ((0.10, 0.02), around(-0.1, 0.02), LOW, "neither"),
    "less bad is no win, a": ((-0.10, 0.02), LOW, around(-0.1, 0.02), "neither"),
    "alike, and nothing": ((0.0, 0.0), LOW, LOW, "neither"),
    "its mean is enough, its interval is not": ((0.10, 0.02), LOW, around(0.06, 0.02), "undecided"),
    "its mean is too little, its interval is not": ((0.10, 0.02), around(-0.1, 0.02), OPEN, "undecided"),
    "the loser gives nothing": ((0.10, 0.02), around(-0.1, 0.02), around(0.08, 0.02), "b"),
}


@pytest.mark.parametrize("case", VERDICTS)
def test_verdicts(case):
    difference, a, b, expected = VERDICTS[case]
    assert judge(around(*difference), a, b, 0.05) == expected


def test_what_cannot_be_had_cannot_be_told():
    nothing = Estimate(None, None, None)
    for given in (
        (nothing, HIGH, HIGH),
        (around(0.1, 0.02), nothing, HIGH),
        (around(0.1, 0.02), HIGH, nothing),
    ):
        assert judge(*given) == "undecided"
    assert judge(Estimate(0.1, None, None), Estimate(0.1, None, None), HIGH) == "undecided"


def test_how_much_is_least_decides_who_gives_too_little():
    difference, a, b = around(0.10, 0.02), around(0.1, 0.02), around(0.2, 0.02)
    assert [judge(difference, a, b, least) for least in (-1.0, 0.05, 0.2, 0.3)] == [
        "b",
        "b",
        "undecided",
        "neither",
    ]


def test_best_of_all_must_lead_every_other():
    wave = [0.01 * (-1) ** each for each in range(8)]
    flat = [0.3 + each for each in wave]
    close = [0.295 + each for each in wave]
    far = [0.1 - each for each in wave]
    assert best({"a": far, "b": flat, "c": [0.2] * 8}, 0.05, 1) == "b"
    assert best({"a": far, "b": flat, "c": close}, 0.05, 1) == "tied"  # ahead, by less than matters
    assert best({"a": far, "b": close, "c": flat}, 0.5, 1) == "neither"
    assert best({"a": far, "b": flat}, 0.295, 1) == "tied"  # not shown to give enough
    wild = [0.0, 0.5] * 4
    assert (
        best({"a": wild, "b": flat, "c": far}, 0.05, 1) == "tied"
    )  # the second best by mean is not the test
    assert best({"a": [math.nan] * 8, "b": flat}, 0.05, 1) == "tied"


def test_an_arm_dominates_if_it_is_never_worse_and_somewhere_better():
    noise = normal(12, 1, 3, name="dominates") * 0.002
    better = np.array([[0.0, 0.1, 0.2]]) + noise
    assert dominates(better, 3)
    assert not dominates(-better, 3)
    assert not dominates(noise, 3)  # the same everywhere
    assert not dominates(better - [[0.05, 0.0, 0.0]], 3)  # somewhere worse
    assert not dominates(better + normal(12, 1, 3, name="wide"), 3)  # not shown


def cell(x, low, high, verdict):
    middle = (low + high) / 2
    return Cell(x, 0.0, {"a": HIGH, "b": HIGH}, Estimate(middle, low, high), verdict, None, None)


def test_the_outermost_cells_are_those_of_the_surest_lead():
    sure, wide = cell(0, -0.2, -0.1, "a"), cell(1, -0.9, -0.05, "a")
    b, nothing = cell(2, 0.1, 0.2, "b"), cell(3, 0.5, 0.6, "neither")
    assert outermost([wide, sure, b, nothing]) == (sure, b)
    assert outermost([b, nothing, cell(4, 0.02, 0.03, "b")])[0].x == 4  # a wins nowhere


# ------------------------------------------------------------ lines of zero


def test_resamples_are_means_of_the_replications_drawn_jointly():
    values = np.stack([np.arange(5.0), 10 * np.arange(5.0)], axis=1)
    means = resampled(values, 1)
    assert means.shape == (RESAMPLES, 2)
    assert np.allclose(means[:, 1], 10 * means[:, 0])
    assert set(np.round(5 * means[:, 0]).astype(int)) <= set(range(21))
    assert means[:, 0].mean() == pytest.approx(2.0, abs=4 * math.sqrt(2 / 5 / RESAMPLES))
    assert means[:, 0].var() == pytest.approx(2 / 5, rel=0.2)
    assert not np.array_equal(means, resampled(values, 2))
    assert np.array_equal(means, resampled(values, 1))


def test_the_tail_is_wider_for_few_replications():
    # Hesterberg 2015: the normal probability below -sqrt(n / (n - 1)) times Student's quantile.
    assert tail(12) == pytest.approx(0.5 * math.erfc(math.sqrt(12 / 11) * student(11, 0.95) / math.sqrt(2)))
    assert tail(12) == pytest.approx(0.01076, abs=1e-5)
    assert 0 <= tail(2) < tail(3) < tail(12) < tail(1000) < 0.025
    assert tail(100_000) == pytest.approx(0.025, abs=1e-5)
    assert tail(1) == 0.0


def test_shares_above_zero():
    means = np.array([[1.0, -1.0, 0.0, np.nan], [1.0, 1.0, 0.0, 1.0]])
    assert np.array_equal(share_above(means), [1.0, 0.5, 0.5, np.nan], equal_nan=True)


X = (0.0, 1.0, 2.0, 3.0)


def test_a_row_crosses_where_a_straight_line_does():
    mean = np.array([-1.0, -0.5, 1.5, 2.0])
    found = crossing(X, mean, np.stack([mean, mean - 0.1, mean + 0.1]), 0.0)
    assert found.x == pytest.approx(1.25)
    assert (found.low, found.high) == pytest.approx((1.2, 1.3))
    assert (found.none, found.several) == (0.0, 0.0)
    down = crossing(X, -mean, -np.stack([mean, mean - 0.1, mean + 0.1]), 0.0)
    assert (down.x, down.low, down.high) == pytest.approx((1.25, 1.2, 1.3))


def test_a_row_may_cross_nowhere_beyond_its_end_or_more_than_once():
    up, above, wave = (np.array(row) for row in ([-1.0, 1, 1, 1], [0.5, 1, 1, 1], [-1.0, 1, -1, 1]))
    assert crossing(X, above, np.stack([above, up]), 0.0) == Crossing(None, None, None, 0.5, 0.0)
    open_left = crossing(X, up, np.stack([up, up, above]), 0.0)
    assert (open_left.x, open_left.low, open_left.high) == (0.5, None, 0.5)
    open_right = crossing(X, up, np.stack([up, up, -above]), 0.0)
    assert (open_right.x, open_right.low, open_right.high) == (0.5, 0.5, None)
    several = crossing(X, wave, np.stack([wave, up]), 0.0)
    assert (several.x, several.low, several.several) == (None, None, 0.5)
    left_out = crossing(X, up, np.stack([up, wave]), 0.0)
    assert (left_out.x, left_out.low, left_out.high, left_out.several) == (0.5, 0.5, 0.5, 0.5)
    missing = crossing(X, up * np.nan, np.stack([up * np.nan]), 0.0)
    assert (missing.x, missing.none) == (None, 1.0)


def test_the_interval_of_a_crossing_holds_a_known_line_as_often_as_it_says():
    """A straight field with shared and own noise crosses at 1.3; 200 tries of 12 replications.

    At 95 %, fewer than 181 or more than 198 hits have a probability below 1 % each (binomial).
    """
    n, tries = 12, 200
    noise = 0.4 * normal(tries, n, 1, name="shared") + 0.2 * normal(tries, n, 4, name="own")
    line = np.array(X) - 1.3
    hits = 0
    for trial, each in enumerate(noise):
        values = line + each
        found = crossing(X, values.mean(axis=0), resampled(values, trial), tail(n))
        hits += (found.low is None or found.low <= 1.3) and (found.high is None or found.high >= 1.3)
    assert 181 <= hits <= 198


def test_between_the_cells_a_bilinear_field_is_itself():
    rows, columns = np.mgrid[0:3, 0:4].astype(float)
    field = 1 + 2 * columns - 3 * rows + 0.5 * rows * columns
    y, x = np.array([0.0, 0.3, 1.9, 2.0]), np.array([0.0, 0.25, 2.5, 3.0])
    expected = 1 + 2 * x[None] - 3 * y[:, None] + 0.5 * y[:, None] * x[None]
    assert between(field, y, x) == pytest.approx(expected)
    assert between(field, np.array([-0.5, 2.5]), np.array([-0.5, 3.5])) == pytest.approx(
        field[np.ix_([0, 2], [0, 3])]
    )


def test_the_band_is_as_wide_as_the_luck_and_not_as_a_cell():
    """Interpolated shares would give the same band, a cell wide, however small the noise."""
    line = np.array(X) - 1.3
    y, x = np.zeros(1), np.linspace(0, 3, 601)
    widths = []
    for size in (0.3, 0.03, 0.003):
        values = np.stack([line, line], axis=0)[None] + size * normal(12, 1, 1, name="band")
        share = share_above_between(resampled(values, 1), y, x)[0]
        open_ = (share >= tail(12)) & (share <= 1 - tail(12))
        widths.append(open_.mean() * 3)
    assert widths[0] > 5 * widths[1] > 0
    # The band of a mean of 12 with this noise, by Student's t.
    expected = 2 * student(11, 0.95) * 0.3 * normal(12, 1, 1, name="band").std(ddof=1) / math.sqrt(12)
    assert widths[0] == pytest.approx(expected, rel=0.2)


def test_a_closed_line_has_a_band_all_around():
    rows, columns = np.mgrid[0:7, 0:7].astype(float)
    bowl = (rows - 3) ** 2 + (columns - 3) ** 2 - 4.0
    values = bowl[None] + 0.8 * normal(12, 1, 1, name="bowl")
    fine = np.linspace(0, 6, 121)
    share = share_above_between(resampled(values, 1), fine, fine)
    assert share[60, 60] == 0.0
    assert share[0, 0] == 1.0
    middle = (share > tail(12)) & (share < 1 - tail(12))
    for line in (middle[60], middle[:, 60]):
        assert line[:60].any()
        assert line[61:].any()


def test_missing_values_are_nowhere_above_or_below():
    means = np.ones((3, 2, 3))
    means[:, 0, 0] = np.nan
    share = share_above_between(means, np.array([0.0, 1.0]), np.array([0.0, 1.0, 2.0]))
    assert np.isnan(share[0, 0])
    assert share[1, 2] == 1.0


# ------------------------------------------------------------ maps


@pytest.fixture(scope="module")
def small():
    return boundary("home_care", others="hybrid", levers=True, **{**MAP, "steps": 3, "replications": 3})


def test_a_cell_is_the_comparison_with_its_values(small):
    x, y = small.x.values[1], small.y.values[2]
    alone = compare(
        "home_care",
        replications=3,
        years=0.2,
        measures="service",
        overrides={"alignment": x, "opportunists": y},
    ).measures["service"]
    cell = small.at(2, 1)
    assert (cell.x, cell.y) == (x, y)
    assert (cell.arms["a"].mean, cell.arms["b"].mean) == (alone.a.mean, alone.b.mean)
    assert cell.difference.mean == alone.difference.mean
    assert tuple(small.differences[:, 2, 1]) == alone.differences


def test_the_frame_and_the_document(small):
    frame = small.frame
    assert frame.columns == [
        *("x", "y", "a", "b", "difference", "low", "high", "verdict", "share_b_higher", "hybrid", "best"),
    ]
    assert frame.height == 9
    assert frame["x"].to_list() == [0.0, 0.5, 1.0] * 3
    assert frame["y"].to_list() == [each for each in (0.0, 0.5, 1.0) for _ in range(3)]
    document = small.document()
    assert document["cells"] == frame.to_dicts()
    assert sum(document["counts"].values()) == 9
    assert sum(document["shares"].values()) == pytest.approx(1)
    assert sum(document["best"].values()) == 9
    assert document["level"] == family_level(2 * 9)
    assert [row["y"] for row in document["crossings"]] == [0.0, 0.5, 1.0]
    assert set(document["levers"]) == {"flips", "level", "at_a", "at_b", "flip"}


def test_the_sentence_counts_every_cell(small):
    for text in (small.headline().sv, small.headline().en):
        assert "9" in text
        assert text.endswith(".")
    counts = [k for k in small.counts.values() if k]
    assert all(f" {k}" in small.headline().en for k in counts)


def test_levers_are_explained_with_luck_that_did_not_choose_the_cells(small):
    flip = small.flip
    assert flip.flip.difference.mean == pytest.approx(flip.at_b.difference.mean - flip.at_a.difference.mean)
    for explained in (flip.at_a, flip.at_b, flip.flip):
        total = math.fsum(each.estimate.mean for each in explained.contributions)
        assert total == pytest.approx(explained.difference.mean, abs=1e-12)
    # Replications 3 to 5, in the cell where A leads most.
    plan = make_boundary_plan(
        "home_care", others="hybrid", levers=True, **{**MAP, "steps": 3, "replications": 3}
    )
    assert flip.cell_a in small.cells
    assert flip.at_a.difference.mean != flip.cell_a.difference.mean
    assert plan.runs == 9 * 3 * 3 + 2 * 3 * 2 * 13


def test_an_arm_that_no_axis_touches_is_simulated_once():
    plan = make_boundary_plan("home_care", x="b.monitoring", y="a.voice", **{**SMALL, "steps": 3})
    assert len(plan.plan.runs) == (3 + 3) * 2
    result = boundary("home_care", x="b.monitoring", y="a.voice", **{**SMALL, "steps": 3})
    a, b = result.values[..., 0], result.values[..., 1]
    assert (a == a[:, :, :1]).all()
    assert (b == b[:, :1]).all()
    assert len(np.unique(a)) == len(np.unique(b)) == 6
    alone = compare(
        "home_care",
        **{"replications": 2, "years": 0.2, "measures": "service"},
        overrides={"b.monitoring": 1.0, "a.voice": 0.5},
    ).measures["service"]
    assert tuple(result.differences[:, 1, 2]) == alone.differences


@pytest.mark.skipif(engines.kernel() is None, reason="the kernel was not compiled")
def test_neither_engine_nor_threads_change_a_number():
    one = boundary("home_care", **MAP, engine="native", threads=2, levers=True)
    other = boundary("home_care", **MAP, engine="reference", threads=1, levers=True)
    assert one.document() == other.document()


def test_more_replications_keep_the_first_ones():
    few, more = (boundary("home_care", **{**MAP, "replications": n}) for n in (2, 4))
    assert np.array_equal(few.values, more.values[:2])


def test_the_same_arm_twice_differs_nowhere():
    result = boundary("home_care", a="trust_based", b="trust", **MAP)
    assert (result.differences == 0).all()
    assert {each.share_b_higher for each in result.cells} == {0.5}
    assert {each.verdict for each in result.cells} <= {"alike", "neither"}
    assert [each.x for each in result.crossings] == [None, None]


def test_own_organisations_have_one_source(department):
    case = replace(scenarios.load("municipality_department"), graph=department)
    plan = make_boundary_plan(case, x="alignment", y="interdependence", **SMALL)
    assert len({id(each.run.graph) for each in plan.plan.runs}) == 1
    assert [each.run.replication for each in plan.plan.runs] == [0] * 8 + [1] * 8


def test_a_dated_change_of_what_an_axis_varies_is_said():
    plan = make_boundary_plan(
        "home_care", b="towards_trust", x="pay_share", y="alignment", steps=2, replications=2
    )
    assert plan.plan.notices == (
        "towards_trust sets pay_share itself in week 52: from there on it is not what the map's axis says",
    )
    assert plan.since == 52  # as in compare: what was got is counted from where the arms differ


def test_goals_are_measures_of_which_more_is_better():
    assert set(GOALS) <= set(MEASURES)
    assert not {"harm", "registered_output", "cost", "inequality", "felt_control"} & set(GOALS)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"y": "alignment=0:0.5"}, "the same quantity"),
        ({"x": "voice", "y": "b.voice"}, "the same quantity"),
        ({"overrides": {"alignment": 0.3}}, "hold alignment still"),
        ({"x": "voice", "overrides": {"b.voice": 0.3}}, "hold b.voice still"),
        ({"measure": "harm"}, "more of it is not better"),
        ({"measure": "servic"}, "did you mean 'service'"),
        ({"measure": "service,true_output"}, "is not a measure"),
        ({"replications": 1}, "from 2"),
        ({"steps": 1}, f"from 2 to {MOST_STEPS}"),
        ({"least": "much"}, "least=much is not a number"),
        ({"least": "nan"}, "least=nan is not a number"),
        ({"others": "hybird"}, "did you mean 'hybrid'"),
        ({"others": "trust"}, "compared already"),
        ({"others": ","}, "names no arm"),
        ({"a": "trust", "b": "trust_based", "levers": True}, "governed alike"),
    ],
)
def test_mistakes(given, said):
    with pytest.raises((ParameterError, ScenarioError)) as error:
        make_boundary_plan("home_care", **{**MAP, **given})
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_a_measure_of_nobody_is_a_mistake():
    with pytest.raises(ParameterError, match="measure=legitimacy has no value in home_care"):
        boundary("home_care", **MAP, measure="legitimacy")


def test_progress_goes_to_the_end_and_cancels():
    seen = []
    plan = make_boundary_plan("home_care", **MAP, levers=True)
    boundary("home_care", **MAP, levers=True, progress=seen.append)
    assert seen[-1] == plan.run_weeks
    assert all(one <= other for one, other in pairwise(seen))

    def stop(done):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        boundary("home_care", **MAP, progress=stop)


def test_public_names():
    assert tillit.boundary is boundary
    assert {"boundary", "levers"} <= set(dir(tillit))
