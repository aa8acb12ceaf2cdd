"""The answer in plain words: a count, always with its counter-sentence, never a bare mean."""

import math
from dataclasses import dataclass

from tillit.dashboard.catalogue import say
from tillit.dashboard.recording import WHOLE, Recording
from tillit.experiments.comparison import Compared
from tillit.experiments.statistics import wilson
from tillit.experiments.wording import year_text
from tillit.model.measures import MEASURES, Measure
from tillit.model.schedule import WEEKS_PER_YEAR
from tillit.model.text import Language, decimal


@dataclass(frozen=True, slots=True)
class Count:
    """In how many runs each side is higher."""

    a: int
    b: int
    total: int

    @classmethod
    def of(cls, differences: tuple[float, ...]) -> "Count":
        """Count paired differences B - A; those that are missing count for nobody."""
        known = [each for each in differences if not math.isnan(each)]
        return cls(sum(each < 0 for each in known), sum(each > 0 for each in known), len(known))

    @property
    def equal(self) -> int:
        """In how many they are exactly equal."""
        return self.total - self.a - self.b

    @property
    def higher(self) -> str:
        """The side that is higher in more runs; B if it is a tie."""
        return "A" if self.a > self.b else "B"

    @property
    def most(self) -> int:
        """In how many runs that side is higher."""
        return max(self.a, self.b)

    @property
    def decided(self) -> bool:
        """Whether luck alone would hardly do it: the 95 % interval of the share lies above one half."""
        low = wilson(self.most, self.total).low if self.total else None
        return low is not None and low > 0.5


@dataclass(frozen=True, slots=True)
class Answer:
    """The sentence in three parts, of which the middle one is marked, and what is never shown apart from it.

    `kind` is "count"; where there is nothing to count, "same" if the arms are, "equal" if the measure is,
    or "missing". Then `tail` is the whole sentence.
    """

    kind: str
    lead: str
    count: str
    tail: str
    counter: str
    effect: str
    decided: bool


def answer(recording: Recording, measure: Measure, period: str, language: Language) -> Answer:
    """Return the answer of a recording with at least one run."""
    compared = recording.over(measure, period)
    count = Count.of(compared.differences)
    when = period_text(recording, measure, period, language)
    title = measure.title(language)
    if count.total == 0:
        return Answer("missing", "", "", say(language, "answer-missing", measure=title), "", "", False)
    if count.equal == count.total:
        if (recording.a.governance, recording.a.events) == (recording.b.governance, recording.b.events):
            return Answer("same", "", "", say(language, "answer-equal"), "", "", False)
        said = say(language, "answer-equal-measured", measure=title, period=when)
        return Answer("equal", "", "", said, "", "", False)
    tail = "answer-tail" if count.decided else "answer-tail-undecided"
    lower = "B" if count.higher == "A" else "A"
    return Answer(
        kind="count",
        lead=say(language, "answer-lead"),
        count=say(language, "answer-count", count=count.most, total=count.total),
        tail=say(language, tail, measure=title, higher=count.higher, lower=lower, period=when),
        counter=counter(recording, measure, period, language),
        effect=_effect(compared, language),
        decided=count.decided,
    )


def counter(recording: Recording, measure: Measure, period: str, language: Language) -> str:
    """Return what speaks against the answer: another time, the other output, the other runs."""
    main = Count.of(recording.over(measure, period).differences)
    others = [each for each in recording.periods if each != period]
    for other in others:
        count = Count.of(recording.over(measure, other).differences)
        if count.decided and main.decided and count.higher != main.higher:
            return say(
                language,
                "counter-path" if _on_the_way(recording, other, period) else "counter-otherwise",
                period=period_text(recording, measure, other, language),
                higher=count.higher,
                count=count.most,
                total=count.total,
            )
    paired = {"true_output": "registered_output", "registered_output": "true_output"}
    if measure.name in paired and paired[measure.name] in recording.series:
        other_measure = MEASURES[paired[measure.name]]
        count = Count.of(recording.over(other_measure, period).differences)
        name = "counter-registered" if measure.name == "true_output" else "counter-true"
        return say(language, name, count=count.b, total=count.total)
    return opposite(recording, measure, period, language)


