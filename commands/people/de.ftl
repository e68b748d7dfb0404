cmd-claim = Sagen, für welche Kommune ihr sprecht
    .more = Wer es zuerst sagt, ist Pate; wer später kommt, ist Vertretung. Eine andere Kommune zu nennen, ist jederzeit möglich. `!rückgängig` nimmt es zurück.
cmd-liaisons = Wer für welche Kommune spricht
cmd-whoami = Was der Bot über einen selbst weiß, in Kürze
cmd-away = Abwesenheit eintragen
    .more = Bis einschließlich zu diesem Tag nennt der Bot statt euch die Vertretung. `!da` beendet die Abwesenheit vorher.
cmd-back = Abwesenheit beenden
cmd-leave = Das Amt als Pate oder Vertretung abgeben
    .more = Die Einträge bleiben bei der Kommune, die Geschäftsstelle erfährt davon. Die Geschäftsstelle kann auch andere austragen: `!austragen @anna`.
cmd-language = Die Sprache der Antworten wählen
cmd-my-data = Alles zeigen, was der Bot über einen selbst gespeichert hat
    .more = Die Auskunft kommt immer im Direktchat.
cmd-forget-me = Alles löschen, was der Bot über einen selbst gespeichert hat
    .more = Der Bot fragt einmal nach. Die Einträge der Kommune bleiben bestehen, ohne euren Namen.
cmd-appoint = Jemanden zum Paten einer Kommune machen
    .more = Wer es bisher war, wird Vertretung.
cmd-deputise = Jemanden zur Vertretung einer Kommune machen

claimed-liaison = Willkommen: Ihr sprecht jetzt als Pate für **{ $municipality }**. Falsch? `!rückgängig`
claimed-deputy = Willkommen: Ihr sprecht jetzt als Vertretung für **{ $municipality }**, Pate ist { $liaison }. Falsch? `!rückgängig`
claim-already = { $role ->
    [liaison] Ihr sprecht schon als Pate für **{ $municipality }**.
   *[deputy] Ihr sprecht schon als Vertretung für **{ $municipality }**.
}
appointed = { $role ->
    [liaison] { $name } spricht jetzt als Pate für **{ $municipality }**.
   *[deputy] { $name } spricht jetzt als Vertretung für **{ $municipality }**.
}
appointed-already = { $role ->
    [liaison] { $name } spricht schon als Pate für **{ $municipality }**.
   *[deputy] { $name } spricht schon als Vertretung für **{ $municipality }**.
}
appointed-instead = { $said } Vertretung ist nun { $former }.
left = Ihr sprecht nicht mehr für **{ $municipality }**. Die Einträge bleiben bei der Kommune. Falsch? `!rückgängig`
left-other = { $name } spricht nicht mehr für **{ $municipality }**. Die Einträge bleiben bei der Kommune.
leave-nothing = Ihr seid für keine Kommune eingetragen.
leave-nothing-other = { $name } ist für keine Kommune eingetragen.
leave-others = Andere austragen kann nur die Geschäftsstelle. Für euch selbst genügt `!austragen`.

office-left = { $role ->
    [liaison] { $name } spricht nicht mehr als Pate für **{ $municipality }**.
   *[deputy] { $name } spricht nicht mehr als Vertretung für **{ $municipality }**.
}
vacancy-nobody = { $gone } Für **{ $municipality }** spricht jetzt niemand. Die Einträge bleiben bei der Kommune.
vacancy-remaining = { $gone } Weiter da: { $contact }.
vacancy-proposal = { $gone } Die Einträge bleiben bei der Kommune. Am längsten vertritt { $name } die Kommune. Vorschlag: `!pate { $municipality } { $user }`

liaisons-line = **{ $municipality }**: { $contact }
liaisons-free = Noch niemand: { $names }

whoami-office = { $role ->
    [liaison] Ihr sprecht als Pate für **{ $municipality }**.
   *[deputy] Ihr sprecht als Vertretung für **{ $municipality }**.
}
whoami-others = Außerdem für diese Kommune: { $names }
whoami-nobody = Ihr habt noch nicht gesagt, für welche Kommune ihr sprecht: `!ich { $example }`
whoami-coordinator = Ihr gehört zur Geschäftsstelle.
whoami-away = Abwesend gemeldet bis { $until }. `!da` beendet das.
whoami-language = { $language ->
    [de] Sprache: Deutsch. English: `!sprache en`
   *[en] Language: English. Deutsch: `!sprache de`
}

away-set = Abwesend bis { $until }. `!da` beendet das vorher.
away-others = Anfragen an **{ $municipality }** gehen bis dahin an: { $names }
away-no-deputy = Für **{ $municipality }** gibt es keine Vertretung; wer eine übernehmen möchte, schreibt `!ich { $municipality }`.
back-set = Schön, dass ihr wieder da seid. Die Abwesenheit ist beendet.
back-not-away = Ihr seid nicht als abwesend eingetragen.
language-set = { $language ->
    [de] Ab jetzt antworte ich auf Deutsch.
   *[en] From now on I answer in English.
}

