"""The generators against the structures that their sources describe."""

import random
from collections import Counter, defaultdict
from functools import wraps

import networkx as nx
import pytest

from tillit.model import generators
from tillit.model.citizens import encounters
from tillit.model.colleagues import with_colleagues
from tillit.model.errors import ParameterError
from tillit.model.generators import ALINGSAS, DEPARTMENTS, HOSPITALS, ORGANISATIONS
from tillit.model.roster import paired
from tillit.model.scenario import Generated
from tillit.model.structure import Structure


def as_graph(generator):
    """Return a generator that makes the organisation graph of what another one makes."""

    @wraps(generator)
    def drawn(seed, **numbers):
        return generator(seed, **numbers).graph()

    return drawn


municipality_department = as_graph(generators.municipality_department)
hospitals = as_graph(generators.hospitals)
municipality = as_graph(generators.municipality)
school = as_graph(generators.school)
care_chain = as_graph(generators.care_chain)
collaborating_organisations = as_graph(generators.collaborating_organisations)
GENERATORS = (
    municipality_department,
    hospitals,
    municipality,
    school,
    care_chain,
    collaborating_organisations,
)
SERVING = GENERATORS[1:]
every = pytest.mark.parametrize("generator", GENERATORS, ids=lambda each: each.__name__)
serving = pytest.mark.parametrize("generator", SERVING, ids=lambda each: each.__name__)


def roles(graph):
    return Counter(role for _, role in graph.nodes(data="role"))


def ties(graph, *relations):
    return {frozenset((i, j)) for i, j, relation in graph.edges(data="relation") if relation in relations}


def places(graph, role):
    return [place for place, member in graph.nodes(data=True) if member["role"] == role]


def of(graph, place, attribute):
    return graph.nodes[place][attribute]


def ends(graph, relation, role):
    """Return the ties of a relation as pairs, whoever has the role first."""
    for tie in ties(graph, relation):
        yield tuple(sorted(tie, key=lambda place: of(graph, place, "role") != role))


def levels(graph):
    """Return how many members stand on each level of the line, from the top."""
    depth = {}
    for place in (*places(graph, "manager"), *places(graph, "staff")):
        superior = of(graph, place, "manager")
        depth[place] = 0 if superior is None else depth[superior] + 1
    return [count for _, count in sorted(Counter(depth.values()).items())]


def spans(graph):
    """Return how many members of staff each manager of staff leads."""
    return Counter(of(graph, place, "manager") for place in places(graph, "staff"))


def tied_to(graph):
    """Return the units of the managers to whom the politicians of each board are tied."""
    boards = defaultdict(set)
    for politician, manager in ends(graph, "politics", "politician"):
        boards[of(graph, politician, "unit")].add(of(graph, manager, "unit"))
    return boards


# All of them


@every
def test_it_is_an_organisation_of_its_size_whatever_the_seed(generator):
    drawn = [generator(seed) for seed in (0, 1, 2**32 - 1)]
    for graph in drawn:
        Structure.of_graph(graph)
        assert graph.graph["colleagues"] == "given"
    assert len({len(graph) for graph in drawn}) == 1
    assert len({frozenset(unit for _, unit in graph.nodes(data="unit")) for graph in drawn}) == 1
    sizes = {"hospitals": 766, "municipality": 662, "school": 161, "care_chain": 168}
    sizes |= {"collaborating_organisations": 215, "municipality_department": 285}
    assert len(drawn[0]) == sizes[generator.__name__]


@every
def test_same_seed_same_graph_other_seed_other_luck(generator):
    assert nx.utils.graphs_equal(generator(3), generator(3))
    assert nx.utils.graphs_equal(Generated(generator).draw(3), generator(3))
    one, other = generator(3), generator(4)
    for relation in ("peer",) if generator is municipality_department else ("encounter", "civic"):
        assert ties(one, relation) != ties(other, relation)
    assert not ties(one, "partner") or ties(one, "partner") != ties(other, "partner")


