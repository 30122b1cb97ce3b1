"""Every pair of colours that meets on a page can be read (WCAG 2.2: 1.4.3, 1.4.11)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

THEME = Path(__file__).parents[3] / "portal" / "frontend" / "tokens" / "neutraal.css"
SITE = Path(__file__).parents[3] / "portal" / "static" / "design" / "site.css"

TEXT_PAIRS = [
    ("text", "surface"),
    ("text", "surface-subtle"),
    ("text", "footer-background"),
    ("text", "neutral-background"),
    ("text", "law-background"),
    ("text", "principle-background"),
    ("text", "think-background"),
    ("text", "negative-background"),
    ("text-subtle", "surface"),
    ("text-subtle", "surface-subtle"),
    ("link", "surface"),
    ("link", "surface-subtle"),
    ("link", "brand-100"),
    ("link", "info-background"),
    ("link", "warning-background"),
    ("link", "positive-background"),
    ("link", "negative-background"),
    ("link", "law-background"),
    ("link", "principle-background"),
    ("link", "think-background"),
    ("link-hover", "surface"),
    ("header-text", "header-background"),
    ("header-text", "brand-600"),
    ("brand-600", "footer-background"),
    ("brand-500", "surface"),
    ("brand-600", "brand-200"),
    ("positive-text", "positive-background"),
    ("info-text", "info-background"),
    ("warning-text", "warning-background"),
    ("negative-text", "negative-background"),
    ("neutral-text", "neutral-background"),
    ("error-text", "surface"),
    ("surface", "negative-border"),
    ("surface", "negative-text"),
    ("mark-text", "mark-background"),
    ("added-text", "added-background"),
    ("removed-text", "removed-background"),
]
GRAPHIC_PAIRS = [
    ("line-control", "surface"),
    ("line-control", "surface-subtle"),
    ("brand-500", "surface-subtle"),
    ("brand-400", "surface"),
    ("negative-border", "surface"),
    ("negative-border", "negative-background"),
    ("info-border", "surface"),
    ("warning-border", "surface"),
    ("positive-border", "surface"),
    ("changed-bar", "surface"),
    ("focus", "surface"),
    ("focus", "footer-background"),
    ("header-text", "header-background"),
]


def _colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--portal-([\w-]+):\s*([^;]+);", css))


def _resolve(colours: dict[str, str], name: str) -> str:
    value = colours[name].strip()
    reference = re.fullmatch(r"var\(--portal-([\w-]+)\)", value)
    return _resolve(colours, reference[1]) if reference else value


def _luminance(colour: str) -> float:
    assert re.fullmatch(r"#[0-9a-f]{6}", colour), colour
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(first: str, second: str) -> float:
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(scope="module")
def colours() -> dict[str, str]:
    return _colours(THEME.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "background"), TEXT_PAIRS)
def test_text_stands_out_from_its_background(colours, text, background):
    assert _contrast(_resolve(colours, text), _resolve(colours, background)) >= 4.5


@pytest.mark.parametrize(("line", "background"), GRAPHIC_PAIRS)
def test_borders_and_focus_stand_out_from_their_background(colours, line, background):
    assert _contrast(_resolve(colours, line), _resolve(colours, background)) >= 3


def test_the_built_sheet_holds_the_theme_as_it_is_now(colours):
    built = _colours(SITE.read_text(encoding="utf-8"))
    used = {name for pair in TEXT_PAIRS + GRAPHIC_PAIRS for name in pair}
    assert {name: built.get(name) for name in used} == {name: colours[name] for name in used}
