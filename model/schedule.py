"""One step is one week; this table is the week, in order.

Dated events come first, before the table: they change levers and are handled by `OrganisationModel`.
Both engines walk this table and nothing else.
"""

from types import MappingProxyType

from tillit.model.vocabulary import Phase

WEEKS_PER_YEAR = 52

WEEK = MappingProxyType(
    {
        Phase.PROPOSE: "politicians, on their clock, propose tighter or looser control",
        Phase.GOVERN: "the board adopts the mean proposal; control and messages go down the line",
        Phase.NEEDS: "needs arrive; units share, keep or pass on those that need another unit, and prevent",
        Phase.LEAD: "managers decide how far coaching goes before checking",
        Phase.ARRIVE: "hours are shared out, and levers arrive at each member through the manager",
        Phase.INSPECT: "reviewers, on their clock, inspect units, the deeper the less they trust",
        Phase.DECIDE: "staff choose how to spend the week",
        Phase.RESPOND: "citizens co-operate, speak up or withdraw",
        Phase.DELIVER: "the work yields true output, what the indicator shows of it, errors and harm",
        Phase.SIGNAL: "every member shows conduct, performance and helpfulness",
        Phase.UPDATE: "signals arrive along the ties and beliefs move",
        Phase.TALK: "members hear from each other, and citizens from the media, about others",
        Phase.ADAPT: "motivation, strain, ability and the memory of units move",
        Phase.LEAVE: "people leave, and newcomers take their places and have to be got to know",
        Phase.MEASURE: "the week's sums are written down, by unit and in all",
    }
)
