"""What a result is called: headings, arms and the user's own settings, in both languages."""

from collections.abc import Iterable

from tillit.model.parameters import Assumptions
from tillit.model.quantities import Quantities
from tillit.model.scenario import Run, Scenario
from tillit.model.text import Language, Text


def heading(scenario: Scenario, a: Run, b: Run) -> Text:
    """Return the scenario's question if its own pair of arms is compared as it stands, else its title."""
    as_it_stands = (a.arm, b.arm) == scenario.compared and all(
        run.governance == scenario.arm(run.arm).start for run in (a, b)
    )
    return scenario.story.question if as_it_stands else scenario.title


def arm_title(scenario: Scenario, run: Run) -> Text:
    """Return the title of the run's arm or regime, with the levers that were set otherwise."""
    arm = scenario.arm(run.arm)
    changed = list(_changes(arm.start, run.governance))
    return Text(*(_listed(arm.title(language), changed, language) for language in ("sv", "en")))


def own_settings(scenario: Scenario, run: Run) -> Text | None:
    """Return what the user set for both arms: assumptions, task quantities, an own organisation."""
    changes = list(_changes(Assumptions(), run.assumptions))
    for name, profile in run.tasks.items():
        changes += [each for each in _changes(scenario.tasks[name], profile) if each not in changes]
    own = run.graph.describe() != scenario.graph.describe()
    if not (changes or own):
        return None
    if own:
        lead = Text("Egen organisation", "Own organisation")
    else:
        lead = Text("Egna antaganden", "Own assumptions")
    return Text(*(_listed(lead(language), changes, language) + "." for language in ("sv", "en")))


def decimal(text: str, language: Language) -> str:
    """Return a number's text with the decimal sign of the language."""
    return text.replace(".", ",") if language == "sv" else text


def _changes(before: Quantities, after: Quantities) -> Iterable[tuple[Text, float | str]]:
    values = dict(after.items())
    for each in before.quantities():
        if getattr(before, each.name) != values[each.name]:
            yield each.text, values[each.name]


def _listed(lead: str, changes: list[tuple[Text, float | str]], language: Language) -> str:
    said = [
        f"{title(language)} {decimal(f'{value:g}', language) if isinstance(value, float) else value}"
        for title, value in changes
    ]
    return f"{lead} ({'; '.join(said)})" if said else lead
