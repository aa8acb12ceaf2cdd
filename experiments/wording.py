"""What a result is called: headings, arms and the user's own settings, in both languages."""

import math
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, get_args

from tillit.model.levers import Governance
from tillit.model.measures import Measure, by_group
from tillit.model.parameters import Assumptions
from tillit.model.quantities import Quantities
from tillit.model.scenario import Run, Scenario
from tillit.model.schedule import WEEKS_PER_YEAR
from tillit.model.text import Language, Text, decimal

if TYPE_CHECKING:
    from tillit.experiments.comparison import Compared

LANGUAGES: tuple[Language, ...] = get_args(Language)
SHARED = Text(
    "Intervallen gäller slumpen, inte antagandena. Illustrativ modell, ingen prognos.",
    "The intervals are about luck, not about the assumptions. An illustrative model, not a forecast.",
)


def heading(scenario: Scenario, a: Run, b: Run) -> Text:
    """Return the scenario's question if its own pair of arms is compared as it stands, else its title."""
    as_it_stands = (a.arm, b.arm) == scenario.compared and all(
        (run.governance, run.events) == (scenario.arm(run.arm).start, scenario.arm(run.arm).events)
        and not _own_graph(scenario, run)
        for run in (a, b)
    )
    return scenario.story.question if as_it_stands else scenario.title


def arm_title(scenario: Scenario, run: Run) -> Text:
    """Return the title of the run's arm or regime, with the levers that were set otherwise."""
    arm = scenario.arm(run.arm)
    changed = list(_changes(arm.start, run.governance))
    titles = {each.name: each.text for each in Governance.quantities()}
    for event in run.events[len(arm.events) :]:
        when = year_text(scenario, event.week)
        changed += [
            (Text(f"{titles[name].sv} {when.sv}", f"{titles[name].en} {when.en}"), value)
            for name, value in event.levers.items()
        ]
    return Text(*(_listed(arm.title(language), changed, language) for language in LANGUAGES))


def year_text(scenario: Scenario, week: int) -> Text:
    """Return from when on something holds, in words: a calendar year where the scenario has one."""
    year = week / WEEKS_PER_YEAR
    if scenario.start_year is not None and year == int(year):
        return Text(f"från {scenario.start_year + int(year)}", f"from {scenario.start_year + int(year)}")
    said = {language: decimal(round(year, 1), language) for language in LANGUAGES}
    return Text(f"från år {said['sv']}", f"from year {said['en']}")


def own_settings(scenario: Scenario, run: Run) -> Text | None:
    """Return what the user set for both arms: assumptions, task quantities, an own organisation."""
    changes = list(_changes(Assumptions(), run.assumptions))
    for name, profile in run.tasks.items():
        changes += [each for each in _changes(scenario.tasks[name], profile) if each not in changes]
    own = _own_graph(scenario, run)
    if not (changes or own):
        return None
    if own:
        lead = Text("Egen organisation", "Own organisation")
    else:
        lead = Text("Egna antaganden", "Own assumptions")
    return Text(*(_listed(lead(language), changes, language) + "." for language in LANGUAGES))


def answer(measures: "Mapping[str, Compared]") -> Text | None:
    """Return the answer in one sentence, as a count, with its counter-sentence; None without true output.

    The two are never shown apart: what citizens get, and what the indicator shows.
    """
    parts = [measures[name] for name in ("true_output", "registered_output") if name in measures]
    if not parts or any(each.share_b_higher is None for each in parts):
        return None
    differences = [value for each in measures.values() for value in each.differences]
    if all(value == 0 or math.isnan(value) for value in differences):
        return Text("A och B är exakt lika i alla körningar.", "A and B are exactly equal in every run.")
    n = len(parts[0].differences)
    counts = [round((each.share_b_higher or 0.0) * n) for each in parts]
    leads = (
        Text(
            "Verklig nytta är högre i B i {k} av {n} körningar.",
            "True output is higher in B in {k} of {n} runs.",
        ),
        Text(
            "Registrerad prestation är högre i B i {k} av {n}.",
            "Registered output is higher in B in {k} of {n}.",
        ),
    )
    return Text(
        *(
            " ".join(lead(language).format(k=k, n=n) for lead, k in zip(leads, counts, strict=False))
            for language in LANGUAGES
        )
    )


