"""Every mechanism that can be switched off, and what switches it off; and null models.

To add one, add an entry to `MECHANISMS`; the table in ``docs/ODD.md``, ``tillit list``, ``tillit ablate`` and
the tests read it there. If it moves beliefs, also add its switch to `BELIEFS_STAND_STILL`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from types import MappingProxyType

from tillit.model.errors import ParameterError, nearest
from tillit.model.parameters import TaskProfile
from tillit.model.scenario import Run, Value
from tillit.model.text import Text

Off = Mapping[str, Value]
"""Names of assumptions, or of task quantities, and the values at which something is gone."""

BELIEFS_STAND_STILL: Off = MappingProxyType(
    {"trust_rule": "delta", "gain": 0.0, "fading": 0.0, "generalising": 0.0}
)
"""Whatever moves a belief, off. Under the beta rule evidence cannot be kept out, so the rule is delta."""


class Part(Enum):
    """What a mechanism belongs to; tables follow this order."""

    TRUST = Text("Tillit", "Trust")
    WORK = Text("Arbetet", "Work")
    CONTROL = Text("Ledning och kontroll", "Leading and control")
    ERRORS = Text("Fel och skador", "Errors and harm")
    PEOPLE = Text("Medarbetarna", "The staff")
    POLITICS = Text("Politiken", "Politics")
    CITIZENS = Text("Medborgarna", "Citizens")
    PARTNERS = Text("Enheter och samverkan", "Units and partners")

    @property
    def word(self) -> str:
        """The name in lower case, as it stands in files."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Mechanism:
    """One mechanism, and how it is removed.

    Attributes
    ----------
    name : str
        In snake_case, as written after ``--mechanisms``.
    group : Part
    title, meaning : Text
        What it is called, and what it does.
    off : mapping of name to value
        Assumptions or task quantities whose values remove it from both arms.
    equations : tuple of str
        Functions of `tillit.agents.rules` in which it stands.
    remains : Text or None
        What is left of it then, where it is not exactly gone.
    """

    name: str
    group: Part
    title: Text
    meaning: Text
    off: Off
    equations: tuple[str, ...]
    remains: Text | None = None


@dataclass(frozen=True, slots=True)
class NullModel:
    """A model in which a result should be small, or exactly 0.

    Attributes
    ----------
    name : str
    title, meaning : Text
    off : mapping of name to value
        As in `Mechanism`; empty if the model is as it stands.
    same_arm : bool
        Whether arm A is compared with itself under another name.
    """

    name: str
    title: Text
    meaning: Text
    off: Off
    same_arm: bool = False


def without(run: Run, off: Off) -> Run:
    """Return a run with some assumptions and, in every unit, some task quantities set to other values.

    Raises
    ------
    ParameterError
        For an unknown name or a value out of bounds.
    """
    tasks = {name: value for name, value in off.items() if name in TaskProfile.names()}
    return replace(
        run,
        assumptions=run.assumptions.changed({name: off[name] for name in off if name not in tasks}),
        tasks={name: profile.changed(tasks) for name, profile in run.tasks.items()},
    )


def chosen(names: str | Sequence[str] | None) -> tuple[Mechanism, ...]:
    """Return mechanisms by name, comma-separated or one by one, in the order of `MECHANISMS`; None: all.

    Raises
    ------
    ParameterError
        For an unknown or missing name; the nearest one is suggested.
    """
    if names is None:
        return tuple(MECHANISMS.values())
    wanted = [name.strip() for name in (names.split(",") if isinstance(names, str) else names)]
    for name in filter(None, wanted):
        if name not in MECHANISMS:
            raise ParameterError(
                f"mechanisms={name} is not a mechanism{nearest(name, list(MECHANISMS))}; see tillit list"
            )
    if not any(wanted):
        raise ParameterError("mechanisms= names no mechanism; pass e.g. --mechanisms withdrawal,felt_control")
    return tuple(each for each in MECHANISMS.values() if each.name in wanted)


