"""A user's own graph: a file from outside is read safely into an organisation graph.

The file is untrusted. It is refused if it is not a regular file or too large, before anything is parsed; XML
is checked for entities and depth before networkx sees it. Names and ids stay in the file unless asked for:
errors and notices speak of rows, lines and nodes. (Labels of units are kept as they stand, and the first
notice names the columns of a table.) Everything here can run in another process.
"""

import hashlib
import stat
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import networkx as nx

from tillit.model.colleagues import with_colleagues
from tillit.model.errors import ScenarioError
from tillit.model.structure import Structure
from tillit.readers.assembly import assemble
from tillit.readers.draft import Draft
from tillit.readers.edge_list import read_edge_list
from tillit.readers.graph_xml import FORMATS, read_graph_xml
from tillit.readers.hr_export import read_table
from tillit.readers.summary import what_was_read

TABLES = (".csv", ".tsv")
EDGE_LISTS = (".txt", ".edges", ".edgelist")
SUFFIXES = (*FORMATS, *TABLES, *EDGE_LISTS)
_SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".ods")


@dataclass(frozen=True, slots=True)
class Limits:
    """Largest graph that is read (design: within 4 GB of memory).

    Attributes
    ----------
    n_bytes : int
        Size of the file, bytes.
    n_people, n_ties : int
        People and ties in it.
    xml_depth, xml_elements : int
        XML elements inside each other, and in all.
    """

    n_bytes: int = 64 * 2**20
    n_people: int = 1_000_000
    n_ties: int = 2_000_000
    xml_depth: int = 32
    xml_elements: int = 5_000_000


@dataclass(frozen=True, slots=True)
class LoadedGraph:
    """A graph from a file.

    Attributes
    ----------
    graph : organisation graph
        See `tillit.model.network`; places are in file order.
    notices : tuple of str
        What was read, then what was left out, merged or read otherwise, one line each.
    sha256 : str
        Of the file's bytes, in hexadecimal.
    """

    graph: "nx.Graph[int]"
    notices: tuple[str, ...]
    sha256: str


@dataclass(frozen=True)
class FromFile:
    """A user's own graph; colleagues are drawn in each replication if the file gives none."""

    loaded: LoadedGraph

    def draw(self, seed: int) -> Structure:
        """Return the file's organisation, with colleagues."""
        return with_colleagues(self._structure, seed)

    @cached_property
    def _structure(self) -> Structure:
        return Structure.of_graph(self.loaded.graph)

    def describe(self) -> dict[str, object]:
        """Return the file's hash: its name and its people's names stay out."""
        return {"file_sha256": self.loaded.sha256}


def read_graph(path: Path | str, *, keep_names: bool = False, limits: Limits = Limits()) -> LoadedGraph:
    """Read an organisation graph from a personnel table, a GraphML or GEXF file, or an edge list.

    Parameters
    ----------
    path : Path or str
        The suffix says the format: one of `SUFFIXES`.
    keep_names : bool
        Keep each person's name (else id) as the node attribute ``name``.
    limits : Limits

    Raises
    ------
    ScenarioError
        One line: the file, what is wrong and where, what to do.
    """
    path = Path(path)
    shown = _shown(str(path))
    try:
        content = _content(path, limits.n_bytes)
        draft = _draft(path.suffix.lower(), content, limits)
        for number, most, what in (
            (len(draft.people), limits.n_people, "people"),
            (draft.n_ties, limits.n_ties, "ties"),
        ):
            if number > most:
                raise ScenarioError(f"it has {number} {what}, and at most {most} are read; use a part of it")
        graph, notices = assemble(draft, keep_names=keep_names)
    except ScenarioError as error:
        raise ScenarioError(f"{shown}: {error}") from None
    read = f"{_shown(path.name)}: {what_was_read(graph, draft.columns)}"
    return LoadedGraph(graph, (read, *notices), hashlib.sha256(content).hexdigest())


def _shown(name: str) -> str:
    return name if name.isprintable() else repr(name)


def _content(path: Path, n_bytes: int) -> bytes:
    """Return the bytes of a regular file; nothing else is opened, so that nothing can block."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ScenarioError("it is not a regular file; name a file")
        if path.suffix.lower() in _SPREADSHEETS:
            raise ScenarioError(
                "it is a spreadsheet; save it as CSV first (Save as > CSV UTF-8, "
                "in Swedish Spara som > CSV UTF-8)"
            )
        if path.suffix.lower() not in SUFFIXES:
            raise ScenarioError(
                f"graphs are read from files that end in {', '.join(SUFFIXES)}; rename or export it"
            )
        size, content = status.st_size, b""
        if size <= n_bytes:
            with path.open("rb") as file:
                # One more than allowed, because some files, as in /proc, say that their size is 0.
                content = file.read(n_bytes + 1)
            size = len(content)
    except OSError as error:
        raise ScenarioError(
            f"the file cannot be read ({error.strerror}); check its name and rights"
        ) from None
    except ValueError:
        raise ScenarioError("that cannot be the name of a file; check it") from None
    if size > n_bytes:
        raise ScenarioError(f"the file is larger than {n_bytes} bytes; use a part of it")
    return content


def _draft(suffix: str, content: bytes, limits: Limits) -> Draft:
    if suffix in FORMATS:
        return read_graph_xml(content, suffix, max_depth=limits.xml_depth, max_elements=limits.xml_elements)
    return read_table(_text(content)) if suffix in TABLES else read_edge_list(_text(content))


def _text(content: bytes) -> str:
    """Decode UTF-8, UTF-16 with a byte order mark, or else Windows-1252, as spreadsheets in Sweden write."""
    encodings = ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return unicodedata.normalize("NFC", text)
    raise ScenarioError("the text is neither UTF-8, UTF-16 nor Windows-1252; save it as UTF-8")
