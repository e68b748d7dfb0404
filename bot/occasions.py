"""The dates on which a meeting takes place: what its rule says, and what is different about single ones. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.when.series import first_minute, occurrences
from storage.meetups import Meetup, Occurrence, moment_of, written

USUAL_LENGTH = timedelta(hours=2)  # of a meeting whose end nobody said


@dataclass(frozen=True, slots=True)
class Occasion:
    """One date of a meeting. ``start`` and ``end`` are local times without a zone, or days; ``end`` may be None.

    ``original`` is the start that the rule gives it, as in `Occurrence`.
    """

    original: str
    start: date | datetime
    end: date | datetime | None
    place: str
    host: str
    cancelled: bool = False

    @property
    def begin(self) -> datetime:
        """The start as a local time; a whole day begins at midnight."""
        return first_minute(self.start)


def occasions(meetup: Meetup, special: Mapping[str, Occurrence], after: datetime, limit: int) -> list[Occasion]:
    """The dates that begin after a local time without a zone, the earliest first; at most ``limit`` of the rule's.

    ``special`` are those that differ, by their original start. What is called off is among them, marked.
    """
    found = {written(start): occasion(meetup, start, special) for start in _regular(meetup, after, limit)}
    for original in special.keys() - found.keys():  # those that were moved to a later day
        one = occasion(meetup, moment_of(original), special)
        if one.begin > after and special[original].start:
            found[original] = one
    return sorted((one for one in found.values() if one.begin > after), key=lambda one: one.begin)


def _regular(meetup: Meetup, after: datetime, limit: int) -> list[date | datetime]:
    if not meetup.rrule:
        return [meetup.starts]
    return occurrences(meetup.rrule, meetup.starts, meetup.left_out, after, limit)


def regular_on(meetup: Meetup, day: date) -> date | datetime | None:
    """The start that the rule gives the meeting on a day, None if none."""
    found = _regular(meetup, datetime.combine(day, time()) - timedelta(minutes=1), 1)
    return found[0] if found and first_minute(found[0]).date() == day else None


def occasion(meetup: Meetup, start: date | datetime, special: Mapping[str, Occurrence]) -> Occasion:
    """What the date is like to which the rule gives this ``start``."""
    original = written(start)
    end = _end_on(meetup, start)
    other = special.get(original)
    if other is None:
        return Occasion(original, start, end, meetup.place, meetup.host)
    if other.start:
        start, end = moment_of(other.start), moment_of(other.end) if other.end else None
    host = other.host or ("" if other.place else meetup.host)
    return Occasion(original, start, end, other.place or meetup.place, host, other.cancelled)


def _end_on(meetup: Meetup, start: date | datetime) -> date | datetime | None:
    """The end of the date that begins then: as long after it as the first one's is."""
    first, end = meetup.starts, meetup.ends
    if end is None:
        return None
    return start + (end - first) if isinstance(end, datetime) == isinstance(first, datetime) else end
