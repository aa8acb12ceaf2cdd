"""docs/calibration.md against the scenarios' claims.

Rewrite its tables from the output of ``tillit check --points N --json``, with
``python tests/documentation/test_calibration.py --write robustness.json``.
"""

import json
import re
import sys
from pathlib import Path

from tillit import scenarios
from tillit.experiments.simulation import MODEL_EPOCH

CALIBRATION = Path(__file__).parents[2] / "docs" / "calibration.md"
TABLE = re.compile(r"<!-- robustness: (\w+) -->\n(.*?)<!-- end -->\n", re.DOTALL)
RUN = re.compile(r"Model epoch (\d+), \d+ points, \d+ replications, ±\d+(\.\d+)? %, seed \d+\.")


def table(document):
    """Return the table of one scenario's robustness shares, with what they are a function of."""
    lines = [
        f"Model epoch {document['epoch']}, {document['points']} points, {document['replications']} "
        f"replications, ±{100 * document['vary']:g} %, seed {document['seed']}.",
        "",
        "| claim | holds in | 95 % interval | goes most with (rank correlation) |",
        "| --- | --- | --- | --- |",
    ]
    for each in document["claims"]:
        strongest = ", ".join(
            f"`{one['assumption']}` ({one['correlation']:+.2f})" for one in each["strongest"]
        )
        lines.append(
            f"| `{each['claim']}` | {each['share']:.2f} | {each['low']:.2f} to {each['high']:.2f} "
            f"| {strongest.replace('-', '−')} |"
        )
    return "\n".join(lines) + "\n"


def refreshed(text, documents):
    """Return the page with the tables of some scenarios made anew; a new one comes at the end."""
    for document in documents:
        name = document["scenario"]
        block = f"<!-- robustness: {name} -->\n{table(document)}<!-- end -->\n"
        if name in dict(TABLE.findall(text)):
            text = TABLE.sub(
                lambda found, name=name, block=block: block if found[1] == name else found[0], text
            )
        else:
            text = f"{text.rstrip()}\n\n### {name}\n\n{block}"
    return text


def tables():
    return dict(TABLE.findall(CALIBRATION.read_text(encoding="utf-8")))


def test_every_table_is_of_todays_claims_and_epoch():
    claims = {
        name: [claim.name for claim in scenario.claims]
        for name, scenario in scenarios.registry().items()
        if scenario.claims
    }
    found = tables()
    assert set(found) == set(claims), "docs/calibration.md says how its tables are made anew"
    for name, text in found.items():
        assert re.findall(r"^\| `(\w+)`", text, re.MULTILINE) == claims[name]
        assert int(RUN.search(text)[1]) == MODEL_EPOCH


DOCUMENT = {
    "scenario": "reform",
    "points": 200,
    "replications": 4,
    "vary": 0.5,
    "seed": 1,
    "epoch": MODEL_EPOCH,
    "claims": [
        {
            "claim": "output_falls",
            "share": 0.96,
            "low": 0.9168,
            "high": 0.976,
            "strongest": [{"assumption": "effort", "correlation": -0.612}],
        }
    ],
}


def test_a_table_is_added_and_then_replaced():
    page = "# Page\n\n## Results\n"
    once = refreshed(page, [DOCUMENT])
    assert "### reform\n\n<!-- robustness: reform -->\n" in once
    assert "| `output_falls` | 0.96 | 0.92 to 0.98 | `effort` (−0.61) |" in once
    assert RUN.search(once)
    assert refreshed(once, [DOCUMENT]) == once
    other = refreshed(once, [{**DOCUMENT, "scenario": "other"}, {**DOCUMENT, "points": 50}])
    assert list(dict(TABLE.findall(other))) == ["reform", "other"]
    assert "50 points" in dict(TABLE.findall(other))["reform"]
    assert "200 points" in dict(TABLE.findall(other))["other"]


if __name__ == "__main__" and "--write" in sys.argv:
    made = json.loads(Path(sys.argv[-1]).read_text(encoding="utf-8"))
    CALIBRATION.write_text(refreshed(CALIBRATION.read_text(encoding="utf-8"), made), encoding="utf-8")
