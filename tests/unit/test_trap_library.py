"""The trap library: data that is complete, traps that are traps, remedies that do what they say."""

import itertools
from dataclasses import fields, replace

import numpy as np
import pytest

from tillit import traps
from tillit.model.errors import ScenarioError
from tillit.model.games import CO_OPERATE, REFRAIN
from tillit.model.remedies import DISTRUST, REMEDIES, TRUST, Played
from tillit.model.text import Text
from tillit.model.trap import FAMILIES

TRAPS = traps.registry()
every_trap = pytest.mark.parametrize("trap", TRAPS.values(), ids=TRAPS)


def kinds_in(trap):
    """All compositions of a group that are possible: one of each kind, or any."""
    if trap.players[0].share is None:
        return [tuple(range(trap.size))]
    if len(trap.players) == 1:
        return [(0,) * trap.size]
    return list(itertools.product(range(len(trap.players)), repeat=trap.size))


def sums(table, kinds):
    """What a group gets in all, by who co-operates; of large groups by how many."""
    size = len(kinds)
    profiles = (
        itertools.product((CO_OPERATE, REFRAIN), repeat=size)
        if size < 9
        else ((CO_OPERATE,) * acting + (REFRAIN,) * (size - acting) for acting in range(size + 1))
    )
    for profile in profiles:
        acting = profile.count(CO_OPERATE)
        yield (
            profile,
            sum(
                table[kind, strategy, acting - (strategy == CO_OPERATE)]
                for kind, strategy in zip(kinds, profile, strict=True)
            ),
        )


def test_all_traps_of_the_sources_are_there():
    named = {
        *("stag_hunt", "assurance", "minimum_effort", "prisoners_dilemma", "hot_potato", "turf_war"),
        *("wrong_pocket", "short_termism", "volunteers_dilemma", "commons", "grant_contest", "lip_service"),
        *("pretext", "multitask", "blame_game", "definition_contest", "shifting_burden", "steering_group"),
        *("race_to_the_bottom", "silence", "control_spiral", "tax_compliance", "opposed_interests"),
    }
    assert set(TRAPS) == named
    assert {each.family for each in TRAPS.values()} == set(FAMILIES)


def test_an_unknown_one_is_refused():
    with pytest.raises(ScenarioError, match="did you mean 'stag_hunt'"):
        traps.load("staghunt")


@every_trap
def test_it_is_told_in_both_languages_and_has_sources(trap):
    texts = [getattr(trap, each.name) for each in fields(trap) if isinstance(getattr(trap, each.name), Text)]
    assert len(texts) >= 6
    for each in texts:
        assert each.sv.strip()
        assert each.en.strip()
        assert each.sv != each.en
    assert trap.sentence.sv.endswith(".")
    assert trap.source
    assert trap.formula
    for prediction in trap.predictions.values():
        assert prediction.sign in (-1, 0, 1)
        assert any(letter.isdigit() for letter in prediction.source) or "Rousseau" in prediction.source


@every_trap
def test_theory_says_something_of_each_remedy_that_applies(trap):
    assert set(trap.predictions) == {name for name, each in REMEDIES.items() if each.applies(trap)}
    assert list(trap.predictions) == [name for name in REMEDIES if name in trap.predictions]


@every_trap
def test_all_would_be_better_off(trap):
    """Some profile gives the group more than nobody co-operating; only opposed interests have none."""
    table = trap.table()
    for kinds in kinds_in(trap):
        found = dict(sums(table, kinds))
        nobody = found[(REFRAIN,) * len(kinds)]
        better = max(found.values()) > nobody + 1e-9
        if trap.name == "opposed_interests":
            assert max(found.values()) == pytest.approx(min(found.values()))
        elif 1 not in kinds or trap.name != "pretext":  # with an unwilling one there is nothing to gain
            assert better, kinds


@every_trap
def test_nobody_has_reason_to_begin(trap):
    """Where none of the others co-operates, co-operating pays nobody; a volunteer is the exception."""
    table = trap.table()
    ahead = table[:, CO_OPERATE, 0] - table[:, REFRAIN, 0]
    if trap.name == "volunteers_dilemma":
        assert (ahead > 0).all()
    else:
        assert (ahead <= 0).all()
        assert (ahead < 0).any()


@every_trap
def test_it_is_no_trap_everywhere(trap):
    """The condition depends on the quantities: some within the bounds make it no trap."""
    found = set()
    for each in trap.quantities.quantities():
        for value in (each.low, each.high):
            found.add(bool(trap.is_trap(replace(trap.default, **{each.name: value}), trap.size)))
    assert False in found


# ------------------------------------------------------------ remedies


