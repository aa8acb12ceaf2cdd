"""Everything by keyboard alone; nothing here touches a mouse."""

import re

import pytest

FOCUSED = """() => {
    const at = document.activeElement;
    const label = at.getAttribute("aria-label") || at.labels?.[0]?.innerText;
    const named = label || at.innerText || at.value || "";
    const box = at.getBoundingClientRect();
    // A folded lever is a button as large as its card, whose ring is drawn by what makes it large.
    const ring = [null, "::before"].map(part => getComputedStyle(at, part)).some(look =>
        parseFloat(look.outlineWidth) > 0 && look.outlineStyle !== "none" || look.boxShadow !== "none");
    return {name: named.replace(/\\s+/g, " ").trim(), tag: at.tagName, ring, inside: box.width > 0,
        seen: box.bottom > 0 && box.top < innerHeight};
}"""


def tab_to(page, name, most=250):
    """Press Tab until what has this name has the focus; on the way the focus is always seen."""
    for _ in range(most):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if re.search(name, at["name"]):
            assert at["seen"], at
            return at
    raise AssertionError(f"Tab does not lead to {name}")


def answer(page):
    return page.inner_text("#answer")


def until_changed(visitor, before, what=answer):
    visitor.page.wait_for_timeout(100)
    visitor.settled()
    after = what(visitor.page)
    assert after != before
    return after


def test_a_whole_visit_by_keyboard(visit):
    visitor = visit()
    page = visitor.open()
    page.keyboard.press("Tab")
    assert "svar" in page.evaluate(FOCUSED)["name"].lower(), "first comes the way past everything"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "answer"

    page.evaluate("document.activeElement.blur(); window.getSelection().removeAllRanges()")
    page.goto(page.url)
    visitor.settled()
    tab_to(page, "^Scenario")
    page.keyboard.press("ArrowDown")
    page.wait_for_function("location.search.includes('municipality_department')")
    page.keyboard.press("ArrowUp")
    page.wait_for_function("location.search.includes('home_care')")
    visitor.settled()

    before = answer(page)
    tab_to(page, "^Uppföljning, B")
    for key in ("PageUp", "ArrowRight"):
        page.keyboard.press(key)
    before = until_changed(visitor, before)
    assert "b.monitoring=0.6" in page.url, "0,30 and 0,25 and 0,05"

    tab_to(page, "^Andel som bara ser till sig själva")
    page.keyboard.press("End")
    before = until_changed(visitor, before)
    assert "opportunists=1" in page.url

    tab_to(page, "^Mått")
    page.keyboard.type("Samarbetar")
    before = until_changed(visitor, before)
    assert "measure=cooperation" in page.url

    tab_to(page, "^Hela tiden")
    page.keyboard.press("ArrowLeft")
    until_changed(visitor, before)
    assert "period=4" in page.url

    tables = page.locator("table:visible")
    shown = tables.count()
    tab_to(page, "Visa som tabell")
    page.keyboard.press("Enter")
    assert tables.count() == shown + 1

    tab_to(page, "^Spela")
    page.keyboard.press("Enter")
    page.wait_for_timeout(600)
    page.keyboard.press("Enter")
    week = "() => Number(document.querySelector('[data-week]').dataset.week)"
    at = page.evaluate(week)
    assert 1 < at < 208
    tab_to(page, "[Vv]ecka")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    page.wait_for_timeout(100)
    assert page.evaluate(week) == min(at + 53, 208)


@pytest.mark.parametrize("width", [1280, 390])
def test_the_focus_is_always_seen(visit, width):
    """Around the page once: every stop has a name, a ring, and is not hidden."""
    page = visit(viewport={"width": width, "height": 900}).open()
    stops = []
    for _ in range(300):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at["tag"] == "BODY":
            break
        stops.append(at)
    assert len(stops) > 40
    assert not [at for at in stops if not at["name"]]
    assert not [at for at in stops if not (at["ring"] and at["seen"])]
