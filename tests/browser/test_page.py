"""What a visitor sees and can do."""

import re
from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe

from tillit import scenarios
from tillit.model.levers import Governance

from .conftest import SMALL, serving

LOOKS = list(product(("sv", "en"), ("light", "dark"), (1280, 390)))


def findings(page):
    violations = Axe().run(page).response["violations"]
    return [
        f"{each['impact']}: {each['id']}: {node['html'][:200]}"
        for each in violations
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"]
    ]


@pytest.mark.parametrize(("language", "scheme", "width"), LOOKS)
def test_nobody_is_shut_out(visit, language, scheme, width):
    """No serious or critical finding of axe, also with everything open that opens; nothing sticks out."""
    visitor = visit(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = visitor.open(language=language)
    assert page.evaluate("document.documentElement.lang") == language
    assert page.evaluate("document.documentElement.dataset.theme") == scheme
    assert not findings(page)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    page.evaluate("document.querySelectorAll('[aria-expanded=false]').forEach(each => each.click())")
    assert not findings(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_every_scenario_is_there_with_its_story_and_levers(visit):
    page = visit().open()
    offered = (
        page.get_by_label("Scenario").locator("option").evaluate_all("each => each.map(one => one.value)")
    )
    assert offered == list(scenarios.names())
    story = scenarios.load("home_care").story
    text = page.inner_text("body")
    for said in (story.question, story.background, story.look_for, story.speaks_against):
        assert said.sv in text
    page.evaluate("document.querySelectorAll('.side details').forEach(each => { each.open = true; })")
    side = page.inner_text(".side")
    for lever in Governance.quantities():
        assert lever.text.sv in side


def test_another_scenario_brings_its_own_story(visit):
    visitor = visit()
    page = visitor.open()
    page.get_by_label("Scenario").select_option("municipality_department")
    page.wait_for_function(
        "text => document.querySelector('h1').innerText === text",
        arg=scenarios.load("municipality_department").story.question.sv,
    )
    visitor.settled()
    assert "scenario=municipality_department" in page.url


def test_what_one_visitor_does_the_other_does_not_see(visit):
    one, other = visit(), visit()
    other.open()
    before = other.page.inner_text(".page")
    one.open()
    one.page.locator("input[type=range][aria-label^='Uppföljning'][aria-label*='B']").focus()
    one.page.keyboard.press("PageUp")
    one.page.keyboard.press("PageUp")
    one.page.wait_for_function("before => document.querySelector('.page').innerText !== before", arg=before)
    one.settled()
    assert "b.monitoring=" in one.page.url
    other.page.wait_for_timeout(500)
    assert other.page.inner_text(".page") == before
    assert "b.monitoring" not in other.page.url
    assert visit().open().inner_text(".page") == before


def test_a_link_opens_the_same_page_for_somebody_else(visit):
    one = visit()
    query = (
        "scenario=home_care&runs=4&seed=3&b=hybrid&b.voice=0.9&opportunists=0.4&measure=cooperation&period=2"
    )
    first = one.open(query).inner_text(".main")
    assert "?" + one.page.url.partition("?")[2] != "?"
    again = visit()
    again.page.goto(one.page.url)
    again.settled()
    assert again.page.inner_text(".main") == first
    assert "”Samarbetar” högre i" in again.answer


def test_a_link_that_says_too_much_is_mended_and_told(visit):
    page = visit().open("scenario=home_care&runs=4&b.monitoring=1,4&epoch=1")
    answer = page.inner_text("#answer")
    assert "Uppföljning kan vara 0 till 1" in answer
    assert "1,4" in answer
    assert "epok 1" in answer


def test_the_language_changes_on_the_spot(visit):
    visitor = visit()
    page = visitor.open()
    page.get_by_role("button", name="English").click()
    question = scenarios.load("home_care").story.question.en
    page.wait_for_function("text => document.querySelector('h1').innerText === text", arg=question)
    visitor.settled()
    page.wait_for_timeout(500)
    assert "lang=en" in page.url
    swedish = re.compile(r"[åäöÅÄÖ]")
    text = page.inner_text("body").replace("Skåne", "")
    left = [line for line in text.splitlines() if swedish.search(line)]
    assert not left


def test_the_answer_is_that_of_the_command_line(visit):
    from tillit import compare

    visitor = visit()
    visitor.open()
    said = compare("home_care", replications=4, measures="true_output").measures["true_output"]
    higher = round(said.share_b_higher * 4)
    most, side, other = (higher, "B", "A") if higher >= 2 else (4 - higher, "A", "B")
    assert visitor.answer.startswith(
        f"I {most} av 4 körningar är ”Verklig nytta” högre i {side} än i {other}"
    )


def test_equal_arms_differ_by_exactly_nothing(visit):
    visitor = visit()
    page = visitor.open("scenario=home_care&runs=4&a=trust&b=trust")
    assert "exakt noll" in page.inner_text("#answer")


def test_a_computation_can_be_cancelled(visit):
    visitor = visit()
    page = visitor.page
    page.goto(f"{visitor.address}?scenario=skane_payment_reform&runs=100&seed=77&lang=sv")
    page.wait_for_selector(".chart-plot[data-revision]")
    page.get_by_role("button", name="Avbryt").click()
    visitor.page.wait_for_selector("#answer[aria-busy=false]")
    assert "Ni avbröt" in page.inner_text("#answer")
    page.locator("summary", has_text="Alla mått").click()
    assert page.locator(".fold .table tbody td").count() > 30, "the table is of the runs there are"


def test_what_is_too_large_is_refused_and_the_page_stays(chromium, visit):
    with serving("--size", "1000") as small:
        visitor = visit(at=small)
        visitor.page.goto(f"{small}?{SMALL}&lang=sv")
        visitor.page.wait_for_selector("#answer[aria-busy=false]")
        text = visitor.page.inner_text("#answer")
        assert "för stor" in text
        assert "tillit compare home_care" in text
        visitor.context.close()


def test_one_visitor_too_many_is_told_so_and_gets_in_later(visit):
    with serving("--visitors", "1", "--lang", "en") as small:
        first = visit(at=small)
        first.open(language="en")
        second = visit(at=small)
        second.page.goto(f"{small}?{SMALL}&lang=en")
        second.page.get_by_text("many visitors").wait_for()
        first.page.close()
        second.page.wait_for_timeout(1000)
        second.open(language="en")
        first.context.close()
        second.context.close()


def test_a_held_lever_makes_the_answer_grey(visit):
    page = visit().open()
    assert page.locator("#answer-sentence.is-stale").count() == 0
    slider = page.locator("input[type=range][aria-label^='Uppföljning'][aria-label*='B']")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + box["height"] / 2, steps=3)
    page.wait_for_selector("#answer-sentence.is-stale")
    assert page.locator("#answer-sentence mark").count() == 0
    page.mouse.up()


def test_the_table_of_all_measures_calls_its_interval_by_its_name(visit):
    page = visit().open()
    page.locator("summary", has_text="Alla mått").click()
    columns = page.locator(".fold .table thead").inner_text()
    assert "95 %-intervall" in columns
    assert "80 %" not in columns


def test_nothing_of_the_scenario_before_stays(visit):
    visitor = visit()
    page = visitor.open()
    assert "år 4" in page.locator(".chart-plot").first.get_attribute("aria-label")
    # Slow enough that the page is seen while nothing is recorded yet.
    page.get_by_label("Antal körningar").select_option("100")
    page.get_by_label("Scenario").select_option("skane_payment_reform")
    page.wait_for_function("document.querySelector('h1').innerText.includes('Skåne')")
    waiting = "each => each.every(one => !one.getAttribute('aria-label').includes('(år 4)'))"
    assert page.locator(".chart-plot").evaluate_all(waiting)
    visitor.context.close()


def test_another_measure_is_said_aloud_and_playing_is_not(visit):
    visitor = visit()
    page = visitor.open()
    assert page.get_by_role("main").count() == page.get_by_role("banner").count() == 1
    page.locator(".answer-choices select").select_option("cooperation")
    visitor.settled()
    said = page.locator("#answer [role=status]").inner_text
    assert said().startswith(visitor.answer)
    assert "”Samarbetar”" in said()
    page.locator(".answer-periods input").first.check(force=True)
    visitor.settled()
    assert "under år 1" in said()
    assert page.locator(".timeline :is(output, [role=status], [aria-live])").count() == 0


def test_a_small_difference_is_not_rounded_away(visit):
    page = visit().open("scenario=skane_payment_reform&runs=4")
    page.locator("summary", has_text="Alla mått").click()
    row = page.locator(".fold tr", has=page.get_by_role("button", name="Verklig nytta", exact=True))
    cells = row.locator("td").all_inner_texts()
    assert re.fullmatch(r"[+−]0,00\d\d", cells[2]), cells
    assert re.fullmatch(r"[+−]0,00\d\d till [+−]0,00\d\d", cells[3]), cells
    page.get_by_role("button", name="Visa som tabell").first.click()
    last = page.locator(".chart-actions table tbody tr").last.locator("td").all_inner_texts()
    assert re.search(r"0,0\d\d", last[2]), last
