import csv
import hashlib
import multiprocessing
import os
import pickle
import threading
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import networkx as nx
import pytest

from tillit.model.errors import ScenarioError
from tillit.model.generators import care_chain, municipality, municipality_department
from tillit.model.network import check_organisation, with_colleagues
from tillit.readers.graphfile import Limits, read_graph

HOME_CARE = Path(__file__).parents[2] / "scenarios" / "data" / "home_care.csv"

TABLE = """Anställningsnummer;Namn;Befattning;Enhet;Närmaste chef
1;Åsa Ek;Enhetschef;Söder;
2;Örjan Ås;Undersköterska;Söder;1
3;Eva Öst;Vårdbiträde;Söder;1
"""

GRAPHML = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="r" for="node" attr.name="role" attr.type="string"/>
<key id="u" for="node" attr.name="unit" attr.type="string"/>
<key id="m" for="node" attr.name="manager" attr.type="string"/>
<key id="o" for="node" attr.name="ort" attr.type="string"/>
<key id="l" for="node" attr.name="label" attr.type="string"/>
<key id="t" for="edge" attr.name="relation" attr.type="string"/>
<graph edgedefault="{direction}">{body}</graph></graphml>
"""

GEXF = """<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2"><graph defaultedgetype="{direction}">
<attributes class="node"><attribute id="0" title="roll" type="string"/></attributes>
<attributes class="edge"><attribute id="1" title="relation" type="string"/></attributes>
<nodes>{nodes}</nodes><edges>{edges}</edges></graph></gexf>
"""

BILLION_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><graphml>&i;</graphml>"
)


@pytest.fixture
def write(tmp_path):
    def written(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return written


@pytest.fixture
def refused(write):
    """Return the one-line error that reading a file with this name and content gives."""

    def refusal(name, content, **options):
        return refusal_of(write(name, content), **options)

    return refusal


def refusal_of(path, **options):
    with pytest.raises(ScenarioError) as caught:
        read_graph(path, **options)
    message = str(caught.value)
    assert message.isprintable(), "one line"
    assert path.name in message
    return message


def node(key, role=None, **more):
    attributes = {"r": role, **more}
    inside = "".join(
        f'<data key="{k}">{value}</data>' for k, value in attributes.items() if value is not None
    )
    return f'<node id="{key}">{inside}</node>'


def edge(source, target, relation=None):
    inside = "" if relation is None else f'<data key="t">{relation}</data>'
    return f'<edge source="{source}" target="{target}">{inside}</edge>'


def graphml(*body, direction="undirected"):
    return GRAPHML.format(direction=direction, body="".join(body))


def managers(graph):
    return [manager for _, manager in graph.nodes(data="manager")]


def roles(graph):
    return "".join(role[0] for _, role in graph.nodes(data="role"))


def units(graph):
    return [unit for _, unit in graph.nodes(data="unit")]


def relations(graph):
    return {(min(i, j), max(i, j)): relation for i, j, relation in graph.edges(data="relation")}


def peers(graph):
    return {tie for tie, relation in relations(graph).items() if relation == "peer"}


# The file itself


def test_home_care_example():
    loaded = read_graph(HOME_CARE)
    check_organisation(loaded.graph)
    assert loaded.notices == (
        "home_care.csv: 36 staff, 4 managers, 4 units; columns used: Anställningsnummer (id), Namn (name), "
        "Befattning (role), Enhet (unit), Närmaste chef (manager); 1 without a manager",
    )
    assert loaded.sha256 == hashlib.sha256(HOME_CARE.read_bytes()).hexdigest()
    assert roles(loaded.graph) == "mmmm" + "s" * 36
    assert managers(loaded.graph) == [None, 0, 0, 0, *[1] * 12, *[2] * 12, *[3] * 12]
    assert Counter(units(loaded.graph)) == {
        "Hemtjänstens ledning": 1,
        "Hemtjänst Björkängen": 13,
        "Hemtjänst Sjöstaden": 13,
        "Hemtjänst Kyrkbyn": 13,
    }
    assert loaded.graph.graph["colleagues"] == "drawn"
    check_organisation(with_colleagues(loaded.graph, 1))


def test_unknown_suffix_lists_the_known_ones(write):
    for path in (Path("/etc/hostname"), write("graph.docx", "x")):
        message = refusal_of(path)
        assert all(suffix in message for suffix in (".graphml", ".gexf", ".csv", ".tsv", ".txt", ".edgelist"))


@pytest.mark.parametrize("name", ["personal.xlsx", "personal.xls", "PERSONAL.ODS"])
def test_a_spreadsheet_is_to_be_saved_as_csv(refused, name):
    message = refused(name, b"PK")
    assert "save it as CSV first" in message
    assert "Spara som > CSV UTF-8" in message


def test_a_path_may_be_text(write):
    path = write("a.csv", TABLE)
    assert read_graph(str(path)).notices == read_graph(path).notices
    with pytest.raises(ScenarioError, match="No such file"):
        read_graph("absent.csv")


def test_missing_file_and_directory(tmp_path):
    assert "No such file" in refusal_of(tmp_path / "absent.csv")
    (tmp_path / "folder.csv").mkdir()
    assert "not a regular file" in refusal_of(tmp_path / "folder.csv")


def test_impossible_names():
    for name in ("a\nb.csv", "a\0b.csv"):
        with pytest.raises(ScenarioError) as caught:
            read_graph(name)
        assert str(caught.value).isprintable()


@pytest.mark.skipif(os.name == "nt", reason="such a name is impossible there")
def test_an_odd_name_is_shown_on_one_line(write):
    assert read_graph(write("a\nb.csv", TABLE)).notices[0].startswith("'a\\nb.csv': 2 staff")


def test_unreadable_file(write, monkeypatch):
    def denied(*_, **__):
        raise PermissionError(13, "Permission denied")

    path = write("a.csv", TABLE)
    monkeypatch.setattr(Path, "open", denied)
    assert "Permission denied" in refusal_of(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs on this system")
def test_fifo_and_device_are_refused_without_blocking(tmp_path):
    os.mkfifo(tmp_path / "a.csv")
    (tmp_path / "b.csv").symlink_to("/dev/zero")
    said = []
    reading = threading.Thread(
        target=lambda: said.extend(refusal_of(tmp_path / name) for name in ("a.csv", "b.csv")), daemon=True
    )
    reading.start()
    reading.join(timeout=20)
    assert ["not a regular file" in message for message in said] == [True, True]


def test_too_large_a_file_is_not_opened(write, monkeypatch):
    path = write("a.csv", TABLE)
    monkeypatch.setattr(Path, "open", lambda *_, **__: pytest.fail("opened"))
    assert "larger than 99 bytes" in refusal_of(path, limits=Limits(n_bytes=99))


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="no /proc on this system")
def test_file_that_hides_its_size_is_bounded(tmp_path):
    (tmp_path / "a.csv").symlink_to("/proc/self/status")
    assert "larger than 99 bytes" in refusal_of(tmp_path / "a.csv", limits=Limits(n_bytes=99))


def test_limits_on_people_and_ties(refused, write):
    assert "3 people, and at most 2" in refused("a.csv", TABLE, limits=Limits(n_people=2))
    assert "2 ties, and at most 1" in refused("a.csv", TABLE, limits=Limits(n_ties=1))
    exactly = Limits(n_people=3, n_ties=2, n_bytes=len(TABLE.encode()))
    assert len(read_graph(write("a.csv", TABLE), limits=exactly).graph) == 3


def test_reading_and_refusing_in_another_process(write):
    good, bad = write("good.csv", TABLE), write("bad.csv", "id;chef\n1;7\n")
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        loaded = pool.submit(read_graph, good).result()
        error = pool.submit(read_graph, bad).exception()
    here = read_graph(good)
    assert nx.utils.graphs_equal(loaded.graph, here.graph)
    assert (loaded.notices, loaded.sha256) == (here.notices, here.sha256)
    assert type(error) is ScenarioError
    assert str(error) == refusal_of(bad)


# Names


def test_names_and_ids_stay_in_the_file(write):
    files = [
        write("a.csv", TABLE.replace("2;Örjan", "E-77;Örjan")),
        write("a.graphml", graphml(node("Åsa Ek", "chef"), node("E-77", "staff", l="Örjan Ås"))),
        write("a.txt", "E-77 Åsa line"),
    ]
    for path in files:
        everything = pickle.dumps(read_graph(path)).decode("latin-1")
        for word in ("Åsa", "Örjan", "E-77"):
            assert word.encode().decode("latin-1") not in everything
        assert all("name" not in member for _, member in read_graph(path).graph.nodes(data=True))


def test_names_are_kept_when_asked_for(write):
    def names(name, content):
        graph = read_graph(write(name, content), keep_names=True).graph
        check_organisation(graph)
        return [name for _, name in graph.nodes(data="name")]

    assert names("a.csv", TABLE) == ["Åsa Ek", "Örjan Ås", "Eva Öst"]
    assert names("b.csv", "id;Förnamn;Efternamn;Roll\n1;Åsa;Ek;x") == ["Åsa Ek"]
    assert names("d.csv", "Förnamn;Efternamn;Chef\nÅsa;Ek;\nBo;Al;Ek, Åsa") == ["Åsa Ek", "Bo Al"]
    assert names("c.csv", "id;Roll\n1;x") == ["1"]
    assert names("a.graphml", graphml(node("a", "chef"), node("b", "staff", l="Örjan"))) == ["a", "Örjan"]
    assert names("a.txt", "a b line") == ["a", "b"]


def test_errors_have_no_names(refused):
    broken = [
        ("a.csv", TABLE.replace("3;Eva", "2;Eva")),
        ("b.csv", TABLE.replace("Söder;1", "Söder;Örjan Skog")),
        ("c.csv", TABLE.replace("Söder;\n", "Söder;Eva Öst\n")),
        ("d.csv", TABLE.split("\n", 1)[1]),
        ("e.csv", TABLE + '4;"Örjan'),
        ("a.graphml", graphml(node("Eva Öst", "Örjan Ås"))),
        ("b.graphml", graphml(node("Eva Öst", "chef", m="Örjan Ås"))),
        ("c.graphml", graphml(node("Eva Öst", "chef"), "<edge source='Örjan Ås'><data key='Åsa'/></edge>")),
        ("a.txt", "Eva Örjan Åsa"),
        ("b.txt", "Eva Örjan line\nEva Åsa line"),
    ]
    for name, content in broken:
        message = refused(name, content)
        assert not any(word in message for word in ("Eva", "Öst", "Örjan", "Skog", "Åsa")), message


# Personnel tables


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_delimiters_and_line_ends(write, encoding, delimiter, line_end):
    content = TABLE.replace(";", delimiter).replace("\n", line_end).encode(encoding)
    graph = read_graph(write("a.csv", content), keep_names=True).graph
    assert units(graph) == ["Söder"] * 3
    assert graph.nodes[1]["name"] == "Örjan Ås"
    assert managers(graph) == [None, 0, 0]


def test_decomposed_letters(write):
    import unicodedata

    graph = read_graph(write("a.tsv", unicodedata.normalize("NFD", TABLE))).graph
    assert managers(graph) == [None, 0, 0]
    assert units(graph) == ["Söder"] * 3


def test_undecodable_text(refused):
    for content in (b"id;roll\n\x81;\xff", "id;roll\n1;x".encode("utf-16-le"), b"\xff\xfea"):
        assert "save it as UTF-8" in refused("a.csv", content)


def test_blank_rows_and_the_spreadsheet_hint(write, refused):
    content = "sep=;\n\n;;;;\n" + TABLE.replace("\n", "\n;;;;\n \n")
    assert managers(read_graph(write("a.csv", content)).graph) == [None, 0, 0]
    # Rows are counted as a spreadsheet does, with the empty ones: header 4, people 7, 10 and 13.
    assert "row 13" in refused("a.csv", content.replace("Vårdbiträde;Söder;1", "Vårdbiträde;Söder;9"))


def test_short_and_long_rows(write):
    graph = read_graph(write("a.csv", "id;roll;chef\n1\n2;x;1;y;z\n")).graph
    assert managers(graph) == [None, 0]


def test_quoted_cells(write):
    content = 'ID,"Full name",Unit,"Line\nManager"\n1,"Ek, Åsa","North, ""A""",\n2,B,"N\nS",Åsa Ek'
    graph = read_graph(write("a.csv", content)).graph
    assert managers(graph) == [None, 0]
    assert units(graph) == ['North, "A"', "N\nS"]


