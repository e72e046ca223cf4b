"""What waits on other screens: invitations, answers, contradicted decisions, introductions, ties, outcomes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from whence.domain.reviews import Split
from whence.services.desk import DeskList
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.today.sections import Section
from whence.ui.tones import Tone
from whence.ui.translation import QT_TRANSLATE_NOOP
from whence.ui.widgets.banner import IconSign
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.elided_label import ElidedLabel


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of thing that waits: its words for one and for several, and where it is dealt with."""

    one: str
    several: str
    icon_name: str
    screen: str
    subject: str | None = None


_INVITATIONS = _Kind(
    QT_TRANSLATE_NOOP("TodayScreen", "1 invitation to decide"),
    QT_TRANSLATE_NOOP("TodayScreen", "{count} invitations to decide"),
    "envelope",
    "invitations",
    DeskList.INCOMING.value,
)
_ANSWERS = _Kind(
    QT_TRANSLATE_NOOP("TodayScreen", "1 question that waits for an answer"),
    QT_TRANSLATE_NOOP("TodayScreen", "{count} questions that wait for answers"),
    "hourglass",
    "invitations",
    DeskList.AWAITING.value,
)
_TIES = _Kind(
    QT_TRANSLATE_NOOP("TodayScreen", "1 tie to look at this week"),
    QT_TRANSLATE_NOOP("TodayScreen", "{count} ties to look at this week"),
    "cards",
    "review",
)
_INTRODUCTIONS = _Kind(
    QT_TRANSLATE_NOOP("TodayScreen", "1 introduction to look at again"),
    QT_TRANSLATE_NOOP("TodayScreen", "{count} introductions to look at again"),
    "introduction",
    "introductions",
)
_OUTCOMES = _Kind(
    QT_TRANSLATE_NOOP("TodayScreen", "1 decision to look back at"),
    QT_TRANSLATE_NOOP("TodayScreen", "{count} decisions to look back at"),
    "scales",
    "review",
)


_CONTRARY = _Kind(
    QT_TRANSLATE_NOOP("TodayScreen", "1 decision of yours that the archive contradicts"),
    QT_TRANSLATE_NOOP("TodayScreen", "{count} decisions of yours that the archive contradicts"),
    "question",
    "decisions",
    "to_do",
)


class WaitingSection(Section):
    """One line a kind; nothing is shown of what does not wait."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__("today.waiting", QCoreApplication.translate("TodayScreen", "Waiting for you"), "", parent)
        self._around = around

    def refresh(self) -> int:
        """Ask anew; gives how much of it is owed to somebody, which ties and looking back never are."""
        services = self._around.services
        splits = services.review_splits.counts()
        counts = {
            _INVITATIONS: services.desk.counts()[DeskList.INCOMING],
            _ANSWERS: splits[Split.ANSWERS],
            _CONTRARY: services.worklist.count_contradictions(),
            _INTRODUCTIONS: len(services.introductions.due()),
            _TIES: services.reviews.count_to_look_at(),
            _OUTCOMES: splits[Split.OUTCOMES],
        }
        self.show_lines([self._line(kind, count) for kind, count in counts.items() if count])
        return sum(counts[kind] for kind in (_INVITATIONS, _ANSWERS, _CONTRARY, _INTRODUCTIONS))

    def _line(self, kind: _Kind, count: int) -> QWidget:
        words = kind.one if count == 1 else kind.several
        said = QCoreApplication.translate("TodayScreen", words).format(count=self.locale().toString(count))
        line = WaitingLine(said, kind)
        line.button.clicked.connect(lambda: self._around.navigator.open_screen(kind.screen, kind.subject))
        return line


class WaitingLine(QWidget):
    """A sign, how many, and a button to deal with them; a click anywhere on the line does the same."""

    def __init__(self, words: str, kind: _Kind) -> None:
        super().__init__()
        self.words = ElidedLabel(words, TypeSize.BODY)
        text = QCoreApplication.translate("TodayScreen", "Open")
        self.button = push_button(text, f"today.waiting.{kind.screen}", ButtonLook.QUIET)
        self.button.setAccessibleName(words)
        self.setFocusProxy(self.button)
        line = QHBoxLayout(self)
        line.setContentsMargins(scaled(Space.SMALL), 0, 0, 0)
        line.setSpacing(scaled(Space.LARGE))
        line.addWidget(IconSign(kind.icon_name, Tone.NEUTRAL, 20))
        line.addWidget(self.words, 1)
        line.addWidget(self.button)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the line is a click on its button."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.button.click()
