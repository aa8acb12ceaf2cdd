"""The catalogue is complete, and every sentence can be said."""

import re
from pathlib import Path

import numpy as np
import pytest

from tillit.dashboard import controls, results, sentences
from tillit.dashboard.catalogue import for_browser, messages, say, sources
from tillit.dashboard.choices import Choices
from tillit.dashboard.follower import Shown
from tillit.dashboard.jobs import Status
from tillit.dashboard.recording import WHOLE, Recording
from tillit.model.measures import MEASURES
from tillit.model.parameters import Assumptions, TaskProfile

DASHBOARD = Path(__file__).parents[2] / "dashboard"
LANGUAGES = ("sv", "en")
TRUE_OUTPUT = MEASURES["true_output"]
TAG = re.compile(r"""\{\{.*?\}\}|<!?/?[A-Za-z](?:"[^"]*"|[^>"])*>|&nbsp;""", re.S)


def test_both_languages_say_the_same_things_with_the_same_arguments():
    assert messages("sv") == messages("en")
    assert len(messages("sv")) > 150
    assert sources("sv").keys() == sources("en").keys()


def test_every_message_is_used_and_every_word_used_is_there():
    code = "\n".join(
        path.read_text("utf-8")
        for path in [*DASHBOARD.glob("*.py"), *DASHBOARD.glob("app/*.py"), *DASHBOARD.glob("public/js/*.js")]
    )
    for name in messages("sv"):
        # Some names are put together: a stem and "-text", or a beginning and what is shown.
        parts = [
            name,
            name.removesuffix("-text"),
            *(f"{name[: at.start()]}-" for at in re.finditer("-", name)),
        ]
        assert any(f'"{part}' in code or f"'{part}" in code or f"`{part}" in code for part in parts), name
    asked = set(re.findall(r"""words\[["']([\w-]+)["']\]""", code)) | set(
        re.findall(r'say\(\s*language,\s*"([\w-]+)"', code)
    )
    assert len(asked) > 100
    assert asked <= messages("sv").keys()


def test_no_words_stand_in_the_browser_s_code():
    """Text between tags of a template is taken from the catalogue."""
    for path in DASHBOARD.glob("public/js/*.js"):
        if path.name == "shell.js":
            continue  # says that the contact is lost, when nothing can be asked for
        for template in re.findall(r"template: `(.*?)`", path.read_text("utf-8"), re.S):
            text = re.sub(TAG, " ", template).replace("tillit", "")
            assert not re.search(r"[A-Za-zÅÄÖåäö]{2,}", text), (path.name, text.split())


def test_a_missing_argument_or_word_is_a_mistake():
    with pytest.raises(ValueError, match="counter-equal"):
        say("sv", "counter-equal")
    with pytest.raises(KeyError):
        say("sv", "no-such-words")


def test_the_browser_gets_a_place_for_each_argument():
    for language in LANGUAGES:
        for name, text in for_browser(language).items():
            plural = "->" in next(
                source.split(f"\n{name} =")[1].split("\n\n")[0]
                for source in ("\n" + each for each in sources(language).values())
                if f"\n{name} =" in source
            )
            for argument in messages(language)[name]:
                assert plural or "{" + argument + "}" in text, name


def recorded(b_minus_a, weeks=208, choices=None):
    """A recording in which B is higher than A by so much, run by run; nothing is simulated."""
    choices = choices or Choices(scenario="home_care").with_luck(replications=len(b_minus_a))
    recording = Recording(choices.plan(threads=1))
    shape = (len(b_minus_a), recording.a.weeks)
    for name in recording.series:
        a = np.full(shape, 0.5)
        recording.series[name] = (a, a + np.array(b_minus_a)[:, None])
    return recording


@pytest.mark.parametrize(
    ("higher", "decided"),
    [(20, True), (15, True), (14, False), (10, False), (6, False), (5, True), (0, True)],
)
def test_a_count_is_decided_when_luck_would_hardly_do_it(higher, decided):
    recording = recorded([0.1] * higher + [-0.1] * (20 - higher))
    answer = sentences.answer(recording, TRUE_OUTPUT, WHOLE, "sv")
    assert answer.decided is decided
    assert answer.count == f"{max(higher, 20 - higher)} av 20 körningar"
    assert ("Det går inte att säga" in answer.tail) is not decided
    side = "högre i B än i A" if higher >= 10 else "högre i A än i B"
    assert side in answer.tail


