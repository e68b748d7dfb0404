from collections.abc import Sequence
from datetime import datetime

from bot.when.model import Almanac, When
from bot.when.tokens import Token


def read_recurrence(tokens: Sequence[Token], now: datetime, almanac: Almanac) -> When | None:
    return None
