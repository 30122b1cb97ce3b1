"""The allow-list: what passes, and that passing twice changes nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.importing.markup import clean_text, sanitised, sanitised_inline, text_of

TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<ul><li>",
        "</li></ul>",
        "<strong>",
        "</strong>",
        "<b",
        "&lt;",
        "&amp;lt;",
        "<",
        '<a href="https://x.nl">',
        '<a href="javascript:x">',
        "</a>",
        "<script>",
        "<!--",
        "-->",
        '<img src=x onerror="x">',
        "<svg><style>",
        "<math>",
        "tekst",
        "\"'>",
    ]
)


@given(st.lists(st.one_of(TAGS, st.text(max_size=8)), max_size=14).map("".join))
def test_s26_sanitising_twice_is_sanitising_once(markup: str) -> None:
    once = sanitised(markup)
    assert sanitised(once) == once
    assert "<script" not in once.lower()
    assert "onerror=" not in once.lower().replace("&quot;", "") or "<img" not in once.lower()


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        (
            '<ol start="3" type="a" class="x"><li>a</li></ol>',
            '<ol start="3" type="a"><li>a</li></ol>',
        ),
        ('<a href="mailto:a@b.nl" target="_blank">m</a>', '<a href="mailto:a@b.nl">m</a>'),
        ('<a href="data:text/html,x">d</a>', "<a>d</a>"),
        ("<h2>kop</h2>", "kop"),
        ('<p style="color:red">rood</p>', "<p>rood</p>"),
        ("H<sub>2</sub>O<sup>1</sup>", "H<sub>2</sub>O<sup>1</sup>"),
    ],
)
def test_s26_what_passes(markup: str, kept: str) -> None:
    assert sanitised(markup) == kept


def test_inline_markup_has_no_blocks() -> None:
    assert sanitised_inline("<p>a <em>b</em></p><ul><li>c</li></ul>") == "a <em>b</em>c"


def test_words_of_markup() -> None:
    assert text_of("<p>een</p><ul><li>twee &amp;</li><li>drie</li></ul>") == "een twee & drie"


@pytest.mark.parametrize(
    ("raw", "clean"),
    [("ﬁnancieel", "financieel"), ("e\u0301e\u0301n", "één"), ("a\u202eb\u200bc", "abc"),
     ("a\u00a0b", "a b"), ("a\r\nb\rc", "a\nb\nc"), ("\uf0b7 punt", "• punt")],
)  # fmt: skip
def test_spelling_of_characters(raw: str, clean: str) -> None:
    assert clean_text(raw) == clean
