"""Looking at a page the way every page is looked at: for everyone, and inside the screen."""

import os
from pathlib import Path
from typing import Any

from tests.live_portal import accessibility_faults


def look_at(page: Any, name: str) -> list[str]:
    """What is wrong with the page as it stands, at its width.

    Who wants to see it too names a folder in PORTAL_PICTURES.
    """
    width = page.viewport_size["width"]
    found = accessibility_faults(page)
    if page.evaluate("document.documentElement.scrollWidth") > width:
        found.append("wider than the screen")
    if folder := os.environ.get("PORTAL_PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)
    return [f"{name} at {width}: {fault}" for fault in found]