@every
def test_drawing_leaves_the_global_luck_alone(generator):
    random.seed(5)
    expected = random.random()
    random.seed(5)
    generator(1)
    assert random.random() == expected


@serving
def test_colleagues_are_what_is_drawn_for_any_organisation(generator):
    graph = generator(1)
    bare = graph.copy()
    bare.remove_edges_from([tuple(tie) for tie in ties(graph, "peer", "partner")])
    bare.graph["colleagues"] = "drawn"
    drawn = with_colleagues(Structure.of_graph(bare), 1).graph()
    assert ties(drawn, "peer") == ties(graph, "peer")


@serving
def test_staff_of_a_unit_serve_equally_many(generator):
    graph = generator(1)
    load = Counter(staff for _, staff in ends(graph, "encounter", "citizen"))
    by_unit = defaultdict(list)
    for staff in places(graph, "staff"):
        by_unit[of(graph, staff, "unit")].append(load[staff])
    for unit, loads in by_unit.items():
        assert max(loads) - min(loads) <= 1, unit
        assert min(loads) >= 1, unit


@serving
def test_each_citizen_is_served_by_her_unit(generator):
    graph = generator(1)
    serving = defaultdict(set)
    for citizen, staff in ends(graph, "encounter", "citizen"):
        serving[citizen].add(of(graph, staff, "unit"))
    for citizen in places(graph, "citizen"):
        assert of(graph, citizen, "unit") in serving[citizen]
        if generator in (hospitals, municipality, school):
            assert serving[citizen] == {of(graph, citizen, "unit")}


@pytest.mark.parametrize("generator", [hospitals, municipality])
def test_each_citizen_lives_where_she_is_served(generator):
    graph = generator(1)
    pairs = list(ends(graph, "encounter", "citizen"))
    assert all(of(graph, citizen, "locality") == of(graph, staff, "locality") for citizen, staff in pairs)


@pytest.mark.parametrize("generator", [hospitals, municipality, school])
def test_civic_ties_are_mostly_within_the_locality(generator):
    graph = generator(1)
    civic = [tuple(tie) for tie in ties(graph, "civic")]
    across = sum(of(graph, i, "locality") != of(graph, j, "locality") for i, j in civic)
    # Each citizen has on average 4/2 ties of her own inside and 0.2 outside: 9 % are across.
    assert 0.05 < across / len(civic) < 0.14
    by_locality = defaultdict(list)
    for citizen in places(graph, "citizen"):
        by_locality[of(graph, citizen, "locality")].append(citizen)
    assert len(by_locality) > 1
    for citizens in by_locality.values():
        neighbours = nx.Graph(civic).subgraph(citizens)
        assert nx.is_connected(neighbours)
        assert neighbours.number_of_edges() == 2 * len(citizens)


@serving
def test_partner_ties_are_only_across_units(generator):
    graph = generator(1)
    partners = [tuple(tie) for tie in ties(graph, "partner")]
    assert bool(partners) == (generator in (care_chain, collaborating_organisations))
    assert all(of(graph, i, "unit") != of(graph, j, "unit") for i, j in partners)


@pytest.mark.parametrize(
    ("generator", "none", "kept"),
    [
        (hospitals, {"politicians": 0, "citizens_per_staff": 0}, 325),
        (municipality, {"board": 0, "committee": 0, "citizens_per_staff": 0}, 326),
        (school, {"citizens_per_staff": 0}, 41),
        (care_chain, {"politicians": 0, "citizens_per_staff": 0}, 68),
        (collaborating_organisations, {"citizens_per_staff": 0}, 95),
    ],
)
def test_the_organisation_is_the_same_whoever_is_around_it(generator, none, kept):
    full, bare = generator(5), generator(5, **none)
    Structure.of_graph(bare)
    assert len(bare) == kept
    assert nx.utils.graphs_equal(bare, full.subgraph(range(kept)))


# Who serves whom, and who know each other


