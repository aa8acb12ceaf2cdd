"""The comparison figure for a report: two paths over time and their paired differences, as one PNG."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

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
    Arm,
    FloatArray,
    Page,
    decimals,
    drawing,
)
from tillit.experiments.wording import SHARED
from tillit.model.schedule import WEEKS_PER_YEAR
from tillit.model.text import Language, Text


@dataclass(frozen=True, slots=True, eq=False)
class Band:
    """One arm's path: the mean over replications and, if there are several, the 10th to 90th percentile.

    Attributes
    ----------
    mean, low, high : float64, (n_weeks,)
        NaN (or None) where a value is missing.
    """

    mean: FloatArray
    low: FloatArray | None = None
    high: FloatArray | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """One measure over time in both arms; `week` is (n_weeks,), counted from the start."""

    title: Text
    unit: Text
    week: FloatArray
    a: Band
    b: Band


@dataclass(frozen=True, slots=True)
class Row:
    """One measure's paired difference B - A; `low` and `high` bound the 95\u00a0% interval of the mean."""

    group: Text
    title: Text
    unit: Text
    differences: tuple[float | None, ...]
    mean: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ComparisonFigure:
    """Everything the figure says.

    `period` tells which weeks the differences are taken over, `note` what the user set for both arms,
    `answer` the result in a sentence, `changes` the side ("a" or "b") and year of dated changes, `elsewhere`
    how many measures are not in the figure. Rows of a group stand together.
    """

    title: Text
    a: Text
    b: Text
    years: float
    replications: int
    seed: int
    version: str
    panels: tuple[Panel, ...]
    rows: tuple[Row, ...]
    period: Text | None = None
    note: Text | None = None
    answer: Text | None = None
    changes: tuple[tuple[str, float], ...] = ()
    elsewhere: int = 0


_ZERO, _HALF, _NUMBERS = 99.0, 27.0, 141.0  # mm: the zero line, half a strip, the column of numbers

_WORDS = {
    "runs": Text(
        sv="{n} körningar om {years}. Samma slump i båda. "
        "Linjer: medelvärden. Osäkerhetsband: 80\u00a0% av körningarna. Intervall: 95\u00a0%.",
        en="{n} replications of {years}, same luck in both arms; "
        "lines: means; bands: 80\u00a0% of the runs; intervals: 95\u00a0%.",
    ),
    "one run": Text(
        sv="En körning om {years}. Samma slump i båda. "
        "Utan upprepning finns varken osäkerhetsband eller intervall.",
        en="1 replication of {years}, same luck in both arms; without repetition no bands and no intervals.",
    ),
    "year": Text(sv="{n} år", en="{n} year"),
    "years": Text(sv="{n} år", en="{n} years"),
    "paths": Text(sv="Över tid", en="Over time"),
    "changes": Text(sv="Lodrät linje: styrningen ändras.", en="Vertical line: governance changes."),
    "paths note": Text(
        sv="Skalorna skiljer sig åt och börjar inte alltid på noll.",
        en="Scales differ and do not always start at zero.",
    ),
    "differences": Text(sv="Skillnaden B − A", en="The difference B − A"),
    "marks": Text(
        sv="Små märken: en körning var. Romb och streck: medelvärde och 95\u00a0%-intervall.",
        en="Small marks: one run each. Diamond and bar: mean and 95\u00a0% interval.",
    ),
    "one mark": Text(sv="Romb: skillnaden i den enda körningen.", en="Diamond: the single run's difference."),
    "elsewhere": Text(
        sv="Här visas måtten ovan och det första i varje grupp; {n} mått till står i sammanfattning.csv.",
        en="Shown are the measures above and the first of each group; {n} more are in summary.csv.",
    ),
    "scales": Text(
        sv="Rader med samma enhet har samma skala; dess ändar står vid linjen. Högre är inte alltid bättre.",
        en="Rows with the same unit share a scale; its ends stand beside the line. "
        "Higher is not always better.",
    ),
    "a higher": Text(sv="← A högre", en="← A higher"),
    "equal": Text(sv="lika", en="equal"),
    "b higher": Text(sv="B högre →", en="B higher →"),
    "higher in": Text(sv="B högre i {k} av {n}", en="B higher in {k} of {n}"),
    "equal in": Text(sv="lika i {k} av {n}", en="equal in {k} of {n}"),
    "missing in": Text(sv="saknas i {k}", en="missing in {k}"),
    "missing": Text(sv="saknas", en="missing"),
    "zero": Text(sv="exakt noll", en="exactly zero"),
    "interval": Text(sv="{0} ({1} till {2})", en="{0} ({1} to {2})"),
    "footer": Text(
        sv="tillit {version}, slumpfrö {seed}. {shared}",
        en="tillit {version}, seed {seed}. {shared}",
    ),
}


