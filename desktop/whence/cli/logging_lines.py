"""The command that logs a capture line: log."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from whence.cli.answers import put, put_json, put_json_line
from whence.cli.request import Request
from whence.domain.capture import CaptureLine, Part, PartKind
from whence.domain.capture_parts import Match
from whence.domain.dates import Precision
from whence.domain.errors import Refusal
from whence.services.capture_results import LoggedEvent, LoggedLine, LoggedPerson
from whence.services.commands.capture import LogLine
from whence.services.journal import Done
from whence.services.suite import Services

MOST_CANDIDATES = 5


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands of this module to the parser."""
    log = commands.add_parser(
        "log", help="log a line: “Mara Okafor, data lead at Acme @PyCon Lisbon ^Sam #rust !send paper fri”; - reads it"
    )
    log.add_argument("line", nargs="+", metavar="LINE")
    log.add_argument("--new", action="store_true", help="take the person for somebody new, whoever bears that name")
    log.add_argument("--month-first", action="store_true", help="read 03/04 with the month before the day")
    log.add_argument("--json", action="store_true", help="answer as JSON")
    log.set_defaults(run=log_line, goes_to_window=True)


def add_capture(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command that shows the line in a small window, in the running program where there is one."""
    capture = commands.add_parser("capture", help="open a small window with the line to log in")
    capture.add_argument("capture", nargs="*", metavar="LINE", help="what stands in it to begin with")


def log_line(request: Request) -> int:
    """Do everything one capture line says. Raises Refusal, with nothing saved, when something is unsettled."""
    options = request.arguments
    line = " ".join(options.line)
    lines = [piece for piece in sys.stdin.read().splitlines() if piece.strip()] if line == "-" else [line]
    with request.writing(can_begin=True) as services:
        for number, one in enumerate(lines, 1):
            try:
                answer = _logged(services, LogLine(one, is_new=options.new, day_first=not options.month_first))
            except Refusal as refusal:
                where = f"Line {number}: " if len(lines) > 1 else ""
                raise Refusal(f"{where}{refusal.sentence}") from refusal
            if not request.is_json:
                _put_logged(answer)
            elif line == "-":
                put_json_line(answer)
            else:
                put_json(answer)
    return 0


def _logged(services: Services, command: LogLine) -> dict[str, Any]:
    settled = services.capture.settled(command)
    _refuse_ambiguous(settled.capture)
    return line_value(services, services.journal.do(settled))


def line_value(services: Services, done: Done) -> dict[str, Any]:
    """A logged line in the field names of the public interface."""
    logged: LoggedLine = done.value
    capture = logged.capture
    promises = [{"words": one.words, "due_on": one.due_on.isoformat()} for one in logged.follow_ups]
    return {
        "uid": logged.people[0].uid,
        "people": [_person_value(one) for one in logged.people],
        "parts": [_part_value(part, logged) for part in capture.parts],
        "event": _event_value(logged.event),
        "place": logged.place or None,
        "introducer": _person_value(logged.introducers[0]) if logged.introducers else None,
        "tags": [part.value for part in capture.of(PartKind.TAG)],
        "follow_up": promises[0] if promises else None,
        "follow_ups": promises,
        "day": str(logged.day) or None,
        "precision": (logged.day.precision if logged.day.is_known else Precision.UNKNOWN).value,
        "channel": logged.channel.value if logged.channel else None,
        "direction": capture.direction.value if capture.direction else None,
        "note": capture.has_note,
        "connection": logged.connection.value if logged.connection else None,
        "text": capture.text,
        "sentence": services.briefs.sentences([logged.people[0].id])[logged.people[0].id],
        "questions": list(capture.problems),
    }


def _part_value(part: Part, logged: LoggedLine) -> dict[str, Any]:
    return {
        "kind": part.kind.value,
        "text": logged.capture.line[part.start : part.end],
        "value": part.value,
        "uid": _uid_of(part, logged),
        "is_new": None if part.match is Match.NONE else part.match is not Match.EXISTING,
    }


def _uid_of(part: Part, logged: LoggedLine) -> str | None:
    """The uid of the person or event a part is about, the new ones included."""
    if part.kind is PartKind.PERSON:
        return logged.people[logged.capture.people.index(part)].uid
    if part.kind is PartKind.INTRODUCER:
        return logged.introducers[logged.capture.of(PartKind.INTRODUCER).index(part)].uid
    is_event = part.kind is PartKind.EVENT and logged.event is not None and part == logged.capture.first(PartKind.EVENT)
    return logged.event.uid if is_event and logged.event is not None else None


def _person_value(one: LoggedPerson) -> dict[str, Any]:
    return {"uid": one.uid, "name": one.name, "is_new": one.is_new}


def _event_value(one: LoggedEvent | None) -> dict[str, Any] | None:
    return None if one is None else {"uid": one.uid, "name": one.name, "is_new": one.is_new}


def _refuse_ambiguous(capture: CaptureLine | None) -> None:
    """Raises Refusal that lists whom or what a name can mean; every other refusal is left to the command."""
    parts = capture.parts if capture and not capture.problem else ()
    asked = next((part for part in parts if part.match is Match.AMBIGUOUS and part.is_blocking), None)
    if asked is None:
        return
    shown = [
        one.name + (f" ({one.hint})" if one.hint and one.hint != one.name else "")
        for one in asked.candidates[:MOST_CANDIDATES]
    ]
    more = len(asked.candidates) - len(shown)
    rest = f" and {more} more" if more else ""
    raise Refusal(f"{asked.problem} In the journal: {'; '.join(shown)}{rest}. --new takes somebody new.", field="line")


def _put_logged(answer: dict[str, Any]) -> None:
    put(answer["sentence"])
    for part in answer["parts"]:
        new = " (new)" if part["is_new"] else ""
        put(f"  {part['kind'].replace('_', ' ')}: {part['value']}{new}")
    for one in answer["follow_ups"]:
        put(f"  due on {one['due_on']}: {one['words'] or 'follow up'}")
    for question in answer["questions"]:
        put(f"  ? {question}")
