"""A list of ties, one a line, becomes a draft."""

import re
from collections.abc import Sequence

from tillit.model.errors import ScenarioError
from tillit.model.vocabulary import Role
from tillit.readers.draft import Draft, Person
from tillit.readers.words import HEADERS, RELATIONS, plain

_ENDS = {
    **dict.fromkeys(("line", "peer", "partner"), (Role.STAFF, Role.STAFF)),
    "politics": (Role.POLITICIAN, Role.STAFF),
    "encounter": (Role.CITIZEN, Role.STAFF),
    "civic": (Role.CITIZEN, Role.CITIZEN),
    "review": (Role.REVIEWER, Role.STAFF),
}
"""What a relation says of its two ends; staff stands for everybody employed until it is clear who leads."""
_ATTRIBUTE = re.compile(r"""['"]([^'"]*)['"]\s*:\s*['"]([^'"]*)['"]""")


def read_edge_list(text: str) -> Draft:
    """Return the people and ties of lines ``a b`` or ``a b relation``.

    Space, tab, comma and semicolon separate; what follows a # is a comment. With the relation "line", `a`
    reports to `b`; with "politics" `a` is a politician, with "encounter" a citizen, with "review" a reviewer,
    and `b` is employed; with "civic" both are citizens. Without a relation it follows from the roles: two
    colleagues, unless other lines say who is a politician, a citizen or a reviewer. The relation may also
    stand in braces, as networkx writes it: ``a b {'relation': 'line'}``.

    Raises
    ------
    ScenarioError
        If there are no ties or no line ties, a line is not one tie, or two lines give somebody different
        roles.
    """
    draft = Draft()
    index: dict[str, int] = {}
    ties: list[tuple[int, int, str, str]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        words = _words(line.partition("#")[0])
        if not words:
            continue
        where = f"line {number}"
        stated = " ".join(words[2:]).casefold()
        relation = RELATIONS.get(stated) if stated else ""
        if len(words) == 1 or relation is None:
            raise ScenarioError(
                f"{where} is not a tie; write two ids without spaces and, if you like, one of the relations "
                f"{', '.join(RELATIONS)}"
            )
        for word in words[:2]:
            if word not in index:
                index[word] = len(draft.people)
                draft.people.append(Person(where, name=word))
        reporter, other = index[words[0]], index[words[1]]
        if relation == "line":
            draft.people[reporter].where = where
        ties.append((reporter, other, relation, where))
    _give_roles(draft.people, ties)
    for tie in ties:
        draft.tie(*tie)
    if draft.people and not any(relation == "line" for _, _, relation, _ in ties):
        raise ScenarioError(
            "the list has no roles: nobody reports to anybody; write 'a b line' where a reports to b"
        )
    return draft


def _give_roles(people: Sequence[Person], ties: Sequence[tuple[int, int, str, str]]) -> None:
    """Make people politicians, citizens and reviewers where their ties say so."""
    said_by: dict[int, str] = {}
    for i, j, relation, where in ties:
        for person, role in zip((i, j), _ENDS.get(relation, ()), strict=False):
            if person not in said_by:
                said_by[person], people[person].role = where, role
            elif people[person].role is not role:
                raise ScenarioError(
                    f"{where} and {said_by[person]} give somebody different roles; write politicians, "
                    "citizens and reviewers first ('a b politics', 'a b encounter', 'a b review'), and no "
                    "line, peer or partner ties of theirs"
                )


def _words(line: str) -> list[str]:
    """Return the two ids and the words of the relation; attributes in braces are looked through for it."""
    ids, brace, inside = line.partition("{")
    if brace and inside.rstrip().endswith("}") and len(_split(ids)) == 2:
        return _split(ids) + [value for key, value in _ATTRIBUTE.findall(inside) if _is_relation(key)]
    return _split(line)


def _split(line: str) -> list[str]:
    return [word for word in re.split(r"[;,\s]+", line) if word]


def _is_relation(key: str) -> bool:
    return plain(key) in HEADERS["relation"]
