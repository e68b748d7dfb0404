"""How a task looks: its card, its line, what is said when it is due; and how these messages are named."""

from datetime import date

from bot.cards import card_ref
from bot.lines import shorten, task_owner
from bot.replies import Choice, Edit, Lines, Text, Words, text
from storage.items import label
from storage.tasks import Task


def asked_ref(task: Task) -> str:
    """The name of the messages that remind of it."""
    return f"task-asked:{task.number}"


def what(task: Task, today: date | None = None, *, short: bool = False) -> Words:
    """What is to be done until when, and from which meeting; with ``today`` it says of an overdue one that it is."""
    said = shorten(task.text) if short else task.text
    if task.due is None:
        words = text("task-undated", what=said)
    elif today and task.due < today and task.status == "open":
        words = text("task-overdue", what=said, due=task.due)
    else:
        words = text("task-dated", what=said, due=task.due)
    return text("task-from", line=words, meetup=label("meetup", task.meetup)) if task.meetup else words


def card_words(task: Task) -> Words:
    """The card; of a deleted one it shows only that."""
    if not task.text:
        return text("task-bare", label=task.label, owner=task_owner(task))
    head = text("task-head", label=task.label, owner=task_owner(task), line=what(task))
    if task.status != "open":
        return Lines((text("task-over", head=head), text("task-ended", state=Choice(task.status))))
    return Lines((head, text("task-hint", label=task.label, dated=Choice("yes" if task.due else "no"))))


def line(task: Task, today: date) -> Text:
    """A task in a list."""
    words = text("task-line", label=task.label, owner=task_owner(task), line=what(task, today, short=True))
    return text("task-line-done", line=words) if task.status == "done" else words


def reminder(task: Task, today: date) -> Words:
    """What its people read before it is due, and after."""
    assert task.due is not None
    when = Choice("after" if task.due < today else "before")
    head = text("task-remind", label=task.label, when=when, due=task.due, what=task.text)
    if task.meetup:
        head = text("task-from", line=head, meetup=label("meetup", task.meetup))
    return Lines((head, text("task-remind-hint", label=task.label)))


def redraw(task: Task, today: date) -> tuple[Edit, ...]:
    """Bring the cards and the reminders up to date."""
    asks = task.status == "open" and task.due is not None and task.reminded is not None
    words = card_words(task)
    return (
        Edit(ref=card_ref(task.number), words=words),
        Edit(ref=asked_ref(task), words=reminder(task, today) if asks else words),
    )
