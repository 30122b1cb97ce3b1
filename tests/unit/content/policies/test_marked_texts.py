"""Whatever is edited: the marks say exactly what changed.

The seeds of documents and edits come from hypothesis; ``HYPOTHESIS_PROFILE=thorough`` asks many.
"""

import re
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from content.policies.comparison import Section, compare
from content.policies.fragments import blocks_of
from content.policies.marking import mark
from tests.factories.documents import edited, lines_of, nesting_faults, text

SEEDS = st.integers(0, 2**32 - 1)


def clean(html: str) -> str:
    """As comparison reads it."""
    return "".join(block.html for block in blocks_of(html))


def without_marks(html: str) -> str:
    return re.sub(r'</?(?:ins|del)>|<del class="portal-moved">', "", html)


@given(SEEDS)
def test_taking_away_what_went_gives_the_new_text_and_what_came_the_old(seed: int) -> None:
    random = Random(seed)
    old = text(random)
    new = edited(random, old) if random.random() < 0.9 else text(random)
    marked = mark(old, new)
    assert lines_of(marked.html, without="del") == lines_of(new)
    assert lines_of(marked.html, without="ins") == lines_of(old)
    assert without_marks(marked.old_html) == clean(old)
    assert without_marks(marked.new_html) == clean(new)
    for html in (marked.html, marked.old_html, marked.new_html):
        assert nesting_faults(html) == []
    assert "<ins>" not in marked.old_html
    assert "<del>" not in marked.new_html


@given(SEEDS)
def test_the_same_text_has_no_marks(seed: int) -> None:
    html = text(Random(seed))
    marked = mark(html, html)
    assert (marked.html, marked.words_added, marked.words_removed) == (clean(html), 0, 0)


@given(SEEDS)
def test_words_counted_are_the_words_marked(seed: int) -> None:
    random = Random(seed)
    old = text(random)
    marked = mark(old, edited(random, old))
    for tag, words in (("ins", marked.added), ("del", marked.removed)):
        inside = "".join(re.findall(rf"<{tag}>(.*?)</{tag}>", marked.html, flags=re.S))
        inside = re.sub(r"""&\w+;|<(?:[^>"]|"[^"]*")*>""", "", inside)
        assert [*filter(str.isalnum, inside)] == [*filter(str.isalnum, "".join(words))]


def document(random: Random) -> list[Section]:
    sections = [
        Section(f"s{place}", str(place), random.randint(1, 3), f"Kop {place}", text(random))
        for place in range(random.randint(0, 6))
    ]
    return sections


def next_document(random: Random, old: list[Section]) -> tuple[list[Section], dict[str, list[str]]]:
    """Sections reworded, renumbered, moved, dropped, added; some of the dropped went elsewhere."""
    kept = [section for section in old if random.random() < 0.8]
    new = [
        Section(
            one.section_id,
            one.number if random.random() < 0.7 else one.number + ".1",
            one.level,
            one.heading if random.random() < 0.8 else one.heading + " en meer",
            edited(random, one.html) if random.random() < 0.6 else one.html,
        )
        for one in kept
    ]
    for place in range(random.randint(0, 2)):
        new.insert(random.randint(0, len(new)), Section(f"n{place}", "9", 1, "Nieuw", text(random)))
    if random.random() < 0.3:
        random.shuffle(new)
    gone = [one for one in old if one not in kept]
    succession = {}
    for one in gone:
        if new and random.random() < 0.5:
            heirs = random.sample(new, random.randint(1, min(2, len(new))))
            succession[one.section_id] = [heir.section_id for heir in heirs]
            place = new.index(heirs[0])
            new[place] = Section(
                heirs[0].section_id,
                heirs[0].number,
                heirs[0].level,
                heirs[0].heading,
                heirs[0].html + one.html,
            )
    return new, succession


@given(SEEDS)
def test_the_rows_applied_to_the_old_document_give_the_new_one(seed: int) -> None:
    random = Random(seed)
    old = document(random)
    new, succession = next_document(random, old)
    rows = compare(old, new, succession)
    before = {section.section_id: section for section in old}
    after = {section.section_id: section for section in new}
    assert [row.section_id for row in rows if "lapsed" not in row.facts] == list(after)
    assert {row.section_id for row in rows} == before.keys() | after.keys()
    assert len(rows) == len({row.section_id for row in rows})
    for row in rows:
        had, has = before.get(row.section_id), after.get(row.section_id)
        assert lines_of(row.html, without="del") == lines_of(has.html if has else "")
        taken_over = re.sub(r'<span class="portal-moved">.*?</span>', "", row.html, flags=re.S)
        assert lines_of(taken_over, without="ins") == lines_of(had.html if had else "")
        assert nesting_faults(row.html) == []
        if had and has:
            is_same = (clean(had.html), had.heading) == (clean(has.html), has.heading)
            assert ("reworded" in row.facts) == (not is_same)
            assert ("renumbered" in row.facts) == (had.number != has.number)
        else:
            assert row.facts[0] == ("lapsed" if had else "new")


