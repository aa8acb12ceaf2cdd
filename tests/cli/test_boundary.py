"""`tillit boundary` and `tillit levers` as a user runs them: another process."""

import json
import signal
import sys

import polars as pl
import pytest
from PIL import Image

QUICK = ("--years", "0.2", "--replications", "2")
MAP = ("boundary", "home_care", "--x", "alignment", "--y", "opportunists=0:0.5:2", "--steps", "3", *QUICK)
LEVERS = ("levers", "home_care", *QUICK)
SIZE = "tillit: 6 cells, 2 arms, 2 replications: 24 runs of 10 weeks\n"


def test_the_document_and_the_folder(tillit, tmp_path):
    done = tillit(*MAP, "--json", "--others", "hybrid,naive_trust", "--levers", "--out", "map", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stderr == (
        "tillit: 6 cells, 4 arms, 2 replications: 152 runs of 10 weeks, 104 of them to explain levers\n"
    )
    document = json.loads(done.stdout)
    assert set(document) == {
        *("scenario", "a", "b", "others", "measure", "x", "y", "years", "replications", "seed", "epoch"),
        *("level", "smallest", "least", "counts", "shares", "best", "dominated", "answer", "cells"),
        *("crossings", "levers", "folder", "figure"),
    }
    assert (document["a"], document["b"], document["others"]) == (
        "control",
        "trust",
        ["hybrid", "naive_trust"],
    )
    assert (document["measure"], document["least"], document["smallest"]) == ("service", 0.05, 0.01)
    assert document["x"]["values"] == [0.0, 0.5, 1.0]
    assert document["y"]["values"] == [0.0, 0.5]
    assert set(document["x"]) == {"quantity", "title", "unit", "values"}
    assert len(document["cells"]) == 6
    assert sum(document["counts"].values()) == 6
    assert len(document["crossings"]) == 2
    assert len(document["levers"]["flip"]["contributions"]) == 13
    folder = tmp_path / "map"
    assert {each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()} == {
        *("README.md", "boundary.json", "cells.csv", "cells.parquet", "crossings.csv", "crossings.parquet"),
        *("figures/boundary.png", "log.jsonl", "manifest.json", "runs.parquet", "values.parquet"),
    }
    assert pl.read_parquet(folder / "cells.parquet").to_dicts() == document["cells"]
    written = json.loads((folder / "boundary.json").read_text(encoding="utf-8"))
    assert written == {key: value for key, value in document.items() if key not in ("folder", "figure")}
    values = pl.read_parquet(folder / "values.parquet")
    assert values.height == 6 * 4 * 2
    a = values.filter((pl.col("side") == "a") & (pl.col("x") == 0.5) & (pl.col("y") == 0.5))["value"].mean()
    assert a == pytest.approx(
        next(each["a"] for each in document["cells"] if (each["x"], each["y"]) == (0.5, 0.5))
    )
    assert pl.read_parquet(folder / "runs.parquet")["run_id"].n_unique() == 6 * 4 * 2
    with Image.open(folder / "figures/boundary.png") as image:
        assert image.width > 1500
    readme = (folder / "README.md").read_text(encoding="utf-8")
    assert document["answer"]["en"] in readme


def test_the_same_command_gives_the_same_files(tillit, tmp_path):
    first = tillit(*MAP, cwd=tmp_path)
    assert first.returncode == 0, first.stderr
    (folder,) = (tmp_path / "tillit-runs").iterdir()
    assert folder.name.startswith("boundary-home_care-")
    before = {
        each: each.read_bytes() for each in folder.rglob("*") if each.suffix in (".parquet", ".csv", ".png")
    }
    again = tillit(*MAP, "--threads", "1", cwd=tmp_path)
    assert again.returncode == 0, again.stderr
    assert again.stdout == first.stdout
    assert {each: each.read_bytes() for each in before} == before
    other = tillit(*MAP, "--seed", "2", "--out", folder, cwd=tmp_path)
    assert other.returncode == 2
    assert "already holds something else" in other.stderr


def test_the_map_in_letters(tillit, tmp_path):
    done = tillit(*MAP, cwd=tmp_path, COLUMNS="100")
    assert done.returncode == 0, done.stderr
    assert done.stderr == SIZE
    assert "6 cells, 2 pairs of runs of 10 weeks in each, same luck in all of them, seed 1" in done.stdout
    lines = done.stdout.splitlines()
    header = next(place for place, line in enumerate(lines) if line.startswith("y \\ x"))
    assert lines[header].split()[3:6] == ["0", "0.5", "1"]
    assert [lines[header + row].split()[0] for row in (1, 2)] == ["0.5", "0"]  # y upwards
    assert "Incentive control (A) wins in" in done.stdout
    assert "not a forecast" in done.stdout


def test_the_map_in_swedish(tillit, tmp_path):
    done = tillit(*MAP, "--lang", "sv", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    for said in ("är bättre i", "av 6 rutor", "0,5", "Skiftar vid x", "ingen prognos"):
        assert said in done.stdout
    (folder,) = (tmp_path / "tillit-runs").iterdir()
    assert "Var svaret skiftar" in (folder / "README.md").read_text(encoding="utf-8")


def test_levers(tillit, tmp_path):
    done = tillit(*LEVERS, "--json", "--b", "hybrid", "--measure", "cooperation", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    document = json.loads(done.stdout)
    assert set(document) == {
        *("scenario", "a", "b", "measure", "years", "replications", "seed", "epoch", "level", "difference"),
        *("answer", "rows"),
    }
    assert (document["b"], document["measure"]) == ("hybrid", "cooperation")
    assert set(document["rows"][0]) == {"lever", "a", "b", "contribution", "low", "high", "share", "title"}
    total = sum(row["contribution"] for row in document["rows"])
    assert total == pytest.approx(document["difference"]["mean"])
    shown = tillit(*LEVERS, "--lang", "sv", cwd=tmp_path).stdout
    for said in ("13 styrval skiljer sig; 2 slumpade ordningar", "Summa, B − A", "Shapley-värdet"):
        assert said in shown
    assert list(tmp_path.iterdir()) == []


MISTAKES = {
    "no axis": (("boundary", "home_care", "--x", "alignment"), "--y"),
    "unknown axis": ((*MAP, "--x", "alignmnt"), "'alignment'"),
    "a choice": ((*MAP, "--x", "trust_rule"), "choice between delta or beta"),
    "out of bounds": ((*MAP, "--x", "alignment=0:2"), "outside 0 to 1"),
    "backwards": ((*MAP, "--x", "alignment=1:0"), "below"),
    "twice the same": ((*MAP, "--y", "alignment=0:0.5"), "same quantity"),
    "an assumption of one arm": ((*MAP, "--y", "b.opportunists"), "only levers"),
    "held still": ((*MAP, "--set", "alignment=0.4"), "leave it out"),
    "a means": ((*MAP, "--measure", "registered_output"), "not better in itself"),
    "unknown measure": ((*MAP, "--measure", "servic"), "'service'"),
    "nobody to measure": ((*MAP, "--measure", "legitimacy"), "no value in home_care"),
    "unknown other": ((*MAP, "--others", "hybird"), "'hybrid'"),
    "an other compared already": ((*MAP, "--others", "control"), "already"),
    "least": ((*MAP, "--least", "little"), "not a number"),
    "too many steps": ((*MAP, "--steps", "26"), "from 2 to 25"),
    "one replication": ((*MAP, "--replications", "1"), "from 2"),
    "no lever differs": ((*MAP, "--a", "trust", "--b", "trust_based", "--levers"), "governed alike"),
    "bad language": ((*MAP, "--lang", "no"), "sv or en"),
    "levers: alike": ((*LEVERS, "--a", "trust", "--b", "trust_based"), "governed alike"),
    "levers: unknown measure": ((*LEVERS, "--measure", "servic"), "'service'"),
    "levers: two measures": ((*LEVERS, "--measure", "service,harm"), "pass one"),
    "levers: one replication": ((*LEVERS, "--replications", "1"), "from 2"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_one_line_exit_2_nothing_written(tillit, tmp_path, mistake):
    arguments, said = MISTAKES[mistake]
    done = tillit(*arguments, cwd=tmp_path)
    assert done.returncode == 2, done.stdout + done.stderr
    assert done.stdout == ""
    assert done.stderr.startswith("tillit: ")
    assert done.stderr.removeprefix(SIZE).count("\n") == 1, done.stderr
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_cancelling_ends_it(cancelled, tmp_path, number):
    def begun(_):
        return list(tmp_path.glob("tillit-runs/.tillit-*/log.jsonl"))  # the part that is written into

    arguments = ("boundary", "home_care", "--x", "alignment", "--y", "opportunists", "--years", "100")
    (said,) = cancelled("-m", "tillit", *arguments, number=number, begun=begun)
    assert said.startswith("tillit: 49 cells")
