"""Generators of organisations, with sizes from the sources: who works there, and who is served.

Each returns a `Structure`, which is arrays; `Structure.graph` makes the organisation graph of it.

They lay out the employed first, then politicians, citizens and reviewers, and draw what is between them last.
So the organisation itself is the same whatever the number of politicians and citizens. Reviewers come after
everybody else because luck is keyed by place: with them, all others have the same places, ties and luck as
without. They make up an inspectorate, and share the managers who lead staff among them, in order and evenly.
Sizes do not depend on the seed, which decides only who is tied to whom and, where it is said, the spans.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise

import numpy as np

from tillit.model.citizens import runs
from tillit.model.errors import ParameterError
from tillit.model.network import CITIZEN, POLITICIAN, STAFF
from tillit.model.randomness import NOBODY, blocks, checked_seed
from tillit.model.roster import (
    MOST,
    Roster,
    check_amounts,
    check_counts,
    check_members,
    check_names,
    check_people,
    check_reviewers,
    checked_tasks,
    crossed,
    paired,
    picked,
)
from tillit.model.structure import Array, Structure
from tillit.model.vocabulary import Stream

ADMINISTRATIONS = ("SUS", "Sund", "Kryh", "Hälsostaden Ängelholm")
"""Hospital administrations of Region Skåne after 2013 (SOU 2018:38, section 5.3)."""
HOSPITALS = (
    ("Malmö-Lund", 0),
    ("Helsingborg", 1),
    ("Kristianstad", 2),
    ("Ängelholm", 3),
    ("Hässleholm", 2),
    ("Landskrona", 1),
    ("Trelleborg", 1),
    ("Ystad", 2),
)
"""Hospital towns of Region Skåne (section 5.3), and the administration of each (in part assumption)."""
DEPARTMENTS = ("education", "social services", "technical services", "urban planning", "culture")
"""Departments of a municipality (assumption)."""
ALINGSAS = (
    ("primary care", "region"),
    ("rehabilitation", "region"),
    ("needs assessment", "municipality"),
    ("home help", "municipality"),
    ("home nursing", "municipality"),
    ("special housing", "municipality"),
)
"""Care chain and principals in Alingsås (SOU 2018:38, section 10.4); their order in part assumption."""
ORGANISATIONS = ("school", "social services", "health care", "police", "employment office")
"""Organisations that meet the same young people (Nilsson Lundmark & Nilsson, sections 2.1, 3.2)."""


def municipality_department(
    seed: int,
    *,
    managers: int = 11,
    staff: int = 274,
    units: int = 7,
    span_spread: float = 0.2,
    task: str = "",
    reviewers: int = 0,
) -> Structure:
    """Draw a department in the size of Nyköping's individual and family services.

    A director (place 0) leads the unit managers, who lead the staff. When there are more unit managers than
    units, the first units are the bigger ones and are led by several. Colleagues are drawn.

    Parameters
    ----------
    seed : int, 0 to 2**32 - 1
        Decides the spans of control and who knows whom.
    managers : int
        Director included; at least `units` + 1.
    staff : int
        At least one for each unit manager. The default is about 26 for each manager.
    units : int
        Units below the director, at least 1. The director alone makes up one more, "management".
    span_spread : float in [0, 1)
        Spread of the weights by which staff are shared out; about the largest deviation of a span from the
        mean, as a share of the mean (assumption).
    task : str
        Task profile of every member.
    reviewers : int
        Members of an inspectorate (assumption); at most one for each unit manager.

    Raises
    ------
    ParameterError
        If a number is out of bounds.

    References
    ----------
    SOU 2018:38, section 6.1: 285 employees, 7 units, 11 managers.
    """
    leaders = managers - 1
    if units < 1:
        raise ParameterError(f"units={units} is below 1 (units); pass e.g. units=7")
    if leaders < units:
        raise ParameterError(
            f"managers={managers} is below {units + 1} (a director and one for each unit); "
            f"pass e.g. managers={units + 1}"
        )
    if staff < leaders:
        raise ParameterError(
            f"staff={staff} is below {leaders} (one for each unit manager); pass e.g. staff={26 * leaders}"
        )
    check_members(managers + staff)
    _check_spread(span_spread)
    check_reviewers(reviewers, leaders)
    spans = _spans(checked_seed(seed), staff, leaders, span_spread)
    roster = Roster()
    director = roster.head("management", task=task)
    names = [f"unit {leader % units + 1}" for leader in range(leaders)]
    heads = [roster.head(unit, director, task=task) for unit in names]
    for head, unit, span in zip(heads, names, spans, strict=True):
        roster.add(span, STAFF, unit, manager=head, task=task)
    return roster.drawn(seed, (), 1, reviewers=reviewers)


def hospitals(
    seed: int,
    *,
    sites: int = 8,
    administrations: int = 4,
    clinics: int = 3,
    psychiatric: int = 1,
    span: int = 12,
    politicians: int = 9,
    citizens_per_staff: float = 1.5,
    contacts: float = 1.5,
    reviewers: int = 0,
) -> Structure:
    """Draw a region's hospitals like those of Skåne: 766 members as a rule.

    A board of politicians is tied to the regional director and to the directors of the administrations. Below
    each of them is a head of each hospital, and below those the heads of clinics, who lead the staff. Units
    are clinics, localities the towns; patients live in the town of the clinic that serves them. Towns,
    administrations and levels are those of the source; clinics and people are a sample, scaled down to a
    few per cent.

    Parameters
    ----------
    seed : int, 0 to 2**32 - 1
        Decides who serves whom and which citizens know each other.
    sites : int, 1 to 8
        Hospitals, the first of `HOSPITALS`.
    administrations : int, 1 to 4
        At most `sites`; fewer than four share the hospitals of the others.
    clinics : int
        Clinics of each hospital (assumption).
    psychiatric : int
        How many of them, the last ones, have the task "psychiatry"; the others have "somatic" (assumption).
    span : int
        Staff of each head of clinic (assumption).
    politicians : int
        Members of the board (assumption).
    citizens_per_staff : float
        Patients for each member of staff (assumption).
    contacts : float
        Mean number of members of staff who serve a patient (assumption).
    reviewers : int
        Members of an inspectorate (assumption); at most one for each head of clinic.

    Raises
    ------
    ParameterError
        If a number is out of bounds.

    References
    ----------
    SOU 2018:38, section 5.3: eight hospitals in four administrations; politicians, central office,
    administrations, areas, clinics, staff.
    """
    seed = checked_seed(seed)
    check_counts("hospital towns", sites=(sites, 1, len(HOSPITALS)))
    check_counts("at most sites", administrations=(administrations, 1, min(sites, len(ADMINISTRATIONS))))
    check_counts("clinics of a hospital", clinics=(clinics, 1, MOST))
    check_counts("at most clinics", psychiatric=(psychiatric, 0, clinics))
    check_counts("members of the board", politicians=(politicians, 0, MOST))
    check_people(span, citizens_per_staff, contacts)
    check_reviewers(reviewers, sites * clinics)
    roster = Roster()
    director = roster.head("central office")
    heads = [roster.head(name, director) for name in ADMINISTRATIONS[:administrations]]
    wards = []
    for town, belongs in HOSPITALS[:sites]:
        head = roster.head(f"{town} hospital", heads[belongs % administrations], locality=town)
        for k in range(1, clinics + 1):
            unit, task = f"{town} clinic {k}", "somatic" if k <= clinics - psychiatric else "psychiatry"
            wards.append((roster.team(span, unit, head, task=task, locality=town), unit, town))
    board = roster.add(politicians, POLITICIAN, "board")
    n_patients = round(citizens_per_staff * span)
    served = [(roster.add(n_patients, CITIZEN, unit, locality=town), staff) for staff, unit, town in wards]
    politics = crossed(board, [director, *heads])
    return roster.drawn(seed, served, contacts, politics=politics, reviewers=reviewers)


def municipality(
    seed: int,
    *,
    departments: Sequence[str] = DEPARTMENTS,
    units: int = 4,
    span: int = 15,
    span_spread: float = 0.2,
    board: int = 11,
    committee: int = 5,
    localities: int = 3,
    citizens_per_staff: float = 1.0,
    contacts: float = 2.0,
    tasks: Mapping[str, str] | None = None,
    reviewers: int = 0,
) -> Structure:
    """Draw a small municipality: 662 members as a rule.

    The municipal board is tied to the municipal director and the committee of each department to its head.
    Below each head are the heads of units, who lead the staff. The units of a department take turns to be
    in the town and in the villages; citizens live where the unit that serves them is.

    Parameters
    ----------
    seed : int, 0 to 2**32 - 1
        Decides the spans, who serves whom and who know each other.
    departments : sequence of str
        Their names, at least one and each once.
    units : int
        Units of each department (assumption).
    span : int
        Mean number of staff of a head of unit (assumption; Nyköping has 26 for each manager, section 6.1, and
        Sundsvall about 28 in each area, section 8.3).
    span_spread : float in [0, 1)
        As in `municipality_department` (assumption).
    board, committee : int
        Politicians of the board and of each committee (assumption).
    localities : int
        The town, and villages (assumption).
    citizens_per_staff : float
        Citizens served for each member of staff (assumption), the same number in every unit.
    contacts : float
        Mean number of members of staff who serve a citizen; two in Sundsvall (section 8.5).
    tasks : mapping of department to name of a task profile
        A department that is not in it has the scenario's default.
    reviewers : int
        Members of an inspectorate (assumption); at most one for each head of unit.

    Raises
    ------
    ParameterError
        If a number is out of bounds, or a name is not usable.

    References
    ----------
    Structure: Ramberg, Hellström, Knutsson & Mattisson (SKR), chapter 2. SOU 2018:38, sections 6.1, 8.3 and
    8.5.
    """
    seed = checked_seed(seed)
    check_names("departments", departments, 1)
    tasks = checked_tasks(tasks, departments)
    check_counts("units of a department", units=(units, 1, MOST))
    check_counts("politicians", board=(board, 0, MOST), committee=(committee, 0, MOST))
    check_counts("the town and villages", localities=(localities, 1, MOST))
    _check_spread(span_spread)
    check_people(span, citizens_per_staff, contacts)
    check_reviewers(reviewers, len(departments) * units)
    places = ["town", *(f"village {k}" for k in range(1, localities))]
    n_units = len(departments) * units
    spans = iter(_spans(seed, n_units * span, n_units, span_spread))
    roster = Roster()
    director = roster.head("central office")
    heads, teams = [], []
    for department in departments:
        heads.append(roster.head(f"{department} management", director))
        task = tasks.get(department, "")
        for k in range(units):
            unit, where = f"{department} unit {k + 1}", places[k % localities]
            teams.append((roster.team(next(spans), unit, heads[-1], task=task, locality=where), unit, where))
    politics = [crossed(roster.add(board, POLITICIAN, "board"), [director])]
    for department, head in zip(departments, heads, strict=True):
        politics.append(crossed(roster.add(committee, POLITICIAN, f"{department} committee"), [head]))
    n_citizens = round(citizens_per_staff * span)
    served = [(roster.add(n_citizens, CITIZEN, unit, locality=where), staff) for staff, unit, where in teams]
    return roster.drawn(seed, served, contacts, politics=np.concatenate(politics), reviewers=reviewers)


def school(
    seed: int,
    *,
    teams: int = 5,
    span: int = 8,
    localities: int = 3,
    citizens_per_staff: float = 3.0,
    contacts: float = 2.0,
    task: str = "",
    reviewers: int = 0,
) -> Structure:
    """Draw a school: 161 members as a rule.

    A principal leads all teachers, who work in teams: the units. Each team has its own pupils, who live in
    all the localities in turn; a pupil stands for the parents too.

    Parameters
    ----------
    seed : int, 0 to 2**32 - 1
        Decides who teaches whom and who know each other.
    teams : int
        Teams of teachers (assumption).
    span : int
        Teachers of each team (assumption).
    localities : int
        Parts of the town where pupils live (assumption).
    citizens_per_staff : float
        Pupils for each teacher (assumption).
    contacts : float
        Mean number of teachers a pupil is close to (assumption).
    task : str
        Task profile of every team.
    reviewers : int
        0, or 1 who reviews the principal, and so all teams (assumption).

    Raises
    ------
    ParameterError
        If a number is out of bounds.

    References
    ----------
    SOU 2018:38, sections 2.3-2.5 (schools with the same structure) and 13.4 (principal and teachers). No
    sizes are given there.
    """
    seed = checked_seed(seed)
    check_counts("teams of teachers", teams=(teams, 1, MOST))
    check_counts("parts of the town", localities=(localities, 1, MOST))
    check_people(span, citizens_per_staff, contacts)
    check_reviewers(reviewers, 1)
    roster = Roster()
    principal = roster.head("management")
    units = [f"team {k}" for k in range(1, teams + 1)]
    teachers = [roster.add(span, STAFF, unit, manager=principal, task=task) for unit in units]
    parts = [f"part {k}" for k in range(1, localities + 1)]
    pupils = [roster.add(round(citizens_per_staff * span), CITIZEN, unit) for unit in units]
    for team in pupils:
        roster.set_apart(team, "locality", parts, np.arange(len(team)) % localities)
    return roster.drawn(seed, zip(pupils, teachers, strict=True), contacts, reviewers=reviewers)


def care_chain(
    seed: int,
    *,
    links: Sequence[tuple[str, str]] = ALINGSAS,
    span: int = 10,
    partners: int = 2,
    politicians: int = 5,
    citizens_per_staff: float = 1.5,
    contacts: float = 1.0,
    tasks: Mapping[str, str] | None = None,
    reviewers: int = 0,
) -> Structure:
    """Draw a chain of care that runs through units of several principals: 168 members as a rule.

    Each principal has a board tied to its director, who leads the heads of its links, who lead the staff.
    Partner ties join each link with the next: some of the staff and, where the principals differ, the heads.
    A citizen passes two or more links in a row and is served in each; her unit is the first of them.

    Parameters
    ----------
    seed : int, 0 to 2**32 - 1
        Decides which links citizens pass, who serves them and who know each other.
    links : sequence of (unit, principal)
        In the order of the chain, at least two; each unit once.
    span : int
        Staff of each link (assumption).
    partners : int
        Pairs of staff who work together between a link and the next, at most `span` (assumption).
    politicians : int
        Members of each principal's board (assumption).
    citizens_per_staff : float
        Citizens for each member of staff of the chain (assumption).
    contacts : float
        Mean number of members of staff who serve a citizen in each link (assumption).
    tasks : mapping of unit to name of a task profile
        A link that is not in it has the scenario's default.
    reviewers : int
        Members of an inspectorate (assumption); at most one for each link.

    Raises
    ------
    ParameterError
        If a number is out of bounds, or a name is not usable.

    References
    ----------
    SOU 2018:38, sections 10.3-10.4 and figure 10.1: the links. No sizes are given there.
    """
    seed = checked_seed(seed)
    units = [unit for unit, _ in links]
    check_names("links", units, 2)
    tasks = checked_tasks(tasks, units)
    check_counts("members of a board", politicians=(politicians, 0, MOST))
    check_people(span, citizens_per_staff, contacts)
    check_counts("pairs, at most span", partners=(partners, 0, span))
    check_reviewers(reviewers, len(links))
    roster = Roster()
    directors = {
        principal: roster.head(f"{principal} management") for principal in dict.fromkeys(dict(links).values())
    }
    chain = [
        roster.team(span, unit, directors[principal], task=tasks.get(unit, "")) for unit, principal in links
    ]
    boards = [
        crossed(roster.add(politicians, POLITICIAN, f"{principal} board"), [director])
        for principal, director in directors.items()
    ]
    citizens = roster.add(round(citizens_per_staff * span * len(links)), CITIZEN, "")
    entry, length, _, _ = blocks(seed, 0, citizens, NOBODY, 0, Stream.GRAPH)
    first = (entry * (len(links) - 1)).astype(np.int64)
    passed = 2 + (length * (len(links) - 1 - first)).astype(np.int64)
    roster.set_apart(citizens, "unit", units, first)
    passing = _sorted_by(runs(first, passed), np.repeat(citizens, passed), len(links))
    partner: list[tuple[int, int]] = []
    for (one, other), ((_, principal), (_, following)) in zip(pairwise(chain), pairwise(links), strict=True):
        partner += paired(seed, one, other, partners)
        if principal != following:
            # The head of a team stands just before her staff.
            partner.append((one[0] - 1, other[0] - 1))
    served = zip(passing, chain, strict=True)
    politics = np.concatenate(boards)
    return roster.drawn(seed, served, contacts, politics=politics, partner=partner, reviewers=reviewers)


def collaborating_organisations(
    seed: int,
    *,
    organisations: Sequence[str] = ORGANISATIONS,
    units: int = 2,
    span: int = 8,
    spanners: int = 1,
    shared: float = 0.3,
    citizens_per_staff: float = 1.5,
    contacts: float = 1.0,
    tasks: Mapping[str, str] | None = None,
    reviewers: int = 0,
) -> Structure:
    """Draw organisations that share citizens and have a joint team and steering group: 215 members as a rule.

    Each organisation has a line of its own: a head, heads of units, staff. The heads make up the steering
    group. Boundary spanners, drawn among the staff of each organisation, make up the team. Partner ties join
    the members of each of these two with all in it from other organisations. A citizen is served by her
    unit; a shared one also by a unit of one or more of the other organisations.

    Parameters
    ----------
    seed : int, 0 to 2**32 - 1
        Decides who the spanners are, who shares citizens, who serves them and who know each other.
    organisations : sequence of str
        Their names, at least two and each once.
    units : int
        Units of each organisation (assumption).
    span : int
        Staff of each head of unit (assumption).
    spanners : int
        Boundary spanners of each organisation, at most its staff. One from each of five makes a team of five:
        four or better five are recommended, section 9.2.2.
    shared : float in [0, 1]
        Probability that other organisations serve a citizen too (assumption).
    citizens_per_staff : float
        Citizens for each member of staff (assumption).
    contacts : float
        Mean number of members of staff who serve a citizen in each organisation (assumption).
    tasks : mapping of organisation to name of a task profile
        An organisation that is not in it has the scenario's default.
    reviewers : int
        Members of an inspectorate (assumption); at most one for each head of unit.

    Raises
    ------
    ParameterError
        If a number is out of bounds, or a name is not usable.

    References
    ----------
    Nilsson Lundmark & Nilsson, "1+1=3": sections 2.1 and 3.2 (organisations), 7.1.4 (a steering group of
    managers with mandate), 9.2 (the team). No sizes of organisations are given there.
    """
    seed = checked_seed(seed)
    check_names("organisations", organisations, 2)
    tasks = checked_tasks(tasks, organisations)
    check_counts("units of an organisation", units=(units, 1, MOST))
    check_people(span, citizens_per_staff, contacts)
    check_counts("staff of an organisation", spanners=(spanners, 0, units * span))
    check_amounts("probability", shared=(shared, 0, 1))
    check_reviewers(reviewers, len(organisations) * units)
    roster = Roster()
    heads: list[int] = []
    staff: list[range] = []
    names = [f"{organisation} unit {k + 1}" for organisation in organisations for k in range(units)]
    for home, organisation in enumerate(organisations):
        heads.append(roster.head(f"{organisation} management"))
        task = tasks.get(organisation, "")
        own = names[home * units : (home + 1) * units]
        staff += [roster.team(span, unit, heads[home], task=task) for unit in own]
    n_citizens = round(citizens_per_staff * span)
    before = len(roster)
    for unit in names:
        roster.add(n_citizens, CITIZEN, unit)
    citizens = np.arange(before, len(roster))
    is_shared, number, _, _ = blocks(seed, 0, citizens, NOBODY, 0, Stream.GRAPH)
    others = np.where(is_shared < shared, 1 + (number * (len(organisations) - 1)).astype(np.int64), 0)
    # The units with one number in their organisations serve each other's citizens: their own, then the next.
    own_unit = np.repeat(np.arange(len(names)), n_citizens)
    serving = (np.repeat(own_unit, others + 1) + units * runs(0 * others, others + 1)) % len(names)
    served = _sorted_by(serving, np.repeat(citizens, others + 1), len(names))
    teams = [
        picked(seed, np.concatenate(staff[home * units : (home + 1) * units]), spanners)
        for home in range(len(organisations))
    ]
    partner = [np.array([*combinations(heads, 2)])]
    partner += [crossed(one, other) for one, other in combinations(teams, 2)]
    pairs = zip(served, staff, strict=True)
    return roster.drawn(seed, pairs, contacts, partner=np.concatenate(partner), reviewers=reviewers)


def _spans(seed: int, staff: int, leaders: int, spread: float) -> list[int]:
    """Share out the staff: one for each leader, the rest in proportions that vary by `spread`."""
    luck = blocks(seed, 0, range(1, leaders + 1), NOBODY, 0, Stream.GRAPH)[0]
    # One addition after the other: `np.sum` rounds otherwise.
    reached = np.cumsum([0.0, *(1 + spread * (2 * luck - 1))])
    bounds = np.round((staff - leaders) * reached / reached[-1]).astype(np.int64)
    spans: list[int] = (1 + np.diff(bounds)).tolist()
    return spans


def _sorted_by(group: Array, places: Array, groups: int) -> list[Array]:
    """Return the places of each of the groups, in the order in which they stand."""
    ends = np.cumsum(np.bincount(group, minlength=groups))
    return np.split(places[np.argsort(group, kind="stable")], ends[:-1])


def _check_spread(spread: float) -> None:
    if not 0 <= spread < 1:
        raise ParameterError(
            f"span_spread={spread} is outside 0 to 1 (share of the mean span, 1 excluded); "
            "pass e.g. span_spread=0.2"
        )
