"""Whole weeks of the model in vectorised numpy: the same rules, people and luck, on members and ties at once.

For organisations of managers and staff, as `municipality_department` draws them, under the delta rule and
without dated events. Members and ties are put in an order that suits arrays: managers from the top down, then
staff unit by unit; ties between colleagues by trustor, then those up and those down the line, by who is led.
So most of what a week needs is slices, and sums over groups are `np.add.reduceat`.

The equations are those of ``agents/rules.py``, read as text and said for arrays (``_arrays.py``); everything
else is this file's own. Sums are not in the model's order, and exp and power are numpy's.
"""

from itertools import pairwise
from types import SimpleNamespace

import numpy as np

from tillit.experiments.benchmark import Skipped
from tillit.model.levers import Governance
from tillit.model.parameters import TaskProfile
from tillit.model.randomness import HIGHEST_SEED, NOBODY, ONE_HOLDER
from tillit.model.vocabulary import Disposition, Mistake, Mode, Relation, Role, Stream, Tally, Use

from ._arrays import Luck, spread, vectorised_rules

BENCHMARK, BACKEND = "week", "numpy"
TOLERANCE = 1e-9  # sums in another order, and numpy's exp and power

rules = vectorised_rules()

CHUNK = 16384  # ties whose blocks of random numbers are made at once; few enough to stay in a cache

# Rows of members' numbers; the first are those whose sums over staff are tallies.
SUMMED = {
    "true": Tally.TRUE_OUTPUT,
    "registered": Tally.REGISTERED_OUTPUT,
    "motivation": Tally.MOTIVATION,
    "strain": Tally.STRAIN,
    "ability": Tally.ABILITY,
    "capacity": Tally.CAPACITY,
    "felt": Tally.FELT_CONTROL,
    "discretion": Tally.FREEDOM,
    "control": Tally.CONTROL,
    "work": Tally.WORK_HOURS,
    "administration": Tally.ADMINISTRATION_HOURS,
    "dialogue": Tally.DIALOGUE_HOURS,
    "coaching": Tally.COACHING_HOURS,
    "change": Tally.CHANGE_HOURS,
    "beyond": Tally.BEYOND_HOURS,
}
OTHERS = (
    *("checking", "other", "vacant", "intrinsic", "propensity", "upbringing", "message", "monitoring"),
    *("sanctions", "support", "purpose", "ambiguity", "seen", "talk", "answered", "conduct"),
    *("performance", "helpfulness", "priority", "checks", "coaches"),
)
HOURS = {
    **{"work": Use.WORK, "administration": Use.ADMINISTRATION, "dialogue": Use.DIALOGUE},
    **{"coaching": Use.COACHING, "checking": Use.CHECKING, "change": Use.CHANGE, "beyond": Use.BEYOND},
    **{"other": Use.OTHER, "vacant": Use.VACANT},
}
RUN = ("control", "change", "expected", "reported", "warnings", "scandal", "outrage")
UNIT = (
    *("prevention", "needs", "unmet", "unanswered", "hidden", "lessons"),
    *("gaming", "race", "norm", "harm", "reform"),
)


def prepare(problem):
    """Return the weeks of an `OrganisationProblem`."""
    return Week(problem.state())


