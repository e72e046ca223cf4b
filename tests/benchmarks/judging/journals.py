"""Writes a journal of thousands of judged requests: notes, decisions with facts, groups, outcomes, open requests."""

from __future__ import annotations

import json
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any, Final

from tests.generating.texts import TextMaker
from whence.domain.case_facts import kept_facts
from whence.domain.evidence import STRANGER, Approach, Sender, Standing
from whence.domain.evidence_words import noticed
from whence.domain.suggestions import Policy
from whence.services.judging import Judge
from whence.services.own_records import owner_profile
from whence.storage import derived
from whence.storage.store import create_store

if TYPE_CHECKING:
    from pathlib import Path

    from whence.storage.store import Store

TODAY: Final = date(2026, 11, 20)
_JUDGED: Final = 1_500
_BODIES: Final = (
    "we help {a} teams cut their {b} bill by up to 40%. Would you be open to a 15-minute call next week?",
    "I came across your profile and would love to show you a demo of our {a} platform.",
    "your Tidewater atlas helped me with {a}; I would like to hear how you do {b}.",
    "I noticed we both work in {a} and would be glad to have you in my network.",
    "please join our group on {a} and {b}, it is free for experts like you.",
    "we were colleagues at Quillmark Insurance in the {a} team.",
    "my agency offers {a}, {b} and SEO services at competitive rates.",
    "we met at the {a} session and talked about {b}.",
    "let's connect!",
    "would you endorse me for {a}, {b}, planning and leadership?",
)
_STATES: Final = {
    "accept": "accepted",
    "accept_watch": "accepted_watched",
    "ask_first": "accepted",
    "decline": "declined",
    "leave": "left",
}
_USUAL: Final = {"accept": "accept", "decline": "decline", "ask_first": "ask_first"}
_INSERT_INVITATION: Final = (
    "INSERT INTO invitation (id, uid, person_id, direction, state, sent_on, note, note_kind, headline, mutual_count, "
    "answered_on, created_at, updated_at) VALUES (?,?,?,'incoming',?,?,?,?,?,?,?,?,?)"
)
_INSERT_DECISION: Final = (
    "INSERT INTO decision (id, uid, person_id, invitation_id, stage, verdict, codes, rationale, facts, policy, "
    "rule_id, exception, group_uid, decided_on, decided_at) VALUES (?,?,?,?,'invitation',?,?,?,?,?,?,?,?,?,?)"
)


def write_judged_journal(path: Path, *, count: int, waiting: int, connected: int = 0, seed: int = 3) -> None:
    """Make a journal at `path`, which must not exist, with `count` notes decided about and `waiting` open ones.

    `connected` others are among the owner's connections. The same numbers and seed give the same facts.
    """
    store = create_store(path)
    with store.gate.untracked():
        writer = _Writer(store, Random(seed))
        writer.write(count, waiting)
        writer.write_connected(count + waiting + 1, connected)
        derived.rebuild(store.database)
    store.close()


