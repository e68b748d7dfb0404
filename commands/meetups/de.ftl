meetup-head = **{ $label } · { $title }**
meetup-when = { $when } · { $where }
meetup-on = { $day }
meetup-at = { $place }
meetup-at-and-host = { $place }, Gastgeber: { $host }
meetup-at-host = bei { $host }, der Ort folgt
meetup-nowhere = Ort noch offen
meetup-online = { $place } (ohne Anreise)
meetup-body = { $body }
meetup-topic = `#{ $tag }`
meetup-again = 🔁 Danach: { $dates }
meetup-last = 🔁 Letzter Termin dieser Reihe
meetup-answers = { $answer ->
    [yes] ✅ Dabei
    [maybe] 🟡 Vielleicht
    [again] ❔ Neu gefragt
   *[no] ❌ Nicht dabei
}: { $names }{ $more ->
    [yes] {" "}(zusammen { $people } Personen)
   *[no] {""}
}
meetup-who = { $people ->
    [1] { $name }
   *[other] { $name } ({ $people })
}
meetup-agenda = Tagesordnung:
meetup-point = { $number }\. { $point }
meetup-points-more = { $points }
    … und { $count } weitere: `!tagesordnung { $label }`
meetup-holiday = ⚠️ { $day } ist ein Feiertag: { $name }.
meetup-school = ⚠️ { $day } liegt in den Ferien: { $name }.
meetup-school-unknown = ⚠️ Die Schulferien kenne ich für diese Region nicht; ausgelassen habe ich keine.
meetup-skipped = ⚠️ { $said } Uhr gibt es an diesem Tag nicht, die Uhren werden vorgestellt; gemeint ist { $meant } Uhr.
meetup-repeated = ⚠️ { $said } Uhr gibt es an diesem Tag zweimal, die Uhren werden zurückgestellt; gemeint ist das erste Mal.
meetup-weekday = ⚠️ Genannt war ein anderer Wochentag; gemeint ist { $day }.
meetup-clash = ⚠️ Zur gleichen Zeit: **{ $label }** { $title }
meetup-hint = ✅ wir kommen · 🟡 vielleicht · ❌ nicht · `!zusage { $label } zu zweit` · `!tagesordnung { $label } + Punkt`
meetup-struck = ~~{ $line }~~
meetup-reason = ❌ Findet nicht statt: { $reason }
meetup-no-reason = ❌ Findet nicht statt.
meetup-bare = **{ $label }** · Treffen von { $owner }: { $state ->
    [hidden] von der Geschäftsstelle verborgen.
   *[cancelled] findet nicht statt.
}
meetup-over-card = Vorbei. Was ist entstanden? `!protokoll { $label } …`
meetup-over-record = Vorbei. Ergebnis: { $record } · mehr: `!protokoll { $label }`
meetup-line = **{ $label }** { $title }: { $when } · { $where }

meetup-none = Es steht kein Treffen an. So geht es: `!treffen Stammtisch, Do 3.12. 10 Uhr, Rathaus Büren`
meetup-list-end = Zusagen: `!zusage { $label }` · alles dazu: `!zeige { $label }`
meetup-no-date = Da fehlt noch, wann.
meetup-coarse = Das ist zu ungenau: Es fehlt der Tag.
meetup-title-long = Der Titel ist zu lang; höchstens { $most } Zeichen.
meetup-unknown = Ein Treffen { $number } gibt es nicht. `!termine` zeigt, was ansteht.
meetup-which = Es stehen mehrere Treffen an. Bitte die Nummer dazuschreiben.
meetup-gone = Dieses Treffen gibt es nicht mehr.
meetup-over = { $label } ist schon vorbei.
meetup-cancelled = { $label } ist abgesagt. Ein neues: `!treffen …`
meetup-not-yours = { $label } haben andere angesetzt. Ändern können es deren Kommune, der Gastgeber und die Geschäftsstelle.
meetup-for-others = Für { $name } antwortet { $name } selbst, oder die Geschäftsstelle.
meetup-not-then = { $label } hat am { $day } keinen Termin.
meetup-all-how = Wie oft alle Termine von { $label } sein sollen, bitte dazuschreiben, zum Beispiel: `!verlegen { $label } auf jeden ersten Mittwoch im Monat 9 Uhr`
meetup-is-one = { $label } ist ein Treffen; damit geht das nicht. Es gibt: `!verlegen { $label } auf …` · `!absagen { $label }` · `!ändern { $label } …`

