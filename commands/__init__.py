"""The list of features, in the order in which help shows them. Nothing registers itself by being imported."""

from bot.command import Feature
from bot.config import Config
from commands import (
    basics,
    calendar,
    datepolls,
    encryption,
    exchange,
    expertise,
    meetups,
    people,
    questions,
    reminders,
    subscriptions,
    tasks,
    topics,
    upkeep,
)


def features(config: Config) -> tuple[Feature, ...]:
    """All features of an installation."""
    shown = (
        exchange.FEATURE,
        expertise.FEATURE,
        questions.FEATURE,
        meetups.FEATURE,
        datepolls.FEATURE,
        calendar.feature(config.feed),
        tasks.FEATURE,
        topics.FEATURE,
        subscriptions.FEATURE,
        reminders.FEATURE,
        people.FEATURE,
    )
    silent = (encryption.FEATURE, upkeep.feature(config.retention))
    return (*shown, basics.feature((*shown, *silent)), *silent)
