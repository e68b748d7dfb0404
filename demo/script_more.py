"""The second half of the scripted conversation: help, English, nonsense, the bot's death, privacy."""

from demo.steps import Card, Kill, Restart, Scene, Told, say, talk

# Some fields have the wrong type; the homeserver lets it pass.
CROOKED = {"msgtype": "m.text", "body": "!hilfe", "format": 7, "formatted_body": ["!hilfe"]}

HELP = Scene(
    "Hilfe",
    (
        say("carla", "!hilfe", "Das Wichtigste:", "!suche", "!biete", "!liste", "!befehle"),
        say("geschaeftsstelle", "!hilfe", "Für die Geschäftsstelle:", "!pate"),
        say("carla", "!hilfe biete", "!biete TEXT", "180 Tage", "Beispiel:", "!offer"),
        say("carla", "!befehle", "!suche – ", "weitere: !mehr"),
        say("carla", "!mehr", "!"),
        say("carla", "!sucke Bagger", "„sucke“ kenne ich nicht", "Gemeint: !suche"),
        say("carla", "!xylophon", "„xylophon“ kenne ich nicht. !hilfe", without=("Gemeint",)),
        say("carla", "bitte !hilfe suchen", "!suche TEXT", direct=True),
        say("carla", "!spielregeln", "Augenhöhe"),
        say("carla", "!links", "https://www.vergabe.nrw.de"),
    ),
)

ENGLISH = Scene(
    "Auf Englisch",
    (
        say("detlef", "!sprache en", "From now on I answer in English."),
        say("detlef", "!show {angebot}", "{angebot}", "Büren", "Contact: Bernd"),
        say("detlef", "!list needs #vergabe", "Streusalz"),
        say("detlef", "!help need", "!need TEXT"),
        say("detlef", "!done", "number", "!done"),
        say("carla", "!need traffic cones for the marathon", "Salzkotten sucht: traffic cones"),
        say("detlef", "!language de", "Ab jetzt antworte ich auf Deutsch."),
    ),
)

NONSENSE = Scene(
    "Was schiefgehen kann",
    (
        say("carla", "!suche", "Es fehlt noch der Text.", "Beispiel: !suche"),
        say("carla", "!biete #bauhof bis 31.12.", "Da fehlt noch, worum es geht."),
        say("carla", "!suche Bagger bis 31.6.", "Den Tag „31.6.“ gibt es nicht."),
        say("carla", "!suche Bagger bis 1.1.2020", "„bis 1.1.2020“ ist schon vorbei"),
        say("carla", "!verlängern {pv} bis Sankt Nimmerlein", "verstehe ich nicht als Tag"),
        say("carla", "!abwesend", "Bis wann?", "Beispiel: !abwesend"),
        say("carla", "!zeige 999", "Einen Eintrag 999 gibt es nicht."),
        say("carla", "!zeige", "Welcher Eintrag ist gemeint?"),
        say("carla", "!ändern {angebot} Häcksler ohne Fahrer", "{angebot} gehört einer anderen Kommune"),
        say("carla", "!zurückziehen {angebot}", "{angebot} gehört einer anderen Kommune"),
        say(
            "carla",
            "!interesse {gesuch}",
            "{gesuch} ist nicht mehr offen",
            then=(Card("gesuch", ("✅ Erledigt mit Büren: hat gut geklappt",), without=("👍",)),),
        ),
        say("carla", "!ich Bielefeld", "„Bielefeld“ ist keine Kommune dieser Region."),
        say("geschaeftsstelle", "!pate Büren @niemand", "finde ich nicht in den Räumen dieser Region"),
        say(
            "carla", "!suche " + "Bagger " * 8500, "Zeichen; höchstens", shown="!suche Bagger Bagger … (59.500 Zeichen)"
        ),
        say("carla", "!biete <b>Bänke</b> & <script>alert(1)</script> für @room", "<b>Bänke</b> &", without=("@room",)),
        say(
            "carla",
            "!biete \u202eTische\u202c\x07 mit Stühlen",
            "bietet: Tische mit Stühlen",
            shown="!biete Tische … (mit Steuerzeichen)",
        ),
        say("carla", "!hilfe", "Das Wichtigste:", content=CROOKED, shown="!hilfe (mit Unfug in den Feldern daneben)"),
        talk("carla", "!? na so was"),
        talk("carla", "!!! Achtung !!!"),
    ),
)

KILLED = Scene(
    "Der Bot stirbt, nichts geht verloren",
    (
        Kill(),
        say(
            "anna", "!suche Kehrmaschine für den Adventsmarkt", "Borchen sucht: Kehrmaschine", later=True, label="kehr"
        ),
        say("bernd", "!biete Kehrmaschine mit Fahrer", "Büren bietet: Kehrmaschine", "{kehr}", later=True),
        say("carla", "!meine", "Salzkotten", later=True),
        say("detlef", "!bite Salz", "Gemeint: !biete", later=True),
        Restart(),
        say("anna", "!rückgängig", "{kehr} steht nicht mehr am Brett"),
        say("carla", "!zeige {strom}", "Salzkotten sucht: Notstromaggregat", encrypted=True),
    ),
)

PRIVACY = Scene(
    "Was der Bot weiß, und wie er es vergisst",
    (
        say(
            "petra",
            "!meine-daten",
            "Die Auskunft steht im Direktchat.",
            then=(Told("petra", ("Gespeichert zu @petra:localhost", "Pate für Hövelhof")),),
        ),
        say("petra", "meine daten", "Gespeichert zu @petra:localhost", "!vergiss-mich", direct=True),
        say("petra", "!suche Vertretung für die Stadtkasse", "Hövelhof sucht: Vertretung", label="kasse"),
        say("petra", "!vergiss-mich", "Das lässt sich nicht zurücknehmen", "!vergiss-mich ja"),
        say(
            "petra",
            "!vergiss-mich ja",
            "Gelöscht.",
            then=(Told("geschaeftsstelle", ("Für Hövelhof spricht jetzt niemand",)),),
        ),
        say("carla", "!zeige {kasse}", "Hövelhof sucht: Vertretung für die Stadtkasse", "Kontakt: noch niemand"),
        say("petra", "!wer-bin-ich", "noch nicht gesagt", without=("Für welche Kommune sprecht ihr?",)),
        say("bernd", "!liste Angebote Büren", "Kehrmaschine mit Fahrer"),
    ),
)
