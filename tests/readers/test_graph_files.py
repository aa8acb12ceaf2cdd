"""GraphML and GEXF: roles, relations and reporting lines."""

from collections import Counter

import networkx as nx
import pytest

from tillit.model.generators import care_chain, municipality, municipality_department
from tillit.readers.graphfile import FromFile, read_graph

from .conftest import edge, graphml, managers, node, peers, relations, roles, units

GEXF = """<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2"><graph defaultedgetype="{direction}">
<attributes class="node"><attribute id="0" title="roll" type="string"/></attributes>
<attributes class="edge"><attribute id="1" title="relation" type="string"/></attributes>
<nodes>{nodes}</nodes><edges>{edges}</edges></graph></gexf>
"""


def test_graphml_without_relations(write):
    body = [node("x", "chef", u="Söder"), node("y", "medarbetare"), node("z", "staff"), edge("x", "y")]
    loaded = read_graph(write("a.graphml", graphml(*body, edge("z", "x"), edge("y", "z"))))
    assert roles(loaded.graph) == "mss"
    assert managers(loaded.graph) == [None, 0, 0]
    assert peers(loaded.graph) == {(1, 2)}
    assert units(loaded.graph) == ["Söder"] * 3
    assert loaded.graph.graph["colleagues"] == "given"
    source = FromFile(loaded)
    assert source.draw(1) is source.draw(2)
    without = read_graph(write("b.graphml", graphml(*body))).graph
    assert without.graph["colleagues"] == "drawn"


def test_graphml_relations_in_words(write):
    body = [node("a", "manager"), node("b", "manager"), node("c", "staff"), edge("b", "a", "Linje")]
    body += [edge("a", "c", "line"), edge("b", "c", "kollega")]
    graph = read_graph(write("a.graphml", graphml(*body, direction="directed"))).graph
    assert managers(graph) == [None, 0, 0]
    assert peers(graph) == {(1, 2)}


def test_line_between_managers_needs_a_direction(refused, write):
    body = [node("a", "manager"), node("b", "manager"), node("c", "staff"), edge("a", "b", "line")]
    message = refused("a.graphml", graphml(*body))
    assert "nodes 1 and 2" in message
    assert "directed" in message
    body[1] = node("b", "manager", m="a")
    assert managers(read_graph(write("a.graphml", graphml(*body))).graph) == [None, 0, None]
    body[:2] = node("a", "manager", m="b"), node("b", "manager", m="b")
    assert managers(read_graph(write("a.graphml", graphml(*body))).graph) == [1, None, None]


def test_graph_without_roles(refused):
    for name, content in [
        ("a.graphml", graphml(node("a"), node("b", "staff"), node("c"))),
        ("a.gexf", GEXF.format(direction="undirected", nodes='<node id="a"/><node id="b"/>', edges="")),
    ]:
        message = refused(name, content)
        assert "has no roles" in message
        assert "2 of " in message
        assert "manager, staff, politician, citizen or reviewer" in message
    assert "nobody reports" in refused("a.txt", "a b\nb c peer\n")


def test_unknown_role_and_relation(refused):
    message = refused("a.graphml", graphml(node("a", "staff"), node("b", "wizard")))
    assert "node 2" in message
    assert "medarbetare" in message
    message = refused("a.graphml", graphml(node("a", "staff"), node("b", "chef"), edge("a", "b", "enemy")))
    assert "nodes 1 and 2" in message
    assert "linje" in message


def test_second_superior(refused):
    body = [node("a", "chef"), node("b", "chef"), node("c", "staff"), edge("a", "c"), edge("b", "c")]
    message = refused("a.graphml", graphml(*body))
    assert "nodes 2 and 3" in message
    assert "peer" in message
    assert "line 2" in refused("a.txt", "a b line\na c line\n")


def test_reporting_to_staff_or_nobody_known(refused):
    staff = [node("a", "staff"), node("b", "staff", m="a")]
    assert "node 2 reports to node 1, whose role is staff" in refused("a.graphml", graphml(*staff))
    line = [node("a", "staff"), node("b", "staff"), edge("a", "b", "line")]
    assert "node 1 reports to node 2" in refused("a.graphml", graphml(*line, direction="directed"))
    assert "nothing says who" in refused("a.graphml", graphml(*line))
    assert "node 1 has a manager that is not" in refused("a.graphml", graphml(node("a", "staff", m="q")))


