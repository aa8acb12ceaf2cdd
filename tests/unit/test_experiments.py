import json
import math
import signal
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from tillit.agents.staff import Staff
from tillit.experiments import compare, report, run_folder, settings, statistics, wording
from tillit.experiments.run_folder import RunFolder
from tillit.experiments.simulation import RUNS, STEPS
from tillit.model.errors import ParameterError
from tillit.model.measures import MEASURES
from tillit.model.text import Text
from tillit.model.vocabulary import Mode
from tillit.readers.graphfile import read_graph
from tillit.scenarios import load


def test_estimate_is_students_interval():
    # Mean 2, standard deviation 1, three values: t(2) at 97.5 % is 4.302652730.
    got = statistics.estimate([1.0, 2.0, 3.0])
    half = 4.30265273 / math.sqrt(3)
    assert (got.mean, got.low, got.high) == pytest.approx((2, 2 - half, 2 + half), rel=1e-9)


def test_estimate_of_one_of_none_and_of_missing():
    assert statistics.estimate([0.5]) == statistics.Estimate(0.5, None, None)
    assert statistics.estimate([]) == statistics.Estimate(None, None, None)
    assert statistics.estimate([1.0, math.nan]) == statistics.Estimate(None, None, None)


def test_estimate_does_not_depend_on_order():
    values = [1e16, 1.0, -1e16, 0.1, 3.7]
    assert statistics.estimate(values) == statistics.estimate(values[::-1])


def test_interval_covers_the_mean_at_its_rate():
    """95 % of 400 intervals: a false alarm of 1 in 100 000 at 4.4 standard errors."""
    from tillit.model.randomness import block

    covered = 0
    for trial in range(400):
        sample = [sum(block(7, trial, n, 0, 0, 0)) - 2 for n in range(10)]  # nearly normal, mean 0
        got = statistics.estimate(sample)
        covered += got.low <= 0 <= got.high
    assert abs(covered / 400 - 0.95) < 4.4 * math.sqrt(0.95 * 0.05 / 400)


def test_share_higher_counts_only_above():
    assert statistics.share_higher([1.0, 0.0, -1.0, 2.0]) == 0.5
    assert statistics.share_higher([0.0, 0.0]) == 0
    assert statistics.share_higher([math.nan]) is None


def test_settings_go_where_they_belong():
    sorted_out = settings.sort_out(
        {"b.monitoring": "0.2", "monitoring": "0.4", "alignment": 0.7, "opportunists": "0.3"}
    )
    assert sorted_out.levers == {"a": {"monitoring": 0.4}, "b": {"monitoring": 0.2}}
    assert sorted_out.tasks == {"alignment": 0.7}
    assert sorted_out.assumptions == {"opportunists": 0.3}


def test_compare_in_python():
    result = compare("home_care", replications=2, years=0.1, overrides={"pay_share": 0.5})
    assert result.a.governance.pay_share == result.b.governance.pay_share == 0.5
    assert result.frame.height == 3 * len(result.measures)
    assert result.runs.schema == pl.Schema(RUNS)
    assert result.steps[0].schema == pl.Schema(STEPS)
    assert result.runs["run_id"].n_unique() == 4
    weekly = result.steps[0].join(result.runs, on="run_id").filter(measure="cooperation", side="b")
    mean = weekly["value"].mean()
    assert mean == pytest.approx(result.measures["cooperation"].b.mean)


def test_a_row_may_stand_for_many_weeks():
    wanted = {"replications": 2, "years": 0.25, "measures": "cooperation,trust_in_colleagues"}
    weekly, rows = (compare("home_care", every=every, **wanted) for every in (1, 5))
    assert rows.frame.equals(weekly.frame)
    assert rows.steps[0].schema == pl.Schema(STEPS)
    assert rows.steps[0].equals(rows.steps[0].sort("run_id", "measure", "week"))
    assert rows.steps[0]["week"].unique().to_list() == [5, 10, 13]
    for (run, measure, week), row in rows.steps[0].group_by("run_id", "measure", "week"):
        of_it = weekly.steps[0].filter(
            pl.col("run_id") == run, pl.col("measure") == measure, pl.col("week").is_between(week - 4, week)
        )
        if week == 13:
            of_it = of_it.filter(pl.col("week") > 10)
        whole = MEASURES[measure].whole_run
        expected = of_it["value"].mean() if whole else of_it["value"].to_list()[-1]
        assert row["value"].item() == pytest.approx(expected, abs=1e-15)
    assert {MEASURES[name].whole_run for name in rows.measures} == {True, False}


