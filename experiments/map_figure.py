"""The figure of a map: where A wins, where B, where neither, where it cannot be told; and why it flips."""

from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.patheffects import withStroke

from tillit.experiments.boundary_map import Boundary, Cell, Flip, short
from tillit.experiments.contributions import Explained, lever_title
from tillit.experiments.page import (
    ARM_A,
    ARM_B,
    BODY,
    HEAD,
    INK,
    INK_2,
    INK_3,
    INNER,
    LINE,
    MARGIN,
    NAME,
    SMALL,
    TITLE,
    WIDTH,
    Page,
    drawing,
)
from tillit.experiments.resampling import between, share_above_between, tail
from tillit.experiments.wording import SHARED, arm_title, duration, own_settings
from tillit.model.claims import SMALLEST
from tillit.model.parameters import Assumptions, TaskProfile
from tillit.model.text import Language, Text

_COLUMN = 34.0  # mm: the bars of one cell, or of the flip
_LETTERS = "CDEFGHIJKLMNOPQRSTUVWXYZ"
_LEFT, _SIDE = MARGIN + 11, 104.0  # mm: where the map begins, and how wide it is
_KEY = _LEFT + _SIDE + 7
_FINE = 8  # places between two cells at which the line is looked for
_ROOMY = 9.0  # mm: a cell with room for two letters
_LOOKS: dict[str, tuple[str, dict[str, Any]]] = {
    "a": ("A", ARM_A.fill),
    "b": ("B", ARM_B.fill | {"alpha": 1}),
    "neither": ("–", {"facecolor": "#C3CAD1", "linewidth": 0}),
    "alike": ("=", {"facecolor": "white", "linewidth": 0}),
    "undecided": ("•", {"facecolor": "white", "linewidth": 0}),
}
_COLOURS = {"A": ARM_A.colour, "B": ARM_B.colour}

_WORDS = {
    "title": Text("Var svaret skiftar: {0}", "Where the answer flips: {0}"),
    "runs": Text(
        "{measure} ({unit}) i {cells} rutor, {n} körningar om {length} i varje, samma slump i alla.",
        "{measure} ({unit}) in {cells} cells, {n} replications of {length} in each, same luck in all.",
    ),
    "a": Text("A bättre", "A wins"),
    "b": Text("B bättre", "B wins"),
    "neither": Text(
        "Ingendera räcker till: båda ger mindre än {least}", "Neither: both give less than {least}"
    ),
    "alike": Text("Lika: skillnaden är mindre än {smallest}", "Alike: they differ by less than {smallest}"),
    "undecided": Text(
        "Går inte att säga: intervallen är för breda", "Cannot be told: the intervals are too wide"
    ),
    "cells": Text("{k} av {n} rutor", "{k} of {n} cells"),
    "line": Text(
        "Här skiftar svaret: skillnaden är noll. Bandet är 95\u00a0%-osäkerheten.",
        "Where the answer flips: the difference is zero. The band is its 95\u00a0% uncertainty.",
    ),
    "own": Text("Scenariot som det står", "The scenario as it stands"),
    "key": Text("Så läser du kartan", "How to read the map"),
    "others": Text("Bäst av alla {n} sätt, i antal rutor", "Best of all {n} ways, in cells"),
    "best": Text("{title}: {k}", "{title}: {k}"),
    "tied": Text("Ingen säkert bäst: {k}", "None for sure: {k}"),
    "none": Text("Alla ger för lite: {k}", "All give too little: {k}"),
    "corner": Text(
        "C och framåt står i hörnet på de rutor där de är bäst av alla.",
        "C onwards stand in the corner of the cells where they are best of all.",
    ),
    "levers": Text("Vilka styrval förklarar skiftet?", "Which levers explain the flip?"),
    "extremes": Text(
        "Vilka styrval förklarar kartans ytterligheter?", "Which levers explain the extremes of the map?"
    ),
    "how": Text(
        "Från A till B ett styrval i taget, i slumpad ordning och tillbaka (Shapley-värden), i ny slump. "
        "Staplarna i en kolumn summerar till skillnaden B − A; strecken är intervall som håller samtidigt "
        "i 95\u00a0%. Vänster: talar för A. Höger: talar för B.",
        "From A to B one lever at a time, in random order and back (Shapley values), with new luck. The bars "
        "of a column add up to the difference B − A; lines are intervals that all hold in 95\u00a0%. Left: "
        "speaks for A. Right: speaks for B.",
    ),
    "at a": Text("Där A leder mest", "Where A leads most"),
    "at b": Text("Där B leder mest", "Where B leads most"),
    "flip": Text("Skiftet", "The flip"),
    "flip note": Text("den andra kolumnen minus den första", "the second column minus the first"),
    "share": Text("andel av skiftet", "share of the flip"),
    "sum": Text("Summa B − A", "Sum, B − A"),
    "fixed": Text(
        "Allt utom axlarna ligger stilla på scenariots värden. Bara rutorna är beräknade; mellan dem dras "
        "linjen rakt.",
        "Everything but the axes stays at the scenario's values. Only the cells were simulated; between them "
        "the line is drawn straight.",
    ),
    "footer": Text("tillit {version}, slumpfrö {seed}. {shared}", "tillit {version}, seed {seed}. {shared}"),
}


