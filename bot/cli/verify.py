"""``patenbot verify``: the bot's device signed by its account, with the keys that the account has or with new ones."""

import argparse
import asyncio
import os
import sys
from getpass import getpass
from pathlib import Path

from bot.cli.common import Failed
from bot.config import Config, Matrix
from bot.courier import SendError
from bot.matrix.client import Client
from bot.matrix.crypto import keyfile, recovery, storing
from bot.matrix.crypto.crosssigning import CrossSigningError, Keys, query, sign_device
from bot.matrix.crypto.identity import own_device, reset
from bot.matrix.crypto.keyfile import KeyFileError
from bot.matrix.crypto.uia import AuthError
from bot.matrix.login import LoginError, take_up
from bot.settings import load_config
from storage.database import holds_database, open_for_reading

COMMENT = "#"
QUESTION = "Recovery key: "
RESETTING = (
    "New cross-signing keys and a new secret storage are made for {user}. Everybody who has verified the bot is asked "
    "to do it again; its other devices have to be verified again; and the old recovery key opens nothing new."
)
KEPT = "Keep the recovery key in a safe place, it is not shown again:"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Signs the bot's device, which Element's clients ask for. At its first start the bot does that by itself; this "
        "is for an account that had cross-signing keys before. Asks for their recovery key, without showing it; where "
        "standard input is no terminal, it is read from there. The bot must have run once and may be running."
    )
    parser.epilog = (
        "example:\n  patenbot verify --config config.toml\n  patenbot verify --config config.toml < recovery-key.txt"
    )
    parser.add_argument("--config", type=Path, metavar="FILE", required=True, help="the configuration")
    parser.add_argument(
        "--reset",
        action="store_true",
        help="make new keys and a new secret storage, if the recovery key is lost; everybody who verified the bot is "
        "asked to do it again; needs the account's password",
    )


def main(args: argparse.Namespace) -> int:
    config = load_config(args.config, os.environ)
    if config.matrix is None:
        raise Failed(f"{args.config}: there is no [matrix]; the bot needs homeserver, user_id and password")
    try:
        asyncio.run(_verify(config, config.matrix, anew=args.reset))
    except (LoginError, CrossSigningError, AuthError, KeyFileError, SendError) as error:
        raise Failed(error) from None
    return 0


async def _verify(config: Config, matrix: Matrix, *, anew: bool) -> None:
    if not holds_database(config.data_dir):
        raise Failed(f"the bot has not run with the data folder {config.data_dir} yet; start it once, then try again")
    database = open_for_reading(config.data_dir)
    client = Client(matrix.homeserver, matrix.user_id)
    try:
        await take_up(matrix, client, database)
        if keyfile.open_to_others(config.data_dir):
            keyfile.close_to_others(config.data_dir)
            print(f"{config.data_dir / keyfile.FILE} could be read by others; that is mended.", flush=True)
        await (_reset(config, matrix, client) if anew else _sign(config, client))
    finally:
        await client.close()
        await database.close()


async def _sign(config: Config, client: Client) -> None:
    """Sign the device with the account's keys, which are fetched if they are not here."""
    folder = config.data_dir
    record = keyfile.load(folder, client.user_id)
    published = await query(client)
    device = own_device(client, published, record)
    if not published.public():
        raise CrossSigningError(f"{client.user_id} has no cross-signing keys yet; the bot makes them when it starts")
    keys = record.keys_for(published.public())
    fetched = keys is None
    if keys is None:
        keys = await storing.fetch(client, folder, published.public(), _recovery_key(_ask(QUESTION)))
        print(f"The keys of {client.user_id} are in the data folder now.", flush=True)
    if published.device_signed(device.id):
        print(f"Device {device.id} is signed.", flush=True)
    else:
        await sign_device(client, keys, device)
        print(f"Device {device.id} is signed now.", flush=True)
    if not fetched and not await storing.store(client, folder, record, keys, _show):
        await _put_away(client, folder, keys)


async def _put_away(client: Client, folder: Path, keys: Keys) -> None:
    """Put our keys into a secret storage that somebody else has made, if its recovery key is at hand."""
    print("The account has a secret storage that does not hold these keys; its recovery key adds them.", flush=True)
    typed = _ask(QUESTION)
    if not typed:
        print("No recovery key: the keys stay in the data folder only.", flush=True)
        return
    await storing.store_with(client, folder, keys, _recovery_key(typed))
    print("The keys are in the account's secret storage now.", flush=True)


async def _reset(config: Config, matrix: Matrix, client: Client) -> None:
    print(RESETTING.format(user=client.user_id), flush=True)

    def password() -> str:
        if matrix.password:
            return matrix.password.get_secret_value()
        return _ask(f"Password of {client.user_id}: ")

    await reset(client, config.data_dir, password, _show)
    print(f"Device {client.device_id} is signed with the new keys.", flush=True)


def _show(recovery_key: str) -> None:
    print(f"{KEPT}\n{recovery_key}", flush=True)


def _recovery_key(typed: str) -> bytes:
    try:
        return recovery.read(typed)
    except ValueError as error:
        raise Failed(error) from None


def _ask(question: str) -> str:
    """A secret from the terminal, without echo, or the first line of standard input that is not a comment."""
    if sys.stdin.isatty():
        try:
            return getpass(question).strip()
        except EOFError:
            return ""
    lines = (line.decode("utf-8", "replace").strip() for line in sys.stdin.buffer)
    return next((line for line in lines if line and not line.startswith(COMMENT)), "")
