"""What `tillit check` shows: a table of claims, and a table of robustness shares."""

from collections import Counter
from collections.abc import Sequence

from tillit.console import folding_table, interval, number, print_table, say
from tillit.experiments.check import Checked, CheckResult, source
from tillit.experiments.robustness import Robustness
from tillit.model.claims import EXPECTED, STATUSES, VERDICTS, Claim
from tillit.model.measures import MEASURES
from tillit.model.parameters import Assumptions
from tillit.model.scenario import Scenario
from tillit.model.text import Language, Text, decimal

_WORDS = {
    "none": Text("Inget scenario gör påståenden än.", "No scenario makes claims yet."),
    "claim": Text("Påstående", "Claim"),
    "observed": Text("Utfall", "Observed"),
    "interval": Text("{level} %-intervall", "{level} % interval"),
    "expected": Text("Väntat", "Expected"),
    "verdict": Text("Omdöme", "Verdict"),
    "runs": Text(
        "{n} körningar av varje alternativ, samma slump i alla, slumpfrö {seed}",
        "{n} replications of each arm, same luck in all of them, seed {seed}",
    ),
    "year": Text("år {year}", "year {year}"),
    "arms": Text("{arm} – jämfört med: {against}", "{arm} – compared with: {against}"),
    "than": Text("mer än {measure}", "more than {measure}"),
    "fails": Text(
        "Placebo ({arm}): {value}; påståendet faller där, som det ska",
        "Placebo ({arm}): {value}; the claim fails there, as it must",
    ),
    "holds": Text(
        "PLACEBO ({arm}): {value}; påståendet stöds även där, så det prövar inget",
        "PLACEBO ({arm}): {value}; supported there too, so the claim tests nothing",
    ),
    "by construction": Text(
        "Sant redan av hur modellen är byggd: en kontroll, inget rön",
        "True by the way the model is built: a check, not a finding",
    ),
    "why": Text("Varför: {comment}", "Why: {comment}"),
    "note": Text(
        "Utfall: alternativet minus det som det jämförs med, medelvärde över det år som slutar då. "
        "Stöds: hela intervallet ligger på den påstådda sidan om {smallest}, den minsta effekt som räknas "
        "(ett antagande). Intervallen är så breda ({level} %) att högst ett scenario av tjugo får något "
        "omdöme fel av slump.",
        "Observed: the arm minus the one it is compared with, mean over the year that ends there. "
        "Supported: the whole interval is on the claimed side of {smallest}, the smallest effect of interest "
        "(an assumption). The intervals are so wide ({level} %) that at most one scenario in twenty gets any "
        "verdict wrong by bad luck.",
    ),
    "caution": Text(
        "Intervallen gäller slumpen, inte antagandena; se --points. Illustrativ modell, ingen prognos.",
        "The intervals are about luck, not about the assumptions; see --points. An illustrative model, not a "
        "forecast.",
    ),
    "share": Text("Håller i", "Holds in"),
    "share interval": Text("95 %-intervall", "95 % interval"),
    "strongest": Text("Hänger mest på (rangkorrelation)", "Hangs most on (rank correlation)"),
    "points": Text(
        "{points} punkter bland antagandena, vart och ett ±{vary} %; {n} körningar av varje alternativ i "
        "varje punkt, slumpfrö {seed}",
        "{points} points among the assumptions, each ±{vary} %; {n} replications of each arm at each point, "
        "seed {seed}",
    ),
    "points note": Text(
        "Andelen av punkterna där medeleffekten ligger på den påstådda sidan. Den säger hur mycket "
        "påståendet hänger på grundvärdena, inte hur sannolikt det är.",
        "The share of the points where the mean effect is on the claimed side. It says how far the claim "
        "hangs on the defaults, not how likely it is.",
    ),
}


def show(results: Sequence[CheckResult | Robustness], language: Language) -> None:
    """Print one table a scenario, or that there is nothing to check."""
    for place, result in enumerate(results):
        if place:
            say("")
        if isinstance(result, CheckResult):
            show_check(result, language)
        else:
            show_robustness(result, language)
    if not results:
        say(_WORDS["none"](language))
    elif isinstance(results[0], CheckResult):
        say(_WORDS["caution"](language))