def opposite(recording: Recording, measure: Measure, period: str, language: Language) -> str:
    """Return in how many runs it is the other way round, and in how many neither."""
    count = Count.of(recording.over(measure, period).differences)
    fewest = min(count.a, count.b)
    said = [say(language, "counter-opposite", count=fewest, total=count.total)]
    if fewest == 0:
        said = [say(language, "counter-opposite-none")]
    if count.equal:
        said.append(say(language, "counter-equal", count=count.equal))
    return " ".join(said)


def _on_the_way(recording: Recording, other: str, period: str) -> bool:
    """Whether a period is a year before the one asked for, or before the last if the whole time is."""
    last = recording.periods[-2] if period == WHOLE else period
    return other != WHOLE and int(other) < int(last)


def so_far(recording: Recording, measure: Measure, period: str, language: Language) -> str:
    """Return how it stands while runs are still computed."""
    count = Count.of(recording.over(measure, period).differences)
    if not count.total:
        return ""
    return say(
        language,
        "answer-so-far",
        measure=measure.title(language),
        count=count.b,
        total=count.total,
    )


def period_label(recording: Recording, period: str, language: Language) -> str:
    """Return what a period is called where it is chosen."""
    if period == WHOLE:
        if recording.since == 0:
            return say(language, "whole-time")
        when = year_text(recording.scenario, recording.since)(language)
        return say(language, "whole-time-since", when=when)
    calendar, number = _year(recording, period)
    if calendar is not None:
        return str(calendar)
    if number is not None:
        return say(language, "year-label", year=str(number))
    return say(language, "after-year", year=period)


def period_text(recording: Recording, measure: Measure, period: str, language: Language) -> str:
    """Return a period as it stands in a sentence."""
    if period == WHOLE:
        if not measure.whole_run:
            return say(language, "period-end")
        if recording.since == 0:
            return say(language, "period-mean")
        when = year_text(recording.scenario, recording.since)(language)
        return say(language, "period-mean-since", when=when)
    calendar, number = _year(recording, period)
    if calendar is not None:
        return say(language, "period-year", year=str(calendar))
    if number is not None:
        return say(language, "period-year-number", year=str(number))
    return say(language, "period-year-after", year=period)


def _year(recording: Recording, period: str) -> tuple[int | None, int | None]:
    """Return the calendar year and the number of the year, where a period is a whole year of the run."""
    if recording.since % WEEKS_PER_YEAR:
        return None, None
    number = recording.since // WEEKS_PER_YEAR + int(period)
    start = recording.scenario.start_year
    return (None if start is None else start + number - 1), number


def figures(value: float | None, language: Language, places: int | None = None) -> str:
    """Return a signed number with two significant figures; with `places`, unsigned with so many decimals."""
    if value is None or math.isnan(value):
        return "–"
    sign = "+" if places is None else ""
    places = _places(value) if places is None else places
    return decimal(round(value, places), language, f"{sign}.{places}f")


def _places(value: float | None) -> int:
    """Return the decimals that show two significant figures, 2 to 5."""
    if value is None or math.isnan(value) or value == 0:
        return 2
    return min(max(1 - math.floor(math.log10(abs(value))), 2), 5)


def _effect(compared: Compared, language: Language) -> str:
    difference = compared.difference
    places = _places(difference.mean)
    a, b = (figures(each.mean, language, places) for each in (compared.a, compared.b))
    values = {
        "a": a,
        "b": b,
        "mean": figures(difference.mean, language),
        "unit": compared.measure.unit(language),
    }
    if difference.low is None:
        return say(language, "effect-one", **values)
    low, high = figures(difference.low, language), figures(difference.high, language)
    return say(language, "effect", low=low, high=high, **values)
