"""Who takes part in the tests of verifications: devices with keys, as the homeserver shows them."""

from dataclasses import replace

import vodozemac

from bot.matrix.verification.sas import Side


def ed25519() -> str:
    """A new public key."""
    return vodozemac.Account().ed25519_key.to_base64()


BOT = Side("@patenbot:example.org", "BOT", ed25519(), ed25519())
ANNA = Side("@anna:example.org", "PHONE", ed25519(), ed25519())
TABLET = replace(ANNA, device_id="TABLET", device_key=ed25519())
BERND = replace(ANNA, user_id="@bernd:example.org", device_id="BERND")
ZOE = replace(ANNA, user_id="@zoe:example.org")
