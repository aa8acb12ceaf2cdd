"""`tillit ablate` as a user runs it: another process, nothing written."""

import json
import sys

import pytest

from tillit import ablation as page
from tillit.experiments.ablation import FRAME, ablate

QUICK = ("ablate", "home_care", "--years", "0.2", "--replications", "3")
FEW = (*QUICK, "--mechanisms", "pay,learning", "--measures", "true_output,trust_in_citizens")


@pytest.fixture
def ablated(tillit, tmp_path):
    """Run the command; nothing may be left behind."""

    def call(*arguments):
        done = tillit(*arguments, cwd=tmp_path, COLUMNS="80")
        assert list(tmp_path.iterdir()) == []
        return done

    return call


def test_the_document(ablated):
    done = ablated(*FEW, "--json", "--seed", "3", "--b", "hybrid")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    document = json.loads(done.stdout)
    assert set(document) == {
        *("scenario", "a", "b", "years", "replications", "seed", "epoch", "measures", "mechanisms", "tests"),
        *("level", "false_alarm", "label_swap_is_zero", "answer", "rows"),
    }
    assert (document["a"], document["b"], document["seed"]) == ("control", "hybrid", 3)
    assert (document["replications"], document["mechanisms"], document["tests"]) == (3, 2, 6)
    assert (document["false_alarm"], document["label_swap_is_zero"]) == (0.05, True)
    assert set(document["answer"]) == {"sv", "en"}
    assert len(document["rows"]) == 2 * (2 + 3)
    for row in document["rows"]:
        assert set(row) == {*FRAME, "title"}
        if row["measure"] == "trust_in_citizens":
            assert row["full"] is row["change"] is row["verdict"] is None
        else:
            assert row["change_low"] <= row["change"] <= row["change_high"]
    (swap,) = (row for row in document["rows"][:5] if row["mechanism"] == "label_swap")
    assert swap["difference"] == swap["difference_low"] == swap["difference_high"] == 0


def test_every_mechanism_unless_some_are_named(ablated):
    from tillit.model.mechanisms import MECHANISMS

    document = json.loads(ablated(*QUICK, "--json", "--measures", "true_output").stdout)
    assert document["mechanisms"] == len(MECHANISMS)
    named = [row["mechanism"] for row in document["rows"] if row["kind"] == "mechanism"]
    assert sorted(named) == sorted(MECHANISMS)


def test_the_table(ablated):
    done = ablated(*FEW)
    assert done.returncode == 0, done.stderr
    assert "2 mechanisms, removed one at a time; 3 pairs of runs of 10 weeks each time" in done.stdout
    assert "Not measured here, nobody of that kind is there: Trust in citizens." in done.stdout
    assert "The same arm under another name: the difference is exactly 0, as it must be." in done.stdout
    assert "at most one ablation in twenty" in done.stdout
    assert "null model: trust stands still" in done.stdout


def test_in_swedish(ablated):
    shown = ablated(*FEW, "--lang", "sv").stdout
    assert "Utan mekanismen" in shown
    assert "nollmodell: tilliten står stilla" in shown
    assert "skillnaden är exakt 0, som den ska" in shown


def test_what_carries_is_shown_however_many_are_stronger(capsys, monkeypatch):
    monkeypatch.setattr(page, "MOST_ROWS", 0)
    given = {"mechanisms": "learning,pay,voice_earns_trust", "measures": "trust_in_colleagues"}
    result = ablate("home_care", **given)
    page.show(result, "en")
    shown = capsys.readouterr().out
    assert "Learning about each other" in shown.split("more, smaller")[0]
    assert "What carries the result: " in shown
    assert "Voice earns the manager trust" not in shown


def test_a_difference_under_another_name_is_exit_1_and_said(capsys, monkeypatch):
    from tillit.experiments import ablation
    from tillit.main import app

    monkeypatch.setattr(ablation.Ablation, "passed", property(lambda self: False))
    monkeypatch.setattr(sys, "argv", ["tillit", *FEW])
    import typer

    assert typer.main.get_command(app).main(FEW, standalone_mode=False) == 1
    assert "ERROR: THE SAME ARM UNDER ANOTHER NAME" in capsys.readouterr().out


def test_mechanisms_are_listed(ablated):
    from tillit.model.mechanisms import MECHANISMS

    listed = json.loads(ablated("list", "--json").stdout)["mechanisms"]
    assert [each["name"] for each in listed] == list(MECHANISMS)
    pay = next(each for each in listed if each["name"] == "pay")
    assert (pay["off"], pay["group"], pay["remains"]) == ({"sharpness": 0.0}, "work", None)
    assert "withdrawal               Withdrawal from free riders." in ablated("list").stdout


MISTAKES = {
    "unknown scenario": (("ablate", "home_car"), "'home_care'"),
    "unknown arm": ((*FEW, "--a", "trst"), "'trust'"),
    "unknown mechanism": ((*QUICK, "--mechanisms", "withdrawl"), "'withdrawal'"),
    "no mechanism": ((*QUICK, "--mechanisms", ","), "names no mechanism"),
    "unknown measure": ((*QUICK, "--measures", "true_outpt"), "'true_output'"),
    "one replication": (("ablate", "home_care", "--replications", "1"), "whole number from 2"),
    "unknown lever": ((*FEW, "--set", "pay_shar=0.4"), "'pay_share'"),
    "bad language": ((*FEW, "--lang", "no"), "sv or en"),
    "no such file": ((*FEW, "--graph", "missing.csv"), "missing.csv"),
    "unknown option": ((*FEW, "--mechanism", "pay"), "--mechanism"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_one_line_exit_2(ablated, mistake):
    arguments, said = MISTAKES[mistake]
    done = ablated(*arguments)
    assert done.returncode == 2, done.stdout + done.stderr
    assert done.stdout == ""
    assert done.stderr.startswith("tillit: ")
    assert done.stderr.count("\n") == 1, done.stderr
    assert said in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_cancelling_ends_it(cancelled):
    assert cancelled("-m", "tillit", "ablate", "home_care", "--years", "50", "--engine", "reference") == []
