"""Other programs that do the same work as tillit, to be compared with it and then timed beside it.

A peer is one file in this folder. It says what it is and prepares a run:

``BENCHMARK``
    What it takes part in: ``"T1"`` (a social dilemma with trust on the ties), ``"T2"`` (the model's own trust
    update), ``"T3"`` (imitation on a lattice) or ``"week"`` (whole weeks of the model).
``BACKEND``
    Its name in the rows, such as ``"numpy"`` or ``"C -O3"``; one name in a benchmark.
``prepare(problem) -> Runner``
    Build all that is needed, outside the clock. `problem` is what the benchmark starts from and is never
    changed: copy what is written to. Raise `tillit.experiments.benchmark.Skipped` with a reason of one line
    when a compiler or a package is missing, or the problem is too large for this peer.

A `Runner` has two methods:

``advance(steps: int) -> None``
    The work that is timed. It goes on from where the last call ended; all of a call's work is done when it
    returns.
``result() -> dict[str, numpy.ndarray]``
    What it has come to, in the problem's own order, shapes and dtypes. Not timed. T1: ``trust``,
    ``strategy``, ``payoff``. T2 and week: ``tie_belief``, as in `State`; week also ``tally``, of the weeks
    until now. T3: ``strategy``.

It may have one more, ``ready(steps: int)``, called before each `advance` with the same number, outside the
clock: for random numbers that a peer is given and does not make, or room that it needs.

It may also say ``THREADS``, if it uses more than one. A file with several peers has ``PEERS``, a list of
objects with these names, instead. Files whose name begins with an underscore are no peers; what they hold can
be imported, ``from . import _compiler``.

The problems are `DilemmaProblem` (T1), `LatticeProblem` (T3) and `OrganisationProblem` (T2, week) of
`tillit.experiments.benchmark`; the latter's ``state()`` is a `State` of one run to be changed in place, from
``state.week`` on, without events.

Before anything is timed, each peer advances a fresh problem of every size a few steps, and ``result()`` is
compared with that of tillit's own kernel: bit for bit, unless the peer says how far it may be off in
``TOLERANCE`` (absolute, for floating-point arrays only; say why beside it). One that differs is not timed;
its row has status ``"differs"``. Rounds are interleaved: every peer once, then all again; medians are
reported.

Peers use nothing of `tillit` but the problem and `Skipped`, so that nothing is compared with itself.
Compilers are called when a problem is prepared, in a temporary folder; nothing is installed.
"""
