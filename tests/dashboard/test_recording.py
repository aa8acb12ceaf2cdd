from dataclasses import replace

import numpy as np
import pytest

from tillit import compare
from tillit.dashboard.choices import Choices
from tillit.dashboard.feed import Feed
from tillit.dashboard.recording import MOST_POINTS, WHOLE, Recording
from tillit.model.measures import MEASURES

CHOICES = Choices(scenario="home_care").with_luck(replications=6)
TRUE_OUTPUT = MEASURES["true_output"]


def few_by_few(plan):
    """Two pairs at a time, as a job does it."""
    for first in range(0, len(plan.runs), 4):
        yield from replace(plan, runs=plan.runs[first : first + 4]).simulate()


@pytest.fixture(scope="module")
def recording():
    plan = CHOICES.plan(threads=1)
    recorded = Recording(plan)
    for shard in few_by_few(plan):
        recorded.add(shard)
    return recorded


def test_the_whole_time_is_what_compare_says(recording):
    said = compare("home_care", replications=6)
    for name, compared in said.measures.items():
        ours = recording.over(MEASURES[name], WHOLE)
        assert ours.a == compared.a
        assert ours.b == compared.b
        assert ours.difference == compared.difference
        assert np.array_equal(ours.series_a, compared.series_a, equal_nan=True)


def test_a_year_is_the_mean_of_its_weeks(recording):
    a, b = recording.series["true_output"]
    second = recording.over(TRUE_OUTPUT, "2")
    assert second.differences == pytest.approx((b[:, 52:104] - a[:, 52:104]).mean(axis=1))
    standing = MEASURES["trust_in_colleagues"]
    a, b = recording.series[standing.name]
    assert recording.over(standing, "4").a.mean == pytest.approx(a[:, 156:208].mean())


def test_periods_double_up_to_the_end(recording):
    assert recording.periods == ("1", "2", "4", WHOLE)
    assert Recording(Choices().plan(threads=1)).periods == ("1", "2", "4", "6", WHOLE)


def test_a_recording_copied_stays_as_it_was():
    plan = CHOICES.plan(threads=1)
    recorded = Recording(plan)
    shards = few_by_few(plan)
    recorded.add(next(shards))
    before = recorded.series
    assert recorded.runs == 2
    recorded.add(next(shards))
    assert recorded.runs == 4
    assert len(before["true_output"][0]) == 2


def test_rows_are_the_series_in_five_digits(recording):
    rows = recording.rows("true_output", 2)
    assert rows["first"] == 2
    assert np.array(rows["b"]) == pytest.approx(recording.series["true_output"][1][2:], rel=1e-4)
    assert recording.weeks == list(range(1, 209))


def test_missing_values_are_none(recording):
    assert set(recording.rows("legitimacy", 0)["a"][0]) == {None}


def test_long_runs_have_a_point_for_several_weeks():
    recorded = Recording(Choices().plan(threads=1))
    assert len(recorded.weeks) == 195 <= MOST_POINTS
    assert recorded.weeks[:2] == [4, 8]
    assert recorded.weeks[-1] == 780
    series = np.arange(780.0)[None, :]
    recorded.series["true_output"] = (series, series)
    assert recorded.rows("true_output", 0)["a"][0][:3] == [1.5, 5.5, 9.5]


class Clock:
    def __init__(self, monkeypatch):
        self.now = 100.0
        monkeypatch.setattr("tillit.dashboard.feed.monotonic", lambda: self.now)


def test_a_feed_sends_each_row_once_and_waits_for_the_page(recording, monkeypatch):
    clock = Clock(monkeypatch)
    feed = Feed("k")
    feed.want(["true_output", "cooperation"])
    first = feed.next(recording)
    assert first["revision"] == 1
    assert set(first["measures"]) == {"true_output", "cooperation"}
    assert len(first["measures"]["true_output"]["a"]) == 6
    assert feed.complete(recording)
    assert feed.next(recording) is None
    feed.want(["true_output", "gaming"])
    clock.now += 1
    assert set(feed.next(recording)["measures"]) == {"gaming"}
    feed.want(["true_output", "slack"])
    clock.now += 1
    assert feed.next(recording) is None, "the page has answered neither"
    feed.seen(1)
    assert set(feed.next(recording)["measures"]) == {"slack"}
    feed.want(["true_output", "gaming"])
    feed.again()
    clock.now += 3
    everything = feed.next(recording)
    assert set(everything["measures"]) == {"true_output", "gaming"}
    assert everything["measures"]["gaming"]["first"] == 0


def test_a_feed_does_not_wait_for_ever_nor_hurry(recording, monkeypatch):
    clock = Clock(monkeypatch)
    feed = Feed("k")

    def ask(measure):
        feed.want([measure])
        return feed.next(recording)

    assert ask("true_output") is not None
    assert ask("gaming") is None, "not oftener than can be seen"
    clock.now += 0.1
    assert ask("gaming") is not None
    clock.now += 1.9
    assert ask("slack") is None, "two are on their way"
    clock.now += 0.2
    assert ask("slack") is not None, "a page that does not answer is not waited for"


def test_a_page_that_has_lost_rows_gets_them_at_once(recording, monkeypatch):
    clock = Clock(monkeypatch)
    feed = Feed("k")
    for measure in ("true_output", "gaming"):
        feed.want([measure])
        assert feed.next(recording) is not None
        clock.now += 0.1
    feed.again()
    assert feed.next(recording)["measures"]["gaming"]["first"] == 0
