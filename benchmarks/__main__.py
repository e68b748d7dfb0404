"""``python -m benchmarks``: measures and prints one Markdown table; see README.md beside this file."""

import argparse
import platform
import sys

from benchmarks.board import board
from benchmarks.encrypted import encrypted
from benchmarks.exam import exam_rows
from benchmarks.numbers import Row, table
from benchmarks.reminders import reminders
from benchmarks.room import room
from benchmarks.search import SIZE_OF_MANY, search

SIZES = (10_000, 100_000)
PARTS = ("room", "encrypted", "board", "search", "reminders", "exam")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"only these of: {', '.join(PARTS)}")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N", help="open listings on the board")
    parser.add_argument(
        "--search-sizes", type=int, nargs="+", default=(*SIZES, SIZE_OF_MANY), metavar="N", help="items to find among"
    )
    arguments = parser.parse_args()
    if unknown := set(arguments.parts) - set(PARTS):
        parser.error(f"no part is called {', '.join(sorted(unknown))}")
    parts = arguments.parts or PARTS
    rows: list[Row] = []
    if "room" in parts:
        say("a room on a homeserver, beside a bare bot …")
        rows += room()
    if "encrypted" in parts:
        say("an encrypted room beside an open one …")
        rows += encrypted()
    for size in arguments.sizes if "board" in parts else ():
        say(f"a board with {size:,} open listings …")
        rows += board(size)
    for size in arguments.search_sizes if "search" in parts else ():
        say(f"finding among {size:,} items …")
        rows += search(size)
    if "reminders" in parts:
        say("10,000 reminders in one minute …")
        rows += reminders()
    if "exam" in parts:
        say("how well it finds …")
        rows += exam_rows()
    print(f"Python {platform.python_version()}, {platform.machine()}\n\n{table(rows)}")
    return 0 if all(row.met is not False for row in rows) else 1


def say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
