"""Questions to the room: one post, answers are gathered, what helped becomes knowledge."""

from pathlib import Path

from bot.command import AnyCommand, Command, Feature
from commands.questions import answers, changes, create, helped, lists, manage, reactions, rounds

COMMANDS: tuple[AnyCommand, ...] = (
    Command(
        name="ask-room",
        details=True,
        words={
            "de": ("frage", "frag", "ich-frage", "wir-fragen", "frage-an-alle"),
            "en": ("ask", "question", "i-ask", "we-ask"),
        },
        arguments=create.NewQuestion,
        handle=create.ask,
        makes=create.MADE,
        examples={
            "de": (
                "!frage Wer hat eine Vorlage für eine Vergabeordnung? #vergabe",
                "!frage Wie macht ihr das mit der Zweitwohnungssteuer?",
            ),
            "en": ("!ask Who has a template for procurement rules? #procurement",),
        },
    ),
    Command(
        name="questions",
        words={"de": ("fragen", "offene-fragen"), "en": ("questions", "open-questions")},
        arguments=lists.Nothing,
        handle=lists.list_open,
        examples={"de": ("!fragen",), "en": ("!questions",)},
    ),
    Command(
        name="answer",
        details=True,
        words={"de": ("antwort", "antworten", "antworte"), "en": ("answer", "reply")},
        arguments=answers.NewAnswer,
        handle=answers.answer,
        makes=answers.ANSWERED,
        examples={
            "de": ("!antwort F16 Wir haben eine von 2024 und schicken sie gern",),
            "en": ("!answer F16 We have one of 2024 and gladly send it",),
        },
    ),
    Command(
        name="helped",
        details=True,
        words={
            "de": ("geholfen", "hat-geholfen", "das-hat-geholfen", "hat-uns-geholfen", "danke-hat-geholfen"),
            "en": ("helped", "that-helped", "it-helped", "this-helped", "has-helped"),
        },
        arguments=helped.Helper,
        handle=helped.helped,
        examples={"de": ("!geholfen F16 Büren",), "en": ("!helped F16 Büren",)},
    ),
)

FEATURE = Feature(
    folder=Path(__file__).parent,
    commands=COMMANDS,
    on_reaction=reactions.on_reaction,
    on_redaction=reactions.on_redaction,
    hears=answers.hears,
    on_talk=answers.on_talk,
    due={rounds.ROUND: rounds.go_round, rounds.CLOSE: rounds.close_silently, rounds.CARD: rounds.refresh_card},
    daily=(rounds.ROUND,),
    undo={
        create.MADE: changes.undo_making,
        changes.CHANGED: changes.undo_change,
        answers.ANSWERED: answers.take_back,
        helped.HELPED: helped.take_back,
    },
    more={lists.PAGE: lists.more},
    verbs=manage.VERBS,
    about=answers.about,
)
