"""Every random number of the model: a pure function of what it is for, never of when it is drawn.

A block of four words is ``philox(counter, key)`` with

====== =========================================================
key    seed, replication
word 0 the person (trustor, for a tie; first place, for a unit; the lower of two, for a reorganisation;
       `NOBODY`, for an election)
word 1 the trustee, or `NOBODY`
word 2 the week
word 3 the stream: what the number is for
====== =========================================================

A person is a place in the organisation graph and the number of its holder. Regime, thread, engine, call order
and the row of the ensemble are not in it, so two regimes with the same seed have the same people and the same
luck (common random numbers).
"""

import zlib

import numpy as np
import numpy.typing as npt

from tillit.model.errors import ParameterError
from tillit.model.vocabulary import Stream
from tillit.native.bits import philox, uniform

PLACE_BITS = 24
ONE_HOLDER = 1 << PLACE_BITS
HIGHEST_SEED = 2**32 - 1
HIGHEST_PLACE = ONE_HOLDER - 2
HIGHEST_HOLDER = 2 ** (32 - PLACE_BITS) - 1
NOBODY = 0xFFFFFFFF
OWN_STREAMS = 0x80000000

Block = tuple[float, float, float, float]


def person(place: int, holder: int = 0) -> int:
    """Return the permanent identity of the `holder`-th person in a place, as one 32-bit word.

    24 bits for the place and 8 for the holder: 16.7 million places, 256 people one after another in each.
    """
    if not 0 <= place <= HIGHEST_PLACE:
        raise ParameterError(f"place={place} is outside 0 to {HIGHEST_PLACE}; use a smaller organisation")
    if not 0 <= holder <= HIGHEST_HOLDER:
        raise ParameterError(f"holder={holder} is outside 0 to {HIGHEST_HOLDER}; simulate fewer years")
    return holder << PLACE_BITS | place


def persons(places: int) -> npt.NDArray[np.uint32]:
    """Return `person` of the first holders of the places 0 to `places` - 1."""
    person(places - 1)
    return np.arange(places, dtype=np.uint32)


def successor(identity: int) -> int:
    """Return the identity of the next holder of the same place; after the last number comes the first."""
    return (identity + ONE_HOLDER) & HIGHEST_SEED


def holder_of(identity: int) -> int:
    """Return how many have held the place before this person."""
    return identity >> PLACE_BITS


def checked_seed(seed: object, argument: str = "seed") -> int:
    """Return `seed` as an integer 0 to 2**32 - 1, or raise a one-line `ParameterError`."""
    try:
        value = int(seed)  # type: ignore[call-overload]
    except (TypeError, ValueError, OverflowError):
        value = -1
    if not 0 <= value <= HIGHEST_SEED or (isinstance(seed, float) and seed != value):
        raise ParameterError(
            f"{argument}={seed} is not a whole number from 0 to {HIGHEST_SEED}; pass e.g. {argument}=1"
        )
    return int(value)


def block(seed: int, replication: int, first: int, second: int, week: int, stream: int) -> Block:
    """Return the four uniform numbers on (0, 1) that belong to one person or tie, week and stream."""
    w0, w1, w2, w3 = philox((first, second, week, stream), (seed, replication))
    return uniform(w0), uniform(w1), uniform(w2), uniform(w3)


def blocks(
    seed: int, replication: int, first: npt.ArrayLike, second: int, week: int, stream: int
) -> npt.NDArray[np.float64]:
    """Return `block` for many persons at once: shape (4, n), one row for each of its numbers.

    Parameters
    ----------
    first : array_like of int, shape (n,)
        The persons, each 0 to 2**32 - 1.
    """
    who = np.asarray(first, np.uint64)
    whom, when, what = (np.full_like(who, word) for word in (second, week, stream))
    words = philox((who, whom, when, what), (seed, replication))
    return np.stack([uniform(each) for each in words])


def named_stream(name: str) -> int:
    """Return the stream code of a user's own `name`; never one of the model's own streams."""
    return OWN_STREAMS | zlib.crc32(name.encode())


def graph_seed(seed: int, replication: int) -> int:
    """Return the seed that a replication gives to the generators of organisations, 0 to 2**32 - 1."""
    return philox((NOBODY, NOBODY, 0, Stream.GRAPH), (seed, replication))[0]
