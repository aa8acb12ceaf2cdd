"""Talking: of a manager two share, of the service citizens know, and what the media tell of scandals."""

import pytest

from tillit.model.randomness import NOBODY, block
from tillit.model.roster import Roster
from tillit.model.vocabulary import Phase, Stream

from .conftest import SEED, believe, believed, laid_out, unit_of

# Ann, Bea and Cia under one manager, Dan under another; all four are colleagues. Each unit has citizens.
BOSS, ANN, BEA, CIA, OTHER, DAN, EVA, FAY, GUS = range(9)
LOUD = {"gossip": 0.5, "gain": 0.1, "asymmetry": 3.0, "media": 0.4}


@pytest.fixture
def street():
    def build(**assumptions):
        roster = Roster()
        roster.team(3, "care", None)
        roster.team(1, "school", None)
        roster.add(2, "citizen", "care")
        roster.add(1, "citizen", "school")
        ties = [(ANN, BEA, "peer"), (ANN, DAN, "peer"), (CIA, DAN, "peer")]
        ties += [(EVA, ANN, "encounter"), (EVA, DAN, "encounter"), (FAY, BEA, "encounter")]
        ties += [(EVA, FAY, "civic"), (FAY, GUS, "civic"), (GUS, DAN, "encounter")]
        state = laid_out(roster, ties, **(LOUD | assumptions))
        state.tie_belief[0] = 0.5
        return state

    return build


def in_which_talks(place, ties, to):
    """Return a week in which the luck of one with so many to talk to is to talk to the one in that order."""
    return next(
        week for week in range(100) if int(block(*SEED, place, NOBODY, week, Stream.WEEK)[3] * ties) == to
    )


def test_colleagues_talk_of_the_manager_they_share_as_far_as_they_trust_each_other(street, perform):
    state = street()
    believe(state, BEA, BOSS, 0.9, 0.3, 0.1)
    believe(state, ANN, BOSS, 0.5, 0.5, 0.5)
    believe(state, ANN, BEA, 0.8)
    week = in_which_talks(ANN, 2, 0)  # to Bea, not to Dan
    perform(state, Phase.SIGNAL, Phase.TALK, week=week)
    # A gain of 0.1, by half of her trust in Bea; bad news counts no more than good.
    weight = 0.1 * 0.5 * 0.8
    assert believed(state, ANN, BOSS) == pytest.approx(
        [0.5 + weight * (0.9 - 0.5), 0.5 + weight * (0.3 - 0.5), 0.5 + weight * (0.1 - 0.5)]
    )
    # Bea has Ann alone to talk to, and hears what Ann thought before.
    heard = [0.9, 0.3, 0.1]
    weight = 0.1 * 0.5 * 0.5
    assert believed(state, BEA, BOSS) == pytest.approx([x + weight * (0.5 - x) for x in heard])
    assert believed(state, ANN, BEA) == [0.8] * 3  # nothing is heard of the teller
    assert believed(state, ANN, EVA) == [0.5] * 3


def test_of_different_managers_there_is_nothing_to_tell(street, perform):
    state = street()
    believe(state, DAN, OTHER, 0.9)
    believe(state, CIA, BOSS, 0.1)
    before = state.tie_belief.copy()
    week = in_which_talks(ANN, 2, 1)  # to Dan
    believe(state, BEA, BOSS, 0.9)
    perform(state, Phase.SIGNAL, Phase.TALK, week=week)
    assert believed(state, ANN, BOSS) == [0.5] * 3
    for trustor, trustee in ((CIA, BOSS), (DAN, OTHER)):
        tie = state.tie(0, trustor, trustee)
        assert believed(state, trustor, trustee) == before[0, tie].tolist()


