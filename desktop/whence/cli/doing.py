"""Commands that change the journal: undo, redo, demo."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from whence.cli.answers import put, put_json
from whence.cli.request import Request
from whence.domain.errors import Refusal


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands of this module to the parser."""
    undo = commands.add_parser("undo", help="take back the last change, or an import")
    undo.add_argument("--list", action="store_true", help="say what can be undone")
    undo.add_argument("--import", dest="is_import", action="store_true", help="take back the newest import")
    undo.add_argument("--partly", action="store_true", help="with --import: leave what was changed since")
    _with_json(undo, take_back)
    _with_json(commands.add_parser("redo", help="do again what was undone last"), do_again)


def take_back(request: Request) -> int:
    """Undo the newest command, or take back the newest import. Raises Refusal when something stands in the way."""
    options = request.arguments
    with request.writing() as services:
        journal = services.journal
        if options.list:
            return _list(request, [entry for entry in journal.history() if not entry.is_undone])
        if not options.is_import:
            done = journal.undo()
        else:
            entry = next((one for one in journal.history() if one.is_import and not one.is_undone), None)
            if entry is None:
                raise Refusal("There is no import to take back in this journal.")
            is_newest = journal.next_undo == entry
            done = journal.undo() if is_newest else journal.take_back(entry, is_partly=options.partly)
        services.importing.finish_search()
    _answer(request, "undone", done.label)
    return 0


def do_again(request: Request) -> int:
    """Do again what was undone last. Raises Refusal when there is nothing."""
    with request.writing() as services:
        done = services.journal.redo()
        services.importing.finish_search()
    _answer(request, "redone", done.label)
    return 0


def _list(request: Request, entries: list[object]) -> int:
    shown = [{"label": entry.label, "done_at": entry.done_at} for entry in entries]  # type: ignore[attr-defined]
    if request.is_json:
        put_json({"undoable": shown})
    else:
        put("\n".join(f"{one['done_at']}  {one['label']}" for one in shown) or "There is nothing to undo.")
    return 0


def _answer(request: Request, what: str, label: str) -> None:
    if request.is_json:
        put_json({what: label})
    else:
        put(f"{what.capitalize()}: {label}")


def _with_json(command: argparse.ArgumentParser, function: Callable[[Request], int]) -> None:
    command.add_argument("--json", action="store_true", help="answer as JSON")
    command.set_defaults(run=function, goes_to_window=True)
