"""Words weighed: what a text has, what it adds up to, and which places say so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.domain.note_phrases import Hit, PitchWeights
from whence.domain.notes import read_note
from whence.domain.pitch_chance import features_of, pitch_chance
from whence.domain.profiles import profile_from
from whence.services.phrasebooks import phrasebook

OWNER = profile_from({"names": {"first": "Mirela", "last": "Quist"}, "anchors": ["Tidewater Atlas"]})


def names(text: str, own: tuple[tuple[int, int], ...] = ()) -> set[str]:
    return {feature.name for feature in features_of(text, (), own)}


def test_words_count_by_their_beginning_and_in_pairs() -> None:
    assert {"suppl", "suppl offer", "^ suppl", "offer $"} <= names("Suppliers offered")


def test_numbers_count_by_their_kind() -> None:
    assert {"<money>", "<share>", "<year>", "<number>"} <= names("It saved 30 % of €4,000 in 2024 for 12")


def test_the_readers_own_name_or_work_counts_as_one_word() -> None:
    assert "<own>" in names("Dear Mirela Quist, hello", ((5, 17),))
    assert "mirel" not in names("Dear Mirela Quist, hello", ((5, 17),))


@pytest.mark.parametrize(
    ("sentence", "shape"),
    [("Do you use it?", ":?y"), ("We help.", ":.w"), ("I read your book.", ":.yi"), ("Yes.", ":.")],
)
def test_a_sentence_counts_by_whom_it_speaks_of(sentence: str, shape: str) -> None:
    assert shape in names(sentence)


def test_phrases_found_count_by_their_family() -> None:
    found = {feature.name for feature in features_of("We sell.", [Hit("pitch.vendor", 0, 7, is_strong=True)], ())}
    assert "~pitch.vendor!" in found


def test_the_chance_is_the_logistic_of_the_sum_and_points_at_the_loudest_words() -> None:
    weights = PitchWeights(-1.0, {"brand": 2.0, "train": -0.5, "sourc": 1.0})
    chance = pitch_chance(features_of("Brand train x y sourcing", (), ()), weights)
    assert chance.value == pytest.approx(0.8175745)
    assert chance.telling == ((0, 5), (16, 24))


def test_a_bare_number_weighs_but_is_not_pointed_at() -> None:
    weights = PitchWeights(0.0, {"<number>": 1.0, "! <number>": 1.0, "<number> offer": 0.5, "!": 1.0})
    alone = pitch_chance(features_of("alert!1", (), ()), weights)
    assert alone.value > 0.9
    assert alone.telling == ()
    assert pitch_chance(features_of("1 offer", (), ()), weights).telling == ((0, 7),)


def test_a_word_said_twice_counts_once() -> None:
    weights = PitchWeights(0.0, {"offer": 1.0})
    once, twice = (pitch_chance(features_of(text, (), ()), weights).value for text in ("offer", "offer offer offer"))
    assert once == twice


@given(st.text(max_size=300))
def test_any_text_is_weighed_and_every_place_lies_in_it(text: str) -> None:
    reading = read_note(text, "Ilse Varnhold", OWNER, phrasebook())
    assert 0 <= reading.selling.value <= 1
    if reading.text is not None:
        assert all(0 <= start < end <= len(reading.text.plain) for start, end in reading.selling.telling)