def draw_comparison(figure: ComparisonFigure, path: Path, language: Language = "en") -> None:
    """Draw the comparison as a PNG at `path`: 200 mm wide, as high as its content needs.

    Parameters
    ----------
    figure : ComparisonFigure
        What to draw.
    path : Path
        File to write; an existing file is replaced, not atomically.
    language : {"sv", "en"}
        Language of every word and of the decimal sign.
    """
    with drawing():
        page = Page(language, _WORDS)
        y = _draw_heading(page, figure)
        y = _draw_paths(page, figure, y)
        y = _draw_differences(page, figure, y)
        footer = page.words("footer", version=figure.version, seed=figure.seed, shared=SHARED(language))
        y = page.write(MARGIN, y + 3, footer, color=INK_2)
        page.save(path, y + 4, figure.title(language))


def _draw_heading(page: Page, figure: ComparisonFigure) -> float:
    """Write title, subtitle and the key to the two arms; return the y below."""
    y = page.write(MARGIN, 5, figure.title(page.language), size=TITLE, bold=True)
    repeated = figure.replications > 1
    key, years = "runs" if repeated else "one run", page.years(figure.years)
    runs = page.words(key, n=figure.replications, years=years)
    y = page.write(MARGIN, y + 1, runs, color=INK_2)
    if figure.note:
        y = page.write(MARGIN, y, figure.note(page.language), color=INK_2)
    if figure.answer:
        y = page.write(MARGIN, y + 2, figure.answer(page.language), size=HEAD, bold=True)
    y += 3
    bottoms = []
    half = INNER / 2
    for arm, name, x in ((ARM_A, figure.a, MARGIN), (ARM_B, figure.b, MARGIN + half)):
        if repeated:
            page.sheet.add_patch(Rectangle((x, y + 0.1), 14, 4.4, **arm.fill))
        page.sheet.plot([x, x + 14], [y + 2.3, y + 2.3], **arm.line)
        page.sheet.plot([x + 14], [y + 2.3], color=arm.colour, marker=arm.marker, markersize=5, zorder=6)
        page.write(x + 17, y, arm.letter, size=NAME, color=arm.colour, bold=True)
        bottoms.append(page.write(x + 21, y, name(page.language), half - 25, size=NAME))
    return max(bottoms) + 4


def _draw_paths(page: Page, figure: ComparisonFigure, y: float) -> float:
    """Draw one panel per measure in a grid; return the y below."""
    note = page.words("paths note") + (f" {page.words('changes')}" if figure.changes else "")
    y = page.section(y, page.words("paths"), note)
    n = len(figure.panels)
    columns = 2 if n in (2, 4) else 4 if n > 6 else 3
    cell = INNER / columns
    height = {2: 36.0, 3: 26.0, 4: 25.0}[columns]
    for start in range(0, n, columns):
        row = figure.panels[start : start + columns]
        tops = []
        for i, panel in enumerate(row):
            x = MARGIN + i * cell
            top = page.write(x, y, panel.title(page.language), cell - 4, size=BODY, bold=True)
            tops.append(page.write(x, top, panel.unit(page.language), cell - 4, color=INK_3))
        y = max(tops) + 3.5
        for i, panel in enumerate(row):
            _draw_panel(page, panel, (MARGIN + i * cell + 10, y, cell - 20, height), figure)
        y += height + 8
    return y


def _draw_panel(
    page: Page, panel: Panel, box: tuple[float, float, float, float], figure: ComparisonFigure
) -> None:
    """Draw one measure's two paths with their bands, and name them where they end."""
    axes = page.axes(*box)
    time = _floats(panel.week) / WEEKS_PER_YEAR
    _set_scales(page, axes, panel, max(figure.years, time[-1]), box[2])
    for year in sorted({year for _, year in figure.changes}):
        sides = {side for side, when in figure.changes if when == year}
        colour = INK_2 if len(sides) > 1 else (ARM_A if "a" in sides else ARM_B).colour
        axes.axvline(year, color=colour, linewidth=0.9, linestyle=":", zorder=3)
    ends = []
    for arm, band in ((ARM_A, panel.a), (ARM_B, panel.b)):
        mean = _floats(band.mean)
        if band.low is not None and band.high is not None:
            axes.fill_between(time, _floats(band.low), _floats(band.high), **arm.fill)
        axes.plot(time, mean, **arm.line)
        known = np.flatnonzero(np.isfinite(mean))
        if known.size:
            ends.append((arm, time[known[-1]], mean[known[-1]]))
        else:
            note = f"{arm.letter} {page.words('missing')}"
            axes.text(0.03, 0.97, note, size=SMALL, color=arm.colour, va="top", transform=axes.transAxes)
    _label_ends(axes, ends, box[3])


