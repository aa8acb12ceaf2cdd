import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.font_manager import FontProperties
from PIL import Image

from tillit import scenarios
from tillit.experiments import compare, figures, report
from tillit.experiments.figures import Band, ComparisonFigure, Panel, Row, draw_comparison
from tillit.experiments.page import SMALL, Page
from tillit.model import measures
from tillit.model.errors import ScenarioError
from tillit.model.measures import MEASURES, Group
from tillit.model.scenario import PANELS, Event
from tillit.model.text import Text

INDEX = Text(sv="index, 100 = start", en="index, 100 = start")
SHARE = Text(sv="andel", en="share")


def band(middle, spread):
    return Band(middle, middle - spread, middle + spread) if spread else Band(middle)


def comparison(n_panels=4, n_rows=5, years=4.0, replications=20, gap=0.1):
    week = np.arange(1.0, max(2, round(52 * years)) + 1)
    path = 0.5 + 0.1 * np.sin(week / 30)
    spread = 0.05 if replications > 1 else 0.0
    panel = Panel(
        Text("Tillit uppåt", "Trust upwards"), SHARE, week, band(path, spread), band(path + gap, spread)
    )
    runs = tuple(gap * x for x in np.linspace(-0.5, 2.5, replications)) if replications > 1 else (gap,)
    bounds = (0.8 * gap, 1.2 * gap) if replications > 1 else (None, None)
    row = Row(Group.TRUST.value, Text("Tillit uppåt", "Trust upwards"), SHARE, runs, gap, *bounds)
    return ComparisonFigure(
        title=Text(sv="Räcker det att ta bort ersättningen?", en="Is it enough to remove the pay?"),
        a=Text(sv="Bara ersättningen ändras", en="Only pay changes"),
        b=Text(sv="Tillitsbaserad styrning", en="Trust-based governance"),
        years=years,
        replications=replications,
        seed=2012,
        version="0.1.0",
        panels=(panel,) * n_panels,
        rows=(row,) * n_rows,
        period=Text(sv="sista året", en="last year"),
    )


@pytest.fixture
def written(monkeypatch):
    """Every line of text put on the page, with its size."""
    lines = []
    write = Page.write

    def spy(self, x, y, text, *args, **look):
        lines.append(text)
        return write(self, x, y, text, *args, **look)

    monkeypatch.setattr(Page, "write", spy)
    return lines


def test_same_data_same_bytes_in_any_thread_and_style(tmp_path):
    figure = comparison()
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda i: draw_comparison(figure, tmp_path / f"{i}.png", "sv"), range(4)))
    before = dict(mpl.rcParams)
    with mpl.rc_context({"font.size": 30, "axes.facecolor": "red", "savefig.bbox": "tight"}):
        draw_comparison(figure, tmp_path / "styled.png", "sv")
    assert len({path.read_bytes() for path in tmp_path.iterdir()}) == 1
    assert dict(mpl.rcParams) == before


def test_languages_differ_and_the_file_says_nothing_about_when_or_by_what(tmp_path):
    draw_comparison(comparison(), tmp_path / "sv.png", "sv")
    draw_comparison(comparison(), tmp_path / "en.png")
    assert (tmp_path / "sv.png").read_bytes() != (tmp_path / "en.png").read_bytes()
    with Image.open(tmp_path / "sv.png") as image:
        assert set(image.info) == {"dpi", "Title"}
        assert image.info["dpi"] == pytest.approx((200, 200), abs=0.1)
        assert image.width == pytest.approx(200 / 25.4 * 200, abs=1)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(
    "figure",
    [
        comparison(8, 14),
        comparison(2, 2, years=0.1),
        comparison(3, 2, years=50.0),
        comparison(7, 12, years=1.0, replications=1),
        comparison(5, 5, gap=0.0),
        comparison(6, 5, replications=1, gap=0.0),
        comparison(2, 2, replications=300),
        comparison(2, 2, gap=1e-12),
        comparison(2, 2, gap=-4e4),
    ],
    ids=["full", "weeks", "decades", "one run", "equal", "one equal", "many", "tiny", "huge"],
)
def test_draws_without_warning_and_within_the_page(tmp_path, figure, language):
    draw_comparison(figure, tmp_path / "figure.png", language)
    with Image.open(tmp_path / "figure.png") as image:
        pixels = np.asarray(image.convert("L"))
    for edge in (pixels[:8], pixels[-8:], pixels[:, :8], pixels[:, -8:]):
        assert edge.min() == 255


