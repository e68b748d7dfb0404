task-head = **{ $label } · { $owner }:** { $line }
task-bare = **{ $label }** · Aufgabe, gelöscht. { $owner }
task-over = ~~{ $head }~~
task-dated = { $what }, bis { $due }
task-overdue = { $what }, fällig war { $due }
task-undated = { $what }
task-from = { $line } (aus { $meetup })
task-hint = { $dated ->
    [yes] ✅ erledigt · `!verlängern { $label } bis …` · ✏️ Nachricht bearbeiten · `!rückgängig`
   *[no] ✅ erledigt · mit Frist: `!verlängern { $label } bis …` · ✏️ Nachricht bearbeiten · `!rückgängig`
}
task-ended = { $state ->
    [done] ✅ Erledigt.
   *[withdrawn] Zurückgezogen.
}
task-line = **{ $label }** { $owner }: { $line }
task-line-done = ✅ { $line }
task-remind = { $when ->
    [before] **{ $label }** · fällig am { $due }: { $what }
   *[after] **{ $label }** · fällig war { $due }: { $what }
}
task-remind-hint = ✅ erledigt · mehr Zeit: `!verlängern { $label } bis …` · nicht mehr nötig: `!zurückziehen { $label }`

task-done = **{ $label }** ist erledigt. Danke!
task-withdrawn = **{ $label }** ist zurückgezogen. Doch nicht? `!rückgängig`
task-changed = **{ $label }** ist geändert: { $line }
task-undone = Zurückgenommen; **{ $label }** ist wieder wie vorher.
task-undone-making = Zurückgenommen; **{ $label }** gilt nicht mehr.

task-none = Gerade ist nichts offen. So geht es: `!aufgabe Büren: Vorlage schicken bis 15.1.`
task-none-of = { $owner }: Gerade ist nichts offen. Die Aufgaben aller zeigt `!aufgaben alle`.
task-none-meetup = Aus { $label } gibt es keine Aufgaben. So geht es: `!aufgabe { $label } Büren: Vorlage schicken bis 15.1.`
task-list-words = „{ $words }“ ist weder eine Kommune noch ein Treffen. Zum Beispiel: `!aufgaben Büren` · `!aufgaben alle`

task-no-text = Da fehlt noch, was zu tun ist.
task-no-municipality = Für welche Kommune? Bitte ihren Namen voranstellen.
task-no-meetup = Ein Treffen T{ $number } gibt es nicht.
task-no-day = Bis wann? Zum Beispiel: `!verlängern { $label } bis Freitag`
task-too-long = Das ist zu lang für eine Aufgabe; höchstens { $most } Zeichen.
task-not-yours = { $label } ist Sache einer anderen Kommune; ändern können sie deren Leute, wer sie aufgeschrieben hat, und die Geschäftsstelle.
task-closed = { $label } ist nicht mehr offen.
task-gone = Diese Aufgabe gibt es nicht mehr.
task-is-one = { $label } ist eine Aufgabe; damit geht das nicht. Es gibt: `!erledigt { $label }` · `!verlängern { $label } bis Freitag` · `!ändern { $label } …` · `!zurückziehen { $label }`

cmd-task = Festhalten, wer was bis wann übernimmt
    .more = Die Kommune steht am Anfang oder in Klammern, ohne Namen ist es die eigene; eine Frist ist freiwillig. Mit `T15` davor oder als Antwort auf dessen Karte gehört es zu einem Treffen. Am letzten Arbeitstag vor der Frist erinnert der Bot die Kommune im Direktchat, und noch einmal am ersten danach; ✅ heißt erledigt. Nachricht bearbeiten ändert die Aufgabe, Nachricht löschen zieht sie zurück.
cmd-tasks = Was noch zu erledigen ist, das Dringendste zuerst
    .more = Mit dem Namen einer Kommune nur deren Aufgaben, mit `T15` die aus einem Treffen. Im Direktchat sind es die eigenen, mit `alle` die aller Kommunen.
