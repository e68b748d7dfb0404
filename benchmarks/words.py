"""Listings as municipalities might write them: natural German, some thousands of words, few of them frequent.

Made from seeds, so that every run measures the same board.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

THINGS = (
    "Häcksler", "Drehleiter", "Kehrmaschine", "Radlader", "Minibagger", "Hubsteiger", "Streusalz", "Schneepflug",
    "Bühne", "Zelt", "Bestuhlung", "Lautsprecheranlage", "Stromerzeuger", "Notstromaggregat", "Pumpe", "Sandsäcke",
    "Absperrung", "Verkehrszeichen", "Geschwindigkeitsanzeige", "Drohne", "Wärmebildkamera", "Anhänger", "Kleinbus",
    "Mannschaftswagen", "Spülfahrzeug", "Kanalkamera", "Vermessungsgerät", "Plotter", "Scanner", "Beamer",
    "Leinwand", "Wahlurnen", "Wahlkabinen", "Trauzimmer", "Sporthalle", "Schulungsraum", "Lagerfläche", "Container",
    "Archivregale", "Tresor", "Rasenmäher", "Freischneider", "Motorsäge", "Laubsauger", "Gießwagen",
    "Bewässerungssäcke", "Spielgeräte", "Bänke",
)  # fmt: skip
PEOPLE = (
    "Standesbeamte", "Vergabestelle", "Datenschutzbeauftragte", "Klimaschutzmanagerin", "Baumkontrolleur",
    "Schwimmmeister", "Wahlhelfer", "Schulhausmeister", "Kämmerer", "Stadtplanerin", "Archivarin",
    "Wirtschaftsförderer", "Personalrat", "Gleichstellungsbeauftragte", "Sicherheitsfachkraft", "Energieberaterin",
    "Gerätewart", "Dolmetscher", "Mediatorin",
)  # fmt: skip
TASKS = (
    "Vertretung", "Beratung", "Vorlage", "Muster", "Erfahrung", "Schulung", "Austausch", "Unterstützung",
    "Einarbeitung", "Leistungsverzeichnis", "Ausschreibung", "Rahmenvertrag", "Dienstanweisung", "Checkliste",
    "Konzept", "Gutachten",
)  # fmt: skip
FIRST = (
    "Hundesteuer", "Friedhofs", "Straßenreinigungs", "Vergnügungssteuer", "Zweitwohnungs", "Erschließungs",
    "Abwasser", "Gestaltungs", "Kindergarten", "Ganztags", "Bebauungs", "Flächennutzungs", "Hochwasser",
    "Winterdienst", "Wald", "Spielplatz", "Radverkehrs", "Lärmaktions", "Wärme", "Katastrophenschutz", "Feuerwehr",
    "Digital", "Dokumenten", "Personal", "Haushalts", "Fördermittel", "Grundsteuer", "Gewerbe", "Ordnungs", "Melde",
    "Wohngeld", "Jugend", "Senioren", "Kultur", "Bücherei", "Schwimmbad", "Musikschul", "Stadtmarketing",
    "Tourismus", "Breitband",
)  # fmt: skip
SECOND = (
    "satzung", "gebühren", "planung", "verwaltung", "konzept", "vertrag", "kalkulation", "verfahren", "bescheide",
    "software", "aufsicht", "pflege", "prüfung", "statistik", "beirat", "karte", "antrag", "bericht", "ordnung",
    "abrechnung", "beschaffung", "schulung", "einführung", "umstellung", "kataster", "register", "archiv", "portal",
    "beteiligung", "sitzung", "versicherung", "wartung", "sanierung", "neubau", "umbau", "reinigung", "betreuung",
    "koordination", "förderung", "bedarfsplan",
)  # fmt: skip
ENDS = (
    "Wir können dafür beim nächsten Mal aushelfen.", "Abholung ist jederzeit möglich.", "Gern auch nur leihweise.",
    "Am liebsten für einige Tage im Monat.", "Die Kosten teilen wir uns.", "Rückfragen bitte hier im Raum.",
    "Auch ein kurzes Gespräch am Telefon hilft schon.", "Bei uns ist seit dem Sommer eine Stelle unbesetzt.",
    "Fahrer und Einweisung wären schön.", "Es eilt nicht.", "Der Rat hat das in der letzten Sitzung beschlossen.",
)  # fmt: skip
TAGS = (
    "bauhof", "vergabe", "standesamt", "feuerwehr", "it", "personal", "foerdermittel", "kita", "schule", "klima",
    "ordnungsamt", "friedhof", "finanzen", "wahl", "kultur", "abwasser", "planung", "archiv",
)  # fmt: skip
PLACE_FIRST = (
    "Alten", "Bad ", "Berg", "Birken", "Brak", "Buch", "Dahl", "Eichen", "Elsen", "Eschen", "Falken", "Feld",
    "Fürsten", "Gold", "Grün", "Hagen", "Hasel", "Heiden", "Hohen", "Horn", "Kalten", "Kirch", "Klein", "König",
    "Lichten", "Linden", "Mühl", "Neuen", "Nieder", "Ober", "Ost", "Reh", "Rosen", "Salz", "Schön", "Stein", "Wald",
    "Weiden", "Wester", "Wolfs",
)  # fmt: skip
PLACE_LAST = (
    "bach", "berg", "born", "brück", "burg", "dorf", "feld", "furt", "hagen", "hausen", "heim", "hof", "holz",
    "kirchen", "kotten", "loh", "mühle", "rode", "stadt", "tal", "wald", "weiler", "winkel", "worth", "zell",
)  # fmt: skip
RIVERS = (
    "",
    " an der Alme",
    " an der Lippe",
    " an der Pader",
    " am Berg",
    " an der Heide",
    " im Tal",
    " am See",
    " West",
    " Ost",
)


@dataclass(frozen=True, slots=True)
class Wish:
    """One listing: ``text`` as it would be typed, ``tag`` of its topic."""

    kind: str
    municipality: str
    title: str
    body: str
    tag: str


def municipalities(count: int) -> list[str]:
    """Up to 10,000 names of places that don't exist."""
    names = [f"{first}{last}{river}" for river, first, last in product(RIVERS, PLACE_FIRST, PLACE_LAST)]
    return names[:count]


