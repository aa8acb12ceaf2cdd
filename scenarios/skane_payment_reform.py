"""Skåne: hospitals paid per production, and back again (SOU 2018:38, chapter 5).

Question
    Pay per production was abolished in 2012. Did freedom and trust come back with the fixed grant?
Mechanism
    Pay draws work towards what is measured. Taken away, registered output falls, and politicians who do not
    see the true output trust the administration less and follow up more. What staff meet each day has not
    changed.
Expectation
    Registered output falls more than true output; freedom, trust and motivation do not rise, unless
    follow-up, voice, support and discretion change too.
Sources
    SOU 2018:38, chapter 5: regimes (5.3.1), outcomes (5.5.1-5.5.4), recommendations (5.7). Levels of the
    levers are an ordinal reading of the text: assumptions. So are the two task profiles.
"""

from functools import partial

from tillit.model.claims import Claim, Effect
from tillit.model.generators import hospitals
from tillit.model.levers import Governance
from tillit.model.parameters import TaskProfile
from tillit.model.scenario import Arm, Event, Generated, Scenario, Source, Story
from tillit.model.text import Text

START = 2003
PAY_ON, PAY_OFF, MANDATE_OFF = 2006 - START, 2012 - START, 2015 - START
END = 15

BLOCK_GRANT = Governance(
    pay_share=0.0,
    monitoring=0.5,
    sanctions=0.35,
    target_load=0.3,
    voice=0.35,
    support=0.45,
    discretion=0.45,
    purpose=0.5,
)
"""Until 2005: a grant that follows past outcomes; population responsibility (5.3.1)."""

PRODUCTION_PAY = {"pay_share": 0.45, "monitoring": 0.6, "sanctions": 0.45, "target_load": 0.5}
"""2006-2011: just over half prepaid, the rest by production; volume mandates by specialty (5.3.1)."""

NO_PAY = {"pay_share": 0.0}
"""2012: all prepaid. Volume mandates, their follow-up and the threat of transfers stay (5.3.1, 5.5.2)."""

COMPLEMENTS = {
    "monitoring": 0.35,
    "sanctions": 0.25,
    "target_load": 0.2,
    "voice": 0.65,
    "support": 0.6,
    "discretion": 0.7,
    "purpose": 0.7,
}
"""What the authors recommend: less detail, a clear mandate for patients, support (5.7)."""

FEWER_TARGETS = {"target_load": PRODUCTION_PAY["target_load"] - PRODUCTION_PAY["pay_share"]}
"""A sham reform: another lever, moved as far as pay. It frees hours, so output rises a little."""

NO_MANDATE = {"target_load": 0.4, "purpose": 0.25}
"""2015: no volume mandate any more; targets for waiting times, an unclear task (5.3.1, 5.5.1)."""

TASKS = {
    # Operations and visits had prices of their own; psychiatry was paid by internal flat rates. Hospitals got
    # the same money another way, and nobody's wage depended on it (5.3.1): no bonus.
    "somatic": TaskProfile(alignment=0.6, interdependence=0.4, variance=0.5, sharpness=1.0, bonus=0.0),
    "psychiatry": TaskProfile(alignment=0.4, interdependence=0.5, variance=0.6, sharpness=0.3, bonus=0.0),
}


TASK_TITLES = {
    "somatic": Text("somatisk vård", "somatic care"),
    "psychiatry": Text("psykiatri", "psychiatry"),
}


def _arm(title: Text, *events: Event) -> Arm:
    return Arm(title, BLOCK_GRANT, events)


_when_pay_comes = partial(Claim, arm="pay_on_only", against="never_paid", year=PAY_OFF, status="expectation")
_when_pay_goes = partial(
    Claim, arm="pay_off_only", against="stays_on_pay", year=MANDATE_OFF, status="finding"
)
_with_complements = partial(
    Claim, arm="pay_off_and_complements", against="pay_off_only", year=MANDATE_OFF, status="expectation"
)

