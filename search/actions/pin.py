"""Put a section first for certain words, or no longer."""

from collections.abc import Collection
from datetime import datetime

from portal.audit.change import change
from portal.core.actors import Actor
from search.analysis.thesaurus import key_of
from search.knowledge import touch
from search.models import PinnedResult
from search.pins import same_words
from search.rules import refusals_to_pin


def pin_result(
    words: str, section_id: str, *, findable: Collection[str], by: Actor, now: datetime
) -> PinnedResult:
    """Show this section first to who types these words (terms separated by commas).

    ``findable`` are the sections that the editor can find now. Raises NotAllowed.
    """
    terms = ", ".join(" ".join(term.split()) for term in words.split(",") if term.strip())
    with change("search_pin.set", by=by, now=now) as step:
        there = [pin for pin in PinnedResult.objects.all() if same_words(pin.words, terms)]
        step.refuse(
            refusals_to_pin(
                terms,
                telling=sum(bool(key_of(term)) for term in terms.split(",")),
                is_found=section_id in findable,
                section=section_id,
                pinned=[pin.section_id for pin in there],
            )
        )
        step.record = PinnedResult.objects.create(words=terms, section_id=section_id)
        step.keep(section=section_id)
        step.keep_erasable(words=terms)
        touch()
    return step.record


def unpin_result(pin: PinnedResult, *, by: Actor, now: datetime) -> None:
    """Let search decide again."""
    with change("search_pin.removed", by=by, now=now, of=pin) as step:
        step.keep(section=step.record.section_id)
        step.keep_erasable(words=step.record.words)
        PinnedResult.objects.filter(pk=step.record.pk).delete()
        touch()
