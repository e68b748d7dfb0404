"""User-interactive authentication: the homeserver wants to know once more who asks (spec: "User-Interactive
Authentication API")."""

from bot.matrix.client import Client, Denied
from bot.matrix.raw import Json

PASSWORD = "m.login.password"
APPROVAL = ("m.oauth", "org.matrix.cross_signing_reset")  # MSC4312: somebody has to agree in the browser


class PasswordNeeded(Exception):
    """The homeserver asks for the password, and none was given."""


class AuthError(Exception):
    """The homeserver does not believe that it is us; one line for the administrator."""


async def ask(client: Client, *path: str, body: Json, password: str | None) -> Json:
    """POST, and show the password if the homeserver asks for it.

    Raises PasswordNeeded, AuthError, and like `Client.request`.
    """
    try:
        return await client.request("POST", *path, body=body)
    except Denied as error:
        if "flows" not in error.body:
            raise
        asked = error.body
    if not _takes_password(asked):
        raise AuthError(_otherwise(asked))
    if password is None:
        raise PasswordNeeded
    who = {"type": "m.id.user", "user": client.user_id}
    auth = {"type": PASSWORD, "identifier": who, "password": password, "session": asked.get("session")}
    try:
        return await client.request("POST", *path, body=body | {"auth": auth})
    except Denied as error:
        if "flows" not in error.body:
            raise
        raise AuthError(f"the homeserver refuses the password of {client.user_id}: {error.text}") from None


def _takes_password(asked: Json) -> bool:
    flows = asked["flows"] if isinstance(asked["flows"], list) else []
    return any(isinstance(flow, dict) and flow.get("stages") == [PASSWORD] for flow in flows)


def _otherwise(asked: Json) -> str:
    """What somebody has to do where a password is not enough."""
    known = asked.get("params")
    params = known if isinstance(known, dict) else {}
    for stage in APPROVAL:
        url = params[stage].get("url") if isinstance(params.get(stage), dict) else None
        if isinstance(url, str):
            return f"somebody must agree to it first: open {url} as the bot's account, then run this again"
    return "the homeserver wants more than a password before it takes new keys; ask who runs it"
