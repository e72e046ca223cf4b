"""The words to send: to each of the two beforehand, to both when they agreed; edited here, copied, never sent."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from whence.domain.introductions import IntroductionState, IntroductionTexts
from whence.services.introductions import ShownIntroduction
from whence.ui.icons import Tint
from whence.ui.labels import Label, announce, caption, name_control
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.headings import SectionHeading
from whence.ui.widgets.segmented_tabs import Segment, SegmentedTabs

_TEXTS = ("to_asker", "to_asked_for", "to_both")
_HEIGHT = 150
_FIRST = {
    IntroductionState.ASKED_A: "to_asked_for",
    IntroductionState.BOTH_AGREED: "to_both",
    IntroductionState.MADE: "to_both",
}


class TextsPart(QWidget):
    """Three texts, one at a time. What was edited stays as it is until written anew; `copied` after copying."""

    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = IntroductionTexts("", "", "")
        self._edited: dict[tuple[int, str], str] = {}
        self._names: dict[str, str] = {}
        self._introduction = 0
        self._standing: tuple[int, IntroductionState] | None = None
        self._is_filling = False
        segments = [
            Segment("to_asker", self.tr("To the one who asks")),
            Segment("to_asked_for", self.tr("To the one asked for")),
            Segment("to_both", self.tr("To both")),
        ]
        self.tabs = SegmentedTabs("introduction.texts", self.tr("Which text"), segments)
        self.text = QPlainTextEdit()
        self.copy_button = push_button(self.tr("Copy"), "introduction.copy", ButtonLook.PRIMARY, icon_name="copy")
        self.renew_button = push_button(self.tr("Write it anew"), "introduction.renew", ButtonLook.QUIET)
        self.whom = Label("", TypeSize.SECONDARY, Tint.TEXT2, is_wrapped=True)
        self._lay_out()
        self._connect()

    def show_texts(self, shown: ShownIntroduction) -> None:
        """Show the texts of an introduction, the one that is next on top."""
        standing = (shown.introduction.id, shown.introduction.state)
        is_other = self._standing != standing
        self._standing, self._introduction = standing, shown.introduction.id
        self._texts = shown.texts
        if is_other:
            self.tabs.choose(_FIRST.get(shown.introduction.state, "to_asker"))
        self._names = {"to_asker": shown.asker.name, "to_asked_for": shown.asked_for.name}
        self._show()

    def _show(self) -> None:
        name = self.tabs.current
        said = self._edited.get((self._introduction, name), getattr(self._texts, name))
        self._is_filling = True
        if self.text.toPlainText() != said:
            self.text.setPlainText(said)
        self._is_filling = False
        self.renew_button.setVisible((self._introduction, name) in self._edited)
        both = self.tr("For both, once they agreed")
        whom = self.tr("For {name}").format(name=self._names[name]) if name in self._names else both
        self.whom.setText(whom)
        self.copy_button.setAccessibleName(f"{self.tr('Copy')} {caption(whom)}")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(Space.SMALL))
        column.addWidget(SectionHeading(self.tr("Words to send"), self.tr("copied by you, never sent from here")))
        column.addWidget(self.tabs)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(scaled(_HEIGHT))
        name_control(self.text, "introduction.text", self.tr("The words, to be edited before copying"))
        column.addWidget(self.text)
        line = QHBoxLayout()
        line.addWidget(self.whom, 1)
        line.addWidget(self.renew_button)
        line.addWidget(self.copy_button)
        column.addLayout(line)

    def _connect(self) -> None:
        self.tabs.chosen.connect(lambda _name: self._show())
        self.text.textChanged.connect(self._on_edited)
        self.copy_button.clicked.connect(self.copy)
        self.renew_button.clicked.connect(self._on_renew)

    @Slot()
    def copy(self) -> None:
        """Put the text on the clipboard, as it stands in the field."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        words = self.tr("Copied. Paste it where you write to them.")
        announce(self, words)
        self.copied.emit(words)

    @Slot()
    def _on_edited(self) -> None:
        if self._is_filling:
            return
        key, said = (self._introduction, self.tabs.current), self.text.toPlainText()
        if said == getattr(self._texts, self.tabs.current):
            self._edited.pop(key, None)
        else:
            self._edited[key] = said
        self.renew_button.setVisible(key in self._edited)

    @Slot()
    def _on_renew(self) -> None:
        self._edited.pop((self._introduction, self.tabs.current), None)
        self._show()
