"""What policies offer to search: the sections of every version, grouped by version."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from content.law.citations import short
from content.law.first_entries import first_laws
from content.law.parsing import parse
from content.policies import addresses
from content.policies.models import PolicyVersion, VersionSection
from content.policies.selectors import readable_standings, timeline_of
from content.policies.words import KINDS
from portal.core.sources import Findable
from portal.people.models import Audience

NAME = "policies"
CHUNK = 500


def as_lawyers_type(references: Iterable[Mapping[str, Any]]) -> list[str]:
    """The law that a section cites in short ("art. 5 lid 1 Aw"), so that those words find it.

    Read with the names that come with the portal: what is indexed must not change by itself.
    """
    parsed = (parse(str(cited.get("citation") or ""), first_laws()) for cited in references)
    found = (short(one) for text in parsed if text.is_certain for one in text.references)
    return list(dict.fromkeys(found))


class PolicySource:
    """Search indexes every version once; what may be found is asked anew for each question."""

    name = NAME
    kind_labels = dict(KINDS)

    def all(self) -> Iterator[Findable]:
        """Every section ever issued, in bounded memory."""
        return self._findables(VersionSection.objects.all())

    def of_groups(self, groups: Iterable[str]) -> Iterator[Findable]:
        """The sections of these versions."""
        return self._findables(VersionSection.objects.filter(version_id__in=list(groups)))

    @staticmethod
    def _is_for_everyone(version: PolicyVersion, now: datetime) -> bool:
        audience = version.policy.audience
        to_all = audience is None or audience.key == Audience.EVERYONE
        is_known = version.published_at <= now and (
            version.corrects is None
            or version.number in timeline_of(version.policy, now=now).versions
        )
        return is_known and (version.policy.is_public or to_all)

    def _findables(self, sections: QuerySet[VersionSection]) -> Iterator[Findable]:
        rows = (
            sections.select_related("version__policy__audience")
            .defer("version__source")
            .order_by("version_id", "position")
        )
        now = timezone.now()
        # Asked once per version: it may take a query, and a version has many sections in a row.
        asked, for_everyone = None, False
        for section in rows.iterator(chunk_size=CHUNK):
            version = section.version
            if version.pk != asked:
                asked, for_everyone = version.pk, self._is_for_everyone(version, now)
            yield Findable(
                key=str(section.pk),
                group=str(section.version_id),
                title=version.official_title or version.title,
                heading=section.heading,
                number=section.number,
                path=tuple(section.path),
                text=section.text,
                found_by="\n".join(as_lawyers_type(section.references)),
                html=section.html,
                url=addresses.section_url(section.section_id),
                language=version.language,
                kind=version.kind,
                tags=tuple(version.tags),
                section_id=str(section.section_id),
                slug=version.policy.slug,
                version=version.number,
                for_everyone=for_everyone,
            )

    def visible_groups(
        self, person: Any, scope: str, on: date
    ) -> dict[str, tuple[date | None, date | None]]:
        """The versions this reader may find with their period: in force on a day, or all known.

        A version that never applies, such as an annulled one, is in the history without a period.
        """
        found: dict[str, tuple[date | None, date | None]] = {}
        for standing in readable_standings(person, on, now=timezone.now()):
            if standing.is_in_force or scope != "in_force":
                period = standing.period
                found[str(standing.version_id)] = (
                    (period.start, period.until) if period else (None, None)
                )
        return found