def test_equal_and_missing_are_said_as_such():
    assert sentences.answer(recorded([0.0] * 4), TRUE_OUTPUT, WHOLE, "sv").kind == "equal"
    same = Choices(scenario="home_care").with_arm("a", "trust").with_luck(replications=4)
    assert sentences.answer(recorded([0.0] * 4, choices=same), TRUE_OUTPUT, WHOLE, "en").kind == "same"
    missing = sentences.answer(recorded([np.nan] * 4), TRUE_OUTPUT, WHOLE, "sv")
    assert missing.kind == "missing"
    assert "går inte att mäta" in missing.tail


def test_the_answer_never_stands_without_what_speaks_against():
    recording = recorded([0.1] * 20)
    a, b = recording.series["registered_output"]
    recording.series["registered_output"] = (b, a)
    assert sentences.answer(recording, TRUE_OUTPUT, WHOLE, "sv").counter == (
        "”Registrerad prestation” är högre i B i 0 av 20."
    )
    trust = MEASURES["trust_in_colleagues"]
    assert sentences.answer(recording, trust, WHOLE, "sv").counter == "I ingen av dem är det tvärtom."
    a, b = recording.series[trust.name]
    b = b.copy()
    b[:, :52] = 0.3
    recording.series[trust.name] = (a, b)
    assert sentences.answer(recording, trust, WHOLE, "sv").counter == (
        "Men vägen dit är en annan: under år 1 är det högre i A i 20 av 20."
    )


def test_what_comes_later_is_not_called_the_way_there():
    recording = recorded([0.1] * 20)
    trust = MEASURES["trust_in_colleagues"]
    a, b = recording.series[trust.name]
    b = b.copy()
    b[:, :52] = 0.3
    recording.series[trust.name] = (a, b)
    assert sentences.answer(recording, trust, "1", "sv").counter == (
        "Men en annan tid ger ett annat svar: under år 2 är det högre i B i 20 av 20."
    )
    assert sentences.answer(recording, trust, "2", "sv").counter.startswith("Men vägen dit är en annan: ")


def test_the_size_of_the_difference_is_said_in_figures_that_show_it():
    effect = sentences.answer(recorded([0.0031, 0.0043]), TRUE_OUTPUT, WHOLE, "sv").effect
    assert effect.startswith(
        "A 0,5000, B 0,5037. Skillnad B − A i genomsnitt +0,0037 (95 %-intervall −0,0039 till"
    )
    one = sentences.answer(recorded([0.2]), TRUE_OUTPUT, WHOLE, "en").effect
    assert one.startswith("A 0.50, B 0.70. Difference B − A +0.20,")


def test_periods_are_called_what_they_are():
    skane = Recording(Choices().plan(threads=1))
    labels = [sentences.period_label(skane, each, "sv") for each in skane.periods]
    assert labels == ["2012", "2013", "2015", "2017", "Hela tiden från 2012"]
    home = Recording(Choices(scenario="home_care").plan(threads=1))
    assert [sentences.period_label(home, each, "en") for each in home.periods] == [
        "Year 1",
        "Year 2",
        "Year 4",
        "The whole time",
    ]
    later = Recording(Choices(scenario="home_care").with_arm("b", "towards_trust").plan(threads=1))
    assert sentences.period_label(later, "1", "sv") == "År 2"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", [*(each.value for each in Status), "size", "line"])
def test_every_state_can_be_said(language, status):
    choices = Choices(scenario="home_care").with_luck(replications=4)
    for recording in (None, recorded([0.1, -0.1, 0.1, 0.1])):
        shown = Shown(status, recording, ahead=2, too_large=("numbers", 10, 9) if status == "size" else None)
        answered = sentences.answer(recording, TRUE_OUTPUT, WHOLE, language) if recording else None
        card = results.answer_card(shown, recording, answered, choices, language)
        assert card["state"] in ("waiting", "running", "done", "cancelled", "failed", "refused")
        notes = results.status_notes(shown, choices, language)
        assert (status in ("running", "done")) is not bool(notes)
        assert all(note["title"] for note in notes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_scenario_and_regime_can_be_shown(language):
    for name in controls.scenario_options(language):
        choices = Choices(scenario=name["name"])
        for option in controls.arm_options(choices, language):
            given = controls.controls(choices.with_arm("b", option["name"]), language)
            hours = given["levers"]["week"]
            for side in ("a", "b"):
                assert sum(hours[side]) == pytest.approx(controls.HOURS)
                priced = sum(
                    lever[f"hours_{side}"] for group in given["levers"]["groups"] for lever in group["levers"]
                )
                assert priced == pytest.approx(sum(hours[side][1:4]))
        cards = [each["name"] for group in given["assumptions"]["groups"] for each in group["assumptions"]]
        assert sorted(cards) == sorted([*Assumptions.names(), *TaskProfile.names()])
        assert set(controls.SHOWN) <= set(cards)
