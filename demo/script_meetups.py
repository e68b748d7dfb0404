"""Meetings in the scripted conversation: called, answered, moved; a date found; a task; the calendar."""

from demo.steps import Card, Change, Like, Posted, Scene, Told, say

MEETUPS = Scene(
    "Treffen",
    (
        say("bernd", "!gastgeber ja", "ist gern Gastgeber"),
        say(
            "anna",
            "!treffen Stammtisch der Paten, übermorgen 10-12 Uhr, Rathaus Büren",
            "Stammtisch der Paten",
            "10:00–12:00 Uhr",
            "Rathaus Büren",
            label="stammtisch",
            then=(Posted((".ics",)),),
        ),
        Like(who="carla", label="stammtisch", key="✅", then=(Card("stammtisch", ("✅ Dabei: Salzkotten",)),)),
        say("detlef", "wir kommen zu zweit", "Lichtenau kommt zu", "mit 2 Personen", reply="stammtisch"),
        say("bernd", "!tagesordnung {stammtisch} + Leihgeräte im Winter", "1. Leihgeräte im Winter"),
        say(
            "anna",
            "!verlegen {stammtisch} auf 14 Uhr",
            "14:00–16:00 Uhr",
            "sind benachrichtigt",
            then=(
                Told("carla", ("Verlegt:", "Passt das noch?")),
                Card("stammtisch", ("❔ Neu gefragt: Salzkotten, Lichtenau (2)", "1. Leihgeräte im Winter")),
            ),
        ),
        say("carla", "!verlegen {stammtisch} auf morgen", "haben andere angesetzt"),
        say("detlef", "!treffen Runde, 31.6. 10 Uhr", "31.6.", "Beispiel: !treffen"),
        say("carla", "!erinnere mich {stammtisch} eine Stunde vorher", "Im Direktchat am", "13:00 Uhr"),
        say("detlef", "!kalender", "Stammtisch der Paten"),
        say("anna", "!aufgabe Büren: Vorlage schicken bis 15.1.", "Büren", "Vorlage schicken", label="vorlage"),
        say("carla", "!aufgaben", "Vorlage schicken"),
        say("bernd", "!erledigt {vorlage}", "erledigt"),
    ),
)

DATES = Scene(
    "Einen Termin finden",
    (
        say(
            "carla",
            "!terminumfrage Workshop Fördermittel: 1.6. 9 Uhr, 3.6. 14 Uhr",
            "Workshop Fördermittel",
            "09:00",
            "14:00",
            label="umfrage",
        ),
        Like(who="bernd", label="umfrage", key="1️⃣", then=(Card("umfrage", ("Noch keine Antwort (4): Borchen",)),)),
        say("detlef", "!stimme {umfrage} 1 ja, 2 zur Not", "Lichtenau", label="stimme"),
        Change(who="detlef", label="stimme", text="!stimme {umfrage} nur 2", answer=("1️⃣ nein", "2️⃣ ja")),
        say("carla", "!nimm {umfrage} 1", "09:00", then=(Posted(("Workshop Fördermittel", "✅ wir kommen")),)),
    ),
)
