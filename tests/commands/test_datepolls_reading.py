"""Date polls, the pure part: what a line says, what a vote says, which date is the best."""

from datetime import datetime

import pytest

from bot.when import Almanac, DateError
from commands.datepolls.line import Line, read_line
from commands.datepolls.slots import Slot
from commands.datepolls.tally import Standing, best, nearest
from commands.datepolls.votes import read_votes, split_for
from storage.datepolls import DateOption

NOW = datetime(2026, 11, 30, 10, 0)  # a Monday
TUE_14, THU_10 = "12-08 14:00", "12-10 10:00"


def shown(slot: Slot) -> str:
    """`12-08 14:00–16:00`, `12-08`."""
    moments = [str(moment)[5:16] for moment in (slot.start, slot.end) if moment]
    return "–".join([moments[0], *(moment.removeprefix(moments[0][:6]) for moment in moments[1:])])


def read(typed: str) -> Line:
    return read_line(typed, NOW, Almanac())


@pytest.mark.parametrize(
    ("typed", "title", "dates"),
    [
        ("Patentreffen: Di 8.12. 14 Uhr, Do 10.12. 10 Uhr", "Patentreffen", [TUE_14, THU_10]),
        ("Patentreffen\nDi 8.12. 14 Uhr\nDo 10.12. 10-12 Uhr", "Patentreffen", [TUE_14, "12-10 10:00–12:00"]),
        ("Patentreffen, Di 8.12., 14 Uhr, Do, 10.12., 10 Uhr", "Patentreffen", [TUE_14, THU_10]),
        ("Patentreffen Di 8.12. 14 Uhr oder Do 10.12. 10 Uhr", "Patentreffen", [TUE_14, THU_10]),
        ("Patentreffen am Di 8.12. 14 Uhr, Do 10.12. 10 Uhr", "Patentreffen", [TUE_14, THU_10]),
        ("Di 8.12. 14 Uhr, Do 10.12. 10 Uhr", "", [TUE_14, THU_10]),
        ("1) Di 8.12. 14 Uhr\n2) Do 10.12. 10 Uhr", "", [TUE_14, THU_10]),
        ("Runde: 1. Di 8.12. 14 Uhr\n2. Do 10.12. 10 Uhr", "Runde", [TUE_14, THU_10]),
        ("Runde:\n- Di 8.12. 14 Uhr\n- Do 10.12. 10 Uhr", "Runde", [TUE_14, THU_10]),
        ("Wann treffen wir uns? Di 8.12. 14 Uhr, Do 10.12. 10 Uhr", "Wann treffen wir uns?", [TUE_14, THU_10]),
        ("Runde um 14:00: Di, Mi", "Runde um 14:00", ["12-01", "12-02"]),
        ("Runde: Di 8.12. 14 Uhr, 16 Uhr", "Runde", [TUE_14, "12-08 16:00"]),
        ("Runde: Di 8.12. 14 oder 16 Uhr", "Runde", [TUE_14, "12-08 16:00"]),
        ("Runde: Di, Do oder Fr, jeweils 14-16 Uhr", "Runde",
         ["12-01 14:00–16:00", "12-03 14:00–16:00", "12-04 14:00–16:00"]),
        ("Runde: 8.12., Mi 9.12., Do 10.12. jeweils 14 Uhr", "Runde", [TUE_14, "12-09 14:00", "12-10 14:00"]),
        ("Runde: Dienstagnachmittag oder Mittwoch früh", "Runde", ["12-01 15:00", "12-02 08:00"]),
        ("Runde: 8. und 9.12.", "Runde", ["12-08", "12-09"]),
        ("Klausur: 12.–14.12., 15.12.", "Klausur", ["12-12–12-14", "12-15"]),
        ("Meeting: Tue 8 Dec 2 pm, Thu 10 Dec 10 am", "Meeting", [TUE_14, THU_10]),
        ("Runde (Frist Freitag): 8., 9. oder 10.12. um 14 Uhr", "Runde", [TUE_14, "12-09 14:00", "12-10 14:00"]),
        ("Runde: 8.12./9.12.", "Runde", ["12-08", "12-09"]),
        ("Runde\n1️⃣ Di 8.12. 14 Uhr\n2️⃣ Do 10.12. 10 Uhr", "Runde", [TUE_14, THU_10]),
        ("Runde, entweder Di 8.12. 14 Uhr oder Do 10.12. 10 Uhr", "Runde", [TUE_14, THU_10]),
        ("Runde – Di 8.12. 14 Uhr, Do 10.12. 10 Uhr", "Runde", [TUE_14, THU_10]),
        ("Welcher Termin passt? 8.12. 14 Uhr, 10.12. 10 Uhr", "Welcher Termin passt?", [TUE_14, THU_10]),
        ("Patentreffen", "Patentreffen", []),
    ],
)  # fmt: skip
def test_title_and_dates(typed: str, title: str, dates: list[str]) -> None:
    line = read(typed)
    assert (line.title, [shown(slot) for slot in line.slots]) == (title, dates)


