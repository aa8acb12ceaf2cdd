import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tillit.model.errors import ScenarioError
from tillit.model.generators import (
    care_chain,
    collaborating_organisations,
    hospitals,
    municipality,
    municipality_department,
    school,
)
from tillit.model.structure import Structure
from tillit.readers.graphfile import SUFFIXES, read_graph

HEADERS = [
    "id;namn;roll;chef;enhet\n",
    "Efternamn, Förnamn;Befattning;Närmaste chef\n",
    "Personallista\n;;\nAnst.nr;Förnamn;Efternamn;Befattning;Chef;Lön\n",
    "",
]
CELLS = [
    "1",
    "2",
    "3",
    "Å",
    "",
    "-",
    "chef",
    "usk",
    "elev",
    "ordförande",
    "revisor",
    '"',
    '"1"',
    "1;2",
    "\n",
    "\0",
]
CELLS += ["Summa", "vakant", "Projektledare", "Quist, Zoe", "Zoe Quist"]
TIES = [
    "1",
    "2",
    "3",
    "line",
    "peer",
    "kollega",
    "politik",
    "tillsyn",
    "möte",
    "civic",
    "#",
    ";",
    ",",
    "\t",
    "\n",
    "\n",
    "\n",
    "enemy",
]
TIES += ["{}", "{'relation': 'line'}", "{", "}"]

GRAPHML = """<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="r" for="node" attr.name="role" attr.type="string"/><key id="m" for="node" attr.name="chef"/>
<key id="n" for="node" attr.name="x" attr.type="int"/><key id="t" for="edge" attr.name="relation"/>
<graph edgedefault="DIRECTION">BODY</graph></graphml>"""
GEXF = """<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2"><graph defaultedgetype="DIRECTION">
<attributes class="node"><attribute id="r" title="role" type="string"/></attributes>
<attributes class="node"><attribute id="m" title="chef" type="string"/></attributes>
<attributes class="edge"><attribute id="t" title="relation" type="string"/></attributes>
<nodes>BODY</nodes><edges>BODY</edges></graph></gexf>"""

keys = st.sampled_from(["a", "b", "c"])
words = st.sampled_from(
    [
        *("staff", "chef", "politiker", "brukare", "revisor", "line", "peer", "civic", "möte", "review"),
        *("a", "b", "wizard", ""),
    ]
)
inside = {
    ".graphml": '<data key="{0}">{1}</data>',
    ".gexf": '<attvalues><attvalue for="{0}" value="{1}"/></attvalues>',
}
odd = st.sampled_from(
    ["<edge/>", "<node/>", "<hyperedge/>", '<data key="q"/>', "<port/>", "&x;", "</graph>", "Å"]
)


def texts(suffix):
    """Return texts that look like the format, and are now and then right."""
    if suffix in (".csv", ".tsv"):
        rows = st.lists(st.lists(st.sampled_from(CELLS), max_size=6).map(";".join), max_size=6)
        return st.builds(lambda header, lines: header + "\n".join(lines), st.sampled_from(HEADERS), rows)
    if suffix not in inside:
        return st.lists(st.sampled_from(TIES), max_size=30).map(" ".join)
    nodes = st.builds(
        lambda key, field, word: f'<node id="{key}">{inside[suffix].format(field, word)}</node>',
        *(keys, st.sampled_from("rrrrmn"), words),
    )
    edges = st.builds(
        lambda i, j, word: f'<edge source="{i}" target="{j}">{inside[suffix].format("t", word)}</edge>',
        *(keys, keys, words),
    )
    bodies = st.lists(st.one_of(nodes, nodes, edges, edges, odd), max_size=8).map("".join)
    whole = GRAPHML if suffix == ".graphml" else GEXF
    directions = st.sampled_from(["directed", "undirected"])
    return st.builds(lambda b, d: whole.replace("BODY", b).replace("DIRECTION", d), bodies, directions)


