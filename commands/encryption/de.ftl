unreadable = 🔒 Eine verschlüsselte Nachricht von euch ({ $where ->
        [direct] hier im Direktchat
       *[room] im Raum
    }, { $at }) kann ich nicht lesen: Mir fehlt ihr Schlüssel. Kommt er noch, antworte ich dort von selbst; zweimal schicken ist nicht nötig.
    Hilft Warten nicht: Element einmal schließen und neu öffnen, dann die Nachricht noch einmal schreiben. Bleibt es dabei, hilft „Einstellungen → Sicherheit“: dieses Gerät bestätigen.
verifying-emoji = { $symbol } { $german } ({ $english })
verifying-numbers = { $numbers }
verifying =
    🔑 { $user } prüft gerade in Element, ob der Bot echt ist, und sollte dort sehen:
    { $code }
    Sieht { $user } genau das, kann dort bestätigt werden; wenn nicht, bitte dort auf „stimmt nicht überein“.
