"""The state of an ensemble: arrays with a leading run axis, and nothing else.

Each array is declared once, with dtype, axes and meaning; `State.build` makes them from structures.
Places of members are 0 .. n-1. The order of ties is private to this module: outside, a tie is
(trustor, trustee).
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np
import numpy.typing as npt

from tillit.model.errors import ScenarioError
from tillit.model.levers import Governance
from tillit.model.parameters import Assumptions, TaskProfile
from tillit.model.randomness import persons
from tillit.model.structure import WORDS, Structure
from tillit.model.vocabulary import Belief, Relation, Role, Tally, TrustRule, Use

Array = npt.NDArray[Any]

NO_TIE = -1
SHARE = (0.0, 1.0)
AMOUNT = (0.0, math.inf)
CHANGE = (-1.0, 1.0)


def _array(dtype: str, axes: str, meaning: str, within: tuple[float, float] | None = None) -> Any:
    """Declare an array; `within` are the bounds of a float's values, both allowed, and None is any number."""
    low, high = within or (-math.inf, math.inf)
    metadata = {"dtype": dtype, "axes": tuple(axes.split()), "meaning": meaning, "low": low, "high": high}
    return field(metadata=metadata)


@dataclass(slots=True, kw_only=True)
class State:
    """Every run of an ensemble, side by side; row 0 of each array is run 0.

    The engines change the arrays in place. Ties are sorted by trustor, relation and trustee: those of trustor
    i of run r are ``tie_start[r, i] .. tie_start[r, i + 1]``, and those of one relation start at
    ``relation_start[r, i, relation]``; rows are padded to the longest run and the padding is never read.
    `evidence` has length 0 unless the rule is beta. `unit_task_name` names the task profile of each unit of
    each run; "" where nobody is staff.
    """

    assumptions: tuple[Assumptions, ...]
    unit_task_name: tuple[tuple[str, ...], ...]
    week: int = 0

    run_seed: Array = _array("uint32", "run", "seed of the luck")
    run_replication: Array = _array("uint32", "run", "replication of the luck")
    run_control: Array = _array(
        "float64", "run", "control that the board has added to the levers, 0 to 1", SHARE
    )
    run_change: Array = _array("float64", "run", "what the board added this week", CHANGE)
    run_expected: Array = _array(
        "float64", "run", "registered output the board expects; 0 = no report yet", AMOUNT
    )
    run_reported: Array = _array(
        "float64", "run", "registered output since the board's last decision, summed", AMOUNT
    )
    run_warnings: Array = _array(
        "float64", "run", "errors the board heard of since its last decision, per member of staff", AMOUNT
    )
    run_scandal: Array = _array("float64", "run", "scandals still remembered, 0 to 1", SHARE)
    run_outrage: Array = _array("float64", "run", "share of staff in units with a scandal this week", SHARE)

    member_role: Array = _array("int8", "run member", "`Role`")
    member_unit: Array = _array("int32", "run member", "unit the member belongs to")
    member_person: Array = _array("uint32", "run member", "permanent identity, `randomness.person`")
    member_disposition: Array = _array("int8", "run member", "`Disposition`")
    member_motivation: Array = _array("float64", "run member", "1 = a conditional co-operator", AMOUNT)
    member_strain: Array = _array("float64", "run member", "0 none, 1 worn out", SHARE)
    member_ability: Array = _array("float64", "run member", "0 cannot, 1 masters", SHARE)
    member_propensity: Array = _array("float64", "run member", "propensity to trust, 0 to 1", SHARE)
    member_upbringing: Array = _array(
        "float64", "run member", "propensity the person came with, 0 to 1", SHARE
    )
    member_upward: Array = _array("int64", "run member", "own tie to the manager, or -1")
    member_downward: Array = _array("int64", "run member", "the manager's tie to the member, or -1")
    member_order: Array = _array("int32", "run member", "places from the bottom of the line upwards")

    member_proposal: Array = _array(
        "float64", "run member", "change of control a politician proposes", CHANGE
    )
    member_control: Array = _array("float64", "run member", "the board's control as it arrives", SHARE)
    member_message: Array = _array(
        "float64", "run member", "share that is left of what the leadership says, or hears", SHARE
    )
    member_priority: Array = _array(
        "float64", "run member", "weight a manager puts on coaching, 0 to 1", SHARE
    )
    member_checks: Array = _array(
        "float64", "run member", "share of the wanted checking a manager has time for", SHARE
    )
    member_coaches: Array = _array(
        "float64", "run member", "share of the wanted coaching a manager has time for", SHARE
    )
    member_depth: Array = _array(
        "float64", "run member", "how deep a reviewer inspects this week, 0 to 1", SHARE
    )

    member_monitoring: Array = _array("float64", "run member", "follow-up as it arrives", SHARE)
    member_sanctions: Array = _array("float64", "run member", "sanctions as they arrive", SHARE)
    member_support: Array = _array("float64", "run member", "coaching as it arrives", SHARE)
    member_discretion: Array = _array("float64", "run member", "freedom as it arrives", SHARE)
    member_purpose: Array = _array("float64", "run member", "shared purpose as it arrives", SHARE)
    member_ambiguity: Array = _array(
        "float64", "run member", "how little is said about what to do, 0 to 1", SHARE
    )
    member_seen: Array = _array("float64", "run member", "probability that free riding is seen", SHARE)
    member_talk: Array = _array("float64", "run member", "how far dialogue can answer", SHARE)
    member_answered: Array = _array(
        "float64", "run member", "probability that what is seen is answered", SHARE
    )
    member_felt: Array = _array("float64", "run member", "felt control", SHARE)
    member_time: Array = _array(
        "float64",
        "run member use",
        "shares of the week in `Use` order; of staff and managers they add up to 1",
        SHARE,
    )

    member_mode: Array = _array("int8", "run member", "`Mode` of the week; -1 for all but staff")
    member_stance: Array = _array("int8", "run member", "`Stance` of the week; -1 for all but citizens")
    member_mistake: Array = _array("int8", "run member", "`Mistake` of the week")
    member_true: Array = _array("float64", "run member", "true output of the week", AMOUNT)
    member_registered: Array = _array(
        "float64", "run member", "registered output of the week; a manager's: the mean of those led", AMOUNT
    )
    member_conduct: Array = _array("float64", "run member", "integrity shown to colleagues", SHARE)
    member_performance: Array = _array("float64", "run member", "integrity shown to the manager", SHARE)
    member_helpfulness: Array = _array("float64", "run member", "benevolence shown", SHARE)
    member_esteem: Array = _array("float64", "run member", "trust of the citizens served", SHARE)
    member_opinion: Array = _array(
        "float64",
        "run member belief",
        "what the member tells others of the manager, or of the service",
        SHARE,
    )
    member_left: Array = _array("int8", "run member", "1 if the holder left at the end of the week")

    unit_start: Array = _array("int32", "run unit+1", "where the unit's members start in `unit_member`")
    unit_member: Array = _array("int32", "run member", "places, unit by unit")
    unit_lever: Array = _array("float64", "run unit lever", "levers in `Governance` order", SHARE)
    unit_task: Array = _array("float64", "run unit task", "quantities in `TaskProfile` order", AMOUNT)
    unit_staff: Array = _array("int32", "run unit", "number of places of staff")
    unit_border: Array = _array("int32", "run unit", "ties across the border to partners in units with staff")
    unit_kind: Array = _array(
        "int32", "run unit", "code of the task profile among the unit's run; -1 without staff"
    )
    unit_rivals: Array = _array("int32", "run unit", "number of other units with the same task profile")
    unit_handling: Array = _array(
        "int8", "run unit", "`Handling` of the week; -1 without staff, partners or cases"
    )
    unit_prevents: Array = _array("int8", "run unit", "1 if the unit puts hours into prevention this week")
    unit_prevention: Array = _array("float64", "run unit", "what prevention has built up, 0 to 1", SHARE)
    unit_needs: Array = _array("float64", "run unit", "needs of the week; 1 = a normal load", AMOUNT)
    unit_unmet: Array = _array(
        "float64", "run unit", "needs that had to wait, in working weeks for each post", AMOUNT
    )
    unit_unanswered: Array = _array("float64", "run unit", "running share of unanswered free riding", SHARE)
    unit_hidden: Array = _array("float64", "run unit", "hidden errors, per member of staff", AMOUNT)
    unit_lessons: Array = _array("float64", "run unit", "lessons learned from mended errors, 0 to 1", SHARE)
    unit_gaming: Array = _array("float64", "run unit", "share of staff who gamed this week", SHARE)
    unit_race: Array = _array(
        "float64", "run unit", "share who gamed last week in the units it competes with", SHARE
    )
    unit_norm: Array = _array(
        "float64", "run unit", "how far reports are known to be acted on, 0 to 1", SHARE
    )
    unit_found: Array = _array(
        "float64", "run unit", "hidden errors a review brought up, per member of staff", AMOUNT
    )
    unit_harm: Array = _array("float64", "run unit", "harm of the week, per member of staff", AMOUNT)
    unit_scandal: Array = _array("int8", "run unit", "1 if hidden errors came out this week")
    unit_changed: Array = _array(
        "float64", "run unit", "how much dated events changed the levers this week", AMOUNT
    )
    unit_breach: Array = _array("int32", "run unit", "weeks of broken promises still to come")
    unit_broken: Array = _array(
        "float64", "run unit", "share of ties that a reorganisation breaks this week", SHARE
    )
    unit_reform: Array = _array(
        "float64", "run unit", "share of the week that new governance and new colleagues still take", AMOUNT
    )

    relation_start: Array = _array(
        "int64",
        "run member+1 relation",
        "where the trustor's ties of a relation start; where those of the next one do, they end",
    )
    tie_trustee: Array = _array("int32", "run tie", "place of the trustee")
    tie_relation: Array = _array("int8", "run tie", "`Relation`")
    tie_reverse: Array = _array("int64", "run tie", "where the trustee's own tie to the trustor stands")
    tie_belief: Array = _array("float64", "run tie belief", "beliefs in `Belief` order, 0 to 1", SHARE)
    tie_evidence: Array = _array(
        "float64", "run evidence belief 2", "signals for and against (beta rule)", AMOUNT
    )

    unit_tally: Array = _array(
        "float64", "run unit tally", "the unit's sums of this week, in `Tally` order", AMOUNT
    )

    tally: Array = _array(
        "float64",
        "run week part tally",
        "sums of each week in `Tally` order: part 0 is everybody, part k + 1 the units of `unit_kind` k",
        AMOUNT,
    )

    @classmethod
    def build(
        cls,
        structures: Sequence[Structure],
        *,
        seeds: Sequence[tuple[int, int]],
        assumptions: Sequence[Assumptions],
        governance: Sequence[Governance],
        tasks: Sequence[dict[str, TaskProfile]],
        weeks: int,
    ) -> "State":
        """Lay out the arrays of an ensemble; `engines.populate` then gives it people and first impressions.

        Parameters
        ----------
        structures : Structure, one a run
            All runs must have equally many members and units.
        seeds : (seed, replication), one a run
        assumptions, governance : one a run
        tasks : task profile by name, one dictionary a run; the first is used for units without a name
        weeks : int
            How many weeks of tallies to make room for.

        Raises
        ------
        ScenarioError
            If the runs differ in their number of members or units, or a task profile is unknown.
        """
        # One structure may serve many runs (both arms of a replication): lay it out once.
        distinct = {id(each): each for each in structures}
        laid_out = {key: _Layout.of(each) for key, each in distinct.items()}
        layouts = [laid_out[id(each)] for each in structures]
        members, units = layouts[0].member_role.size, len(layouts[0].unit_task_name)
        if any(each.member_role.size != members or len(each.unit_task_name) != units for each in layouts):
            raise ScenarioError("the runs of an ensemble differ in members or units; simulate them apart")
        beta = any(each.trust_rule == TrustRule.BETA.word for each in assumptions)
        longest = max(each.tie_trustee.size for each in layouts)
        names = tuple(
            layout.task_names(next(iter(known))) for layout, known in zip(layouts, tasks, strict=True)
        )
        sizes = {
            "run": len(structures),
            "member": members,
            "member+1": members + 1,
            "unit": units,
            "unit+1": units + 1,
            "part": 1 + max(len(_profiles(each)) for each in names),
            "tie": longest,
            "evidence": longest if beta else 0,
            "week": weeks,
            "relation": len(Relation),
            "belief": len(Belief),
            "lever": len(Governance.names()),
            "task": len(TaskProfile.names()),
            "tally": len(Tally),
            "use": len(Use),
            "2": 2,
        }
        arrays: dict[str, Any] = {
            each.name: np.zeros([sizes[axis] for axis in each.metadata["axes"]], each.metadata["dtype"])
            for each in cls.table()
        }
        state = cls(
            assumptions=tuple(assumptions),
            unit_task_name=names,
            **arrays,
        )
        for run, layout in enumerate(layouts):
            layout.write(state, run)
            state.run_seed[run], state.run_replication[run] = seeds[run]
            state.unit_lever[run] = [value for _, value in governance[run].items()]
            kinds = {name: kind for kind, name in enumerate(_profiles(names[run]))}
            alike = Counter(names[run])
            quantities = {name: [each for _, each in _profile(tasks[run], name).items()] for name in alike}
            state.unit_kind[run] = [kinds[name] if name else -1 for name in names[run]]
            state.unit_rivals[run] = [alike[name] - 1 if name else 0 for name in names[run]]
            state.unit_task[run] = [quantities[name] for name in names[run]]
        state.member_person[:] = persons(members)
        return state

    @classmethod
    def table(cls) -> tuple[Any, ...]:
        """Return the fields that are arrays: name, and metadata dtype, axes, meaning, low and high."""
        return tuple(each for each in fields(cls) if each.metadata)

    @property
    def n_runs(self) -> int:
        """Number of runs side by side."""
        return int(self.member_role.shape[0])

    @property
    def n_members(self) -> int:
        """Number of members in each run."""
        return int(self.member_role.shape[1])

    @property
    def n_units(self) -> int:
        """Number of units in each run."""
        return int(self.unit_task.shape[1])

    @property
    def tie_start(self) -> Array:
        """Where the trustor's ties start, and where the last one's end; int64, (n_runs, n_members + 1)."""
        return self.relation_start[:, :, 0]

    @property
    def n_parts(self) -> int:
        """Number of parts whose sums are kept: the organisation, and the units of each task profile."""
        return int(self.tally.shape[2])

    def part(self, run: int, task: str) -> int | None:
        """Return where the sums of the units with a task profile stand in `tally`; None without any."""
        known = _profiles(self.unit_task_name[run])
        return known.index(task) + 1 if task in known else None

    def reserve(self, weeks: int) -> None:
        """Make room for the tallies of at least `weeks` weeks in all."""
        if weeks > self.tally.shape[1]:
            # At least doubled, so that going on week by week does not copy all of it each time.
            missing = max(weeks, 2 * self.tally.shape[1]) - self.tally.shape[1]
            room = np.zeros((self.n_runs, missing, *self.tally.shape[2:]))
            self.tally = np.concatenate([self.tally, room], axis=1)

    def tie(self, run: int, trustor: int, trustee: int) -> int:
        """Return where the tie of `trustor` to `trustee` stands in run `run`, or -1 if there is none."""
        start, stop = self.tie_start[run, trustor], self.tie_start[run, trustor + 1]
        found = np.flatnonzero(self.tie_trustee[run, start:stop] == trustee)
        return int(start + found[0]) if found.size else NO_TIE


