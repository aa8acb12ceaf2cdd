"""Mechanisms and their switches, verdicts on made-up numbers, and ablations of small organisations."""

import re
from dataclasses import replace
from types import MappingProxyType

import polars as pl
import pytest

from tillit import scenarios
from tillit.experiments import ablation, comparison
from tillit.experiments.ablation import FRAME, VERDICTS, ablate, judge, make_ablation_plan, side
from tillit.experiments.statistics import Estimate, estimate, family_level
from tillit.model.errors import ParameterError, ScenarioError
from tillit.model.measures import MEASURES
from tillit.model.mechanisms import MECHANISMS, NULL_MODELS, chosen, without
from tillit.model.parameters import Assumptions, TaskProfile

QUICK = {"replications": 3, "years": 0.5, "measures": "true_output,cooperation"}
QUANTITIES = {each.name: each for kind in (Assumptions, TaskProfile) for each in kind.quantities()}

# ------------------------------------------------------------ mechanisms


@pytest.mark.parametrize("model", [*MECHANISMS.values(), *NULL_MODELS.values()], ids=lambda each: each.name)
def test_what_removes_a_mechanism_are_valid_values_other_than_the_defaults(model):
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", model.name)
    for name, value in model.off.items():
        assert QUANTITIES[name].parse(value) == value, name
    changed = [name for name, value in model.off.items() if QUANTITIES[name].default != value]
    assert changed or model.name == "label_swap"


def test_no_two_mechanisms_are_the_same():
    removals = [sorted(each.off.items()) for each in MECHANISMS.values()]
    assert all(removals.count(each) == 1 for each in removals)
    assert not set(MECHANISMS) & set(NULL_MODELS)


def test_a_mechanism_is_removed_from_everybody():
    run = scenarios.load("skane_payment_reform").run()
    off = {**MECHANISMS["pay"].off, **MECHANISMS["withdrawal"].off}
    less = without(run, off)
    assert {each.sharpness for each in less.tasks.values()} == {0.0}
    assert less.assumptions == run.assumptions.changed({"withdrawal": 0.0})
    assert replace(less, tasks=run.tasks, assumptions=run.assumptions) == run
    with pytest.raises(ParameterError, match="withdrawl"):
        without(run, {"withdrawl": 0.0})


def test_mechanisms_by_name():
    assert chosen(None) == tuple(MECHANISMS.values())
    assert [each.name for each in chosen("pay, learning")] == ["learning", "pay"]
    assert chosen(["pay"]) == (MECHANISMS["pay"],)
    for names in ("", " , ", []):
        with pytest.raises(ParameterError, match="names no mechanism"):
            chosen(names)
    with pytest.raises(ParameterError, match="did you mean 'learning'"):
        chosen("lerning")


# ------------------------------------------------------------ verdicts


def around(mean, half):
    return Estimate(mean, mean - half, mean + half)


CASES = {
    # B - A with everything, without it, what it adds: verdict
    "all of it": ((0.10, 0.02), (0.00, 0.02), (0.10, 0.03), "carries"),
    "it flips": ((0.10, 0.02), (-0.10, 0.02), (0.20, 0.03), "carries"),
    "it flips, below zero": ((-0.10, 0.02), (0.05, 0.02), (-0.15, 0.03), "carries"),
    "sign lost, half of it gone": ((0.10, 0.02), (0.05, 0.06), (0.05, 0.01), "carries"),
    "sign lost, less than half of it gone": ((0.10, 0.02), (0.051, 0.06), (0.049, 0.01), "strengthens"),
    "most of it gone, sign kept": ((0.10, 0.02), (0.03, 0.02), (0.07, 0.01), "strengthens"),
    "sign just lost": ((0.10, 0.02), (0.03, 0.03), (0.07, 0.01), "carries"),
    "a little less": ((0.10, 0.02), (0.09, 0.02), (0.01, 0.005), "strengthens"),
    "a little less, below zero": ((-0.10, 0.02), (-0.09, 0.02), (-0.01, 0.005), "strengthens"),
    "more without it": ((0.10, 0.02), (0.20, 0.02), (-0.10, 0.03), "weakens"),
    "more without it, below zero": ((-0.10, 0.02), (-0.20, 0.02), (0.10, 0.03), "weakens"),
    "not visible": ((0.10, 0.02), (0.02, 0.08), (0.08, 0.09), "no visible effect"),
    "not quite visible": ((0.10, 0.02), (0.09, 0.02), (0.01, 0.01), "no visible effect"),
    "nothing at all": ((0.10, 0.02), (0.10, 0.02), (0.00, 0.00), "no visible effect"),
    "no difference, one without it": ((0.01, 0.02), (0.10, 0.02), (-0.09, 0.01), "weakens"),
    "no difference, less without it": ((0.02, 0.03), (0.00, 0.03), (0.02, 0.01), "strengthens"),
    "a difference of exactly nothing": ((0.00, 0.00), (-0.10, 0.02), (0.10, 0.02), "weakens"),
}


