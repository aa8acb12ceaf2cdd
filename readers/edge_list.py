"""A list of ties, one a line, becomes a draft."""

import re

from tillit.model.errors import ScenarioError
from tillit.readers.draft import Draft, Person
from tillit.readers.words import RELATIONS


def read_edge_list(text: str) -> Draft:
    """Return the people and ties of lines ``a b`` or ``a b relation``.

    Space, tab, comma and semicolon separate; what follows a # is a comment. With the relation "line", `a`
    reports to `b`; otherwise they are colleagues.

    Raises
    ------
    ScenarioError
        If there are no ties or no line ties, or a line is not one tie.
    """
    draft = Draft()
    index: dict[str, int] = {}
    has_lines = False
    for number, line in enumerate(text.splitlines(), start=1):
        words = [word for word in re.split(r"[;,\s]+", line.partition("#")[0]) if word]
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