def show_check(result: CheckResult, language: Language) -> None:
    """Print every claim of a scenario: what was seen, the verdict, and its placebo."""
    words = {key: text(language) for key, text in _WORDS.items()}
    level = decimal(100 * result.level, language, ".4g")
    say(result.scenario.title(language))
    say(words["runs"].format(n=result.replications, seed=result.seed))
    say("")
    table = folding_table(
        words["claim"],
        f"{words['observed']}\n{words['interval'].format(level=level)}",
        f"{words['expected']}\n{words['verdict']}",
    )
    for each in result.claims:
        table.add_row(
            "\n".join([each.claim.text(language), *_details(result.scenario, each, language)]),
            f"{number(each.effect.mean, language, signed=True)}\n"
            f"{interval(each.effect.low, each.effect.high, language, signed=True)}",
            f"{EXPECTED[each.claim.expected](language)}\n{VERDICTS[each.verdict](language)}",
        )
    print_table(table)
    counts = Counter(each.verdict for each in result.claims)
    say("; ".join(f"{text(language)}: {counts[verdict]}" for verdict, text in VERDICTS.items()))
    smallest = sorted({each.claim.smallest for each in result.claims})
    said = " / ".join(decimal(value, language) for value in smallest)
    say(words["note"].format(level=level, smallest=said))


def show_robustness(result: Robustness, language: Language) -> None:
    """Print every claim's robustness share, and the assumptions it hangs on most."""
    words = {key: text(language) for key, text in _WORDS.items()}
    texts = {each.name: each.text(language) for each in Assumptions.quantities()}
    vary = decimal(100 * result.vary, language)
    say(result.scenario.title(language))
    counts = {"points": result.points, "n": result.replications, "seed": result.seed}
    say(words["points"].format(vary=vary, **counts))
    say("")
    table = folding_table(words["claim"], words["share"], words["share interval"])
    for each in result.claims:
        hangs = "; ".join(
            f"{texts[name]} ({number(value, language, signed=True, decimals=2)})"
            for name, value in each.strongest
        )
        table.add_row(
            f"{each.claim.text(language)}\n{words['strongest']}: {hangs or '–'}\n",
            number(each.share.mean, language, decimals=2),
            interval(each.share.low, each.share.high, language, decimals=2),
        )
    print_table(table)
    say(words["points note"])


def _details(scenario: Scenario, each: Checked, language: Language) -> list[str]:
    """Return the lines under a claim: what is measured, its source, its placebo, why it is not supported."""
    words = {key: text(language) for key, text in _WORDS.items()}
    claim = each.claim
    lines = [
        f"{_measured(scenario, claim, language)}: {each.unit(language)}",
        words["arms"].format(
            arm=scenario.arms[claim.arm].title(language), against=scenario.arms[claim.against].title(language)
        ),
        f"{source(scenario, claim)}, {STATUSES[claim.status](language)}",
        words["fails" if each.fails_in_placebo else "holds"].format(
            arm=scenario.arms[claim.placebo].title(language),
            value=number(each.placebo.mean, language, signed=True),
        ),
    ]
    if claim.by_construction:
        lines.append(words["by construction"])
    if claim.comment and each.verdict != "supported":
        lines.append(words["why"].format(comment=claim.comment(language)))
    return [*lines, ""]


def _measured(scenario: Scenario, claim: Claim, language: Language) -> str:
    parts = [MEASURES[claim.measure].title(language)]
    if claim.task is not None:
        parts.append(scenario.task_title(claim.task)(language))
    if claim.than:
        than = MEASURES[claim.than.measure].title(language)
        of = "" if claim.than.task is None else f" ({scenario.task_title(claim.than.task)(language)})"
        parts.append(_WORDS["than"](language).format(measure=than[0].lower() + than[1:] + of))
    return ", ".join([*parts, _WORDS["year"](language).format(year=decimal(claim.year, language))])