class Week:
    """One run of a `State`, copied; `advance` simulates whole weeks."""

    def __init__(self, state, run=0):
        _check(state, run)
        self.state, self.run, self.a, self.week = state, run, state.assumptions[run], int(state.week)
        self.luck = Luck(int(state.run_seed[run]), int(state.run_replication[run]), CHUNK)
        self.tally, self.unit_tally = state.tally[run].copy(), state.unit_tally[run].copy()
        self.start = {each.name: getattr(state, each.name)[run].copy() for each in state.table()}
        self._place_members()
        self._place_ties()
        self._place_units()
        self._read()

    # ------------------------------------------------------------ laying out

    def _place_members(self):
        state, run = self.state, self.run
        role, up = state.member_role[run], state.member_upward[run]
        above = np.where(up >= 0, state.tie_trustee[run, up], -1)
        depth, higher = np.zeros(role.size, int), above
        while (higher >= 0).any():
            depth += higher >= 0
            higher = np.where(higher >= 0, above[higher], -1)
        working = state.unit_staff[run] > 0
        self.units = np.argsort(~working, kind="stable")  # those with staff first
        rank = np.argsort(self.units)
        unit = rank[state.member_unit[run]]
        self.members = np.lexsort((np.where(role == Role.STAFF, unit, depth), role))
        place = np.argsort(self.members)
        self.managers, self.n = int((role == Role.MANAGER).sum()), role.size
        self.staff = slice(self.managers, self.n)
        self.unit = unit[self.members]
        self.roots = int((above < 0).sum())
        self.led = slice(self.roots, self.n)
        self.manager = place[above[self.members[self.led]]]  # of each who has one
        edges = np.searchsorted(depth[self.members[: self.managers]], np.arange(depth.max() + 2))
        self.levels = [slice(*edge) for edge in pairwise(edges) if edge[0] < edge[1]]
        self.n_led = np.bincount(self.manager, minlength=self.managers)
        self.staff_of = self.manager[self.managers - self.roots :]
        self.led_order = np.argsort(self.manager, kind="stable")
        self.led_start = np.cumsum(self.n_led) - self.n_led
        self.person = state.member_person[run, self.members].astype(np.uint64)
        self.place = place

    def _place_ties(self):
        state, run = self.state, self.run
        start = state.tie_start[run]
        trustor = self.place[np.repeat(np.arange(self.n), np.diff(start))]
        peers = np.flatnonzero(state.tie_relation[run, : start[-1]] == Relation.PEER)
        peers = peers[np.argsort(trustor[peers], kind="stable")]
        led = self.members[self.led]
        self.ties = np.concatenate([peers, state.member_upward[run, led], state.member_downward[run, led]])
        at = np.argsort(self.ties)
        self.trustor = trustor[self.ties]
        self.trustee = self.place[state.tie_trustee[run, self.ties]]
        self.reverse = at[state.tie_reverse[run, self.ties]]
        self.n_peers, lines = peers.size, led.size
        self.peers = slice(0, self.n_peers)
        self.upward = slice(self.n_peers, self.n_peers + lines)
        self.downward = slice(self.n_peers + lines, self.n_peers + 2 * lines)
        self.known = np.bincount(self.trustor[self.peers], minlength=self.n)
        self.first = np.cumsum(self.known) - self.known
        self.social = np.flatnonzero(self.known)
        self.known_social, self.first_social = self.known[self.social], self.first[self.social]
        # Those who may hear of their manager from a colleague.
        self.hears = self.social[self.social >= self.roots]
        a, one = self.a, np.ones(self.ties.size)
        self.gain, self.contact = a.gain * one, a.contact * one
        self.gain[self.upward] = a.gain * a.salience_line
        self.gain[self.downward] = a.gain * a.salience_span
        self.loss = a.asymmetry * self.gain
        self.smaller = np.minimum if a.asymmetry >= 1.0 else np.maximum
        self.contact[self.downward] = 2.0  # not seeing what somebody does is a signal, too
        self.belief = np.ascontiguousarray(state.tie_belief[run, self.ties].T)
        self.target = np.empty_like(self.belief)
        self.draws = np.empty((4, CHUNK))

    def _place_units(self):
        state, run = self.state, self.run
        self.n_units, self.working = self.units.size, int((state.unit_staff[run] > 0).sum())
        w = slice(0, self.working)
        of_staff = self.unit[self.staff]
        self.size = np.bincount(of_staff, minlength=self.working).astype(float)
        self.edges = np.searchsorted(of_staff, np.arange(self.working))
        self.first_place = state.unit_member[run, state.unit_start[run, :-1]][self.units[w]].astype(np.uint64)
        self.streams = np.repeat(np.array([Stream.WEEK, Stream.UNIT], np.uint64), [self.n, self.working])
        self.kind, self.rivals = state.unit_kind[run, self.units[w]], state.unit_rivals[run, self.units[w]]
        lever, task = state.unit_lever[run, self.units], state.unit_task[run, self.units]

        def columns(names, table, rows):
            return SimpleNamespace(**{name: table[rows, k].copy() for k, name in enumerate(names)})

        self.lever, self.levers = (columns(Governance.names(), lever, rows) for rows in (w, self.unit))
        self.task, self.tasks = (columns(TaskProfile.names(), task, rows) for rows in (w, of_staff))
        self.alignment = columns(TaskProfile.names(), task, self.unit).alignment
        ranked = np.where(self.rivals > 0, self.lever.competition, 0.0)
        self.paid = rules.pay(self.lever.pay_share, ranked, self.lever.pooling, self.task.sharpness, self.a)
        every = columns(TaskProfile.names(), task, slice(None))
        self.template = np.zeros((self.n_units, len(Tally)))
        for tally, rows in ((Tally.STAFF, self.staff), (Tally.MANAGERS, slice(0, self.managers))):
            self.template[:, tally] = np.bincount(self.unit[rows], minlength=self.n_units)
        self.all_staffing, self.all_pay = every.staffing, (every.sharpness, every.bonus)
        self.all_pay_share = lever[:, Governance.names().index("pay_share")]
        relation = np.repeat([0, 1, 2], [self.n_peers, self.manager.size, self.manager.size])
        self.tie_group = relation * self.n_units + self.unit[self.trustor]
        kind = state.unit_kind[run, self.units]
        self.parts = [slice(None), *(np.flatnonzero(kind == each) for each in range(state.n_parts - 1))]
        self.trust_rows = [Tally.PEER_TRUST, Tally.UPWARD_TRUST, Tally.DOWNWARD_TRUST]
        counts = np.bincount(self.tie_group, minlength=3 * self.n_units).reshape(3, -1)
        self.template[:, [Tally.PEER_TIES, Tally.UPWARD_TIES, Tally.DOWNWARD_TIES]] = counts.T

    def _read(self):
        state, run, a = self.state, self.run, self.a
        self.rows = np.zeros((len(SUMMED) + len(OTHERS), self.n))
        self.x = x = SimpleNamespace(**dict(zip([*SUMMED, *OTHERS], self.rows, strict=True)))
        for name in [*SUMMED, *OTHERS]:
            if hasattr(state, f"member_{name}"):
                getattr(x, name)[:] = getattr(state, f"member_{name}")[run, self.members]
        for name, use in HOURS.items():
            getattr(x, name)[:] = state.member_time[run, self.members, use]
        self.disposition = state.member_disposition[run, self.members].astype(np.int64)
        self.intrinsics = rules.motivation_of(np.arange(3), a)
        x.intrinsic[:] = self.intrinsics[self.disposition]
        modes = np.arange(len(Mode))
        self.shown = np.stack(
            [rules.conduct(modes, a), rules.performance(modes, a), rules.helpfulness(modes)]
        )
        self.mode, self.mistake = (
            getattr(state, f"member_{name}")[run, self.members[self.staff]].astype(np.int64)
            for name in ("mode", "mistake")
        )
        self.left = state.member_left[run, self.members].astype(bool)
        self.opinion = np.ascontiguousarray(state.member_opinion[run, self.members].T)
        self.of_unit = np.zeros((len(UNIT), self.n_units))
        self.u = u = SimpleNamespace(**dict(zip(UNIT, self.of_unit, strict=True)))
        for name in UNIT:
            getattr(u, name)[:] = getattr(state, f"unit_{name}")[run, self.units]
        self.prevents = state.unit_prevents[run, self.units].astype(bool)
        self.scandal = state.unit_scandal[run, self.units].astype(bool)
        for name in RUN:
            setattr(self, f"run_{name}", float(getattr(state, f"run_{name}")[run]))
        self.words = self.person[self.trustor], self.person[self.trustee]
        self.own = x.propensity[self.trustor]
        self.trust, self.spare = np.empty((2, self.ties.size))
        self._trust()
        self.far = np.full(self.n, self.n)
        self.part = np.empty((3, self.n - self.managers))

    # ------------------------------------------------------------ the week

    def ready(self, weeks):
        """Make room for the tallies of some more weeks."""
        missing = self.week + weeks - len(self.tally)
        if missing > 0:
            self.tally = np.concatenate([self.tally, np.zeros((missing, *self.tally.shape[1:]))])

    def advance(self, weeks):
        """Simulate whole weeks."""
        with np.errstate(divide="ignore", invalid="ignore"):
            for _ in range(weeks):
                self._draw()
                self._govern()
                self._needs()
                self._arrive()
                self._decide()
                self._deliver()
                self._signal()
                self._update()
                self._talk()
                self._adapt()
                self._leave()
                self._measure()
                self.week += 1

    def _draw(self):
        """Draw the week's luck of members and of units."""
        who = np.concatenate([self.person, self.first_place])
        draws = self.luck.blocks(who, np.uint64(NOBODY), self.week, self.streams)
        self.u0, self.u1, self.u2, self.u3 = draws[:, : self.n]
        self.unit_luck = draws[:, self.n :]

    def _govern(self):
        a, x = self.a, self.x
        clock = int(a.political_clock + 0.5)
        self.run_change = 0.0  # there is no board to decide
        if self.week > 0 and self.week % clock == 0:
            self.run_expected = float(
                rules.expectation_of_results(self.run_expected, self.run_reported / clock, a)
            )
            self.run_reported = self.run_warnings = 0.0
        self.u.reform[:] = rules.reform_settled(self.u.reform, 0.0, a)
        led = np.bincount(self.manager, self.trust[self.downward], self.managers)
        x.priority[: self.managers] = np.where(self.n_led > 0, led / self.n_led, 0.5)
        x.message[: self.roots] = 1.0
        x.control[: self.roots] = rules.amplified(self.run_control, x.priority[: self.roots], a)
        for level in [*self.levels[1:], self.staff]:
            above = self.manager[level.start - self.roots : level.stop - self.roots]
            trust = self.trust[
                self.n_peers + level.start - self.roots : self.n_peers + level.stop - self.roots
            ]
            x.message[level] = rules.message(x.message[above], trust, a)
            x.control[level] = x.control[above]
            if level.stop <= self.managers:
                x.control[level] = rules.amplified(x.control[level], x.priority[level], a)

    def _trust(self):
        """Work out the trust on every tie; it stays what it is until the next update."""
        a, (ability, benevolence, integrity) = self.a, self.belief
        np.multiply(ability, a.weight_ability, out=self.trust)
        self.trust += np.multiply(benevolence, a.weight_benevolence, out=self.spare)
        self.trust += np.multiply(integrity, a.weight_integrity, out=self.spare)
        self.trust /= a.weight_ability + a.weight_benevolence + a.weight_integrity

    def _needs(self):
        a, u, w = self.a, self.u, slice(0, self.working)
        worth = rules.utility_prevent(self.lever.horizon, 1.0, a)  # nobody has partners to share with
        self.prevents[w] = rules.prevents(worth, a.choice_noise, self.unit_luck[2])
        u.needs[w] = rules.needs(self.task.load, rules.prevented(u.prevention[w], u.prevention[w], a), a)
        u.prevention[w] = rules.prevention_kept(u.prevention[w], self.prevents[w], a)

    def _arrive(self):
        a, x, lever, staff, lead = self.a, self.x, self.levers, self.staff, self.led
        m = slice(0, self.managers)
        monitoring = rules.tightened(lever.monitoring, x.control)
        targets = rules.tightened(lever.target_load, x.control)
        down = self.trust[self.downward]
        # The manager's week.
        administration = rules.managers_administration(monitoring[m], targets[m], lever.consistency[m], a)
        monitoring[lead] = rules.monitoring_received(monitoring[lead], down, a)
        talks = a.hours_voice * lever.voice[m]
        free = 1.0 - administration - talks
        checking = a.managers_checking * np.bincount(self.manager, monitoring[lead], self.managers)
        coaching = a.managers_coaching * np.bincount(self.manager, lever.support[lead], self.managers)
        coached = rules.coaching_hours(free, coaching, checking, x.priority[m])
        checked = np.minimum(checking, free - coached)
        x.coaches[m] = rules.coverage(coached, coaching)
        x.checks[m] = rules.coverage(checked, checking)
        x.administration[m], x.dialogue[m], x.coaching[m] = administration, talks, coached
        x.checking[m], x.other[m] = checked, free - coached - checked
        # What arrives.
        meant = monitoring[staff]
        x.sanctions[:] = rules.tightened(lever.sanctions, x.control)
        np.multiply(lever.purpose, x.message, out=x.purpose)
        x.discretion[:] = rules.loosened(lever.discretion, x.control)
        x.discretion[lead] = rules.discretion_received(
            x.discretion[lead], down, self.belief[0, self.downward], a
        )
        x.monitoring[:] = monitoring
        x.monitoring[lead] *= x.checks[self.manager]
        x.support[:] = lever.support
        x.support[lead] *= x.coaches[self.manager]
        x.talk[:] = rules.dialogue(lever.voice, x.support, self._confidence(1))
        x.ambiguity[:] = rules.ambiguity(targets, x.purpose, self.alignment)
        x.seen[:] = rules.information(x.monitoring, a)
        x.answered[:] = rules.response(x.sanctions, x.talk)
        x.felt[:] = rules.felt_control(x.monitoring, x.sanctions, lever.voice, a)
        # The week of staff.
        of_staff, voice, filled = self.unit[staff], lever.voice[staff], self.tasks.staffing
        administration = rules.follow_up_hours(meant, targets[staff], a)
        together = rules.hours_together(lever.participation[staff], lever.continuity[staff], a)
        left = rules.hours_left(administration, voice, x.support[staff], together, a)
        beyond = np.minimum(left, np.where(self.prevents[of_staff], a.hours_prevention, 0.0))
        change = np.minimum(left - beyond, self.u.reform[of_staff])
        x.work[staff] = (left - beyond - change) * filled
        x.administration[staff] = administration * filled
        x.dialogue[staff] = (a.hours_voice * voice + together) * filled
        x.coaching[staff] = a.hours_support * x.support[staff] * filled
        x.beyond[staff], x.change[staff] = beyond * filled, change * filled
        x.other[staff], x.vacant[staff] = a.hours_always * filled, 1.0 - filled

    def _confidence(self, belief):
        """Return one belief of all members about the manager; own propensity without a manager."""
        return np.concatenate([self.x.propensity[: self.roots], self.belief[belief, self.upward]])

    def _colleagues(self):
        """Return everybody's mean belief in colleagues' integrity; own propensity without any."""
        believed = self.x.propensity.copy()
        if self.n_peers:
            sums = np.add.reduceat(self.belief[2, self.peers], self.first_social)
            believed[self.social] = sums / self.known_social
        return believed

    def _decide(self):
        a, x, task, staff = self.a, self.x, self.tasks, self.staff
        of_staff = self.unit[staff]
        motivation, seen, talk, sanctions = (
            each[staff] for each in (x.motivation, x.seen, x.talk, x.sanctions)
        )
        expected = rules.expectation(self._colleagues()[staff], x.purpose[staff], a)
        hoped, paid = rules.synergy(expected, a), self.paid[of_staff]
        raced = (self.lever.competition * self.u.race[: self.working])[of_staff]
        unanswered = np.where(
            self.disposition[staff] == Disposition.CONDITIONAL, self.u.unanswered[of_staff], 0.0
        )
        hidden = rules.penalty(a.gaming_seen, seen, sanctions, talk, motivation, a)
        open_ = rules.penalty(1.0, seen, sanctions, talk, motivation, a)
        self.mode = rules.choice(
            rules.utility_cooperate(
                motivation, hoped, task.interdependence, paid, task.alignment, unanswered, a
            ),
            rules.utility_target(motivation, hoped, task.interdependence, paid, task.alignment, a),
            rules.utility_game(paid, raced, task.alignment, hidden, motivation, a),
            rules.utility_slack(open_, motivation, a),
            a.choice_noise,
            self.u0[staff],
        )

    def _deliver(self):
        a, x, u, task, staff, w = self.a, self.x, self.u, self.tasks, self.staff, slice(0, self.working)
        of_staff, mode = self.unit[staff], self.mode
        self.modes = np.bincount(of_staff * len(Mode) + mode, minlength=len(Mode) * self.working)
        self.modes = self.modes.reshape(-1, len(Mode))
        yielded = rules.synergy(self.modes[:, Mode.COOPERATE] / self.size, a)[of_staff]
        ability, hours, discretion = x.ability[staff], x.work[staff], x.discretion[staff]
        paid = self.paid[of_staff]
        fits = rules.fit(task.variance, discretion, ability, self.levers.continuity[staff], a)
        clear = rules.clarity(x.ambiguity[staff], a)
        full = rules.true_output(
            mode, x.motivation[staff], yielded, task.interdependence, task.alignment, paid, a
        )
        x.true[staff] = full * fits * clear * ability * hours
        x.registered[staff] = rules.registered_output(mode, task.alignment, paid, a) * hours
        benevolence, integrity = self.belief[1:, self.upward][:, self.managers - self.roots :]
        self.mistake = rules.mistake(
            rules.error_probability(x.strain[staff], discretion, ability, u.lessons[of_staff], a),
            rules.report_probability(
                rules.heeded(self.levers.voice[staff], u.norm[of_staff], a),
                x.purpose[staff],
                x.sanctions[staff],
                0.5 * (benevolence + integrity),
                a,
            ),
            rules.found_probability(x.monitoring[staff], 0.0, a),
            rules.acted_on(x.monitoring[staff], x.support[staff]),
            self.u1[staff],
        )
        self.part[0] = hours * rules.meets_needs(mode, task.alignment)
        self.part[1] = rules.concealed(self.mistake, mode, discretion, a)
        self.part[2] = x.monitoring[staff]
        met, added, followed = np.add.reduceat(self.part, self.edges, axis=1) / self.size
        u.unmet[w] = rules.unmet(u.needs[w], met, a)
        u.gaming[w] = self.modes[:, Mode.GAME] / self.size
        hidden = rules.hidden_stock(u.hidden[w], added, followed, a)
        scandal = self.unit_luck[0] < rules.scandal_probability(hidden, a)
        u.harm[w] = rules.harm(hidden, scandal, u.unmet[w], a)
        u.hidden[w] = np.where(scandal, a.scandal_left * hidden, hidden)
        self.scandal[w] = scandal
        self.run_outrage = float(self.size[scandal].sum() / self.size.sum())
        others = np.bincount(self.kind, u.gaming[w])[self.kind] - u.gaming[w]
        u.race[w] = np.where(self.rivals > 0, np.maximum(0.0, others) / self.rivals, 0.0)

    def _signal(self):
        a, x, staff = self.a, self.x, self.staff
        x.conduct[staff], x.performance[staff], x.helpfulness[staff] = self.shown[:, self.mode]
        modes = np.bincount(self.staff_of * len(Mode) + self.mode, minlength=len(Mode) * self.managers)
        sums = np.empty((4, self.managers))
        sums[:3] = self.shown @ modes.reshape(-1, len(Mode)).T
        sums[3] = np.bincount(self.staff_of, x.registered[staff], self.managers)
        otherwise = np.array([[a.unseen], [a.unseen], [a.unseen], [self.run_expected]])
        for level in reversed(self.levels):
            means = np.where(self.n_led[level] > 0, sums[:, level] / self.n_led[level], otherwise)
            x.conduct[level], x.performance[level], x.helpfulness[level], x.registered[level] = means
            if level.start >= self.roots:
                above = self.manager[level.start - self.roots : level.stop - self.roots]
                for total, mean in zip(sums, means, strict=True):
                    total += np.bincount(above, mean, self.managers)
        self.opinion[:, : self.roots] = x.propensity[: self.roots]
        self.opinion[:, self.led] = self.belief[:, self.upward]

    def _update(self):
        a, x, target, led = self.a, self.x, self.target, self.led
        for shown, seen in zip((x.ability, x.helpfulness, x.conduct), target, strict=True):
            np.take(shown, self.trustee[self.peers], out=seen[self.peers], mode="clip")
        unanswered, lever = self.u.unanswered[self.unit[led]], self.levers
        up, down = target[:, self.upward], target[:, self.downward]
        up[0] = x.ability[self.manager]
        up[1] = rules.leader_benevolence(
            *(x.monitoring[led], x.support[led], lever.voice[led], x.discretion[led], x.felt[led]),
            unanswered,
            a,
        )
        up[2] = rules.leader_integrity(unanswered, lever.consistency[led], x.purpose[led], a)
        down[0], down[1], down[2] = x.ability[led], x.helpfulness[led], x.performance[led]
        first, second = self.words
        for start in range(0, self.ties.size, CHUNK):
            s = slice(start, min(start + CHUNK, self.ties.size))
            draws = self.draws[:, : s.stop - s.start]
            self.luck.blocks(first[s], second[s], self.week, Stream.SIGNAL, draws)
            if s.stop > self.downward.start:
                own = slice(max(s.start, self.downward.start), s.stop)
                here = slice(own.start - self.downward.start, own.stop - self.downward.start)
                luck = draws[0, own.start - s.start :]
                np.copyto(target[:, own], a.unseen, where=luck >= x.seen[led][here])
            self._learn(target[:, s], draws, s)

    def _learn(self, target, draws, s):
        """Move beliefs towards what is seen; without contact, by the fading towards the own propensity."""
        a, belief, seen = self.a, self.belief[:, s], draws[1:]
        met = draws[0] < self.contact[s]
        seen *= 2.0 * a.signal_noise
        seen -= a.signal_noise
        seen += target
        np.clip(seen, 0.0, 1.0, out=seen)
        surprise = np.where(met, seen, self.own[s])
        surprise -= belief
        up = surprise * np.where(met, self.gain[s], a.fading)
        surprise *= np.where(met, self.loss[s], a.fading)
        belief += self.smaller(up, surprise, out=up)  # the gain's if good, the loss's if bad

    def _talk(self):
        if not self.hears.size:
            return
        a, here = self.a, self.hears - self.roots
        known = self.known[self.hears]
        chosen = self.first[self.hears] + (self.u3[self.hears] * known).astype(np.int64)
        other = self.trustee[chosen]
        same = (other >= self.roots) & (self.manager[other - self.roots] == self.manager[here])
        salience = rules.hearsay(rules.trust(self.belief[:, chosen], a), a)
        gain = np.where(same, a.gain * salience, 0.0)
        up = self.belief[:, self.upward]
        up[:, here] += gain * (self.opinion[:, other] - up[:, here])

    def _adapt(self):
        a, x, u, staff, w = self.a, self.x, self.u, self.staff, slice(0, self.working)
        of_staff = self.unit[staff]
        pressure, cooperating = np.empty(self.n), np.zeros(self.n, bool)
        pressure[: self.managers] = 1.0 - x.coaches[: self.managers]
        pressure[staff] = u.needs[of_staff] - x.work[staff]
        cooperating[staff] = self.mode == Mode.COOPERATE
        x.motivation[:] = rules.motivation_moved(
            x.motivation, x.intrinsic, x.discretion, self._confidence(1), 0.5, x.purpose, x.felt, a
        )
        x.strain[:] = rules.strain_moved(
            x.strain,
            pressure,
            cooperating,
            x.support,
            x.felt,
            x.ambiguity,
            rules.conflict(self.levers.voice, self._colleagues()),
            a,
        )
        x.ability[staff] = rules.ability_moved(
            x.ability[staff], x.support[staff], x.seen[staff], x.sanctions[staff], a
        )
        # What units remember.
        unpunished = 1.0 - x.sanctions[staff]
        mended, ignored = self.mistake == Mistake.REPORT_MENDED, self.mistake == Mistake.REPORT_IGNORED
        self.made = np.bincount(of_staff * len(Mistake) + self.mistake, minlength=len(Mistake) * self.working)
        self.made = self.made.reshape(-1, len(Mistake))
        self.part[0] = rules.unanswered_by(self.mode, x.seen[staff], x.answered[staff])
        np.multiply(unpunished, mended, out=self.part[1])
        np.multiply(unpunished, mended | (self.mistake == Mistake.FIND_MENDED), out=self.part[2])
        unanswered, acted, taught = np.add.reduceat(self.part, self.edges, axis=1) / self.size
        reports = (self.made[:, Mistake.REPORT_MENDED] + self.made[:, Mistake.REPORT_IGNORED]) / self.size
        u.unanswered[w] = rules.remembered(u.unanswered[w], unanswered, a)
        u.norm[w] = rules.norm_kept(u.norm[w], reports, acted, a)
        u.lessons[w] = rules.lessons_kept(u.lessons[w], taught, a)
        # The board's report.
        self.run_reported += float(x.registered[staff].sum() / self.size.sum())
        self.run_warnings += float((x.message[staff] @ ignored) / self.size.sum())
        self.run_scandal = float(rules.scandals_remembered(self.run_scandal, self.run_outrage, a))

    # ------------------------------------------------------------ those who leave

    def _leave(self):
        a, u, w = self.a, self.u, slice(0, self.working)
        self.left = self.u2 < rules.leaving(self.x.strain, self._confidence(1), a)
        leavers = np.flatnonzero(self.left)
        if not leavers.size:
            return
        self._succeed(leavers)
        left = np.bincount(self.unit[leavers], minlength=self.n_units)[w] / self.size
        gone = (
            np.bincount(self.unit[leavers[leavers >= self.managers]], minlength=self.n_units)[w] / self.size
        )
        u.reform[w] += rules.introduction(left, a)
        u.lessons[w] = rules.lessons_left(u.lessons[w], gone, a)
        ties, owner = self._ties_of(leavers)
        self.words[0][ties] = self.words[1][self.reverse[ties]] = self.person[leavers[owner]]
        self.own[ties] = self.x.propensity[leavers[owner]]
        while leavers.size:
            now = self._unrelated(leavers)
            self._get_known(leavers[now])
            leavers = leavers[~now]

    def _succeed(self, i):
        a, x = self.a, self.x
        self.person[i] = (self.person[i] + np.uint64(ONE_HOLDER)) & np.uint64(HIGHEST_SEED)
        draws = self.luck.blocks(self.person[i], np.uint64(NOBODY), 0, Stream.PERSON)
        ability, opportunists, committed = (
            np.full(i.size, each) for each in (a.ability, a.opportunists, a.committed)
        )
        staff = i >= self.managers  # managers come with experience
        j = i[staff]
        paid, purpose = self.paid[self.unit[j]], self.levers.purpose[j]
        ability[staff] = rules.applicants_ability(paid, self.alignment[j], a)
        opportunists[staff] = rules.applicants_opportunists(x.seen[j] * x.answered[j], purpose, a)
        committed[staff] = rules.applicants_committed(paid, purpose, a)
        self.disposition[i] = rules.disposition(draws[0], opportunists, committed)
        x.motivation[i] = x.intrinsic[i] = self.intrinsics[self.disposition[i]]
        x.ability[i] = rules.perceived(ability, a.ability_spread, draws[1])
        x.propensity[i] = x.upbringing[i] = rules.perceived(a.propensity, a.propensity_spread, draws[2])
        x.strain[i] = a.strain_base

    def _ties_of(self, i):
        """Return all ties of some members, and whose each is: a place in `i`."""
        peers, by = spread(self.first[i], self.known[i])
        led = np.flatnonzero(i >= self.roots)
        managing = np.flatnonzero(i < self.managers)
        below, above = spread(self.led_start[i[managing]], self.n_led[i[managing]])
        ties = (peers, i[led] - self.roots + self.upward.start, self.led_order[below] + self.downward.start)
        return np.concatenate(ties), np.concatenate([by, led, managing[above]])

    def _unrelated(self, i):
        """Return which of the leavers have no earlier one within two ties: they are met at the same time."""
        if i.size == 1:
            return np.ones(1, bool)
        order = self.members[i]  # who leaves first is met first
        ties, owner = self._ties_of(i)
        near = self.far
        near[i] = order
        np.minimum.at(near, self.trustee[ties], order[owner])
        first = near[i].copy()
        np.minimum.at(first, owner, near[self.trustee[ties]])
        near[i] = near[self.trustee[ties]] = self.n
        return first == order

    def _get_known(self, i):
        """Let newcomers and those around them meet: by reputation, and by habit."""
        ties, owner = self._ties_of(i)
        back = self.reverse[ties]
        mine, theirs = i[owner], self.trustee[ties]
        reputation = np.repeat(self.own[ties][None], 3, axis=0)
        habit = np.repeat(self.own[back][None], 3, axis=0)
        peer = np.flatnonzero(ties < self.n_peers)
        others, of = spread(self.first[theirs[peer]], self.known[theirs[peer]])
        known = self.trustee[others] != mine[peer[of]]
        self._average(habit, peer, of[known], others[known])
        self._average(reputation, peer, of[known], self.reverse[others[known]])
        up = np.flatnonzero((ties >= self.n_peers) & (ties < self.downward.start))
        others, of = spread(self.led_start[theirs[up]], self.n_led[theirs[up]])
        others = self.led_order[others]
        known = others + self.roots != mine[up[of]]
        self._average(habit, up, of[known], others[known] + self.downward.start)
        self._average(reputation, up, of[known], others[known] + self.upward.start)
        met = np.concatenate([ties, back])
        draws = self.luck.blocks(self.words[0][met], self.words[1][met], 0, Stream.FIRST_IMPRESSION)
        around = np.concatenate([reputation, habit], axis=1)
        self.belief[:, met] = rules.perceived(around, self.a.first_impression, draws[:3])

    def _average(self, centre, rows, of, ties):
        """Write the mean beliefs on `ties` into columns `rows` of `centre`, if there are any."""
        if not of.size:
            return
        number = np.bincount(of, minlength=rows.size)
        some = number > 0
        for into, belief in zip(centre, self.belief, strict=True):
            sums = np.bincount(of, belief[ties], rows.size)
            into[rows[some]] = sums[some] / number[some]

    # ------------------------------------------------------------ results

    def _measure(self):
        a, x, u, w = self.a, self.x, self.u, slice(0, self.working)
        staff, size, unit = self.staff, self.size, self.n_units
        row = self.template.copy()
        np.multiply(x.ability[staff], 1.0 - x.strain[staff], out=x.capacity[staff])
        row[:, Tally.COOPERATE : Tally.SLACK + 1][w] = self.modes
        sums = np.add.reduceat(self.rows[: len(SUMMED), staff], self.edges, axis=1)
        row[w, list(SUMMED.values())] = sums.T
        made = self.made
        row[w, Tally.ERRORS] = size - made[:, Mistake.NONE]
        row[w, Tally.REPORTS] = made[:, Mistake.REPORT_MENDED] + made[:, Mistake.REPORT_IGNORED]
        row[w, Tally.MENDED] = made[:, Mistake.REPORT_MENDED] + made[:, Mistake.FIND_MENDED]
        row[w, Tally.HARM], row[w, Tally.HIDDEN] = u.harm[w] * size, u.hidden[w] * size
        row[w, Tally.SCANDALS] = self.scandal[w]
        row[w, Tally.UNANSWERED], row[w, Tally.NORM] = u.unanswered[w] * size, u.norm[w] * size
        row[w, Tally.PREVENTION], row[w, Tally.UNMET] = u.prevention[w] * size, u.unmet[w] * size
        row[w, Tally.NEEDS] = a.case_hours * u.needs[w] * size
        leavers = np.flatnonzero(self.left)
        if leavers.size:
            row[:, Tally.LEAVERS] = np.bincount(self.unit[leavers[leavers >= self.managers]], minlength=unit)
            row[:, Tally.MANAGER_LEAVERS] = np.bincount(
                self.unit[leavers[leavers < self.managers]], minlength=unit
            )
        for tally, hours in (
            (Tally.MANAGER_ADMINISTRATION, x.administration),
            (Tally.MANAGER_COACHING, x.coaching),
            (Tally.MANAGER_CHECKING, x.checking),
        ):
            row[:, tally] = np.bincount(self.unit[: self.managers], hours[: self.managers], unit)
        row[:, Tally.PERFORMANCE_PAY] = rules.performance_pay(
            self.all_pay_share, *self.all_pay, row[:, Tally.REGISTERED_OUTPUT]
        )
        row[:, Tally.COST] = rules.cost(
            row[:, Tally.STAFF],
            self.all_staffing,
            row[:, Tally.MANAGERS],
            row[:, Tally.LEAVERS] + row[:, Tally.MANAGER_LEAVERS],
            row[:, Tally.PERFORMANCE_PAY],
            a,
        )
        self._trust()
        row[:, self.trust_rows] = np.bincount(self.tie_group, self.trust, 3 * unit).reshape(3, -1).T
        self.unit_tally[self.units] = row
        for part, rows in enumerate(self.parts):
            self.tally[self.week, part] = row[rows].sum(axis=0)

    def result(self):
        """Return what the weeks have come to: every array of `State` that they change."""
        x, members, units = self.x, self.members, self.units
        got = {name: each.copy() for name, each in self.start.items()}
        for name in [*SUMMED, *OTHERS]:
            if f"member_{name}" in got:
                got[f"member_{name}"][members] = getattr(x, name)
        for name, use in HOURS.items():
            got["member_time"][members, use] = getattr(x, name)
        got["member_mode"][members[self.staff]] = self.mode
        got["member_mistake"][members[self.staff]] = self.mistake
        got["member_disposition"][members], got["member_person"][members] = self.disposition, self.person
        got["member_left"][members], got["member_esteem"][:] = self.left, self.a.unseen
        got["member_opinion"][members] = self.opinion.T
        for name in UNIT:
            got[f"unit_{name}"][units] = getattr(self.u, name)
        got["unit_prevents"][units], got["unit_scandal"][units] = self.prevents, self.scandal
        got["tie_belief"][self.ties] = self.belief.T
        got["tally"], got["unit_tally"] = self.tally[: self.week], self.unit_tally
        for name in RUN:
            got[f"run_{name}"] = np.array(getattr(self, f"run_{name}"))
        return {name: each[None] for name, each in got.items()}


def _check(state, run):
    """Refuse what this week does not have."""
    relations = set(state.tie_relation[run, : state.tie_start[run, -1]].tolist())
    refused = {
        "others than managers and staff": not set(state.member_role[run].tolist())
        <= {Role.MANAGER, Role.STAFF},
        "other ties than between colleagues and along the line": not relations
        <= {Relation.PEER, Relation.UPWARD, Relation.DOWNWARD},
        "staff without a manager": (state.member_upward[run][state.member_role[run] == Role.STAFF] < 0).any(),
        "the beta rule": state.assumptions[run].trust_rule != "delta",
        "dated events": bool(
            state.unit_changed[run].any() or state.unit_broken[run].any() or state.unit_breach[run].any()
        ),
    }
    for what, there in refused.items():
        if there:
            raise Skipped(f"this peer does not have {what}")
