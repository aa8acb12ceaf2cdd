"""docs/performance.md against docs/performance.json: what `tillit bench` said, and on which machine.

Measure anew, on a quiet machine and from a checkout with the extra ``peers``:

    tillit bench --peers --json > bench.json
    python tests/documentation/test_performance_tables.py --write bench.json

which adds a description of the machine to the figures and writes the tables.
"""

import json
import os
import platform
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from tillit.experiments import benchmark

ROOT = Path(__file__).parents[2]
PAGE, FIGURES = ROOT / "docs" / "performance.md", ROOT / "docs" / "performance.json"
PACKAGES = ("numpy", "mesa", "numba")


def machine():
    """What the figures were measured on."""
    try:
        about = Path("/proc/cpuinfo").read_text(encoding="utf-8")
        processor = re.search(r"model name\s*: (.*)", about).group(1)
    except (OSError, AttributeError):
        processor = platform.processor() or platform.machine()
    try:
        compiler = subprocess.run(
            [os.environ.get("CC", "cc"), "--version"], capture_output=True, text=True, check=True
        ).stdout.splitlines()[0]
    except (OSError, subprocess.CalledProcessError):
        compiler = "none"
    packages = {}
    for name in PACKAGES:
        try:
            packages[name] = version(name)
        except PackageNotFoundError:
            packages[name] = None
    return {
        "processor": processor,
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "compiler": compiler,
        "packages": packages,
        "load": round(os.getloadavg()[0], 1),
    }


def grouped(number):
    return f"{number:,}".replace(",", " ")


def table(header, rows):
    lines = [header, ["---"] * len(header), *rows]
    return "".join("| " + " | ".join(map(str, line)) + " |\n" for line in lines)


def label(row):
    many = f", {row['threads']} threads" if row["threads"] > 1 else ""
    return {"native": "tillit", "reference": "tillit, reference"}.get(row["backend"], row["backend"]) + many


def blocks(figures):
    """Return the page's tables by name."""
    made = {"machine": _machine(figures["machine"])}
    for name in dict.fromkeys(row["benchmark"] for row in figures["kernel"]):
        rows = [row for row in figures["kernel"] if row["benchmark"] == name]
        made[name] = _speeds(rows) + "\n" + _ratios(rows)
    made["bandwidth"] = _bandwidth([row for row in figures["kernel"] if row.get("bytes_per_tie")])
    made["skipped"] = _skipped([row for row in figures["kernel"] if row["status"] != "measured"])
    made["model"] = table(
        ["what", "members", "weeks", "engine", "threads", "seconds", "lowest … highest", "times"],
        [
            [
                row["what"] + (f", 2 × {row['replications']}" if row["what"] == "compare" else ""),
                *(grouped(row[key]) for key in ("members", "weeks")),
                *(row[key] for key in ("engine", "threads")),
                f"{row['seconds']:.2f}",
                f"{row['fastest']:.2f} … {row['slowest']:.2f}",
                row["rounds"],
            ]
            for row in figures["model"]
        ],
    )
    return made


def _machine(it):
    packages = ", ".join(f"{name} {number}" for name, number in it["packages"].items() if number)
    return (
        f"{it['processor']}, {it['cores']} cores, {it['system']}; Python {it['python']}, {it['compiler']}, "
        f"{packages}; load when done {it['load']}.\n"
    )


def _cross(rows, cell):
    sizes = list(dict.fromkeys(row["members"] for row in rows if row["members"]))
    found = {(label(row), row["members"]): row for row in rows if row["status"] == "measured"}
    names = list(dict.fromkeys(name for name, _ in found))
    return table(
        ["", *map(grouped, sizes)],
        [
            [name, *(cell(found[name, size]) if (name, size) in found else "–" for size in sizes)]
            for name in names
        ],
    )


def _speeds(rows):
    return "Million directed ties a second, by members:\n\n" + _cross(
        rows, lambda row: f"{row['ties_per_second'] / 1e6:.3g}"
    )


def _ratios(rows):
    others = [row for row in rows if (row["backend"], row["threads"]) != ("native", 1)]
    return (
        "How many times as fast tillit is on one thread (below 1: slower), median of ratios within a round:"
        "\n\n" + _cross(others, lambda row: f"{row['kernel_is_faster']:.3g}")
    )


def _bandwidth(rows):
    return table(
        ["members", "threads", "ns a tie", "bytes moved a tie", "GB/s", "copying here, GB/s", "share"],
        [
            [
                grouped(row["members"]),
                row["threads"],
                f"{1e9 / row['ties_per_second']:.2f}",
                f"{row['bytes_per_tie']:.1f}",
                f"{row['bytes_per_tie'] * row['ties_per_second'] / 1e9:.1f}",
                f"{row['copied_bytes_per_second'] / 1e9:.1f}",
                f"{row['bytes_per_tie'] * row['ties_per_second'] / row['copied_bytes_per_second']:.0%}",
            ]
            for row in rows
        ],
    )


def _skipped(rows):
    reasons = {}
    for row in rows:
        reasons.setdefault((label(row), row["status"], row["reason"]), []).append(row["members"])
    lines = [
        f"- {row}, {', '.join(grouped(each) for each in sizes if each)} members: {status}; {reason}.\n"
        for (row, status, reason), sizes in reasons.items()
    ]
    return "".join(lines) or "Nothing was skipped.\n"


def written(page, figures):
    for name, made in blocks(figures).items():
        block = f"<!-- {name} -->\n{made}<!-- end -->\n"
        page, found = re.subn(rf"<!-- {name} -->\n.*?<!-- end -->\n", lambda _, b=block: b, page, flags=re.S)
        assert found == 1, name
    return page


def test_the_tables_are_those_of_the_figures():
    figures = json.loads(FIGURES.read_text(encoding="utf-8"))
    page = PAGE.read_text(encoding="utf-8")
    assert written(page, figures) == page


def test_the_figures_are_of_todays_sizes_and_programs():
    figures = json.loads(FIGURES.read_text(encoding="utf-8"))
    for name in dict.fromkeys(row["benchmark"] for row in figures["kernel"]):
        rows = [row for row in figures["kernel"] if row["benchmark"] == name]
        assert {row["members"] for row in rows} == set(benchmark.BENCHMARKS[name].members)
        peers = {each.backend for each in benchmark.find_peers() if each.benchmark == name}
        if peers:
            assert {row["backend"] for row in rows} - {"native", "reference"} == peers
        assert not [row for row in rows if row["status"] == "differs"]


def main(path):
    """Add the machine to the figures, keep them, and write the tables."""
    figures = {"machine": machine(), **json.loads(Path(path).read_text(encoding="utf-8"))}
    FIGURES.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8"), figures), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] != "--write":
        sys.exit(__doc__)
    main(sys.argv[2])
