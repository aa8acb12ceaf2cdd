"""docs/calibration.md against the scenarios' claims and the mechanisms.

Rewrite its tables from the output of ``tillit check --points N --json`` and ``tillit ablate SCENARIO
--json``, with ``python tests/documentation/test_calibration.py --write robustness.json ablation.json``,
or one of the files.
"""

import json
import re
import sys
from pathlib import Path

from tillit import scenarios
from tillit.experiments.simulation import MODEL_EPOCH
from tillit.model.measures import MEASURES
from tillit.model.mechanisms import MECHANISMS, NULL_MODELS

CALIBRATION = Path(__file__).parents[2] / "docs" / "calibration.md"
TABLE = re.compile(r"<!-- robustness: (\w+) -->\n(.*?)<!-- end -->\n", re.DOTALL)
ABLATION = re.compile(r"<!-- ablation: (\w+) -->\n(.*?)<!-- end -->\n", re.DOTALL)
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


def ablation_table(document):
    """Return what each mechanism with a visible effect adds to a difference, and the null models."""
    lines = [
        f"Model epoch {document['epoch']}, {document['b']} against {document['a']}, {document['mechanisms']} "
        f"mechanisms, {document['replications']} replications of {document['years']:g} years, seed "
        f"{document['seed']}, intervals of {100 * document['level']:.4g} %.",
        "",
        document["answer"]["en"],
        "",
        "| measure | without | B − A | it adds | interval | verdict |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for name in document["measures"]:
        rows = [each for each in document["rows"] if each["measure"] == name]
        if rows[0]["full"] is None:
            continue
        lines.append(f"| `{name}` | | {signed(rows[0]['full'])} | | {interval(rows[0], 'full')} | |")
        for each in rows:
            null = each["kind"] == "null model"
            if each["verdict"] == "no visible effect" and not null:
                continue
            if each["mechanism"] == "label_swap":
                lines.append(
                    f"| | null model: {each['title']['en'].lower()} | {each['difference']:g} | | | |"
                )
                continue
            title = f"null model: {each['title']['en'].lower()}" if null else each["title"]["en"]
            lines.append(
                f"| | {title} | {signed(each['difference'])} | {signed(each['change'])} "
                f"| {interval(each, 'change')} | {each['verdict']} |"
            )
    return "\n".join(lines) + "\n"


def signed(value):
    return f"{value:+.3f}".replace("-", "−")


def interval(row, what):
    return f"{signed(row[f'{what}_low'])} to {signed(row[f'{what}_high'])}"


def refreshed(text, documents):
    """Return the page with the tables of some scenarios made anew; a new one comes at the end.

    A document is a scenario's robustness shares, or its ablation.
    """
    for document in documents:
        name = document["scenario"]
        kind, known, made = (
            ("robustness", TABLE, table) if "claims" in document else ("ablation", ABLATION, ablation_table)
        )
        block = f"<!-- {kind}: {name} -->\n{made(document)}<!-- end -->\n"
        if name in dict(known.findall(text)):
            text = known.sub(
                lambda found, name=name, block=block: block if found[1] == name else found[0], text
            )
        else:
            title = name if kind == "robustness" else f"{name}, without each mechanism"
            text = f"{text.rstrip()}\n\n### {title}\n\n{block}"
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


def test_the_ablation_is_of_todays_mechanisms_and_epoch():
    found = dict(ABLATION.findall(CALIBRATION.read_text(encoding="utf-8")))
    assert set(found) == {"home_care"}
    titles = {each.title.en for each in MECHANISMS.values()}
    titles |= {f"null model: {each.title.en.lower()}" for each in NULL_MODELS.values()}
    for text in found.values():
        assert text.startswith(f"Model epoch {MODEL_EPOCH}, ")
        assert f" {len(MECHANISMS)} mechanisms, " in text
        assert set(re.findall(r"^\| \| ([^|]+) \|", text, re.MULTILINE)) <= titles
        measures = re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)
        assert measures == list(scenarios.load("home_care").shown(MEASURES))


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


def test_an_ablation_is_added_and_then_replaced():
    numbers = {"difference": 0.01, "full": 0.05, "change": 0.04, "change_low": 0.03, "change_high": 0.05}
    row = {**numbers, "kind": "mechanism", "mechanism": "pay", "measure": "true_output"}
    row |= {"full_low": -0.01, "full_high": 0.11, "verdict": "carries", "title": {"en": "Pay"}}
    rows = [
        row,
        {**row, "title": {"en": "Fit"}, "verdict": "no visible effect"},
        {**row, "kind": "null model", "title": {"en": "Trust stands still"}, "verdict": "no visible effect"},
        {
            **row,
            "kind": "null model",
            "title": {"en": "The same"},
            "mechanism": "label_swap",
            "difference": 0.0,
        },
        {**row, "measure": "trust_in_citizens", "full": None},
    ]
    document = {
        **{"scenario": "home", "a": "control", "b": "trust", "mechanisms": 2, "epoch": MODEL_EPOCH},
        **{"years": 4.0, "replications": 12, "seed": 1, "level": 0.9998, "answer": {"en": "Pay."}},
        **{"measures": ["true_output", "trust_in_citizens"], "rows": rows},
    }
    page = refreshed("# Page\n", [document])
    assert "| `true_output` | | +0.050 | | −0.010 to +0.110 | |\n" in page
    assert "| | Pay | +0.010 | +0.040 | +0.030 to +0.050 | carries |\n" in page
    assert "| | null model: trust stands still | +0.010 |" in page
    assert "| | null model: the same | 0 | | | |\n" in page
    assert "Fit" not in page
    assert "citizens" not in page
    assert "intervals of 99.98 %" in page
    assert refreshed(page, [document]) == page
    assert "12 replications" not in refreshed(page, [{**document, "replications": 3}])
    assert list(dict(TABLE.findall(refreshed(page, [DOCUMENT])))) == ["reform"]


if __name__ == "__main__" and "--write" in sys.argv:
    for file in sys.argv[sys.argv.index("--write") + 1 :]:
        made = json.loads(Path(file).read_text(encoding="utf-8"))
        documents = made if isinstance(made, list) else [made]
        page = refreshed(CALIBRATION.read_text(encoding="utf-8"), documents)
        CALIBRATION.write_text(page, encoding="utf-8")
