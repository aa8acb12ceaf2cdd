"""Social traps in theory: thresholds, equilibria, evolution, fixation, and networks that favour co-operation.

Nothing that is simulated imports it; `play` is the simulation beside it (`tillit.native.games`).
"""

if __name__ != "tillit.model.traps":
    raise ImportError("import this package as tillit.model.traps, not by its folder name")

from tillit.model.traps.coalescence import critical_ratio, regular_ratio
from tillit.model.traps.common_pool import Commons, commons
from tillit.model.traps.evolution import (
    Basins,
    RestPoint,
    RestPoints,
    Trajectory,
    basins,
    evolve,
    rest_points,
)
from tillit.model.traps.finite import (
    fixation,
    log_birth_death,
    log_fixation,
    moran_constant,
    moran_fixation,
)
from tillit.model.traps.normal_form import Equilibria, mixed_equilibria, potential, pure_equilibria
from tillit.model.traps.overseen import inspection_game, trust_game
from tillit.model.traps.symmetric import (
    basin_boundary,
    critical_discount,
    risk_dominance,
    symmetric_equilibria,
)
from tillit.model.traps.threshold import WIDEST, crowd, fixed_points, folds, follow, slope
from tillit.model.traps.voluntary import VoluntaryGame, voluntary_payoffs, voluntary_pgg
from tillit.native.games import play

__all__ = [
    "WIDEST",
    "Basins",
    "Commons",
    "Equilibria",
    "RestPoint",
    "RestPoints",
    "Trajectory",
    "VoluntaryGame",
    "basin_boundary",
    "basins",
    "commons",
    "critical_discount",
    "critical_ratio",
    "crowd",
    "evolve",
    "fixation",
    "fixed_points",
    "folds",
    "follow",
    "inspection_game",
    "log_birth_death",
    "log_fixation",
    "mixed_equilibria",
    "moran_constant",
    "moran_fixation",
    "play",
    "potential",
    "pure_equilibria",
    "regular_ratio",
    "rest_points",
    "risk_dominance",
    "slope",
    "symmetric_equilibria",
    "trust_game",
    "voluntary_payoffs",
    "voluntary_pgg",
]
