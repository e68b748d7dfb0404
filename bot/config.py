"""The configuration: a frozen model of the TOML file.

Every rule that a configuration must keep is here, so a ``Config`` that exists is sound; ``bot.settings`` reads the
file, and ``bot.complaints`` puts what is wrong into a sentence with file and line.
"""

import tomllib
from collections.abc import Iterator
from datetime import timedelta
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    StrictBool,
    StringConstraints,
    ValidationInfo,
    field_validator,
    model_validator,
)

from bot.shapes import (
    Count,
    Day,
    Days,
    Holidays,
    Hours,
    Lead,
    Listening,
    Name,
    RoomId,
    Tag,
    Url,
    UserId,
    Zone,
    clash,
    must,
)
from bot.words import fold_name

Language = Literal["de", "en"]
Listen = Literal["on", "mention", "off"]

SECRETS = ("password", "password_file", "access_token")


def _municipality(value: Any) -> Any:
    if isinstance(value, str):
        return {"name": value}
    if not isinstance(value, dict | Municipality):
        raise must("be a name or a table")
    return value


class Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Municipality(Model):
    """A member of the region; in the TOML a bare name or a table. ``size`` is the number of inhabitants."""

    name: Name
    district: str = ""
    size: Count | None = None


class Topic(Model):
    """A field of work: ``tag`` is what people type after ``#``."""

    tag: Tag
    name: Name
    synonyms: tuple[str, ...] = ()


@cache
def standard_topics() -> tuple[Topic, ...]:
    """The ready-made set for German municipalities."""
    written = tomllib.loads(files("bot").joinpath("topics.toml").read_text("utf-8"))
    return tuple(Topic.model_validate(topic) for topic in written["topic"])


class Link(Model):
    """A platform that the region uses already."""

    name: Name
    url: Url


class SchoolHolidays(Model):
    """Days without school, ``first`` and ``last`` included."""

    name: Name
    first: Day
    last: Day

    @model_validator(mode="after")
    def _in_order(self) -> "SchoolHolidays":
        if self.last < self.first:
            raise clash("the school holidays end before they begin", "last")
        return self


UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}


def lead_time(lead: str) -> timedelta:
    """How long "7d", "2h", "30m" or "1w" is."""
    return int(lead[:-1]) * UNITS[lead[-1]]


class Region(Model):
    """One association: its rooms, people and rules. No data crosses from one region to another."""

    name: Name
    key: str = Field(default="", validate_default=True)  # the name in the database; left out: ``name``
    timezone: Zone = "Europe/Berlin"
    holidays: Holidays = "DE"
    language: Language = "de"  # left out: that of the installation
    rooms: tuple[RoomId, ...] = Field(min_length=1)
    coordinators: tuple[UserId, ...] = ()
    municipalities: tuple[Annotated[Municipality, BeforeValidator(_municipality)], ...] = Field(min_length=1)
    topic: tuple[Topic, ...] = ()
    standard_topics: StrictBool = True
    link: tuple[Link, ...] = ()
    school_holidays: tuple[SchoolHolidays, ...] = ()
    reminders: tuple[Lead, ...] = ("7d", "1d", "2h")
    quiet_hours: Hours = "18-8"
    native_polls: StrictBool = False
    rules: Annotated[str, StringConstraints(strip_whitespace=True)] = ""
    listen: Listen = "on"
    need_days: Days = 30
    offer_days: Days = 180
    ask_days: Days = 7
    closed_days: Days = 365
    commands_per_minute: Count = 180

    @field_validator("key")
    @classmethod
    def _fill_key(cls, key: str, info: ValidationInfo) -> str:
        return key.strip() or str(info.data.get("name", ""))

    @model_validator(mode="after")
    def _nothing_twice(self) -> "Region":
        for i, name in _twice([m.name for m in self.municipalities]):
            raise clash(f'the municipality "{name}" is listed twice', "municipalities", i)
        for i, tag in _twice([t.tag for t in self.topic]):
            raise clash(f'two topics have the tag "{tag}"', "topic", i, "tag")
        return self

    def __eq__(self, other: object) -> bool:
        """Only a region itself is the same: what is worked out of one is remembered by it, and it may be large."""
        return self is other

    def __hash__(self) -> int:
        return id(self)

    def __copy__(self) -> "Region":
        """Without what was worked out of the original: a copy is made to differ from it (``model_copy``)."""
        copied = super().__copy__()
        for known in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[known]
        return copied

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """The region's own topics; after them the ready-made ones, but for those whose tag it has itself."""
        own = {fold_name(topic.tag) for topic in self.topic}
        ready = standard_topics() if self.standard_topics else ()
        return (*self.topic, *(topic for topic in ready if fold_name(topic.tag) not in own))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The municipalities' names, in the configured order."""
        return tuple(one.name for one in self.municipalities)

    @cached_property
    def districts(self) -> dict[str, str]:
        """The district of each municipality by its name, "" where none is configured."""
        return {one.name: one.district for one in self.municipalities}

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


