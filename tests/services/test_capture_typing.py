"""A line while it is typed: drafts, pasted text, names that complete."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journals import add, log, new_journal
from whence.domain.capture import Choice, PartKind
from whence.services.capture import Draft, entries_of
from whence.services.capture_results import LoggedLine
from whence.services.commands.capture import LogLine
from whence.services.suite import Services


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = new_journal(tmp_path)
    yield opened
    opened.close()


def dump(services: Services) -> bytes:
    written = io.BytesIO()
    services.exporting.write("json", written)
    return written.getvalue()


def say(services: Services, line: str, **more: object) -> LoggedLine:
    done = services.journal.do(LogLine(line, **more))  # type: ignore[arg-type]
    assert isinstance(done.value, LoggedLine)
    return done.value


def test_a_draft_survives_with_its_choices_and_is_no_change(services: Services) -> None:
    before = dump(services)
    draft = Draft('Lena "x" \\@y', (Choice(PartKind.PERSON, "Lena", "u-1"),))
    services.capture.keep_draft("capture", draft)
    assert services.capture.draft("capture") == draft
    assert (dump(services), services.journal.next_undo) == (before, None)
    services.capture.keep_draft("capture", Draft())
    assert services.capture.draft("capture") == Draft()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Mara Okafor\n\n  Ada, lunch", ("Mara Okafor", "Ada, lunch")),
        ("MECARD:N:Okafor,Mara;EMAIL:m@a.example;;", ("Mara Okafor m@a.example",)),
        ("BEGIN:VCARD\nVERSION:3.0\nFN:Mara Okafor\nORG:Acme\nEND:VCARD", ("Mara Okafor, at Acme",)),
        ("BEGIN:VCARD\nbroken", ("BEGIN:VCARD\nbroken",)),
    ],
)
def test_pasted_text_proposes_lines(text: str, lines: tuple[str, ...]) -> None:
    assert entries_of(text) == lines


@pytest.mark.parametrize(
    ("line", "names", "result"),
    [
        ("ma", ["Mara Okafor", "Marek Nowak"], "Mara Okafor "),
        ("Jonas Lind ^ma", ["Mara Okafor", "Marek Nowak"], "Jonas Lind ^Mara Okafor "),
        ("Jonas @pyc", ["PyCon Lisbon"], "Jonas @PyCon Lisbon "),
        ("Jonas #ru", ["rust"], "Jonas #rust "),
        ("Jonas and ma", ["Mara Okafor", "Marek Nowak"], "Jonas and Mara Okafor "),
        ("Mara Okafor", [], ""),
        ("Jonas @PyCon. Talked to ma", [], ""),
    ],
)
def test_names_complete_as_they_are_typed(services: Services, line: str, names: list[str], result: str) -> None:
    say(services, "Mara Okafor @PyCon Lisbon #rust")
    log(services, (add(services, "Marek Nowak"),), "2020-01-01")
    found = services.capture.completions(line, len(line))
    assert [one.candidate.name for one in found] == names
    assert not names or found[0].applied(line) == (result, len(result))
