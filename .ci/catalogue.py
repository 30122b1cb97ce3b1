"""What is wrong with a catalogue of translations, as sentences; needs no gettext."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import polib

# A value that is filled in, a doubled percent sign, a tag: a translation that loses one breaks.
FILLED_IN = re.compile(r"%\(\w+\)[a-z]|%[s%]|</?\w+[^>]*>")

Key = tuple[str, str, str]


def key(entry: polib.POEntry) -> Key:
    """Context, words and plural words: what a call of gettext is looked up by."""
    return (entry.msgctxt or "", entry.msgid, entry.msgid_plural)


def _translations(entry: polib.POEntry) -> list[tuple[str, str]]:
    """Each translation with the words it stands for."""
    if not entry.msgid_plural:
        return [(entry.msgid, entry.msgstr)]
    sources = [entry.msgid, entry.msgid_plural]
    return [
        (sources[min(number, 1)], words) for number, words in sorted(entry.msgstr_plural.items())
    ]


def _edges(words: str) -> tuple[str, str]:
    return words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]


def _of_entry(entry: polib.POEntry) -> Iterator[str]:
    if entry.obsolete:
        yield f"no longer used: {entry.msgid!r}"
        return
    if entry.fuzzy:
        yield f"only guessed: {entry.msgid!r}"
    for source, words in _translations(entry):
        if not words:
            yield f"not translated: {source!r}"
        elif Counter(FILLED_IN.findall(source)) != Counter(FILLED_IN.findall(words)):
            yield f"fills in other values or tags than its source: {words!r}"
        elif _edges(source) != _edges(words):
            yield f"begins or ends with other space than its source: {words!r}"


def faults(path: Path) -> list[str]:
    """What is missing, guessed, left over or broken in a .po file, and whether its .mo follows."""
    catalogue = polib.pofile(str(path))
    found = [fault for entry in catalogue for fault in _of_entry(entry)]
    compiled = path.with_suffix(".mo")
    if not compiled.exists() or compiled.read_bytes() != catalogue.to_binary():
        found.append(f"{compiled.name} does not follow {path.name}")
    return found
