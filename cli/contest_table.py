"""What `tillit contest` shows: the regimes in order, every pair, and how often the assumptions turn it."""

from tillit.console import folding_table, interval, number, print_table, say
from tillit.experiments import wording
from tillit.experiments.contest import Contest, Duel
from tillit.model.claims import NEAR_ZERO, SMALLEST
from tillit.model.scenario import weeks_in
from tillit.model.text import Language, Text, decimal

_WORDS = {
    "runs": Text(
        "{n} körningar av varje regim om {length}, samma slump i alla, slumpfrö {seed}; {measure}",
        "{n} replications of each regime of {length}, same luck in all of them, seed {seed}; {measure}",
    ),
    "regime": Text("Regim", "Regime"),
    "mean": Text("Medelvärde", "Mean"),
    "interval": Text("{level} %-intervall", "{level} % interval"),
    "pair": Text("Par, B − A", "Pair, B − A"),
    "difference": Text("Skillnad", "Difference"),
    "flips": Text("Vänds i", "Turned in"),
    "best": Text("Högst: {best}.", "Highest: {best}."),
    "alike": Text(
        "Högst: {best}. Från den går det inte att skilja: {alike}.",
        "Highest: {best}. Not to be told from it: {alike}.",
    ),
    "neither": Text(
        "Ingen nämns som bäst: alla ger mindre än {least}.",
        "No winner is named: all give less than {least}.",
    ),
    "points": Text(
        "Vänds: andelen av {points} punkter bland antagandena, vart och ett ±{vary} %, där den andra ligger "
        "före med mer än {smallest} ({n} körningar i varje punkt; 95 %-intervall).",
        "Turned: the share of {points} points among the assumptions, each ±{vary} %, where the other is "
        "ahead by more than {smallest} ({n} replications at each point; 95 % interval).",
    ),
    "note": Text(
        "Intervallen är så breda att högst en tävling av tjugo får något pars ordning fel av slump.",
        "The intervals are so wide that at most one contest in twenty gets any pair's order wrong by bad "
        "luck.",
    ),
    "no points": Text(
        "Hur ofta antagandena vänder ett par visas med --points 100.",
        "How often the assumptions turn a pair is shown with --points 100.",
    ),
}


def show(result: Contest, language: Language) -> None:
    """Print the regimes, the highest first, and every pair."""
    words = {key: text(language) for key, text in _WORDS.items()}
    titles = {name: result.scenario.arm(name).title(language) for name in result.means}
    level = words["interval"].format(level=decimal(100 * result.level, language, ".4g"))
    length = wording.duration(weeks_in(result.years))(language)
    measure = result.measure.title(language)
    say(result.scenario.title(language))
    say(
        words["runs"].format(
            n=result.replications, length=length, seed=result.seed, measure=measure[0].lower() + measure[1:]
        )
    )
    say("")
    table = folding_table(words["regime"], words["mean"], level)
    for name, each in sorted(result.means.items(), key=lambda item: -(item[1].mean or 0.0)):
        table.add_row(titles[name], number(each.mean, language), interval(each.low, each.high, language))
    print_table(table)
    say("")
    heads = [words["pair"], words["difference"], level] + ([words["flips"]] if result.points else [])
    table = folding_table(*heads)
    for duel in result.duels:
        seen = duel.difference
        row = [
            f"{titles[duel.b]} − {titles[duel.a]}",
            number(seen.mean, language, signed=True),
            interval(seen.low, seen.high, language, signed=True),
        ]
        table.add_row(*row, *([_flips(duel, language)] if result.points else []))
    print_table(table)
    say("")
    if result.best:
        first, *others = (titles[name] for name in result.best)
        say(words["alike" if others else "best"].format(best=first, alike=", ".join(others)))
    else:
        say(words["neither"].format(least=decimal(NEAR_ZERO, language)))
    if result.points:
        say(
            words["points"].format(
                points=result.points,
                vary=decimal(100 * result.vary, language),
                smallest=decimal(SMALLEST, language),
                n=result.replications_at_points,
            )
        )
    else:
        say(words["no points"])
    say(words["note"])
    say(wording.SHARED(language))


def _flips(each: Duel, language: Language) -> str:
    if each.flips is None:
        return "–"
    share = number(each.flips.mean, language, decimals=2)
    return f"{share} ({interval(each.flips.low, each.flips.high, language, decimals=2)})"
