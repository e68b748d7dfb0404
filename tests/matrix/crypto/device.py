"""A device with keys, uploaded by hand: what `bot.matrix.crypto.publishing` does for the bot."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import vodozemac

from bot.matrix.client import Client
from bot.matrix.crypto import keyfile, recovery, storing
from bot.matrix.crypto.crosssigning import Keys, OwnDevice, State, query
from bot.matrix.crypto.identity import ensure, state_of
from bot.matrix.crypto.signing import signed
from bot.matrix.raw import Json

PASSWORD = "secret"


def device_of(client: Client, account: vodozemac.Account) -> OwnDevice:
    """The device of this session with the keys of ``account``."""
    device_id = client.device_id
    keys: Json = {
        "user_id": client.user_id,
        "device_id": device_id,
        "algorithms": ["m.olm.v1.curve25519-aes-sha2", "m.megolm.v1.aes-sha2"],
        "keys": {
            f"curve25519:{device_id}": account.curve25519_key.to_base64(),
            f"ed25519:{device_id}": account.ed25519_key.to_base64(),
        },
    }

    def sign(message: bytes) -> str:
        return account.sign(message).to_base64()

    return OwnDevice(signed(keys, client.user_id, device_id, sign), sign)


async def log_in(url: str, localpart: str, password: str = PASSWORD) -> Client:
    """A session of its own, without device keys yet."""
    client = Client(url, f"@{localpart}:localhost")
    body = {"type": "m.login.password", "identifier": {"type": "m.id.user", "user": localpart}, "password": password}
    answer = await client.request("POST", "login", body=body, anonymous=True)
    client.token, client.device_id = answer["access_token"], answer["device_id"]
    return client


async def upload_device(client: Client, device: OwnDevice) -> None:
    await client.request("POST", "keys", "upload", body={"device_keys": device.keys})


@dataclass(frozen=True, slots=True)
class Session:
    """A session whose device's keys are on the homeserver, and a data folder; ``account`` holds its private keys."""

    client: Client
    folder: Path
    account: vodozemac.Account

    @property
    def device(self) -> OwnDevice:
        return device_of(self.client, self.account)

    async def ensure(self, password: str | None = PASSWORD) -> State:
        return await ensure(self.client, self.folder, self.device, password)

    async def state(self) -> State:
        """What the homeserver and the folder say of this device."""
        return state_of(await query(self.client), self.kept(), self.client.device_id)

    async def fetched(self, typed: str) -> Keys:
        """What the secret storage gives for a recovery key, on a machine that has nothing else."""
        with TemporaryDirectory() as elsewhere:
            public = (await query(self.client)).public()
            return await storing.fetch(self.client, Path(elsewhere), public, recovery.read(typed))

    def kept(self) -> keyfile.Record:
        return keyfile.load(self.folder, self.client.user_id)

    def recovery_key(self) -> str:
        """The one that lies in the data folder."""
        lines = (self.folder / keyfile.RECOVERY_FILE).read_text("utf-8").splitlines()
        return next(line for line in lines if not line.startswith("#"))


async def new_session(url: str, localpart: str, folder: Path) -> Session:
    """Log in as a new device with new keys."""
    session = Session(await log_in(url, localpart), folder, vodozemac.Account())
    await upload_device(session.client, session.device)
    return session
