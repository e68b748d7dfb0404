"""Promises in the record of a meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.when import Almanac


@dataclass(frozen=True, slots=True)
class Promise:
    municipality: str
    text: str
    due: date | None


def promises(_: str, __: Sequence[str], ___: datetime, ____: Almanac) -> list[Promise]:
    return []
