"""The parts of the page as Solara components; each is a Vue component in `public/js/`.

A name that begins with ``event_`` is called by the browser with one value. What the other arguments hold is
said in `tillit.dashboard.view`, which makes them.
"""

from collections.abc import Callable
from typing import Any

import ipyvue
import solara

MODULE = "tillit"

ipyvue.define_module(MODULE, url="/static/public/js/tillit.js")

Plain = dict[str, Any]
Event = Callable[[Any], None] | None


@solara.component_vue(esm_module=MODULE, esm_export="Bar", vuetify=False)
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


@solara.component_vue(esm_module=MODULE, esm_export="Levers", vuetify=False)
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


@solara.component_vue(esm_module=MODULE, esm_export="Chosen", vuetify=False)
def Chosen(words: Plain, arms: Plain, differ: int) -> None:
    """Show on a phone, above the answer, what is compared; nothing on wider screens."""


@solara.component_vue(esm_module=MODULE, esm_export="Assumptions", vuetify=False)
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


@solara.component_vue(esm_module=MODULE, esm_export="Notice", vuetify=False)
def Notice(language: str, title: str, text: str) -> None:
    """Show a page that only says something."""


@solara.component_vue(esm_module=MODULE, esm_export="Question", vuetify=False)
def Question(question: str, background: str) -> None:
    """Show what is asked, and the background."""


@solara.component_vue(esm_module=MODULE, esm_export="Answer", vuetify=False)
def Answer(
    words: Plain,
    language: str,
    measures: list[Plain],
    measure: str,
    periods: list[Plain],
    period: str,
    state: str,
    stale: bool,
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
    event_action: Event = None,
) -> None:
    """Show the answer in a sentence, with one dot a run, or how far it is."""


@solara.component_vue(esm_module=MODULE, esm_export="Stream", vuetify=False)
def Stream(
    recording: Plain | None, delta: Plain | None, event_seen: Event = None, event_again: Event = None
) -> None:
    """Hand recorded rows to the browser; show nothing."""


@solara.component_vue(esm_module=MODULE, esm_export="Results", vuetify=False)
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


@solara.component_vue(esm_module=MODULE, esm_export="Timeline", vuetify=False)
def Timeline(words: Plain, language: str) -> None:
    """Show the clock of all curves."""
