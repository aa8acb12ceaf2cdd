"""One step is one week; this table is the week, in order.

Dated events come first, before the table: they change levers and are handled by `OrganisationModel`.
Both engines walk this table and nothing else. Citizens' needs are not simulated yet.
"""

from types import MappingProxyType

from tillit.model.vocabulary import Phase

WEEKS_PER_YEAR = 52

WEEK = MappingProxyType(
    {
        Phase.ARRIVE: "levers arrive at each member through the manager, who may trust or distrust",
        Phase.DECIDE: "staff choose how to spend the week",
        Phase.DELIVER: "the work yields true output, and what the indicator shows of it",
        Phase.SIGNAL: "every member shows conduct, performance and helpfulness",
        Phase.UPDATE: "signals arrive along the ties and beliefs move",
        Phase.ADAPT: "units remember the free riding that nobody answered",
        Phase.MEASURE: "the week's sums are written down, unit by unit",
    }
)
