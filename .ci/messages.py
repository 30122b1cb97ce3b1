"""The English catalogue: ``check`` says what is wrong with it, ``update`` takes in new words.

The words in code and templates are Dutch. The compiled catalogue is kept with the code, so that
the portal speaks English on a machine without gettext.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib
from catalogue import faults, key
from steps import PYTHON, ROOT, skipped

CATALOGUE = Path("portal/locale/en/LC_MESSAGES/django.po")
SOURCES = ("portal", "content", "search", "forms", "templates", "manage.py")
# Words in these belong to the content of the demo organisation or are nobody's to read.
LEFT_OUT = shutil.ignore_patterns("__pycache__", "node_modules", "static", "texts")
UPDATE = "make messages"


def _extract(copy: Path) -> polib.POFile:
    """Take the words out of a copy of the sources: makemessages leaves files beside templates."""
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=LEFT_OUT)
        else:
            shutil.copy(source, copy / name)
    done = subprocess.run(
        [
            *(PYTHON, "manage.py", "makemessages", "--locale", "en", "--verbosity", "0"),
            *("--add-location", "file", "--no-obsolete"),
        ],
        cwd=copy,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.test"},
        check=False,
    )
    if done.returncode:
        sys.exit(done.returncode)
    extracted = polib.pofile(str(copy / CATALOGUE))
    # Without a date the file changes only when words do.
    extracted.metadata.pop("POT-Creation-Date", None)
    return extracted


def _out_of_step() -> list[str]:
    """Words that the source and the catalogue do not share."""
    with tempfile.TemporaryDirectory() as folder:
        used = {key(entry) for entry in _extract(Path(folder))}
    known = {key(entry) for entry in polib.pofile(str(ROOT / CATALOGUE))}
    return [
        *(f"not in the catalogue: {words!r}" for _context, words, _plural in sorted(used - known)),
        *(f"no longer used: {words!r}" for _context, words, _plural in sorted(known - used)),
    ]


def check() -> None:
    found = faults(ROOT / CATALOGUE)
    if shutil.which("xgettext"):
        found += _out_of_step()
    elif os.environ.get("CI") == "true":
        found.append("xgettext is missing, so nothing is known about new words")
    else:
        skipped("New words", "not looked for, because gettext is not installed")
    if found:
        sys.exit("\n".join([*found, f"New words are taken in with: {UPDATE}"]))


def update() -> None:
    """Bring the catalogue in step with the source; the translating is left to people."""
    if not shutil.which("xgettext"):
        sys.exit("Please install gettext first (on Debian and Ubuntu: apt install gettext).")
    with tempfile.TemporaryDirectory() as folder:
        extracted = _extract(Path(folder))
    for entry in extracted.fuzzy_entries():
        # What gettext guesses from a word that looks alike is wrong more often than not.
        entry.flags.remove("fuzzy")
        entry.previous_msgid = entry.previous_msgctxt = entry.previous_msgid_plural = None
        entry.msgstr = ""
        entry.msgstr_plural = dict.fromkeys(entry.msgstr_plural, "")
    path = ROOT / CATALOGUE
    path.parent.mkdir(parents=True, exist_ok=True)
    extracted.save(str(path))
    extracted.save_as_mofile(str(path.with_suffix(".mo")))
    open_words = extracted.untranslated_entries()
    for entry in open_words:
        places = ", ".join(place for place, _line in entry.occurrences)
        print(f"to translate ({places}): {entry.msgid!r}")
    print(f"{len(extracted)} texts, {len(open_words)} to translate in {CATALOGUE}.")


if __name__ == "__main__":
    {"check": check, "update": update}[sys.argv[1]]()
