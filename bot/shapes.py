"""The shapes that single values of the configuration have, and what is said where one has not."""

import re
from datetime import date
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from bot.publicdays import is_known


def must(saying: str) -> PydanticCustomError:
    """The value at hand has the wrong shape; ``saying`` continues the sentence "this key must …"."""
    return PydanticCustomError("shape", "{saying}", {"saying": saying})


def clash(sentence: str, *at: str | int) -> PydanticCustomError:
    """Values don't fit each other; ``at`` is the way from the validated model to the one to be changed."""
    return PydanticCustomError("clash", "{saying}", {"saying": sentence, "at": at})


def _shape(pattern: str, saying: str) -> AfterValidator:
    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise must(saying)
        return value

    return AfterValidator(check)


def is_zone(name: str) -> bool:
    """Whether there is a time zone of this name."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _zone(value: str) -> str:
    if not is_zone(value):
        raise must('be a time zone such as "Europe/Berlin"')
    return value


def _holidays(value: str) -> str:
    if not is_known(value):
        raise must('be a country or a part of one such as "DE" or "DE-NW"')
    return value


def _hours(value: str) -> str:
    found = re.fullmatch(r"([0-9]{1,2})-([0-9]{1,2})", value)
    hours = [int(hour) for hour in found.groups()] if found else []
    if value and (not hours or max(hours) > 24 or hours[0] % 24 == hours[1] % 24):
        raise must('be the first and the last hour such as "18-8", or "" for none')
    return value


def _url(value: str) -> str:
    if not re.match(r"https?://", value):
        raise must("begin with https:// or http://")
    try:
        parts = urlsplit(value)
        host, _port = parts.hostname or "", parts.port  # which raises where it is none
        host.encode("idna")  # as whoever connects does; not with an empty part
    except ValueError:
        host = ""
    if not re.fullmatch(r"\S+", host):
        raise must('be an address such as "https://matrix.example.org"')
    return value


Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Url = Annotated[str, AfterValidator(_url)]
UserId = Annotated[str, _shape(r"@[^:\s]+:\S+", 'be a Matrix id such as "@name:example.org"')]
# Ids of room version 12 have no server part.
RoomId = Annotated[str, _shape(r"#[^:\s]+:\S+|!\S+", 'be a room such as "#paten:example.org" or "!id:example.org"')]
Tag = Annotated[str, _shape(r"[\w-]+", 'hold only letters, digits, "_" and "-"')]
Zone = Annotated[str, AfterValidator(_zone)]
Holidays = Annotated[str, AfterValidator(_holidays)]
Day = Annotated[date, Field(strict=True)]
Lead = Annotated[str, _shape(r"[1-9][0-9]{0,3}[mhdw]", 'be a time such as "7d", "2h" or "30m"')]
Hours = Annotated[str, AfterValidator(_hours)]
Listening = Annotated[str, _shape(r"\S+:[0-9]{1,5}", 'be an address and a port such as "127.0.0.1:8090"')]
Days = Annotated[int, Field(strict=True, ge=1)]
Count = Annotated[int, Field(strict=True, ge=0)]