def test_missing_values_are_said(tmp_path, written):
    figure = comparison()
    panel, row = figure.panels[0], figure.rows[0]
    path = panel.a.mean.copy()
    path[100:] = np.nan
    nothing = Band(np.full_like(path, np.nan))
    panels = (replace(panel, a=Band(path)), replace(panel, b=nothing), replace(panel, a=nothing, b=nothing))
    listed = replace(panel, a=Band([None, *panel.a.mean[1:]]))
    rows = (
        replace(row, differences=(0.1, None, float("nan"), -0.1, 0.2), mean=0.1, low=None, high=None),
        replace(row, differences=(None, None), mean=None, low=None, high=None),
    )
    draw_comparison(replace(figure, panels=(*panels, listed), rows=rows), tmp_path / "figure.png")
    assert "B higher in 2 of 3, missing in 2" in written
    assert "missing" in written


def test_counts_and_numbers_follow_the_language(tmp_path, written):
    figure = comparison()
    runs = (0.25,) * 17 + (-0.1,) * 3
    rows = (
        replace(figure.rows[0], differences=runs, mean=0.1975, low=0.14, high=0.255),
        replace(figure.rows[0], differences=(0.0, 0.0, 0.1), mean=0.0333, low=-0.0004, high=0.2),
        replace(figure.rows[0], differences=(0.0, 0.0), mean=0.0, low=0.0, high=0.0),
    )
    draw_comparison(replace(figure, rows=rows), tmp_path / "figure.png", "sv")
    draw_comparison(replace(figure, rows=rows), tmp_path / "figure.png", "en")
    assert {"B högre i 17 av 20", "+0,20 (+0,14 till +0,26)", "+0,3", "−0,3"} <= set(written)
    assert {"B higher in 17 of 20", "+0.20 (+0.14 to +0.26)", "+0.3", "−0.3"} <= set(written)
    assert {"B högre i 1 av 3, lika i 2 av 3", "lika i 2 av 2", "exakt noll"} <= set(written)
    assert any(line.startswith("tillit 0.1.0, slumpfrö 2012.") for line in written)
    assert any(line.endswith("not a forecast.") for line in written)
    assert any(text.startswith("20 replications of 4 years, same luck in both arms") for text in written)


def test_rows_share_a_scale_only_within_a_unit(tmp_path, written):
    figure = comparison()
    small, large = figure.rows[0], replace(figure.rows[0], differences=(0.9,), mean=0.9)
    other = replace(figure.rows[0], unit=INDEX, differences=(7.0,), mean=7.0, low=None, high=None)
    draw_comparison(replace(figure, rows=(small, large, other)), tmp_path / "figure.png")
    assert [text for text in written if text in ("+0.3", "+1", "+8")] == ["+1", "+1", "+8"]


def test_marks_keep_their_place_and_do_not_overlap_within_a_level():
    page = Page("en", figures._WORDS)
    offsets = np.array([-3.0, -2.5, 0.0, 0.0, 1.0, 1.4, 9.0])
    figures._draw_runs(page, offsets, line=50.0, room=8.0)
    marks = [(line.get_xdata()[0], line.get_ydata()[0]) for line in page.sheet.lines]
    assert sorted(x - figures._ZERO for x, _ in marks) == pytest.approx(offsets)
    for level in {y for _, y in marks}:
        assert (np.diff(sorted(x for x, y in marks if y == level)) >= 1.5).all()
    assert [line.get_marker() for line in page.sheet.lines].count("s") == 2  # A higher: square
    assert [line.get_marker() for line in page.sheet.lines].count("o") == 3  # B higher: round


def test_one_run_promises_neither_bands_nor_intervals(tmp_path, written):
    draw_comparison(comparison(replications=1, years=1.0), tmp_path / "figure.png")
    text = " ".join(written)
    assert "1 replication of 1 year, same luck in both arms; without repetition" in text
    assert "80 %" not in text
    assert "95 %" not in text


def test_long_and_strange_titles_draw_without_warning(tmp_path):
    word = "Medarbetarinflytandeundersökningsresultatsammanställning"
    title = Text(sv=f"Räcker det, $x_1$ {word} " * 2, en="漢字 \N{GRINNING FACE}\ttab\nline")
    figure = comparison()
    panels = tuple(replace(panel, title=title) for panel in figure.panels)
    rows = tuple(replace(row, title=title, unit=title) for row in figure.rows)
    figure = replace(figure, title=title, a=title, b=title, panels=panels, rows=rows)
    for language in ("sv", "en"):
        draw_comparison(figure, tmp_path / "figure.png", language)


def test_lines_fit_their_width():
    page = Page("sv", figures._WORDS)
    font = FontProperties(size=9)
    lines = page.lines("Andel som arbetar för det gemensamma uppdraget", 40, font)
    assert " ".join(lines) == "Andel som arbetar för det gemensamma uppdraget"
    assert lines[0] == "Andel som arbetar för"
    assert page.lines("漢字", 40, font) == ["??"]
    assert page.lines("", 40, font) == []


def test_numbers_have_true_minus_and_no_signed_zero():
    swedish, english = Page("sv", figures._WORDS), Page("en", figures._WORDS)
    assert swedish.number(-1234.5, 1) == "−1\u00a0234,5"
    assert english.number(-1234.5, 1) == "−1,234.5"
    assert swedish.number(-0.001, 2, signed=True) == "0,00"
    assert swedish.number(0.126, 2, signed=True) == "+0,13"