@pytest.mark.parametrize(
    "header",
    [
        "Anställningsnr;Titel;Chefens anställningsnummer;Avdelning",
        " ANST.NR ;Yrkestitel;Chef-ID;ARBETSPLATS",
        "Personal-id;tjänst;Överordnad;Organisationsenhet",
        "nr;ROLL;Rapporterar till;Grupp",
        "id;befattning;chef;team",
        "Employee ID;Job title;Reports to;Department",
        "EmployeeID;JobTitle;ManagerID;Unit",
        "person_id;position;line_manager;section",
        "employee id;role;supervisor;unit",
        "Anst.nr;Befattning;Närmaste chef (namn);Organisatorisk enhet",
        "Anst.nr;Befattningsbenämning;Närmaste chefs anställningsnummer;Org.enhet",
        "Medarbetar-ID;Yrkesbenämning;Ansvarig chef;Resultatenhet",
        "Anst-id;Befattning;Chef;Tjänsteställe",
        "Anst.nr;Befattning;Chef;Verksamhet",
    ],
)
def test_header_spellings(write, header):
    graph = read_graph(write("a.csv", f"{header}\n1;Rektor;;A\n2;lärare;1;A\n")).graph
    assert (roles(graph), managers(graph), units(graph)) == ("ms", [None, 0], ["A", "A"])


