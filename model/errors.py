"""The three kinds of errors a user or a developer meets."""


class TillitError(Exception):
    """A mistake the program can explain in one line; the command line prints it and exits 2."""


class ParameterError(TillitError):
    """A value given from outside is not usable: names the argument, the value, the range, the remedy."""


class ScenarioError(TillitError):
    """A scenario, arm or graph cannot be found or does not hold together."""


class KernelError(TillitError):
    """The compiled kernel and the Python package do not fit each other, or arrays have the wrong form."""


def nearest(word: str, known: list[str]) -> str:
    """Return the known word most like `word`, as ``"; did you mean 'x'?"``, or an empty string."""
    from difflib import get_close_matches

    close = get_close_matches(word, known, n=1, cutoff=0.5)
    return f"; did you mean {close[0]!r}?" if close else ""
