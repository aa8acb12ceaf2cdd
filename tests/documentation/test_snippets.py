"""What the documents tell a reader to type works."""

import re
from pathlib import Path

import pytest

from tillit.readers.graphfile import read_graph

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def blocks(language):
    for path in DOCUMENTS:
        found = re.findall(rf"^```{language}\n(.*?)^```$", path.read_text(encoding="utf-8"), re.S | re.M)
        for number, block in enumerate(found):
            yield pytest.param(block, id=f"{path.name}-{number}")


@pytest.mark.parametrize("block", list(blocks("python")))
def test_python_runs(block, capsys):
    exec(compile(block, "snippet", "exec"), {"__name__": "snippet"})


def commands():
    for path in DOCUMENTS:
        text = re.sub(r"\s+", " ", path.read_text(encoding="utf-8"))
        for command in re.findall(
            r"`(tillit (?:ablate|boundary|check|compare|levers|list|run|validate)[^`]*)`", text
        ):
            arguments = command.split()[1:]
            if len(arguments) > 1 or arguments == ["list"]:  # else it only names the command
                yield pytest.param(arguments, id=command)


@pytest.mark.parametrize("arguments", list(commands()))
def test_commands_are_known(arguments, tmp_path, monkeypatch):
    """Every command quoted in a document runs, made short."""
    import typer

    from tillit.main import app

    monkeypatch.chdir(tmp_path)
    (tmp_path / "personal.csv").write_text(swedish_table(), encoding="utf-8")
    if arguments[0] in ("ablate", "boundary", "compare", "levers", "run"):
        arguments = [*arguments, "--years", "0.04"]
        if arguments[0] != "run":
            arguments += ["--replications", "2"]
        if arguments[0] == "boundary":
            arguments += ["--steps", "2"]
    elif arguments[0] == "check":
        few = ("--points", "2") if "--points" in arguments else ()
        arguments = [*arguments, "--replications", "2", *few]
    allowed = (None, 0, 1) if arguments[0] == "check" else (None, 0)  # two replications decide little
    assert typer.main.get_command(app).main(arguments, standalone_mode=False) in allowed


def swedish_table():
    text = (ROOT / "docs" / "egen_organisation.md").read_text(encoding="utf-8")
    return re.search(r"^```\n(Anst.*?)^```$", text, re.S | re.M)[1]


def test_the_swedish_table_can_be_read(tmp_path):
    path = tmp_path / "personal.csv"
    path.write_text(swedish_table(), encoding="utf-8")
    graph = read_graph(path).graph
    assert [role for _, role in graph.nodes(data="role")] == ["manager", "manager", "staff"]


def test_links_lead_somewhere():
    for path in DOCUMENTS:
        for link in re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8")):
            assert link.startswith("https://") or (path.parent / link).exists(), f"{path.name}: {link}"
