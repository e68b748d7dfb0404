mark-period = { $first } – { $last }
mark-day = { $day }
mark-opens = ab { $day }
mark-place = in { $place }
mark-permanent = dauerhaft
mark-until = offen bis { $day }
mark-topic = `#{ $tag }`

listing-line-marks = { $line } · { $marks }

card-head = **{ $label } · { $owner } { $kind ->
    [need] sucht
   *[offer] bietet
}:** { $title }
card-over = ~~{ $head }~~
card-bare = **{ $label }** · { $kind ->
    [need] Gesuch
   *[offer] Angebot
} von { $owner }
card-body = { $body }
card-contact = Ansprechperson: { $name }
card-helpers = { $count ->
    [one] 🤝 Eine Kommune kann helfen: { $names }
   *[other] 🤝 { $count } Kommunen können helfen: { $names }
}
card-interested = { $count ->
    [one] 🤝 Eine Kommune hat Interesse: { $names }
   *[other] 🤝 { $count } Kommunen haben Interesse: { $names }
}
card-fitting = Passt vielleicht: { $lines }
card-fitting-line = { $line } (weil: { $why })
match-word = { $word }
card-hint = { $hint } · ✏️ Nachricht bearbeiten · `!rückgängig`
card-hidden = Von der Geschäftsstelle verborgen.
card-closed = { $status ->
    [withdrawn] Zurückgezogen.
   *[expired] Abgelaufen.
}
card-done = ✅ Erledigt.
card-done-partner = ✅ Erledigt mit { $partner }.
card-done-outcome = ✅ Erledigt: { $outcome }
card-done-both = ✅ Erledigt mit { $partner }: { $outcome }

cmd-need = Ein Gesuch ans Brett hängen
    .more = Die erste Zeile ist der Titel. Wer mag, ergänzt `#thema`, `bis 31.12.`, `von 3.3. bis 17.3.`, `in Büren` oder `@person`. Ohne Angabe gilt ein Gesuch 30 Tage. Nachricht bearbeiten ändert das Gesuch, Nachricht löschen zieht es zurück.
cmd-offer = Ein Angebot ans Brett hängen
    .more = Die erste Zeile ist der Titel. Marken wie bei `!suche`; mit `dauerhaft` steht das Angebot unbegrenzt und der Bot fragt einmal im Jahr nach. Ohne Angabe gilt ein Angebot 180 Tage.
cmd-list = Offene Gesuche und Angebote, die neuesten zuerst
    .more = Lässt sich eingrenzen: nach Art (`Gesuche`, `Angebote`), `#thema`, Kommune und Wörtern.
cmd-show = Einen Eintrag mit allem zeigen, was dazu bekannt ist
cmd-mine = Die offenen Einträge der eigenen Kommune
cmd-interest = Sagen, dass die eigene Kommune helfen kann oder Interesse hat
    .more = Dasselbe tut 👍 auf der Karte. Die andere Seite erfährt, wer es ist; alles Weitere besprecht ihr direkt.
cmd-done = Einen Eintrag als erledigt abhaken
    .more = Wer mag, sagt mit wem und wie es lief.
cmd-extend = Einen Eintrag länger stehen lassen
cmd-change = Text oder Marken eines Eintrags ändern
    .more = Ein neuer Text ersetzt den alten; eine Marke allein ändert nur diese.
cmd-withdraw = Einen Eintrag zurückziehen
cmd-hide = Einen Eintrag verbergen
cmd-unhide = Einen verborgenen Eintrag wieder zeigen

listing-only-marks = Da fehlt noch, worum es geht.
listing-unknown = Einen Eintrag { $number } gibt es nicht. `!liste` zeigt die offenen.
listing-not-yours = { $label } gehört einer anderen Kommune; ändern können ihn nur deren Leute und die Geschäftsstelle.
listing-closed = { $label } ist nicht mehr offen.
listing-gone = Diesen Eintrag gibt es nicht mehr.
undone-making = Zurückgenommen; **{ $label }** steht nicht mehr am Brett.
undone-listing = Zurückgenommen; **{ $label }** ist wieder wie vorher.

listing-amended = **{ $label }** ist geändert: { $title }
listing-extended = **{ $label }** bleibt offen bis { $until }.
listing-done = **{ $label }** ist erledigt. Danke fürs Bescheidgeben.
listing-withdrawn = **{ $label }** ist zurückgezogen. Doch nicht? `!rückgängig`
listing-hidden = **{ $label }** ist verborgen. Wieder zeigen: `!einblenden { $label }`
listing-unhidden = **{ $label }** ist wieder zu sehen.

list-nothing = Dazu steht gerade nichts am Brett. Ein Gesuch aufgeben: `!suche Häcksler für nächste Woche`
list-more = … und { $count } weitere: `!mehr`
list-more-many = … und mindestens { $count } weitere: `!mehr`
mine-nothing = Von euch steht gerade nichts am Brett. Ein Gesuch aufgeben: `!suche Häcksler für nächste Woche`
more-nothing = Mehr steht nicht am Brett.
show-contact = Kontakt: { $names }
show-since = Am Brett seit { $day }
show-hint = { $kind ->
    [need] 👍 wir können helfen
   *[offer] 👍 wir haben Interesse
}

match-alert = Zu eurem Eintrag { $mine } passt vielleicht: { $theirs } (weil: { $why }). Mit 👍 auf dieser Nachricht oder `!interesse { $label }` erfährt es die andere Seite.

interest-own = { $label } ist euer eigener Eintrag.
interest-municipality = { $name } ({ $municipality })
interest-news = { $kind ->
    [need] { $who } kann bei **{ $label }** „{ $title }“ helfen.
   *[offer] { $who } hat Interesse an **{ $label }** „{ $title }“.
} Direkter Draht: { $user }
interest-news-words = { $news }
    Dazu: { $words }
interest-thanks = Danke! { $owner } weiß Bescheid ({ $label }).
interest-thanks-contact = Danke! { $owner } weiß Bescheid ({ $label }). Ansprechperson: { $contact }. Direkter Draht: { $user }
interest-undone = Zurückgenommen; bei **{ $label }** seid ihr nicht mehr genannt.

ask = **{ $label }** „{ $title }“ noch aktuell? ✅ ja, { $days } Tage · 🤝 gefunden · ❌ nein. Ohne Antwort schließe ich am { $closing }.
ask-closed = **{ $label }** ist abgelaufen und geschlossen.
closed-notice = Euer { $kind ->
    [need] Gesuch
   *[offer] Angebot
} **{ $label }** „{ $title }“ ist abgelaufen und geschlossen. Wieder öffnen: ✅ oder `!verlängern { $label }`