def test_verksamhet_is_the_unit_only_if_there_is_no_better_one(write):
    table = "Anst.nr;Befattning;Verksamhet;Enhet;Kostnadsställe\n1;usk;Vård;Södra;4711\n"
    assert units(read_graph(write("a.csv", table)).graph) == ["Södra"]
    without = "Anst.nr;Befattning;Kostnadsställe\n1;usk;4711\n"
    assert units(read_graph(write("a.csv", without)).graph) == [""]


def test_an_id_column_goes_before_a_name_column(write):
    table = "Namn;Närmaste chef;Chef-ID;id\nA;fel;;1\nB;fel;1;2"
    assert managers(read_graph(write("a.csv", table)).graph) == [None, 0]


@pytest.mark.parametrize(
    ("role", "titles"),
    [
        ("m", "Enhetschef, Bitr. rektor, Chef/ledare, VD och direktör, Team lead, Head of unit, HR manager"),
        ("m", "föreståndare, Managing director, Line supervisor, Chief physician"),
        ("s", "Chefssekreterare, Handledare, Studievägledare, -, , Jurist, Headhunter"),
        ("s", "Elevassistent, Miljöinspektör, Patientsamordnare, Leadership coach"),
        ("", "Politiker, Nämndledamot, Vice ordförande, Kommunalråd, Förtroendevald, Politician, Councillor"),
        ("", "Medborgare, invånare, brukare, Patient, Klient, Elev, Citizen, Inspektör, Revisor, Reviewer"),
    ],
)
def test_titles(write, role, titles):
    for title in titles.split(", "):
        loaded = read_graph(write("a.csv", f"id;titel;enhet\n1;usk;A\n2;{title};A\n"))
        assert (title, roles(loaded.graph)) == (title, "s" + role)
        assert bool(loaded.notices[1:]) == (role == "")


def test_whoever_has_people_reporting_is_a_manager(write):
    loaded = read_graph(write("a.csv", "id;titel;chef\n1;usk;\n2;usk;1\n3;ordförande;\n4;usk;3\n5;elev;2\n"))
    assert roles(loaded.graph) == "msms"
    assert managers(loaded.graph) == [None, 0, None, 2]
    somebody = read_graph(write("b.csv", "id;titel;chef\n1;usk;\n2;politiker;\n3;elev;2\n"))
    assert roles(somebody.graph) == "sm"
    (notice,) = loaded.notices[1:]
    assert "left out" in notice
    assert notice.endswith(": 1")


def test_nobody_reports_to(write):
    for nothing in ("", " ", "-", "–", "saknas", "Saknas", "None", "1", "A"):
        graph = read_graph(write("a.csv", f"id;namn;titel;chef\n1;A;usk;{nothing}\n")).graph
        assert (roles(graph), managers(graph)) == ("s", [None])


def test_manager_by_name(write, refused):
    table = "Namn;Chef\nÅsa Ek;\nBo Al;ek,  åsa\nCi Dal;Åsa Ek\n"
    assert managers(read_graph(write("a.csv", table)).graph) == [None, 0, 0]
    message = refused("a.csv", "id;namn;chef\n1;Bo;\n2;Bo;\n3;Ci;Bo\n")
    assert "row 4" in message
    assert "2 people" in message


def test_needed_columns(refused):
    for content in ("", "\n;;\n", "id;roll\n", "id;roll\n;;\n"):
        assert "no people" in refused("a.csv", content)
    message = refused("a.csv", "Förvaltning\nid;enhet\n1;A\n")
    assert "has no roles: give row 2" in message
    assert all(header in message for header in ("Befattning", "Job title", "Närmaste chef", "Manager"))


def test_rows_that_do_not_fit(refused):
    assert "row 2 and row 4 have the same id" in refused("a.csv", "id;roll\na;x\nb;x\nA;x\n")
    assert "row 2, row 4;" in refused("a.csv", "id;chef\n1;8\n2;\n3;9\n")
    assert "row 3 cannot be read" in refused("a.csv", 'id;roll\n1;x\n2;"x\n3;x\n')
    assert "row 2 cannot be read" in refused("a.csv", "id;roll\n1;" + "x" * 200_000)


def test_a_very_wide_header_is_bounded(refused):
    assert "no header row" in refused("a.csv", "x;" * 2_000_000 + "id;roll\n")


def test_only_managers(refused):
    assert "nobody in the organisation graph is staff" in refused("a.csv", "id;roll\n1;chef\n")


def test_circle_of_reporting_lines(refused):
    message = refused("a.csv", "id;chef\n1;\n\n2;4\n3;2\n4;3\n5;4\n")
    assert "circle" in message
    assert "row 4, row 6, row 5;" in message
    assert "line 2, line 3;" in refused("a.txt", "# a circle\na b line\nb a line\n")
    circle = graphml(node("a", "chef", m="b"), node("b", "chef", m="a"), node("c", "staff"))
    assert "node 1, node 2;" in refused("a.graphml", circle)


def test_without_a_unit_column_each_manager_has_a_unit(write):
    graph = read_graph(write("a.csv", "id;chef;titel\n1;\n2;1\n3;1\n4;2\n5;3\n6;3\n7;;usk\n")).graph
    assert units(graph) == ["unit 1", "unit 2", "unit 3", "unit 2", "unit 3", "unit 3", ""]


def test_missing_units(write):
    table = "id;chef;enhet\n1;;\n2;1;\n3;2;B\n4;2;A\n5;2;A\n6;2;-\n7;1;unit 1\n8;;C\n"
    graph = read_graph(write("a.csv", table)).graph
    # 1 leads 7's unit, 2 leads A because most of the staff below belong to it, and 6 follows 2.
    assert units(graph) == ["unit 1", "A", "B", "A", "A", "A", "unit 1", "C"]
    graph = read_graph(write("a.csv", "id;chef;enhet\n1;;\n2;1;\n3;2;\n4;;unit 1\n")).graph
    assert units(graph) == ["unit 2", "unit 3", "unit 3", "unit 1"]
    graph = read_graph(write("a.csv", "id;chef;enhet\n1;;\n2;1;A\n3;2;A\n")).graph
    assert units(graph) == ["unit 1", "A", "A"]


def test_task_profiles(write):
    graph = read_graph(write("a.csv", "id;roll;uppgiftsprofil\n1;x;care\n2;x;\n")).graph
    assert [task for _, task in graph.nodes(data="task")] == ["care", ""]


# Personnel tables as they really are

EXPORT = """Personallista per 2025-03-31;;;;;;
Socialförvaltningen, Södra;;;;;;

Anst.nr;Efternamn, Förnamn;Befattning;Org.enhet;Närmaste chef;Slutdatum;Sysselsättningsgrad
1001;Åberg, Kim;Verksamhetschef;Ledning;;;100
1002;Öhman, Sam;Enhetschef;Södra;Kim Åberg;;100
1003;Ärlig, Lo;Undersköterska;Södra;Öhman, Sam;;75
1004;Ek, Bo;Undersköterska;Södra;Sam Öhman;2024-12-31;75
1004;Ek, Bo;Timvikarie;Norra;Någon Annan;;25
1005;VAKANT;Enhetschef;Norra;Kim Åberg;;100
1006;Al, Eva;Stödpedagog (vik. enhetschef);Norra;1005;;100
1007;Dal, Ali;Projektledare;Ledning;1001;;100
;Ny, Nils;Undersköterska;Södra;Sam Öhman;;100
Summa;27;;;;;
Antal anställda: 23
"""


