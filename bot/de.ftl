# Was die Maschine selbst sagt: Rückfragen, Absagen, Namen.

example = Beispiel: `{ $line }`
suggestion = `{ $word }`

nothing-said = Was darf es sein? `!hilfe` zeigt, was ich kann.
denied = Gut, dann ändere ich nichts.
unknown-command = „{ $word }“ kenne ich nicht. `!hilfe` zeigt, was ich kann.
unknown-command-near = „{ $word }“ kenne ich nicht. Gemeint: { $suggestions }?
coordinator-only = Das kann nur die Geschäftsstelle.
not-a-member = Diesen Bot nutzen die Mitglieder der Räume von { $region }. Bitte zuerst einem dieser Räume beitreten.
too-many = Mehr als { $most } Befehle in einer Minute nehme ich von einer Person nicht an, damit alle drankommen. Bitte diesen gleich noch einmal senden.
apology = Da ist bei mir etwas schiefgegangen; gespeichert wurde nichts. Wenn es noch einmal passiert, hilft der Verwaltung des Bots diese Nummer: `{ $number }`
edit-refused = Die Änderung habe ich nicht übernommen, der Eintrag bleibt, wie er war. { $reason }
edit-withdrawn = Zurückgenommen.
nothing-changed = An { $label } hat sich dadurch nichts geändert.
undo-changed = { $label } wurde seither geändert; das lässt sich nicht mehr zurücknehmen.
text-too-long = Der Text hat { $length } Zeichen; höchstens { $most } passen auf eine Karte.

missing-item = Welcher Eintrag ist gemeint? Bitte die Nummer dazuschreiben oder auf die Karte antworten.
missing-text = Es fehlt noch der Text.
missing-municipality = Welche Kommune ist gemeint?
missing-person = Wer ist gemeint? Bitte `@` und den Namen dazuschreiben.
missing-day = Bis wann? Es fehlt noch der Tag.
missing-language = Welche Sprache? `de` oder `en`.

unknown-municipality = „{ $words }“ ist keine Kommune dieser Region.
unknown-municipality-near = „{ $words }“ ist keine Kommune dieser Region. Gemeint: { $near }?
unknown-language = Diese Sprache spreche ich nicht. Ich kann `de` und `en`.
unknown-person = „{ $words }“ finde ich nicht in den Räumen dieser Region.
several-people = „{ $words }“ passt auf mehrere: { $people }. Bitte die ganze Kennung nennen.

date-impossible = Den Tag „{ $words }“ gibt es nicht.
date-past = „{ $words }“ ist schon vorbei.
date-unknown = „{ $words }“ verstehe ich nicht als Tag.
date-order = Bei „{ $words }“ liegt das Ende vor dem Anfang.
date-never = „{ $words }“ kommt nie vor.

contact-nobody = noch niemand
contact-one = { $name }
contact-with-deputies = { $first } (Vertretung: { $deputies })
contact-away = { $name } (abwesend bis { $until })
contact-away-with-deputies = { $name } (abwesend bis { $until }, Vertretung: { $deputies })
contact-deputies-only = Vertretung: { $deputies }

more-follows = … und { $count } weitere: `!mehr`
nothing-more = Mehr gibt es nicht.
links = Vielleicht hilft eine dieser Plattformen: { $links }
link = { $name }: { $url }

arg-item = S12
arg-text = TEXT
arg-municipality = KOMMUNE
arg-person = @PERSON
arg-day = TAG
arg-language = SPRACHE
usage-after = { $word } { $argument }
usage-optional = [{ $part }]
usage-word = !{ $word }

list-item = - { $line }
late = Verspätet, fällig war { $due }.

owner-name = { $name }
owner-coordinator = Die Geschäftsstelle
owner-nobody = Jemand
listing-line = **{ $label }** { $owner } { $kind ->
    [need] sucht
   *[offer] bietet
} „{ $title }“
question-line = **{ $label }** { $owner } fragt „{ $title }“
to-owner = { $owner }: { $words }

when-start = { $start }
when-time = { $day }, { $start }–{ $end } Uhr
when-span = { $start } – { $end }
when-day = { $day }, ganztägig
when-days = { $first } – { $last }