def test_citizens_talk_of_all_who_serve_them(street, perform):
    state = street()
    believe(state, EVA, ANN, 0.2, 0.4, 0.6)
    believe(state, EVA, DAN, 0.8, 0.4, 0.2)
    believe(state, FAY, BEA, 0.9, 0.8, 0.7)
    believe(state, EVA, FAY, 0.6)
    believe(state, FAY, EVA, 0.4)
    perform(state, Phase.SIGNAL, Phase.TALK, week=in_which_talks(FAY, 2, 0))  # Fay to Eva, not to Gus
    told = (0.9, 0.8, 0.7)
    weight = 0.1 * 0.5 * 0.6
    for trustee, had in ((ANN, (0.2, 0.4, 0.6)), (DAN, (0.8, 0.4, 0.2))):
        expected = [x + weight * (y - x) for x, y in zip(had, told, strict=True)]
        assert believed(state, EVA, trustee) == pytest.approx(expected)
    # Fay hears what Eva thought on average of those who serve her.
    weight = 0.1 * 0.5 * 0.4
    mean = (0.5, 0.4, 0.4)
    expected = [x + weight * (y - x) for x, y in zip(told, mean, strict=True)]
    assert believed(state, FAY, BEA) == pytest.approx(expected)
    assert believed(state, EVA, FAY) == [0.6] * 3


def test_under_the_beta_rule_what_is_heard_is_evidence_and_nothing_is_forgotten(street, perform):
    state = street(trust_rule="beta")
    state.tie_evidence[0] = 2.0
    believe(state, BEA, BOSS, 0.9, 0.3, 0.1)
    believe(state, ANN, BEA, 0.8)
    perform(state, Phase.SIGNAL, Phase.TALK, week=in_which_talks(ANN, 2, 0))
    weight = 0.5 * 0.8
    tie = state.tie(0, ANN, BOSS)
    evidence = [[2 + weight * told, 2 + weight * (1 - told)] for told in (0.9, 0.3, 0.1)]
    assert state.tie_evidence[0, tie].tolist() == [pytest.approx(each) for each in evidence]
    propensity = float(state.member_propensity[0, ANN])
    expected = [(r + 2 * propensity) / (r + s + 2) for r, s in evidence]
    assert believed(state, ANN, BOSS) == pytest.approx(expected)


def test_without_gossip_nobody_hears_of_anybody(street, perform):
    state = street(gossip=0.0)
    believe(state, BEA, BOSS, 0.9)
    believe(state, FAY, BEA, 0.9)
    before = state.tie_belief.copy()
    perform(state, Phase.SIGNAL, Phase.TALK)
    assert (state.tie_belief == before).all()


def test_the_media_tell_citizens_of_scandals_elsewhere(street, perform):
    """Three of the four on the staff are in care. Who is served there saw it for herself."""
    state = street(gossip=0.0)
    state.run_outrage[0] = 0.75
    state.unit_scandal[0, unit_of(state, ANN)] = 1
    perform(state, Phase.TALK)
    told = [0.5, 0.5, 0.5 * (1 - 0.1 * 0.4 * 0.75)]  # integrity alone
    assert believed(state, EVA, DAN) == believed(state, GUS, DAN) == pytest.approx(told)
    for trustor, trustee in ((EVA, ANN), (FAY, BEA), (EVA, FAY), (ANN, EVA), (ANN, BOSS), (DAN, OTHER)):
        assert believed(state, trustor, trustee) == [0.5] * 3
    perform(state, Phase.TALK)  # as long as it goes on
    assert believed(state, GUS, DAN)[2] == pytest.approx(told[2] * (1 - 0.1 * 0.4 * 0.75))
    state.run_outrage[0] = 0.0
    perform(state, Phase.TALK)
    assert believed(state, GUS, DAN)[2] == pytest.approx(told[2] * (1 - 0.1 * 0.4 * 0.75))


def test_citizens_trust_in_general_follows_those_they_meet(street, perform):
    state = street(generalising=0.02)
    state.member_propensity[0], state.member_upbringing[0] = 0.5, 0.7
    for trustee, integrity in ((ANN, 0.9), (DAN, 0.2), (FAY, 0.1)):
        believe(state, EVA, trustee, 0.0, 0.0, integrity)
    perform(state, Phase.ADAPT)
    assert state.member_propensity[0, EVA] == pytest.approx(0.5 + 0.02 * ((0.7 + 0.4) / 2 - 0.5))
    assert (state.member_propensity[0, [BOSS, ANN, DAN]] == 0.5).all()  # staff are as they came
    assert (state.member_upbringing[0] == 0.7).all()
