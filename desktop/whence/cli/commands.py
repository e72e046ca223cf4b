"""Every command of the command line, with its options and what carries it out."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from whence.cli import deciding, doing, introducing, judging_lines, logging_lines, moving, reading, reviewing
from whence.cli.request import Request, named_path

MOST_RESULTS = 10_000


def add_commands(parser: argparse.ArgumentParser) -> None:
    """Have a parser know every command."""
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


def _positive(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_RESULTS:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number from 1 to {MOST_RESULTS}.")
    return int(text)
