"""What is drawn for all at once is what networkx draws, and what one number at a time gives, tie for tie."""

from collections import defaultdict
from dataclasses import replace
from itertools import accumulate, combinations, pairwise
from math import floor

import networkx as nx
import numpy as np
import pytest
from networkx.utils import create_py_random_state

from tillit.model import citizens as citizens_of
from tillit.model import colleagues as colleagues_of
from tillit.model import small_world
from tillit.model.generators import (
    ALINGSAS,
    care_chain,
    collaborating_organisations,
    hospitals,
    municipality,
    municipality_department,
    school,
)
from tillit.model.randomness import NOBODY, block, blocks, graph_seed, person, persons
from tillit.model.vocabulary import Stream
from tillit.native.bits import philox, uniform

SEEDS = (0, 1, 77, 2**32 - 1, graph_seed(1, 3))


def luck(seed, first, second=NOBODY):
    return block(seed, 0, first, second, 0, Stream.GRAPH)


# ------------------------------------------------------------ random numbers


def test_many_words_are_those_drawn_one_by_one():
    numbers = np.random.default_rng(1)
    counters = numbers.integers(0, 2**32, (4, 500), np.uint64)
    counters[:, 0], counters[:, 1] = 0, 2**32 - 1
    for key in ((0, 0), (2**32 - 1, 2**32 - 1), (20180614, 7)):
        many = philox(tuple(counters), key)
        assert all(words.dtype == np.uint64 for words in many)
        one_by_one = [philox(tuple(counter), key) for counter in counters.T.tolist()]
        assert np.transpose(many).tolist() == [list(words) for words in one_by_one]
        assert [each.hex() for each in uniform(many[0]).tolist()] == [
            uniform(words[0]).hex() for words in one_by_one
        ]


def test_many_blocks_are_the_blocks_of_each():
    places = [0, 1, 5, 2**24 - 2, 2**32 - 1]
    many = blocks(3, 4, places, NOBODY, 9, Stream.GRAPH)
    assert many.shape == (4, 5)
    assert many.T.tolist() == [list(block(3, 4, place, NOBODY, 9, Stream.GRAPH)) for place in places]
    assert blocks(3, 4, [], NOBODY, 9, Stream.GRAPH).shape == (4, 0)


def test_the_first_holders_of_all_places():
    assert persons(4).tolist() == [person(place) for place in range(4)]


# ------------------------------------------------------------ small worlds


def pairs(size, others):
    return {frozenset((tie % size, other)) for tie, other in enumerate(others)}


SIZES = (5, 6, 7, 11, 12, 13, 14, 24, 25, 60, 200)


@pytest.mark.parametrize(
    ("size", "ties"), [(size, ties) for size in SIZES for ties in (4, 10) if size > ties]
)
def test_a_small_world_is_that_of_networkx(size, ties):
    for key in (*range(30), *(place << 32 | seed for place in range(0, 10**6, 10**5) for seed in SEEDS)):
        ours = pairs(size, small_world.small_world(size, ties, key).tolist())
        theirs = nx.connected_watts_strogatz_graph(size, ties, small_world.DISTANT_SHARE, seed=key)
        assert len(ours) == size * ties // 2
        assert ours == {frozenset(tie) for tie in theirs.edges}, key


def test_where_much_is_rewired_it_is_still_that_of_networkx(monkeypatch):
    """Then members come to know everybody, and worlds fall apart and are drawn again."""
    monkeypatch.setattr(small_world, "DISTANT_SHARE", 0.9)
    apart = 0
    for size, ties in ((5, 4), (6, 4), (12, 10), (12, 4), (30, 2)):
        for key in range(60):
            ours = pairs(size, small_world.small_world(size, ties, key).tolist())
            theirs = nx.connected_watts_strogatz_graph(size, ties, 0.9, seed=key, tries=10**4)
            assert ours == {frozenset(tie) for tie in theirs.edges}, (size, ties, key)
            first = nx.watts_strogatz_graph(size, ties, 0.9, seed=key)
            assert pairs(size, small_world._rewired(size, ties, create_py_random_state(key))) == {
                frozenset(tie) for tie in first.edges
            }
            apart += not nx.is_connected(first)
    assert apart > 5, "worlds that are drawn again are tested, too"


