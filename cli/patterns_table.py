"""What `tillit patterns` shows: statements judged, where they hold, and what they are lost without."""

from collections import Counter

from rich.text import Text as Styled

from tillit.console import folding_table, interval, number, print_table, say
from tillit.experiments.pattern_robustness import PatternAblation, PatternRobustness
from tillit.experiments.patterns import Found, Judged, Patterns
from tillit.experiments.statistics import Estimate
from tillit.experiments.wording import SHARED
from tillit.model.claims import VERDICTS
from tillit.model.parameters import Assumptions
from tillit.model.patterns import Statement
from tillit.model.text import Language, Text, decimal

MOST_LOST = 6
"""How many mechanisms are named for each statement; --json has all."""

_WORDS = {
    "runs": Text(
        "{n} körningar av varje inställning, samma slump i alla, slumpfrö {seed}",
        "{n} replications of each setting, same luck in all of them, seed {seed}",
    ),
    "statement": Text("Påstående", "Statement"),
    "observed": Text("Utfall", "Observed"),
    "interval": Text("{level} %-intervall", "{level} % interval"),
    "expected": Text("Väntat", "Expected"),
    "verdict": Text("Omdöme", "Verdict"),
    "rises": Text("över {s}", "above {s}"),
    "falls": Text("under −{s}", "below −{s}"),
    "does not rise": Text("under {s}", "below {s}"),
    "does not fall": Text("över −{s}", "above −{s}"),
    "hardly changes": Text("±{s}", "±{s}"),
    "unit": Text("Enhet: {unit}", "Unit: {unit}"),
    "by construction": Text("sant av konstruktion: en kontroll", "true by construction: a check"),
    "ours": Text("vårt eget, inte påstått i förväg", "ours, not stated beforehand"),
    "limits": Text("Vad det inte visar: {text}", "What it does not show: {text}"),
    "note": Text(
        "Påstått innan modellen kalibrerades, om inget annat står. Intervallen är så breda att högst en "
        "lista av tjugo får något intervall som missar det sanna värdet.",
        "Stated before the model was calibrated, unless it says otherwise. The intervals are so wide that at "
        "most one list in twenty has any that misses the true value.",
    ),
    "share": Text("Håller i", "Holds in"),
    "share interval": Text("95 %-intervall", "95 % interval"),
    "strongest": Text("Hänger mest på (rangkorrelation)", "Hangs most on (rank correlation)"),
    "points": Text(
        "{points} punkter bland antagandena, vart och ett ±{vary} %; {n} körningar av varje inställning i "
        "varje punkt, slumpfrö {seed}",
        "{points} points among the assumptions, each ±{vary} %; {n} replications of each setting at each "
        "point, seed {seed}",
    ),
    "whole": Text("Allt som påstods, på en gång", "All that was stated, at once"),
    "everything": Text("Alla mönster på en gång", "All patterns at once"),
    "lost": Text("Går förlorat utan", "Lost without"),
    "never": Text(
        "ingenting: håller utan varje enskild mekanism", "nothing: it holds without any one mechanism"
    ),
    "not there": Text("håller inte här ens med allt", "does not hold here even with everything"),
    "more": Text("{n} till", "{n} more"),
    "models": Text(
        "{models} mekanismer och nollmodeller, en i taget; {n} körningar av varje inställning, slumpfrö "
        "{seed}",
        "{models} mechanisms and null models, one at a time; {n} replications of each setting, seed {seed}",
    ),
    "lost note": Text(
        "Med få körningar kan det vara slump, för ett påstående nära sin gräns. Inom parentes: värdet då.",
        "With few replications it may be luck, for a statement near its limit. In brackets: the value then.",
    ),
}


