"""What `tillit boundary` shows: the map in letters, where the answer flips, and the answer in words."""

from rich.table import Table

from tillit.console import number, print_table, say, say_all
from tillit.experiments import wording
from tillit.experiments.boundary_map import Boundary, short
from tillit.experiments.map_figure import letters
from tillit.experiments.resampling import Crossing
from tillit.model.claims import SMALLEST
from tillit.model.text import Language, Text, decimal

_SIGNS = {"a": "A", "b": "B", "neither": "–", "alike": "=", "undecided": "·"}

_WORDS = {
    "runs": Text(
        "{cells} rutor, {n} par av körningar om {length} i varje, samma slump i alla, slumpfrö {seed}",
        "{cells} cells, {n} pairs of runs of {length} in each, same luck in all of them, seed {seed}",
    ),
    "key": Text(
        "A, B: den är bättre. –: båda ger mindre än {least}. =: skillnaden är mindre än {smallest}. "
        "·: går inte att säga.",
        "A, B: that one wins. –: both give less than {least}. =: they differ by less than {smallest}. "
        "·: cannot be told.",
    ),
    "corner": Text(
        "En liten bokstav: den är bäst av alla ({titles}).",
        "A small letter: that one is best of all ({titles}).",
    ),
    "flips": Text("Skiftar vid x", "Flips at x"),
    "interval": Text("95 %-intervall", "95 % interval"),
    "none": Text("inget skifte", "no flip"),
    "several": Text("flera", "several"),
    "beyond": Text("utanför", "beyond"),
    "note": Text(
        "Skiftet: där skillnaden är noll, i en rät linje mellan rutorna; intervallet av körningar dragna om, "
        "gemensamt i alla rutor. Inget, flera: hur ofta det då inte finns något skifte i raden, eller flera. "
        "Omdömena håller tillsammans i 95 % av kartorna.",
        "The flip: where the difference is zero, on a straight line between cells; the interval is from "
        "replications drawn again, jointly in all cells. No flip, several: how often the row then has none, "
        "or more than one. All verdicts together hold in 95 % of maps.",
    ),
    "still": Text(
        "Allt utom axlarna ligger stilla på scenariots värden.",
        "Everything but the axes stays at the scenario's values.",
    ),
}


def show(result: Boundary, language: Language) -> None:
    """Print the map, with y upwards and x to the right, and the answer in words."""
    words = {key: text(language) for key, text in _WORDS.items()}
    say(wording.heading(result.scenario, result.a, result.b)(language))
    for side, letter in letters(result).items():
        say(f"{letter}: {wording.arm_title(result.scenario, result.runs[side])(language)}")
    say_all(language, wording.own_settings(result.scenario, result.a))
    length = wording.duration(result.a.weeks)(language)
    say(
        words["runs"].format(
            cells=len(result.cells), n=result.replications, length=length, seed=result.a.seed
        )
    )
    say(f"{result.measure.title(language)} ({result.measure.unit(language)}). {result.period(language)}")
    for name, axis in (("x", result.x), ("y", result.y)):
        say(f"{name}: {axis.title(language)} ({axis.quantity.unit(language)})")
    say("")
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("y \\ x", justify="right", no_wrap=True)
    for value in result.x.values:
        table.add_column(short(value, language), justify="center", no_wrap=True)
    for key in ("flips", "interval", "none", "several"):
        table.add_column(words[key], justify="right", no_wrap=True)
    rows, columns = result.shape
    for row in reversed(range(rows)):
        marks = [_mark(result, row, column) for column in range(columns)]
        table.add_row(short(result.y.values[row], language), *marks, *_flip(result.crossings[row], language))
    print_table(table)
    say("")
    say(result.answer()(language))
    say(words["key"].format(least=decimal(result.least, language), smallest=decimal(SMALLEST, language)))
    if result.others:
        titles = ", ".join(
            f"{letter.lower()} {result.title(side)(language)}"
            for side, letter in letters(result).items()
            if side in result.others
        )
        say(words["corner"].format(titles=titles))
    say(words["note"])
    say(words["still"])
    say(wording.SHARED(language))


def _mark(result: Boundary, row: int, column: int) -> str:
    """Return a cell's verdict as a sign, with the letter of another arm that is best of all."""
    cell = result.at(row, column)
    best = letters(result)[cell.best].lower() if cell.best in result.others else ""
    return _SIGNS[cell.verdict] + best


def _flip(each: Crossing, language: Language) -> tuple[str, str, str, str]:
    none, several = (f"{decimal(100 * share, language, '.0f')} %" for share in (each.none, each.several))
    if each.x is None:
        return "–", "–", none, several
    beyond = _WORDS["beyond"](language)
    ends = (beyond if end is None else number(end, language, decimals=2) for end in (each.low, each.high))
    return number(each.x, language, decimals=2), " … ".join(ends), none, several
