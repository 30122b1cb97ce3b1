"""The norms that are known, and which ask the same."""

from dataclasses import dataclass

from content.law.citations import Place
from content.law.models import Norm, NormMapping
from content.law.ordering import sort_key
from content.law.overlap import place_of_norm
from content.law.states import Status


@dataclass(frozen=True)
class KnownNorm:
    """A norm of the catalogue: "Aw 4.1" of the framework with code "aw", at its place."""

    code: str
    framework: str
    number: str
    gist: str
    place: Place
    is_current: bool

    def __str__(self) -> str:
        return f"{self.framework} {self.number}"

    @property
    def order(self) -> tuple[str, str]:
        """Frameworks by name, numbers as people count."""
        return self.framework, sort_key(self.number)


@dataclass(frozen=True)
class NormTable:
    """All norms, and the lines that say which ask the same; three queries."""

    norms: tuple[KnownNorm, ...]
    lines: tuple[tuple[str, str, tuple[KnownNorm, ...]], ...]

    def find(self, code: str, number: str) -> KnownNorm | None:
        """The norm with this number in this framework."""
        return next((one for one in self.norms if (one.code, one.number) == (code, number)), None)


def norm_table() -> NormTable:
    """The table of norms as it is now."""
    known = {norm.pk: _norm(norm) for norm in Norm.objects.select_related("framework")}
    lines = []
    for line in NormMapping.objects.prefetch_related("norms"):
        norms = sorted((known[norm.pk] for norm in line.norms.all()), key=lambda one: one.order)
        if norms:
            lines.append((line.subject, line.note, tuple(norms)))
    return NormTable(tuple(sorted(known.values(), key=lambda one: one.order)), tuple(lines))


def _norm(norm: Norm) -> KnownNorm:
    law = norm.framework
    return KnownNorm(
        law.code,
        law.abbreviation or law.name,
        norm.number,
        norm.gist,
        place_of_norm(law.is_framework, norm.number),
        norm.status != Status.WITHDRAWN,
    )
