"""The portal speaks English wherever it speaks Dutch; proven without gettext."""

import importlib.util

import polib
import pytest

from tests.architecture.house import ROOT

CATALOGUE = ROOT / "portal" / "locale" / "en" / "LC_MESSAGES" / "django.po"


@pytest.fixture(scope="module")
def catalogue():
    """The module of the build server that judges catalogues."""
    path = ROOT / ".ci" / "catalogue.py"
    spec = importlib.util.spec_from_file_location("catalogue", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_text_is_translated_and_the_compiled_catalogue_follows(catalogue):
    assert catalogue.faults(CATALOGUE) == []


def _judged(catalogue, folder, *entries):
    path = folder / "django.po"
    made = polib.POFile()
    made.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    made.extend(entries)
    made.save(str(path))
    made.save_as_mofile(str(path.with_suffix(".mo")))
    return catalogue.faults(path)


PLURAL = {"msgid": "%(n)s dag", "msgid_plural": "%(n)s dagen"}


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ({"msgid": "Naam", "msgstr": ""}, "not translated"),
        ({"msgid": "Naam", "msgstr": "Name", "flags": ["fuzzy"]}, "only guessed"),
        ({"msgid": "Naam", "msgstr": "Name", "obsolete": True}, "no longer used"),
        ({"msgid": "%(a)s en %(b)s", "msgstr": "%(a)s and %(c)s"}, "other values"),
        ({"msgid": "Kopieer <b>link</b>", "msgstr": "Copy <b>link"}, "other values"),
        ({"msgid": " of ", "msgstr": " or"}, "other space"),
        ({**PLURAL, "msgstr_plural": {0: "%(n)s day", 1: ""}}, "not translated"),
        ({**PLURAL, "msgstr_plural": {0: "one day", 1: "%(n)s days"}}, "other values"),
    ],
)
def test_a_broken_translation_is_seen(catalogue, tmp_path, entry, fault):
    found = _judged(catalogue, tmp_path, polib.POEntry(**entry))
    assert len(found) == 1
    assert fault in found[0]


def test_a_sound_translation_is_let_through(catalogue, tmp_path):
    sound = polib.POEntry(**PLURAL, msgstr_plural={0: "%(n)s day", 1: "%(n)s days"})
    assert _judged(catalogue, tmp_path, sound) == []


def test_a_compiled_catalogue_that_stayed_behind_is_seen(catalogue, tmp_path):
    _judged(catalogue, tmp_path, polib.POEntry(msgid="Naam", msgstr="Name"))
    path = tmp_path / "django.po"
    path.write_text(path.read_text().replace('"Name"', '"The name"'))
    assert catalogue.faults(path) == ["django.mo does not follow django.po"]
