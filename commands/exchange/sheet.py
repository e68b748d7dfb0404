"""A listing as a row of a table: how it is written down, and how one becomes a listing again."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from bot.config import Region
from bot.dates import read_day
from bot.when import DateError
from bot.words import clean, find_name, fold
from commands.exchange.rules import MOST_CHARACTERS, default_until
from storage.items import label
from storage.listings import Listing

COLUMNS = (
    "kind", "municipality", "text", "topics", "until",
    "id", "status", "place", "opens", "closes", "contact", "created_at", "closed_at", "partner", "outcome",
    "permanent", "hidden",
)  # fmt: skip
GERMAN = {
    "art": "kind",
    "kommune": "municipality",
    "themen": "topics",
    "thema": "topics",
    "bis": "until",
    "ort": "place",
    "kontakt": "contact",
}
REQUIRED = ("kind", "text")
KINDS = {
    "need": "need", "suche": "need", "gesuch": "need",
    "offer": "offer", "biete": "offer", "angebot": "offer",
}  # fmt: skip
STATUSES = ("open", "done", "withdrawn", "expired")
PERMANENT = ("dauerhaft", "permanent")
YES = ("yes", "ja", "true", "1")
LONGEST = 255
SAYINGS = {
    "date-unknown": '"{}" is no date',
    "date-impossible": 'there is no day "{}"',
    "date-order": '"{}" ends before it begins',
}
_TAG = re.compile(r"[\w-]+")
_WORD = re.compile(r"\w")


class RowError(Exception):
    """What is wrong with a row, in words for whoever made the table."""


def column(name: str) -> str | None:
    """The column that a heading names; None for one that we don't know."""
    name = fold(name.strip())
    name = GERMAN.get(name, name)
    return name if name in COLUMNS else None


def write(row: Mapping[str, object]) -> list[str]:
    """The cells of a stored listing (its columns by name), in the order of COLUMNS."""
    text = f"{row['title']}\n{row['body']}" if row["body"] else row["title"]
    values = {**row, "text": text, "id": label(str(row["kind"]), int(str(row["number"])))}
    return [cell(values[name]) for name in COLUMNS]


def cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads rows for ``user``, who is the coordinator or speaks for ``own`` municipality.

    ``now`` is in UTC.
    """

    region: Region
    user: str
    own: str
    now: datetime
    _names: dict[str, str | None] = field(default_factory=dict)

    def read(self, cells: Mapping[str, str]) -> Listing:
        """The listing of a row, still without a number. Raises RowError."""
        kind = KINDS.get(fold(cells["kind"].strip()))
        if kind is None:
            raise RowError(f'unknown kind "{cells["kind"].strip()}"; write need (suche) or offer (biete)')
        status = cells.get("status", "").strip() or "open"
        if status not in STATUSES:
            raise RowError(f'unknown status "{status}"; there is {", ".join(STATUSES)}')
        title, body = self._text(cells["text"])
        opens, closes = self._day(cells.get("opens", "")), self._day(cells.get("closes", ""))
        until, permanent = self._until(cells, kind, closes, is_open=status == "open")
        return Listing(
            region=self.region.key,
            kind=kind,
            municipality=self._owner(cells.get("municipality", "")),
            author=self.user,
            contact=self._short(cells, "contact"),
            title=title,
            body=body,
            topics=" ".join(self._topics(cells.get("topics", ""))),
            place=self._municipality(cells.get("place", "")),
            opens=opens,
            closes=closes,
            until=until,
            permanent=permanent,
            status=status,
            hidden=_yes(cells, "hidden"),
            partner=", ".join(self._municipality(one) for one in cells.get("partner", "").split(",")),
            outcome=_checked(clean(cells.get("outcome", ""))),
            created_at=_moment(cells, "created_at") or self.now,
            closed_at=None if status == "open" else _moment(cells, "closed_at") or self.now,
        )

    @property
    def today(self) -> date:
        return self.now.astimezone(self.region.zone).date()

    def _text(self, words: str) -> tuple[str, str]:
        """Title and body; the first line is the title."""
        text = _checked(clean(words))
        if not _WORD.search(text):
            raise RowError("the text is empty")
        title, _, body = text.partition("\n")
        return title, body.strip("\n")

    def _owner(self, words: str) -> str:
        name = self._municipality(words)
        if self.user in self.region.coordinators:
            return name
        if name not in {"", self.own}:
            raise RowError(f"{self.user} speaks for {self.own}, not for {name}")
        return self.own

    def _municipality(self, words: str) -> str:
        words = words.strip()
        if not words:
            return ""
        if words not in self._names:
            self._names[words] = find_name(words, self.region.names)
        name = self._names[words]
        if name is None:
            raise RowError(f'"{words}" is no municipality of {self.region.name}')
        return name

    def _topics(self, words: str) -> Sequence[str]:
        tags = [tag.removeprefix("#").lower() for tag in re.split(r"[\s,;]+", clean(words)) if tag]
        for tag in tags:
            if not _TAG.fullmatch(tag):
                raise RowError(f'"{tag}" is no topic; it may hold letters, digits, "_" and "-"')
        return list(dict.fromkeys(tags))

    def _until(self, cells: Mapping[str, str], kind: str, closes: date | None, *, is_open: bool) -> tuple[date, bool]:
        """The last day, and whether it is only that of the yearly question."""
        words = cells.get("until", "").strip()
        permanent = words.casefold() in PERMANENT
        if (permanent or _yes(cells, "permanent")) and kind == "need":
            raise RowError("only an offer can be permanent")
        day = None if permanent else self._day(words)
        if day is None:
            last = closes if closes and not permanent else None
            return last or default_until(self.region, kind, self.today, permanent=permanent), permanent
        if is_open and day < self.today:
            raise RowError(f'"{words}" is over')
        return day, _yes(cells, "permanent")

    def _day(self, words: str) -> date | None:
        if not words.strip():
            return None
        try:
            return read_day(words, self.today)
        except DateError as error:
            raise RowError(SAYINGS[error.key].format(error.text)) from None

    def _short(self, cells: Mapping[str, str], name: str) -> str:
        value = clean(cells.get(name, ""))
        if len(value) > LONGEST:
            raise RowError(f"{name} has {len(value)} characters, {LONGEST} are possible")
        return value


def _checked(text: str) -> str:
    if len(text) > MOST_CHARACTERS:
        raise RowError(f"the text has {len(text)} characters, {MOST_CHARACTERS} are possible")
    return text


def _yes(cells: Mapping[str, str], name: str) -> bool:
    return cells.get(name, "").strip().casefold() in YES


def _moment(cells: Mapping[str, str], name: str) -> datetime | None:
    """A moment in ISO format, in UTC where it names no zone."""
    words = cells.get(name, "").strip()
    if not words:
        return None
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        raise RowError(f'{name}: "{words}" is no moment such as 2026-12-31T10:00:00+00:00') from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
