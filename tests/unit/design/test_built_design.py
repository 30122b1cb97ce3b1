"""What is committed under static/design is whole, and asks nothing of another host."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
DESIGN = ROOT / "portal" / "static" / "design"


def test_the_manifest_lists_every_file_with_its_digest():
    manifest = json.loads((DESIGN / "MANIFEST.json").read_text(encoding="utf-8"))
    listed = {file["path"]: file["sha256"] for file in manifest["files"]}
    present = {
        path.relative_to(DESIGN).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in DESIGN.rglob("*")
        if path.is_file() and path.name != "MANIFEST.json"
    }
    assert listed == present
    assert all(package["license"] for package in manifest["packages"])


def test_the_sheet_fetches_only_its_own_fonts():
    sheet = (DESIGN / "site.css").read_text(encoding="utf-8")
    fetched = re.findall(r"url\(\"?(?!data:)([^\")]+)", sheet)
    assert fetched
    assert all((DESIGN / address).is_file() for address in fetched)
    assert "@import" not in sheet


def test_every_class_of_ours_in_a_component_has_a_rule():
    sheet = (DESIGN / "site.css").read_text(encoding="utf-8")
    known = set(re.findall(r"\.((?:portal|utrecht)-[\w-]+)", sheet))
    used: set[str] = set()
    folders = (ROOT / "templates" / "layouts", ROOT / "templates" / "components")
    for path in (path for folder in folders for path in folder.glob("*.html")):
        for value in re.findall(r'class="([^"]*)"', path.read_text(encoding="utf-8")):
            fixed = re.sub(r"[\w-]+\{\{.*?\}\}|\{%.*?%\}", " ", value)
            used.update(re.findall(r"(?:portal|utrecht)-[\w-]+", fixed))
    assert used
    assert used <= known
