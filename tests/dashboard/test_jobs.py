import threading
import time

import pytest

from tillit.dashboard.choices import Choices
from tillit.dashboard.follower import Follower
from tillit.dashboard.jobs import Full, Jobs, Status, TooLarge
from tillit.dashboard.limits import Limits
from tillit.experiments.plan import Plan
from tillit.model.errors import ParameterError

SMALL = Choices(scenario="home_care").with_luck(replications=4)


@pytest.fixture
def jobs():
    made = []

    def make(**limits):
        made.append(Jobs(Limits(**limits)))
        return made[-1]

    yield make
    for each in made:
        each.close()


def until(what, seconds=60.0):
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)


def slow(monkeypatch):
    """Make computations stop at each look until let go; return what lets them go."""
    go = threading.Event()
    simulate = Plan.simulate

    def waiting(self, progress=None):
        for each in simulate(self, progress):
            while not go.is_set():
                progress(0)
                time.sleep(0.01)
            yield each

    monkeypatch.setattr(Plan, "simulate", waiting)
    return go


def test_a_job_records_every_run(jobs):
    with jobs().watch(SMALL.plan(1)) as job:
        until(lambda: job.over)
        assert job.status is Status.DONE
        assert job.recording.runs == job.recording.total == 4


def test_those_who_ask_the_same_share_one_job(jobs, monkeypatch):
    go, all_jobs = slow(monkeypatch), jobs()
    with all_jobs.watch(SMALL.plan(1)) as one, all_jobs.watch(SMALL.plan(2)) as other:
        assert one is other
        with all_jobs.watch(SMALL.with_luck(seed=2).plan(1)) as third:
            assert third is not one
        go.set()
        until(lambda: one.over)


def test_a_result_is_kept_for_the_next(jobs):
    all_jobs = jobs()
    with all_jobs.watch(SMALL.plan(1)) as job:
        until(lambda: job.over)
    with all_jobs.watch(SMALL.plan(1)) as again:
        assert again is job


def test_no_more_is_kept_than_allowed(jobs):
    all_jobs = jobs(kept=10)
    with all_jobs.watch(SMALL.plan(1)) as job:
        until(lambda: job.over)
    with all_jobs.watch(SMALL.plan(1)) as again:
        assert again is not job


def test_a_job_is_cancelled_when_nobody_watches(jobs, monkeypatch):
    slow(monkeypatch)
    all_jobs = jobs()
    with all_jobs.watch(SMALL.plan(1)) as job:
        with all_jobs.watch(SMALL.plan(1)):
            until(lambda: job.status is Status.RUNNING)
        assert not job.over, "one still watches"
    assert job.status is Status.CANCELLED
    until(lambda: all_jobs.active == 0)


def test_more_than_may_run_wait_in_line_and_then_are_refused(jobs, monkeypatch):
    go, all_jobs = slow(monkeypatch), jobs(jobs=1, waiting=1)
    plans = [SMALL.with_luck(seed=seed).plan(1) for seed in (1, 2, 3)]
    with all_jobs.watch(plans[0]) as first, all_jobs.watch(plans[1]) as second:
        until(lambda: first.status is Status.RUNNING)
        assert second.status is Status.WAITING
        assert all_jobs.ahead(second) == 0
        with pytest.raises(Full), all_jobs.watch(plans[2]):
            pass
        go.set()
        until(lambda: second.over)
        with all_jobs.watch(plans[2]) as third:
            until(lambda: third.over)


def test_what_is_too_large_is_refused_before_it_starts(jobs):
    plan = SMALL.plan(1)
    size = 40 * 208 * 8
    with pytest.raises(TooLarge) as refused, jobs(size=size - 1).watch(plan):
        pass
    assert refused.value.args == ("weeks", size, size - 1)
    numbers = len(plan.measures) * 208 * 8
    with pytest.raises(TooLarge), jobs(numbers=numbers - 1).watch(plan):
        pass
    with jobs(size=size, numbers=numbers).watch(plan) as job:
        until(lambda: job.over)


