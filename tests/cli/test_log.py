"""`whence log`: every part answered, nothing saved when something is unsettled, all of it undone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from whence.cli.program import run
from whence.services.opening import Opening

EXAMPLE = (
    "Mara Okafor, data lead at Acme @PyCon Lisbon ^Sam #rust +note !send paper fri. Talked about the hallway track."
)


def whence(journal: Path, *arguments: str) -> int:
    return run(["--journal", str(journal), "--today", "2026-11-20", *arguments], lambda *_: 9)


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "journal.whence"


def test_the_example_line_answers_every_part(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert whence(journal, "log", EXAMPLE, "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert [(part["kind"], part["value"], part["is_new"]) for part in answer["parts"]] == [
        ("person", "Mara Okafor", True),
        ("role", "data lead", None),
        ("company", "Acme", True),
        ("event", "PyCon Lisbon", True),
        ("introducer", "Sam", True),
        ("tag", "rust", True),
        ("note", "+note", None),
        ("follow_up", "send paper", None),
        ("text", "Talked about the hallway track.", None),
    ]
    assert answer["parts"][0]["uid"] == answer["uid"] == answer["people"][0]["uid"]
    assert answer["parts"][3]["uid"] == answer["event"]["uid"]
    assert answer["parts"][4]["uid"] == answer["introducer"]["uid"]
    assert answer["follow_up"] == {"words": "send paper", "due_on": "2026-11-27"}
    assert (answer["day"], answer["precision"], answer["channel"]) == ("2026-11-20", "day", "in_person")
    assert (answer["note"], answer["tags"], answer["text"]) == (True, ["rust"], "Talked about the hallway track.")
    assert answer["sentence"].startswith("You met Mara Okafor at PyCon Lisbon on 20 November 2026, introduced by Sam")


def test_who_then_says_it_and_undo_takes_it_back(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert whence(journal, "log", "Zora Neal") == 0
    capsys.readouterr()
    assert whence(journal, "export") == 0
    before = capsys.readouterr().out
    assert whence(journal, "log", EXAMPLE) == 0
    assert "follow up: send paper" in capsys.readouterr().out
    assert whence(journal, "who", "Mara") == 0
    assert capsys.readouterr().out.startswith("You met Mara Okafor at PyCon Lisbon on 20 November 2026")
    assert whence(journal, "undo") == 0
    capsys.readouterr()
    assert whence(journal, "export") == 0
    assert capsys.readouterr().out == before


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Lena, lunch", "In the journal: Lena Brandt"),
        ("met somebody nice", "Who was it"),
        ("Mara Okafor, 31 February", "February"),
        ("Mara Okafor !call 1 Jan 2020", "past"),
        (" ", "The line is empty"),
    ],
)
def test_what_is_unsettled_is_refused(
    journal: Path, capsys: pytest.CaptureFixture[str], line: str, sentence: str
) -> None:
    whence(journal, "log", "Lena Brandt @Salon")
    whence(journal, "log", "Lena Gil @Salon")
    capsys.readouterr()
    whence(journal, "export")
    before = capsys.readouterr().out
    assert whence(journal, "log", line) == 1
    assert sentence in capsys.readouterr().err
    whence(journal, "export")
    assert capsys.readouterr().out == before


def test_new_takes_somebody_new(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whence(journal, "log", "Lena Brandt @Salon")
    capsys.readouterr()
    assert whence(journal, "log", "--json", "--new", "Lena Brandt, lunch") == 0
    assert json.loads(capsys.readouterr().out)["people"][0]["is_new"] is True


def test_capture_opens_the_window_with_its_line(journal: Path) -> None:
    opened: list[tuple[str, ...]] = []

    def open_window(_opening: Opening, rest: Sequence[str]) -> int:
        opened.append(tuple(rest))
        return 0

    assert run(["--journal", str(journal), "capture", "Mara", "Okafor"], open_window) == 0
    assert opened == [("capture", "Mara Okafor")]


def test_what_is_no_day_is_logged_as_text_and_told(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert whence(journal, "log", "Mara Okafor 99/99/9999", "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["text"] == "99/99/9999"
    assert [one.split(",")[0] for one in answer["questions"]] == ["99/99/9999 is not a day"]
