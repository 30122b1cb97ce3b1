"""The words of one line before and after, written as one line with marks. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from content.policies.aligning import opcodes, settled
from content.policies.fragments import Words, blocks_of, is_word, leaves_of

#: So many words in a row that stood in another section were taken over from there.
RUN = 4
MOVED = "portal-moved"
_MARKUP = re.compile(r"(<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>)")
_SPACE = re.compile(r"\s+")

Run = tuple[str, ...]


def runs_of(html: Iterable[str]) -> set[Run]:
    """What other sections say, as every ``RUN`` words in a row; shorter lines as a whole."""
    found: set[Run] = set()
    for piece in html:
        for leaf in leaves_of(blocks_of(piece)):
            words = [word for word in leaf.words.words if is_word(word)]
            if len(words) < RUN:
                found.add(tuple(words))
            found.update(tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
    found.discard(())
    return found


@dataclass(slots=True)
class Sides:
    """One text being written: as one with all marks, and on each side with its own."""

    both: list[str] = field(default_factory=list)
    old: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)

    def same(self, text: str) -> None:
        """Write what is on both sides."""
        self.both.append(text)
        self.old.append(text)
        self.new.append(text)


class WordMarks:
    """Writes marks and remembers the words. ``came`` and ``went`` are the runs of other sections
    that words may have come from or gone to.
    """

    def __init__(self, came: set[Run], went: set[Run]) -> None:
        self.sides = Sides()
        self.added: list[str] = []
        self.removed: list[str] = []
        self.moved = 0
        self._elsewhere = {"ins": came, "del": went}

    def line(self, old: Words, new: Words) -> None:
        """One line before and after."""
        sides, has_space = self.sides, False
        for kind, a, b, c, d in settled(opcodes(old.words, new.words), old.words, new.words):
            if kind == "equal":
                self._equal(old, new, (a, b, c), has_space)
                has_space = False
            elif kind == "replace":
                # What both begin with stands outside the marks.
                space = " " if old.before[a] == " " == new.before[c] else None
                if space:
                    sides.same(space)
                self._put(old, a, b, "del", first="" if space else None)
                self._put(new, c, d, "ins", first="" if space else None)
            else:
                line, start, end, tag = (
                    (old, a, b, "del") if kind == "delete" else (new, c, d, "ins")
                )
                has_space = line.before[start] == " " and _go_on_spaced(old, new, b, d)
                if has_space:
                    # "binnen <ins>twee </ins>weken" is heard better than "binnen<ins> twee</ins>".
                    sides.same(" ")
                self._put(line, start, end, tag, first="" if has_space else None, last=has_space)
        sides.both.append(new.after)
        sides.old.append(old.after)
        sides.new.append(new.after)

    def whole(self, line: Words, tag: str) -> None:
        """A line that came or went."""
        self._put(line, 0, len(line.words), tag)
        if tag == "ins":
            self.sides.both.append(line.after)
            self.sides.new.append(line.after)
        else:
            self.sides.old.append(line.after)

    def _put(
        self,
        line: Words,
        start: int,
        end: int,
        tag: str,
        *,
        first: str | None = None,
        last: bool = False,
    ) -> None:
        rich, plain = self._run(line, start, end, tag, first)
        if last:
            rich, plain = _with_space(rich, tag), _with_space(plain, tag)
        self.sides.both.append(rich if tag == "ins" else plain)
        (self.sides.new if tag == "ins" else self.sides.old).append(rich)

    def _run(
        self, line: Words, start: int, end: int, tag: str, first: str | None
    ) -> tuple[str, str]:
        """A run of words marked: with the markup between them, and without.

        Marks close around markup, so that the result nests well. ``first`` replaces what stands
        before the first word.
        """
        words, before = line.words[start:end], line.before[start:end]
        if first is not None and before:
            before[0] = first
        flags = self._from_elsewhere(words, tag, end - start == len(line.words))
        self._count(words, flags, tag)
        #: Markup as (text, None), words as (text, whether they are from elsewhere).
        parts: list[tuple[str, bool | None]] = []
        for word, space, flag in zip(words, before, flags, strict=True):
            if "<" in space:
                for part in filter(None, _MARKUP.split(space)):
                    parts.append((part, None if part.startswith("<") else flag))
                parts.append((word, flag))
            else:
                parts.append((space + word, flag))
        rich = _joined(parts, tag)
        if tag == "ins":
            return rich, rich
        return rich, _joined([part for part in parts if part[1] is not None], tag)

    def _from_elsewhere(self, words: Sequence[str], tag: str, is_whole: bool) -> list[bool]:
        runs = self._elsewhere[tag]
        flags = [False] * len(words)
        if not runs:
            return flags
        places = [place for place, word in enumerate(words) if is_word(word)]
        plain = [words[place] for place in places]
        length = RUN if len(plain) >= RUN else (len(plain) if is_whole else 0)
        for at in range(len(plain) - length + 1 if length else 0):
            if tuple(plain[at : at + length]) in runs:
                first, last = places[at], places[at + length - 1]
                flags[first : last + 1] = [True] * (last + 1 - first)
        for place in range(1, len(words)):
            # The full stop goes with its sentence.
            if flags[place - 1] and not is_word(words[place]):
                flags[place] = True
        return flags

    def _count(self, words: Sequence[str], flags: Sequence[bool], tag: str) -> None:
        seen = self.added if tag == "ins" else self.removed
        for word, flag in zip(words, flags, strict=True):
            if is_word(word):
                if flag:
                    self.moved += 1
                else:
                    seen.append(word)

    def _equal(self, old: Words, new: Words, places: tuple[int, int, int], has_space: bool) -> None:
        """Words that stayed; the markup around them and the space before them may differ."""
        a, b, c = places
        if has_space:
            self.sides.same(new.words[c])
            a, c = a + 1, c + 1
        if old.pieces[a:b] == new.pieces[c : c + b - a]:
            self.sides.same("".join(old.pieces[a:b]))
            return
        for at in range(b - a):
            self._space(old.before[a + at], new.before[c + at])
            self.sides.same(new.words[c + at])

    def _space(self, before: str, after: str) -> None:
        """What stood and what stands before a word that stayed."""
        sides = self.sides
        had, has = " " in _MARKUP.sub("", before), " " in _MARKUP.sub("", after)
        marked = _spaces_marked(after, "ins") if has and not had else after
        sides.both.append("<del> </del>" + after if had and not has else marked)
        sides.old.append(_spaces_marked(before, "del") if had and not has else before)
        sides.new.append(marked)


def _go_on_spaced(old: Words, new: Words, b: int, d: int) -> bool:
    """Do both lines go on with a plain space?"""
    if b >= len(old.words) or d >= len(new.words):
        return False
    return old.before[b] == " " == new.before[d]


def _joined(parts: Sequence[tuple[str, bool | None]], tag: str) -> str:
    """Runs of words marked, markup between them as it is."""
    return "".join(
        _mark("".join(part for part, _ in run), tag, is_moved)
        for is_moved, run in groupby(parts, key=itemgetter(1))
    )


def _mark(text: str, tag: str, is_moved: bool | None) -> str:
    if is_moved is None:
        return text
    if not is_moved:
        return f"<{tag}>{text}</{tag}>"
    if tag == "ins":
        return f'<span class="{MOVED}">{text}</span>'
    return f'<del class="{MOVED}">{text}</del>'


def _with_space(marked: str, tag: str) -> str:
    """A run that goes on to a space, with that space inside its last mark."""
    for end in (f"</{tag}>", "</span>"):
        if marked.endswith(end):
            return f"{marked[: -len(end)]} {end}"
    return f"{marked}<{tag}> </{tag}>"


def _spaces_marked(before: str, tag: str) -> str:
    """What stands before a word, with its spaces marked as come or gone."""
    return "".join(
        part if part.startswith("<") else _SPACE.sub(f"<{tag}> </{tag}>", part)
        for part in _MARKUP.split(before)
    )
