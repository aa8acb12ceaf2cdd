"""What a visitor chooses with: from the choices to what the parts of the page are given, as plain values."""

from typing import Any

from tillit.agents import rules
from tillit.dashboard.catalogue import say
from tillit.dashboard.choices import Choices, options, quantities
from tillit.experiments.settings import SIDES
from tillit.experiments.wording import duration, year_text
from tillit.model.levers import PRESETS, Governance
from tillit.model.parameters import Assumptions, TaskProfile, assumption_groups
from tillit.model.quantities import Quantity
from tillit.model.sources import source_text
from tillit.model.text import Language, Text, decimal
from tillit.scenarios import registry

Plain = dict[str, Any]

HOURS = 40
"""Hours in the week that levers are priced in."""
SHOWN = ("alignment", "interdependence", "variance", "opportunists", "committed", "crowding")
"""Assumptions that stand first: what decides most of which governance fits."""


def scenario_options(language: Language) -> list[Plain]:
    """Return what the picker of scenarios offers."""
    return [
        {"name": name, "title": each.title(language), "question": each.story.question(language)}
        for name, each in registry().items()
    ]


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
        changes = "; ".join(
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
                "source": source_text(each.source, language),
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
        "participation": rules.hours_together(value, 0.0, a),
        "continuity": rules.hours_together(0.0, value, a),
    }
    return HOURS * shares.get(lever, 0.0)


def week(choices: Choices, language: Language) -> Plain:
    """Return what a member's week goes to in both arms, before managers and politicians have reacted."""
    a = _assumed(choices)
    parts = ("work", "follow-up", "talk", "support", "together", "always")
    hours = {}
    for side in SIDES:
        set_ = choices.after(side)
        follow_up = rules.follow_up_hours(set_.monitoring, set_.target_load, a)
        talk, support = a.hours_voice * set_.voice, a.hours_support * set_.support
        together = rules.hours_together(set_.participation, set_.continuity, a)
        left = rules.hours_left(follow_up, set_.voice, set_.support, together, a)
        hours[side] = [HOURS * share for share in (left, follow_up, talk, support, together, a.hours_always)]
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
        "source": source_text(each.source, language),
        "symbol": each.symbol,
        "low": each.low,
        "high": each.high,
        "step": 0.01 if each.high - each.low <= 1 else 0.05,
        "value": value,
        "default": choices.default(each.name),
        "choices": [{"value": choice, "title": choice} for choice in each.choices],
    }


def length(choices: Choices, language: Language) -> str:
    """Return how long the runs are, in words."""
    return duration(choices.case.run(choices.a).weeks)(language)


def _lever(name: str) -> Quantity:
    return next(each for each in Governance.quantities() if each.name == name)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
