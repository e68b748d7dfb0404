"""``!abo``: being told of what is new in a topic or about some words."""

from pathlib import Path

from bot.command import Command, Feature, NoArguments
from bot.news import NEWS
from commands.subscriptions import changes, end, lists, make, telling

FEATURE = Feature(
    folder=Path(__file__).parent,
    commands=(
        Command(
            name="subscribe",
            words={"de": ("abo", "abonnieren", "abonniere"), "en": ("subscribe",)},
            arguments=changes.Wish,
            handle=make.subscribe,
            examples={
                "de": ("!abo #vergabe", "!abo Häcksler täglich", "!abo #bauhof Häcksler"),
                "en": ("!subscribe #vergabe", "!subscribe wood chipper daily"),
            },
            details=True,
        ),
        Command(
            name="subscriptions",
            words={"de": ("abos", "meine-abos"), "en": ("subscriptions", "my-subscriptions")},
            arguments=NoArguments,
            handle=lists.show,
            examples={"de": ("!abos",), "en": ("!subscriptions",)},
        ),
        Command(
            name="unsubscribe",
            words={
                "de": ("abbestellen", "abo-aus", "abo-beenden", "abos-aus"),
                "en": ("unsubscribe", "subscribe-off"),
            },
            arguments=changes.Wish,
            handle=end.unsubscribe,
            examples={
                "de": ("!abbestellen #vergabe", "!abbestellen alles"),
                "en": ("!unsubscribe #vergabe", "!unsubscribe all"),
            },
            details=True,
        ),
    ),
    due={NEWS: telling.tell, telling.ROUND: telling.go_round, telling.BUNDLE: telling.bundle},
    daily=(telling.ROUND,),
    undo={changes.CHANGED: changes.undo},
    more={lists.LIST: lists.more},
)
