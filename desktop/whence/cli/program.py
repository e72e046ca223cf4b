"""The command line: reads the arguments, runs the command, turns refusals into a sentence and an exit code."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import whence
from whence.cli import deciding, doing, introducing, judging_lines, logging_lines, moving, reading, reviewing
from whence.cli.answers import refuse
from whence.cli.demonstrating import run_demo
from whence.cli.request import Request, day, named_path
from whence.domain.errors import Refusal
from whence.services.opening import Opening
from whence.services.suite import Services
from whence.system.clock import Clock
from whence.system.instance import NoAnswer

DONE, REFUSED, USAGE = 0, 1, 2
MOST_RESULTS = 10_000
OpenWindow = Callable[[Opening, Sequence[str]], int]


def run(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Run one command; gives the exit code. Without a command the window opens."""
    parsed = _parser().parse_args([_storable(argument) for argument in arguments])
    try:
        return _run(parsed, arguments, open_window)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            sys.stderr.close()
            return DONE
        refuse(f"The answer could not be written: {error.strerror}. Choose another place for it.")
    except Refusal as refusal:
        refuse(refusal.sentence)
    except NoAnswer:
        refuse("The window that has this journal open did not answer. Look there whether it was done.")
    except KeyboardInterrupt:
        refuse("Stopped. Nothing that was not finished is kept.")
    return REFUSED


def _run(parsed: argparse.Namespace, arguments: Sequence[str], open_window: OpenWindow) -> int:
    opening = Opening.of_options(parsed.journal, Clock(parsed.today), passphrase_file=parsed.passphrase_file)
    if parsed.is_demo:
        return run_demo(opening, parsed.to, lambda sample: open_window(sample, ()))
    if parsed.capture is not None:
        line = " ".join(parsed.capture)
        reply = opening.hand_over({"capture": line})
        return open_window(opening, ("capture", line)) if reply is None else _repeat(reply)
    if parsed.run is None:
        return open_window(opening, ())
    if parsed.goes_to_window and (reply := opening.hand_over({"arguments": list(arguments)})) is not None:
        return _repeat(reply)
    return int(parsed.run(Request(parsed, opening)))


def run_within(arguments: Sequence[str], opening: Opening, services: Services) -> dict[str, object]:
    """Run a command that was handed over, on the journal a window has open; gives what it wrote and its exit code."""
    parsed = _parser().parse_args(arguments)
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = int(parsed.run(Request(parsed, opening, services)))
        except Refusal as refusal:
            refuse(refusal.sentence)
            code = REFUSED
    return {"code": code, "out": out.getvalue(), "err": err.getvalue()}


def _storable(argument: str) -> str:
    """An argument without bytes that are no text, unless it names a file that is there."""
    cleaned = argument.encode("utf-8", "replace").decode("utf-8")
    return argument if cleaned == argument or Path(argument).exists() else cleaned


def _repeat(reply: dict[str, object]) -> int:
    """Say what the window said."""
    sys.stdout.write(str(reply.get("out", "")))
    sys.stderr.write(str(reply.get("err", "")))
    return REFUSED if reply.get("code") else DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="whence",
        description="A private journal of how you know the people you know. Without a command the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"Whence {whence.__version__}")
    parser.add_argument("--journal", type=Path, metavar="FILE", help="the journal file (else WHENCE_JOURNAL)")
    parser.add_argument("--today", type=_day, metavar="YYYY-MM-DD", help="the day it is said to be")
    parser.add_argument("--passphrase-file", type=Path, metavar="FILE", help="where the passphrase is read from")
    parser.set_defaults(run=None, goes_to_window=False, is_demo=False, capture=None)
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")
    _add_reading(commands)
    _add_moving(commands)
    doing.add_commands(commands)
    introducing.add_commands(commands)
    reviewing.add_commands(commands)
    logging_lines.add_commands(commands)
    judging_lines.add_commands(commands)
    logging_lines.add_capture(commands)
    deciding.add_commands(commands)
    demo = commands.add_parser("demo", help="open the window on a throw-away journal of fictional people")
    demo.add_argument("--to", type=Path, metavar="FILE", help="only write the sample journal to a new file")
    demo.set_defaults(is_demo=True)
    return parser


def _add_reading(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    who = commands.add_parser("who", help="how you know somebody: the brief")
    who.add_argument("name", nargs="+", metavar="NAME")
    _with_json(who, reading.who)
    search = commands.add_parser("search", help="search everything; - reads one query a line")
    search.add_argument("words", nargs="+", metavar="WORDS")
    search.add_argument("--limit", type=_positive, default=10, metavar="N")
    _with_json(search, reading.search)


def _add_moving(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    take_in = commands.add_parser("import", help="import a LinkedIn archive, or a canonical export")
    take_in.add_argument("path", type=named_path, metavar="PATH")
    take_in.add_argument("--dry-run", action="store_true", help="only say what would be imported")
    _with_json(take_in, moving.take_in)
    give_out = commands.add_parser("export", help="write everything, or people as a table, Markdown or vCards")
    give_out.add_argument("--format", choices=("json", "csv", "markdown", "vcard"), default="json")
    give_out.add_argument("--to", type=Path, metavar="PATH", help="a new file; else standard output")
    give_out.add_argument("--force", action="store_true", help="replace the file when it is there")
    _with_json(give_out, moving.give_out)
    _with_json(commands.add_parser("backup", help="make a verified backup now"), moving.back_up)
    restore = commands.add_parser("restore", help="put a backup in the journal's place")
    restore.add_argument("file", type=named_path, metavar="FILE")
    _with_json(restore, moving.restore)
    _with_json(commands.add_parser("check", help="check the journal file"), moving.check)


def _with_json(command: argparse.ArgumentParser, function: Callable[[Request], int]) -> None:
    command.add_argument("--json", action="store_true", help="answer as JSON")
    command.set_defaults(run=function)


def _day(text: str) -> object:
    try:
        return day(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _positive(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_RESULTS:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number from 1 to {MOST_RESULTS}.")
    return int(text)
