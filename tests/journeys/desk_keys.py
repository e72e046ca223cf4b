"""What is done at the invitation desk and around it, key by key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.journeys.real_window import RealWindow


def go_to(window: RealWindow, screen: str, shown: str) -> None:
    """Go to a screen by its name in the palette, until a control of it is there."""
    window.press("ctrl+k")
    window.await_focus("palette.field")
    window.write(screen)
    window.press("Return")
    window.await_control(shown)


def find(window: RealWindow, letters: str, name: str) -> None:
    """Type letters into the palette until somebody is found by them."""
    window.press("ctrl+k")
    window.await_focus("palette.field")
    window.write(letters)
    window.await_row(name)


def open_person(window: RealWindow, name: str) -> None:
    """Find somebody by their name and open their page."""
    find(window, name.lower(), name)
    window.press("Return")
    window.await_text("person.name", name)


def show_tab(window: RealWindow, tab: str) -> None:
    """Go to the row of tabs, and along it with the arrow key to one on the right."""
    tabs = tab.rpartition(".")[0]
    if not window.focus.identifier.startswith(tabs):
        window.tab_to(window.checked(tabs).identifier, "shift+Tab")
    window.tab_to(tab, "Right")
    window.await_checked(tab)


def request_comes(window: RealWindow, page: str) -> None:
    """Type what the page of invitations shows, and keep it."""
    window.press("ctrl+shift+i")
    _add(window, lambda: window.write(page), 1)
    window.await_text("invitations.card", page.partition("\n")[0])


def requests_are_pasted(window: RealWindow, page: str, count: int) -> None:
    """Paste what the page of invitations shows into the list that is shown, and keep all of it."""
    window.press("ctrl+shift+i")
    _add(window, lambda: window.paste(page), count)


def _add(window: RealWindow, fill: Callable[[], None], count: int) -> None:
    window.await_dialog("Add invitations")
    window.await_focus("add_invitations.invitations")
    fill()
    window.await_words(f"{count} recognised")
    window.press("ctrl+Return")
    window.await_no(f"{count} recognised")


def save(window: RealWindow, name: str) -> None:
    """Save the decision about somebody; they leave the list."""
    window.press("ctrl+Return")
    window.await_no_row(name)


def no_note_came(window: RealWindow) -> None:
    """Say of the request shown that no note came with it."""
    window.tab_to("invitations.describe")
    window.press("space")
    window.await_dialog("What the page shows")
    window.tab_to("describe.note_kind")
    window.press("Down", "ctrl+Return")
    window.await_words("No note came with the invitation.")


def choose(window: RealWindow, number: int, verdict: str) -> None:
    """Choose a verdict by its number."""
    window.press(f"alt+{number}")
    window.await_checked(f"invitations.verdict.{verdict}")


def write_into(window: RealWindow, control: str, text: str) -> None:
    """Go to a field and write in it, over what stands there."""
    window.tab_to(control)
    window.press("ctrl+a")
    window.write(text)
    window.await_text(control, text)


def message_from(window: RealWindow, name: str, words: str) -> None:
    """Log what somebody wrote."""
    open_person(window, name)
    window.press("ctrl+l")
    window.await_dialog("Log an exchange")
    window.await_focus("log.line")
    window.write(words)
    window.tab_to("log.channel")
    window.write("Mes")
    window.tab_to("log.direction")
    window.press("Down")
    window.await_text("log.direction", "From them")
    window.press("ctrl+Return")
    window.await_words("Undo")


def decide_all_shown(window: RealWindow, count: int, form: str, because: str) -> None:
    """Choose everything in the list shown, and decide about it for one reason in the form that opens."""
    window.tab_to("invitations.list")
    window.press("ctrl+a")
    window.await_words(f"{count} chosen")
    window.tab_to("invitations.several", "shift+Tab")
    window.press("space")
    window.await_dialog(form)
    window.await_focus("decide_selected.rationale")
    window.press("ctrl+a")
    window.write(because)
    window.press("ctrl+Return")


def import_archive(window: RealWindow, archive: Path) -> None:
    """Choose an archive in the dialog of files, look at what it brings, and import it."""
    go_to(window, "import", "transfer.choose")
    window.await_focus("transfer.choose")
    window.press("Return")
    window.await_dialog("Choose an archive")
    window.write(str(archive))
    window.press("Return")
    window.await_focus("transfer.import")
    window.press("Return")
    window.await_focus("transfer.people")