REVIEW = [
    node("p", "revisor", u="Tillsyn"),
    node("q", "Granskare"),
    node("a", "chef", u="A"),
    node("b", "staff", u="A"),
    edge("b", "a", "line"),
]


@pytest.mark.parametrize("direction", ["directed", "undirected"])
@pytest.mark.parametrize("word", [None, "review", "granskning", "Tillsyn", "audit"])
def test_reviewers_are_kept_with_their_ties(write, direction, word):
    for ends in ("pa", "ap"):
        body = graphml(*REVIEW, edge(*ends, word), edge("q", "a", "granskar"), direction=direction)
        loaded = read_graph(write("a.graphml", body))
        assert (roles(loaded.graph), managers(loaded.graph)) == ("rrms", [None, None, None, 2])
        assert units(loaded.graph) == ["Tillsyn", "", "A", "A"]
        assert relations(loaded.graph) == {(2, 3): "line", (0, 2): "review", (1, 2): "review"}
        assert loaded.notices == (
            "a.graphml: 1 staff, 1 manager, 2 reviewers, 1 unit; 2 review ties given; colleagues are drawn; "
            "1 without a manager",
        )


def test_reporting_to_or_from_a_reviewer_is_review(write):
    reread = (
        "reporting lines of politicians, citizens and reviewers read as ties that follow from the roles: 1"
    )
    led = [*REVIEW[:2], node("a", "chef", u="A", m="p"), *REVIEW[3:]]
    leads = [node("p", "revisor", u="Tillsyn", m="a"), *REVIEW[1:]]
    for body in (led, leads, [*REVIEW, edge("a", "p", "line")], [*REVIEW, edge("p", "a", "line")]):
        loaded = read_graph(write("a.graphml", graphml(*body)))
        assert (roles(loaded.graph), managers(loaded.graph)) == ("rrms", [None, None, None, 2])
        assert relations(loaded.graph) == {(2, 3): "line", (0, 2): "review"}
        assert loaded.notices[1:] == (reread,)


@pytest.mark.parametrize(
    ("tie", "word"),
    [
        *(("pb", None), ("pb", "review"), ("pq", None), ("pq", "review"), ("pq", "line"), ("ab", "review")),
        *(("pa", "peer"), ("pa", "politics"), ("pb", "encounter"), ("pq", "civic"), ("pc", "review")),
        *(("pz", "review"), ("pz", None), ("pc", None)),
    ],
)
def test_reviewers_have_no_other_ties(write, tie, word):
    others = [node("c", "elev", u="A"), node("z", "politiker")]
    along = tie == "ab"  # a reporting line is what it is
    for ends in (tie, tie[::-1]):
        body = graphml(*REVIEW, *others, edge(*ends, word), direction="directed")
        loaded = read_graph(write("a.graphml", body))
        assert relations(loaded.graph) == {(2, 3): "line"}
        dropped = "ties dropped, because the model has no such relation between such roles or units: 1"
        assert loaded.notices[-1] == ("repeated ties merged: 1" if along else dropped)


AROUND = [
    node("p", "förtroendevald", u="board"),
    node("c", "chef", u="A"),
    node("s", "staff", u="A"),
    node("m", "brukare", o="Lund"),
    node("n", "Medborgare"),
    edge("s", "c", "linje"),
]


@pytest.mark.parametrize("direction", ["directed", "undirected"])
@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    "words", [("", "", ""), ("politik", "möte", "granne"), ("politics", "encounter", "civic")]
)
def test_politicians_and_citizens_are_kept_with_their_ties(write, direction, turned, words):
    ends = ["pc", "ms", "mn"]
    ties = [
        edge(*(each[::-1] if turned else each), word or None) for each, word in zip(ends, words, strict=True)
    ]
    loaded = read_graph(write("a.graphml", graphml(*AROUND, *ties, direction=direction)))
    assert [role for _, role in loaded.graph.nodes(data="role")] == [
        *("politician", "manager", "staff", "citizen", "citizen"),
    ]
    assert managers(loaded.graph) == [None, None, 1, None, None]
    assert units(loaded.graph) == ["board", "A", "A", "A", ""]
    assert loaded.graph.nodes[3]["locality"] == "Lund"
    assert "locality" not in loaded.graph.nodes[4]
    assert relations(loaded.graph) == {
        (1, 2): "line",
        (0, 1): "politics",
        (2, 3): "encounter",
        (3, 4): "civic",
    }
    assert loaded.graph.graph["colleagues"] == "drawn"
    assert loaded.notices == (
        "a.graphml: 1 staff, 1 manager, 1 politician, 2 citizens, 1 unit; "
        "1 politics tie, 1 encounter tie, 1 civic tie given; colleagues are drawn; 1 without a manager",
    )


