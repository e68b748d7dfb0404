datepoll-head = **{ $label } · { $title }**{ $asks ->
    [yes] {""}
   *[no] : Wann passt es?
}
datepoll-body = { $body }
datepoll-place = Ort: { $place }
datepoll-day-until = { $day }
datepoll-option = { $sign } { $date }
datepoll-able = { $answer ->
    [yes] ✅
   *[maybe] 🟡 zur Not
} { $count }: { $names }
datepoll-unable = ❌ { $count }
datepoll-name = { $name }
datepoll-names-more = { $names } und { $count } weitere
datepoll-missing = Noch keine Antwort ({ $count }): { $names }
datepoll-until = Antworten bis { $deadline }
datepoll-until-quorum = { $until } · gesucht: ein Termin, an dem mindestens { $quorum } können
datepoll-hint = 1️⃣ 2️⃣ … anklicken heißt: passt. Oder auf die Karte antworten: „1 ja, 2 zur Not“, „nur 2“, „keiner“. Je Kommune zählt die letzte Antwort. Sonst: `!stimme { $label } 1 ja, 2 nein`
datepoll-over = Die Umfrage ist geschlossen.
datepoll-holiday = ⚠️ { $day } ist ein Feiertag: { $name }.
datepoll-clock = ⚠️ { $day }, { $said } Uhr { $kind ->
    [skipped] gibt es nicht, die Uhren werden vorgestellt; gemeint ist { $meant } Uhr.
   *[repeated] gibt es zweimal, die Uhren werden zurückgestellt; gemeint ist das erste Mal ({ $meant } Uhr).
}
datepoll-struck = ~~{ $line }~~
datepoll-withdrawn-card = ❌ Die Umfrage ist zurückgezogen.
datepoll-bare = **{ $label }** · Terminumfrage von { $owner }: { $state ->
    [hidden] von der Geschäftsstelle verborgen.
   *[withdrawn] zurückgezogen.
}
datepoll-choice = { $sign } { $date } (✅ { $yes }, 🟡 { $maybe }, ❌ { $no })
datepoll-proposal = Am besten passt { $choice }. ✅ auf diese Nachricht macht daraus ein Treffen; ein anderer Termin: `!nimm { $label } 2`
datepoll-no-quorum = Kein Termin erreicht { $quorum }. Am nächsten kommt { $choice }. Trotzdem: `!nimm { $label } { $number }` · länger fragen: `!frist { $label } Montag`
datepoll-no-date = { $votes ->
    [some] Kein Termin passt.
   *[none] Niemand hat geantwortet.
} Länger fragen: `!frist { $label } Montag`
datepoll-result = **{ $label } · { $title }**: Die Umfrage ist geschlossen.
datepoll-asker = { $proposed ->
    [yes] { $name }, passt das so?
   *[no] { $name }, wie soll es weitergehen?
}
datepoll-chosen = ✅ Festgelegt: { $date }{ $known ->
    [yes] {" "}· **{ $label }**
   *[no] {""}
}
datepoll-picked = ✅ **{ $label } · { $title }**: { $date }. Daraus wird ein Treffen.
datepoll-line = **{ $label }** { $title }: { $state ->
    [open] Antworten bis { $deadline }
   *[closed] geschlossen, Termin noch offen
} · { $count ->
    [one] 1 Antwort
   *[other] { $count } Antworten
}
datepoll-list-end = Alles dazu: `!zeige { $label }` · abstimmen: `!stimme { $label } 1 ja, 2 zur Not`
datepoll-merged = ℹ️ Doppelt genannt, deshalb nur einmal: { $dates }
datepoll-weekday = ⚠️ Genannt war ein anderer Wochentag; gemeint ist { $day }.

