"""Judgement measured on the invented notes: the gates that never break, and the table."""

from __future__ import annotations

import sys

import pytest

from tests.judgement.measuring import Measure, answers, cases, measured

SETS = ("tuning", "held_out")


@pytest.fixture(scope="module", params=SETS)
def measure(request: pytest.FixtureRequest) -> Measure:
    return measured(request.param)


@pytest.fixture(scope="module")
def everything() -> Measure:
    return measured(*SETS)


def test_the_table_is_printed(everything: Measure, capsys: pytest.CaptureFixture[str]) -> None:
    table = everything.table("all notes")
    with capsys.disabled():
        sys.stdout.write("\n" + table)
    assert f"{everything.size} notes" in table


def test_the_sets_are_large_hard_and_apart() -> None:
    rows = {name: cases(name) for name in SETS}
    ids = [row["line"]["id"] for name in SETS for row in rows[name]]
    assert len(ids) == len(set(ids)) >= 220
    assert len(rows["held_out"]) * 3 >= len(ids)
    assert sum(row["hard"] for name in SETS for row in rows[name]) * 5 >= len(ids)


def test_nobody_to_be_accepted_is_declined_and_nobody_to_be_declined_accepted(measure: Measure) -> None:
    assert measure.broken == []


@pytest.mark.parametrize("code", ["FALSE_CLAIM", "PLACEHOLDER", "WRONG_NAME"])
def test_what_must_not_be_missed_is_found(measure: Measure, code: str) -> None:
    assert measure.found[code] >= 4
    assert measure.recall(code) >= 0.95


def test_selling_is_told_from_not_selling(measure: Measure) -> None:
    assert measure.precision("PITCH") >= 0.9
    assert measure.recall("PITCH") >= 0.9


def test_other_signals_are_mostly_right(everything: Measure) -> None:
    weak = {code for code in everything.found if everything.precision(code) < 0.75 or everything.recall(code) < 0.9}
    assert weak == set()


@pytest.mark.parametrize("name", SETS)
def test_note_kinds_claims_and_near_duplicates_agree_with_the_labels(name: str) -> None:
    rows = cases(name)
    wrong_kinds, wrong_claims, wrong_twins = [], 0, []
    for row, answer in zip(rows, answers(rows), strict=True):
        gold = row["gold"]
        if answer["note_kind"] != gold["note_kind"]:
            wrong_kinds.append(row["line"]["id"])
        given = sorted((claim["type"], claim["finding"]) for claim in answer["claims"])
        wrong_claims += given != sorted((claim["type"], claim["finding"]) for claim in gold["claims"])
        if (answer["near_duplicate_of"] or {"id": None})["id"] != gold["near_duplicate_of"]:
            wrong_twins.append(row["line"]["id"])
    assert wrong_kinds == []
    assert wrong_claims <= 2
    assert wrong_twins == []


@pytest.mark.parametrize("name", SETS)
def test_every_phrase_is_quoted_from_its_place(name: str) -> None:
    quoted = 0
    rows = cases(name)
    for row, answer in zip(rows, answers(rows), strict=True):
        for signal in answer["signals"]:
            if signal["start"] is not None:
                assert row["line"]["text"][signal["start"] : signal["end"]] == signal["phrase"]
                quoted += 1
    assert quoted > 50