def _label_ends(axes: Axes, ends: list[tuple[Arm, float, float]], height: float) -> None:
    """Mark each path's end with its shape and letter; letters that would collide are moved apart."""
    low, high = axes.get_ylim()
    levels = [y for _, _, y in ends]
    gap = 3.4 / height * (high - low)
    if len(ends) == 2 and 0 < abs(levels[0] - levels[1]) < gap:
        middle, way = sum(levels) / 2, np.sign(levels[0] - levels[1]) * gap / 2
        levels = [middle + way, middle - way]
    same = len(ends) == 2 and ends[0][1:] == ends[1][1:]
    look: dict[str, Any] = {"textcoords": "offset points", "va": "center_baseline", "annotation_clip": False}
    for (arm, x, y), level in zip(ends, levels, strict=True):
        size = 7.5 if same and arm is ARM_A else 5
        axes.plot([x], [y], color=arm.colour, marker=arm.marker, markersize=size, clip_on=False, zorder=6)
        name, colour = (arm.letter, arm.colour) if not same else ("A=B" if arm is ARM_A else "", INK)
        axes.annotate(name, (x, level), (5.5, 0), color=colour, size=SMALL, weight="bold", **look)


def _set_scales(page: Page, axes: Axes, panel: Panel, years: float, width: float) -> None:
    """Give a panel round limits around its values, few ticks and a quiet frame."""
    curves = [c for band in (panel.a, panel.b) for c in (band.mean, band.low, band.high) if c is not None]
    values = np.concatenate([_floats(c) for c in curves])
    values = values[np.isfinite(values)] if np.isfinite(values).any() else np.array([0.0, 1.0])
    low, high = float(values.min()), float(values.max())
    least = 0.05 * max(abs(low), abs(high)) or 1.0
    if high - low < least:  # a flat line must not look like a mountain
        low, high = (low + high - least) / 2, (low + high + least) / 2
    up = np.asarray(MaxNLocator(4, steps=[1, 2, 5, 10]).tick_values(low, high))
    few = width < 35 or years < 1
    across = np.asarray(MaxNLocator(2 if few else 4, steps=[1, 2, 4, 5, 10]).tick_values(0, years))
    across = across[across <= years * (1 + 1e-9)]
    names = ["0", *(page.number(t, decimals(across)) for t in across[1:-1]), page.years(across[-1])]
    axes.set_xlim(0, years)
    axes.set_ylim(up[0], up[-1])
    axes.set_xticks(across, names, va="baseline")
    axes.set_yticks(up, [page.number(t, decimals(up)) for t in up])
    axes.tick_params(length=0, labelsize=SMALL, labelcolor=INK_2, pad=3)
    axes.tick_params("x", pad=11)
    axes.grid(axis="y", color=LINE, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.spines[["left", "right", "top"]].set_visible(False)
    axes.spines["bottom"].set(color=INK_3, linewidth=0.8)
    if up[0] < 0 < up[-1]:
        axes.axhline(0, color=INK_3, linewidth=0.8, zorder=1)


def _draw_differences(page: Page, figure: ComparisonFigure, y: float) -> float:
    """Draw one strip per measure, all around one zero line; return the y below."""
    period = f"{figure.period(page.language)} " if figure.period else ""
    marks = page.words("marks" if figure.replications > 1 else "one mark")
    note = f"{period}{marks} {page.words('scales')}"
    if figure.elsewhere:
        note += f" {page.words('elsewhere', n=figure.elsewhere)}"
    y = page.section(y, page.words("differences"), note)
    page.write(_ZERO - 6, y, page.words("a higher"), color=ARM_A.colour, bold=True, ha="right")
    page.write(_ZERO, y, page.words("equal"), ha="center")
    top = page.write(_ZERO + 6, y, page.words("b higher"), color=ARM_B.colour, bold=True) + 0.5
    y, group = top, None
    for row in figure.rows:
        if row.group != group:
            group = row.group
            y = page.write(MARGIN, y + 0.8, group(page.language), INNER, color=INK_2, bold=True)
        limit = _limit([other for other in figure.rows if other.unit == row.unit])
        y = _draw_row(page, row, limit, y)
        page.sheet.plot([MARGIN, WIDTH - MARGIN], [y, y], color=LINE, linewidth=0.6)
    page.sheet.plot([_ZERO, _ZERO], [top, y], color=INK, linewidth=0.9, zorder=1.5)
    return y


def _draw_row(page: Page, row: Row, limit: float, y: float) -> float:
    """Draw one measure's runs, mean and interval on a scale from -limit to limit; return the y below."""
    left = page.write(MARGIN, y + 1, row.title(page.language), 53, size=BODY, bold=True)
    left = page.write(MARGIN, left, row.unit(page.language), 50, color=INK_3)
    right = page.write(_NUMBERS, y + 1, _count(page, row), WIDTH - MARGIN - _NUMBERS, size=BODY)
    right = page.write(_NUMBERS, right, _effect(page, row), WIDTH - MARGIN - _NUMBERS, color=INK_2)
    bottom = max(left, right) + 1
    line = bottom - 2.7
    ends = [_ZERO - _HALF, _ZERO + _HALF]
    page.sheet.plot(ends, [line, line], color=INK_3, linewidth=0.6, marker="|", markersize=4)
    if limit > 0:
        for end, x, align in ((-limit, ends[0] - 2, "right"), (limit, ends[1] + 2, "left")):
            text = page.number(end, decimals([limit]), signed=True)
            page.write(x, line - 2, text, color=INK_3, ha=align)
    scale = _HALF / limit if limit > 0 else 1.0
    if len(row.differences) > 1:
        _draw_runs(page, _finite(row.differences) * scale, line, line - y - 2.5)
    if _finite([row.mean]).size:
        interval = _finite([row.low, row.high])
        page.sheet.plot(_ZERO + interval * scale, [line] * interval.size, color=INK, linewidth=2.6)
        mean = _finite([row.mean]) * scale
        page.sheet.plot(_ZERO + mean, [line], color=INK, marker="D", markersize=5, mec="white", mew=0.7)
    return bottom


def _draw_runs(page: Page, offsets: FloatArray, line: float, room: float) -> None:
    """Stack one mark per run above the line, at its own place, without overlap within a level."""
    size = 1.5 if offsets.size <= 60 else 0.8  # mm
    levels: list[float] = []  # the rightmost mark of each
    placed = []
    for offset in np.sort(offsets):
        level = next((i for i, last in enumerate(levels) if offset - last >= size), len(levels))
        levels[level : level + 1] = [offset]
        placed.append((offset, level))
    step = min(size, (room - 1.8) / max(len(levels) - 1, 1))
    for offset, level in placed:
        arm = ARM_A if offset < 0 else ARM_B
        look: dict[str, Any] = {"marker": arm.marker, "mfc": arm.fill["facecolor"], "mec": arm.colour}
        if offset == 0:
            look = {"marker": "_", "mec": INK_3}
        look |= {"markersize": 2.4 * size, "mew": size / 3}
        page.sheet.plot([_ZERO + offset], [line - 1.8 - level * step], **look)


def _effect(page: Page, row: Row) -> str:
    """Say the mean difference and its interval, with enough decimals to keep a bound off zero."""
    values = _finite([row.mean, row.low, row.high])
    if not _finite([row.mean]).size:
        return page.words("missing")
    sizes = np.abs(values[values != 0])
    if not sizes.size:
        return page.words("zero")
    most = int(np.floor(np.log10(sizes.max())))
    least = int(np.floor(np.log10(sizes.min())))
    places = min(max(1 - most, min(2 - most, -least), 0), 9)
    texts = [page.number(value, places, signed=True) for value in values]
    return texts[0] if len(texts) < 3 else page.words("interval", *texts)


def _count(page: Page, row: Row) -> str:
    """Say in how many runs B is higher, and in how many the two are equal or a value is missing."""
    known = _finite(row.differences)
    n, higher, equal = known.size, int((known > 0).sum()), int((known == 0).sum())
    counts = {"higher in": higher, "equal in": equal, "missing in": len(row.differences) - n}
    said = {key: k for key, k in counts.items() if n and (k or (key == "higher in" and equal < n))}
    return ", ".join(page.words(key, k=k, n=n) for key, k in said.items())


def _limit(rows: Sequence[Row]) -> float:
    """Return a round number no smaller than any value in `rows`; 0 if all are zero."""
    values = [value for row in rows for value in (*row.differences, row.mean, row.low, row.high)]
    most = np.abs(_finite(values)).max(initial=0.0)
    if most == 0:
        return 0.0
    power = 10.0 ** np.floor(np.log10(most))
    steps = (1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 20.0)
    return float(next(step * power for step in steps if step * power >= most))


def _floats(values: Sequence[float | None] | FloatArray) -> FloatArray:
    """Return `values` as numbers, NaN where one is missing."""
    numbers = np.asarray(values, dtype=np.float64)
    return np.where(np.isfinite(numbers), numbers, np.nan)


def _finite(values: Sequence[float | None]) -> FloatArray:
    """Return the values that are numbers."""
    numbers = _floats(values)
    return numbers[np.isfinite(numbers)]
