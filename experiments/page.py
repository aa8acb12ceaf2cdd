"""A sheet of paper for figures: measured in millimetres, written on in two languages, saved as a PNG.

The same marks give the same bytes: no date, no program name, and none of the reader's own settings.
"""

import textwrap
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import matplotlib.style
import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font

from tillit.model.text import Language, Text

FloatArray = npt.NDArray[np.float64]

INK, INK_2, INK_3, LINE = "#16202A", "#3F4B57", "#566270", "#D6DCE2"
WIDTH, MARGIN, DPI, MM = 200.0, 7.0, 200, 25.4
INNER = WIDTH - 2 * MARGIN
SMALL, BODY, NAME, HEAD, TITLE = 8.8, 9.2, 10.5, 12.0, 16.0
"""Sizes of type in points; 8.8 prints as 7 when the sheet is 160 mm wide."""

_STYLE = {
    "font.family": "DejaVu Sans",
    "text.parse_math": False,
    "hatch.linewidth": 0.5,
    "path.simplify": False,
}


@dataclass(frozen=True, slots=True)
class Arm:
    """How an arm looks everywhere: never by colour alone."""

    letter: str
    colour: str
    marker: str
    line: dict[str, Any]
    fill: dict[str, Any]


ARM_A = Arm(
    "A",
    colour="#A65300",
    marker="s",
    line={"color": "#A65300", "linestyle": (0, (3.0, 1.3)), "linewidth": 1.7, "zorder": 4.1},
    fill={"facecolor": "#F3D9BD", "edgecolor": "#CF9558", "hatch": "//////", "linewidth": 0, "zorder": 2.1},
)
ARM_B = Arm(
    "B",
    colour="#2A3990",
    marker="o",
    line={"color": "#2A3990", "linestyle": "solid", "linewidth": 1.7, "zorder": 4.0},
    fill={"facecolor": "#C9D1F2", "alpha": 0.6, "linewidth": 0, "zorder": 2.2},  # the hatch shows through
)

_LOCK = threading.Lock()  # matplotlib's settings are one per process


@contextmanager
def drawing() -> Iterator[None]:
    """Draw inside this: with our settings only, one figure at a time."""
    with _LOCK, matplotlib.style.context(["default", _STYLE]):
        yield


class Page:
    """A sheet measured in millimetres from its top left corner, cut to height when it is saved."""

    def __init__(self, language: Language, phrases: Mapping[str, Text]) -> None:
        self.language = language
        self.phrases = phrases
        self.figure = Figure(figsize=(WIDTH / MM, 1), dpi=DPI)
        FigureCanvasAgg(self.figure)
        self.sheet = self.figure.add_axes((0, 0, 1, 1))
        self.sheet.set_axis_off()
        self.sheet.set_autoscale_on(False)
        self.sheet.set_xlim(0, WIDTH)
        self.panels: list[tuple[Axes, float, float, float, float]] = []

    def words(self, key: str, *values: object, **named: object) -> str:
        """Return the phrase `key` with its values filled in."""
        return self.phrases[key](self.language).format(*values, **named)

    def number(self, value: float, decimals: int, signed: bool = False) -> str:
        """Return `value` with true minus and the decimal sign of the language; zero has no sign."""
        sign = "+" if signed and round(value, decimals) != 0 else ""
        text = f"{round(value, decimals) + 0.0:{sign},.{decimals}f}".replace("-", "−")
        return text.translate({44: "\u00a0", 46: ","}) if self.language == "sv" else text

    def years(self, value: float) -> str:
        """Return a number of years in words."""
        return self.words("year" if value == 1 else "years", n=self.number(value, decimals([value])))

    def lines(self, text: str, width: float, font: FontProperties) -> list[str]:
        """Break `text` into lines no wider than `width`; a letter the font lacks becomes a question mark."""
        glyphs = get_font(findfont(font))
        glyphs.set_size(font.get_size_in_points(), DPI)

        def fits(line: str) -> bool:
            glyphs.set_text(line)
            return glyphs.get_width_height()[0] / 64 <= width * DPI / MM

        clean = "".join(c if c in "\t\n\r" or glyphs.get_char_index(ord(c)) else "?" for c in text)
        narrowest = 0.2 * font.get_size_in_points() * MM / 72
        for letters in range(min(len(clean), int(width / narrowest)), 0, -1):
            lines = textwrap.wrap(clean, letters, break_on_hyphens=False)
            if all(fits(line) for line in lines):
                return lines
        return []

    def write(
        self,
        x: float,
        y: float,
        text: str,
        width: float = INNER,
        size: float = SMALL,
        bold: bool = False,
        **look: Any,
    ) -> float:
        """Write `text` with its top at `y`; return the y under its last line."""
        em = size * MM / 72
        font = FontProperties(size=size, weight="bold" if bold else "normal")
        for line in self.lines(text, width, font):
            self.sheet.text(x, y + em, line, fontproperties=font, **{"color": INK, "va": "baseline", **look})
            y += 1.28 * em
        return y

    def section(self, y: float, head: str, note: str) -> float:
        """Write a section's heading and its note under a rule; return the y below."""
        self.sheet.plot([MARGIN, WIDTH - MARGIN], [y, y], color=INK, linewidth=0.8)
        y = self.write(MARGIN, y + 2, head, size=HEAD, bold=True)
        return self.write(MARGIN, y + 0.3, note, color=INK_2) + 3

    def axes(self, x: float, y: float, width: float, height: float) -> Axes:
        """Return new axes whose inside is the given box."""
        axes = self.figure.add_axes((0, 0, 1, 1), label=str(len(self.panels)))
        self.panels.append((axes, x, y, width, height))
        return axes

    def save(self, path: Path, height: float, title: str) -> None:
        """Cut the page to `height` and write it."""
        self.figure.set_size_inches(WIDTH / MM, height / MM)
        self.sheet.set_ylim(height, 0)
        for axes, x, y, w, h in self.panels:
            axes.set_position((x / WIDTH, 1 - (y + h) / height, w / WIDTH, h / height))
        self.figure.savefig(path, format="png", metadata={"Software": None, "Title": title})


def decimals(values: Sequence[float] | FloatArray) -> int:
    """Return how many decimals tell `values` exactly, 9 at most."""
    least = 1e-6 * max(np.abs(values).max(), 1e-9)
    return next((d for d in range(9) if np.allclose(np.round(values, d), values, rtol=0, atol=least)), 9)