def show(result: Patterns, language: Language) -> None:
    """Print every statement with its interval and verdict, pattern by pattern."""
    words = {key: text(language) for key, text in _WORDS.items()}
    level = decimal(100 * result.level, language, ".4g")
    say(words["runs"].format(n=result.replications, seed=result.seed))
    for found in result.found:
        _show_pattern(found, level, language)
    say("")
    counts = Counter(each.verdict for one in result.found for each in one.statements)
    say(
        "; ".join(
            f"{text(language)}: {counts[verdict]}" for verdict, text in VERDICTS.items() if counts[verdict]
        )
    )
    say(words["note"])
    say(SHARED(language))


def _show_pattern(found: Found, level: str, language: Language) -> None:
    words = {key: text(language) for key, text in _WORDS.items()}
    pattern = found.pattern
    say("")
    say(f"{pattern.number}. {pattern.title(language)}")
    table = folding_table(
        words["statement"],
        f"{words['observed']}\n{words['interval'].format(level=level)}",
        f"{words['expected']}\n{words['verdict']}",
    )
    for each in found.statements:
        table.add_row(
            "\n".join(_told(each, language)),
            f"{number(each.observed.mean, language, signed=True)}\n"
            f"{interval(each.observed.low, each.observed.high, language, signed=True)}",
            f"{_expected(each.statement, language)}\n{VERDICTS[each.verdict](language)}",
        )
    print_table(table)
    say(words["limits"].format(text=pattern.limits(language)))


def _told(each: Judged, language: Language) -> list[str]:
    statement = each.statement
    lines = [statement.text(language), _WORDS["unit"](language).format(unit=each.unit(language))]
    lines += [_WORDS["by construction"](language)] if statement.by_construction else []
    lines += [] if statement.stated else [_WORDS["ours"](language)]
    lines += [statement.comment(language)] if statement.comment and each.verdict != "supported" else []
    return lines


def _expected(statement: Statement, language: Language) -> str:
    return _WORDS[statement.expected](language).format(s=decimal(statement.smallest, language))


def show_robustness(result: PatternRobustness, language: Language) -> None:
    """Print the share of the points in which each statement holds."""
    words = {key: text(language) for key, text in _WORDS.items()}
    texts = {each.name: each.text(language) for each in Assumptions.quantities()}
    vary = decimal(100 * result.vary, language)
    counts = {"points": result.points, "n": result.replications, "seed": result.seed}
    say(words["points"].format(vary=vary, **counts))
    for one in result.patterns:
        say("")
        say(f"{one.pattern.number}. {one.pattern.title(language)}")
        table = folding_table(words["statement"], words["share"], words["share interval"])
        for each in one.statements:
            hangs = "; ".join(
                f"{texts[name]} ({number(value, language, signed=True, decimals=2)})"
                for name, value in each.strongest
            )
            told = f"{each.claim.text(language)}\n{words['strongest']}: {hangs or '–'}\n"
            table.add_row(told, *_share(each.share, language))
        table.add_row(Styled(words["whole"], style="bold"), *_share(one.whole, language))
        print_table(table)
    say("")
    say(f"{words['everything']}: {' · '.join(_share(result.whole, language))}")


def show_ablation(result: PatternAblation, language: Language) -> None:
    """Print what each statement is lost without."""
    words = {key: text(language) for key, text in _WORDS.items()}
    counts = {"models": len(result.models), "n": result.replications, "seed": result.seed}
    say(words["models"].format(**counts))
    say("")
    table = folding_table(words["statement"], words["observed"])
    for each in result.lost:
        named = [
            f"{model.title(language)} ({number(value, language, signed=True)})"
            for model, value in each.without[:MOST_LOST]
        ]
        more = len(each.without) - len(named)
        named += [words["more"].format(n=more)] if more else []
        lost = "; ".join(named) if each.held else words["not there"]
        told = f"{each.statement.text(language)}\n{words['lost']}: {lost or words['never']}\n"
        table.add_row(told, number(each.full, language, signed=True))
    print_table(table)
    say(words["lost note"])


def _share(share: Estimate, language: Language) -> tuple[str, str]:
    return number(share.mean, language, decimals=2), interval(share.low, share.high, language, decimals=2)