def test_what_a_whole_export_says(write):
    loaded = read_graph(write("personal.csv", EXPORT), keep_names=True)
    assert loaded.notices == (
        "personal.csv: 4 staff, 2 managers, 3 units; columns used: Anst.nr (id), Efternamn, Förnamn (name), "
        "Befattning (role), Org.enhet (unit), Närmaste chef (manager); "
        "not used: Slutdatum, Sysselsättningsgrad; 2 without a manager",
        "2 rows without title, unit and manager are left out: rows 14, 15",
        "2 rows are left out as vacant or without an id: rows 10, 13; "
        "1 person reports to a vacant post, that is to nobody",
        "1 row is a further employment of somebody with the same id and name, merged with the first: row 9",
        "2 people have a manager's title but lead nobody, and count as staff: rows 11, 12",
    )
    assert roles(loaded.graph) == "mmssss"
    assert managers(loaded.graph) == [None, 0, 1, 1, None, 0]
    assert units(loaded.graph) == ["Ledning", "Södra", "Södra", "Södra", "Norra", "Ledning"]
    assert [name for _, name in loaded.graph.nodes(data="name")][3:] == ["Ek, Bo", "Al, Eva", "Dal, Ali"]


def test_notices_have_no_names(write):
    for line in read_graph(write("a.csv", EXPORT)).notices:
        assert line.isprintable()
        assert not any(
            name in line for name in ("Kim", "Öhman", "Ärlig", "Ek", "Eva", "Dal", "Nils", "Någon")
        )


def test_the_swedish_guide_says_what_is_printed(write):
    guide = (Path(__file__).parents[2] / "docs" / "egen_organisation.md").read_text(encoding="utf-8")
    table = guide.split("```\nAnst", 1)[1].split("```")[0]
    (notice,) = read_graph(write("personal.csv", "Anst" + table)).notices
    assert f"tillit: {notice}\n" in guide
    totals = table + "\n" * 24 + "Summa;3\nSumma;3\n"
    assert f"tillit: {read_graph(write('b.csv', 'Anst' + totals)).notices[1]}\n" in guide


def test_totals_are_left_out(write):
    for total in ("Summa;4;;;", "Antal anställda: 4", ";Summa;;;", "Summa;1;-;;\nSumma;1"):
        loaded = read_graph(write("a.csv", TABLE + total + "\n"))
        assert managers(loaded.graph) == [None, 0, 0]
        assert "without title, unit and manager" in loaded.notices[1]
    few = read_graph(write("b.csv", "id;chef\n1;\n2;1\nSumma;\n"))
    assert few.notices[1:] == ("1 row without manager is left out: row 4",)
    two = read_graph(write("c.csv", "id;titel;enhet\n1;usk;A\nSumma;;\n"))
    assert two.notices[1:] == ("1 row without title and unit is left out: row 3",)


def test_a_total_in_the_name_column_is_not_the_person_with_that_number(write):
    table = "Anst.nr;Namn;Befattning;Chef\n27;Ek;Chef;\n28;Al;usk;27\n;27;;\nSumma;27;;\n"
    loaded = read_graph(write("a.csv", table))
    assert managers(loaded.graph) == [None, 0]
    assert loaded.notices[1:] == ("2 rows without title and manager are left out: rows 4, 5",)


def test_somebody_to_whom_others_report_is_not_a_total(write):
    for boss in ("7", "Ek Åsa", "åsa ek"):
        table = f"id;namn;titel;enhet;chef\n7;Åsa Ek;;;\n8;Bo;usk;A;{boss}\n"
        loaded = read_graph(write("a.csv", table))
        assert (roles(loaded.graph), len(loaded.notices)) == ("ms", 1)


def test_the_notice_of_what_was_read(write):
    def said(name, content):
        return read_graph(write(name, content)).notices[0]

    table = 'Lön;Anst.nr;Roll;"Närmaste\nchef";;Slutdatum\n9;1;chef;;;\n9;2;chef;1;;\n9;3;staff;1;;\n'
    assert said("a.csv", table) == (
        "a.csv: 1 staff, 2 managers, 2 units; columns used: Anst.nr (id), Roll (role), "
        "Närmaste chef (manager); not used: Lön, Slutdatum; 1 without a manager; "
        "1 manager leads nobody, so their work is not simulated"
    )
    many = ";".join(f"Kolumn {n}" for n in range(20))
    assert "not used: Kolumn 0, " in said("a.csv", f"id;roll;{many}\n1;x\n")
    assert "Kolumn 7 and 12 more; " in said("a.csv", f"id;roll;{many}\n1;x\n")
    wide = said("a.csv", f"id;roll;{'x' * 500};\x1b[31m\n1;x\n")
    assert wide.isprintable()
    assert len(wide) < 200
    body = graphml(
        node("a", "chef"), node("b", "chef"), node("c", "staff"), node("d", "staff"), edge("a", "c")
    )
    assert said("a.graphml", body) == (
        "a.graphml: 2 staff, 2 managers, 2 units; colleagues are drawn; 3 without a manager; "
        "1 manager leads nobody, so their work is not simulated"
    )
    assert said("a.txt", "a b line\nb c line\na c\n") == (
        "a.txt: 1 staff, 2 managers, 2 units; 1 peer tie given; 1 without a manager"
    )


def test_a_managers_title_without_anybody_to_lead(write):
    table = "id;titel;chef\n1;Enhetschef;\n2;Projektledare;1\n3;usk;1\n4;Områdeschef;\n"
    loaded = read_graph(write("a.csv", table))
    assert roles(loaded.graph) == "mssm"
    assert "1 manager leads nobody" in loaded.notices[0]
    assert loaded.notices[1:] == (
        "1 person has a manager's title but leads nobody, and counts as staff: row 3",
    )
    leading = read_graph(write("b.csv", table + "5;usk;2\n"))
    assert roles(leading.graph) == "mmsms"
    assert leading.notices[1:] == ()


def test_a_stated_role_is_kept(write):
    stated = "id;roll;chef\n1;Chef;\n2;manager;1\n3;Medarbetare;1\n4;staff;1\n"
    loaded = read_graph(write("a.csv", stated))
    assert (roles(loaded.graph), loaded.notices[1:]) == ("mmss", ())
    titles = stated.replace("Medarbetare", "Undersköterska")
    assert roles(read_graph(write("b.csv", titles)).graph) == "msss"
    xml = graphml(node("a", "chef"), node("b", "enhetschef", m="a"), node("c", "staff", m="a"))
    assert roles(read_graph(write("a.graphml", xml)).graph) == "mms"