meetup-noted = { $answer ->
    [yes] ✅ { $name } kommt zu { $label }{ $people ->
        [1] {""}
       *[other] , mit { $people } Personen
    }.
    [maybe] 🟡 { $name } kommt vielleicht zu { $label }.
   *[no] ❌ { $name } kommt nicht zu { $label }.
} ({ $when })
meetup-answer-undone = Die Antwort zu { $label } ist zurückgenommen.
meetup-moved = Verlegt: { $line }
meetup-told = { $count ->
    [one] Eine Person, die zugesagt hatte, ist benachrichtigt.
   *[other] { $count } Personen, die zugesagt hatten, sind benachrichtigt.
}
meetup-told-moved = { $changed ->
    [place] Der Ort hat sich geändert: { $line }
   *[time] Verlegt: { $line }
        Passt das noch? ✅ ja · 🟡 vielleicht · ❌ nein
}
meetup-called-off = { $scope ->
    [all] Abgesagt: { $line }
   *[one] Fällt aus: { $label } am { $when }. Die anderen Termine bleiben; alle absagen: `!absagen { $label } alle`
}
meetup-after-all = Doch nicht? `!rückgängig`
meetup-because = „{ $reason }“
meetup-told-why-not = Ein Grund wurde nicht genannt.
meetup-told-off = Abgesagt: { $line }
    { $reason }
meetup-told-cancelled = Findet nicht statt: { $line }
meetup-told-after-all = Es bleibt dabei: { $line }
meetup-amended = { $label } ist geändert: { $title }
meetup-hidden = { $label } ist verborgen.
meetup-unhidden = { $label } ist wieder zu sehen.
meetup-undone = { $label } ist wieder wie vorher.
meetup-undone-making = { $label } ist zurückgenommen.

meetup-reminder = 📅 **{ $label } · { $title }**: { $when } · { $where }
meetup-reminder-agenda = { $count ->
    [one] Ein Punkt
   *[other] { $count } Punkte
} auf der Tagesordnung: `!tagesordnung { $label }`
meetup-reminder-hint = ✅ wir kommen · 🟡 vielleicht · ❌ nicht
meetup-leads = { $label }: Erinnert wird vorher: { $leads }. Keine: `!erinnern { $label } aus`
meetup-leads-none = { $label }: Erinnert wird nicht. Doch: `!erinnern { $label } 1 Tag, 2 Stunden`
meetup-lead = { $unit ->
    [w] { $count ->
        [one] 1 Woche
       *[other] { $count } Wochen
    }
    [d] { $count ->
        [one] 1 Tag
       *[other] { $count } Tage
    }
    [h] { $count ->
        [one] 1 Stunde
       *[other] { $count } Stunden
    }
   *[m] { $count ->
        [one] 1 Minute
       *[other] { $count } Minuten
    }
}
meetup-leads-unknown = „{ $words }“ verstehe ich nicht als Zeit vorher.

host-list = Gern Gastgeber sind, in dieser Reihenfolge: { $names }. Mitmachen: `!gastgeber ja` · aufhören: `!gastgeber nein`
host-never = { $name }
host-last = { $name } (zuletzt { $day })
host-none = Noch hat sich keine Kommune als Gastgeber gemeldet. Mitmachen: `!gastgeber ja`
host-joined = { $name } ist gern Gastgeber und kommt der Reihe nach dran. Doch nicht: `!gastgeber nein`
host-left = { $name } ist nicht mehr in der Reihe der Gastgeber.
host-who = Für welche Kommune? Bitte erst `!ich` und den Namen der Kommune schreiben.
host-for-others = Für { $name } meldet sich { $name } selbst, oder die Geschäftsstelle.
host-words = „{ $words }“ verstehe ich hier nicht. Es gibt: ja, nein, weiter, oder den Namen einer Kommune.
host-of = { $label }, { $when }: { $state ->
    [known] Gastgeber ist { $host }. Weitergeben: `!gastgeber { $label } weiter`
   *[open] Ein Gastgeber fehlt noch. `!gastgeber { $label } ja`
}
host-set = { $label }, { $when }: Gastgeber ist jetzt { $host }.
host-nobody-else = Für { $label } gibt es sonst niemanden in der Reihe. Mitmachen: `!gastgeber ja`

