"""What is reported: each measure is one tally divided by another, per week, for a run or for a unit.

Sums over units go in index order, in blocks, elementwise, so that results are the same bits everywhere.
"""

from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from tillit.model.errors import ParameterError, nearest
from tillit.model.text import Text
from tillit.model.vocabulary import Tally
from tillit.native.bits import ordered_sum

Floats = npt.NDArray[np.float64]
OUTPUT = Text(
    "per medarbetare och vecka; 1 = en hel arbetsvecka", "per member of staff and week; 1 = a full week"
)
SHARE = Text("andel av medarbetarna", "share of staff")
WEEK_SHARE = Text("andel av arbetsveckan", "share of the working week")
LEVEL = Text("0 till 1", "0 to 1")


@dataclass(frozen=True, slots=True)
class Measure:
    """A reported number.

    Attributes
    ----------
    name : str
    title, unit, meaning : Text
    above, below : Tally
        Numerator and denominator, each summed over the units.
    whole_run : bool
        A run's value is the mean over all its weeks if true (what was got), else the value of the last week
        (where things stand).
    """

    name: str
    title: Text
    unit: Text
    meaning: Text
    above: Tally
    below: Tally
    whole_run: bool

    @property
    def formula(self) -> str:
        """The formula in words of the tallies."""
        return f"{self.above.word} / {self.below.word}"

    def weekly(self, tally: Floats) -> Floats:
        """Return the measure by run and week, (n_runs, n_weeks), from (n_runs, n_weeks, n_units, n_tallies).

        Not a number where there is nothing to divide by.
        """
        units = range(tally.shape[2])
        return _ratio(
            ordered_sum([tally[:, :, unit, self.above] for unit in units]),
            ordered_sum([tally[:, :, unit, self.below] for unit in units]),
        )

    def over_weeks(self, weekly: Floats) -> Floats:
        """Return a run's single value from its weeks, which are the last axis."""
        if not self.whole_run:
            return np.asarray(weekly[..., -1])
        weeks = weekly.shape[-1]
        return np.asarray(ordered_sum([weekly[..., week] for week in range(weeks)]) / weeks)


def _ratio(above: Floats, below: Floats) -> Floats:
    missing = np.full(np.shape(below), np.nan)
    return np.asarray(np.divide(above, below, out=missing, where=np.asarray(below) > 0))


MEASURES = MappingProxyType(
    {
        each.name: each
        for each in (
            Measure(
                "true_output",
                Text("Verklig nytta", "True output"),
                OUTPUT,
                Text(
                    "Det värde medborgarna får; 1 är en kunnig och motiverad persons hela vecka, inget tak.",
                    "The value citizens get; 1 is an able and motivated person's full week, not a ceiling.",
                ),
                Tally.TRUE_OUTPUT,
                Tally.STAFF,
                whole_run=True,
            ),
            Measure(
                "registered_output",
                Text("Registrerad prestation", "Registered output"),
                OUTPUT,
                Text(
                    "Det indikatorn visar; 1 är en hel vecka med bara det som mäts.",
                    "What the indicator shows; 1 is a full week on nothing but what is measured.",
                ),
                Tally.REGISTERED_OUTPUT,
                Tally.STAFF,
                whole_run=True,
            ),
            Measure(
                "cooperation",
                Text("Samarbetar", "Co-operating"),
                SHARE,
                Text(
                    "Andel som arbetar för det gemensamma syftet, tillsammans med andra.",
                    "Share who work for the shared purpose, with the others.",
                ),
                Tally.COOPERATE,
                Tally.STAFF,
                whole_run=True,
            ),
            Measure(
                "target_work",
                Text("Arbetar mot måtten", "Target work"),
                SHARE,
                Text(
                    "Andel som arbetar var för sig med det som mäts.",
                    "Share who work on what is measured, alone.",
                ),
                Tally.TARGET,
                Tally.STAFF,
                whole_run=True,
            ),
            Measure(
                "gaming",
                Text("Putsar siffrorna", "Gaming"),
                SHARE,
                Text(
                    "Andel som får måtten att se bra ut, för ersättningen eller för att dölja låg insats.",
                    "Share who make the indicator look right, for the pay or as a cover for little work.",
                ),
                Tally.GAME,
                Tally.STAFF,
                whole_run=True,
            ),
            Measure(
                "slack",
                Text("Gör så lite som möjligt", "Slack"),
                SHARE,
                Text("Andel som gör så lite de kan.", "Share who do as little as they can."),
                Tally.SLACK,
                Tally.STAFF,
                whole_run=True,
            ),
            Measure(
                "unanswered_free_riding",
                Text("Friåkning som ingen tar upp", "Unanswered free riding"),
                SHARE,
                Text(
                    "Andel vars friåkning inte både syns och besvaras, löpande över cirka tolv veckor.",
                    "Share whose free riding is not both seen and answered, running over about twelve weeks.",
                ),
                Tally.UNANSWERED,
                Tally.STAFF,
                whole_run=True,
            ),
            Measure(
                "hours_for_work",
                Text("Tid för arbetet", "Hours for the work"),
                WEEK_SHARE,
                Text(
                    "Det som återstår av veckan när uppföljning, mål, samtal och handledning tagit sin tid.",
                    "What is left of the week when follow-up, targets, dialogue and coaching took theirs.",
                ),
                Tally.WORK_HOURS,
                Tally.STAFF,
                whole_run=True,
            ),
            Measure(
                "follow_up_hours",
                Text("Tid för uppföljning och mål", "Hours for follow-up and targets"),
                WEEK_SHARE,
                Text(
                    "Arbetstid som går till att följas upp och redovisa mot mål.",
                    "Working time spent on being followed up and reporting on targets.",
                ),
                Tally.ADMINISTRATION_HOURS,
                Tally.STAFF,
                whole_run=True,
            ),
            Measure(
                "felt_control",
                Text("Upplevd kontroll", "Felt control"),
                LEVEL,
                Text(
                    "Hur kontrollerade medarbetarna känner sig.",
                    "How controlled the members of staff feel.",
                ),
                Tally.FELT_CONTROL,
                Tally.STAFF,
                whole_run=True,
            ),
            Measure(
                "trust_in_colleagues",
                Text("Tillit till kollegor", "Trust in colleagues"),
                LEVEL,
                Text(
                    "Medelvärde över alla relationer mellan kollegor, sista veckan.",
                    "Mean over all ties between colleagues, last week.",
                ),
                Tally.PEER_TRUST,
                Tally.PEER_TIES,
                whole_run=False,
            ),
            Measure(
                "trust_in_managers",
                Text("Tillit till chefen", "Trust in managers"),
                LEVEL,
                Text(
                    "Medelvärde över alla relationer uppåt i linjen, sista veckan.",
                    "Mean over all ties up the line, last week.",
                ),
                Tally.UPWARD_TRUST,
                Tally.UPWARD_TIES,
                whole_run=False,
            ),
            Measure(
                "trust_in_staff",
                Text("Chefens tillit", "Managers' trust"),
                LEVEL,
                Text(
                    "Medelvärde över alla relationer nedåt i linjen, sista veckan.",
                    "Mean over all ties down the line, last week.",
                ),
                Tally.DOWNWARD_TRUST,
                Tally.DOWNWARD_TIES,
                whole_run=False,
            ),
        )
    }
)


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
