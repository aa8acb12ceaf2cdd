"""Leaving: who comes instead, what is thought of her, and what it takes to introduce her."""

import numpy as np
import pytest

from tillit.agents import rules
from tillit.model.randomness import NOBODY, block, holder_of
from tillit.model.roster import Roster
from tillit.model.vocabulary import Phase, Stream

from .conftest import SEED, believed, laid_out, unit_of

BOSS, ANN, BEA, CIA, PEER_BOSS, CLIENT, SHARED = range(7)
EVEN = {"leaving_base": 1.0, "leaving_strain": 0.0, "leaving_distrust": 0.0, "first_impression": 0.0}


@pytest.fixture
def office():
    """Ann, Bea and Cia under one manager; another manager is her colleague and theirs.

    Ann alone serves one citizen; she and Bea serve another. All leave with the same probability, and first
    impressions are without noise, so that they are what they are around.
    """
    roster = Roster()
    roster.team(3, "office", None)
    roster.head("empty")
    roster.add(2, "citizen", "office")
    ties = [(ANN, BEA, "peer"), (ANN, CIA, "peer"), (BEA, CIA, "peer"), (BOSS, PEER_BOSS, "peer")]
    ties += [(each, PEER_BOSS, "peer") for each in (ANN, BEA)]
    ties += [(CLIENT, ANN, "encounter"), (SHARED, ANN, "encounter"), (SHARED, BEA, "encounter")]
    state = laid_out(roster, ties, **EVEN, introduction=8.0, reform_fading=0.04, newcomer_ability=0.5)
    for trustor in range(state.n_members):
        for tie in range(*state.tie_start[0, trustor : trustor + 2]):
            trustee = int(state.tie_trustee[0, tie])
            state.tie_belief[0, tie] = [0.1 + 0.1 * trustor, 0.02 + 0.1 * trustee, 0.5]
    return state


def week_in_which(state, *leavers):
    """Return the first week in which the luck of these of the office, and of nobody else, is to leave."""
    for week in range(5000):
        luck = [
            block(*SEED, int(state.member_person[0, place]), NOBODY, week, Stream.WEEK)[2]
            for place in (BOSS, ANN, BEA, CIA, PEER_BOSS)
        ]
        if [place for place, each in enumerate(luck) if each < 1 / 52] == list(leavers):
            return week
    raise AssertionError("nobody leaves")


def test_a_newcomer_takes_over_the_reputation_of_those_she_meets_and_is_met_as_the_others_are(
    office, perform
):
    before = office.tie_belief.copy()

    def mean(*pairs):
        return np.mean([before[0, office.tie(0, i, j)] for i, j in pairs], axis=0).tolist()

    perform(office, Phase.LEAVE, week=week_in_which(office, ANN))
    assert office.member_left[0].tolist() == [0, 1, 0, 0, 0, 0, 0]
    # What others with the same relation believe of them: colleagues, those the manager leads, who serves.
    assert believed(office, ANN, BEA) == pytest.approx(mean((CIA, BEA), (PEER_BOSS, BEA)))
    assert believed(office, ANN, BOSS) == pytest.approx(mean((BEA, BOSS), (CIA, BOSS)))
    assert believed(office, ANN, PEER_BOSS) == pytest.approx(mean((BOSS, PEER_BOSS), (BEA, PEER_BOSS)))
    assert believed(office, ANN, SHARED) == pytest.approx(mean((BEA, SHARED)))
    # What they believe of others in the same relation.
    assert believed(office, BEA, ANN) == pytest.approx(mean((BEA, CIA), (BEA, PEER_BOSS)))
    assert believed(office, BOSS, ANN) == pytest.approx(mean((BOSS, BEA), (BOSS, CIA)))
    assert believed(office, SHARED, ANN) == pytest.approx(mean((SHARED, BEA)))
    # Where there are no others, the own propensity: the newcomer's, and the citizen's.
    for trustor, trustee in ((ANN, CLIENT), (CLIENT, ANN)):
        propensity = float(office.member_propensity[0, trustor])
        assert believed(office, trustor, trustee) == pytest.approx([propensity] * 3)
    # Nothing else has changed.
    for trustor, trustee in ((BEA, CIA), (CIA, BOSS), (BOSS, CIA), (SHARED, BEA), (PEER_BOSS, BEA)):
        assert [believed(office, trustor, trustee)] == [mean((trustor, trustee))]


