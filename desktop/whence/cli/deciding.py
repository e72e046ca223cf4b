"""The command that records a decision about a person: decide."""

from __future__ import annotations

import argparse
from typing import Any

from whence.cli.answers import put, put_json
from whence.cli.request import Request
from whence.domain.decisions import VERDICT_WORDS, Decision, Verdict
from whence.domain.errors import NobodyFound, Refusal
from whence.domain.reason_codes import reason_words
from whence.services.commands.desk import Decide, Reasons
from whence.services.suite import Services

_VERDICTS = tuple(verdict.value for verdict in Verdict if verdict is not Verdict.LOOK)


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands of this module to the parser."""
    decide = commands.add_parser("decide", help="record a decision about a person, with its reason")
    decide.add_argument("person", nargs="+", metavar="PERSON", help="a name or a uid")
    decide.add_argument("--verdict", required=True, choices=_VERDICTS, metavar="V", help=", ".join(_VERDICTS))
    decide.add_argument("--code", action="append", default=[], metavar="C", help="a reason code; may be repeated")
    decide.add_argument("--because", default="", metavar="TEXT", help="the rationale, in your own words")
    decide.add_argument("--exception", default="", metavar="TEXT", help="why this departs from a rule of yours")
    decide.add_argument("--json", action="store_true", help="answer as JSON")
    decide.set_defaults(run=record_decision, goes_to_window=True)


def record_decision(request: Request) -> int:
    """Record a decision. Raises NobodyFound for nobody; Refusal for several people, and without a reason.

    Departing from a rule of the owner's needs an exception with its own reason.
    """
    options = request.arguments
    name, verdict = " ".join(options.person), Verdict(options.verdict)
    with request.writing() as services:
        person = services.people.id_of_uid(name) or _meant(services, name)
        shown = services.people.names([person])[person]
        reasons = services.desk.reasons_for(
            person, verdict, Reasons(tuple(options.code), options.because, exception=options.exception)
        )
        try:
            done = services.journal.do(Decide(person, verdict, reasons, name=shown))
        except Refusal as refusal:
            if refusal.field == "exception":
                raise Refusal(f'{refusal.sentence} Give it with --exception "…".', field="exception") from refusal
            raise
        decided = services.desk.decision(done.value)
        uid = services.people.page(person).person.uid
    if request.is_json:
        put_json(_decision_value(decided, uid, shown))
    else:
        _put_decision(decided, shown)
    return 0


def _meant(services: Services, name: str) -> Any:
    meant = services.recall.meant(name)
    if not meant:
        raise NobodyFound(f"Nobody in this journal matches “{name}”. Check the spelling, or log them first.")
    if len(meant) > 1:
        several = "; ".join(f"{one.name} ({one.uid})" for one in meant[:5])
        raise Refusal(f"Several people match “{name}”: {several}. Name one of them in full, or by uid.")
    return meant[0].person


def _decision_value(one: Decision, person: str, name: str) -> dict[str, Any]:
    return {
        "uid": one.uid,
        "person": {"uid": person, "name": name},
        "stage": one.stage,
        "verdict": one.verdict.value,
        "codes": list(one.codes),
        "rationale": one.rationale,
        "exception": one.exception or None,
        "look_back_on": one.look_back_on.isoformat() if one.look_back_on else None,
        "decided_on": one.decided_on.isoformat(),
    }


def _put_decision(one: Decision, name: str) -> None:
    put(f"{VERDICT_WORDS[one.verdict].capitalize()}: {name}. {one.rationale}".rstrip())
    for code in one.codes:
        put(f"  {reason_words(code)}")
    if one.look_back_on is not None:
        put(f"  an exception; look back on {one.look_back_on.isoformat()}")
