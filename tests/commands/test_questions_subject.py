"""A question's text taken apart, and its subject."""

import pytest

from bot.replies import Refusal
from commands.questions.rules import LINE, Asked, one_line, read
from commands.questions.subject import subject


@pytest.mark.parametrize(
    ("said", "title", "topics"),
    [
        ("Wer hat X? #vergabe", "Wer hat X?", ("vergabe",)),
        ("Wer hat eine Ordnung #Vergabe #recht #vergabe.", "Wer hat eine Ordnung", ("vergabe", "recht")),
        ("#vergabe Wer hat X?", "Wer hat X?", ("vergabe",)),
        ("Wer macht #vergabe", "Wer macht vergabe", ("vergabe",)),
        ("Wer macht #vergabe?", "Wer macht vergabe?", ("vergabe",)),
        ("Wer macht #vergabe bei euch?", "Wer macht vergabe bei euch?", ("vergabe",)),
        ("Hilfe bei #vergabe #recht", "Hilfe bei vergabe", ("vergabe", "recht")),
        ("In #paten:example.org, Ticket #1 und C#?", "In #paten:example.org, Ticket #1 und C#?", ()),
        ("#vergabe\n\nWer hat   X?", "Wer hat X?", ("vergabe",)),
        ("#vergabe #recht", "", ("vergabe", "recht")),
        ("?!", "", ()),
    ],
)
def test_tags_are_taken_out(said: str, title: str, topics: tuple[str, ...]) -> None:
    assert read(said) == Asked(title, "", topics)


def test_further_lines_are_the_body() -> None:
    assert read("Wer hat X?\n\n  Wir   brauchen es bald. #b\n#c\nDanke") == Asked(
        "Wer hat X?", "Wir   brauchen es bald.\n\nDanke", ("b", "c")
    )


def test_what_is_too_long_is_refused() -> None:
    assert read("x" * 4000).title == "x" * 4000
    with pytest.raises(Refusal):
        read("x" * 4001)


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("Wer hat eine Vorlage für eine Vergabeordnung?", "Vergabeordnung"),
        ("Wer hat eine Vorlage?", "Vorlage"),
        ("Wer kennt sich mit Vergaberecht aus?", "Vergaberecht"),
        ("Wer weiß, wie man Fördermittel beantragt?", "Fördermittel beantragt"),
        ("wer kann bei der vergabe helfen?", "Vergabe"),
        ("Wie macht ihr das mit der Zweitwohnungssteuer?", "Zweitwohnungssteuer"),
        ("Wie geht ihr mit Bürgeranträgen um?", "Bürgeranträgen"),
        ("Hat jemand schon Erfahrungen mit der E-Akte?", "E-Akte"),
        ("Gibt es ein Muster für Drohnenflüge?", "Drohnenflüge"),
        ("Hallo zusammen, wer hat Erfahrung mit dem Ratssystem? Wir fangen gerade an.", "Ratssystem"),
        ("Das Standesamt: wer hilft?", "Das Standesamt: wer hilft"),
        ("Wer macht was?", "Wer macht was"),
        ("Häcksler", "Häcksler"),
        ("Who has a template for procurement rules?", "Procurement rules"),
        ("Does anyone have experience with drones?", "Drones"),
    ],
)
def test_the_subject_is_left(question: str, title: str) -> None:
    assert subject(question) == title


def test_a_subject_has_at_most_eighty_characters() -> None:
    found = subject(f"Wer hat {'Vergabe ' * 40}?")
    assert len(found) <= 80
    assert found.endswith("…")


def test_an_answer_is_one_line_on_the_card() -> None:
    assert one_line("Wir haben\n\n eine") == "Wir haben eine"
    assert one_line("x" * LINE) == "x" * LINE
    assert one_line("x" * (LINE + 1)) == "x" * (LINE - 1) + "…"
