"""How many date expressions are read as they are meant, beside other parsers: ``python -m benchmarks.dates FILE``.

Each line of the file is a JSON object with ``text``, ``start`` and ``end`` (local time in ISO form, as much of it as is
meant, or null), and perhaps ``now`` and ``set``. Without ``now`` it is Monday, 30 November 2026, nine o'clock, and the
file may be ``tests/data/dates.jsonl``; lines with a recurrence are left out, since no other parser knows any. A peer
takes part when it is installed: dateparser, parsedatetime.
"""

import json
import sys
from collections.abc import Callable
from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter, struct_time
from typing import Any

from bot.when import DateError, read_when

Reader = Callable[[str, datetime], date | datetime | None]
NOW = "2026-11-30T09:00"


def ours(text: str, now: datetime) -> date | datetime | None:
    try:
        found = read_when(text, now)
    except DateError:
        return None
    return found.start or found.end


def dateparser() -> Reader:
    from dateparser import parse

    def read(text: str, now: datetime) -> datetime | None:
        settings = {"RELATIVE_BASE": now, "PREFER_DATES_FROM": "future", "DATE_ORDER": "DMY"}
        found: datetime | None = parse(text, languages=["de", "en"], settings=settings)
        return found

    return read


def parsedatetime() -> Reader:
    from parsedatetime import Calendar, Constants

    calendar = Calendar(Constants("de_DE", usePyICU=False))

    def read(text: str, now: datetime) -> datetime | None:
        found: tuple[struct_time, int] = calendar.parse(text, now)
        return datetime(*found[0][:6]) if found[1] else None

    return read


def right(wanted: dict[str, Any], found: date | datetime | None) -> bool:
    """Whether the start is meant (or the end, where only that was said), as precisely as it is written down."""
    if found is None:
        return False
    meant = str(wanted["start"] or wanted["end"])
    return found.isoformat().startswith(meant) or (len(meant) > 10 and meant == f"{found.isoformat()}T00:00")


def main(file: Path) -> None:
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    rows = [row for row in rows if not row.get("rrule") and (row["start"] or row["end"])]
    readers: dict[str, Reader] = {"this grammar": ours}
    readers |= {peer.__name__: peer() for peer in (dateparser, parsedatetime) if find_spec(peer.__name__)}
    print(f"{len(rows)} expressions; their starts as meant, and microseconds for each")
    for name, read in readers.items():
        begun = perf_counter()
        found = [read(row["text"], datetime.fromisoformat(row.get("now", NOW))) for row in rows]
        taken = (perf_counter() - begun) / len(rows)
        for group in sorted({row.get("set", "") for row in rows}):
            mine = [right(row, one) for row, one in zip(rows, found, strict=True) if row.get("set", "") == group]
            print(f"{name:14} {group or file.stem:10} {sum(mine) / len(mine):.3f} {taken * 1e6:8.0f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