def test_encounters_go_round():
    pairs = encounters(range(10, 14), range(3), 1, 1.5).tolist()
    assert [citizen for citizen, _ in pairs] == [10, 11, 11, 12, 13, 13]
    first = pairs[0][1]
    assert [staff for _, staff in pairs] == [(first + k) % 3 for k in range(6)]
    assert encounters([5], [7], 1, 3).tolist() == [[5, 7]]
    assert len({int(encounters([50], range(20), seed, 1)[0, 1]) for seed in range(20)}) > 8


def test_one_more_citizen_leaves_the_others_alone():
    before = encounters(range(10, 30), range(7), 1, 1.5).tolist()
    assert encounters(range(10, 31), range(7), 1, 1.5).tolist()[: len(before)] == before


# The municipality's department


def test_department_has_the_size_of_the_source():
    graph = municipality_department(1)
    Structure.of_graph(graph)
    roles = Counter(role for _, role in graph.nodes(data="role"))
    assert roles == {"manager": 11, "staff": 274}
    assert graph.nodes[0] == {"role": "manager", "unit": "management", "task": "", "manager": None}
    heads = Counter(graph.nodes[place]["unit"] for place in range(1, 11))
    assert heads == {**{f"unit {k}": 2 for k in (1, 2, 3)}, **{f"unit {k}": 1 for k in (4, 5, 6, 7)}}
    assert all(graph.nodes[place]["manager"] == 0 for place in range(1, 11))


def test_department_spans_vary_with_the_seed_around_the_mean():
    def spans(seed, **numbers):
        graph = municipality_department(seed, **numbers)
        counted = Counter(manager for place, manager in graph.nodes(data="manager") if place > 10)
        return [counted[leader] for leader in range(1, 11)]

    assert spans(1) != spans(2)
    assert sum(spans(1)) == 274
    # 27.3 on average, each weight within 20 percent of 1, so each share within 0.8/1.2 and 1.2/0.8 of it.
    assert all(27.3 * 0.8 / 1.2 - 1 <= span <= 27.3 * 1.2 / 0.8 + 1 for span in spans(1))
    assert set(spans(1, span_spread=0.0)) == {27, 28}
    assert spans(1, staff=10) == [1] * 10


def test_department_gives_everybody_the_task():
    assert {task for _, task in municipality_department(1, task="care").nodes(data="task")} == {"care"}


@pytest.mark.parametrize(
    ("numbers", "argument"),
    [
        ({"units": 0}, "units=0"),
        ({"managers": 7}, "managers=7"),
        ({"staff": 9}, "staff=9"),
        ({"span_spread": 1.0}, "span_spread=1.0"),
        ({"span_spread": -0.1}, "span_spread=-0.1"),
        ({"seed": -1}, "seed=-1"),
    ],
)
def test_department_refuses_numbers_out_of_bounds(numbers, argument):
    with pytest.raises(ParameterError, match=argument) as caught:
        municipality_department(**{"seed": 1, **numbers})
    assert len(str(caught.value).splitlines()) == 1


# Hospitals (SOU 2018:38, chapter 5)


def test_hospitals_have_the_sites_and_levels_of_the_source():
    graph = hospitals(1)
    assert roles(graph) == {"politician": 9, "manager": 37, "staff": 288, "citizen": 432}
    assert levels(graph) == [1, 4, 8, 24, 288]
    assert set(spans(graph).values()) == {12}
    towns = {"Malmö-Lund", "Helsingborg", "Hässleholm", "Kristianstad"}
    towns |= {"Landskrona", "Trelleborg", "Ystad", "Ängelholm"}
    assert {locality for _, locality in graph.nodes(data="locality")} - {None} == towns
    superiors = [of(graph, place, "manager") for place in places(graph, "manager")]
    led = Counter(of(graph, place, "unit") for place in superiors if place is not None)
    assert led["SUS"] == led["Hälsostaden Ängelholm"] == 1
    assert led["Sund"] + led["Kryh"] == 6


