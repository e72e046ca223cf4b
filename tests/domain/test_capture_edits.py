"""A capture line with one part removed, changed, or taken literally."""

from __future__ import annotations

import pytest

from tests.domain.capture_cases import CASES
from tests.domain.capture_outline import KNOWN, TODAY
from whence.domain.capture import CaptureLine, PartKind, parse
from whence.domain.capture_show import changed, literally, without

LINES = [line for line, _ in CASES]


def read(line: str) -> CaptureLine:
    return parse(line, KNOWN, TODAY)


@pytest.mark.parametrize("line", LINES)
def test_taken_literally_a_part_is_text(line: str) -> None:
    capture = read(line)
    for part in capture.parts:
        if part.kind is PartKind.TEXT:
            continue
        again = read(literally(capture, part))
        assert all(other.start != part.start + 1 or other.kind is PartKind.TEXT for other in again.parts)
        assert not any(other.kind is part.kind and other.start == part.start for other in again.parts)
        words = capture.line[part.start : part.end].split()[0]
        assert words.lstrip("\\").rstrip(",;:.!?") in again.line


@pytest.mark.parametrize("line", LINES)
def test_a_removed_part_is_gone_and_the_others_stay(line: str) -> None:
    capture = read(line)
    for part in capture.parts:
        if part.kind in (PartKind.TEXT, PartKind.PERSON, PartKind.ROLE):
            continue
        again = read(without(capture, part))
        before = [(other.kind, other.value) for other in capture.parts if other.kind is not PartKind.TEXT]
        after = [(other.kind, other.value) for other in again.parts if other.kind is not PartKind.TEXT]
        before.remove((part.kind, part.value))
        if part.kind is PartKind.FOLLOW_UP:
            before = [found for found in before if found[1] not in part.value]
        assert after == before
        assert part.is_embedded or again.text == capture.text


@pytest.mark.parametrize(
    ("line", "kind", "left"),
    [
        ("Ada, Tom and Priya, lunch", PartKind.PERSON, "Tom and Priya, lunch"),
        ("Ada and Tom !call", PartKind.PERSON, "Tom !call"),
        ("Mara Okafor, data lead at Acme", PartKind.ROLE, "Mara Okafor, at Acme"),
        ("Mara Okafor, data lead at Acme", PartKind.COMPANY, "Mara Okafor, data lead"),
        ("Mara Okafor @PyCon, lunch", PartKind.EVENT, "Mara Okafor, lunch"),
        ("Ada. Loves #rust and cats", PartKind.TAG, "Ada. Loves \\#rust and cats"),
    ],
)
def test_removing_takes_what_joined_the_part(line: str, kind: PartKind, left: str) -> None:
    capture = read(line)
    assert without(capture, capture.of(kind)[0]) == left


def test_removing_a_companion_keeps_the_other() -> None:
    capture = read("Mara Okafor, lunch with Tom and Ada")
    assert without(capture, capture.people[1]) == "Mara Okafor, lunch with Ada"
    assert without(capture, capture.people[2]) == "Mara Okafor, lunch with Tom"


@pytest.mark.parametrize(
    ("line", "kind", "value", "result"),
    [
        ("Mara ^Sam #rust", PartKind.INTRODUCER, "Sam Silva", "Mara ^Sam Silva #rust"),
        ("Mara @PyCon", PartKind.EVENT, "Rust Night, part 2", 'Mara @"Rust Night, part 2"'),
        ("Mara, lunch", PartKind.CHANNEL, "call", "Mara, call"),
        ("Mara, 03/04", PartKind.DAY, "2026-04-03", "Mara, 2026-04-03"),
        ("Mara !send paper fri", PartKind.FOLLOW_UP, "send paper 12 Mar", "Mara !send paper 12 Mar"),
        ("Mara #rust", PartKind.TAG, "deep work", 'Mara #"deep work"'),
        ("Mara, lead at Acme", PartKind.COMPANY, "Smith & Sons, Ltd.", 'Mara, lead at "Smith & Sons, Ltd."'),
        ("Mara, lead", PartKind.ROLE, "lead, data", 'Mara, "lead, data"'),
        ("Mara, lead", PartKind.PERSON, "bell hooks", '"bell hooks", lead'),
        ("Mara +note", PartKind.NOTE, "-note", "Mara -note"),
    ],
)
def test_a_part_can_be_changed(line: str, kind: PartKind, value: str, result: str) -> None:
    capture = read(line)
    assert changed(capture, capture.of(kind)[0], value) == result


def test_changing_a_companion_keeps_its_joint() -> None:
    capture = read("Mara Okafor, lunch with Tom and Ada")
    assert changed(capture, capture.people[1], "Sam Reyes") == "Mara Okafor, lunch with Sam Reyes and Ada"
    assert changed(capture, capture.people[2], "Sam Reyes") == "Mara Okafor, lunch with Tom and Sam Reyes"
