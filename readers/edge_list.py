"""A list of ties, one a line, becomes a draft."""

import re

from tillit.model.errors import ScenarioError
from tillit.readers.draft import Draft, Person
from tillit.readers.words import HEADERS, RELATIONS, plain

_ATTRIBUTE = re.compile(r"""['"]([^'"]*)['"]\s*:\s*['"]([^'"]*)['"]""")


def read_edge_list(text: str) -> Draft:
    """Return the people and ties of lines ``a b`` or ``a b relation``.

    Space, tab, comma and semicolon separate; what follows a # is a comment. With the relation "line", `a`
    reports to `b`; otherwise they are colleagues. The relation may also stand in braces, as networkx writes
    it: ``a b {'relation': 'line'}``.

    Raises
    ------
    ScenarioError
        If there are no ties or no line ties, or a line is not one tie.
    """
    draft = Draft()
    index: dict[str, int] = {}
    has_lines = False
    for number, line in enumerate(text.splitlines(), start=1):
        words = _words(line.partition("#")[0])
        if not words:
            continue
        where = f"line {number}"
        relation = RELATIONS.get(" ".join(words[2:]).casefold() or "peer")
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
            has_lines = True
            draft.people[reporter].where = where
        draft.tie(reporter, other, relation, where)
    if draft.people and not has_lines:
        raise ScenarioError(
            "the list has no roles: nobody reports to anybody; write 'a b line' where a reports to b"
        )
    return draft


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
