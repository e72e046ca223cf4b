"""The people of the sample journal: how they are known, and how the connection stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.domain.events import series_of
from whence.domain.identifiers import new_uid
from whence.domain.names import profile_key
from whence.domain.people import name_parts
from whence.services.sample_tools import SampleTools
from whence.storage import affiliations, connections, events, follow_ups, invitations, own, people, sample_rows

_ADDRESS = "https://www.linkedin.com/in/"


@dataclass(slots=True)
class SamplePeople(SampleTools):
    """Writes the owner, the events and the people."""

    def _write_owner(self, owner: Mapping[str, Any]) -> None:
        own.save_profile(self.store, **owner["profile"])
        for one in owner["affiliations"]:
            years = [Day.year(self.today.year - ago) for ago in one["years"]]
            affiliations.add_own_affiliation(
                self.store,
                kind=one.get("kind", "employer"),
                organisation=one["organisation"],
                aliases=one.get("aliases", []),
                title=one["title"],
                starts_on=years[0],
                ends_on=years[1] if len(years) > 1 else "",
            )

    def _write_event(self, event: Mapping[str, Any]) -> None:
        starts = self._ago(event["days_ago"])
        name = f"{event['name']} {starts.year}"
        self.events[event["name"]] = events.add_event(
            self.store,
            uid=new_uid(),
            name=name,
            place=event["place"],
            starts_on=Day.on(starts),
            ends_on=Day.on(starts + timedelta(days=event["days"] - 1)),
            series=series_of(name),
            created_at=self.stamp,
        )

    def _write_person(self, person: Mapping[str, Any]) -> PersonId:
        first_name, last_name = name_parts(person["name"])
        known = person.get("connected") or (person["met"][1] if "met" in person else 30)
        added = f"{self._ago(min(known, 1000))}T09:00:00Z"
        return people.add_person(
            self.store,
            uid=new_uid(),
            name=person["name"],
            first_name=first_name,
            last_name=last_name,
            headline=person.get("headline", ""),
            give=person.get("give", ""),
            ask=person.get("ask", ""),
            created_at=added,
            updated_at=added,
            shelf=person.get("shelf", "people"),
        )

    def _write_history(self, person: PersonId, told: Mapping[str, Any]) -> None:
        if told.get("organisation") or told.get("title"):
            affiliations.add_affiliation(
                self.store,
                person_id=person,
                organisation=told.get("organisation", ""),
                title=told.get("title", ""),
                first_seen_on=self.today,
                last_seen_on=self.today,
            )
        self._write_origin(person, told)
        for tag in told.get("tags", ()):
            follow_ups.tag_person(self.store, person, self._tag(tag))
        if "label" in told:
            sample_rows.label(self.store, person, told["label"])
        if "connected" in told:
            self._write_connection(person, told)

    def _write_origin(self, person: PersonId, told: Mapping[str, Any]) -> None:
        if "met" not in told and "words" not in told:
            return
        event, days_ago, introducer = told.get("met", ("", None, told.get("introducer", "")))
        day = Day.on(self._ago(days_ago)) if days_ago is not None else ""
        events.add_origin(
            self.store,
            person_id=person,
            is_first=True,
            event_id=self.events.get(event),
            day=day,
            introducer_id=self.ids.get(introducer),
            words=told.get("words", ""),
            created_at=f"{self._ago(days_ago or 0)}T20:00:00Z",
        )

    def _write_connection(self, person: PersonId, told: Mapping[str, Any]) -> None:
        connected = self._ago(told["connected"])
        slug = "-".join(told["name"].lower().split())
        people.add_identity(
            self.store, person_id=person, kind="profile", value=_ADDRESS + slug, key=profile_key(_ADDRESS + slug)
        )
        removed = told.get("removed")
        connections.add_connection(
            self.store,
            person_id=person,
            state="removed_by_you" if removed else "connected",
            connected_on=Day.on(connected),
            ended_on=Day.on(self._ago(removed[2])) if removed else "",
            first_seen_on=connected,
            source="archive",
        )
        made = self._write_note(person, told, connected) if "note" in told else None
        if "accepted" in told:
            self._write_acceptance(person, told, made, connected)
        if removed:
            codes, why, days = removed
            made_decision = self.decide(person, None, "tie", "remove", [codes], why, self._ago(days))
            sample_rows.remove(self.store, person, made_decision, self._ago(days), why)
        if "red_flag" in told:
            what, hours = told["red_flag"]
            sample_rows.raise_red_flag(self.store, person, what, hours, connected + timedelta(days=1))

    def _write_note(self, person: PersonId, told: Mapping[str, Any], connected: date) -> int:
        who, text = told["note"]
        kind = "text" if text else "default" if who == "default" else "none"
        made = invitations.add_invitation(
            self.store,
            uid=new_uid(),
            person_id=person,
            direction="outgoing" if who == "out" else "incoming",
            state="accepted_watched" if told.get("accepted", [""])[0] == "accept_watch" else "accepted",
            sent_on=Day.on(connected - timedelta(days=1)),
            note=text,
            note_kind=kind,
            source="archive",
            created_at=self.stamp,
            updated_at=self.stamp,
        )
        if text:
            direction = "out" if who == "out" else "in"
            self.add_interaction([person], "invitation_note", direction, connected - timedelta(days=1), text)
        return made

    def _write_acceptance(self, person: PersonId, told: Mapping[str, Any], made: int | None, on: date) -> None:
        verdict, rationale = told["accepted"]
        decision = self.decide(
            person, made, "invitation", verdict, ["A-STRATEGY"], rationale, on, exception=told.get("exception", "")
        )
        if "outcome" in told:
            outcome, words = told["outcome"]
            sample_rows.judge(self.store, decision, None, outcome, words, on + timedelta(days=90))
