"""Personnel lists as systems export them: titles above, totals, vacancies, people twice."""

import csv
from pathlib import Path

import pytest

from tillit.readers.graphfile import read_graph

from .conftest import TABLE, graphml, managers, node, roles, units

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
    assert "everybody is left out: people left out, because a personnel list does not say whom" in message
    assert "or whom reviewers review: 2; add" in message
