question-head = **{ $label } · { $owner } fragt:** { $title }
question-over = ~~{ $head }~~
question-bare = **{ $label }** · Frage von { $owner }
question-body = { $body }
question-topic = `#{ $tag }`
question-answers = **Antworten ({ $count }):** { $answers }
question-answers-more = { $answers } · … und { $count } weitere: `!zeige { $label }`
question-answers-all = **Antworten ({ $count }):**
question-answer = { $who }: „{ $words }“
question-answer-full = **{ $who }:** { $words }
question-answer-helped = ✅ { $answer }
question-known = Vielleicht weiß es schon: { $lines }
question-known-expertise = **{ $label }** { $owner } „{ $title }“
question-hint = 💬 auf diese Karte antworten oder `!antwort { $label } …` · { $answers ->
    [some] 🙏 auf die Antwort, die geholfen hat
   *[none] ✏️ Nachricht bearbeiten · `!rückgängig`
}
question-hint-shown = 💬 `!antwort { $label } …` oder im Raum auf die Karte antworten
question-contact = Kontakt: { $names }
question-since = Gefragt am { $day }
question-helped-card = { $count ->
    [one] ✅ Geholfen hat: { $names }
   *[other] ✅ Geholfen haben: { $names }
}
question-done-card = ✅ Erledigt.
question-withdrawn-card = Zurückgezogen.
question-hidden-card = Von der Geschäftsstelle verborgen.

cmd-ask-room = Alle etwas fragen; die Antworten sammelt der Bot auf einer Karte
    .more = Wer mag, ergänzt `#thema`. Geantwortet wird auf die Karte, in ihrem Thread oder mit `!antwort`; was geholfen hat, bekommt ein 🙏. Nachricht bearbeiten ändert die Frage, Nachricht löschen zieht sie zurück. Nach 60 Tagen schließt sie sich von selbst.
cmd-questions = Fragen, die noch offen sind, die neuesten zuerst
cmd-answer = Eine Frage beantworten
    .more = Dasselbe tut eine Antwort auf die Karte der Frage oder eine Nachricht in ihrem Thread. Nachricht bearbeiten ändert die Antwort, Nachricht löschen nimmt sie weg.
cmd-helped = Sagen, wessen Antwort geholfen hat
    .more = Dasselbe tut 🙏 auf der Antwort. Die Frage ist damit erledigt, die Helfenden bekommen ein Danke und können daraus einen Eintrag unter „Wer macht was“ machen.

question-only-marks = Da fehlt noch die Frage.
question-unknown = Eine Frage { $number } gibt es nicht. `!fragen` zeigt die offenen.
question-not-yours = { $label } hat eine andere Kommune gefragt; ändern können sie nur deren Leute und die Geschäftsstelle.
question-closed = { $label } ist nicht mehr offen.
question-gone = Diese Frage gibt es nicht mehr.
question-is-one = { $label } ist eine Frage; das geht nur bei Gesuchen und Angeboten. Antworten: `!antwort { $label } …`

question-amended = **{ $label }** ist geändert: { $title }
question-done = **{ $label }** ist erledigt. Danke fürs Bescheidgeben.
question-withdrawn = **{ $label }** ist zurückgezogen. Doch nicht? `!rückgängig`
question-hidden = **{ $label }** ist verborgen. Wieder zeigen: `!einblenden { $label }`
question-unhidden = **{ $label }** ist wieder zu sehen.
question-undone = Zurückgenommen; **{ $label }** ist wieder wie vorher.
question-undone-making = Zurückgenommen; **{ $label }** wird nicht mehr gefragt.

question-list-line = { $line } · { $count ->
    [one] 1 Antwort
   *[other] { $count } Antworten
}
question-list-many = … und mindestens { $count } weitere: `!mehr`
question-list-nothing = Gerade ist keine Frage offen. Alle fragen: `!frage Wer hat eine Vorlage für eine Vergabeordnung?`
question-list-words = `!fragen` zeigt die offenen Fragen. Alle fragen: `!frage { $words }`

answer-kept = Danke! Eure Antwort steht auf der Karte von **{ $label }**.
answer-told = Auf eure Frage **{ $label }** „{ $title }“ antwortet { $who }: { $words }
    Geholfen? 🙏 auf diese Nachricht oder `!geholfen { $label } { $who }`
answer-gone = Diese Antwort gibt es nicht mehr.
answer-undone = Zurückgenommen; eure Antwort steht nicht mehr auf der Karte von **{ $label }**.

helped-noted = Schön! Bei **{ $label }** steht jetzt, dass { $who } geholfen hat.
helped-not = Gut zu wissen; an **{ $label }** ändere ich nichts.
helped-already = Dass { $who } geholfen hat, steht schon bei { $label }.
helped-nobody = Auf { $label } hat noch niemand geantwortet. Ohne Antwort schließen: `!erledigt { $label }`
helped-who = Wer hat bei { $label } geholfen? Geantwortet haben: { $names }. Beispiel: `!geholfen { $label } { $who }`
helped-undone = Zurückgenommen; **{ $label }** ist wieder wie vorher.
helped-thanks = Danke! Ihr habt bei **{ $label }** geholfen.
helped-propose = { $thanks } Soll ich „{ $title }“ als euer Wissen eintragen? ✅ ja · ❌ nein · oder `!stimmt { $label }`
