"""Two small scenarios with claims, and the program with them: python with_claims.py check reform ..."""

from dataclasses import replace
from types import MappingProxyType

from tillit import scenarios
from tillit.model.claims import Claim, Effect
from tillit.model.generators import municipality_department
from tillit.model.levers import PRESETS
from tillit.model.parameters import TaskProfile
from tillit.model.scenario import Arm, Event, Generated, Scenario, Source
from tillit.model.text import Text

CONTROL, TRUST = (PRESETS[name].governance for name in ("incentive_control", "trust_based"))


def two_tasks(seed):
    """A director, two units of twelve and their managers; the second unit does other work."""
    graph = municipality_department(seed, managers=3, staff=24, units=2).graph()
    for node, unit in graph.nodes(data="unit"):
        graph.nodes[node]["task"] = "visits" if unit == "unit 2" else "office"
    return graph


def arm(sv, en, levers):
    return Arm(Text(sv, en), CONTROL, events=(Event(1, levers),) if levers else ())


def claim(name, measure, expected, placebo="in_name", **others):
    return Claim(
        name=name,
        text=Text(f"Påstående: {name.replace('_', ' ')}", f"After the reform, {name.replace('_', ' ')}"),
        measure=measure,
        expected=expected,
        placebo=placebo,
        section="5.5.3",
        **{"arm": "reform", "against": "stays", "year": 2, "status": "finding", **others},
    )


SCENARIO = Scenario(
    name="reform",
    title=Text("En reform", "A reform"),
    story=scenarios.load("home_care").story,
    source=Source("SOU 2018:38", "5", "finding"),
    graph=Generated(two_tasks),
    tasks={
        "office": TaskProfile(alignment=0.7, interdependence=0.3, variance=0.3),
        "visits": TaskProfile(alignment=0.4, interdependence=0.5, variance=0.7),
    },
    task_titles={"visits": Text("hembesök", "home visits")},
    arms={
        "stays": arm("Ingen reform", "No reform", None),
        "reform": arm("Reformen", "The reform", dict(TRUST.items())),
        "in_name": arm("Reform till namnet", "Reform in name only", dict(CONTROL.items())),
        "tighter": arm("Hårdare uppföljning", "Closer follow-up", {"monitoring": 1.0, "sanctions": 1.0}),
    },
    compared=("stays", "reform"),
    years=3,
    claims=(
        claim("registered_falls", "registered_output", "falls"),
        claim("cooperation_rises_in_visits", "cooperation", "rises", task="visits", status="expectation"),
        claim("registered_falls_more_than_true", "registered_output", "falls", than=Effect("true_output")),
        claim(
            *("felt_control_does_not_rise", "felt_control", "does not rise", "tighter"),
            by_construction=True,
        ),
        claim("slack_rises", "slack", "rises", status="hypothesis"),
    ),
)
WRONG = replace(
    SCENARIO,
    name="wrong",
    claims=(
        claim(
            *("registered_rises", "registered_output", "rises"),
            comment=Text("Ersättningen har tagits bort.", "Pay was taken away."),
        ),
        claim(
            *("registered_falls", "registered_output", "falls"),
            comment=Text("Visas inte, för det stöds.", "Not shown, since it is supported."),
        ),
    ),
)
VACUOUS = replace(
    SCENARIO,
    name="vacuous",
    claims=(claim("slack_does_not_fall", "slack", "does not fall", status="hypothesis"),),
)

if __name__ == "__main__":
    from tillit.main import main

    known = {**scenarios.registry(), **{each.name: each for each in (SCENARIO, WRONG, VACUOUS)}}
    scenarios.registry = lambda: MappingProxyType(known)
    main()
