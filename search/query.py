"""Words typed to a query: one weighted group of alternatives per word. Pure Python.

Nothing must match but what stands in quotes; a word after a minus must not.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice, pairwise

from search.analysis.compounds import PARTICLES
from search.analysis.lexicon import Lexicon
from search.analysis.stems import entry, stem
from search.analysis.stopwords import ENGLISH, is_light, is_stop_word
from search.analysis.thesaurus import Thesaurus
from search.analysis.words import Word, clean, words

#: More is no question but a text; the rest is not looked at.
MAXIMUM_CHARACTERS = 400
MAXIMUM_WORDS = 24
MAXIMUM_ALTERNATIVES = 24

Tokens = tuple[str, ...]


class Why(StrEnum):
    """How an alternative comes from what was typed."""

    TYPED = "typed"
    FORM = "form"
    JOINED = "joined"
    CORRECTION = "correction"
    SYNONYM = "synonym"
    PART = "part"
    FAMILY = "family"
    PINNED = "pinned"


# The typed word itself counts whole; two words written as one are the same word.
TYPED = 1.0
JOINED = 1.0
# Another form of the same dictionary entry is the word, but the list is wrong now and then.
FORM = 0.95
# The texts' own word for a reader's word is nearly as good as the word itself …
SYNONYM = 0.8
# … another reader's word, or another word of the texts, is only near it.
NEAR_SYNONYM = 0.5
# A correction may be wrong; where two are equally near, the commoner one comes first.
CORRECTION = 0.9
NEXT_CORRECTION = 0.7
# All parts of a compound together say nearly what the compound says: "melding van geschenken".
ALL_PARTS = 0.8
# One of them is a stopgap, less needed when the whole stands in the texts.
PART = 0.4
PART_OF_KNOWN = 0.15
# "melden" for "melding": often another use of the word.
FAMILY = 0.3
# Verbs that fit any question: "wat gebeurt er met", "ik heb gekregen". What they go with counts.
LIGHT_WORD = 0.4


@dataclass(frozen=True)
class Alternative:
    """Tokens that must all occur, and how much they are worth beside what was typed."""

    tokens: Tokens
    weight: float
    why: Why


@dataclass(frozen=True)
class Group:
    """A typed word with everything that may stand for it, and how much it says (1 at most)."""

    word: str
    alternatives: tuple[Alternative, ...]
    weight: float = 1.0


@dataclass(frozen=True)
class Query:
    """What is asked. ``corrected`` is the text with misspelt words replaced, or None."""

    text: str
    groups: tuple[Group, ...] = ()
    phrases: tuple[Tokens, ...] = ()
    excluded: tuple[Tokens, ...] = ()
    corrected: str | None = None
    misspelt: tuple[str, ...] = field(default=())

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not self.groups


_QUOTED = re.compile(r'(-?)["“”„«»]([^"“”„«»]*)["“”„«»]')
_MINUS = re.compile(r"(?:^|(?<=\s))-(?=\w)(\S+)")


def parse(
    text: str,
    lexicon: Lexicon,
    thesaurus: Thesaurus,
    languages: Sequence[str] = ("nl",),
    *,
    correct: bool = True,
    eagerly: bool = False,
) -> Query:
    """The query for a text as typed; empty when it holds no words.

    ``languages`` are those of the texts. Words that are known nowhere are corrected unless
    ``correct`` is false; ``eagerly`` also those that are words but stand in no text.
    """
    shown = clean(text)[:MAXIMUM_CHARACTERS]
    phrases: list[Tokens] = []
    excluded: list[Tokens] = []
    for minus, quoted in _QUOTED.findall(shown):
        if tokens := _tokens(quoted):
            (excluded if minus else phrases).append(tokens)
    rest = _QUOTED.sub(lambda m: " " if m.group(1) else f" {m.group(2)} ", shown)
    excluded += [tokens for word in _MINUS.findall(rest) if (tokens := _tokens(word))]
    rest = _MINUS.sub(" ", rest)

    typed = list(islice(words(rest), MAXIMUM_WORDS))
    telling = [w for w in typed if not _is_shell(w, rest, languages)] or typed
    builder = _Builder(lexicon, thesaurus, languages, correct, eagerly)
    names = [word.text for word in telling]
    places = {word: place for place, word in enumerate(telling)}
    groups = builder.groups(names, [(word.text, places.get(word)) for word in typed])
    misspelt = [word for word in telling if word.text in builder.corrected]
    corrected = None
    if misspelt:
        corrected = _replaced(rest, [(word, builder.corrected[word.text]) for word in misspelt])
    return Query(
        text=shown.strip(),
        groups=tuple(groups),
        phrases=tuple(phrases),
        excluded=tuple(excluded),
        corrected=corrected,
        misspelt=tuple(builder.corrected),
    )


def _tokens(text: str) -> Tokens:
    return tuple(stem(word.text) for word in words(text))[:MAXIMUM_WORDS]


def _is_shell(word: Word, text: str, languages: Sequence[str]) -> bool:
    """Function words, but not an abbreviation in capitals: OR is the works council, IT a trade."""
    if len(word.text) == 1:
        return not word.text.isdigit()
    if text[word.start : word.end].isupper() and not text.isupper():
        return False
    return any(is_stop_word(word.text, code) for code in languages)


def _is_shell_part(part: str) -> bool:
    """Parts such as "voor" in "voorkennis" say nothing by themselves."""
    return part in PARTICLES or is_stop_word(part)


def _replaced(text: str, pairs: Iterable[tuple[Word, str]]) -> str:
    pieces: list[str] = []
    last = 0
    for word, instead in pairs:
        pieces += [text[last : word.start], instead]
        last = word.end
    return " ".join("".join([*pieces, text[last:]]).split())


class _Builder:
    """Makes the groups of one question."""

    def __init__(
        self,
        lexicon: Lexicon,
        thesaurus: Thesaurus,
        languages: Sequence[str],
        correct: bool,
        eagerly: bool,
    ) -> None:
        self._correct = correct
        self._eagerly = eagerly
        self._lexicon = lexicon
        self._thesaurus = thesaurus
        self._languages = languages
        self.corrected: dict[str, str] = {}

    def groups(
        self, names: Sequence[str], spoken: Sequence[tuple[str, int | None]] = ()
    ) -> list[Group]:
        """A group per telling word; ``spoken`` are all words, each with its place among those."""
        found: list[dict[Tokens, Alternative]] = [{} for _ in names]
        for place, name in enumerate(names):
            for alternative in self._of_word(name):
                _keep(found[place], alternative)
        for place, (first, second) in enumerate(pairwise(names)):
            for whole in (first + second, first + "s" + second):
                if self._lexicon.occurs(whole):
                    alternative = Alternative((stem(whole),), JOINED, Why.JOINED)
                    _keep(found[place], alternative)
                    _keep(found[place + 1], alternative)
        self._add_expressions(list(zip(names, range(len(names)), strict=True)), found)
        if len(spoken) > len(names):
            self._add_expressions(spoken, found)
        return [
            Group(name, _best(kept.values()), LIGHT_WORD if is_light(name) else 1.0)
            for name, kept in zip(names, found, strict=True)
        ]

    def _of_word(self, name: str) -> Iterator[Alternative]:
        # An English stem of a Dutch word may be another Dutch word: "aannemer", "aannemen".
        for language in self._languages:
            if language != "en" or self._lexicon.is_english(name):
                yield Alternative((stem(name, language),), TYPED, Why.TYPED)
        for token in self._lexicon.forms(name):
            yield Alternative((token,), FORM, Why.FORM)
        for token in self._lexicon.relatives(name):
            yield Alternative((token,), FAMILY, Why.FAMILY)
        yield from self._of_parts(name)
        if self._correct and not self._is_real(name):
            yield from self._of_corrections(name)

    def _is_real(self, name: str) -> bool:
        if self._eagerly:
            return self._lexicon.occurs(name)
        return self._lexicon.knows(name) or ("en" in self._languages and name in ENGLISH)

    def _of_parts(self, name: str) -> Iterator[Alternative]:
        weight = PART_OF_KNOWN if self._lexicon.occurs(name) else PART
        parts = self._lexicon.splitter.parts(name)
        if parts:
            together = tuple(dict.fromkeys(stem(part) for part in parts))
            yield Alternative(together, ALL_PARTS, Why.PART)
        for start in range(len(parts)):
            for end in range(start + 1, len(parts) + 1):
                if end - start == len(parts):
                    continue
                part = "".join(parts[start:end])
                if _is_shell_part(part):
                    continue
                yield Alternative((stem(part),), weight, Why.PART)
                for meaning in self._thesaurus.meanings((entry(part),)):
                    if meaning.direct:
                        yield Alternative(meaning.tokens, weight * SYNONYM, Why.PART)

    def _of_corrections(self, name: str) -> Iterator[Alternative]:
        for place, near in enumerate(self._lexicon.speller.corrections(name)):
            weight = CORRECTION if place == 0 else NEXT_CORRECTION
            if place == 0:
                self.corrected[name] = near
            yield Alternative((stem(near),), weight, Why.CORRECTION)
            for meaning in self._thesaurus.meanings((entry(near),)):
                share = SYNONYM if meaning.direct else NEAR_SYNONYM
                yield Alternative(meaning.tokens, weight * share, Why.CORRECTION)

    def _add_expressions(
        self,
        typed: Sequence[tuple[str, int | None]],
        found: Sequence[dict[Tokens, Alternative]],
    ) -> None:
        """Synonyms of each known expression, in the group of every word of it."""
        entries = [entry(name) for name, _ in typed]
        for start, end in self._thesaurus.expressions(entries):
            if end - start == 1 and is_light(typed[start][0]):
                continue
            places = [place for _, place in typed[start:end] if place is not None]
            for meaning in self._thesaurus.meanings(tuple(entries[start:end])):
                weight = SYNONYM if meaning.direct else NEAR_SYNONYM
                for place in places:
                    _keep(found[place], Alternative(meaning.tokens, weight, Why.SYNONYM))


def _best(alternatives: Iterable[Alternative]) -> tuple[Alternative, ...]:
    ordered = sorted(alternatives, key=lambda one: (-one.weight, one.tokens))
    return tuple(ordered[:MAXIMUM_ALTERNATIVES])


def _keep(kept: dict[Tokens, Alternative], alternative: Alternative) -> None:
    known = kept.get(alternative.tokens)
    if known is None or alternative.weight > known.weight:
        kept[alternative.tokens] = alternative
