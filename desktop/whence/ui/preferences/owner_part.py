"""About me: the names others use, my trade, my own projects, my career: what notes and claims are read against."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from whence.domain.affiliations import AffiliationKind, OwnAffiliation
from whence.domain.errors import Refusal
from whence.domain.own_profile import Policy
from whence.domain.people import IdentityKind
from whence.services.commands.preferences import (
    AddOwnIdentity,
    DeleteOwnAffiliation,
    DeleteOwnIdentity,
    DescribeOwner,
)
from whence.services.preferences import Preferences
from whence.ui.carrying_out import carry_out
from whence.ui.icons import Tint
from whence.ui.labels import Label, isolated, name_control, one_line
from whence.ui.preferences.career_dialog import CareerDialog
from whence.ui.preferences.part import PreferencesPart, add_field, row_of
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.widgets.banner import FieldError
from whence.ui.widgets.brief_parts import empty
from whence.ui.widgets.buttons import ButtonLook, icon_button, push_button
from whence.ui.widgets.headings import Card


class OwnerPart(PreferencesPart):
    """The lines are saved together by the button, or when the screen is left; the lists at once."""

    tables = ("own_profile", "own_identity", "own_affiliation")

    def __init__(self, around: Surroundings, preferences: Preferences) -> None:
        super().__init__(around)
        self._preferences = preferences
        self.fields = {name: QLineEdit() for name in _texts(self)}
        self.policy = QComboBox()
        self.save_button = push_button(self.tr("Save"), "owner.save", ButtonLook.PRIMARY)
        self.addresses = QVBoxLayout()
        self.address = QLineEdit()
        self.address_error: FieldError | None = None
        self.career = QVBoxLayout()
        self._lay_out()
        self.save_button.clicked.connect(self.save)

    def refresh(self) -> None:
        """Show what is known."""
        owner = self._preferences.owner()
        for name, field in self.fields.items():
            value = getattr(owner, name)
            shown = value if isinstance(value, str) else ", ".join(value)
            if not field.isModified():
                field.setText(shown)
        self.policy.setCurrentIndex(max(0, self.policy.findData(owner.policy)))
        self._show_addresses()
        self._show_career()

    def keep(self) -> None:
        """What was typed is saved on leaving."""
        if any(field.isModified() for field in self.fields.values()):
            self.save()

    @Slot()
    def save(self) -> None:
        """Save the lines as one change."""
        typed = {name: field.text() for name, field in self.fields.items()}
        lists = {
            name: tuple(part.strip() for part in typed[name].split(",") if part.strip())
            for name in ("preferred_names", "accepted_forms", "fields", "anchors")
        }
        command = DescribeOwner(
            typed["first_name"], typed["last_name"], headline=typed["headline"], policy=str(self.policy.currentData()),
            **lists,
        )  # fmt: skip
        for field in self.fields.values():
            field.setModified(False)
        carry_out(self.around, command)

    @Slot()
    def add_address(self) -> None:
        """Record what was typed as an e-mail or profile address."""
        typed = self.address.text().strip()
        kind = IdentityKind.EMAIL if "@" in typed else IdentityKind.PROFILE
        try:
            done = self.around.hub.try_to(AddOwnIdentity(kind, typed))
        except Refusal as refusal:
            if self.address_error is not None:
                self.address_error.say(refusal.sentence)
            return
        if done is not None:
            self.address.clear()
            self.around.navigator.say(done.label, can_undo=True)

    def _show_addresses(self) -> None:
        empty(self.addresses)
        for one in self._preferences.identities():
            command = DeleteOwnIdentity(one.kind, one.key)
            self.addresses.addWidget(_line(one.value, "", self.tr("Delete this address"), self._doing(command)))

    def _show_career(self) -> None:
        empty(self.career)
        for one in self._preferences.affiliations():
            words = _career_words(one)
            title = " · ".join(part for part in (one.organisation, one.title) if part)
            holder = _line(title, words, self.tr("Delete this entry"), self._doing(DeleteOwnAffiliation(one.id)))
            edit = icon_button("pencil", self.tr("Change this entry"), "owner.career.edit")
            edit.clicked.connect(lambda _checked=False, one=one: self._edit(one))
            line = holder.layout()
            if isinstance(line, QHBoxLayout):
                line.insertWidget(line.count() - 1, edit)
            self.career.addWidget(holder)

    def _doing(self, command: DeleteOwnIdentity | DeleteOwnAffiliation) -> Callable[[], object]:
        return lambda: carry_out(self.around, command)

    def _edit(self, one: OwnAffiliation | None, kind: AffiliationKind = AffiliationKind.EMPLOYER) -> None:
        CareerDialog(self.around, self.window(), one, kind).open()

    def _lay_out(self) -> None:
        card = self.add_card(
            self.tr("Your names"), self.tr("An invitation that calls you by another name was not written for you.")
        )
        self._add_lines(card, ("first_name", "last_name", "preferred_names", "accepted_forms", "headline"))
        card = self.add_card(
            self.tr("Your trade and projects"),
            self.tr("A note that mentions one of these shows that it was written for you. Separate them by commas."),
        )
        self._add_lines(card, ("fields", "anchors"))
        for policy, words in (
            (Policy.UNDECIDED, self.tr("not decided yet")),
            (Policy.OPEN, self.tr("open: whoever gives a reason")),
            (Policy.SELECTIVE, self.tr("selective: people I may work with")),
            (Policy.KNOWN_ONLY, self.tr("only people I know")),
        ):
            self.policy.addItem(words, policy.value)
        name_control(self.policy, "owner.policy", self.tr("Whom your network is for"))
        add_field(card, self.tr("Whom your network is for"), self.policy)
        self.column.addLayout(row_of(self.save_button))
        self._lay_out_lists()

    def _lay_out_lists(self) -> None:
        card = self.add_card(self.tr("Your addresses"), self.tr("By these an archive tells which side is you."))
        card.body.addLayout(self.addresses)
        add_button = push_button(self.tr("Add"), "owner.address.add", icon_name="plus")
        add_button.clicked.connect(self.add_address)
        self.address.returnPressed.connect(self.add_address)
        name_control(self.address, "owner.address", self.tr("Another address of yours"))
        self.address_error = add_field(card, self.tr("Another e-mail or profile address"), self.address)
        card.body.addLayout(row_of(add_button))
        card = self.add_card(
            self.tr("Your positions and schools"),
            self.tr("Claims like “we worked together” are checked against these."),
        )
        card.body.addLayout(self.career)
        employer = push_button(self.tr("Add a position…"), "owner.career.position", icon_name="briefcase")
        school = push_button(self.tr("Add a school…"), "owner.career.school", icon_name="school")
        employer.clicked.connect(lambda: self._edit(None))
        school.clicked.connect(lambda: self._edit(None, AffiliationKind.SCHOOL))
        card.body.addLayout(row_of(employer, school))

    def _add_lines(self, card: Card, names: tuple[str, ...]) -> None:
        words = _texts(self)
        for name in names:
            title, example = words[name]
            field = self.fields[name]
            name_control(field, f"owner.{name}", title)
            field.setPlaceholderText(example)
            add_field(card, title, field)


def _texts(part: QWidget) -> dict[str, tuple[str, str]]:
    """Words and an example for each line."""
    return {
        "first_name": (part.tr("First name"), ""),
        "last_name": (part.tr("Last name"), ""),
        "preferred_names": (part.tr("What you like to be called, if not that"), "Kit, K."),
        "accepted_forms": (part.tr("Other forms you don't mind"), "Clare, Klara"),
        "headline": (part.tr("What you do"), ""),
        "fields": (part.tr("Words of your trade"), "geodata, rust"),
        "anchors": (part.tr("Your projects, talks and posts"), "Tidewater atlas"),
    }


def _line(title: str, words: str, delete: str, act: Callable[[], object]) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(scaled(Space.SMALL))
    line.addWidget(Label(isolated(one_line(title, 120)), TypeSize.BODY, is_wrapped=True), 1)
    if words:
        line.addWidget(Label(words, TypeSize.SECONDARY, Tint.TEXT3))
    button = icon_button("bin", delete, "owner.delete")
    button.clicked.connect(act)
    line.addWidget(button)
    return holder


def _career_words(one: OwnAffiliation) -> str:
    ends = (one.starts_on.words if one.starts_on.is_known else "", one.ends_on.words if one.ends_on.is_known else "")
    return " – ".join(ends) if any(ends) else ""
