"""docs/calibration.md and README.md against the patterns, the regimes and the model's epoch.

Rewrite their tables from the output of ``tillit patterns``, alone, with ``--points N`` and with ``--ablate``,
and of ``tillit contest``, all with ``--json``: ``python tests/documentation/test_pattern_tables.py --write
FILE ...``. docs/calibration.md has the commands.
"""

import json
import re
import sys
from itertools import combinations
from pathlib import Path

import pytest

from tillit import patterns
from tillit.experiments.pattern_report import figure_name
from tillit.experiments.simulation import MODEL_EPOCH
from tillit.model.claims import VERDICTS
from tillit.model.levers import PRESETS
from tillit.model.mechanisms import MECHANISMS, NULL_MODELS
from tillit.patterns._common import KIND_TITLES, KINDS

ROOT = Path(__file__).parents[2]
CALIBRATION, README = ROOT / "docs" / "calibration.md", ROOT / "README.md"
PATTERNS = ROOT / "docs" / "patterns.md"
BLOCK = "<!-- {name} -->\n{made}<!-- end -->\n"
SHORT = {
    "incentive_control": "control",
    "trust_based": "trust",
    "hybrid": "hybrid",
    "rule_bound": "rules",
    "laissez_faire": "laissez-faire",
    "naive_trust": "naive trust",
}
MOST_LOST = 6


def signed(value, places=3):
    if value is None:
        return "missing"
    return f"{value:+.{places}f}".replace("-", "−")


