"""The result of `boundary`: a map of cells, each with its verdict, and the line on which the answer flips."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from tillit.experiments.axes import Axis
from tillit.experiments.contributions import Explained
from tillit.experiments.resampling import Crossing, crossing, resampled, share_above, tail
from tillit.experiments.simulation import MODEL_EPOCH, Planned
from tillit.experiments.statistics import Estimate, estimate, family_level
from tillit.experiments.winners import NEITHER, TESTS, TIED, VERDICTS, Verdict, best, dominates, judge
from tillit.experiments.wording import LANGUAGES, enumerated, period, small
from tillit.model.claims import SMALLEST
from tillit.model.measures import Measure
from tillit.model.scenario import Run, Scenario
from tillit.model.schedule import WEEKS_PER_YEAR
from tillit.model.text import Language, Text, decimal

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Cell:
    """One point of the map.

    Attributes
    ----------
    x, y : float
    arms : mapping of side to Estimate
        What each arm gives; a, b and the others.
    difference : Estimate
        B - A, paired.
    verdict : Verdict
    share_b_higher : float or None
        Share of the resamples in which the mean of B is above that of A.
    best : str or None
        With other arms: the side shown to be best of all, "tied" if none is, "neither" if all give too
        little.
    """

    x: float
    y: float
    arms: Mapping[str, Estimate]
    difference: Estimate
    verdict: Verdict
    share_b_higher: float | None
    best: str | None

    def row(self) -> dict[str, Any]:
        """Return it as plain JSON values: a row of the frame."""
        others = {} if self.best is None else {"best": self.best}
        return {
            "x": self.x,
            "y": self.y,
            "a": self.arms["a"].mean,
            "b": self.arms["b"].mean,
            "difference": self.difference.mean,
            "low": self.difference.low,
            "high": self.difference.high,
            "verdict": self.verdict,
            "share_b_higher": self.share_b_higher,
            **{side: each.mean for side, each in self.arms.items() if side not in ("a", "b")},
            **others,
        }


@dataclass(frozen=True, slots=True)
class Flip:
    """Which levers explain the difference where A leads most, where B does, and what lies between.

    Attributes
    ----------
    cell_a, cell_b : Cell
        Where A leads most and where B does, by the nearer end of the interval.
    at_a, at_b, flip : Explained
        The differences there, and the second minus the first, all under the same luck and in the same orders
        of levers. The luck is not that of the map, in which these cells were chosen for being extreme.
    level : float
        Of each contribution's interval.
    """

    cell_a: Cell
    cell_b: Cell
    at_a: Explained
    at_b: Explained
    flip: Explained
    level: float

    @property
    def flips(self) -> bool:
        """Whether A wins in one cell and B in the other."""
        return (self.cell_a.verdict, self.cell_b.verdict) == ("a", "b")

    def answer(self) -> Text:
        """Say which levers explain the difference between the two cells."""
        leads = ("Skiftet mellan dem", "The flip between them")
        if not self.flips:
            leads = ("Mellan kartans ytterligheter", "Between the extremes of the map")
        said = self.flip.answer()
        return Text(
            *(f"{lead}: {small(said(language))}" for lead, language in zip(leads, LANGUAGES, strict=True))
        )

    def document(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return {
            "flips": self.flips,
            "level": self.level,
            "at_a": {"x": self.cell_a.x, "y": self.cell_a.y, **self.at_a.document()},
            "at_b": {"x": self.cell_b.x, "y": self.cell_b.y, **self.at_b.document()},
            "flip": self.flip.document(),
        }


@dataclass(frozen=True)
class Boundary:
    """The result of `boundary`.

    Attributes
    ----------
    scenario : Scenario
    runs : mapping of side to Run
        The first replication of each arm, as it is outside the map.
    measure : Measure
    x, y : Axis
    values : float64, (n_replications, n_y, n_x, n_sides)
        The measure of each run; sides in the order of `runs`.
    planned : tuple of Planned
        What was simulated for the map.
    least : float
        Below this nobody wins, in the measure's unit.
    since : int
        The first week, from 0, that counts.
    flip : Flip or None
    engine : str
        The engine that ran; no number depends on it.
    notices : tuple of str
    """

    scenario: Scenario = field(repr=False)
    runs: Mapping[str, Run] = field(repr=False)
    measure: Measure
    x: Axis
    y: Axis
    values: Floats = field(repr=False)
    planned: tuple[Planned, ...] = field(repr=False)
    least: float
    since: int
    flip: Flip | None
    engine: str
    notices: tuple[str, ...]

    @property
    def a(self) -> Run:
        """The first replication of arm A."""
        return self.runs["a"]

    @property
    def b(self) -> Run:
        """The first replication of arm B."""
        return self.runs["b"]

    @property
    def others(self) -> tuple[str, ...]:
        """The other arms, in order."""
        return tuple(self.runs)[2:]

    @property
    def replications(self) -> int:
        """Pairs of runs in each cell."""
        return len(self.values)

    @property
    def level(self) -> float:
        """Level of the intervals in the cells: all verdicts hold in at least 95 % of maps."""
        return family_level(TESTS * math.prod(self.shape))

    @property
    def shape(self) -> tuple[int, int]:
        """Number of values of y and of x."""
        return len(self.y.values), len(self.x.values)

    @property
    def differences(self) -> Floats:
        """B - A, (n_replications, n_y, n_x)."""
        return self.values[..., 1] - self.values[..., 0]

    @cached_property
    def resamples(self) -> Floats:
        """Mean of B - A in each cell, in each resample of the replications: (n_resamples, n_y, n_x)."""
        return resampled(self.differences, self.a.seed)

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """Every cell: from the lowest y, and within it from the lowest x."""
        shares = share_above(self.resamples)
        return tuple(
            self._cell(row, column, shares[row, column])
            for row in range(len(self.y.values))
            for column in range(len(self.x.values))
        )

    def _cell(self, row: int, column: int, share: float) -> Cell:
        values = {side: self.values[:, row, column, place].tolist() for place, side in enumerate(self.runs)}
        arms = {side: estimate(each, self.level) for side, each in values.items()}
        difference = estimate(self.differences[:, row, column].tolist(), self.level)
        return Cell(
            x=self.x.values[column],
            y=self.y.values[row],
            arms=arms,
            difference=difference,
            verdict=judge(difference, arms["a"], arms["b"], self.least),
            share_b_higher=None if math.isnan(share) else float(share),
            best=best(values, self.least, math.prod(self.shape)) if self.others else None,
        )

    @cached_property
    def crossings(self) -> tuple[Crossing, ...]:
        """Where the mean of B - A crosses zero along x, one a value of y."""
        means = [each.difference.mean for each in self.cells]
        mean = np.array(means, dtype=np.float64).reshape(self.shape)  # None becomes not a number
        return tuple(
            crossing(self.x.values, mean[row], self.resamples[:, row], tail(self.replications))
            for row in range(len(self.y.values))
        )

    def at(self, row: int, column: int) -> Cell:
        """Return a cell by the place of its y and its x."""
        return self.cells[row * len(self.x.values) + column]

    @property
    def counts(self) -> dict[str, int]:
        """How many cells have each verdict."""
        found = Counter[str](each.verdict for each in self.cells)
        return {verdict: found[verdict] for verdict in VERDICTS}

    @property
    def best_counts(self) -> dict[str, int]:
        """In how many cells each arm is shown to be best of all, and in how many none is."""
        found = Counter(each.best for each in self.cells)
        return {side: found[side] for side in (*self.runs, TIED, NEITHER)}

    @cached_property
    def dominated(self) -> tuple[tuple[str, str], ...]:
        """Pairs of sides, the second better than the first: see `dominates`."""
        sides = tuple(self.runs)
        cells = math.prod(self.shape)
        return tuple(
            (worse, better)
            for worse in sides
            for better in sides
            if worse != better
            and dominates(self.values[..., sides.index(better)] - self.values[..., sides.index(worse)], cells)
        )

    @property
    def frame(self) -> pl.DataFrame:
        """One row a cell."""
        rows = [each.row() for each in self.cells]
        words = ("verdict", "best")
        schema = {name: pl.String if name in words else pl.Float64 for name in rows[0]}
        return pl.DataFrame(rows, schema=schema)

    @property
    def crossings_frame(self) -> pl.DataFrame:
        """One row a value of y: where the difference crosses zero along x."""
        schema = dict.fromkeys(("y", "x", "low", "high", "none", "several"), pl.Float64)
        return pl.DataFrame(
            [dict(zip(schema, row, strict=True)) for row in self._crossing_rows()], schema=schema
        )

    @property
    def period(self) -> Text:
        """Which weeks the values are taken over, in words."""
        return period([self.measure], self.a.weeks, self.since)

    def title(self, side: str) -> Text:
        """Return what an arm is called."""
        return self.scenario.arm(self.runs[side].arm).title

    def answer(self) -> Text:
        """Say who wins in how many cells and where, who is best of all, and which levers explain the flip."""
        texts = (self.headline(), self.best_of_all(), self.never_better(), self.flip and self.flip.answer())
        return Text(*(" ".join(each(language) for each in texts if each) for language in LANGUAGES))

    def headline(self, *, where: bool = True) -> Text:
        """Say in how many cells each arm wins, and between which values those lie."""
        return Text(*(self._winners(language, where) for language in LANGUAGES))

    def _winners(self, language: Language, where: bool) -> str:
        counts = self.counts
        first, second = (
            Text(
                "{title} ({side}) är bättre i {k} av {n} rutor", "{title} ({side}) wins in {k} of {n} cells"
            ),
            Text("{title} ({side}) i {k}", "{title} ({side}) in {k}"),
        )
        parts = []
        for side, text in (("a", first), ("b", second)):
            said = text(language).format(
                title=self.title(side)(language), side=side.upper(), k=counts[side], n=len(self.cells)
            )
            parts.append(said + (self._where(side, language) if where else ""))
        last = {
            "neither": Text("ingendera i {k}", "neither in {k}"),
            "alike": Text("de är lika i {k}", "they are alike in {k}"),
            "undecided": Text("i {k} går det inte att säga", "in {k} it cannot be told"),
        }
        parts += [text(language).format(k=counts[v]) for v, text in last.items() if counts[v]]
        return f"{enumerated(parts, language)}."

    def _where(self, verdict: str, language: Language) -> str:
        """Say between which values a verdict's cells lie, where that is not the whole axis."""
        cells = [each for each in self.cells if each.verdict == verdict]
        parts = []
        for axis, found in ((self.x, [c.x for c in cells]), (self.y, [c.y for c in cells])):
            if found and (min(found), max(found)) != (axis.values[0], axis.values[-1]):
                ends = "–".join(short(v, language) for v in dict.fromkeys((min(found), max(found))))
                parts.append(f"{small(axis.title(language))}: {ends}")
        return f" ({'; '.join(parts)})" if parts else ""

    def best_of_all(self) -> Text | None:
        """Say in how many cells each arm is best of all, and which are never better; None without others."""
        return Text(*(self._best(language) for language in LANGUAGES)) if self.others else None

    def _best(self, language: Language) -> str:
        swedish = language == "sv"
        counts = self.best_counts
        parts = [f"{small(self.title(side)(language))} {counts[side]}" for side in self.runs if counts[side]]
        parts += [f"{'ingen säkert' if swedish else 'none for sure'} {counts[TIED]}"] if counts[TIED] else []
        parts += [f"{'alla för lite' if swedish else 'all too little'} {counts[NEITHER]}"] * bool(
            counts[NEITHER]
        )
        lead = (
            f"Bäst av {len(self.runs)} sätt att styra, i antal rutor"
            if swedish
            else (f"Best of {len(self.runs)} ways of governing, in cells")
        )
        return f"{lead}: {', '.join(parts)}."

    def never_better(self) -> Text | None:
        """Say which of several arms are dominated, each by one; None if none is."""
        found = dict(reversed(self.dominated)) if self.others else {}
        leads = ("Aldrig bättre och ibland sämre", "Never better and somewhere worse")
        thans = ("än", "than")
        if not found:
            return None
        return Text(
            *(
                f"{lead}: "
                + ", ".join(
                    f"{small(self.title(worse)(language))} ({than} {small(self.title(better)(language))})"
                    for worse, better in reversed(found.items())
                )
                + "."
                for lead, than, language in zip(leads, thans, LANGUAGES, strict=True)
            )
        )

    def _crossing_rows(self) -> list[tuple[float | None, ...]]:
        return [
            (y, each.x, each.low, each.high, each.none, each.several)
            for y, each in zip(self.y.values, self.crossings, strict=True)
        ]

    def document(self) -> dict[str, Any]:
        """Return everything as plain JSON values, None for what cannot be had."""
        return {
            "scenario": self.scenario.name,
            "a": self.a.arm,
            "b": self.b.arm,
            "others": list(self.others),
            "measure": self.measure.name,
            "x": self.x.document(),
            "y": self.y.document(),
            "years": self.a.weeks / WEEKS_PER_YEAR,
            "replications": self.replications,
            "seed": self.a.seed,
            "epoch": MODEL_EPOCH,
            "level": self.level,
            "smallest": SMALLEST,
            "least": self.least,
            "counts": self.counts,
            "shares": {verdict: k / len(self.cells) for verdict, k in self.counts.items()},
            "best": self.best_counts if self.others else None,
            "dominated": [{"arm": worse, "by": better} for worse, better in self.dominated],
            "answer": {"sv": self.answer().sv, "en": self.answer().en},
            "cells": [each.row() for each in self.cells],
            "crossings": self.crossings_frame.to_dicts(),
            "levers": self.flip.document() if self.flip else None,
        }


def short(value: float, language: Language) -> str:
    """Return a value of an axis, to two decimals."""
    return decimal(round(value, 2), language)
