"""The figure of a map, on made-up values of every kind of cell."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import matplotlib as mpl
import numpy as np
import pytest
from PIL import Image

from tillit import scenarios
from tillit.experiments import map_figure
from tillit.experiments.axes import Axis
from tillit.experiments.boundary_map import Boundary, Flip
from tillit.experiments.contributions import Explained
from tillit.experiments.map_figure import draw_map, letters
from tillit.experiments.page import SMALL, Page
from tillit.model.levers import Governance
from tillit.model.measures import MEASURES

LEVERS = tuple(name for name in Governance.names() if name != "consistency")
OTHERS = ("hybrid", "naive_trust", "laissez_faire", "rule_bound")


def made_up(
    x="alignment", y="opportunists", steps=7, others=(), levers=True, replications=12, field=None, worth=0.3
):
    """A map on which B leads in the lower left corner, A in the upper right, and nobody in the upper left."""
    scenario = scenarios.load("home_care")
    names = dict(zip(("a", "b", *others), ("control", "trust", *others), strict=True))
    across, up = (Axis.parse(name, given, steps) for name, given in (("x", x), ("y", y)))
    rows, columns = np.mgrid[0 : len(up.values), 0 : len(across.values)].astype(float)
    if field is None:
        field = 0.3 * (1 - columns / columns.max() - rows / rows.max())
    level = worth - 0.5 * rows / rows.max() * (1 - columns / columns.max())
    wave = 0.02 * np.sin(1.0 + np.arange(replications))[:, None, None]
    arms = [level - field / 2 - wave, level + field / 2 + wave]
    arms += [level - 0.1 * (1 + place) + wave for place in range(len(others))]
    flip = None
    result = Boundary(
        scenario=scenario,
        runs={side: scenario.run(name) for side, name in names.items()},
        measure=MEASURES["service"],
        x=across,
        y=up,
        values=np.stack(np.broadcast_arrays(*arms), axis=-1),
        planned=(),
        least=0.05,
        since=0,
        flip=flip,
        engine="reference",
        notices=(),
    )
    if not levers:
        return result
    noise = 0.01 * np.sin(np.arange(replications))[:, None]
    values = [size * np.linspace(1, -0.3, len(LEVERS))[None] + noise for size in (-0.05, 0.1)]
    explained = [Explained.of(each, LEVERS, 0.999) for each in (*values, values[1] - values[0])]
    return replace(result, flip=Flip(result.cells[-1], result.cells[0], *explained, 0.999))


@pytest.fixture
def written(monkeypatch):
    """Every line of text put on the page, with its size."""
    lines = {}
    write = Page.write

    def spy(self, x, y, text, width=186.0, size=SMALL, *args, **look):
        lines[text] = size
        return write(self, x, y, text, width, size, *args, **look)

    monkeypatch.setattr(Page, "write", spy)
    return lines


def test_every_kind_of_cell_is_there():
    counts = made_up().counts
    assert all(counts[verdict] for verdict in ("a", "b", "neither", "undecided"))


def test_same_data_same_bytes_in_any_thread_and_style(tmp_path):
    result = made_up(others=OTHERS[:2], steps=4)
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda i: draw_map(result, tmp_path / f"{i}.png", "sv"), range(3)))
    with mpl.rc_context({"font.size": 30, "axes.facecolor": "red", "savefig.bbox": "tight"}):
        draw_map(result, tmp_path / "styled.png", "sv")
    assert len({path.read_bytes() for path in tmp_path.iterdir()}) == 1


def test_languages_differ_and_the_file_says_nothing_about_when_or_by_what(tmp_path):
    for language in ("sv", "en"):
        draw_map(made_up(steps=3), tmp_path / f"{language}.png", language)
    assert (tmp_path / "sv.png").read_bytes() != (tmp_path / "en.png").read_bytes()
    with Image.open(tmp_path / "sv.png") as image:
        assert set(image.info) == {"dpi", "Title"}
        assert image.width == pytest.approx(200 / 25.4 * 200, abs=1)


FIELDS = {
    "equal": np.zeros((7, 7)),
    "one side": np.full((7, 7), 0.2),
    "closed": np.hypot(*np.mgrid[-3:4, -3:4]) / 10 - 0.2,
    "level": np.linspace(-0.2, 0.2, 7)[:, None] * np.ones(7),
    "huge": np.linspace(-4e4, 4e4, 7)[:, None] * np.ones(7),
    "missing": np.where(np.eye(7) > 0, np.nan, 0.2),
}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"others": OTHERS},
        {"others": OTHERS, "steps": 25},
        {"steps": 13, "levers": False},
        {"steps": 2, "levers": False},
        {"x": "b.monitoring", "y": "political_clock"},
        {"x": "alignment=0:1:2", "y": "interdependence=0:1:25"},
        {"replications": 2},
        {"worth": -1.0},
        *({"field": each, "levers": False} for each in FIELDS.values()),
    ],
    ids=["plain", "others", "fine", "medium", "coarse", "one arm", "narrow", "two", "nothing", *FIELDS],
)
def test_draws_without_warning_and_within_the_page(tmp_path, settings, language):
    draw_map(made_up(**settings), tmp_path / "figure.png", language)
    with Image.open(tmp_path / "figure.png") as image:
        pixels = np.asarray(image.convert("L"))
    for edge in (pixels[:8], pixels[-8:], pixels[:, :8], pixels[:, -8:]):
        assert edge.min() == 255


def test_the_answer_and_every_count_are_on_the_page(tmp_path, written):
    result = made_up(others=OTHERS)
    draw_map(result, tmp_path / "figure.png", "en")
    assert result.headline(where=False).en in written
    for k in result.counts.values():
        assert f"{k} of 49 cells" in written
    for side in result.runs:
        assert f"{result.title(side).en}: {result.best_counts[side]}" in written
    assert result.flip.flip.answer().en in written
    assert {"Where A leads most", "Where B leads most", "The flip", "→ 1  ↑ 1", "→ 0  ↑ 0"} <= set(written)
    assert min(written.values()) >= SMALL


def test_numbers_follow_the_language(tmp_path, written):
    draw_map(made_up(), tmp_path / "figure.png", "sv")
    assert "Ingendera räcker till: båda ger mindre än 0,05" in written
    assert not [text for text in written if "0.05" in text or "flip" in text]


def test_extremes_are_not_called_a_flip(tmp_path, written):
    result = made_up()
    same = replace(result.flip, cell_a=result.flip.cell_b)
    draw_map(replace(result, flip=same), tmp_path / "figure.png", "en")
    assert "Which levers explain the extremes of the map?" in written
    assert "Which levers explain the flip?" not in written


def looks(result, row, column):
    page = Page("en", map_figure._WORDS)
    axes = page.axes(20, 20, 100, 100)
    map_figure._draw_cell(axes, result, row, column)
    return [text.get_text() for text in axes.texts], axes.patches[0]


def test_no_cell_is_known_by_its_colour_alone():
    result = made_up()
    seen = {}
    for cell in result.cells:
        row, column = result.y.values.index(cell.y), result.x.values.index(cell.x)
        seen[cell.verdict] = looks(result, row, column)
    assert {verdict: texts for verdict, (texts, _) in seen.items()} == {
        verdict: [map_figure._LOOKS[verdict][0]] for verdict in seen
    }
    assert len({look[0] for look in map_figure._LOOKS.values()}) == len(map_figure._LOOKS)
    assert seen["a"][1].get_hatch()
    assert not seen["b"][1].get_hatch()


@pytest.mark.parametrize(("steps", "shown"), [(7, ["A", "C"]), (25, ["C"])])
def test_another_arm_that_is_best_of_all_has_its_letter_in_the_cell(steps, shown):
    result = made_up(others=("hybrid",), steps=steps, levers=False)
    values = result.values.copy()
    values[..., 2] = 2.0 + 0.001 * np.sin(np.arange(12))[:, None, None]
    result = replace(result, values=values)
    assert result.best_counts["hybrid"] == steps**2
    assert letters(result) == {"a": "A", "b": "B", "hybrid": "C"}
    assert looks(result, steps - 1, steps - 1)[0] == shown


def test_the_scenarios_own_place():
    assert map_figure._own(made_up()) == pytest.approx((3.5, 2.0))  # 0.5 and 0.25 on seven values from 0 to 1
    assert map_figure._own(made_up(x="b.monitoring")) == pytest.approx((0.3 * 6 + 0.5, 2.0))
    assert map_figure._own(made_up(x="monitoring")) is None  # each arm has its own
    assert map_figure._own(made_up(x="alignment=0.6:1")) is None  # not on the map
