"""The scripted conversation: four Paten, the Geschäftsstelle and a newcomer use all that the board can do.

Expectations are parts of the plain body. Who reads this learns what the bot is meant to do; who changes a text of the
bot changes it here too.
"""

from demo.region import FIRST_LINES, LISTINGS
from demo.script_knowledge import EXPERTISE, QUESTIONS, REMINDERS
from demo.script_meetups import DATES, MEETUPS
from demo.script_more import ENGLISH, HELP, KILLED, NONSENSE, PRIVACY
from demo.steps import Card, Change, Delete, Gone, Like, Pinned, Posted, Scene, Told, say, talk

PEOPLE = Scene(
    "Wer für wen spricht",
    (
        *(say(who, line, "Ihr sprecht jetzt als Pate für", line.removeprefix("!ich ")) for who, line in FIRST_LINES),
        say(
            "petra",
            "!links",
            "https://interkommunales.nrw",
            "Für welche Kommune sprecht ihr?",
            then=(Told("petra", ("ich bin der Bot", "Kreis Paderborn", "!hilfe")),),
        ),
        say("petra", "!wer-bin-ich", "noch nicht gesagt", "!ich", without=("Für welche Kommune sprecht ihr?",)),
        say("petra", "!ich Hövelhoff", "keine Kommune dieser Region", "Hövelhof", "Beispiel:"),
        say("petra", "!ich hoevelhof", "als Pate für Hövelhof"),
        say(
            "petra",
            "!ich Borchen",
            "als Vertretung für Borchen, Pate ist Anna (Borchen)",
            then=(Told("geschaeftsstelle", ("Für Hövelhof spricht jetzt niemand",)),),
        ),
        say("petra", "!rückgängig", "wieder wie vorher"),
        say("anna", "!vertretung Büren @petra", "Das kann nur die Geschäftsstelle."),
        say("geschaeftsstelle", "!vertretung Borchen @petra", "Petra (Hövelhof)", "als Vertretung für Borchen"),
        say("carla", "!paten", "Borchen: Anna (Borchen) (Vertretung: Petra (Hövelhof))", "Noch niemand: Altenbeken"),
        say("geschaeftsstelle", "!pate Hövelhof @petra", "Petra (Hövelhof) spricht jetzt als Pate für Hövelhof"),
        say("petra", "!wer-bin-ich", "als Pate für Hövelhof", "Sprache: Deutsch"),
        say("anna", "!abwesend bis 12.1.", "Abwesend bis", "12.1.", "gibt es keine Vertretung"),
        say("carla", "!paten Borchen", "Anna (Borchen) (abwesend bis"),
        say("anna", "!da", "Schön, dass ihr wieder da seid"),
        say(
            "detlef",
            "!austragen",
            "nicht mehr für Lichtenau",
            then=(Told("geschaeftsstelle", ("Detlef (Lichtenau) spricht nicht mehr als Pate für Lichtenau",)),),
        ),
        say("detlef", "!rückgängig", "wieder wie vorher"),
    ),
)

LISTED = Scene(
    "Ein Dutzend Einträge",
    tuple(
        say(
            who,
            line,
            f"{'S' if line.startswith('!suche') else 'B'}{number} · ",
            "sucht: " if line.startswith("!suche") else "bietet: ",
        )
        for number, (who, line) in enumerate(LISTINGS, 1)
    ),
)

