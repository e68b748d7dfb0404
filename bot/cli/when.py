"""``patenbot when``: what the bot understands of dates, an expression a line; for trying and for measuring."""

import argparse
import json
import sys
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.shapes import is_zone
from bot.when import DateError, When, read_when
from bot.words import clean


def zone(text: str) -> ZoneInfo:
    """A time zone, for argparse."""
    if not is_zone(text):
        raise argparse.ArgumentTypeError(f'{text!r} is no time zone such as "Europe/Berlin"')
    return ZoneInfo(text)


def moment(text: str) -> datetime:
    """A local time in ISO form, for argparse."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no time such as 2026-12-03T10:00") from None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Reads expressions from standard input, a line each, and prints a JSON object for each one: start, end, grain, "
        "rrule, exclude and error; local time. A line may begin with the moment of speaking and a tab."
    )
    parser.epilog = 'example:\n  echo "jeden ersten Mittwoch im Monat 10 Uhr" | patenbot when'
    parser.add_argument("--now", type=moment, metavar="ISO", help="the moment of speaking; the clock's if left out")
    parser.add_argument(
        "--timezone", type=zone, metavar="TZ", default=ZoneInfo("Europe/Berlin"), help="Europe/Berlin if left out"
    )


def main(args: argparse.Namespace) -> int:
    for line in sys.stdin.buffer:
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        print(json.dumps(_answer(text, args.now, args.timezone), ensure_ascii=False), flush=True)
    return 0


def _answer(line: str, now: datetime | None, timezone: ZoneInfo) -> dict[str, object]:
    """What a line means; it may bring its own moment of speaking."""
    before, tab, after = line.partition("\t")
    try:
        now = moment(before) if tab else now or datetime.now(timezone)
        local = now.astimezone(timezone).replace(tzinfo=None) if now.tzinfo else now
        return _told(read_when(clean(after if tab else line), local))
    except (argparse.ArgumentTypeError, DateError) as error:
        return _told(When(None), error)


def _told(when: When, error: Exception | None = None) -> dict[str, object]:
    return {
        "start": _iso(when.start),
        "end": _iso(when.end),
        "grain": None if error else when.grain,
        "rrule": when.rrule or None,
        "exclude": [day.isoformat() for day in when.exclude],
        "error": str(error) if error else None,
    }


def _iso(at: date | datetime | None) -> str | None:
    return at.isoformat(timespec="minutes") if isinstance(at, datetime) else at.isoformat() if at else None
