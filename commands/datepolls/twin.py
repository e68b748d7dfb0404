"""The twin of a card: a native poll of Element, where the region wants that. The card works alone."""

from bot.command import Facts
from bot.replies import EndPoll, Poll, Redact, Reply, Room, text
from commands.datepolls.card import head_words, option_words
from commands.datepolls.tally import Standing
from storage.datepolls import DatePoll


def twin_ref(number: int) -> str:
    """The name of a poll's twin among our messages."""
    return f"datepoll-twin:{number}"


def twin(facts: Facts, poll: DatePoll, standing: Standing) -> list[Reply]:
    """Bring the twin in line: another choice takes a new one, since a poll with votes can't be changed."""
    open_now = poll.status == "open" and not poll.hidden and bool(poll.title and poll.room)
    ids = " ".join(str(one.id) for one in standing.options) if open_now and facts.region.native_polls else ""
    if ids == poll.twin:
        return []
    replies: list[Reply] = []
    if poll.twin and open_now:
        replies.append(Redact(ref=twin_ref(poll.number)))
    elif poll.twin:
        replies.append(EndPoll(ref=twin_ref(poll.number), words=text("datepoll-over")))
    if ids:
        answers = tuple((str(one.id), option_words(one, facts.region)) for one in standing.options)
        question = head_words(poll)
        to, ref = Room(poll.room), twin_ref(poll.number)
        replies.append(Poll(question=question, answers=answers, to=to, item=poll.number, ref=ref))
    poll.twin = ids
    return replies
