"""Patterns hold together, ask for what is there, and get intervals that are right."""

import json
import math

import numpy as np
import pytest

from tillit import patterns as registry
from tillit.experiments import patterns as judging
from tillit.experiments.pattern_robustness import ablate_patterns, pattern_robustness
from tillit.experiments.statistics import estimate, jackknife
from tillit.model.errors import ParameterError, ScenarioError
from tillit.model.generators import municipality_department
from tillit.model.levers import PRESETS
from tillit.model.parameters import Assumptions
from tillit.model.patterns import Curve, Curves, Pattern, Setting, Statement
from tillit.model.scenario import Generated
from tillit.model.text import Text

WORD = Text("ord", "word")


def small(statistic=lambda mean: mean("paid", "cooperation", 0, 1) - mean("unpaid", "cooperation", 0, 1)):
    """A pattern of two settings in a tiny department."""
    return Pattern(
        name="small",
        number=1,
        title=WORD,
        text=WORD,
        limits=WORD,
        source="none",
        graph=Generated(municipality_department, {"managers": 2, "staff": 6, "units": 1}),
        years=1,
        settings={
            "unpaid": Setting("hybrid", {"pay_share": 0.0}, {"alignment": 0.2}),
            "paid": Setting("hybrid", {"pay_share": 1.0}, {"alignment": 0.2}),
            "unused": Setting("trust_based"),
        },
        statements=(Statement(name="one", text=WORD, statistic=statistic, expected="falls"),),
        headline="one",
        chart=Curves(title=WORD, x=WORD, curves=(Curve(WORD, ((0.0, statistic),)),)),
    )


def test_the_ten_patterns_are_there_in_order():
    assert [each.number for each in registry.registry().values()] == list(range(1, 11))


@pytest.mark.parametrize("name", registry.registry())
def test_a_pattern_asks_for_what_is_there(name):
    pattern = registry.load(name)
    used = judging._used(pattern)
    assert used
    for setting in used:
        run = pattern.run(setting, seed=1, replication=0, assumptions=Assumptions())
        assert run.weeks == pattern.years * 52
        assert all(event.week < run.weeks for event in run.events)


@pytest.mark.parametrize("name", registry.registry())
def test_no_two_settings_of_a_pattern_are_the_same_run(name):
    pattern = registry.load(name)
    runs = [
        pattern.run(each, seed=1, replication=0, assumptions=Assumptions()).describe() | {"arm": ""}
        for each in pattern.settings
    ]
    assert all(runs.count(each) == 1 for each in runs)


def test_an_unknown_pattern_is_refused_with_the_nearest_name():
    with pytest.raises(ScenarioError, match="did you mean 'goodhart'"):
        registry.load("godhart")


@pytest.mark.parametrize(
    ("change", "message"),
    [({"name": "Not Snake"}, "snake_case"), ({"headline": "two"}, "headline='two'")],
)
def test_a_pattern_that_does_not_hold_together_is_refused(change, message):
    made = small()
    given = {name: getattr(made, name) for name in made.__dataclass_fields__} | change
    with pytest.raises(ScenarioError, match=message):
        Pattern(**given)


@pytest.mark.parametrize(
    "asked",
    [
        ("nobody", "cooperation", 0, 1),
        ("paid", "happiness", 0, 1),
        ("paid", "cooperation", 0, 2),
        ("paid", "cooperation", 1, 1),
    ],
)
def test_a_statistic_that_asks_for_what_is_not_there_is_refused(asked):
    with pytest.raises(ParameterError, match="which is not there"):
        judging._asked(small(lambda mean: mean(*asked)))


def test_only_settings_that_are_asked_for_are_simulated(monkeypatch):
    monkeypatch.setattr(registry, "registry", lambda: {"small": small()})
    plan = judging.make_pattern_plan(replications=3)
    assert {each.side for each in plan.runs(small())} == {"unpaid", "paid"}
    assert plan.run_weeks == 3 * 2 * 52


def test_the_jackknife_of_a_mean_is_its_own_values():
    values = [0.1, 0.4, -0.2, 0.9]

    def mean(left_out):
        kept = [value for place, value in enumerate(values) if place != left_out]
        return math.fsum(kept) / len(kept)

    assert np.allclose(jackknife(mean, 4), values, atol=1e-15)


def test_the_jackknife_gives_a_ratio_the_interval_of_the_delta_method():
    """Against theory: the variance of a ratio of means, to first order."""
    x = np.array([math.sin(k) + 3 for k in range(200)])
    y = np.array([math.cos(1.7 * k) + 5 for k in range(200)])

    def ratio(left_out):
        keep = np.arange(200) != (-1 if left_out is None else left_out)
        return float(x[keep].mean() / y[keep].mean())

    found = estimate(jackknife(ratio, 200))
    r = x.mean() / y.mean()
    error = math.sqrt(np.var(x - r * y, ddof=1) / 200) / y.mean()
    assert found.mean == pytest.approx(r, abs=1e-4)
    assert found.high - found.low == pytest.approx(2 * 1.972 * error, rel=0.01)


def test_a_linear_statement_is_the_paired_difference_of_the_runs(monkeypatch):
    """By another route: the model itself, run by run."""
    from tillit.model.organisation import OrganisationModel

    monkeypatch.setattr(registry, "registry", lambda: {"small": small()})
    result = judging.patterns(replications=5, seed=4)
    differences = []
    for replication in range(5):
        means = []
        for setting in ("paid", "unpaid"):
            run = small().run(setting, seed=4, replication=replication, assumptions=Assumptions())
            with OrganisationModel(run) as model:
                model.advance(52)
                means.append(float(np.mean(model.measure("cooperation"))))
        differences.append(means[0] - means[1])
    expected = estimate(differences, result.level)
    seen = result.found[0].statements[0].observed
    assert seen.mean == pytest.approx(expected.mean, abs=1e-12)
    assert seen.low == pytest.approx(expected.low, abs=1e-12)
    assert result.level == 1 - 0.05 / 1
    drawn = result.found[0].drawn.estimates[0][0]
    assert drawn.mean == pytest.approx(expected.mean, abs=1e-12)


