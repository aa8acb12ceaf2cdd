"""A personnel table, as a Swedish or English HR system exports it, becomes a draft: one person a row."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from io import StringIO

from tillit.model.errors import ScenarioError
from tillit.model.network import listing
from tillit.readers.draft import Draft, Person
from tillit.readers.words import accepted, columns, plain, role_of, value

DELIMITERS = ";,\t|"
MOST_COLUMNS = 1000
# Excel may write the delimiter above the headers.
_EXCEL_HINT = "sep="


def read_table(text: str) -> Draft:
    """Return the people of a table with a header row.

    The delimiter is the one that shows most known headers. Empty rows are skipped; rows are numbered as a
    spreadsheet does. Headers are those of `file_words.HEADERS`.

    Raises
    ------
    ScenarioError
        If a needed column is missing, an id or manager is not usable, or the quoting is broken.
    """
    rows = _rows(text)
    _, header = next(rows, (0, None))
    if header is None:
        return Draft()
    at = columns(header[:MOST_COLUMNS])
    named = "name" in at or ("first name" in at and "last name" in at)
    if "id" not in at and not named:
        raise ScenarioError(
            f"no column holds an id or a name; give the first row one of the headers {accepted('id', 'name')}"
        )
    if "role" not in at and "manager" not in at:
        raise ScenarioError(
            "the table has no roles: give the first row a header for the role "
            f"({accepted('role')}) or for the manager ({accepted('manager')})"
        )
    people, keys, managers = [], [], []
    for number, cells in rows:
        fields = {field: value(cells[column]) for field, column in at.items() if column < len(cells)}
        name = fields.get("name") or f"{fields.get('first name', '')} {fields.get('last name', '')}".strip()
        person = Person(
            where=f"row {number}",
            name=name or fields.get("id", ""),
            role=role_of(fields.get("role")),
            unit=fields.get("unit", ""),
            task=fields.get("task", ""),
        )
        people.append(person)
        keys.append(fields.get("id", "") if "id" in at else name)
        managers.append(fields.get("manager", ""))
    _find_superiors(people, keys, managers)
    return Draft(people)


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the number and cells of every row that is not empty."""
    # Without newline="" a quoted cell with a line break in it would be read wrongly.
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if not _is_empty("".join(cells)):
                yield number, cells
    except csv.Error:
        raise ScenarioError(
            f"row {number + 1} cannot be read; look for an open quotation mark or an endless cell"
        ) from None


def _delimiter(text: str) -> str:
    line = next((line for line in StringIO(text, newline="") if not _is_empty(line)), "")
    start = line[: 20 * MOST_COLUMNS]
    return max(DELIMITERS, key=lambda each: (len(columns(start.split(each))), start.count(each)))


def _is_empty(line: str) -> bool:
    return line.strip(DELIMITERS + " \r\n\xa0").casefold() in ("", _EXCEL_HINT)


def _find_superiors(people: Sequence[Person], keys: Sequence[str], managers: Sequence[str]) -> None:
    """Point each person to the one whose id, or else name, stands in the manager column."""
    by_key: dict[str, int] = {}
    by_name: defaultdict[str, list[int]] = defaultdict(list)
    for i, (person, key) in enumerate(zip(people, keys, strict=True)):
        if not key:
            raise ScenarioError(f"{person.where} has no id; fill it in, or remove the row")
        first = by_key.setdefault(key.casefold(), i)
        if first != i:
            raise ScenarioError(
                f"{people[first].where} and {person.where} have the same id; "
                "give each person an id of their own"
            )
        by_name[_name_key(person.name)].append(i)
    unknown = []
    for i, (person, manager) in enumerate(zip(people, managers, strict=True)):
        if not manager:
            continue
        key = manager.casefold()
        found = [by_key[key]] if key in by_key else by_name.get(_name_key(manager), [])
        if len(found) > 1:
            raise ScenarioError(
                f"{person.where} gives the manager by a name that {len(found)} people have; "
                "give the id instead"
            )
        if not found:
            unknown.append(person.where)
        elif found != [i]:
            person.superior = found[0]
    if unknown:
        raise ScenarioError(
            f"the manager is not in the file in {listing(unknown)}; "
            "add the manager as a row, or leave the cell empty"
        )


def _name_key(name: str) -> str:
    """Return a name for comparison: "Ek, Åsa" is "åsa ek"."""
    last, comma, first = name.partition(",")
    return plain(f"{first} {last}" if comma else name)
