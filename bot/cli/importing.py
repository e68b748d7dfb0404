"""``patenbot import``: listings from a table, all of them or none."""

import argparse
import asyncio
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.cli.common import Failed, add_installation, config_of, region_of, user_id
from bot.config import Config, Region
from bot.tables import Row, TableError, read_table
from commands.exchange.sheet import REQUIRED, Reader, RowError, column
from storage import importing, people
from storage.database import Database, open_database
from storage.listings import Listing

MOST_ERRORS = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Puts listings from a CSV or XLSX file on the board, all or none. The first row names the columns: kind, "
        "municipality, text, topics, until. A line break in the text ends the title."
    )
    parser.epilog = "example:\n  patenbot import listen.csv --as @geschaeftsstelle:example.org --config config.toml"
    parser.add_argument("file", type=Path, metavar="FILE", help="a CSV or XLSX file")
    parser.add_argument(
        "--as", dest="user", type=user_id, required=True, metavar="@USER:SERVER", help="who puts them on the board"
    )
    add_installation(parser)


def main(args: argparse.Namespace) -> int:
    config = config_of(args, args.user)
    region = region_of(config, args.region, args.user)
    try:
        rows = read_table(args.file)
        columns = _columns(rows)
    except TableError as error:
        raise Failed(f"{args.file}{f', line {error.line}' if error.line else ''}: {error}") from None
    labels = asyncio.run(_import(config, region, args.user, args.file, columns, rows[1:]))
    for number, label in enumerate(labels, 1):
        print(json.dumps({"row": number, "id": label}))
    return 0


def _columns(rows: list[Row]) -> list[str | None]:
    """What each column holds. Raises TableError."""
    if not rows:
        raise TableError("is empty")
    header = rows[0]
    columns = [column(cell) for cell in header.cells]
    missing = [name for name in REQUIRED if name not in columns]
    if missing:
        raise TableError(f"there is no column {' and no column '.join(missing)}; the first row names them", header.line)
    known = [name for name in columns if name]
    if twice := next((name for name in known if known.count(name) > 1), None):
        raise TableError(f"the column {twice} is there twice", header.line)
    ignored = [cell for cell, name in zip(header.cells, columns, strict=True) if cell.strip() and not name]
    if ignored:
        print(f"patenbot: not read: {', '.join(ignored)}", file=sys.stderr)
    return columns


async def _import(
    config: Config, region: Region, user: str, file: Path, columns: list[str | None], rows: list[Row]
) -> list[str]:
    """Store the listings; returns their ids. Raises Failed when a single row is wrong."""
    database = open_database(config.data_dir)
    try:
        own = await _speaks_for(database, region, user)
        reader = Reader(region, user, own, datetime.now(UTC))
        listings = _read(reader, file, columns, rows)
        async with database.transaction() as session:
            await importing.add_listings(session, region, listings)
    finally:
        await database.close()
    return [listing.label for listing in listings]


async def _speaks_for(database: Database, region: Region, user: str) -> str:
    async with database.reading() as session:
        own = (await people.person(session, region.key, user)).municipality
    if user not in region.coordinators and not own:
        raise Failed(f"{user} neither mediates {region.name} nor speaks for one of its municipalities")
    return own


def _read(reader: Reader, file: Path, columns: list[str | None], rows: list[Row]) -> list[Listing]:
    listings, wrong = [], []
    for row in rows:
        try:
            listings.append(reader.read(_cells(columns, row)))
        except RowError as error:
            wrong.append(f"{file}, line {row.line}: {error}")
    if wrong:
        more = [f"… and {len(wrong) - MOST_ERRORS} more"] if len(wrong) > MOST_ERRORS else []
        raise Failed("\n".join([*wrong[:MOST_ERRORS], *more, "nothing was imported"]))
    return listings


def _cells(columns: list[str | None], row: Row) -> dict[str, str]:
    """The row's cells by column. Raises RowError for a row that is too short or too long."""
    cells = list(row.cells)
    while len(cells) > len(columns) and not cells[-1].strip():
        del cells[-1]
    if len(cells) != len(columns):
        raise RowError(f"there are {len(cells)} cells, the first row has {len(columns)}")
    return {name: cell for name, cell in zip(columns, cells, strict=True) if name}
