reminder-made = { $whom ->
    [room] ⏰ **{ $label }** · Hier im Raum am { $moment }: { $what }
   *[own] ⏰ **{ $label }** · Im Direktchat am { $moment }: { $what }
}
reminder-moment = { $moment }
reminder-again = Danach: { $dates } …
reminder-only-once = Danach nicht mehr.
reminder-note = { $about ->
    [school] Wann hier Ferien sind, weiß ich nicht; deshalb kommt es auch dann.
    [skipped] In dieser Nacht wird die Uhr vorgestellt; deshalb eine Stunde später als gesagt.
   *[repeated] In dieser Nacht gibt es die Stunde zweimal; gemeint ist die erste.
}
reminder-hint = Nicht mehr nötig: `!zurückziehen { $label }` · ✏️ Nachricht bearbeiten · `!rückgängig`
reminder-now = { $again ->
    [yes] ⏰ **{ $label }** · { $what }
    ✅ erledigt · 💤 in einer Stunde · ❌ nie wieder
   *[no] ⏰ **{ $label }** · { $what }
    ✅ erledigt · 💤 in einer Stunde
}
reminder-meetup = { $label } { $title }: { $when }
reminder-marked = { $state ->
    [done] ✅ **{ $label }** · { $what }
    [later] 💤 **{ $label }** · { $what }
   *[over] ❌ **{ $label }** · { $what }
}
reminder-line = { $whom ->
    [room] { $again ->
        [yes] **{ $label }** { $moment } 🔁: { $what } (im Raum)
       *[no] **{ $label }** { $moment }: { $what } (im Raum)
    }
   *[own] { $again ->
        [yes] **{ $label }** { $moment } 🔁: { $what }
       *[no] **{ $label }** { $moment }: { $what }
    }
}
reminder-end = Nicht mehr nötig: `!zurückziehen { $label }`
reminder-none = Es steht nichts an. So geht es: `!erinnere mich morgen um 9 an die Unterlagen`
reminder-none-here = Für diesen Raum steht nichts an. Eigene Erinnerungen zeigt `!erinnerungen` im Direktchat. So geht es: `!erinnere uns morgen um 9 an die Unterlagen`
reminder-over = { $state ->
    [done] **{ $label }** · { $what }: ✅ erledigt.
    [cancelled] **{ $label }** · { $what }: abgebrochen.
   *[said] **{ $label }** · { $what }: schon erinnert. Noch einmal: `!später { $label } morgen 9 Uhr`
}
reminder-cancelled = { $label } kommt nicht mehr. Doch? `!rückgängig`
reminder-done = { $label } ist erledigt.
reminder-done-once = { $label }: für dieses Mal erledigt, wieder am { $moment }.
reminder-later = 💤 { $label } kommt am { $moment } noch einmal.
reminder-undone = { $label } ist wieder wie vorher.
reminder-undone-making = { $label } ist zurückgenommen.
reminder-no-date = Da fehlt noch, wann.
reminder-no-text = Da fehlt noch, woran.
reminder-too-long = Das ist zu lang für eine Erinnerung; höchstens { $most } Zeichen.
reminder-too-many = Es warten schon { $most } Erinnerungen; mehr merke ich mir für eine Person nicht. `!erinnerungen` im Direktchat zeigt sie.
reminder-unknown = Eine Erinnerung { $number } gibt es nicht. `!erinnerungen` zeigt, was ansteht.
reminder-meetup-over = { $label } ist vorbei oder abgesagt; daran erinnere ich nicht mehr.
reminder-meetup-late = Vor { $label } gibt es diesen Zeitpunkt nicht mehr. Kürzer vorher: `!erinnere mich { $label } 1 Stunde vorher`
reminder-gone = Diese Erinnerung gibt es nicht mehr.
reminder-closed = { $label } kommt ohnehin nicht mehr.
reminder-is-one = { $label } ist eine Erinnerung; damit geht das nicht. Es gibt: `!ändern { $label } morgen 10 Uhr` · `!zurückziehen { $label }` · `!später { $label }`

cmd-remind = Sich oder alle an etwas erinnern lassen, einmal oder immer wieder
    .more = Im Raum erinnert der Bot alle dort, mit „mich“ nur im Direktchat. Zeitpunkt und Anlass stehen in beliebiger Reihenfolge; ohne Uhrzeit kommt es um neun an einem Arbeitstag. Auf der Erinnerung heißt ✅ erledigt, 💤 in einer Stunde, ❌ nie wieder.
cmd-reminders = Was noch ansteht: im Raum dessen Erinnerungen, im Direktchat die eigenen
cmd-later = Eine Erinnerung noch einmal bekommen
    .more = Ohne Zeitpunkt in einer Stunde; dasselbe tut 💤 auf der Erinnerung. Als Antwort auf sie genügt „später morgen 10 Uhr“.
