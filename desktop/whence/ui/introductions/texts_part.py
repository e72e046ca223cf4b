"""The words to send: to each of the two beforehand, to both when they agreed; edited here, copied, never sent."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from whence.domain.errors import JournalTrouble
from whence.domain.introductions import Introduction, IntroductionState, IntroductionTexts
from whence.services.introductions import TEXTS, ShownIntroduction
from whence.ui.icons import Tint
from whence.ui.labels import Label, announce, caption, name_control
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.headings import SectionHeading
from whence.ui.widgets.segmented_tabs import Segment, SegmentedTabs

_HEIGHT = 150
#: After so many milliseconds without typing what was typed is kept.
_PAUSE = 700
_FIRST = {
    IntroductionState.ASKED_A: "to_asked_for",
    IntroductionState.BOTH_AGREED: "to_both",
    IntroductionState.MADE: "to_both",
}


class TextsPart(QWidget):
    """Three texts, one at a time. What was edited is kept in the journal until written anew; `copied` after copying."""

    copied = Signal(str)

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.around = around
        self._texts = IntroductionTexts("", "", "")
        self._edited: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._kept: Introduction | None = None
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
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
        if self._kept is None or self._kept.id != shown.introduction.id:
            self.keep()
            self._edited = self.around.services.introductions.edited_texts(shown.introduction)
        standing = (shown.introduction.id, shown.introduction.state)
        is_other = self._standing != standing
        self._standing, self._kept = standing, shown.introduction
        self._texts = shown.texts
        if is_other:
            self.tabs.choose(_FIRST.get(shown.introduction.state, "to_asker"))
        self._names = {"to_asker": shown.asker.name, "to_asked_for": shown.asked_for.name}
        self._show()

    @Slot()
    def keep(self) -> None:
        """Keep what was edited in the journal, so that it is there again whatever happens."""
        self._pause.stop()
        if self._kept is None:
            return
        for name in TEXTS:
            try:
                self.around.services.introductions.keep_text(self._kept, name, self._edited.get(name, ""))
            except JournalTrouble as trouble:
                self.around.hub.troubled.emit(trouble)
                return

    def _show(self) -> None:
        name = self.tabs.current
        said = self._edited.get(name, getattr(self._texts, name))
        self._is_filling = True
        if self.text.toPlainText() != said:
            self.text.setPlainText(said)
        self._is_filling = False
        self.renew_button.setVisible(name in self._edited)
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
        column.addLayout(line)
        line.addWidget(self.whom, 1)
        line.addWidget(self.copy_button)  # first, so that Tab from the words comes to copying before replacing
        line.insertWidget(1, self.renew_button)

    def _connect(self) -> None:
        self.tabs.chosen.connect(lambda _name: self._show())
        self.text.textChanged.connect(self._on_edited)
        self._pause.timeout.connect(self.keep)
        self.copy_button.clicked.connect(self.copy)
        self.renew_button.clicked.connect(self._on_renew)

    @Slot()
    def copy(self) -> None:
        """Put the text on the clipboard, as it stands in the field."""
        self.keep()
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        words = self.tr("Copied. Paste it where you write to them.")
        announce(self, words)
        self.copied.emit(words)

    @Slot()
    def _on_edited(self) -> None:
        if self._is_filling:
            return
        name, said = self.tabs.current, self.text.toPlainText()
        if said == getattr(self._texts, name):
            self._edited.pop(name, None)
        else:
            self._edited[name] = said
        self.renew_button.setVisible(name in self._edited)
        self._pause.start()

    @Slot()
    def _on_renew(self) -> None:
        """Replace the words as typing would, so that Ctrl+Z in the field brings the edited ones back."""
        self.text.setFocus()
        self.text.selectAll()
        self.text.insertPlainText(getattr(self._texts, self.tabs.current))
        self.keep()
