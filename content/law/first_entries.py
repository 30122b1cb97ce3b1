"""The laws and norms that come with the portal, as plain data; editors keep them afterwards."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from content.law.names import LawName, Laws

FOLDER = Path(__file__).parent / "shipped"


@dataclass(frozen=True)
class FirstLaw:
    """One law of the list, with its present status."""

    called: LawName
    url: str
    status: str
    status_on: date | None
    successor: str


@dataclass(frozen=True)
class FirstNorm:
    """One norm: the code of its framework, its number and what it asks."""

    framework: str
    number: str
    gist: str


@dataclass(frozen=True)
class FirstMapping:
    """Norms that ask the same, as pairs of framework and number."""

    subject: str
    norms: tuple[tuple[str, str], ...]
    note: str


def _read(name: str, folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / name).read_text(encoding="utf-8"))


def laws(folder: Path = FOLDER) -> Iterator[FirstLaw]:
    """The laws, in the order of the list."""
    for row in _read("laws.toml", folder)["law"]:
        yield FirstLaw(
            LawName(
                code=row["code"],
                name=row["name"],
                abbreviation=row.get("abbreviation", ""),
                bwb_ids=tuple(row.get("bwb_ids", "").split()),
                is_framework=row.get("is_framework", False),
                others=tuple(row.get("others", ())),
            ),
            url=row.get("url", ""),
            status=row.get("status", "in_force"),
            status_on=row.get("status_on"),
            successor=row.get("successor", ""),
        )


def norms(folder: Path = FOLDER) -> Iterator[FirstNorm]:
    """The norms, by framework."""
    for framework, rows in _read("norms.toml", folder)["norms"].items():
        for number, gist in rows.items():
            yield FirstNorm(framework, number, gist)


def mappings(folder: Path = FOLDER) -> Iterator[FirstMapping]:
    """The lines of the table, in order."""
    for row in _read("norms.toml", folder)["mapping"]:
        pairs = tuple((name.split()[0], name.split()[1]) for name in row["norms"])
        yield FirstMapping(row["subject"], pairs, row.get("note", ""))


@cache
def first_laws() -> Laws:
    """The names of the list, for reading citations where there is no database."""
    return Laws(law.called for law in laws())
