"""Puts the laws and norms that come with the portal into its tables.

Also used by the migration that fills a new portal, which knows no methods of models: everything is
done with plain rows. What is there already stays as editors left it.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from content.law import first_entries
from content.law.names import LawName, Laws, plain
from content.law.ordering import sort_key


@dataclass
class Loaded:
    """How many rows were added."""

    laws: int = 0
    norms: int = 0
    mappings: int = 0


def load(
    law_model: Any, norm_model: Any, mapping_model: Any, folder: Path = first_entries.FOLDER
) -> Loaded:
    """Add every law, norm and line of the table that is not there yet."""
    loaded = Loaded()
    laws = {law.code: law for law in law_model.objects.all()}
    _load_laws(law_model, laws, loaded, folder)
    known = {(norm.framework_id, norm.number): norm for norm in norm_model.objects.all()}
    for norm in first_entries.norms(folder):
        key = (laws[norm.framework].pk, norm.number)
        if key not in known:
            known[key] = norm_model.objects.create(
                framework_id=key[0],
                number=norm.number,
                gist=norm.gist,
                sort_key=sort_key(norm.number),
            )
            loaded.norms += 1
    subjects = set(mapping_model.objects.values_list("subject", flat=True))
    for position, line in enumerate(first_entries.mappings(folder), start=1):
        if line.subject not in subjects:
            row = mapping_model.objects.create(
                position=position * 10, subject=line.subject, note=line.note
            )
            row.norms.set([known[(laws[code].pk, number)] for code, number in line.norms])
            loaded.mappings += 1
    return loaded


def _load_laws(law_model: Any, laws: dict[str, Any], loaded: Loaded, folder: Path) -> None:
    called = Laws(_called(law) for law in laws.values())
    fresh = []
    for first in first_entries.laws(folder):
        name = first.called
        same = called.find(name.name)
        if name.code in laws or same is not None:
            # Editors may have entered it themselves, under another code.
            laws.setdefault(name.code, laws[same.code] if same else None)
            continue
        laws[name.code] = law_model.objects.create(
            code=name.code,
            name=name.name,
            abbreviation="" if called.find(name.abbreviation) else name.abbreviation,
            others="\n".join(other for other in name.others if called.find(other) is None),
            bwb_ids=" ".join(name.bwb_ids),
            is_framework=name.is_framework,
            url=first.url,
            status=first.status,
            status_on=first.status_on,
        )
        fresh.append(first)
        loaded.laws += 1
    for first in fresh:
        if first.successor:
            row = laws[first.called.code]
            row.successor = laws[first.successor]
            row.save()


def _called(law: Any) -> LawName:
    others = tuple(line for line in law.others.splitlines() if plain(line))
    return LawName(law.code, law.name, law.abbreviation, others=others)
