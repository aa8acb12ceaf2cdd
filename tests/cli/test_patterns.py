"""`tillit patterns` as a user runs it: tables, JSON, pictures, and mistakes in one line."""

import json
import sys

import polars as pl
import pytest

from tillit import patterns

QUICK = ("patterns", "goodhart", "--replications", "3")


def test_the_document(tillit, tmp_path):
    done = tillit(*QUICK, "--json", "--seed", "5", cwd=tmp_path)
    assert done.returncode in (0, 1), done.stderr
    rows = json.loads(done.stdout)
    assert [row["statement"] for row in rows] == [each.name for each in patterns.load("goodhart").statements]
    for row in rows:
        assert row["low"] <= row["observed"] <= row["high"]
        assert (row["replications"], row["seed"], row["level"]) == (3, 5, 1 - 0.05 / 3)
    assert [row["headline"] for row in rows].count(True) == 1
    assert list(tmp_path.iterdir()) == []


def test_the_exit_code_says_whether_anything_is_refuted(tillit, tmp_path):
    done = tillit("patterns", "switching_back", "--replications", "12", "--json", cwd=tmp_path)
    refuted = [row for row in json.loads(done.stdout) if row["verdict"] == "not supported"]
    assert [row["statement"] for row in refuted] == ["freedom_does_not_rise"]
    assert done.returncode == 1
    assert tillit("patterns", "goodhart", "--replications", "12", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize(("lang", "word", "comma"), [("sv", "stöds", "+0,1"), ("en", "supported", "+0.1")])
def test_the_table_is_in_both_languages(tillit, tmp_path, lang, word, comma):
    done = tillit(*QUICK[:2], "--replications", "8", "--lang", lang, cwd=tmp_path)
    assert word in done.stdout
    assert comma in done.stdout


def test_pictures_and_tables_are_written_whole(tillit, tmp_path):
    done = tillit(*QUICK, "remedies", "--out", "pictures", "--lang", "sv", cwd=tmp_path)
    assert done.returncode in (0, 1), done.stderr
    folder = tmp_path / "pictures"
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert names == {
        *("README.md", "log.jsonl", "manifest.json", "statements.csv", "statements.parquet"),
        *("figures/02-goodhart.png", "figures/08-remedies.png"),
    }
    table = pl.read_parquet(folder / "statements.parquet")
    assert table.height == 10
    assert table.equals(pl.read_csv(folder / "statements.csv", schema=table.schema))
    before = (folder / "figures/02-goodhart.png").read_bytes()
    again = tillit(*QUICK, "remedies", "--out", "again", "--lang", "sv", cwd=tmp_path)
    assert again.returncode == done.returncode
    assert (tmp_path / "again/figures/02-goodhart.png").read_bytes() == before


def test_points_and_ablation(tillit, tmp_path):
    points = tillit(*QUICK[:2], "--points", "3", "--replications", "1", "--json", cwd=tmp_path)
    document = json.loads(points.stdout)
    assert (document["points"], document["replications"], document["vary"]) == (3, 1, 0.5)
    shares = [each["share"] for one in document["patterns"] for each in one["statements"]]
    assert all(0 <= share <= 1 for share in shares)
    removed = tillit(*QUICK, "--ablate", "--mechanisms", "pay", "--json", cwd=tmp_path)
    (row, *_) = json.loads(removed.stdout)["statements"]
    assert row["held"]
    assert [each["mechanism"] for each in row["lost_without"]] == ["pay"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("godhart",), "'godhart' is not a pattern; did you mean 'goodhart'?"),
        (("goodhart", "--replications", "1"), "replications=1 is not a whole number from 2"),
        (("goodhart", "--vary", "0.5"), "also pass how many"),
        (("goodhart", "--mechanisms", "pay"), "also pass --ablate"),
        (("goodhart", "--ablate", "--points", "3"), "ask one at a time"),
        (("goodhart", "--ablate", "--out", "x"), "use --json instead"),
        (("goodhart", "--points", "1"), "points=1 is not a whole number from 2"),
        (("goodhart", "--points", "3", "--vary", "2"), "vary=2 is not a number above 0, up to 1"),
        (("goodhart", "--ablate", "--mechanisms", "payy"), "did you mean 'pay'"),
        (("goodhart", "--seed", "x"), "seed=x"),
    ],
)
def test_mistakes_are_one_line(tillit, tmp_path, arguments, said):
    done = tillit("patterns", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_cancelling_ends_it(cancelled, tmp_path):
    def begun(_):
        return list(tmp_path.glob(".tillit-*/log.jsonl"))

    arguments = ("patterns", "--replications", "500", "--out", "pictures")
    assert cancelled("-m", "tillit", *arguments, begun=begun) == []