@pytest.mark.parametrize(
    "above",
    [
        "Personallista\n",
        "Personallista per enhet, chef, namn;;;;\n\nUtskriven;2025-03-31;;;\n;;;;\n",
        "Enhet:;Södra\nNamn på listan:;Alla\n",
        "rubrik\n" * 9,
    ],
)
def test_titles_above_the_header(write, refused, above):
    assert managers(read_graph(write("a.csv", above + TABLE)).graph) == [None, 0, 0]
    row = 4 + above.count("\n")
    message = refused("a.csv", above + TABLE.replace("Vårdbiträde;Söder;1", "Vårdbiträde;Söder;9"))
    assert f"not in the file in row {row};" in message
    commas = above.replace(",", "") + TABLE
    assert managers(read_graph(write("b.csv", commas.replace(";", ","))).graph) == [None, 0, 0]


def test_no_header_row(refused):
    without = TABLE.split("\n", 1)[1]
    for content in (without, "roll;chef\nx;\n", "Namn\nÅsa Ek\n", "rubrik\n" * 10 + TABLE):
        message = refused("a.csv", content)
        assert "no header row is found among the first 10 rows" in message
        assert all(
            header in message for header in ("Anställningsnummer", "Namn", "Befattning", "Närmaste chef")
        )
        assert len(message.split("a.csv: ")[1]) < 300