@pytest.mark.parametrize("case", CASES)
def test_verdicts(case):
    full, rest, change, expected = CASES[case]
    assert judge(around(*full), around(*rest), around(*change)) == expected
    assert expected in VERDICTS


def test_no_verdict_without_numbers():
    nothing, some = Estimate(None, None, None), around(0.1, 0.02)
    assert judge(nothing, nothing, nothing) is None
    assert judge(some, nothing, nothing) is None
    assert judge(Estimate(0.1, None, None), some, some) is None


def test_sides():
    assert [side(around(*each)) for each in ((0.1, 0.05), (-0.1, 0.05), (0.1, 0.1), (0.0, 0.0))] == [
        1,
        -1,
        0,
        0,
    ]
    assert side(Estimate(0.1, None, None)) is None


# ------------------------------------------------------------ ablations


@pytest.fixture(scope="module")
def home_care():
    """The run that a mechanism is known to carry: nobody learns about colleagues without learning."""
    wanted = ("learning", "pay", "politicians_control", "hours_of_dialogue", "voice_softens")
    return ablate(
        "home_care", measures="trust_in_colleagues,true_output,trust_in_citizens", mechanisms=wanted
    )


def test_known_mechanisms_show(home_care):
    found = {(each.model.name, each.measure.name): each for each in home_care.rows}
    assert found["learning", "trust_in_colleagues"].verdict == "carries"
    assert found["no_trust", "trust_in_colleagues"].verdict == "carries"
    assert found["pay", "true_output"].verdict in ("carries", "strengthens")
    assert found["hours_of_dialogue", "true_output"].verdict == "weakens"  # hours only cost
    nobody = found["politicians_control", "true_output"]  # home care has no politicians
    assert nobody.change == Estimate(0.0, 0.0, 0.0)
    assert nobody.difference == nobody.full
    assert nobody.verdict == "no visible effect"
    missing = found["learning", "trust_in_citizens"]  # nor citizens
    assert missing.full == Estimate(None, None, None)
    assert missing.verdict is None


def test_withdrawal_shows_where_free_riding_goes_unanswered():
    """Without an answer conditional co-operators withdraw: pattern 4 of docs/ODD.md."""
    result = ablate(
        "home_care",
        "laissez_faire",
        "hybrid",
        measures="cooperation",
        mechanisms="withdrawal",
        overrides={"opportunists": 0.4},
    )
    assert result.rows[0].verdict in ("carries", "strengthens")
    assert result.rows[0].change.mean > 0.05


def test_the_same_arm_under_another_name_is_exactly_0(home_care):
    swapped = [each for each in home_care.rows if each.model.name == "label_swap"]
    assert [each.difference.mean for each in swapped if each.full.mean is not None] == [0.0, 0.0]
    assert all(each.difference in (Estimate(0, 0, 0), Estimate(None, None, None)) for each in swapped)
    assert all(each.verdict is None for each in swapped)
    assert home_care.passed
    broken = replace(home_care, rows=(replace(swapped[0], difference=around(0.0, 0.1)), *home_care.rows))
    assert not broken.passed


def test_rows_come_strongest_first_and_null_models_last(home_care):
    for measure in home_care.measures:
        rows = [each for each in home_care.rows if each.measure is measure]
        assert [each.kind for each in rows] == ["mechanism"] * 5 + ["null model"] * 3
        strengths = [each.strength for each in rows if each.kind == "mechanism"]
        assert strengths == sorted(strengths, reverse=True)


def test_the_frame_and_the_document_have_the_same_rows(home_care):
    assert dict(home_care.frame.schema) == {name: kind() for name, kind in FRAME.items()}
    document = home_care.document()
    assert [{name: each[name] for name in FRAME} for each in document["rows"]] == home_care.frame.to_dicts()
    assert home_care.frame.filter(pl.col("kind") == "mechanism").height == 15
    assert (document["mechanisms"], document["replications"], document["years"]) == (5, 12, 4.0)
    # Symmetric trust is a sixth removal; trust that stands still is that of learning.
    assert document["tests"] == 6 * 3
    assert document["level"] == family_level(18)


def test_the_answer_names_what_carries_and_what_nothing_carries(home_care):
    answer = home_care.answer()
    assert "learning about each other" in answer.en
    assert "(trust in colleagues). No single mechanism carries: true output." in answer.en
    assert "att lära känna varandra" in answer.sv
    assert "Ingen enskild mekanism bär: verklig nytta." in answer.sv
    alike = ablate("home_care", "trust", "trust", mechanisms="pay", **QUICK)
    assert alike.answer().en == "No visible difference in: true output and co-operating."
    assert {each.verdict for each in alike.rows if each.kind == "mechanism"} == {"no visible effect"}


