"""The sample region: who is in it, and what they have said in its room before anybody looks."""

from dataclasses import dataclass
from importlib.resources import files

from demo.client import Person
from demo.timeline import Timeline

ALIAS = "paten"
SERVER = "localhost"
ROOM_NAME = "Paten im Kreis Paderborn"
ENCRYPTED_ALIAS = "paten-verschluesselt"
ENCRYPTED_ROOM_NAME = "Paten im Kreis Paderborn, verschlüsselt"
BOT = "patenbot"
BOT_ID = f"@{BOT}:{SERVER}"
BOT_NAME = "Patenbot"

# The invented people share one password, which the demo prints. It guards nothing: the homeserver listens on the
# loopback address only, is cut off from all others, and holds invented data; and people have to type it in Element.
PASSWORD = "kreis-paderborn"


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody invented: the account's name, what Element shows, what is to be known about them."""

    localpart: str
    name: str
    about: str

    @property
    def user_id(self) -> str:
        return f"@{self.localpart}:{SERVER}"


OFFICE = Role("geschaeftsstelle", "Geschäftsstelle", "koordiniert die Region")
PATEN = (
    Role("anna", "Anna (Borchen)", "Patin für Borchen"),
    Role("bernd", "Bernd (Büren)", "Pate für Büren"),
    Role("carla", "Carla (Salzkotten)", "Patin für Salzkotten"),
    Role("detlef", "Detlef (Lichtenau)", "Pate für Lichtenau"),
)
YOU = Role("petra", "Petra (Hövelhof)", "schreibt hier im Terminal")
EVERYBODY = (OFFICE, *PATEN, YOU)
ENCRYPTING = ("carla", "detlef")
"""Who has a client that encrypts, when the script is played."""

FIRST_LINES: tuple[tuple[str, str], ...] = (
    ("anna", "!ich Borchen"),
    ("bernd", "!ich Büren"),
    ("carla", "!ich Salzkotten"),
    ("detlef", "!ich Lichtenau"),
)
"""Who says for whom they speak."""

LISTINGS: tuple[tuple[str, str], ...] = (
    ("anna", "!biete Anhänger mit Streuaufsatz, wenn der Winterdienst ausfällt #bauhof"),
    ("bernd", "!suche Vorlage für eine Dienstanweisung zum mobilen Arbeiten #mobiles-arbeiten"),
    ("carla", "!biete Beratung bei der E-Akte: wir sind seit einem Jahr im Echtbetrieb dauerhaft #digitalisierung"),
    ("detlef", "!suche Prüfer für ortsfeste elektrische Anlagen, gern gemeinsam beauftragt #bauhof"),
    ("anna", "!biete Unsere Dienstvereinbarung zum mobilen Arbeiten als Muster #mobiles-arbeiten"),
    (
        "geschaeftsstelle",
        "!biete Vermittlung an Fachleute der Bezirksregierung für Förderanträge dauerhaft #foerdermittel",
    ),
    ("bernd", "!biete Schulungsplatz für Atemschutzgeräteträger, jeden Herbst vier Plätze #feuerwehr"),
    ("carla", "!suche Vertretung im Standesamt für die Trauungen an Samstagen #standesamt"),
    ("detlef", "!biete Hubsteiger mit Bediener, 20 Meter #bauhof"),
    ("anna", "!suche Erfahrung mit Schul-Tablets: wer kümmert sich bei euch um die Geräte? #schul-it"),
    ("carla", "!biete Leistungsverzeichnis für Kanalreinigung zum Abschreiben #vergabe"),
    ("bernd", "!suche Mitstreiter für eine gemeinsame Ausschreibung von Streusalz bis 31.12. #vergabe"),
)
"""A dozen entries, in the order in which they get their numbers (1 to 12 in a fresh region)."""


def config_text(url: str, password_file: str) -> str:
    """The bot's configuration as TOML, with the sample region that the bot brings along."""
    region = files("bot").joinpath("sample.toml").read_text("utf-8")
    return f"""# Written by `patenbot demo` at each start.
language = "de"
data_dir = "data"

[matrix]
homeserver = "{url}"
user_id = "{BOT_ID}"
password_file = "{password_file}"

[[region]]
rooms = ["#{ALIAS}:{SERVER}", "#{ENCRYPTED_ALIAS}:{SERVER}"]
coordinators = ["{OFFICE.user_id}"]
{region}"""


async def fill(people: dict[str, Person], room: str) -> None:
    """Say in the room what has not been said there yet, each line after the bot's answer to the one before it."""
    reader = people[OFFICE.localpart]
    said = {
        (event["sender"], event["content"].get("body")): event["event_id"]
        for event in await reader.messages(room)
        if event["type"] == "m.room.message"
    }
    for name, line in (*FIRST_LINES, *LISTINGS):
        if (people[name].user_id, line) not in said:
            await answered(people[name].timeline, await people[name].send(room, line))


async def answered(timeline: Timeline, event_id: str) -> None:
    """Wait for the bot's answer. Raises TimeoutError."""
    await timeline.answer_to(event_id)
