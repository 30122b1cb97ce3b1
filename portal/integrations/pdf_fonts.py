"""The fonts of the house for a document on paper, under addresses that no network knows."""

from pathlib import Path

from django.contrib.staticfiles import finders

from portal.integrations.pdf import GivenFile, unpacked_font

FONTS = "design/fonts/"
FONT_SCHEME = "font:"


def house_fonts() -> dict[str, GivenFile]:
    """Each font file by its address, such as ``font:noto-sans-latin-400-normal.ttf``."""
    files = {}
    for subset in ("latin", "latin-ext"):
        for weight in (400, 700):
            name = f"noto-sans-{subset}-{weight}-normal"
            path = finders.find(f"{FONTS}{name}.woff2")
            if path:
                files[f"{FONT_SCHEME}{name}.ttf"] = unpacked_font(Path(path))
    return files