def _profiles(names: Sequence[str]) -> list[str]:
    """Return the task profiles that are at work in some units, in the order of their codes."""
    return sorted(set(names) - {""})


def _profile(tasks: dict[str, TaskProfile], name: str) -> TaskProfile:
    if not name:  # nobody works there, so it does not matter which
        return next(iter(tasks.values()))
    if name not in tasks:
        raise ScenarioError(f"task profile {name!r} is not in the scenario; known: {', '.join(tasks)}")
    return tasks[name]


@dataclass(frozen=True, slots=True)
class _Layout:
    """One structure as arrays of a single run; names as in `State`."""

    member_role: Array
    member_unit: Array
    member_order: Array
    member_upward: Array
    member_downward: Array
    unit_start: Array
    unit_member: Array
    unit_staff: Array
    unit_border: Array
    unit_task_name: list[str]
    relation_start: Array
    tie_trustee: Array
    tie_relation: Array
    tie_reverse: Array

    @classmethod
    def of(cls, structure: Structure) -> "_Layout":
        role, n_members = structure.role, len(structure)
        unit, unit_task = _units(structure)
        start, trustee, relation, reverse = _ties(structure)
        trustor = np.repeat(np.arange(n_members, dtype=np.int32), np.diff(start[:, 0]))
        staff = np.bincount(unit[role == Role.STAFF], minlength=len(unit_task))
        across = np.flatnonzero(relation == Relation.PARTNER)
        here, there = unit[trustor[across]], unit[trustee[across]]
        border = (here != there) & (staff[here] > 0) & (staff[there] > 0)
        upward = np.full(n_members, NO_TIE)
        downward = np.full(n_members, NO_TIE)
        going_up = np.flatnonzero(relation == Relation.UPWARD)
        going_down = np.flatnonzero(relation == Relation.DOWNWARD)
        upward[trustor[going_up]] = going_up
        downward[trustee[going_down]] = going_down
        return cls(
            member_role=role,
            member_unit=unit,
            member_order=np.argsort(-structure.levels(), kind="stable"),
            member_upward=upward,
            member_downward=downward,
            unit_start=_starts(np.bincount(unit, minlength=len(unit_task))),
            unit_member=np.argsort(unit, kind="stable"),
            unit_staff=staff,
            unit_border=np.bincount(here[border], minlength=len(unit_task)),
            unit_task_name=unit_task,
            relation_start=start,
            tie_trustee=trustee,
            tie_relation=relation,
            tie_reverse=reverse,
        )

    def task_names(self, default: str) -> tuple[str, ...]:
        """Return each unit's task profile, `default` if its members name none; "" where nobody is staff."""
        return tuple(
            (name or default) if staff else ""
            for name, staff in zip(self.unit_task_name, self.unit_staff.tolist(), strict=True)
        )

    def write(self, state: State, run: int) -> None:
        """Copy this layout into one run of `state`."""
        ties = self.tie_trustee.size
        state.tie_trustee[run, :ties] = self.tie_trustee
        state.tie_relation[run, :ties] = self.tie_relation
        state.tie_reverse[run, :ties] = self.tie_reverse
        for name in (
            *("member_role", "member_unit", "member_order", "member_upward", "member_downward"),
            *("unit_start", "unit_member", "unit_staff", "unit_border", "relation_start"),
        ):
            getattr(state, name)[run] = getattr(self, name)


