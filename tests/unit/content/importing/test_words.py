"""Every code has a sentence, and every sentence can be filled in."""

import re
from pathlib import Path

from content.importing import words
from content.policies.words import REFUSALS as POLICY_REFUSALS

PACKAGE = Path(words.__file__).parent


def codes_in_use(pattern: str) -> set[str]:
    source = "\n".join(path.read_text() for path in PACKAGE.rglob("*.py"))
    return set(re.findall(pattern, source))


def test_every_refusal_has_a_sentence() -> None:
    used = codes_in_use(r'(?:Refusal|ArchiveRefused)\(\s*"(\w+)"')
    # Those about the policy rather than the file have their sentence in the room of policies.
    assert used <= words.REFUSALS.keys() | POLICY_REFUSALS.keys()
    assert len(used) > 8


def test_every_doubt_has_a_sentence() -> None:
    used = codes_in_use(r'Doubt\(\s*"(\w+)"') | {"empty_links", "quotes_guessed"}
    assert used == words.DOUBTS.keys()


def test_sentences_take_their_facts() -> None:
    said = words.sentence("too_large", {"maximum": 10}, words.REFUSALS)
    assert "10 MB" in said
    assert words.sentence("empty", {}, words.REFUSALS) == "Het bestand is leeg."
