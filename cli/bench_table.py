"""What `tillit bench` shows: ties a second beside other programs, and the whole model in seconds."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from rich.console import Console

from tillit.console import folding_table, go_on, number, print_table, say
from tillit.model.text import Language, Text, decimal

Row = Mapping[str, Any]

_WORDS = {
    "alone": Text(
        "Mäter i ungefär en minut; att jämföra hela modellen tar längst. Annat som körs samtidigt stör.",
        "Measures for about a minute; the whole model's comparison takes longest. What else runs disturbs.",
    ),
    "peers": Text(
        "Mäter i några minuter; Mesa och en miljon medlemmar tar längst. Annat som körs stör.",
        "Measures for some minutes; Mesa and a million members take longest. What else runs disturbs.",
    ),
    "T1": Text(
        "T1. Ett socialt dilemma på ett nätverk, med tillit på banden (två riktade band per par)",
        "T1. A social dilemma on a network, with trust on the ties (two directed ties a pair)",
    ),
    "T2": Text("T2. Modellens egen uppdatering av tillit", "T2. The model's own update of trust"),
    "T3": Text(
        "T3. Fångarnas dilemma på ett rutnät, en spelare i taget (fyra riktade band per tur)",
        "T3. The prisoner's dilemma on a lattice, one player at a time (four directed ties a turn)",
    ),
    "week": Text("Hela veckor av modellen", "Whole weeks of the model"),
    "members": Text("Medlemmar", "Members"),
    "program": Text("Program", "Program"),
    "threads": Text("Trådar", "Threads"),
    "speed": Text("Miljoner band per sekund", "Million ties a second"),
    "range": Text("Lägst … högst", "Lowest … highest"),
    "ratio": Text("Kärnan är gånger så snabb", "The kernel is times as fast"),
    "native": Text("tillit, kärnan", "tillit, kernel"),
    "reference": Text("tillit, referensen", "tillit, reference"),
    "skipped": Text("hoppas över: {reason}", "skipped: {reason}"),
    "differs": Text("ANNAT RESULTAT: {reason}", "OTHER RESULT: {reason}"),
    "model": Text("Hela modellen", "The whole model"),
    "what": Text("Vad", "What"),
    "weeks": Text("Veckor", "Weeks"),
    "seconds": Text("Sekunder", "Seconds"),
    "rounds": Text("Gånger", "Times"),
    "run": Text("en körning, kärnan", "one run, kernel"),
    "run reference": Text("en körning, referensen", "one run, reference"),
    "compare": Text(
        "en jämförelse, 2 × {replications} körningar med grafer och sammanställning",
        "a comparison, 2 × {replications} runs with graphs and summary",
    ),
    "note": Text(
        "Allt är mätt i detta anrop, på den här datorn: medianer, och programmen har turats om. Ett program "
        "mäts bara om det ger samma resultat som kärnan.",
        "All measured in this call, on this machine: medians, and the programs took turns. A program is "
        "measured only if its results are the kernel's.",
    ),
    "no kernel": Text(
        "Kärnan är inte kompilerad: bara referensen är mätt.",
        "The kernel is not compiled: only the reference is measured.",
    ),
}


@contextmanager
def watched(language: Language, peers: bool) -> Iterator[Callable[[str], None]]:
    """Say on standard error what takes long, and show what is being measured if somebody is watching."""
    sys.stderr.write(f"tillit: {_WORDS['peers' if peers else 'alone'](language)}\n")
    errors = Console(stderr=True)
    if not errors.is_terminal:
        yield lambda _: go_on()
        return
    with errors.status("") as status:

        def show(begun: str) -> None:
            go_on()
            status.update(begun)

        yield show


def show(document: Mapping[str, Sequence[Row]], language: Language) -> None:
    """Print the rows of `tillit.experiments.benchmark.bench` as tables."""
    words = {key: text(language) for key, text in _WORDS.items()}
    for name in dict.fromkeys(row["benchmark"] for row in document["kernel"]):
        say(words[name])
        table = folding_table(
            words["program"], *(words[key] for key in ("members", "threads", "speed", "range", "ratio"))
        )
        for row in document["kernel"]:
            if row["benchmark"] == name:
                table.add_row(words.get(row["backend"], row["backend"]), *_cells(row, language))
        print_table(table)
        say("")
    say(words["model"])
    table = folding_table(
        words["what"], *(words[key] for key in ("members", "weeks", "threads", "seconds", "range", "rounds"))
    )
    for row in document["model"]:
        what = "run reference" if (row["what"], row["engine"]) == ("run", "reference") else row["what"]
        table.add_row(
            words[what].format(**row),
            *(str(row[key]) for key in ("members", "weeks", "threads")),
            number(row["seconds"], language),
            f"{number(row['fastest'], language)} … {number(row['slowest'], language)}",
            str(row["rounds"]),
        )
    print_table(table)
    say("")
    say(words["note"])
    if not any(row["backend"] == "native" for row in document["kernel"]):
        say(words["no kernel"])


def _cells(row: Row, language: Language) -> tuple[str, ...]:
    members = "–" if row["members"] is None else str(row["members"])
    if row["status"] != "measured":
        reason = _WORDS[row["status"]](language).format(reason=row["reason"])
        return members, str(row["threads"]), reason, "", ""
    speed, low, high = (
        decimal(row[key] / 1e6, language, ".3g") for key in ("ties_per_second", "slowest", "fastest")
    )
    ratio = row["kernel_is_faster"]
    return (
        members,
        str(row["threads"]),
        speed,
        f"{low} … {high}",
        "–" if ratio is None else decimal(ratio, language, ".3g"),
    )
