"""Other people's ways of saying it: notes to four other invented owners, looser labels."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.judgement.measuring import FOLDER, NO, YES
from whence.domain.profiles import profile_from
from whence.services.judging import judge_lines

OWNERS = json.loads((FOLDER / "owners.json").read_text(encoding="utf-8"))
ROWS = [json.loads(line) for line in (FOLDER / "wording.jsonl").read_text(encoding="utf-8").splitlines()]


def judged(row: dict[str, Any]) -> dict[str, Any]:
    hours = 6 if row["stage"] == "after_accept" else None
    line = {"stage": row["stage"], "text": row["text"], "received_on": "2025-05-05", "hours_after_accept": hours}
    answers = judge_lines(
        [json.dumps(line | {"sender": {"name": "Ilse Varnhold"}})], profile_from(OWNERS[row["owner"]])
    )
    answer: dict[str, Any] = json.loads(next(answers))
    return answer


@pytest.fixture(scope="module")
def answered() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    return [(row, judged(row)) for row in ROWS]


def test_almost_every_note_is_read_as_labelled(answered: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    wrong = []
    for row, answer in answered:
        codes = {signal["code"] for signal in answer["signals"]}
        claims = [(claim["type"], claim["finding"]) for claim in answer["claims"]]
        is_claimed = row["claim"] is None or any(
            kind == (row["claim"][0] or kind) and finding == row["claim"][1] for kind, finding in claims
        )
        if not (set(row["must"]) <= codes and codes.isdisjoint(row["must_not"]) and is_claimed):
            wrong.append(row["text"])
    assert len(answered) > 300
    assert len(wrong) <= len(answered) // 50, wrong


def test_no_gate_breaks_for_any_wording(answered: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    broken = [
        row["text"]
        for row, answer in answered
        if (not NO & set(row["allowed"]) and answer["suggestion"] in NO)
        or (not YES & set(row["allowed"]) and answer["suggestion"] in YES)
    ]
    assert broken == []
