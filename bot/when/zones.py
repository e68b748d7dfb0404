"""From local time to UTC and the two nights in which that is not one to one."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo


def to_utc(local: datetime, zone: ZoneInfo) -> datetime:
    """The moment (UTC) of a local time without a zone.

    A time in the hour that is left out in spring moves on by that hour, one in the hour that comes twice in autumn
    means the first time: what PEP 495 gives for ``fold=0``, and RFC 5545 (3.3.5) wants.
    """
    return local.replace(tzinfo=zone, fold=0).astimezone(UTC)


def to_local(moment: datetime, zone: ZoneInfo) -> datetime:
    """The local time without a zone of a moment."""
    return moment.astimezone(zone).replace(tzinfo=None)


def is_skipped(local: datetime, zone: ZoneInfo) -> bool:
    """Whether the clocks jump over this time („am 28.3. um 2:30“)."""
    return to_local(to_utc(local, zone), zone) != local


def is_repeated(local: datetime, zone: ZoneInfo) -> bool:
    """Whether the clocks show this time twice („am 31.10. um 2:30“)."""
    first, second = (local.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    return first != second and not is_skipped(local, zone)
