"""A draft: people and ties as a file has them, before they are an organisation graph."""

from dataclasses import dataclass, field

from tillit.model.errors import ScenarioError
from tillit.model.vocabulary import Role


@dataclass(slots=True)
class Person:
    """One person in a file.

    Attributes
    ----------
    where : str
        Where the file has the person, such as "row 7"; errors say this and never the name.
    role : Role or None
        None is somebody to leave out.
    title_only : bool
        Whether nothing but a job title says that a person who reports to another is a manager.
    superior : int or None
        Index of the superior among the people of the draft.
    """

    where: str
    name: str = ""
    role: Role | None = Role.STAFF
    title_only: bool = False
    unit: str = ""
    task: str = ""
    locality: str = ""
    superior: int | None = None

    @property
    def is_employed(self) -> bool:
        """Whether this is neither a politician, a citizen nor a reviewer."""
        return self.role not in (Role.POLITICIAN, Role.CITIZEN, Role.REVIEWER)


@dataclass(slots=True)
class Draft:
    """What a reader found; `assembly` makes an organisation graph of it.

    Attributes
    ----------
    people : list of Person
        In file order.
    ties : dictionary of (int, int) to str
        Relations of pairs of indices into `people`, the lower one first, but for reporting lines; "" is the
        one that follows from the roles.
    columns : str
        Which columns of a table are used, for people to read; "" if there are none.
    notices : list of str
        What the reader left out or merged, one line each.
    outside : str
        Why people whose role is None are left out.
    loops, repeats : int
        Ties of somebody to themselves, and ties that were there before; neither are kept.
    reread : int
        Reporting lines of politicians, citizens and reviewers; they are ties that follow from the roles.
    """

    people: list[Person] = field(default_factory=list)
    ties: dict[tuple[int, int], str] = field(default_factory=dict)
    columns: str = ""
    notices: list[str] = field(default_factory=list)
    outside: str = "people left out"
    loops: int = field(default=0, init=False)
    repeats: int = field(default=0, init=False)
    reread: int = field(default=0, init=False)
    _tied: set[tuple[int, int]] = field(default_factory=set, init=False)

    @property
    def n_ties(self) -> int:
        """Number of ties."""
        return len(self.ties) + sum(person.superior is not None for person in self.people)

    def tie(self, i: int, j: int, relation: str, where: str) -> None:
        """Add a tie; "line" means that `i` reports to `j`. Ties to oneself and repeated ones are counted.

        Of two relations of a pair, neither of them "line", the first one stated holds.
        """
        pair = (min(i, j), max(i, j))
        if i == j:
            self.loops += 1
            return
        self.repeats += pair in self._tied
        self._tied.add(pair)
        if relation == "line":
            self.report(i, j, where)
        else:
            self.ties[pair] = self.ties.get(pair) or relation

    def report(self, i: int, j: int, where: str) -> None:
        """Make `j` the superior of `i`, who has no other one, if both are employed."""
        if not (self.people[i].is_employed and self.people[j].is_employed):
            self.reread += 1
            self.ties.setdefault((min(i, j), max(i, j)), "")
            return
        if self.people[i].superior not in (None, j):
            raise ScenarioError(
                f"{where} gives somebody a second superior; keep one superior for each person "
                "and mark the other tie as peer"
            )
        self.people[i].superior = j
