"""Every claim of a scenario against what is simulated: observed, interval, verdict, and its placebo."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tillit import scenarios
from tillit.experiments.effects import Yearly, claims_plan, needed_arms
from tillit.experiments.plan import MOST_REPLICATIONS, Plan, whole_number
from tillit.experiments.settings import REPLICATIONS
from tillit.experiments.simulation import Progress
from tillit.experiments.statistics import Estimate, estimate, family_level
from tillit.model.claims import Claim, Verdict
from tillit.model.measures import MEASURES
from tillit.model.scenario import Scenario
from tillit.model.text import Text

RELATIVE = Text("skillnad i relativ förändring", "difference of relative changes")


@dataclass(frozen=True, slots=True)
class Checked:
    """One claim, and what was seen of it.

    Attributes
    ----------
    claim : Claim
    effect : Estimate
        Paired mean of `arm` minus `against` with its interval.
    verdict : Verdict
    placebo : Estimate
        The same with the placebo in place of `arm`.
    placebo_verdict : Verdict
        What the placebo's interval says about the claim, whatever the claim's status.
    """

    claim: Claim
    effect: Estimate
    verdict: Verdict
    placebo: Estimate
    placebo_verdict: Verdict

    @classmethod
    def of(cls, claim: Claim, yearly: Yearly, level: float) -> "Checked":
        """Judge a claim by intervals at a level."""
        effect, placebo = (estimate(yearly.contrast(claim, arm), level) for arm in (claim.arm, claim.placebo))
        seen = claim.judge(effect.low, effect.high)
        return cls(
            claim=claim,
            effect=effect,
            verdict="hypothesis" if claim.status == "hypothesis" else seen,
            placebo=placebo,
            placebo_verdict=claim.judge(placebo.low, placebo.high),
        )

    @property
    def fails_in_placebo(self) -> bool:
        """Whether the placebo does not support the claim, as it must not."""
        return self.placebo_verdict != "supported"

    @property
    def passed(self) -> bool:
        """Whether nothing speaks against the claim: it is not refuted, and it fails in its placebo."""
        return self.verdict != "not supported" and self.fails_in_placebo

    @property
    def unit(self) -> Text:
        """The unit of what is observed."""
        return RELATIVE if self.claim.than else MEASURES[self.claim.measure].unit


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The result of `check`.

    Attributes
    ----------
    scenario : Scenario
    claims : tuple of `Checked`
    level : float
        Of each interval.
    replications, seed : int
    engine : str
        The engine that ran; no number depends on it.
    """

    scenario: Scenario
    claims: tuple[Checked, ...]
    level: float
    replications: int
    seed: int
    engine: str

    @property
    def passed(self) -> bool:
        """Whether every claim passed."""
        return all(each.passed for each in self.claims)

    def document(self) -> list[dict[str, Any]]:
        """Return the claims as plain JSON values, None for what cannot be had."""
        return [
            {
                "scenario": self.scenario.name,
                "claim": each.claim.name,
                "observed": each.effect.mean,
                "low": each.effect.low,
                "high": each.effect.high,
                "expected": each.claim.expected,
                "verdict": each.verdict,
                "source": source(self.scenario, each.claim),
                "unit": each.unit.en,
                "text": {"sv": each.claim.text.sv, "en": each.claim.text.en},
                "status": each.claim.status,
                "placebo_observed": each.placebo.mean,
                "placebo_verdict": each.placebo_verdict,
                "fails_in_placebo": each.fails_in_placebo,
                "comment": {"sv": each.claim.comment.sv, "en": each.claim.comment.en}
                if each.claim.comment
                else None,
                "by_construction": each.claim.by_construction,
                "smallest": each.claim.smallest,
                "level": self.level,
                "replications": self.replications,
                "seed": self.seed,
            }
            for each in self.claims
        ]


def source(scenario: Scenario, claim: Claim) -> str:
    """Return the document and section a claim is from."""
    return f"{scenario.source.document}, {claim.section}"


def make_check_plan(
    scenario: str | Scenario,
    *,
    replications: object = REPLICATIONS,
    seed: object = 1,
    engine: str | None = None,
    threads: object = None,
    overrides: Mapping[str, object] | None = None,
) -> Plan:
    """Resolve and check, before anything is simulated; numbers may still be text as typed.

    The arguments are those of `check`, and so are the errors.
    """
    chosen = scenario if isinstance(scenario, Scenario) else scenarios.load(scenario)
    unit = "runs of each arm; one alone has no interval"
    return claims_plan(
        chosen,
        needed_arms(chosen.claims, placebos=True),
        overrides=overrides,
        replications=whole_number("replications", replications, 2, MOST_REPLICATIONS, unit, REPLICATIONS),
        seed=seed,
        engine=engine,
        threads=threads,
    )


def carry_out(plan: Plan, progress: Progress | None = None) -> CheckResult:
    """Simulate a plan of `make_check_plan` and judge the claims."""
    yearly = Yearly(plan, progress)
    claims = plan.scenario.claims
    level = family_level(len(claims))
    return CheckResult(
        scenario=plan.scenario,
        claims=tuple(Checked.of(claim, yearly, level) for claim in claims),
        level=level,
        replications=len(plan.runs) // len(yearly.sides),
        seed=plan.runs[0].run.seed,
        engine=plan.engine,
    )


def check(
    scenario: str | Scenario,
    *,
    replications: int = REPLICATIONS,
    seed: int = 1,
    engine: str | None = None,
    threads: int | None = None,
    progress: Progress | None = None,
    overrides: Mapping[str, object] | None = None,
) -> CheckResult:
    """Check every claim of a scenario, and that each fails in its placebo.

    Parameters
    ----------
    scenario : str or Scenario
        One with claims.
    replications : int >= 2
        Each draws its own graph, people and luck, which all arms share.
    seed : int, 0 to 2**32 - 1
    engine : {"native", "reference"}, optional
    threads : int, optional
        As many as there are processors, if not given. Changes no result.
    progress : callable, optional
        Called with the number of run-weeks done; raising in it cancels.
    overrides : mapping, optional
        Levers (``"pay_share"`` for all arms, ``"ARM.monitoring"`` for one), task quantities, assumptions.

    Raises
    ------
    ParameterError, ScenarioError
        In one line: the argument, the value, the range, what to do.

    Notes
    -----
    The intervals are Student's t, at the level 1 - 0.05 / number of claims (Bonferroni), so that at most one
    scenario in twenty has a claim with a wrong verdict by bad luck.
    """
    plan = make_check_plan(
        scenario,
        replications=replications,
        seed=seed,
        engine=engine,
        threads=threads,
        overrides=overrides,
    )
    return carry_out(plan, progress)
