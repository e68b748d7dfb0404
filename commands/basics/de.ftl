cmd-undo = Das Letzte zurücknehmen
    .more = Nimmt zurück, was ihr zuletzt getan habt; noch einmal, was davor war.
cmd-more = Die nächsten Zeilen einer langen Liste
cmd-help = Hilfe, auch zu einem einzelnen Befehl
cmd-commands = Alle Befehle, je eine Zeile
cmd-rules = Die Spielregeln der Region
cmd-links = Plattformen, die die Region schon nutzt

help-title = **Das Wichtigste:**
help-line = `{ $example }` – { $about }
help-coordinator = Für die Geschäftsstelle: { $commands }
help-more = Alles: `!befehle` · genauer: `!hilfe suche`
help-command = `{ $usage }` – { $about }
help-other-words = Geht auch: { $words }
help-short = `{ $word }` – { $about }

undo-nothing = Es gibt nichts von euch, das sich zurücknehmen lässt.
rules-title = **Spielregeln von { $region }**
rules-line = { $line }
rules-none = Für diese Region sind keine Spielregeln hinterlegt.
links-none = Für diese Region sind keine Plattformen hinterlegt.
