calendar-line = { $when }: **{ $label }** { $title } · { $where }
calendar-place = { $place }
calendar-nowhere = Ort noch offen
calendar-empty = In den nächsten acht Wochen steht kein Treffen an. So geht es: `!treffen Stammtisch, Do 3.12. 10 Uhr, Rathaus Büren`
calendar-hint-file = Für den eigenen Kalender: `!kalender datei`
calendar-hint-direct = Für den eigenen Kalender: `!kalender datei`, oder `!kalender` im Direktchat zeigt die Adresse zum Abonnieren.
calendar-address = Zum Abonnieren in Outlook, Thunderbird oder auf dem Telefon: { $address } (bitte nicht weitergeben: Wer die Adresse kennt, sieht die Treffen)
calendar-file = { $count ->
    [one] Hier ist das Treffen als Datei. Öffnen trägt es in den Kalender ein.
   *[other] Hier sind { $count } Treffen als Datei. Öffnen trägt sie in den Kalender ein.
}
calendar-new = Der Kalender hat eine neue Adresse, die alte gilt ab sofort nicht mehr. `!kalender` im Direktchat zeigt sie.
calendar-no-feed = Für diesen Bot ist kein Kalender zum Abonnieren eingerichtet. `!kalender datei` geht immer.
calendar-words = „{ $words }“ verstehe ich hier nicht. Es gibt: `!kalender`, `!kalender datei`, `!kalender neu`

cmd-calendar = Die Treffen der nächsten acht Wochen
    .more = `datei` schickt sie als Kalenderdatei. Ist ein Kalender zum Abonnieren eingerichtet, steht seine Adresse im Direktchat; die Geschäftsstelle gibt mit `neu` eine neue aus, die alte gilt dann nicht mehr.
