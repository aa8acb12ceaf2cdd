"""The parts of the page as Solara components; each is a Vue component in `public/js/`.

A name that begins with ``event_`` is called by the browser with one value. What the other arguments hold is
said in `tillit.dashboard.controls` and `tillit.dashboard.results`, which make them.
"""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

import ipyvue
import solara

MODULE = "tillit"

ipyvue.define_module(MODULE, url="/static/public/js/tillit.js")

Plain = dict[str, Any]
Event = Callable[[Any], None] | None


@dataclass(frozen=True, slots=True)
class _Sealed:
    """Lists and dictionaries on their way to the browser.

    Rendering looks for components in every value of every list it is given; there are none in ours, and
    looking took most of the time.
    """

    value: Any


def _part(signature: Callable[..., None]) -> Callable[..., solara.Element]:
    """Make a component of the Vue component with the function's name and arguments."""
    plain = [name for name in inspect.signature(signature).parameters if not name.startswith("event_")]
    made = solara.component_vue(
        esm_module=MODULE,
        esm_export=signature.__name__,
        vuetify=False,
        to_json={
            name: lambda value, _: value.value if isinstance(value, _Sealed) else value for name in plain
        },
    )(signature)

    @wraps(signature)
    def part(**given: Any) -> solara.Element:
        return made(**{name: _Sealed(v) if isinstance(v, dict | list) else v for name, v in given.items()})

    return part


@_part
def Bar(
    words: Plain,
    language: str,
    scenarios: list[Plain],
    scenario: str,
    replications: int,
    seed: int,
    weeks_text: str,
    version: str,
    link: str,
    event_scenario: Event = None,
    event_language: Event = None,
    event_replications: Event = None,
    event_seed: Event = None,
) -> None:
    """Show the header, and what is compared under which luck."""


@_part
def Levers(
    words: Plain,
    language: str,
    arms: Plain,
    options: list[Plain],
    since: Plain,
    groups: list[Plain],
    week: Plain,
    event_arm: Event = None,
    event_lever: Event = None,
    event_drag: Event = None,
    event_reset: Event = None,
    event_swap: Event = None,
) -> None:
    """Show the arms, what their levers cost in hours, and the levers."""


@_part
def Chosen(words: Plain, arms: Plain, differ: int) -> None:
    """Show on a phone, above the answer, what is compared; nothing on wider screens."""


@_part
def Assumptions(
    words: Plain,
    language: str,
    shown: list[str],
    groups: list[Plain],
    changed: int,
    event_assumption: Event = None,
    event_reset: Event = None,
) -> None:
    """Show what both arms share."""


@_part
def Notice(language: str, title: str, text: str) -> None:
    """Show a page that only says something."""


@_part
def Question(words: Plain, question: str, background: str) -> None:
    """Show what is asked, and the background."""


@_part
def Answer(
    words: Plain,
    language: str,
    measures: list[Plain],
    measure: str,
    periods: list[Plain],
    period: str,
    state: str,
    dragging: bool,
    old: bool,
    progress: Plain,
    parts: Plain,
    counter: str,
    effect: str,
    partial: str,
    decided: bool,
    notes: list[Plain],
    differences: list[Plain],
    unit: str,
    more: int | None,
    event_measure: Event = None,
    event_period: Event = None,
    event_cancel: Event = None,
    event_more: Event = None,
    event_retry: Event = None,
) -> None:
    """Show the answer in a sentence, with one dot a run, or how far it is."""


@_part
def Stream(
    recording: Plain | None, delta: Plain | None, event_seen: Event = None, event_again: Event = None
) -> None:
    """Hand recorded rows to the browser; show nothing."""


@_part
def Results(
    words: Plain,
    language: str,
    look_for: str,
    measure: Plain,
    panels: list[Plain],
    all: list[Plain],
    period_text: str,
    against: list[Plain],
    source: Plain,
    command: str,
    state: str,
    event_measure: Event = None,
) -> None:
    """Show the curves, every measure, and what speaks against."""


@_part
def Timeline(words: Plain, language: str) -> None:
    """Show the clock of all curves."""
