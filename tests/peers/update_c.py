"""T2 in C, compiled as for everybody and as for this machine only; see ``update.c``."""

import ctypes

import numpy as np

from tillit.experiments.benchmark import Skipped
from tillit.model.levers import Governance
from tillit.model.vocabulary import Relation, TrustRule

from . import _compiler

ARRAYS = (
    *("tie_start", "tie_trustee", "tie_relation", "tie_belief", "member_person", "member_unit"),
    *("member_ability", "member_helpfulness", "member_conduct", "member_performance", "member_seen"),
    *("member_propensity", "member_monitoring", "member_support", "member_discretion", "member_felt"),
    *("member_purpose", "unit_lever", "unit_unanswered", "unit_staff", "unit_handling", "unit_breach"),
)
ASSUMPTIONS = (
    *("contact", "contact_far", "signal_noise", "unseen", "gain", "asymmetry", "fading", "salience_line"),
    *("salience_span", "leader_base", "leader_support", "leader_voice", "leader_unheard"),
    *("leader_discretion", "leader_felt", "leader_unanswered", "inconsistency"),
)
RELATIONS = {Relation.PEER, Relation.UPWARD, Relation.DOWNWARD, Relation.PARTNER}


class Problem(ctypes.Structure):
    """As in ``update.c``, name by name."""

    _fields_ = [
        *((name, ctypes.c_int64) for name in ("n_members", "n_units", "n_levers", "voice", "consistency")),
        *((name, ctypes.c_uint32) for name in ("seed", "replication")),
        *((name, ctypes.c_void_p) for name in ARRAYS),
        *((name, ctypes.c_double) for name in ASSUMPTIONS),
    ]


class Runner:
    """The update of one run, week by week."""

    def __init__(self, state, library):
        assumptions = state.assumptions[0]
        if assumptions.trust_rule != TrustRule.DELTA.word:
            raise Skipped("this peer does not have the beta rule")
        if not set(state.tie_relation[0, : state.tie_start[0, -1]].tolist()) <= RELATIONS:
            raise Skipped("this peer has ties between managers and staff only")
        levers = Governance.names()
        self._state = state
        self._arrays = {name: np.ascontiguousarray(getattr(state, name)[0]) for name in ARRAYS}
        self._problem = Problem(
            n_members=state.n_members,
            n_units=state.n_units,
            n_levers=len(levers),
            voice=levers.index("voice"),
            consistency=levers.index("consistency"),
            seed=int(state.run_seed[0]),
            replication=int(state.run_replication[0]),
            **{name: array.ctypes.data for name, array in self._arrays.items()},
            **{name: getattr(assumptions, name) for name in ASSUMPTIONS},
        )
        self._advance = library.advance
        self._advance.argtypes = [ctypes.c_void_p, ctypes.c_int64, ctypes.c_int64]
        self._advance.restype = None

    def advance(self, weeks):
        """Update all ties, `weeks` times."""
        self._advance(ctypes.byref(self._problem), self._state.week, weeks)
        self._state.week += weeks

    def result(self):
        """Return the beliefs."""
        return {"tie_belief": self._state.tie_belief}


class InC:
    """One way of compiling it."""

    BENCHMARK = "T2"

    def __init__(self, backend, *flags):
        self.BACKEND, self._flags = backend, flags

    def prepare(self, problem):
        """Return the update of an `OrganisationProblem`."""
        return Runner(problem.state(), _compiler.compiled("update.c", *self._flags))


PEERS = [InC("C -O3"), InC("C -O3 -march=native", "-march=native")]