@pytest.mark.parametrize(
    ("typed", "deadline", "quorum", "place"),
    [
        ("Runde: Di 8.12., Do 10.12., Frist Freitag", "2026-12-04", 0, ""),
        ("Runde: Di 8.12., Do 10.12., bitte bis Freitag 12 Uhr", "2026-12-04 12:00:00", 0, ""),
        ("Runde, bitte bis Mittwoch antworten: Di 8.12., Do 10.12.", "2026-12-02", 0, ""),
        (
            "Runde\nDi 8.12.\nDo 10.12.\nFrist: Freitag\nOrt: Rathaus Büren\nmindestens 5",
            "2026-12-04",
            5,
            "Rathaus Büren",
        ),
        ("Runde: Di 8.12., Do 10.12., mind. fünf Kommunen, Rathaus Büren", "None", 5, "Rathaus Büren"),
        ("Runde: Di 8.12. 9 Uhr, Do 10.12. 9 Uhr in Büren", "None", 0, "Büren"),
        (
            "Meeting: 8 December, 9 December, at least 5, deadline Friday, place: town hall",
            "2026-12-04",
            5,
            "town hall",
        ),
    ],
)
def test_deadline_quorum_and_place(typed: str, deadline: str, quorum: int, place: str) -> None:
    line = read(typed)
    assert len(line.slots) == 2
    assert (str(line.deadline), line.quorum, line.place) == (deadline, quorum, place)


def test_further_lines_are_text() -> None:
    line = read("Runde\nDi 8.12.\nDo 10.12.\nBitte Unterlagen mitbringen, auch die alten.")
    assert line.body == "Bitte Unterlagen mitbringen, auch die alten."
    assert len(line.slots) == 2


def test_what_is_named_twice_is_there_once() -> None:
    line = read("Runde: 8.12. 9 Uhr, Di 8.12. 9 Uhr, 9.12.")
    assert [shown(slot) for slot in line.slots] == ["12-08 09:00", "12-09"]
    assert [shown(slot) for slot in line.merged] == ["12-08 09:00"]


@pytest.mark.parametrize(
    ("typed", "key", "words"),
    [
        ("Runde: 8.12., 31.6.", "date-impossible", "31.6."),
        ("Runde: 29.11.2026, 8.12.", "date-past", "29.11.2026"),
        ("Runde: gestern, morgen", "date-past", "gestern"),
        ("Runde: heute 9 Uhr, morgen 9 Uhr", "date-past", "heute 9 Uhr"),
        ("Runde: Mo 7.12. 14-12 Uhr, Di 8.12.", "date-order", "Mo 7.12. 14-12 Uhr"),
        ("Runde: KW 50, KW 51", "datepoll-coarse", "KW 50"),
        ("Runde: jeden Dienstag, 8.12.", "datepoll-recurring", "jeden Dienstag"),
        ("Runde: 8.12., 9.12. 14 Uhr s.t.", "datepoll-no-slot", "9.12. 14 Uhr s.t."),
        ("Runde: 8.12., 9.12., Frist irgendwann", "date-unknown", "irgendwann"),
        ("Runde: " + ", ".join(["8.12."] * 200), "datepoll-many", ""),
    ],
)
def test_what_is_no_date_is_named(typed: str, key: str, words: str) -> None:
    with pytest.raises(DateError) as error:
        read(typed)
    assert (error.value.key, error.value.text) == (key, words)


Y, M, N = "yes", "maybe", "no"


