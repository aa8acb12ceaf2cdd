"""Two engines, one result: the compiled kernel and the executable specification.

Everything is checked here, so that the loops inside need not: codes and fields when the kernel is loaded,
indices when people are put in, array forms at each call. An engine is never swapped silently: `choose` says
which one runs.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, wait
from functools import cache, partial
from importlib import import_module
from itertools import pairwise
from typing import Any, Protocol, cast

import numpy as np

from tillit.model import vocabulary
from tillit.model.errors import KernelError, ParameterError, nearest
from tillit.model.levers import Governance
from tillit.model.parameters import TaskProfile
from tillit.model.schedule import WEEK
from tillit.model.state import State
from tillit.model.vocabulary import Phase
from tillit.native.threads import SMALLEST_SHARED, pool, together

ENGINES = ("native", "reference")
NO_KERNEL = (
    "notice: the compiled kernel is not installed; "
    "running on the reference engine (same results, much slower)"
)


class Engine(Protocol):
    """What both engines offer; see `tillit.native.reference`."""

    def populate(self, state: State, first_run: int, end_run: int) -> None:
        """Give every place a person, and every tie a first impression."""

    def advance(
        self, state: State, weeks: int, first_run: int, end_run: int, phases: Iterable[Phase]
    ) -> None:
        """Simulate whole weeks from ``state.week``."""


def kernel() -> Engine | None:
    """Return the fastest of `kernels`, or None if none was built."""
    return next(reversed(kernels()), None)


@cache
def kernels() -> tuple[Engine, ...]:
    """Return the compiled kernel as built for any processor, and as built for this one's kind; same bits.

    Raises
    ------
    KernelError
        If one was built from other codes or fields than today's.
    """
    usual = _built("_kernel")
    if usual is None:
        return ()
    wide = _built("_kernel_avx2") if usual.HAS_AVX2 else None
    return tuple(cast(Engine, each) for each in (usual, wide) if each)


def _built(name: str) -> Any:
    """Return a module of this folder that was compiled, None if it was not; see `kernels`."""
    try:
        module = import_module(f"tillit.native.{name}")
    except ModuleNotFoundError:
        return None
    except ImportError as error:
        raise KernelError(str(error)) from error
    for kind, codes in module.CODES.items():
        # One code too few, and sums would go to the wrong place. Some streams are drawn from in Python only.
        today = {
            code.name: int(code)
            for code in getattr(vocabulary, kind)
            if kind != "Stream" or code.name in codes
        }
        if today != codes:
            raise KernelError(f"the compiled kernel does not know today's codes of {kind}; build it again")
    return module


def choose(name: str | None = None) -> str:
    """Return the name of the engine that runs: the one asked for, else the kernel if it is built.

    Raises
    ------
    ParameterError
        For an unknown engine, or ``native`` without a compiled kernel.
    """
    if name is None:
        return "native" if kernel() else "reference"
    if name not in ENGINES:
        raise ParameterError(
            f"engine={name} is not an engine{nearest(name, list(ENGINES))}; pass native or reference"
        )
    if name == "native" and kernel() is None:
        raise ParameterError(
            "engine=native is not installed: the kernel was not compiled; "
            "pass engine=reference, or install again with a C compiler"
        )
    return name


def populate(state: State, *, engine: str, threads: int = 1) -> None:
    """Give every place in every run a person, and every tie a first impression."""
    _check(state)
    _check_indices(state)
    _in_slices(partial(_engine(engine).populate, state), state.n_runs, threads)


def advance(
    state: State, weeks: int, *, engine: str, threads: int = 1, phases: Iterable[Phase] = WEEK
) -> None:
    """Perform `phases`, in order, in each of the next `weeks` weeks; ``state.week`` is left to the caller.

    Parameters
    ----------
    state : State
        Changed in place; the result does not depend on `engine` or `threads`.
    weeks : int >= 0
    engine : {"native", "reference"}
    threads : int >= 1
        Over the runs of the ensemble; over the members of a run, where there are fewer runs than threads and
        at least 100 000 members.
    """
    _check(state)
    if weeks < 0 or state.week + weeks > state.tally.shape[1]:
        raise KernelError(f"no room for {weeks} more weeks after week {state.week}; call state.reserve first")
    _on_threads(_engine(engine), state, weeks, tuple(phases), threads)


def strides(steps: int, size: int, at_once: int) -> Iterator[int]:
    """Yield steps in parts in which about `at_once` ties are gone through, so that Python may interrupt."""
    stride = max(1, at_once // (1 + size))
    for done in range(0, steps, stride):
        yield min(stride, steps - done)


def _engine(name: str) -> Any:
    return kernel() if choose(name) == "native" else import_module("tillit.native.reference")


def _on_threads(module: Any, state: State, weeks: int, phases: tuple[Phase, ...], threads: int) -> None:
    """Share the runs between threads; if there are too few, and they are large, share each run."""
    native: Any = kernel()
    if module is not native or state.n_runs >= threads or state.n_members < SMALLEST_SHARED:
        _in_slices(partial(module.advance, state, weeks, phases=phases), state.n_runs, threads)
        return
    for run in range(state.n_runs):
        team, luck = np.zeros(2, np.int32), np.empty((4, state.n_members))
        together(partial(native.advance_together, state, weeks, run, phases, team, luck, threads), threads)


def _in_slices(work: Callable[[int, int], None], runs: int, threads: int) -> None:
    """Call ``work(first_run, end_run)`` on `threads` contiguous slices of the runs."""
    threads = max(1, min(threads, runs))
    if threads == 1:
        work(0, runs)
        return
    edges = [runs * part // threads for part in range(threads + 1)]
    parts: list[Future[None]] = []
    try:
        for first, end in pairwise(edges):
            parts.append(pool(threads).submit(work, first, end))
        for part in parts:
            part.result()
    finally:
        wait(parts)  # nobody writes into the state after this


def _check(state: State) -> None:
    """Refuse arrays of another form than `State` declares: the kernel would read beyond them."""
    beta = any(each.trust_rule == vocabulary.TrustRule.BETA.word for each in state.assumptions)
    runs, members = state.member_role.shape
    ties = state.tie_trustee.shape[1]
    sizes = {
        "run": runs,
        "member": members,
        "member+1": members + 1,
        "unit": state.n_units,
        "unit+1": state.n_units + 1,
        "tie": ties,
        "evidence": ties if beta else state.tie_evidence.shape[1],
        "week": state.tally.shape[1],
        "part": 2 + int(state.unit_kind.max(initial=-1)),
        "relation": len(vocabulary.Relation),
        "belief": len(vocabulary.Belief),
        "lever": len(Governance.names()),
        "task": len(TaskProfile.names()),
        "tally": len(vocabulary.Tally),
        "use": len(vocabulary.Use),
        "2": 2,
    }
    for each in State.table():
        array = getattr(state, each.name)
        shape = tuple(sizes[axis] for axis in each.metadata["axes"])
        if array.dtype != each.metadata["dtype"] or not array.flags.c_contiguous or array.shape != shape:
            raise KernelError(
                f"State.{each.name} is not a contiguous {each.metadata['dtype']} array of "
                f"{' x '.join(each.metadata['axes'])} = {shape}"
            )
    if len(state.assumptions) != runs:
        raise KernelError(f"there are {len(state.assumptions)} sets of assumptions for {runs} runs")


def _check_indices(state: State) -> None:
    """Refuse places, units and ties that are not there."""
    members, ties = state.n_members, state.tie_trustee.shape[1]
    for name, lowest, end in (
        ("member_unit", 0, state.n_units),
        ("member_order", 0, members),
        ("unit_member", 0, members),
        ("unit_start", 0, members + 1),
        ("relation_start", 0, ties + 1),
        ("tie_trustee", 0, members),
        ("tie_relation", 0, len(vocabulary.Relation)),
        ("tie_reverse", 0, ties),
        ("member_upward", -1, ties),
        ("member_downward", -1, ties),
        ("unit_staff", 0, members + 1),
        ("unit_rivals", 0, state.n_units),
    ):
        array = getattr(state, name)
        if array.size and not (lowest <= array.min() and array.max() < end):
            raise KernelError(f"State.{name} has values outside {lowest} to {end - 1}")
