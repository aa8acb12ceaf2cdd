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
    bonus: float = quantity(
        0.1,
        bounds=(0, 1),
        symbol="y_b",
        unit=Text("veckolöner per full registrerad vecka", "weeks of pay per full registered week"),
        source="Lazear 2000 (pay per performance raised pay by about a tenth; recalled); value: assumption",
        sv="Vad prestationsersättning kostar",
        en="What pay for performance costs",
    )
    load: float = quantity(
        1.0,
        bounds=(0.5, 2),
        symbol="N_0",
        unit=Text("1 = normal belastning", "1 = a normal load"),
        source="SOU 2018:38 ch. 3.6, 6 (trust is no substitute for resources); value: assumption",
        sv="Behov att möta",
        en="Needs to meet",
    )
    staffing: float = quantity(
        1.0,
        bounds=(0.5, 1),
        symbol="S_0",
        unit=Text("andel av tjänsterna", "share of the posts"),
        source="Nilsson Lundmark & Nilsson 10.2.3 (austerity); value: assumption",
        sv="Bemanning",
        en="Staffing",
    )
    shared: float = quantity(
        0.15,
        bounds=(0, 0.5),
        symbol="x_0",
        unit=Text("andel av behoven", "share of the needs"),
        source="Nilsson Lundmark & Nilsson 2.1, 2.3 (form); value: assumption",
        sv="Ärenden som kräver en annan enhet",
        en="Cases that need another unit",
    )
    contract: float = quantity(
        0.0,
        symbol="x_8",
        unit=SHARE,
        source="Nilsson Lundmark & Nilsson 7.3; value: assumption",
        sv="Ersättning mellan enheter enligt avtal",
        en="Compensation between units by contract",
    )
    review: float = quantity(
        1.0,
        symbol="i_r",
        unit=Text("0 = ingen, 1 = full", "0 = none, 1 = full"),
        source="SOU 2018:38 ch. 13, 14; value: assumption",
        sv="Granskningens omfattning, där det finns granskare",
        en="Extent of review, where there are reviewers",
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
    gossip: float = quantity(
        0.25,
        symbol="w_g",
        unit=Text("tyngd, 1 = egen erfarenhet", "salience, 1 = own experience"),
        source="SOU 2018:38 ch. 9.5 (trust spreads by talk; sign); value: assumption",
        sv="Tyngd i vad andra berättar",
        en="Weight of what others tell",
    )
    generalising: float = quantity(
        0.005,
        bounds=(0, 0.1),
        symbol="p_g",
        unit=Text("andel av vägen per vecka", "share of the way per week"),
        source="SOU 2018:38 ch. 16 (sign, slow); value: assumption",
        sv="Hur fort erfarenheter blir en allmän tillit",
        en="How fast experience becomes general trust",
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
    leader_unheard: float = quantity(
        0.15,
        symbol="u_N",
        unit=SIGNAL,
        source="SOU 2018:38 ch. 4 (voice that leads to nothing; sign); value: assumption",
        sv="Vad det kostar chefen att lyssna utan att göra något",
        en="What listening without acting costs the manager",
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
    inconsistency: float = quantity(
        0.4,
        symbol="u_I",
        unit=SHARE,
        source="SOU 2018:38 ch. 3.4, 6 (sign); value: assumption",
        sv="Vad ord utan handling tar av chefens trovärdighet",
        en="What words without deeds take from leaders' integrity",
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
    race: float = quantity(
        0.5,
        bounds=(0, 3),
        symbol="g_R",
        unit=UTILITY,
        source="SOU 2018:38 ch. 2.7 (grades: a race to the bottom; sign); value: assumption",
        sv="Hur rivalers försköning smittar",
        en="How rivals' gaming spreads",
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
    message_loss: float = quantity(
        0.5,
        symbol="β_m",
        unit=SHARE,
        source="SOU 2018:38 ch. 12.5; value: assumption",
        sv="Vad ett budskap förlorar i ett led utan tillit",
        en="What a message loses at a hop without trust",
    )
    amplification: float = quantity(
        0.5,
        symbol="β_a",
        unit=SHARE,
        source="SOU 2018:38 ch. 5.6.1 (the middle shields those it trusts; sign); value: assumption",
        sv="Hur chefer dämpar eller förstärker kontroll",
        en="How managers dampen or amplify control",
    )
    graduation: float = quantity(
        0.5,
        symbol="β_F",
        unit=SHARE,
        source="SOU 2018:38 ch. 3.6 (not everyone wants or can use freedom; sign); value: assumption",
        sv="Hur långt frihet hålls inom vad den enskilde klarar",
        en="How far freedom is kept within what each is able to",
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
        bounds=(0, 0.1),  # what all uses take together stays below the whole week
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
    hours_participation: float = quantity(
        0.03,
        bounds=(0, 0.05),
        symbol="t_P",
        unit=WEEK_SHARE,
        source="SOU 2018:38 ch. 9 (sign); value: assumption",
        sv="Tid för medborgarnas medverkan",
        en="Hours that participation takes",
    )
    hours_continuity: float = quantity(
        0.015,
        bounds=(0, 0.05),
        symbol="t_K",
        unit=WEEK_SHARE,
        source="assumption",
        sv="Tid för att hålla ihop människor i schemat",
        en="Hours that rotas for continuity take",
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
    rivalry: float = quantity(
        0.3,
        symbol="e_R",
        unit=Text("andel av prestationsersättningens kraft", "share of the force of pay for performance"),
        source="SOU 2018:38 ch. 2.7 (sign); value: assumption",
        sv="Hur mycket rangordning driver",
        en="How much being ranked drives",
    )
    dilution: float = quantity(
        0.3,
        symbol="e_J",
        unit=SHARE,
        source="Nilsson Lundmark & Nilsson 10.2.2 (sign); value: assumption",
        sv="Vad en gemensam budget tar av ersättningens kraft",
        en="What a joint budget takes off the force of pay",
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
    ambiguity_loss: float = quantity(
        0.15,
        bounds=(0, 0.5),
        symbol="w_a",
        unit=Text("andel av värdet som går förlorad", "share of the value lost"),
        source="SOU 2018:38 ch. 5 (not knowing what to do, 2015); value: assumption",
        sv="Vad otydlighet kostar",
        en="What not knowing what to do costs",
    )
    stranger_loss: float = quantity(
        0.2,
        symbol="w_c",
        unit=Text("andel av hur förmåga når fram", "share of how ability gets through"),
        source="SOU 2018:38 ch. 8 (sign); value: assumption",
        sv="Vad det kostar att inte känna den man möter",
        en="What not knowing whom one meets costs",
    )
    case_hours: float = quantity(
        0.6,
        symbol="h_n",
        unit=Text(
            "andel av arbetsveckan vid normal belastning", "share of the working week at a normal load"
        ),
        source="assumption",
        sv="Tid som en normal veckas behov tar",
        en="Hours that the needs of a normal week take",
    )
    waiting_harm: float = quantity(
        0.05,
        bounds=(0, 0.3),
        symbol="h_w",
        unit=Text("verklig nytta per ouppfyllt behov", "true output per unmet need"),
        source="assumption",
        sv="Skada av behov som får vänta",
        en="Harm of needs that have to wait",
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
    sorting_motives: float = quantity(
        0.2,
        symbol="y_m",
        unit=Text("andel av fördelningen", "share of the mix"),
        source="Besley & Ghatak 2005 (sign, recalled); value: assumption",
        sv="Hur styrningen avgör vem som söker sig hit",
        en="How far governance decides who applies",
    )
    sorting_ability: float = quantity(
        0.1,
        bounds=(0, 0.5),
        symbol="y_a",
        unit=Text("förmåga, 0 till 1", "ability, 0 to 1"),
        source="Lazear 2000 (sign, recalled); value: assumption",
        sv="Hur ersättning lockar skickliga",
        en="How far pay attracts the able",
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
    motivation_purpose: float = quantity(
        0.15,
        symbol="m_P",
        unit=OF_MOTIVATION,
        source="SOU 2018:38 ch. 2.6 (sign); value: assumption",
        sv="Vad ett levande uppdrag betyder för motivationen",
        en="What a vivid purpose does for motivation",
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
        sv="Påfrestning av behov utöver arbetstiden",
        en="Strain from needs beyond the hours for them",
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
    strain_ambiguity: float = quantity(
        0.1,
        symbol="z_a",
        unit=STRAIN,
        source="SOU 2018:38 ch. 5 (sign); value: assumption",
        sv="Påfrestning av otydlighet",
        en="Strain of not knowing what to do",
    )
    strain_conflict: float = quantity(
        0.2,
        symbol="z_V",
        unit=STRAIN,
        source="Simons & Peterson 2000 (sign, recalled); value: assumption",
        sv="Påfrestning av meningsskiljaktigheter utan tillit",
        en="Strain of dissent without trust",
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
    norm_weight: float = quantity(
        0.5,
        symbol="p_N",
        unit=SHARE,
        source="Edmondson 1999 (sign, recalled); value: assumption",
        sv="Hur mycket det hämmar att rapporter inte åtgärdas",
        en="How much it inhibits that reports lead to nothing",
    )
    norm_pace: float = quantity(
        1.0,
        symbol="p_n",
        unit=Text("per rapport och medarbetare", "per report and member of staff"),
        source="assumption",
        sv="Hur fort vanan att rapportera ändras",
        en="How fast the habit of reporting changes",
    )
    advocacy: float = quantity(
        0.5,
        symbol="p_A",
        unit=SHARE,
        source="SOU 2018:38 ch. 17.2 (success stories that silence; sign); value: assumption",
        sv="Hur mycket ett levande uppdrag tystar där det inte är högt i tak",
        en="How much a vivid purpose silences where dissent is not invited",
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
    lessons_personal: float = quantity(
        0.5,
        symbol="j_2",
        unit=SHARE,
        source="Nilsson Lundmark & Nilsson 8.2, 11 (sign); value: assumption",
        sv="Lärdomar som försvinner med den som slutar",
        en="Lessons that leave with those who leave",
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
        bounds=(0, 0.25),
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
    managers_consistency: float = quantity(
        0.05,
        bounds=(0, 0.1),
        symbol="c_K",
        unit=WEEK_SHARE,
        source="assumption",
        sv="Chefers tid för att hålla ord",
        en="Managers' hours to keep their word",
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
    lenience: float = quantity(
        0.05,
        symbol="o_l",
        unit=Text("andel av vägen per beslut", "share of the way per decision"),
        source="assumption; slower than expectations rise",
        sv="Hur fort förväntningar sjunker",
        en="How fast expectations fall",
    )
    report_alarm: float = quantity(
        5.0,
        bounds=(0, 20),
        symbol="o_R",
        unit=Text("larm per fel och vecka", "alarm per error and week"),
        source="SOU 2018:38 ch. 6 (sign); value: assumption",
        sv="Hur fel som ingen åtgärdar oroar politiker",
        en="How errors that nobody mends alarm politicians",
    )
    election_clock: float = quantity(
        208.0,
        bounds=(52, 520),
        symbol="o_v",
        unit=Text("veckor", "weeks"),
        source="Swedish elections are held every four years",
        sv="Tid mellan val",
        en="Time between elections",
    )
    election_base: float = quantity(
        0.1,
        symbol="o_a",
        unit=Text("sannolikhet per val", "probability per election"),
        source="assumption",
        sv="Majoritetsskifte av andra skäl än tjänsterna",
        en="Change of majority for other reasons than the service",
    )
    election_distrust: float = quantity(
        0.5,
        symbol="o_b",
        unit=Text(
            "sannolikhet per val, utan medborgarnas tillit",
            "probability per election, without citizens' trust",
        ),
        source="assumption",
        sv="Majoritetsskifte när medborgarna inte litar på tjänsterna",
        en="Change of majority as citizens distrust the service",
    )
    media: float = quantity(
        0.2,
        symbol="o_m",
        unit=Text("tyngd, 1 = egen erfarenhet", "salience, 1 = own experience"),
        source="SOU 2018:38 ch. 16 (sign); value: assumption",
        sv="Tyngd i mediers rapporter om skandaler",
        en="Weight of what the media tell of scandals",
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
    encounter_loss: float = quantity(
        0.6,
        symbol="γ_c",
        unit=SHARE,
        source="SOU 2018:38 ch. 8, 17.2 (sign); value: assumption",
        sv="Möten som går till okända när kontinuitet saknas",
        en="Encounters lost to strangers without continuity",
    )
    favouritism: float = quantity(
        0.5,
        symbol="e_v",
        unit=SHARE,
        source="SOU 2018:38 ch. 3.6 (sign); value: assumption",
        sv="Hur mycket mindre friheten används för den som dragit sig undan",
        en="How much less freedom is used for those who have withdrawn",
    )
    coproduction: float = quantity(
        0.3,
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
    # Units and partners
    sharing_value: float = quantity(
        2.0,
        bounds=(0, 6),
        symbol="x_1",
        unit=UTILITY,
        source="Nilsson Lundmark & Nilsson 3.1 (form); value: assumption",
        sv="Vad det ger att dela ett ärende",
        en="What sharing a case yields",
    )
    sharing_cost: float = quantity(
        0.5,
        bounds=(0, 4),
        symbol="x_2",
        unit=UTILITY,
        source="Nilsson Lundmark & Nilsson 7.5.3 (sign); value: assumption",
        sv="Vad det kostar att dela ett ärende",
        en="What sharing a case costs",
    )
    sharing_blame: float = quantity(
        0.5,
        bounds=(0, 4),
        symbol="x_9",
        unit=UTILITY,
        source="Nilsson Lundmark & Nilsson 10.2.3 (sign); value: assumption",
        sv="Vad det kostar att dela ärenden under påföljder",
        en="What sharing cases risks under sanctions",
    )
    passing_gain: float = quantity(
        1.0,
        bounds=(0, 4),
        symbol="x_3",
        unit=UTILITY,
        source="Nilsson Lundmark & Nilsson 2.3, 10.2.3 (sign); value: assumption",
        sv="Vad det är värt att skicka vidare",
        en="What passing on is worth",
    )
    passing_guilt: float = quantity(
        0.5,
        bounds=(0, 4),
        symbol="x_4",
        unit=UTILITY,
        source="assumption",
        sv="Vad tillit till partnern gör det svårt att skicka vidare",
        en="How trust in the partner holds back from passing on",
    )
    kept_value: float = quantity(
        0.5,
        symbol="x_5",
        unit=Text("andel av nyttan", "share of the output"),
        source="assumption",
        sv="Vad en enhet ensam klarar av ett delat ärende",
        en="What one unit alone achieves of a shared case",
    )
    own_return: float = quantity(
        0.3,
        symbol="x_6",
        unit=SHARE,
        source="Nilsson Lundmark & Nilsson 3.1, 4.1 (form: wrong pocket); value: assumption",
        sv="Andel av vinsten som stannar i den egna enheten",
        en="Share of the gain that stays in the own unit",
    )
    transfer_trust: float = quantity(
        0.75,
        symbol="x_7",
        unit=TRUST,
        source="Nilsson Lundmark & Nilsson 10.2.4 (form); value: assumption",
        sv="Tillit då enheter ersätter varandra frivilligt",
        en="Trust at which units compensate each other freely",
    )
    transfer: float = quantity(
        0.3,
        symbol="x_10",
        unit=SHARE,
        source="assumption",
        sv="Vad partner som litar på varandra ersätter frivilligt",
        en="What partners who trust each other pay freely",
    )
    hours_sharing: float = quantity(
        0.03,
        bounds=(0, 0.1),
        symbol="t_X",
        unit=WEEK_SHARE,
        source="Nilsson Lundmark & Nilsson 7.5.3 (sign); value: assumption",
        sv="Tid för att dela ärenden",
        en="Hours that sharing cases takes",
    )
    prevention_value: float = quantity(
        2.0,
        bounds=(0, 6),
        symbol="v_1",
        unit=UTILITY,
        source="Nilsson Lundmark & Nilsson 3.1 (form); value: assumption",
        sv="Vad det är värt att förebygga",
        en="What prevention is worth",
    )
    prevention_cost: float = quantity(
        0.5,
        bounds=(0, 4),
        symbol="v_2",
        unit=UTILITY,
        source="Nilsson Lundmark & Nilsson 4.3 (form); value: assumption",
        sv="Vad förebyggande arbete kostar",
        en="What prevention costs",
    )
    prevention_delay: float = quantity(
        4.0,
        bounds=(0, 20),
        symbol="v_3",
        unit=Text("år", "years"),
        source="Nilsson Lundmark & Nilsson 4.3 (4-8 years); value: assumption",
        sv="Hur länge förebyggande arbete dröjer",
        en="How long prevention takes to pay",
    )
    prevention_pace: float = quantity(
        0.01,
        bounds=(0, 0.2),
        symbol="v_4",
        unit=PER_WEEK,
        source="assumption",
        sv="Hur fort förebyggande verkan byggs upp",
        en="How fast prevention builds up",
    )
    prevention_fading: float = quantity(
        0.005,
        bounds=(0, 0.2),
        symbol="v_5",
        unit=PER_WEEK,
        source="assumption; half is gone after about three years",
        sv="Hur fort förebyggande verkan avtar",
        en="How fast prevention wears off",
    )
    prevention_effect: float = quantity(
        0.3,
        bounds=(0, 0.5),
        symbol="v_6",
        unit=Text("andel av behoven", "share of the needs"),
        source="assumption",
        sv="Behov som förebyggande arbete tar bort",
        en="Needs that prevention removes",
    )
    hours_prevention: float = quantity(
        0.03,
        bounds=(0, 0.1),
        symbol="t_N",
        unit=WEEK_SHARE,
        source="assumption",
        sv="Tid för förebyggande arbete",
        en="Hours that prevention takes",
    )
    # Review
    review_clock: float = quantity(
        26.0,
        bounds=(4, 208),
        symbol="i_t",
        unit=Text("veckor", "weeks"),
        source="assumption; two reviews a year",
        sv="Tid mellan granskningar",
        en="Time between reviews",
    )
    review_yield: float = quantity(
        0.5,
        symbol="i_1",
        unit=Text("andel av dolda fel", "share of the hidden errors"),
        source="SOU 2018:38 ch. 14.6 (form: most where most is wrong); value: assumption",
        sv="Vad en djup granskning får fram",
        en="What a deep review brings up",
    )
    review_hours: float = quantity(
        0.2,
        bounds=(0, 4),
        symbol="i_2",
        unit=Text("arbetsveckor i enheten per granskning", "weeks of the unit's work per review"),
        source="SOU 2018:38 ch. 14.6 (sign); value: assumption",
        sv="Vad en granskning tar av enhetens tid",
        en="What a review takes of the unit's time",
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
    ("sharing_value", Text("Enheter och samverkan", "Units and partners")),
    ("review_clock", Text("Granskning", "Review")),
)


def assumption_groups() -> list[tuple[Text, tuple[Quantity, ...]]]:
    """Return the assumptions in order, in groups with a title; each group begins at a named field."""
    every, names = Assumptions.quantities(), Assumptions.names()
    starts = [*(names.index(first) for first, _ in _GROUPS), len(names)]
    return [
        (title, every[start:end]) for (_, title), start, end in zip(_GROUPS, starts, starts[1:], strict=False)
    ]
