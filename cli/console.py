"""What the command line shows: tables on standard output, progress and notices on standard error."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text as Styled

from tillit.experiments import wording
from tillit.model.measures import Measure, by_group
from tillit.model.text import Language, Text, decimal

if TYPE_CHECKING:
    from tillit.experiments.comparison import Comparison
    from tillit.experiments.single import Single
    from tillit.validation.rows import Check

_WORDS = {
    "checked": Text("Prövat", "Checked"),
    "number": Text("Antal", "Number"),
    "expected": Text("Väntat", "Expected"),
    "observed": Text("Funnet", "Observed"),
    "passed": Text("håller", "passed"),
    "failed": Text("HÅLLER INTE", "FAILED"),
    "of checks": Text("{passed} av {all} prövningar håller", "{passed} of {all} checks passed"),
    "measure": Text("Mått", "Measure"),
    "unit": Text("Enhet", "Unit"),
    "value": Text("Värde", "Value"),
    "interval": Text("95 %-intervall", "95 % interval"),
    "higher": Text("B högre", "B higher"),
    "replications": Text(
        "{n} körningar om {length}, samma slump i båda, slumpfrö {seed}",
        "{n} replications of {length}, same luck in both arms, seed {seed}",
    ),
    "replication": Text(
        "En körning om {length}, samma slump i båda, slumpfrö {seed}",
        "1 replication of {length}, same luck in both arms, seed {seed}",
    ),
    "run": Text("{length}, slumpfrö {seed}", "{length}, seed {seed}"),
    "one run": Text(
        "En körning är en slump: jämför flera innan du drar slutsatser. Illustrativ modell, ingen prognos.",
        "One run is one piece of luck: compare before you conclude. An illustrative model, not a forecast.",
    ),
    "look for": Text("Titta efter:", "Look for:"),
    "against": Text("Vad talar emot?", "What speaks against:"),
    "figure": Text("Figur", "Figure"),
    "folder": Text("Resultatmapp", "Run folder"),
}


def say(text: str) -> None:
    """Print a line on standard output, unwrapped."""
    if sys.stdout is not None:
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


ended: list[int] = []
"""Signals that have asked the program to end, in order."""


def go_on(_: int = 0) -> None:
    """Raise `KeyboardInterrupt` if the program was asked to end.

    Python raises it once, wherever it is just then, and loses it if that is in a destructor or a callback.
    """
    if ended:
        raise KeyboardInterrupt


@contextmanager
def progress(run_weeks: int) -> Iterator[Callable[[int], None]]:
    """Show progress on standard error while the block runs, if somebody is watching; let it be cancelled."""
    errors = Console(stderr=True)
    if not errors.is_terminal:
        yield go_on
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

        def show(done: int) -> None:
            go_on()
            bar.update(task, completed=done)

        yield show


def number(value: float | None, language: Language, signed: bool = False, decimals: int = 3) -> str:
    """Return a number with the decimal sign of the language; a dash for a missing one."""
    if value is None or value != value:
        return "–"
    sign = "+" if signed and round(value, decimals) != 0 else ""
    return decimal(round(value, decimals), language, f"{sign}.{decimals}f")


def interval(
    low: float | None, high: float | None, language: Language, signed: bool = False, decimals: int = 3
) -> str:
    """Return an interval as its two ends; a dash for a missing one."""
    if low is None:
        return "–"
    return f"{number(low, language, signed, decimals)} … {number(high, language, signed, decimals)}"


def show_comparison(result: "Comparison", language: Language) -> None:
    """Print the comparison as a table, with the answer before it and what speaks against after it."""
    words = {key: text(language) for key, text in _WORDS.items()}
    story = result.scenario.story
    say(wording.heading(result.scenario, result.a, result.b)(language))
    say(f"A: {wording.arm_title(result.scenario, result.a)(language)}")
    say(f"B: {wording.arm_title(result.scenario, result.b)(language)}")
    say_all(language, wording.own_settings(result.scenario, result.a))
    runs = _WORDS["replications" if result.replications > 1 else "replication"](language)
    length = wording.duration(result.a.weeks)(language)
    say(runs.format(n=result.replications, length=length, seed=result.a.seed))
    say(result.period(language))
    say("")
    table = _table(words["measure"], "A", "B", "B − A", words["interval"], words["higher"])
    measures = [each.measure for each in result.measures.values()]
    found = {name for name, each in result.measures.items() if (each.a.mean, each.b.mean) != (None, None)}
    for measure in _grouped(table, [each for each in measures if each.name in found], language):
        each = result.measures[measure.name]
        difference = each.difference
        share = each.share_b_higher
        table.add_row(
            indented(measure.title(language)),
            number(each.a.mean, language),
            number(each.b.mean, language),
            number(difference.mean, language, True),
            interval(difference.low, difference.high, language, signed=True),
            "–" if share is None else f"{round(share * result.replications)}/{result.replications}",
        )
    print_table(table)
    say_all(language, wording.nobody_to_measure(measures, found))
    say("")
    say_all(language, wording.answer(result.measures))
    say(f"{words['look for']} {story.look_for(language)}")
    say(f"{words['against']} {story.speaks_against(language)}")
    say_all(language, wording.SHARED)


def show_single(result: "Single", language: Language) -> None:
    """Print one run as a table."""
    words = {key: text(language) for key, text in _WORDS.items()}
    scenario, run = result.plan.scenario, result.plan.runs[0].run
    say(scenario.title(language))
    say(wording.arm_title(scenario, run)(language))
    say_all(language, wording.own_settings(scenario, run))
    say(words["run"].format(length=wording.duration(run.weeks)(language), seed=run.seed))
    say(wording.period(result.plan.measures, run.weeks)(language))
    say("")
    table = _table(words["measure"], words["value"])
    table.add_column(words["unit"])
    found = {name for name, value in result.values.items() if value is not None and value == value}
    for measure in _grouped(table, [each for each in result.plan.measures if each.name in found], language):
        table.add_row(
            indented(measure.title(language)),
            number(result.values[measure.name], language),
            measure.unit(language),
        )
    print_table(table)
    say_all(language, wording.nobody_to_measure(result.plan.measures, found))
    say("")
    say(words["one run"])


def show_files(language: Language, *, folder: str, figure: str | None = None) -> None:
    """Print where the results are."""
    if figure:
        say(f"{_WORDS['figure'](language)}: {figure}")
    say(f"{_WORDS['folder'](language)}: {folder}")


def show_validation(results: "Sequence[Check]", language: Language) -> None:
    """Print each row of the validation with the check that came closest to failing, and where it is from."""
    from tillit.validation import ROWS

    found: dict[str, list[Check]] = {}
    for each in results:
        found.setdefault(each.row, []).append(each)
    table = _table(
        *(_WORDS[word](language) for word in ("checked", "number", "expected", "observed")), "±", ""
    )
    for number, (name, checks) in enumerate(found.items(), 1):
        worst = max(checks, key=lambda each: each.strain)
        table.add_row(
            f"[{number}] {ROWS[name].title(language)}",
            str(len(checks)),
            *(decimal(value, language, ".6g") for value in (worst.expected, worst.observed)),
            decimal(worst.tolerance, language, ".2g"),
            _WORDS["passed" if worst.passed else "failed"](language),
        )
    print_table(table)
    say("")
    for number, (name, checks) in enumerate(found.items(), 1):
        say(f"[{number}] {name}, {checks[0].kind}: {checks[0].source}")
    say("")
    passed = sum(each.passed for each in results)
    say(_WORDS["of checks"](language).format(passed=passed, all=len(results)))


def say_all(language: Language, *texts: Text | None) -> None:
    """Print each text that there is."""
    for text in texts:
        if text:
            say(text(language))


def _table(first: str, *others: str) -> Table:
    """Return a table whose first column folds where it must; numbers are never cut."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(first, min_width=10, overflow="fold")
    for name in others:
        table.add_column(name, justify="right", no_wrap=True)
    return table


def folding_table(first: str, *others: str) -> Table:
    """Return a table whose first column takes what width there is, and folds."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(first, min_width=24, overflow="fold")
    for name in others:
        table.add_column(name, no_wrap=True)
    return table


def _grouped(table: Table, measures: Iterable[Measure], language: Language) -> Iterator[Measure]:
    """Give the measures group by group, each group under a row with its title."""
    for group, members in by_group(measures).items():
        table.add_row(Styled(group.value(language), style="bold"))
        yield from members


def indented(title: str) -> Padding:
    """Return a row's title as one that belongs under another."""
    return Padding(title, (0, 0, 0, 2))


def print_table(table: Table) -> None:
    """Print a table, as wide as the terminal or as its numbers need."""
    out = Console(highlight=False)
    narrowest = out.measure(table).minimum
    # A pipe has no width: there the table is as wide as its content.
    width = max(out.width, narrowest) if out.is_terminal else 200
    Console(highlight=False, width=width).print(table)
