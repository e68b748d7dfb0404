"""The configuration that the embedded Synapse gets: one machine, nobody else, nothing leaves it."""

from pathlib import Path
from typing import Any, Literal

RateLimits = Literal["off", "default"]

NO_LIMIT = {"per_second": 1_000_000, "burst_count": 1_000_000}

# A handful of logins from one address is all that Synapse allows by default, and every test, every demo has more.
LOGIN_LIMITS: dict[str, Any] = {
    "rc_registration": NO_LIMIT,
    "rc_login": {"address": NO_LIMIT, "account": NO_LIMIT, "failed_attempts": NO_LIMIT},
    "rc_room_creation": NO_LIMIT,
}

ALL_LIMITS: dict[str, Any] = LOGIN_LIMITS | {
    "rc_message": NO_LIMIT,
    "rc_admin_redaction": NO_LIMIT,
    "rc_joins": {"local": NO_LIMIT, "remote": NO_LIMIT},
    "rc_joins_per_room": NO_LIMIT,
    "rc_invites": {"per_room": NO_LIMIT, "per_user": NO_LIMIT, "per_issuer": NO_LIMIT},
    "rc_media_create": NO_LIMIT,
    "rc_key_requests": NO_LIMIT,
    "rc_profile": NO_LIMIT,
    "rc_reports": NO_LIMIT,
    "rc_user_directory": NO_LIMIT,
}


def synapse_config(
    folder: Path, *, server_name: str, port: int, shared_secret: str, signing_key: str, rate_limits: RateLimits
) -> dict[str, Any]:
    """All settings that differ from Synapse's defaults.

    ``rate_limits="default"`` keeps Synapse's own limits for messages, joins and invites; logins, registrations and
    new rooms are never limited.
    """
    return {
        "server_name": server_name,
        "public_baseurl": f"http://127.0.0.1:{port}/",
        "listeners": [
            {
                "port": port,
                "type": "http",
                "tls": False,
                "bind_addresses": ["127.0.0.1"],
                "resources": [{"names": ["client"], "compress": False}],
            }
        ],
        "database": {"name": "sqlite3", "args": {"database": str(folder / "homeserver.db")}},
        "log_config": str(folder / "log.json"),
        "media_store_path": str(folder / "media"),
        "signing_key": signing_key,
        "registration_shared_secret": shared_secret,
        "macaroon_secret_key": shared_secret,
        "form_secret": shared_secret,
        "bcrypt_rounds": 4,
        "trusted_key_servers": [],
        "suppress_key_server_warning": True,
        "federation_domain_whitelist": [],
        "report_stats": False,
        "url_preview_enabled": False,
        "presence": {"enabled": False},
        "user_directory": {"search_all_users": True},
        "event_cache_size": "5K",
        **(ALL_LIMITS if rate_limits == "off" else LOGIN_LIMITS),
    }


def log_config() -> dict[str, Any]:
    """Warnings to standard error, which the parent has pointed to a file."""
    return {
        "version": 1,
        "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
        "handlers": {"file": {"class": "logging.StreamHandler", "formatter": "line", "stream": "ext://sys.stderr"}},
        "root": {"level": "WARNING", "handlers": ["file"]},
        "disable_existing_loggers": False,
    }