def test_differences_are_those_of_comparisons():
    result = ablate("home_care", mechanisms="pay", overrides={"b.voice": 0.2, "effort": 1.0}, **QUICK)
    values = {}
    for overrides in ({}, {"sharpness": 0.0}):
        given = {"b.voice": 0.2, "effort": 1.0, **overrides}
        compared = comparison.compare("home_care", overrides=given, **QUICK)
        values[len(overrides)] = {name: each.differences for name, each in compared.measures.items()}
    level = family_level(result.tests)
    for row in result.rows:
        if row.kind == "mechanism":
            full, rest = (values[place][row.measure.name] for place in (0, 1))
            assert row.full == estimate(full, level)
            assert row.difference == estimate(rest, level)
            assert row.change == estimate([x - y for x, y in zip(full, rest, strict=True)], level)


def test_the_period_is_that_of_the_comparison():
    """Arms that part after a year are compared from there on, whatever is removed."""
    plan = {"a": "control", "b": "towards_trust", "years": 1.5, "replications": 2, "measures": "true_output"}
    result = ablate("home_care", mechanisms="pay", **plan)
    compared = comparison.compare("home_care", **plan).measures["true_output"]
    assert result.rows[0].full.mean == compared.difference.mean
    assert "weeks 53 to 78" in result.period.en
    assert result.passed


def test_same_runs_are_simulated_once():
    plan = make_ablation_plan("home_care", mechanisms="faster_loss,politicians_control,pay", **QUICK)
    # Everything; symmetric, also as a null model; politicians; pay; no trust; label swap.
    assert plan.blocks == (1, 2, 3, 1, 4, 5)
    assert len(plan.plan.runs) == 6 * 2 * 3
    assert plan.tests == 4 * 2
    off = make_ablation_plan(
        "home_care", mechanisms="pay", overrides={"sharpness": 0, "asymmetry": 1}, **QUICK
    )
    assert off.blocks == (0, 0, 1, 2)
    assert off.tests == 2


def test_the_label_swap_has_arm_as_levers_whatever_is_set_in_b():
    plan = make_ablation_plan(
        "home_care", overrides={"b.pay_share": 1, "a.voice": 0}, mechanisms="pay", **QUICK
    )
    runs = [each.run for each in plan.plan.runs[-6:]]
    for a, b in zip(runs[0::2], runs[1::2], strict=True):
        assert replace(b, arm=a.arm) == a
        assert (b.arm, b.governance.voice) == ("label_swap", 0)


def test_the_scenarios_own_measures_unless_others_are_named():
    plan = make_ablation_plan("home_care", mechanisms="pay")
    assert [each.name for each in plan.plan.measures] == [
        name for name in MEASURES if name in scenarios.load("home_care").shown(MEASURES)
    ]


def test_a_new_entry_is_all_it_takes(monkeypatch):
    own = replace(MECHANISMS["pay"], name="effort", off={"effort": 0.0})
    monkeypatch.setattr("tillit.model.mechanisms.MECHANISMS", MappingProxyType({"effort": own}))
    assert [each.model.name for each in ablate("home_care", **QUICK).rows[:1]] == ["effort"]


def test_progress_and_cancelling():
    plan = make_ablation_plan("home_care", mechanisms="pay", **QUICK)
    seen = []
    ablation.carry_out(plan, seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == plan.plan.run_weeks == 26 * len(plan.plan.runs)

    def stop(done):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ablation.carry_out(plan, stop)


def test_engines_and_threads_agree():
    given = {"mechanisms": "pay,learning", "replications": 2, "years": 0.1, "measures": "true_output"}
    usual = ablate("home_care", **given).document()
    assert ablate("home_care", threads=1, **given).document() == usual
    assert ablate("home_care", engine="reference", **given).document() == usual
    assert ablate("home_care", seed=2, **given).document() != usual


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"replications": 1}, "whole number from 2"),
        ({"mechanisms": "pey"}, "'pay'"),
        ({"measures": "true_outpt"}, "'true_output'"),
        ({"overrides": {"withdrawl": 0}}, "'withdrawal'"),
        ({"years": 0}, "one week"),
    ],
)
def test_mistakes(given, said):
    with pytest.raises(ParameterError, match=said) as error:
        ablate("home_care", **given)
    assert "\n" not in str(error.value)


def test_unknown_arms():
    with pytest.raises(ScenarioError, match="'trust'"):
        ablate("home_care", "trst")
