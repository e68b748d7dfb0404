"""Packs what simplemma knows of German words into two files; everything else about the package is in pyproject.toml."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

from marisa_trie import BytesTrie, Trie
from setuptools import setup
from setuptools.command.build_py import build_py
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory
from Stemmer import Stemmer

WORDS, FORMS = "storage/search/lexicon.marisa", "storage/search/forms.marisa"
FOLDS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
LONGEST = 28
PARTICIPLE = re.compile(r"ge\w{2,}en$|iert$|annt$")
FROM_VERBS = ("en", "ern", "eln", "er", "erin", "ung")
DOUBTFUL = 5  # letters: so short a word must have several forms, or it is likely a name or a rarity


def lemmas() -> Mapping[str, set[str]]:
    """The base forms of German words, for each of their forms; in small letters, with ae for ä."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for form, lemma in DefaultDictionaryFactory().get_dictionary("de").items():
        folded, base = (word.casefold().translate(FOLDS) for word in (form, lemma))
        found[folded].add(base)
        found[base].add(base)
    return {
        form: bases for form, bases in found.items() if form.isascii() and form.isalpha() and 3 <= len(form) <= LONGEST
    }


def words(of: Mapping[str, set[str]]) -> Trie:
    """All words but doubtful ones."""
    forms = Counter(base for bases in of.values() for base in bases)
    return Trie(form for form, bases in of.items() if len(form) > DOUBTFUL or max(forms[base] for base in bases) > 1)


def base_of(form: str, of: Mapping[str, set[str]], is_noun: Callable[[str], bool]) -> str:
    """The word whose stem a form is to have: its only base form, the verb of a participle or of what is done."""
    others = of[form] - {form}
    if len(others) == 1 and (others == of[form] or (PARTICIPLE.search(form) and max(others).endswith("n"))):
        base = max(others)
        return base_of(base, of, is_noun) if base in of else base
    verb = form.removesuffix("ung") + "en"
    return verb if form.endswith("ung") and verb in of.get(verb, ()) and not is_noun(verb) else form


def irregular(of: Mapping[str, set[str]]) -> BytesTrie:
    """The forms of which the stemmer makes something else than of their base form, with that form.

    What is done keeps its own stem where that of the verb is another noun's too: Schulung is not Schule.
    """
    stem = Stemmer("german").stemWord
    nouns = {stem(base) for bases in of.values() for base in bases if not base.endswith(FROM_VERBS)}
    bases = {form: base_of(form, of, lambda verb: stem(verb) in nouns) for form in of}
    return BytesTrie((form, base.encode()) for form, base in bases.items() if base in of and stem(form) != stem(base))


def put(trie: Trie | BytesTrie, file: Path) -> None:
    """Save a trie; a running bot, which has the former file in its memory, keeps that."""
    new = file.with_suffix(".new")
    trie.save(str(new))
    new.replace(file)


class BuildWithWords(build_py):
    """Writes the packed words beside the program that reads them."""

    def run(self) -> None:
        super().run()
        folder = Path() if self.editable_mode else Path(self.build_lib)
        known = lemmas()
        put(words(known), folder / WORDS)
        put(irregular(known), folder / FORMS)


setup(cmdclass={"build_py": BuildWithWords})
