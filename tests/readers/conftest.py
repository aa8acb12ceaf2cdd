"""Files to read, what was read from them, and how they are refused."""

import pytest

from tillit.model.errors import ScenarioError
from tillit.readers.graphfile import read_graph

TABLE = """Anställningsnummer;Namn;Befattning;Enhet;Närmaste chef
1;Åsa Ek;Enhetschef;Söder;
2;Örjan Ås;Undersköterska;Söder;1
3;Eva Öst;Vårdbiträde;Söder;1
"""


GRAPHML = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="r" for="node" attr.name="role" attr.type="string"/>
<key id="u" for="node" attr.name="unit" attr.type="string"/>
<key id="m" for="node" attr.name="manager" attr.type="string"/>
<key id="o" for="node" attr.name="ort" attr.type="string"/>
<key id="l" for="node" attr.name="label" attr.type="string"/>
<key id="t" for="edge" attr.name="relation" attr.type="string"/>
<graph edgedefault="{direction}">{body}</graph></graphml>
"""


@pytest.fixture
def write(tmp_path):
    def written(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return written


@pytest.fixture
def refused(write):
    """Return the one-line error that reading a file with this name and content gives."""

    def refusal(name, content, **options):
        return refusal_of(write(name, content), **options)

    return refusal


def refusal_of(path, **options):
    with pytest.raises(ScenarioError) as caught:
        read_graph(path, **options)
    message = str(caught.value)
    assert message.isprintable(), "one line"
    assert path.name in message
    return message


def node(key, role=None, **more):
    attributes = {"r": role, **more}
    inside = "".join(
        f'<data key="{k}">{value}</data>' for k, value in attributes.items() if value is not None
    )
    return f'<node id="{key}">{inside}</node>'


def edge(source, target, relation=None):
    inside = "" if relation is None else f'<data key="t">{relation}</data>'
    return f'<edge source="{source}" target="{target}">{inside}</edge>'


def graphml(*body, direction="undirected"):
    return GRAPHML.format(direction=direction, body="".join(body))


def managers(graph):
    return [manager for _, manager in graph.nodes(data="manager")]


def roles(graph):
    return "".join(role[0] for _, role in graph.nodes(data="role"))


def units(graph):
    return [unit for _, unit in graph.nodes(data="unit")]


def relations(graph):
    return {(min(i, j), max(i, j)): relation for i, j, relation in graph.edges(data="relation")}


def peers(graph):
    return {tie for tie, relation in relations(graph).items() if relation == "peer"}
