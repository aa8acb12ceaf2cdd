"""A personnel table, as a Swedish or English HR system exports it, becomes a draft: one person a row."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tillit.model.errors import ScenarioError
from tillit.model.vocabulary import Role
from tillit.readers.draft import Draft, Person
from tillit.readers.summary import counted, rows_named
from tillit.readers.superiors import find_superiors, name_key, unordered
from tillit.readers.table import read_rows
from tillit.readers.words import is_role_word, role_of, says_vacant

_DESCRIBING = {"role": "title", "unit": "unit", "manager": "manager"}
"""Fields of which a row has at least one, if it is a person and not a total, and what notices call them."""


@dataclass(frozen=True, slots=True)
class _Row:
    where: str
    fields: Mapping[str, str]
    has_id: bool

    @property
    def name(self) -> str:
        first, last = self.fields.get("first name", ""), self.fields.get("last name", "")
        return self.fields.get("name") or f"{first} {last}".strip()

    @property
    def key(self) -> str:
        return self.fields.get("id", "").casefold() if self.has_id else name_key(self.name)

    @property
    def manager(self) -> str:
        return self.fields.get("manager", "")

    @property
    def says_something(self) -> bool:
        return any(self.fields.get(field) for field in _DESCRIBING)

    @property
    def is_vacant(self) -> bool:
        return not self.key or says_vacant(self.name) or says_vacant(self.fields.get("role"))


def read_table(text: str) -> Draft:
    """Return the people of a table with a header row; headers are those of `words.HEADERS`.

    Totals and vacant posts are left out, and a second employment of a person is merged with the first one.

    Raises
    ------
    ScenarioError
        If a needed column is missing, an id or manager is not usable, or the quoting is broken.
    """
    table = read_rows(text)
    if table is None:
        return Draft()
    everything = [_Row(where, fields, table.has_ids) for where, fields in table.rows]
    bare = _bare(everything)
    left_out = {row.where for row in bare}
    vacant = [row for row in everything if row.is_vacant and row.where not in left_out]
    left_out |= {row.where for row in vacant}
    rows, again = _merged([row for row in everything if row.where not in left_out])
    people = _people(rows)
    n_vacant = find_superiors(
        people,
        [row.key for row in rows],
        [row.manager for row in rows],
        {row.key for row in vacant} | {unordered(row.name) for row in vacant},
    )
    draft = Draft(
        people,
        columns=table.columns,
        notices=[
            *_notice_of_bare(bare),
            *_notice_of_vacant(vacant, n_vacant, "an id" if table.has_ids else "a name"),
            *_notice_of_merged(again),
        ],
        outside="people left out, because a personnel list does not say whom politicians and citizens meet "
        "or whom reviewers review",
    )
    _set_outsiders_apart(draft)
    return draft


def _set_outsiders_apart(draft: Draft) -> None:
    """Keep the politicians to whom managers report, and nobody else; the others are left out.

    Somebody to whom staff report is a manager, whatever the title says.
    """
    below: defaultdict[int, list[int]] = defaultdict(list)
    for i, person in enumerate(draft.people):
        if person.superior is not None:
            below[person.superior].append(i)
    for i, person in enumerate(draft.people):
        if person.is_employed:
            continue
        leads_leaders = below[i] and all(below[j] for j in below[i])
        if person.role is not Role.POLITICIAN or not leads_leaders or person.superior is not None:
            person.role = None
    for i, person in enumerate(draft.people):
        if person.superior is not None and draft.people[person.superior].role is Role.POLITICIAN:
            politician, person.superior = person.superior, None
            draft.tie(i, politician, "line", person.where)


def _bare(rows: Sequence[_Row]) -> list[_Row]:
    """Return the rows that say nothing of anybody and to which nobody reports, such as totals."""
    keys = {row.key for row in rows}
    managers = {row.manager for row in rows} - {""}
    led_by_key = {manager.casefold() for manager in managers}
    led_by_name = {unordered(manager) for manager in managers if manager.casefold() not in keys}
    return [
        row
        for row in rows
        if not row.says_something and row.key not in led_by_key and unordered(row.name) not in led_by_name
    ]


def _merged(rows: Sequence[_Row]) -> tuple[list[_Row], list[_Row]]:
    """Return the first row of each person, and the others."""
    first: dict[str, _Row] = {}
    again = []
    for row in rows:
        earlier = first.setdefault(row.key, row)
        if earlier is row:
            continue
        if not row.has_id:
            numbers = " and ".join(each.where.removeprefix("row ") for each in (earlier, row))
            raise ScenarioError(
                f"two people have the same name (rows {numbers}); add a column with employee numbers"
            )
        if not row.name or name_key(row.name) != name_key(earlier.name):
            raise ScenarioError(
                f"{earlier.where} and {row.where} have the same id; give each person an id of their own, "
                "or remove a row if both are the same person"
            )
        again.append(row)
    return list(first.values()), again


def _people(rows: Sequence[_Row]) -> list[Person]:
    titles = [row.fields.get("role", "") for row in rows]
    roles = [role_of(title) for title in titles]
    stated = all(is_role_word(title) for title in titles if title)
    return [
        Person(
            where=row.where,
            name=row.name or row.fields.get("id", ""),
            role=role,
            title_only=role is Role.MANAGER and not stated and row.manager != "",
            unit=row.fields.get("unit", ""),
            task=row.fields.get("task", ""),
        )
        for row, role in zip(rows, roles, strict=True)
    ]


def _notice_of_bare(rows: Sequence[_Row]) -> list[str]:
    if not rows:
        return []
    known = [word for field, word in _DESCRIBING.items() if field in rows[0].fields]
    without = " and ".join(filter(None, (", ".join(known[:-1]), known[-1])))
    told = counted(len(rows), f"row without {without} is", f"rows without {without} are")
    return [f"{told} left out: {_rows(rows)}"]


def _notice_of_vacant(rows: Sequence[_Row], n_vacant: int, key: str) -> list[str]:
    told = []
    if rows:
        which = counted(len(rows), "row is", "rows are")
        told = [f"{which} left out as vacant or without {key}: {_rows(rows)}"]
    if n_vacant:
        who = counted(n_vacant, "person reports", "people report")
        told.append(f"{who} to a vacant post, that is to nobody")
    return ["; ".join(told)] if told else []


def _notice_of_merged(rows: Sequence[_Row]) -> list[str]:
    if not rows:
        return []
    told = counted(len(rows), "row is a further employment", "rows are further employments")
    return [f"{told} of somebody with the same id and name, merged with the first: {_rows(rows)}"]


def _rows(rows: Sequence[_Row]) -> str:
    return rows_named([row.where for row in rows])
