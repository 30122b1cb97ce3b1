"""Agreements about a move: as written, what each side answered, and whether one counts."""

from dataclasses import dataclass
from datetime import date

from forms.register import agreeing
from forms.register.agreeing import AgreementFacts
from forms.register.kinds.base import Kind
from forms.register.kinds.registry import kind_of
from forms.register.models import AgreementReply, RegisterEntry, TransitionAgreement
from forms.register.selectors.asking import latest_sheet
from forms.register.selectors.facts import facts_of
from portal.people.models import Person


def takes_agreement(kind: Kind) -> bool:
    """Has the kind an outcome that rests on an agreement?"""
    return any(outcome.needs_agreement for outcome in kind.outcomes)


@dataclass(frozen=True)
class ShownAgreement:
    """One text with its answers; ``counts`` when both confirmed it and nothing changed since."""

    agreement: TransitionAgreement
    replies: list[AgreementReply]
    is_latest: bool
    facts: AgreementFacts

    @property
    def counts(self) -> bool:
        return self.is_latest and self.facts.is_confirmed and not self.facts.is_outdated

    @property
    def is_declined(self) -> bool:
        return "declined" in self.facts.answers.values()

    @property
    def waits_for(self) -> list[str]:
        """The sides that have still to answer; nobody once it was declined or overtaken."""
        if not self.is_latest or self.is_declined or self.facts.is_outdated:
            return []
        return [
            str(label)
            for side, label in AgreementReply.Side.choices
            if side not in self.facts.answers
        ]


def agreements_of(entry: RegisterEntry) -> list[ShownAgreement]:
    """Oldest first; three queries, none for kinds that know no agreement."""
    if not takes_agreement(kind_of(entry.kind)):
        return []
    rows = list(
        entry.agreements.select_related("written_by").prefetch_related("replies__replied_by")
    )
    if not rows:
        return []
    sheet = latest_sheet(entry)
    return [
        ShownAgreement(
            row,
            list(row.replies.all()),
            is_latest=row is rows[-1],
            facts=AgreementFacts(
                exists=True,
                is_outdated=row.sheet_id != sheet.pk,
                answers={reply.side: reply.answer for reply in row.replies.all()},
            ),
        )
        for row in rows
    ]


def latest_agreement(entry: RegisterEntry) -> ShownAgreement | None:
    """The text that is on the table now."""
    rows = agreements_of(entry)
    return rows[-1] if rows else None


def agreement_facts(entry: RegisterEntry) -> AgreementFacts:
    """The same as the rules ask it."""
    latest = latest_agreement(entry)
    return latest.facts if latest else AgreementFacts()


@dataclass(frozen=True)
class AgreementDeeds:
    """What someone may do about the agreement of an entry now; ``reply_to`` is a number or None."""

    may_write: bool = False
    reply_to: int | None = None


def agreement_deeds(
    entry: RegisterEntry, person: Person, agreements: list[ShownAgreement], today: date
) -> AgreementDeeds:
    """By the rules that the actions ask, when everything that must be said is said."""
    if not takes_agreement(kind_of(entry.kind)):
        return AgreementDeeds()
    facts = facts_of(entry, person)
    writing = agreeing.refusals_to_write_agreement(
        facts,
        takes_agreement=True,
        has_terms=True,
        agreed_on=today,
        no_contact_until=None,
        today=today,
    )
    latest = agreements[-1] if agreements else None
    replying = agreeing.refusals_to_reply(
        facts,
        latest.facts if latest else AgreementFacts(),
        is_latest=True,
        answer="confirmed",
        reason="",
    )
    reply_to = latest.agreement.number if latest and not list(replying) else None
    return AgreementDeeds(not list(writing), reply_to)