undone-claim = Zurückgenommen: Die Zuständigkeit ist wieder wie vorher.
undone-away = Zurückgenommen: Die Abwesenheit ist wieder wie vorher.
undone-language = Zurückgenommen: Die Sprache ist wieder wie vorher.
undo-office-changed = Das lässt sich nicht mehr zurücknehmen: Die Zuständigkeit wurde inzwischen noch einmal geändert.

ask-municipality = Für welche Kommune sprecht ihr? `!ich { $example }`
welcome = Hallo, ich bin der Bot für { $region }. Hier sucht und bietet ihr in einem Satz, was Kommunen einander geben können; ich führe die Liste und melde, wenn etwas zusammenpasst.
welcome-need = Etwas suchen: `!suche Häcksler für nächste Woche #bauhof`
welcome-offer = Etwas bieten: `!biete Anbau-Häcksler mit Fahrer #bauhof`
welcome-list = Nachsehen, was offen ist: `!liste`
welcome-help = Mehr dazu: `!hilfe`. In diesem Chat geht es auch ohne Ausrufezeichen.
welcome-privacy = Was ich über euch speichere, zeigt `!meine-daten`; `!vergiss-mich` löscht es.

data-sent = Die Auskunft steht im Direktchat.
data-title = **Gespeichert zu { $user } in { $region }:**
data-office = { $role ->
    [liaison] Pate für { $municipality } seit { $since }
   *[deputy] Vertretung für { $municipality } seit { $since }
}
data-language = Gewählte Sprache: { $language }
data-away = Abwesend bis { $until }
data-welcomed = Begrüßt am { $at }
data-asked = Nach der Kommune gefragt am { $at }
data-listing = Eintrag { $label } „{ $title }“ vom { $at } (ganzer Text: `!zeige { $label }`)
data-interest = Interesse an { $label } vom { $at }
data-draft = Vorgemerkte Nachricht vom { $at }
data-text = Text dazu: „{ $text }“
data-expertise = Wissen { $label } „{ $title }“ nennt euch
data-question = Frage { $label } „{ $title }“ vom { $at }
data-answer = Antwort auf { $label } vom { $at }
data-meetup = Treffen { $label } „{ $title }“ vom { $at }
data-attendance = Antwort zum Treffen { $label } vom { $at }
data-point = Punkt für die Tagesordnung von { $label } vom { $at }
data-reminder = Erinnerung { $label } „{ $text }“ vom { $at }
data-task = Aufgabe { $label } „{ $text }“ vom { $at }
data-datepoll = Terminumfrage { $label } „{ $title }“ vom { $at }
data-date-vote = Stimme in der Terminumfrage { $label }
data-subscription = Abo „{ $what }“ vom { $at }
data-notices = { $count ->
    [one] Eine Meldung zu Abos und passenden Einträgen vermerkt, damit keine doppelt kommt
   *[other] { $count } Meldungen zu Abos und passenden Einträgen vermerkt, damit keine doppelt kommt
}
data-actions = { $count ->
    [one] Ein Schritt, für `!rückgängig` gemerkt: { $first }
   *[other] { $count } Schritte, für `!rückgängig` gemerkt: { $first } bis { $last }
}
data-rooms = { $count ->
    [one] Anzeigename und Zugehörigkeit zu einem Raum
   *[other] Anzeigename und Zugehörigkeit zu { $count } Räumen
}
data-pages = { $count ->
    [one] Eine angefangene Liste für `!mehr`
   *[other] { $count } angefangene Listen für `!mehr`
}
data-handled = { $count ->
    [one] Eine Nachricht an den Bot vermerkt (nur Kennung und Zeit): { $first }
   *[other] { $count } Nachrichten an den Bot vermerkt (nur Kennung und Zeit): { $first } bis { $last }
}
data-unread = { $count ->
    [one] Eine verschlüsselte Nachricht, deren Schlüssel fehlt: { $first }
   *[other] { $count } verschlüsselte Nachrichten, deren Schlüssel fehlen: { $first } bis { $last }
}
data-direct = { $count ->
    [one] Eine Nachricht des Bots in diesen Chat: { $first }
   *[other] { $count } Nachrichten des Bots in diesen Chat: { $first } bis { $last }
}
data-end = Alles löschen: `!vergiss-mich`

forget-what = Das löscht, was ich über euch gespeichert habe: Zuständigkeit, Sprache, Abwesenheit, Abos, Merkzettel und den Text unserer Nachrichten im Direktchat. Einträge, Wissen, Antworten und Aufgaben eurer Kommune bleiben, ohne euren Namen; eigene Einträge und Fragen ohne Kommune werden zurückgezogen. Nachrichten in den Räumen löscht nur ihr selbst.
forget-confirm = Das lässt sich nicht zurücknehmen. Zum Bestätigen: `!vergiss-mich ja`
forgotten = Gelöscht. Wer mir wieder schreibt, beginnt von vorn.