SCENARIO = Scenario(
    name="skane_payment_reform",
    title=Text("Skåne: ersättningsreformen", "Skåne: the payment reform"),
    story=Story(
        question=Text(
            "Kom friheten och tilliten tillbaka när Region Skåne slutade betala sjukhusen per prestation?",
            "Did freedom and trust come back when Region Skåne stopped paying its hospitals per production?",
        ),
        background=Text(
            "Region Skånes sjukhus gick 2006 från anslag till delvis prestationsersättning och 2012 "
            "tillbaka till anslag. Uppföljningen fanns kvar, lika detaljerad eller mer. Ingen "
            "verksamhetschef som hade erfarenhet av båda sade att friheten hade ökat.",
            "In 2006 the hospitals of Region Skåne went from a grant to being paid in part per production, "
            "and in 2012 back to a grant. Follow-up stayed, as detailed as before or more. No head of a "
            "unit with experience of both said that freedom had grown.",
        ),
        look_for=Text(
            "Vad som faller och vad som inte ändras när bara ersättningen tas bort, och vad som händer "
            "med politikens tillit till förvaltningen.",
            "What falls and what does not change when only the pay goes, and what happens to the "
            "politicians' trust in the administration.",
        ),
        speaks_against=Text(
            "Källan bygger på ett tiotal intervjuer i efterhand, och flera omorganisationer skedde "
            "samtidigt. Kliniker och personal är ett nedskalat urval, och alla storlekar är antaganden. "
            "Byten av patienter mellan sjukhus, väntetider och budgettak finns inte i modellen.",
            "The source rests on about ten interviews in retrospect, and several reorganisations fell in "
            "the same years. Clinics and staff are a scaled-down sample, and all magnitudes are assumed. "
            "Trading patients between hospitals, waiting times and budget caps are not in the model.",
        ),
    ),
    source=Source("SOU 2018:38", "5", "finding"),
    graph=Generated(hospitals),
    tasks=TASKS,
    task_titles=TASK_TITLES,
    arms={
        "historical": _arm(
            Text("Som det gick, med uppdraget bort 2015", "As it went, the mandate gone in 2015"),
            Event(PAY_ON, PRODUCTION_PAY),
            Event(PAY_OFF, NO_PAY),
            Event(MANDATE_OFF, NO_MANDATE),
        ),
        "stays_on_pay": _arm(
            Text("Ersättningen per prestation blir kvar", "Pay per production stays"),
            Event(PAY_ON, PRODUCTION_PAY),
        ),
        "pay_off_only": _arm(
            Text("Ersättningen tas bort, allt annat är kvar", "Pay goes, all else stays"),
            Event(PAY_ON, PRODUCTION_PAY),
            Event(PAY_OFF, NO_PAY),
        ),
        "pay_off_and_complements": _arm(
            Text("Ersättningen tas bort och styrningen ändras", "Pay goes and governance changes"),
            Event(PAY_ON, PRODUCTION_PAY),
            Event(PAY_OFF, NO_PAY | COMPLEMENTS),
        ),
        "complements_only": _arm(
            Text("Styrningen ändras, ersättningen är kvar", "Governance changes, pay stays"),
            Event(PAY_ON, PRODUCTION_PAY),
            Event(PAY_OFF, COMPLEMENTS),
        ),
        "never_paid": _arm(Text("Anslag hela tiden", "A grant all along")),
        "pay_on_only": _arm(
            Text("Ersättning 2006, allt annat som förut", "Pay in 2006, all else as before"),
            Event(PAY_ON, {"pay_share": PRODUCTION_PAY["pay_share"]}),
        ),
        # Reforms of the same size at the same time in another lever: what pay is said to do must fail there.
        "targets_on_instead": _arm(
            Text("Fler mål 2006 i stället för ersättning", "More targets in 2006 instead of pay"),
            Event(PAY_ON, {"target_load": BLOCK_GRANT.target_load + PRODUCTION_PAY["pay_share"]}),
        ),
        "targets_off_instead": _arm(
            Text("Färre mål 2012, ersättningen är kvar", "Fewer targets in 2012, pay stays"),
            Event(PAY_ON, PRODUCTION_PAY),
            Event(PAY_OFF, FEWER_TARGETS),
        ),
        "pay_off_and_fewer_targets": _arm(
            Text("Ersättningen tas bort, bara målen blir färre", "Pay goes, only targets become fewer"),
            Event(PAY_ON, PRODUCTION_PAY),
            Event(PAY_OFF, NO_PAY | FEWER_TARGETS),
        ),
    },
    compared=("stays_on_pay", "pay_off_only"),
    years=END,
    start_year=START,
    panels=(
        "registered_output",
        "true_output",
        "freedom",
        "trust_in_managers",
        "trust_in_administration",
        "political_control",
    ),
    claims=(
        _when_pay_goes(
            name="registered_output_falls",
            text=Text(
                "När ersättningen tas bort faller den registrerade prestationen i somatisk vård.",
                "When pay goes, registered output falls in somatic care.",
            ),
            measure="registered_output",
            task="somatic",
            expected="falls",
            placebo="targets_off_instead",
            section="5.5.3",
        ),
        _when_pay_goes(
            name="registered_falls_more_than_true",
            text=Text(
                "Den registrerade prestationen faller mer än den verkliga nyttan, om nyttan alls faller.",
                "Registered output falls more than true output, if that falls at all.",
            ),
            measure="registered_output",
            task="somatic",
            than=Effect("true_output", "somatic"),
            expected="falls",
            placebo="targets_off_instead",
            section="5.5.3",
        ),
        _when_pay_goes(
            name="true_output_falls",
            text=Text(
                "Även den verkliga nyttan faller: ingen inre motivation ersätter den yttre.",
                "True output falls too: no inner motivation makes up for the outer one.",
            ),
            measure="true_output",
            task="somatic",
            expected="falls",
            placebo="targets_off_instead",
            section="5.7",
            comment=Text(
                "I modellen går de som arbetade mot måtten över till att samarbeta när ersättningen "
                "försvinner, och bara några till att göra lite. Det väger ungefär jämnt.",
                "In the model those who worked on what is measured turn to co-operating when pay goes, and "
                "only a few to doing little. That about balances.",
            ),
        ),
        _when_pay_goes(
            name="sharper_pay_leaves_a_larger_gap",
            text=Text(
                "Den registrerade prestationen faller mer i somatisk vård, där ersättningen var skarp, än i "
                "psykiatrin.",
                "Registered output falls more in somatic care, where pay was sharp, than in psychiatry.",
            ),
            measure="registered_output",
            task="somatic",
            than=Effect("registered_output", "psychiatry"),
            expected="falls",
            placebo="targets_off_instead",
            section="5.5.3",
        ),
        _when_pay_goes(
            name="psychiatry_hardly_changes",
            text=Text(
                "I psykiatrin ändras den registrerade prestationen knappt.",
                "In psychiatry registered output hardly changes.",
            ),
            measure="registered_output",
            task="psychiatry",
            expected="hardly changes",
            placebo="pay_off_and_complements",
            section="5.5.3",
            comment=Text(
                "I modellen når ersättningen psykiatrin med 30 % skärpa, ett antagande, och drar "
                "ändå en del arbete mot måtten. Med mindre skärpa vore ändringen mindre, men "
                "antagandet ändras inte för påståendets skull.",
                "In the model pay reaches psychiatry at 30 % of its sharpness, an assumption, and "
                "still draws some work towards what is measured. Less sharpness would mean less "
                "change, but the assumption is not changed for the claim's sake.",
            ),
        ),
        _when_pay_goes(
            name="freedom_does_not_rise",
            text=Text(
                "Friheten ökar inte av att ersättningen tas bort.",
                "Freedom does not rise because pay goes.",
            ),
            measure="freedom",
            expected="does not rise",
            placebo="pay_off_and_complements",
            section="5.5.2",
            by_construction=True,
        ),
        _when_pay_goes(
            name="trust_does_not_rise",
            text=Text(
                "Tilliten till chefen ökar inte av att ersättningen tas bort.",
                "Trust in managers does not rise because pay goes.",
            ),
            measure="trust_in_managers",
            expected="does not rise",
            placebo="pay_off_and_complements",
            section="5.5.2",
            by_construction=True,
        ),
        _when_pay_goes(
            name="politicians_trust_falls",
            text=Text(
                "Politikens tillit till förvaltningen minskar när siffrorna faller.",
                "Politicians trust the administration less when the figures fall.",
            ),
            measure="trust_in_administration",
            expected="falls",
            placebo="targets_off_instead",
            section="5.5.2",
        ),
        _when_pay_goes(
            name="follow_up_does_not_fall",
            text=Text(
                "Tiden för administration minskar inte: uppföljningen är lika detaljerad eller mer.",
                "Hours for administration do not fall: follow-up is as detailed as before, or more.",
            ),
            measure="hours_for_administration",
            expected="does not fall",
            placebo="pay_off_and_complements",
            section="5.5.2",
            by_construction=True,
        ),
        _when_pay_goes(
            name="motivation_does_not_rise",
            text=Text(
                "Vårdpersonalens motivation ökar inte av att ersättningen tas bort.",
                "The motivation of bedside staff does not rise because pay goes.",
            ),
            measure="motivation",
            expected="does not rise",
            placebo="pay_off_and_complements",
            section="5.5.4",
            by_construction=True,
        ),
        _when_pay_goes(
            name="cost_hardly_changes",
            text=Text(
                "Kostnaden ändras knappt av att ersättningen tas bort.",
                "Cost hardly changes because pay goes.",
            ),
            measure="cost",
            expected="hardly changes",
            placebo="pay_off_and_complements",
            section="5.5.3",
            smallest=0.003,
            by_construction=True,
        ),
        Claim(
            name="nothing_happens_at_first",
            text=Text(
                "Under det första året ändras den registrerade prestationen knappt: det tog ett par år "
                "innan reformen märktes.",
                "In the first year registered output hardly changes: it took a couple of years before the "
                "reform was noticed.",
            ),
            measure="registered_output",
            task="somatic",
            arm="pay_off_only",
            against="stays_on_pay",
            year=10,
            expected="hardly changes",
            placebo="pay_off_and_complements",
            section="5.5.1",
            status="finding",
            comment=Text(
                "I modellen känner medarbetarna styrningen samma vecka som den ändras. Nyheten om "
                "en reform behöver inte ta sig fram genom organisationen.",
                "In the model staff know how they are governed in the very week it changes. News of "
                "a reform does not have to travel through the organisation.",
            ),
        ),
        Claim(
            name="trust_falls_without_a_mandate",
            text=Text(
                "När uppdraget blir oklart 2015 minskar tilliten till chefen.",
                "When the mandate becomes unclear in 2015, trust in managers falls.",
            ),
            measure="trust_in_managers",
            arm="historical",
            against="pay_off_only",
            year=15,
            expected="falls",
            placebo="pay_off_and_fewer_targets",
            section="5.5.1",
            status="finding",
            comment=Text(
                "I modellen sänker ett oklart uppdrag motivationen, arbetets värde och förväntan på andra, "
                "och ökar påfrestningen. Chefen får inte skulden. Vaga ord är dessutom svårare att bryta.",
                "In the model an unclear mandate lowers motivation, the value of the work and what is "
                "expected of others, and strains. The manager is not blamed. Vague words are also harder to "
                "break.",
            ),
        ),
        _when_pay_comes(
            name="pay_raises_registered_output",
            text=Text(
                "Ersättningen höjer den registrerade prestationen när den införs.",
                "Pay raises registered output when it comes.",
            ),
            measure="registered_output",
            task="somatic",
            expected="rises",
            placebo="targets_on_instead",
            section="5.2",
        ),
        _when_pay_comes(
            name="pay_invites_gaming",
            text=Text(
                "Ersättningen lockar fler att putsa siffrorna.",
                "Pay invites gaming.",
            ),
            measure="gaming",
            task="somatic",
            expected="rises",
            placebo="targets_on_instead",
            section="5.2",
            comment=Text(
                "I modellen får ersättningen dem som annars gör lite att arbeta mot måtten, "
                "snarare än att putsa siffror. Att den som gör arbetet också registrerar det "
                "frikostigt finns inte i modellen.",
                "In the model pay gets those who would do little to work on what is measured, "
                "rather than to game. That those who do the work also register it generously is "
                "not in the model.",
            ),
        ),
        _with_complements(
            name="complements_bring_freedom",
            text=Text(
                "Friheten ökar om även uppföljning, stöd och handlingsutrymme ändras.",
                "Freedom rises if follow-up, support and discretion change too.",
            ),
            measure="freedom",
            expected="rises",
            placebo="pay_off_and_fewer_targets",
            section="5.7",
            by_construction=True,
        ),
        _with_complements(
            name="complements_bring_motivation",
            text=Text(
                "Motivationen ökar om även uppföljning, stöd och handlingsutrymme ändras.",
                "Motivation rises if follow-up, support and discretion change too.",
            ),
            measure="motivation",
            expected="rises",
            placebo="pay_off_and_fewer_targets",
            section="5.7",
        ),
        _with_complements(
            name="complements_save_output",
            text=Text(
                "Tappet i registrerad prestation blir mindre om även styrningen i övrigt ändras.",
                "Less registered output is lost if governance changes in other ways too.",
            ),
            measure="registered_output",
            task="somatic",
            expected="rises",
            placebo="historical",  # a change that has not come yet
            section="5.7",
            comment=Text(
                "I modellen flyttar frihet och stöd arbete från det som mäts till det som gör "
                "nytta. Den verkliga nyttan stiger, men indikatorn visar mindre.",
                "In the model freedom and support move work from what is measured to what is of "
                "use. True output rises, but the indicator shows less.",
            ),
        ),
    ),
)
