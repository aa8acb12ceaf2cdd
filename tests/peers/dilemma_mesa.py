"""T1 as a Mesa user would write it: agents, trust in a dictionary on each, stages through an AgentSet.

All play before anybody imitates, so the order within a stage does not matter, and `do` serves. Random words
are handed to the agents, which is cheaper than drawing from ``model.random``.
"""

import math

import mesa
import numpy as np

from tillit.experiments.benchmark import Skipped

BENCHMARK = "T1"
BACKEND = "Mesa"
MOST_MEMBERS = 200_000


class Member(mesa.Agent):
    def __init__(self, model, strategy):
        super().__init__(model)
        self.strategy = strategy
        self.trust = {}
        self.gives = {}
        self.neighbours = []
        self.payoff = 0

    def decide(self):
        cooperates, threshold = self.strategy, self.model.threshold
        self.gives = {other: cooperates and trust > threshold for other, trust in self.trust.items()}

    def play(self):
        model = self.model
        payoff = 0
        for other, trust in self.trust.items():
            given = other.gives[self]
            payoff += model.payoffs[self.gives[other]][given]
            if given:
                self.trust[other] = trust + model.gain * (1.0 - trust)
            else:
                self.trust[other] = trust + model.loss * (0.0 - trust)
        self.payoff = payoff

    def imitate(self):
        self.next_strategy = self.strategy
        if self.neighbours:
            whom, left = divmod(self.model.words[self.unique_id - 1] * len(self.neighbours), 2**32)
            other = self.neighbours[whom]
            difference = self.model.selection * (self.payoff - other.payoff)
            if (left + 0.5) * 2.0**-32 < 1 / (1 + math.exp(min(difference, 700.0))):
                self.next_strategy = other.strategy

    def adopt(self):
        self.strategy = self.next_strategy


class Dilemma(mesa.Model):
    def __init__(self, problem):
        super().__init__(rng=1)
        self.payoffs = problem.payoffs.tolist()
        self.threshold, self.selection = problem.threshold, problem.selection
        self.gain, self.loss = problem.gain, problem.loss
        self.words = []
        members = [Member(self, strategy) for strategy in (problem.strategy == 1).tolist()]
        # Each member's trust, in the order of the neighbours' places.
        trust = problem.trust.tolist()
        starts, later = problem.later_start.tolist(), problem.later.tolist()
        for i, member in enumerate(members):
            for k in range(starts[i], starts[i + 1]):
                members[later[k]].trust[member] = trust[k][1]
        for i, member in enumerate(members):
            for k in range(starts[i], starts[i + 1]):
                member.trust[members[later[k]]] = trust[k][0]
            member.neighbours = list(member.trust)
        self.members = members

    def step(self):
        self.agents.do("decide")
        self.agents.do("play")
        self.agents.do("imitate")
        self.agents.do("adopt")


class Runner:
    def __init__(self, problem):
        if problem.n_members > MOST_MEMBERS:
            raise Skipped(
                f"{problem.n_members} Mesa agents with their trust take 5 kB and 60 microseconds each to "
                f"build; measured up to {MOST_MEMBERS}"
            )
        self._problem, self._model, self._words, self._step = problem, Dilemma(problem), {}, 0

    def ready(self, steps):
        self._words = {
            step: self._problem.words(step).tolist() for step in range(self._step, self._step + steps)
        }

    def advance(self, steps):
        for _ in range(steps):
            self._model.words = self._words[self._step]
            self._model.step()
            self._step += 1

    def result(self):
        members = self._model.members
        starts, later = self._problem.later_start.tolist(), self._problem.later.tolist()
        trust = [
            (member.trust[members[later[k]]], members[later[k]].trust[member])
            for i, member in enumerate(members)
            for k in range(starts[i], starts[i + 1])
        ]
        return {
            "trust": np.array(trust),
            "strategy": np.array([member.strategy for member in members], np.int8),
            "payoff": np.array([member.payoff for member in members], np.int32),
        }


prepare = Runner
