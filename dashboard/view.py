"""From a visitor's choices and a recording to what the parts of the page are given, as plain values."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from tillit.agents import rules
from tillit.dashboard import sentences
from tillit.dashboard.catalogue import say
from tillit.dashboard.choices import Choices, Problem, options, quantities
from tillit.dashboard.follower import Shown
from tillit.dashboard.limits import Limits
from tillit.dashboard.recording import WHOLE, Recording
from tillit.experiments import wording
from tillit.experiments.settings import SIDES
from tillit.experiments.wording import duration, heading, year_text
from tillit.model.levers import PRESETS, Governance
from tillit.model.measures import MEASURES, Measure, by_group
from tillit.model.parameters import Assumptions, TaskProfile, assumption_groups
from tillit.model.quantities import Quantity
from tillit.model.scenario import Run, Scenario
from tillit.model.schedule import WEEKS_PER_YEAR
from tillit.model.text import Language, Text, decimal
from tillit.scenarios import registry

Plain = dict[str, Any]

HOURS = 40
"""Hours in the week that levers are priced in."""
SHOWN = ("alignment", "interdependence", "variance", "opportunists", "committed", "crowding")
"""Assumptions that stand first: what decides most of which governance fits."""
MORE_RUNS = 100
"""What is offered where it cannot be said which is higher."""


def scenario_options(language: Language) -> list[Plain]:
    """Return what the picker of scenarios offers."""
    return [
        {"name": name, "title": each.title(language), "question": each.story.question(language)}
        for name, each in registry().items()
    ]


# ---------------------------------------------------------------- left column


def controls(choices: Choices, language: Language) -> dict[str, Plain]:
    """Return what the parts are given in which a visitor chooses: levers, assumptions, and what is chosen."""
    return {
        "levers": {
            "arms": arms(choices, language),
            "options": arm_options(choices, language),
            "since": since(choices, language),
            "groups": lever_groups(choices, language),
            "week": week(choices, language),
        },
        "assumptions": {
            "shown": list(SHOWN),
            "groups": assumption_cards(choices, language),
            "changed": len(choices.assumptions),
        },
        "chosen": {"arms": arms(choices, language), "differ": differing(choices)},
    }


def arms(choices: Choices, language: Language) -> Plain:
    """Return the two arms as the visitor has them."""
    return {
        side: {
            "name": getattr(choices, side),
            "title": choices.case.arm(getattr(choices, side)).title(language),
            "evidence": _evidence(choices, getattr(choices, side), language),
            "changed": bool(choices.levers[side]),
        }
        for side in SIDES
    }


def arm_options(choices: Choices, language: Language) -> list[Plain]:
    """Return what can stand on a side."""
    return [{"name": name, "kind": kind, "title": title(language)} for name, kind, title in options(choices)]


def _evidence(choices: Choices, name: str, language: Language) -> str:
    """Return what an arm is: its dated changes, or the meaning of a regime."""
    if name not in choices.case.arms:
        return say(language, "kind-regime", meaning=PRESETS[name].meaning(language))
    dated = []
    for event in choices.case.arms[name].events:
        changes = ", ".join(
            f"{_lower(_lever(lever).text(language))} {decimal(value, language)}"
            for lever, value in event.levers.items()
        )
        when = _capital(year_text(choices.case, event.week)(language))
        dated.append(say(language, "dated-change", when=when, changes=changes))
    return " ".join(dated)


def since(choices: Choices, language: Language) -> Plain:
    """Return from when on the levers are set."""
    if not choices.since:
        return {"week": 0, "text": ""}
    when = _capital(year_text(choices.case, choices.since)(language))
    return {"week": choices.since, "text": say(language, "from-then", when=when)}


def lever_groups(choices: Choices, language: Language) -> list[Plain]:
    """Return the levers in their groups, with both values and the hours they cost."""
    groups: dict[Text, list[Plain]] = {}
    before, after = ({side: how(side) for side in SIDES} for how in (choices.before, choices.after))
    for each in Governance.quantities():
        if each.group is None or each.meaning is None or each.at_low is None or each.at_high is None:
            raise ValueError(f"the lever {each.name} lacks a group, a meaning or what its ends mean")
        values = {side: getattr(after[side], each.name) for side in SIDES}
        groups.setdefault(each.group, []).append(
            {
                "name": each.name,
                "title": each.text(language),
                "meaning": each.meaning(language),
                "source": each.source,
                "low": each.low,
                "high": each.high,
                "at_low": each.at_low(language),
                "at_high": each.at_high(language),
                **values,
                **{f"hours_{side}": _hours(choices, each.name, values[side]) for side in SIDES},
                **{f"default_{side}": getattr(before[side], each.name) for side in SIDES},
                "later": [
                    f"{side.upper()}: " + _later(choices, week, value, language)
                    for side in SIDES
                    for week, value in choices.later(side, each.name)
                ],
            }
        )
    return [{"name": g.en.lower(), "title": g(language), "levers": levers} for g, levers in groups.items()]


def differing(choices: Choices) -> int:
    """Return how many levers differ between A and B."""
    a, b = (choices.after(side) for side in SIDES)
    return sum(getattr(a, name) != getattr(b, name) for name in Governance.names())


def _later(choices: Choices, week: int, value: float, language: Language) -> str:
    when = _capital(year_text(choices.case, week)(language))
    return say(language, "later-change", when=when, value=decimal(value, language))


def _assumed(choices: Choices) -> Assumptions:
    names = Assumptions.names()
    return Assumptions().changed({name: v for name, v in choices.assumptions.items() if name in names})


def _hours(choices: Choices, lever: str, value: float) -> float:
    """Return the hours of a week that a lever takes from a member of staff, before anybody has reacted."""
    a = _assumed(choices)
    shares = {
        "monitoring": rules.follow_up_hours(value, 0.0, a),
        "target_load": rules.follow_up_hours(0.0, value, a),
        "voice": a.hours_voice * value,
        "support": a.hours_support * value,
    }
    return HOURS * shares.get(lever, 0.0)


def week(choices: Choices, language: Language) -> Plain:
    """Return what a member's week goes to in both arms, before managers and politicians have reacted."""
    a = _assumed(choices)
    parts = ("work", "follow-up", "talk", "support", "always")
    hours = {}
    for side in SIDES:
        set_ = choices.after(side)
        follow_up = rules.follow_up_hours(set_.monitoring, set_.target_load, a)
        left = rules.hours_left(follow_up, set_.voice, set_.support, a)
        talk, support = a.hours_voice * set_.voice, a.hours_support * set_.support
        hours[side] = [HOURS * share for share in (left, follow_up, talk, support, a.hours_always)]
    titles = [{"name": part, "title": say(language, f"week-{part}")} for part in parts]
    return {"parts": titles, **hours, "total": HOURS}