def draw_map(result: Boundary, path: Path, language: Language = "en") -> None:
    """Draw the map as a PNG at `path`: 200 mm wide, as high as its content needs.

    Parameters
    ----------
    result : Boundary
    path : Path
        File to write; an existing file is replaced, not atomically.
    language : {"sv", "en"}
    """
    with drawing():
        page = Page(language, _WORDS)
        y = _draw_heading(page, result)
        y = _draw_plane(page, result, y)
        if result.flip:
            y = _draw_flip(page, result, result.flip, y + 4)
        shared = SHARED(language)
        footer = page.words("footer", version=version("tillit"), seed=result.a.seed, shared=shared)
        y = page.write(MARGIN, y + 3, f"{page.words('fixed')} {footer}", color=INK_2)
        page.save(path, y + 4, page.words("title", result.scenario.title(language)))


def letters(result: Boundary) -> dict[str, str]:
    """Return the letter of each arm."""
    return {"a": "A", "b": "B"} | dict(zip(result.others, _LETTERS, strict=False))


def _draw_heading(page: Page, result: Boundary) -> float:
    """Write title, subtitle, answer and what A and B are; return the y below."""
    y = page.write(
        MARGIN, 5, page.words("title", result.scenario.title(page.language)), size=TITLE, bold=True
    )
    runs = page.words(
        "runs",
        measure=result.measure.title(page.language),
        unit=result.measure.unit(page.language),
        cells=len(result.cells),
        n=result.replications,
        length=duration(result.a.weeks)(page.language),
    )
    y = page.write(MARGIN, y + 1, f"{runs} {result.period(page.language)}.".replace("..", "."), color=INK_2)
    note = own_settings(result.scenario, result.a)
    if note:
        y = page.write(MARGIN, y, note(page.language), color=INK_2)
    y = page.write(MARGIN, y + 2, result.headline(where=False)(page.language), size=HEAD, bold=True) + 3
    bottoms = []
    for arm, side, x in ((ARM_A, "a", MARGIN), (ARM_B, "b", MARGIN + INNER / 2)):
        page.sheet.add_patch(Rectangle((x, y), 7, 5, **_LOOKS[side][1]))
        page.write(x + 10, y + 0.3, arm.letter, size=NAME, color=arm.colour, bold=True)
        title = arm_title(result.scenario, result.runs[side])(page.language)
        bottoms.append(page.write(x + 14, y + 0.3, title, INNER / 2 - 18, size=NAME))
    return max(*bottoms, y + 5) + 3


