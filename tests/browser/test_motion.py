"""Playing back, and updates that come faster than anybody can see."""

from itertools import pairwise

import pytest

WATCH = """name => {
    // Notes, frame by frame, what every chart shows.
    window.noted = [];
    const look = now => {
        const shown = [...document.querySelectorAll("[data-revision]")].map(each => each.dataset[name]);
        window.noted.push([now, shown]);
        window.watching = requestAnimationFrame(look);
    };
    look(performance.now());
}"""
STOP = "() => { cancelAnimationFrame(window.watching); return window.noted; }"


def changes(noted):
    """When the first chart showed something new: milliseconds."""
    return [now for (_, before), (now, shown) in pairwise(noted) if shown[0] != before[0]]


def heap(session):
    for _ in range(3):
        session.send("HeapProfiler.collectGarbage")
    return session.send("Runtime.getHeapUsage")["usedSize"] / 2**20


@pytest.mark.parametrize(
    "seconds", [20, pytest.param(600, marks=pytest.mark.slow)], ids=["20 seconds", "10 minutes"]
)
def test_playing_back_neither_freezes_nor_fills_the_memory(visit, seconds, record_testsuite_property):
    visitor = visit()
    page = visitor.open("scenario=home_care&runs=20")
    session = visitor.context.new_cdp_session(page)
    page.get_by_label("Fart").select_option(index=2)
    play = page.get_by_role("button", name="Spela", exact=True)
    play.click()  # once through, so that all there is to load is loaded
    play.wait_for(state="visible")
    before, frames, waits, passes = heap(session), 0, [], 0
    for _ in range(seconds // 4):  # 4 years at a year a second
        page.evaluate(WATCH, "week")
        play.click()
        play.wait_for(state="visible")
        noted = page.evaluate(STOP)
        seen = changes(noted)
        frames += len(seen)
        waits += [later - now for now, later in pairwise(seen)]
        passes += seen[-1] - seen[0]
        apart = [shown for _, shown in noted if len(set(shown)) > 1]
        assert not apart, "every chart shows the same week"
    grown = heap(session) - before
    record_testsuite_property("frames a second", round(1000 * frames / passes, 1))
    record_testsuite_property("longest wait, ms", round(max(waits)))
    record_testsuite_property("heap growth, MB", round(grown, 2))
    assert frames / passes * 1000 >= 8
    assert max(waits) < 1000
    assert grown < 20


def test_a_flood_of_updates_is_still_seen(visit, record_testsuite_property):
    """Runs come far faster than they can be drawn; at least eight distinct frames a second are."""
    visitor = visit()
    page = visitor.page
    page.goto(f"{visitor.address}?scenario=home_care&runs=300&seed=9&lang=sv")
    page.locator("[data-revision]").first.scroll_into_view_if_needed()
    page.evaluate(WATCH, "revision")
    page.wait_for_selector("#answer[aria-busy=false]")
    seen = changes(page.evaluate(STOP))
    rate = 1000 * (len(seen) - 1) / (seen[-1] - seen[0])
    record_testsuite_property("frames a second", round(rate, 1))
    assert len(seen) > 16
    assert rate >= 8


def test_who_wants_less_motion_gets_steps_of_a_month(visit):
    visitor = visit(reduced_motion="reduce")
    page = visitor.open()
    week = "() => document.querySelector('[data-week]').dataset.week"
    page.keyboard.press("Space")
    page.evaluate(WATCH, "week")
    page.wait_for_timeout(3500)
    noted = page.evaluate(STOP)
    page.keyboard.press("Space")
    assert 2 <= len(changes(noted)) <= 4
    still = page.evaluate(week)
    page.wait_for_timeout(1500)
    assert page.evaluate(week) == still
