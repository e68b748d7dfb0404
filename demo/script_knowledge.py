"""Who does what, in the scripted conversation: claimed, asked after, learned from answers, subscribed to; reminders."""

from demo.steps import Card, Like, Scene, Told, say, talk

EXPERTISE = Scene(
    "Wer macht was",
    (
        say(
            "bernd",
            "!kann Vergaberecht, E-Vergabe, Spezialist, Rat, Schulung, dienstags #vergabe",
            "Büren kann: Vergaberecht, E-Vergabe",
            "spezialisiert · Rat, Schulung · dienstags · #vergabe",
            label="recht",
        ),
        say(
            "carla",
            "!kann Backoffice Standesamt, Erfahrung, Aushilfe, Vertretung: Ordnungsamt",
            "Salzkotten kann: Backoffice Standesamt",
            "Vertretung: Ordnungsamt",
            label="amt",
        ),
        say("anna", "!wer Ausschreibungen", "{recht} Büren", "Kontakt: Bernd (Büren)", "weil: Ausschreibungen"),
        say("detlef", "Wer kennt sich mit dem Standesamt aus?", "{amt} Salzkotten: Backoffice Standesamt"),
        say("detlef", "!wer Vergaberehct", "{recht} Büren", without=("Standesamt",)),
        talk("detlef", "Wer kennt sich mit Quantencomputern aus?"),
        say("detlef", "!wer Quantencomputer", "noch keine Kommune", "!frage Quantencomputer", "Vergabeportal NRW"),
        say("carla", "!zeige {recht}", "Büren kann: Vergaberecht", "Kontakt: Bernd (Büren)"),
        say("carla", "!zurückziehen {recht}", "{recht}", "nur deren Leute und die Geschäftsstelle"),
        say("bernd", "!stimmt {recht}", "{recht} stimmt weiterhin"),
        say("anna", "!themen vergabe", "{recht}", "Kanalreinigung"),
        say("carla", "!lücken", "noch keine Kommune", "!kann"),
        say("anna", "!kann", "Es fehlt noch"),
    ),
)

QUESTIONS = Scene(
    "Alle fragen",
    (
        say("carla", "!abo #feuerwehr", "#feuerwehr", "sofort", "!abo aus #feuerwehr"),
        say(
            "petra", "!frage Wer hat eine Vorlage für eine Friedhofssatzung?", "Hövelhof fragt: Wer hat", label="frage"
        ),
        talk(
            "bernd",
            "Wir haben eine von 2024, ich schicke sie gern.",
            reply="frage",
            label="antwort",
            then=(Card("frage", ("Antworten (1)", "Büren: „Wir haben eine von 2024")),),
        ),
        Like(
            who="petra",
            label="antwort",
            key="🙏",
            own=True,
            then=(
                Card("frage", ("Geholfen hat: Büren",)),
                Told("bernd", ("Friedhofssatzung", "als euer Wissen eintragen?")),
            ),
        ),
        say(
            "detlef",
            "!biete Feuerwehrschläuche, gereinigt und geprüft",
            "Lichtenau bietet: Feuerwehrschläuche",
            then=(Told("carla", ("#feuerwehr", "Lichtenau bietet „Feuerwehrschläuche")),),
        ),
        say("carla", "!abos", "#feuerwehr"),
        say("carla", "!abo aus #feuerwehr", "#feuerwehr"),
        say("geschaeftsstelle", "!thema #ehrenamt Ehrenamt: Freiwillige, Vereine", "#ehrenamt", "Freiwillige"),
        say("carla", "!thema weg #ehrenamt", "Das kann nur die Geschäftsstelle."),
    ),
)

REMINDERS = Scene(
    "Erinnerungen",
    (
        say(
            "anna",
            "!erinnere uns morgen um 9 an die Unterlagen",
            "Hier im Raum am",
            "09:00 Uhr: die Unterlagen",
            label="unterlagen",
        ),
        say(
            "bernd",
            "!erinnere uns jeden ersten Mittwoch im Monat 10 Uhr an die Runde",
            "10:00 Uhr: die Runde",
            "Danach:",
            label="runde",
        ),
        say("petra", "!erinnere mich in zwei Wochen an den Förderantrag", "Im Direktchat am", label="antrag"),
        say("carla", "!erinnerungen", "die Unterlagen", "🔁: die Runde", without=("Förderantrag",)),
        say("carla", "!ändern {unterlagen} übermorgen 8 Uhr", "08:00 Uhr: die Unterlagen"),
        say("carla", "!zeige {antrag}", "gibt es nicht"),
        say("detlef", "!erinnere uns am 31.6. an die Frist", "31.6.", "Beispiel: !erinnere"),
        say("anna", "!zurückziehen {unterlagen}", "kommt nicht mehr"),
    ),
)
