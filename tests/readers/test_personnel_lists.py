"""Personnel lists: columns, headers, titles, managers and units."""

import hashlib
from collections import Counter
from pathlib import Path

import pytest

from tillit.model.structure import Structure
from tillit.readers.graphfile import FromFile, read_graph

from .conftest import TABLE, managers, relations, roles, units

HOME_CARE = Path(__file__).parents[2] / "scenarios" / "data" / "home_care.csv"


def test_home_care_example():
    loaded = read_graph(HOME_CARE)
    Structure.of_graph(loaded.graph)
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
    FromFile(loaded).draw(1).check()


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
        ("", "Granskare, Kommunrevisor, Förtroendevald revisor, Auditor"),
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


def test_politicians_in_a_personnel_list(write):
    led = "id;titel;chef\n1;ordförande;\n2;kommundirektör;1\n3;usk;2\n4;ledamot;\n5;elev;\n6;revisor;\n"
    loaded = read_graph(write("a.csv", led))
    assert (roles(loaded.graph), managers(loaded.graph)) == ("pms", [None, None, 1])
    assert relations(loaded.graph) == {(1, 2): "line", (0, 1): "politics"}
    left_out, reread = loaded.notices[1:]
    assert left_out.startswith("people left out")
    assert left_out.endswith("whom politicians and citizens meet or whom reviewers review: 3")
    assert reread.startswith("reporting lines of politicians")
    # Somebody to whom staff report is a manager, and so is a politician with a superior.
    both = read_graph(write("b.csv", "id;titel;chef\n1;ordförande;\n2;direktör;1\n3;usk;2\n4;usk;1\n"))
    assert (roles(both.graph), managers(both.graph)) == ("mmss", [None, 0, 1, 0])
    vice = read_graph(write("c.csv", "id;titel;chef\n1;ordförande;\n2;ledamot;1\n3;chef;2\n4;usk;3\n"))
    assert (roles(vice.graph), managers(vice.graph)) == ("pmms", [None, None, 1, 2])


def test_reviewers_in_a_personnel_list_are_left_out_unless_somebody_reports_to_them(write):
    rows = "id;titel;chef\n1;direktör;4\n2;usk;1\n3;revisor;1\n4;inspektör;\n5;granskare;\n6;usk;5\n"
    loaded = read_graph(write("a.csv", rows))
    # Whoever is reported to is a manager, as with any title.
    assert (roles(loaded.graph), managers(loaded.graph)) == ("msmms", [2, 0, None, None, 3])
    assert [notice.rsplit(": ")[-1] for notice in loaded.notices[1:]] == ["1"]


def test_a_personnel_list_does_not_say_where_people_live(write):
    loaded = read_graph(write("a.csv", "id;titel;ort\n1;usk;Lund\n"))
    assert "not used: ort" in loaded.notices[0]
    assert "locality" not in loaded.graph.nodes[0]
