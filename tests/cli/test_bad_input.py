"""Every mistake of a user: one line, exit code 2, nothing written."""

import pytest

GRAPHML = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="r" for="node" attr.name="role" attr.type="string"/>
<graph edgedefault="undirected"><node id="a"><data key="r">manager</data></node><node id="b"/>
<edge source="a" target="b"/></graph></graphml>
"""
CYCLE = "id;chef;befattning\n1;2;Enhetschef\n2;3;Enhetschef\n3;1;Enhetschef\n4;1;Handläggare\n"

MISTAKES = {
    "unknown scenario": (("compare", "hem_care"), "home_care"),
    "unknown arm": (("compare", "home_care", "--a", "trst"), "'trust'"),
    "unknown regime": (("run", "home_care", "--regime", "hybird"), "'hybrid'"),
    "arm and regime": (("run", "home_care", "--arm", "trust", "--regime", "hybrid"), "one of them"),
    "lever out of bounds": (("compare", "home_care", "--set", "pay_share=1.4"), "outside 0 to 1"),
    "lever not a number": (("compare", "home_care", "--set", "pay_share=much"), "not a number"),
    "lever nan": (("compare", "home_care", "--set", "pay_share=nan"), "not a number"),
    "unknown lever": (("compare", "home_care", "--set", "pay_shar=0.4"), "'pay_share'"),
    "unknown side": (("compare", "home_care", "--set", "c.pay_share=0.4"), "no arm 'c'"),
    "arm b in a single run": (("run", "home_care", "--set", "b.pay_share=0.4"), "no arm 'b'"),
    "years far below zero": (("compare", "home_care", "--years=-1e307"), "one week"),
    "an empty arm": (("compare", "home_care", "--a", ""), "neither an arm"),
    "assumption in one arm": (("compare", "home_care", "--set", "b.opportunists=0.4"), "for both"),
    "unknown rule": (("compare", "home_care", "--set", "trust_rule=gamma"), "delta or beta"),
    "not an assignment": (("compare", "home_care", "--set", "pay_share"), "name=value"),
    "no weeks a row": (("compare", "home_care", "--every", "0"), "whole number from 1 to 5200 (weeks a row)"),
    "no replications": (("compare", "home_care", "--replications", "0"), "whole number from 1"),
    "replications not a number": (("compare", "home_care", "--replications", "many"), "whole number from 1"),
    "seed not a number": (("compare", "home_care", "--seed", "x"), "whole number from 0"),
    "seed negative": (("compare", "home_care", "--seed", "-1"), "whole number from 0"),
    "seed too large": (("compare", "home_care", "--seed", "4294967296"), "whole number from 0"),
    "no years": (("compare", "home_care", "--years", "0"), "one week"),
    "years not a number": (("compare", "home_care", "--years", "long"), "one week"),
    "years infinite": (("compare", "home_care", "--years", "inf"), "100"),
    "years nan": (("compare", "home_care", "--years", "nan"), "100"),
    "unknown measure": (("compare", "home_care", "--measures", "true_outpt"), "'true_output'"),
    "no measure": (("compare", "home_care", "--measures", ","), "names no measure"),
    "unknown engine": (("compare", "home_care", "--engine", "nativ"), "'native'"),
    "no threads": (("compare", "home_care", "--threads", "0"), "whole number from 1"),
    "unknown language": (("compare", "home_care", "--lang", "no"), "sv or en"),
    "unknown command": (("compair",), "compair"),
    "unknown option": (("compare", "home_care", "--yeers", "1"), "--yeers"),
    "missing scenario": (("compare",), "SCENARIO"),
    "no such file": (("compare", "home_care", "--graph", "missing.csv"), "missing.csv"),
    "a folder": (("compare", "home_care", "--graph", "."), "file"),
    "a device": (("compare", "home_care", "--graph", "/dev/zero"), "file"),
    "not a graph": (("compare", "home_care", "--graph", "/etc/hostname"), ".graphml"),
    "graph without roles": (("compare", "home_care", "--graph", "no_roles.graphml"), "role"),
    "truncated graph": (("compare", "home_care", "--graph", "truncated.graphml"), "truncated.graphml"),
    "empty edge list": (("compare", "home_care", "--graph", "empty.txt"), "empty.txt"),
    "cycle": (("compare", "home_care", "--graph", "cycle.csv"), "circle"),
    "unwritable folder": (("compare", "home_care", "--out", "/proc/tillit/x"), "--out"),
    "a file as folder": (("compare", "home_care", "--out", "cycle.csv"), "--out"),
    "since not a year": (("compare", "home_care", "--since", "later"), "since=later"),
    "since before the start": (("compare", "home_care", "--since=-1"), "since=-1"),
    "no port": (("dashboard", "--port", "0"), "whole number from 1 to 65535"),
    "port not a number": (("dashboard", "--port", "http"), "whole number from 1 to 65535"),
    "not an address of this machine": (("dashboard", "--host", "192.0.2.1"), "host=192.0.2.1"),
    "no jobs": (("dashboard", "--jobs", "0"), "jobs=0"),
    "visitors not a number": (("dashboard", "--visitors", "all"), "visitors=all"),
    "dashboard in another language": (("dashboard", "--lang", "no"), "sv or en"),
    "below a file": (("compare", "home_care", "--out", "cycle.csv/x"), "--out"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_one_line_exit_2_nothing_written(tillit, tmp_path, mistake):
    (tmp_path / "no_roles.graphml").write_text(GRAPHML, encoding="utf-8")
    (tmp_path / "truncated.graphml").write_text(GRAPHML[:260], encoding="utf-8")
    (tmp_path / "empty.txt").write_text("# nobody\n\n", encoding="utf-8")
    (tmp_path / "cycle.csv").write_text(CYCLE, encoding="utf-8")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    arguments, said = MISTAKES[mistake]
    done = tillit(*arguments, cwd=tmp_path)
    assert done.returncode == 2, done.stdout + done.stderr
    assert done.stdout == ""
    assert done.stderr.startswith("tillit: ")
    assert done.stderr.count("\n") == 1, done.stderr
    assert said in done.stderr
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
