"""The text of a table becomes its columns and rows: the delimiter and the header row are found."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import islice

from tillit.model.errors import ScenarioError
from tillit.model.network import listing
from tillit.readers.words import EXAMPLES, columns, value

DELIMITERS = ";,\t|"
MOST_COLUMNS = 1000
HEADER_WITHIN = 10
"""Rows, empty ones not counted, among which the header is."""
# Excel may write the delimiter above the headers.
_EXCEL_HINT = "sep="
_LONGEST_HEADER = 40


@dataclass(frozen=True, slots=True)
class Table:
    """What stands below a header row.

    Attributes
    ----------
    columns : str
        Which columns are used and which are not, for people to read.
    has_ids : bool
        Whether there is a column for ids.
    rows : iterator of (str, dict)
        Where each row is, such as "row 7", and what it says of each known field; no empty rows.
    """

    columns: str
    has_ids: bool
    rows: Iterator[tuple[str, dict[str, str]]]


def read_rows(text: str) -> Table | None:
    """Find the header among the first rows, below titles and the like; None if all rows are empty.

    The delimiter is the one that shows most known headers. Rows are numbered as a spreadsheet does.

    Raises
    ------
    ScenarioError
        If there is no header row, a needed column is missing, or the quoting is broken.
    """
    rows = _rows(text)
    header = _header(rows)
    if header is None:
        return None
    number, headers, at = header
    if "role" not in at and "manager" not in at:
        raise ScenarioError(
            f"the table has no roles: give row {number} a header for the role ({EXAMPLES['role']}) "
            f"or for the manager ({EXAMPLES['manager']})"
        )
    below = (
        (f"row {below}", {field: value(cells[c]) if c < len(cells) else "" for field, c in at.items()})
        for below, cells in rows
    )
    return Table(_described(headers, at), "id" in at, below)


def _header(rows: Iterator[tuple[int, list[str]]]) -> tuple[int, list[str], dict[str, int]] | None:
    """Return the number and cells of the header row, and where each known field stands; None without rows."""
    empty = True
    for number, cells in islice(rows, HEADER_WITHIN):
        empty = False
        at = columns(cells[:MOST_COLUMNS])
        for field in ("relation", "locality"):
            at.pop(field, None)
        if len(at) > 1 and ("id" in at or "name" in at or {"first name", "last name"} <= at.keys()):
            return number, cells, at
    if empty:
        return None
    raise ScenarioError(
        f"no header row is found among the first {HEADER_WITHIN} rows; one row must name the columns: "
        f"the id ({EXAMPLES['id']}) or the name ({EXAMPLES['name']}), "
        f"and the role ({EXAMPLES['role']}) or the manager ({EXAMPLES['manager']})"
    )


def _described(headers: Sequence[str], at: Mapping[str, int]) -> str:
    used = {column: field for field, column in at.items()}
    shown = [_shown(header) for header in headers[:MOST_COLUMNS]]
    told = ", ".join(f"{shown[column]} ({used[column]})" for column in sorted(used))
    rest = [header for column, header in enumerate(shown) if header and column not in used]
    return f"columns used: {told}" + (f"; not used: {listing(rest)}" if rest else "")


def _shown(header: str) -> str:
    """Return a header as one short line."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in header).split())
    return line if len(line) <= _LONGEST_HEADER else line[: _LONGEST_HEADER - 3] + "..."


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
    lines = (line for line in StringIO(text, newline="") if not _is_empty(line))
    starts = [line[: 20 * MOST_COLUMNS] for line in islice(lines, HEADER_WITHIN)]

    def shows(delimiter: str) -> tuple[int, int]:
        counts = ((len(columns(start.split(delimiter))), start.count(delimiter)) for start in starts)
        return max(counts, default=(0, 0))

    return max(DELIMITERS, key=shows)


def _is_empty(line: str) -> bool:
    return line.strip(DELIMITERS + " \r\n\xa0").casefold() in ("", _EXCEL_HINT)
