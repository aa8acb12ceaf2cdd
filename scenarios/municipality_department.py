"""A municipality's department for individual and family services, generated in the size of a real one.

Question
    How do the same 285 people fare under incentive control and under trust-based governance?
Mechanism
    Trust on ties, the choice of how to work, follow-up and dialogue as answers to free riding.
Expectation
    None is claimed: an illustration, to explore with.
Sources
    Size and structure: SOU 2018:38 section 6.1 (Nyköping). Everything else is assumption.
"""

from tillit.model.generators import municipality_department
from tillit.model.levers import PRESETS
from tillit.model.parameters import TaskProfile
from tillit.model.scenario import Arm, Generated, Scenario, Source, Story
from tillit.model.text import Text

SCENARIO = Scenario(
    name="municipality_department",
    title=Text("En kommunal förvaltning", "A municipality's department"),
    story=Story(
        question=Text(
            "Vad händer i samma förvaltning under incitamentsstyrning och under tillitsbaserad styrning?",
            "What happens in the same department under incentive control and under trust-based governance?",
        ),
        background=Text(
            "Individ- och familjeomsorgen i en mellanstor kommun: 285 anställda i sju enheter, elva chefer. "
            "Behoven varierar, måtten fångar en del av syftet och arbetet görs ofta flera tillsammans.",
            "Individual and family services in a mid-sized municipality: 285 employees, seven units, eleven "
            "managers. Needs vary, the indicators capture part of the purpose, and work is often shared.",
        ),
        look_for=Text(
            "Skillnaden mellan registrerad prestation och verklig nytta, och hur länge den består.",
            "The gap between registered and true output, and how long it lasts.",
        ),
        speaks_against=Text(
            "Storleken är hämtad ur en källa, resten är antaganden. Här finns varken medborgare eller "
            "politiker, så deras del i det hela syns inte.",
            "The size is from a source, the rest is assumed. There are neither citizens nor politicians "
            "here, so their part in it does not show.",
        ),
    ),
    source=Source("SOU 2018:38", "6.1", "illustration"),
    graph=Generated(municipality_department),
    tasks={"social_work": TaskProfile(alignment=0.4, interdependence=0.5, variance=0.6)},
    arms={
        "control": Arm(
            Text("Mål- och incitamentsstyrning", "Incentive control"), PRESETS["incentive_control"].governance
        ),
        "trust": Arm(
            Text("Tillitsbaserad styrning", "Trust-based governance"), PRESETS["trust_based"].governance
        ),
    },
    compared=("control", "trust"),
    years=4,
)
