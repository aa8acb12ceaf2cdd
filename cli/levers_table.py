"""What `tillit levers` shows: what each lever adds to the difference between two arms."""

from rich.table import Table

from tillit.console import interval, number, print_table, say, say_all
from tillit.experiments import wording
from tillit.experiments.contributions import Contributions, lever_title
from tillit.model.text import Language, Text, decimal

_WORDS = {
    "runs": Text(
        "{k} styrval skiljer sig; {n} slumpade ordningar, fram och tillbaka, om {length}, slumpfrö {seed}",
        "{k} levers differ; {n} random orders, there and back, of {length}, seed {seed}",
    ),
    "lever": Text("Styrval", "Lever"),
    "adds": Text("Bidrag", "It adds"),
    "interval": Text("{level} %-intervall", "{level} % interval"),
    "share": Text("Andel", "Share"),
    "sum": Text("Summa, B − A", "Sum, B − A"),
    "note": Text(
        "Från A till B ett styrval i taget, i samma slump. Vad ett styrval bidrar med beror på vilka som "
        "redan är ändrade, så bidraget är medelvärdet över slumpade ordningar (Shapley-värdet). Summan är "
        "exakt B − A. Styrval med daterade ändringar flyttas med hela sin väg. Bidragens intervall håller "
        "tillsammans i 95 %; summans är ett vanligt 95 %-intervall.",
        "From A to B one lever at a time, under the same luck. What a lever adds depends on which were moved "
        "before it, so it is the mean over random orders (the Shapley value). The sum is exactly B − A. A "
        "lever with dated changes goes with its whole path. The contributions' intervals all hold in 95 %; "
        "that of the sum is an ordinary 95 % interval.",
    ),
}


def show(result: Contributions, language: Language) -> None:
    """Print the levers, the largest contribution first, and the answer in words."""
    words = {key: text(language) for key, text in _WORDS.items()}
    say(wording.heading(result.scenario, result.a, result.b)(language))
    say(f"A: {wording.arm_title(result.scenario, result.a)(language)}")
    say(f"B: {wording.arm_title(result.scenario, result.b)(language)}")
    say_all(language, wording.own_settings(result.scenario, result.a))
    length = wording.duration(result.a.weeks)(language)
    counts = {"k": result.frame.height, "n": result.replications, "seed": result.a.seed}
    say(words["runs"].format(length=length, **counts))
    say(f"{result.measure.title(language)} ({result.measure.unit(language)}). {result.period(language)}")
    say("")
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(words["lever"], min_width=10, overflow="fold")
    level = decimal(100 * result.level, language, ".4g")
    for name in ("A", "B", words["adds"], words["interval"].format(level=level), words["share"]):
        table.add_column(name, justify="right", no_wrap=True)
    for row in sorted(result.frame.to_dicts(), key=lambda row: -abs(row["contribution"] or 0.0)):
        table.add_row(
            lever_title(row["lever"])(language),
            number(row["a"], language, decimals=2),
            number(row["b"], language, decimals=2),
            number(row["contribution"], language, signed=True),
            interval(row["low"], row["high"], language, signed=True),
            "–" if row["share"] is None else f"{decimal(100 * row['share'], language, '.0f')} %",
        )
    whole = result.explained.difference
    table.add_row(
        words["sum"],
        "",
        "",
        number(whole.mean, language, signed=True),
        interval(whole.low, whole.high, language, signed=True),
        "",
        style="bold",
    )
    print_table(table)
    say("")
    say(result.answer()(language))
    say(words["note"])
    say(wording.SHARED(language))
