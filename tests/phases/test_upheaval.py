"""Elections, reorganisations and broken promises: who goes, which ties start anew, what is forgotten."""

import numpy as np
import pytest

from tillit.model.levers import Governance
from tillit.model.randomness import NOBODY, block, holder_of
from tillit.model.roster import Roster
from tillit.model.vocabulary import Phase, Stream

from .conftest import SEED, believe, believed, laid_out, unit_of

HEAD, ANN, BEA, CHIEF, CIA, MAYOR, EVA, FAY = range(8)
STAY = {"leaving_base": 0.0, "leaving_strain": 0.0, "leaving_distrust": 0.0, "first_impression": 0.0}
CONTINUITY = Governance.names().index("continuity")


@pytest.fixture
def town():
    def build(*more, **assumptions):
        roster = Roster()
        roster.team(2, "care", None)
        roster.team(1, "school", None)
        roster.add(1, "politician", "board")
        roster.add(2, "citizen", "care")
        ties = [(MAYOR, HEAD, "politics"), (MAYOR, CHIEF, "politics"), (ANN, BEA, "peer")]
        ties += [(ANN, CIA, "partner"), (EVA, ANN, "encounter"), (FAY, BEA, "encounter"), (EVA, FAY, "civic")]
        state = laid_out(roster, [*ties, *more], **(STAY | assumptions))
        state.tie_belief[0] = 0.9
        return state

    return build


# ------------------------------------------------------------ elections


def luck(week):
    return block(*SEED, NOBODY, NOBODY, week, Stream.ELECTION)[0]


def test_a_lost_election_replaces_politicians_and_the_board_forgets(town, perform):
    """Of the luck of ten elections, each side of the probability: 0.1 and half the citizens' distrust."""
    held = [52 * turn for turn in range(1, 11)]
    fallen = set()
    for week in held:
        state = town(election_clock=52)
        believe(state, EVA, ANN, 0.7)
        believe(state, FAY, BEA, 0.1)
        state.run_expected[0], state.run_scandal[0], state.run_control[0] = 0.6, 0.3, 0.2
        before = state.tie_belief.copy()
        perform(state, Phase.LEAVE, week=week)
        lost = luck(week) < 0.1 + 0.5 * 0.6
        fallen.add(lost)
        assert state.member_left[0].nonzero()[0].tolist() == ([MAYOR] if lost else [])
        assert holder_of(int(state.member_person[0, MAYOR])) == int(lost)
        forgotten = (state.run_expected[0], state.run_scandal[0], state.run_control[0])
        assert forgotten == ((0.0, 0.0, 0.2) if lost else (0.6, 0.3, 0.2))  # what was decided stands
        between = {state.tie(0, *each) for i in (HEAD, CHIEF) for each in ((MAYOR, i), (i, MAYOR))}
        moved = set(np.flatnonzero((state.tie_belief != before)[0].any(axis=1)).tolist())
        assert moved == (between if lost else set())
        if lost:  # strangers, both ways
            for trustor, trustee in ((MAYOR, HEAD), (MAYOR, CHIEF), (HEAD, MAYOR), (CHIEF, MAYOR)):
                propensity = float(state.member_propensity[0, trustor])
                assert believed(state, trustor, trustee) == pytest.approx([propensity] * 3)
    assert fallen == {True, False}


@pytest.mark.parametrize("week", [0, 51, 53, 103])
def test_elections_are_held_on_their_clock(town, perform, week):
    state = town(election_clock=52, election_base=1.0)
    perform(state, Phase.LEAVE, week=week)
    assert not state.member_left.any()
    perform(state, Phase.LEAVE, week=104)
    assert state.member_left[0].nonzero()[0].tolist() == [MAYOR]


def test_without_citizens_an_election_is_lost_as_with_neither_trust_nor_distrust(perform):
    roster = Roster()
    roster.team(1, "care", None)
    roster.add(1, "politician", "board")
    fallen = set()
    for week in range(52, 800, 52):
        state = laid_out(roster, [(2, 0, "politics")], **STAY, election_clock=52)
        perform(state, Phase.LEAVE, week=week)
        assert bool(state.member_left[0, 2]) == (luck(week) < 0.35)
        fallen.add(bool(state.member_left[0, 2]))
    assert fallen == {True, False}


# ------------------------------------------------------------ reorganisation


