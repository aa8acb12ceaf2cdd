"""What is done with the model: plan, simulate, compare, store, draw."""

from typing import TYPE_CHECKING

if __name__ != "tillit.experiments":
    raise ImportError("import this package as tillit.experiments, not by its folder name")

if TYPE_CHECKING:
    from tillit.experiments.comparison import compare

__all__ = ["compare"]


def __getattr__(name: str) -> object:
    """Import the public function on first use."""
    if name != "compare":
        raise AttributeError(f"tillit.experiments has no {name!r}; public names: {', '.join(__all__)}")
    from tillit.experiments.comparison import compare

    return compare
