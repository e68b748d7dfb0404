cmd-subscribe = Neues zu einem Thema oder zu Wörtern erfahren
    .more = Neue Gesuche, Angebote und Fragen dazu kommen in den Direktchat: sofort, oder mit `täglich` gesammelt an Werktagen um neun. Stehen Thema und Wörter da, muss beides passen. Beenden: `!abo aus #vergabe`.
cmd-subscriptions = Die eigenen Abos zeigen
cmd-unsubscribe = Ein Abo beenden
    .more = `!abo aus #vergabe` tut dasselbe, `!abo aus alles` beendet alle.

subscription-name = `{ $what }`
subscription-made = { $rhythm ->
    [daily] Abo `{ $what }`: Neues dazu kommt werktags um neun gesammelt in den Direktchat.
   *[now] Abo `{ $what }`: Neues dazu kommt sofort in den Direktchat.
} Beenden: `!abo aus { $what }`
subscription-already = { $rhythm ->
    [daily] Das Abo `{ $what }` gibt es schon (täglich gesammelt).
   *[now] Das Abo `{ $what }` gibt es schon (sofort).
} Beenden: `!abo aus { $what }`
subscription-line = `{ $what }` · { $rhythm ->
    [daily] täglich
   *[now] sofort
}
subscription-end = Beenden: `!abo aus { $what }`
subscription-none = Ihr habt noch kein Abo. Eines einrichten: `!abo #vergabe`

subscription-nothing = Worüber wollt ihr Neues erfahren? Es fehlt noch ein Thema oder ein Wort.
subscription-too-long = Das sind { $length } Zeichen; ein Abo nennt ein Thema oder wenige Wörter, höchstens { $most } Zeichen.
subscription-too-many = Mehr als { $most } Abos gehen nicht. `!abos` zeigt eure; beenden lässt sich eines mit `!abo aus`.
subscription-topic-unknown = Das Thema `{ $topic }` gibt es hier nicht. `!themen` zeigt alle; ohne `#` geht jedes Wort.
subscription-topic-near = Das Thema `{ $topic }` gibt es hier nicht. Gemeint: { $near }? Ohne `#` geht jedes Wort.

subscription-which = Welches Abo soll enden?
subscription-off = `!abo aus { $what }`
subscription-off-all = Alle: `!abo aus alles`
subscription-off-more = … und { $count } weitere: `!abos`. { $all }
subscription-unknown = Ein Abo „{ $words }“ habt ihr nicht. `!abos` zeigt eure.
subscription-ended = Abo beendet: { $names }. Doch nicht? `!rückgängig`
subscription-ended-many = { $count } Abos beendet. Doch nicht? `!rückgängig`
subscription-undone = Zurückgenommen: Eure Abos sind wieder wie vorher.

news-alert = Neu zu eurem Abo `{ $what }`: { $line } · { $kind ->
    [need] 👍 wir können helfen
    [question] 💬 `!antwort { $label } …`
   *[offer] 👍 wir haben Interesse
} · mehr: `!zeige { $label }`
news-bundle = **Neu zu euren Abos ({ $count }):**
news-more = … und { $count } weitere: `!liste`