def test_levers_set_from_a_year_hold_from_then_on():
    """Before that year nothing differs, to the bit; from then on it is as an arm with that event."""
    later = compare(
        "home_care", a="trust", b="trust", overrides={"b.voice": 0.0}, since=1, years=2, replications=2
    )
    assert later.since == 52
    series = later.measures["true_output"]
    assert (series.series_a[:, :52] == series.series_b[:, :52]).all()
    assert (series.series_a[:, 52:] != series.series_b[:, 52:]).any()
    assert later.b.governance == later.a.governance
    assert later.b.governance_in(52, "home_visits").voice == 0.0


def test_levers_set_from_a_year_win_over_the_arm_s_own_change_then_and_not_over_later_ones():
    scenario = load("skane_payment_reform")
    run = scenario.run("historical", levers={"pay_share": 0.2, "voice": 0.9}, since=9)
    levers = run.governance_in(9 * 52, "somatic")
    assert (levers.pay_share, levers.voice) == (0.2, 0.9)
    assert run.governance_in(9 * 52 - 1, "somatic").voice == 0.35
    assert run.governance_in(12 * 52, "somatic").purpose == 0.25, "the arm's own event of 2015"
    assert scenario.run("historical", levers={}, since=9) == scenario.run("historical")


def test_a_result_says_from_when_levers_were_set():
    scenario = load("skane_payment_reform")
    run = scenario.run("pay_off_only", levers={"monitoring": 0.35}, since=9)
    assert wording.arm_title(scenario, run).sv.endswith("(Uppföljning från 2012 0,35)")
    home = load("home_care")
    run = home.run("trust", levers={"monitoring": 0.35}, since=1.5)
    assert wording.arm_title(home, run).en.endswith("(Follow-up from year 1.5 0.35)")
    asked = wording.heading(home, home.run("control"), run)
    assert asked == home.title, "not the scenario's own pair any more"


def test_more_runs_than_a_shard_are_the_same_runs():
    few = compare("home_care", replications=2, years=0.04, measures="cooperation")
    many = compare("home_care", replications=40, years=0.04, measures="cooperation")
    assert len(many.steps) == 2
    differences = many.measures["cooperation"].differences
    assert differences[:2] == few.measures["cooperation"].differences
    assert len(differences) == many.replications == 40
    written = pl.concat(many.steps)["run_id"].unique()
    assert set(written) == set(many.runs["run_id"])
    assert len(set(differences)) > 10