def test_a_job_that_fails_says_so_and_can_be_tried_again(jobs, monkeypatch, caplog):
    def broken(self, progress=None):
        raise RuntimeError("no luck")

    all_jobs = jobs()
    with monkeypatch.context() as patched:
        patched.setattr(Plan, "simulate", broken)
        with all_jobs.watch(SMALL.plan(1)) as job:
            until(lambda: job.over)
            assert job.status is Status.FAILED
    assert "no luck" in caplog.text
    with all_jobs.watch(SMALL.plan(1)) as again:
        until(lambda: again.over)
        assert again.status is Status.DONE


def follow(all_jobs, choices=SMALL, wanted=("true_output",)):
    shown, sent = [], []
    follower = Follower(all_jobs, lambda: choices.plan(1), wanted)

    def send(delta):
        sent.append(delta)
        follower.seen(delta["recording"], delta["revision"])

    follower.start(shown.append, send)
    return follower, shown, sent


def rows_of(sent, measure):
    """The rows as a page keeps them: blocks in order, each row once."""
    rows = []
    for delta in sent:
        if block := delta["measures"].get(measure):
            assert block["first"] == len(rows)
            rows += block["a"]
    return rows


def test_a_follower_shows_the_way_and_passes_on_every_row(jobs):
    _, shown, sent = follow(jobs())
    until(lambda: shown and shown[-1].status == "done" and len(rows_of(sent, "true_output")) == 4)
    assert [each.recording.runs for each in shown] == sorted(each.recording.runs for each in shown)


def test_a_follower_sends_what_is_asked_for_afterwards(jobs):
    follower, shown, sent = follow(jobs())
    until(lambda: shown and shown[-1].status == "done" and rows_of(sent, "true_output"))
    time.sleep(0.2)
    follower.want(["gaming"])
    until(lambda: len(rows_of(sent, "gaming")) == 4)


def test_an_answer_to_rows_of_another_computation_does_not_count(jobs):
    follower, shown, sent = follow(jobs(), wanted=("true_output", "cooperation"))
    follower.seen("another", 1_000_000)
    follower.seen("another", None)
    until(lambda: shown and shown[-1].status == "done" and len(rows_of(sent, "cooperation")) == 4)
    assert follower._feed._seen <= sent[-1]["revision"]


def test_a_page_that_lost_rows_when_all_were_sent_gets_them_again(jobs):
    follower, shown, sent = follow(jobs())
    until(lambda: shown and shown[-1].status == "done" and len(rows_of(sent, "true_output")) == 4)
    sent.clear()
    follower.again()
    until(lambda: len(rows_of(sent, "true_output")) == 4)


def test_a_cancelled_follower_keeps_what_there_is(jobs, monkeypatch):
    go, all_jobs = slow(monkeypatch), jobs()
    follower, shown, _ = follow(all_jobs)
    until(lambda: shown and shown[-1].status == "running")
    follower.cancel()
    until(lambda: shown[-1].status == "cancelled")
    until(lambda: all_jobs.active == 0)
    go.set()


def test_a_follower_who_leaves_hears_no_more(jobs, monkeypatch):
    slow(monkeypatch)
    all_jobs = jobs()
    follower, shown, _ = follow(all_jobs)
    until(lambda: shown)
    follower.leave()
    until(lambda: all_jobs.active == 0)
    heard = len(shown)
    time.sleep(0.3)
    assert len(shown) == heard


def test_a_follower_is_told_of_a_refusal(jobs):
    _, shown, _ = follow(jobs(size=1))
    until(lambda: shown)
    assert (shown[-1].status, shown[-1].too_large) == ("size", ("weeks", 40 * 208 * 8, 1))


def test_a_follower_who_cannot_go_on_says_so(jobs, caplog):
    shown = []
    follower = Follower(jobs(), lambda: 1 / 0, ())
    follower.start(shown.append, print)
    until(lambda: shown)
    assert shown[-1].status == "failed"
    assert "ZeroDivisionError" in caplog.text


def test_limits_are_checked_in_one_line():
    assert Limits.parse(jobs="3", visitors=None).jobs == 3
    for wrong in ({"jobs": "0"}, {"visitors": "many"}, {"size": "-1"}):
        with pytest.raises(ParameterError, match="is not a whole number from"):
            Limits.parse(**wrong)
