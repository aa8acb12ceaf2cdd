"""The data dictionary: what there is to choose from, read from the things themselves."""

from collections.abc import Iterable
from typing import Any

import tillit.patterns as patterns
from tillit import console, scenarios
from tillit.model.claims import Claim
from tillit.model.levers import PRESETS, Governance
from tillit.model.measures import MEASURES, Group, by_group
from tillit.model.mechanisms import MECHANISMS
from tillit.model.parameters import Assumptions, TaskProfile
from tillit.model.quantities import Quantities, Quantity
from tillit.model.scenario import Scenario
from tillit.model.text import Language, Text, decimal


def dictionary() -> dict[str, list[dict[str, Any]]]:
    """Return the data dictionary as plain JSON values."""
    return {
        "scenarios": [
            {
                "name": each.name,
                "title": _both(each.title),
                "source": f"{each.source.document}, {each.source.section}",
                "status": each.source.status,
                "arms": list(each.arms),
                "years": each.years,
                "tasks": {name: dict(profile.items()) for name, profile in each.tasks.items()},
                "task_titles": {name: _both(each.task_title(name)) for name in each.tasks},
                "question": _both(each.story.question),
                "claims": [_claim(claim) for claim in each.claims],
            }
            for each in scenarios.registry().values()
        ],
        "presets": [
            {
                "name": each.name,
                "title": _both(each.title),
                "meaning": _both(each.meaning),
                "levers": dict(each.governance.items()),
            }
            for each in PRESETS.values()
        ],
        "levers": _quantities(Governance),
        "tasks": _quantities(TaskProfile),
        "assumptions": _quantities(Assumptions),
        "mechanisms": [
            {
                "name": each.name,
                "group": each.group.word,
                "title": _both(each.title),
                "meaning": _both(each.meaning),
                "off": dict(each.off),
                "remains": _both(each.remains) if each.remains else None,
            }
            for each in MECHANISMS.values()
        ],
        "groups": [{"name": each.word, "title": _both(each.value)} for each in Group],
        "measures": [
            {
                "name": each.name,
                "group": each.group.word,
                "title": _both(each.title),
                "unit": each.unit.en,
                "meaning": each.meaning.en,
                "meaning_sv": each.meaning.sv,
                "formula": each.formula,
                "period": "mean over weeks" if each.whole_run else "last week",
            }
            for each in MEASURES.values()
        ],
        "patterns": [
            {
                "name": each.name,
                "number": each.number,
                "title": _both(each.title),
                "text": _both(each.text),
                "limits": _both(each.limits),
                "source": each.source,
                "statements": [
                    {
                        "name": one.name,
                        "text": _both(one.text),
                        "expected": one.expected,
                        "smallest": one.smallest,
                        "stated": one.stated,
                        "by_construction": one.by_construction,
                    }
                    for one in each.statements
                ],
            }
            for each in patterns.registry().values()
        ],
        "traps": [],  # the trap library and the lessons are not in this version
        "lessons": [],
    }