@every_trap
def test_transfers_and_a_common_purse_only_move_what_there_is(trap):
    """In groups as they are composed; of kinds by share, the others are taken to be as on average."""
    if not trap.payable or (len(trap.players) > 1 and trap.players[0].share is not None):
        return
    played = Played.of(trap)
    for remedy in ("transfer", "pooling"):
        changed = REMEDIES[remedy].change(played)
        for kinds in kinds_in(trap):
            before, after = dict(sums(played.table, kinds)), dict(sums(changed.table, kinds))
            for profile, total in before.items():
                assert after[profile] == pytest.approx(total, abs=1e-9), (remedy, profile)


def test_a_transfer_by_hand():
    """Seen nine times of ten: the first act is worth 4 to the other, the second 3."""
    paid = REMEDIES["transfer"].change(Played.of(traps.load("prisoners_dilemma"))).table[0]
    np.testing.assert_allclose(paid, [[0 + 3.6, 3 + 2.7 - 2.7], [1, 5 - 3.6]])


def test_a_common_purse_by_hand():
    pooled = REMEDIES["pooling"].change(Played.of(traps.load("prisoners_dilemma"))).table[0]
    np.testing.assert_allclose(pooled, [[0.9 * 2.5, 3], [1, 0.5 + 0.9 * 2.5]])


def test_answers_in_kind_by_hand():
    """Nine tenths seen, nine tenths of the weight: .81 on what follows when the other does as one does."""
    table = REMEDIES["repetition"].change(Played.of(traps.load("prisoners_dilemma"))).table[0]
    np.testing.assert_allclose(table, [[0.81 * 3, 3], [1, 0.19 * 5 + 0.81 * 1]])


def test_a_sanction_falls_on_what_is_seen():
    trap = traps.load("prisoners_dilemma")
    table = REMEDIES["sanction"].change(Played.of(trap)).table[0]
    np.testing.assert_allclose(table, [[0, 3], [1 - 3 * 2 * 0.9, 5 - 3 * 2 * 0.9]])
    silence = Played.of(traps.load("silence"))
    hit = REMEDIES["sanction"].change(silence).table - silence.table
    assert (hit[:, CO_OPERATE] < 0).all()
    assert (hit[:, REFRAIN] == 0).all()


def test_an_order_is_known():
    played = REMEDIES["mandate"].change(Played.of(traps.load("commons")))
    assert played.trust.tolist() == pytest.approx([DISTRUST + 0.9 * (TRUST - DISTRUST)])


@every_trap
def test_an_agreement_binds_only_if_all_sign(trap):
    played = Played.of(trap)
    table = REMEDIES["contract"].change(played).table
    np.testing.assert_array_equal(table[:, CO_OPERATE, -1], played.table[:, CO_OPERATE, -1])
    for kind in range(len(trap.players)):
        others = [*table[kind, CO_OPERATE, :-1], *table[kind, REFRAIN]]
        assert set(others) == {played.table[kind, REFRAIN, 0]}


def test_the_other_remedies_change_what_they_name():
    short = REMEDIES["horizon"].change(Played.of(traps.load("short_termism")))
    assert short.quantities.stays == TRUST
    assert not short.trap.is_trap(short.quantities, short.size)
    lip = REMEDIES["hours"].change(Played.of(traps.load("lip_service")))
    assert lip.quantities.hours == pytest.approx(0.2)
    assert not lip.trap.is_trap(lip.quantities, lip.size)
    small = REMEDIES["smaller"].change(Played.of(traps.load("commons")))
    assert (small.size, small.table.shape) == (3, (1, 2, 3))
    shown = REMEDIES["consent"].change(Played.of(traps.load("pretext")))
    assert shown.trust.tolist() == pytest.approx([TRUST, 1 - TRUST])
    named = REMEDIES["coordinator"].change(Played.of(traps.load("volunteers_dilemma")))
    assert (named.named, named.trust.tolist()) == (TRUST, pytest.approx([1 - TRUST]))
    trusted = REMEDIES["trust"].change(Played.of(traps.load("stag_hunt")))
    assert trusted.trust.tolist() == [TRUST]
    np.testing.assert_array_equal(trusted.table, Played.of(trusted.trap).table)


def test_what_is_to_be_shown_is_predicted():
    """The issue's own words: remedies are specific."""
    sign = {
        (trap, remedy): each.sign for trap, of in TRAPS.items() for remedy, each in of.predictions.items()
    }
    for trap in ("stag_hunt", "minimum_effort", "assurance", "pretext"):
        assert sign[trap, "trust"] == 1
    for trap in ("wrong_pocket", "short_termism", "opposed_interests"):
        assert sign[trap, "trust"] == 0
    assert sign["wrong_pocket", "transfer"] == sign["short_termism", "horizon"] == 1
    assert {each.sign for each in TRAPS["opposed_interests"].predictions.values()} == {0}
