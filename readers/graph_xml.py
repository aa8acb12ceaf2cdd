"""A GraphML or GEXF graph becomes a draft: one person a node, with a role on each."""

import warnings
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError

import networkx as nx
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from tillit.model.errors import ScenarioError
from tillit.model.network import listing
from tillit.model.vocabulary import Role
from tillit.readers.draft import Draft, Person
from tillit.readers.words import RELATIONS, ROLES, columns, is_known_role, plain, role_of, value

FORMATS = {".graphml": "GraphML", ".gexf": "GEXF"}


def read_graph_xml(content: bytes, suffix: str, *, max_depth: int, max_elements: int) -> Draft:
    """Return the people and ties of a GraphML or GEXF file.

    Roles stand on the nodes. A tie without a relation is a line tie if it joins a manager and a member of
    staff, else the one that follows from the roles.

    Parameters
    ----------
    content : bytes
        The whole file; checked before networkx sees it.
    suffix : str
        One of `FORMATS`.
    max_depth, max_elements : int
        Most XML elements inside each other, and in all.

    Raises
    ------
    ScenarioError
        If the XML is unsafe or broken, a role is missing or unknown, or a line tie has no direction.
    """
    _refuse_unsafe(content, _Bounds(max_depth, max_elements))
    graph = _parsed(content, suffix)
    draft = Draft()
    _add_people(draft, graph)
    index = {node: i for i, node in enumerate(graph)}
    edges = list(graph.edges(data=True))
    relations = _fields((edge for _, _, edge in edges), graph.graph.get("edge_default", {}))
    for (source, target, _), fields in zip(edges, relations, strict=True):
        _add_tie(draft, index[source], index[target], fields.get("relation", ""), graph.is_directed())
    return draft


class _Bounds:
    """A target for the XML parser that counts elements and keeps nothing."""

    def __init__(self, max_depth: int, max_elements: int) -> None:
        self.max_depth, self.max_elements = max_depth, max_elements
        self.depth = self.elements = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.depth += 1
        self.elements += 1
        if self.depth > self.max_depth or self.elements > self.max_elements:
            raise ScenarioError(
                f"the XML has more than {self.max_elements} elements, or {self.max_depth} inside each other; "
                "export only nodes and edges with their role, unit and relation"
            )

    def end(self, tag: str) -> None:
        self.depth -= 1

    def close(self) -> None:
        pass


def _refuse_unsafe(content: bytes, bounds: _Bounds) -> None:
    parser = DefusedXMLParser(target=bounds, forbid_dtd=True)
    try:
        parser.feed(content)
        parser.close()
    except DefusedXmlException:
        raise ScenarioError(
            "the XML declares a document type or entities, which is not safe to read; remove the DOCTYPE"
        ) from None
    except ParseError as error:
        raise ScenarioError(
            f"the XML breaks off or is not well formed at line {error.position[0]}; export the graph again"
        ) from None
    except (ValueError, LookupError):
        raise ScenarioError("the XML has an encoding that cannot be read; export it as UTF-8") from None


def _parsed(content: bytes, suffix: str) -> "nx.Graph[str]":
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            if suffix == ".gexf":
                return nx.read_gexf(BytesIO(content))
            return nx.read_graphml(BytesIO(content))
        except Exception:
            # networkx raises almost anything on an odd file, in words that may hold a person's name.
            raise ScenarioError(
                f"networkx cannot read it as {FORMATS[suffix]}; export one graph, its edges "
                "all directed or all undirected, and every attribute declared"
            ) from None


def _fields(elements: Iterable[Mapping[str, Any]], defaults: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return what each node or edge says of the known fields; its attributes may have any known spelling."""
    elements = list(elements)
    names = list(dict.fromkeys([*defaults, *(name for element in elements for name in element)]))
    at = {field: names[column] for field, column in columns(names).items()}
    return [
        {field: value(element.get(name, defaults.get(name))) for field, name in at.items()}
        for element in elements
    ]


def _add_people(draft: Draft, graph: "nx.Graph[str]") -> None:
    members = _fields((member for _, member in graph.nodes(data=True)), graph.graph.get("node_default", {}))
    missing = sum(not fields.get("role") for fields in members)
    if missing:
        raise ScenarioError(
            f"the graph has no roles: {missing} of {len(members)} nodes lack the attribute role; "
            "add role = manager, staff, politician, citizen or reviewer to every node"
        )
    unknown = [
        f"node {number}" for number, fields in enumerate(members, 1) if not is_known_role(fields["role"])
    ]
    if unknown:
        raise ScenarioError(f"the role is not known in {listing(unknown)}; known words: {', '.join(ROLES)}")
    for number, (node, fields) in enumerate(zip(graph, members, strict=True), start=1):
        name = fields.get("name") or node
        draft.people.append(
            Person(
                where=f"node {number}",
                name=name,
                role=role_of(fields["role"]),
                unit=fields.get("unit", ""),
                task=fields.get("task", ""),
                locality=fields.get("locality", ""),
            )
        )
    index = {node: i for i, node in enumerate(graph)}
    for i, (node, fields) in enumerate(zip(graph, members, strict=True)):
        manager = fields.get("manager", "")
        if not manager or manager == node:
            continue
        if manager not in index:
            raise ScenarioError(
                f"node {i + 1} has a manager that is not in the graph; "
                "give the id of a node, or leave it empty"
            )
        if draft.people[i].is_employed and draft.people[index[manager]].role is Role.STAFF:
            raise _reports_to_staff(i, index[manager])
        draft.report(i, index[manager], f"node {i + 1}")


def _add_tie(draft: Draft, i: int, j: int, word: str, is_directed: bool) -> None:
    """Add the edge from `i` to `j`; who reports to whom follows from the roles, else from the direction."""
    where = f"the tie of nodes {i + 1} and {j + 1}"
    roles = draft.people[i].role, draft.people[j].role
    relation = RELATIONS.get(plain(word))
    if word and relation is None:
        raise ScenarioError(f"{where} has an unknown relation; known words: {', '.join(RELATIONS)}")
    if relation is None:
        relation = "line" if set(roles) == {Role.MANAGER, Role.STAFF} else ""
    employed = draft.people[i].is_employed and draft.people[j].is_employed
    if relation != "line" or i == j or not employed or roles == (Role.STAFF, Role.MANAGER):
        draft.tie(i, j, relation, where)
    elif roles == (Role.MANAGER, Role.STAFF) or draft.people[j].superior == i:
        draft.tie(j, i, relation, where)
    elif is_directed and roles[1] is Role.STAFF:
        raise _reports_to_staff(i, j)
    elif is_directed or draft.people[i].superior == j:
        draft.tie(i, j, relation, where)
    else:
        raise ScenarioError(
            f"{where} is a line tie, but nothing says who reports to whom; make the graph directed "
            "(source reports to target), or give the lower node the id of the other as its attribute manager"
        )


def _reports_to_staff(i: int, j: int) -> ScenarioError:
    return ScenarioError(
        f"node {i + 1} reports to node {j + 1}, whose role is staff; "
        "give that node the role manager, or mark the tie as peer"
    )
