"""The model's own trust update by hand in C, on the arrays of a `State`; see ``update.c``."""

import ctypes
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy as np

NUMBERS = ("n_members", "n_units", "n_levers", "voice", "consistency")
WORDS = ("seed", "replication")
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


class Problem(ctypes.Structure):
    _fields_ = [
        *((name, ctypes.c_int64) for name in NUMBERS),
        *((name, ctypes.c_uint32) for name in WORDS),
        *((name, ctypes.c_void_p) for name in ARRAYS),
        *((name, ctypes.c_double) for name in ASSUMPTIONS),
    ]


def compiled(*flags):
    compiler = os.environ.get("CC") or shutil.which("cc")
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "update.so"
        source = Path(__file__).with_name("update.c")
        subprocess.run([compiler, "-O3", "-ffp-contract=off", *flags, "-fPIC", "-shared", "-o", library, source], check=True)
        return ctypes.CDLL(str(library)).update