def test_psychiatry_is_the_last_clinic_of_each_site():
    graph = hospitals(1, clinics=4, psychiatric=2)
    tasks = {of(graph, place, "unit"): of(graph, place, "task") for place in places(graph, "staff")}
    assert tasks == {
        f"{town} clinic {k}": "psychiatry" if k > 2 else "somatic"
        for town, _ in HOSPITALS
        for k in range(1, 5)
    }
    assert set(nx.get_node_attributes(hospitals(1, psychiatric=0), "task").values()) == {"", "somatic"}
    default = hospitals(1)
    kinds = Counter(of(default, place, "task") for place in places(default, "staff"))
    assert kinds == {"somatic": 192, "psychiatry": 96}


def test_the_regions_politicians_meet_directors_only():
    graph = hospitals(1)
    directors = {"central office", "SUS", "Sund", "Kryh", "Hälsostaden Ängelholm"}
    assert tied_to(graph) == {"board": directors}
    assert len(ties(graph, "politics")) == 9 * 5


@pytest.mark.parametrize("sites", range(1, 9))
def test_every_administration_has_a_hospital(sites):
    for administrations in range(1, min(sites, 4) + 1):
        graph = hospitals(1, sites=sites, administrations=administrations, clinics=1, span=1)
        assert levels(graph)[:3] == [1, administrations, sites]
        assert {of(graph, place, "manager") for place in range(administrations + 1)} == {None, 0}


# A municipality


def test_municipality_has_a_board_and_committees():
    graph = municipality(1)
    assert roles(graph) == {"politician": 36, "manager": 26, "staff": 300, "citizen": 300}
    assert levels(graph) == [1, 5, 20, 300]
    expected = {f"{department} committee": {f"{department} management"} for department in DEPARTMENTS}
    assert tied_to(graph) == {"board": {"central office"}, **expected}
    assert len(ties(graph, "politics")) == 11 + 5 * 5


def test_municipal_spans_vary_and_citizens_do_not():
    graph = municipality(1)
    assert len(set(spans(graph).values())) > 2
    assert all(15 * 0.8 / 1.2 - 1 <= span <= 15 * 1.2 / 0.8 + 1 for span in spans(graph).values())
    assert set(spans(municipality(1, span_spread=0.0)).values()) == {15}
    assert set(Counter(of(graph, each, "unit") for each in places(graph, "citizen")).values()) == {15}


def test_units_of_a_department_are_in_town_and_in_villages():
    graph = municipality(1)
    where = {of(graph, place, "unit"): of(graph, place, "locality") for place in places(graph, "staff")}
    assert [where[f"culture unit {k}"] for k in (1, 2, 3, 4)] == ["town", "village 1", "village 2", "town"]


def test_tasks_by_name():
    graph = municipality(1, tasks={"education": "teaching"})
    assert {of(graph, place, "task") for place in places(graph, "staff")} == {"", "teaching"}
    assert {of(graph, place, "unit") for place in graph if of(graph, place, "task") == "teaching"} == {
        f"education unit {k}" for k in (1, 2, 3, 4)
    }
    graph = care_chain(1, tasks={"home help": "home_visits"})
    assert sum(of(graph, place, "task") == "home_visits" for place in graph) == 11
    graph = collaborating_organisations(1, tasks={"police": "patrol"})
    assert sum(of(graph, place, "task") == "patrol" for place in graph) == 18
    assert {of(school(1, task="x"), place, "task") for place in range(1, 41)} == {"x"}


# A school


def test_a_principal_leads_teams_with_pupils_of_all_parts():
    graph = school(1)
    assert roles(graph) == {"manager": 1, "staff": 40, "citizen": 120}
    assert levels(graph) == [1, 40]
    teams = Counter(of(graph, place, "unit") for place in places(graph, "staff"))
    assert teams == {f"team {k}": 8 for k in range(1, 6)}
    pupils = Counter(
        (of(graph, place, "unit"), of(graph, place, "locality")) for place in places(graph, "citizen")
    )
    assert pupils == {(team, f"part {k}"): 8 for team in teams for k in (1, 2, 3)}
    assert len(ties(graph, "encounter")) == 240