def test_groups_are_drawn_each_for_itself():
    sizes = [13, 3, 1, 13, 40]
    places = np.arange(7, 7 + sum(sizes))[::-1].copy()
    together = small_world.acquaintances(places, sizes, 5, everybody=12, ties=10)
    starts = np.cumsum([0, *sizes])
    apart = [
        small_world.acquaintances(places[start:stop], [stop - start], 5, everybody=12, ties=10)
        for start, stop in pairwise(starts.tolist())
    ]
    assert sorted(together.tolist()) == sorted(np.concatenate(apart).tolist())
    assert small_world.acquaintances([], [], 5, everybody=12, ties=10).shape == (0, 2)


# ------------------------------------------------------------ the ties of an organisation


def known(group, seed, everybody, ties):
    """Return who know each other, with networkx."""
    if len(group) <= everybody:
        return combinations(group, 2)
    drawn = nx.connected_watts_strogatz_graph(len(group), ties, 0.1, seed=group[0] << 32 | seed)
    return ((group[i], group[j]) for i, j in drawn.edges)


def colleagues(graph, seed):
    groups = defaultdict(list)
    for place, member in graph.nodes(data=True):
        if member["role"] == "staff" and member["unit"]:
            groups["staff", member["unit"]].append(place)
        elif member["role"] == "manager" and member["manager"] is not None:
            groups["manager", member["manager"]].append(place)
    return (tie for group in groups.values() for tie in known(group, seed, 12, 10))


def civic(graph, seed):
    living = defaultdict(list)
    for place, member in graph.nodes(data=True):
        if member["role"] == "citizen":
            living[member.get("locality", "")].append(place)
    for locality, citizens in living.items():
        yield from known(citizens, seed, 5, 4)
        others = [place for other in living if other != locality for place in living[other]]
        for citizen in citizens:
            _, _, picks, whom = luck(seed, citizen)
            if others and picks < 0.2:
                yield citizen, others[floor(whom * len(others))]


def encounters(citizens, staff, seed, contacts):
    first = floor(luck(seed, staff[0])[1] * len(staff))
    turns = pairwise(floor(contacts * k) for k in range(len(citizens) + 1))
    for citizen, (start, stop) in zip(citizens, turns, strict=True):
        for turn in range(start, min(stop, start + len(staff))):
            yield citizen, staff[(first + turn) % len(staff)]


def by_unit(graph, role):
    units = defaultdict(list)
    for place, member in graph.nodes(data=True):
        if member["role"] == role:
            units[member["unit"]].append(place)
    return units


def ties(graph, relation):
    return {frozenset((i, j)) for i, j, each in graph.edges(data="relation") if each == relation}


def same(pairs_drawn, expected):
    assert pairs_drawn == {frozenset(pair) for pair in expected}


SIZES = [
    (municipality_department, {}),
    (municipality_department, {"managers": 31, "staff": 400, "units": 3, "reviewers": 4}),
    (hospitals, {}),
    (hospitals, {"sites": 2, "administrations": 1, "clinics": 14, "span": 3, "contacts": 2.7}),
    (municipality, {"span": 25, "localities": 2, "citizens_per_staff": 0.3}),
    (municipality, {"localities": 1, "contacts": 30.0, "reviewers": 2}),
    (school, {"span": 30, "localities": 7}),
    (school, {"span": 1, "teams": 20, "citizens_per_staff": 1}),
    (care_chain, {"span": 14, "contacts": 1.3}),
    (collaborating_organisations, {"units": 3, "span": 13, "shared": 0.6, "contacts": 2.5}),
    (collaborating_organisations, {"citizens_per_staff": 0}),
]
every = pytest.mark.parametrize(
    ("generator", "sizes"), SIZES, ids=[f"{each.__name__}-{k}" for k, (each, _) in enumerate(SIZES)]
)


@every
@pytest.mark.parametrize("seed", SEEDS)
def test_colleagues_and_citizens_know_whom_they_knew_with_networkx(generator, sizes, seed):
    graph = generator(seed, **sizes).graph()
    same(ties(graph, "peer"), colleagues(graph, seed))
    same(ties(graph, "civic"), civic(graph, seed))


