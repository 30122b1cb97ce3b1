"""The tokens an engine stores for one document: five texts of plain words."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from search.analysis.compounds import Splitter
from search.analysis.stems import root, stem
from search.analysis.words import Word, clean, words


@dataclass(frozen=True)
class DocumentTokens:
    """Tokens separated by spaces: words of a field, and the parts of its compounds apart."""

    heading_tokens: str
    crumb_tokens: str
    body_tokens: str
    heading_parts: str
    body_parts: str


TOKEN_FIELDS = tuple(field.name for field in fields(DocumentTokens))
#: The fields with the words as they stand; the others hold parts of them.
OWN_WORDS = TOKEN_FIELDS[:3]


def token(word: Word, language: str) -> str:
    """The token of one word of a text."""
    return stem(word.text, language)


def tokens(text: str, language: str) -> Iterator[str]:
    """The tokens of a text, in order."""
    return (token(word, language) for word in words(clean(text)))


def parts(text: str, language: str, splitter: Splitter) -> Iterator[str]:
    """The parts of compounds, dictionary entries, and words with a hyphen written as one."""
    before = ""
    for word in words(clean(text)):
        if (entry := root(word.text, language)) != token(word, language):
            yield entry
        if word.glued:
            yield stem(before + word.text, language)
        if language != "en":
            for part in splitter.parts(word.text):
                yield stem(part, language)
                if (entry := root(part, language)) != stem(part, language):
                    yield entry
        before = word.text


def document_tokens(
    *, title: str, number: str, heading: str, path: tuple[str, ...], text: str, language: str,
    splitter: Splitter,
) -> DocumentTokens:  # fmt: skip
    """Everything an engine stores of one section."""
    head = f"{number} {heading}" if heading else title
    crumbs = " ".join((title, *path))
    return DocumentTokens(
        heading_tokens=" ".join(tokens(head, language)),
        crumb_tokens=" ".join(tokens(crumbs, language)),
        body_tokens=" ".join(tokens(text, language)),
        heading_parts=" ".join(parts(f"{head} {crumbs}", language, splitter)),
        body_parts=" ".join(parts(text, language, splitter)),
    )
