"""The region's calendar: the next weeks, a file, an address to subscribe to."""

from functools import partial
from pathlib import Path

from bot.command import Command, Feature
from bot.config import Feed
from commands.calendar import show


def feature(feed: Feed | None) -> Feature:
    """``feed`` is where the bot serves calendars, None where it serves none."""
    command = Command(
        name="calendar",
        details=True,
        words={"de": ("kalender", "monat"), "en": ("calendar",)},
        arguments=show.Wanted,
        handle=partial(show.calendar_of, feed),
        examples={
            "de": ("!kalender", "!kalender datei"),
            "en": ("!calendar", "!calendar file"),
        },
    )
    return Feature(folder=Path(__file__).parent, commands=(command,), more={show.PAGE: show.more})
