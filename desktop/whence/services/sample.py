"""The sample journal: fictional people with a story, on days counted back from today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.domain.identifiers import new_uid
from whence.domain.people import Shelf
from whence.services.journal import Journal
from whence.services.sample_decisions import SampleDecision, write_rules
from whence.services.sample_people import SamplePeople
from whence.storage import connections, follow_ups, history, invitations, sample_rows
from whence.system.resources import resource_table

LABEL = "Open the sample journal"
_DECIDED_STATES = {"decline": "declined", "accept": "accepted", "accept_watch": "accepted_watched"}


def fill_with_sample(journal: Journal) -> int:
    """Fill an empty journal with the fictional people, which can't be undone; gives how many there are."""
    stamp = journal.clock.stamp()
    with journal.store.gate.change(LABEL, "OpenSample", stamp, is_import=True):
        writer = _SampleWriter(journal.store, journal.clock.today(), stamp)
        writer.write()
    with journal.store.gate.untracked():
        history.clear(journal.store.database)
    return len(writer.ids)


@dataclass(slots=True)
class _SampleWriter(SamplePeople):
    """Writes the sample, noun by noun."""

    def write(self) -> None:
        owner, everybody = resource_table("sample/owner.toml"), resource_table("sample/people.toml")
        contact = resource_table("sample/contact.toml")
        self._write_owner(owner)
        for event in everybody["events"]:
            self._write_event(event)
        for person in everybody["people"]:
            self.ids[person["name"]] = self._write_person(person)
        for person in everybody["people"]:
            self._write_history(self.ids[person["name"]], person)
        for row in contact["interactions"]:
            self._write_interaction(row)
        for name, words, days in contact["follow_ups"]:
            due_on = self.today + timedelta(days=days)
            follow_ups.add_follow_up(
                self.store, person_id=self.ids[name], words=words, due_on=due_on, created_at=self.stamp
            )
        kept = write_rules(self.store, contact["rules"], self.today, self.stamp)
        for invitation in contact["invitations"]:
            self._write_invitation(invitation, kept)
        for introduction in contact["introductions"]:
            self._write_introduction(introduction)

    def _write_interaction(self, row: Sequence[Any]) -> None:
        names, channel, direction, days_ago, line = row
        self.add_interaction([self.ids[name] for name in names], channel, direction, self._ago(days_ago), line)

    def _write_invitation(self, told: Mapping[str, Any], rules: Mapping[str, int]) -> None:
        is_incoming = told["direction"] == "incoming"
        decided, asked = told.get("decided"), told.get("asked")
        is_accepted = (decided or [""])[0] == "accept"
        shelf = Shelf.ASIDE if is_incoming and not is_accepted else Shelf.PEOPLE
        person = self._write_person({**told, "met": ["", told["days_ago"], ""], "shelf": shelf})
        self.ids[told["name"]] = person
        sent = self._ago(told["days_ago"])
        state = _DECIDED_STATES[decided[0]] if decided else "asked" if asked else "open" if is_incoming else "sent"
        made = invitations.add_invitation(
            self.store,
            uid=new_uid(),
            person_id=person,
            direction=told["direction"],
            state=state,
            sent_on=Day.on(sent),
            note=told["note"],
            note_kind="text" if told["note"] else "none",
            source="archive",
            headline=told["headline"],
            claimed_relation=told.get("claimed", ""),
            mutual_count=told.get("mutual"),
            answered_on=sent + timedelta(days=1) if decided else None,
            waiting_until=self.today + timedelta(days=asked[1]) if asked else None,
            waiting_default="decline" if asked else "",
            created_at=f"{sent}T08:00:00Z",
            updated_at=f"{sent}T08:00:00Z",
        )
        self._write_invited(person, told, sent)
        if told["note"]:
            direction = "in" if is_incoming else "out"
            self.add_interaction([person], "invitation_note", direction, sent, told["note"])
        if decided:
            SampleDecision(self, person, made, sent + timedelta(days=1)).write(told, rules)
        if asked:
            sample_rows.ask(self.store, person, made, asked[0], sent, self.today + timedelta(days=asked[1]))

    def _write_invited(self, person: PersonId, told: Mapping[str, Any], sent: date) -> None:
        verdict = told.get("decided", [""])[0]
        is_accepted = verdict == "accept"
        waiting = "invited_by_them" if told["direction"] == "incoming" else "invited_by_you"
        connections.add_connection(
            self.store,
            person_id=person,
            state="connected" if is_accepted else "none" if verdict else waiting,
            connected_on=Day.on(sent + timedelta(days=1)) if is_accepted else "",
            first_seen_on=sent,
        )

    def _write_introduction(self, told: Mapping[str, Any]) -> None:
        made = sample_rows.introduce(
            self.store,
            new_uid(),
            self.ids[told["asker"]],
            self.ids[told["asked_for"]],
            told["purpose"],
            told["state"],
            self._ago(told["days_ago"]),
            self.stamp,
        )
        if "outcome" in told:
            outcome, words = told["outcome"]
            sample_rows.judge(self.store, None, made, outcome, words, self._ago(told["days_ago"] - 60))
