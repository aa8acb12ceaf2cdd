"""A pattern as one picture: what was stated, the number that stands for it, the chart, every statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

from tillit.experiments.page import (
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
    decimals,
    drawing,
)
from tillit.experiments.patterns import Found, Judged, Patterns
from tillit.experiments.statistics import Estimate
from tillit.experiments.wording import SHARED
from tillit.model.claims import VERDICTS
from tillit.model.patterns import Curves, Grid, Lines
from tillit.model.scenario import weeks_in
from tillit.model.schedule import WEEKS_PER_YEAR
from tillit.model.text import Language, Text


@dataclass(frozen=True, slots=True)
class _Look:
    """How a curve looks: never told apart by colour alone."""

    colour: str
    marker: str
    dashes: Any


_LOOKS = (
    _Look("#2A3990", "o", "solid"),
    _Look("#A65300", "s", (0, (3.0, 1.3))),
    _Look("#17705C", "^", (0, (6.0, 1.5, 1.2, 1.5))),
    _Look("#5C5C66", "D", (0, (1.2, 1.2))),
    _Look("#8A1C4A", "v", (0, (8.0, 2.0))),
)
_CHART = 66.0
"""Height of a chart, mm."""
_TEXT = INNER - 6.0
"""How wide running text is, mm."""
_LABELS = 46.0
"""Room for the names of curves at the right, mm."""
_STRIP, _HALF = 143.0, 24.0
"""The zero line of the strips of statements, and half a strip, mm."""

_WORDS = {
    "number": Text("Mönster {n}", "Pattern {n}"),
    "headline": Text(
        "{text} {value} ({low} till {high}): {verdict}.", "{text} {value} ({low} to {high}): {verdict}."
    ),
    "runs": Text(
        "{n} körningar av varje inställning, samma slump i alla, slumpfrö {seed}. Intervall i figuren: 95 %, "
        "ett i taget. Intervall i listan: {level} %, så att högst en lista av tjugo får något intervall som "
        "missar.",
        "{n} replications of each setting, same luck in all of them, seed {seed}. Intervals in the chart: "
        "95 %, one at a time. Intervals in the list: {level} %, so that at most one list in twenty has any "
        "that misses.",
    ),
    "statements": Text("Vad som påstods", "What was stated"),
    "strips": Text(
        "Romb och streck: värde och intervall. Grått: för litet för att räknas. Skalan är radens egen.",
        "Diamond and bar: value and interval. Grey: too small to count. Each row has its own scale.",
    ),
    "ours": Text("vårt eget, inte påstått i förväg", "ours, not stated beforehand"),
    "by construction": Text("sant av konstruktion", "true by construction"),
    "expected": Text("väntat: {expected}; enhet: {unit}", "expected: {expected}; unit: {unit}"),
    "rises": Text("över {s}", "above {s}"),
    "falls": Text("under −{s}", "below −{s}"),
    "does not rise": Text("under {s}", "below {s}"),
    "does not fall": Text("över −{s}", "above −{s}"),
    "hardly changes": Text("mellan −{s} och {s}", "between −{s} and {s}"),
    "years": Text("År; medelvärden över {n} veckor", "Year; means over {n} weeks"),
    "mark": Text("ändringen", "the change"),
    "limits": Text("Vad det inte visar: {text}", "What it does not show: {text}"),
    "footer": Text("tillit {version}. {shared}", "tillit {version}. {shared}"),
}


def draw_pattern(found: Found, result: Patterns, version: str, path: Path, language: Language = "en") -> None:
    """Draw one pattern as a PNG at `path`: 200 mm wide, as high as its content needs."""
    with drawing():
        page = Page(language, _WORDS)
        y = _draw_heading(page, found, result)
        y = _draw_chart(page, found, y)
        y = _draw_statements(page, found, y)
        limits = page.words("limits", text=found.pattern.limits(language))
        y = page.write(MARGIN, y + 3, limits, _TEXT, size=BODY)
        footer = page.words("footer", version=version, shared=SHARED(language))
        y = page.write(MARGIN, y + 2, footer, color=INK_2)
        page.save(path, y + 4, found.pattern.title(language))


def _draw_heading(page: Page, found: Found, result: Patterns) -> float:
    pattern, head = found.pattern, found.headline
    y = page.write(MARGIN, 5, page.words("number", n=pattern.number), color=INK_2)
    y = page.write(MARGIN, y, pattern.title(page.language), size=TITLE, bold=True)
    y = page.write(MARGIN, y + 1, pattern.text(page.language), _TEXT, size=BODY)
    y = page.write(MARGIN, y + 2, _sentence(page, head), _TEXT, size=HEAD, bold=True)
    level = page.number(100 * result.level, 2)
    runs = page.words("runs", n=result.replications, seed=result.seed, level=level)
    return page.write(MARGIN, y + 1, runs, _TEXT, color=INK_2) + 3


def _sentence(page: Page, judged: Judged) -> str:
    text = judged.statement.text(page.language)
    seen = judged.observed
    verdict = VERDICTS[judged.verdict](page.language)
    if seen.mean is None or seen.low is None or seen.high is None:
        return f"{text} {verdict}."
    places = _places([seen.mean, seen.low, seen.high])
    value, low, high = (page.number(each, places, signed=True) for each in (seen.mean, seen.low, seen.high))
    return page.words("headline", text=text, value=value, low=low, high=high, verdict=verdict)


def _draw_chart(page: Page, found: Found, y: float) -> float:
    chart = found.pattern.chart
    page.sheet.plot([MARGIN, WIDTH - MARGIN], [y, y], color=INK, linewidth=0.8)
    y = page.write(MARGIN, y + 2, chart.title(page.language), size=HEAD, bold=True) + 2.5
    if isinstance(chart, Grid):
        return _draw_grid(page, chart, found.drawn.estimates, y)
    axes = page.axes(MARGIN + 11, y, INNER - 13 - _LABELS, _CHART)
    if isinstance(chart, Lines):
        across, names, note = _draw_lines(page, axes, chart, found.drawn.estimates)
    else:
        across, names, note = _draw_curves(axes, chart, found.drawn.estimates, page.language)
    _set_scales(page, axes, across)
    _name_curves(page, axes, names)
    return page.write(MARGIN + 11, y + _CHART + 6.5, note, color=INK_2) + 3


Names = list[tuple[_Look, str, float, float]]
"""Of each curve: its look, its name, and where it ends."""


def _draw_lines(
    page: Page, axes: Axes, chart: Lines, paths: Sequence[Sequence[Estimate]]
) -> tuple[list[float], Names, str]:
    starts = np.arange(weeks_in(chart.since), weeks_in(chart.until), chart.weeks)
    years = (starts + chart.weeks / 2) / WEEKS_PER_YEAR
    names = []
    for look, line, path in zip(_LOOKS[: len(paths)], chart.lines, paths, strict=True):
        mean, low, high = (_floats([getattr(each, end) for each in path]) for end in ("mean", "low", "high"))
        axes.fill_between(years, low, high, color=look.colour, alpha=0.16, linewidth=0)
        axes.plot(years, mean, color=look.colour, linestyle=look.dashes, linewidth=1.7)
        known = np.flatnonzero(np.isfinite(mean))
        if known.size:
            names.append((look, line.title(page.language), float(years[known[-1]]), float(mean[known[-1]])))
    if chart.mark is not None:
        axes.axvline(chart.mark, color=INK_2, linewidth=0.9, linestyle=":")
        axes.annotate(
            page.words("mark"),
            (chart.mark, 1.0),
            (3, -2),
            xycoords=("data", "axes fraction"),
            textcoords="offset points",
            size=SMALL,
            color=INK_2,
            va="top",
        )
    return [chart.since, chart.until], names, page.words("years", n=chart.weeks)


def _draw_curves(
    axes: Axes, chart: Curves, values: Sequence[Sequence[Estimate]], language: Language
) -> tuple[list[float], Names, str]:
    names = []
    for look, curve, row in zip(_LOOKS[: len(values)], chart.curves, values, strict=True):
        x = np.array([place for place, _ in curve.points])
        mean, low, high = (_floats([getattr(each, end) for each in row]) for end in ("mean", "low", "high"))
        axes.vlines(x, low, high, color=look.colour, linewidth=1.4, alpha=0.75)
        axes.plot(
            x, mean, color=look.colour, linestyle=look.dashes, linewidth=1.7, marker=look.marker, markersize=5
        )
        last = int(np.argmax(x))
        names.append((look, curve.title(language), float(x[last]), float(mean[last])))
    places = [place for curve in chart.curves for place, _ in curve.points]
    return places, names, chart.x(language)


def _set_scales(page: Page, axes: Axes, across: Sequence[float]) -> None:
    axes.margins(y=0)
    low, high = axes.get_ylim()
    up = np.asarray(MaxNLocator(5, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high))
    right = np.asarray(MaxNLocator(8, steps=[1, 2, 2.5, 5, 10]).tick_values(min(across), max(across)))
    right = right[(right >= min(across) - 1e-9) & (right <= max(across) + 1e-9)]
    margin = 0.02 * (max(across) - min(across))
    axes.set_xlim(min(across) - margin, max(across) + margin)
    axes.set_ylim(up[0], up[-1])
    axes.set_xticks(right, [page.number(each, decimals(right)) for each in right])
    axes.set_yticks(up, [page.number(each, decimals(up)) for each in up])
    axes.tick_params(length=0, labelsize=SMALL, labelcolor=INK_2, pad=3)
    axes.tick_params(axis="x", pad=6)  # clear of the lowest number at the left
    axes.grid(axis="y", color=LINE, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.spines[["left", "right", "top"]].set_visible(False)
    axes.spines["bottom"].set(color=INK_3, linewidth=0.8)
    if up[0] < 0 < up[-1]:
        axes.axhline(0, color=INK, linewidth=0.9, zorder=1)


def _name_curves(page: Page, axes: Axes, names: Names) -> None:
    """Name each curve at the right, in its colour, moved apart and joined to its end by a thin line."""
    low, high = axes.get_ylim()
    left, right = axes.get_xlim()
    mm = (high - low) / _CHART
    em = SMALL * 25.4 / 72 * 1.28
    texts = ["\n".join(_broken(page, name)) for _, name, _, _ in names]
    tall = [(text.count("\n") + 1) * em + 1.2 for text in texts]
    order = sorted(range(len(names)), key=lambda each: -names[each][3])
    tops: dict[int, float] = {}
    floor = 0.0  # mm from the top
    for each in order:
        wanted = (high - names[each][3]) / mm - tall[each] / 2
        tops[each] = max(wanted, floor)
        floor = tops[each] + tall[each]
    ceiling = _CHART + 4
    for each in reversed(order):  # what ran out below is pushed up
        tops[each] = min(tops[each], ceiling - tall[each])
        ceiling = tops[each]
    wide = (right - left) / (INNER - 13 - _LABELS)
    for each, (look, _, x, y) in enumerate(names):
        middle = high - (tops[each] + tall[each] / 2) * mm
        ends = [x, right + 2 * wide], [y, middle]
        axes.plot(*ends, color=look.colour, linewidth=0.5, clip_on=False)
        axes.text(
            right + 2.6 * wide, middle, texts[each], size=SMALL, color=look.colour, va="center", weight="bold"
        )


def _broken(page: Page, name: str) -> list[str]:
    from matplotlib.font_manager import FontProperties

    return page.lines(name, _LABELS - 5, FontProperties(size=SMALL, weight="bold"))


def _draw_grid(page: Page, chart: Grid, cells: Sequence[Sequence[Estimate]], y: float) -> float:
    """Draw a table: rows by columns, each cell with its value, filled where it is large enough to count."""
    first, height = 44.0, 15.0
    width = (INNER - first) / len(chart.columns)
    y += 1
    tops = [
        page.write(
            MARGIN + first + place * width + 2, y, title(page.language), width - 4, size=BODY, bold=True
        )
        for place, title in enumerate(chart.columns)
    ]
    y = max(tops) + 1.5
    for title, row in zip(chart.rows, cells, strict=True):
        page.write(MARGIN, y + 4, title(page.language), first - 3, size=BODY, bold=True)
        for place, each in enumerate(row):
            x = MARGIN + first + place * width
            counts = (
                each.low is not None
                and each.high is not None
                and (each.low > chart.smallest or each.high < -chart.smallest)
            )
            page.sheet.add_patch(
                Rectangle(
                    (x + 1, y),
                    width - 2,
                    height - 2,
                    facecolor="#C9D1F2" if counts else "#F4F4F2",
                    edgecolor=_LOOKS[0].colour if counts else LINE,
                    linewidth=1.6 if counts else 0.6,
                )
            )
            values = [value for value in (each.mean, each.low, each.high) if value is not None]
            said = [page.number(value, 2, signed=True) for value in values]
            page.write(x + 4, y + 1.8, said[0] if said else "–", size=NAME, bold=counts)
            if len(said) == 3:
                page.write(x + 4, y + 7.6, f"{said[1]} … {said[2]}", color=INK_2)
        y += height
    return y + 1


def _draw_statements(page: Page, found: Found, y: float) -> float:
    page.sheet.plot([MARGIN, WIDTH - MARGIN], [y, y], color=INK, linewidth=0.8)
    y = page.write(MARGIN, y + 2, page.words("statements"), size=HEAD, bold=True)
    y = page.write(MARGIN, y + 0.3, page.words("strips"), color=INK_2) + 2
    for each in found.statements:
        y = _draw_statement(page, each, y)
        page.sheet.plot([MARGIN, WIDTH - MARGIN], [y, y], color=LINE, linewidth=0.6)
    return y


def _draw_statement(page: Page, judged: Judged, y: float) -> float:
    statement, seen = judged.statement, judged.observed
    left = page.write(MARGIN, y + 1.2, statement.text(page.language), 100, size=BODY)
    smallest = page.number(statement.smallest, decimals([statement.smallest]))
    expected = page.words(statement.expected, s=smallest)
    notes = [page.words("expected", expected=expected, unit=judged.unit(page.language))]
    notes += [page.words("by construction")] if statement.by_construction else []
    notes += [] if statement.stated else [page.words("ours")]
    left = page.write(MARGIN, left + 0.2, "; ".join(notes), 100, color=INK_3)
    if statement.comment and judged.verdict != "supported":
        left = page.write(MARGIN, left + 0.2, statement.comment(page.language), 100, color=INK_2)
    bottom = max(left, y + 13) + 1.2
    verdict = VERDICTS[judged.verdict](page.language)
    page.write(WIDTH - MARGIN, y + 1.2, verdict, 40, size=BODY, bold=True, ha="right")
    if seen.mean is None or seen.low is None or seen.high is None:
        return bottom
    values = [seen.mean, seen.low, seen.high]
    places = _places(values)
    said = [page.number(value, places, signed=True) for value in values]
    page.write(_STRIP - _HALF - 4, y + 1.2, f"{said[0]}  ({said[1]} … {said[2]})", 50, color=INK_2)
    line = bottom - 4.2
    scale = _HALF / max(abs(value) for value in (*values, 1.25 * statement.smallest))
    gap = statement.smallest * scale
    page.sheet.add_patch(
        Rectangle((_STRIP - gap, line - 2), 2 * gap, 4, facecolor="#E6E6E3", linewidth=0, zorder=1)
    )
    page.sheet.plot([_STRIP - _HALF, _STRIP + _HALF], [line, line], color=INK_3, linewidth=0.6)
    page.sheet.plot([_STRIP, _STRIP], [line - 2.4, line + 2.4], color=INK, linewidth=0.9)
    page.sheet.plot([_STRIP + end * scale for end in values[1:]], [line, line], color=INK, linewidth=2.6)
    page.sheet.plot(
        [_STRIP + seen.mean * scale], [line], color=INK, marker="D", markersize=5, mec="white", mew=0.7
    )
    return bottom


def _places(values: Sequence[float]) -> int:
    """Return how many decimals show the largest value in two digits, 2 or 3."""
    return 2 if max(abs(value) for value in values) >= 0.1 else 3


def _floats(values: Sequence[float | None]) -> np.ndarray[Any, np.dtype[np.float64]]:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