def _draw_plane(page: Page, result: Boundary, y: float) -> float:
    """Draw the map and its key beside it; return the y below."""
    top = y
    unit = result.y.quantity.unit(page.language)
    y = page.write(MARGIN, y, f"↑ {result.y.title(page.language)}", _KEY - MARGIN - 4, BODY, bold=True)
    y = page.write(MARGIN, y, unit, _KEY - MARGIN - 4, color=INK_3) + 2
    rows, columns = result.shape
    axes = page.axes(_LEFT, y, _SIDE, _SIDE)
    axes.set_xlim(0, columns)
    axes.set_ylim(0, rows)
    for row in range(rows):
        for column in range(columns):
            _draw_cell(axes, result, row, column)
    _draw_line(axes, result)
    _draw_own(axes, result)
    across = [short(value, page.language) for value in result.x.values]
    up = [short(value, page.language) for value in result.y.values]
    every = 1 + (columns - 1) // 10
    axes.set_xticks(np.arange(0, columns, every) + 0.5, across[::every])
    axes.set_yticks(np.arange(rows) + 0.5, up)
    axes.tick_params(length=0, labelsize=SMALL, labelcolor=INK_2, pad=3)
    for spine in axes.spines.values():
        spine.set(color=INK_3, linewidth=0.8)
    y = page.write(_LEFT, y + _SIDE + 6, f"→ {result.x.title(page.language)}", _SIDE, BODY, bold=True)
    y = page.write(_LEFT, y, result.x.quantity.unit(page.language), _SIDE, color=INK_3)
    return max(y, _draw_key(page, result, top))


def _draw_cell(axes: Axes, result: Boundary, row: int, column: int) -> None:
    cell = result.at(row, column)
    letter, look = _LOOKS[cell.verdict]
    axes.add_patch(Rectangle((column, row), 1, 1, **look))
    axes.add_patch(Rectangle((column, row), 1, 1, facecolor="none", edgecolor=LINE, linewidth=0.6, zorder=3))
    small = _SIDE / max(result.shape) < _ROOMY
    other = cell.best if cell.best in result.others else None
    halo = [withStroke(linewidth=2.2, foreground="white", alpha=0.9)]
    text: dict[str, Any] = {
        "zorder": 8,
        "weight": "bold",
        "path_effects": halo,
        "va": "center",
        "ha": "center",
    }
    if not (small and other):
        middle = (column + 0.5, row + (0.42 if other else 0.5))
        colour = _COLOURS.get(letter, INK_2)
        axes.text(*middle, letter, size=SMALL if small else HEAD, color=colour, **text)
    if other:
        corner = (column + 0.5, row + 0.5) if small else (column + 0.8, row + 0.78)
        axes.text(*corner, letters(result)[other], size=SMALL, color=INK, **text)


def _draw_line(axes: Axes, result: Boundary) -> None:
    """Draw where the mean difference is zero, and where luck leaves that open."""
    rows, columns = result.shape
    # In cells from the first: half a cell outside, the field goes on as it is.
    x, y = (np.linspace(-0.5, n - 0.5, n * _FINE + 1) for n in (columns, rows))
    share = share_above_between(result.resamples, y, x)
    outside = tail(result.replications)
    field = between(result.differences.mean(axis=0), y, x)
    worth = between(
        np.array(
            [[result.at(r, c).verdict != "neither" for c in range(columns)] for r in range(rows)]
        ).astype(np.float64),
        y,
        x,
    )
    share, field = (np.where(worth >= 0.5, each, np.nan) for each in (share, field))
    open_ = (share >= outside) & (share <= 1 - outside)
    if open_.any():
        axes.contourf(x + 0.5, y + 0.5, share, [outside, 1 - outside], colors=[INK], alpha=0.22, zorder=4)
    known = field[np.isfinite(field)]
    if known.size and known.min() < 0 < known.max():
        line = axes.contour(x + 0.5, y + 0.5, field, [0.0], colors=[INK], linewidths=2.0, zorder=5)
        line.set_path_effects([withStroke(linewidth=3.6, foreground="white")])


def _own_value(result: Boundary, axis: Any) -> float | None:
    """Return the scenario's own value of an axis; None if arms or units have several."""
    run = result.a
    if axis.name in TaskProfile.names():
        values = {getattr(profile, axis.name) for profile in run.tasks.values()}
    elif axis.name in Assumptions.names():
        values = {getattr(run.assumptions, axis.name)}
    else:
        values = {getattr(result.runs[side].governance, axis.name) for side in ("a", "b") if axis.sets(side)}
    value = values.pop() if len(values) == 1 else None
    return value if value is not None and axis.values[0] <= value <= axis.values[-1] else None


