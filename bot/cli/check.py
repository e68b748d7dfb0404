"""``patenbot check``: what works and what does not, a line each. It changes nothing."""

import argparse
import asyncio
import os
import shutil
import socket
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.config import Config, Feed, Region
from bot.matrix.finding import Finding
from bot.matrix.look import look
from bot.settings import ConfigError, load_config
from storage import health, outbox, rooms, undecrypted
from storage.database import Database, DataError, holds_database, in_use, open_for_reading

LEAST_SPACE = 500_000_000
SECONDS = 5.0
LONGEST_WAIT = timedelta(minutes=10)
MOST_LETTERS = 10
OTHERS = 0o007


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Says of configuration, data folder, database, homeserver, login, rooms and rights what works and what to do "
        "where something does not. Disturbs no running bot. Exit code 0: all is well; 1: there is a problem."
    )
    parser.epilog = "example:\n  patenbot check --config config.toml"
    parser.add_argument("--config", type=Path, metavar="FILE", required=True, help="the configuration")


def main(args: argparse.Namespace) -> int:
    try:
        config = load_config(args.config, os.environ)
    except ConfigError as error:
        return _tell([Finding(False, str(error))])
    sound = _tell([Finding(True, f"configuration {args.config}"), *_secrets(args.config, config)])
    return max(sound, asyncio.run(_check(config)))


def _tell(findings: list[Finding]) -> int:
    """Print findings; returns the exit code that they ask for."""
    for finding in findings:
        advice = f": {finding.advice}" if finding.advice else ""
        print(f"{'✓ ok      ' if finding.ok else '✗ problem '} {finding.what}{advice}", flush=True)
    return 0 if all(finding.ok for finding in findings) else 1


def _secrets(file: Path, config: Config) -> Iterator[Finding]:
    """Whether others can read the files with a password or token in them."""
    written = tomllib.loads(file.read_text("utf-8-sig")).get("matrix", {})
    holders = [file] if {"password", "access_token"} & written.keys() else []
    if config.matrix and config.matrix.password_file:
        holders.append(config.matrix.password_file)
    for holder in holders:
        if holder.stat().st_mode & OTHERS:
            yield Finding(False, f"everybody on this machine can read the secret in {holder}", f"chmod o= {holder}")
        else:
            yield Finding(True, f"the secret in {holder} is kept from others")


async def _check(config: Config) -> int:
    code = _tell(list(_folder(config.data_dir)))
    running = in_use(config.data_dir)
    if config.feed:
        code = max(code, _tell([_listens(config.feed, running=running)]))
    database = None
    try:
        if holds_database(config.data_dir):
            database = open_for_reading(config.data_dir)
    except DataError as error:
        code = _tell([Finding(False, str(error), "see docs/operations.md")])
    try:
        if database:
            code = max(code, _tell(await _database(config, database, running=running)))
        return max(code, _tell(await look(config, database)))
    finally:
        if database:
            await database.close()


def _folder(folder: Path) -> Iterator[Finding]:
    """The data folder: there or to be made, writable, with space, in use or not."""
    there = next(path for path in (folder, *folder.absolute().parents) if os.path.exists(path))
    if not os.access(there, os.R_OK | os.W_OK | os.X_OK):
        advice = f"check as the user of the bot, or give {there} to that user"
        yield Finding(False, f"the data folder {folder} can't be written", advice)
        return
    if not holds_database(folder):
        yield Finding(True, f"the data folder {folder} holds no database yet; the first start makes one")
    elif in_use(folder):
        yield Finding(True, f"the data folder {folder} is in use: the bot is running")
    else:
        yield Finding(True, f"the data folder {folder} is writable; the bot is not running")
    yield from _files(folder)
    free = shutil.disk_usage(there).free
    if free < LEAST_SPACE:
        yield Finding(False, f"only {free // 1_000_000} MB are free for {folder}", "make room on that disk")


