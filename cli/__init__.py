"""tillit: how organisations are governed, trust and incentive control side by side, under the same luck."""

from importlib.metadata import version
from typing import TYPE_CHECKING

if __name__ != "tillit":
    raise ImportError("import this package as tillit, not by its folder name")

if TYPE_CHECKING:
    from tillit.experiments.ablation import ablate
    from tillit.experiments.boundary import boundary
    from tillit.experiments.check import check
    from tillit.experiments.comparison import compare
    from tillit.experiments.contributions import levers
    from tillit.model.organisation import OrganisationModel
    from tillit.readers.graphfile import read_graph
    from tillit.scenarios import load, names

__all__ = [
    "OrganisationModel",
    "__version__",
    "ablate",
    "boundary",
    "check",
    "compare",
    "levers",
    "load",
    "names",
    "read_graph",
]
__version__ = version("tillit")

_HOME = {
    "OrganisationModel": "tillit.model.organisation",
    "ablate": "tillit.experiments.ablation",
    "boundary": "tillit.experiments.boundary",
    "check": "tillit.experiments.check",
    "compare": "tillit.experiments.comparison",
    "levers": "tillit.experiments.contributions",
    "load": "tillit.scenarios",
    "names": "tillit.scenarios",
    "read_graph": "tillit.readers.graphfile",
}


def __getattr__(name: str) -> object:
    """Import a public name on first use, so that `import tillit` is quick."""
    if name not in _HOME:
        raise AttributeError(f"tillit has no {name!r}; public names: {', '.join(__all__)}")
    from importlib import import_module

    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