# What a tie is from either end: the relation of the edge, the role of the trustor.
_ENDS = {
    "peer": (Relation.PEER, Relation.PEER),
    "partner": (Relation.PARTNER, Relation.PARTNER),
    "civic": (Relation.CIVIC, Relation.CIVIC),
    "politics": (Relation.OVERSIGHT, Relation.MANDATE),
    "encounter": (Relation.SERVED, Relation.SERVING),
    "review": (Relation.REVIEWING, Relation.REVIEWED),
    "line": (Relation.UPWARD, Relation.DOWNWARD),
}
_FIRST_END = {"politics": Role.POLITICIAN, "encounter": Role.CITIZEN, "review": Role.REVIEWER}


def _ties(structure: Structure) -> tuple[Array, Array, Array, Array]:
    """Return the start of each relation, and trustee, relation and reverse of every directed tie.

    They are sorted by trustor, relation and trustee.
    """
    n_members, (low, high) = len(structure), structure.ties.T
    n_lower, n_higher = (np.bincount(end, minlength=n_members) for end in (high, low))
    start = _starts(n_lower + n_higher)
    # Each trustor's ties go to lower places first. Those upwards stand in this order already; a stable sort
    # by the higher place gives the order of those downwards.
    turn = np.arange(low.size)
    rising = start[low] + n_lower[low] + turn - _starts(n_higher)[low]
    order = np.argsort(high, kind="stable")
    falling = np.empty_like(rising)
    falling[order] = start[high[order]] + turn - _starts(n_lower)[high[order]]

    ends = np.array([_ENDS[word] for word in WORDS], np.int8)
    first_end = np.array([_FIRST_END.get(word, -1) for word in WORDS], np.int8)
    is_first = np.where(
        structure.relation == WORDS.index("line"),
        structure.manager[low] == high,
        structure.role[low] == first_end[structure.relation],
    )
    trustee, relation, reverse = (np.empty(2 * low.size, dtype) for dtype in (np.int32, np.int8, np.int64))
    for here, there, other, which in ((rising, falling, high, ~is_first), (falling, rising, low, is_first)):
        trustee[here], reverse[here] = other, there
        relation[here] = ends[structure.relation, which.astype(np.int8)]
    return _by_relation(start, trustee, relation, reverse)


