"""Addresses dumped at the foot of a page, given back to the citations they belong to."""

import re
from itertools import groupby, pairwise

from content.importing.outline import LegalReference
from content.law.links import pinned_on

_BOOK = re.compile(r"boek=(\d)\b")
_ARTICLE = re.compile(r"artikel=([\w:]+)")


# An address seen on fewer pages says nothing about the company it keeps.
_ENOUGH_PAGES = 3
# Words of an address this long say what it is about.
_TELLING_WORD = 6


def attach(addresses: list[str], references: list[LegalReference]) -> int:
    """Give each citation its address where that is certain; returns how many were left over.

    Addresses come in the order of the citations, one for each printed line of a citation. Three
    kinds of certainty: the address names the article, it spells words of the citation, or there
    are as many addresses as citations.
    """
    runs = [address for address, _ in groupby(addresses)]
    given: set[str] = set()
    place = 0
    for address in runs:
        for number in range(place, len(references)):
            if _names_article(address, references[number]) or _spells(address, references[number]):
                _give(references[number], address)
                given.add(address)
                place = number
                break
    if not given and len(runs) == len(references):
        for reference, address in zip(references, runs, strict=True):
            _give(reference, address)
        given.update(runs)
    return len(set(runs) - given)


def attach_by_company(pages: list[tuple[list[str], list[LegalReference]]]) -> set[str]:
    """Addresses that always keep company with one law, over pages, go to its citations.

    ``pages`` holds the addresses and citations of each page; returns the addresses that were given.
    """
    by_address: dict[str, set[int]] = {}
    by_law: dict[str, set[int]] = {}
    for page, (addresses, references) in enumerate(pages):
        for address in addresses:
            by_address.setdefault(address, set()).add(page)
        for reference in references:
            by_law.setdefault(reference.law.lower(), set()).add(page)
    given = set()
    for address, seen in by_address.items():
        if len(seen) < _ENOUGH_PAGES:
            continue
        laws = [law for law, held in by_law.items() if len(seen & held) >= 0.8 * len(seen | held)]
        if len(laws) != 1:
            continue
        for addresses, references in pages:
            for reference in references:
                if address in addresses and reference.law.lower() == laws[0] and not reference.url:
                    _give(reference, address)
                    given.add(address)
    return given


def fill_gaps(addresses: list[str], references: list[LegalReference]) -> None:
    """Between two certain pairs, as many addresses as citations belong together in order."""
    runs = [address for address, _ in groupby(addresses)]
    anchors = [(-1, -1)]
    place = 0
    for number, reference in enumerate(references):
        if reference.url in runs[place:]:
            place = runs.index(reference.url, place)
            anchors.append((place, number))
    anchors.append((len(runs), len(references)))
    for (run, number), (next_run, next_number) in pairwise(anchors):
        if 0 < next_run - run - 1 == next_number - number - 1:
            for address, reference in zip(
                runs[run + 1 : next_run], references[number + 1 : next_number], strict=True
            ):
                _give(reference, address)


def _names_article(address: str, reference: LegalReference) -> bool:
    """Book 7, article 611 is cited as 7:611, so a book may stand before the number."""
    article, book = _ARTICLE.search(address), _BOOK.search(address)
    if not article:
        return False
    before = rf"(?:(?<![\d:])|(?<=\b{book[1]}:))" if book else r"(?<![\d:])"
    cited = f"{reference.article} {reference.text}"
    return bool(re.search(rf"{before}{re.escape(article[1])}(?![\d:])", cited))


def _spells(address: str, reference: LegalReference) -> bool:
    words = {word for word in re.findall(r"[a-z]+", address.lower()) if len(word) >= _TELLING_WORD}
    cited = set(re.findall(r"[a-z]+", f"{reference.text} {reference.gloss}".lower()))
    return len(words & cited) >= 2


def _give(reference: LegalReference, address: str) -> None:
    if not reference.url:
        reference.url, reference.pinned_on = address, pinned_on(address)


class PageLinks:
    """Collects the citations of a page and the addresses at its foot, and brings them together."""

    def __init__(self) -> None:
        self.references: list[LegalReference] = []
        self.addresses: list[str] = []
        self.pages: list[tuple[list[str], list[LegalReference]]] = []

    def close_page(self) -> None:
        """What could be paired on the page is; a page without addresses stays open."""
        if self.addresses:
            attach(self.addresses, self.references)
            self.pages.append((self.addresses, self.references))
            self.references, self.addresses = [], []

    def conclude(self) -> int:
        """Pair what only the whole document makes certain; the number of addresses left over."""
        self.close_page()
        attach_by_company(self.pages)
        for addresses, references in self.pages:
            fill_gaps(addresses, references)
        given = {reference.url for _, references in self.pages for reference in references}
        return len({address for addresses, _ in self.pages for address in addresses} - given)
