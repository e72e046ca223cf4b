"""Words of texts and queries, and where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.domain.matching import LONGEST_WORD, distance, holds, query_of, snippet, spans, vocabulary, words
from whence.domain.names import is_east_asian, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Don't stop", ["dont", "stop"]), ("O’Brien, Łódź-Größe!", ["obrien", "lodz", "grosse"]),
        ("我们在柏林", ["我们", "们在", "在柏", "柏林", "林"]),
        ("met 王小明 today", ["met", "王小", "小明", "明", "today"]),
        ("a_b c++", ["a", "b", "c"]), ("", []), ("🙂 — !", []),
    ],
)  # fmt: skip
def test_texts_are_cut_into_folded_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text(max_size=60))
def test_texts_and_names_are_cut_alike(text: str) -> None:
    if not is_east_asian(text):
        assert words(text) == [part[:LONGEST_WORD] for part in tokens(text)]


@given(st.lists(st.text(max_size=60) | st.text("aB'`’ -\u00b4\u0301\u2028é王小한글9_", max_size=60), max_size=4))
def test_the_vocabulary_of_texts_is_all_their_words(texts: list[str]) -> None:
    texts.append("x" * (LONGEST_WORD + 5))
    assert vocabulary(texts) == {word for text in texts for word in words(text)}


@given(st.text(max_size=60))
def test_every_text_holds_its_own_words_and_every_span_lies_within_it(text: str) -> None:
    found = words(text)
    if found:
        assert holds(text, found[:1]) == 1
    for start, end in spans(text, found):
        assert 0 <= start < end <= len(text)


def test_a_query_has_name_parts_and_words_each_once() -> None:
    query = query_of("  Ada ada 王小明 ")
    assert (query.text, query.name_parts, query.words) == ("Ada ada 王小明", ("ada", "王小明"), ("ada", "王小", "小明"))


@pytest.mark.parametrize(
    ("text", "sought", "expected"),
    [
        ("Jürgen Groß", ["gros"], ["Groß"]), ("Ada O’Brien", ["obr"], ["O’Brien"]), ("in 柏林 met", ["柏林"], ["柏林"]),
        ("the zoning of zones", ["zon"], ["zoning", "zones"]), ("nothing", ["x"], []), ("all", [""], []),
    ],
)  # fmt: skip
def test_matched_words_are_marked_whole(text: str, sought: list[str], expected: list[str]) -> None:
    assert [text[start:end] for start, end in spans(text, sought)] == expected


@given(st.text(alphabet="ab é\n", max_size=600), st.integers(0, 500))
def test_a_snippet_is_one_short_line_that_shows_the_word(filler: str, place: int) -> None:
    shown, marked = snippet(f"{filler[:place]} zoning {filler[place:]}", ["zoning"])
    assert "\n" not in shown
    assert len(shown) <= 170
    assert [shown[start:end] for start, end in marked] == ["zoning"]


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [("okafor", "okafro", 1), ("okafor", "okfor", 1), ("mara", "mxry", 2), ("a", "xyz", 3)],
)
def test_typing_errors_are_counted(first: str, second: str, apart: int) -> None:
    assert distance(first, second, 2) == apart
