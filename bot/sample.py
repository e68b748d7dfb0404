"""The sample region: what the bot serves where nobody has configured one, and what the demonstration plays in."""

import tomllib
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from bot.config import Config

SAMPLE_ROOM = "!beispiel:example.org"


def sample_config(
    coordinator: str,
    *,
    rooms: Sequence[str] = (SAMPLE_ROOM,),
    data_dir: Path = Path("data"),
    homeserver: str | None = None,
    user_id: str = "",
    password: str = "",
) -> Config:
    """Return the ten Kommunen of the Kreis Paderborn as one region, mediated by ``coordinator`` (a Matrix id).

    With a ``homeserver`` (its address) the bot logs in there as ``user_id``; without one there is no ``matrix``.
    Raises ValueError (pydantic) for what is no Matrix id, room or address.
    """
    region = tomllib.loads(files("bot").joinpath("sample.toml").read_text("utf-8"))
    region |= {"rooms": tuple(rooms), "coordinators": (coordinator,)}
    content: dict[str, object] = {"data_dir": data_dir, "region": (region,)}
    if homeserver is not None:
        content["matrix"] = {"homeserver": homeserver, "user_id": user_id, "password": password}
    return Config.model_validate(content)
