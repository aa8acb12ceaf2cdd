"""Any file: what is opened, what is refused unread, what is said of it, and that nobody is named."""

import multiprocessing
import os
import pickle
import threading
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import networkx as nx
import pytest

from tillit.model.errors import ScenarioError
from tillit.model.structure import Structure
from tillit.readers.graphfile import Limits, read_graph

from .conftest import TABLE, edge, graphml, node, refusal_of

BILLION_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><graphml>&i;</graphml>"
)


def test_unknown_suffix_lists_the_known_ones(write):
    for path in (Path("/etc/hostname"), write("graph.docx", "x")):
        message = refusal_of(path)
        assert all(suffix in message for suffix in (".graphml", ".gexf", ".csv", ".tsv", ".txt", ".edgelist"))


@pytest.mark.parametrize("name", ["personal.xlsx", "personal.xls", "PERSONAL.ODS"])
def test_a_spreadsheet_is_to_be_saved_as_csv(refused, name):
    message = refused(name, b"PK")
    assert "save it as CSV first" in message
    assert "Spara som > CSV UTF-8" in message


def test_a_path_may_be_text(write):
    path = write("a.csv", TABLE)
    assert read_graph(str(path)).notices == read_graph(path).notices
    with pytest.raises(ScenarioError, match="No such file"):
        read_graph("absent.csv")


def test_missing_file_and_directory(tmp_path):
    assert "No such file" in refusal_of(tmp_path / "absent.csv")
    (tmp_path / "folder.csv").mkdir()
    assert "not a regular file" in refusal_of(tmp_path / "folder.csv")


def test_impossible_names():
    for name in ("a\nb.csv", "a\0b.csv"):
        with pytest.raises(ScenarioError) as caught:
            read_graph(name)
        assert str(caught.value).isprintable()


@pytest.mark.skipif(os.name == "nt", reason="such a name is impossible there")
def test_an_odd_name_is_shown_on_one_line(write):
    assert read_graph(write("a\nb.csv", TABLE)).notices[0].startswith("'a\\nb.csv': 2 staff")


def test_unreadable_file(write, monkeypatch):
    def denied(*_, **__):
        raise PermissionError(13, "Permission denied")

    path = write("a.csv", TABLE)
    monkeypatch.setattr(Path, "open", denied)
    assert "Permission denied" in refusal_of(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs on this system")
def test_fifo_and_device_are_refused_without_blocking(tmp_path):
    os.mkfifo(tmp_path / "a.csv")
    (tmp_path / "b.csv").symlink_to("/dev/zero")
    said = []
    reading = threading.Thread(
        target=lambda: said.extend(refusal_of(tmp_path / name) for name in ("a.csv", "b.csv")), daemon=True
    )
    reading.start()
    reading.join(timeout=20)
    assert ["not a regular file" in message for message in said] == [True, True]


def test_too_large_a_file_is_not_opened(write, monkeypatch):
    path = write("a.csv", TABLE)
    monkeypatch.setattr(Path, "open", lambda *_, **__: pytest.fail("opened"))
    assert "larger than 99 bytes" in refusal_of(path, limits=Limits(n_bytes=99))


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="no /proc on this system")
def test_file_that_hides_its_size_is_bounded(tmp_path):
    (tmp_path / "a.csv").symlink_to("/proc/self/status")
    assert "larger than 99 bytes" in refusal_of(tmp_path / "a.csv", limits=Limits(n_bytes=99))


def test_limits_on_people_and_ties(refused, write):
    assert "3 people, and at most 2" in refused("a.csv", TABLE, limits=Limits(n_people=2))
    assert "2 ties, and at most 1" in refused("a.csv", TABLE, limits=Limits(n_ties=1))
    exactly = Limits(n_people=3, n_ties=2, n_bytes=len(TABLE.encode()))
    assert len(read_graph(write("a.csv", TABLE), limits=exactly).graph) == 3


def test_reading_and_refusing_in_another_process(write):
    good, bad = write("good.csv", TABLE), write("bad.csv", "id;chef\n1;7\n")
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        loaded = pool.submit(read_graph, good).result()
        error = pool.submit(read_graph, bad).exception()
    here = read_graph(good)
    assert nx.utils.graphs_equal(loaded.graph, here.graph)
    assert (loaded.notices, loaded.sha256) == (here.notices, here.sha256)
    assert type(error) is ScenarioError
    assert str(error) == refusal_of(bad)


def test_names_and_ids_stay_in_the_file(write):
    files = [
        write("a.csv", TABLE.replace("2;Örjan", "E-77;Örjan")),
        write("a.graphml", graphml(node("Åsa Ek", "chef"), node("E-77", "staff", l="Örjan Ås"))),
        write("a.txt", "E-77 Åsa line"),
    ]
    for path in files:
        everything = pickle.dumps(read_graph(path)).decode("latin-1")
        for word in ("Åsa", "Örjan", "E-77"):
            assert word.encode().decode("latin-1") not in everything
        assert all("name" not in member for _, member in read_graph(path).graph.nodes(data=True))


