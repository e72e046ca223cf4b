"""The list of what was decided at the desk, every decision with its search, and the scoreboard; then in a window."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from tests.benchmarks.judging.journals import TODAY
from tests.benchmarks.judging.timing import Report, Times, added, once, timed
from whence.services.desk_rows import DeskList
from whence.services.suite import Services, services_of
from whence.storage.store import open_store
from whence.system.clock import Clock
from whence.system.resources import resource_root
from whence.ui.desk.list_panel import DeskListPanel
from whence.ui.theme import Theme

if TYPE_CHECKING:
    from pathlib import Path

_SEEN = 24
_ROUNDS = 100
_TYPED = ("climbing", "selling", "decline roadmap", "accept", "competitive rates", "zz")


def measure_lists(path: Path, report: Report) -> None:
    """Ask for each list as its screen does."""
    services = services_of(open_store(path), Clock(TODAY))
    database = services.journal.store.database
    decided, every = services.desk.ids(DeskList.DECIDED), services.decisions.decision_ids()
    floor = added(
        once(lambda: list(database.rows("SELECT rowid FROM decision_words_docsize")), _ROUNDS),
        timed(lambda place: _by_key(services, "invitation", decided, place), range(_ROUNDS)),
    )
    report.tell(f"{len(decided):,} decided requests, counts and a screenful", _decided(services), floor, goal=16)
    report.tell(f"{len(every):,} decisions and a screenful", _found(services, [""] * _ROUNDS), floor, goal=16)
    typed = [text for whole in _TYPED for text in accumulate(whole)]
    report.tell("each key of a search in them", _found(services, typed), floor, goal=16)
    report.tell("the scoreboard of all rules", once(services.decisions.rules, 20), floor, goal=50)
    _in_a_window(services, report, floor)
    services.close()


def _decided(services: Services) -> Times:
    def ask() -> None:
        services.desk.counts()
        services.desk.rows_of(services.desk.ids(DeskList.DECIDED)[:_SEEN])

    return once(ask, _ROUNDS)


def _found(services: Services, typed: list[str]) -> Times:
    return timed(lambda text: services.decisions.rows_of(services.decisions.decision_ids(text)[:_SEEN]), typed)


def _by_key(services: Services, table: str, ids: list[int], place: int) -> None:
    for one in ids[place * _SEEN : (place + 1) * _SEEN]:
        services.journal.store.database.row(f"SELECT * FROM {table} WHERE id = ?", (one,))


def _in_a_window(services: Services, report: Report, floor: Times) -> None:
    """From the press on the tab until the rows are painted."""
    application = QApplication.instance() or QApplication([])
    theme = Theme(application, resource_root())  # type: ignore[arg-type]
    panel = DeskListPanel(services.desk)
    panel.resize(400, 900)
    panel.show()
    application.processEvents()

    def open_list() -> None:
        panel.tabs.choose(DeskList.DECIDED.value)
        application.processEvents()

    times: list[float] = []
    for _ in range(_ROUNDS):
        panel.tabs.choose(DeskList.INCOMING.value)
        application.processEvents()
        times += once(open_list).times
    report.tell("opening that list in a window, painted", Times(tuple(sorted(times))), floor, goal=16)
    panel.close()
    theme.deleteLater()
