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
TRUST = Text("tillit, 0 till 1", "trust, 0 to 1")
CITIZENS_SHARE = Text("andel av medborgarna", "share of citizens")
PER_STAFF = Text("per medarbetare och vecka", "per member of staff and week")
STOCK = Text("per medarbetare", "per member of staff")
PER_100_YEARS = Text("per 100 medarbetare och år", "per 100 staff and year")
PER_YEAR = Text("andel per år", "share per year")
MOTIVATION = Text("1 = en villkorlig samarbetare", "1 = a conditional co-operator")
UNITS_SHARE = Text("andel av enheter med samverkan", "share of units with partners")
COST = Text("veckolöner per medarbetare och vecka", "weeks of pay per member of staff and week")


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
        """Return the measure by run and week, (n_runs, n_weeks), from tallies, (n_runs, n_weeks, n_tallies).

        Not a number where there is nothing to divide by.
        """
        return evaluate(self.formula, {each: tally[..., each] for each in tallies(self.formula)})

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
                "harm",
                Group.CITIZENS,
                Text("Skada", "Harm"),
                OUTPUT,
                Text(
                    "Det som dolda fel, skandaler och väntan tar ifrån nyttan.",
                    "What hidden errors, scandals and waiting take from the output.",
                ),
                formula="harm / staff",
                whole_run=True,
            ),
            Measure(
                "service",
                Group.CITIZENS,
                Text("Nytta minus skada", "Service"),
                OUTPUT,
                Text(
                    "Den service som blir kvar när skadan är avdragen: en av samhällsnyttans tre sidor.",
                    "True output less harm: one of the three sides of public value.",
                ),
                formula="(true_output - harm) / staff",
                whole_run=True,
            ),
            Measure(
                "legitimacy",
                Group.CITIZENS,
                Text("Legitimitet", "Legitimacy"),
                TRUST,
                Text(
                    "Medborgarnas tillit till dem som möter dem: en av samhällsnyttans tre sidor.",
                    "Citizens' trust in those who serve them: one of the three sides of public value.",
                ),
                formula="served_trust / served_ties",
                whole_run=True,
            ),
            Measure(
                "sustainability",
                Group.CITIZENS,
                Text("Hållbarhet", "Sustainability"),
                LEVEL,
                Text(
                    "Förmåga gånger den ork som finns kvar: en av samhällsnyttans tre sidor.",
                    "Ability not worn out (ability times one less strain): one side of public value.",
                ),
                formula="capacity / staff",
                whole_run=True,
            ),
            Measure(
                "citizens_speaking_up",
                Group.CITIZENS,
                Text("Medborgare som säger till", "Citizens who speak up"),
                CITIZENS_SHARE,
                Text(
                    "Andel som samarbetar och säger ifrån.",
                    "Share who co-operate and speak up.",
                ),
                formula="speaking_up / citizens",
                whole_run=True,
            ),
            Measure(
                "citizens_withdrawn",
                Group.CITIZENS,
                Text("Medborgare som drar sig undan", "Citizens who withdraw"),
                CITIZENS_SHARE,
                Text(
                    "Andel som inte samarbetar.",
                    "Share who do not co-operate.",
                ),
                formula="withdrawn / citizens",
                whole_run=True,
            ),
            Measure(
                "inequality",
                Group.CITIZENS,
                Text("Olikhet", "Inequality"),
                Text(
                    "andel av tilliten som skulle behöva flyttas",
                    "share of trust that would have to be moved",
                ),
                Text(
                    "Hur olika medborgare blir bemötta: den del av tilliten som är ojämnt fördelad.",
                    "How unequally citizens are met: the part of trust to be moved for all to have the same.",
                ),
                formula="uneven_trust / citizens_trust",
                whole_run=True,
            ),
            Measure(
                "unmet_needs",
                Group.CITIZENS,
                Text("Behov som får vänta", "Unmet needs"),
                Text("andel av behoven", "share of the needs"),
                Text(
                    "Den del av behoven som veckans arbete inte möter.",
                    "The part of the needs that the week's work does not meet.",
                ),
                formula="unmet / needs",
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
                Text(
                    "Andel som gör så lite de kan.",
                    "Share who do as little as they can.",
                ),
                formula="slack / staff",
                whole_run=True,
            ),
            Measure(
                "unanswered_free_riding",
                Group.WORK,
                Text("Friåkning som ingen tar upp", "Unanswered free riding"),
                SHARE,
                Text(
                    "Andel vars friåkning inte både syns och besvaras, som enheten minns den.",
                    "Share whose free riding is not both seen and answered, as the unit remembers it.",
                ),
                formula="unanswered / staff",
                whole_run=True,
            ),
            Measure(
                "errors",
                Group.WORK,
                Text("Fel", "Errors"),
                PER_STAFF,
                Text(
                    "Fel som görs, kända eller inte.",
                    "Errors made, known or not.",
                ),
                formula="errors / staff",
                whole_run=True,
            ),
            Measure(
                "reports",
                Group.WORK,
                Text("Rapporterade fel", "Reports"),
                PER_STAFF,
                Text(
                    "Egna fel som medarbetare rapporterar.",
                    "Own errors that members of staff report.",
                ),
                formula="reports / staff",
                whole_run=True,
            ),
            Measure(
                "hidden_errors",
                Group.WORK,
                Text("Dolda fel", "Hidden errors"),
                STOCK,
                Text(
                    "Fel och brister som ingen har rättat och som fortfarande gör skada.",
                    "Errors and faults that nobody mended and that still do harm.",
                ),
                formula="hidden / staff",
                whole_run=True,
            ),
            Measure(
                "scandals",
                Group.WORK,
                Text("Skandaler", "Scandals"),
                PER_100_YEARS,
                Text(
                    "Dolda fel som kommer ut på en gång.",
                    "Hidden errors that come out at once.",
                ),
                formula="5200 * scandals / staff",
                whole_run=True,
            ),
            Measure(
                "found_by_review",
                Group.WORK,
                Text("Fel som granskning får fram", "Errors that review brings up"),
                PER_STAFF,
                Text(
                    "Dolda fel som granskare får fram.",
                    "Hidden errors that reviewers bring up.",
                ),
                formula="found_by_review / staff",
                whole_run=True,
            ),
            Measure(
                "reports_heeded",
                Group.WORK,
                Text("Rapporter leder till något", "Reports are acted on"),
                LEVEL,
                Text(
                    "Enhetens minne av rapporter som åtgärdades utan påföljd.",
                    "The unit's memory of reports that were acted on, unpunished.",
                ),
                formula="norm / staff",
                whole_run=True,
            ),
            Measure(
                "sharing",
                Group.WORK,
                Text("Delar ärenden", "Sharing cases"),
                UNITS_SHARE,
                Text(
                    "Andel av enheterna som löser ärenden med samverkansparter.",
                    "Share who solve cases together with partners.",
                ),
                formula="shared / at_borders",
                whole_run=True,
            ),
            Measure(
                "passing_on",
                Group.WORK,
                Text("Skickar ärenden vidare", "Passing cases on"),
                UNITS_SHARE,
                Text(
                    "Andel av enheterna som skickar ärenden vidare.",
                    "Share who pass cases on to partners.",
                ),
                formula="passed_on / at_borders",
                whole_run=True,
            ),
            Measure(
                "prevention",
                Group.WORK,
                Text("Förebyggande verkan", "Prevention built up"),
                LEVEL,
                Text(
                    "Det som förebyggande arbete har byggt upp.",
                    "What prevention has built up.",
                ),
                formula="prevention / staff",
                whole_run=False,
            ),
            Measure(
                "trust_in_colleagues",
                Group.TRUST,
                Text("Tillit till kollegor", "Trust in colleagues"),
                TRUST,
                Text(
                    "Medelvärde över alla relationer mellan kollegor.",
                    "Mean over all ties between colleagues.",
                ),
                formula="peer_trust / peer_ties",
                whole_run=False,
            ),
            Measure(
                "trust_in_managers",
                Group.TRUST,
                Text("Tillit till chefen", "Trust in managers"),
                TRUST,
                Text(
                    "Medelvärde över alla relationer uppåt i linjen.",
                    "Mean over all ties up the line.",
                ),
                formula="upward_trust / upward_ties",
                whole_run=False,
            ),
            Measure(
                "trust_in_staff",
                Group.TRUST,
                Text("Chefens tillit", "Managers' trust"),
                TRUST,
                Text(
                    "Medelvärde över alla relationer nedåt i linjen.",
                    "Mean over all ties down the line.",
                ),
                formula="downward_trust / downward_ties",
                whole_run=False,
            ),
            Measure(
                "trust_in_partners",
                Group.TRUST,
                Text("Tillit till samverkansparter", "Trust in partners"),
                TRUST,
                Text(
                    "Medelvärde över alla relationer mellan enheter som samverkar.",
                    "Mean over all ties between units that work together.",
                ),
                formula="partner_trust / partner_ties",
                whole_run=False,
            ),
            Measure(
                "trust_in_administration",
                Group.TRUST,
                Text("Politikens tillit", "Politicians' trust"),
                TRUST,
                Text(
                    "Politikernas tillit till ledande chefer.",
                    "Politicians' trust in the directors they oversee.",
                ),
                formula="oversight_trust / oversight_ties",
                whole_run=False,
            ),
            Measure(
                "trust_in_politicians",
                Group.TRUST,
                Text("Tillit till politiken", "Trust in politicians"),
                TRUST,
                Text(
                    "Ledande chefers tillit till politikerna.",
                    "Directors' trust in the politicians above them.",
                ),
                formula="mandate_trust / mandate_ties",
                whole_run=False,
            ),
            Measure(
                "trust_in_citizens",
                Group.TRUST,
                Text("Tillit till medborgarna", "Trust in citizens"),
                TRUST,
                Text(
                    "Medarbetarnas tillit till dem de möter.",
                    "Staff's trust in the citizens they serve.",
                ),
                formula="serving_trust / serving_ties",
                whole_run=False,
            ),
            Measure(
                "trust_among_citizens",
                Group.TRUST,
                Text("Tillit mellan medborgare", "Trust among citizens"),
                TRUST,
                Text(
                    "Medelvärde över alla relationer mellan medborgare.",
                    "Mean over all ties between citizens.",
                ),
                formula="civic_trust / civic_ties",
                whole_run=False,
            ),
            Measure(
                "general_trust",
                Group.TRUST,
                Text("Allmän tillit", "General trust"),
                TRUST,
                Text(
                    "Medborgarnas benägenhet att lita på andra.",
                    "Citizens' propensity to trust others.",
                ),
                formula="civic_propensity / citizens",
                whole_run=False,
            ),
            Measure(
                "trust_in_reviewers",
                Group.TRUST,
                Text("Tillit till granskare", "Trust in reviewers"),
                TRUST,
                Text(
                    "Chefers tillit till dem som granskar deras enheter.",
                    "Managers' trust in those who review their units.",
                ),
                formula="reviewed_trust / reviewed_ties",
                whole_run=False,
            ),
            Measure(
                "reviewers_trust",
                Group.TRUST,
                Text("Granskares tillit", "Reviewers' trust"),
                TRUST,
                Text(
                    "Granskares tillit till cheferna för de enheter de granskar.",
                    "Reviewers' trust in the managers whose units they review.",
                ),
                formula="reviewing_trust / reviewing_ties",
                whole_run=False,
            ),
            Measure(
                "motivation",
                Group.PEOPLE,
                Text("Medarbetarnas motivation", "Motivation"),
                MOTIVATION,
                Text(
                    "Hur mycket arbetet betyder för medarbetarna.",
                    "How much the work means to the members of staff.",
                ),
                formula="motivation / staff",
                whole_run=True,
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
                "freedom",
                Group.PEOPLE,
                Text("Frihet i arbetet", "Freedom at work"),
                LEVEL,
                Text(
                    "Det handlingsutrymme som når fram till medarbetarna.",
                    "The discretion that reaches the members of staff.",
                ),
                formula="freedom / staff",
                whole_run=True,
            ),
            Measure(
                "strain",
                Group.PEOPLE,
                Text("Påfrestning", "Strain"),
                LEVEL,
                Text(
                    "Hur pressade medarbetarna är; 1 = utslitna.",
                    "How strained the members of staff are; 1 is worn out.",
                ),
                formula="strain / staff",
                whole_run=True,
            ),
            Measure(
                "ability",
                Group.PEOPLE,
                Text("Förmåga", "Ability"),
                LEVEL,
                Text(
                    "Hur väl medarbetarna behärskar arbetet.",
                    "How well the members of staff master the work.",
                ),
                formula="ability / staff",
                whole_run=True,
            ),
            Measure(
                "turnover",
                Group.PEOPLE,
                Text("Personalomsättning", "Turnover"),
                PER_YEAR,
                Text(
                    "Medarbetare som slutar och ersätts.",
                    "Members of staff who leave and are replaced.",
                ),
                formula="52 * leavers / staff",
                whole_run=True,
            ),
            Measure(
                "turnover_of_managers",
                Group.PEOPLE,
                Text("Chefsomsättning", "Turnover of managers"),
                PER_YEAR,
                Text(
                    "Chefer som slutar och ersätts.",
                    "Managers who leave and are replaced.",
                ),
                formula="52 * manager_leavers / managers",
                whole_run=True,
            ),
            Measure(
                "hours_for_work",
                Group.RESOURCES,
                Text("Tid för arbetet", "Hours for the work"),
                WEEK_SHARE,
                Text(
                    "Det som återstår av medarbetarens vecka när allt annat tagit sin tid.",
                    "What is left of a member's week when all else took its hours.",
                ),
                formula="work_hours / staff",
                whole_run=True,
            ),
            Measure(
                "hours_for_administration",
                Group.RESOURCES,
                Text("Tid för administration", "Hours for administration"),
                WEEK_SHARE,
                Text(
                    "Medarbetares och chefers tid för att följa upp, följas upp och redovisa.",
                    "Hours of staff and managers for following up, being followed up and reporting.",
                ),
                formula="(administration_hours + manager_administration + manager_checking)"
                " / (staff + managers)",
                whole_run=True,
            ),
            Measure(
                "hours_for_coaching",
                Group.RESOURCES,
                Text("Chefens tid för handledning", "Managers' hours for coaching"),
                WEEK_SHARE,
                Text(
                    "Den del av chefernas vecka som blir handledning.",
                    "The part of managers' week that becomes coaching.",
                ),
                formula="manager_coaching / managers",
                whole_run=True,
            ),
            Measure(
                "hours_beyond",
                Group.RESOURCES,
                Text("Tid utanför egna ärenden", "Hours beyond own cases"),
                WEEK_SHARE,
                Text(
                    "Medarbetarnas tid för delade ärenden och förebyggande arbete.",
                    "Hours of staff for shared cases and prevention.",
                ),
                formula="beyond_hours / staff",
                whole_run=True,
            ),
            Measure(
                "cost",
                Group.RESOURCES,
                Text("Kostnad", "Cost"),
                COST,
                Text(
                    "Löner till medarbetare och chefer, rekrytering och ersättning för prestation.",
                    "Pay of staff and managers, recruiting, and pay for performance.",
                ),
                formula="cost / staff",
                whole_run=True,
            ),
            Measure(
                "performance_pay",
                Group.RESOURCES,
                Text("Ersättning för prestation", "Pay for performance"),
                COST,
                Text(
                    "Det som betalas för registrerad prestation; ingår i kostnaden.",
                    "What is paid for registered output; part of the cost.",
                ),
                formula="performance_pay / staff",
                whole_run=True,
            ),
            Measure(
                "value_for_money",
                Group.RESOURCES,
                Text("Nytta för pengarna", "Value for money"),
                Text("hela veckors nytta per veckolön", "full weeks of service per week of pay"),
                Text("Nytta minus skada för varje veckolön.", "Service for each week of pay."),
                formula="(true_output - harm) / cost",
                whole_run=True,
            ),
            Measure(
                "political_control",
                Group.POLITICS,
                Text("Politikens skärpning", "Control added by politicians"),
                LEVEL,
                Text(
                    "Det som politiken lagt till i kontroll, som det når fram till medarbetarna.",
                    "What politicians added to control, as it reaches the members of staff.",
                ),
                formula="control / staff",
                whole_run=True,
            ),
            Measure(
                "turnover_of_politicians",
                Group.POLITICS,
                Text("Politiker som byts ut", "Turnover of politicians"),
                PER_YEAR,
                Text(
                    "Politiker som lämnar när majoriteten byts i val.",
                    "Politicians who leave as an election changes the majority.",
                ),
                formula="52 * politician_leavers / politicians",
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


GOALS = ("true_output", "service", "legitimacy", "sustainability", "value_for_money")
"""Measures of which more is better in itself, so that an arm can be said to win.

Co-operation, trust or registered output are means: an arm that has more of them has won nothing.
"""


def check_goal(measure: str) -> None:
    """Raise a one-line `ParameterError` for a measure of which more is not better in itself."""
    if measure not in MEASURES:
        raise ParameterError(
            f"measure={measure} is not a measure{nearest(measure, list(GOALS))}; pass one of "
            f"{', '.join(GOALS)}"
        )
    if measure not in GOALS:
        raise ParameterError(
            f"measure={measure}: more of it is not better in itself, so nobody wins by it; pass one of "
            f"{', '.join(GOALS)}"
        )
