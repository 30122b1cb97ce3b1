"""Ask every outside address in the texts in force whether it still answers, and remember it."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from django.conf import settings

from content.policies.fetching import Answer, check_address
from content.policies.models import LinkCheck
from content.policies.selectors.links import external_links

AT_ONCE = 8
TIMEOUT = 10.0
LONGEST = LinkCheck._meta.get_field("url").max_length or 0


def check_links(
    now: datetime, *, timeout: float = TIMEOUT, told: Callable[[], object] = lambda: None
) -> int:
    """Check every address once, however often it occurs; returns how many.

    Nothing of the evidence changes: the rows say what was answered last and are refreshed.
    ``told`` is called after each address.
    """
    urls = sorted({link.url for link in external_links(now) if len(link.url) <= LONGEST})
    for url, answer in _answers(urls, timeout):
        _remember(url, answer, now)
        told()
    return len(urls)


def _answers(urls: list[str], timeout: float) -> Iterator[tuple[str, Answer]]:
    """A few at a time; the database is left to the one thread that reads this."""

    def ask(url: str) -> Answer:
        return check_address(
            url, timeout=timeout, allows_private=settings.CHECK_LINKS_PRIVATE_ADDRESSES
        )

    with ThreadPoolExecutor(max_workers=AT_ONCE, thread_name_prefix="links") as helpers:
        yield from zip(urls, helpers.map(ask, urls), strict=True)


def _remember(url: str, answer: Answer, now: datetime) -> None:
    row = LinkCheck.objects.filter(url=url).first() or LinkCheck(url=url)
    row.status, row.problem, row.checked_at = answer.status, answer.problem, now
    row.failures = row.failures + 1 if answer.problem else 0
    row.well_at = row.well_at if answer.problem else now
    row.save()