MECHANISMS = MappingProxyType(
    {
        each.name: each
        for each in (
            # Trust
            Mechanism(
                "learning",
                Part.TRUST,
                Text("Att lära känna varandra", "Learning about each other"),
                Text(
                    "Tilliten till en person följer det man ser av henne, och bleknar utan kontakt.",
                    "Trust in a person follows what is seen of her, and fades without contact.",
                ),
                off=BELIEFS_STAND_STILL,
                equations=("update_delta", "update_beta", "belief_beta", "fade"),
                remains=Text(
                    "nykomlingar möts fortfarande av platsens rykte",
                    "newcomers still meet the reputation of their place",
                ),
            ),
            Mechanism(
                "faster_loss",
                Part.TRUST,
                Text("Tillit rasar fortare än den växer", "Trust falls faster than it grows"),
                Text("En dålig erfarenhet väger tyngre än en god.", "Bad experience weighs more than good."),
                off={"asymmetry": 1.0},
                equations=("update_delta", "update_beta"),
            ),
            Mechanism(
                "fading",
                Part.TRUST,
                Text("Intryck bleknar", "Impressions fade"),
                Text(
                    "Utan kontakt går tilliten tillbaka mot benägenheten att lita på andra.",
                    "Without contact trust drifts back to the propensity to trust.",
                ),
                off={"fading": 0.0},
                equations=("fade",),
            ),
            Mechanism(
                "noise",
                Part.TRUST,
                Text("Brus i det man ser", "Noise in what is seen"),
                Text("Man misstar sig om vad andra gör.", "People misread what others do."),
                off={"signal_noise": 0.0},
                equations=("perceived",),
            ),
            Mechanism(
                "support_earns_trust",
                Part.TRUST,
                Text("Stöd ger tillit till chefen", "Support earns the manager trust"),
                Text("Stöd uppfattas som välvilja.", "Support is seen as benevolence."),
                off={"leader_support": 0.0},
                equations=("leader_benevolence",),
            ),
            Mechanism(
                "voice_earns_trust",
                Part.TRUST,
                Text("Högt i tak ger tillit till chefen", "Voice earns the manager trust"),
                Text(
                    "Att få säga ifrån, när något också görs, uppfattas som välvilja.",
                    "Voice that is acted on is seen as benevolence.",
                ),
                off={"leader_voice": 0.0},
                equations=("leader_benevolence",),
            ),
            Mechanism(
                "freedom_earns_trust",
                Part.TRUST,
                Text("Handlingsutrymme ger tillit till chefen", "Freedom earns the manager trust"),
                Text("Handlingsutrymme uppfattas som välvilja.", "Freedom is seen as benevolence."),
                off={"leader_discretion": 0.0},
                equations=("leader_benevolence",),
            ),
            Mechanism(
                "control_costs_trust",
                Part.TRUST,
                Text("Kontroll kostar tillit till chefen", "Control costs the manager trust"),
                Text(
                    "Upplevd kontroll uppfattas som bristande välvilja.", "Felt control is seen as ill will."
                ),
                off={"leader_felt": 0.0},
                equations=("leader_benevolence",),
            ),
            Mechanism(
                "unanswered_costs_trust",
                Part.TRUST,
                Text("Obesvarad friåkning kostar tillit till chefen", "Unanswered free riding costs trust"),
                Text(
                    "En chef som låter friåkning passera uppfattas som likgiltig.",
                    "A manager who lets free riding pass is seen as indifferent.",
                ),
                off={"leader_unanswered": 0.0},
                equations=("leader_benevolence",),
            ),
            Mechanism(
                "gossip",
                Part.TRUST,
                Text("Prat om chefer och tjänster", "Talk about managers and the service"),
                Text(
                    "Det andra berättar jämnar ut vad man tror om en gemensam chef, eller om tjänsten.",
                    "What others tell evens out what is thought of a shared manager, or of the service.",
                ),
                off={"gossip": 0.0},
                equations=("hearsay",),
            ),
            Mechanism(
                "general_trust",
                Part.TRUST,
                Text("Allmän tillit", "General trust"),
                Text(
                    "Det medborgare möter blir så småningom vad de väntar sig av främlingar.",
                    "What citizens meet becomes, in time, what they expect of strangers.",
                ),
                off={"generalising": 0.0},
                equations=("generalised",),
            ),
            Mechanism(
                "words_and_deeds",
                Part.TRUST,
                Text("Ord och handling", "Words and deeds"),
                Text(
                    "Stora ord som inte följs av handling kostar trovärdighet.",
                    "Big words without deeds cost leaders their integrity.",
                ),
                off={"inconsistency": 0.0},
                equations=("leader_integrity", "steadiness"),
            ),
            Mechanism(
                "unheard_voice",
                Part.TRUST,
                Text("Att lyssna utan att göra något", "Listening without acting"),
                Text(
                    "Att få säga ifrån, utan att något görs, uppfattas som likgiltighet.",
                    "Voice that leads to nothing is seen as indifference.",
                ),
                off={"leader_unheard": 0.0},
                equations=("leader_benevolence",),
            ),
            # Work
            Mechanism(
                "shared_purpose",
                Part.WORK,
                Text("Gemensamt uppdrag", "Shared purpose"),
                Text(
                    "Ett levande uppdrag höjer förväntan om att andra samarbetar.",
                    "A vivid purpose raises the expectation that others co-operate.",
                ),
                off={"prior_purpose": 0.0},
                equations=("expectation",),
            ),
            Mechanism(
                "pay",
                Part.WORK,
                Text("Ersättning per prestation", "Pay for performance"),
                Text(
                    "Ersättning för det som registreras drar arbetet mot måtten.",
                    "Pay for what is registered draws work towards the indicator.",
                ),
                off={"sharpness": 0.0},
                equations=("pay",),
            ),
            Mechanism(
                "interdependence",
                Part.WORK,
                Text("Beroende av varandra", "Interdependence"),
                Text(
                    "Samarbete lönar sig först när tillräckligt många samarbetar.",
                    "Co-operation pays only when enough others co-operate.",
                ),
                off={"steepness": 0.0},
                equations=("synergy", "dependent"),
            ),
            Mechanism(
                "withdrawal",
                Part.WORK,
                Text("Att dra sig undan friåkare", "Withdrawal from free riders"),
                Text(
                    "Den som samarbetar på villkor slutar när friåkning lämnas obesvarad.",
                    "Conditional co-operators stop when free riding goes unanswered.",
                ),
                off={"withdrawal": 0.0},
                equations=("utility_cooperate",),
            ),
            Mechanism(
                "formal_answer",
                Part.WORK,
                Text("Formella svar på friåkning", "Formal answers to free riding"),
                Text("Påföljder gör friåkning dyr.", "Sanctions make free riding costly."),
                off={"formal_answer": 0.0},
                equations=("penalty",),
            ),
            Mechanism(
                "social_answer",
                Part.WORK,
                Text("Sociala svar på friåkning", "Social answers to free riding"),
                Text(
                    "Samtal gör friåkning dyr för den som bryr sig.",
                    "Talk makes free riding costly for those who care.",
                ),
                off={"social_answer": 0.0},
                equations=("penalty",),
            ),
            Mechanism(
                "guilt",
                Part.WORK,
                Text("Dåligt samvete", "Guilt"),
                Text(
                    "Den som är motiverad drar sig för att maska eller putsa siffror.",
                    "The motivated are reluctant to slack or to game.",
                ),
                off={"gaming_guilt": 0.0, "slack_guilt": 0.0},
                equations=("utility_game", "utility_slack"),
            ),
            Mechanism(
                "pace",
                Part.WORK,
                Text("Takten", "Pace"),
                Text(
                    "Motivation höjer takten i samarbete, ersättning takten i arbete mot måtten.",
                    "Motivation raises the pace of co-operation, pay that of target work.",
                ),
                off={"intensity": 0.0},
                equations=("true_output", "registered_output"),
            ),
            Mechanism(
                "fit",
                Part.WORK,
                Text("Insatsen passar behovet", "The work fits the need"),
                Text(
                    "Där behoven skiftar kräver en passande insats frihet och förmåga.",
                    "Where needs vary, fitting them takes freedom and ability.",
                ),
                off={"misfit": 0.0},
                equations=("fit",),
            ),
            Mechanism(
                "clarity",
                Part.WORK,
                Text("Tydlighet", "Clarity"),
                Text(
                    "Där varken uppdrag eller mål säger vad som ska göras blir arbetet sämre och tyngre.",
                    "Where neither purpose nor targets say what to do, work is worse and harder.",
                ),
                off={"ambiguity_loss": 0.0, "strain_ambiguity": 0.0},
                equations=("ambiguity", "clarity", "strain_moved"),
            ),
            Mechanism(
                "knowing_the_citizen",
                Part.WORK,
                Text("Att känna den man möter", "Knowing whom one meets"),
                Text(
                    "Utan kontinuitet når förmågan fram sämre.",
                    "Without continuity ability gets through less.",
                ),
                off={"stranger_loss": 0.0},
                equations=("fit",),
            ),
            Mechanism(
                "ranking",
                Part.WORK,
                Text("Rangordning", "Ranking"),
                Text(
                    "Att rangordnas mot andra enheter driver som ersättning gör.",
                    "Being ranked against other units drives as pay does.",
                ),
                off={"rivalry": 0.0},
                equations=("pay",),
            ),
            Mechanism(
                "race_to_the_bottom",
                Part.WORK,
                Text("Kapplöpning mot botten", "Race to the bottom"),
                Text("Rivalers putsade siffror smittar.", "Rivals' gaming spreads."),
                off={"race": 0.0},
                equations=("utility_game",),
            ),
            Mechanism(
                "dilution",
                Part.WORK,
                Text("Gemensam budget späder ut", "A joint budget dilutes"),
                Text(
                    "Med gemensam budget driver den egna ersättningen mindre.",
                    "With a joint budget one's own pay drives less.",
                ),
                off={"dilution": 0.0},
                equations=("pay",),
            ),
            Mechanism(
                "pay_costs",
                Part.WORK,
                Text("Ersättning kostar", "Pay costs money"),
                Text(
                    "Ersättning per prestation kommer utöver lönen.",
                    "Pay for performance comes on top of wages.",
                ),
                off={"bonus": 0.0},
                equations=("performance_pay",),
            ),
            # Leading and control
            Mechanism(
                "managers_own_trust",
                Part.CONTROL,
                Text("Chefens egen tillit", "Managers' own trust"),
                Text(
                    "Chefen följer upp och ger frihet efter sin egen tillit, inte bara efter styrningen.",
                    "Managers follow up and give freedom by their own trust, not only as governed.",
                ),
                off={"manager_weight": 0.0},
                equations=("monitoring_received", "discretion_received"),
            ),
            Mechanism(
                "managers_limited_hours",
                Part.CONTROL,
                Text("Chefens begränsade tid", "Managers' limited hours"),
                Text(
                    "Handledning och uppföljning räcker så långt chefens tid räcker.",
                    "Coaching and follow-up reach as far as managers' hours do.",
                ),
                off={"managers_coaching": 0.0, "managers_checking": 0.0},
                equations=("coaching_hours", "coverage"),
                remains=Text(
                    "ingen tid behövs, så allt som är tänkt når fram",
                    "no hours are wanted, so all that is meant arrives",
                ),
            ),
            Mechanism(
                "felt_control",
                Part.CONTROL,
                Text("Upplevd kontroll", "Felt control"),
                Text(
                    "Kontroll som känns tär på tillit, motivation och ork.",
                    "Control that is felt wears on trust, motivation and strength.",
                ),
                off={"leader_felt": 0.0, "crowding": 0.0, "strain_felt": 0.0},
                equations=("felt_control", "leader_benevolence", "motivation_moved", "strain_moved"),
                remains=Text("den mäts fortfarande", "it is still measured"),
            ),
            Mechanism(
                "voice_softens",
                Part.CONTROL,
                Text("Högt i tak mildrar kontrollen", "Voice softens control"),
                Text(
                    "Kontroll man kan tala om känns mindre.",
                    "Control that can be talked about is felt less.",
                ),
                off={"voice_softening": 0.0},
                equations=("felt_control",),
            ),
            Mechanism(
                "hours_of_change",
                Part.CONTROL,
                Text("Tid för omställning", "Hours of change"),
                Text("Ändrad styrning tar arbetstid.", "Changes of governance take working hours."),
                off={"reform_hours": 0.0},
                equations=("reform_settled",),
                remains=Text(
                    "att introducera nykomlingar tar sin egen tid",
                    "introducing newcomers takes hours of its own",
                ),
            ),
            Mechanism(
                "hours_of_governing",
                Part.CONTROL,
                Text("Tid för styrning", "Hours of governing"),
                Text(
                    "Uppföljning, mål, samtal och stöd tar av medarbetarnas vecka.",
                    "Follow-up, targets, dialogue and support take of the working week.",
                ),
                off={
                    "hours_always": 0.0,
                    "hours_monitoring": 0.0,
                    "hours_targets": 0.0,
                    "hours_voice": 0.0,
                    "hours_support": 0.0,
                },
                equations=("follow_up_hours", "hours_left"),
                remains=Text(
                    "chefernas egen tid, tid för omställning", "managers' own hours, hours of change"
                ),
            ),
            Mechanism(
                "hours_of_follow_up",
                Part.CONTROL,
                Text("Tid för uppföljning och mål", "Hours of follow-up and targets"),
                Text("Att följas upp tar tid från arbetet.", "Being followed up takes time from the work."),
                off={"hours_monitoring": 0.0, "hours_targets": 0.0},
                equations=("follow_up_hours",),
                remains=Text("chefernas egen tid", "managers' own hours"),
            ),
            Mechanism(
                "hours_of_dialogue",
                Part.CONTROL,
                Text("Tid för samtal och stöd", "Hours of dialogue and support"),
                Text(
                    "Att tala och få stöd tar tid från arbetet.", "Talk and support take time from the work."
                ),
                off={"hours_voice": 0.0, "hours_support": 0.0},
                equations=("hours_left",),
                remains=Text("chefernas egen tid", "managers' own hours"),
            ),
            Mechanism(
                "messages_fade",
                Part.CONTROL,
                Text("Budskap försvagas", "Messages fade"),
                Text(
                    "Uppdraget når sämre fram genom led utan tillit, och varningar likaså.",
                    "The purpose arrives less through levels without trust, and so do warnings.",
                ),
                off={"message_loss": 0.0},
                equations=("message",),
            ),
            Mechanism(
                "managers_dampen",
                Part.CONTROL,
                Text("Chefer dämpar och förstärker", "Managers dampen and amplify"),
                Text(
                    "Chefer som litar på sina medarbetare skyddar dem mot kontroll, andra förstärker den.",
                    "Managers who trust their people shield them from added control, others amplify it.",
                ),
                off={"amplification": 0.0},
                equations=("amplified",),
            ),
            Mechanism(
                "graduated_freedom",
                Part.CONTROL,
                Text("Frihet efter förmåga", "Freedom by ability"),
                Text(
                    "Den som chefen inte tror klarar så mycket får mindre frihet.",
                    "Those who are not thought able to more get less freedom.",
                ),
                off={"graduation": 0.0},
                equations=("discretion_received",),
            ),
            Mechanism(
                "hours_together",
                Part.CONTROL,
                Text("Tid för medverkan och kontinuitet", "Hours of participation and continuity"),
                Text(
                    "Medborgarnas medverkan och kontinuitet tar tid från arbetet.",
                    "Citizens' participation and continuity take time from the work.",
                ),
                off={"hours_participation": 0.0, "hours_continuity": 0.0},
                equations=("hours_together",),
            ),
            Mechanism(
                "hours_of_consistency",
                Part.CONTROL,
                Text("Tid för att hålla ord", "Hours to keep one's word"),
                Text(
                    "Att komma överens och hålla fast vid det tar chefers tid.",
                    "To agree, and to keep to it, takes managers' hours.",
                ),
                off={"managers_consistency": 0.0},
                equations=("managers_administration",),
            ),
            # Errors and harm
            Mechanism(
                "hidden_errors",
                Part.ERRORS,
                Text("Dolda fel", "Hidden errors"),
                Text(
                    "Fel begås, och de som ingen rättar samlas på hög.",
                    "Errors are made, and those nobody mends pile up.",
                ),
                off={"error_rate": 0.0, "cover_up": 0.0},
                equations=("error_probability", "concealed", "hidden_stock"),
            ),
            Mechanism(
                "harm",
                Part.ERRORS,
                Text("Skada av dolda fel", "Harm of hidden errors"),
                Text("Dolda fel och skandaler skadar.", "Hidden errors and scandals do harm."),
                off={"harm": 0.0, "scandal_damage": 0.0},
                equations=("harm",),
            ),
            Mechanism(
                "cover_up",
                Part.ERRORS,
                Text("Mörkläggning", "Covering up"),
                Text(
                    "Putsade siffror, och maskning där det finns frihet, döljer fel.",
                    "Gaming, and slack where there is freedom, hide errors.",
                ),
                off={"cover_up": 0.0},
                equations=("concealed",),
            ),
            Mechanism(
                "scandals",
                Part.ERRORS,
                Text("Skandaler", "Scandals"),
                Text("Dolda fel kommer ibland ut på en gång.", "Hidden errors sometimes come out at once."),
                off={"scandal_rate": 0.0},
                equations=("scandal_probability",),
            ),
            Mechanism(
                "lessons",
                Part.ERRORS,
                Text("Att lära av fel", "Lessons"),
                Text(
                    "Fel som rättas utan straff gör nya fel ovanligare.",
                    "Errors mended without punishment make new ones rarer.",
                ),
                off={"lesson_pace": 0.0},
                equations=("lessons_kept", "error_probability"),
            ),
            Mechanism(
                "reporting",
                Part.ERRORS,
                Text("Att rapportera fel", "Reporting"),
                Text("Medarbetare berättar om egna fel.", "Staff tell of their own errors."),
                off={"report_base": 0.0, "silence": 1.0},
                equations=("report_probability",),
                remains=Text(
                    "där det är högt i tak och få sanktioner rapporteras fel ändå; helt borta med "
                    "styrvalet voice = 0",
                    "with voice and few sanctions some errors are still reported; wholly gone with the lever "
                    "voice = 0",
                ),
            ),
            Mechanism(
                "silence",
                Part.ERRORS,
                Text("Sanktioner tystar", "Sanctions silence"),
                Text("Den som riskerar straff rapporterar mindre.", "Those who risk punishment report less."),
                off={"silence": 0.0},
                equations=("report_probability",),
            ),
            Mechanism(
                "inspection",
                Part.ERRORS,
                Text("Uppföljning hittar fel", "Follow-up finds errors"),
                Text(
                    "Uppföljning hittar nya fel och för fram gamla.",
                    "Follow-up finds new errors and brings old ones up.",
                ),
                off={"inspection": 0.0, "hidden_surfacing": 0.0},
                equations=("found_probability", "hidden_stock"),
            ),
            Mechanism(
                "norm_of_reporting",
                Part.ERRORS,
                Text("Vanan att rapportera", "The norm of reporting"),
                Text(
                    "Rapporter som inte leder till något minskar viljan att rapportera.",
                    "Reports that lead to nothing make people report less.",
                ),
                off={"norm_weight": 0.0},
                equations=("heeded",),
            ),
            Mechanism(
                "advocacy",
                Part.ERRORS,
                Text("Framgångsberättelser tystar", "Success stories silence"),
                Text(
                    "Ett levande uppdrag tystar där invändningar inte välkomnas.",
                    "A vivid purpose silences where dissent is not invited.",
                ),
                off={"advocacy": 0.0},
                equations=("report_probability",),
            ),
            Mechanism(
                "waiting",
                Part.ERRORS,
                Text("Väntan skadar", "Waiting harms"),
                Text("Behov som får vänta gör skada.", "Needs that have to wait do harm."),
                off={"waiting_harm": 0.0},
                equations=("harm",),
            ),
            Mechanism(
                "lessons_leave",
                Part.ERRORS,
                Text("Lärdomar försvinner", "Lessons leave"),
                Text(
                    "En del av det enheten lärt sig går med dem som slutar.",
                    "Some of what a unit has learned leaves with those who leave.",
                ),
                off={"lessons_personal": 0.0},
                equations=("lessons_left",),
            ),
            # The staff
            Mechanism(
                "motivation",
                Part.PEOPLE,
                Text("Motivationen rör sig", "Motivation over time"),
                Text(
                    "Motivationen följer frihet, tillit och medborgare, och tärs av kontroll.",
                    "Motivation follows freedom, trust and citizens, and is worn by control.",
                ),
                off={"motivation_pace": 0.0},
                equations=("motivation_moved",),
                remains=Text(
                    "nykomlingar har en egen motivation", "newcomers have a motivation of their own"
                ),
            ),
            Mechanism(
                "freedom_motivates",
                Part.PEOPLE,
                Text("Frihet motiverar", "Freedom motivates"),
                Text("Handlingsutrymme höjer motivationen.", "Freedom raises motivation."),
                off={"motivation_freedom": 0.0},
                equations=("motivation_moved",),
            ),
            Mechanism(
                "trust_motivates",
                Part.PEOPLE,
                Text("Tillit till chefen motiverar", "Trust in the manager motivates"),
                Text("En välvillig chef höjer motivationen.", "A benevolent manager raises motivation."),
                off={"motivation_trusted": 0.0},
                equations=("motivation_moved",),
            ),
            Mechanism(
                "crowding",
                Part.PEOPLE,
                Text("Kontroll tränger undan motivation", "Control crowds out motivation"),
                Text("Upplevd kontroll sänker motivationen.", "Felt control lowers motivation."),
                off={"crowding": 0.0},
                equations=("motivation_moved",),
            ),
            Mechanism(
                "strain",
                Part.PEOPLE,
                Text("Påfrestningen rör sig", "Strain over time"),
                Text(
                    "Förlorad tid, samarbete och kontroll sliter; stöd lindrar.",
                    "Lost hours, co-operation and control wear people down; support relieves.",
                ),
                off={"strain_pace": 0.0},
                equations=("strain_moved",),
                remains=Text("den står kvar på sin grundnivå", "it stands at its base"),
            ),
            Mechanism(
                "lost_hours_strain",
                Part.PEOPLE,
                Text("Förlorad tid sliter", "Lost hours strain"),
                Text(
                    "Tid som går bort från arbetet höjer påfrestningen.",
                    "Hours lost to the work raise strain.",
                ),
                off={"strain_hours": 0.0},
                equations=("strain_moved",),
            ),
            Mechanism(
                "cooperation_strains",
                Part.PEOPLE,
                Text("Samarbete sliter", "Co-operation strains"),
                Text("Den som samarbetar tar på sig mer.", "Those who co-operate take on more."),
                off={"strain_cooperation": 0.0},
                equations=("strain_moved",),
            ),
            Mechanism(
                "support_relieves",
                Part.PEOPLE,
                Text("Stöd lindrar", "Support relieves"),
                Text("Stöd sänker påfrestningen.", "Support lowers strain."),
                off={"strain_support": 0.0},
                equations=("strain_moved",),
            ),
            Mechanism(
                "control_strains",
                Part.PEOPLE,
                Text("Kontroll sliter", "Control strains"),
                Text("Upplevd kontroll höjer påfrestningen.", "Felt control raises strain."),
                off={"strain_felt": 0.0},
                equations=("strain_moved",),
            ),
            Mechanism(
                "ability",
                Part.PEOPLE,
                Text("Förmågan rör sig", "Ability over time"),
                Text(
                    "Arbete, handledning och återkoppling lär; behoven förändras.",
                    "Doing, coaching and feedback teach; needs drift.",
                ),
                off={
                    "learning_by_doing": 0.0,
                    "learning_support": 0.0,
                    "learning_feedback": 0.0,
                    "ability_drift": 0.0,
                },
                equations=("ability_moved",),
                remains=Text("nykomlingar kan mindre än andra", "newcomers can do less than others"),
            ),
            Mechanism(
                "coaching_teaches",
                Part.PEOPLE,
                Text("Handledning lär", "Coaching teaches"),
                Text("Stöd höjer förmågan.", "Support raises ability."),
                off={"learning_support": 0.0},
                equations=("ability_moved",),
            ),
            Mechanism(
                "feedback_teaches",
                Part.PEOPLE,
                Text("Återkoppling lär", "Feedback teaches"),
                Text(
                    "Uppföljning höjer förmågan, mest utan sanktioner.",
                    "Follow-up raises ability, most without sanctions.",
                ),
                off={"learning_feedback": 0.0},
                equations=("ability_moved",),
            ),
            Mechanism(
                "turnover",
                Part.PEOPLE,
                Text("Människor slutar", "Turnover"),
                Text(
                    "De som slutar tar förmåga och tillit med sig.",
                    "Those who leave take ability and trust along.",
                ),
                off={"leaving_base": 0.0, "leaving_strain": 0.0, "leaving_distrust": 0.0},
                equations=("leaving",),
            ),
            Mechanism(
                "strain_makes_leave",
                Part.PEOPLE,
                Text("Slitna slutar", "The strained leave"),
                Text("Hög påfrestning får människor att sluta.", "High strain makes people leave."),
                off={"leaving_strain": 0.0},
                equations=("leaving",),
            ),
            Mechanism(
                "distrust_makes_leave",
                Part.PEOPLE,
                Text("Misstro mot chefen får folk att sluta", "Distrust of the manager makes people leave"),
                Text("Den som inte litar på sin chef slutar oftare.", "Those who distrust leave more often."),
                off={"leaving_distrust": 0.0},
                equations=("leaving",),
            ),
            Mechanism(
                "cost_of_turnover",
                Part.PEOPLE,
                Text("Kostnaden när folk slutar", "Cost of turnover"),
                Text(
                    "Att rekrytera kostar pengar, att introducera tar tid.",
                    "Recruiting costs money, introducing takes hours.",
                ),
                off={"recruitment": 0.0, "introduction": 0.0},
                equations=("introduction",),
                remains=Text(
                    "det nykomlingar inte kan än, och platsens rykte",
                    "what newcomers cannot do yet, and the reputation of their place",
                ),
            ),
            Mechanism(
                "people_differ",
                Part.PEOPLE,
                Text("Människor är olika", "People differ"),
                Text(
                    "Förmåga, benägenhet att lita på andra och första intryck varierar.",
                    "Ability, propensity to trust and first impressions vary.",
                ),
                off={"ability_spread": 0.0, "propensity_spread": 0.0, "first_impression": 0.0},
                equations=(),
                remains=Text("deras dispositioner", "their dispositions"),
            ),
            Mechanism(
                "purpose_motivates",
                Part.PEOPLE,
                Text("Uppdraget motiverar", "Purpose motivates"),
                Text(
                    "Ett levande uppdrag gör arbetet mer värt.",
                    "A vivid purpose makes the work mean more.",
                ),
                off={"motivation_purpose": 0.0},
                equations=("motivation_moved",),
            ),
            Mechanism(
                "dissent_strains",
                Part.PEOPLE,
                Text("Meningsskiljaktigheter sliter", "Dissent strains"),
                Text(
                    "Högt i tak sliter där kollegor inte litar på varandra.",
                    "Voice strains where colleagues do not trust each other.",
                ),
                off={"strain_conflict": 0.0},
                equations=("conflict", "strain_moved"),
            ),
            Mechanism(
                "sorting_by_answers",
                Part.PEOPLE,
                Text("Vem som söker sig hit", "Who applies"),
                Text(
                    "Lätta platser lockar dem som smiter undan, ett levande uppdrag de övertygade.",
                    "Easy posts attract free riders, a vivid purpose the committed.",
                ),
                off={"sorting_motives": 0.0},
                equations=("applicants_opportunists", "applicants_committed"),
            ),
            Mechanism(
                "sorting_by_pay",
                Part.PEOPLE,
                Text("Ersättning lockar skickliga", "Pay draws the able"),
                Text(
                    "Ersättning lockar skickliga där måttet visar vad de gör.",
                    "Pay draws the able where the indicator shows what they do.",
                ),
                off={"sorting_ability": 0.0},
                equations=("applicants_ability",),
            ),
            # Politics
            Mechanism(
                "politicians_control",
                Part.POLITICS,
                Text("Politikens skärpning", "Politicians' control"),
                Text("Oroade politiker skärper kontrollen.", "Alarmed politicians tighten control."),
                off={"reactivity": 0.0},
                equations=("tightening",),
            ),
            Mechanism(
                "alarm_about_results",
                Part.POLITICS,
                Text("Oro för resultat", "Alarm about results"),
                Text("Resultat under det väntade oroar.", "Results below expectation alarm."),
                off={"alarm_slope": 0.0},
                equations=("alarm",),
            ),
            Mechanism(
                "alarm_about_scandals",
                Part.POLITICS,
                Text("Oro för skandaler", "Alarm about scandals"),
                Text("Skandaler oroar.", "Scandals alarm."),
                off={"scandal_alarm": 0.0},
                equations=("alarm",),
            ),
            Mechanism(
                "rising_expectations",
                Part.POLITICS,
                Text("Stigande förväntningar", "Rising expectations"),
                Text("Goda resultat blir nästa års krav.", "Good results are expected from then on."),
                off={"ratchet": 0.0},
                equations=("expectation_of_results",),
            ),
            Mechanism(
                "letting_go",
                Part.POLITICS,
                Text("Att släppa på kontrollen", "Letting go of control"),
                Text("Politiker som litar på ledningen lättar.", "Politicians who trust directors let go."),
                off={"loosening": 0.0},
                equations=("letting_go",),
            ),
            Mechanism(
                "directors_hold_back",
                Part.POLITICS,
                Text("Förvaltningschefer som håller emot", "Directors who hold back"),
                Text(
                    "Den som inte litar på politiken släpper inte igenom all kontroll.",
                    "Directors who distrust politicians do not pass all control on.",
                ),
                off={"buffering": 0.0},
                equations=("passed_on",),
            ),
            Mechanism(
                "results_seen",
                Part.POLITICS,
                Text("Politiken dömer efter resultat", "Politicians judge by results"),
                Text(
                    "Registrerade resultat avgör hur kunnig en förvaltningschef verkar.",
                    "Registered results decide how able a director looks.",
                ),
                off={"result_slope": 0.0},
                equations=("result_seen",),
            ),
            Mechanism(
                "elections",
                Part.POLITICS,
                Text("Val", "Elections"),
                Text(
                    "Majoriteten byts, oftare när medborgarna inte litar på tjänsterna.",
                    "The majority changes, more often where citizens distrust the service.",
                ),
                off={"election_base": 0.0, "election_distrust": 0.0},
                equations=("majority_falls",),
            ),
            Mechanism(
                "media",
                Part.POLITICS,
                Text("Medier", "Media"),
                Text(
                    "Skandaler på ett ställe sänker tilliten överallt.",
                    "Scandals in one place lower trust everywhere.",
                ),
                off={"media": 0.0},
                equations=("headlines",),
            ),
            Mechanism(
                "alarm_about_errors",
                Part.POLITICS,
                Text("Larm om fel ingen rättar", "Alarm about unmended errors"),
                Text(
                    "Rapporter som ingen gjort något åt oroar politiker.",
                    "Reports that nobody acted on alarm politicians.",
                ),
                off={"report_alarm": 0.0},
                equations=("alarm",),
            ),
            Mechanism(
                "falling_expectations",
                Part.POLITICS,
                Text("Sjunkande förväntningar", "Falling expectations"),
                Text(
                    "Politiker vänjer sig, långsamt, vid sämre resultat.",
                    "Politicians get used, slowly, to worse results.",
                ),
                off={"lenience": 0.0},
                equations=("expectation_of_results",),
            ),
            # Citizens
            Mechanism(
                "citizens_matter",
                Part.CITIZENS,
                Text("Medborgarna märks i arbetet", "Citizens in what the work yields"),
                Text(
                    "Medborgare medskapar, klagar och motiverar.",
                    "Citizens co-produce, complain and motivate.",
                ),
                off={"coproduction": 0.0, "complaint": 0.0, "motivation_citizens": 0.0, "reactivity": 0.0},
                equations=("coproduction", "found_probability", "motivation_moved", "tightening"),
            ),
            Mechanism(
                "coproduction",
                Part.CITIZENS,
                Text("Medskapande", "Co-production"),
                Text(
                    "Arbetet ger mer när medborgarna är med.",
                    "The work yields more when citizens take part.",
                ),
                off={"coproduction": 0.0},
                equations=("coproduction",),
            ),
            Mechanism(
                "complaints",
                Part.CITIZENS,
                Text("Klagomål", "Complaints"),
                Text("Medborgare som säger ifrån hittar fel.", "Citizens who speak up find errors."),
                off={"complaint": 0.0},
                equations=("found_probability",),
            ),
            Mechanism(
                "citizens_motivate",
                Part.CITIZENS,
                Text("Medborgarna motiverar", "Citizens motivate"),
                Text(
                    "Tillit till dem man möter höjer motivationen.",
                    "Trust in those served raises motivation.",
                ),
                off={"motivation_citizens": 0.0},
                equations=("motivation_moved",),
            ),
            Mechanism(
                "trust_in_the_service",
                Part.CITIZENS,
                Text("Tillit till verksamheten", "Trust in the service"),
                Text(
                    "Den som litar på verksamheten medverkar.",
                    "Citizens who trust the service co-operate.",
                ),
                off={"civic_service": 0.0},
                equations=("utility_loyalty",),
            ),
            Mechanism(
                "civic_example",
                Part.CITIZENS,
                Text("Andra medborgares exempel", "Other citizens' example"),
                Text(
                    "Den som litar på andra medborgare medverkar.",
                    "Citizens who trust other citizens co-operate.",
                ),
                off={"civic_others": 0.0},
                equations=("utility_loyalty",),
            ),
            Mechanism(
                "favouritism",
                Part.CITIZENS,
                Text("Olika bemötande", "Unequal treatment"),
                Text(
                    "Friheten används mindre för den som har dragit sig undan.",
                    "Freedom is used less for those who have withdrawn.",
                ),
                off={"favouritism": 0.0},
                equations=("treatment",),
            ),
            Mechanism(
                "lost_encounters",
                Part.CITIZENS,
                Text("Möten med främlingar", "Encounters with strangers"),
                Text(
                    "Utan kontinuitet möter man sällan någon man känner.",
                    "Without continuity one seldom meets somebody one knows.",
                ),
                off={"encounter_loss": 0.0},
                equations=("encounter_contact",),
            ),
            Mechanism(
                "review",
                Part.CITIZENS,
                Text("Granskning", "Review"),
                Text(
                    "Granskare får fram dolda fel och tar enhetens tid.",
                    "Reviewers bring up hidden errors and take the unit's time.",
                ),
                off={"review": 0.0},
                equations=("review_reach", "brought_up", "review_work"),
                remains=Text("granskare och granskade möts fortfarande", "reviewers and reviewed still meet"),
            ),
            # Units and partners
            Mechanism(
                "shared_cases",
                Part.PARTNERS,
                Text("Ärenden över gränser", "Cases across borders"),
                Text("En del ärenden kräver en annan enhet.", "Some cases need another unit."),
                off={"shared": 0.0},
                equations=("across_borders", "handling", "handled"),
            ),
            Mechanism(
                "passing_on",
                Part.PARTNERS,
                Text("Att skicka vidare", "Passing cases on"),
                Text(
                    "Det lönar sig att skicka vidare det som andra tjänar på.",
                    "It pays to pass on what others gain by.",
                ),
                off={"passing_gain": 0.0},
                equations=("utility_pass",),
                remains=Text("enstaka ärenden skickas vidare av slump", "some cases are passed on by chance"),
            ),
            Mechanism(
                "blame",
                Part.PARTNERS,
                Text("Att få skulden", "Blame"),
                Text(
                    "Där påföljder hotar är det riskabelt att förlita sig på en partner.",
                    "Under sanctions it is dangerous to rely on a partner.",
                ),
                off={"sharing_blame": 0.0},
                equations=("utility_share",),
            ),
            Mechanism(
                "transfers",
                Part.PARTNERS,
                Text("Frivillig ersättning", "Free transfers"),
                Text(
                    "Enheter som litar på varandra ersätter varandra.",
                    "Units that trust each other compensate each other.",
                ),
                off={"transfer": 0.0},
                equations=("return_share",),
            ),
            Mechanism(
                "wrong_pocket",
                Part.PARTNERS,
                Text("Fel ficka", "The wrong pocket"),
                Text(
                    "Vinsten hamnar hos en annan enhet än den som gör jobbet.",
                    "The gain falls to another unit than the one that does the work.",
                ),
                off={"own_return": 1.0},
                equations=("return_share", "prevented"),
            ),
            Mechanism(
                "prevention",
                Part.PARTNERS,
                Text("Förebyggande arbete", "Prevention"),
                Text("Timmar nu minskar behoven om några år.", "Hours now lower the needs in some years."),
                off={"prevention_effect": 0.0, "hours_prevention": 0.0},
                equations=("needs", "prevents", "prevention_kept"),
            ),
        )
    }
)

NULL_MODELS = MappingProxyType(
    {
        each.name: each
        for each in (
            NullModel(
                "symmetric",
                Text("Tillit växer lika fort som den rasar", "Trust grows as fast as it falls"),
                Text(
                    "Hänger resultatet på att tillit är lättare att förlora än att vinna?",
                    "Does the result hang on trust being easier to lose than to win?",
                ),
                off={"asymmetry": 1.0},
            ),
            NullModel(
                "no_trust",
                Text("Tilliten står stilla", "Trust stands still"),
                Text(
                    "Ingen lär sig något om någon: hänger resultatet på tillit som rör sig?",
                    "Nobody learns anything about anybody: does the result hang on trust that moves?",
                ),
                off=BELIEFS_STAND_STILL,
            ),
            NullModel(
                "label_swap",
                Text("Samma alternativ under annat namn", "The same arm under another name"),
                Text(
                    "A jämförs med sig själv: skillnaden måste vara exakt 0.",
                    "A is compared with itself: the difference must be exactly 0.",
                ),
                off={},
                same_arm=True,
            ),
        )
    }
)