class Matrix(Model):
    """Where the bot logs in, and as whom: with exactly one of password, password file and access token.

    Loading reads ``password_file`` into ``password``, so whoever logs in looks at ``password`` and ``access_token``.
    """

    homeserver: Url
    user_id: UserId
    password: SecretStr | None = Field(default=None, min_length=1)
    password_file: Path | None = None
    access_token: SecretStr | None = Field(default=None, min_length=1)
    device_name: Name = "Patenbot"

    @field_validator("homeserver")
    @classmethod
    def _no_slash(cls, url: str) -> str:
        return url.rstrip("/")

    @model_validator(mode="after")
    def _one_secret(self) -> "Matrix":
        given = [key for key in SECRETS if getattr(self, key) is not None]
        if not given:
            raise clash('[matrix] needs one of "password", "password_file" and "access_token"')
        if len(given) > 1:
            raise clash(f"[matrix] has {_listed(given)}; keep one of them", given[-1])
        return self


class Retention(Model):
    """How long rows are kept after they are done with, in days."""

    inbox_days: int = Field(default=30, strict=True, ge=7)
    outbox_days: int = Field(default=30, strict=True, ge=7)


class Feed(Model):
    """Where the bot serves calendars: the address that it listens on, and the one under which people reach it."""

    listen: Listening = "127.0.0.1:8090"
    url: Url

    @field_validator("url")
    @classmethod
    def _no_slash(cls, url: str) -> str:
        return url.rstrip("/")


class Config(Model):
    language: Language = "de"
    data_dir: Path = Path("data")
    matrix: Matrix | None = None
    retention: Retention = Retention()
    feed: Feed | None = None
    region: tuple[Region, ...] = Field(min_length=1)

    @field_validator("region")
    @classmethod
    def _fill_language(cls, regions: tuple[Region, ...], info: ValidationInfo) -> tuple[Region, ...]:
        language = {"language": info.data.get("language", "de")}
        return tuple(r if "language" in r.model_fields_set else r.model_copy(update=language) for r in regions)

    @model_validator(mode="after")
    def _apart(self) -> "Config":
        for i, name in _twice([r.name for r in self.region]):
            raise clash(f'two regions have the name "{name}"', "region", i, "name")
        for i, key in _twice([r.key for r in self.region]):
            raise clash(f'two regions have the key "{key}"', "region", i, "key")
        owners: dict[str, str] = {}
        for i, region in enumerate(self.region):
            for j, room in enumerate(region.rooms):
                if room in owners:
                    raise clash(_shared(room, owners[room], region.name), "region", i, "rooms", j)
                owners[room] = region.name
        return self


def _shared(room: str, first: str, second: str) -> str:
    if first == second:
        return f'the room "{room}" is listed twice'
    return f'the room "{room}" belongs to "{first}" already; a room serves one region'


def _listed(keys: list[str]) -> str:
    quoted = [f'"{key}"' for key in keys]
    return ", ".join(quoted[:-1]) + " and " + quoted[-1]


def _twice(words: list[str]) -> Iterator[tuple[int, str]]:
    """Yield place and word of those that are the same as one before (``fold_name``)."""
    seen: set[str] = set()
    for i, word in enumerate(words):
        folded = fold_name(word)
        if folded in seen:
            yield i, word
        seen.add(folded)
