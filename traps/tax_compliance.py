"""Most pay willingly if they believe that others do, and that the money is not stolen."""

from dataclasses import dataclass

from tillit.model.quantities import Quantities
from tillit.model.text import Text
from tillit.model.trap import Trap
from tillit.traps import _theory as theory
from tillit.traps._common import worth


@dataclass(frozen=True, slots=True)
class Tax(Quantities):
    """What paying costs and gives."""

    tax: float = worth(
        0.6,
        "Vad det kostar att betala",
        "What paying costs",
    )
    returned: float = worth(
        1.2,
        "Vad alla tillsammans får tillbaka när alla betalar",
        "What everybody gets back when all pay",
    )
    fairness: float = worth(
        1.0,
        "Vad det är värt att göra rätt för sig när alla andra gör det",
        "What it is worth to do one's share when all others do theirs",
        "assumption; SOU 2018:38, 2.7 and 16: people pay if they believe that others do",
    )


def payoff(q: Tax, kind: int, acts: bool, others: int, size: int) -> float:
    """Return what a party gets."""
    paying = others + acts
    own = q.fairness * others / (size - 1) - q.tax if acts else 0.0
    return q.returned * paying / size + own


TRAP = Trap(
    name="tax_compliance",
    family="safe",
    title=Text(
        "Skatteviljan",
        "Paying one's taxes",
    ),
    sentence=Text(
        "Den som tror att andra smiter vill inte vara ensam om att betala.",
        "Who believes that others dodge does not want to be alone in paying.",
    ),
    story=Text(
        "De flesta betalar sin skatt utan att räkna på risken, om de tror att andra gör det och "
        "att pengarna används rätt. När den tron är borta är det rimligt att smita, och då får "
        "alla rätt. I Rothsteins exempel betalas 98 procent av skatten i ett land och 28 i ett "
        "annat.",
        "Most pay their taxes without reckoning with the risk, if they believe that others do and"
        " that the money is used well. Where that belief is gone it is reasonable to dodge, and "
        "then everybody is proved right. In Rothstein's example 98 per cent is paid in one "
        "country and 28 in another.",
    ),
    co_operate=Text(
        "betalar",
        "pays",
    ),
    refrain=Text(
        "smiter",
        "dodges",
    ),
    information=Text(
        "Man ser inte vad andra betalar, men hör talas om det. En del granskas.",
        "What others pay is not seen, but heard of. Some are audited.",
    ),
    source="SOU 2018:38, 2.7 and 16 (Rothstein; Trägårdh); Rothstein (2005), Social Traps and the Problem of "
    "Trust, ch. 1",
    quantities=Tax,
    payoff=payoff,
    size=20,
    formula="returned / size < tax < returned, and tax - returned / size < fairness: pay from the "
    "share (tax - returned / size) / fairness",
    is_trap=lambda q, size: q.returned / size < q.tax < q.returned and q.tax - q.returned / size < q.fairness,
    seen=0.3,
    payable=False,
    commanded=False,
    signable=False,
    meets_again=False,
    predictions={
        "trust": theory.EXPECTED,
        "sanction": theory.DETERRED,
        "coordinator": theory.ONE_IS_NOT_ENOUGH,
    },
)
