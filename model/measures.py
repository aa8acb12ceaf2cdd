"""What is reported: each measure is a formula over a run's tallies, week by week.

Sums over units go in index order, in blocks, elementwise, so that results are the same bits everywhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from tillit.model.errors import ParameterError, nearest
from tillit.model.formula import evaluate, tallies
from tillit.model.text import Text
from tillit.native.bits import ordered_sum

Floats = npt.NDArray[np.float64]
OUTPUT = Text(
    "per medarbetare och vecka; 1 = en hel arbetsvecka", "per member of staff and week; 1 = a full week"
)
SHARE = Text("andel av medarbetarna", "share of staff")
WEEK_SHARE = Text("andel av arbetsveckan", "share of the working week")
LEVEL = Text("0 till 1", "0 to 1")


class Group(Enum):
    """What a measure is about; tables and figures follow this order."""

    CITIZENS = Text("Nytta för medborgarna", "What citizens get")
    WORK = Text("Hur arbetet görs", "How the work is done")
    TRUST = Text("Tillit", "Trust")
    PEOPLE = Text("Medarbetarna", "The staff")
    RESOURCES = Text("Tid och pengar", "Time and money")
    POLITICS = Text("Politiken", "Politics")

    @property
    def word(self) -> str:
        """The name in lower case, as it stands in files."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Measure:
    """A reported number.

    Attributes
    ----------
    name : str
    group : Group
    title, unit, meaning : Text
    formula : str
        Arithmetic over tallies, each summed over the units; see `tillit.model.formula`.
    whole_run : bool
        A run's value is the mean over its weeks if true (what was got), else the value of the last week
        (where things stand).
    """

    name: str
    group: Group
    title: Text
    unit: Text
    meaning: Text
    formula: str
    whole_run: bool

    def __post_init__(self) -> None:
        tallies(self.formula)

    def weekly(self, tally: Floats) -> Floats:
        """Return the measure by run and week, (n_runs, n_weeks), from (n_runs, n_weeks, n_units, n_tallies).

        Not a number where there is nothing to divide by.
        """
        units = range(tally.shape[2])
        sums = {
            each: np.asarray(ordered_sum([tally[:, :, unit, each] for unit in units]))
            for each in tallies(self.formula)
        }
        return evaluate(self.formula, sums)

    def over_weeks(self, weekly: Floats, since: int = 0) -> Floats:
        """Return a run's single value from its weeks, which are the last axis.

        A mean is taken from the week `since` on, counted from 0.
        """
        if not self.whole_run:
            return np.asarray(weekly[..., -1])
        weeks = range(since, weekly.shape[-1])
        return np.asarray(ordered_sum([weekly[..., week] for week in weeks]) / len(weeks))


