"""The command line: reads the arguments, runs the command, turns refusals into a sentence and an exit code."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import whence
from whence.cli.answers import refuse
from whence.cli.request import Request, day
from whence.domain.errors import Refusal
from whence.services.opening import Opening
from whence.services.suite import Services
from whence.system.clock import Clock
from whence.system.instance import NoAnswer

DONE, REFUSED, USAGE = 0, 1, 2
OpenWindow = Callable[[Opening, Sequence[str]], int]


def run(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Run one command; gives the exit code. Without a command the window opens."""
    parsed = _parsed([_storable(argument) for argument in arguments])
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
        from whence.cli.demonstrating import run_demo

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


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """The arguments as read. Commands are loaded where one is named: the window does not wait for them."""
    options = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    _add_options(options)
    try:
        parsed, rest = options.parse_known_args(arguments)
    except argparse.ArgumentError:
        return _parser().parse_args(arguments)
    return _parser().parse_args(arguments) if rest else parsed


def _parser() -> argparse.ArgumentParser:
    from whence.cli.commands import add_commands

    parser = argparse.ArgumentParser(
        prog="whence",
        description="A private journal of how you know the people you know. Without a command the window opens.",
    )
    _add_options(parser)
    add_commands(parser)
    return parser


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--version", action="version", version=f"Whence {whence.__version__}")
    parser.add_argument("--journal", type=Path, metavar="FILE", help="the journal file (else WHENCE_JOURNAL)")
    parser.add_argument("--today", type=_day, metavar="YYYY-MM-DD", help="the day it is said to be")
    parser.add_argument("--passphrase-file", type=Path, metavar="FILE", help="where the passphrase is read from")
    parser.set_defaults(run=None, goes_to_window=False, is_demo=False, capture=None)


def _day(text: str) -> object:
    try:
        return day(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
