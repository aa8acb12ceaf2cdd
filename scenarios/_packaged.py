"""Organisations that come with the program, as files in ``data/``."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

from tillit.model.structure import Structure
from tillit.readers.graphfile import FromFile, read_graph


@dataclass(frozen=True, slots=True)
class Packaged:
    """A graph source that reads ``data/FILE`` when it is first asked."""

    file: str

    def draw(self, seed: int) -> Structure:
        """Return the file's organisation, with colleagues."""
        return _source(self.file).draw(seed)

    def describe(self) -> dict[str, object]:
        """Return the file's name and hash."""
        return {"packaged": self.file, **_source(self.file).describe()}


@cache
def _source(file: str) -> FromFile:
    with as_file(files("tillit.scenarios") / "data" / file) as path:
        return FromFile(read_graph(path))
