"""The list of features, in the order in which help shows them. Nothing registers itself by being imported."""

from bot.command import Feature
from bot.config import Config
from commands import basics, exchange, people, upkeep


def features(config: Config) -> tuple[Feature, ...]:
    """All features of an installation."""
    parts = (exchange.FEATURE, people.FEATURE, upkeep.feature(config.retention))
    return (*parts[:2], basics.feature(parts), *parts[2:])
