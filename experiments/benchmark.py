"""How fast it is: the kernels tie by tie beside other programs, and the whole model; measured when called.

Programs that are compared take turns, so that whatever else the machine does hits all alike, and medians are
reported. Nothing is timed before its results are those of the kernel (``tests/peers``).
"""

import copy
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from importlib import import_module, util
from importlib.machinery import ModuleSpec
from math import isqrt
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, Protocol, cast

import numpy as np
import numpy.typing as npt

from tillit import scenarios
from tillit.experiments.comparison import compare
from tillit.experiments.plan import whole_number
from tillit.model.dilemma import IMITATE, Dilemma, Play, Ties, Words, small_world, words
from tillit.model.errors import ParameterError
from tillit.model.games import PLAY, Board, PairGame, Rule
from tillit.model.generators import municipality_department
from tillit.model.organisation import OrganisationModel
from tillit.model.scenario import Generated, Scenario
from tillit.model.schedule import WEEK, WEEKS_PER_YEAR
from tillit.model.state import State
from tillit.model.vocabulary import Phase
from tillit.native import dilemmas, engines, games
from tillit.native.threads import SMALLEST_SHARED

Array = npt.NDArray[Any]
Row = dict[str, object]

DEGREE, REWIRED = 10, 0.1
MEMBERS = (1_000, 10_000, 100_000, 1_000_000)
FEWEST, MOST = 100, 5_000_000
ROUNDS = 7
ROUND_SECONDS = 0.06
"""What one program's turn takes, as near as whole steps come to it."""
MOST_STEPS = 500
"""In a turn. So a round of games never goes on so long that trust fades to numbers processors are slow at."""
COMPARED_STEPS = 3
"""After which results are compared."""
REFERENCE_MEMBERS = 10_000
"""The largest games that the reference engine plays here."""
MODEL_SECONDS = 12.0
"""After which a figure of the whole model is not measured once more."""


class Skipped(Exception):  # noqa: N818 - not an error: a row says so
    """A peer cannot take part: a compiler or a package is missing, or the problem is too large for it."""


class Runner(Protocol):
    """A program that has prepared a problem; see ``tests/peers/__init__.py``."""

    def advance(self, steps: int) -> None:
        """Do the work that is timed."""

    def result(self) -> dict[str, Array]:
        """Return what it has come to."""


@dataclass(frozen=True)
class Peer:
    """Something that takes part: tillit's own engines, and the files in ``tests/peers``."""

    benchmark: str
    backend: str
    prepare: Callable[[Any], Runner]
    tolerance: float = 0.0
    threads: int = 1


@dataclass(frozen=True)
class DilemmaProblem:
    """Benchmark T1: a social dilemma on a small world, one belief a tie (`tillit.model.dilemma`).

    Attributes
    ----------
    start, neighbour, later_start, later : int32 arrays
        As in `Ties`.
    trust : float64, (n_pairs, 2)
    strategy : int8, (n_members,)
    payoffs : int32, (2, 2), [own][other]
    threshold, gain, loss, selection : float
    key : (int, int)
        Of Philox; the counter of word i of step s is (i // 4, 0, s, `stream`), as in `dilemma.words`.
    stream : int
    """

    start: Array
    neighbour: Array
    later_start: Array
    later: Array
    trust: Array
    strategy: Array
    payoffs: Array
    threshold: float
    gain: float
    loss: float
    selection: float
    key: tuple[int, int]
    stream: int

    @property
    def n_members(self) -> int:
        """Members."""
        return len(self.strategy)

    @property
    def ties(self) -> int:
        """Directed ties, each updated once a step."""
        return 2 * len(self.later)

    def words(self, step: int) -> Words:
        """Return the members' random words of a step, uint32, (n_members,), for peers that make none."""
        return words(self.n_members, step, self.stream, *self.key)

    def play(self) -> Play:
        """Return the game from its beginning."""
        ties = Ties(self.later_start, self.later, self.start, self.neighbour)
        game = Dilemma(
            cast(Any, tuple(map(tuple, self.payoffs.tolist()))),
            *(self.threshold, self.gain, self.loss, self.selection),
        )
        seed, replication = self.key
        return Play.begin(
            game, ties, trust=self.trust, strategy=self.strategy, seed=seed, replication=replication
        )

    @classmethod
    def of(cls, members: int) -> "DilemmaProblem":
        """Return the problem with so many members."""
        play = Play.begin(Dilemma(), small_world(members, DEGREE, REWIRED))
        game, ties = play.dilemma, play.ties
        return cls(
            *(ties.start, ties.neighbour, ties.later_start, ties.later, play.trust, play.strategy.copy()),
            np.array(game.payoffs, np.int32),
            *(game.threshold, game.gain, game.loss, game.selection),
            (play.seed, play.replication),
            IMITATE,
        )


