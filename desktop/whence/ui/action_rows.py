"""Every action of the window as data: its words, icon, keys and menu. The shortcuts dialog and the palette read it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from whence.ui.translation import QT_TRANSLATE_NOOP


class Where(StrEnum):
    """Where the keys of an action work."""

    EVERYWHERE = "everywhere"
    LISTS = "lists"
    PALETTE = "palette"
    REVIEW = "review"
    INVITATIONS = "invitations"
    CAPTURE = "capture"


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action. `identifier` is `noun.verb`; `text` may mark a letter with an ampersand; `menu` is its menu's name.

    `reason` says why an action has no keys of its own.
    """

    identifier: str
    text: str
    icon_name: str
    menu: str
    keys: tuple[str, ...] = ()
    where: Where = Where.EVERYWHERE
    is_checkable: bool = False
    reason: str = ""


_RARE = "seldom needed: found in its menu and in the palette"
_BEGUN_ELSEWHERE = "a button stands where it is needed"

ACTION_ROWS: tuple[ActionRow, ...] = (
    ActionRow("capture.open", QT_TRANSLATE_NOOP("Actions", "&Log someone…"), "plus", "journal", ("Ctrl+N",)),
    ActionRow("event.begin", QT_TRANSLATE_NOOP("Actions", "&Start an event…"), "flag", "journal", ("Ctrl+Shift+E",)),
    ActionRow("journal.import", QT_TRANSLATE_NOOP("Actions", "&Import…"), "tray-down", "journal", reason=_RARE),
    ActionRow("journal.export", QT_TRANSLATE_NOOP("Actions", "&Export…"), "tray-up", "journal", reason=_RARE),
    ActionRow("journal.backup", QT_TRANSLATE_NOOP("Actions", "&Back up now"), "box", "journal", reason=_RARE),
    ActionRow("journal.restore", QT_TRANSLATE_NOOP("Actions", "&Restore a backup…"), "repeat", "journal", reason=_RARE),
    ActionRow("journal.check", QT_TRANSLATE_NOOP("Actions", "&Check the journal"), "shield", "journal", reason=_RARE),
    ActionRow(
        "passphrase.change", QT_TRANSLATE_NOOP("Actions", "Change the &passphrase…"), "lock", "journal", reason=_RARE
    ),
    ActionRow("journal.open", QT_TRANSLATE_NOOP("Actions", "&Open another journal…"), "folder", "journal", ("Ctrl+O",)),
    ActionRow("preferences.open", QT_TRANSLATE_NOOP("Actions", "Pre&ferences…"), "gear", "journal", ("Ctrl+,",)),
    ActionRow("journal.quit", QT_TRANSLATE_NOOP("Actions", "&Quit"), "door", "journal", ("Ctrl+Q",)),
    ActionRow("change.undo", QT_TRANSLATE_NOOP("Actions", "&Undo"), "undo", "edit", ("Ctrl+Z",)),
    ActionRow("change.redo", QT_TRANSLATE_NOOP("Actions", "&Redo"), "redo", "edit", ("Ctrl+Shift+Z",)),
    ActionRow(
        "brief.copy", QT_TRANSLATE_NOOP("Actions", "&Copy “I met …”"), "copy", "edit", ("Ctrl+C",), where=Where.PALETTE
    ),
    ActionRow("palette.open", QT_TRANSLATE_NOOP("Actions", "&Find or do…"), "lens", "edit", ("Ctrl+K",)),
    ActionRow("filter.focus", QT_TRANSLATE_NOOP("Actions", "F&ilter this list"), "funnel", "edit", ("Ctrl+F",)),
    ActionRow(
        "form.save", QT_TRANSLATE_NOOP("Actions", "&Save and next"), "check", "edit", ("Ctrl+Return", "Ctrl+Enter")
    ),
    ActionRow(
        "person.bin",
        QT_TRANSLATE_NOOP("Actions", "Move to the &bin"),
        "bin",
        "edit",
        ("Shift+Delete",),
        where=Where.LISTS,
    ),
    ActionRow("bin.open", QT_TRANSLATE_NOOP("Actions", "Sh&ow the bin"), "bin", "edit", reason=_RARE),
    ActionRow("today.open", QT_TRANSLATE_NOOP("Actions", "&Today"), "sun", "view", ("Ctrl+1",)),
    ActionRow("people.open", QT_TRANSLATE_NOOP("Actions", "&People"), "people", "view", ("Ctrl+2",)),
    ActionRow("invitations.open", QT_TRANSLATE_NOOP("Actions", "&Invitations"), "envelope", "view", ("Ctrl+3",)),
    ActionRow("review.open", QT_TRANSLATE_NOOP("Actions", "&Weekly review"), "cards", "view", ("Ctrl+4",)),
    ActionRow("events.open", QT_TRANSLATE_NOOP("Actions", "&Events"), "flag", "view", reason=_RARE),
    ActionRow(
        "introductions.open", QT_TRANSLATE_NOOP("Actions", "Int&roductions"), "introduction", "view", reason=_RARE
    ),
    ActionRow("decisions.open", QT_TRANSLATE_NOOP("Actions", "&Decisions"), "scales", "view", reason=_RARE),
    ActionRow("tidy.open", QT_TRANSLATE_NOOP("Actions", "Tid&y up"), "checklist", "view", reason=_RARE),
    ActionRow("insights.open", QT_TRANSLATE_NOOP("Actions", "I&nsights"), "chart", "view", reason=_RARE),
    ActionRow("view.back", QT_TRANSLATE_NOOP("Actions", "&Back"), "arrow-left", "view", ("Alt+Left",)),
    ActionRow("view.forward", QT_TRANSLATE_NOOP("Actions", "&Forward"), "arrow-right", "view", ("Alt+Right",)),
    ActionRow("view.close", QT_TRANSLATE_NOOP("Actions", "&Close"), "cross", "view", ("Esc",)),
    ActionRow("text.enlarge", QT_TRANSLATE_NOOP("Actions", "&Larger text"), "text-size", "view", ("Ctrl++", "Ctrl+=")),
    ActionRow("text.reduce", QT_TRANSLATE_NOOP("Actions", "&Smaller text"), "text-size", "view", ("Ctrl+-",)),
    ActionRow("text.reset", QT_TRANSLATE_NOOP("Actions", "Normal te&xt size"), "text-size", "view", ("Ctrl+0",)),
    ActionRow(
        "colours.light", QT_TRANSLATE_NOOP("Actions", "Ligh&t colours"), "sun", "view", is_checkable=True, reason=_RARE
    ),
    ActionRow(
        "colours.dark", QT_TRANSLATE_NOOP("Actions", "Dar&k colours"), "moon", "view", is_checkable=True, reason=_RARE
    ),
    ActionRow(
        "colours.system",
        QT_TRANSLATE_NOOP("Actions", "Colours of the s&ystem"),
        "repeat",
        "view",
        is_checkable=True,
        reason=_RARE,
    ),
    ActionRow(
        "person.open", QT_TRANSLATE_NOOP("Actions", "&Open"), "person", "person", ("Return", "Enter"), where=Where.LISTS
    ),
    ActionRow("interaction.log", QT_TRANSLATE_NOOP("Actions", "&Log an exchange…"), "speech", "person", ("Ctrl+L",)),
    ActionRow("introduction.begin", QT_TRANSLATE_NOOP("Actions", "&Introduce…"), "introduction", "person", ("Ctrl+I",)),
    ActionRow("person.edit", QT_TRANSLATE_NOOP("Actions", "&Edit…"), "pencil", "person", ("F2",), where=Where.LISTS),
    ActionRow(
        "person.menu",
        QT_TRANSLATE_NOOP("Actions", "S&how what can be done"),
        "dots",
        "person",
        ("Menu", "Shift+F10"),
        where=Where.LISTS,
    ),
    ActionRow("follow-up.add", QT_TRANSLATE_NOOP("Actions", "Add a &follow-up…"), "bell", "person", ("Ctrl+Shift+F",)),
    ActionRow("tag.add", QT_TRANSLATE_NOOP("Actions", "&Tag…"), "tag", "person", ("Ctrl+T",)),
    ActionRow("tie.label", QT_TRANSLATE_NOOP("Actions", "&Say how close you are…"), "signal", "person", reason=_RARE),
    ActionRow("reminder.set", QT_TRANSLATE_NOOP("Actions", "Remin&d me on a day…"), "calendar", "person", reason=_RARE),
    ActionRow("touch.keep", QT_TRANSLATE_NOOP("Actions", "&Keep in touch…"), "hourglass", "person", reason=_RARE),
    ActionRow("person.archive", QT_TRANSLATE_NOOP("Actions", "Ar&chive"), "box", "person", reason=_RARE),
    ActionRow("person.bring-back", QT_TRANSLATE_NOOP("Actions", "Bring &back"), "undo", "person", reason=_RARE),
    ActionRow("person.merge", QT_TRANSLATE_NOOP("Actions", "&Merge with…"), "merge", "person", reason=_RARE),
    ActionRow("person.split", QT_TRANSLATE_NOOP("Actions", "S&plit a merge…"), "merge", "person", reason=_RARE),
    ActionRow(
        "person.erase",
        QT_TRANSLATE_NOOP("Actions", "E&rase for good…"),
        "bin",
        "person",
        reason="erasing cannot be undone, so no key does it",
    ),
    ActionRow(
        "palette.pick",
        QT_TRANSLATE_NOOP("Actions", "Open the &row"),
        "arrow-right",
        "palette",
        ("Return", "Enter"),
        where=Where.PALETTE,
    ),
    ActionRow(
        "palette.log",
        QT_TRANSLATE_NOOP("Actions", "Log &as a new person"),
        "person-plus",
        "palette",
        ("Ctrl+Return", "Ctrl+Enter"),
        where=Where.PALETTE,
    ),
    ActionRow(
        "palette.brief",
        QT_TRANSLATE_NOOP("Actions", "Show the &brief"),
        "note",
        "palette",
        ("Tab",),
        where=Where.PALETTE,
    ),
    ActionRow(
        "capture.save",
        QT_TRANSLATE_NOOP("Actions", "&Save"),
        "check",
        "capture",
        ("Return", "Enter"),
        where=Where.CAPTURE,
    ),
    ActionRow(
        "capture.choices",
        QT_TRANSLATE_NOOP("Actions", "&Choices and chips"),
        "chevron-down",
        "capture",
        ("Alt+Down",),
        where=Where.CAPTURE,
    ),
    ActionRow(
        "capture.force",
        QT_TRANSLATE_NOOP("Actions", "Save as a &new person"),
        "person-plus",
        "capture",
        ("Shift+Return", "Shift+Enter"),
        where=Where.CAPTURE,
    ),
    ActionRow("review.keep", QT_TRANSLATE_NOOP("Actions", "&Keep"), "check", "review", ("K",), where=Where.REVIEW),
    ActionRow(
        "review.keep-for-good",
        QT_TRANSLATE_NOOP("Actions", "Keep for &good"),
        "star",
        "review",
        ("G",),
        where=Where.REVIEW,
    ),
    ActionRow(
        "review.reach-out", QT_TRANSLATE_NOOP("Actions", "&Reach out"), "speech", "review", ("R",), where=Where.REVIEW
    ),
    ActionRow("review.snooze", QT_TRANSLATE_NOOP("Actions", "&Snooze"), "snooze", "review", ("S",), where=Where.REVIEW),
    ActionRow("review.remove", QT_TRANSLATE_NOOP("Actions", "Remove…"), "bin", "review", ("X",), where=Where.REVIEW),
    ActionRow(
        "review.next",
        QT_TRANSLATE_NOOP("Actions", "&Next card"),
        "arrow-right",
        "review",
        ("Right",),
        where=Where.REVIEW,
    ),
    ActionRow(
        "review.previous",
        QT_TRANSLATE_NOOP("Actions", "&Previous card"),
        "arrow-left",
        "review",
        ("Left",),
        where=Where.REVIEW,
    ),
    ActionRow(
        "review.details",
        QT_TRANSLATE_NOOP("Actions", "&Details"),
        "list",
        "review",
        ("Return", "Enter"),
        where=Where.REVIEW,
    ),
    ActionRow(
        "verdict.first",
        QT_TRANSLATE_NOOP("Actions", "Verdict &1: accept"),
        "circle-check",
        "invitation",
        ("Alt+1",),
        where=Where.INVITATIONS,
    ),
    ActionRow(
        "verdict.second",
        QT_TRANSLATE_NOOP("Actions", "Verdict &2: accept, watch"),
        "eye",
        "invitation",
        ("Alt+2",),
        where=Where.INVITATIONS,
    ),
    ActionRow(
        "verdict.third",
        QT_TRANSLATE_NOOP("Actions", "Verdict &3: ask first"),
        "question",
        "invitation",
        ("Alt+3",),
        where=Where.INVITATIONS,
    ),
    ActionRow(
        "verdict.fourth",
        QT_TRANSLATE_NOOP("Actions", "Verdict &4: decline"),
        "circle-cross",
        "invitation",
        ("Alt+4",),
        where=Where.INVITATIONS,
    ),
    ActionRow(
        "verdict.fifth",
        QT_TRANSLATE_NOOP("Actions", "Verdict &5: leave unanswered"),
        "hourglass",
        "invitation",
        ("Alt+5",),
        where=Where.INVITATIONS,
    ),
    ActionRow(
        "verdict.sleep",
        QT_TRANSLATE_NOOP("Actions", "&Sleep on it until tomorrow"),
        "moon",
        "invitation",
        ("Alt+6",),
        where=Where.INVITATIONS,
    ),
    ActionRow(
        "invitation.paste",
        QT_TRANSLATE_NOOP("Actions", "&Decide several at once…"),
        "checklist",
        "decide",
        reason=_BEGUN_ELSEWHERE,
    ),
    ActionRow(
        "invitation.log",
        QT_TRANSLATE_NOOP("Actions", "Add an &invitation…"),
        "envelope-open",
        "decide",
        ("Ctrl+Shift+I",),
    ),
    ActionRow(
        "shortcuts.open", QT_TRANSLATE_NOOP("Actions", "&Keyboard shortcuts"), "keyboard", "help", ("F1", "Ctrl+/")
    ),
    ActionRow("sample.open", QT_TRANSLATE_NOOP("Actions", "Open the &sample journal"), "book", "help", reason=_RARE),
    ActionRow("program.describe", QT_TRANSLATE_NOOP("Actions", "&About Whence"), "circle-info", "help", reason=_RARE),
)
