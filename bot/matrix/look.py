"""What `patenbot check` asks the homeserver: can the bot log in, is its device signed, may it speak in its rooms."""

import contextlib
import json
from collections.abc import AsyncIterator, Callable

from bot.config import Config, Matrix
from bot.courier import SendError
from bot.matrix.client import Client, Denied
from bot.matrix.crypto.findings import crypto_findings
from bot.matrix.finding import Finding
from bot.matrix.login import LOGIN, LoginError, password_login
from bot.matrix.power import created_by, power_of
from bot.matrix.raw import Json
from bot.matrix.roomstate import encryption_of
from storage import gateway, rooms
from storage.database import Database


async def look(config: Config, database: Database | None = None) -> list[Finding]:
    """Look at homeserver, login, cross-signing, and each configured room. Changes nothing.

    With the bot's ``database`` its own session is used; without one, or without a session in it, the bot logs in as
    a new device and out again.
    """
    if config.matrix is None:
        return [
            Finding(False, "no [matrix] in the configuration", "add [matrix] with homeserver, user_id and password")
        ]
    client = Client(config.matrix.homeserver, config.matrix.user_id)
    try:
        return [finding async for finding in _findings(config, config.matrix, client, database)]
    finally:
        await client.close()


async def _findings(
    config: Config, matrix: Matrix, client: Client, database: Database | None
) -> AsyncIterator[Finding]:
    try:
        await client.versions()
    except SendError as error:
        yield Finding(
            False, f"homeserver {matrix.homeserver}: {error}", "check homeserver in [matrix], and the network"
        )
        return
    yield Finding(True, f"homeserver {matrix.homeserver} answers")
    try:
        passing = await _log_in(matrix, client, database)
    except (LoginError, SendError) as error:
        yield Finding(False, f"login as {matrix.user_id}: {error}", "check user_id and password (or token) in [matrix]")
        return
    yield Finding(True, f"login as {client.user_id} works")
    try:
        async for finding in crypto_findings(client, config.data_dir):
            yield finding
        joined = (await client.request("GET", "joined_rooms")).get("joined_rooms")
        moved = await _successors(database)
        owners: dict[str, str] = {}
        for region in config.region:
            for entry in region.rooms:
                what = f"{region.name}: room {entry}"
                try:
                    room_id = moved(await _id_of(client, entry))
                except Denied as error:
                    advice = "check rooms in the configuration, or give the room this address"
                    yield Finding(False, f"{what}: {error}", advice)
                    continue
                if (owner := owners.setdefault(room_id, region.name)) != region.name:
                    yield Finding(False, f"{what}: it belongs to {owner} already", "a room serves one region")
                else:
                    yield await _room(client, what, room_id, joined)
    except SendError as error:
        yield Finding(False, f"looking further: {error}", "try again later")
    finally:
        if passing:
            with contextlib.suppress(SendError):
                await client.request("POST", "logout")


async def _log_in(matrix: Matrix, client: Client, database: Database | None) -> bool:
    """Be logged in; whether that has to be ended again. Raises LoginError and like `Client.request`."""
    if database and not matrix.access_token:
        async with database.reading() as session:
            kept = json.loads(await gateway.recall(session, LOGIN) or "{}")
        if kept.get("configured") == matrix.user_id and kept.get("token"):
            client.token = kept["token"]
            try:
                await client.request("GET", "account", "whoami")
            except Denied:
                client.token = ""
            else:
                client.user_id = kept["user_id"]
                return False
    if matrix.access_token:
        client.token = matrix.access_token.get_secret_value()
        answer = await client.request("GET", "account", "whoami")
    elif matrix.password:
        answer = await password_login(client, matrix, matrix.password.get_secret_value())
        client.token = str(answer["access_token"])
    else:
        raise LoginError("the configuration names no password")
    client.user_id = str(answer.get("user_id"))
    if client.user_id.casefold() != matrix.user_id.casefold():
        raise LoginError(f"it belongs to {client.user_id}")
    return not matrix.access_token


async def _successors(database: Database | None) -> Callable[[str], str]:
    """How to find what a room was upgraded to."""
    if database is None:
        return lambda room_id: room_id
    async with database.reading() as session:
        moved = {row.room_id: row.replaced_by for row in await rooms.all_rooms(session) if row.replaced_by}

    def follow(room_id: str) -> str:
        for _ in moved:
            room_id = moved.get(room_id, room_id)
        return room_id

    return follow


async def _id_of(client: Client, entry: str) -> str:
    """The room that an entry of the configuration means. Raises like `Client.request`."""
    if not entry.startswith("#"):
        return entry
    return str((await client.request("GET", "directory", "room", entry)).get("room_id"))


async def _room(client: Client, what: str, room_id: str, joined: object) -> Finding:
    if not isinstance(joined, list) or room_id not in joined:
        advice = f"start the bot anew, then invite {client.user_id} there"
        return Finding(False, f"{what}: the bot is not in it", advice)
    creator = False
    levels: Json = {}
    try:
        whole = {"format": "event"}
        create = await client.request("GET", "rooms", room_id, "state", "m.room.create", "", query=whole)
        creator = created_by(client.user_id, create)
        levels = await client.request("GET", "rooms", room_id, "state", "m.room.power_levels", "")
    except Denied as error:
        if error.status != 404:
            return Finding(False, f"{what}: {error}", f"invite {client.user_id} there again")
    encrypted = bool(await encryption_of(client, room_id))
    complaints = power_of(client.user_id, levels, creator=creator).complaints(encrypted=encrypted)
    if complaints:
        return Finding(False, f"{what}: no right to speak ({complaints})", f"raise the level of {client.user_id} there")
    return Finding(True, f"{what}: the bot is in it and may speak{'; it is encrypted' if encrypted else ''}")
