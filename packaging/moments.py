"""What the gallery shows beside the screens as they are entered: the line, a card, the map, charts, an introduction."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from whence.domain.changes import PersonId
    from whence.ui.insights.screen import InsightsScreen
    from whence.ui.introductions.screen import IntroductionsScreen
    from whence.ui.main_window import MainWindow

LINE = "Zora Neal, poet at Verse @PyCon Lisbon ^Sam #rust +note !write fri. Talked about verse"
DOTS_PER_INCH = "90"


def wait_for_jobs(window: MainWindow) -> None:
    """Let the window live until its worker has nothing to do."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    jobs = window.around.jobs
    if jobs.is_busy:
        jobs.idle.connect(loop.quit)
        QTimer.singleShot(20_000, loop.quit)
        loop.exec()


def page_picture(window: MainWindow, path: Path) -> bool:
    """Draw the page of the sample's introduction as its PDF shows it; False where no program here can show a PDF."""
    from whence.ui.dialogs.page_document import PageText, pdf_of

    if shutil.which("pdftoppm") is None:
        return False
    services = window.around.services
    kept = services.introductions.all()
    if not kept:
        return False
    briefs = tuple(services.briefs.brief(one) for one in (kept[0].asker_id, kept[0].asked_for_id))
    title = " to ".join(brief.name for brief in briefs)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.pdf"
        source.write_bytes(pdf_of(PageText(title, kept[0].purpose, briefs, has_private=True)))
        command = ["pdftoppm", "-r", DOTS_PER_INCH, "-png", "-singlefile", str(source), str(path.with_suffix(""))]
        return subprocess.run(command, check=False).returncode == 0


def _capture(window: MainWindow) -> None:
    from whence.ui.capture.bar import CaptureBar

    window.go("today")
    window.capture.begin()
    bar = window.findChild(CaptureBar)
    assert bar is not None
    bar.editor.write(LINE)


def _event_mode(window: MainWindow) -> None:
    window.capture.end()
    event = window.around.services.people.events()[0]
    window.go("event_mode", event.id)


def _review_card(window: MainWindow) -> None:
    from whence.ui.review.screen import ReviewScreen

    window.go("review")
    screen = window.stack.current
    assert isinstance(screen, ReviewScreen)
    screen.begin()


def _charts(window: MainWindow) -> QWidget | None:
    screen = _insights(window)
    screen.tabs.choose("charts")
    wait_for_jobs(window)
    return screen.charts.widget()


def _map(window: MainWindow) -> None:
    screen = _insights(window, _meant(window, "Sam Reyes"))
    screen.map.tools.whole_button.setChecked(False)
    wait_for_jobs(window)


def _map_whole(window: MainWindow) -> None:
    screen = _insights(window)
    screen.tabs.choose("map")
    screen.map.tools.whole_button.setChecked(True)
    wait_for_jobs(window)


def _map_path(window: MainWindow) -> None:
    screen = _insights(window)
    screen.map.search.setText("Elena Petrova")
    screen.map.search.searched.emit("Elena Petrova")
    wait_for_jobs(window)


def _introduction(window: MainWindow) -> QWidget | None:
    screen = _introductions(window)
    kept = screen.around.services.introductions.all(is_open=True)
    if kept:
        screen.show_introduction(kept[0].id)
    return screen.page.widget()


def _outcome(window: MainWindow) -> QWidget | None:
    screen = _introductions(window)
    kept = screen.around.services.introductions.all(is_open=False)
    if kept:
        screen.show_introduction(kept[0].id)
    return screen.page.widget()


def _ways_in(window: MainWindow) -> None:
    from whence.domain.introductions import MeetingFor, WayInto

    companies = window.around.services.people.companies()
    asked = WayInto(companies[0][0]) if companies else None
    for question in (asked, MeetingFor(_meant(window, "Emeka Balogun"))):
        window.go("introductions", question)


def _chain(window: MainWindow) -> None:
    window.go("people", _meant(window, "Elena Petrova"))


def _meant(window: MainWindow, name: str) -> PersonId:
    services = window.around.services
    meant = services.recall.meant(name)
    return meant[0].person if meant else services.people.lately_added(1)[0]


def _insights(window: MainWindow, person: PersonId | None = None) -> InsightsScreen:
    from whence.ui.insights.screen import InsightsScreen

    window.go("insights", person)
    screen = window.stack.current
    assert isinstance(screen, InsightsScreen)
    return screen


def _introductions(window: MainWindow) -> IntroductionsScreen:
    from whence.ui.introductions.screen import IntroductionsScreen

    window.go("introductions")
    screen = window.stack.current
    assert isinstance(screen, IntroductionsScreen)
    return screen


MOMENTS: Mapping[str, Callable[[MainWindow], QWidget | None]] = {
    "capture": _capture,
    "event-mode": _event_mode,
    "review-card": _review_card,
    "charts": _charts,
    "map": _map,
    "map-whole": _map_whole,
    "map-path": _map_path,
    "introduction": _introduction,
    "introduction-judged": _outcome,
    "ways-in": _ways_in,
    "person-chain": _chain,
}
"""Each puts the window into a state, and gives what of it is to be drawn when that is not the whole window."""
