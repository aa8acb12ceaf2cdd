"""The program as a user runs it: another process, a folder of its own."""

import contextlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from tillit.model.measures import MEASURES, by_group
from tillit.native import engines

PEOPLE = """\
\ufeffAnst.nr;Namn;Befattning;Enhet;Närmaste chef

1;Åsa Öberg;Förvaltningschef;Ledning;
2;Björn Ek;Enhetschef;Västra Ängen;1
3;Örjan Åkesson;Enhetschef;Södra Ön;1
""" + "".join(
    f"{number};Person {number};Undersköterska;{('Södra Ön', 'Västra Ängen')[number % 2]};{3 - number % 2}\n"
    for number in range(4, 41)
)


def contents(folder):
    """The bytes of every file that must not depend on how it was computed."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(Path(folder).rglob("*"))
        if path.is_file() and path.name not in ("manifest.json", "log.jsonl")
    }


@pytest.fixture(scope="module")
def usual(compared, tmp_path_factory):
    """A comparison as it comes: the document and the bytes of its folder."""
    document = compared(tmp_path_factory.mktemp("usual"))
    return document, contents(document["folder"])


def test_compare_prints_a_table_and_where_things_are(tillit, tmp_path):
    done = tillit("compare", "home_care", "--years", "0.2", "--replications", "4", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stderr == ("" if engines.kernel() else engines_notice())
    lines = done.stdout.splitlines()
    assert "True output" in done.stdout
    assert "4 replications of 10 weeks" in done.stdout
    assert "Prevention built up, Trust: the last week. All else: mean over the whole period." in lines
    figure, folder = (line.split(": ", 1)[1] for line in lines[-2:])
    assert Path(figure).read_bytes().startswith(b"\x89PNG")
    manifest = json.loads((Path(folder) / "manifest.json").read_text(encoding="utf-8"))
    assert set(manifest["outputs"]) == set(contents(folder))
    assert manifest["configuration"]["a"]["arm"] == "control"


def engines_notice():
    return f"tillit: {engines.NO_KERNEL}\n"


def test_compare_document_has_the_agreed_shape(usual):
    document, files = usual
    assert {"scenario", "a", "b", "years", "replications", "seed", "since_week", "version"} <= set(document)
    assert document["since_week"] == 1
    each = document["measures"]["true_output"]
    assert set(each) == {"a", "b", "difference"}
    assert set(each["difference"]) == {"mean", "low", "high", "share_b_higher"}
    series = document["series"]["true_output"]
    assert series["week"] == [1, 2, 3, 4, 5]
    assert len(series["a"]) == len(series["b"]) == 5
    assert {"runs.parquet", "steps/shard-00000.parquet", "summary.parquet", "summary.csv"} <= set(files)


RARE = (
    "hours_for_coaching",
    "scandals",
    "political_control",
    "turnover",
    "turnover_of_managers",
    "cost",
    "reports",
    "found_by_review",
)


def measured(document):
    """What was measured: home care has no citizens, politicians, reviewers or partners."""
    return {name: each for name, each in document["measures"].items() if each["a"]["mean"] is not None}


def test_what_has_nobody_to_measure_is_missing_and_said_so(tillit, usual, tmp_path):
    missing = set(usual[0]["measures"]) - set(measured(usual[0]))
    assert {"legitimacy", "citizens_withdrawn", "trust_in_politicians"} <= missing
    assert all(set(usual[0]["measures"][name]["difference"].values()) == {None} for name in missing)
    text = tillit("compare", "home_care", "--years", "0.1", "--replications", "2", cwd=tmp_path).stdout
    table, _, after = text.partition("Not measured here, nobody of that kind is there: Legitimacy, ")
    assert after
    assert "Legitimacy" not in table


def test_two_regimes_differ_with_intervals_of_positive_width(usual):
    document, _ = usual
    assert len(measured(document)) > 20
    for name, each in measured(document).items():
        assert each["difference"]["mean"] != 0 or name in RARE, name
        assert each["difference"]["low"] < each["difference"]["high"] or name in RARE, name


def test_equal_regimes_differ_by_exactly_nothing(compared, tmp_path):
    document = compared(tmp_path, "--a", "hybrid", "--b", "hybrid")
    for each in measured(document).values():
        assert set(each["difference"].values()) == {0}
        assert each["a"] == each["b"]
    for each in document["series"].values():
        assert each["a"] == each["b"]


def test_another_seed_gives_other_numbers(compared, usual, tmp_path):
    other = compared(tmp_path, "--seed", 2)
    for name, each in measured(usual[0]).items():
        assert name in RARE or each["a"]["mean"] != other["measures"][name]["a"]["mean"], name


@pytest.mark.parametrize(
    "how",
    [
        pytest.param(("--threads", "1"), id="one thread"),
        pytest.param(("--threads", "2"), id="two threads"),
        pytest.param(("--engine", "reference"), id="reference"),
        pytest.param(("--set", "a.pay_share=0.8"), id="a lever at its own value"),
        pytest.param(("--set", "opportunists=0.25"), id="an assumption at its own value"),
    ],
)
def test_same_bytes_however_it_is_computed(compared, usual, tmp_path, how):
    assert contents(compared(tmp_path, *how)["folder"]) == usual[1]


def dispatched_by_numpy():
    """What numpy chooses by the processor; only that can be switched off."""
    from numpy._core._multiarray_umath import __cpu_dispatch__, __cpu_features__

    return [name for name in __cpu_dispatch__ if __cpu_features__.get(name)]


@pytest.mark.skipif(sys.platform != "linux", reason="the setting is glibc's")
def test_same_bytes_without_fused_arithmetic(compared, usual, tmp_path):
    without = compared(
        tmp_path,
        GLIBC_TUNABLES="glibc.cpu.hwcaps=-AVX2,-FMA,-AVX512F,-FMA4",
        NPY_DISABLE_CPU_FEATURES=" ".join(dispatched_by_numpy()),
    )
    assert contents(without["folder"]) == usual[1]


def test_rows_of_common_measures_do_not_depend_on_the_others(compared, usual, tmp_path):
    few = compared(tmp_path, "--measures", "cooperation,true_output")
    assert list(few["measures"]) == ["true_output", "cooperation"]
    path = "steps/shard-00000.parquet"
    all_rows = pl.read_parquet(Path(usual[0]["folder"]) / path)
    few_rows = pl.read_parquet(Path(few["folder"]) / path)
    assert few_rows.equals(all_rows.filter(pl.col("measure").is_in(["cooperation", "true_output"])))


def test_one_replication_has_no_interval(compared, tmp_path):
    document = compared(tmp_path, "--replications", "1")
    assert document["measures"]["cooperation"]["difference"]["low"] is None
    assert document["measures"]["cooperation"]["difference"]["mean"] is not None


def test_a_personnel_offices_csv_runs_and_names_stay_out(compared, tmp_path):
    (tmp_path / "Personal våren.csv").write_text(PEOPLE, encoding="utf-8")
    document = compared(tmp_path, "--graph", "Personal våren.csv")
    everything = json.dumps(document, ensure_ascii=False) + "".join(
        path.read_bytes().decode("utf-8", errors="ignore")
        for path in Path(document["folder"]).rglob("*")
        if path.is_file()
    )
    for name in ("Åsa", "Öberg", "Björn", "Åkesson"):
        assert name not in everything
    assert document["measures"]["true_output"]["a"]["mean"] > 0


def test_run(tillit, tmp_path):
    arguments = ("run", "home_care", "--regime", "hybrid", "--years", "0.2", "--json")
    done = tillit(*arguments, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    assert document["arm"] == "hybrid"
    assert 0 < document["measures"]["cooperation"] < 1
    assert len(document["series"]["cooperation"]["value"]) == 10
    steps = pl.read_parquet(Path(document["folder"]) / "steps/shard-00000.parquet")
    cooperation = steps.filter(pl.col("measure") == "cooperation")["value"].to_list()
    assert cooperation == document["series"]["cooperation"]["value"]


def test_tables_in_swedish_have_decimal_commas(tillit, tmp_path):
    done = tillit("run", "home_care", "--years", "0.1", "--lang", "sv", cwd=tmp_path)
    assert "Verklig nytta" in done.stdout
    assert re.search("Samarbetar +0,", done.stdout)
    assert " 0." not in done.stdout


def test_list(tillit, tmp_path):
    document = json.loads(tillit("list", "--json", cwd=tmp_path).stdout)
    assert {"scenarios", "levers", "presets", "measures", "patterns", "traps", "lessons"} <= set(document)
    assert [each["number"] for each in document["patterns"]] == list(range(1, 11))
    assert {"name", "title", "source", "status", "arms", "claims"} <= set(document["scenarios"][0])
    assert {each["group"] for each in document["measures"]} <= {each["name"] for each in document["groups"]}
    assert all(each["source"] and each["unit"] for each in document["levers"] + document["assumptions"])
    swedish = tillit("list", "--lang", "sv", cwd=tmp_path, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert "Högt i tak" in swedish.stdout
    assert "\n Hur arbetet görs\n  registered_output " in swedish.stdout
    assert " = peer_trust / peer_ties\n" in swedish.stdout


def test_version_and_help(tillit, tmp_path):
    assert tillit("--version", cwd=tmp_path).stdout.startswith("tillit 0.")
    for command in ("list", "run", "compare", "validate"):
        done = tillit(command, "--help", cwd=tmp_path)
        assert done.returncode == 0
        assert "Usage:" in done.stdout


def test_validate(tillit, tmp_path):
    done = tillit("validate", "--json", cwd=tmp_path)
    assert done.returncode == 0
    results = json.loads(done.stdout)
    assert all(each["passed"] for each in results)
    assert {"id", "kind", "expected", "observed", "tolerance", "passed", "source"} == set(results[0])


def test_same_command_again_replaces_and_another_is_refused(tillit, tmp_path):
    arguments = ("compare", "home_care", "--years", "0.1", "--replications", "2", "--out", "mine")
    assert tillit(*arguments, cwd=tmp_path).returncode == 0
    before = contents(tmp_path / "mine")
    assert tillit(*arguments, cwd=tmp_path).returncode == 0
    assert contents(tmp_path / "mine") == before
    refused = tillit(*arguments, "--seed", "5", cwd=tmp_path)
    assert refused.returncode == 2
    assert "already holds something else" in refused.stderr
    assert contents(tmp_path / "mine") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine"]


def in_a_terminal(columns, *arguments, cwd):
    """Run the program in a terminal so many columns wide, and return what it shows, without its styles."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    environment = {**os.environ, "TERM": "xterm", "NO_COLOR": "1"}
    environment.pop("COLUMNS", None)
    with subprocess.Popen(
        [sys.executable, "-m", "tillit", *arguments],
        cwd=cwd,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        env=environment,
    ) as process:
        os.close(theirs)
        shown = b""
        with contextlib.suppress(OSError):  # the other end is closed
            while part := os.read(ours, 65536):
                shown += part
    os.close(ours)
    assert process.returncode == 0
    return re.sub("\x1b\\[[0-9;]*m|\r", "", shown.decode("utf-8"))


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
@pytest.mark.parametrize("columns", [80, 60])
def test_numbers_are_never_cut_in_a_narrow_terminal(tmp_path, columns):
    command = ("compare", "home_care", "--years", "0.1", "--replications", "2")
    text = in_a_terminal(columns, *command, cwd=tmp_path)
    table = text[text.index("Measure") : text.index("True output is higher")]
    rows = len([line for line in table.splitlines() if re.search(r"\d/2$", line.rstrip())])
    assert rows > 20
    assert table.count("0.") >= rows * 3
    # One ellipsis a row stands between the ends of its interval; any more would be a number cut.
    assert table.count("…") == rows


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
@pytest.mark.parametrize("command", ["run", "compare"])
def test_eighty_columns_hold_a_table_with_one_line_for_each_number(tmp_path, command):
    text = in_a_terminal(80, command, "home_care", "--years", "0.1", "--lang", "sv", cwd=tmp_path)
    table = text[text.index("Mått  ") : text.index("\nMäts inte här")].splitlines()
    assert max(map(len, table)) <= 80
    missing = text[text.index("Mäts inte här") : text.index("\n\n", text.index("Mäts inte här"))]
    here = [each for each in MEASURES.values() if each.title.sv not in missing.replace("\n", " ")]
    assert len(here) > 20
    groups = by_group(here)
    expected = [
        title
        for group, members in groups.items()
        for title in (group.value.sv, *(f"  {each.title.sv}" for each in members))
    ]
    first = 2 + max(len(each.title.sv) for each in here)
    assert [line[:first].rstrip() for line in table[1:] if line[:first].strip()] == expected
    assert len([line for line in table if re.search(r"\d,\d", line)]) == len(here)


def test_a_closed_pipe_is_no_accident(tmp_path):
    command = f"{sys.executable} -m tillit list | head -n 1"
    done = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_standard_output_is_one_line(tmp_path):
    command = f"{sys.executable} -m tillit list > /dev/full"
    done = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