def _own(result: Boundary) -> tuple[float, float] | None:
    """Return the place of the scenario as it stands, in cells from the map's corner."""
    x, y = (_own_value(result, axis) for axis in (result.x, result.y))
    return None if x is None or y is None else (result.x.place(x) + 0.5, result.y.place(y) + 0.5)


_OWN: dict[str, Any] = {
    "color": "white",
    "marker": "D",
    "markersize": 6.5,
    "mec": INK,
    "mew": 1.6,
    "zorder": 9,
}


def _draw_own(axes: Axes, result: Boundary) -> None:
    place = _own(result)
    if place:
        axes.plot(*place, linestyle="none", **_OWN)


def _draw_key(page: Page, result: Boundary, y: float) -> float:
    """Say in words what each look means and how many cells have it; return the y below."""
    n, width = len(result.cells), WIDTH - MARGIN - _KEY
    y = page.write(_KEY, y, page.words("key"), width, BODY, bold=True) + 1.5
    values = {
        "least": page.number(result.least, 2),
        "smallest": page.number(SMALLEST, 2),
    }
    for verdict, k in result.counts.items():
        letter, look = _LOOKS[verdict]
        page.sheet.add_patch(Rectangle((_KEY, y + 0.4), 8, 6, **look))
        page.sheet.add_patch(
            Rectangle((_KEY, y + 0.4), 8, 6, facecolor="none", edgecolor=INK_3, linewidth=0.6)
        )
        colour = _COLOURS.get(letter, INK_2)
        page.sheet.text(
            _KEY + 4,
            y + 3.5,
            letter,
            size=BODY,
            color=colour,
            weight="bold",
            va="center",
            ha="center",
            path_effects=[withStroke(linewidth=2.2, foreground="white", alpha=0.9)],
            zorder=8,
        )
        bottom = page.write(_KEY + 11, y, page.words(verdict, **values), width - 11)
        y = (
            max(page.write(_KEY + 11, bottom, page.words("cells", k=k, n=n), width - 11, color=INK_2), y + 7)
            + 1.5
        )
    page.sheet.add_patch(Rectangle((_KEY, y + 0.6), 8, 5, facecolor=INK, alpha=0.22, linewidth=0))
    page.sheet.plot([_KEY, _KEY + 8], [y + 3.1, y + 3.1], color=INK, linewidth=2.0)
    y = page.write(_KEY + 11, y, page.words("line"), width - 11) + 1.5
    if _own(result):
        page.sheet.plot([_KEY + 4], [y + 1.8], linestyle="none", **_OWN)
        y = page.write(_KEY + 11, y, page.words("own"), width - 11) + 1.5
    return _draw_others(page, result, y + 2) if result.others else y


def _draw_others(page: Page, result: Boundary, y: float) -> float:
    """Say which arm is best of all in how many cells; return the y below."""
    width = WIDTH - MARGIN - _KEY
    y = page.write(_KEY, y, page.words("others", n=len(result.runs)), width, BODY, bold=True)
    y = page.write(_KEY, y, page.words("corner"), width, color=INK_2) + 1
    counts = result.best_counts
    for side, letter in letters(result).items():
        said = page.words("best", title=result.title(side)(page.language), k=counts[side])
        page.write(_KEY, y, letter, bold=True, color=_COLOURS.get(letter, INK))
        y = page.write(_KEY + 5, y, said, width - 5) + 0.3
    for key, verdict in (("tied", "tied"), ("none", "neither")):
        if counts[verdict]:
            y = page.write(_KEY + 5, y, page.words(key, k=counts[verdict]), width - 5) + 0.3
    never = result.never_better()
    return page.write(_KEY, y + 1, never(page.language), width, color=INK_2) if never else y


