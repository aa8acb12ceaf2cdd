"""What the command line shows: tables on standard output, progress and notices on standard error."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from tillit.experiments.wording import arm_title, decimal, heading, own_settings
from tillit.model.schedule import WEEKS_PER_YEAR
from tillit.model.text import Language, Text

if TYPE_CHECKING:
    from tillit.experiments.comparison import Comparison
    from tillit.experiments.single import Single
    from tillit.experiments.validation import Check

_WORDS = {
    "measure": Text("Mått", "Measure"),
    "unit": Text("Enhet", "Unit"),
    "value": Text("Värde", "Value"),
    "difference": Text("Skillnad B - A", "Difference B - A"),
    "interval": Text("95 %-intervall", "95 % interval"),
    "higher": Text("B högre i", "B higher in"),
    "replications": Text(
        "{n} körningar om {years} år, samma slump i båda, frö {seed}",
        "{n} replications of {years} years, same luck in both arms, seed {seed}",
    ),
    "run": Text("{years} år, frö {seed}", "{years} years, seed {seed}"),
    "caution": Text("Illustrativ modell, ingen prognos.", "An illustrative model, not a forecast."),
}


def say(text: str) -> None:
    """Print a line on standard output, unwrapped."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def complain(text: str) -> int:
    """Print a mistake as one line on standard error; return the exit code of a usage error."""
    sys.stderr.write("tillit: " + " ".join(text.split()) + "\n")
    return 2


def notices(engine: str, asked: str | None, others: Sequence[str]) -> None:
    """Say on standard error that the reference engine stands in, and what was noticed in a graph file."""
    from tillit.native.engines import NO_KERNEL

    for line in (*((NO_KERNEL,) if engine == "reference" and asked is None else ()), *others):
        sys.stderr.write(f"tillit: {line}\n")


@contextmanager
def progress(run_weeks: int) -> Iterator[Callable[[int], None] | None]:
    """Show progress on standard error while the block runs, if somebody is watching."""
    errors = Console(stderr=True)
    if not errors.is_terminal:
        yield None
        return
    columns = (
        TextColumn("simulating"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("weeks"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=errors, transient=True) as bar:
        task = bar.add_task("", total=run_weeks)
        yield lambda done: bar.update(task, completed=done)


def number(value: float | None, language: Language, signed: bool = False, decimals: int = 3) -> str:
    """Return a number with the decimal sign of the language; a dash for a missing one."""
    if value is None or value != value:
        return "–"
    rounded = round(value, decimals) + 0.0
    text = f"{rounded:+.{decimals}f}" if signed and rounded != 0 else f"{rounded:.{decimals}f}"
    return decimal(text.replace("-", "−"), language)


def show_comparison(result: "Comparison", language: Language) -> None:
    """Print the comparison as a table."""
    words = {key: text(language) for key, text in _WORDS.items()}
    say(heading(result.scenario, result.a, result.b)(language))
    say(f"A: {arm_title(result.scenario, result.a)(language)}")
    say(f"B: {arm_title(result.scenario, result.b)(language)}")
    own = own_settings(result.scenario, result.a)
    if own:
        say(own(language))
    years = decimal(f"{result.years:.3g}", language)
    say(words["replications"].format(n=result.replications, years=years, seed=result.a.seed))
    table = _table(words["measure"], "A", "B", words["difference"], words["interval"], words["higher"])
    for each in result.measures.values():
        difference = each.difference
        interval = (
            "–"
            if difference.low is None
            else f"{number(difference.low, language, True)} … {number(difference.high, language, True)}"
        )
        share = each.share_b_higher
        table.add_row(
            each.measure.title(language),
            number(each.a.mean, language),
            number(each.b.mean, language),
            number(difference.mean, language, True),
            interval,
            "–" if share is None else f"{round(share * result.replications)}/{result.replications}",
        )
    _print(table)
    say(words["caution"])


def show_single(result: "Single", language: Language) -> None:
    """Print one run as a table."""
    words = {key: text(language) for key, text in _WORDS.items()}
    run = result.plan.runs[0].run
    say(result.plan.scenario.title(language))
    say(arm_title(result.plan.scenario, run)(language))
    own = own_settings(result.plan.scenario, run)
    if own:
        say(own(language))
    years = decimal(f"{run.weeks / WEEKS_PER_YEAR:.3g}", language)
    say(words["run"].format(years=years, seed=run.seed))
    table = _table(words["measure"], words["value"], words["unit"])
    for measure in result.plan.measures:
        table.add_row(
            measure.title(language), number(result.values[measure.name], language), measure.unit(language)
        )
    _print(table)
    say(words["caution"])


def show_validation(results: "Sequence[Check]") -> None:
    """Print every check: expected, observed, tolerance."""
    table = _table("check", "expected", "observed", "tolerance", "")
    for each in results:
        table.add_row(
            each.id,
            f"{each.expected:.9g}",
            f"{each.observed:.9g}",
            f"{each.tolerance:.3g}",
            "passed" if each.passed else "FAILED",
        )
    _print(table)
    passed = sum(each.passed for each in results)
    say(f"{passed} of {len(results)} checks passed")


def _table(*headings: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for index, name in enumerate(headings):
        table.add_column(name, justify="left" if index == 0 else "right", no_wrap=True)
    return table


def _print(table: Table) -> None:
    out = Console(highlight=False)
    # A pipe has no width: there the table is as wide as its content.
    (out if out.is_terminal else Console(highlight=False, width=200)).print(table)
