"""Every file has one subject, a telling name, and speaks of this project alone."""

import re

from tests.architecture.house import files, name_of

# Aim at 150 lines, look again at 250, split at 400: a kind of declaration with all its questions
# in one file is worth more than two halves.
LONGEST = 400
NAMELESS = {"utils.py", "helpers.py", "misc.py", "common.py"}
# Written in pieces, so that this file may be read too.
ELSEWHERE = re.compile(r"\.\./" + r"shared|(?<!\w)/(?:wor" + r"k|ho" + r"me|Use" + r"rs)/")


def _python():
    return [path for path in files("*.py") if "migrations" not in path.parts]


def test_no_file_is_longer_than_four_hundred_lines():
    lengths = {name_of(path): len(path.read_text().splitlines()) for path in _python()}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}


def test_no_file_has_a_name_that_says_nothing():
    assert [name_of(path) for path in _python() if path.name in NAMELESS] == []


def test_no_text_names_a_place_outside_the_project():
    texts = files("*.py", "*.html", "*.txt", "*.md", "*.toml", "*.js", "*.css", "Makefile")
    # The build server may look beside the project for real texts to try.
    named = [
        name_of(path)
        for path in texts
        if ".ci" not in path.parts
        and "node_modules" not in path.parts
        and ELSEWHERE.search(path.read_text(errors="replace"))
    ]
    assert named == []


def test_only_known_names_stand_at_the_top():
    known = {
        *("portal", "content", "search", "forms", "templates", "tests", "docs", ".ci"),
        *("manage.py", "requirements.txt", "README.md", "pyproject.toml", "Makefile"),
        *("CHANGELOG.md", "Dockerfile", "compose.yaml", ".gitignore", ".dockerignore"),
    }
    assert {name_of(path).split("/")[0] for path in files()} - known == set()
