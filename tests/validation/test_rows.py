"""Rows and what they make; the functions they say they check; and the slow tier."""

import json
import math
from importlib import import_module

import pytest

from tillit.native import engines
from tillit.validation import ROWS, validate
from tillit.validation.rows import STANDARD_ERRORS, Check, Found, interval, row, sampled, sign


def check(expected, observed, tolerance, kind="identity"):
    return Check("x", kind, "nowhere", expected, observed, tolerance)


def test_a_check_fails_outside_its_tolerance():
    assert check(1.0, 1.1, 0.2).passed
    assert not check(1.0, 1.3, 0.2).passed
    for missing in (math.nan, math.inf, -math.inf):
        assert not check(1.0, missing, 0.2).passed
        assert not check(1.0, missing, missing).passed
    assert not check(1.0, 1.0, math.nan).passed


def test_a_pattern_fails_unless_the_whole_interval_has_the_sign():
    assert check(1, 0.3, 0.2, "pattern").passed
    assert check(-1, -0.3, 0.2, "pattern").passed
    assert not check(1, 0.1, 0.2, "pattern").passed
    assert not check(1, -0.3, 0.2, "pattern").passed
    assert not check(1, 0.0, 0.0, "pattern").passed
    assert not check(1, math.nan, 0.2, "pattern").passed


@pytest.mark.parametrize("kind", ["identity", "pattern"])
def test_strain_is_above_one_just_where_a_check_fails(kind):
    for observed in (-2.0, -0.1, 0.0, 0.5, 0.9, 1.0, 1.2, 5.0):
        for tolerance in (0.0, 0.3, 1.0):
            one = check(1.0, observed, tolerance, kind)
            assert one.passed == (one.strain < 1 if kind == "pattern" else one.strain <= 1), one


def test_intervals_are_students():
    # t(2) at 1 - 5e-6 is 316.2254 ... by its closed form: sqrt(2) u / sqrt(1 - u^2), u = 1 - 1e-5.
    u = 1 - 1e-5
    quantile = math.sqrt(2) * u / math.sqrt(1 - u * u)
    mean, half = interval([1.0, 2.0, 3.0])
    assert mean == 2
    assert half == pytest.approx(quantile / math.sqrt(3), rel=1e-5)
    assert round(STANDARD_ERRORS, 1) == 4.4
    assert sampled(2.5, [1.0, 2.0, 3.0], bias=0.5) == Found(2.5, 2.0, half + 0.5)
    assert sign(-1, [1.0, 2.0, 3.0], "a") == Found(-1, 2.0, half, "a")


def test_a_row_is_named_after_its_function_and_its_checks_after_cases():
    @row("identity", sv="Ett", en="One", source="here", checks=["a.b"], steps=9)
    def counted(steps: int = 3):
        """Count."""
        yield Found(3, steps, 0, "steps")
        yield Found(0, 0, 0)

    assert [each.id for each in counted.carry_out()] == ["counted.steps", "counted"]
    assert [each.passed for each in counted.carry_out()] == [True, True]
    assert [each.passed for each in counted.carry_out(**counted.more)] == [False, True]
    document = counted.carry_out(steps=2)[0].document()
    assert document == {
        "id": "counted.steps",
        "kind": "identity",
        "expected": 3,
        "observed": 2,
        "tolerance": 0,
        "passed": False,
        "source": "here",
    }


def test_what_is_not_a_number_is_null_in_a_document():
    assert check(1.0, math.nan, math.inf).document()["observed"] is None
    assert json.dumps(check(1.0, math.nan, math.inf).document(), allow_nan=False)


def test_every_function_that_is_checked_is_there():
    for each in ROWS.values():
        assert each.checks, each.id
        for name in each.checks:
            module, _, function = name.rpartition(".")
            assert callable(getattr(import_module(f"tillit.{module}"), function)), name
        assert each.source == each.source.strip() != ""
        assert "." not in each.id


def test_ids_are_unique_and_kinds_are_all_there():
    assert {each.kind for each in ROWS.values()} == {"identity", "distribution", "pattern"}
    done = validate()
    ids = [each.id for each in done]
    assert len(set(ids)) == len(ids)
    for each in done:
        assert each.passed, each
        assert each.row in ROWS
        if each.kind == "pattern":
            assert abs(each.expected) == 1


def test_without_the_kernel_its_rows_are_left_out(monkeypatch):
    kept = {id_: each for id_, each in ROWS.items() if each.kernel or each.id == "general_trust"}
    monkeypatch.setattr("tillit.validation.ROWS", kept)
    monkeypatch.setattr(engines, "kernel", lambda: None)
    assert {each.row for each in validate(everything=True)} == {"general_trust"}


@pytest.mark.slow
def test_everything_passes():
    failed = [each for each in validate(everything=True) if not each.passed]
    assert not failed
