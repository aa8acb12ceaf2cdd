"""Everything that can be set moves something, to the side that docs/ODD.md says.

Each row of the table changes one lever, one task quantity or one mechanism, and names a measure and the side
to which it must move. The sides were written down before the first run, and none was changed since: a row
that did not come out is kept, says what was seen, and is expected to fail. A row passes if the t interval of
the paired difference over `REPLICATIONS` replications lies wholly on its side.

How often this is wrong. The level counts the rows (Bonferroni): were there no effect in any row, one or more
would still lie on either side in at most 5 % of cases, and on the expected side in at most 2.5 %. So a row
that passes says that something moves; one that fails says only that no effect was seen in this setting. Luck
is keyed, so the outcome is the same every time: a failure is a change of the program, never chance. A change
that redraws the luck is a new try at the same odds. The t interval presumes differences that are not far from
normal; `test_luck_alone_moves_nothing` looks at pairs that differ in luck only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isnan

import pytest

from tillit.experiments.statistics import family_level
from tillit.model import mechanisms
from tillit.model.generators import care_chain, municipality, municipality_department
from tillit.model.levers import PRESETS, Governance
from tillit.model.measures import MEASURES
from tillit.model.parameters import TaskProfile
from tillit.model.scenario import Event, Generated, Value
from tillit.native import engines

from .paired import KINDS, NOTHING, Setting, differences, side

pytestmark = pytest.mark.skipif(engines.kernel() is None, reason="the kernel was not compiled")

REPLICATIONS = 20

DEPARTMENT = Generated(municipality_department, {"managers": 4, "staff": 36, "units": 3})
TOWN = Generated(
    municipality, {"departments": ("care", "school"), "units": 2, "span": 6, "board": 3, "committee": 2}
)
CHAIN = Generated(care_chain, {"span": 4, "citizens_per_staff": 1})
INSPECTED = Generated(municipality_department, {"managers": 4, "staff": 36, "units": 3, "reviewers": 1})
TENSE: Mapping[str, Value] = {
    "reactivity": 1.0,
    "alarm_slope": 20.0,
    "scandal_alarm": 5.0,
    "scandal_rate": 0.02,
    "political_clock": 13,
}
"""A board that meets often and is easily alarmed, and many scandals: else small towns have quiet politics."""
SHORT: Mapping[str, Value] = {"managers_coaching": 0.15, "managers_checking": 0.15}
"""Leading takes as much time at a span of 12 as it does by default at 60 or more."""

SETTINGS = {
    "department": Setting(DEPARTMENT, "hybrid"),
    "control": Setting(DEPARTMENT, "incentive_control"),
    "poorly measured": Setting(DEPARTMENT, "incentive_control", {"alignment": 0.2}),
    "trust": Setting(DEPARTMENT, "trust_based"),
    "rules": Setting(DEPARTMENT, "rule_bound"),
    "short of time": Setting(DEPARTMENT, "hybrid", SHORT),
    "reform": Setting(
        DEPARTMENT,
        "incentive_control",
        events=(Event(0.5, dict(PRESETS["trust_based"].governance.items())),),
    ),
    "town": Setting(TOWN, "hybrid"),
    "trusting town": Setting(TOWN, "trust_based"),
    "tense town": Setting(TOWN, "trust_based", TENSE),
    "voting town": Setting(TOWN, "hybrid", {"election_clock": 52}),
    "saving town": Setting(TOWN, "hybrid", TENSE, events=(Event(0.6, conditions={"staffing": 0.7}),)),
    "failing town": Setting(
        TOWN,
        "hybrid",
        {**TENSE, "scandal_alarm": 0.0},
        events=(Event(0.6, conditions={"staffing": 0.7}),),
    ),
    "boom and bust": Setting(
        TOWN,
        "hybrid",
        {**TENSE, "staffing": 0.7},
        events=(Event(0.6, conditions={"staffing": 1.0}), Event(1.6, conditions={"staffing": 0.7})),
    ),
    "chain": Setting(CHAIN, "hybrid"),
    "competing chain": Setting(CHAIN, "incentive_control"),
    "believing chain": Setting(
        CHAIN, "trust_based", {"propensity": 0.9, "transfer_trust": 0.5, "pooling": 0.0}
    ),
    "inspected": Setting(INSPECTED, "incentive_control"),
    "vivid and silent": Setting(DEPARTMENT, "incentive_control", {"purpose": 0.9, "voice": 0.1}),
    "vague": Setting(DEPARTMENT, "laissez_faire", {"alignment": 0.9, "purpose": 0.0}),
    "varied town": Setting(TOWN, "trust_based", {"variance": 1.0}),
    "unheard town": Setting(
        TOWN, "laissez_faire", {"voice": 1.0, "monitoring": 0.0, "report_alarm": 20.0, "reactivity": 1.0}
    ),
    "loose": Setting(DEPARTMENT, "laissez_faire", {"leaving_base": 0.5, "sorting_motives": 1.0}, weeks=312),
    "changing": Setting(DEPARTMENT, "incentive_control", {"leaving_base": 0.5}),
}


@dataclass(frozen=True)
class Row:
    """One thing that is changed, and what it must move.

    Attributes
    ----------
    name : str
        The lever, task quantity or mechanism.
    before, after : mapping of quantity to value
        The setting's own values, where nothing is given.
    setting : str
    measure : str
    sign : int
        1 if the measure must rise, -1 if it must fall.
    seen : str
        What was seen instead, for a row that did not come out.
    """

    name: str
    before: Mapping[str, Value]
    after: Mapping[str, Value]
    setting: str
    measure: str
    sign: int
    seen: str = ""


def moved(name: str, low: float, high: float, setting: str, measure: str, sign: int) -> Row:
    """Return the row of a quantity that goes from one value to another."""
    return Row(name, {name: low}, {name: high}, setting, measure, sign)


def switched(
    name: str, off: Mapping[str, Value], setting: str, measure: str, sign: int, seen: str = ""
) -> Row:
    """Return the row of a mechanism that is switched on."""
    return Row(name, off, NOTHING, setting, measure, sign, seen)


LEVERS = (
    moved("pay_share", 0.1, 0.8, "department", "target_work", 1),
    moved("pay_share", 0.1, 0.8, "poorly measured", "gaming", 1),
    moved("pay_share", 0.1, 0.8, "poorly measured", "registered_output", 1),
    moved("pay_share", 0.1, 0.8, "poorly measured", "true_output", -1),
    moved("monitoring", 0.2, 0.8, "department", "hours_for_administration", 1),
    moved("monitoring", 0.2, 0.8, "department", "felt_control", 1),
    moved("monitoring", 0.2, 0.8, "department", "hidden_errors", -1),
    moved("sanctions", 0.2, 0.8, "department", "reports", -1),
    moved("sanctions", 0.2, 0.8, "rules", "slack", -1),
    moved("target_load", 0.2, 0.8, "department", "hours_for_work", -1),
    moved("voice", 0.2, 0.8, "department", "reports", 1),
    moved("voice", 0.2, 0.8, "department", "felt_control", -1),
    moved("support", 0.2, 0.8, "department", "strain", -1),
    moved("support", 0.2, 0.8, "department", "ability", 1),
    moved("support", 0.2, 0.8, "department", "hours_for_work", -1),
    moved("discretion", 0.2, 0.8, "department", "freedom", 1),
    moved("discretion", 0.2, 0.8, "department", "motivation", 1),
    moved("discretion", 0.2, 0.8, "town", "legitimacy", 1),
    moved("purpose", 0.0, 1.0, "department", "cooperation", 1),
    moved("purpose", 0.0, 1.0, "department", "motivation", 1),
    Row(
        *("target_load", {"target_load": 0.1}, {"target_load": 0.9}, "control", "strain", 1),
        seen="-.0073, from -.0075 to -.0070: vagueness strains more than targets do",
    ),
    moved("target_load", 0.1, 0.9, "vague", "true_output", 1),
    moved("competition", 0.1, 0.9, "chain", "passing_on", 1),
    moved("competition", 0.1, 0.9, "department", "registered_output", 1),
    moved("horizon", 0.1, 0.9, "department", "prevention", 1),
    moved("horizon", 0.1, 0.9, "department", "unmet_needs", -1),
    moved("pooling", 0.1, 0.9, "chain", "sharing", 1),
    moved("pooling", 0.1, 0.9, "control", "target_work", -1),
    moved("consistency", 0.1, 0.9, "trust", "trust_in_managers", 1),
    moved("consistency", 0.1, 0.9, "trust", "hours_for_administration", 1),
    moved("participation", 0.1, 0.9, "town", "citizens_speaking_up", 1),
    moved("participation", 0.1, 0.9, "town", "hours_for_work", -1),
    Row(
        *("continuity", {"continuity": 0.1}, {"continuity": 0.9}, "town", "true_output", 1),
        seen="-.0003, from -.0010 to .0005: what fits better takes as many hours",
    ),
    moved("continuity", 0.1, 0.9, "varied town", "true_output", 1),
    moved("continuity", 0.1, 0.9, "trusting town", "trust_in_citizens", 1),
    moved("continuity", 0.1, 0.9, "town", "hours_for_work", -1),
)
TASKS = (
    moved("alignment", 0.2, 0.8, "control", "gaming", -1),
    moved("alignment", 0.2, 0.8, "control", "true_output", 1),
    moved("interdependence", 0.1, 0.8, "department", "true_output", -1),
    moved("variance", 0.1, 0.9, "rules", "true_output", -1),
    moved("sharpness", 0.0, 1.0, "control", "target_work", 1),
    moved("bonus", 0.0, 0.3, "control", "cost", 1),
    moved("load", 0.8, 1.5, "department", "strain", 1),
    moved("load", 0.8, 1.5, "department", "unmet_needs", 1),
    moved("staffing", 0.7, 1.0, "department", "hours_for_work", 1),
    moved("staffing", 0.7, 1.0, "department", "cost", 1),
    moved("shared", 0.0, 0.4, "chain", "true_output", -1),
    moved("contract", 0.0, 1.0, "chain", "sharing", 1),
    moved("review", 0.0, 1.0, "inspected", "hidden_errors", -1),
    moved("review", 0.0, 1.0, "inspected", "hours_for_work", -1),
)
STILL: Mapping[str, Value] = {"trust_rule": "delta", "gain": 0.0, "fading": 0.0, "generalising": 0.0}
HOURS = ("hours_always", "hours_monitoring", "hours_targets", "hours_voice", "hours_support")
LEARNING = ("learning_by_doing", "learning_support", "learning_feedback", "ability_drift")
LEAVING = ("leaving_base", "leaving_strain", "leaving_distrust")


def none(*names: str) -> dict[str, Value]:
    """Return the quantities at 0."""
    return dict.fromkeys(names, 0.0)


LIMITED = ("managers_coaching", "managers_checking")
SPREADS = ("ability_spread", "propensity_spread", "first_impression")
CITIZENS = ("coproduction", "complaint", "motivation_citizens", "reactivity")
MECHANISMS = (
    # Trust
    switched("learning", STILL, "trust", "trust_in_managers", 1),
    switched("faster_loss", {"asymmetry": 1.0}, "department", "trust_in_colleagues", -1),
    switched("fading", none("fading"), "town", "trust_in_citizens", -1),
    switched("noise", none("signal_noise"), "department", "trust_in_managers", -1),
    switched("support_earns_trust", none("leader_support"), "department", "trust_in_managers", 1),
    switched("voice_earns_trust", none("leader_voice"), "department", "trust_in_managers", 1),
    switched("freedom_earns_trust", none("leader_discretion"), "department", "trust_in_managers", 1),
    switched("control_costs_trust", none("leader_felt"), "control", "trust_in_managers", -1),
    switched("unanswered_costs_trust", none("leader_unanswered"), "department", "trust_in_managers", -1),
    # Work
    switched("shared_purpose", none("prior_purpose"), "department", "cooperation", 1),
    switched("pay", none("sharpness"), "control", "target_work", 1),
    switched("interdependence", none("steepness"), "department", "true_output", -1),
    switched("withdrawal", none("withdrawal"), "department", "cooperation", -1),
    switched("formal_answer", none("formal_answer"), "rules", "slack", -1),
    switched("social_answer", none("social_answer"), "trust", "slack", -1),
    switched("guilt", none("gaming_guilt", "slack_guilt"), "department", "gaming", -1),
    switched("pace", none("intensity"), "control", "registered_output", 1),
    switched("fit", none("misfit"), "department", "true_output", -1),
    # Leading and control
    switched("managers_own_trust", none("manager_weight"), "trust", "freedom", -1),
    switched("managers_own_trust", none("manager_weight"), "control", "freedom", 1),
    switched("managers_limited_hours", none(*LIMITED), "short of time", "ability", -1),
    switched("felt_control", none("leader_felt", "crowding", "strain_felt"), "control", "motivation", -1),
    switched("voice_softens", none("voice_softening"), "department", "felt_control", -1),
    switched("hours_of_change", none("reform_hours"), "reform", "hours_for_work", -1),
    switched("hours_of_governing", none(*HOURS), "department", "hours_for_work", -1),
    switched(
        "hours_of_follow_up", none("hours_monitoring", "hours_targets"), "department", "hours_for_work", -1
    ),
    switched("hours_of_dialogue", none("hours_voice", "hours_support"), "department", "hours_for_work", -1),
    # Errors and harm
    switched("hidden_errors", none("error_rate", "cover_up"), "department", "harm", 1),
    switched("harm", none("harm", "scandal_damage"), "department", "service", -1),
    switched("cover_up", none("cover_up"), "department", "hidden_errors", 1),
    switched("scandals", none("scandal_rate"), "tense town", "scandals", 1),
    switched("lessons", none("lesson_pace"), "department", "errors", -1),
    switched("reporting", {"report_base": 0.0, "silence": 1.0}, "department", "reports", 1),
    switched("silence", none("silence"), "control", "reports", -1),
    switched("inspection", none("inspection", "hidden_surfacing"), "department", "hidden_errors", -1),
    # The staff
    switched("motivation", none("motivation_pace"), "control", "motivation", -1),
    switched("freedom_motivates", none("motivation_freedom"), "trust", "motivation", 1),
    switched("trust_motivates", none("motivation_trusted"), "control", "motivation", -1),
    switched("crowding", none("crowding"), "control", "motivation", -1),
    switched("strain", none("strain_pace"), "control", "strain", 1),
    switched("lost_hours_strain", none("strain_hours"), "department", "strain", 1),
    switched("cooperation_strains", none("strain_cooperation"), "department", "strain", 1),
    switched("support_relieves", none("strain_support"), "trust", "strain", -1),
    switched("control_strains", none("strain_felt"), "control", "strain", 1),
    switched("ability", none(*LEARNING), "trust", "ability", 1),
    switched("coaching_teaches", none("learning_support"), "department", "ability", 1),
    switched("feedback_teaches", none("learning_feedback"), "department", "ability", 1),
    switched("turnover", none(*LEAVING), "department", "turnover", 1),
    switched("turnover", none(*LEAVING), "department", "ability", -1),
    switched("strain_makes_leave", none("leaving_strain"), "control", "turnover", 1),
    switched("distrust_makes_leave", none("leaving_distrust"), "control", "turnover", 1),
    switched("cost_of_turnover", none("recruitment", "introduction"), "department", "cost", 1),
    switched(
        *("people_differ", none(*SPREADS), "department", "trust_in_managers", -1),
        seen="nothing, in 200 replications neither; there trust_in_colleagues falls by .0016",
    ),
    switched("people_differ", none(*SPREADS), "town", "inequality", 1),
    # Politics
    switched("politicians_control", none("reactivity"), "tense town", "political_control", 1),
    switched(
        *("alarm_about_results", none("alarm_slope"), "tense town", "political_control", 1),
        seen="+.016, from -.003 to .035; in 200 replications +.018, from .012 to .024",
    ),
    switched(
        *("alarm_about_results", none("alarm_slope"), "saving town", "political_control", 1),
        seen="+.012, from -.015 to .039: what scandals do varies more",
    ),
    switched("alarm_about_results", none("alarm_slope"), "failing town", "political_control", 1),
    switched("alarm_about_scandals", none("scandal_alarm"), "tense town", "political_control", 1),
    switched(
        *("rising_expectations", none("ratchet"), "tense town", "political_control", 1),
        seen="+.0006, from -.0005 to .0017; in 200 replications +.0007, from .0003 to .0010",
    ),
    switched("rising_expectations", none("ratchet"), "boom and bust", "political_control", 1),
    switched("letting_go", none("loosening"), "tense town", "political_control", -1),
    switched("directors_hold_back", none("buffering"), "tense town", "political_control", -1),
    switched("results_seen", none("result_slope"), "tense town", "trust_in_administration", -1),
    # Citizens
    switched("citizens_matter", none(*CITIZENS), "town", "hidden_errors", -1),
    switched("coproduction", none("coproduction"), "town", "true_output", 1),
    switched("complaints", none("complaint"), "town", "hidden_errors", -1),
    switched("citizens_motivate", none("motivation_citizens"), "trusting town", "motivation", 1),
    switched("trust_in_the_service", none("civic_service"), "town", "citizens_withdrawn", -1),
    switched("civic_example", none("civic_others"), "town", "citizens_withdrawn", -1),
    # In depth
    switched("gossip", none("gossip"), "town", "inequality", -1),
    switched("general_trust", none("generalising"), "trusting town", "general_trust", 1),
    switched("words_and_deeds", none("inconsistency"), "trust", "trust_in_managers", -1),
    switched("unheard_voice", none("leader_unheard"), "department", "trust_in_managers", -1),
    switched("clarity", none("ambiguity_loss", "strain_ambiguity"), "department", "true_output", -1),
    switched("clarity", none("ambiguity_loss", "strain_ambiguity"), "department", "strain", 1),
    switched("knowing_the_citizen", none("stranger_loss"), "department", "true_output", -1),
    switched("ranking", none("rivalry"), "control", "registered_output", 1),
    switched("race_to_the_bottom", none("race"), "poorly measured", "gaming", 1),
    switched("dilution", none("dilution"), "department", "target_work", -1),
    switched("pay_costs", none("bonus"), "control", "cost", 1),
    switched("messages_fade", none("message_loss"), "trust", "motivation", -1),
    switched("managers_dampen", none("amplification"), "tense town", "political_control", -1),
    switched("graduated_freedom", none("graduation"), "trust", "freedom", -1),
    switched("hours_together", none("hours_participation", "hours_continuity"), "town", "hours_for_work", -1),
    switched("hours_of_consistency", none("managers_consistency"), "trust", "hours_for_administration", 1),
    switched("norm_of_reporting", none("norm_weight"), "department", "reports", -1),
    switched("advocacy", none("advocacy"), "vivid and silent", "reports", -1),
    switched("waiting", none("waiting_harm"), "department", "harm", 1),
    switched("lessons_leave", none("lessons_personal"), "changing", "errors", 1),
    switched("purpose_motivates", none("motivation_purpose"), "trust", "motivation", 1),
    switched("dissent_strains", none("strain_conflict"), "department", "strain", 1),
    switched("sorting_by_answers", none("sorting_motives"), "loose", "slack", 1),
    switched("sorting_by_pay", none("sorting_ability"), "changing", "ability", 1),
    switched(
        "elections", none("election_base", "election_distrust"), "voting town", "turnover_of_politicians", 1
    ),
    switched("media", none("media"), "tense town", "legitimacy", -1),
    switched("alarm_about_errors", none("report_alarm"), "unheard town", "political_control", 1),
    switched("falling_expectations", none("lenience"), "saving town", "political_control", -1),
    switched("favouritism", none("favouritism"), "town", "legitimacy", -1),
    switched("lost_encounters", none("encounter_loss"), "trusting town", "trust_in_citizens", -1),
    switched("review", none("review"), "inspected", "hidden_errors", -1),
    switched("shared_cases", none("shared"), "chain", "true_output", -1),
    switched("passing_on", none("passing_gain"), "competing chain", "passing_on", 1),
    switched("blame", none("sharing_blame"), "chain", "sharing", -1),
    switched("transfers", none("transfer"), "believing chain", "sharing", 1),
    switched("wrong_pocket", {"own_return": 1.0}, "chain", "prevention", -1),
    switched("prevention", none("prevention_effect", "hours_prevention"), "trust", "unmet_needs", -1),
)
ROWS = (*LEVERS, *TASKS, *MECHANISMS)


def parameter(row: Row):
    """Return a row with its name; one that did not come out must go on failing, or be written anew."""
    marks = [pytest.mark.xfail(strict=True, reason=f"seen: {row.seen}")] if row.seen else []
    return pytest.param(row, id=f"{row.name}-{row.measure}-{row.setting}", marks=marks)


@pytest.mark.parametrize("row", [parameter(row) for row in ROWS])
def test_everything_moves(row):
    effects = differences(SETTINGS[row.setting], row.before, row.after, REPLICATIONS)[row.measure]
    found, interval = side(effects, family_level(len(ROWS)))
    assert found == row.sign, f"{row.measure} must go {'down' if row.sign < 0 else 'up'}: {interval}"


def test_every_lever_and_task_quantity_is_in_the_table():
    assert {row.name for row in LEVERS} == set(Governance.names())
    assert {row.name for row in TASKS} == set(TaskProfile.names())


def test_every_mechanism_is_in_the_table():
    known = mechanisms.MECHANISMS
    assert {row.name for row in MECHANISMS} == set(known)
    for row in MECHANISMS:
        assert dict(row.before) == dict(known[row.name].off), row.name
        assert not row.after


def test_everything_has_a_row_that_came_out():
    """What moves nothing that was foreseen is inert, and has to go."""
    assert {row.name for row in ROWS if not row.seen} == {row.name for row in ROWS}


def test_the_table_says_what_it_means():
    """Measures and settings are there, and a name means one quantity."""
    names = [name for kind in KINDS for name in kind.names()]
    assert len(names) == len(set(names))
    for table in (LEVERS, TASKS, MECHANISMS):
        assert len(table) == len({(row.name, row.setting, row.measure) for row in table})
    for row in ROWS:
        assert row.measure in MEASURES
        assert row.setting in SETTINGS
        assert row.sign in (-1, 1)
    assert {row.setting for row in ROWS} == set(SETTINGS)


def test_a_value_set_to_itself_moves_nothing():
    same = dict(PRESETS["trust_based"].governance.items())
    for effects in differences(SETTINGS["tense town"], NOTHING, same, REPLICATIONS).values():
        assert all(effect == 0 or isnan(effect) for effect in effects)


def test_luck_alone_moves_nothing():
    """Pairs of runs that differ in their luck only: no measure moves at the level of the table."""
    luck = SETTINGS["tense town"].measured(NOTHING, 2 * REPLICATIONS)
    for name, values in luck.items():
        effects = (values[:REPLICATIONS] - values[REPLICATIONS:]).tolist()
        assert side(effects, family_level(len(ROWS)))[0] == 0, name
