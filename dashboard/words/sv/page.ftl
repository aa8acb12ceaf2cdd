# Ord som sidan sätter samman på servern.
from-then = { $when }, då A och B börjar skilja sig åt. Dessförinnan är de lika.
whole-time = Hela tiden
whole-time-since = Hela tiden { $when }
year-label = År { $year }
after-year = År { $year } efter ändringen

answer-lead = I{" "}
answer-count =
    { $total ->
        [one] { $count } av { $total } körning
       *[other] { $count } av { $total } körningar
    }
answer-tail = {" "}är ”{ $measure }” högre i { $higher } än i { $lower }, { $period }.
answer-tail-undecided = {" "}är ”{ $measure }” högre i { $higher } än i { $lower }, { $period }. Det går inte att säga vilken som ligger högst.
answer-equal = A och B är lika. Skillnaden är därför exakt noll.
answer-equal-measured = ”{ $measure }” är exakt lika i A och B i alla körningar, { $period }.
answer-missing = ”{ $measure }” går inte att mäta i den här organisationen.
answer-so-far = Hittills är ”{ $measure }” högre i B i { $count } av { $total }.

period-mean = i genomsnitt över hela tiden
period-mean-since = i genomsnitt { $when }
period-end = vid slutet
period-year = under { $year }
period-year-number = under år { $year }
period-year-after = under år { $year } efter ändringen

counter-path = Men vägen dit är en annan: { $period } är det högre i { $higher } i { $count } av { $total }.
counter-otherwise = Men en annan tid ger ett annat svar: { $period } är det högre i { $higher } i { $count } av { $total }.
counter-registered = ”Registrerad prestation” är högre i B i { $count } av { $total }.
counter-true = ”Verklig nytta” är högre i B i { $count } av { $total }.
counter-opposite = I { $count } av { $total } är det tvärtom.
counter-opposite-none = I ingen av dem är det tvärtom.
counter-equal = I { $count } är A och B lika.
effect = A { $a }, B { $b }. Skillnad B − A i genomsnitt { $mean } (95 %-intervall { $low } till { $high }), { $unit }.
effect-one = A { $a }, B { $b }. Skillnad B − A { $mean }, { $unit }. En körning är en slump.

against-luck = Slumpen
against-luck-text = { $counter } Intervallen gäller slumpen, inte antagandena.
against-assumptions = Antagandena
against-assumptions-text = Nästan alla storlekar är antaganden. Ändra ett antagande till vänster och se om svaret står sig.
against-case = Scenariot
against-claims = Påståendena
against-claims-text = Scenariot påstår { $count } saker. Alla håller inte i modellen: kör tillit check { $scenario } --lang sv.
source-section = avsnitt { $section }
status-finding = Dokumenterat i källan. Storlekarna är antaganden.
status-hypothesis = Hypotes: har inte prövats.
status-illustration = Påhittat exempel, för att pröva sig fram.
kind-regime = Typfall. { $meaning }
dated-change = { $when }: { $changes }.
event-both = ändras i A och B
event-a = ändras
event-b = ändras
later-change = { $when } ändras det till { $value }.

note-cancelled = Ni avbröt efter { $done } av { $total }.
note-cancelled-text = Bilderna visar { $done } körningar.
note-cancelled-none = Ni avbröt innan någon körning var klar.
note-refused-size = Jämförelsen är för stor för den här servern.
note-refused-size-text = Den omfattar { $size } { $unit }, och högst { $most } går att köra här. Välj färre körningar, eller kör den på egen dator: { $command }
size-weeks = personveckor att räkna
size-numbers = tal att spara
note-refused-line = Just nu räknar servern för fullt.
note-refused-line-text = Vänta en stund och försök igen. Era val är kvar.
note-failed = Beräkningen gick fel.
note-failed-text = Felet är skrivet i serverns logg. Era val är kvar.
note-link = Länken gick inte att följa helt.
note-older = Länken skapades med en annan version av modellen (epok { $epoch }).
note-older-text = Siffrorna kan skilja sig.
link-too-long = Den har fler än { $most } tecken. Inget i den används.
link-unknown-scenario = Det finns inget scenario som heter { $given }. Ett annat visas.
link-unknown-arm = Det finns inget sätt att styra som heter { $given } för { $side }. Scenariots eget visas.
link-runs = Antal körningar kan vara { $low } till { $high }, men länken säger { $given }.
link-seed = Slumpfrö kan vara { $low } till { $high }, men länken säger { $given }.
link-not-a-value = { $name } kan vara { $allowed }, men länken säger { $given }. Det lämnas som det var.
link-out-of-range = { $name } kan vara { $allowed }, men länken säger { $given }. Vi har satt det till { $nearest }.
full = Sidan har många besökare just nu.
full-text = Vänta en stund och ladda om. Den som startar servern kan tillåta fler.
waiting-line =
    { $ahead ->
        [one] Väntar på sin tur. En beräkning är före.
       *[other] Väntar på sin tur. { $ahead } beräkningar är före.
    }
week-work = kärnverksamhet
week-follow-up = Uppföljning och mål
week-talk = Samtal
week-support = Stöd och handledning
week-together = Medverkan och kontinuitet
week-always = Tid som alltid går åt
work-group = Arbetets art
broken = Något gick fel på sidan.
broken-text = Felet är skrivet i serverns logg. Era val är sparade i länken: ladda om sidan, eller öppna utan länkens val.

retry = Försök igen
