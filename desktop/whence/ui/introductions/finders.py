"""Two questions before an introduction: who knows somebody there, and whom should this person meet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from whence.domain.errors import Refusal
from whence.domain.introductions import MeetingFor, WayInto
from whence.services.introduction_paths import Path
from whence.ui.dialogs.origin import chosen_person
from whence.ui.icons import Tint
from whence.ui.introductions.words import READINESS, translated
from whence.ui.labels import Label, announce, isolated, one_line
from whence.ui.models.suggestions import company_suggestions, people_suggestions
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.tones import Tone
from whence.ui.widgets.avatar import Avatar
from whence.ui.widgets.brief_parts import READINESS_ICONS, READINESS_TONES, empty
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.chip import Chip
from whence.ui.widgets.choice_field import ChoiceField
from whence.ui.widgets.headings import Card, Rule, SectionHeading

_MOST = 8


class PathLine(QWidget):
    """One answer: who, why, how ready, and what can be done with it."""

    opened = Signal(object)
    taken = Signal(object)

    def __init__(self, path: Path, identifier: str, take_words: str) -> None:
        super().__init__()
        self._path = path
        self.open_button = push_button(self.tr("Open"), f"{identifier}.open", ButtonLook.QUIET)
        self.take_button = push_button(take_words, f"{identifier}.take")
        self.open_button.setAccessibleName(self.tr("Open {name}").format(name=path.name))
        self.take_button.setAccessibleName(f"{take_words} {path.name}")
        self._lay_out(identifier)
        self.take_button.setVisible(bool(take_words))
        self.setAccessibleName(". ".join((path.name, *path.reasons)))
        self.open_button.clicked.connect(lambda _checked: self.opened.emit(path.person))
        self.take_button.clicked.connect(lambda _checked: self.taken.emit(path.person))

    def _lay_out(self, identifier: str) -> None:
        words = QVBoxLayout()
        words.setSpacing(scaled(2))
        words.addWidget(Label(one_line(self._path.name), TypeSize.TITLE, is_strong=True, is_wrapped=True))
        reasons = self._path.reasons
        said = [*reasons[:3], *([self.tr("and {count} more").format(count=len(reasons) - 3)] if reasons[3:] else [])]
        words.addWidget(Label(isolated(one_line("; ".join(said))), TypeSize.SECONDARY, Tint.TEXT2, is_wrapped=True))
        if self._path.tie:
            words.addWidget(Label(one_line(self._path.tie), TypeSize.META, Tint.TEXT3, is_wrapped=True))
        chips = QHBoxLayout()
        chips.setSpacing(scaled(Space.TIGHT))
        if self._path.is_weak:
            chips.addWidget(Chip(self.tr("weak evidence"), f"{identifier}.weak", icon_name="question", tone=Tone.WARN))
        verdict = self._path.readiness
        if verdict is not None:
            ready, tone = READINESS_ICONS[verdict], READINESS_TONES[verdict]
            chips.addWidget(Chip(translated(READINESS[verdict]), f"{identifier}.ready", icon_name=ready, tone=tone))
        chips.addStretch(1)
        words.addLayout(chips)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(scaled(Space.MEDIUM))
        line.addWidget(Avatar(self._path.name), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        line.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.take_button, 0, Qt.AlignmentFlag.AlignVCenter)


class Finder(QWidget):
    """A question with a field, and its answers below it; `opened` and `taken` carry a person."""

    opened = Signal(object)
    taken = Signal(object)

    def __init__(self, identifier: str, question: str, field: ChoiceField, take_words: str = "") -> None:
        super().__init__()
        self._identifier = identifier
        self._take_words = take_words
        self.field = field
        self.said = Label("", TypeSize.BODY, Tint.TEXT2, is_wrapped=True)
        self.card = Card()
        self.paths: tuple[Path, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(Space.SMALL))
        for part in (SectionHeading(question), field, self.said, self.card):
            column.addWidget(part)
        self.said.setVisible(False)
        self.card.setVisible(False)

    def show_paths(self, paths: Sequence[Path], words: str) -> None:
        """Show the answers, and how many there are in words."""
        self.paths = tuple(paths)
        empty(self.card.body)
        for place, path in enumerate(paths):
            if place:
                self.card.body.addWidget(Rule())
            line = PathLine(path, f"{self._identifier}.{place}", self._take_words)
            line.opened.connect(self.opened)
            line.taken.connect(self.taken)
            self.card.body.addWidget(line)
        self.card.setVisible(bool(paths))
        self.said.setText(words)
        self.said.setVisible(bool(words))
        announce(self.said, words)


class FindersPanel(QWidget):
    """`opened` carries a person; `pair_wanted` who asks and who is asked for."""

    opened = Signal(object)
    pair_wanted = Signal(object, object)

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.around = around
        services = around.services
        into = ChoiceField(
            "introductions.into.field", self.tr("Company or school"), company_suggestions(services.people),
            placeholder=self.tr("Company or school, for example Acme"),
        )  # fmt: skip
        meet = ChoiceField(
            "introductions.meet.field", self.tr("Who should meet somebody"), people_suggestions(services),
            placeholder=self.tr("Start typing a name"),
        )  # fmt: skip
        self.into = Finder("introductions.into", self.tr("Who could introduce me to somebody at …?"), into)
        whom = self.tr("Whom should this person meet?")
        self.meet = Finder("introductions.meet", whom, meet, self.tr("Introduce"))
        self._lay_out()
        self._connect()

    def ask(self, question: WayInto | MeetingFor) -> None:
        """Put a question into its field, and answer it."""
        if isinstance(question, WayInto):
            self.into.field.choose(question.organisation, question.organisation)
            self.find_into()
            self.into.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            name = self.around.services.people.names([question.person]).get(question.person, "")
            self.meet.field.choose(question.person, name)
            self.find_meet()
            self.meet.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def find_into(self) -> None:
        """Answer who could introduce the owner to somebody there."""
        wanted = self.into.field.text().strip()
        found = self.around.services.introductions.into(wanted, _MOST) if wanted else ()
        words = ""
        if wanted and not found:
            words = self.tr("No warm path to {name} is recorded: nobody of your people is or was there.")
        elif found and all(path.is_weak for path in found):
            words = self.tr("Weak evidence only: they were there once; whom they still know is not recorded.")
        self.into.show_paths(found, words.format(name=wanted))

    def find_meet(self) -> None:
        """Answer whom a person should meet."""
        try:
            person = chosen_person(self.meet.field, "person")
        except Refusal as refusal:
            self.meet.show_paths((), refusal.sentence)
            return
        if person is None:
            self.meet.show_paths((), "")
            return
        found = self.around.services.introductions.matches(person, _MOST)
        none = self.tr("Nothing recorded speaks for anybody: fill in what they give and ask, or give both a tag.")
        weak = self.tr("Weak evidence only: a shared tag or event says little about whether both would want it.")
        words = none if not found else weak if all(path.is_weak for path in found) else ""
        self.meet.show_paths(found, words)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(Space.WIDE))
        column.addWidget(self.into)
        column.addWidget(self.meet)
        column.addStretch(1)

    def _connect(self) -> None:
        for finder, find in ((self.into, self.find_into), (self.meet, self.find_meet)):
            finder.field.picked.connect(lambda _subject, find=find: find())
            finder.field.returnPressed.connect(find)
            finder.opened.connect(self.opened)
        self.meet.taken.connect(self._on_match_taken)

    @Slot(object)
    def _on_match_taken(self, person: object) -> None:
        self.pair_wanted.emit(self.meet.field.subject, person)