def test_names_are_kept_when_asked_for(write):
    def names(name, content):
        graph = read_graph(write(name, content), keep_names=True).graph
        Structure.of_graph(graph)
        return [name for _, name in graph.nodes(data="name")]

    assert names("a.csv", TABLE) == ["Åsa Ek", "Örjan Ås", "Eva Öst"]
    assert names("b.csv", "id;Förnamn;Efternamn;Roll\n1;Åsa;Ek;x") == ["Åsa Ek"]
    assert names("d.csv", "Förnamn;Efternamn;Chef\nÅsa;Ek;\nBo;Al;Ek, Åsa") == ["Åsa Ek", "Bo Al"]
    assert names("c.csv", "id;Roll\n1;x") == ["1"]
    assert names("a.graphml", graphml(node("a", "chef"), node("b", "staff", l="Örjan"))) == ["a", "Örjan"]
    assert names("a.txt", "a b line") == ["a", "b"]


def test_errors_have_no_names(refused):
    broken = [
        ("a.csv", TABLE.replace("3;Eva", "2;Eva")),
        ("b.csv", TABLE.replace("Söder;1", "Söder;Örjan Skog")),
        ("c.csv", TABLE.replace("Söder;\n", "Söder;Eva Öst\n")),
        ("d.csv", TABLE.split("\n", 1)[1]),
        ("e.csv", TABLE + '4;"Örjan'),
        ("a.graphml", graphml(node("Eva Öst", "Örjan Ås"))),
        ("b.graphml", graphml(node("Eva Öst", "chef", m="Örjan Ås"))),
        ("c.graphml", graphml(node("Eva Öst", "chef"), "<edge source='Örjan Ås'><data key='Åsa'/></edge>")),
        ("a.txt", "Eva Örjan Åsa"),
        ("b.txt", "Eva Örjan line\nEva Åsa line"),
    ]
    for name, content in broken:
        message = refused(name, content)
        assert not any(word in message for word in ("Eva", "Öst", "Örjan", "Skog", "Åsa")), message


def test_the_notice_of_what_was_read(write):
    def said(name, content):
        return read_graph(write(name, content)).notices[0]

    table = 'Lön;Anst.nr;Roll;"Närmaste\nchef";;Slutdatum\n9;1;chef;;;\n9;2;chef;1;;\n9;3;staff;1;;\n'
    assert said("a.csv", table) == (
        "a.csv: 1 staff, 2 managers, 2 units; columns used: Anst.nr (id), Roll (role), "
        "Närmaste chef (manager); not used: Lön, Slutdatum; 1 without a manager; "
        "1 manager leads nobody, so their work is not simulated"
    )
    many = ";".join(f"Kolumn {n}" for n in range(20))
    assert "not used: Kolumn 0, " in said("a.csv", f"id;roll;{many}\n1;x\n")
    assert "Kolumn 7 and 12 more; " in said("a.csv", f"id;roll;{many}\n1;x\n")
    wide = said("a.csv", f"id;roll;{'x' * 500};\x1b[31m\n1;x\n")
    assert wide.isprintable()
    assert len(wide) < 200
    body = graphml(
        node("a", "chef"), node("b", "chef"), node("c", "staff"), node("d", "staff"), edge("a", "c")
    )
    assert said("a.graphml", body) == (
        "a.graphml: 2 staff, 2 managers, 2 units; colleagues are drawn; 3 without a manager; "
        "1 manager leads nobody, so their work is not simulated"
    )
    assert said("a.txt", "a b line\nb c line\na c\n") == (
        "a.txt: 1 staff, 2 managers, 2 units; 1 peer tie given; 1 without a manager"
    )


def test_circle_of_reporting_lines(refused):
    message = refused("a.csv", "id;chef\n1;\n\n2;4\n3;2\n4;3\n5;4\n")
    assert "circle" in message
    assert "row 4, row 6, row 5;" in message
    assert "line 2, line 3;" in refused("a.txt", "# a circle\na b line\nb a line\n")
    circle = graphml(node("a", "chef", m="b"), node("b", "chef", m="a"), node("c", "staff"))
    assert "node 1, node 2;" in refused("a.graphml", circle)


@pytest.mark.parametrize("name", ["a.graphml", "a.gexf"])
@pytest.mark.parametrize(
    "content",
    [
        BILLION_LAUGHS,
        '<!DOCTYPE g [<!ENTITY x SYSTEM "file:///etc/passwd">]><graphml>&x;</graphml>',
        '<!DOCTYPE g [<!ENTITY % x SYSTEM "http://localhost:9/x.dtd"> %x;]><graphml/>',
        '<!DOCTYPE graphml SYSTEM "http://localhost:9/graphml.dtd"><graphml/>',
    ],
)
def test_unsafe_xml(refused, name, content):
    assert "remove the DOCTYPE" in refused(name, content)
    assert "remove the DOCTYPE" in refused(name, content.encode("utf-16"))


def test_deep_and_many_elements(refused, write):
    assert "32 inside each other" in refused("a.gexf", "<a>" * 33 + "</a>" * 33)
    assert "32 inside each other" in refused("a.graphml", "<a>" * 100_000)
    content = graphml(node("a", "staff"))
    assert "more than 9 elements" in refused("a.graphml", content, limits=Limits(xml_elements=9))
    assert (
        len(read_graph(write("a.graphml", content), limits=Limits(xml_elements=10, xml_depth=4)).graph) == 1
    )
