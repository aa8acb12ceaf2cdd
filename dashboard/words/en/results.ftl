# The answer, the charts, the tables and the timeline.

arm-a = A
arm-b = B
side-a = A higher
side-b = B higher
k-of-n = { $k } of { $n }
from-to = { $low } to { $high }
higher-in = B higher in { $k } of { $n }
event-of = { $side }: { $text }
year-n = year { $n }
year-and-week = { $year }, week { $week }

answer-measure = Measure
answer-period = After how long?
answer-title = The answer
answer-waiting = Calculating …
answer-none = No answer yet
answer-running = Calculating … { $done } of { $total } runs done.
answer-progress = Runs done
answer-cancel = Cancel
answer-stale-title = This is of your earlier choices.
answer-stale-text = Let go of the slider to calculate again.
answer-undecided = More runs may give a clearer answer.
answer-more = Run { $n }
answer-equal-text = Change a lever in A or B, or choose another way of governing.

dots-equal = same
dots-caption = Each mark is a run: B minus A, { $unit }.
dots-text = The difference B minus A in { $n } runs. A is higher in { $a }, B in { $b }. Lowest { $low }, highest { $high }, middle { $middle }.

chart-waiting = The chart is drawn when the first run is done.
chart-equal = A and B are the same, so there is no difference to show.
chart-none = No run is done, so there is nothing to show.
chart-failed = The chart could not be drawn. The numbers are in the table.
chart-difference = { $title }, B minus A. At the end ({ $when }) the middle of { $n } runs is { $middle }, and 80% of them lie between { $low } and { $high }. B is higher in { $k } of { $total }.
chart-paths = { $title }. At the end ({ $when }) the middle of { $n } runs is { $a } in A and { $b } in B. B is higher in { $k } of { $total }.

table-show = Show as table
table-hide = Hide the table
table-save = Download
table-caption = { $subject }. Value at the end of the year, middle of the runs.
table-of = Table: { $subject }
table-year = Year
table-a = A
table-b = B
table-difference = B minus A
table-range = 80% of runs
table-interval = 95% interval of the difference
table-higher = B higher in

file-measure = Measure
file-unit = Unit
file-year = Year
file-a = A
file-b = B
file-difference = B minus A
file-low = 10% of runs below
file-high = 10% of runs above
file-higher = Runs with B higher
file-runs = Runs

difference-title = The difference between B and A, year by year
difference-text = { $title } in B minus A, { $unit }.
look-for = Look for:
legend-middle = middle of the runs
legend-band = 80% of runs
legend-single = three single runs

panels-title = A and B over time
panels-text = Each chart has its own scale, which does not always begin at zero. The numbers below are for the time on the timeline.
panels-file = a-and-b
panel-choose = Show the difference
panel-chosen = The difference is shown above

all-title = All measures
all-measure = Measure
all-waiting = The table comes when all runs are done.

against-title = What speaks against this?

origin-title = Where this is from
command-title = The same comparison on the command line
command-copy = Copy
command-copied = Copied

timeline-title = Timeline
timeline-start = To the start
timeline-back = Back a year
timeline-forward = Forward a year
timeline-play = Play
timeline-pause = Pause
timeline-week = Week
timeline-speed = Speed, time per second
timeline-calm = a month at a time
speed-month = 1 month/s
speed-quarter = 1 quarter/s
speed-year = 1 year/s