def _by_relation(
    start: Array, trustee: Array, relation: Array, reverse: Array
) -> tuple[Array, Array, Array, Array]:
    """Sort ties that are sorted by (trustor, trustee) by relation in between; see `_ties`."""
    n_members, n_relations = start.size - 1, len(Relation)
    trustor = np.repeat(np.arange(n_members, dtype=np.int32), np.diff(start))
    ties = {each: np.flatnonzero(relation == each) for each in Relation}
    count = np.zeros((n_members, n_relations), np.int64)
    for each, of_it in ties.items():
        count[:, each] = np.bincount(trustor[of_it], minlength=n_members)
    starts = _starts(count.ravel())
    place = np.empty_like(reverse)
    for each, of_it in ties.items():
        whose = trustor[of_it]
        turn = np.arange(of_it.size) - _starts(count[:, each])[whose]
        place[of_it] = starts[whose * np.int64(n_relations) + each] + turn
    trustees, relations, reverses = np.empty_like(trustee), np.empty_like(relation), np.empty_like(reverse)
    trustees[place], relations[place], reverses[place] = trustee, relation, place[reverse]
    ends = np.full(n_relations - 1, starts[-1])
    return np.concatenate([starts, ends]).reshape(n_members + 1, n_relations), trustees, relations, reverses


def _starts(lengths: Array) -> Array:
    """Return where each of some runs starts, and where the last one ends."""
    return np.concatenate([[0], np.cumsum(lengths)])


def _units(structure: Structure) -> tuple[Array, list[str]]:
    """Return each member's unit, in the order of labels, and the first task that a member of each unit has.

    Whoever belongs to no unit is one of their own; these come first.
    """
    alone = structure.in_no_unit()
    n_alone = np.count_nonzero(alone)
    known = sorted(np.unique(structure.unit[~alone]).tolist(), key=structure.units.__getitem__)
    code = np.empty(len(structure.units), np.int32)
    code[known] = np.arange(n_alone, n_alone + len(known))
    unit = code[structure.unit]
    unit[alone] = np.arange(n_alone)
    tasks = [""] * (n_alone + len(known))
    named = np.flatnonzero(np.array([bool(task) for task in structure.tasks])[structure.task])
    for each, first in zip(*np.unique(unit[named], return_index=True), strict=True):
        tasks[each] = structure.tasks[structure.task[named[first]]]
    return unit, tasks
