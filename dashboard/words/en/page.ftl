# Words that the page puts together on the server.
from-then = { $when }, when A and B begin to differ. Before that they are the same.
whole-time = The whole time
whole-time-since = The whole time { $when }
year-label = Year { $year }
after-year = Year { $year } after the change

answer-lead = In{" "}
answer-count =
    { $total ->
        [one] { $count } of { $total } run
       *[other] { $count } of { $total } runs
    }
answer-tail = {" "}“{ $measure }” is higher in { $higher } than in { $lower }, { $period }.
answer-tail-undecided = {" "}“{ $measure }” is higher in { $higher } than in { $lower }, { $period }. It cannot be said which is higher.
answer-equal = A and B are the same. So the difference is exactly zero.
answer-equal-measured = “{ $measure }” is exactly equal in A and B in every run, { $period }.
answer-missing = “{ $measure }” cannot be measured in this organisation.
answer-so-far = So far “{ $measure }” is higher in B in { $count } of { $total }.

period-mean = as a mean over the whole time
period-mean-since = as a mean { $when }
period-end = at the end
period-year = in { $year }
period-year-number = in year { $year }
period-year-after = in year { $year } after the change

counter-path = But the way there is another: { $period } it is higher in { $higher } in { $count } of { $total }.
counter-otherwise = But another time gives another answer: { $period } it is higher in { $higher } in { $count } of { $total }.
counter-registered = “Registered output” is higher in B in { $count } of { $total }.
counter-true = “True output” is higher in B in { $count } of { $total }.
counter-opposite = In { $count } of { $total } it is the other way round.
counter-opposite-none = In none of them is it the other way round.
counter-equal = In { $count } A and B are equal.
effect = A { $a }, B { $b }. Mean difference B − A { $mean } (95% interval { $low } to { $high }), { $unit }.
effect-one = A { $a }, B { $b }. Difference B − A { $mean }, { $unit }. One run is one piece of luck.

against-luck = Luck
against-luck-text = { $counter } The intervals are about luck, not about the assumptions.
against-assumptions = Assumptions
against-assumptions-text = Nearly every size is an assumption. Change one on the left and see whether the answer stands.
against-case = The scenario
against-claims = Claims
against-claims-text = The scenario makes { $count } claims. Not all of them hold in the model: run tillit check { $scenario }.
source-section = section { $section }
status-finding = Documented in the source. The sizes are assumptions.
status-hypothesis = Hypothesis: it has not been tried.
status-illustration = A made-up example, to explore with.
kind-regime = A pure type. { $meaning }
dated-change = { $when }: { $changes }.
event-both = changes in A and B
event-a = changes
event-b = changes
later-change = { $when } it changes to { $value }.

note-cancelled = You cancelled after { $done } of { $total }.
note-cancelled-text = The charts show { $done } runs.
note-cancelled-none = You cancelled before any run was done.
note-refused-size = The comparison is too large for this server.
note-refused-size-text = It has { $size } { $unit }, and at most { $most } can be run here. Choose fewer runs, or run it on your own computer: { $command }
size-weeks = person-weeks to compute
size-numbers = numbers to keep
note-refused-line = The server is fully occupied.
note-refused-line-text = Wait a little and try again. Your choices are kept.
note-failed = The computation failed.
note-failed-text = The error is in the server's log. Your choices are kept.
note-link = The link could not be followed in full.
note-older = The link was made with another version of the model (epoch { $epoch }).
note-older-text = The figures may differ.
link-too-long = It has more than { $most } characters. Nothing in it is used.
link-unknown-scenario = There is no scenario called { $given }. Another one is shown.
link-unknown-arm = There is no way of governing called { $given } for { $side }. The scenario's own is shown.
link-runs = The number of runs can be { $low } to { $high }, but the link says { $given }.
link-seed = The seed can be { $low } to { $high }, but the link says { $given }.
link-not-a-value = { $name } can be { $allowed }, but the link says { $given }. It is left as it was.
link-out-of-range = { $name } can be { $allowed }, but the link says { $given }. We have set it to { $nearest }.
full = The page has many visitors right now.
full-text = Wait a little and reload. Whoever starts the server can allow more.
waiting-line =
    { $ahead ->
        [one] Waiting in line. One computation is ahead.
       *[other] Waiting in line. { $ahead } computations are ahead.
    }
week-work = the work itself
week-follow-up = Follow-up and targets
week-talk = Dialogue
week-support = Support and coaching
week-together = Participation and continuity
week-always = Time that always goes
work-group = The kind of work
broken = Something went wrong on the page.
broken-text = The error is in the server's log. Your choices are kept in the link: reload the page, or open it without them.

retry = Try again