# A care chain (SOU 2018:38, chapter 10)


def test_the_chain_has_two_principals_with_lines_of_their_own():
    graph = care_chain(1)
    assert roles(graph) == {"politician": 10, "manager": 8, "staff": 60, "citizen": 90}
    assert levels(graph) == [2, 6, 60]
    principal = dict(ALINGSAS)
    for place in places(graph, "staff"):
        head = of(graph, place, "manager")
        director = of(graph, head, "manager")
        assert of(graph, head, "unit") == of(graph, place, "unit")
        assert of(graph, director, "unit") == f"{principal[of(graph, place, 'unit')]} management"
    assert tied_to(graph) == {f"{each} board": {f"{each} management"} for each in principal.values()}


def test_partners_are_in_links_next_to_each_other():
    graph = care_chain(1, partners=3)
    order = [unit for unit, _ in ALINGSAS]
    principal = dict(ALINGSAS)
    counted = Counter()
    for tie in ties(graph, "partner"):
        one, other = sorted(order.index(of(graph, place, "unit")) for place in tie)
        assert other == one + 1
        kinds = {of(graph, place, "role") for place in tie}
        assert len(kinds) == 1
        counted[one, kinds.pop()] += 1
    assert {link: number for (link, kind), number in counted.items() if kind == "staff"} == dict.fromkeys(
        range(5), 3
    )
    across = [k for k in range(5) if principal[order[k]] != principal[order[k + 1]]]
    assert [link for link, kind in counted if kind == "manager"] == across == [1]
    assert len({place for tie in ties(care_chain(1, partners=10), "partner") for place in tie}) == 62


def test_luck_says_who_the_partners_are():
    pairs = [paired(seed, range(10), range(10, 20), 1)[0] for seed in range(30)]
    assert len({one for one, _ in pairs}) > 5
    assert len({other for _, other in pairs}) > 5
    assert len({other - one for one, other in pairs}) > 5


def test_citizens_pass_links_in_a_row_from_their_unit_on():
    graph = care_chain(1)
    order = [unit for unit, _ in ALINGSAS]
    passed = defaultdict(set)
    for citizen, staff in ends(graph, "encounter", "citizen"):
        passed[citizen].add(order.index(of(graph, staff, "unit")))
    assert len(passed) == 90
    for citizen, links in passed.items():
        assert links == set(range(min(links), max(links) + 1))
        assert len(links) >= 2
        assert of(graph, citizen, "unit") == order[min(links)]
    assert {min(links) for links in passed.values()} == {0, 1, 2, 3, 4}
    assert {len(links) for links in passed.values()} == {2, 3, 4, 5, 6}


def test_a_chain_of_ones_own():
    graph = care_chain(1, links=[("ward", "region"), ("home care", "municipality"), ("respite", "charity")])
    Structure.of_graph(graph)
    assert levels(graph) == [3, 3, 30]
    assert len(ties(graph, "partner")) == 2 * 2 + 2


# Organisations that collaborate


def test_each_organisation_has_a_line_of_its_own():
    graph = collaborating_organisations(1)
    assert roles(graph) == {"manager": 15, "staff": 80, "citizen": 120}
    assert levels(graph) == [5, 10, 80]
    for place in places(graph, "staff"):
        head = of(graph, of(graph, of(graph, place, "manager"), "manager"), "unit")
        assert of(graph, place, "unit").startswith(head.removesuffix(" management") + " unit ")


def test_steering_group_and_team_are_tied_across_organisations():
    graph = collaborating_organisations(1)
    partner = nx.Graph([tuple(tie) for tie in ties(graph, "partner")])
    heads = [place for place in graph if of(graph, place, "unit").endswith(" management")]
    group, team = sorted(nx.connected_components(partner), key=lambda each: heads[0] not in each)
    assert group == set(heads)
    assert {of(graph, place, "role") for place in team} == {"staff"}
    assert sorted(of(graph, place, "unit").rpartition(" unit ")[0] for place in team) == sorted(ORGANISATIONS)
    assert partner.number_of_edges() == 10 + 10
    larger = ties(collaborating_organisations(1, spanners=2), "partner")
    assert len(larger) == 10 + 10 * 4
    assert ties(graph, "partner") < larger
    assert len(ties(collaborating_organisations(1, spanners=0), "partner")) == 10


