"""Governance is a vector of levers, not a switch; presets are named points in lever space.

The values of the presets are assumptions: an ordinal reading of
SOU 2018:38 (the anthology of Tillitsdelegationen), chapters 2 and 3. Show single levers beside the presets:
a preset bundles fourteen choices.
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
    """How a unit is governed: fourteen levers, each 0 to 1. The defaults are the middle of every lever."""

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
                "undan, men tystar: färre berättar om fel och man lär sig mindre av dem. Kostar inga timmar."
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
                "Hur många mål som ska redovisas. Säger vad som ska göras där uppdraget är otydligt. "
                "Tar timmar från arbetet, för medarbetare och chefer."
            ),
            en=(
                "How many targets are to be accounted for. They say what to do where the purpose is "
                "vague. They take hours from the work, for staff and managers."
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
                "Om invändningar välkomnas. Fler berättar om fel och samtal svarar på dem som smiter "
                "undan. Samtalen tar timmar, och sliter där kollegor inte litar på varandra."
            ),
            en=(
                "Whether dissent is invited. More people report errors, and talk answers those who "
                "shirk. The talk takes hours, and wears where colleagues do not trust each other."
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
                "Hur nära handledning och stöd finns. Utvecklar förmågan, minskar påfrestningen och ser "
                "till att fel åtgärdas. Tar timmar, också av chefen."
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
                "Hur mycket som beslutas i mötet med brukaren. Passar arbetet till varierande behov "
                "och stärker motivationen, men mer kan döljas, den som är ny gör fler fel och "
                "bemötandet blir mer ojämnt."
            ),
            en=(
                "How much is decided in the encounter. It fits the work to varied needs and "
                "strengthens motivation, but more can be hidden, those who are new make more errors, "
                "and treatment is less equal."
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
                "Hur levande det gemensamma uppdraget är. Höjer motivationen och vad var och en "
                "väntar sig av de andra, och säger vad som ska göras. Tystar invändningar där de inte "
                "välkomnas. Försvagas på vägen genom led som inte litar på varandra."
            ),
            en=(
                "How vivid the shared purpose is. It raises motivation and what each expects of the "
                "others, and says what to do. It silences dissent where none is invited. It fades on "
                "its way through levels that do not trust each other."
            ),
        ),
        source="SOU 2018:38 ch. 2.6; value: assumption",
        ends=(
            Text("inget gemensamt syfte", "no shared purpose"),
            Text("levande för alla", "vivid to everyone"),
        ),
    )
    competition: float = _lever(
        0.5,
        group=STEERING,
        sv="Konkurrens mellan enheter",
        en="Competition between units",
        meaning=Text(
            sv=(
                "Om enheter rangordnas om pengar. Det är en drivkraft också utan prestationsersättning, "
                "men det lönar sig att skjuta över kostnader på andra enheter, och rivalers försköning "
                "smittar. Kostar inga timmar."
            ),
            en=(
                "Whether units are ranked for money. It is an incentive even without pay for performance, "
                "but it pays to shift costs on to other units, and rivals' gaming spreads. It costs no hours."
            ),
        ),
        source="SOU 2018:38 ch. 2.7, 17.2; value: assumption",
        ends=(
            Text("gemensamt resultat", "common bottom line"),
            Text("enheter rangordnas om pengar", "units ranked for money"),
        ),
    )
    horizon: float = _lever(
        0.5,
        group=STEERING,
        sv="Tidshorisont",
        en="Time horizon",
        meaning=Text(
            sv=(
                "Hur långt fram resultat räknas. En lång horisont gör det värt att förebygga. Det tar "
                "timmar nu och minskar behoven först om några år."
            ),
            en=(
                "How far ahead results count. A long horizon makes prevention worth while. That takes "
                "hours now, and lowers needs only in some years."
            ),
        ),
        source="Nilsson Lundmark & Nilsson 2.2, 4.3; value: assumption",
        ends=(Text("årets budget", "this budget year"), Text("två mandatperioder", "two terms (8 years)")),
    )
    pooling: float = _lever(
        0.5,
        group=STEERING,
        sv="Gemensam budget",
        en="Joint budget",
        meaning=Text(
            sv=(
                "Om den som ordnar något åt en annan enhet får del av vinsten. Gör det lönsamt att dela "
                "ärenden och förebygga över gränser. Ersättning för den egna prestationen driver mindre."
            ),
            en=(
                "Whether those who do something for another unit share the gain. It pays to share cases "
                "and to prevent across borders. Pay for one's own performance drives less."
            ),
        ),
        source="Nilsson Lundmark & Nilsson 10.2.2, 11.2; value: assumption",
        ends=(Text("egen budget", "own budget"), Text("gemensam budget", "joint budget")),
    )
    consistency: float = _lever(
        0.5,
        group=CULTURE,
        sv="Ord och handling",
        en="Words and deeds",
        meaning=Text(
            sv=(
                "Om ledningen gör som den säger. Då tror medarbetare att det som är avtalat gäller, och "
                "berättar om fel. Att komma överens och hålla fast vid det tar chefers tid."
            ),
            en=(
                "Whether leaders do as they say. Staff then believe that agreements hold, and report errors. "
                "To agree and to keep to it takes managers' hours."
            ),
        ),
        source="SOU 2018:38 ch. 3.4, 6; value: assumption",
        ends=(
            Text("säger ett, gör ett annat", "says one thing, does another"),
            Text("ord och handling stämmer", "words and deeds agree"),
        ),
    )
    participation: float = _lever(
        0.5,
        group=CULTURE,
        sv="Medborgarnas medverkan",
        en="Citizens' participation",
        meaning=Text(
            sv=(
                "Om medborgaren är kund eller medskapare. Medborgare säger till, och det de själva gör "
                "betyder mer, på gott och ont: drar de sig undan ger arbetet mindre. Tar timmar."
            ),
            en=(
                "Whether the citizen is a customer or a co-creator. Citizens speak up, and what they do "
                "matters more, for better and worse: if they withdraw, the work yields less. It takes hours."
            ),
        ),
        source="SOU 2018:38 ch. 3.3, 9.5; Guevara & Lorentzi 2016; value: assumption",
        ends=(Text("medborgaren är kund", "citizen as customer"), Text("medskapare", "co-creator")),
    )
    continuity: float = _lever(
        0.5,
        group=ORGANISING,
        sv="Kontinuitet",
        en="Continuity",
        meaning=Text(
            sv=(
                "Om den som behöver hjälp möter samma personer. Då känner de varandra, och arbetet passar "
                "bättre. Scheman som håller ihop människor tar timmar."
            ),
            en=(
                "Whether those in need meet the same people. They then know each other, and the work fits "
                "better. Rotas that keep people together take hours."
            ),
        ),
        source="SOU 2018:38 ch. 8, 17.2; Nilsson Lundmark & Nilsson 8.1; value: assumption",
        ends=(
            Text("nya personer varje gång", "new people every time"),
            Text("samma personer", "same people"),
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
            # pay, follow-up, sanctions, targets, voice, support, discretion, purpose,
            # competition, horizon, pooling, consistency, participation, continuity
            _preset(
                "incentive_control",
                Text("Mål- och incitamentsstyrning", "Incentive control"),
                Text(
                    "NPM-inspirerad: betalt per indikator, tät uppföljning, många mål.",
                    "NPM-style: paid per indicator, close follow-up, many targets.",
                ),
                *(0.80, 0.60, 0.60, 0.60, 0.20, 0.40, 0.25, 0.30, 0.70, 0.20, 0.10, 0.60, 0.20, 0.40),
            ),
            _preset(
                "trust_based",
                Text("Tillitsbaserad styrning", "Trust-based governance"),
                Text(
                    "Handlingsutrymme, nära stöd och öppenhet, med uppföljning för att lära.",
                    "Discretion, support close by and openness, with follow-up for learning.",
                ),
                *(0.05, 0.30, 0.25, 0.20, 0.70, 0.70, 0.75, 0.70, 0.10, 0.70, 0.50, 0.60, 0.70, 0.70),
            ),
            _preset(
                "hybrid",
                Text("Blandad styrning", "Hybrid"),
                Text(
                    "Få tydliga mål, frihet och tydlig uppföljning.",
                    "Few clear goals, freedom and clear follow-up.",
                ),
                *(0.20, 0.45, 0.35, 0.20, 0.65, 0.65, 0.60, 0.60, 0.30, 0.50, 0.40, 0.60, 0.50, 0.60),
            ),
            _preset(
                "rule_bound",
                Text("Regelstyrning", "Rule-bound"),
                Text(
                    "Klassisk byråkrati: regler och granskning, ingen prestationsersättning.",
                    "Classic bureaucracy: rules and inspection, no pay for performance.",
                ),
                *(0.00, 0.60, 0.50, 0.50, 0.15, 0.30, 0.05, 0.40, 0.00, 0.30, 0.00, 0.60, 0.10, 0.50),
            ),
            _preset(
                "laissez_faire",
                Text("Låt-gå-styrning", "Laissez-faire"),
                Text("Lite kontroll och lite samtal.", "Little control and little dialogue."),
                *(0.00, 0.05, 0.05, 0.10, 0.10, 0.10, 0.80, 0.20, 0.20, 0.30, 0.00, 0.30, 0.20, 0.40),
            ),
            _preset(
                "naive_trust",
                Text("Naiv tillit", "Naive trust"),
                Text(
                    "Som tillitsbaserad styrning, men utan all uppföljning.",
                    "Like trust-based governance, but without any follow-up.",
                ),
                *(0.00, 0.00, 0.00, 0.00, 0.70, 0.70, 0.90, 0.70, 0.10, 0.70, 0.50, 0.60, 0.70, 0.70),
            ),
        )
    }
)