@pytest.mark.parametrize("delimiter", [";", ","])
@pytest.mark.parametrize(
    "header",
    [
        *("Efternamn, Förnamn", "Efternamn Förnamn", "Namn (efternamn, förnamn)", "För- och efternamn"),
        *("Namn", "Last name, first name"),
    ],
)
@pytest.mark.parametrize("bosses", ["Ek, Åsa|Al, Bo Per", "Åsa Ek|Bo Per Al", "Ek Åsa|AL BO PER"])
@pytest.mark.parametrize("people", ["Ek, Åsa|Al, Bo Per|Dal, Ci|By, Di", "Åsa Ek|Bo Per Al|Ci Dal|Di By"])
def test_names_in_one_column_in_either_order(tmp_path, delimiter, header, bosses, people):
    (a, b), (first, second, third, fourth) = bosses.split("|"), people.split("|")
    rows = [
        ("Anst.nr", header, "Befattning", "Närmaste chef"),
        ("1", first, "Chef", ""),
        ("2", second, "Chef", a),
        ("3", third, "usk", a),
        ("4", fourth, "usk", b),
    ]
    for start in (0, 1):  # with and without the column of ids
        with (tmp_path / "a.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=delimiter).writerows(row[start:] for row in rows)
        assert managers(read_graph(tmp_path / "a.csv").graph) == [None, 0, 0, 1]


def test_two_names_of_the_same_words_are_two_people(write):
    table = "Namn;Titel;Chef\nAli Ahmed;Chef;\nAhmed, Ali;usk;Ali Ahmed\nAhmed Ali;Chef;\nBo Al;usk;{}\n"
    for boss, superior in (("Ahmed Ali", 2), ("Ali, Ahmed", 2), ("Ahmed, Ali", 0)):
        content = table.replace("Ahmed, Ali;usk", "Ci Dal;usk").format(boss)
        assert managers(read_graph(write("a.csv", content)).graph) == [None, 0, None, superior]


def test_vacancies_and_rows_without_an_id(write):
    table = (
        "Anst.nr;Namn;Befattning;Enhet;Chef\n1;Ek;Enhetschef;A;\n;Vakant;Enhetschef;B;1\n"
        "3;Al;usk;B;Vakant\n4;Dal;usk;A;1\n5;Vakans 2;usk;A;1\n6;By;usk (vacant);A;1\n"
        ";Ny;Enhetschef;C;1\n7;Lo;usk;C;Ny\n8;Mo;usk;A;6\n9;Bo;Vik. på vakans;A;1\n"
    )
    loaded = read_graph(write("a.csv", table))
    assert managers(loaded.graph) == [None, None, 0, None, None, 0]
    assert loaded.notices[1:] == (
        "4 rows are left out as vacant or without an id: rows 3, 6, 7, 8; "
        "3 people report to a vacant post, that is to nobody",
    )
    named = read_graph(write("b.csv", "Namn;Titel;Chef\nÅsa Ek;usk;\n;usk;Åsa Ek\nBo;usk;VAKANT\n"))
    assert managers(named.graph) == [None, None]
    assert named.notices[1:] == (
        "1 row is left out as vacant or without a name: row 3; "
        "1 person reports to a vacant post, that is to nobody",
    )
    told = "Anst.nr;Namn;Titel;Chef\nE-77;Vakant;Chef;\n;Nils Ny;Chef;\n1;Al;usk;e-77\n2;Bo;usk;Ny, Nils\n"
    assert "2 people report to a vacant post" in read_graph(write("d.csv", told)).notices[1]
    alone = read_graph(write("c.csv", "Namn;Titel;Chef\nÅsa Ek;usk;\nBo;usk;Vakant\n"))
    assert alone.notices[1:] == ("1 person reports to a vacant post, that is to nobody",)


def test_people_of_the_same_name(refused, write):
    table = "rubrik\nNamn;Titel\nÅsa Ek;usk\nBo;usk\n{};usk\n"
    for name in ("Åsa Ek", "åsa  EK", '"Ek, Åsa"'):
        message = refused("a.csv", table.format(name))
        assert "same name (rows 3 and 5); add a column with employee numbers" in message
    numbers = "Anst.nr;Namn;Titel\n1;Åsa Ek;usk\n2;Åsa Ek;usk\n"
    assert len(read_graph(write("a.csv", numbers)).graph) == 2


def test_two_employments_are_one_person(write, refused):
    table = "Anst.nr;Namn;Titel;Enhet;Chef\n1;Ek;Chef;A;\n2;Bo Al;usk;A;1\n2;{};Chef;B;{}\n3;Di;usk;A;2\n"
    for name in ("Bo Al", '"Al, Bo"'):
        loaded = read_graph(write("a.csv", table.format(name, "1")))
        assert (managers(loaded.graph), units(loaded.graph)) == ([None, 0, 1], ["A"] * 3)
        assert loaded.notices[1:] == (
            "1 row is a further employment of somebody with the same id and name, "
            "merged with the first: row 4",
        )
    assert "row 3 and row 4 have the same id" in refused("a.csv", table.format("Bo By", "1"))
    split = "Anst.nr;Förnamn;Efternamn;Titel\n1;Bo;Al;usk\n1;Bo;Al;usk\n1;Bo;Al;usk\n"
    loaded = read_graph(write("b.csv", split))
    assert len(loaded.graph) == 1
    assert "2 rows are further employments" in loaded.notices[1]


def test_everybody_left_out(refused):
    message = refused("a.csv", "Anst.nr;Namn;Titel\n;Åsa;usk\n1;Vakant;usk\nSumma;2;\n")
    assert "everybody is left out: 1 row without title is left out: row 4; " in message
    assert "2 rows are left out as vacant or without an id: rows 2, 3; add at least one" in message
    message = refused("a.csv", "id;roll\n1;elev\n2;ordförande\n")
    assert "everybody is left out: people left out, because reviewers are not simulated yet" in message
    assert "meet: 2; add" in message


# GraphML and GEXF


def test_graphml_without_relations(write):
    body = [node("x", "chef", u="Söder"), node("y", "medarbetare"), node("z", "staff"), edge("x", "y")]
    loaded = read_graph(write("a.graphml", graphml(*body, edge("z", "x"), edge("y", "z"))))
    assert roles(loaded.graph) == "mss"
    assert managers(loaded.graph) == [None, 0, 0]
    assert peers(loaded.graph) == {(1, 2)}
    assert units(loaded.graph) == ["Söder"] * 3
    assert loaded.graph.graph["colleagues"] == "given"
    assert with_colleagues(loaded.graph, 1) is loaded.graph
    without = read_graph(write("b.graphml", graphml(*body))).graph
    assert without.graph["colleagues"] == "drawn"


def test_graphml_relations_in_words(write):
    body = [node("a", "manager"), node("b", "manager"), node("c", "staff"), edge("b", "a", "Linje")]
    body += [edge("a", "c", "line"), edge("b", "c", "kollega")]
    graph = read_graph(write("a.graphml", graphml(*body, direction="directed"))).graph
    assert managers(graph) == [None, 0, 0]
    assert peers(graph) == {(1, 2)}


def test_line_between_managers_needs_a_direction(refused, write):
    body = [node("a", "manager"), node("b", "manager"), node("c", "staff"), edge("a", "b", "line")]
    message = refused("a.graphml", graphml(*body))
    assert "nodes 1 and 2" in message
    assert "directed" in message
    body[1] = node("b", "manager", m="a")
    assert managers(read_graph(write("a.graphml", graphml(*body))).graph) == [None, 0, None]
    body[:2] = node("a", "manager", m="b"), node("b", "manager", m="b")
    assert managers(read_graph(write("a.graphml", graphml(*body))).graph) == [1, None, None]


def test_graph_without_roles(refused):
    for name, content in [
        ("a.graphml", graphml(node("a"), node("b", "staff"), node("c"))),
        ("a.gexf", GEXF.format(direction="undirected", nodes='<node id="a"/><node id="b"/>', edges="")),
    ]:
        message = refused(name, content)
        assert "has no roles" in message
        assert "2 of " in message
        assert "manager" in message
    assert "nobody reports" in refused("a.txt", "a b\nb c peer\n")


def test_unknown_role_and_relation(refused):
    message = refused("a.graphml", graphml(node("a", "staff"), node("b", "wizard")))
    assert "node 2" in message
    assert "medarbetare" in message
    message = refused("a.graphml", graphml(node("a", "staff"), node("b", "chef"), edge("a", "b", "enemy")))
    assert "nodes 1 and 2" in message
    assert "linje" in message


def test_second_superior(refused):
    body = [node("a", "chef"), node("b", "chef"), node("c", "staff"), edge("a", "c"), edge("b", "c")]
    message = refused("a.graphml", graphml(*body))
    assert "nodes 2 and 3" in message
    assert "peer" in message
    assert "line 2" in refused("a.txt", "a b line\na c line\n")


def test_reporting_to_staff_or_nobody_known(refused):
    staff = [node("a", "staff"), node("b", "staff", m="a")]
    assert "node 2 reports to node 1, whose role is staff" in refused("a.graphml", graphml(*staff))
    line = [node("a", "staff"), node("b", "staff"), edge("a", "b", "line")]
    assert "node 1 reports to node 2" in refused("a.graphml", graphml(*line, direction="directed"))
    assert "nothing says who" in refused("a.graphml", graphml(*line))
    assert "node 1 has a manager that is not" in refused("a.graphml", graphml(node("a", "staff", m="q")))


def test_roles_that_are_not_simulated(write):
    body = [node("p", "revisor"), node("q", "granskare"), node("a", "chef"), node("b", "staff")]
    body += [edge("a", "q", "line"), edge("b", "p", "peer"), edge("b", "a", "line")]
    loaded = read_graph(write("a.graphml", graphml(*body, direction="directed")))
    assert (roles(loaded.graph), managers(loaded.graph)) == ("mms", [None, 0, 1])
    assert peers(loaded.graph) == set()
    assert loaded.graph.graph["colleagues"] == "drawn"
    assert loaded.notices[1:] == ("people left out, because reviewers are not simulated yet: 1",)


AROUND = [
    node("p", "förtroendevald", u="board"),
    node("c", "chef", u="A"),
    node("s", "staff", u="A"),
    node("m", "brukare", o="Lund"),
    node("n", "Medborgare"),
    edge("s", "c", "linje"),
]


@pytest.mark.parametrize("direction", ["directed", "undirected"])
@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    "words", [("", "", ""), ("politik", "möte", "granne"), ("politics", "encounter", "civic")]
)
def test_politicians_and_citizens_are_kept_with_their_ties(write, direction, turned, words):
    ends = ["pc", "ms", "mn"]
    ties = [
        edge(*(each[::-1] if turned else each), word or None) for each, word in zip(ends, words, strict=True)
    ]
    loaded = read_graph(write("a.graphml", graphml(*AROUND, *ties, direction=direction)))
    assert [role for _, role in loaded.graph.nodes(data="role")] == [
        *("politician", "manager", "staff", "citizen", "citizen"),
    ]
    assert managers(loaded.graph) == [None, None, 1, None, None]
    assert units(loaded.graph) == ["board", "A", "A", "A", ""]
    assert loaded.graph.nodes[3]["locality"] == "Lund"
    assert "locality" not in loaded.graph.nodes[4]
    assert relations(loaded.graph) == {
        (1, 2): "line",
        (0, 1): "politics",
        (2, 3): "encounter",
        (3, 4): "civic",
    }
    assert loaded.graph.graph["colleagues"] == "drawn"
    assert loaded.notices == (
        "a.graphml: 1 staff, 1 manager, 1 politician, 2 citizens, 1 unit; "
        "1 politics tie, 1 encounter tie, 1 civic tie given; colleagues are drawn; 1 without a manager",
    )


@pytest.mark.parametrize(
    ("tie", "word"),
    [
        *(("pm", None), ("ps", None), ("pn", "civic"), ("cm", None), ("cm", "encounter"), ("pc", "peer")),
        *(("sm", "peer"), ("ps", "politics"), ("pm", "line"), ("ps", "line"), ("cm", "line")),
    ],
)
def test_ties_without_a_relation_in_the_model_are_dropped(write, tie, word):
    for ends in (tie, tie[::-1]):
        loaded = read_graph(write("a.graphml", graphml(*AROUND, edge(*ends, word), direction="directed")))
        assert relations(loaded.graph) == {(1, 2): "line"}
        dropped = "ties dropped, because the model has no such relation between such roles or units: 1"
        assert loaded.notices[-1] == dropped