@pytest.mark.parametrize("shared", [0.0, 0.3, 1.0])
def test_shared_citizens_are_served_by_several_organisations(shared):
    graph = collaborating_organisations(1, shared=shared)
    serving = defaultdict(set)
    for citizen, staff in ends(graph, "encounter", "citizen"):
        serving[citizen].add(of(graph, staff, "unit").rpartition(" unit ")[0])
    several = Counter(len(each) for each in serving.values())
    assert abs((120 - several[1]) / 120 - shared) < (0.1 if 0 < shared < 1 else 1e-9)
    assert set(several) - {1} == ({2, 3, 4, 5} if shared else set())


# Arguments


@pytest.mark.parametrize(
    ("generator", "numbers", "said"),
    [
        (hospitals, {"sites": 9}, "sites=9 is not a whole number from 1 to 8"),
        (hospitals, {"sites": 2.0}, "sites=2.0 is not a whole number"),
        (hospitals, {"sites": 3}, "administrations=4 is not a whole number from 1 to 3"),
        (hospitals, {"clinics": 0}, "clinics=0"),
        (hospitals, {"psychiatric": 4}, "psychiatric=4 is not a whole number from 0 to 3"),
        (hospitals, {"span": 0}, "span=0"),
        (hospitals, {"politicians": -1}, "politicians=-1"),
        (hospitals, {"citizens_per_staff": float("nan")}, "citizens_per_staff=nan is outside 0 to 100"),
        (hospitals, {"citizens_per_staff": float("inf")}, "citizens_per_staff=inf"),
        (hospitals, {"contacts": 0.5}, "contacts=0.5 is outside 1 to 100"),
        (municipality, {"departments": ()}, "departments="),
        (municipality, {"departments": ("a", "a")}, "departments="),
        (municipality, {"departments": ("a", "")}, "departments="),
        (municipality, {"units": 0}, "units=0"),
        (municipality, {"span_spread": 1}, "span_spread=1"),
        (municipality, {"board": -1}, "board=-1"),
        (municipality, {"committee": -1}, "committee=-1"),
        (municipality, {"localities": 0}, "localities=0"),
        (municipality, {"tasks": {"parks": "x"}}, "tasks=.'parks'. is not known"),
        (school, {"teams": 0}, "teams=0"),
        (school, {"localities": 0}, "localities=0"),
        (care_chain, {"links": [("ward", "region")]}, "links="),
        (care_chain, {"links": [("ward", "region"), ("ward", "municipality")]}, "links="),
        (care_chain, {"partners": 11}, "partners=11 is not a whole number from 0 to 10"),
        (care_chain, {"politicians": -1}, "politicians=-1"),
        (care_chain, {"tasks": {"ward": "x"}}, "tasks="),
        (collaborating_organisations, {"organisations": ("school",)}, "organisations="),
        (collaborating_organisations, {"units": 0}, "units=0"),
        (collaborating_organisations, {"spanners": 17}, "spanners=17 is not a whole number from 0 to 16"),
        (collaborating_organisations, {"shared": 1.1}, "shared=1.1 is outside 0 to 1"),
        (collaborating_organisations, {"tasks": {"ward": "x"}}, "tasks="),
        *((generator, {"seed": -1}, "seed=-1") for generator in GENERATORS),
    ],
)
def test_arguments_out_of_bounds_give_one_line(generator, numbers, said):
    with pytest.raises(ParameterError, match=said) as caught:
        generator(**{"seed": 1, **numbers})
    assert len(str(caught.value).splitlines()) == 1


# Reviewers

