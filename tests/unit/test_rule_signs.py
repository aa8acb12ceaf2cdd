"""Which way each argument of the rules of hearsay, borders, review, norms and applicants moves the result."""

import inspect

import pytest

from tillit.agents import rules
from tillit.model.parameters import Assumptions
from tillit.model.vocabulary import Handling, Mode

A = Assumptions()
# What each argument does, in order: + raises, - lowers, 0 nothing here; "." is not a number. With the
# values at which it is tried, all inside their bounds and off every kink.
SIGNS = {
    "hearsay": ("+", (0.5,)),
    "headlines": ("+", (0.5,)),
    "generalised": ("+++", (0.5, 0.6, 0.7)),
    "alarm": ("+-++", (0.5, 0.4, 0.1, 0.01)),
    "majority_falls": ("-", (0.5,)),
    "message": ("++", (0.6, 0.5)),
    "amplified": ("+-", (0.4, 0.6)),
    "managers_administration": ("+++", (0.5, 0.5, 0.5)),
    "hours_together": ("++", (0.5, 0.5)),
    "hours_left": ("----", (0.1, 0.5, 0.5, 0.02)),
    "ambiguity": ("---", (0.5, 0.5, 0.5)),
    "broken": ("+-", (0.5, 0.5)),
    "discretion_received": ("+++", (0.8, 0.7, 0.3)),
    "pay": ("++-+", (0.5, 0.5, 0.5, 0.5)),
    "utility_game": ("++---", (0.5, 0.5, 0.5, 0.5, 0.5)),
    "utility_voice": ("+-+", (1.0, 0.5, 0.5)),
    "fit": ("-+++", (0.6, 0.5, 0.5, 0.5)),
    "clarity": ("-", (0.5,)),
    "performance_pay": ("++++", (0.5, 0.5, 0.5, 0.5)),
    "prevented": ("++", (0.5, 0.5)),
    "needs": ("+-", (1.0, 0.5)),
    "return_share": ("+00", (0.8, 0.5, 0.5)),
    "utility_share": ("++-", (0.5, 0.5, 0.5)),
    "utility_pass": ("-+-", (0.5, 0.5, 0.5)),
    "utility_prevent": ("++", (0.5, 0.5)),
    "prevention_kept": ("+.", (0.5, 1)),
    "across_borders": (".-+", (Handling.SHARE, 0.4, 0.5)),
    "meets_needs": (".+", (Mode.TARGET, 0.5)),
    "unmet": ("+-", (1.0, 0.3)),
    "review_depth": ("-", (0.5,)),
    "review_reach": ("++", (0.5, 0.5)),
    "brought_up": ("++", (0.5, 0.5)),
    "review_work": ("+", (0.5,)),
    "heeded": ("++", (0.5, 0.5)),
    "report_probability": ("+--+", (0.5, 0.5, 0.5, 0.5)),
    "harm": ("+.+", (0.5, 1, 0.5)),
    "leader_integrity": ("-+-", (0.5, 0.5, 0.5)),
    "encounter_contact": ("+", (0.5,)),
    "treatment": ("+++", (0.5, 0.5, 0.5)),
    "steadiness": ("0+-", (-0.5, 0.5, 0.5)),
    "norm_kept": ("+-+", (0.5, 0.5, 0.2)),
    "lessons_left": ("+-", (0.5, 0.5)),
    "conflict": ("+-", (0.5, 0.5)),
    "strain_moved": ("++.-+++", (0.5, 0.1, 1, 0.5, 0.2, 0.2, 0.2)),
    "motivation_moved": ("++++++-", (0.9, 1.0, 0.5, 0.5, 0.5, 0.5, 0.5)),
    "applicants_opportunists": ("--", (0.5, 0.5)),
    "applicants_committed": ("-+", (0.5, 0.5)),
    "applicants_ability": ("++", (0.5, 0.5)),
    "coproduction": ("++", (0.7, 0.5)),
}


@pytest.mark.parametrize("name", SIGNS)
def test_every_argument_moves_the_result_its_way(name):
    rule, (signs, values) = getattr(rules, name), SIGNS[name]
    takes = list(inspect.signature(rule).parameters)
    more = (A,) if takes[-1] == "a" else ()
    assert len(signs) == len(values) == len(takes) - len(more)
    before = rule(*values, *more)
    for place, sign in enumerate(signs):
        if sign == ".":
            continue
        nudged = (*values[:place], values[place] + 0.01, *values[place + 1 :])
        moved = rule(*nudged, *more) - before
        assert {"+": moved > 1e-7, "-": moved < -1e-7, "0": moved == 0}[sign], (takes[place], moved)


def test_beyond_a_kink_the_sign_is_another():
    # Where most citizens have withdrawn, to have them take part lowers what the work yields.
    assert rules.coproduction(0.2, 0.6, A) < rules.coproduction(0.2, 0.5, A)
    # A contract, and a gift, count where they are more than the joint budget gives.
    assert rules.return_share(0.2, 0.6, 0.5, A) > rules.return_share(0.2, 0.5, 0.5, A)
    assert rules.return_share(0.2, 0.2, 0.8, A) > rules.return_share(0.2, 0.2, 0.7, A)
    # In a week of tightening nothing else is seen.
    assert rules.steadiness(0.01, 1.0, 0.0, A) == 0.0
    # Freedom within what the manager believes in is granted in full.
    assert rules.discretion_received(0.5, 0.5, 0.9, A) == rules.discretion_received(0.5, 0.5, 0.8, A)
