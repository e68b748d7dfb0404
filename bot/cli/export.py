"""``patenbot export``: everything of a region, or its listings as a table that can be imported again."""

import argparse
import asyncio
import json
import sys
from collections import defaultdict
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path

from bot.cli.common import Failed, add_installation, config_of, region_of
from bot.config import Config, Region
from bot.tables import csv_text, xlsx_bytes
from commands.exchange import sheet
from storage.database import open_for_reading
from storage.exporting import Rows, tables_of
from storage.items import label

Tables = dict[str, Rows]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Writes everything that is stored of a region, as one JSON object or as an XLSX file with a sheet for each "
        "table; as CSV (UTF-8) the listings alone. Listings can be imported again. The bot may be running."
    )
    parser.epilog = "example:\n  patenbot export --config config.toml --format xlsx --output region.xlsx"
    parser.add_argument("--format", choices=("json", "csv", "xlsx"), default="json", help="json, if left out")
    parser.add_argument("--output", type=Path, metavar="FILE", help="where to write; otherwise standard output")
    add_installation(parser)


def main(args: argparse.Namespace) -> int:
    if args.format == "xlsx" and args.output is None and sys.stdout.isatty():
        raise Failed("an XLSX file is nothing for a terminal; add --output FILE")
    config = config_of(args)
    region = region_of(config, args.region)
    tables = asyncio.run(_tables(config, region))
    write = {"json": _json, "csv": _csv, "xlsx": _xlsx}[args.format]
    _put(write(region, tables), args.output)
    return 0


async def _tables(config: Config, region: Region) -> Tables:
    database = open_for_reading(config.data_dir)
    try:
        async with database.reading() as session:
            return await tables_of(session, region.key)
    finally:
        await database.close()


def _put(content: bytes, file: Path | None) -> None:
    if file is None:
        sys.stdout.buffer.write(content)
        return
    try:
        file.write_bytes(content)
    except OSError as error:
        raise Failed(f"can't write {file}: {error.strerror}") from None


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")


def _json(region: Region, tables: Tables) -> bytes:
    """One object; listings with the ids that people see, their topics as lists and their interests with them."""
    about = region.model_dump(mode="json", include={"name", "key", "timezone", "language"})
    content: dict[str, object] = {"region": about, "exported_at": datetime.now(UTC), "version": version("patenbot")}
    content |= _linked(tables)
    return (json.dumps(content, ensure_ascii=False, default=_plain) + "\n").encode()


def _linked(tables: Tables) -> Tables:
    labels = {row["id"]: _label(row) for row in tables["listings"]}
    interests: dict[object, Rows] = defaultdict(list)
    for row in tables["interests"]:
        interests[row["listing_id"]].append({key: row[key] for key in row if key not in {"id", "listing_id"}})
    listings: Rows = [
        {**row, "id": _label(row), "topics": str(row["topics"]).split(), "interests": interests[row["id"]]}
        for row in tables["listings"]
    ]
    pairs: Rows = [{"need": labels[row["need_id"]], "offer": labels[row["offer_id"]]} for row in tables["pairs"]]
    rest = {name: rows for name, rows in tables.items() if name not in {"listings", "interests", "pairs"}}
    return {"listings": listings, "pairs": pairs, **rest}


def _label(row: dict[str, object]) -> str:
    return label(str(row["kind"]), int(str(row["number"])))


def _listings(tables: Tables) -> list[list[str]]:
    return [list(sheet.COLUMNS), *(sheet.write(row) for row in tables["listings"])]


def _csv(_region: Region, tables: Tables) -> bytes:
    return csv_text(_listings(tables)).encode()


def _xlsx(_region: Region, tables: Tables) -> bytes:
    others = [(name, _sheet(rows)) for name, rows in tables.items() if name != "listings"]
    return xlsx_bytes([("listings", _listings(tables)), *others])


def _sheet(rows: Rows) -> list[list[str]]:
    return [list(rows[0]), *([sheet.cell(value) for value in row.values()] for row in rows)] if rows else []
