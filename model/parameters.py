"""Assumptions: how the world works, shared by every arm of a comparison; and the task profile of a unit.

Levers (`tillit.model.levers`) are what governance chooses and may differ between arms. Assumptions are what
nobody chooses; a comparison always uses the same ones in both arms. Magnitudes are assumptions throughout:
the sources carry signs and orders, not sizes. `docs/ODD.md` explains the symbols.
"""

from dataclasses import dataclass

from tillit.model.quantities import Quantities, Quantity, quantity
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
STRAIN = Text("påfrestning, 0 till 1", "strain, 0 to 1")
PER_WEEK = Text("andel per vecka", "share per week")
PER_YEAR = Text("per år", "per year")
OF_MOTIVATION = Text("andel av egen motivation", "share of one's own motivation")


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
    sharpness: float = quantity(
        1.0,
        symbol="χ",
        unit=Text("andel av ersättningen som når arbetet", "share of the pay that reaches the work"),
        source="SOU 2018:38 ch. 5.3 (psychiatry was paid by internal flat rates); value: assumption",
        sv="Hur skarp ersättningen är här",
        en="How sharp pay is here",
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
    # Members over time
    newcomer_ability: float = quantity(
        0.5,
        symbol="a_n",
        unit=Text("0 = kan inte arbetet, 1 = behärskar det", "0 = cannot do the work, 1 = masters it"),
        source="assumption",
        sv="Förmåga hos nyanställda, genomsnitt",
        en="Ability of newcomers, mean",
    )
    motivation_pace: float = quantity(
        0.03,
        symbol="m_t",
        unit=PER_WEEK,
        source="assumption",
        sv="Hur fort motivationen ändras",
        en="Pace at which motivation changes",
    )
    motivation_freedom: float = quantity(
        0.2,
        symbol="m_F",
        unit=OF_MOTIVATION,
        source="SOU 2018:38 ch. 3.3 (sign); value: assumption",
        sv="Vad handlingsutrymme gör för motivationen",
        en="What discretion does for motivation",
    )
    motivation_trusted: float = quantity(
        0.3,
        symbol="m_u",
        unit=OF_MOTIVATION,
        source="SOU 2018:38 ch. 2.6 (sign); value: assumption",
        sv="Vad tillit till chefen gör för motivationen",
        en="What trust in the manager does for motivation",
    )
    motivation_citizens: float = quantity(
        0.1,
        symbol="m_e",
        unit=OF_MOTIVATION,
        source="Grant 2007 (sign, recalled); value: assumption",
        sv="Vad samarbetsvilliga medborgare gör för motivationen",
        en="What citizens who co-operate do for motivation",
    )
    crowding: float = quantity(
        0.4,
        symbol="m_C",
        unit=OF_MOTIVATION,
        source="Falk & Kosfeld 2006; SOU 2018:38 ch. 5.2.4 (sign); value: assumption",
        sv="Vad upplevd kontroll tränger undan",
        en="What felt control crowds out",
    )
    strain_pace: float = quantity(
        0.05,
        symbol="z_t",
        unit=PER_WEEK,
        source="assumption",
        sv="Hur fort påfrestningen ändras",
        en="Pace at which strain changes",
    )
    strain_base: float = quantity(
        0.35,
        symbol="z_b",
        unit=STRAIN,
        source="assumption",
        sv="Påfrestning, utgångsläge",
        en="Strain, base",
    )
    strain_hours: float = quantity(
        0.5,
        symbol="z_H",
        unit=STRAIN,
        source="SOU 2018:38 ch. 6 (sign); value: assumption",
        sv="Påfrestning av tid som inte går till arbetet",
        en="Strain from hours lost for the work",
    )
    strain_cooperation: float = quantity(
        0.15,
        symbol="z_c",
        unit=STRAIN,
        source="assumption",
        sv="Påfrestning av att samarbeta",
        en="Strain from co-operating",
    )
    strain_support: float = quantity(
        0.2,
        symbol="z_S",
        unit=STRAIN,
        source="SOU 2018:38 ch. 3.3, 6 (sign); value: assumption",
        sv="Vad stöd lättar",
        en="What support relieves",
    )
    strain_felt: float = quantity(
        0.4,
        symbol="z_C",
        unit=STRAIN,
        source="Siegel et al. 2022 (sign, recalled); value: assumption",
        sv="Påfrestning av upplevd kontroll",
        en="Strain from felt control",
    )
    learning_by_doing: float = quantity(
        0.01,
        bounds=(0, 0.2),
        symbol="l_0",
        unit=PER_WEEK,
        source="assumption",
        sv="Lärande av att arbeta",
        en="Learning by doing",
    )
    learning_support: float = quantity(
        0.01,
        bounds=(0, 0.2),
        symbol="l_S",
        unit=PER_WEEK,
        source="SOU 2018:38 ch. 3.3 (sign); value: assumption",
        sv="Lärande av handledning",
        en="Learning from coaching",
    )
    learning_feedback: float = quantity(
        0.015,
        bounds=(0, 0.2),
        symbol="l_I",
        unit=PER_WEEK,
        source="Ivers et al. 2012; Kluger & DeNisi 1996 (sign, recalled); value: assumption",
        sv="Lärande av uppföljning som inte straffar",
        en="Learning from follow-up that does not punish",
    )
    ability_drift: float = quantity(
        0.01,
        bounds=(0, 0.2),
        symbol="l_d",
        unit=PER_WEEK,
        source="assumption",
        sv="Hur fort kunskap blir gammal",
        en="Pace at which knowledge grows old",
    )
    leaving_base: float = quantity(
        0.05,
        bounds=(0, 1),
        symbol="y_0",
        unit=PER_YEAR,
        source="assumption",
        sv="Sannolikhet att sluta, utgångsläge",
        en="Hazard of leaving, base",
    )
    leaving_strain: float = quantity(
        0.3,
        bounds=(0, 2),
        symbol="y_z",
        unit=PER_YEAR,
        source="SOU 2018:38 ch. 4.4, 6 (sign); value: assumption",
        sv="Vad påfrestning över det tålbara lägger till",
        en="What strain above the tolerable adds",
    )
    leaving_distrust: float = quantity(
        0.2,
        bounds=(0, 1),
        symbol="y_u",
        unit=PER_YEAR,
        source="SOU 2018:38 ch. 6 (sign); value: assumption",
        sv="Vad misstro mot chefen lägger till",
        en="What distrust of the manager adds",
    )
    strain_tolerated: float = quantity(
        0.45,
        symbol="z_y",
        unit=STRAIN,
        source="assumption",
        sv="Påfrestning som ingen slutar på grund av",
        en="Strain nobody leaves for",
    )
    recruitment: float = quantity(
        4.0,
        bounds=(0, 52),
        symbol="y_r",
        unit=Text("veckolöner per den som slutar", "weeks of pay per leaver"),
        source="assumption",
        sv="Vad det kostar i pengar att rekrytera",
        en="Cost of recruiting, in money",
    )
    introduction: float = quantity(
        8.0,
        bounds=(0, 26),
        symbol="y_i",
        unit=Text("arbetsveckor i enheten per nyanställd", "weeks of the unit's work per newcomer"),
        source="SOU 2018:38 ch. 6.3 (sign: half a year with a mentor); value: assumption",
        sv="Vad det tar i arbetstid att introducera en nyanställd",
        en="Work it takes to introduce a newcomer",
    )
    # Errors
    error_rate: float = quantity(
        0.06,
        bounds=(0, 0.25),
        symbol="p_0",
        unit=Text("sannolikhet per vecka", "probability per week"),
        source="assumption",
        sv="Fel per medarbetare",
        en="Errors per member of staff",
    )
    error_lessons: float = quantity(
        0.5,
        symbol="p_L",
        unit=SHARE,
        source="SOU 2018:38 ch. 17.2 (sign); value: assumption",
        sv="Andel fel som lärdomar kan förebygga",
        en="Share of errors that lessons can prevent",
    )
    report_base: float = quantity(
        0.1,
        symbol="p_R",
        unit=SHARE,
        source="assumption",
        sv="Benägenhet att rapportera där tystnad lönar sig",
        en="Readiness to report where silence is rewarded",
    )
    silence: float = quantity(
        0.8,
        symbol="p_S",
        unit=SHARE,
        source="SOU 2018:38 ch. 6; Edmondson 1999 (sign, recalled); value: assumption",
        sv="Hur mycket påföljder tystar",
        en="How far sanctions silence",
    )
    inspection: float = quantity(
        0.5,
        symbol="p_M",
        unit=Text("sannolikhet vid full uppföljning", "probability at full follow-up"),
        source="assumption",
        sv="Fel som uppföljningen finner",
        en="Errors that follow-up finds",
    )
    complaint: float = quantity(
        0.5,
        symbol="p_V",
        unit=Text("sannolikhet när alla säger till", "probability when everyone speaks up"),
        source="Hirschman 1970 (sign); value: assumption",
        sv="Fel som medborgarnas röster avslöjar",
        en="Errors that citizens' voices bring out",
    )
    lesson_pace: float = quantity(
        1.0,
        bounds=(0, 4),
        symbol="j_1",
        unit=Text("per rättat fel och medarbetare", "per mended error and member of staff"),
        source="assumption",
        sv="Hur fort man lär av rättade fel",
        en="Pace of learning from mended errors",
    )
    lesson_fading: float = quantity(
        0.01,
        bounds=(0, 0.5),
        symbol="j_0",
        unit=PER_WEEK,
        source="assumption",
        sv="Hur fort lärdomar glöms",
        en="Pace at which lessons are forgotten",
    )
    cover_up: float = quantity(
        0.05,
        bounds=(0, 0.5),
        symbol="h_G",
        unit=Text("fel per vecka", "errors per week"),
        source="assumption",
        sv="Dolda brister av putsade siffror och låg insats",
        en="Hidden faults from gaming and slack",
    )
    hidden_fading: float = quantity(
        0.02,
        bounds=(0, 0.5),
        symbol="h_0",
        unit=PER_WEEK,
        source="assumption",
        sv="Hur fort dolda fel går över av sig själva",
        en="Pace at which hidden errors end by themselves",
    )
    hidden_surfacing: float = quantity(
        0.03,
        bounds=(0, 0.5),
        symbol="h_M",
        unit=PER_WEEK,
        source="assumption",
        sv="Hur fort full uppföljning får upp dolda fel",
        en="Pace at which full follow-up brings hidden errors up",
    )
    harm: float = quantity(
        0.03,
        bounds=(0, 0.3),
        symbol="h_1",
        unit=Text("verklig nytta per fel och vecka", "true output per error and week"),
        source="assumption",
        sv="Skada av ett dolt fel",
        en="Harm of a hidden error",
    )
    scandal_rate: float = quantity(
        0.001,
        bounds=(0, 0.02),
        symbol="h_2",
        unit=Text("sannolikhet per vecka och fel i kvadrat", "probability per week and squared error"),
        source="assumption",
        sv="Hur lätt dolda fel blir skandal",
        en="How readily hidden errors become a scandal",
    )
    scandal_damage: float = quantity(
        1.5,
        bounds=(0, 10),
        symbol="h_3",
        unit=Text("verklig nytta per dolt fel", "true output per hidden error"),
        source="assumption",
        sv="Skada av en skandal",
        en="Damage of a scandal",
    )
    scandal_left: float = quantity(
        0.2,
        symbol="h_4",
        unit=SHARE,
        source="assumption",
        sv="Andel dolda fel som finns kvar efter en skandal",
        en="Share of hidden errors left after a scandal",
    )
    # Managers' hours
    managers_office: float = quantity(
        0.2,
        bounds=(0, 0.4),
        symbol="c_0",
        unit=WEEK_SHARE,
        source="SOU 2018:38 ch. 7.6 (sign); value: assumption",
        sv="Chefens administration, alltid",
        en="A manager's administration, always",
    )
    managers_targets: float = quantity(
        0.2,
        bounds=(0, 0.3),
        symbol="c_T",
        unit=WEEK_SHARE,
        source="SOU 2018:38 ch. 17.2 (sign); value: assumption",
        sv="Chefens administration av dussintals mål",
        en="A manager's administration of dozens of targets",
    )
    managers_reports: float = quantity(
        0.1,
        bounds=(0, 0.15),
        symbol="c_M",
        unit=WEEK_SHARE,
        source="SOU 2018:38 ch. 16 (sign); value: assumption",
        sv="Chefens rapportering vid full uppföljning",
        en="A manager's reporting at full follow-up",
    )
    managers_checking: float = quantity(
        0.02,
        bounds=(0, 0.2),
        symbol="c_C",
        unit=Text("andel av arbetsveckan per medarbetare", "share of the working week per member led"),
        source="assumption",
        sv="Chefens tid för att följa upp en medarbetare helt",
        en="A manager's hours for full checking of one member",
    )
    managers_coaching: float = quantity(
        0.03,
        bounds=(0, 0.2),
        symbol="c_S",
        unit=Text("andel av arbetsveckan per medarbetare", "share of the working week per member led"),
        source="assumption",
        sv="Chefens tid för att handleda en medarbetare fullt ut",
        en="A manager's hours for full coaching of one member",
    )
    # Reforms
    reform_hours: float = quantity(
        0.02,
        bounds=(0, 0.1),
        symbol="r_1",
        unit=Text(
            "andel av arbetsveckan när ett styrval går från 0 till 1",
            "share of the working week when one lever goes from 0 to 1",
        ),
        source="SOU 2018:38 ch. 6.3 (sign); value: assumption",
        sv="Tid som en ändrad styrning tar",
        en="Hours that a change of governance takes",
    )
    reform_fading: float = quantity(
        0.038,
        symbol="r_0",
        unit=PER_WEEK,
        source="assumption; half is over after 18 weeks",
        sv="Hur fort omställningen går över",
        en="Pace at which the change is over",
    )
    # Politicians
    reactivity: float = quantity(
        0.3,
        symbol="o_1",
        unit=Text("0 = reagerar aldrig, 1 = vid varje larm", "0 = never reacts, 1 = at every alarm"),
        source="Crozier 1964 (sign, recalled); value: assumption",
        sv="Hur lätt politiken skärper kontrollen",
        en="How readily politicians tighten control",
    )
    political_clock: float = quantity(
        26.0,
        bounds=(4, 208),
        symbol="o_t",
        unit=Text("veckor", "weeks"),
        source="assumption; two reports a year",
        sv="Tid mellan politikens beslut om styrningen",
        en="Time between politicians' decisions on control",
    )
    political_step: float = quantity(
        0.25,
        symbol="o_2",
        unit=Text("nivå, på styrvalens skala", "level, on the scale of the levers"),
        source="assumption",
        sv="Största skärpningen åt gången",
        en="Largest tightening at a time",
    )
    alarm_slope: float = quantity(
        4.0,
        bounds=(0, 20),
        symbol="o_3",
        unit=Text("larm per enhet saknad prestation", "alarm per unit of missing output"),
        source="assumption",
        sv="Hur starkt ett sämre resultat än väntat larmar",
        en="How strongly a result below expectation alarms",
    )
    scandal_alarm: float = quantity(
        1.0,
        bounds=(0, 10),
        symbol="o_4",
        unit=Text("larm per skandal i hela organisationen", "alarm per scandal in the whole organisation"),
        source="SOU 2018:38 ch. 16 (sign); value: assumption",
        sv="Hur starkt en skandal larmar",
        en="How strongly a scandal alarms",
    )
    scandal_fading: float = quantity(
        0.04,
        symbol="o_5",
        unit=PER_WEEK,
        source="assumption",
        sv="Hur fort en skandal glöms",
        en="Pace at which a scandal is forgotten",
    )
    loosening: float = quantity(
        0.1,
        symbol="o_6",
        unit=Text("andel av skärpningen per beslut", "share of the tightening per decision"),
        source="SOU 2018:38 ch. 5.5 (sign: slowly); value: assumption",
        sv="Hur fort politik med full tillit släpper på kontrollen",
        en="How fast politicians with full trust let go",
    )
    ratchet: float = quantity(
        0.2,
        symbol="o_7",
        unit=Text("andel av vägen per beslut", "share of the way per decision"),
        source="assumption",
        sv="Hur fort förväntningarna stiger med resultaten",
        en="How fast expectations rise with results",
    )
    result_slope: float = quantity(
        2.0,
        bounds=(0, 10),
        symbol="o_8",
        unit=Text("signal per enhet prestation", "signal per unit of output"),
        source="assumption",
        sv="Hur starkt resultat färgar politikens bild av förvaltningen",
        en="How strongly results colour the politicians' view",
    )
    buffering: float = quantity(
        0.5,
        symbol="o_9",
        unit=SHARE,
        source="SOU 2018:38 ch. 5.6.1 (sign); value: assumption",
        sv="Hur mycket en chef utan tillit till politiken håller tillbaka",
        en="How much a director without trust in politicians holds back",
    )
    # Citizens
    contact_far: float = quantity(
        0.25,
        symbol="γ_f",
        unit=Text("sannolikhet per vecka", "probability per week"),
        source="assumption; about once a month",
        sv="Sannolikhet att man möter någon annan än kollegor och chef",
        en="Probability of meeting anybody but colleagues and the manager",
    )
    coproduction: float = quantity(
        0.15,
        symbol="e_c",
        unit=Text("andel av nyttan", "share of the output"),
        source="Ostrom 1996 (sign, recalled); value: assumption",
        sv="Vad medborgarnas samarbete gör för nyttan",
        en="What citizens' co-operation does for output",
    )
    encounter_base: float = quantity(
        0.15,
        symbol="e_0",
        unit=SIGNAL,
        source="assumption",
        sv="Upplevd kvalitet utan nytta",
        en="Quality experienced without output",
    )
    encounter_value: float = quantity(
        0.9,
        symbol="e_1",
        unit=Text("signal per enhet verklig nytta", "signal per unit of true output"),
        bounds=(0, 2),
        source="assumption",
        sv="Upplevd kvalitet av full nytta",
        en="Quality experienced from full output",
    )
    civic_service: float = quantity(
        1.0,
        bounds=(0, 4),
        symbol="k_1",
        unit=UTILITY,
        source="SOU 2018:38 ch. 16 (sign); value: assumption",
        sv="Vad tillit till verksamheten betyder för viljan att samarbeta",
        en="Weight of trust in the service for co-operating",
    )
    civic_others: float = quantity(
        1.0,
        bounds=(0, 4),
        symbol="k_2",
        unit=UTILITY,
        source="SOU 2018:38 ch. 2.7 (sign); value: assumption",
        sv="Vad andras samarbete betyder för viljan att samarbeta",
        en="Weight of others' co-operation for co-operating",
    )
    civic_outside: float = quantity(
        0.8,
        bounds=(0, 4),
        symbol="k_0",
        unit=UTILITY,
        source="Hirschman 1970 (form); value: assumption",
        sv="Vad det ger att dra sig undan",
        en="What withdrawing yields",
    )
    voice_gain: float = quantity(
        1.0,
        bounds=(0, 4),
        symbol="k_3",
        unit=UTILITY,
        source="Hirschman 1970 (sign); value: assumption",
        sv="Vad missnöje som får gehör lägger till viljan att säga till",
        en="What dissatisfaction that is heard adds to speaking up",
    )
    voice_cost: float = quantity(
        0.4,
        bounds=(0, 4),
        symbol="k_4",
        unit=UTILITY,
        source="Hirschman 1970 (sign); value: assumption",
        sv="Vad det kostar en medborgare att säga till",
        en="What speaking up costs a citizen",
    )


_GROUPS = (
    ("opportunists", Text("Människorna", "The people")),
    ("trust_rule", Text("Hur tillit växer och minskar", "How trust grows and falls")),
    ("conduct_target", Text("Hur ett sätt att arbeta uppfattas", "What a way of working looks like")),
    ("meaning", Text("Val av sätt att arbeta", "Choosing how to work")),
    ("manager_weight", Text("Cheferna", "Managers")),
    ("hours_always", Text("Veckans timmar", "Hours of the week")),
    ("intensity", Text("Vad arbetet ger", "What the work yields")),
    ("newcomer_ability", Text("Medarbetarna över tid", "Members over time")),
    ("error_rate", Text("Fel och skandaler", "Errors and scandals")),
    ("managers_office", Text("Chefernas timmar", "Managers' hours")),
    ("reform_hours", Text("Reformer", "Reforms")),
    ("reactivity", Text("Politikerna", "Politicians")),
    ("contact_far", Text("Medborgarna", "Citizens")),
)


def assumption_groups() -> list[tuple[Text, tuple[Quantity, ...]]]:
    """Return the assumptions in order, in groups with a title; each group begins at a named field."""
    every, names = Assumptions.quantities(), Assumptions.names()
    starts = [*(names.index(first) for first, _ in _GROUPS), len(names)]
    return [
        (title, every[start:end]) for (_, title), start, end in zip(_GROUPS, starts, starts[1:], strict=False)
    ]
