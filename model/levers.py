"""Governance is a vector of levers, not a switch; presets are named points in lever space.

Eight levers carry the model's mechanisms. The values of the presets are assumptions: an ordinal reading of
SOU 2018:38 (the anthology of Tillitsdelegationen), chapters 2 and 3. Show single levers beside the presets:
a preset bundles eight choices.
"""

from dataclasses import dataclass
from types import MappingProxyType

from tillit.model.quantities import Quantities, quantity
from tillit.model.text import Text

UNIT = Text("0 = minst, 1 = mest", "0 = least, 1 = most")


def _lever(default: float, *, sv: str, en: str, source: str, ends: tuple[Text, Text]) -> float:
    value: float = quantity(default, sv=sv, en=en, source=source, unit=UNIT, ends=ends)
    return value


@dataclass(frozen=True, kw_only=True, slots=True)
class Governance(Quantities):
    """How a unit is governed: eight levers, each 0 to 1. The defaults are the middle of every lever."""

    pay_share: float = _lever(
        0.5,
        sv="Prestationsersättning",
        en="Pay for performance",
        source="SOU 2018:38 ch. 5; value: assumption",
        ends=(Text("fast anslag", "fixed grant"), Text("betalt per indikator", "paid per indicator")),
    )
    monitoring: float = _lever(
        0.5,
        sv="Uppföljning",
        en="Follow-up",
        source="SOU 2018:38 ch. 3.6, 16; value: assumption",
        ends=(Text("stickprov", "spot checks"), Text("minutkontroll", "minute-level inspection")),
    )
    sanctions: float = _lever(
        0.5,
        sv="Påföljder",
        en="Sanctions",
        source="SOU 2018:38 ch. 3.6; Fehr & Gächter 2000; value: assumption",
        ends=(
            Text("måtten används för att lära", "measures used for learning"),
            Text("måtten används för att straffa", "measures used to punish"),
        ),
    )
    target_load: float = _lever(
        0.5,
        sv="Antal mål",
        en="Number of targets",
        source="SOU 2018:38 ch. 17.2; value: assumption",
        ends=(Text("ett tydligt syfte", "one clear purpose"), Text("dussintals mål", "dozens of targets")),
    )
    voice: float = _lever(
        0.5,
        sv="Högt i tak",
        en="Voice",
        source="SOU 2018:38 ch. 6, 17.2; value: assumption",
        ends=(
            Text("tystnad lönar sig", "silence is rewarded"),
            Text("invändningar välkomnas", "dissent is invited"),
        ),
    )
    support: float = _lever(
        0.5,
        sv="Nära stöd",
        en="Support close by",
        source="SOU 2018:38 ch. 3.3; value: assumption",
        ends=(
            Text("inget stöd nära", "no support nearby"),
            Text("handledning nära till hands", "coaching close at hand"),
        ),
    )
    discretion: float = _lever(
        0.5,
        sv="Handlingsutrymme",
        en="Discretion",
        source="SOU 2018:38 ch. 3.3, 8; value: assumption",
        ends=(
            Text("beslut fattas högre upp", "decided above"),
            Text("beslut fattas i mötet med brukaren", "decided in the encounter"),
        ),
    )
    purpose: float = _lever(
        0.5,
        sv="Gemensamt uppdrag",
        en="Shared purpose",
        source="SOU 2018:38 ch. 2.6; value: assumption",
        ends=(
            Text("inget gemensamt syfte", "no shared purpose"),
            Text("levande för alla", "vivid to everyone"),
        ),
    )


@dataclass(frozen=True, slots=True)
class Preset:
    """A named point in lever space."""

    name: str
    title: Text
    meaning: Text
    governance: Governance


def _preset(name: str, title: Text, meaning: Text, *levers: float) -> Preset:
    governance = Governance(**dict(zip(Governance.names(), levers, strict=True)))
    return Preset(name, title, meaning, governance)


PRESETS = MappingProxyType(
    {
        preset.name: preset
        for preset in (
            #                                                  pay   mon   sanc  targ  voice supp  disc  purp
            _preset(
                "incentive_control",
                Text("Mål- och incitamentsstyrning", "Incentive control"),
                Text(
                    "NPM-inspirerad: betalt per indikator, tät uppföljning, många mål.",
                    "NPM-style: paid per indicator, close follow-up, many targets.",
                ),
                *(0.80, 0.60, 0.60, 0.60, 0.20, 0.40, 0.25, 0.30),
            ),
            _preset(
                "trust_based",
                Text("Tillitsbaserad styrning", "Trust-based governance"),
                Text(
                    "Handlingsutrymme, nära stöd och öppenhet, med uppföljning för att lära.",
                    "Discretion, support close by and openness, with follow-up for learning.",
                ),
                *(0.05, 0.30, 0.25, 0.20, 0.70, 0.70, 0.75, 0.70),
            ),
            _preset(
                "hybrid",
                Text("Blandad styrning", "Hybrid"),
                Text(
                    "Få tydliga mål, frihet och tydlig uppföljning.",
                    "Few clear goals, freedom and clear follow-up.",
                ),
                *(0.20, 0.45, 0.35, 0.20, 0.65, 0.65, 0.60, 0.60),
            ),
            _preset(
                "rule_bound",
                Text("Regelstyrning", "Rule-bound"),
                Text(
                    "Klassisk byråkrati: regler och granskning, ingen prestationsersättning.",
                    "Classic bureaucracy: rules and inspection, no pay for performance.",
                ),
                *(0.00, 0.60, 0.50, 0.50, 0.15, 0.30, 0.05, 0.40),
            ),
            _preset(
                "laissez_faire",
                Text("Låt-gå-styrning", "Laissez-faire"),
                Text("Lite kontroll och lite samtal.", "Little control and little dialogue."),
                *(0.00, 0.05, 0.05, 0.10, 0.10, 0.10, 0.80, 0.20),
            ),
            _preset(
                "naive_trust",
                Text("Naiv tillit", "Naive trust"),
                Text(
                    "Som tillitsbaserad styrning, men utan all uppföljning.",
                    "Like trust-based governance, but without any follow-up.",
                ),
                *(0.00, 0.00, 0.00, 0.00, 0.70, 0.70, 0.90, 0.70),
            ),
        )
    }
)
