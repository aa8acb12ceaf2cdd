"""Which deliberate errors do the rows of `tillit validate` notice? Takes some minutes.

From the root of the project: python tests/mutation/run.py [--write docs/validation.md] [FUNCTION ...]
With functions named, only their rows of the table are written anew.
"""

import re
import signal
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from mutants import function, mutants, put_in  # noqa: F401
from survivors import SURVIVORS

from tillit.validation import ROWS

SECONDS = 15
"""Of processor time, after which a mutant that still runs is taken to hang, and so is noticed."""
SMALL = {
    "beta_forgetting": {"steps": 4000},
    "beta_asymmetric": {"steps": 4000},
    "delta_asymmetric": {"steps": 4000},
    "team_settles": {"people": 20, "replications": 10, "weeks": 100},
    "team_without_trap": {"people": 20, "replications": 8, "weeks": 200},
    "kernel_equals_reference": {"weeks": 2},
    "equal_regimes": {"replications": 2},
    "labels_swapped": {"replications": 2},
}
"""Rows made smaller, so that a run takes minutes: what is noticed then is noticed by the row itself."""
SPECIFIED = {
    "one_week_of_talk": {},
    "talk_of_evidence": {"replications": 12, "weeks": 8},
    "friedkin_johnsen": {"replications": 12, "weeks": 15},
    "degroot_speed": {"replications": 20},
    "voter_model": {"replications": 4, "weeks": 20},
    "degroot_consensus": {"replications": 4, "weeks": 20},
    "leavers": {"replications": 4, "weeks": 10},
    "errors_made": {"replications": 4, "weeks": 10},
}
"""Rows of the engine on the executable specification, whose loops and rules can be changed. The kernel is
made from the same rules, and equals the specification bit for bit (tests/equivalence). Quick ones first."""
TABLE = re.compile(r"(<!-- table: mutation -->\n)(.*?)(<!-- end -->)", re.DOTALL)


class HangsError(Exception):
    """A mutant takes too long."""


def checked():
    """Return every function that a row checks, and the fast rows that do, the quick ones first."""
    names = sorted({name for row in ROWS.values() for name in row.checks})
    return {
        name: sorted(
            (row for row in ROWS.values() if name in row.checks and row.tier == "fast"),
            key=lambda row: (
                row.id in SPECIFIED,
                row.kind != "identity",
                row.kernel,
                [*SPECIFIED].index(row.id) if row.id in SPECIFIED else 0,
            ),
        )
        for name in names
    }


def size(row, name):
    """Return how large a row is when a function is changed, and which engine it needs."""
    if row.id in SPECIFIED and name.startswith(("agents.", "native.reference.")):
        return {**SPECIFIED[row.id], "engine": "reference"}
    return SMALL.get(row.id, {})


def noticed(name, code, rows):
    """Return the row that notices a mutant, or None."""
    signal.signal(signal.SIGPROF, _hang)
    for row in rows:
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            with put_in(name, code):
                passed = all(check.passed for check in row.carry_out(**size(row, name)))
        except Exception:
            passed = False
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        if not passed:
            return row.id
    return None


def _hang(*_):
    raise HangsError


def tried(name):
    """Return a function's name, and for each of its mutants what is changed and the row that notices."""
    rows = checked()[name]
    for row in rows:
        assert all(check.passed for check in row.carry_out(**size(row, name))), f"{row.id} fails as it is"
    return name, [(what, noticed(name, code, rows)) for what, code in mutants(name)]


def mutation_table(counts):
    """Return the table of the document, from the mutants of each function and how many were caught."""
    lines = ["| function | mutants | caught |", "|---|---:|---:|"]
    lines += [f"| `{name}` | {number} | {caught} |" for name, (number, caught) in sorted(counts.items())]
    number, caught = map(sum, zip(*counts.values(), strict=True))
    lines.append(f"| all | {number} | {caught} |")
    return "".join(f"{line}\n" for line in lines)


def written(text):
    """Return what the document's table says now."""
    rows = re.findall(r"^\| `([\w.]+)` \| (\d+) \| (\d+) \|", TABLE.search(text)[2], re.M)
    return {name: (int(number), int(caught)) for name, number, caught in rows}


def _caught(found):
    return sum(row is not None for _, row in found)


def say(text):
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main(arguments):
    write = arguments[arguments.index("--write") + 1] if "--write" in arguments else None
    named = [each for each in arguments if each not in ("--write", write)]
    with ProcessPoolExecutor(2) as pool:
        results = {}
        for name, found in pool.map(tried, named or checked()):
            results[name] = found
            say(f"{name}: {_caught(found)} of {len(found)} caught")
            for what, row in found:
                explained = SURVIVORS.get(name, {}).get(what)
                if row is None:
                    say(f"    {what}: {explained or 'NOT EXPLAINED'}")
                elif explained:
                    say(f"    {what}: is said to survive, and {row} caught it")
    counts = {name: (len(found), _caught(found)) for name, found in results.items()}
    say(mutation_table(counts))
    if write:
        path = Path(write)
        text = path.read_text("utf-8")
        counts = {name: both for name, both in written(text).items() if name in checked()} | counts
        text = TABLE.sub(lambda found: found[1] + mutation_table(counts) + found[3], text)
        path.write_text(text, encoding="utf-8")
    survived = {(name, what) for name, found in results.items() for what, row in found if row is None}
    return int(survived != {(name, what) for name in results for what in SURVIVORS.get(name, {})})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