def judged_table(rows):
    """Return the table of what `tillit patterns --json` says."""
    first = rows[0]
    lines = [
        f"Model epoch {first['epoch']}, {first['replications']} replications, seed {first['seed']}, "
        f"intervals of {100 * first['level']:.4g} %.",
        "",
        "| pattern | statement | observed | interval | expected | verdict |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for row in rows:
        notes = "; a check" if row["by_construction"] else ""
        notes += "" if row["stated"] else "; ours"
        name = f"**`{row['statement']}`**" if row["headline"] else f"`{row['statement']}`"
        lines.append(
            f"| {row['number']} `{row['pattern']}` | {name} | {signed(row['observed'])} | "
            f"{signed(row['low'])} to {signed(row['high'])} | {row['expected']}, {row['smallest']:g} | "
            f"{row['verdict']}{notes} |"
        )
    return "\n".join(lines) + "\n"


def shares_table(document):
    """Return the table of what `tillit patterns --points N --json` says."""
    whole = document["whole"]
    lines = [
        f"Model epoch {document['epoch']}, {document['points']} points, {document['replications']} "
        f"replications, ±{100 * document['vary']:g} %, seed {document['seed']}. Everything that was stated, "
        f"of all patterns at once: {whole['share']:.2f} ({whole['low']:.2f} to {whole['high']:.2f}).",
        "",
        *named_by_share(document),
        "| pattern | statement | holds in | 95 % interval | by cover: least, middle, most | goes most with |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for one in document["patterns"]:
        for each in one["statements"]:
            strongest = ", ".join(
                f"`{a['assumption']}` ({signed(a['correlation'], 2)})" for a in each["strongest"]
            )
            thirds = ", ".join("–" if share is None else f"{share:.2f}" for share in each["thirds"])
            lines.append(
                f"| `{one['pattern']}` | `{each['statement']}` | {each['share']:.2f}{knife(each['share'])} | "
                f"{each['low']:.2f} to {each['high']:.2f} | {thirds} | {strongest} |"
            )
        at_once = one["whole"]
        lines.append(
            f"| `{one['pattern']}` | all that was stated | {at_once['share']:.2f} | {at_once['low']:.2f} to "
            f"{at_once['high']:.2f} | | |"
        )
    return "\n".join(lines) + "\n"


def named_by_share(document):
    """Name what is solid, what is a knife-edge, and what mostly does not hold."""
    shares = {each["statement"]: each["share"] for one in document["patterns"] for each in one["statements"]}
    for lead, low, high in (
        ("Solid, at nine points of ten or more", 0.9, 1.0),
        ("Knife-edges, between a third and two thirds of the points", 1 / 3, 2 / 3),
        ("Mostly not, at less than a third", 0.0, 1 / 3 - 1e-9),
    ):
        names = [f"`{name}`" for name, share in shares.items() if low <= share <= high]
        yield f"- {lead}: {', '.join(names) or 'none'}."
    yield ""


def knife(share):
    """Mark what a third to two thirds of the points decide otherwise."""
    return " (knife-edge)" if 1 / 3 <= share <= 2 / 3 else ""


def lost_table(document):
    """Return the table of what `tillit patterns --ablate --json` says."""
    titles = {name: each.title.en for name, each in {**MECHANISMS, **NULL_MODELS}.items()}
    lines = [
        f"Model epoch {document['epoch']}, {len(document['models'])} mechanisms and null models, "
        f"{document['replications']} replications, seed {document['seed']}.",
        "",
        "| pattern | statement | with everything | lost without (value then) |",
        "| --- | --- | --- | --- |",
    ]
    for each in document["statements"]:
        named = [
            f"{titles[one['mechanism']]} ({signed(one['value'])})" for one in each["lost_without"][:MOST_LOST]
        ]
        more = len(each["lost_without"]) - len(named)
        named += [f"{more} more"] if more else []
        lost = "; ".join(named) or "nothing"
        lines.append(
            f"| `{each['pattern']}` | `{each['statement']}` | {signed(each['full'])} | "
            f"{lost if each['held'] else 'does not hold here'} |"
        )
    return "\n".join(lines) + "\n"


def flips_table(contests):
    """Return the table of pairs by kinds of work, from one `tillit contest --json` for each."""
    first = next(iter(contests.values()))
    lines = [
        f"Model epoch {first['epoch']}, `{first['scenario']}`, {first['years']:g} years, "
        f"{first['replications']} replications of each regime; {first['points']} points, "
        f"{first['replications_at_points']} replications at each, ±{100 * first['vary']:g} %, seed "
        f"{first['seed']}.",
        "",
        "| pair | " + " | ".join(KIND_TITLES[kind].en.lower() for kind in contests) + " |",
        "| --- |" + " --- |" * len(contests),
    ]
    for place, duel in enumerate(first["duels"]):
        cells = []
        for document in contests.values():
            seen = document["duels"][place]
            turned = "–" if seen["flips"] is None else f"{seen['flips']['mean']:.2f}"
            cells.append(f"{signed(seen['difference']['mean'])} ({turned})")
        lines.append(f"| {SHORT[duel['b']]} − {SHORT[duel['a']]} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def pages(rows):
    """Return a section for each pattern: what was stated, its picture, its number, what it does not show."""
    sections = []
    for name, pattern in patterns.registry().items():
        here = [row for row in rows if row["pattern"] == name]
        head = next(row for row in here if row["headline"])
        counts = {verdict: sum(row["verdict"] == verdict for row in here) for verdict in VERDICTS}
        said = ", ".join(f"{n} {verdict}" for verdict, n in counts.items() if n)
        sections.append(
            f"## {pattern.number}. {pattern.title.en}\n\n{pattern.text.en} ({pattern.source})\n\n"
            f"![{pattern.title.en}]({figure_name(pattern).replace('figures/', 'figures/patterns/')})\n\n"
            f"**{head['text']['en']} {signed(head['observed'])} ({signed(head['low'])} to "
            f"{signed(head['high'])}): "
            f"{head['verdict']}.** Of {len(here)} statements: {said}. {pattern.limits.en}\n"
        )
    return "\n".join(sections)


def kind_of(document):
    """Return which kind of work a contest was about."""
    return next(kind for kind, values in KINDS.items() if dict(values) == pytest.approx(document["tasks"]))


def replaced(text, name, made):
    """Return a page with the block of that name made anew.

    Raises
    ------
    ValueError
        If the page has no such block.
    """
    found = re.compile(rf"<!-- {name} -->\n.*?<!-- end -->\n", re.DOTALL)
    if not found.search(text):
        raise ValueError(f"no <!-- {name} --> on the page")
    return found.sub(lambda _: BLOCK.format(name=name, made=made), text)


def block(page, name):
    found = re.search(rf"<!-- {name} -->\n(.*?)<!-- end -->\n", page.read_text(encoding="utf-8"), re.DOTALL)
    assert found, f"no <!-- {name} --> in {page.name}"
    return found[1]


STATEMENTS = [
    (name, each.name) for name, pattern in patterns.registry().items() for each in pattern.statements
]


@pytest.mark.parametrize("name", ["judged patterns", "robust patterns", "lost patterns"])
def test_every_statement_is_in_the_tables_and_the_epoch_is_todays(name):
    text = block(CALIBRATION, name)
    assert text.startswith(f"Model epoch {MODEL_EPOCH}, ")
    found = re.findall(r"^\| (?:\d+ )?`(\w+)` \| \**`(\w+)`\** \|", text, re.MULTILINE)
    assert found == STATEMENTS


def test_the_ablation_knew_every_mechanism():
    nulls = sum(not each.same_arm for each in NULL_MODELS.values())
    assert f" {len(MECHANISMS) + nulls} mechanisms and null models" in block(CALIBRATION, "lost patterns")


@pytest.mark.parametrize("page", [README, CALIBRATION])
def test_every_pair_of_regimes_is_in_the_flips(page):
    text = block(page, "flips")
    assert text.startswith(f"Model epoch {MODEL_EPOCH}, ")
    pairs = re.findall(r"^\| ([\w -]+) − ([\w -]+) \|", text, re.MULTILINE)
    assert pairs == [(SHORT[b], SHORT[a]) for a, b in combinations(PRESETS, 2)]


@pytest.mark.parametrize("name", patterns.registry())
def test_every_pattern_has_its_section_with_its_picture(name):
    text, pattern = block(PATTERNS, "pages"), patterns.load(name)
    head = next(each for each in pattern.statements if each.name == pattern.headline)
    for said in (pattern.title.en, pattern.text.en, pattern.limits.en, head.text.en):
        assert said in text
    picture = figure_name(pattern).replace("figures/", "figures/patterns/")
    assert f"]({picture})" in text
    assert (PATTERNS.parent / picture).is_file()


def test_the_flips_are_the_same_on_both_pages():
    assert block(README, "flips") == block(CALIBRATION, "flips")


def test_a_block_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="no <!-- other -->"):
        replaced("# Page\n<!-- one -->\nold\n<!-- end -->\n", "other", "new\n")
    assert (
        replaced("<!-- one -->\nold\n<!-- end -->\n", "one", "new\n") == "<!-- one -->\nnew\n<!-- end -->\n"
    )


if __name__ == "__main__" and "--write" in sys.argv:
    calibration, readme = (page.read_text(encoding="utf-8") for page in (CALIBRATION, README))
    contests = {}
    for file in sys.argv[sys.argv.index("--write") + 1 :]:
        document = json.loads(Path(file).read_text(encoding="utf-8"))
        if isinstance(document, list):
            calibration = replaced(calibration, "judged patterns", judged_table(document))
            page = replaced(PATTERNS.read_text(encoding="utf-8"), "pages", pages(document))
            PATTERNS.write_text(page, encoding="utf-8")
        elif "duels" in document:
            contests[kind_of(document)] = document
        elif "models" in document:
            calibration = replaced(calibration, "lost patterns", lost_table(document))
        else:
            calibration = replaced(calibration, "robust patterns", shares_table(document))
    if contests:
        made = flips_table({kind: contests[kind] for kind in KINDS})
        calibration, readme = (replaced(page, "flips", made) for page in (calibration, readme))
    CALIBRATION.write_text(calibration, encoding="utf-8")
    README.write_text(readme, encoding="utf-8")