MATCHING = Scene(
    "Suchen, bieten, zusammenfinden",
    (
        say(
            "bernd",
            "!biete Anbau-Häcksler mit Fahrer #bauhof\nPasst an jeden Unimog, bitte drei Tage vorher anrufen.",
            "Büren bietet: Anbau-Häcksler mit Fahrer",
            "Passt an jeden Unimog",
            "#bauhof",
            "👍 wir haben Interesse",
            label="angebot",
        ),
        say(
            "anna",
            "!suche Häcksler für nächste Woche in Büren #bauhof @carla",
            "Borchen sucht: Häcksler",
            "Mo ",
            " – Fr ",
            "in Büren",
            "#bauhof",
            "Ansprechperson: Carla (Salzkotten)",
            "Passt vielleicht: {angebot} Büren bietet „Anbau-Häcksler mit Fahrer“",
            label="gesuch",
            then=(Told("bernd", ("{angebot}", "passt vielleicht: {gesuch}", "!interesse {gesuch}")),),
        ),
        Like(
            who="detlef",
            label="gesuch",
            key="👍",
            then=(
                Card("gesuch", ("🤝 Eine Kommune kann helfen: Lichtenau",)),
                Told("anna", ("Detlef (Lichtenau) kann bei {gesuch} „Häcksler“ helfen", "@detlef:localhost")),
                Told("detlef", ("Danke! Borchen weiß Bescheid", "@carla:localhost")),
            ),
        ),
        say(
            "bernd",
            "!interesse {gesuch} Unserer ist ab Mittwoch frei",
            "Danke! Borchen weiß Bescheid",
            "Direkter Draht: @carla:localhost",
            then=(Told("anna", ("Bernd (Büren)", "Dazu: Unserer ist ab Mittwoch frei")),),
        ),
        say("anna", "!interesse {gesuch}", "euer eigener Eintrag"),
    ),
)

CORRECTING = Scene(
    "Bearbeiten, löschen, zurücknehmen",
    (
        say("carla", "!suche Gerät zur Geschwindigkeitsmessung", "Salzkotten sucht: Gerät", label="tempo"),
        Change(
            who="carla",
            label="tempo",
            text="!suche Gerät zur Geschwindigkeitsmessung bis 31.12. #ordnungsamt",
            answer=("Salzkotten sucht: Gerät zur Geschwindigkeitsmessung", "offen bis", "31.12.", "#ordnungsamt"),
        ),
        say("carla", "!liste Hexler", "Dazu steht gerade nichts", "https://interkommunales.nrw", label="liste"),
        Change(who="carla", label="liste", text="!liste Häcksler", answer=("Anbau-Häcksler mit Fahrer", "{gesuch}")),
        Delete(who="carla", label="liste", then=(Gone("liste"),)),
        say("detlef", "!biete Bühne für Stadtfeste", "Lichtenau bietet: Bühne", label="weg"),
        Delete(who="detlef", label="weg", then=(Card("weg", ("{weg}", "Zurückgezogen."), without=("Bühne",)),)),
        say("detlef", "!suche Zelt für das Stadtfest", "Lichtenau sucht: Zelt", label="zelt"),
        say(
            "detlef",
            "!ändern {zelt} Großes Zelt für das Stadtfest",
            "{zelt} ist geändert: Großes Zelt",
            then=(Card("zelt", ("Großes Zelt für das Stadtfest",)),),
        ),
        say("detlef", "!rückgängig", "{zelt} ist wieder wie vorher"),
        say("carla", "!zeige {zelt}", "Lichtenau sucht: Zelt für das Stadtfest", "Kontakt: Detlef", "Am Brett seit"),
        say("detlef", "!zurückziehen {zelt}", "{zelt} ist zurückgezogen"),
        say("detlef", "!verlängern {zelt}", "ist nicht mehr offen"),
    ),
)

LOOKING = Scene(
    "Das Brett",
    (
        say("carla", "!liste", "{tempo} Salzkotten sucht", "… und", "weitere: !mehr"),
        say("carla", "!mehr", "B1 Borchen bietet „Anhänger mit Streuaufsatz"),
        say("carla", "!mehr", "Mehr gibt es nicht"),
        say("anna", "!liste Gesuche #vergabe", "Ausschreibung von Streusalz", without=("Kanalreinigung",)),
        say("anna", "!liste Angebote Büren", "Atemschutz", "{angebot}", without=("sucht",)),
        say("anna", "!liste Hubsteiger", "B9 Lichtenau bietet „Hubsteiger"),
        say("anna", "!meine", "{gesuch} Borchen sucht", "B1 Borchen bietet", without=("Büren bietet",)),
        say("bernd", "!verlängern {angebot} bis 31.12.", "{angebot} bleibt offen bis", "31.12."),
    ),
)

