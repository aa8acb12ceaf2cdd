# The bar, the levers and the assumptions: everything that does not show results.

## The bar

bar-skip = Hoppa till svaret
bar-page = Jämför
bar-other-language = English
bar-dark = Mörkt läge
bar-scenario = Scenario
bar-same-luck = Samma slump
bar-luck = Samma slump: samma människor och händelser i A och B. Ett annat frö ger andra människor och andra händelser.
bar-runs-label = Antal körningar
bar-runs = { $n } körningar
bar-seed = frö { $seed }
bar-seed-label = Slumpfrö
bar-seed-allowed = Skriv ett heltal från 0 till { $high }.
bar-version = modell { $version }
bar-no-forecast = Inte en prognos
bar-copy = Kopiera länk
bar-copied = Länken är kopierad.
bar-not-copied = Det gick inte att kopiera. Länken står i adressfältet.

## What is compared

arms-title = Vad vi jämför
arms-swap = Byt plats på A och B
arm-label = Styrning i { $side }
arm-kind-arm = Scenariots styrning
arm-kind-regime = Styrformer
arm-changed = Ändrad av er.
chosen-change = Ändra styrval ({ $n } skiljer)

## The levers

levers-title = Styrval
levers-reset = Återställ
levers-lead = Dra i reglagen. h är timmar per person och vecka som styrvalet kostar.
levers-differ = { $n } av { $total } skiljer
levers-equal = lika
week-title = Samma { $total } timmar i båda
hours = { $hours } h
slider-name = { $name }, { $side }
slider-at-end = { $value }, { $end }
changed-was = ändrat, var { $value }
changed-was-side = { $side } ändrat, var { $value }
changed-back = Sätt tillbaka { $name } till { $value }
help-about = Om { $name }
help-source = Källa:
help-symbol = Beteckning:

## The assumptions

assumptions-title = Gemensamma antaganden
assumptions-lead = Så fungerar världen, lika för A och B. Ändrar ni här flyttas båda.
assumptions-changed-none = inget ändrat
assumptions-changed-one = { $n } ändrat
assumptions-changed-many = { $n } ändrade
assumptions-all = Visa alla { $n } antaganden
assumptions-less = Visa färre antaganden
assumptions-reset = Återställ antagandena
assumptions-search = Sök bland antagandena
assumptions-search-clear = Rensa sökningen
assumptions-found = { $n } av { $total } antaganden stämmer
assumptions-found-none = Inget antagande stämmer med ”{ $query }”. Prova ett annat ord.
assumption-field = { $name }, skriv ett tal
assumption-allowed = Skriv ett tal från { $low } till { $high }.