def test_pyplot_is_never_imported():
    code = "import sys, tillit.experiments.figures; sys.exit('matplotlib.pyplot' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_group_is_named_once_above_its_rows(tmp_path, written):
    figure = comparison(n_rows=1)
    rows = tuple(
        replace(figure.rows[0], group=group.value, title=Text(f"{group} {n}, sv", f"{group} {n}"))
        for group in (Group.CITIZENS, Group.TRUST, Group.POLITICS)
        for n in range(2)
    )
    for language in ("sv", "en"):
        written.clear()
        draw_comparison(replace(figure, rows=rows), tmp_path / "figure.png", language)
        names = {each.value(language) for each in Group} | {each.title(language) for each in rows}
        assert [text for text in written if text in names] == [
            text(language)
            for first, second in zip(rows[0::2], rows[1::2], strict=True)
            for text in (first.group, first.title, second.title)
        ]


def test_a_change_in_both_arms_belongs_to_neither():
    page = Page("en", figures._WORDS)
    figure = replace(comparison(), changes=(("a", 1.0), ("b", 1.0), ("b", 2.0), ("a", 3.0)))
    figures._draw_panel(page, figure.panels[0], (20.0, 20.0, 50.0, 30.0), figure)
    dotted = [line for line in page.panels[0][0].lines if line.get_linestyle() == ":"]
    assert {line.get_xdata()[0]: line.get_color() for line in dotted} == {
        1.0: figures.INK_2,
        2.0: figures.ARM_B.colour,
        3.0: figures.ARM_A.colour,
    }


def late(**changes):
    """Home care for three years, in which only the last year differs between the arms."""
    home_care = scenarios.load("home_care")
    start = home_care.arms["control"]
    pay, trust = Event(1, {"pay_share": 0.3}), Event(2, dict(home_care.arms["trust"].start.items()))
    arms = {"stay": replace(start, events=(pay,)), "leave": replace(start, events=(pay, trust))}
    return replace(home_care, arms=arms, compared=("stay", "leave"), years=3, **changes)


def test_all_measures_are_a_page_and_not_a_wall(tmp_path, written):
    own = (
        "service",
        "hidden_errors",
        "trust_in_managers",
        "felt_control",
        "hours_for_administration",
        "turnover",
    )
    result = compare(late(panels=own), replications=3)
    figure = report.figure(result)
    assert len(MEASURES) >= 30
    assert [panel.title for panel in figure.panels] == [MEASURES[name].title for name in own]
    firsts = {members[0].name for members in measures.by_group(MEASURES.values()).values()}
    shown = [name for name in MEASURES if name in firsts or name in own]
    assert [row.title for row in figure.rows] == [MEASURES[name].title for name in shown]
    assert figure.elsewhere == len(MEASURES) - len(shown) > 0
    for language in ("sv", "en"):
        draw_comparison(figure, tmp_path / "figure.png", language)
        with Image.open(tmp_path / "figure.png") as image:
            width, height = (pixels / 200 * 25.4 for pixels in image.size)
        # On A4 with margins of 10 mm, no type is smaller than 6.5 points.
        assert min(190 / width, 277 / height) * SMALL >= 6.5
    assert any(f"{figure.elsewhere} more are in summary.csv." in text for text in written)
    # A group is named if all that is shown of it has the value of the last week.
    assert any(
        "Trust: the last week. All else: mean over year 3, when A and B differ." in text for text in written
    )
    assert any("medelvärde över år 3, då A och B skiljer sig åt." in text for text in written)


def test_few_measures_are_all_in_the_figure():
    result = compare("home_care", replications=2, years=0.1, measures=list(MEASURES)[: report.MOST_ROWS])
    figure = report.figure(result)
    assert len(figure.rows) == report.MOST_ROWS
    assert figure.elsewhere == 0


def test_panels_are_those_of_the_scenario_that_were_recorded():
    chosen = late(panels=("slack", "true_output", "gaming"))
    figure = report.figure(compare(chosen, replications=1, years=0.1, measures="gaming,slack"))
    assert [panel.title.en for panel in figure.panels] == ["Slack", "Gaming"]
    usual = report.figure(compare(late(), replications=1, years=0.1))
    assert [panel.title for panel in usual.panels] == [MEASURES[name].title for name in PANELS]


@pytest.mark.parametrize(
    ("panels", "why"),
    [
        (("true_outptu",), "did you mean 'true_output'"),
        (("slack", "slack"), "each once"),
        (tuple(MEASURES)[:7], "at most 6"),
    ],
)
def test_panels_that_cannot_be_are_refused(panels, why):
    with pytest.raises(ScenarioError, match=why):
        late(panels=panels)
