"""The compiled twin of reference.py: same functions, same bits. Use it through `tillit.native.engines`.

`populate` and `advance` take the arrays of a `State` once, as pointers, and then run without the
interpreter lock. Everything is checked by the caller.
"""

import numpy as np

from tillit.model.levers import Governance
from tillit.model.parameters import Assumptions as AssumptionFields
from tillit.model.parameters import TaskProfile
from tillit.model import randomness, schedule
from tillit.model.vocabulary import TrustRule

from libc.math cimport fabs
from libc.stdint cimport int8_t, int32_t, int64_t
from libc.stdlib cimport calloc, free

cdef extern from "team.h":
    void meet_all(int32_t* team, int size) noexcept nogil

include "_bits.pxi"
include "_codes.pxi"
include "_fields.pxi"
include "_rules.pxi"
include "_run.pxi"
include "_week.pxi"
include "_dilemma.pxi"
include "_games.pxi"

HAS_AVX2 = _has_avx2 != 0


def populate(state, int first_run, int end_run):
    """Give every place a person, and every tie a first impression; see `reference.populate`."""
    cdef int n = end_run - first_run, index
    cdef Run* runs = <Run*>calloc(n if n > 0 else 1, sizeof(Run))
    if runs == NULL:
        raise MemoryError
    try:
        _open(runs, state, first_run, n)
        with nogil:
            for index in range(n):
                _populate(&runs[index])
    finally:
        free(runs)


def advance(state, int weeks, int first_run, int end_run, phases):
    """Simulate `weeks` whole weeks, performing `phases` in order in each; see `reference.advance`."""
    cdef int n = end_run - first_run, index, week, first_week = state.week
    cdef Run* runs = <Run*>calloc(n if n > 0 else 1, sizeof(Run))
    cdef int32_t[::1] order = np.fromiter(phases, np.int32)
    cdef double[:, ::1] luck = np.empty((4, state.n_members))
    cdef Py_ssize_t phase
    if runs == NULL:
        raise MemoryError
    try:
        _open(runs, state, first_run, n)
        for index in range(n):
            _lend(&runs[index], luck)
        with nogil:
            for index in range(n):
                for week in range(first_week, first_week + weeks):
                    draw_luck(&runs[index], week, 0, runs[index].n_members)
                    for phase in range(order.shape[0]):
                        perform(&runs[index], week, order[phase])
    finally:
        free(runs)


def advance_together(
    state, int weeks, int row, phases, int32_t[::1] team, double[:, ::1] luck, int parts, int part
):
    """Do one thread's part of simulating a run; `parts` threads call this at the same time.

    `team` (2 zeros) and `luck` (4, n_members) are what they share. No bit depends on how many they are.
    """
    cdef int week, first_week = state.week
    cdef Run run
    cdef int32_t[::1] order = np.fromiter(phases, np.int32)
    cdef Py_ssize_t phase
    cdef Part mine
    _open(&run, state, row, 1)
    _lend(&run, luck)
    with nogil:
        mine = part_of(&run, part, parts)
        for week in range(first_week, first_week + weeks):
            draw_luck(&run, week, mine.first, mine.end)
            for phase in range(order.shape[0]):
                if part == 0:
                    before(&run, week, order[phase])
                meet_all(&team[0], parts)
                alone(&run, week, order[phase], &mine)
                meet_all(&team[0], parts)
                if part == 0:
                    after(&run, week, order[phase])
            meet_all(&team[0], parts)


cdef _lend(Run* run, double[:, ::1] luck):
    cdef int each
    for each in range(4):
        run.luck[each] = &luck[each, 0]


# ---------------------------------------------------------------- what the tests call, and the import check


def philox_words(counter, key):
    """Return the four words of `bits.philox`."""
    cdef Words words = philox(counter[0], counter[1], counter[2], counter[3], key[0], key[1])
    return words.w0, words.w1, words.w2, words.w3


def exponential(double x):
    """Return `bits.exp_`."""
    return exp_(x)


def logarithm(double x):
    """Return `bits.log_`."""
    return log_(x)


def raised(double base, double exponent):
    """Return `bits.power`."""
    return power(base, exponent)


def summed(double[::1] values):
    """Return `bits.ordered_sum`."""
    cdef Sum total
    cdef Py_ssize_t index
    start(&total)
    for index in range(values.shape[0]):
        add(&total, values[index])
    return result(&total)


if (<uint32_t>NOBODY, ONE_HOLDER, WEEKS_PER_YEAR) != (
    randomness.NOBODY, randomness.ONE_HOLDER, schedule.WEEKS_PER_YEAR
):
    raise ImportError("the compiled kernel has other identities or years than today's; build it again")


cdef _check(fields, dict struct, int size):
    if tuple(struct) != fields.names() or size != len(struct):
        raise ImportError(f"the compiled kernel does not know today's {fields.__name__}; build it again")


cdef Levers _levers
cdef Task _task
cdef Assumptions _assumptions
_check(Governance, _levers, sizeof(Levers) // sizeof(double))
_check(TaskProfile, _task, sizeof(Task) // sizeof(double))
_check(AssumptionFields, _assumptions, sizeof(Assumptions) // sizeof(double))
