cmd-topics = Die Themen der Region, und was es dazu gibt
    .more = Mit einem Thema dahinter: die anderen Wörter dafür und das Neueste dazu.
cmd-topic = Ein Thema ansehen; die Geschäftsstelle kann es auch ändern
    .more = Ändern kann nur die Geschäftsstelle: `!thema #ehrenamt Ehrenamt: Vereinspflege, Ehrenamtskarte` legt ein Thema an oder gibt ihm Namen und Synonyme, `!thema #ehrenamt + Freiwilligentag` ergänzt, `!thema #ehrenamt - Vereinspflege` streicht. `!thema umbenennen #ehrenamt Engagement` ändert den Namen, `!thema umbenennen #ehrenamt #engagement` das Kürzel, und das alte gilt weiter. `!thema zusammenlegen #engagement #personal` macht aus zweien eines, `!thema weg #bauhof` nimmt eines von der Liste. `!rückgängig` nimmt jede Änderung zurück.

topic-tag = `#{ $tag }`
topic-named = **{ $name }** `#{ $tag }`
topic-also = { $topic } · auch: { $words }
topic-expertise-line = **{ $label }** { $owner } „{ $title }“
topic-list = Alle Gesuche und Angebote dazu: `!liste #{ $tag }`
topic-nothing = Dazu gibt es noch nichts. Ein Gesuch bekommt das Thema mit `#{ $tag }` im Text.

topics-line = `#{ $tag }` { $name }: { $counts }
topics-experts = { $count ->
    [one] { $count } kann das
   *[other] { $count } können das
}
topics-needs = { $count ->
    [one] { $count } Gesuch
   *[other] { $count } Gesuche
}
topics-offers = { $count ->
    [one] { $count } Angebot
   *[other] { $count } Angebote
}
topics-empty = Noch nichts: { $tags }
topics-none = Für diese Region sind keine Themen hinterlegt.

topic-added = Neues Thema: { $topic }. Falsch? `!rückgängig`
topic-changed = Geändert: { $topic }. Falsch? `!rückgängig`
topic-words-added = { $topic } heißt jetzt auch: { $words }. Falsch? `!rückgängig`
topic-words-dropped = { $topic } heißt nicht mehr: { $words }. Falsch? `!rückgängig`
topic-renamed = „{ $old }“ heißt jetzt { $topic }. Falsch? `!rückgängig`
topic-moved = Neues Kürzel: { $topic }. `#{ $old }` gilt weiter und meint `#{ $new }`. Falsch? `!rückgängig`
topic-merged-now = { $old } gehört jetzt zu { $topic }. Einträge mit `#{ $tag }` zählen dort mit. Falsch? `!rückgängig`
topic-removed = { $topic } ist kein Thema mehr. Einträge mit `#{ $tag }` behalten es. Falsch? `!rückgängig`
topic-freed = `#{ $old }` führt nicht mehr zu `#{ $new }`. Falsch? `!rückgängig`
undone-topic = Zurückgenommen: Die Themen sind wieder wie vorher.

topic-unknown = Ein Thema „{ $word }“ gibt es nicht. `!themen` zeigt alle.
topic-unknown-near = Ein Thema „{ $word }“ gibt es nicht. Gemeint: { $near }?
topic-unchanged = An { $topic } ändert das nichts.
topic-undo-changed = Das lässt sich nicht mehr zurücknehmen: Das Thema wurde inzwischen noch einmal geändert.
topic-tag-missing = Welches Thema? Zuerst kommt das Kürzel mit `#`: `!thema #ehrenamt Ehrenamt: Vereinspflege`
topic-tag-odd = „{ $tag }“ geht nicht als Kürzel: höchstens { $most } Buchstaben, Ziffern und Bindestriche, darunter ein Buchstabe. Beispiel: `!thema #schul-it Schul-IT`
topic-name-missing = Wie heißt `#{ $tag }`? Der Name kommt dahinter: `!thema #ehrenamt Ehrenamt`
topic-words-missing = Welche Wörter? `!thema #ehrenamt + Vereinspflege, Ehrenamtskarte`
topic-too-long = „{ $word }“ ist zu lang; höchstens { $most } Zeichen.
topic-too-many = Das wären { $count } Synonyme; höchstens { $most } gehören zu einem Thema.
topic-word-taken = „{ $word }“ gehört schon zu { $topic }.
topic-synonym-taken = „{ $word }“ gehört schon zu { $topic }; dort streichen: `!thema #{ $tag } - { $word }`
topic-word-unknown = „{ $word }“ ist kein Synonym von { $topic }.
topic-word-unknown-near = „{ $word }“ ist kein Synonym von { $topic }. Gemeint: { $near }?
topic-exists = Das Thema `#{ $tag }` gibt es schon. Aus zweien eines machen: `!thema zusammenlegen #{ $old } #{ $tag }`
topic-merged = `#{ $old }` meint jetzt `#{ $new }`. Wieder frei wird es mit `!thema weg #{ $old }`
topic-same = `#{ $first }` und `#{ $second }` sind schon ein Thema: { $topic }.
topic-rename-how = Welches Thema, und wie soll es heißen? `!thema umbenennen #ehrenamt Engagement` oder `!thema umbenennen #ehrenamt #engagement`
topic-merge-how = Welche zwei Themen? Das erste geht im zweiten auf: `!thema zusammenlegen #ehrenamt #personal`
topic-remove-how = Welches Thema? `!thema weg #ehrenamt`
