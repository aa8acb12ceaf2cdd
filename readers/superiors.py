"""Who a manager column points to: by id, or else by name in any order."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from tillit.model.errors import ScenarioError
from tillit.model.network import listing
from tillit.readers.draft import Person
from tillit.readers.words import plain, says_vacant


def name_key(name: str) -> str:
    """Return a name for comparison: "Ek, Åsa" is "åsa ek"."""
    last, comma, first = name.partition(",")
    return plain(f"{first} {last}" if comma else name)


def unordered(name: str) -> str:
    """Return the words of a name in alphabetical order: "Ek, Åsa" and "Åsa Ek" are both "ek åsa"."""
    return " ".join(sorted(plain(name).split()))


def find_superiors(
    people: Sequence[Person], keys: Sequence[str], managers: Sequence[str], vacant: Collection[str]
) -> int:
    """Point each person to the one whose key, or else name, stands in the manager column.

    Parameters
    ----------
    people, keys, managers : sequences of equal length
        Keys are in lower case, and no two are equal.
    vacant : collection of str
        Keys and unordered names of vacant posts: whoever reports to one reports to nobody.

    Returns
    -------
    int
        How many people report to a vacant post.

    Raises
    ------
    ScenarioError
        If a manager is not in the file, or is given by a name that several people have.
    """
    by_key = {key: i for i, key in enumerate(keys)}
    by_name: defaultdict[str, list[int]] = defaultdict(list)
    for i, person in enumerate(people):
        by_name[unordered(person.name)].append(i)
    n_vacant, unknown = 0, []
    for i, (person, manager) in enumerate(zip(people, managers, strict=True)):
        if not manager:
            continue
        key, words = manager.casefold(), unordered(manager)
        found = [by_key[key]] if key in by_key else by_name.get(words, [])
        if len(found) > 1:
            # Ali Ahmed and Ahmed Ali may both work here.
            exact = [j for j in found if name_key(people[j].name) == name_key(manager)]
            found = exact or found
        if len(found) > 1:
            raise ScenarioError(
                f"{person.where} gives the manager by a name that {len(found)} people have; "
                "give the id instead"
            )
        if found:
            person.superior = None if found == [i] else found[0]
        elif says_vacant(manager) or key in vacant or words in vacant:
            n_vacant += 1
        else:
            unknown.append(person.where)
    if unknown:
        raise ScenarioError(
            f"the manager is not in the file in {listing(unknown)}; "
            "add the manager as a row, or leave the cell empty"
        )
    return n_vacant