@pytest.mark.parametrize(
    ("tie", "word"),
    [
        *(("pm", None), ("ps", None), ("pn", "civic"), ("cm", None), ("cm", "encounter"), ("pc", "peer")),
        *(("sm", "peer"), ("ps", "politics"), ("pm", "line"), ("ps", "line"), ("cm", "line")),
    ],
)
def test_ties_without_a_relation_in_the_model_are_dropped(write, tie, word):
    for ends in (tie, tie[::-1]):
        loaded = read_graph(write("a.graphml", graphml(*AROUND, edge(*ends, word), direction="directed")))
        assert relations(loaded.graph) == {(1, 2): "line"}
        dropped = "ties dropped, because the model has no such relation between such roles or units: 1"
        assert loaded.notices[-1] == dropped


def test_partners_are_across_units(write):
    body = [node("c", "chef", u="A"), node("s", "staff", u="A"), node("t", "staff", u="A")]
    body += [node("x", "staff", u="B"), edge("s", "c"), edge("t", "c")]
    body += [edge("s", "x", "samverkan"), edge("s", "t", "partner")]
    loaded = read_graph(write("a.graphml", graphml(*body)))
    assert relations(loaded.graph) == {(0, 1): "line", (0, 2): "line", (1, 3): "partner"}
    assert loaded.notices[-1].startswith("ties dropped")
    assert loaded.graph.graph["colleagues"] == "drawn"


def test_reporting_to_a_politician_is_politics(write):
    reread = (
        "reporting lines of politicians, citizens and reviewers read as ties that follow from the roles: 1"
    )
    for ends in ("cp", "pc"):
        for direction in ("directed", "undirected"):
            body = graphml(*AROUND, edge(*ends, "line"), direction=direction)
            loaded = read_graph(write("a.graphml", body))
            assert relations(loaded.graph) == {(1, 2): "line", (0, 1): "politics"}
            assert loaded.notices[1:] == (reread,)
    manager_attribute = [*AROUND[:1], node("c", "chef", u="A", m="p"), *AROUND[2:]]
    loaded = read_graph(write("a.graphml", graphml(*manager_attribute)))
    assert managers(loaded.graph) == [None, None, 1, None, None]
    assert relations(loaded.graph) == {(1, 2): "line", (0, 1): "politics"}
    served = [*AROUND[:3], node("m", "brukare", m="s"), *AROUND[4:]]
    loaded = read_graph(write("a.graphml", graphml(*served)))
    assert relations(loaded.graph) == {(1, 2): "line", (2, 3): "encounter"}
    assert loaded.notices[1:] == (reread,)


def test_of_two_relations_of_a_pair_the_first_one_stated_holds(write):
    body = [node("c", "chef", u="A"), node("s", "staff", u="A"), node("x", "staff", u="B"), edge("s", "c")]
    ties = [edge("s", "x"), edge("s", "x", "partner"), edge("x", "s", "peer")]
    loaded = read_graph(write("a.graphml", graphml(*body, *ties, direction="directed")))
    assert relations(loaded.graph) == {(0, 1): "line", (1, 2): "partner"}
    assert loaded.notices[1:] == ("repeated ties merged: 2",)


def test_the_unit_of_a_citizen_is_the_one_that_serves_her(write):
    body = [node("s", "staff", u="A"), node("t", "staff", u="B"), node("u", "staff", u="B")]
    body += [node("m", "elev", u="nowhere"), node("n", "elev", u="A"), node("o", "elev", u="nowhere")]
    body += [edge(citizen, staff) for citizen in "mn" for staff in "stu"]
    loaded = read_graph(write("a.graphml", graphml(*body)))
    assert units(loaded.graph) == ["A", "B", "B", "B", "A", ""]
    assert loaded.notices[1:] == ("citizens whose unit has no staff, read as without one: 2",)


def test_loops_and_repeated_ties_are_noticed(write):
    edges = [edge("a", "b"), edge("b", "a"), edge("b", "b"), edge("b", "c", "peer"), edge("c", "b", "peer")]
    body = [node("a", "chef"), node("b", "staff"), node("c", "staff"), *edges]
    loaded = read_graph(write("a.graphml", graphml(*body, direction="directed")))
    assert (managers(loaded.graph), peers(loaded.graph)) == ([None, 0, None], {(1, 2)})
    assert [notice.rsplit(": ")[-1] for notice in loaded.notices[1:]] == ["1", "2"]
    listed = read_graph(write("a.txt", "b a line\nb a\na a\n"))
    assert (managers(listed.graph), peers(listed.graph)) == ([1, None], set())
    assert [notice.rsplit(": ")[-1] for notice in listed.notices[1:]] == ["1", "1"]