def test_points_move_the_assumptions_but_not_the_settings_own(monkeypatch):
    own = small()
    fixed = Setting("hybrid", {"pay_share": 0.0}, {}, {"opportunists": 0.1})
    changed = Pattern(
        **{
            **{name: getattr(own, name) for name in own.__dataclass_fields__},
            "settings": {**own.settings, "unpaid": fixed},
        }
    )
    run = changed.run("unpaid", seed=1, replication=0, assumptions=Assumptions(opportunists=0.4, gain=0.05))
    assert (run.assumptions.opportunists, run.assumptions.gain) == (0.1, 0.05)
    monkeypatch.setattr(registry, "registry", lambda: {"small": own})
    result = pattern_robustness(points=4, replications=2)
    effects = result.patterns[0].statements[0].effects
    assert len(set(effects)) == 4
    assert result.patterns[0].whole.mean == result.whole.mean == sum(e < -0.01 for e in effects) / 4


def test_a_statement_about_pay_is_lost_without_pay(monkeypatch):
    made = small(
        lambda mean: mean("paid", "registered_output", 0, 1) - mean("unpaid", "registered_output", 0, 1)
    )
    rises = Statement(name="one", text=WORD, statistic=made.statements[0].statistic, expected="rises")
    made = Pattern(
        **{**{name: getattr(made, name) for name in made.__dataclass_fields__}, "statements": (rises,)}
    )
    monkeypatch.setattr(registry, "registry", lambda: {"small": made})
    (lost,) = ablate_patterns(mechanisms="pay,prevention", replications=4).lost
    assert lost.held
    assert lost.full > 0.01
    assert [model.name for model, _ in lost.without] == ["pay"]
    assert abs(lost.without[0][1]) < 1e-12


def test_regimes_of_the_crossing_are_all_there():
    crossing = registry.load("crossing")
    assert {each.regime for each in crossing.settings.values()} == set(PRESETS)


def test_what_is_missing_without_a_mechanism_is_null_in_the_document(monkeypatch):
    def statistic(mean):
        if mean("unpaid", "registered_output", 0, 1) == mean("paid", "registered_output", 0, 1):
            return math.nan  # as where nobody is left to measure
        return mean("paid", "registered_output", 0, 1)

    made = small(statistic)
    rises = Statement(name="one", text=WORD, statistic=statistic, expected="rises")
    made = Pattern(
        **{**{name: getattr(made, name) for name in made.__dataclass_fields__}, "statements": (rises,)}
    )
    monkeypatch.setattr(registry, "registry", lambda: {"small": made})
    document = ablate_patterns(mechanisms="pay", replications=2).document()
    (row,) = document["statements"]
    assert {"mechanism": "pay", "value": None} in row["lost_without"]
    json.dumps(document, allow_nan=False)


@pytest.mark.parametrize(
    ("expected", "values", "place"),
    [
        ("rises", (0.3, 0.1, 0.2), 1),
        ("does not fall", (0.3, -0.1, 0.2), 1),
        ("falls", (-0.3, -0.1, -0.2), 1),
        ("does not rise", (-0.3, 0.1, -0.2), 1),
        ("hardly changes", (0.01, -0.4, 0.2), 1),
        ("rises", (0.3, 0.1, math.nan), 2),
    ],
)
def test_of_several_cases_the_one_that_speaks_against_is_shown(expected, values, place):
    statement = Statement(name="all", text=WORD, statistic=(), expected=expected)
    assert statement.worst(values) == place


@pytest.mark.parametrize(
    ("shifts", "verdict"),
    [
        ((0.5, 0.4), "supported"),
        ((0.5, -0.4), "not supported"),
        ((0.5, 0.0), "inconclusive"),
        ((0.5, math.nan), "inconclusive"),
    ],
)
def test_every_case_must_hold(shifts, verdict):
    """All cases must lie beyond the smallest effect; one that surely does not refutes the statement."""
    noise = np.array([0.3, -0.3] * 10)
    key = ("one", "cooperation", 0.0, 1.0)

    def case(shift):
        return lambda mean: mean(*key) + shift

    statement = Statement(
        name="all", text=WORD, statistic=tuple(map(case, shifts)), expected="rises", smallest=0.1
    )
    seen, judged = judging._seen(statement, {key: noise}, 20, 0.99)
    assert judged == verdict
    worst = shifts[statement.worst(shifts)]
    assert seen.mean is None if math.isnan(worst) else seen.mean == pytest.approx(worst)


@pytest.mark.parametrize("name", registry.registry())
def test_every_statement_has_a_unit(name):
    pattern = registry.load(name)
    assert all(judging.unit_of(pattern, each).sv for each in pattern.statements)


def test_a_unit_is_that_of_the_measures_or_must_be_said():
    made = small()
    assert judging.unit_of(made, made.statements[0]).en == "share of staff"
    mixed = Statement(
        name="two",
        text=WORD,
        statistic=lambda mean: mean("paid", "cooperation", 0, 1) / mean("paid", "service", 0, 1),
        expected="rises",
    )
    with pytest.raises(ScenarioError, match="2 units; say its unit"):
        judging.unit_of(made, mixed)
