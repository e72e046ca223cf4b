"""Opening a journal for the window: new, encrypted, damaged; work on the closed journal; messages from outside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from tests.ui.conftest import CLOCK
from whence.cli.program import run_within
from whence.domain.errors import Refusal
from whence.services.commands.people import AddPerson
from whence.services.opening import Opening
from whence.services.safekeeping import Safekeeping
from whence.system.instance import Instance
from whence.system.places import Places
from whence.ui.closed_work import ClosedWork
from whence.ui.dialogs.passphrase import PassphraseDialog
from whence.ui.dialogs.trouble import Remedy, TroubleDialog
from whence.ui.main_window import MainWindow
from whence.ui.theme import Theme
from whence.ui.window_closed import do_closed
from whence.ui.window_messages import Messages
from whence.ui.window_session import WindowSession
from whence.ui.window_settings import WindowSettings


@pytest.fixture
def opening(tmp_path: Path) -> Opening:
    """The way to a journal that is not there yet."""
    return Opening(tmp_path / "data" / "journal.whence", CLOCK, Places.of_this_machine())


@pytest.fixture
def run_session(theme: Theme, settings: WindowSettings) -> Callable[[Opening], int]:
    """Runs a session until its window is closed."""

    def run(opening: Opening) -> int:
        held = opening.hold()
        try:
            return WindowSession(opening, held, settings, theme, run_within).run()
        finally:
            held.release()

    return run


def once(kind: type[QDialog | MainWindow], act: Callable[..., object]) -> None:
    """As soon as a dialog or the window of this kind is seen, do something with it."""

    def look() -> None:
        found = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]
        if found:
            act(found[0])
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)


def close_having(seen: list[int]) -> None:
    def act(window: MainWindow) -> None:
        seen.append(window.around.services.people.count())
        window.close()

    once(MainWindow, act)


def test_where_nothing_is_a_journal_is_begun(opening: Opening, run_session: Callable[[Opening], int]) -> None:
    seen: list[int] = []
    close_having(seen)
    assert run_session(opening) == 0
    assert seen == [0]
    assert opening.exists


def test_an_encrypted_journal_asks_until_the_passphrase_is_right(
    opening: Opening, run_session: Callable[[Opening], int]
) -> None:
    services = opening.create("four words that fit")
    services.journal.do(AddPerson("Mara Okafor"))
    services.close()
    seen: list[int] = []
    wrong: list[str] = []

    def answer_right(dialog: PassphraseDialog) -> None:
        wrong.append(dialog.error.sentence.text())
        dialog.field.setText("four words that fit")
        close_having(seen)
        dialog.accept()

    def answer_wrong(dialog: PassphraseDialog) -> None:
        dialog.field.setText("other words")
        dialog.accept()
        once(PassphraseDialog, answer_right)

    once(PassphraseDialog, answer_wrong)
    assert run_session(opening) == 0
    assert seen == [1]
    assert "passphrase" in wrong[0]


def test_giving_up_on_the_passphrase_leaves_the_file_as_it_is(
    opening: Opening, run_session: Callable[[Opening], int]
) -> None:
    opening.create("four words that fit").close()
    before = opening.path.read_bytes()
    once(PassphraseDialog, lambda dialog: dialog.reject())
    assert run_session(opening) == 0
    assert opening.path.read_bytes() == before


def test_an_empty_file_is_never_taken_for_a_new_journal(
    opening: Opening, run_session: Callable[[Opening], int]
) -> None:
    opening.path.parent.mkdir()
    opening.path.touch()
    offered: list[set[Remedy]] = []

    def quit_it(dialog: TroubleDialog) -> None:
        offered.append(set(dialog.buttons))
        dialog.buttons[Remedy.QUIT].click()

    once(TroubleDialog, quit_it)
    assert run_session(opening) == 0
    assert opening.path.stat().st_size == 0
    assert Remedy.BEGIN_NEW not in offered[0]
    assert Remedy.RESTORE_BACKUP in offered[0]


def test_work_on_the_closed_journal_closes_the_window_and_opens_it_again(
    opening: Opening, run_session: Callable[[Opening], int]
) -> None:
    services = opening.create()
    services.journal.do(AddPerson("Mara Okafor"))
    services.close()
    told: list[str] = []

    def protect(keeping: Safekeeping, _report: object) -> str:
        keeping.set_passphrase("four words that fit")
        return "The journal is protected."

    def look_again(window: MainWindow) -> None:
        told.append(window.toasts.toast.sentence.text())
        told.append(window.stack.current_name)
        window.close()

    def ask(window: MainWindow) -> None:
        window.go("preferences")
        work = ClosedWork("Protecting the journal", protect, "four words that fit")
        QTimer.singleShot(0, lambda: once(MainWindow, look_again))
        window.around.navigator.closed.emit(work)

    once(MainWindow, ask)
    assert run_session(opening) == 0
    assert told == ["The journal is protected.", "preferences"]
    assert opening.is_encrypted


def test_refused_work_is_handed_over_as_its_refusal(opening: Opening, qtbot: QtBot) -> None:
    def refuse(_keeping: Safekeeping, _report: object) -> str:
        raise Refusal("Choose another file.")

    keeping = Safekeeping(opening.path, opening.path.parent, None, lambda: datetime.now(UTC))
    with pytest.raises(Refusal, match="Choose another file"):
        do_closed(keeping, ClosedWork("Trying", refuse))


@pytest.fixture
def messages(sample_window: MainWindow, opening: Opening) -> Iterator[Messages]:
    """What answers other processes."""
    held = Instance.acquire(opening.path, opening.places.runtime)
    assert held is not None
    answering = Messages(sample_window, held, lambda arguments, journal: run_within(arguments, opening, journal))
    yield answering
    answering.stop()
    held.release()


def test_a_second_start_brings_the_window_to_the_front(messages: Messages, sample_window: MainWindow) -> None:
    sample_window.showMinimized()
    assert messages.reply_to({"arguments": []}) == {"code": 0, "out": "", "err": ""}
    assert sample_window.isVisible()
    assert not sample_window.isMinimized()


def test_undo_from_the_command_line_is_seen_in_the_window(messages: Messages, sample_window: MainWindow) -> None:
    hub = sample_window.around.hub
    assert hub.do(AddPerson("Zora Quillfeather")) is not None
    count = sample_window.around.services.people.count()
    heard: list[object] = []
    hub.changed.connect(heard.append)
    reply = messages.reply_to({"arguments": ["undo"]})
    assert reply["code"] == 0
    assert "Add Zora Quillfeather" in str(reply["out"])
    assert sample_window.around.services.people.count() == count - 1
    assert len(heard) == 1


def test_a_refused_command_answers_with_its_sentence_and_changes_nothing(
    messages: Messages, sample_window: MainWindow
) -> None:
    heard: list[object] = []
    sample_window.around.hub.changed.connect(heard.append)
    reply = messages.reply_to({"arguments": ["redo"]})
    assert reply["code"] == 1
    assert "nothing to redo" in str(reply["err"])
    assert heard == []