@pytest.mark.parametrize(
    ("generator", "sizes"), [each for each in SIZES if each[0] in (hospitals, municipality, school)]
)
@pytest.mark.parametrize("seed", SEEDS)
def test_units_serve_their_citizens_in_turn(generator, sizes, seed):
    graph = generator(seed, **sizes).graph()
    staff, contacts = by_unit(graph, "staff"), sizes.get("contacts", 1.5 if generator is hospitals else 2.0)
    met = [
        pair
        for unit, citizens in by_unit(graph, "citizen").items()
        for pair in encounters(citizens, staff[unit], seed, contacts)
    ]
    same(ties(graph, "encounter"), met)


def test_the_order_of_labels_says_nothing():
    structure = municipality(1, span=6)
    turned = replace(
        structure,
        locality=len(structure.localities) - 1 - structure.locality,
        localities=structure.localities[::-1],
        unit=len(structure.units) - 1 - structure.unit,
        units=structure.units[::-1],
    )
    assert len(structure.localities) > 3
    for draw in (citizens_of.civic, colleagues_of.colleagues):
        assert sorted(draw(turned, 1).tolist()) == sorted(draw(structure, 1).tolist())


@pytest.mark.parametrize("seed", SEEDS)
def test_citizens_pass_the_links_their_luck_says(seed):
    graph = care_chain(seed, contacts=1.5).graph()
    units = [unit for unit, _ in ALINGSAS]
    passing = [[] for _ in units]
    for citizen, member in graph.nodes(data=True):
        if member["role"] != "citizen":
            continue
        entry, length, _, _ = luck(seed, citizen)
        first = floor(entry * (len(units) - 1))
        last = first + 1 + floor(length * (len(units) - 1 - first))
        assert member["unit"] == units[first]
        for link in range(first, last + 1):
            passing[link].append(citizen)
    staff = by_unit(graph, "staff")
    met = [
        pair
        for unit, citizens in zip(units, passing, strict=True)
        for pair in encounters(citizens, staff[unit], seed, 1.5)
    ]
    same(ties(graph, "encounter"), met)


@pytest.mark.parametrize("seed", SEEDS)
def test_citizens_are_shared_as_their_luck_says(seed):
    names, units = ("a", "b", "c", "d"), 2
    graph = collaborating_organisations(seed, organisations=names, units=units, shared=0.5).graph()
    served = defaultdict(list)
    for unit, citizens in by_unit(graph, "citizen").items():
        organisation, _, k = unit.partition(" unit ")
        for citizen in citizens:
            is_shared, number, _, _ = luck(seed, citizen)
            others = 1 + floor(number * (len(names) - 1)) if is_shared < 0.5 else 0
            for step in range(others + 1):
                other = names[(names.index(organisation) + step) % len(names)]
                served[f"{other} unit {k}"].append(citizen)
    staff = by_unit(graph, "staff")
    met = [pair for unit in staff for pair in encounters(sorted(served[unit]), staff[unit], seed, 1.0)]
    same(ties(graph, "encounter"), met)
    spanning = [
        sorted(
            (place for k in range(units) for place in staff[f"{name} unit {k + 1}"]),
            key=lambda each: luck(seed, each)[2],
        )[0]
        for name in names
    ]
    heads = [
        place
        for place, manager in graph.nodes(data="manager")
        if graph.nodes[place]["role"] == "manager" and manager is None
    ]
    same(ties(graph, "partner"), [*combinations(spanning, 2), *combinations(heads, 2)])


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("managers", "staff", "spread"), [(11, 274, 0.2), (41, 40, 0.9), (301, 9000, 0.5)])
def test_spans_add_up_one_addition_after_the_other(seed, managers, staff, spread):
    drawn = municipality_department(seed, managers=managers, staff=staff, units=3, span_spread=spread)
    leaders = managers - 1
    weights = [1 + spread * (2 * luck(seed, leader)[0] - 1) for leader in range(1, managers)]
    reached = list(accumulate(weights, initial=0.0))
    bounds = [round((staff - leaders) * upto / reached[-1]) for upto in reached]
    led = np.bincount(drawn.manager[managers:], minlength=managers)[1:]
    assert led.tolist() == [1 + stop - start for start, stop in pairwise(bounds)]