def contents(suffix):
    """Return texts of the format in several encodings, some of them damaged, and any bytes at all."""
    encodings = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    whole = st.builds(lambda text, encoding: text.encode(encoding), texts(suffix), encodings)
    places = st.integers(0, 900)
    damaged = st.builds(
        lambda content, at, by: content[:at] + by + content[at + 1 :], whole, places, st.binary()
    )
    return st.one_of(whole, whole, damaged, st.binary())


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(deadline=None, max_examples=150)
@given(data=st.data())
def test_whatever_the_file_holds_it_is_read_or_refused_in_one_line(suffix, data):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(data.draw(contents(suffix)))
        try:
            said = read_graph(path).notices
        except ScenarioError as error:
            said = (str(error),)
        assert said
        assert not any("place" in line for line in said), "what is read holds together"
        assert all(line.isprintable() for line in said)


@settings(deadline=None, max_examples=300)
@given(text=texts(".csv"))
def test_whatever_a_table_holds_nobody_is_named(text):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        path.write_text(text, encoding="utf-8")
        try:
            loaded = read_graph(path)
        except ScenarioError as error:
            said = str(error)
        else:
            Structure.of_graph(loaded.graph)
            said = " ".join(loaded.notices)
        assert "Zoe" not in said
        assert "Quist" not in said


@settings(deadline=None, max_examples=40)
@given(
    seed=st.integers(0, 2**32 - 1),
    units=st.integers(1, 5),
    more_managers=st.integers(1, 8),
    more_staff=st.integers(0, 80),
)
def test_every_department_is_an_organisation(seed, units, more_managers, more_staff):
    managers = units + more_managers
    staff = managers - 1 + more_staff
    reviewers = more_managers % managers
    sizes = {"managers": managers, "staff": staff, "units": units, "reviewers": reviewers}
    structure = municipality_department(seed, **sizes)
    Structure.of_graph(structure.graph())
    assert len(structure) == managers + staff + reviewers


sizes = st.integers(1, 6)
few = st.integers(0, 3)
per_staff = st.floats(0, 3)
contacts = st.floats(1, 4)
around = {
    "span": sizes,
    "citizens_per_staff": per_staff,
    "contacts": contacts,
    "reviewers": st.integers(0, 1),
}
NAMES = ("a", "b", "c", "d")
names = st.integers(2, 4).map(lambda n: NAMES[:n])
links = st.lists(st.sampled_from("xyz"), min_size=2, max_size=4).map(
    lambda principals: list(zip(NAMES, principals, strict=False))
)
SIZED = {
    hospitals: st.integers(1, 8).flatmap(
        lambda sites: st.fixed_dictionaries(
            {
                "sites": st.just(sites),
                "administrations": st.integers(1, min(sites, 4)),
                "psychiatric": st.integers(0, 1),
                "clinics": sizes,
                "politicians": few,
                **around,
            }
        )
    ),
    municipality: st.fixed_dictionaries(
        {"departments": names, "units": sizes, "board": few, "committee": few, "localities": sizes, **around}
    ),
    school: st.fixed_dictionaries({"teams": sizes, "localities": sizes, **around}),
    care_chain: st.fixed_dictionaries(
        {"links": links, "politicians": few, "partners": st.integers(0, 1), **around}
    ),
    collaborating_organisations: st.fixed_dictionaries(
        {
            "organisations": names,
            "units": sizes,
            "spanners": st.integers(0, 1),
            "shared": st.floats(0, 1),
            **around,
        }
    ),
}


@pytest.mark.parametrize("generator", SIZED, ids=lambda each: each.__name__)
@settings(deadline=None, max_examples=40)
@given(data=st.data(), seed=st.integers(0, 2**32 - 1))
def test_whatever_is_generated_is_an_organisation(generator, data, seed):
    numbers = data.draw(SIZED[generator])
    graph = generator(seed, **numbers).graph()
    Structure.of_graph(graph)
    tied = dict(graph.degree)
    for place, member in graph.nodes(data=True):
        if member["role"] in ("citizen", "reviewer"):
            assert tied[place] >= 1
    assert len(graph) == len(generator(seed ^ 1, **numbers))
