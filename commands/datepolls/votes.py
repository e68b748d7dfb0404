"""From words to votes: „1 ja, 2 zur Not", „nur 2", „alle außer 3", „passt nicht". Pure."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.words import clean, fold, split_name

YES, MAYBE, NO = "yes", "maybe", "no"
LONGEST = 200
OTHERS: dict[str, str] = {YES: NO, NO: YES}
KEYCAPS = {f"{digit}\u20e3": digit for digit in range(1, 10)}  # 1️⃣ without its variation selector

_PHRASES = (  # longest first; folded
    (MAYBE, "zur not|wenn es sein muss|wenn noetig|if need be|if needed|if necessary|if we must|geht notfalls"),
    (NO, "passt (?:leider )?(?:gar |ueberhaupt )?nicht|passen (?:leider )?nicht|geht (?:leider )?nicht|gehen nicht|"
         "kann (?:leider )?nicht|koennen (?:leider )?nicht|klappt (?:leider )?nicht|can ?not|can['’]?t|"
         "does(?: not|n['’]?t) work|do(?: not|n['’]?t) work|not possible"),
    (YES, "passt gut|passen gut|geht gut|passt|passen|geht|gehen|klappt|klappen|works?|kann|koennen|can do|can"),
)  # fmt: skip
_WORDS = {
    YES: "ja jo jep j y yes yep sure dabei ✅ 👍 ✔ ☑ +",
    MAYBE: "notfalls vielleicht evtl eventuell vllt ungern ginge maybe perhaps possibly 🟡 🤔 ? ~",
    NO: "nein ne nee n no nope nicht not unmoeglich schlecht impossible ❌ 👎 ✗ ✖",
}
_WEAK = "ok okay gut super gern gerne prima good great fine"  # „ok“ alone says nothing of dates
_ALL = "alle alles beide all both any every everything jeder"
_NONE = "keiner keine keinen keins keines nichts none neither nothing"
_ONLY = "nur only just"
_BUT = "ausser bis auf except but"
_FILLERS = (
    "wir ich bei uns mir am an der die das den dem termin termine nr nummer option vorschlag auch leider aber bitte "
    "es ist sind waere und oder we i us for me the date dates number also and is are on sorry danke thanks dann davon "
    "of them moeglich possible hier hallo"
)
_NAMES = (
    "ein|eins|erste|ersten|erster|one|first zwei|zwo|zweite|zweiten|zweiter|two|second "
    "drei|dritte|dritten|dritter|three|third vier|vierte|vierten|vierter|four|fourth "
    "fuenf|fuenfte|fuenften|five|fifth sechs|sechste|sechsten|six|sixth sieben|siebte|siebten|seven|seventh "
    "acht|achte|achten|eight|eighth neun|neunte|neunten|nine|ninth"
)  # fmt: skip
_KINDS = {
    **{word: answer for answer, words in _WORDS.items() for word in words.split()},
    **dict.fromkeys(_WEAK.split(), "weak"),
    **dict.fromkeys(_ALL.split(), "all"),
    **dict.fromkeys(_NONE.split(), "none"),
    **dict.fromkeys(_ONLY.split(), "only"),
    **dict.fromkeys(_BUT.split(), "but"),
    **dict.fromkeys(_FILLERS.split(), "filler"),
}
_NUMBERS = {name: at for at, names in enumerate(_NAMES.split(), 1) for name in names.split("|")}
_PHRASE = re.compile("|".join(rf"(?P<{answer}>\b(?:{words})\b)" for answer, words in _PHRASES))
_RANGE = re.compile(r"(?<![\d.])([1-9])\s*(?:[-–]|\bbis\b|\bto\b)\s*([1-9])(?![\d.])")
_KEYCAP = re.compile("([1-9])\ufe0f?\u20e3")
_TOKEN = re.compile(r"[,;\n]|\d+|[^\W\d_]+|[✅👍✔☑❌👎✗✖🟡🤔?~+]")
_FOR = re.compile(r"^\s*(?:für|fuer|for)\s+(?P<name>[^:,;\n]{2,80}?)\s*[:,]\s*(?P<rest>.+)$", re.I | re.S)
_FOR_WORDS = re.compile(r"^\s*(?:für|fuer|for)\s+(?P<words>\S.*)$", re.I | re.S)


@dataclass(frozen=True, slots=True)
class Token:
    """A number of an option, an answer, or a word that says which options are meant."""

    kind: str
    number: int = 0


def split_for(typed: str, names: Sequence[str] = ()) -> tuple[str, str]:
    """Whom „für Borchen: nur 2" speaks for, and what it says; "" where nobody is named.

    Of the municipalities ``names`` no colon has to tell where the name ends: „für Borchen nur 2".
    """
    if words := _FOR_WORDS.match(typed):
        name, rest = split_name(words["words"], names)
        if name and rest.strip():
            return name, rest.strip()
    found = _FOR.match(typed)
    return (found["name"].strip(), found["rest"].strip()) if found else ("", typed.strip())


def read_votes(typed: str, count: int) -> dict[int, str] | None:
    """The answers to the options 1 to ``count`` that words give; None when they are no vote, or say more than that.

    A number beyond ``count`` is kept, for a complaint. What is not named has no answer, unless the words say so
    („nur 2", „alle außer 3"); the last word on an option counts.
    """
    tokens = _tokens(typed)
    if tokens is None:
        return None
    named = [token for token in tokens if token.number]
    kinds = {token.kind for token in tokens} - {"comma"}
    if not named:
        return _of_all(kinds, count)
    if "but" in kinds:
        return _all_but(tokens, count)
    found: dict[int, str] = {}
    if "all" in kinds or "none" in kinds:
        found = dict.fromkeys(range(1, count + 1), YES if "all" in kinds else NO)
    answers = _answers([token for token in tokens if token.kind not in {"all", "none", "only"}])
    if "only" in kinds and len(said := set(answers.values()) & OTHERS.keys()) == 1:
        found = dict.fromkeys(range(1, count + 1), OTHERS[said.pop()])
    return found | answers


def _tokens(typed: str) -> list[Token] | None:
    """The telling words; None when there is one that has nothing to do with votes."""
    text = clean(typed)
    if len(text) > LONGEST:
        return None
    text = fold(_KEYCAP.sub(r" \1 ", text))
    text = _RANGE.sub(lambda found: " ".join(str(n) for n in range(int(found[1]), int(found[2]) + 1)), text)
    text = _PHRASE.sub(lambda found: f" {_stand_in(found)} ", text)
    tokens: list[Token] = []
    for word in _TOKEN.findall(text):
        if word in ",;\n":
            tokens.append(Token("comma"))
        elif word.isdecimal():
            tokens.append(Token("number", min(int(word), 999)))
        elif kind := _KINDS.get(word):
            if kind != "filler":
                tokens.append(Token(kind))
        elif number := _NUMBERS.get(word):
            tokens.append(Token("number", number))
        else:
            return None
    if any(token.kind == "number" and token.number == 0 for token in tokens):
        return None
    return tokens


def _stand_in(found: "re.Match[str]") -> str:
    return {YES: "ja", MAYBE: "notfalls", NO: "nein"}[str(found.lastgroup)]


def _of_all(kinds: set[str], count: int) -> dict[int, str] | None:
    """Words without a number are about all options: „alle", „passt nicht", „keiner", „zur Not alle"."""
    if "but" in kinds or not kinds - {"weak", "only"}:
        return None
    answer = NO if kinds & {"none", NO} else MAYBE if MAYBE in kinds else YES
    return dict.fromkeys(range(1, count + 1), answer)


def _all_but(tokens: list[Token], count: int) -> dict[int, str]:
    """„alle außer 3", „keiner außer 2", „alle bis auf 1 und 2"."""
    most = NO if any(token.kind in {"none", NO} for token in tokens) else YES
    others = dict.fromkeys((token.number for token in tokens if token.number), OTHERS[most])
    return dict.fromkeys(range(1, count + 1), most) | others


def _answers(tokens: list[Token]) -> dict[int, str]:
    """Each number with its answer, which stands behind it („1 ja"), or before it where a clause begins with one."""
    found: dict[int, str] = {}
    waiting: list[int] = []
    answer, behind, fresh = YES, True, True
    for token in tokens:
        if token.kind == "comma":
            fresh = True
            continue
        if not token.number:
            answer = YES if token.kind == "weak" else token.kind
            behind = not fresh and behind
            found |= dict.fromkeys(waiting, answer)
            waiting = []
        elif behind or (fresh and _is_answered(tokens, token)):
            behind = True
            waiting.append(token.number)
        else:
            found[token.number] = answer
        fresh = False
    return found | dict.fromkeys(waiting, YES)


def _is_answered(tokens: list[Token], token: Token) -> bool:
    """Whether an answer stands behind a number within its clause: „passt 1, 3 nicht"."""
    clause = itertools.takewhile(lambda one: one.kind != "comma", tokens[_place(tokens, token) :])
    return any(not one.number for one in clause)


def _place(tokens: list[Token], token: Token) -> int:
    return next(at for at, one in enumerate(tokens) if one is token)