def _draw_flip(page: Page, result: Boundary, flip: Flip, y: float) -> float:
    """Draw each lever's contribution in the two cells and to the flip; return the y below."""
    y = page.section(y, page.words("levers" if flip.flips else "extremes"), page.words("how"))
    y = page.write(MARGIN, y - 1.5, flip.flip.answer()(page.language), size=BODY, bold=True) + 2
    columns = ((flip.at_a, 64.0), (flip.at_b, 103.0), (flip.flip, 142.0))  # mm: where each begins
    low, high = _reach(explained for explained, _ in columns)
    scale = _COLUMN / (high - low)
    bottoms = []
    for (_, left), key, cell in zip(
        columns, ("at a", "at b", "flip"), (flip.cell_a, flip.cell_b, None), strict=True
    ):
        middle = left + _COLUMN / 2
        bottom = page.write(middle, y, page.words(key), _COLUMN + 4, BODY, bold=True, ha="center")
        where = _where(result, cell, page.language) if cell else page.words("flip note")
        bottoms.append(page.write(middle, bottom, where, _COLUMN, color=INK_2, ha="center"))
    page.write(WIDTH - MARGIN, y, page.words("share"), 17, color=INK_2, ha="right")
    y = top = max(bottoms) + 1.5
    order = sorted(
        range(len(flip.flip.contributions)),
        key=lambda place: -abs(flip.flip.contributions[place].estimate.mean or 0.0),
    )
    for place in order:
        contribution = flip.flip.contributions[place]
        bottom = page.write(MARGIN, y + 0.9, lever_title(contribution.lever)(page.language), 54, BODY) + 0.9
        middle = y + 2.9
        for explained, left in columns:
            _draw_bar(page, explained, place, left - low * scale, middle, scale)
        share = "–" if contribution.share is None else f"{page.number(100 * contribution.share, 0)}\u00a0%"
        page.write(WIDTH - MARGIN, y + 0.9, share, ha="right", bold=bool(contribution.side))
        y = bottom
        page.sheet.plot([MARGIN, WIDTH - MARGIN], [y, y], color=LINE, linewidth=0.6)
    for _, left in columns:
        zero = left - low * scale
        page.sheet.plot([zero, zero], [top, y], color=INK, linewidth=0.9, zorder=1.5)
    page.write(MARGIN, y + 1, page.words("sum"), 60, BODY, bold=True)
    for explained, left in columns:
        said = page.number(explained.difference.mean or 0.0, 3, signed=True)
        page.write(left + _COLUMN / 2, y + 1, said, _COLUMN, BODY, bold=True, ha="center")
    whole = any(each.share is not None for each in flip.flip.contributions)
    return page.write(WIDTH - MARGIN, y + 1, "100\u00a0%" if whole else "–", 60, BODY, ha="right")


def _draw_bar(page: Page, explained: Explained, place: int, zero: float, middle: float, scale: float) -> None:
    """Draw one contribution as a bar from the zero line, with its interval."""
    found = explained.contributions[place]
    mean, low, high = found.estimate.mean, found.estimate.low, found.estimate.high
    if mean is None or low is None or high is None:
        return
    look = (ARM_A if mean < 0 else ARM_B).fill | {"alpha": 1, "zorder": 2.5}
    page.sheet.add_patch(Rectangle((zero + min(mean, 0) * scale, middle - 1.5), abs(mean) * scale, 3, **look))
    ends = [zero + low * scale, zero + high * scale]
    page.sheet.plot(ends, [middle, middle], color=INK, linewidth=1.6 if found.side else 0.8, zorder=3)


def _reach(columns: Iterable[Explained]) -> tuple[float, float]:
    """Return how far the bars and intervals of all columns go below zero and above."""
    found = [each.estimate for column in columns for each in column.contributions]
    ends = [end for each in found for end in (each.mean, each.low, each.high) if end is not None]
    low, high = min(0.0, *ends), max(0.0, *ends)
    return (low, high) if low < high else (-1.0, 1.0)


def _where(result: Boundary, cell: Cell, language: Language) -> str:
    """Say where a cell lies, as x and y."""
    return f"→ {short(cell.x, language)}  ↑ {short(cell.y, language)}"
