"""Which changes a lawyer wants pointed out: amounts, dates, terms, negations and duty words."""

import re
from collections import Counter
from collections.abc import Iterable

UNITS = {
    "dag",
    "dagen",
    "week",
    "weken",
    "maand",
    "maanden",
    "jaar",
    "jaren",
    "werkdagen",
    "uur",
    "uren",
    "werkdag",
}
MONTHS = {
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
}  # fmt: skip
NEGATIONS = {
    "niet",
    "geen",
    "nooit",
    "niemand",
    "niets",
    "tenzij",
    "behalve",
    "zonder",
    "noch",
    "uitgezonderd",
}
DUTY = {
    "moet", "moeten", "mag", "mogen", "kan", "kunnen", "verplicht", "verboden", "toegestaan",
    "dient", "dienen", "hoeft", "hoeven", "verbod", "plicht", "toestemming",
}  # fmt: skip
NUMBER = re.compile(r"^\d[\d.,:-]*$")
YEAR = re.compile(r"^(19|20)\d\d$")
NUMERALS = {
    "een", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf",
    "twaalf", "twintig", "dertig", "veertig", "vijftig", "zestig", "honderd", "duizend",
}  # fmt: skip


def _kind(word: str) -> str | None:
    plain = word.lower().strip(".,;:()")
    if plain in NEGATIONS:
        return "negation"
    if plain in DUTY:
        return "duty"
    if plain in UNITS:
        return "term"
    if plain in MONTHS or YEAR.match(plain):
        return "date"
    if NUMBER.match(plain.lstrip("€")) or "€" in plain or plain in NUMERALS - {"een"}:
        return "amount"
    return None


def alarms(added: Iterable[str], removed: Iterable[str]) -> list[str]:
    """Kinds of weighty words that came or went, in the order of the table below.

    A word both added and removed the same number of times only moved and raises no alarm.
    """
    before, after = Counter(w.lower() for w in removed), Counter(w.lower() for w in added)
    changed = [word for word in before.keys() | after.keys() if before[word] != after[word]]
    kinds = {_kind(word) for word in changed}
    return [kind for kind in ("amount", "date", "term", "negation", "duty") if kind in kinds]