def test_defaults_of_attributes(write):
    content = graphml(node("a"), node("b", "chef"), edge("a", "b")).replace(
        'attr.name="role" attr.type="string"/>',
        'attr.name="role" attr.type="string"><default>staff</default></key>',
    )
    assert roles(read_graph(write("a.graphml", content)).graph) == "sm"


def test_gexf(write):
    nodes = "".join(
        f'<node id="{key}" label="Åsa"><attvalues><attvalue for="0" value="{role}"/></attvalues></node>'
        for key, role in (("a", "Chef"), ("b", "Enhetschef"), ("c", "handläggare"))
    )
    edges = (
        '<edge id="0" source="b" target="a"><attvalues><attvalue for="1" value="linje"/></attvalues></edge>'
        '<edge id="1" source="c" target="b"/>'
    )
    loaded = read_graph(write("a.gexf", GEXF.format(direction="directed", nodes=nodes, edges=edges)))
    assert (roles(loaded.graph), managers(loaded.graph)) == ("mms", [None, 0, 1])


@pytest.mark.parametrize(("suffix", "save"), [(".graphml", nx.write_graphml), (".gexf", nx.write_gexf)])
@pytest.mark.parametrize(
    ("generator", "sizes", "read"),
    [
        (
            *(municipality_department, {"managers": 4, "staff": 30, "units": 2}),
            "30 staff, 4 managers, 3 units; {} given; 1 without a manager",
        ),
        (
            *(care_chain, {"span": 2, "politicians": 1, "partners": 1}),
            "12 staff, 8 managers, 2 politicians, 18 citizens, 8 units; {} given; 2 without a manager",
        ),
        (
            *(care_chain, {"span": 2, "politicians": 0, "partners": 1, "reviewers": 2}),
            "12 staff, 8 managers, 18 citizens, 2 reviewers, 8 units; {} given; 2 without a manager",
        ),
        (
            *(municipality_department, {"managers": 4, "staff": 30, "units": 2, "reviewers": 3}),
            "30 staff, 4 managers, 3 reviewers, 3 units; {} given; 1 without a manager",
        ),
        (
            *(municipality, {"units": 2, "span": 2, "board": 1, "committee": 1}),
            "20 staff, 16 managers, 6 politicians, 20 citizens, 16 units; {} given; 1 without a manager",
        ),
    ],
)
def test_what_networkx_writes_is_read_back(tmp_path, suffix, save, generator, sizes, read):
    graph = generator(1, **sizes).graph()
    saved = graph.copy()
    for _, member in saved.nodes(data=True):
        member["manager"] = "" if member["manager"] is None else str(member["manager"])
    save(saved, tmp_path / f"a{suffix}")
    loaded = read_graph(tmp_path / f"a{suffix}")
    assert dict(loaded.graph.nodes(data=True)) == dict(graph.nodes(data=True))
    assert nx.utils.graphs_equal(nx.Graph(loaded.graph.edges(data=True)), nx.Graph(graph.edges(data=True)))
    counted = Counter(relations(graph).values())
    names = ("peer", "partner", "politics", "encounter", "civic", "review")
    given = ", ".join(f"{counted[each]} {each} ties" for each in names if counted[each])
    assert loaded.notices == (f"a{suffix}: {read.format(given)}",)


@pytest.mark.parametrize("name", ["a.graphml", "a.gexf"])
def test_broken_xml(refused, name):
    whole = graphml(node("a", "chef"), node("b", "staff"), edge("a", "b"))
    assert "at line 9" in refused(name, whole[: len(whole) // 2 + 200])
    assert "at line 1" in refused(name, "")
    assert "networkx cannot read it" in refused(name, "<html><body/></html>")
    assert "encoding" in refused(name, '<?xml version="1.0" encoding="wonderland"?><a/>')
    assert "no people" in refused("a.graphml", graphml())


def test_networkx_warnings_stay_inside(write):
    content = graphml(node("a", "staff")).replace('attr.name="unit" attr.type="string"', 'attr.name="unit"')
    assert roles(read_graph(write("a.graphml", content)).graph) == "s"