@dataclass(slots=True)
class _Playing:
    """T1 by one of tillit's engines."""

    play: Play
    engine: str
    threads: int = 1

    def advance(self, steps: int) -> None:
        dilemmas.advance(self.play, steps, engine=self.engine, threads=self.threads)

    def result(self) -> dict[str, Array]:
        return {"trust": self.play.trust, "strategy": self.play.strategy, "payoff": self.play.payoff}


@dataclass(frozen=True)
class OrganisationProblem:
    """Benchmarks T2 and week: a municipality's department under trust-based governance, some weeks old.

    T2 is the model's own update of trust, the phase `UPDATE` alone, every week anew; "week" is all phases.
    """

    _state: State
    phases: Sequence[Phase]

    @property
    def n_members(self) -> int:
        """Members."""
        return self._state.n_members

    @property
    def ties(self) -> int:
        """Directed ties."""
        return int(self._state.tie_start[0, -1])

    def state(self) -> State:
        """Return a copy of the state to begin with, of one run."""
        return copy.deepcopy(self._state)

    @classmethod
    def of(cls, members: int, phases: Sequence[Phase] = tuple(WEEK)) -> "OrganisationProblem":
        """Return the problem with so many members."""
        with OrganisationModel(department(members).run("trust", years=1)) as model:
            model.advance(4)
            return cls(copy.deepcopy(model.state), phases)


@dataclass(slots=True)
class _Weeks:
    """T2 and week by one of tillit's engines."""

    state: State
    phases: Sequence[Phase]
    engine: str

    def ready(self, steps: int) -> None:
        self.state.reserve(self.state.week + steps)

    def advance(self, steps: int) -> None:
        engines.advance(self.state, steps, engine=self.engine, phases=self.phases)
        self.state.week += steps

    def result(self) -> dict[str, Array]:
        found: dict[str, Array] = {"tie_belief": self.state.tie_belief}
        if Phase.MEASURE in self.phases:
            found["tally"] = self.state.tally[:, : self.state.week]
        return found


@dataclass(frozen=True)
class LatticeProblem:
    """Benchmark T3: a prisoner's dilemma on a square lattice, Fermi imitation, one player at a time.

    Attributes
    ----------
    start, neighbour : int32 arrays, as in `Ties`
    strategy : int8, (n_members,)
        0 co-operates.
    payoffs : float64, (2, 2), [own][other]
    selection : float
    key : (int, int)
        Of Philox; the counter of turn i of step s is (i, 0, s, `stream`): who, whom, whether.
    stream : int
    """

    start: Array
    neighbour: Array
    strategy: Array
    payoffs: Array
    selection: float
    key: tuple[int, int]
    stream: int

    @property
    def n_members(self) -> int:
        """Players."""
        return len(self.strategy)

    @property
    def ties(self) -> int:
        """Directed ties; a step is one turn a player."""
        return len(self.neighbour)

    def board(self) -> Board:
        """Return the game from its beginning."""
        rule = Rule("fermi", selection=self.selection, sequential=True)
        seed, replication = self.key
        owner = np.repeat(np.arange(self.n_members), np.diff(self.start))
        pairs = np.stack([owner, self.neighbour], -1)[owner < self.neighbour]
        ties = Ties.of(self.n_members, pairs)
        return Board.begin(
            ties, self.payoffs, rule, initial=self.strategy, seed=seed, replication=replication
        )

    @classmethod
    def of(cls, members: int) -> "LatticeProblem":
        """Return the problem on the largest square with at most so many players."""
        place = np.arange(isqrt(members) ** 2).reshape(isqrt(members), -1)
        pairs = [np.stack([place, np.roll(place, -1, axis)], -1).reshape(-1, 2) for axis in (0, 1)]
        ties = Ties.of(place.size, np.concatenate(pairs))
        board = Board.begin(ties, ((1.0, 0.0), (1.02, 0.0)))
        payoffs = cast(PairGame, board.game).payoffs
        return cls(ties.start, ties.neighbour, board.strategy, payoffs, 10.0, (1, 0), PLAY)


