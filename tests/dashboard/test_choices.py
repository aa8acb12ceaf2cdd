from time import perf_counter

import pytest

from tillit import compare, scenarios
from tillit.dashboard.choices import MOST_RUNS, Choices, options, quantities
from tillit.dashboard.results import problem_notes
from tillit.experiments.settings import SIDES
from tillit.model.errors import ParameterError, ScenarioError
from tillit.model.levers import PRESETS, Governance
from tillit.model.schedule import WEEKS_PER_YEAR

SKANE = Choices()


def test_a_scenario_opens_with_its_own_pair():
    for name, scenario in scenarios.registry().items():
        choices = Choices(scenario=name)
        assert (choices.a, choices.b) == scenario.compared
        assert choices.overrides == {}


def test_levers_are_those_in_force_where_the_arms_part():
    assert SKANE.since == 9 * WEEKS_PER_YEAR
    assert SKANE.before("a").pay_share == 0.45
    assert SKANE.before("b").pay_share == 0.0
    assert SKANE.before("a").monitoring == SKANE.before("b").monitoring == 0.6


def test_a_lever_set_holds_from_there_and_not_before():
    plan = SKANE.with_lever("b", "monitoring", 0.2).plan(threads=1)
    run = plan.runs[1].run
    assert run.governance_in(SKANE.since - 1, "somatic").monitoring == 0.6
    assert run.governance_in(SKANE.since, "somatic").monitoring == 0.2
    assert run.governance_in(SKANE.since, "somatic").pay_share == 0.0
    assert plan.runs[0].run.governance_in(SKANE.since, "somatic").monitoring == 0.6


def test_setting_back_is_no_change():
    changed = SKANE.with_lever("b", "monitoring", 0.2).with_assumption("opportunists", 0.5)
    assert changed != SKANE
    assert changed.with_lever("b", "monitoring", 0.6).with_assumption("opportunists", 0.25) == SKANE
    assert changed.without_levers().overrides == {"opportunists": 0.5}


def test_swapping_exchanges_arms_and_levers():
    changed = SKANE.with_lever("b", "monitoring", 0.2)
    swapped = changed.swapped()
    assert (swapped.a, swapped.b) == (changed.b, changed.a)
    assert swapped.levers["a"] == {"monitoring": 0.2}
    assert swapped.swapped() == changed


def test_another_arm_starts_as_it_stands():
    changed = SKANE.with_lever("a", "voice", 0.9).with_lever("b", "voice", 0.1)
    assert changed.with_arm("b", "historical").levers == {"a": {"voice": 0.9}, "b": {}}


def test_levers_are_dropped_where_the_arms_would_part_at_another_time():
    changed = SKANE.with_lever("b", "monitoring", 0.85)
    assert changed.with_arm("a", "trust_based").since == 0
    assert changed.with_arm("a", "trust_based").levers == {"a": {}, "b": {}}


def test_later_changes_are_told():
    choices = SKANE.with_arm("b", "historical").with_arm("a", "pay_on_only")
    assert choices.later("b", "pay_share") == [(9 * WEEKS_PER_YEAR, 0.0)]
    assert choices.later("a", "pay_share") == []


@pytest.mark.parametrize(
    "changed",
    [
        SKANE,
        SKANE.with_lever("b", "monitoring", 0.35).with_assumption("opportunists", 0.4),
        SKANE.with_arm("a", "trust_based").with_luck(replications=50, seed=7),
        Choices(scenario="home_care").with_assumption("alignment", 0.9).with_assumption("trust_rule", "beta"),
        SKANE.swapped().with_lever("a", "voice", 1.0).with_lever("b", "voice", 0.0),
        SKANE.with_lever("b", "voice", 0.123456789).with_assumption("opportunists", 1 / 3),
    ],
)
def test_a_link_brings_back_the_same_choices(changed):
    again, others, problems = Choices.read(changed.link(lang="sv", period="2"))
    assert again == changed
    assert others == {"lang": "sv", "period": "2"}
    assert problems == []


def test_a_link_never_fails_and_says_what_it_could_not_use():
    choices, others, problems = Choices.read(
        "?scenario=x&a=y&b.monitoring=1,4&opportunists=zz&seed=-3&runs=many&epoch=1&whatever=2&c.voice=1"
    )
    assert choices == SKANE.with_lever("b", "monitoring", 1.0).with_luck(seed=0)
    assert others == {"whatever": "2", "c.voice": "1"}
    assert [each.message for each in problems] == [
        "link-unknown-scenario",
        "link-unknown-arm",
        "link-runs",
        "link-seed",
        "link-older",
        "link-out-of-range",
        "link-not-a-value",
    ]
    assert problems[5].values["nearest"] == 1.0


@pytest.mark.parametrize(
    "query",
    [
        "?seed=" + "9" * 5000,
        "?scenario=" + "x" * 5000,
        "?b.monitoring=" + "z" * 5000,
        "?epoch=" + "1" * 5000,
        "?" + "&".join(f"x{each}=1" for each in range(100_000)),
        "?runs=1000000000",
    ],
)
def test_a_huge_link_is_told_in_a_few_words_and_soon(query):
    started = perf_counter()
    choices, _, problems = Choices.read(query)
    for language in ("sv", "en"):
        [note] = problem_notes(problems, language)
        assert len(note["title"] + note["text"]) < 300
    assert perf_counter() - started < 2
    assert choices.replications <= MOST_RUNS


@pytest.mark.parametrize(
    "change",
    [
        lambda: SKANE.with_lever("b", "monitoring", 1.4),
        lambda: SKANE.with_lever("b", "no_lever", 0.4),
        lambda: SKANE.with_arm("a", "no_arm"),
        lambda: SKANE.with_assumption("opportunists", -1),
        lambda: SKANE.with_assumption("trust_rule", "gamma"),
        lambda: SKANE.with_luck(replications=0),
        lambda: SKANE.with_luck(seed="x"),
    ],
)
def test_what_is_not_allowed_never_becomes_a_choice(change):
    with pytest.raises((ParameterError, ScenarioError)):
        change()


def test_the_command_is_the_same_comparison():
    choices = (
        Choices(scenario="home_care")
        .with_arm("b", "hybrid")
        .with_lever("b", "voice", 0.9)
        .with_assumption("opportunists", 0.4)
        .with_luck(replications=3, seed=5)
    )
    assert choices.command == (
        "tillit compare home_care --a control --b hybrid --set b.voice=0.9 --set opportunists=0.4 "
        "--replications 3 --seed 5"
    )
    assert SKANE.with_lever("a", "voice", 0.9).command.endswith("--set a.voice=0.9 --since 9 --seed 1")
    planned = [each.run.describe() for each in choices.plan(threads=1).runs]
    said = compare(
        "home_care",
        a="control",
        b="hybrid",
        overrides={"b.voice": 0.9, "opportunists": 0.4},
        replications=3,
        seed=5,
        measures="true_output",
    )
    assert planned[:2] == [said.a.describe(), said.b.describe()]


def test_everything_can_be_chosen():
    assert {name for name, _, _ in options(SKANE)} == {*SKANE.case.arms, *PRESETS}
    assert len({each.name for each, _ in quantities(SKANE)}) == len(list(quantities(SKANE))) > 100
    assert all(getattr(SKANE.after(side), name) is not None for side in SIDES for name in Governance.names())
