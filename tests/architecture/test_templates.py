"""Templates parse, and hold nothing that our Content-Security-Policy would refuse."""

import re

import pytest
from django.template import TemplateSyntaxError, engines

from tests.architecture.house import ROOT, files, name_of

TEMPLATES = files("templates/**", "portal/**/templates/**", "content/**/templates/**")
PAGES = [path for path in TEMPLATES if path.suffix == ".html" and "emails" not in path.parts]
REFUSED = {
    "an inline style": re.compile(r"\sstyle\s*=", re.I),
    "a style element": re.compile(r"<style\b", re.I),
    "an inline script": re.compile(
        r"<script\b(?![^>]*\bsrc=)(?![^>]*type=\"application/(?:ld\+)?json\")", re.I
    ),
    "an event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.I),
    "another host": re.compile(r"(?:src|href)=\"(?:https?:)?//", re.I),
}


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_a_template_parses(path):
    try:
        engines["django"].from_string(path.read_text())
    except TemplateSyntaxError as fault:
        pytest.fail(f"{name_of(path)}: {fault}")


def test_s23_no_template_needs_what_the_content_security_policy_refuses():
    found = [
        f"{name_of(path)}: {what}"
        for path in PAGES
        for what, pattern in REFUSED.items()
        if pattern.search(
            re.sub(r"{#.*?#}|{% comment %}.*?{% endcomment %}", "", path.read_text(), flags=re.S)
        )
    ]
    assert found == []


def test_every_template_lies_where_its_name_says():
    assert [path for path in TEMPLATES if ROOT / "templates" not in path.parents] == []
