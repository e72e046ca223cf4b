"""Whom somebody should meet: a name that is nobody's, or two people's, is answered and never passed over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.introductions.bench import Bench, bench_over
from whence.services.commands.people import AddPerson
from whence.ui.introductions.screen import IntroductionsScreen


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench[IntroductionsScreen]]:
    made = bench_over(tmp_path / "journal.whence", IntroductionsScreen)
    qtbot.addWidget(made.window)
    made.screen.enter()
    yield made
    made.services.close()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Zzz Unheard", "Nobody here is called “Zzz Unheard”"),
        ("Ada Twice", "Several people are called “Ada Twice”"),
        ("", ""),
    ],
)
def test_a_name_that_means_nobody_for_certain_is_answered(
    bench: Bench[IntroductionsScreen], name: str, said: str
) -> None:
    for _ in range(2):
        bench.services.journal.do(AddPerson("Ada Twice"))
    meet = bench.screen.finders.meet
    meet.field.setText(name)
    QTest.keyClick(meet.field, Qt.Key.Key_Return)
    assert meet.said.text().startswith(said)
    assert bool(meet.said.text()) == bool(said)
    assert meet.paths == ()
