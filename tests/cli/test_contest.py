"""`tillit contest` as a user runs it."""

import json

import pytest

QUICK = ("contest", "home_care", "--years", "0.5", "--replications", "3")


def test_the_document(tillit, tmp_path):
    done = tillit(*QUICK, "--points", "2", "--regimes", "hybrid,trust", "--json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    document = json.loads(done.stdout)
    assert set(document["regimes"]) == {"hybrid", "trust"}
    (duel,) = document["duels"]
    assert set(duel) == {"a", "b", "difference", "sign", "a_ahead", "b_ahead", "flips"}
    assert (document["points"], document["replications_at_points"]) == (2, 4)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("lang", "words"), [("sv", "Högst: "), ("en", "Highest: ")])
def test_the_table_is_in_both_languages(tillit, tmp_path, lang, words):
    done = tillit(*QUICK, "--lang", lang, cwd=tmp_path)
    assert words in done.stdout
    assert done.stdout.count(" − ") >= 15


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("contest", "home_car"), "did you mean 'home_care'"),
        ((*QUICK, "--regimes", "hybridd,trust"), "hybridd"),
        ((*QUICK, "--measure", "nothing"), "measure"),
        ((*QUICK, "--vary", "0.3"), "also pass how many"),
        ((*QUICK, "--points", "1"), "points=1"),
        ((*QUICK, "--set", "gain=7"), "gain=7"),
    ],
)
def test_mistakes_are_one_line(tillit, tmp_path, arguments, said):
    done = tillit(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert said in done.stderr
