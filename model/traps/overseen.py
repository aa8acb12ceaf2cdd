"""Two games of those who govern and those who are governed: trust in governors, and inspection."""

from collections.abc import Callable

import numpy as np

from tillit.model.errors import ParameterError
from tillit.model.traps.arguments import LARGEST, Floats, above, is_number, said

_SMALLEST = above(0)


def trust_game(trustworthy: float, untrustworthy: float, value: float = 1.0) -> Callable[[Floats], Floats]:
    """Return what citizens, trustworthy and untrustworthy governors earn, as a function of shares, (3,).

    Each citizen hands `value` over; governors share alike what is handed over. A trustworthy one returns it
    `trustworthy` times, and earns as much; an untrustworthy one keeps it `untrustworthy` times. If there are
    any untrustworthy governors at all, nobody is a citizen who trusts in the end; if there are none, citizens
    are ``(R1 - 1) / (2 R1 - 1)`` of all.

    Parameters
    ----------
    trustworthy, untrustworthy : float
        The multipliers R1 and R2, with 1 < R1 < R2 < 2 R1.
    value : float, above 0, at most 1e9
        What a citizen hands over, in units of payoff.

    Returns
    -------
    function
        For `evolve`. Where there are no governors, nothing is handed over.

    References
    ----------
    Abbass, Greenwood & Petraki (2016), The N-player trust game and its replicator dynamics, IEEE Trans. Evol.
    Comput. 20:470-474.
    """
    if (
        not is_number(trustworthy, above(1), LARGEST)
        or not is_number(untrustworthy, above(float(trustworthy)), 2 * LARGEST)
        or untrustworthy >= 2 * trustworthy
    ):
        raise ParameterError(
            f"trustworthy={said(trustworthy)} and untrustworthy={said(untrustworthy)} are not numbers with 1 "
            f"< R1 < R2 < 2 R1, R1 at most {LARGEST:g} (multipliers of what is handed over); pass e.g. 2 and "
            "3"
        )
    if not is_number(value, _SMALLEST, LARGEST):
        raise ParameterError(
            f"value={said(value)} is not a number above 0, at most {LARGEST:g} (what a citizen hands over); "
            "pass value=1"
        )

    def earned(shares: Floats) -> Floats:
        citizens, kept, broken = shares
        governors = kept + broken
        if governors == 0:
            return np.zeros(3)
        each = value * citizens / governors
        return np.array(
            [value * (trustworthy * kept / governors - 1), trustworthy * each, untrustworthy * each]
        )

    return earned


def inspection_game(gain: float, punishment: float, reward: float, cost: float) -> Callable[[Floats], Floats]:
    """Return what it earns to violate, comply, inspect and not inspect, as a function of shares, (4,).

    Two populations with two strategies each. In the mixed equilibrium ``cost / reward`` violate and
    ``gain / punishment`` inspect: a harder punishment makes fewer inspect, and no fewer violate.

    Parameters
    ----------
    gain, punishment : float, above 0, at most 1e9
        What a violation brings, and what it costs if somebody inspects, in units of payoff.
    reward, cost : float, above 0, at most 1e9
        What an inspector gets for finding a violation, and what it costs to inspect.

    Returns
    -------
    function
        For `evolve` with ``populations=(2, 2)``.

    References
    ----------
    Tsebelis (1989), The abuse of probability in political analysis: the Robinson Crusoe fallacy, APSR
    83:77-91; Rauhut (2009), Higher punishment, less control?, Rationality and Society 21:359-392.
    """
    given = {"gain": gain, "punishment": punishment, "reward": reward, "cost": cost}
    for name, number in given.items():
        if not is_number(number, _SMALLEST, LARGEST):
            raise ParameterError(
                f"{name}={said(number)} is not a number above 0, at most {LARGEST:g} (units of payoff); pass "
                f"e.g. {name}=1"
            )

    def earned(shares: Floats) -> Floats:
        violating, _, inspecting, _ = shares
        return np.array([gain - punishment * inspecting, 0.0, reward * violating - cost, 0.0])

    return earned