def nobody_to_measure(measures: Iterable[Measure], found: Container[str]) -> Text | None:
    """Say which measures are missing because the organisation has nobody of that kind."""
    missing = [each.title for each in measures if each.name not in found]
    if not missing:
        return None
    return Text(
        f"Mäts inte här, ingen sådan finns i organisationen: {', '.join(each.sv for each in missing)}.",
        f"Not measured here, nobody of that kind is there: {', '.join(each.en for each in missing)}.",
    )


def mean_over(weeks: int, since: int = 0) -> Text:
    """Return over which weeks of a run the mean of what was got is taken; `since` counts from 0."""
    if since == 0:
        return Text("medelvärde över hela perioden", "mean over the whole period")
    in_years = weeks % WEEKS_PER_YEAR == since % WEEKS_PER_YEAR == 0
    size = WEEKS_PER_YEAR if in_years else 1
    first, last = since // size + 1, weeks // size
    sv, en = ("år", "year") if in_years else ("vecka", "week")
    if first == last:
        sv, en = f"{sv} {last}", f"{en} {last}"
    else:
        sv, en = f"{sv} {first} till {last}", f"{en}s {first} to {last}"
    return Text(f"medelvärde över {sv}, då A och B skiljer sig åt", f"mean over {en}, when A and B differ")


def period(measures: Iterable[Measure], weeks: int, since: int = 0) -> Text:
    """Say which measures have the value of the last week, and over which weeks the others are means.

    A group all of whose measures have the value of the last week is named instead of them.
    """
    standing = [
        title
        for group, members in by_group(measures).items()
        for title in (
            [each.title for each in members if not each.whole_run]
            if any(each.whole_run for each in members)
            else [group.value]
        )
    ]
    mean = mean_over(weeks, since)
    if not standing:
        return Text(f"Värden: {mean.sv}.", f"Values: {mean.en}.")
    sv, en = (", ".join(title(language) for title in standing) for language in LANGUAGES)
    return Text(f"{sv}: sista veckan. Allt annat: {mean.sv}.", f"{en}: the last week. All else: {mean.en}.")


def duration(weeks: int) -> Text:
    """Return a number of weeks in words: whole years as years, anything else as weeks."""
    if weeks % WEEKS_PER_YEAR == 0:
        years = weeks // WEEKS_PER_YEAR
        return Text(f"{years} år", f"{years} year{'s' if years > 1 else ''}")
    return Text(f"{weeks} veck{'or' if weeks > 1 else 'a'}", f"{weeks} week{'s' if weeks > 1 else ''}")


def row(every: int) -> Text:
    """Return what a row of the steps files stands for: a week, or some."""
    return Text("vecka", "week") if every == 1 else duration(every)


def enumerated(parts: Sequence[str], language: Language) -> str:
    """Return parts as one enumeration, with an "and" before the last."""
    *others, last = parts
    return f"{', '.join(others)} {Text('och', 'and')(language)} {last}" if others else last


def small(title: str) -> str:
    """Return a title as it stands within a sentence."""
    return title[0].lower() + title[1:]


def _own_graph(scenario: Scenario, run: Run) -> bool:
    return run.graph.describe() != scenario.graph.describe()


def _changes(before: Quantities, after: Quantities) -> Iterable[tuple[Text, float | str]]:
    values = dict(after.items())
    for each in before.quantities():
        if getattr(before, each.name) != values[each.name]:
            yield each.text, values[each.name]


def _listed(lead: str, changes: list[tuple[Text, float | str]], language: Language) -> str:
    said = [
        f"{title(language)} {decimal(value, language) if isinstance(value, float) else value}"
        for title, value in changes
    ]
    return f"{lead} ({'; '.join(said)})" if said else lead