datepoll-none = Es läuft keine Terminumfrage. So geht es: `!terminumfrage Patentreffen: 9.6. 14 Uhr, 11.6. 10 Uhr`
datepoll-which = Es laufen mehrere Terminumfragen. Bitte die Nummer dazuschreiben.
datepoll-unknown = Eine Terminumfrage { $number } gibt es nicht. `!umfragen` zeigt, was läuft.
datepoll-gone = Diese Terminumfrage gibt es nicht mehr.
datepoll-not-yours = { $label } haben andere gestartet. Ändern können es deren Kommune und die Geschäftsstelle.
datepoll-withdrawn = { $label } ist zurückgezogen.
datepoll-decided = { $label } ist entschieden, der Termin ist ein Treffen. `!termine` zeigt es.
datepoll-closed = { $label } ist schon geschlossen. Länger fragen: `!frist { $label } Montag`
datepoll-too-late = Für { $label } ist die Frist vorbei; die Stimme zählt nicht. Wer gefragt hat, kann sie verlängern: `!frist { $label } Montag`
datepoll-is-one = { $label } ist eine Terminumfrage; damit geht das nicht. Es gibt: `!stimme { $label } 1 ja, 2 nein` · `!nimm { $label } 2` · `!frist { $label } Montag` · `!zurückziehen { $label }`
datepoll-no-slots = Es fehlen noch die Termine, zwischen denen gewählt wird.
datepoll-one-slot = Zur Wahl braucht es mindestens zwei Termine. Steht der Termin schon fest, hilft `!treffen`.
datepoll-many = Mehr als { $most } Termine stellt eine Umfrage nicht zur Wahl.
datepoll-no-slot = „{ $words }“ verstehe ich nicht als Termin.
datepoll-coarse = „{ $words }“ ist zu ungenau für einen Termin: Es fehlt der Tag.
datepoll-recurring = „{ $words }“ ist kein einzelner Termin.
datepoll-title-long = Der Titel ist zu lang; höchstens { $most } Zeichen.
datepoll-deadline-past = Diese Frist ist schon vorbei.
datepoll-deadline-late = Die Frist muss vor dem Termin { $date } liegen.
datepoll-no-vote = Das verstehe ich nicht als Stimme. Es gibt: „1 ja, 2 zur Not, 3 nein“, „nur 2“, „alle“, „keiner“.
datepoll-no-option = Einen Termin { $number } gibt es nicht; zur Wahl stehen 1 bis { $count }.
datepoll-for-others = Für { $name } stimmt { $name } selbst ab, oder die Geschäftsstelle.
datepoll-pick-which = Welcher Termin soll es sein? Bitte die Nummer dazuschreiben.
datepoll-option-past = Der Termin { $date } ist schon vorbei.

datepoll-vote = { $sign } { $answer ->
    [yes] ja
    [maybe] zur Not
   *[no] nein
}
datepoll-noted = Notiert für { $name } ({ $label }): { $votes }. Anders? Einfach noch einmal antworten.
datepoll-vote-undone = Die Stimme zu { $label } ist zurückgenommen.
datepoll-closed-now = { $label } ist geschlossen; der Vorschlag steht im Raum.
datepoll-extended = { $label }: Antworten zählen jetzt bis { $deadline }.
datepoll-amended = { $label } ist geändert: { $title }
datepoll-withdrawn-now = { $label } ist zurückgezogen. Doch? `!rückgängig`
datepoll-hidden = { $label } ist verborgen.
datepoll-unhidden = { $label } ist wieder zu sehen.
datepoll-undone = { $label } ist wieder wie vorher.
datepoll-undone-making = { $label } ist zurückgenommen.

datepoll-reminder = **{ $label } · { $title }**: Von euch fehlt noch eine Antwort, Frist ist { $deadline }. Wann passt es?
datepoll-reminder-hint = Hier antworten: „1 ja, 2 zur Not“, „nur 2“, „keiner“; oder 1️⃣ 2️⃣ … anklicken.
datepoll-reminder-room = **{ $label } · { $title }**: Antworten zählen bis { $deadline }. Es fehlen noch: { $names }

cmd-datepoll = Einen Termin finden: mehrere zur Wahl stellen; ohne Text die laufenden Umfragen zeigen
    .more = Titel, Doppelpunkt, dann zwei bis neun Termine, durch Kommas oder Zeilen getrennt. Dazu, wenn gewünscht: „Frist Freitag“ (sonst eine Woche, aber vor dem ersten Termin), „mindestens 5“, „Ort: Rathaus Büren“. Haben alle geantwortet oder ist die Frist vorbei, wird der beste Termin vorgeschlagen; ✅ darauf macht ein Treffen daraus. Nachricht bearbeiten ändert die Umfrage, Nachricht löschen zieht sie zurück. Einen Termin mehr bringt `!ändern U19 + 12.6. 9 Uhr`.
cmd-datepolls = Die laufenden Terminumfragen
cmd-vote = In einer Terminumfrage abstimmen, für die eigene Kommune
    .more = Dasselbe tun 1️⃣ bis 9️⃣ auf der Karte, oder eine Antwort darauf. Es zählt die letzte Antwort einer Kommune; wer nicht antwortet, hat nicht „nein“ gesagt. Die Geschäftsstelle trägt ein, was am Telefon gesagt wurde: „für Borchen: nur 2“.
cmd-pick-date = Einen Termin einer Umfrage festlegen; daraus wird ein Treffen
    .more = Ohne Nummer des Termins der vorgeschlagene. Das können, wer gefragt hat, und die Geschäftsstelle.
cmd-deadline = Die Frist einer Terminumfrage ändern
    .more = Eine geschlossene Umfrage ist damit wieder offen.
cmd-close-poll = Eine Terminumfrage jetzt schließen und den besten Termin vorschlagen
