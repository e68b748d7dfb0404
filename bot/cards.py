"""The cards of items among our messages: their name, and where a new one is shown. For all features."""

from bot.replies import Priority, Reply, Room, Say, Words

_CARD = "card:"


def card_ref(number: int) -> str:
    """The name of an item's cards among our messages."""
    return f"{_CARD}{number}"


def is_card(ref: str) -> bool:
    """Whether this is the name of an item's cards."""
    return ref.startswith(_CARD)


def card_answer(words: Words, number: int) -> Say:
    """The answer that is an item's card."""
    return Say(words=words, item=number, ref=card_ref(number), shared=True)


def card_in(room: str, words: Words, number: int) -> Say:
    """An item's card for a room where nobody asked for it."""
    return Say(words=words, to=Room(room), item=number, ref=card_ref(number), shared=True, priority=Priority.CARD)


def new_card(words: Words, number: int, room: str | None) -> list[Reply]:
    """The answer is the card; what was said in a direct chat is shown in ``room`` too."""
    return [card_answer(words, number), *([card_in(room, words, number)] if room else [])]
