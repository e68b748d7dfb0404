cmd-can = Sagen, was die eigene Kommune kann
    .more = Alles außer dem Fach ist freiwillig, durch Kommas getrennt: `Spezialist`, `Erfahrung` oder `im Aufbau`; `Backoffice` oder `Frontoffice`; `Rat`, `Aushilfe`, `Übernahme` oder `Schulung`; wann (`dienstags`, `nach Absprache`, `ab März`); `Kontakt:` und `Vertretung:` mit einer Stelle oder `@person`; `#thema`. Nachricht bearbeiten ändert den Eintrag, Nachricht löschen zieht ihn zurück. Einmal im Jahr fragt der Bot, ob es noch stimmt.
cmd-who = Fragen, wer etwas kann
    .more = Zeigt, wer dazu etwas gesagt hat, warum es passt und mit wem zu reden ist; auch ein `#thema` oder dessen Name genügt. Was ähnlich gut passt, steht jeden Tag in anderer Folge.
cmd-confirm = Bestätigen, dass ein Eintrag unter „Wer macht was“ stimmt
    .more = Dasselbe tut ✅ auf der Karte oder auf der Frage. Das können die Leute der Kommune und die Geschäftsstelle.
cmd-deny = Sagen, dass ein Eintrag unter „Wer macht was“ nicht stimmt
cmd-gaps = Themen, die noch keine Kommune abdeckt
    .more = Was bei der eigenen Kommune an einer Person hängt, steht nur im Direktchat.

expertise-head = **{ $label } · { $owner } kann:** { $title }
expertise-over = ~~{ $head }~~
expertise-bare = **{ $label }** · Kompetenz von { $owner }
expertise-body = { $body }
expertise-level = { $level ->
    [specialist] spezialisiert
    [experienced] erfahren
   *[building] im Aufbau
}
expertise-office = { $office ->
    [back] Backoffice
   *[front] Frontoffice
}
expertise-help = { $help ->
    [advice] Rat
    [stand-in] Aushilfe
    [takeover] Übernahme
   *[training] Schulung
}
expertise-available = { $words }
expertise-topic = `#{ $tag }`
expertise-contact = Kontakt: { $names }
expertise-since = seit { $month ->
    [m1] Januar
    [m2] Februar
    [m3] März
    [m4] April
    [m5] Mai
    [m6] Juni
    [m7] Juli
    [m8] August
    [m9] September
    [m10] Oktober
    [m11] November
   *[m12] Dezember
} { $year }
expertise-old = vielleicht veraltet
expertise-old-card = Vielleicht veraltet: Auf die Frage, ob es noch stimmt, kam keine Antwort.
expertise-proposed = Ein Vorschlag; die Kommune hat ihn noch nicht bestätigt.
expertise-hint = ✅ stimmt · ❌ stimmt nicht mehr · ✏️ Nachricht bearbeiten · `!rückgängig`
expertise-hidden-card = Von der Geschäftsstelle verborgen.
expertise-closed-card = Zurückgezogen.
expertise-since-day = Eingetragen am { $day }
expertise-since-by = Eingetragen am { $day } von { $name }
expertise-from-question = { $said }, aus der Frage F{ $number }
expertise-confirmed-at = Zuletzt bestätigt am { $day }

expertise-no-claim = Hiermit sagt ihr, was eure Kommune kann. Wer etwas kann, sagt `!wer Vergaberecht`.
expertise-no-municipality = Sagt bitte zuerst, für welche Kommune ihr sprecht: `!ich { $municipality }`
expertise-for-whom = Welche Kommune kann das? Bitte „für { $municipality }“ dazuschreiben.
expertise-only-marks = Da fehlt noch, was eure Kommune kann.
expertise-too-long = Der Text hat { $length } Zeichen; höchstens { $most } passen auf eine Karte.
expertise-unknown = Einen Eintrag W{ $number } gibt es nicht.
expertise-not-yours = { $label } gehört einer anderen Kommune; ändern können ihn nur deren Leute und die Geschäftsstelle.
expertise-closed = { $label } ist zurückgezogen.
expertise-gone = Diesen Eintrag gibt es nicht mehr.
expertise-same = An { $label } hat sich dadurch nichts geändert.
expertise-unclear = Stimmt **{ $label }**, oder stimmt es nicht? `!stimmt { $label }` · `!stimmt-nicht { $label }`
expertise-no-listing = { $label } sagt, was { $owner } kann; dazu passt dieser Befehl nicht. Kontakt: { $contact }

expertise-confirmed = **{ $label }** stimmt weiterhin. Danke fürs Bescheidgeben.
expertise-accepted = **{ $label }** ist bestätigt: { $owner } kann „{ $title }“. Falsch? `!rückgängig`
expertise-declined = **{ $label }** „{ $title }“ ist abgelehnt und steht nirgends. Doch richtig? `!rückgängig`
expertise-withdrawn = **{ $label }** ist zurückgezogen. Doch nicht? `!rückgängig`
expertise-amended = **{ $label }** ist geändert: { $title }
expertise-now-hidden = **{ $label }** ist verborgen. Wieder zeigen: `!einblenden { $label }`
expertise-unhidden = **{ $label }** ist wieder zu sehen.
expertise-undone = Zurückgenommen; **{ $label }** ist wieder wie vorher.
expertise-undone-making = Zurückgenommen; **{ $label }** steht nicht mehr unter „Wer macht was“.
expertise-waiting = **{ $label }** „{ $title }“ wartet wieder auf eure Antwort: ✅ stimmt · ❌ stimmt nicht

expertise-ask = **{ $label }** „{ $title }“ stimmt das noch? ✅ ja · ❌ nein. Ohne Antwort bleibt es stehen, nach 30 Tagen mit dem Zusatz „vielleicht veraltet“.

who-what = Worum geht es?
who-line = **{ $label }** { $owner }: { $title }
who-word = { $word }
who-why = weil: { $reasons }
who-listing = Am Brett: { $line }
who-question = Schon gefragt: { $line }
who-nobody = Zu „{ $words }“ hat noch keine Kommune gesagt, dass sie es kann.
who-ask-all = Alle fragen: `!frage { $words }`
who-municipality = Wer für { $municipality } spricht: `!paten { $municipality }`

gaps-title = Dazu hat noch keine Kommune gesagt, dass sie es kann:
gaps-topics = { $names }
gaps-claim = Könnt ihr etwas davon? `!kann { $example } #{ $tag }`
gaps-none = Zu jedem Thema der Region gibt es eine Kommune, die es kann.
gaps-no-topics = Für diese Region sind keine Themen hinterlegt.
gaps-alone-title = **Nur für { $municipality }:** Das hängt bei euch an einer Person, ohne Vertretung.
gaps-alone = **{ $label }** „{ $title }“
gaps-alone-near = { $line } – vertreten könnte vielleicht { $owner } (**{ $label }** „{ $title }“)
gaps-alone-more = … und { $count } weitere
gaps-alone-hint = Vertretung eintragen: `!ändern { $label } Vertretung: Bauamt`. Oder jemand aus der Kommune schreibt `!ich { $municipality }`.
