"""What `tillit ablate` shows: for each measure, the mechanisms that move the difference, strongest first."""

from rich.table import Table
from rich.text import Text as Styled

from tillit.console import indented, interval, number, print_table, say, say_all
from tillit.experiments import wording
from tillit.experiments.ablation import VERDICTS, Ablated, Ablation, Verdict, same_arm
from tillit.experiments.statistics import Estimate
from tillit.model.measures import Measure
from tillit.model.text import Language, Text, decimal

MOST_ROWS = 8
"""How many mechanisms are shown for each measure, besides those that carry it."""
VISIBLE: tuple[Verdict, ...] = ("carries", "strengthens", "weakens")

_WORDS = {
    "runs": Text(
        "{mechanisms} mekanismer, borttagna en i taget; {n} par av körningar om {length} var gång, samma "
        "slump i alla, slumpfrö {seed}",
        "{mechanisms} mechanisms, removed one at a time; {n} pairs of runs of {length} each time, same luck "
        "in all of them, seed {seed}",
    ),
    "mechanism": Text("Utan mekanismen", "Without the mechanism"),
    "change": Text("Dess bidrag", "It adds"),
    "interval": Text("{level} %-intervall", "{level} % interval"),
    "verdict": Text("Omdöme", "Verdict"),
    "null": Text("nollmodell: {title}", "null model: {title}"),
    "more": Text("{more} till, mindre", "{more} more, smaller"),
    "none": Text("{none} utan synlig inverkan", "{none} not visible"),
    "no sign": Text("ingen synlig skillnad att bära", "no visible difference to carry"),
    "note": Text(
        "B − A: på måttets rad med alla mekanismer, och intervallet för det; därunder utan en av dem. Dess "
        "bidrag: vad mekanismen lägger till B − A i samma körningar, och intervallet för det. Bär: utan den "
        "förlorar skillnaden sitt tecken och minst hälften av sin storlek. Intervallen är så breda ({tests} "
        "prövningar) att högst en ablation av tjugo pekar ut någon mekanism som inte ändrar något.",
        "B − A: on the measure's row with every mechanism, and the interval of that; below it without one of "
        "them. It adds: what the mechanism adds to B − A in the same runs, and the interval of that. "
        "Carries: without it the difference loses its sign and at least half its size. The intervals are so "
        "wide ({tests} tests) that at most one ablation in twenty names any mechanism that changes nothing.",
    ),
    "one at a time": Text(
        "Två mekanismer som kan ersätta varandra kan båda se ut att göra lite. Allt finns med --json.",
        "Two mechanisms that stand in for each other may both seem to do little. --json has everything.",
    ),
    "zero": Text(
        "Samma alternativ under annat namn: skillnaden är exakt 0, som den ska.",
        "The same arm under another name: the difference is exactly 0, as it must be.",
    ),
    "not zero": Text(
        "FEL: SAMMA ALTERNATIV UNDER ANNAT NAMN GER EN SKILLNAD. Då är inget resultat att lita på.",
        "ERROR: THE SAME ARM UNDER ANOTHER NAME MAKES A DIFFERENCE. So no result can be relied on.",
    ),
}


def show(result: Ablation, language: Language) -> None:
    """Print a result as a table, then the answer in one sentence and how to read it."""
    words = {key: text(language) for key, text in _WORDS.items()}
    level = decimal(100 * result.level, language, ".4g")
    say(wording.heading(result.scenario, result.a, result.b)(language))
    say(f"A: {wording.arm_title(result.scenario, result.a)(language)}")
    say(f"B: {wording.arm_title(result.scenario, result.b)(language)}")
    say_all(language, wording.own_settings(result.scenario, result.a))
    length = wording.duration(result.a.weeks)(language)
    counts = {"mechanisms": result.mechanisms, "n": result.replications, "seed": result.a.seed}
    say(words["runs"].format(length=length, **counts))
    say(result.period(language))
    say("")
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(words["mechanism"], min_width=24, overflow="fold")
    for name in ("B − A", words["change"], words["interval"].format(level=level)):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column(words["verdict"], no_wrap=True)
    found = {row.measure.name for row in result.rows if row.full.mean is not None}
    for measure in result.measures:
        if measure.name in found:
            _add(table, result, measure, language)
    print_table(table)
    say_all(language, wording.nobody_to_measure(result.measures, found))
    say("")
    say(result.answer()(language))
    say(words["zero" if result.passed else "not zero"])
    say(words["note"].format(tests=result.tests))
    say(words["one at a time"])
    say(wording.SHARED(language))


def _add(table: Table, result: Ablation, measure: Measure, language: Language) -> None:
    """Add a measure's rows: the difference with everything, the strongest mechanisms, the null models."""
    words = {key: text(language) for key, text in _WORDS.items()}
    rows = [row for row in result.rows if row.measure is measure]
    full = rows[0].full
    no_sign = full.low is not None and full.high is not None and full.low <= 0 <= full.high
    table.add_row(
        Styled(measure.title(language), style="bold"),
        number(full.mean, language, signed=True),
        "",
        _interval(full, language),
        words["no sign"] if no_sign else "",
    )
    visible = result.of(measure, *VISIBLE)
    shown = [row for place, row in enumerate(visible) if place < MOST_ROWS or row.verdict == "carries"]
    for row in shown:
        table.add_row(indented(row.model.title(language)), *_cells(row, language))
    none = len(result.of(measure, "no visible effect"))
    more = len(visible) - len(shown)
    rest = [words["more"].format(more=more)] if more else []
    rest += [words["none"].format(none=none)] if none else []
    if rest:
        table.add_row(indented("; ".join(rest)), style="dim")
    for row in rows:
        if row.kind == "null model" and not same_arm(row.model):
            title = row.model.title(language)
            named = words["null"].format(title=title[0].lower() + title[1:])
            table.add_row(indented(named), *_cells(row, language))


def _cells(row: Ablated, language: Language) -> tuple[str, str, str, str]:
    return (
        number(row.difference.mean, language, signed=True),
        number(row.change.mean, language, signed=True),
        _interval(row.change, language),
        VERDICTS[row.verdict](language) if row.verdict else "–",
    )


def _interval(each: Estimate, language: Language) -> str:
    return interval(each.low, each.high, language, signed=True)
