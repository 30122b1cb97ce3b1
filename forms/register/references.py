"""References of entries: a year, a random code and a check character, such as ``2026-7K3MQX4-P``.

Nothing is counted, so a reference tells neither how many there are nor what the next one is. The
alphabet leaves out characters that look or sound alike; the check character catches every single
wrong character and every swap of two neighbours.
"""

import re
import secrets
from collections.abc import Callable

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTVWXYZ"  # 31 signs, a prime: no 0 O 1 I U
CODE_LENGTH = 7
SHAPE = re.compile(rf"(\d{{4}})-([{ALPHABET}]{{{CODE_LENGTH}}})-([{ALPHABET}])")

Choose = Callable[[str], str]


def check_character(year: str, code: str) -> str:
    """The weighted sum modulo 31 of year and code."""
    signs = [int(digit) for digit in year] + [ALPHABET.index(sign) for sign in code]
    total = sum(weight * value for weight, value in enumerate(signs, start=2))
    return ALPHABET[total % len(ALPHABET)]


def new_reference(year: int, choose: Choose = secrets.choice) -> str:
    """A reference of a year; ``choose`` draws one sign from the alphabet."""
    code = "".join(choose(ALPHABET) for _ in range(CODE_LENGTH))
    return f"{year:04d}-{code}-{check_character(f'{year:04d}', code)}"


def normalised(text: str) -> str:
    """As typed by people: spaces and small letters are forgiven, NUL is dropped."""
    return re.sub(r"[\s\x00]+", "", text).upper()


def is_reference(text: str) -> bool:
    """Has the text the shape and the right check character?"""
    match = SHAPE.fullmatch(text)
    return match is not None and check_character(match[1], match[2]) == match[3]
