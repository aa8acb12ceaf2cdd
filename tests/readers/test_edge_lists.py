"""Edge lists: ties and who they join."""

import networkx as nx
import pytest

from tillit.readers.graphfile import read_graph

from .conftest import managers, peers, relations, roles, units


@pytest.mark.parametrize("suffix", [".txt", ".edges", ".edgelist"])
def test_edge_list(write, suffix):
    content = "# who\n\nb  a line\nc;a;LINJE\nd,b,line # note\nc\tb\tkollega\nc d\n"
    graph = read_graph(write(f"a{suffix}", content)).graph
    assert len(read_graph(write("b.txt", "\ufeffa b line\nc a line\n")).graph) == 3
    # Places in file order: b, a, c, d.
    assert (roles(graph), managers(graph)) == ("mmss", [1, None, 1, 0])
    assert peers(graph) == {(0, 2), (2, 3)}


def test_edge_list_as_networkx_writes_it(tmp_path, write):
    graph = nx.DiGraph()
    graph.add_edge("b", "a", relation="line", weight=1)
    graph.add_edge("c", "a", weight=2.5, relation="line")
    graph.add_edge("b", "c")
    nx.write_edgelist(graph, tmp_path / "a.edgelist")
    assert "b c {}" in (tmp_path / "a.edgelist").read_text()
    loaded = read_graph(tmp_path / "a.edgelist").graph
    assert (managers(loaded), peers(loaded)) == ([1, None, 1], {(0, 2)})
    typed = 'a b {"Relation": "linje"} # note\nc\tb\t{}\nd;b;{"x": "line"}\n'
    loaded = read_graph(write("b.txt", typed)).graph
    assert (managers(loaded), peers(loaded)) == ([1, None, None, None], {(1, 2), (1, 3)})


def test_edge_list_with_politicians_and_citizens(write):
    content = (
        "m n\nm s\ns c line\nt d line\np c politik\nm s möte\nn m civic\np d\ns t partner\nq s encounter\n"
    )
    loaded = read_graph(write("a.txt", content))
    # Places in file order: m, n, s, c, t, d, p, q.
    assert roles(loaded.graph) == "ccsmsmpc"
    assert relations(loaded.graph) == {
        (0, 1): "civic",
        (0, 2): "encounter",
        (2, 3): "line",
        (4, 5): "line",
        (3, 6): "politics",
        (5, 6): "politics",
        (2, 4): "partner",
        (2, 7): "encounter",
    }
    assert units(loaded.graph) == ["unit 1", "", "unit 1", "unit 1", "unit 2", "unit 2", "", "unit 1"]
    assert loaded.notices[1:] == ("repeated ties merged: 2",)
    led = read_graph(write("b.txt", "m c encounter\ns c line\n"))
    assert relations(led.graph) == {(1, 2): "line"}
    assert led.notices[-1].startswith("ties dropped")


def test_edge_list_with_reviewers(write):
    loaded = read_graph(write("a.txt", "r c granskning\ns c line\nt d line\nd r\nq r\nq d review\nr s\n"))
    # Places in file order: r, c, s, t, d, q.
    assert (roles(loaded.graph), managers(loaded.graph)) == ("rmssmr", [None, None, 1, 4, None, None])
    assert relations(loaded.graph) == {
        (1, 2): "line",
        (3, 4): "line",
        (0, 1): "review",
        (0, 4): "review",
        (4, 5): "review",
    }
    assert loaded.notices[0].startswith(
        "a.txt: 2 staff, 2 managers, 2 reviewers, 2 units; 3 review ties given"
    )
    # Two reviewers have no tie, and neither has a reviewer with a member of staff.
    dropped = "ties dropped, because the model has no such relation between such roles or units: 2"
    assert loaded.notices[1:] == (dropped,)
    led = read_graph(write("b.txt", "r s review\ns c line\n"))
    assert relations(led.graph) == {(1, 2): "line"}
    assert led.notices[-1] == dropped.replace(": 2", ": 1")


def test_edge_list_errors(refused):
    assert "line 1 is not a tie" in refused("a.txt", "a b {'relation': 'enemy'}\n")
    assert "line 1 is not a tie" in refused("a.txt", "a {'relation': 'line'}\n")
    assert "line 1 is not a tie" in refused("a.txt", "a b c {}\n")
    assert "nobody reports" in refused("a.txt", "a b {}\n")
    for content in (
        "m s encounter\ns a line\nm a line\n",
        "p a politics\nb p partner\n",
        "a p politics\np a civic\n",
        "r a review\nr b line\n",
        "r a review\nb r politics\n",
    ):
        message = refused("a.txt", content)
        assert "give somebody different roles" in message
        assert "line 1" in message
    assert "no people" in refused("a.txt", "")
    assert "no people" in refused("a.txt", "# nothing\n\n  ;;\n")
    assert "line 2 is not a tie" in refused("a.txt", "a b line\nc\n")
    assert "line 1 is not a tie" in refused("a.txt", "a b enemy\n")
