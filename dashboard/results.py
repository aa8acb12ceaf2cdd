"""What came out: from a recording to what the parts of the page are given, as plain values."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from tillit.dashboard import sentences
from tillit.dashboard.catalogue import say
from tillit.dashboard.choices import Choices, Problem
from tillit.dashboard.follower import Shown
from tillit.dashboard.recording import WHOLE, Recording
from tillit.experiments import wording
from tillit.model.measures import MEASURES, Measure, by_group
from tillit.model.quantities import Quantity
from tillit.model.scenario import Run, Scenario
from tillit.model.schedule import WEEKS_PER_YEAR
from tillit.model.text import Language, decimal

Plain = dict[str, Any]

MORE_RUNS = 100
"""What is offered where it cannot be said which is higher."""


def plan_of_curves(recording: Recording, language: Language) -> Plain:
    """Return what the browser needs to know of a recording before its rows come."""
    a, b = recording.a, recording.b
    return {
        "weeks": recording.weeks,
        "total_runs": recording.total,
        "years": recording.a.weeks / WEEKS_PER_YEAR,
        "since": recording.since,
        "start_year": recording.scenario.start_year,
        "events": _events(a, b, language),
    }


def _events(a: Run, b: Run, language: Language) -> list[Plain]:
    weeks = sorted({each.week for run in (a, b) for each in run.events if each.week < run.weeks})
    events = []
    for at in weeks:
        sides = [side for side, run in (("a", a), ("b", b)) if any(each.week == at for each in run.events)]
        side = sides[0] if len(sides) == 1 else ""
        events.append({"week": at, "side": side, "text": say(language, f"event-{side or 'both'}")})
    return events


def described(measure: Measure, language: Language) -> Plain:
    """Return what a measure is."""
    return {
        "name": measure.name,
        "title": measure.title(language),
        "unit": measure.unit(language),
        "meaning": measure.meaning(language),
        "group": measure.group.value(language),
    }


def found(recording: Recording | None) -> list[str]:
    """Return the measures this organisation has; all of them while nothing is known."""
    if recording is None or not recording.runs:
        return list(MEASURES)
    # One run tells: a role that is not there is not there in any run.
    return [name for name, (a, _) in recording.series.items() if not np.isnan(a[0]).all()]


def table(recording: Recording, names: Sequence[str], language: Language) -> list[Plain]:
    """Return every measure over the whole time, as `tillit compare` prints them."""
    groups = []
    for group, members in by_group(MEASURES[name] for name in names).items():
        rows = []
        for measure in members:
            compared = recording.over(measure, WHOLE)
            count = sentences.Count.of(compared.differences)
            rows.append(
                {
                    "name": measure.name,
                    "title": measure.title(language),
                    "unit": measure.unit(language),
                    "a": compared.a.mean,
                    "b": compared.b.mean,
                    "difference": compared.difference.mean,
                    "low": compared.difference.low,
                    "high": compared.difference.high,
                    "higher": f"{count.b}/{count.total}" if count.total else "",
                }
            )
        groups.append({"group": group.value(language), "rows": rows})
    return groups


def question(choices: Choices, recording: Recording | None, language: Language) -> str:
    """Return the page's question: the scenario's own if its own pair is compared, else its title."""
    if recording is None:
        return choices.case.story.question(language)
    return wording.heading(choices.case, recording.a, recording.b)(language)


def against(
    choices: Choices, recording: Recording | None, measure: Measure, period: str, language: Language
) -> list[Plain]:
    """Return what speaks against the answer."""
    counter = sentences.opposite(recording, measure, period, language) if recording else ""
    scenario = choices.case
    texts = [
        ("against-luck", say(language, "against-luck-text", counter=counter).strip()),
        ("against-assumptions", say(language, "against-assumptions-text")),
        ("against-case", scenario.story.speaks_against(language)),
    ]
    if scenario.claims:
        claims = say(language, "against-claims-text", count=len(scenario.claims), scenario=scenario.name)
        texts.append(("against-claims", claims))
    return [{"title": say(language, name), "text": text} for name, text in texts]


def source(scenario: Scenario, language: Language) -> Plain:
    """Return where the scenario comes from, and what that can carry."""
    return {
        "document": scenario.source.document,
        "section": say(language, "source-section", section=scenario.source.section),
        "status": say(language, f"status-{scenario.source.status}"),
    }


def link_extras(language: Language, measure: str, period: str, usual: str) -> dict[str, str]:
    """Return what a link says beside the choices: language, measure and period, unless they are the usual."""
    said = {"lang": str(language), "measure": measure, "period": period}
    return {name: value for name, value in said.items() if value not in (usual, WHOLE)}


def periods(recording: Recording | None, language: Language) -> list[Plain]:
    """Return the periods that can be asked for."""
    if recording is None:
        return []
    return [
        {"value": each, "label": sentences.period_label(recording, each, language)}
        for each in recording.periods
    ]


def period_of_table(recording: Recording | None, language: Language) -> str:
    """Return which weeks the values of the table are taken over."""
    if recording is None:
        return ""
    return wording.period(recording.plan.measures, recording.a.weeks, recording.since)(language)


def differences(recording: Recording | None, measure: Measure, period: str) -> list[Plain]:
    """Return the paired difference of every run, None if it is missing."""
    if recording is None:
        return []
    values = recording.over(measure, period).differences
    return [{"run": n, "value": None if v != v else v} for n, v in enumerate(values, start=1)]


def answer_card(
    shown: Shown,
    recording: Recording | None,
    answered: sentences.Answer | None,
    choices: Choices,
    language: Language,
) -> Plain:
    """Return the answer's sentence, and how far the computation of today's choices is."""
    said = answered or sentences.Answer("", "", "", "", "", "", False)
    state = {"size": "refused", "line": "refused"}.get(shown.status, shown.status)
    if state == "done" and said.kind == "same":
        state = "equal"
    done = shown.recording.runs if shown.recording else 0
    undecided = state == "done" and said.kind == "count" and not said.decided
    return {
        "state": state,
        "progress": {"done": done, "total": choices.replications},
        "parts": {"lead": said.lead, "count": said.count, "tail": said.tail},
        "counter": said.counter,
        "effect": said.effect,
        "decided": said.decided,
        "more": MORE_RUNS if undecided and choices.replications < MORE_RUNS else None,
    }


def status_notes(shown: Shown, choices: Choices, language: Language) -> list[Plain]:
    """Return what is to be told of a computation that did not go to its end."""
    if shown.status == "waiting" and shown.ahead:
        return [_note("info", say(language, "waiting-line", ahead=shown.ahead), "")]
    if shown.status == "cancelled":
        done = shown.recording.runs if shown.recording else 0
        if not done:
            return [_retried(_note("info", say(language, "note-cancelled-none"), ""), language)]
        told = _told("info", "note-cancelled", language, done=done, total=choices.replications)
        return [_retried(told, language)]
    if shown.status == "failed":
        return [_retried(_told("err", "note-failed", language), language)]
    if shown.status == "line":
        return [_retried(_told("warn", "note-refused-line", language), language)]
    if shown.status == "size":
        what, size, most = shown.too_large or ("weeks", 0, 0)
        unit = say(language, f"size-{what}")
        sizes = {"size": size, "unit": unit, "most": most, "command": choices.command}
        return [_told("warn", "note-refused-size", language, **sizes)]
    return []


def problem_notes(problems: Sequence[Problem], language: Language) -> list[Plain]:
    """Return what is to be told of a link."""
    notes = []
    for each in problems:
        values = dict(each.values)
        if each.message == "link-older":
            notes.append(_told("info", "note-older", language, **values))
            continue
        if isinstance(quantity := values.get("name"), Quantity):
            values |= {"name": quantity.text(language), "allowed": quantity.allowed(language)}
        if isinstance(nearest := values.get("nearest"), float):
            values["nearest"] = decimal(nearest, language)
        values = {name: str(value) for name, value in values.items()}
        notes.append(_note("err", say(language, "note-link"), say(language, each.message, **values)))
    return notes


def _note(kind: str, title: str, text: str, action: Plain | None = None) -> Plain:
    return {"kind": kind, "title": title, "text": text, "action": action}


def _told(kind: str, name: str, language: Language, **values: object) -> Plain:
    """Return a note with a title and a text of the catalogue."""
    return _note(kind, say(language, name, **values), say(language, f"{name}-text", **values))


def _retried(note: Plain, language: Language) -> Plain:
    """Return a note with a button to try again."""
    return {**note, "action": {"name": "retry", "label": say(language, "retry")}}
