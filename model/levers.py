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
STEERING = Text("Styrning", "Steering")
CULTURE = Text("Kultur", "Culture")
ORGANISING = Text("Organisering", "Organising")


def _lever(
    default: float,
    *,
    group: Text,
    sv: str,
    en: str,
    meaning: Text,
    source: str,
    ends: tuple[Text, Text],
) -> float:
    value: float = quantity(
        default, sv=sv, en=en, source=source, unit=UNIT, ends=ends, group=group, meaning=meaning
    )
    return value


@dataclass(frozen=True, kw_only=True, slots=True)
class Governance(Quantities):
    """How a unit is governed: eight levers, each 0 to 1. The defaults are the middle of every lever."""

    pay_share: float = _lever(
        0.5,
        group=STEERING,
        sv="Prestationsersättning",
        en="Pay for performance",
        meaning=Text(
            sv=(
                "Hur stor del av ersättningen som följer det som registreras. Drar arbetet mot det som "
                "mäts, höjer takten och gör det lönsamt att försköna siffrorna där måttet fångar lite. "
                "Kostar inga timmar."
            ),
            en=(
                "How much of the pay follows what is registered. It draws work towards what is measured, "
                "raises the pace, and makes it pay to polish the figures where the indicator captures "
                "little. It costs no hours."
            ),
        ),
        source="SOU 2018:38 ch. 5; value: assumption",
        ends=(Text("fast anslag", "fixed grant"), Text("betalt per indikator", "paid per indicator")),
    )
    monitoring: float = _lever(
        0.5,
        group=STEERING,
        sv="Uppföljning",
        en="Follow-up",
        meaning=Text(
            sv=(
                "Hur tätt arbetet följs upp. Ger underlag, hittar fel och gör det svårare att smita "
                "undan. Tar timmar från arbetet och känns som kontroll."
            ),
            en=(
                "How closely the work is followed. It informs, finds errors and makes shirking harder to "
                "hide. It takes hours from the work and is felt as control."
            ),
        ),
        source="SOU 2018:38 ch. 3.6, 16; value: assumption",
        ends=(Text("stickprov", "spot checks"), Text("minutkontroll", "minute-level inspection")),
    )
    sanctions: float = _lever(
        0.5,
        group=STEERING,
        sv="Påföljder",
        en="Sanctions",
        meaning=Text(
            sv=(
                "Om måtten används för att straffa eller för att lära. Straff avskräcker den som smiter "
                "undan, men tystar: färre berättar om fel och mindre lärs av dem. Kostar inga timmar."
            ),
            en=(
                "Whether measures are used to punish or to learn. Punishment deters shirking but "
                "silences: fewer report errors, and less is learned from them. It costs no hours."
            ),
        ),
        source="SOU 2018:38 ch. 3.6; Fehr & Gächter 2000; value: assumption",
        ends=(
            Text("måtten används för att lära", "measures used for learning"),
            Text("måtten används för att straffa", "measures used to punish"),
        ),
    )
    target_load: float = _lever(
        0.5,
        group=STEERING,
        sv="Antal mål",
        en="Number of targets",
        meaning=Text(
            sv=(
                "Hur många mål som ska redovisas. Tar timmar från arbetet, för medarbetare och chefer. I "
                "modellen ger fler mål ingenting tillbaka."
            ),
            en=(
                "How many targets are to be accounted for. It takes hours from the work, for staff and "
                "managers. In the model more targets give nothing back."
            ),
        ),
        source="SOU 2018:38 ch. 17.2; value: assumption",
        ends=(Text("ett tydligt syfte", "one clear purpose"), Text("dussintals mål", "dozens of targets")),
    )
    voice: float = _lever(
        0.5,
        group=CULTURE,
        sv="Högt i tak",
        en="Voice",
        meaning=Text(
            sv=(
                "Om invändningar välkomnas. Fler berättar om fel, samtal svarar på dem som smiter undan "
                "och medborgare säger till. Samtalen tar timmar."
            ),
            en=(
                "Whether dissent is invited. More people report errors, talk answers those who shirk, and "
                "citizens speak up. The talk takes hours."
            ),
        ),
        source="SOU 2018:38 ch. 6, 17.2; value: assumption",
        ends=(
            Text("tystnad lönar sig", "silence is rewarded"),
            Text("invändningar välkomnas", "dissent is invited"),
        ),
    )
    support: float = _lever(
        0.5,
        group=ORGANISING,
        sv="Nära stöd",
        en="Support close by",
        meaning=Text(
            sv=(
                "Hur nära handledning och stöd finns. Lär, minskar påfrestningen och ser till att fel "
                "åtgärdas. Tar timmar, också av chefen."
            ),
            en=(
                "How close coaching and support are. It teaches, eases strain and sees to it that errors "
                "are mended. It takes hours, of the manager's too."
            ),
        ),
        source="SOU 2018:38 ch. 3.3; value: assumption",
        ends=(
            Text("inget stöd nära", "no support nearby"),
            Text("handledning nära till hands", "coaching close at hand"),
        ),
    )
    discretion: float = _lever(
        0.5,
        group=ORGANISING,
        sv="Handlingsutrymme",
        en="Discretion",
        meaning=Text(
            sv=(
                "Hur mycket som beslutas i mötet med brukaren. Passar arbetet till varierande behov och "
                "stärker motivationen, men mer kan döljas, och den som är ny gör fler fel."
            ),
            en=(
                "How much is decided in the encounter. It fits the work to varied needs and strengthens "
                "motivation, but more can be hidden, and those who are new make more errors."
            ),
        ),
        source="SOU 2018:38 ch. 3.3, 8; value: assumption",
        ends=(
            Text("beslut fattas högre upp", "decided above"),
            Text("beslut fattas i mötet med brukaren", "decided in the encounter"),
        ),
    )
    purpose: float = _lever(
        0.5,
        group=CULTURE,
        sv="Gemensamt uppdrag",
        en="Shared purpose",
        meaning=Text(
            sv=(
                "Hur levande det gemensamma uppdraget är. Höjer vad var och en väntar sig av de andra; i "
                "modellen är verkan liten."
            ),
            en=(
                "How vivid the shared purpose is. It raises what people expect of each other; in the "
                "model the effect is small."
            ),
        ),
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