def show_dictionary(language: Language) -> None:
    """Print the data dictionary for people."""
    _head(Text("Scenarier", "Scenarios"), language)
    for scenario in scenarios.registry().values():
        years = f"{decimal(scenario.years, language)} {Text('år', 'years')(language)}"
        arms = f"{Text('alternativ', 'arms')(language)}: {', '.join(scenario.arms)}"
        _line(scenario.name, f"{scenario.title(language)}. {scenario.story.question(language)}")
        _line("", f"{years}; {arms}; {_work(scenario, language)}")
        if scenario.claims:
            _line("", Text("påstår:", "claims:")(language))
        for claim in scenario.claims:
            _line("", f"- {claim.text(language)}")
    _head(Text("Mönster som modellen ska visa", "Patterns the model must show"), language)
    for pattern in patterns.registry().values():
        _line(pattern.name, f"{pattern.title(language)}. {pattern.text(language)}")
    _head(Text("Styrsätt", "Regimes"), language)
    for preset in PRESETS.values():
        _line(preset.name, f"{preset.title(language)}. {preset.meaning(language)}")
        _line("", "; ".join(f"{name} {decimal(v, language)}" for name, v in preset.governance.items()))
    _head(Text("Styrval, 0 till 1", "Levers, 0 to 1"), language)
    for lever in Governance.quantities():
        ends = (lever.at_low, lever.at_high)
        said = " … ".join(end(language) for end in ends if end is not None)
        _line(lever.name, f"{lever.text(language)}: {said}")
        if lever.meaning is not None:
            _line("", lever.meaning(language))
    _head(Text("Arbetets art", "Task quantities"), language)
    _show_quantities(TaskProfile.quantities(), language)
    _head(Text("Antaganden, samma i båda", "Assumptions, the same in both arms"), language)
    _show_quantities(Assumptions.quantities(), language)
    _head(Text("Mekanismer, och vad som tar bort dem", "Mechanisms, and what removes them"), language)
    for mechanism in MECHANISMS.values():
        off = "; ".join(
            f"{name} {decimal(v, language) if isinstance(v, float) else v}"
            for name, v in mechanism.off.items()
        )
        _line(mechanism.name, f"{mechanism.title(language)}. {mechanism.meaning(language)} ({off})")
    _head(Text("Mått", "Measures"), language)
    for group, measures in by_group(MEASURES.values()).items():
        console.say(f" {group.value(language)}")
        for measure in measures:
            said = f"{measure.title(language)} ({measure.unit(language)}). {measure.meaning(language)}"
            _line(measure.name, said)
            _line("", f"= {measure.formula}")


def _claim(claim: Claim) -> dict[str, Any]:
    than = claim.than and {"measure": claim.than.measure, "task": claim.than.task}
    return {
        "name": claim.name,
        "text": _both(claim.text),
        "measure": claim.measure,
        "task": claim.task,
        "than": than,
        "arm": claim.arm,
        "against": claim.against,
        "placebo": claim.placebo,
        "year": claim.year,
        "expected": claim.expected,
        "smallest": claim.smallest,
        "section": claim.section,
        "status": claim.status,
        "by_construction": claim.by_construction,
    }


def _work(scenario: Scenario, language: Language) -> str:
    """Say what the work of a scenario is like, and of which kind if there are several."""
    kinds = []
    for name, profile in scenario.tasks.items():
        values = "; ".join(f"{quantity} {decimal(value, language)}" for quantity, value in profile.items())
        kinds.append(
            f"{scenario.task_title(name)(language)}: {values}" if len(scenario.tasks) > 1 else values
        )
    return "; ".join(kinds)


def _show_quantities(quantities: Iterable[Quantity], language: Language) -> None:
    for each in quantities:
        default = decimal(each.default, language) if isinstance(each.default, float) else each.default
        _line(each.name, f"{each.text(language)}: {default}, {each.allowed(language)}")


def _quantities(kind: type[Quantities]) -> list[dict[str, Any]]:
    return [
        {
            "name": each.name,
            "title": _both(each.text),
            "default": each.default,
            "low": None if each.choices else each.low,
            "high": None if each.choices else each.high,
            "choices": list(each.choices),
            "unit": each.unit.en,
            "unit_sv": each.unit.sv,
            "symbol": each.symbol,
            "source": each.source,
            **{
                name: _both(text)
                for name in ("at_low", "at_high", "group", "meaning")
                if (text := getattr(each, name)) is not None
            },
        }
        for each in kind.quantities()
    ]


def _both(text: Text) -> dict[str, str]:
    return {"sv": text.sv, "en": text.en}


def _head(title: Text, language: Language) -> None:
    console.say(f"\n{title(language)}")


def _line(name: str, text: str) -> None:
    console.say(f"  {name:<24} {text}")
