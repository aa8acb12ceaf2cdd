"""What one server takes on: computations at a time, visitors, and the size of one comparison."""

from dataclasses import dataclass
from typing import Self

from tillit.experiments.plan import whole_number


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one server.

    Attributes
    ----------
    jobs : int, 1 to 64
        Comparisons computed at the same time.
    waiting : int, 0 to 1000
        Comparisons that may wait in line; more are refused.
    visitors : int, 1 to 1000
        Open pages; the next visitor is told that there is no room.
    size : int, 1 to 10**12
        The largest comparison in member-weeks: members times weeks times runs.
    numbers : int, 1 to 10**10
        The largest recording, in numbers of 8 bytes: measures times weeks times runs.
    kept : int, 0 to 10**10
        Results kept for the next who asks the same, in numbers of 8 bytes.
    """

    jobs: int = 2
    waiting: int = 40
    visitors: int = 60
    size: int = 250_000_000
    numbers: int = 10_000_000
    kept: int = 30_000_000

    @classmethod
    def parse(cls, **given: str | int | None) -> Self:
        """Return the limits given, and the usual ones for those that are None.

        Raises
        ------
        ParameterError
            For a value that is not a whole number within its bounds.
        """
        values = {
            name: whole_number(name, value, *_BOUNDS[name], getattr(cls(), name))
            for name, value in given.items()
            if value is not None
        }
        return cls(**values)


_BOUNDS = {
    "jobs": (1, 64, "comparisons at a time"),
    "waiting": (0, 1000, "comparisons in line"),
    "visitors": (1, 1000, "open pages"),
    "size": (1, 10**12, "member-weeks"),
    "numbers": (1, 10**10, "numbers"),
    "kept": (0, 10**10, "numbers"),
}