def test_a_newcomer_begins_and_the_units_memory_stays_but_for_her_predecessors_lessons(office, perform):
    for name in ("unit_unanswered", "unit_hidden", "unit_lessons", "unit_norm"):
        getattr(office, name)[0] = 0.3
    office.member_strain[0], office.member_motivation[0], office.member_ability[0] = 0.9, 0.4, 0.9
    was = int(office.member_person[0, ANN])
    perform(office, Phase.LEAVE, week=week_in_which(office, ANN))
    assert office.member_person[0, ANN] == was + 2**24
    assert holder_of(int(office.member_person[0, ANN])) == 1
    luck = block(*SEED, was + 2**24, NOBODY, 0, Stream.PERSON)
    a = office.assumptions[0]
    # Nobody has answered free riding here, and purpose and pay are in the middle of their levers.
    paid = 0.5 * (1 - 0.3 * 0.5)  # pay in the middle, less what the joint budget dilutes; no rivals
    opportunists = 0.25 * (1 + 0.2 * (1 - 0 - 0.5))
    committed = 0.15 * (1 + 0.2 * (0.5 - paid))
    kind = rules.disposition(luck[0], opportunists, committed)
    assert office.member_disposition[0, ANN] == kind
    assert office.member_motivation[0, ANN] == rules.motivation_of(kind, a)
    assert office.member_strain[0, ANN] == a.strain_base
    expected = 0.5 + 0.1 * paid * 0.5 + 0.15 * (2 * luck[1] - 1)
    assert office.member_ability[0, ANN] == pytest.approx(expected)
    assert office.member_propensity[0, ANN] == pytest.approx(0.5 + 0.15 * (2 * luck[2] - 1))
    others = [BOSS, BEA, CIA]
    assert (office.member_strain[0, others] == 0.9).all()
    assert (office.member_person[0, others] == others).all()
    for name in ("unit_unanswered", "unit_hidden", "unit_norm"):
        assert (getattr(office, name)[0] == 0.3).all()
    # Half of a person's lessons are her own, and one of three left.
    lessons = np.full(office.n_units, 0.3)
    lessons[unit_of(office, ANN)] = 0.3 * (1 - 0.5 / 3)
    np.testing.assert_allclose(office.unit_lessons[0], lessons)


@pytest.mark.parametrize(("leavers", "newcomers"), [((ANN,), 1), ((BOSS,), 1), ((PEER_BOSS,), 0)])
def test_introducing_takes_the_hours_of_a_unit_with_staff(office, perform, leavers, newcomers):
    """One in a unit of three takes it eight weeks of its work in all; who leads nobody takes none."""
    office.unit_reform[0] = 0.1
    perform(office, Phase.LEAVE, week=week_in_which(office, *leavers))
    hours = np.full(office.n_units, 0.1)
    hours[unit_of(office, ANN)] += 8.0 * 0.04 * newcomers / 3
    np.testing.assert_allclose(office.unit_reform[0], hours)


def test_a_new_manager_comes_with_experience(office, perform):
    perform(office, Phase.LEAVE, week=week_in_which(office, BOSS))
    luck = block(*SEED, int(office.member_person[0, BOSS]), NOBODY, 0, Stream.PERSON)
    assert holder_of(int(office.member_person[0, BOSS])) == 1
    assert office.member_ability[0, BOSS] == pytest.approx(0.7 + 0.15 * (2 * luck[1] - 1))
    # She is a stranger to those she leads, and they to her, whatever they thought of her predecessor.
    for trustor, trustee in ((BOSS, ANN), (ANN, BOSS)):
        propensity = float(office.member_propensity[0, trustor])
        assert believed(office, trustor, trustee) == pytest.approx([propensity] * 3)
    known = [believed(office, each, PEER_BOSS) for each in (ANN, BEA)]
    assert believed(office, BOSS, PEER_BOSS) == pytest.approx(np.mean(known, axis=0).tolist())
