"""Which edition of the portal this is: what it makes of the same facts can only differ between two.

What is kept beyond one request (a rendered text, the ETag of a page) carries the edition in its
key, so nobody has to remember to raise a number when a template, a word or a line of code changes.
"""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

#: Folders and files in them that decide what a page looks like; tests and data are not among them.
DECISIVE = (
    ("templates", "*.html"),
    ("portal", "*.py"),
    ("portal", "*.mo"),
    ("portal/static", "*.*"),
    ("content", "*.py"),
    ("forms", "*.py"),
)


@cache
def edition() -> str:
    """A short hash over code, templates, words and design; worked out once per process."""
    digest = hashlib.sha256()
    root = Path(settings.BASE_DIR)
    for folder, pattern in DECISIVE:
        for path in sorted((root / folder).rglob(pattern)):
            if "node_modules" not in path.parts:
                digest.update(str(path.relative_to(root)).encode())
                digest.update(path.read_bytes())
    digest.update(str(settings.ORGANISATION_NAME).encode())
    return digest.hexdigest()[:16]


def forget(**kwargs: Any) -> None:
    """A file changed while the development server runs."""
    edition.cache_clear()
