"""What every gateway shares: the dispatcher with all features and their texts."""

from collections.abc import Callable

from bot.config import Config
from bot.dispatch import Dispatcher
from bot.letters import Secretary
from bot.texts import HERE, Texts
from commands import features
from storage.database import Database


def make_dispatcher(
    config: Config, database: Database, committed: Callable[[], None], armed: Callable[[], None]
) -> Dispatcher:
    """The two callbacks are those of `Dispatcher`."""
    every = features(config)
    secretary = Secretary(Texts([HERE, *(feature.folder for feature in every)]))
    return Dispatcher(config, database, every, secretary, committed=committed, armed=armed)