MEASURES = MappingProxyType(
    {
        each.name: each
        for each in (
            Measure(
                "true_output",
                Group.CITIZENS,
                Text("Verklig nytta", "True output"),
                OUTPUT,
                Text(
                    "Det värde medborgarna får; 1 är en kunnig och motiverad persons hela vecka, inget tak.",
                    "The value citizens get; 1 is an able and motivated person's full week, not a ceiling.",
                ),
                formula="true_output / staff",
                whole_run=True,
            ),
            Measure(
                "registered_output",
                Group.WORK,
                Text("Registrerad prestation", "Registered output"),
                OUTPUT,
                Text(
                    "Det indikatorn visar; 1 är en hel vecka med bara det som mäts.",
                    "What the indicator shows; 1 is a full week on nothing but what is measured.",
                ),
                formula="registered_output / staff",
                whole_run=True,
            ),
            Measure(
                "cooperation",
                Group.WORK,
                Text("Samarbetar", "Co-operating"),
                SHARE,
                Text(
                    "Andel som arbetar för det gemensamma syftet, tillsammans med andra.",
                    "Share who work for the shared purpose, with the others.",
                ),
                formula="cooperate / staff",
                whole_run=True,
            ),
            Measure(
                "target_work",
                Group.WORK,
                Text("Arbetar mot måtten", "Target work"),
                SHARE,
                Text(
                    "Andel som arbetar var för sig med det som mäts.",
                    "Share who work on what is measured, alone.",
                ),
                formula="target / staff",
                whole_run=True,
            ),
            Measure(
                "gaming",
                Group.WORK,
                Text("Putsar siffrorna", "Gaming"),
                SHARE,
                Text(
                    "Andel som får måtten att se bra ut, för ersättningen eller för att dölja låg insats.",
                    "Share who make the indicator look right, for the pay or as a cover for little work.",
                ),
                formula="game / staff",
                whole_run=True,
            ),
            Measure(
                "slack",
                Group.WORK,
                Text("Gör så lite som möjligt", "Slack"),
                SHARE,
                Text("Andel som gör så lite de kan.", "Share who do as little as they can."),
                formula="slack / staff",
                whole_run=True,
            ),
            Measure(
                "unanswered_free_riding",
                Group.WORK,
                Text("Friåkning som ingen tar upp", "Unanswered free riding"),
                SHARE,
                Text(
                    "Andel vars friåkning inte både syns och besvaras, löpande över cirka tolv veckor.",
                    "Share whose free riding is not both seen and answered, running over about twelve weeks.",
                ),
                formula="unanswered / staff",
                whole_run=True,
            ),
            Measure(
                "trust_in_colleagues",
                Group.TRUST,
                Text("Tillit till kollegor", "Trust in colleagues"),
                LEVEL,
                Text(
                    "Medelvärde över alla relationer mellan kollegor, sista veckan.",
                    "Mean over all ties between colleagues, last week.",
                ),
                formula="peer_trust / peer_ties",
                whole_run=False,
            ),
            Measure(
                "trust_in_managers",
                Group.TRUST,
                Text("Tillit till chefen", "Trust in managers"),
                LEVEL,
                Text(
                    "Medelvärde över alla relationer uppåt i linjen, sista veckan.",
                    "Mean over all ties up the line, last week.",
                ),
                formula="upward_trust / upward_ties",
                whole_run=False,
            ),
            Measure(
                "trust_in_staff",
                Group.TRUST,
                Text("Chefens tillit", "Managers' trust"),
                LEVEL,
                Text(
                    "Medelvärde över alla relationer nedåt i linjen, sista veckan.",
                    "Mean over all ties down the line, last week.",
                ),
                formula="downward_trust / downward_ties",
                whole_run=False,
            ),
            Measure(
                "felt_control",
                Group.PEOPLE,
                Text("Upplevd kontroll", "Felt control"),
                LEVEL,
                Text(
                    "Hur kontrollerade medarbetarna känner sig.",
                    "How controlled the members of staff feel.",
                ),
                formula="felt_control / staff",
                whole_run=True,
            ),
            Measure(
                "hours_for_work",
                Group.RESOURCES,
                Text("Tid för arbetet", "Hours for the work"),
                WEEK_SHARE,
                Text(
                    "Det som återstår av veckan när uppföljning, mål, samtal och handledning tagit sin tid.",
                    "What is left of the week when follow-up, targets, dialogue and coaching took theirs.",
                ),
                formula="hours / staff",
                whole_run=True,
            ),
            Measure(
                "follow_up_hours",
                Group.RESOURCES,
                Text("Tid för uppföljning och mål", "Hours for follow-up and targets"),
                WEEK_SHARE,
                Text(
                    "Arbetstid som går till att följas upp och redovisa mot mål.",
                    "Working time spent on being followed up and reporting on targets.",
                ),
                formula="follow_up / staff",
                whole_run=True,
            ),
        )
    }
)


def by_group(measures: Iterable[Measure]) -> dict[Group, list[Measure]]:
    """Return measures by group, in the order of `Group`; a group without any is left out."""
    found: dict[Group, list[Measure]] = {}
    for each in sorted(measures, key=lambda measure: list(Group).index(measure.group)):
        found.setdefault(each.group, []).append(each)
    return found


def chosen(names: str | None) -> tuple[Measure, ...]:
    """Return the measures in a comma-separated list, in the order of `MEASURES`; all of them for None.

    Raises
    ------
    ParameterError
        For an unknown or missing name; the nearest one is suggested.
    """
    if names is None:
        return tuple(MEASURES.values())
    wanted = [name.strip() for name in names.split(",") if name.strip()]
    for name in wanted:
        if name not in MEASURES:
            raise ParameterError(
                f"measures={name} is not a measure{nearest(name, list(MEASURES))}; "
                f"known: {', '.join(MEASURES)}"
            )
    if not wanted:
        raise ParameterError("measures= names no measure; pass e.g. --measures true_output,cooperation")
    return tuple(each for each in MEASURES.values() if each.name in wanted)