@dataclass(slots=True)
class _Game:
    """T3 by one of tillit's engines."""

    board: Board

    def advance(self, steps: int) -> None:
        games.advance(self.board, steps)

    def result(self) -> dict[str, Array]:
        return {"strategy": self.board.strategy}


def department(members: int) -> Scenario:
    """Return the scenario of a municipality's department, with so many members."""
    managers = max(2, members // 25)
    sizes = {"managers": managers, "staff": members - managers, "units": max(1, managers * 3 // 4)}
    return replace(scenarios.load("municipality_department"), graph=Generated(municipality_department, sizes))


@dataclass(frozen=True)
class Benchmark:
    """A piece of work that several programs do."""

    problem: Callable[[int], Any]
    members: Sequence[int]
    kernel: Callable[[Any], Runner]
    bytes_per_tie: float | None = None


BENCHMARKS = {
    "T1": Benchmark(
        DilemmaProblem.of,
        MEMBERS,
        lambda problem: _Playing(problem.play(), "native"),
        # A pair's two beliefs read and written, and its later member; a share of each member's own numbers.
        (2 * 16 + 4) / 2 + (4 * 4 + 2 * 4 + 4 * DEGREE + 3) / DEGREE,
    ),
    "T2": Benchmark(
        partial(OrganisationProblem.of, phases=(Phase.UPDATE,)),
        MEMBERS[:3],
        lambda problem: _Weeks(problem.state(), problem.phases, "native"),
    ),
    "T3": Benchmark(LatticeProblem.of, MEMBERS[1::2], lambda problem: _Game(problem.board())),
    "week": Benchmark(
        OrganisationProblem.of,
        MEMBERS[:2],
        lambda problem: _Weeks(problem.state(), problem.phases, "native"),
    ),
}
"""What the kernel is measured by; `members` are the sizes that are looked at unless others are asked for."""


@dataclass(slots=True)
class _Turn:
    """A program in the rounds, and how long its turns took."""

    peer: Peer
    runner: Runner
    steps: int = 1
    seconds: list[float] = field(default_factory=list)

    def take(self, steps: int) -> float:
        ready = getattr(self.runner, "ready", None)
        if ready:
            ready(steps)
        started = perf_counter()
        self.runner.advance(steps)
        return (perf_counter() - started) / steps


Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Settings:
    """What to measure.

    Attributes
    ----------
    peers : tuple of Peer
        Other programs; all benchmarks but T1 are for them alone.
    asked : bool
        Whether other programs were asked for.
    threads : int
        The most threads.
    members : sizes of the kernel's benchmarks, or None for those of each.
    """

    peers: tuple[Peer, ...] = ()
    asked: bool = False
    threads: int = 1
    members: tuple[int, ...] | None = None


def make_settings(*, peers: bool = False, threads: object = None, members: str | None = None) -> Settings:
    """Check what is asked for; numbers may still be text as typed.

    Parameters
    ----------
    peers : bool
        Also the programs in ``tests/peers`` of a checkout.
    threads : int >= 1, optional
        The most threads; the cores of the machine, if not given.
    members : str, optional
        Comma-separated, 100 to 5 000 000.

    Raises
    ------
    ParameterError
        For a number that is none, or out of bounds.
    """
    most = os.cpu_count() or 1
    if threads is not None:
        most = whole_number("threads", threads, 1, 256, "threads", 2)
    sizes = None if members is None else checked_members(members)
    return Settings(tuple(find_peers()) if peers else (), peers, most, sizes)


def bench(settings: Settings, step: Step | None = None) -> dict[str, list[Row]]:
    """Measure the kernels and the whole model.

    Parameters
    ----------
    settings : Settings
    step : callable, optional
        Called with what is begun, in a word or two; raising in it cancels.

    Returns
    -------
    {"kernel": rows, "model": rows}
        As in docs/performance.md.
    """
    say = step or (lambda _: None)
    kernel: list[Row] = []
    for name, each in BENCHMARKS.items():
        others = [peer for peer in settings.peers if peer.benchmark == name]
        if others or name == "T1":
            for size in settings.members or each.members:
                kernel += _race(name, size, settings.threads, others, say)
    if settings.asked and not settings.peers:
        kernel.append(_row("T1", None, None, 1, "peers", "skipped", "peers run only from a checkout"))
    return {"kernel": kernel, "model": list(_whole_model(settings.threads, say))}


def checked_members(given: str) -> tuple[int, ...]:
    """Return comma-separated sizes as numbers."""
    sizes = [each for each in given.split(",") if each.strip()]
    if not sizes:
        raise ParameterError("members= names no size; pass e.g. members=1000,100000")
    return tuple(whole_number("members", each.strip(), FEWEST, MOST, "members", 1000) for each in sizes)


def find_peers() -> list[Peer]:
    """Return what takes part from ``tests/peers``, by the files' names; nothing outside a checkout.

    A checkout is where this file is, or the folder in which the program was started.
    """
    for root in (Path(__file__).parents[1], Path.cwd()):
        folder = root / "tests" / "peers"
        if (folder / "__init__.py").is_file() and (root / "experiments" / "benchmark.py").is_file():
            break
    else:
        return []
    if "tillit_peers" not in sys.modules:  # a package of that name, so that peers can share code
        spec = cast(ModuleSpec, util.spec_from_file_location("tillit_peers", folder / "__init__.py"))
        spec.submodule_search_locations = [str(folder)]
        module = util.module_from_spec(spec)
        sys.modules["tillit_peers"] = module
        cast(Any, spec.loader).exec_module(module)
    found = []
    for path in sorted(folder.glob("[!_]*.py")):
        module = import_module(f"tillit_peers.{path.stem}")
        for each in getattr(module, "PEERS", [module]):
            rest = (getattr(each, "TOLERANCE", 0.0), getattr(each, "THREADS", 1))
            found.append(Peer(each.BENCHMARK, each.BACKEND, each.prepare, *rest))
    return found


def _race(name: str, members: int, threads: int, others: Sequence[Peer], say: Step) -> Iterator[Row]:
    """Measure one benchmark at one size; one row for each that takes part or cannot."""
    say(f"{name}, {members} members")
    benchmark = BENCHMARKS[name]
    problem = benchmark.problem(members)
    expected = (
        _Turn(Peer(name, "native", benchmark.kernel), benchmark.kernel(problem)) if engines.kernel() else None
    )
    if expected:
        expected.take(COMPARED_STEPS)
    row = partial(_row, name, problem.n_members, problem.ties)
    turns: list[_Turn] = []
    for peer in [*_own(name, members, threads), *others]:
        say(f"{name}, {members} members: {peer.backend}")
        try:
            turn = _Turn(peer, peer.prepare(problem))
        except Skipped as reason:
            yield row(peer.threads, peer.backend, "skipped", str(reason))
            continue
        turn.take(COMPARED_STEPS)
        differs = expected and difference(turn.runner.result(), expected.runner.result(), peer.tolerance)
        if differs:
            yield row(peer.threads, peer.backend, "differs", differs)
            continue
        turn.steps = min(MOST_STEPS, max(1, round(ROUND_SECONDS / turn.take(1))))
        turns.append(turn)
    for _ in range(ROUNDS):
        for turn in turns:
            say(f"{name}, {members} members: {turn.peer.backend}")
            turn.seconds.append(turn.take(turn.steps))
    copied = _copied(problem.ties) if benchmark.bytes_per_tie else None
    for turn in turns:
        ratios = [mine / its for mine, its in zip(turn.seconds, turns[0].seconds, strict=True)]
        extra = {"bytes_per_tie": benchmark.bytes_per_tie, "copied_bytes_per_second": copied}
        yield row(turn.peer.threads, turn.peer.backend, "measured") | {
            "ties_per_second": problem.ties / median(turn.seconds),
            "fastest": problem.ties / min(turn.seconds),
            "slowest": problem.ties / max(turn.seconds),
            "kernel_is_faster": median(ratios) if turns[0].peer.backend == "native" else None,
            "rounds": ROUNDS,
            "steps": turn.steps,
            **(extra if turn.peer.backend == "native" and copied else {}),
        }


def _own(name: str, members: int, threads: int) -> Iterator[Peer]:
    """Give tillit's own engines, the kernel on one thread first."""
    if engines.kernel():
        yield Peer(name, "native", BENCHMARKS[name].kernel)
    if name == "T1":
        if engines.kernel() and threads > 1 and members >= SMALLEST_SHARED:
            shared = partial(_shared, threads=threads)
            yield Peer(name, "native", shared, threads=threads)
        if members <= REFERENCE_MEMBERS:
            yield Peer(name, "reference", lambda problem: _Playing(problem.play(), "reference"))


def _shared(problem: DilemmaProblem, threads: int) -> Runner:
    return _Playing(problem.play(), "native", threads)


def difference(found: dict[str, Array], expected: dict[str, Array], tolerance: float) -> str:
    """Say in one line how results differ; nothing, if they do not."""
    for name, array in expected.items():
        other = found.get(name)
        if other is None or other.shape != array.shape or other.dtype != array.dtype:
            return f"{name} is not {array.dtype} of {array.shape}"
        if tolerance and array.dtype.kind == "f":
            worst = float(np.max(np.abs(other - array), initial=0.0))
            if not worst <= tolerance:
                return f"{name} differs by up to {worst:.3g}, above {tolerance:g}"
        elif other.tobytes() != array.tobytes():
            return f"{name} differs in {int((other != array).sum())} of {array.size} places"
    return ""


def _row(
    benchmark: str,
    members: int | None,
    ties: int | None,
    threads: int,
    backend: str,
    status: str,
    reason: str = "",
) -> Row:
    return {
        "benchmark": benchmark,
        "members": members,
        "ties": ties,
        "threads": threads,
        "backend": backend,
        "ties_per_second": None,
        "status": status,
        **({"reason": reason} if reason else {}),
    }


def _copied(ties: int) -> float:
    """Return bytes a second, read and written, of copying as many numbers as a problem has ties."""
    one = np.ones(max(ties, 1))
    other = np.empty_like(one)
    seconds = []
    for _ in range(ROUNDS):
        repeats = max(1, 2_000_000 // len(one))
        started = perf_counter()
        for _ in range(repeats):
            np.copyto(other, one)
        seconds.append((perf_counter() - started) / repeats)
    return 2 * one.nbytes / median(seconds)


def _whole_model(threads: int, say: Step) -> Iterator[Row]:
    """Measure the whole model: one run, and a comparison with everything that belongs to it."""
    engine = engines.choose()
    several = sorted({1, threads})
    cases: list[tuple[Row, Callable[[], tuple[float, float]]]] = []
    if engine == "native":
        cases.append((_model_row("run", 1000, 520, 1, engine), partial(_run, 1000, 520, engine)))
        cases += [
            (
                _model_row("compare", 500, 520, each, engine) | {"replications": 20},
                partial(_compare, 500, 10, 20, each),
            )
            for each in several
        ]
    cases.append((_model_row("run", 1000, 2, 1, "reference"), partial(_run, 1000, 2, "reference")))
    times: list[list[tuple[float, float]]] = [[] for _ in cases]
    for _ in range(ROUNDS):
        for (row, work), taken in zip(cases, times, strict=True):
            if sum(map(sum, taken)) < MODEL_SECONDS:
                say(f"model: {row['what']}, {row['members']} members, {row['weeks']} weeks, {row['engine']}")
                taken.append(work())
    for (row, _), taken in zip(cases, times, strict=True):
        yield row | {
            "seconds": median(seconds for seconds, _ in taken),
            "fastest": min(seconds for seconds, _ in taken),
            "slowest": max(seconds for seconds, _ in taken),
            "build_seconds": median(build for _, build in taken) if row["what"] == "run" else None,
            "rounds": len(taken),
        }


def _model_row(what: str, members: int, weeks: int, threads: int, engine: str) -> Row:
    return {"what": what, "members": members, "weeks": weeks, "engine": engine, "threads": threads}


def _run(members: int, weeks: int, engine: str) -> tuple[float, float]:
    """Return the seconds that the weeks of one run take, and those to draw and lay it out."""
    run = department(members).run("trust", years=weeks / WEEKS_PER_YEAR)
    started = perf_counter()
    with OrganisationModel(run, engine=engine) as model:
        built = perf_counter()
        model.advance(weeks)
        return perf_counter() - built, built - started


def _compare(members: int, years: int, replications: int, threads: int) -> tuple[float, float]:
    """Return the seconds of a whole comparison, graphs and summary included."""
    started = perf_counter()
    compare(department(members), replications=replications, years=years, threads=threads)
    return perf_counter() - started, 0.0