@pytest.mark.parametrize(
    ("typed", "votes"),
    [
        ("1 ja, 2 zur Not", {1: Y, 2: M}),
        ("1", {1: Y}),
        ("1️⃣ 3️⃣", {1: Y, 3: Y}),
        ("1 und 3", {1: Y, 3: Y}),
        ("1-3", {1: Y, 2: Y, 3: Y}),
        ("1 bis 3", {1: Y, 2: Y, 3: Y}),
        ("1+3", {1: Y, 3: Y}),
        ("2 nein", {2: N}),
        ("nicht 2", {2: N}),
        ("2 geht leider nicht", {2: N}),
        ("1 und 2 ja, 3 nein", {1: Y, 2: Y, 3: N}),
        ("1. ja 2. nein 3. ja", {1: Y, 2: N, 3: Y}),
        ("1: ja, 2: nein", {1: Y, 2: N}),
        ("1 ✅ 2 ❌ 3 🟡", {1: Y, 2: N, 3: M}),
        ("ja: 1, 3; nein: 2", {1: Y, 3: Y, 2: N}),
        ("wir können 1 und 2, 3 nicht", {1: Y, 2: Y, 3: N}),
        ("uns passt 1 und zur Not auch 2", {1: Y, 2: M}),
        ("erster ja, zweiter nein", {1: Y, 2: N}),
        ("Nur zur Not 2", {2: M}),
        ("2?", {2: M}),
        ("nur 2", {1: N, 2: Y, 3: N}),
        ("bei uns geht nur 2", {1: N, 2: Y, 3: N}),
        ("nur 2 nicht", {1: Y, 2: N, 3: Y}),
        ("nur 1 und 3", {1: Y, 2: N, 3: Y}),
        ("alle", {1: Y, 2: Y, 3: Y}),
        ("alle außer 2", {1: Y, 2: N, 3: Y}),
        ("alle bis auf 2", {1: Y, 2: N, 3: Y}),
        ("alle, 2 nur zur Not", {1: Y, 2: M, 3: Y}),
        ("zur Not alle", {1: M, 2: M, 3: M}),
        ("keiner", {1: N, 2: N, 3: N}),
        ("leider passt nichts", {1: N, 2: N, 3: N}),
        ("keiner außer 3", {1: N, 2: N, 3: Y}),
        ("passt nicht", {1: N, 2: N, 3: N}),
        ("1 yes, 2 if need be", {1: Y, 2: M}),
        ("only 2", {1: N, 2: Y, 3: N}),
        ("1 can't, 2 works", {1: N, 2: Y}),
        ("all but 2", {1: Y, 2: N, 3: Y}),
        ("none", {1: N, 2: N, 3: N}),
        ("7 ja", {7: Y}),
    ],
)
def test_a_vote_in_words(typed: str, votes: dict[int, str]) -> None:
    assert read_votes(typed, 3) == votes


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "!!!",
        "ok",
        "danke",
        "0",
        "2 Leute kommen",
        "10 Uhr",
        "Das passt nicht zum Thema",
        "1 ja " * 50,
        "alle außer",
    ],
)
def test_other_talk_is_no_vote(typed: str) -> None:
    assert read_votes(typed, 3) is None


@pytest.mark.parametrize(
    ("typed", "whom", "said"),
    [
        ("für Borchen: nur 2", "Borchen", "nur 2"),
        ("für Bad Lippspringe, 1 ja", "Bad Lippspringe", "1 ja"),
        ("for Büren: none", "Büren", "none"),
        ("für Borchen nur 2", "Borchen", "nur 2"),
        ("für Bad Lippspringe 1 ja, 2 nein", "Bad Lippspringe", "1 ja, 2 nein"),
        ("für uns nur 2", "", "für uns nur 2"),
        ("für Borchen", "", "für Borchen"),
        ("nur 2", "", "nur 2"),
    ],
)
def test_for_whom(typed: str, whom: str, said: str) -> None:
    assert split_for(typed, ("Borchen", "Bad Lippspringe", "Bad Wünnenberg")) == (whom, said)


OPTIONS = [
    DateOption(id=10 + number, position=number, start=f"2026-12-0{number}T10:00", end="") for number in (1, 2, 3)
]


def standing(*votes: str) -> Standing:
    """Each word is what one said of the three dates: y, m, n or . for nothing."""
    answers = {"y": Y, "m": M, "n": N}
    return Standing(
        OPTIONS,
        {
            f"K{at}": {10 + number: answers[letter] for number, letter in enumerate(word, 1) if letter != "."}
            for at, word in enumerate(votes)
        },
    )


@pytest.mark.parametrize(
    ("votes", "quorum", "chosen"),
    [
        (["yy.", "yy."], 0, 1),  # the earlier
        (["ny.", "yy.", "y.."], 0, 2),  # fewest no
        (["y..", ".yy", ".my"], 0, 3),  # most yes
        (["yy.", "yym", "m.."], 0, 1),  # then most if need be
        (["..m"], 0, 3),
        (["nnn"], 0, None),
        (["..."], 0, None),
        ([], 0, None),
        (["yy.", "yn.", "nm."], 2, 1),
        (["y.m", "y.m", "..m"], 3, 3),  # fewer yes, but only there enough can come
        (["yy.", "yn."], 3, None),
    ],
)
def test_the_best_date(votes: list[str], quorum: int, chosen: int | None) -> None:
    found = best(standing(*votes), quorum, NOW)
    assert (found.position if found else None) == chosen


def test_what_is_over_is_not_proposed() -> None:
    stood = standing("yy.", "y..")
    found = best(stood, 0, datetime(2026, 12, 1, 10, 0))
    assert found is not None
    assert found.position == 2
    assert best(stood, 0, datetime(2026, 12, 3, 10, 0)) is None


def test_the_nearest_to_a_quorum() -> None:
    found = nearest(standing("y.m", "y.m", "..m"), NOW)
    assert found is not None
    assert found.position == 3
    assert nearest(standing("nnn"), NOW) is None


def test_not_answered_is_not_no() -> None:
    stood = standing("y.n")
    assert stood.who(OPTIONS[1], N) == []
    assert stood.who(OPTIONS[2], N) == ["K0"]
    assert not stood.thorough
