"""The import plan is kept, and a deliberate breach of each kind is caught."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.house import PACKAGES, ROOT

# A module (a package gets a new file in it) → what it must not import.
BREACHES = {
    "portal.core": "portal.audit.record",
    "portal.audit": "portal.people.models",
    "portal.people": "content.policies.models",
    "content.base": "content.home.models",
    "content.publication": "content.policies.models",
    "content.policies": "search.query",
    "search": "forms.register.models",
    "forms.register": "forms.notifications.models",
    "forms.register.rules": "django",
    "forms.register.models": "forms.register.actions",
    "forms.register.selectors": "forms.register.actions",
    "portal.people.selectors": "portal.people.views",
}


def _verdict(folder: Path) -> tuple[bool, str]:
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-logo", "--no-cache"],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PATH": "/usr/bin:/bin", "COLUMNS": "400"},
        capture_output=True,
        text=True,
        check=False,
    )
    return not run.returncode, run.stdout + run.stderr


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """The code of the house, apart, so that it can be spoiled."""
    folder = tmp_path_factory.mktemp("house")
    for package in PACKAGES:
        shutil.copytree(
            ROOT / package, folder / package, ignore=lambda _, names: _but_python(names)
        )
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def _but_python(names: list[str]) -> list[str]:
    return [name for name in names if "." in name and not name.endswith(".py")]


def _smuggle(folder: Path, module: str, forbidden: str) -> str:
    """Add the import to the module; returns the name of the module that now breaks the plan."""
    place = folder.joinpath(*module.split("."))
    line = f"import {forbidden} as smuggled\n"
    if place.is_dir():
        (place / "smuggled.py").write_text(line)
        return f"{module}.smuggled"
    place = place.with_suffix(".py")
    place.write_text(place.read_text() + line)
    return module


def test_the_plan_is_kept_and_each_breach_is_named(copy):
    kept, output = _verdict(copy)
    assert kept, output

    breaking = {
        _smuggle(copy, module, forbidden): forbidden for module, forbidden in BREACHES.items()
    }
    kept, output = _verdict(copy)

    assert not kept
    unseen = [
        f"{module} -> {forbidden}"
        for module, forbidden in breaking.items()
        if f"{module} -> {forbidden}" not in output
    ]
    assert unseen == [], output


@pytest.mark.parametrize("package", ["portal", "content", "forms"])
def test_a_room_that_is_not_in_the_plan_is_caught(tmp_path, package):
    for name in PACKAGES:
        shutil.copytree(ROOT / name, tmp_path / name, ignore=lambda _, names: _but_python(names))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / package / "attic").mkdir()
    (tmp_path / package / "attic" / "__init__.py").touch()

    kept, output = _verdict(tmp_path)

    assert not kept
    assert f"{package}.attic" in output
