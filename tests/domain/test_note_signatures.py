"""Signatures rule out no note that is nearly the same: the answer is that of comparing every note in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.domain.note_masks import NoteArchive, jaccard, shingles
from whence.domain.note_signatures import CLASSES, KeptNote, SignedNotes, signature_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WORDS = "would love fifteen minutes to show how our platform helps mapping teams cut their cost ünïcödé 数据"
TEXTS = st.lists(st.sampled_from(WORDS.split()), min_size=4, max_size=40).map(" ".join)
NOTES = st.lists(st.tuples(TEXTS, st.sampled_from(["Anna Ek", "anna  ek", "Bo Dahl", "Cy Three"])), max_size=25)


def archive_of(notes: Sequence[tuple[str, str]]) -> NoteArchive:
    """All notes to be compared in full."""
    made = NoteArchive()
    for place, (text, sender) in enumerate(notes):
        made.add("journal", str(place), sender, text)
    return made


class Kept:
    """The same notes by their signatures; counts how many are read."""

    def __init__(self, notes: Sequence[tuple[str, str]]) -> None:
        self.notes = notes
        self.read_count = 0
        self.signed = SignedNotes()
        for place, (text, _) in enumerate(notes):
            one = signature_of(text)
            if one is not None:
                self.signed.add_kept([(place, one.size, one.blob)])

    def read(self, numbers: Sequence[int]) -> Mapping[int, KeptNote]:
        self.read_count += len(numbers)
        return {
            number: KeptNote(str(number), self.notes[number][1], self.notes[number][0], ("", number))
            for number in numbers
        }


@given(NOTES, TEXTS, st.sampled_from(["Anna Ek", "Dora Four"]))
def test_the_answer_is_that_of_comparing_every_note(notes: list[tuple[str, str]], text: str, sender: str) -> None:
    kept = Kept(notes)
    assert kept.signed.most_similar(text, sender, kept.read) == archive_of(notes).most_similar(text, sender)


@given(TEXTS, TEXTS)
def test_no_similarity_exceeds_what_two_signatures_allow(left: str, right: str) -> None:
    one, other = signature_of(left), signature_of(right)
    if one is None or other is None:
        return
    doubled = one.size - one.bits.bit_count()
    shared = min((one.bits & other.bits).bit_count() + doubled, other.size)
    assert jaccard(shingles(left), shingles(right)) <= shared / (one.size + other.size - shared)


def test_hardly_any_other_note_is_read() -> None:
    notes = [(f"{number:05} " + "".join(chr(97 + (number * k) % 26) for k in range(160)), "A") for number in range(400)]
    text = notes[7][0].replace("00007", "00500")
    kept = Kept(notes)
    found = kept.signed.most_similar(text, "B", kept.read)
    assert found is not None
    assert found.identity == "7"
    assert kept.read_count <= 100


def test_notes_that_are_gone_are_passed_over() -> None:
    kept = Kept([("we help mapping teams cut their data costs by a third " * 2, "A")])
    assert kept.signed.most_similar(kept.notes[0][0], "B", lambda _numbers: {}) is None


@pytest.mark.parametrize(("text", "size"), [("x" * 39, None), ("x" * 40, 1), ("", None)])
def test_short_notes_have_no_signature(text: str, size: int | None) -> None:
    one = signature_of(text)
    assert (one.size if one else None) == size
    assert one is None or len(one.blob) == CLASSES // 8


def test_what_was_taken_up_last_can_be_let_go() -> None:
    kept = Kept([("we help mapping teams cut their data costs by a third", "A")] * 3)
    kept.signed.forget_after(1)
    assert len(kept.signed) == 1
    found = kept.signed.most_similar(kept.notes[0][0], "B", kept.read)
    assert found is not None
    assert found.identity == "0"
