"""The catalogue read once, and how a cited place stands today."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Count, IntegerField, Subquery, Value
from django.utils.translation import get_language

from content.law import addresses
from content.law.citations import Place, Reference, Unit, full, short
from content.law.models import Law, LegalReference, Norm
from content.law.names import Laws
from content.law.overlap import holds, place_of_norm
from content.law.parsing import Parsed, fields_as_text, parse, parse_fields
from content.law.states import NOTEWORTHY, Status
from content.law.words import PRESENT, STATUS_NAMES

Cited = Mapping[str, Any]

#: The fields of a reference that say which place is meant.
READ_FROM = ("law", "article", "paragraph", "part", "citation")


@dataclass
class Catalogue:
    """Everything that is known of law, read once and kept while nothing changes."""

    key: object
    laws: Laws
    rows: dict[str, Law]
    references: dict[int, LegalReference]
    norm_numbers: frozenset[tuple[str, str]]
    _read: dict[tuple[str, ...], Parsed] = field(default_factory=dict)
    _statuses: dict[tuple[str, ...], "PresentStatus"] = field(default_factory=dict)

    def read(self, cited: Cited) -> Parsed:
        """What a reference in a text says, frozen or typed: by its parts, else by its words."""
        key = tuple(str(cited.get(name) or "") for name in READ_FROM)
        if key not in self._read:
            self._read[key] = self._parsed(*key)
        return self._read[key]

    def status_of(self, cited: Cited) -> "PresentStatus":
        """How a cited place stands today, in the language being read."""
        names = (*READ_FROM, "chosen")
        key = (get_language() or "", *(str(cited.get(name) or "") for name in names))
        if key not in self._statuses:
            self._statuses[key] = _status(cited, self)
        return self._statuses[key]

    @cached_property
    def with_status(self) -> dict[str, list[tuple[Place, LegalReference]]]:
        """The entries that have a status of their own, by the code of their law."""
        found: dict[str, list[tuple[Place, LegalReference]]] = {}
        for row in self.references.values():
            if row.status:
                found.setdefault(row.law.code, []).append((row.reference.place, row))
        return found

    def _parsed(self, law: str, article: str, paragraph: str, part: str, citation: str) -> Parsed:
        if article and (parsed := self._by_parts(law, article, paragraph, part)):
            return parsed
        typed = ", ".join(filter(None, (fields_as_text(article, paragraph, part), law)))
        parsed = parse(citation or typed, self.laws)
        if not parsed.is_certain and citation and law:
            by_law = parse(law, self.laws)
            parsed = by_law if by_law.is_certain else parsed
        references = tuple(self._as_article(one) for one in parsed.references)
        return Parsed(references, parsed.gloss, parsed.doubts, parsed.rest)

    def _by_parts(self, law: str, article: str, paragraph: str, part: str) -> Parsed | None:
        parsed = parse(law, self.laws)
        if not parsed.is_certain or len(parsed.references) != 1:
            return None
        reference = parsed.references[0]
        if reference.place.unit is Unit.BOOK and ":" not in article:
            article = f"{reference.place.number}:{article}"
        elif reference.place != Place():
            return None
        if reference.known is None:
            return None
        apart = parse_fields(reference.known, article, paragraph, part)
        return apart if apart.is_certain else None

    def _as_article(self, reference: Reference) -> Reference:
        """A number behind a law is an article, unless the catalogue has it as a norm."""
        place, known = reference.place, reference.known
        if place.unit is not Unit.NORM or known is None or known.is_framework:
            return reference
        if (known.code, place.number) in self.norm_numbers:
            place = place_of_norm(known.is_framework, place.number)
        else:
            place = Place(place.number, place.until)
        return Reference(reference.law, place, known)


_remembered: Catalogue | None = None


def catalogue() -> Catalogue:
    """The catalogue as it is now; one query when nothing changed."""
    global _remembered
    key = _key()
    if _remembered is None or _remembered.key != key:
        rows = {law.pk: law for law in Law.objects.all()}
        references = {row.pk: row for row in LegalReference.objects.all()}
        for law in rows.values():
            if law.successor_id:
                law.successor = rows[law.successor_id]
        for reference in references.values():
            reference.law = rows[reference.law_id]
            if reference.successor_id:
                reference.successor = references[reference.successor_id]
        numbers = Norm.objects.values_list("framework_id", "number")
        _remembered = Catalogue(
            key,
            Laws(law.called for law in rows.values()),
            {law.code: law for law in rows.values()},
            references,
            frozenset((rows[law].code, number) for law, number in numbers),
        )
    return _remembered


def _newest(model: type[Law | LegalReference | Norm]) -> Subquery:
    return Subquery(model.objects.order_by("-changed_at", "-pk").values("stamp")[:1])


def _total(model: type[Law | LegalReference | Norm]) -> Subquery:
    counted = model.objects.order_by().annotate(all=Value(1)).values("all")
    return Subquery(counted.annotate(total=Count("pk")).values("total"), IntegerField())


def _key() -> object:
    """Equal only while nothing changed: each save gives a new stamp, and nothing is deleted."""
    models: tuple[type[Law | LegalReference | Norm], ...] = (Law, LegalReference, Norm)
    return (
        Law.objects.order_by()
        .annotate(**{f"newest_{one.__name__}": _newest(one) for one in models})
        .annotate(**{f"total_{one.__name__}": _total(one) for one in models})
        .values_list(*[f"{what}_{one.__name__}" for what in ("newest", "total") for one in models])
        .first()
    )


@dataclass(frozen=True)
class PresentStatus:
    """How a cited place stands today. ``sentence`` is empty when there is nothing to tell.

    ``citation`` is as printed, ``short`` as lawyers abbreviate it.
    """

    citation: str
    short: str
    url: str
    status: Status
    label: str = ""
    sentence: str = ""
    successor_url: str = ""


def present_status(references: Iterable[Cited]) -> list[PresentStatus]:
    """The present status of frozen references, in their order; one query for all together.

    ``url`` is the page of the article, where everything that rests on it stands.
    """
    references = list(references)
    if not references:
        return []
    known = catalogue()
    return [known.status_of(cited) for cited in references]


def _status(cited: Cited, known: Catalogue) -> PresentStatus:
    parsed = known.read(cited)
    citation = str(cited.get("citation") or cited.get("law") or "")
    if not parsed.references:
        return PresentStatus(citation, citation, "", Status.UNKNOWN)
    reference = parsed.references[0]
    url = reading_url(reference)
    row = known.references.get(int(cited.get("chosen") or 0)) or _entered(reference, known)
    law = known.rows.get(reference.known.code) if reference.known else None
    status = Status((row and row.status) or (law.status if law else Status.UNKNOWN))
    if status not in NOTEWORTHY:
        return PresentStatus(citation, short(reference), url, status)
    instead, instead_url = _instead(row, law)
    sentence, alone = PRESENT[status]
    words = str(sentence if instead else alone) % {"citation": citation, "successor": instead}
    return PresentStatus(
        citation,
        short(reference),
        url,
        status,
        str(STATUS_NAMES[status]),
        words[:1].upper() + words[1:],
        instead_url,
    )


def reading_url(reference: Reference) -> str:
    """The page in the portal about a place in a law."""
    code, place = addresses.code_of(reference), reference.place
    if not place.number:
        return addresses.law_url(code)
    if place.unit is Unit.NORM:
        return addresses.norm_url(code, place.number)
    return addresses.article_url(code, place)


def _entered(reference: Reference, known: Catalogue) -> LegalReference | None:
    """The narrowest entry of the catalogue that holds a place and has a status of its own."""
    if reference.known is None:
        return None
    fitting = [
        row
        for place, row in known.with_status.get(reference.known.code, ())
        if holds(place, reference.place)
    ]
    return max(fitting, key=lambda row: (len(row.paragraph) > 0, len(row.part) > 0), default=None)


def _instead(row: LegalReference | None, law: Law | None) -> tuple[str, str]:
    """What holds instead, at the end of the chain, with its page."""
    if row is not None and row.successor is not None:
        last = row.successor
        while last.status == Status.WITHDRAWN and last.successor is not None:
            last = last.successor
        return full(last.reference), reading_url(last.reference)
    if law is None or law.successor is None:
        return "", ""
    instead = law.successor
    while instead.status == Status.WITHDRAWN and instead.successor is not None:
        instead = instead.successor
    return str(instead), addresses.law_url(instead.code)
