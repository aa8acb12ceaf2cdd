# The bar, the levers and the assumptions: everything that does not show results.

## The bar

bar-skip = Skip to the answer
bar-page = Compare
bar-other-language = Svenska
bar-dark = Dark mode
bar-scenario = Scenario
bar-same-luck = Same luck
bar-luck = Same luck: the same people and events in A and B. Another seed gives other people and other events.
bar-runs-label = Number of runs
bar-runs = { $n } runs
bar-seed = seed { $seed }
bar-seed-label = Seed
bar-seed-allowed = Write a whole number from 0 to { $high }.
bar-version = model { $version }
bar-no-forecast = Not a forecast
bar-copy = Copy link
bar-copied = The link is copied.
bar-not-copied = It could not be copied. The link is in the address bar.

## What is compared

arms-title = What we compare
arms-swap = Swap A and B
arm-label = Governance in { $side }
arm-kind-arm = The scenario's governance
arm-kind-regime = Forms of governance
arm-changed = Changed by you.
chosen-change = Change levers ({ $n } differ)

## The levers

levers-title = Levers
levers-reset = Reset
levers-lead = Drag the sliders. h is what the lever costs in hours per person and week.
levers-differ = { $n } of { $total } differ
levers-equal = equal
week-title = The same { $total } hours in both
hours = { $hours } h
slider-name = { $name }, { $side }
slider-at-end = { $value }, { $end }
changed-was = changed, was { $value }
changed-was-side = { $side } changed, was { $value }
changed-back = Set { $name } back to { $value }
help-about = About { $name }
help-source = Source:
help-symbol = Symbol:

## The assumptions

assumptions-title = Shared assumptions
assumptions-lead = How the world works, the same for A and B. Changes here move both.
assumptions-changed-none = none changed
assumptions-changed-one = { $n } changed
assumptions-changed-many = { $n } changed
assumptions-all = Show all { $n } assumptions
assumptions-less = Show fewer assumptions
assumptions-reset = Reset the assumptions
assumptions-search = Search the assumptions
assumptions-search-clear = Clear the search
assumptions-found = { $n } of { $total } assumptions match
assumptions-found-none = No assumption matches “{ $query }”. Try another word.
assumption-field = { $name }, write a number
assumption-allowed = Write a number from { $low } to { $high }.
