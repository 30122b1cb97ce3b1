"""What is known of Dutch words: which there are, and the entry of a dictionary each belongs to.

The list is that of the package simplemma (MIT; its sources, Wiktionary among them, are named in
its folder ``licenses``): some 370,000 forms with their lemmas. It is read once, in about a second.
"""

from collections.abc import Mapping
from functools import lru_cache

from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from search.analysis.words import fold

# Forms whose lemma in the list is another word in this house: plurals and titles that the list
# takes for verbs, and names of the one sex for those of the other.
_NOT_SO = frozenset(
    """bedragen belangen boete data gevallen gewezen geloof leden media namen onderzoeker reden
    redenen sponsor toetsen treden verslagen wegen wezen werkgever werknemer werker hoeven spelen
    woorden voorkomt minste minst meer minder beste best beter god taxi rende laatste""".split()  # noqa: SIM905
)


@lru_cache(maxsize=1)
def _list() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Form to lemma, and for forms with accents the folded form to the form."""
    forms: Mapping[str, str] = DefaultDictionaryFactory().get_dictionary("nl")
    accented = {fold(form): form for form in forms if not form.isascii() and form[0].isalpha()}
    return forms, accented


def _entry(word: str) -> str | None:
    forms, accented = _list()
    return forms.get(word) or forms.get(accented.get(word, ""))


def is_word(word: str) -> bool:
    """Whether a folded word is in the list."""
    return _entry(word) is not None


@lru_cache(maxsize=100_000)
def lemma(word: str) -> str:
    """The dictionary's entry of a folded word, itself folded; the word where there is none.

    A verb with a loose first part is written as one: "aangenomen" gives "aannemen".
    """
    if word in _NOT_SO:
        return word
    entry = _entry(word)
    return fold(entry.replace("_", "")) or word if entry else word
