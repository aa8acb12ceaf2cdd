"""What is simulated: levers, assumptions, graphs, state, schedule, the organisation and its measures."""

from typing import TYPE_CHECKING

if __name__ != "tillit.model":
    raise ImportError("import this package as tillit.model, not by its folder name")

if TYPE_CHECKING:
    from tillit.agents.rules import update_beta, update_delta

__all__ = ["update_beta", "update_delta"]


def __getattr__(name: str) -> object:
    """Import a public function on first use."""
    if name not in __all__:
        raise AttributeError(f"tillit.model has no {name!r}; public names: {', '.join(__all__)}")
    from tillit.agents import rules

    return getattr(rules, name)