agenda-head = **{ $label } · { $title }**, { $when }. Tagesordnung:
agenda-none = Noch nichts.
agenda-proposals = Am Brett wartet noch: { $lines }
agenda-hint = Dazu: `!tagesordnung { $label } + Punkt` · weg: `!tagesordnung { $label } - 1`
agenda-added = { $count ->
    [one] Aufgenommen. { $label } hat jetzt:
   *[other] { $count } Punkte aufgenommen. { $label } hat jetzt:
}
agenda-removed = Gestrichen aus { $label }: { $point }
agenda-undone = Die Tagesordnung von { $label } ist wieder wie vorher.
agenda-empty = Da fehlt noch der Punkt.
agenda-full = Mehr als { $most } Punkte nimmt eine Tagesordnung nicht auf.
agenda-long = Ein Punkt darf höchstens { $most } Zeichen haben.
agenda-no-point = Einen Punkt { $number } gibt es auf der Tagesordnung von { $label } nicht.
agenda-not-yours = Den Punkt { $number } haben andere eingebracht.

record-question = **{ $label } · { $title }** am { $day } ist vorbei. Was ist entstanden? Zwei Sätze genügen: einfach auf diese Nachricht antworten, oder `!protokoll { $label } …`. Aufgaben wie „Büren schickt die Vorlage bis 15.1.“ merke ich mir.
record-kept = Festgehalten: { $label } vom { $day }. Nachlesen: `!protokoll { $label }`
record-task = 📌 **{ $label } · { $owner }:** { $task }
record-task-due = 📌 **{ $label } · { $owner }:** { $task }, bis { $due }
record-none = Zu { $label } ({ $when }) ist noch nichts festgehalten. So geht es: `!protokoll { $label } Büren schickt die Vorlage bis 15.1.`
record-head = **{ $label } · { $title }**, was entstanden ist:
record-line = { $day }: { $record }
record-tasks = Noch offen: { $tasks }
record-open-task = **{ $label }** { $task }

cmd-meetup = Ein Treffen ansetzen, einmal oder als Reihe; ohne Text die nächsten zeigen
    .more = Titel, wann und wo, durch Kommas getrennt; weitere Zeilen sind Text. Steht eine Kommune im Ort, ist sie Gastgeber; ohne Ort ist der Reihe nach jemand dran (`!gastgeber`). Nachricht bearbeiten ändert das Treffen, Nachricht löschen sagt es ab.
cmd-meetups = Die nächsten Treffen
cmd-come = Zu einem Treffen zusagen, für die eigene Kommune
    .more = Dasselbe tut ✅ auf der Karte. Es zählt die letzte Antwort einer Kommune. Steht nur ein Treffen an, geht es ohne Nummer.
cmd-may-come = Vielleicht zu einem Treffen kommen
cmd-not-come = Zu einem Treffen nicht kommen
cmd-move-meetup = Ein Treffen auf einen anderen Tag, eine andere Zeit oder an einen anderen Ort verlegen
    .more = Wer zugesagt hatte, wird einmal benachrichtigt und neu gefragt. Bei einer Reihe ist der nächste Termin gemeint, oder der genannte: `vom 6.1. auf 13.1.`
cmd-call-off = Ein Treffen absagen
    .more = Wer zugesagt hatte, wird einmal benachrichtigt. Bei einer Reihe fällt der nächste oder der genannte Termin aus, mit „alle“ die ganze Reihe.
cmd-host = Wer gern Gastgeber ist, und wer dran ist
    .more = `ja` und `nein` melden die eigene Kommune an und ab. Dran ist, wer am längsten nicht Gastgeber war. Mit der Nummer eines Treffens: zeigen, eine Kommune nennen oder mit „weiter“ weitergeben.
cmd-agenda = Die Tagesordnung eines Treffens zeigen und ergänzen
    .more = Mit `+` kommt ein Punkt dazu, eine Zeile für jeden; mit `- 2` fällt der zweite weg.
cmd-minutes = Festhalten und nachlesen, was bei einem Treffen entstanden ist
    .more = Sätze wie „Büren schickt die Vorlage bis 15.1.“ werden zu Aufgaben, an die erinnert wird.
cmd-meetup-leads = Festlegen, wie lange vor einem Treffen im Raum erinnert wird
    .more = Ohne Angabe gilt, was in der Region üblich ist; `aus` schaltet es ab, `an` wieder ein.