REPLYING = Scene(
    "Antworten auf Karten",
    (
        talk("detlef", "Der Häcksler wäre auch für uns etwas.", reply="gesuch"),
        say("bernd", "erledigt", "{gesuch} gehört einer anderen Kommune", reply="gesuch"),
        talk("bernd", "erledigt", reply_to_person="gesuch"),
        Like(who="bernd", label="gesuch", key="❌"),
        say("anna", "bis Freitag verlängern", "{gesuch} bleibt offen bis Fr ", reply="gesuch"),
        say(
            "anna",
            "!zeige {gesuch}",
            "2 Kommunen können helfen: Lichtenau, Büren",
            "Kontakt: Anna",
            then=(Card("gesuch", ("2 Kommunen können helfen: Lichtenau, Büren",)),),
        ),
        say("anna", "erledigt mit Büren: hat gut geklappt", "{gesuch} ist erledigt", reply="gesuch"),
    ),
)

TALKING = Scene(
    "Ohne Befehl, im Thread, im Direktchat",
    (
        talk("carla", "Guten Morgen zusammen! Wer kommt am Dienstag?", label="morgen"),
        talk(
            "carla",
            "Ich suche jemanden, der sich mit Photovoltaik auf Schuldächern auskennt",
            label="pv",
            then=(Pinned("pv"),),
        ),
        Like(who="bernd", label="pv", key="📌", own=True),
        Like(
            who="carla",
            label="pv",
            key="📌",
            own=True,
            answer=("Salzkotten sucht: jemanden, der sich mit Photovoltaik",),
        ),
        say("detlef", "!liste #feuerwehr", "B7 Büren bietet", thread="morgen"),
        say(
            "bernd",
            "Patenbot, suche Spielplatzprüfer für acht Spielplätze",
            "Büren sucht: Spielplatzprüfer",
            label="spiel",
        ),
        say("anna", "Patenbot: wer bin ich?", "als Pate für Borchen", mentions=("patenbot",)),
        say(
            "bernd",
            "biete Drehleiter für Übungen #feuerwehr",
            "Büren bietet: Drehleiter",
            label="leiter",
            direct=True,
            then=(Posted(("{leiter} · Büren bietet: Drehleiter",)),),
        ),
        say("bernd", "Liste Feuerwehr", "{leiter} Büren bietet", "B7 Büren bietet", direct=True),
        say("bernd", "zeige {leiter}", "Kontakt: Bernd (Büren)", direct=True),
        say("anna", "!verbergen {pv}", "Das kann nur die Geschäftsstelle."),
        say(
            "geschaeftsstelle",
            "!verbergen {pv}",
            "{pv} ist verborgen",
            then=(Card("pv", ("Von der Geschäftsstelle verborgen.",), without=("Photovoltaik",)),),
        ),
        say("bernd", "!zeige {pv}", "gibt es nicht"),
        say("geschaeftsstelle", "!einblenden {pv}", "{pv} ist wieder zu sehen"),
        say("geschaeftsstelle", "!suche Raum für das Treffen im März für Delbrück", "Delbrück sucht: Raum"),
    ),
)

ENCRYPTED = Scene(
    "Im verschlüsselten Raum",
    (
        say(
            "carla",
            "!suche Notstromaggregat für das Rathaus",
            "Salzkotten sucht: Notstromaggregat",
            label="strom",
            encrypted=True,
        ),
        Like(
            who="detlef",
            label="strom",
            key="👍",
            then=(
                Card("strom", ("🤝 Eine Kommune kann helfen: Lichtenau",)),
                Told("carla", ("Detlef (Lichtenau) kann bei {strom}",)),
            ),
        ),
        say("detlef", "!liste Gartenzwerge", "Dazu steht gerade nichts", label="aggregat", encrypted=True),
        Change(who="detlef", label="aggregat", text="!liste Notstrom", answer=("{strom} Salzkotten sucht",)),
        say("bernd", "!zeige {strom}", "Notstromaggregat für das Rathaus", "Kontakt: Carla (Salzkotten)"),
    ),
)

BOARD = (PEOPLE, LISTED, MATCHING, CORRECTING, LOOKING, REPLYING, TALKING)
SCRIPT = (*BOARD, EXPERTISE, QUESTIONS, MEETUPS, DATES, REMINDERS, ENCRYPTED, HELP, ENGLISH, NONSENSE, KILLED, PRIVACY)
