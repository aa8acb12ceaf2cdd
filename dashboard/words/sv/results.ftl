# Svaret, bilderna, tabellerna och tidslinjen.

arm-a = A
arm-b = B
side-a = A högre
side-b = B högre
k-of-n = { $k } av { $n }
from-to = { $low } till { $high }
higher-in = B högre i { $k } av { $n }
event-of = { $side }: { $text }
year-n = år { $n }
year-and-week = { $year }, vecka { $week }

answer-measure = Mått
answer-period = Efter hur lång tid?
answer-title = Svaret
answer-waiting = Beräknar …
answer-none = Inget svar än
answer-running = Beräknar … { $done } av { $total } körningar klara.
answer-progress = Klara körningar
answer-cancel = Avbryt
answer-stale-title = Gäller föregående val.
answer-stale-text = Släpp reglaget så räknas det om.
answer-undecided = Fler körningar kan ge ett tydligare svar.
answer-more = Kör { $n }
answer-equal-text = Ändra ett styrval i A eller B, eller välj ett annat sätt att styra.

dots-equal = lika
dots-caption = Varje märke är en körning: B minus A, { $unit }.
dots-text = Skillnaden B minus A i { $n } körningar. A är högre i { $a }, B i { $b }. Lägst { $low }, högst { $high }, mitten { $middle }.

chart-waiting = Bilden ritas när den första körningen är klar.
chart-equal = A och B är lika, så det finns ingen skillnad att visa.
chart-none = Ingen körning är klar, så det finns inget att visa.
chart-failed = Bilden gick inte att rita. Siffrorna finns i tabellen.
chart-difference = { $title }, B minus A. I slutet av tiden ({ $when }) är mitten av { $n } körningar { $middle }, och 80 % av dem ligger mellan { $low } och { $high }. B är högre i { $k } av { $total }.
chart-paths = { $title }. I slutet av tiden ({ $when }) är mitten av { $n } körningar { $a } i A och { $b } i B. B är högre i { $k } av { $total }.

table-show = Visa som tabell
table-hide = Dölj tabellen
table-save = Ladda ned
table-caption = { $subject }. Värdet vid årets slut, mitten av körningarna.
table-of = Tabell: { $subject }
table-year = År
table-a = A
table-b = B
table-difference = B minus A
table-range = 80 % av körningarna
table-interval = 95 %-intervall för skillnaden
table-higher = B högre i

file-measure = Mått
file-unit = Enhet
file-year = År
file-a = A
file-b = B
file-difference = B minus A
file-low = 10 % av körningarna under
file-high = 10 % av körningarna över
file-higher = Körningar där B är högre
file-runs = Körningar

difference-title = Skillnaden mellan B och A, år för år
difference-text = { $title } i B minus A, { $unit }.
look-for = Att se efter:
legend-middle = mitten av körningarna
legend-band = 80 % av körningarna
legend-single = tre enskilda körningar

panels-title = A och B över tid
panels-text = Varje bild har sin egen skala, som inte alltid börjar vid noll. Siffrorna under bilden gäller tiden på tidslinjen.
panels-file = a-och-b
panel-choose = Visa skillnaden
panel-chosen = Skillnaden visas ovan

all-title = Alla mått
all-measure = Mått
all-waiting = Tabellen kommer när alla körningar är klara.

against-title = Vad talar emot?

origin-title = Varifrån det kommer
command-title = Samma jämförelse på kommandoraden
command-copy = Kopiera
command-copied = Kopierat

timeline-title = Tidslinje
timeline-start = Till början
timeline-back = Ett år bakåt
timeline-forward = Ett år framåt
timeline-play = Spela
timeline-pause = Pausa
timeline-week = Vecka
timeline-speed = Fart, tid per sekund
timeline-calm = en månad i taget
speed-month = 1 månad/s
speed-quarter = 1 kvartal/s
speed-year = 1 år/s
