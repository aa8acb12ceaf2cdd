"""Assumptions: how the world works, shared by every arm of a comparison; and the task profile of a unit.

Levers (`tillit.model.levers`) are what governance chooses and may differ between arms. Assumptions are what
nobody chooses; a comparison always uses the same ones in both arms. Magnitudes are assumptions throughout:
the sources carry signs and orders, not sizes. `docs/ODD.md` explains the symbols.
"""

from dataclasses import dataclass

from tillit.model.quantities import Quantities, quantity
from tillit.model.text import Text
from tillit.model.vocabulary import TrustRule

SHARE = Text("andel", "share")
UTILITY = Text(
    "nytta; 1 = en villkorlig samarbetares motivation",
    "utility; 1 = the motivation of a conditional co-operator",
)
SIGNAL = Text("signal, 0 till 1", "signal, 0 to 1")
WEEK_SHARE = Text("andel av arbetsveckan", "share of the working week")
TRUST = Text("tillit, 0 till 1", "trust, 0 to 1")


@dataclass(frozen=True, kw_only=True, slots=True)
class TaskProfile(Quantities):
    """What a unit's work is like; together with the people it decides most of which governance fits."""

    alignment: float = quantity(
        0.5,
        symbol="μ",
        unit=Text("andel av syftet som måttet fångar", "share of the purpose the indicator captures"),
        source="SOU 2018:38 ch. 2; value: assumption",
        sv="Hur mycket måtten fångar",
        en="How much the indicator captures",
    )
    interdependence: float = quantity(
        0.5,
        symbol="π",
        unit=Text("andel av värdet som kräver de andra", "share of the value that needs the others"),
        source="SOU 2018:38 ch. 2.7; value: assumption",
        sv="Hur beroende man är av varandra",
        en="How much the work depends on the others",
    )
    variance: float = quantity(
        0.5,
        symbol="ν",
        unit=Text(
            "0 = alla behov lika, 1 = varje behov unikt", "0 = all needs alike, 1 = every need its own"
        ),
        source="SOU 2018:38 ch. 8; value: assumption",
        sv="Hur olika behoven är",
        en="How varied the needs are",
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Assumptions(Quantities):
    """Every assumption of the model, one field each."""

    # People
    opportunists: float = quantity(
        0.25,
        symbol="o",
        unit=SHARE,
        source="20-30 % free riders in public-goods experiments (recalled); value: assumption",
        sv="Andel som bara ser till sig själva",
        en="Share of opportunists",
    )
    committed: float = quantity(
        0.15,
        symbol="c",
        unit=Text("andel av dem som inte är opportunister", "share of those who are not opportunists"),
        source="assumption",
        sv="Andel övertygade bland övriga",
        en="Share of committed among the others",
    )
    motivation_opportunist: float = quantity(
        0.25,
        bounds=(0, 3),
        symbol="m_o",
        unit=Text("1 = en villkorlig samarbetare", "1 = a conditional co-operator"),
        source="assumption",
        sv="Motivation, opportunist",
        en="Motivation of an opportunist",
    )
    motivation_conditional: float = quantity(
        1.0,
        bounds=(0, 3),
        symbol="m_c",
        unit=Text("1 = en villkorlig samarbetare", "1 = a conditional co-operator"),
        source="assumption",
        sv="Motivation, villkorlig samarbetare",
        en="Motivation of a conditional co-operator",
    )
    motivation_committed: float = quantity(
        1.35,
        bounds=(0, 3),
        symbol="m_k",
        unit=Text("1 = en villkorlig samarbetare", "1 = a conditional co-operator"),
        source="assumption",
        sv="Motivation, övertygad",
        en="Motivation of a committed member",
    )
    ability: float = quantity(
        0.7,
        symbol="a",
        unit=Text("0 = kan inte arbetet, 1 = behärskar det", "0 = cannot do the work, 1 = masters it"),
        source="assumption",
        sv="Förmåga, genomsnitt",
        en="Ability, mean",
    )
    ability_spread: float = quantity(
        0.15,
        bounds=(0, 0.5),
        symbol="Δa",
        unit=Text("halva bredden", "half-width"),
        source="assumption",
        sv="Förmåga, spridning",
        en="Ability, half-width of the spread",
    )
    propensity: float = quantity(
        0.5,
        symbol="p",
        unit=TRUST,
        source="Mayer, Davis & Schoorman 1995 (form); value: assumption",
        sv="Benägenhet att lita på andra, genomsnitt",
        en="Propensity to trust, mean",
    )
    propensity_spread: float = quantity(
        0.15,
        bounds=(0, 0.5),
        symbol="Δp",
        unit=Text("halva bredden", "half-width"),
        source="assumption",
        sv="Benägenhet att lita på andra, spridning",
        en="Propensity to trust, half-width of the spread",
    )
    first_impression: float = quantity(
        0.1,
        bounds=(0, 0.5),
        symbol="Δb",
        unit=Text("halva bredden", "half-width"),
        source="assumption",
        sv="Första intryckets spridning",
        en="First impression, half-width of the spread",
    )
    # Trust
    trust_rule: str = quantity(
        "delta",
        choices=tuple(rule.word for rule in TrustRule),
        symbol="",
        unit=Text("regel", "rule"),
        source="Rescorla & Wagner 1972 (delta); Jøsang & Ismail 2002 (beta)",
        sv="Regel för hur tillit ändras",
        en="Rule by which trust changes",
    )
    gain: float = quantity(
        0.04,
        bounds=(0, 0.1),
        symbol="g",
        unit=Text("andel av överraskningen per god signal", "share of the surprise per good signal"),
        source="assumption",
        sv="Hur fort tillit växer",
        en="How fast trust grows",
    )
    asymmetry: float = quantity(
        3.0,
        bounds=(1, 10),  # times gain at most 1: a belief never overshoots the signal
        symbol="k",
        unit=Text("förlust i förhållande till ökning", "loss relative to gain"),
        source="Slovic 1993 (sign); the size is contested: sweep it",
        sv="Hur mycket fortare tillit rasar",
        en="How much faster trust falls",
    )
    forgetting: float = quantity(
        0.96,
        symbol="λ",
        unit=Text(
            "andel äldre erfarenhet kvar per signal (betaregeln)",
            "share of old evidence kept per signal (beta rule)",
        ),
        source="Jøsang & Ismail 2002 (form); value: same memory as gain, assumption",
        sv="Hur mycket äldre erfarenhet som finns kvar",
        en="How much old evidence is kept",
    )
    fading: float = quantity(
        0.002,
        bounds=(0, 0.1),
        symbol="d",
        unit=Text(
            "andel av vägen tillbaka per vecka utan kontakt",
            "share of the way back to propensity per week without contact",
        ),
        source="assumption",
        sv="Hur fort intryck bleknar utan kontakt",
        en="How fast impressions fade without contact",
    )
    contact: float = quantity(
        0.9,
        symbol="γ",
        unit=Text("sannolikhet per vecka", "probability per week"),
        source="assumption",
        sv="Sannolikhet att man möter en kollega eller sin chef",
        en="Probability of meeting a colleague, or the manager",
    )
    weight_ability: float = quantity(
        0.49,
        symbol="w_A",
        unit=Text("vikt i tilliten", "weight in trust"),
        source="Colquitt, Scott & LePine 2007, normalised (recalled)",
        sv="Vikt för förmåga",
        en="Weight of ability",
    )
    weight_benevolence: float = quantity(
        0.32,
        symbol="w_B",
        unit=Text("vikt i tilliten", "weight in trust"),
        source="Colquitt, Scott & LePine 2007, normalised (recalled)",
        sv="Vikt för välvilja",
        en="Weight of benevolence",
    )
    weight_integrity: float = quantity(
        0.19,
        bounds=(0.01, 1),
        symbol="w_I",
        unit=Text("vikt i tilliten", "weight in trust"),
        source="Colquitt, Scott & LePine 2007, normalised (recalled)",
        sv="Vikt för pålitlighet",
        en="Weight of integrity",
    )
    salience_line: float = quantity(
        0.5,
        symbol="w_l",
        unit=Text("tyngd, 1 = en kollegas", "salience, 1 = a colleague's"),
        source="assumption",
        sv="Hur starkt medarbetare märker chefen",
        en="Salience of the manager to staff",
    )
    salience_span: float = quantity(
        0.4,
        symbol="w_s",
        unit=Text("tyngd, 1 = en kollegas", "salience, 1 = a colleague's"),
        source="assumption",
        sv="Hur starkt chefen märker medarbetare",
        en="Salience of staff to the manager",
    )
    signal_noise: float = quantity(
        0.1,
        bounds=(0, 0.5),
        symbol="ε",
        unit=Text("halva bredden, i signalens enhet", "half-width, in units of the signal"),
        source="assumption",
        sv="Brus i det man ser",
        en="Noise in what is seen",
    )
    # What a way of working looks like
    conduct_target: float = quantity(
        0.25,
        symbol="s_T",
        unit=SIGNAL,
        source="assumption; bistability is sensitive to it",
        sv="Hur arbete mot måtten ser ut för kollegor",
        en="How target work looks to colleagues",
    )
    conduct_game: float = quantity(
        0.1,
        symbol="s_G",
        unit=SIGNAL,
        source="assumption",
        sv="Hur putsade siffror ser ut",
        en="How gaming looks",
    )
    performance_target: float = quantity(
        0.8,
        symbol="s_V",
        unit=SIGNAL,
        source="assumption",
        sv="Hur arbete mot måtten ser ut för chefen",
        en="How target work looks to the manager",
    )
    unseen: float = quantity(
        0.6,
        symbol="s_0",
        unit=SIGNAL,
        source="assumption",
        sv="Vad det osedda räknas som",
        en="What the unseen counts as",
    )
    leader_base: float = quantity(
        0.32,
        symbol="u_0",
        unit=SIGNAL,
        source="assumption",
        sv="Chefens välvilja, utgångsläge",
        en="Leader's benevolence, base",
    )
    leader_support: float = quantity(
        0.2,
        symbol="u_S",
        unit=SIGNAL,
        source="SOU 2018:38 ch. 3.3 (sign); value: assumption",
        sv="Stödets bidrag",
        en="Contribution of support",
    )
    leader_voice: float = quantity(
        0.3,
        symbol="u_V",
        unit=SIGNAL,
        source="SOU 2018:38 ch. 6, 17.2 (sign); value: assumption",
        sv="Bidrag från högt i tak när något också görs",
        en="Contribution of voice that is acted on",
    )
    leader_discretion: float = quantity(
        0.15,
        symbol="u_D",
        unit=SIGNAL,
        source="SOU 2018:38 ch. 3.3 (sign); value: assumption",
        sv="Handlingsutrymmets bidrag",
        en="Contribution of discretion",
    )
    leader_felt: float = quantity(
        0.7,
        symbol="u_F",
        unit=SIGNAL,
        source="Falk & Kosfeld 2006, Ziegelmeyer et al. 2012 (sign, small); value: assumption",
        sv="Avdrag för upplevd kontroll",
        en="Loss by felt control",
    )
    leader_unanswered: float = quantity(
        0.6,
        symbol="u_R",
        unit=SIGNAL,
        source="SOU 2018:38 ch. 3.6 (sign); value: assumption",
        sv="Avdrag för friåkning som ingen tar upp",
        en="Loss by unanswered free riding",
    )
    # Choosing how to work
    meaning: float = quantity(
        2.0,
        bounds=(0, 6),
        symbol="v",
        unit=UTILITY,
        source="assumption; the master setting together with effort",
        sv="Arbetets mening",
        en="Meaning of the work",
    )
    effort: float = quantity(
        0.9,
        bounds=(0, 4),
        symbol="κ",
        unit=UTILITY,
        source="assumption",
        sv="Vad samarbete kostar",
        en="Effort of co-operating",
    )
    choice_noise: float = quantity(
        0.3,
        bounds=(0.02, 3),
        symbol="T",
        unit=UTILITY,
        source="McFadden 1974; McKelvey & Palfrey 1995 (form); value: assumption",
        sv="Slump i valet av arbetssätt",
        en="Noise in the choice of how to work",
    )
    threshold: float = quantity(
        0.5,
        bounds=(0.05, 0.95),
        symbol="θ",
        unit=Text("andel som samarbetar", "share who co-operate"),
        source="SOU 2018:38 ch. 2.7 (form); value: assumption",
        sv="Tröskel för att samarbete ska löna sig",
        en="Threshold at which co-operation pays",
    )
    steepness: float = quantity(
        4.0,
        bounds=(0, 12),
        symbol="h",
        unit=Text("exponent, utan enhet", "exponent, no unit"),
        source="assumption",
        sv="Tröskelns branthet",
        en="Steepness of the threshold",
    )
    prior_weight: float = quantity(
        0.1,
        symbol="w_q",
        unit=SHARE,
        source="assumption",
        sv="Vikt för förväntan utan egen erfarenhet",
        en="Weight of the expectation without experience",
    )
    prior_base: float = quantity(
        0.3,
        bounds=(0, 0.4),
        symbol="q_0",
        unit=Text("andel som väntas samarbeta", "share expected to co-operate"),
        source="assumption",
        sv="Förväntan utan gemensamt uppdrag",
        en="Expectation without a shared purpose",
    )
    prior_purpose: float = quantity(
        0.5,
        bounds=(0, 0.6),  # with prior_base at most 1
        symbol="q_P",
        unit=Text("andel som väntas samarbeta", "share expected to co-operate"),
        source="SOU 2018:38 ch. 2.6 (sign); value: assumption",
        sv="Vad gemensamt uppdrag lägger till",
        en="What shared purpose adds to the expectation",
    )
    target_meaning: float = quantity(
        0.5,
        symbol="v_T",
        unit=Text("andel av meningen", "share of the meaning"),
        source="assumption",
        sv="Meningen i arbete mot måtten",
        en="Share of the meaning found in target work",
    )
    target_effort: float = quantity(
        0.75,
        symbol="κ_T",
        unit=Text("andel av vad samarbete kostar", "share of the effort of co-operating"),
        source="assumption",
        sv="Vad arbete mot måtten kostar",
        en="Effort of target work",
    )
    target_dependence: float = quantity(
        0.5,
        symbol="ξ",
        unit=Text("andel av beroendet", "share of the interdependence"),
        source="assumption",
        sv="Hur arbete mot måtten lider av att andra inte samarbetar",
        en="How target work suffers when others do not co-operate",
    )
    gaming_cost: float = quantity(
        0.1,
        bounds=(0, 2),
        symbol="c_G",
        unit=UTILITY,
        source="assumption",
        sv="Vad det kostar att putsa siffrorna",
        en="Cost of gaming",
    )
    gaming_guilt: float = quantity(
        0.8,
        bounds=(0, 3),
        symbol="g_G",
        unit=UTILITY,
        source="assumption",
        sv="Skuld över att putsa siffrorna",
        en="Guilt of gaming",
    )
    gaming_seen: float = quantity(
        0.5,
        symbol="x_G",
        unit=Text("andel av hur väl låg insats syns", "share of what slack would be seen"),
        source="Bevan & Hood 2006 (sign); value: assumption",
        sv="Hur lätt putsade siffror upptäcks",
        en="How visible gaming is",
    )
    slack_guilt: float = quantity(
        0.4,
        bounds=(0, 3),
        symbol="g_S",
        unit=UTILITY,
        source="assumption",
        sv="Skuld över låg insats",
        en="Guilt of slack",
    )
    formal_answer: float = quantity(
        2.0,
        bounds=(0, 6),
        symbol="φ_f",
        unit=UTILITY,
        source="Fehr & Gächter 2000 (sign); value: assumption",
        sv="Vad en påföljd kostar",
        en="Cost of a formal answer",
    )
    social_answer: float = quantity(
        2.0,
        bounds=(0, 6),
        symbol="φ_s",
        unit=UTILITY,
        source="Masclet et al. 2003 (sign, recalled); value: assumption",
        sv="Vad ett samtal kostar den som bryr sig",
        en="Cost of a social answer, to those who care",
    )
    withdrawal: float = quantity(
        2.0,
        bounds=(0, 6),
        symbol="σ",
        unit=UTILITY,
        source="Fehr & Gächter 2000; SOU 2018:38 ch. 2.7 (sign); value: assumption",
        sv="Hur villkorliga samarbetare drar sig undan",
        en="How conditional co-operators withdraw",
    )
    free_riding_memory: float = quantity(
        0.08,
        symbol="ρ",
        unit=Text("andel som förnyas per vecka", "share renewed per week"),
        source="assumption; about 12 weeks",
        sv="Hur snart friåkning som ingen tar upp märks",
        en="How soon unanswered free riding is noticed",
    )
    # Managers
    manager_weight: float = quantity(
        0.3,
        symbol="β",
        unit=Text("andel, resten är styrvalets", "share, the rest is the lever's"),
        source="SOU 2018:38 ch. 5.6.1, 16 (sign); value: assumption",
        sv="Chefens egen vikt mot styrningen",
        en="The manager's own weight against the lever",
    )
    closest_watch: float = quantity(
        0.8,
        symbol="M_b",
        unit=Text("nivå av uppföljning", "level of follow-up"),
        source="assumption",
        sv="Uppföljning hos en chef helt utan tillit",
        en="Follow-up of a manager without any trust",
    )
    seen_anyway: float = quantity(
        0.2,
        symbol="i_0",
        unit=Text("sannolikhet", "probability"),
        source="assumption",
        sv="Vad som syns utan uppföljning",
        en="What is seen without follow-up",
    )
    felt_anyway: float = quantity(
        0.25,
        symbol="f_0",
        unit=SHARE,
        source="Ravid et al. 2023, Siegel et al. 2022 (sign, recalled); value: assumption",
        sv="Upplevd kontroll utan påföljder",
        en="Control felt without sanctions",
    )
    voice_softening: float = quantity(
        0.6,
        symbol="f_V",
        unit=SHARE,
        source="assumption",
        sv="Hur högt i tak mildrar upplevd kontroll",
        en="How voice softens felt control",
    )
    # Hours of the week
    hours_always: float = quantity(
        0.02,
        bounds=(0, 0.2),
        symbol="t_0",
        unit=WEEK_SHARE,
        source="assumption",
        sv="Tid som alltid går åt",
        en="Hours that always go",
    )
    hours_monitoring: float = quantity(
        0.22,
        bounds=(0, 0.25),
        symbol="t_M",
        unit=WEEK_SHARE,
        source="SOU 2018:38 ch. 16 (sign); value: assumption",
        sv="Tid för full uppföljning",
        en="Hours of full follow-up",
    )
    hours_targets: float = quantity(
        0.06,
        bounds=(0, 0.15),
        symbol="t_T",
        unit=WEEK_SHARE,
        source="SOU 2018:38 ch. 17.2 (sign); value: assumption",
        sv="Tid för dussintals mål",
        en="Hours of dozens of targets",
    )
    hours_voice: float = quantity(
        0.10,
        bounds=(0, 0.15),
        symbol="t_V",
        unit=WEEK_SHARE,
        source="assumption",
        sv="Tid för samtal",
        en="Hours of dialogue",
    )
    hours_support: float = quantity(
        0.15,
        bounds=(0, 0.2),
        symbol="t_S",
        unit=WEEK_SHARE,
        source="assumption",
        sv="Tid för handledning",
        en="Hours of coaching",
    )
    # What the work yields
    intensity: float = quantity(
        0.15,
        bounds=(0, 0.5),
        symbol="e_p",
        unit=Text("andel av resultatet", "share of the output"),
        source="Lazear 2000 (pay); symmetric for motivation by assumption",
        sv="Hur takten följer ersättning och motivation",
        en="How the pace follows pay and motivation",
    )
    misfit: float = quantity(
        0.4,
        symbol="w_f",
        unit=Text("andel av värdet som går förlorad", "share of the value lost"),
        source="SOU 2018:38 ch. 8; contingency theory (sign); value: assumption",
        sv="Vad dålig passning mot behovet kostar",
        en="Value lost when work does not fit the need",
    )
    misfit_routine: float = quantity(
        0.3,
        symbol="w_r",
        unit=Text(
            "i förhållande till dålig passning när behoven varierar", "relative to the misfit of varied needs"
        ),
        source="assumption",
        sv="Vad handlingsutrymme kostar i rutinarbete",
        en="Cost of discretion in routine work",
    )
