"""A small home-care organisation, as a personnel office exported it: 40 people, three units.

Question
    Does the same home care serve people better under incentive control or under trust-based governance?
Mechanism
    Trust on ties, the choice of how to work, follow-up and dialogue as answers to free riding.
Expectation
    None is claimed: an illustration, to explore with.
Sources
    The people are made up (``data/home_care.csv``); the kind of work follows SOU 2018:38 chapter 8
    (Sundsvall). Everything else is assumption.
"""

from tillit.model.levers import PRESETS
from tillit.model.parameters import TaskProfile
from tillit.model.scenario import Arm, Event, Scenario, Source, Story
from tillit.model.text import Text
from tillit.scenarios._packaged import Packaged

SCENARIO = Scenario(
    name="home_care",
    title=Text("Hemtjänsten", "Home care"),
    story=Story(
        question=Text(
            "Får brukarna mer av hemtjänsten med incitamentsstyrning eller med tillitsbaserad styrning?",
            "Do people get more from home care under incentive control or under trust-based governance?",
        ),
        background=Text(
            "Fyrtio personer i tre enheter, inlästa ur en personallista. Beviljade minuter mäts noga men "
            "fångar bara en del av vad dagen kräver, och behoven skiftar från hem till hem.",
            "Forty people in three units, read from a personnel list. Granted minutes are measured closely "
            "but capture only part of what the day requires, and needs vary from home to home.",
        ),
        look_for=Text(
            "Om den registrerade prestationen och den verkliga nyttan går åt samma håll.",
            "Whether registered and true output move the same way.",
        ),
        speaks_against=Text(
            "Personerna är påhittade och alla storlekar är antaganden. Personallistan har varken brukare "
            "eller politiker, så deras del i det hela syns inte här.",
            "The people are made up and all magnitudes are assumed. The personnel list has neither citizens "
            "nor politicians, so their part in it does not show here.",
        ),
    ),
    source=Source("SOU 2018:38", "8", "illustration"),
    graph=Packaged("home_care.csv"),
    tasks={"home_visits": TaskProfile(alignment=0.5, interdependence=0.4, variance=0.7)},
    arms={
        "control": Arm(
            Text("Mål- och incitamentsstyrning", "Incentive control"), PRESETS["incentive_control"].governance
        ),
        "trust": Arm(
            Text("Tillitsbaserad styrning", "Trust-based governance"), PRESETS["trust_based"].governance
        ),
        "towards_trust": Arm(
            Text("Kontroll ett år, sedan tillit", "Control for a year, then trust"),
            PRESETS["incentive_control"].governance,
            events=(Event(1, dict(PRESETS["trust_based"].governance.items())),),
        ),
    },
    compared=("control", "trust"),
    years=4,
)
