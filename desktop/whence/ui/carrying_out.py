"""Carrying out what a person asked for on a screen: at once when it is small, on the worker when it is wide."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

from whence.domain.errors import JournalTrouble, Refusal
from whence.services.commands import Command
from whence.services.journal import Done
from whence.services.suite import Services
from whence.ui.jobs import Err, Outcome, Progress
from whence.ui.screen import Surroundings

#: Commands about more people than this are left to the worker, so that the window is never held up.
MOST_AT_ONCE = 150


def carry_out(around: Surroundings, command: Command) -> Done | None:
    """Do a command and say so, with Undo on offer; None when it was refused (the window says why)."""
    done = around.hub.do(command)
    if done is not None and done.has_changed:
        around.navigator.say(done.label, can_undo=True)
    return done


def carry_out_for_many(around: Surroundings, command: Command, count: int) -> None:
    """Do a command about `count` people, on the worker when they are many."""
    if count <= MOST_AT_ONCE:
        carry_out(around, command)
        return
    carry_out_on_worker(around, command, lambda outcome: tell(around, outcome))


def carry_out_on_worker(around: Surroundings, command: Command, on_result: Callable[[Outcome[Done]], None]) -> None:
    """Do a command on the worker; `on_result` gets what became of it, and may hand it on to `tell`."""
    around.jobs.run(_work(around, command), on_result, command.label)


def carry_out_prepared(around: Surroundings, prepare: Callable[[Services], Command], label: str) -> None:
    """Do a command that takes long to draw up, on the worker, which draws it up too."""

    def work(progress: Progress) -> Done:
        with closing(around.worker_services()) as services:
            return services.journal.do(prepare(services), _told(progress))

    around.jobs.run(work, lambda outcome: tell(around, outcome), label)


def _work(around: Surroundings, command: Command) -> Callable[[Progress], Done]:
    def work(progress: Progress) -> Done:
        with closing(around.worker_services()) as services:
            return services.journal.do(command, _told(progress))

    return work


def _told(progress: Progress) -> Callable[[int, int], None]:
    """Show how far a command is, and end it when it was cancelled."""

    def told(done: int, total: int) -> None:
        progress.stop_if_cancelled()
        progress.report(done, total)

    return told


def tell(around: Surroundings, outcome: Outcome[Done]) -> None:
    """Say what became of a command done on the worker; raises what is no refusal."""
    if not isinstance(outcome, Err):
        around.hub.changed.emit(outcome.value.changes)
        around.navigator.say(outcome.value.label, can_undo=True)
    elif isinstance(outcome.error, JournalTrouble):
        around.hub.troubled.emit(outcome.error)
    elif isinstance(outcome.error, Refusal):
        around.hub.refused.emit(outcome.error)
    elif not outcome.is_cancelled:
        raise outcome.error