def test_a_column_that_comes_stands_in_one_column_of_every_row() -> None:
    row = "<tr><td>{}</td><td>{}</td></tr>"
    head = "<thead><tr><th>Soort</th><th>Grens</th></tr></thead>"
    old = f"<table>{head}<tbody>{row.format('gift', '50')}{row.format('reis', '')}</tbody></table>"
    new = old.replace("<tr><td>", "<tr><td>nu</td><td>").replace("<tr><th>", "<tr><th>Wie</th><th>")
    new = new.replace("<tbody>", "<tbody><tr><td>x</td><td>y</td><td>z</td></tr>")
    marked = mark(old, new)
    assert marked.html == (
        "<table><thead><tr><th><ins>Wie</ins></th><th>Soort</th><th>Grens</th></tr></thead><tbody>"
        "<tr><td><ins>x</ins></td><td><ins>y</ins></td><td><ins>z</ins></td></tr>"
        "<tr><td><ins>nu</ins></td><td>gift</td><td>50</td></tr>"
        "<tr><td><ins>nu</ins></td><td>reis</td><td></td></tr></tbody></table>"
    )


def test_a_table_with_a_column_less_keeps_as_many_cells_in_every_row() -> None:
    row = "<tr><td>{}</td><td>{}</td><td>{}</td></tr>"
    rows = [("a", "1", "x"), ("b", "2", "y"), ("c", "2", "z")]
    old = f"<table><tbody>{''.join(row.format(*cells) for cells in rows)}</tbody></table>"
    less = "<tr><td>{}</td><td>{}</td></tr>"
    kept = [(cells[0], cells[2]) for cells in [*rows, ("d", "3", "w")]]
    new = f"<table><tbody>{''.join(less.format(*cells) for cells in kept)}</tbody></table>"
    marked = mark(old, new).html
    assert {line.count("<td>") for line in marked.split("</tr>")[:-1]} == {3}
    assert "<tr><td><ins>d</ins></td><td></td><td><ins>w</ins></td></tr>" in marked


def test_what_went_to_another_section_is_neither_gone_nor_new() -> None:
    gifts = "<p>Een geschenk tot vijftig euro mag u houden.</p>"
    travel = "<p>Een dienstreis bespreekt u vooraf met uw leidinggevende.</p>"
    old = [Section("a", "1", 1, "Geschenken en reizen", gifts + travel)]
    new = [
        Section("a", "1", 1, "Geschenken en reizen", gifts),
        Section("b", "2", 1, "Reizen", travel.replace("vooraf", "altijd vooraf")),
    ]
    stayed, split = compare(old, new, {"a": ["b"]})
    assert (stayed.facts, split.facts) == (("reworded", "split"), ("new", "split"))
    assert (stayed.became, split.came_from) == (("b",), ("a",))
    assert (stayed.words_removed, split.words_added) == (0, 1)
    assert '<del class="portal-moved">Een dienstreis' in stayed.html
    assert "<ins> altijd</ins>" in split.html


def test_a_change_of_markup_or_address_is_a_change_though_no_word_differs() -> None:
    old = [Section("a", "", 1, "A", '<p>Zie <a href="/s/1/">hier</a>.</p>')]
    new = [Section("a", "", 1, "A", '<p>Zie <a href="/s/2/">hier</a>.</p>')]
    (row,) = compare(old, new)
    assert (row.facts, row.words_added, row.words_removed) == (("reworded",), 0, 0)
    assert row.is_markup_only


def test_a_sentence_that_comes_is_marked_from_its_first_word_to_its_full_stop() -> None:
    old, new = "<p>Kijk zelf. Een besluit.</p>", "<p>Kijk zelf. Meld het zelf. Een besluit.</p>"
    assert mark(old, new).html == "<p>Kijk zelf. <ins>Meld het zelf. </ins>Een besluit.</p>"
    assert mark(new, old).html == "<p>Kijk zelf. <del>Meld het zelf. </del>Een besluit.</p>"
    late = "<p>Kijk. Een besluit. Meld het nu.</p>"
    assert "<ins> Meld het nu.</ins>" in mark("<p>Kijk. Een besluit.</p>", late).html


def test_a_heading_is_text_and_never_markup() -> None:
    old, new = Section("a", "", 1, "R&D <oud>", ""), Section("a", "", 1, "R&D <b>nieuw</b>", "")
    (row,) = compare([old], [new])
    assert "<b>" not in row.heading_html + row.old_heading_html + row.new_heading_html
    assert lines_of(row.heading_html, without="del") == ["R&D <b>nieuw</b>"]
