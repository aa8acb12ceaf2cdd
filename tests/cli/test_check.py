"""`tillit check` as a user runs it, with small scenarios of its own: another process, a folder of its own."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tillit.claims import show_check
from tillit.experiments.check import check
from tillit.model.claims import Effect

PROGRAM = Path(__file__).parent / "with_claims.py"
SETTINGS = ("--replications", "6")


@pytest.fixture
def checked(tmp_path):
    """Run ``tillit check`` with the scenarios of with_claims.py; nothing may be left behind."""

    def call(*arguments, command="check"):
        done = subprocess.run(
            [sys.executable, str(PROGRAM), command, *arguments],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, "COLUMNS": "80"},
            timeout=600,
            check=False,
        )
        assert list(tmp_path.iterdir()) == []
        return done

    return call


def test_a_scenario_whose_claims_hold(checked):
    done = checked("reform", *SETTINGS)
    assert done.returncode == 0, done.stderr
    assert "99 % interval" in done.stdout
    assert "supported: 4; not supported: 0; inconclusive: 0; hypothesis: 1" in done.stdout
    assert "Placebo (Reform in name only): 0.000; the claim fails there, as it must" in done.stdout
    assert "0.01, the smallest effect of interest" in done.stdout
    assert "SOU 2018:38, 5.5.3, expected by the source's authors" in done.stdout


def test_in_swedish(checked):
    done = checked("wrong", "--lang", "sv", *SETTINGS)
    assert "stöds: 1; stöds inte: 1; oavgjort: 0; hypotes: 0" in done.stdout
    assert "97,5 %-intervall" in done.stdout
    assert "Varför: Ersättningen har tagits bort." in done.stdout
    assert "Visas inte" not in done.stdout
    assert "Placebo (Reform till namnet): 0,000; påståendet faller där, som det ska" in done.stdout


@pytest.mark.parametrize(
    ("scenario", "said"),
    [("wrong", "Why: Pay was taken away."), ("vacuous", "PLACEBO (Reform in name only)")],
)
def test_exit_code_1_and_why(checked, scenario, said):
    done = checked(scenario, *SETTINGS)
    assert done.returncode == 1
    assert done.stderr == ""
    assert said in done.stdout


def test_all_that_make_claims_if_none_is_named(checked):
    done = checked("--json", *SETTINGS)
    assert done.returncode == 1
    document = json.loads(done.stdout)
    assert {"reform", "wrong", "vacuous"} <= {each["scenario"] for each in document}
    assert "home_care" not in {each["scenario"] for each in document}


def test_the_document(checked):
    done = checked("wrong", "--json", "--seed", "3", *SETTINGS)
    assert done.returncode == 1
    rises, falls = json.loads(done.stdout)
    assert rises["verdict"] == "not supported"
    assert rises["low"] < rises["observed"] < rises["high"] < 0
    assert rises["comment"] == {"sv": "Ersättningen har tagits bort.", "en": "Pay was taken away."}
    assert falls == {
        **rises,
        **{"claim": "registered_falls", "expected": "falls", "verdict": "supported"},
        **{name: falls[name] for name in ("text", "comment")},
    }
    assert (falls["placebo_observed"], falls["placebo_verdict"]) == (0, "not supported")
    assert (falls["level"], falls["replications"], falls["seed"], falls["smallest"]) == (0.975, 6, 3, 0.01)


def test_same_document_however_it_is_computed(checked):
    few = ("reform", "--json", "--replications", "2")
    usual = checked(*few).stdout
    assert checked(*few, "--threads", "1").stdout == usual
    assert checked(*few, "--engine", "reference").stdout == usual
    assert checked(*few, "--set", "opportunists=0,25").stdout == usual
    assert checked(*few, "--set", "reform.pay_share=0.1").stdout != usual


def test_shares(checked):
    arguments = ("reform", "--points", "4", "--vary", "0,3", "--replications", "2")
    done = checked(*arguments)
    assert done.returncode == 0, done.stderr
    assert "4 points among the assumptions, each ±30 %; 2 replications" in done.stdout
    (document,) = json.loads(checked(*arguments, "--json").stdout)
    assert {"scenario", "points", "replications", "vary", "seed", "epoch", "claims"} == set(document)
    for each in document["claims"]:
        assert set(each) == {"claim", "share", "low", "high", "strongest", "thirds"}
        assert 0 <= each["low"] <= each["share"] <= each["high"] <= 1
        assert len(each["strongest"]) == 3
    assert "Hänger mest på" in checked(*arguments, "--lang", "sv").stdout


def test_list_shows_claims(checked):
    document = json.loads(checked("--json", command="list").stdout)
    claims = {each["name"]: each["claims"] for each in document["scenarios"]}
    assert claims["home_care"] == []
    third = claims["reform"][2]
    assert third["name"] == "registered_falls_more_than_true"
    assert third["than"] == {"measure": "true_output", "task": None}
    assert "- After the reform, slack rises" in checked(command="list").stdout


def test_what_holds_by_construction_is_called_no_finding(checked):
    built = {
        "en": "True by the way the model is built: a check, not a finding",
        "sv": "Sant redan av hur modellen är byggd: en kontroll, inget rön",
    }
    for language, said in built.items():
        shown = checked("reform", "--lang", language, "--replications", "2").stdout
        assert shown.count(said) == 1
        assert shown.index("felt control does not rise") < shown.index(said) < shown.index("slack rises")
    checks = json.loads(checked("reform", "--json", "--replications", "2").stdout)
    listed = json.loads(checked("--json", command="list").stdout)
    (reform,) = (each for each in listed["scenarios"] if each["name"] == "reform")
    for claims, name in ((checks, "claim"), (reform["claims"], "name")):
        follows = {each[name]: each["by_construction"] for each in claims}
        assert follows == {each: each == "felt_control_does_not_rise" for each in follows}
        assert len(follows) == 5


def test_a_claim_calls_work_by_its_title(with_claims, capsys):
    reform = with_claims["reform"]
    than = replace(reform.claims[1], than=Effect("true_output", "visits"))
    result = check(
        replace(reform, claims=(than, replace(than, name="in_the_office", task="office"))), replications=2
    )
    show_check(result, "en")
    shown = capsys.readouterr().out
    assert "Co-operating, home visits, more than true output (home visits), year 2" in shown
    assert "Co-operating, office, more than" in shown  # without a title, its name
    show_check(result, "sv")
    assert "Samarbetar, hembesök, mer än verklig nytta (hembesök), år 2" in capsys.readouterr().out


def test_list_calls_work_by_its_title(checked):
    listed = json.loads(checked("--json", command="list").stdout)
    titles = {each["name"]: each["task_titles"] for each in listed["scenarios"]}
    assert titles["reform"] == {
        "office": {"sv": "office", "en": "office"},
        "visits": {"sv": "hembesök", "en": "home visits"},
    }
    assert all(set(each["tasks"]) == set(each["task_titles"]) for each in listed["scenarios"])
    shown = checked(command="list").stdout
    assert "; office: alignment 0.7; " in shown
    assert "; home visits: alignment 0.4; " in shown
    one_kind = shown[: shown.index("skane_payment_reform")]
    assert "; alignment" in one_kind
    assert ": alignment" not in one_kind  # nothing to tell apart


MISTAKES = {
    "no claims": (("home_care",), "home_care makes no claims"),
    "no claims beside one with": (("reform", "home_care"), "home_care makes no claims"),
    "no claims at points": (("home_care", "--points", "4"), "home_care makes no claims"),
    "unknown scenario": (("refrm",), "'reform'"),
    "one replication": (("reform", "--replications", "1"), "whole number from 2"),
    "bad seed": (("reform", "--seed", "x"), "whole number from 0"),
    "unknown arm": (("reform", "--set", "b.pay_share=0.4"), "no arm 'b'"),
    "unknown lever": (("reform", "--set", "pay_shar=0.4"), "'pay_share'"),
    "bad language": (("reform", "--lang", "no"), "sv or en"),
    "bad engine": (("reform", "--engine", "nativ"), "'native'"),
    "one point": (("reform", "--points", "1"), "whole number from 2"),
    "too wide": (("reform", "--points", "4", "--vary", "2"), "above 0, up to 1"),
    "vary alone": (("reform", "--vary", "0.5"), "--points"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_one_line_exit_2(checked, mistake):
    arguments, said = MISTAKES[mistake]
    done = checked(*arguments)
    assert done.returncode == 2, done.stdout + done.stderr
    assert done.stdout == ""
    assert done.stderr.startswith("tillit: ")
    assert done.stderr.count("\n") == 1, done.stderr
    assert said in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
@pytest.mark.parametrize("how", [("--replications", "200"), ("--points", "50")])
def test_cancelling_ends_it(cancelled, how):
    assert cancelled(str(PROGRAM), "check", "reform", "--engine", "reference", *how) == []