class _Writer:
    """Draws the rows of one journal."""

    def __init__(self, store: Store, rng: Random) -> None:
        self._database = store.database
        self._rng = rng
        self._texts = TextMaker(rng)
        self._write_owner()
        self._judge = Judge(owner_profile(store))
        self._known: list[tuple[dict[str, Any], str, list[str], str]] = []

    def write(self, count: int, waiting: int) -> None:
        """Write everybody with an invitation, and a decision about the first `count`."""
        group, left = "", 0
        for number in range(1, count + waiting + 1):
            note, sent = self._note(), TODAY - timedelta(days=self._rng.randrange(2_000))
            facts, verdict, codes, sentence = self._facts(note)
            self._write_request(number, note, sent, _STATES.get(verdict, "left") if number <= count else "open")
            if number > count:
                continue
            if not left:
                group, left = (f"group-{number}", self._rng.randint(3, 200)) if self._rng.random() < 0.002 else ("", 1)
            left -= 1
            self._write_decision(number, sent, verdict, codes, sentence, facts, group)

    def write_connected(self, first: int, count: int) -> None:
        """Write people the owner is connected with, numbered from `first`."""
        for number in range(first, first + count):
            self._write_person(number, "2020-01-01", "people", "")
            self._database.write("INSERT INTO connection (person_id, state) VALUES (?, 'connected')", (number,))

    def _write_owner(self) -> None:
        self._database.write("DELETE FROM own_profile")
        self._database.write(
            "INSERT INTO own_profile (first_name, last_name, policy, anchors, fields) VALUES ('Clara', 'Bentley', "
            "'selective', '[\"Tidewater atlas\"]', '[\"mapping\", \"hydrology\"]')"
        )
        for number in (1, 2, 3):
            self._database.write(
                "INSERT INTO rule (id, uid, sentence, condition, verdict, starts_on, created_at) VALUES (?,?,?,?,"
                "'decline','2020-01-01','2020-01-01')",
                (
                    number,
                    f"rule-{number}",
                    f"Rule number {number}.",
                    '{"terms":[{"fact":"note_kind","comparison":"is","value":"none"}]}',
                ),
            )

    def _note(self) -> str:
        body = self._texts.message("Clara")
        first, second = self._texts.rare_word(), self._texts.rare_word()
        return f"Hi Clara, {self._rng.choice(_BODIES).format(a=first, b=second)} {body}"

    def _facts(self, note: str) -> tuple[dict[str, Any], str, list[str], str]:
        """Facts, verdict, codes and a rationale: judged for the first, drawn from those for the others."""
        if len(self._known) == _JUDGED:
            return self._rng.choice(self._known)
        rng = self._rng
        sender = Sender("Pelle Brandvik", "Adviser", "", rng.choice((None, 0, 2, 9, 40)), (), rng.choice((None, True)))
        standing = Standing(("You met at the fair.",)) if rng.random() < 0.1 else STRANGER
        evidence, suggestion = self._judge.weigh(Approach(sender, note), standing, Policy.SELECTIVE)
        policy = Policy.OPEN if rng.random() < 0.1 else Policy.SELECTIVE
        facts = kept_facts(evidence, noticed(evidence, ""), policy, suggestion.verdict.value)
        verdict = suggestion.verdict.value if rng.random() < 0.85 else rng.choice(tuple(_STATES))
        self._known.append((facts, verdict, list(suggestion.codes), suggestion.rationale_draft))
        return self._known[-1]

    def _write_request(self, number: int, note: str, sent: date, state: str) -> None:
        day = sent.isoformat()
        headline = f"{self._texts.rare_word()} adviser"
        self._write_person(number, day, "aside", headline)
        answered = day if state != "open" else ""
        self._database.write(
            _INSERT_INVITATION,
            (
                number,
                f"invitation-{number}",
                number,
                state,
                day,
                note,
                "text",
                headline,
                number % 7,
                answered,
                day,
                day,
            ),
        )

    def _write_person(self, number: int, day: str, shelf: str, headline: str) -> None:
        name = f"{self._texts.rare_word()} {self._texts.rare_word()}".title()
        self._database.write(
            "INSERT INTO person (id, uid, name, first_name, last_name, shelf, headline, created_at, updated_at) VALUES "
            "(?,?,?,?,?,?,?,?,?)",
            (number, f"person-{number}", name, *name.split(), shelf, headline, day, day),
        )

    def _write_decision(
        self, number: int, sent: date, verdict: str, codes: list[str], said: str, facts: dict[str, Any], group: str
    ) -> None:
        day = sent.isoformat()
        policy = next(one for one in facts["features"] if one.startswith("policy:")).partition(":")[2]
        rule = self._rng.choice((None, 1, 2, 3))
        exception = self._texts.line() if rule and self._rng.random() < 0.1 else ""
        self._database.write(
            _INSERT_DECISION,
            (
                number, f"decision-{number}", number, number, verdict, json.dumps(codes),
                f"{said} {self._texts.line()}", json.dumps(facts), policy, rule, exception, group, day, day,
            ),
        )  # fmt: skip
        if self._rng.random() < 0.1:
            self._database.write(
                "INSERT INTO outcome (decision_id, verdict, words, judged_on) VALUES (?,?,'',?)",
                (number, self._rng.choice(("good", "mixed", "bad")), day),
            )
