"""The region's fields of work: ``!themen`` shows them, ``!thema`` lets the coordinator change them."""

from pathlib import Path

from bot.command import Command, Feature
from commands.topics import change, show

FEATURE = Feature(
    folder=Path(__file__).parent,
    commands=(
        Command(
            name="topics",
            words={"de": ("themen", "themenliste"), "en": ("topics",)},
            arguments=show.Which,
            handle=show.show,
            examples={"de": ("!themen", "!themen #bauhof"), "en": ("!topics", "!topics #bauhof")},
            details=True,
        ),
        Command(
            name="topic",
            words={"de": ("thema",), "en": ("topic",)},
            arguments=show.Which,
            handle=change.topic,
            examples={"de": ("!thema #bauhof",), "en": ("!topic #bauhof",)},
            details=True,
        ),
    ),
    due={change.REINDEX: change.reindex},
    undo={change.CHANGED: change.undo},
    more={show.PAGE: show.more},
)
