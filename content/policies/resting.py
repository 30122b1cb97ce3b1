"""Law and policy brought together: which texts rest on an article, which serve a norm."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from content.law.addresses import code_of
from content.law.citations import Place, Reference, Unit, full
from content.law.ordering import sort_key
from content.law.overlap import holds, touches
from content.law.parsing import parse
from content.law.selectors import Catalogue, KnownNorm, NormTable
from content.policies import addresses
from content.policies.selectors.law import CitingPolicy, CitingText


@dataclass(frozen=True)
class Citing:
    """One text with one reference in it; ``reference`` may be of a law that is not in the list."""

    policy: CitingPolicy
    text: CitingText
    reference: Reference
    citation: str
    gloss: str

    @property
    def code(self) -> str:
        """The law, as addresses name it."""
        return code_of(self.reference)

    @property
    def url(self) -> str:
        """Where the text stands, in the language being read."""
        return url_of(self.policy, self.text)


def url_of(policy: CitingPolicy, text: CitingText) -> str:
    """The address of a section, or of the policy for the whole."""
    language = addresses.reader_language()
    if text.section_id is None:
        return addresses.policy_url(policy.slug, language)
    return addresses.section_url(text.section_id, language)


def all_citing(policies: Iterable[CitingPolicy], known: Catalogue) -> Iterator[Citing]:
    """Every place that any text cites, in order of policy and section."""
    for policy in policies:
        for text in policy.texts:
            for cited in text.references:
                for reference in known.read(cited).references:
                    if reference.law:
                        words = str(cited.get("citation") or full(reference))
                        yield Citing(policy, text, reference, words, str(cited.get("gloss") or ""))


def unread(
    policies: Iterable[CitingPolicy], known: Catalogue
) -> list[tuple[CitingPolicy, CitingText, str, tuple[str, ...]]]:
    """Citations that could not be read with certainty, with the doubts; for editors."""
    return [
        (policy, text, str(cited.get("citation") or cited.get("law")), parsed.doubts)
        for policy in policies
        for text in policy.texts
        for cited in text.references
        if not (parsed := known.read(cited)).is_certain
    ]


@dataclass(frozen=True)
class LawLine:
    """A law that texts rest on: its code and name, how many texts, and the places they cite."""

    code: str
    name: str
    is_known: bool
    texts: int
    places: tuple[tuple[Place, int], ...]


def laws_cited(citing: Iterable[Citing]) -> list[LawLine]:
    """The laws that texts rest on, by name, with each cited article and how many texts cite it."""
    names: dict[str, tuple[str, bool]] = {}
    texts: dict[str, set[Any]] = {}
    places: dict[str, Counter[Place]] = {}
    seen: set[Any] = set()
    for one in citing:
        names.setdefault(one.code, (one.reference.law, one.reference.known is not None))
        text = (one.policy.policy_id, one.text.section_id)
        texts.setdefault(one.code, set()).add(text)
        own = places.setdefault(one.code, Counter())
        place = article_of(one.reference.place)
        if place.number and (one.code, text, place) not in seen:
            seen.add((one.code, text, place))
            own[place] += 1
    return sorted(
        (
            LawLine(
                code,
                *names[code],
                len(texts[code]),
                tuple(sorted(places[code].items(), key=lambda item: _order(item[0]))),
            )
            for code in names
        ),
        key=lambda line: line.name.lower(),
    )


def _order(place: Place) -> tuple[bool, str, str, str]:
    beside = place.unit is not Unit.ARTICLE
    return beside, str(place.unit), sort_key(place.number), sort_key(place.until)


def article_of(place: Place) -> Place:
    """The article (or chapter) that holds a place; it has the page."""
    return Place(place.number, place.until, place.unit)


def resting_on(citing: Iterable[Citing], code: str, place: Place | None) -> list[Citing]:
    """The texts that rest on an article, or on a law as a whole (no place), with its narrow places
    in order.
    """
    found = [
        one
        for one in citing
        if one.code == code
        and (touches(one.reference.place, place) if place else not one.reference.place.number)
    ]
    return sorted(found, key=lambda one: (_narrow(one.reference.place), one.policy.title.lower()))


def _narrow(place: Place) -> tuple[str, str]:
    paragraphs = "".join(sort_key(number) for number in place.paragraphs)
    return paragraphs, "".join(place.parts)


@dataclass
class Serving:
    """What serves one norm: policies that name it for the whole, and texts that cite it."""

    norm: KnownNorm
    policies: list[CitingPolicy] = field(default_factory=list)
    texts: list[tuple[CitingPolicy, CitingText]] = field(default_factory=list)

    @property
    def is_covered(self) -> bool:
        """Does anything in force serve it?"""
        return bool(self.policies or self.texts)


@dataclass
class PolicyServing:
    """What one policy serves: norms of the whole, and for which sections no norm is known."""

    policy: CitingPolicy
    norms: list[KnownNorm] = field(default_factory=list)
    unserved: list[CitingText] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Coverage:
    """Which norm has no text in force, and which text no norm."""

    by_norm: dict[KnownNorm, Serving]
    by_policy: list[PolicyServing]

    @property
    def uncovered(self) -> list[KnownNorm]:
        """Norms that hold today and that nothing serves."""
        return [
            norm
            for norm, serving in self.by_norm.items()
            if norm.is_current and not serving.is_covered
        ]


def coverage(policies: Iterable[CitingPolicy], table: NormTable, known: Catalogue) -> Coverage:
    """Norms and texts set against each other."""
    by_norm = {norm: Serving(norm) for norm in table.norms}
    by_code: dict[str, list[KnownNorm]] = {}
    for norm in table.norms:
        by_code.setdefault(norm.code, []).append(norm)
    lines = []
    for policy in policies:
        line = PolicyServing(policy)
        _serve_whole(line, table, known, by_norm)
        for text in policy.texts:
            served = set(_served(text, by_code, known))
            for norm in sorted(served, key=lambda one: one.order):
                by_norm[norm].texts.append((policy, text))
                if norm not in line.norms:
                    line.norms.append(norm)
            if not served and text.section_id is not None:
                line.unserved.append(text)
        line.norms.sort(key=lambda one: one.order)
        lines.append(line)
    return Coverage(by_norm, lines)


def _serve_whole(
    line: PolicyServing, table: NormTable, known: Catalogue, by_norm: dict[KnownNorm, Serving]
) -> None:
    for written in line.policy.norms:
        found = norms_named(written, table, known)
        if not found:
            line.unknown.append(written)
        for norm in found:
            by_norm[norm].policies.append(line.policy)
            line.norms.append(norm)


def norms_named(written: str, table: NormTable, known: Catalogue) -> list[KnownNorm]:
    """The norms that a line such as "BIO 7.2.2" names; none when it is not in the table."""
    parsed = parse(written, known.laws)
    if not parsed.is_certain:
        return []
    found = []
    for reference in parsed.references:
        norm = table.find(code_of(reference), reference.place.number)
        if norm is None or reference.place.unit is not Unit.NORM:
            return []
        found.append(norm)
    return found


def _served(
    text: CitingText, by_code: dict[str, list[KnownNorm]], known: Catalogue
) -> Iterator[KnownNorm]:
    """A text serves a norm when it cites that norm, that paragraph, or part of it."""
    for cited in text.references:
        for reference in known.read(cited).references:
            for norm in by_code.get(code_of(reference), ()):
                if holds(norm.place, reference.place):
                    yield norm