def _files(folder: Path) -> Iterator[Finding]:
    """Files of the folder that are not ours, as a copy is that root has put back."""
    for file in sorted(folder.iterdir()) if folder.exists() else ():
        if file.is_file() and not os.access(file, os.R_OK | os.W_OK):
            advice = "check as the user of the bot, or give the file to that user"
            yield Finding(False, f"{file} can't be read and written", advice)


def _listens(feed: Feed, *, running: bool) -> Finding:
    """Whether calendars are served where they should be, or could be."""
    host, _, port = feed.listen.rpartition(":")
    address = (host.strip("[]"), int(port))
    try:
        if running:
            socket.create_connection(address, SECONDS).close()
        else:
            socket.create_server(address, family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
    except (OSError, OverflowError) as error:
        what = f"calendars: {feed.listen} {'does not answer' if running else 'can not be listened on'} ({error})"
        advice = "restart the bot, and see its log" if running else "end what listens there, or correct [feed] listen"
        return Finding(False, what, advice)
    return Finding(True, f"calendars {'are served on' if running else 'can be served on'} {feed.listen}")


async def _database(config: Config, database: Database, *, running: bool) -> list[Finding]:
    damage = await database.damage()
    if damage:
        return [Finding(False, f"the database is damaged ({damage})", "stop the bot and restore a backup")]
    findings = [Finding(True, "the database is sound and of this version")]
    async with database.reading() as session:
        known = await health.regions(session)
    findings += [
        Finding(
            False,
            f'the database holds a region "{key}" that is not configured',
            f'configure it, or set key = "{key}" in the region that it became',
        )
        for key in known
        if key not in {region.key for region in config.region}
    ]
    for region in config.region:
        findings += [*await _dead(database, region), *await _waiting(database, region, running=running)]
        findings += [*await _coordinators(database, region), *await _unread(database, region)]
    return findings


async def _unread(database: Database, region: Region) -> list[Finding]:
    """Encrypted messages whose keys have not come. Their senders are told; so it is nothing to be done here."""
    async with database.reading() as session:
        number = await undecrypted.number(session, region.key)
    return [Finding(True, f"{region.name}: the keys of {number} encrypted messages have not come")] if number else []


async def _dead(database: Database, region: Region) -> list[Finding]:
    """Messages that were given up."""
    async with database.reading() as session:
        letters = await outbox.dead_letters(session, region.key)
    advice = "mend the reason; the message itself is not sent again"
    findings = [
        Finding(
            False,
            f"{region.name}: a message to {letter.address} was given up on {letter.dead_at:%Y-%m-%d %H:%M} UTC "
            f"({letter.error})",
            advice,
        )
        for letter in letters[:MOST_LETTERS]
    ]
    if len(letters) > MOST_LETTERS:
        findings.append(Finding(False, f"{region.name}: {len(letters) - MOST_LETTERS} more were given up", advice))
    return findings


async def _waiting(database: Database, region: Region, *, running: bool) -> list[Finding]:
    """Messages that wait; behind a running bot not for long."""
    now = datetime.now(UTC)
    async with database.reading() as session:
        found = await health.waiting(session, region.key, now)
    if found.since is None:
        return [Finding(True, f"{region.name}: no message waits")]
    what = f"{region.name}: {found.number} messages wait, the first since {found.since:%Y-%m-%d %H:%M} UTC"
    what += f" ({found.error})" if found.error else ""
    if running and now - found.since > LONGEST_WAIT:
        return [Finding(False, what, "see the lines on homeserver and rooms below, and the log")]
    return [Finding(True, what + ("" if running else "; they are sent when the bot runs"))]


async def _coordinators(database: Database, region: Region) -> list[Finding]:
    """Coordinators whom the bot sees in none of the rooms."""
    async with database.reading() as session:
        members = await rooms.region_members(session, region.key)
    missing = [user for user in region.coordinators if user not in members] if members else []
    return [
        Finding(
            False,
            f"{region.name}: the coordinator {user} is in none of the rooms",
            f"invite {user}, or correct coordinators",
        )
        for user in missing
    ]