MOST_REVIEWERS = {
    municipality_department: 10,
    hospitals: 24,
    municipality: 20,
    school: 1,
    care_chain: 6,
    collaborating_organisations: 10,
}
reviewing = pytest.mark.parametrize(
    ("generator", "most"), MOST_REVIEWERS.items(), ids=lambda each: getattr(each, "__name__", None)
)


@reviewing
def test_reviewers_share_out_the_managers_of_staff_evenly_and_in_order(generator, most):
    for number in sorted({1, (most + 1) // 2, most}):
        graph = generator(2, reviewers=number)
        Structure.of_graph(graph)
        reviewers, leaders = places(graph, "reviewer"), sorted(spans(graph))
        assert (len(reviewers), len(leaders)) == (number, most)
        reviewed = sorted(ends(graph, "review", "manager"))
        assert [manager for manager, _ in reviewed] == leaders
        assert [reviewer for _, reviewer in reviewed] == sorted(reviewer for _, reviewer in reviewed)
        shares = Counter(reviewer for _, reviewer in reviewed)
        assert set(shares) == set(reviewers)
        assert max(shares.values()) - min(shares.values()) <= 1
        assert {tuple(graph.nodes[each].items()) for each in reviewers} == {
            (("role", "reviewer"), ("unit", "inspectorate"), ("task", ""), ("manager", None))
        }
        assert set(graph[reviewers[0]]) <= set(leaders), "no ties but those of review"


@reviewing
def test_with_reviewers_everybody_else_has_the_same_place_and_ties(generator, most):
    for seed in (0, 3):
        plain, reviewed = generator(seed), generator(seed, reviewers=most)
        n = len(plain)
        assert places(reviewed, "reviewer") == list(range(n, n + most))
        others = reviewed.subgraph(range(n))
        assert list(others.nodes(data=True)) == list(plain.nodes(data=True))
        assert {frozenset(each[:2]): each[2] for each in others.edges(data=True)} == {
            frozenset(each[:2]): each[2] for each in plain.edges(data=True)
        }
        assert nx.utils.graphs_equal(generator(seed, reviewers=0), plain)
        assert nx.utils.graphs_equal(generator(seed, reviewers=most), reviewed)


@pytest.mark.parametrize(
    ("generator", "sizes", "leaders"),
    [
        (municipality_department, {"managers": 4, "units": 2}, 3),
        (hospitals, {"sites": 2, "administrations": 1, "clinics": 2, "citizens_per_staff": 0}, 4),
        (municipality, {"departments": ("a", "b"), "units": 2}, 4),
        (care_chain, {"links": [("ward", "region"), ("home care", "municipality")]}, 2),
        (collaborating_organisations, {"organisations": ("a", "b", "c"), "units": 1}, 3),
    ],
)
def test_reviewers_in_organisations_of_other_sizes(generator, sizes, leaders):
    assert len(ties(generator(1, reviewers=leaders, **sizes), "review")) == leaders
    with pytest.raises(
        ParameterError, match=f"reviewers={leaders + 1} is not a whole number from 0 to {leaders}"
    ):
        generator(1, reviewers=leaders + 1, **sizes)


@reviewing
@pytest.mark.parametrize("wrong", [-1, 1.0, "2", None, 10**6])
def test_reviewers_out_of_bounds_give_one_line(generator, most, wrong):
    said = f"reviewers={wrong} is not a whole number from 0 to {most} .at most one for each manager who"
    with pytest.raises(ParameterError, match=said) as caught:
        generator(1, reviewers=wrong)
    assert len(str(caught.value).splitlines()) == 1


def test_the_inspectorate_is_nobody_elses_unit():
    links = [("inspectorate", "region"), ("ward", "region")]
    Structure.of_graph(care_chain(1, links=links))
    with pytest.raises(ParameterError, match=r"reviewers=1 .*'inspectorate'") as caught:
        care_chain(1, links=links, reviewers=1)
    assert len(str(caught.value).splitlines()) == 1
