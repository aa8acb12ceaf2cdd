"""The page: one visitor's choices, the computation they lead to, and the parts that show both.

Everything a visitor chooses lives in the state of the components below, which Solara keeps apart for each
open page. Nothing is computed while a page is rendered: a `Follower` does that outside.
"""

if __name__ != "tillit.dashboard.app":
    raise ImportError("import this package as tillit.dashboard.app, not by its folder name")

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import solara

from tillit import __version__
from tillit.dashboard import controls, results, sentences, server
from tillit.dashboard.app import components
from tillit.dashboard.catalogue import for_browser, say
from tillit.dashboard.choices import Choices, Problem
from tillit.dashboard.follower import Follower, Shown
from tillit.dashboard.jobs import Status
from tillit.dashboard.recording import WHOLE, Recording
from tillit.model.measures import MEASURES
from tillit.model.text import Language

FIRST_MEASURE = "true_output"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a visitor looks at: a measure over a period, in a language."""

    language: Language
    measure: str = FIRST_MEASURE
    period: str = WHOLE


@dataclass(frozen=True, slots=True)
class Display:
    """What is on the page: how far the computation is, and the last recording with runs, perhaps an older."""

    shown: Shown = field(default_factory=Shown)
    key: str = ""
    recording: Recording | None = None

    @property
    def old(self) -> bool:
        """Whether what is shown is of earlier choices."""
        return self.recording is not None and self.recording is not self.shown.recording

    def after(self, news: Shown, key: str) -> "Display":
        """Return what is on the page after news of a computation."""
        if news.recording and news.recording.runs:
            return Display(news, key, news.recording)
        return replace(self, shown=news)


@solara.component
def Layout(children: list[solara.Element]) -> None:
    """Put nothing around the page: its frame is its own."""
    solara.Div(children=children)


@solara.component
def Page() -> None:
    """Show the page, or that there is no room for another visitor."""
    here = server.running()
    room = solara.use_memo(here.enter, [])
    solara.use_effect(lambda: here.leave if room else None, [])
    search = solara.use_router().search
    choices, others, problems = solara.use_memo(lambda: Choices.read(search or ""), [])
    language: Language = "en" if others.get("lang", here.language) == "en" else "sv"
    measure = others.get("measure", FIRST_MEASURE)
    asked = Asked(language, measure if measure in MEASURES else FIRST_MEASURE, others.get("period", WHOLE))
    wrong, _ = solara.use_exception()
    if wrong is not None:
        logging.getLogger(__name__).error("the page failed", exc_info=wrong)
    if room and wrong is None:
        Compare(choices, asked, problems)
    else:
        said = "broken" if room else "full"
        components.Notice(language=language, title=say(language, said), text=say(language, f"{said}-text"))


@solara.component
def Compare(choices: Choices, asked: Asked, problems: list[Problem]) -> None:
    """Compare two ways of governing, as a link says or as a visitor changes it."""
    chosen = solara.use_reactive(choices)
    looked = solara.use_reactive(asked)
    told = solara.use_reactive(problems)
    dragging = solara.use_reactive(False)
    attempt = solara.use_reactive(0)
    display = solara.use_reactive(Display())
    delta: solara.Reactive[dict[str, Any] | None] = solara.use_reactive(None)
    follower: Any = solara.use_ref(None)

    def wanted() -> list[str]:
        return [looked.value.measure, *chosen.value.case.shown(MEASURES)]

    def follow() -> Callable[[], None]:
        """Follow the computation of today's choices; what was recorded before stays until there is more."""
        here = server.running()

        def show(news: Shown) -> None:
            if mine is follower.current:
                display.value = display.value.after(news, mine.key)

        display.value = display.value.after(Shown(), "")
        mine = follower.current = Follower(here.jobs, partial(chosen.value.plan, here.threads), wanted())
        mine.start(show, delta.set)
        return mine.leave

    solara.use_effect(follow, [chosen.value, attempt.value])

    def change(how: Callable[[Choices, Any], Choices]) -> Callable[[Any], None]:
        def changed(given: Any) -> None:
            before, told.value = chosen.value, []
            after = how(before, given)
            if after.scenario != before.scenario:
                display.value = Display()
            chosen.value = after

        return changed

    def look(**how: Any) -> None:
        looked.value = replace(looked.value, **how)
        follower.current.want(wanted())

    def again(_: object = None) -> None:
        attempt.value += 1

    shown, recording = display.value.shown, display.value.recording
    if recording and recording.scenario.name != chosen.value.scenario:
        recording = None  # the last word of the one followed before, which came in between
    known = results.found(recording)
    usual = [name for name in wanted() if name in known] or known
    measure = MEASURES[looked.value.measure if looked.value.measure in known else usual[0]]
    period = looked.value.period if recording and looked.value.period in recording.periods else WHOLE
    language = looked.value.language
    words = for_browser(language)
    now = chosen.value
    answered = sentences.answer(recording, measure, period, language) if recording else None
    over = shown.status not in (Status.WAITING.value, Status.RUNNING.value)
    rows = solara.use_memo(
        lambda: results.table(recording, known, language) if recording and over else [],
        [display.value.key, shown.status, language, recording is None],
    )
    given = solara.use_memo(lambda: controls.controls(now, language), [now, language])
    panels = [results.described(MEASURES[name], language) for name in now.case.shown(known)]

    with solara.Div(classes=["page"]):
        components.Bar(
            words=words,
            language=language,
            scenarios=controls.scenario_options(language),
            scenario=now.scenario,
            replications=now.replications,
            seed=now.seed,
            weeks_text=controls.length(now, language),
            version=__version__,
            link=now.link(**results.link_extras(language, measure.name, period, FIRST_MEASURE)),
            event_scenario=change(Choices.with_scenario),
            event_language=lambda given: look(language="en" if given == "en" else "sv"),
            event_replications=change(lambda was, n: was.with_luck(replications=n)),
            event_seed=change(lambda was, n: was.with_luck(seed=n)),
        )
        with solara.v.Html(tag="main", class_="columns"):
            with solara.Div(classes=["side"]):
                components.Levers(
                    words=words,
                    language=language,
                    **given["levers"],
                    event_arm=change(lambda was, given: was.with_arm(given["side"], given["name"])),
                    event_lever=change(
                        lambda was, given: was.with_lever(given["side"], given["name"], given["value"])
                    ),
                    event_drag=dragging.set,
                    event_reset=change(lambda was, _: was.without_levers()),
                    event_swap=change(lambda was, _: was.swapped()),
                )
                components.Assumptions(
                    words=words,
                    language=language,
                    **given["assumptions"],
                    event_assumption=change(
                        lambda was, given: was.with_assumption(given["name"], given["value"])
                    ),
                    event_reset=change(lambda was, _: replace(was, assumptions={})),
                )
            with solara.Div(classes=["main"]):
                components.Question(
                    words=words,
                    question=results.question(now, recording, language),
                    background=now.case.story.background(language),
                )
                components.Chosen(words=words, **given["chosen"])
                components.Answer(
                    words=words,
                    language=language,
                    measures=[results.described(MEASURES[name], language) for name in known],
                    measure=measure.name,
                    periods=results.periods(recording, language),
                    period=period,
                    dragging=dragging.value,
                    old=display.value.old,
                    **results.answer_card(shown, recording, answered, now, language),
                    differences=results.differences(recording, measure, period),
                    unit=measure.unit(language),
                    partial=sentences.so_far(recording, measure, period, language)
                    if recording and not display.value.old
                    else "",
                    notes=[
                        *results.problem_notes(told.value, language),
                        *results.status_notes(shown, now, language),
                    ],
                    event_measure=lambda name: look(measure=name) if name in MEASURES else None,
                    event_period=lambda given: look(period=str(given)),
                    event_cancel=lambda _: follower.current.cancel(),
                    event_more=change(lambda was, n: was.with_luck(replications=n)),
                    event_retry=again,
                )
                Rows(
                    {"id": display.value.key, **results.plan_of_curves(recording, language)}
                    if recording
                    else None,
                    delta,
                    lambda: follower.current,
                )
                components.Results(
                    words=words,
                    language=language,
                    look_for=now.case.story.look_for(language),
                    measure=results.described(measure, language),
                    panels=panels,
                    all=rows,
                    period_text=results.period_of_table(recording, language),
                    against=results.against(now, recording, measure, period, language),
                    source=results.source(now.case, language),
                    command=now.command,
                    state=shown.status,
                    event_measure=lambda name: look(measure=name) if name in MEASURES else None,
                )
                components.Timeline(words=words, language=language)


@solara.component
def Rows(
    recording: dict[str, Any] | None,
    delta: solara.Reactive[dict[str, Any] | None],
    follower: Callable[[], Follower],
) -> None:
    """Hand rows to the browser; a component of its own, so that nothing else is rendered for them."""
    news = delta.value
    components.Stream(
        recording=recording,
        # As a text: what the browser keeps as an object it also watches, number by number.
        delta={**news, "measures": json.dumps(news["measures"])} if news else None,
        event_seen=lambda given: follower().seen(given["recording"], given["revision"]),
        event_again=lambda _: follower().again(),
    )
