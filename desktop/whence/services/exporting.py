"""Exporting: the canonical export that holds every fact, and people as a table, Markdown or vCards."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

from whence.domain import affiliations as affiliation_rules
from whence.domain.changes import PersonId
from whence.domain.errors import Refusal
from whence.domain.people import IdentityKind
from whence.domain.people_filters import PeopleFilter, PeopleOrder
from whence.exchange import markdown, tables, vcard_writing
from whence.exchange.vcard_writing import CardValues
from whence.services.briefs import Briefs
from whence.services.journal import Journal
from whence.storage import affiliations, follow_ups, people, people_lists
from whence.storage.dump import write_dump
from whence.storage.dump_reading import read_dump

FORMATS = ("json", "csv", "markdown", "vcard")
_HEADER = ("uid", "name", "title", "organisation", "profile", "email", "how known", "tie", "last contact", "note")


class Exporting:
    """Writes the journal out, and a whole one back into an empty journal."""

    def __init__(self, journal: Journal, briefs: Briefs) -> None:
        self._journal = journal
        self._briefs = briefs

    def write(self, form: str, file: IO[bytes], progress: Callable[[int], None] = lambda _: None) -> int:
        """Write one of FORMATS to a file; gives the number of rows, or of people where it is not "json"."""
        if form == "json":
            return write_dump(self._journal.store.database, file, progress)
        ids = people_lists.ids(self._journal.store, PeopleFilter(), PeopleOrder.NAME, self._journal.clock.today())
        for count, piece in enumerate(self._pieces(form, ids)):
            file.write(piece)
            progress(min(count, len(ids)))
        return len(ids)

    def write_file(
        self, form: str, path: Path, progress: Callable[[int], None] = lambda _: None, *, can_replace: bool = True
    ) -> int:
        """Write one of FORMATS to a file, readable by its owner only, put in place when it is whole.

        Raises Refusal when it can't be written, when it is no place for a file, and when there is a file already that
        is not to be replaced.
        """
        self._refuse_place(path, can_replace=can_replace)
        unfinished = path.with_name(f".{path.name}.unfinished")
        try:
            with os.fdopen(os.open(unfinished, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as file:
                count = self.write(form, file, progress)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(path)
        except OSError as error:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
            raise Refusal(f"{path} could not be written: {error.strerror}. Choose another place.") from error
        return count

    def read_file(self, path: Path, progress: Callable[[int], None] = lambda _: None) -> int:
        """Read a canonical export into this journal, which must be empty; gives the number of rows.

        Raises Refusal when it is not empty, UnreadableInput with what is wrong and where.
        """
        with path.open("rb") as file:
            return read_dump(
                self._journal.store, file, name=path.name, done_at=self._journal.clock.stamp(), progress=progress
            )

    def _refuse_place(self, path: Path, *, can_replace: bool) -> None:
        if not path.exists():
            return
        if path.samefile(self._journal.store.path):
            raise Refusal(f"{path} is the journal itself. Name another file to write to.")
        if path.is_dir():
            raise Refusal(f"{path} is a folder. Name a file in it to write to.")
        if not path.is_file():
            raise Refusal(f"{path} is not a file that can be replaced. Name a file, or leave out where to write.")
        if not can_replace:
            raise Refusal(f"{path} is there already. Name another file, or replace it with --force.")

    def _pieces(self, form: str, ids: Iterable[PersonId]) -> Iterator[bytes]:
        if form == "csv":
            return tables.csv_lines(_HEADER, self._rows(ids))
        if form == "markdown":
            return markdown.person_sections(self._briefs.brief(person) for person in ids)
        return vcard_writing.cards(self._cards(ids))

    def _rows(self, ids: Iterable[PersonId]) -> Iterator[tuple[str, ...]]:
        for person in ids:
            brief, card = self._briefs.brief(person), self._card(person)
            yield (
                brief.uid, brief.name, card.title, card.organisation, brief.profile_url, next(iter(card.emails), ""),
                brief.sentence, brief.tie.category, brief.tie.last_day, card.note,
            )  # fmt: skip

    def _cards(self, ids: Iterable[PersonId]) -> Iterator[CardValues]:
        return (self._card(person) for person in ids)

    def _card(self, person_id: PersonId) -> CardValues:
        store = self._journal.store
        found = people.people(store, [person_id])[person_id]
        employer = affiliation_rules.current(affiliations.affiliations(store, person_id))
        known = people.identities(store, person_id)
        notes = people.private_notes(store, person_id)

        def of(kind: IdentityKind) -> tuple[str, ...]:
            return tuple(one.value for one in known if one.kind is kind)

        return CardValues(
            found.uid, found.name, found.first_name, found.last_name, employer.organisation if employer else "",
            employer.title if employer else "", of(IdentityKind.EMAIL), of(IdentityKind.PHONE),
            of(IdentityKind.PROFILE), "\n".join(note.text for note in notes),
            follow_ups.tags_of(store, [person_id]).get(person_id, ()),
        )  # fmt: skip