def test_partners_are_across_units(write):
    body = [node("c", "chef", u="A"), node("s", "staff", u="A"), node("t", "staff", u="A")]
    body += [node("x", "staff", u="B"), edge("s", "c"), edge("t", "c")]
    body += [edge("s", "x", "samverkan"), edge("s", "t", "partner")]
    loaded = read_graph(write("a.graphml", graphml(*body)))
    assert relations(loaded.graph) == {(0, 1): "line", (0, 2): "line", (1, 3): "partner"}
    assert loaded.notices[-1].startswith("ties dropped")
    assert loaded.graph.graph["colleagues"] == "drawn"


def test_reporting_to_a_politician_is_politics(write):
    reread = "reporting lines of politicians and citizens read as ties that follow from the roles: 1"
    for ends in ("cp", "pc"):
        for direction in ("directed", "undirected"):
            body = graphml(*AROUND, edge(*ends, "line"), direction=direction)
            loaded = read_graph(write("a.graphml", body))
            assert relations(loaded.graph) == {(1, 2): "line", (0, 1): "politics"}
            assert loaded.notices[1:] == (reread,)
    manager_attribute = [*AROUND[:1], node("c", "chef", u="A", m="p"), *AROUND[2:]]
    loaded = read_graph(write("a.graphml", graphml(*manager_attribute)))
    assert managers(loaded.graph) == [None, None, 1, None, None]
    assert relations(loaded.graph) == {(1, 2): "line", (0, 1): "politics"}
    served = [*AROUND[:3], node("m", "brukare", m="s"), *AROUND[4:]]
    loaded = read_graph(write("a.graphml", graphml(*served)))
    assert relations(loaded.graph) == {(1, 2): "line", (2, 3): "encounter"}
    assert loaded.notices[1:] == (reread,)


def test_of_two_relations_of_a_pair_the_first_one_stated_holds(write):
    body = [node("c", "chef", u="A"), node("s", "staff", u="A"), node("x", "staff", u="B"), edge("s", "c")]
    ties = [edge("s", "x"), edge("s", "x", "partner"), edge("x", "s", "peer")]
    loaded = read_graph(write("a.graphml", graphml(*body, *ties, direction="directed")))
    assert relations(loaded.graph) == {(0, 1): "line", (1, 2): "partner"}
    assert loaded.notices[1:] == ("repeated ties merged: 2",)


def test_the_unit_of_a_citizen_is_the_one_that_serves_her(write):
    body = [node("s", "staff", u="A"), node("t", "staff", u="B"), node("u", "staff", u="B")]
    body += [node("m", "elev", u="nowhere"), node("n", "elev", u="A"), node("o", "elev", u="nowhere")]
    body += [edge(citizen, staff) for citizen in "mn" for staff in "stu"]
    loaded = read_graph(write("a.graphml", graphml(*body)))
    assert units(loaded.graph) == ["A", "B", "B", "B", "A", ""]
    assert loaded.notices[1:] == ("citizens whose unit has no staff, read as without one: 2",)


def test_politicians_in_a_personnel_list(write):
    led = "id;titel;chef\n1;ordförande;\n2;kommundirektör;1\n3;usk;2\n4;ledamot;\n5;elev;\n6;revisor;\n"
    loaded = read_graph(write("a.csv", led))
    assert (roles(loaded.graph), managers(loaded.graph)) == ("pms", [None, None, 1])
    assert relations(loaded.graph) == {(1, 2): "line", (0, 1): "politics"}
    left_out, reread = loaded.notices[1:]
    assert left_out.startswith("people left out")
    assert left_out.endswith("whom politicians and citizens meet: 3")
    assert reread.startswith("reporting lines of politicians")
    # Somebody to whom staff report is a manager, and so is a politician with a superior.
    both = read_graph(write("b.csv", "id;titel;chef\n1;ordförande;\n2;direktör;1\n3;usk;2\n4;usk;1\n"))
    assert (roles(both.graph), managers(both.graph)) == ("mmss", [None, 0, 1, 0])
    vice = read_graph(write("c.csv", "id;titel;chef\n1;ordförande;\n2;ledamot;1\n3;chef;2\n4;usk;3\n"))
    assert (roles(vice.graph), managers(vice.graph)) == ("pmms", [None, None, 1, 2])


def test_a_personnel_list_does_not_say_where_people_live(write):
    loaded = read_graph(write("a.csv", "id;titel;ort\n1;usk;Lund\n"))
    assert "not used: ort" in loaded.notices[0]
    assert "locality" not in loaded.graph.nodes[0]


def test_loops_and_repeated_ties_are_noticed(write):
    edges = [edge("a", "b"), edge("b", "a"), edge("b", "b"), edge("b", "c", "peer"), edge("c", "b", "peer")]
    body = [node("a", "chef"), node("b", "staff"), node("c", "staff"), *edges]
    loaded = read_graph(write("a.graphml", graphml(*body, direction="directed")))
    assert (managers(loaded.graph), peers(loaded.graph)) == ([None, 0, None], {(1, 2)})
    assert [notice.rsplit(": ")[-1] for notice in loaded.notices[1:]] == ["1", "2"]
    listed = read_graph(write("a.txt", "b a line\nb a\na a\n"))
    assert (managers(listed.graph), peers(listed.graph)) == ([1, None], set())
    assert [notice.rsplit(": ")[-1] for notice in listed.notices[1:]] == ["1", "1"]


def test_defaults_of_attributes(write):
    content = graphml(node("a"), node("b", "chef"), edge("a", "b")).replace(
        'attr.name="role" attr.type="string"/>',
        'attr.name="role" attr.type="string"><default>staff</default></key>',
    )
    assert roles(read_graph(write("a.graphml", content)).graph) == "sm"


def test_gexf(write):
    nodes = "".join(
        f'<node id="{key}" label="Åsa"><attvalues><attvalue for="0" value="{role}"/></attvalues></node>'
        for key, role in (("a", "Chef"), ("b", "Enhetschef"), ("c", "handläggare"))
    )
    edges = (
        '<edge id="0" source="b" target="a"><attvalues><attvalue for="1" value="linje"/></attvalues></edge>'
        '<edge id="1" source="c" target="b"/>'
    )
    loaded = read_graph(write("a.gexf", GEXF.format(direction="directed", nodes=nodes, edges=edges)))
    assert (roles(loaded.graph), managers(loaded.graph)) == ("mms", [None, 0, 1])