def _skewed(rng: random.Random, words: Sequence[str]) -> str:
    """One of the words, the first ones far more often than the last (roughly Zipf)."""
    return words[int(len(words) * rng.random() ** 3)]


class Writer:
    """Writes listings, always the same ones for a seed."""

    def __init__(self, places: Sequence[str], seed: int = 1) -> None:
        self._rng = random.Random(seed)
        self._places = places
        self._compounds = [first + second for first, second in product(FIRST, SECOND)]
        self._rng.shuffle(self._compounds)

    def wish(self) -> Wish:
        rng = self._rng
        subject = _skewed(rng, self._compounds)
        title = rng.choice(
            (
                f"{_skewed(rng, THINGS)} für {subject}",
                f"{_skewed(rng, THINGS)} mit {_skewed(rng, THINGS)}",
                f"{_skewed(rng, TASKS)} {subject}",
                f"{_skewed(rng, PEOPLE)} für {subject}",
                f"{_skewed(rng, TASKS)} durch {_skewed(rng, PEOPLE)}",
            )
        )
        body = (
            "" if rng.random() < 0.4 else f"{_skewed(rng, TASKS)} {_skewed(rng, self._compounds)}. {_skewed(rng, ENDS)}"
        )
        kind = "need" if rng.random() < 0.55 else "offer"
        return Wish(kind, rng.choice(self._places), title, body, _skewed(rng, TAGS))

    def word(self) -> str:
        """A word that somebody might look for, frequent ones more often."""
        return (
            _skewed(self._rng, (*THINGS, *PEOPLE, *TASKS))
            if self._rng.random() < 0.5
            else _skewed(self._rng, self._compounds)
        )

    def tag(self) -> str:
        return _skewed(self._rng, TAGS)