def test_a_failed_run_leaves_nothing(tmp_path):
    def cancelled():
        with RunFolder(tmp_path / "new" / "run", {"x": 1}) as folder:
            folder.text("half.txt", "half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cancelled()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_in_use_while_it_is_written(tmp_path):
    with RunFolder(tmp_path / "run", {"x": 1}) as folder:
        with (
            pytest.raises(ParameterError, match="in use"),
            RunFolder(tmp_path / "run", {"x": 1}),
        ):
            pass
        folder.finish()
    assert json.loads((tmp_path / "run" / "manifest.json").read_text())["configuration"] == {"x": 1}


def test_a_folder_with_something_else_is_kept(tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(ParameterError, match="something else"), RunFolder(tmp_path, {"x": 1}):
        pass
    assert (tmp_path / "thesis.txt").read_text(encoding="utf-8") == "years of work"


def test_results_are_called_what_they_are():
    plain = compare("home_care", replications=1, years=0.02)
    assert wording.heading(plain.scenario, plain.a, plain.b) == plain.scenario.story.question
    assert wording.own_settings(plain.scenario, plain.a) is None
    own = compare("home_care", replications=1, years=0.02, overrides={"b.pay_share": 0.9, "alignment": 0.25})
    assert wording.heading(own.scenario, own.a, own.b) == own.scenario.title
    assert wording.arm_title(own.scenario, own.a).en == "Incentive control"
    assert wording.arm_title(own.scenario, own.b).sv == "Tillitsbaserad styrning (Prestationsersättning 0,9)"
    said = wording.own_settings(own.scenario, own.a)
    assert said.en == "Own assumptions (How much the indicator captures 0.25)."


def test_the_answer_and_its_counter_sentence_are_never_apart():
    result = compare("home_care", replications=2, years=0.1)
    said = wording.answer(result.measures).en
    assert said.startswith("True output is higher in B in ")
    assert said.endswith("Registered output is higher in B in 0 of 2.")
    equal = compare("home_care", a="hybrid", b="hybrid", replications=2, years=0.1)
    assert wording.answer(equal.measures).en == "A and B are exactly equal in every run."
    other = compare("home_care", replications=2, years=0.1, measures="felt_control")
    assert wording.answer(other.measures) is None


@pytest.mark.parametrize(
    ("weeks", "since", "sv", "en"),
    [
        (780, 0, "hela perioden", "the whole period"),
        (780, 416, "år 9 till 15, då A och B skiljer sig åt", "years 9 to 15, when A and B differ"),
        (780, 728, "år 15, då A och B skiljer sig åt", "year 15, when A and B differ"),
        (780, 400, "vecka 401 till 780, då A och B skiljer sig åt", "weeks 401 to 780, when A and B differ"),
        (70, 52, "vecka 53 till 70, då A och B skiljer sig åt", "weeks 53 to 70, when A and B differ"),
        (70, 69, "vecka 70, då A och B skiljer sig åt", "week 70, when A and B differ"),
    ],
)
def test_the_period_in_words(weeks, since, sv, en):
    said = wording.mean_over(weeks, since)
    assert (said.sv, said.en) == (f"medelvärde över {sv}", f"mean over {en}")


def test_what_has_the_value_of_the_last_week_is_named():
    assert wording.period(MEASURES.values(), 52).en == (
        "Prevention built up, Trust: the last week. All else: mean over the whole period."
    )
    assert wording.period([MEASURES["slack"]], 52).sv == "Värden: medelvärde över hela perioden."
    other = replace(
        MEASURES["felt_control"], name="strain", title=Text("Belastning", "Strain"), whole_run=False
    )
    assert wording.period([*MEASURES.values(), other], 52).sv == (
        "Förebyggande verkan, Tillit, Belastning: sista veckan. Allt annat: medelvärde över hela perioden."
    )


def test_a_late_difference_is_counted_and_told_from_where_it_begins(tmp_path):
    result = compare("home_care", b="towards_trust", replications=2, years=2)
    assert result.since == 52
    assert result.period.en == (
        "Prevention built up, Trust: the last week. All else: mean over year 2, when A and B differ."
    )
    document = report.document(result)
    series = document["series"]["cooperation"]
    assert document["since_week"] == series["week"][52] == 53
    counted = series["b"][52:]
    assert document["measures"]["cooperation"]["b"]["mean"] == pytest.approx(sum(counted) / 52)
    with RunFolder(tmp_path / "run", {"x": 1}) as folder:
        for frame in result.steps:
            folder.shard(frame)
        path = report.write(result, folder, "sv")
    readme = (path / "README.md").read_text(encoding="utf-8")
    assert f"- {result.period.sv}\n" in readme
    assert f"{len(report.figure(result).rows)} av {len(MEASURES)} mått som figur" in readme
    head, *rows = (path / "sammanfattning.csv").read_text(encoding="utf-8-sig").splitlines()
    assert head.startswith("Grupp;Mått;Enhet;Avser;A;B;")
    cells = [row.split(";") for row in rows]
    assert {len(row) for row in cells} == {head.count(";") + 1}
    assert [row[:2] for row in cells] == [[each.group.value.sv, each.title.sv] for each in MEASURES.values()]
    late = [each.group.value.sv == "Tillit" or each.name == "prevention" for each in MEASURES.values()]
    assert [row[3] for row in cells] == [
        "sista veckan" if last else "medelvärde över år 2, då A och B skiljer sig åt" for last in late
    ]


def test_durations_in_words():
    assert [wording.duration(weeks).sv for weeks in (1, 5, 52, 208)] == [
        "1 vecka",
        "5 veckor",
        "1 år",
        "4 år",
    ]
    assert [wording.duration(weeks).en for weeks in (1, 5, 52, 208)] == [
        "1 week",
        "5 weeks",
        "1 year",
        "4 years",
    ]


def test_an_own_rule_can_be_compared_over_replications():
    class Stubborn(Staff):
        def decide(self):
            return Mode.COOPERATE

    result = compare("home_care", replications=2, years=0.05, agent_classes=[Stubborn])
    assert result.measures["cooperation"].a.mean == 1


def test_a_change_after_the_end_is_noticed():
    short = compare("home_care", b="towards_trust", replications=1, years=0.5)
    assert ["never happens" in notice for notice in short.notices] == [True]
    long = compare("home_care", b="towards_trust", replications=1, years=1.5)
    assert long.notices == ()


def test_numbers_may_be_written_the_swedish_way():
    sorted_out = settings.sort_out({"pay_share": "0,9"})
    assert sorted_out.levers["a"]["pay_share"] == 0.9


def test_a_users_own_files_and_edits_are_kept(tmp_path):
    def write():
        with RunFolder(tmp_path / "run", {"x": 1}) as folder:
            folder.text("summary.csv", "a;b")
            folder.finish()

    write()
    write()
    (tmp_path / "run" / "notes.md").write_text("mine", encoding="utf-8")
    with pytest.raises(ParameterError, match="something else"):
        write()
    (tmp_path / "run" / "notes.md").unlink()
    (tmp_path / "run" / "summary.csv").write_text("edited", encoding="utf-8")
    with pytest.raises(ParameterError, match="something else"):
        write()
    assert (tmp_path / "run" / "summary.csv").read_text(encoding="utf-8") == "edited"


def test_a_run_of_another_epoch_is_kept(tmp_path, monkeypatch):
    def write():
        with RunFolder(tmp_path / "run", {"x": 1}) as folder:
            folder.finish()

    write()
    monkeypatch.setattr(run_folder, "MODEL_EPOCH", 999)
    with pytest.raises(ParameterError, match="something else"):
        write()


def test_an_existing_folder_stays_the_same_folder(tmp_path):
    target = tmp_path / "empty"
    target.mkdir(mode=0o700)
    (tmp_path / "link").symlink_to(target)
    before = target.stat().st_ino
    with RunFolder(tmp_path / "link", {"x": 1}) as folder:
        folder.text("summary.csv", "a;b")
        folder.finish()
    assert target.stat().st_ino == before
    assert target.stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "link").is_symlink()
    assert sorted(path.name for path in target.iterdir()) == ["log.jsonl", "manifest.json", "summary.csv"]


def test_a_full_disk_is_one_line_and_leaves_nothing(tmp_path, monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    def write():
        with RunFolder(tmp_path / "run", {"x": 1}) as folder:
            monkeypatch.setattr(Path, "write_text", full)
            folder.text("summary.csv", "a;b")

    with pytest.raises(ParameterError, match="No space left on device"):
        write()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupts_wait_for_a_file_to_be_whole(number):
    done = []

    def handler(*_):
        raise KeyboardInterrupt

    before = signal.signal(number, handler)

    def interrupted():
        with run_folder.uninterrupted():
            signal.raise_signal(number)
            done.append("whole")
        done.append("never")

    try:
        with pytest.raises(KeyboardInterrupt):
            interrupted()
        assert signal.getsignal(number) is handler
    finally:
        signal.signal(number, before)
    assert done == ["whole"]


def test_an_own_rule_has_run_identities_of_its_own():
    class Lazy(Staff):
        def decide(self):
            return Mode.SLACK

    plain, lazy = (
        compare("home_care", replications=1, years=0.02, agent_classes=classes) for classes in ([], [Lazy])
    )
    assert set(plain.runs["run_id"]).isdisjoint(lazy.runs["run_id"])


def test_a_loaded_graph_can_be_compared(tmp_path):
    path = tmp_path / "team.csv"
    path.write_text(
        "id;chef;titel;enhet\n1;;Chef;A\n2;1;Handläggare;A\n3;1;Handläggare;A\n", encoding="utf-8"
    )
    loaded = read_graph(path)
    from_file, from_graph = (
        compare("home_care", graph=graph, replications=1, years=0.1) for graph in (path, loaded)
    )
    assert from_file.frame.equals(from_graph.frame)


def test_a_measure_that_is_not_there_is_null_everywhere(tmp_path):
    path = tmp_path / "one.csv"
    path.write_text("id;chef;titel;enhet\n1;;Handläggare;A\n", encoding="utf-8")
    result = compare("home_care", graph=path, replications=2, years=0.1)
    assert result.measures["trust_in_colleagues"].difference.mean is None
    missing = result.steps[0].filter(pl.col("measure") == "trust_in_colleagues")["value"]
    assert missing.null_count() == missing.len() > 0


def test_progress_rises_to_all_there_is_to_do():
    done = []
    compare("home_care", replications=40, years=0.1, measures="cooperation", progress=done.append)
    assert done == sorted(done)
    assert done[-1] == 2 * 40 * 5
    assert len(set(done)) > 2  # more than once a shard