@pytest.mark.parametrize(("suffix", "save"), [(".graphml", nx.write_graphml), (".gexf", nx.write_gexf)])
@pytest.mark.parametrize(
    ("generator", "sizes", "read"),
    [
        (
            *(municipality_department, {"managers": 4, "staff": 30, "units": 2}),
            "30 staff, 4 managers, 3 units; {} given; 1 without a manager",
        ),
        (
            *(care_chain, {"span": 2, "politicians": 1, "partners": 1}),
            "12 staff, 8 managers, 2 politicians, 18 citizens, 8 units; {} given; 2 without a manager",
        ),
        (
            *(municipality, {"units": 2, "span": 2, "board": 1, "committee": 1}),
            "20 staff, 16 managers, 6 politicians, 20 citizens, 16 units; {} given; 1 without a manager",
        ),
    ],
)
def test_what_networkx_writes_is_read_back(tmp_path, suffix, save, generator, sizes, read):
    graph = generator(1, **sizes)
    saved = graph.copy()
    for _, member in saved.nodes(data=True):
        member["manager"] = "" if member["manager"] is None else str(member["manager"])
    save(saved, tmp_path / f"a{suffix}")
    loaded = read_graph(tmp_path / f"a{suffix}")
    assert dict(loaded.graph.nodes(data=True)) == dict(graph.nodes(data=True))
    assert nx.utils.graphs_equal(nx.Graph(loaded.graph.edges(data=True)), nx.Graph(graph.edges(data=True)))
    counted = Counter(relations(graph).values())
    names = ("peer", "partner", "politics", "encounter", "civic")
    given = ", ".join(f"{counted[each]} {each} ties" for each in names if counted[each])
    assert loaded.notices == (f"a{suffix}: {read.format(given)}",)


@pytest.mark.parametrize("name", ["a.graphml", "a.gexf"])
def test_broken_xml(refused, name):
    whole = graphml(node("a", "chef"), node("b", "staff"), edge("a", "b"))
    assert "at line 9" in refused(name, whole[: len(whole) // 2 + 200])
    assert "at line 1" in refused(name, "")
    assert "networkx cannot read it" in refused(name, "<html><body/></html>")
    assert "encoding" in refused(name, '<?xml version="1.0" encoding="wonderland"?><a/>')
    assert "no people" in refused("a.graphml", graphml())


@pytest.mark.parametrize("name", ["a.graphml", "a.gexf"])
@pytest.mark.parametrize(
    "content",
    [
        BILLION_LAUGHS,
        '<!DOCTYPE g [<!ENTITY x SYSTEM "file:///etc/passwd">]><graphml>&x;</graphml>',
        '<!DOCTYPE g [<!ENTITY % x SYSTEM "http://localhost:9/x.dtd"> %x;]><graphml/>',
        '<!DOCTYPE graphml SYSTEM "http://localhost:9/graphml.dtd"><graphml/>',
    ],
)
def test_unsafe_xml(refused, name, content):
    assert "remove the DOCTYPE" in refused(name, content)
    assert "remove the DOCTYPE" in refused(name, content.encode("utf-16"))


def test_deep_and_many_elements(refused, write):
    assert "32 inside each other" in refused("a.gexf", "<a>" * 33 + "</a>" * 33)
    assert "32 inside each other" in refused("a.graphml", "<a>" * 100_000)
    content = graphml(node("a", "staff"))
    assert "more than 9 elements" in refused("a.graphml", content, limits=Limits(xml_elements=9))
    assert (
        len(read_graph(write("a.graphml", content), limits=Limits(xml_elements=10, xml_depth=4)).graph) == 1
    )


def test_networkx_warnings_stay_inside(write):
    content = graphml(node("a", "staff")).replace('attr.name="unit" attr.type="string"', 'attr.name="unit"')
    assert roles(read_graph(write("a.graphml", content)).graph) == "s"


# Edge lists


@pytest.mark.parametrize("suffix", [".txt", ".edges", ".edgelist"])
def test_edge_list(write, suffix):
    content = "# who\n\nb  a line\nc;a;LINJE\nd,b,line # note\nc\tb\tkollega\nc d\n"
    graph = read_graph(write(f"a{suffix}", content)).graph
    assert len(read_graph(write("b.txt", "\ufeffa b line\nc a line\n")).graph) == 3
    # Places in file order: b, a, c, d.
    assert (roles(graph), managers(graph)) == ("mmss", [1, None, 1, 0])
    assert peers(graph) == {(0, 2), (2, 3)}


def test_edge_list_as_networkx_writes_it(tmp_path, write):
    graph = nx.DiGraph()
    graph.add_edge("b", "a", relation="line", weight=1)
    graph.add_edge("c", "a", weight=2.5, relation="line")
    graph.add_edge("b", "c")
    nx.write_edgelist(graph, tmp_path / "a.edgelist")
    assert "b c {}" in (tmp_path / "a.edgelist").read_text()
    loaded = read_graph(tmp_path / "a.edgelist").graph
    assert (managers(loaded), peers(loaded)) == ([1, None, 1], {(0, 2)})
    typed = 'a b {"Relation": "linje"} # note\nc\tb\t{}\nd;b;{"x": "line"}\n'
    loaded = read_graph(write("b.txt", typed)).graph
    assert (managers(loaded), peers(loaded)) == ([1, None, None, None], {(1, 2), (1, 3)})


def test_edge_list_with_politicians_and_citizens(write):
    content = (
        "m n\nm s\ns c line\nt d line\np c politik\nm s möte\nn m civic\np d\ns t partner\nq s encounter\n"
    )
    loaded = read_graph(write("a.txt", content))
    # Places in file order: m, n, s, c, t, d, p, q.
    assert roles(loaded.graph) == "ccsmsmpc"
    assert relations(loaded.graph) == {
        (0, 1): "civic",
        (0, 2): "encounter",
        (2, 3): "line",
        (4, 5): "line",
        (3, 6): "politics",
        (5, 6): "politics",
        (2, 4): "partner",
        (2, 7): "encounter",
    }
    assert units(loaded.graph) == ["unit 1", "", "unit 1", "unit 1", "unit 2", "unit 2", "", "unit 1"]
    assert loaded.notices[1:] == ("repeated ties merged: 2",)
    led = read_graph(write("b.txt", "m c encounter\ns c line\n"))
    assert relations(led.graph) == {(1, 2): "line"}
    assert led.notices[-1].startswith("ties dropped")


def test_edge_list_errors(refused):
    assert "line 1 is not a tie" in refused("a.txt", "a b {'relation': 'enemy'}\n")
    assert "line 1 is not a tie" in refused("a.txt", "a {'relation': 'line'}\n")
    assert "line 1 is not a tie" in refused("a.txt", "a b c {}\n")
    assert "nobody reports" in refused("a.txt", "a b {}\n")
    for content in (
        "m s encounter\ns a line\nm a line\n",
        "p a politics\nb p partner\n",
        "a p politics\np a civic\n",
    ):
        message = refused("a.txt", content)
        assert "give somebody different roles" in message
        assert "line 1" in message
    assert "no people" in refused("a.txt", "")
    assert "no people" in refused("a.txt", "# nothing\n\n  ;;\n")
    assert "line 2 is not a tie" in refused("a.txt", "a b line\nc\n")
    assert "line 1 is not a tie" in refused("a.txt", "a b enemy\n")