def assumption_cards(choices: Choices, language: Language) -> list[Plain]:
    """Return every assumption, group by group; what the work is like comes first."""
    values = {each.name: value for each, value in quantities(choices)}
    work = Text(say("sv", "work-group"), say("en", "work-group"))
    groups = [(work, TaskProfile.quantities()), *assumption_groups()]
    return [
        {
            "title": title(language),
            "assumptions": [_assumption(choices, each, values[each.name], language) for each in members],
        }
        for title, members in groups
    ]


def _assumption(choices: Choices, each: Quantity, value: float | str, language: Language) -> Plain:
    return {
        "name": each.name,
        "title": each.text(language),
        "unit": each.unit(language),
        "source": each.source,
        "symbol": each.symbol,
        "low": each.low,
        "high": each.high,
        "step": 0.01 if each.high - each.low <= 1 else 0.05,
        "value": value,
        "default": choices.default(each.name),
        "choices": [{"value": choice, "title": choice} for choice in each.choices],
    }


# ---------------------------------------------------------------- right column


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
    return heading(choices.case, recording.a, recording.b)(language)


def against(choices: Choices, counter: str, language: Language) -> list[Plain]:
    """Return what speaks against the answer."""
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
        "section": scenario.source.section,
        "status": say(language, f"status-{scenario.source.status}"),
    }


def length(choices: Choices, language: Language) -> str:
    """Return how long the runs are, in words."""
    return duration(choices.case.run(choices.a).weeks)(language)


def link_extras(language: Language, measure: str, period: str, usual: str) -> dict[str, str]:
    """Return what a link says beside the choices: language, measure and period, unless they are the usual."""
    extras = {"lang": language}
    if measure != usual:
        extras["measure"] = measure
    if period != WHOLE:
        extras["period"] = period
    return extras


def periods(recording: Recording | None, language: Language) -> list[Plain]:
    """Return the periods that can be asked for."""
    known = recording.periods if recording else ()
    return [{"value": each, "label": sentences.period_label(recording, each, language)} for each in known]


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
    if state == "done" and said.kind == "equal":
        state = "equal"
    done = shown.recording.runs if shown.recording else 0
    waiting = ""
    if state == "waiting":
        waiting = say(language, "waiting-line", ahead=shown.ahead) if shown.ahead else ""
    undecided = state == "done" and said.kind == "count" and not said.decided
    return {
        "state": state,
        "progress": {"done": done, "total": choices.replications, "waiting": waiting},
        "parts": {"lead": said.lead, "count": said.count, "tail": said.tail},
        "counter": said.counter,
        "effect": said.effect,
        "decided": said.decided,
        "more": MORE_RUNS if undecided and choices.replications < MORE_RUNS else None,
    }


def status_notes(shown: Shown, choices: Choices, limits: Limits, language: Language) -> list[Plain]:
    """Return what is to be told of a computation that did not go to its end."""
    if shown.status == "cancelled":
        done = shown.recording.runs if shown.recording else 0
        if not done:
            return [_note("info", say(language, "note-cancelled-none"), "", _retry(language))]
        return [note("info", "note-cancelled", language, True, done=done, total=choices.replications)]
    if shown.status == "failed":
        return [note("err", "note-failed", language, True)]
    if shown.status == "line":
        return [note("warn", "note-refused-line", language, True)]
    if shown.status == "size":
        sizes = {"size": shown.size, "most": limits.size, "command": choices.command}
        return [note("warn", "note-refused-size", language, **sizes)]
    return []


def problem_notes(problems: Sequence[Problem], language: Language) -> list[Plain]:
    """Return what is to be told of a link."""
    notes = []
    for each in problems:
        values = dict(each.values)
        if each.message == "link-older":
            notes.append(note("info", "note-older", language, **values))
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


def note(kind: str, name: str, language: Language, retry: bool = False, **values: object) -> Plain:
    """Return a note with a title and a text of the catalogue, and perhaps a button to try again."""
    said = (say(language, each, **values) for each in (name, f"{name}-text"))
    return _note(kind, *said, _retry(language) if retry else None)


def _retry(language: Language) -> Plain:
    return {"name": "retry", "label": say(language, "retry")}


def _lever(name: str) -> Quantity:
    return next(each for each in Governance.quantities() if each.name == name)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
