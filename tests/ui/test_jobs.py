"""Jobs run one after another, can be watched and stopped, and always answer."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from tests.ui.manual_executor import ManualExecutor
from whence.domain.errors import Refusal
from whence.ui.jobs import Cancelled, Err, Jobs, Ok, Outcome, Progress, ProgressReport, ThreadExecutor, Ticket


@pytest.fixture
def executor() -> ManualExecutor:
    return ManualExecutor()


@pytest.fixture
def jobs(qtbot: QtBot, executor: ManualExecutor) -> Jobs:
    return Jobs(executor)


def test_an_answer_is_handed_over(jobs: Jobs, executor: ManualExecutor) -> None:
    results: list[Outcome[int]] = []
    jobs.run(lambda progress: 6 * 7, results.append, "Counting")
    assert (results, jobs.is_busy) == ([], True)
    executor.run_next()
    assert (results, jobs.is_busy) == ([Ok(42)], False)


def test_an_error_is_handed_over(jobs: Jobs, executor: ManualExecutor) -> None:
    refusal = Refusal("That is no zip archive.")

    def refuse(progress: Progress) -> None:
        raise refusal

    results: list[Outcome[None]] = []
    jobs.run(refuse, results.append, "Importing")
    executor.run_next()
    assert results == [Err(refusal)]
    assert isinstance(results[0], Err)
    assert not results[0].is_cancelled


def test_the_next_begins_after_the_answer_was_taken(jobs: Jobs, executor: ManualExecutor) -> None:
    story: list[str] = []

    def work(name: str) -> None:
        jobs.run(lambda progress: story.append(f"{name} works"), lambda result: story.append(f"{name} taken"), name)

    jobs.started.connect(lambda ticket: story.append(f"{ticket.label} begins"))
    jobs.idle.connect(lambda: story.append("idle"))
    work("one")
    work("two")
    assert len(executor.waiting) == 1
    assert executor.run_all() == 2
    assert story == ["one begins", "one works", "one taken", "two begins", "two works", "two taken", "idle"]


def test_a_job_that_waits_can_be_stopped(jobs: Jobs, executor: ManualExecutor) -> None:
    touched: list[str] = []
    results: list[Outcome[None]] = []
    jobs.run(lambda progress: None, lambda result: None, "first")
    ticket = jobs.run(lambda progress: touched.append("second"), results.append, "second")
    ticket.cancel()
    executor.run_all()
    assert touched == []
    assert [isinstance(result, Err) and result.is_cancelled for result in results] == [True]


def test_a_job_that_runs_is_told_to_stop(jobs: Jobs, executor: ManualExecutor) -> None:
    results: list[Outcome[str]] = []

    def work(progress: Progress) -> str:
        jobs.cancel_all()
        seen.append(progress.is_cancelled)
        progress.stop_if_cancelled()
        return "went on"

    seen: list[bool] = []
    ticket = jobs.run(work, results.append, "Exporting")
    assert jobs.current is ticket
    executor.run_next()
    assert seen == [True]
    assert isinstance(results[0], Err)
    assert isinstance(results[0].error, Cancelled)


def test_progress_is_reported_in_words(jobs: Jobs, executor: ManualExecutor) -> None:
    reports: list[ProgressReport] = []
    jobs.progressed.connect(reports.append)
    jobs.run(lambda progress: progress.report(3, 10, "messages"), lambda result: None, "Importing")
    executor.run_next()
    assert [(report.done, report.total, report.words) for report in reports] == [(3, 10, "messages")]


def test_a_failing_receiver_does_not_stop_the_rest(qtbot: QtBot, jobs: Jobs, executor: ManualExecutor) -> None:
    def fail(result: Outcome[None]) -> None:
        raise ValueError("the screen is gone")

    results: list[Outcome[int]] = []
    with qtbot.captureExceptions() as errors:
        jobs.run(lambda progress: None, fail, "first")
        jobs.run(lambda progress: 2, results.append, "second")
        executor.run_all()
    assert [str(error[1]) for error in errors] == ["the screen is gone"]
    assert results == [Ok(2)]


def test_closing_stops_what_waits(jobs: Jobs, executor: ManualExecutor) -> None:
    ticket = jobs.run(lambda progress: None, lambda result: None, "first")
    assert jobs.close()
    assert ticket.is_cancelled
    assert executor.is_closed


def test_with_a_thread_results_arrive_on_the_windows_thread(qtbot: QtBot) -> None:
    jobs = Jobs(ThreadExecutor())
    places: list[tuple[str, object]] = []
    window = QThread.currentThread()

    def work(progress: Progress) -> None:
        for done in range(1_000):
            progress.report(done, 1_000)
        places.append(("work", QThread.currentThread() is window))

    reports: list[ProgressReport] = []
    jobs.progressed.connect(reports.append)
    jobs.progressed.connect(lambda report: places.append(("progress", QThread.currentThread() is window)))
    with qtbot.waitSignal(jobs.idle):
        jobs.run(work, lambda result: places.append(("result", QThread.currentThread() is window)), "Counting")
    assert set(places) == {("work", False), ("progress", True), ("result", True)}
    assert 1 <= len(reports) < 1_000
    assert jobs.close(5)


def test_a_running_thread_stops_when_the_program_ends(qtbot: QtBot) -> None:
    jobs = Jobs(ThreadExecutor())
    has_begun = threading.Event()

    def work(progress: Progress) -> None:
        has_begun.set()
        while True:
            progress.stop_if_cancelled()

    jobs.run(work, lambda result: None, "Endless")
    assert has_begun.wait(5)
    assert jobs.close(5)


def test_a_thread_that_never_began_closes_at_once() -> None:
    assert ThreadExecutor().close(0)


def test_tickets_are_numbered(jobs: Jobs) -> None:
    tickets: list[Ticket] = [jobs.run(lambda progress: None, lambda result: None, "x") for _ in range(3)]
    assert [ticket.number for ticket in tickets] == [1, 2, 3]