def test_a_reorganisation_makes_strangers_of_some_who_work_together_both_ways(town, perform):
    """Care is reorganised, school is not; a tie between them breaks as in care."""
    work = [(HEAD, ANN), (HEAD, BEA), (ANN, BEA), (ANN, CIA), (EVA, ANN), (FAY, BEA)]
    kept = [(CHIEF, CIA), (MAYOR, HEAD), (MAYOR, CHIEF), (EVA, FAY)]
    broken = dict.fromkeys(work, 0)
    for week in range(1, 41):
        state = town()
        state.unit_lever[0, :, CONTINUITY] = 0.25
        state.unit_broken[0, unit_of(state, ANN)] = 0.8
        perform(state, Phase.GOVERN, week=week)
        for i, j in work:
            drawn = block(*SEED, min(i, j), max(i, j), week, Stream.REORGANISATION)[0]
            for trustor, trustee in ((i, j), (j, i)):
                propensity = float(state.member_propensity[0, trustor])
                expected = propensity if drawn < 0.8 * 0.75 else 0.9
                assert believed(state, trustor, trustee) == pytest.approx([expected] * 3)
            broken[i, j] += drawn < 0.8 * 0.75
        for i, j in kept:
            assert believed(state, i, j) == believed(state, j, i) == [0.9] * 3
        assert not state.unit_broken.any()  # it happens once
    assert all(0 < times < 40 for times in broken.values())


def test_with_full_continuity_nobody_becomes_a_stranger(town, perform):
    state = town()
    state.unit_broken[0], state.unit_lever[0, :, CONTINUITY] = 1.0, 1.0
    perform(state, Phase.GOVERN, week=1)
    assert (state.tie_belief[0] == 0.9).all()
    state.unit_broken[0], state.unit_lever[0, :, CONTINUITY] = 1.0, 0.0
    perform(state, Phase.GOVERN, week=1)
    for i, j in ((HEAD, ANN), (ANN, BEA), (ANN, CIA), (EVA, ANN), (CHIEF, CIA)):
        assert believed(state, i, j) != [0.9] * 3 != believed(state, j, i)
    for i, j in ((MAYOR, HEAD), (EVA, FAY)):
        assert believed(state, i, j) == believed(state, j, i) == [0.9] * 3


# ------------------------------------------------------------ broken promises


def test_while_promises_are_broken_staff_see_ability_alone_in_their_manager(town, perform):
    state = town(gain=0.1, asymmetry=1.0, signal_noise=0.0, contact=1.0, salience_line=1.0)
    care, school = unit_of(state, ANN), unit_of(state, CIA)
    state.unit_breach[0, care] = 2
    state.member_ability[0, [HEAD, CHIEF]] = 0.7
    state.member_purpose[0] = 0.0
    for weeks_left in (1, 0):
        for trustor, trustee in ((ANN, HEAD), (BEA, HEAD), (CIA, CHIEF)):
            believe(state, trustor, trustee, 0.5)
        perform(state, Phase.UPDATE)
        assert state.unit_breach[0, [care, school]].tolist() == [weeks_left, 0]
        for trustor in (ANN, BEA):
            assert believed(state, trustor, HEAD) == pytest.approx([0.52, 0.45, 0.45])
        assert believed(state, CIA, CHIEF)[2] == pytest.approx(0.55)  # promises hold
    perform(state, Phase.UPDATE)
    assert state.unit_breach[0, care] == 0
    assert believed(state, ANN, HEAD)[2] == pytest.approx(0.45 + 0.1 * 0.55)


def test_promises_are_broken_to_the_unit_the_event_is_for_wherever_its_leaders_sit(perform):
    roster = Roster()
    roster.head("top")
    for unit in ("care", "school"):
        roster.team(1, unit, 0)
    heads = (1, 3)
    state = laid_out(roster, **STAY, gain=0.1, asymmetry=1.0, signal_noise=0.0, contact=1.0)
    for broken, seen in (("care", (0.475, 0.525)), ("top", (0.525, 0.525))):
        state.unit_breach[0] = 0
        state.unit_breach[0, unit_of(state, {"care": 1, "top": 0}[broken])] = 1
        for head in heads:
            believe(state, head, 0, 0.5)
        perform(state, Phase.UPDATE)
        assert [believed(state, head, 0)[2] for head in heads] == pytest.approx(seen)
