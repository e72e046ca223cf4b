"""Adding people and changing what is kept about them."""

from __future__ import annotations

from whence.domain.changes import PersonId
from whence.domain.errors import Refusal
from whence.domain.identifiers import new_uid
from whence.domain.names import fold
from whence.domain.people import (
    IdentityKind,
    Shelf,
    checked_name,
    clean_line,
    clean_text,
    identity_key,
    name_parts,
)
from whence.services.commands import people as commands
from whence.services.work import Work
from whence.storage import affiliations, follow_ups, people

LONGEST_TAG = 60


def add_person(command: commands.AddPerson, work: Work) -> PersonId:
    """Raises Refusal for a name that can't be kept, and for an address that is none."""
    name = checked_name(command.name)
    first_name, last_name = name_parts(name)
    person = people.add_person(
        work.store,
        uid=new_uid(),
        name=name,
        first_name=first_name,
        last_name=last_name,
        is_name_missing=command.is_name_missing,
        created_at=work.stamp,
        updated_at=work.stamp,
    )
    if command.organisation or command.title:
        _add_employer(work, person, command.organisation, command.title)
    if command.profile_url:
        _add_identity(work, person, IdentityKind.PROFILE, command.profile_url)
    if command.email:
        _add_identity(work, person, IdentityKind.EMAIL, command.email)
    return person


def add_people(command: commands.AddPeople, work: Work) -> tuple[PersonId, ...]:
    """Raises Refusal when there is no name among those given, and at the first that is none or stands there twice.

    Its field is "name1" for the first, "name2" for the second, empty ones counted too.
    """
    if not any(name.strip() for name in command.names):
        raise Refusal("Type at least one name.", field="name1")
    typed: dict[str, str] = {}
    for place, name in enumerate(command.names, 1):
        if name.strip():
            _refuse_odd(name.strip(), typed, f"name{place}")
    return tuple(add_person(commands.AddPerson(name), work) for name in command.names if name.strip())


def _refuse_odd(name: str, typed: dict[str, str], field: str) -> None:
    """Raises Refusal for a name without a letter, and for one that is among `typed`; else it is there afterwards."""
    if not any(letter.isalpha() for letter in name):
        raise Refusal(f"“{name}” has no letter, so it is no name. Type a name, or empty this line.", field=field)
    same = typed.setdefault(" ".join(fold(name).split()), name)
    if same is not name:
        raise Refusal(
            f"{same} is among these names already. Empty this line, or add what tells the two apart.", field=field
        )


def rename_person(command: commands.RenamePerson, work: Work) -> None:
    """Raises Refusal for a name that can't be kept."""
    person = work.person(command.person)
    name = checked_name(command.name)
    first_name, last_name = name_parts(name)
    people.amend_person(
        work.store,
        person.id,
        name=name,
        first_name=first_name,
        last_name=last_name,
        is_name_missing=False,
        updated_at=work.stamp,
    )


def describe_person(command: commands.DescribePerson, work: Work) -> None:
    """Raises Refusal for a number of mutual connections below none."""
    work.person(command.person)
    if command.mutual_count is not None and command.mutual_count < 0:
        raise Refusal("There can't be fewer than no mutual connections. Type 0 or more.", field="mutual_count")
    said = {
        name: clean_line(value) if isinstance(value, str) else value
        for name in ("headline", "give", "ask", "introduction_wish", "mutual_count", "is_of_interest")
        if (value := getattr(command, name)) is not None
    }
    people.amend_person(work.store, command.person, **said, updated_at=work.stamp)


def shelve_people(command: commands.ShelvePeople, work: Work) -> None:
    """Nobody is deleted: the bin can be looked into and emptied by hand."""
    on = None if command.shelf is Shelf.PEOPLE else work.today
    for person in command.people:
        if work.person(person).shelf is not command.shelf:
            people.amend_person(work.store, person, shelf=command.shelf, shelved_on=on, updated_at=work.stamp)


def add_identity(command: commands.AddIdentity, work: Work) -> None:
    """Raises Refusal for a value that is no address or number of its kind."""
    work.person(command.person)
    _add_identity(work, command.person, command.kind, command.value)


def delete_identity(command: commands.DeleteIdentity, work: Work) -> None:
    """Nothing happens when it is gone already."""
    people.delete_identity(work.store, command.identity)


def set_affiliation(command: commands.SetAffiliation, work: Work) -> None:
    """Raises Refusal without an organisation and a title, and for an end before the start."""
    work.person(command.person)
    if not command.organisation.strip() and not command.title.strip():
        raise Refusal("Type an employer or school, or at least a title.", field="organisation")
    start, end = command.starts_on.start, command.ends_on.end
    if start is not None and end is not None and end < start:
        raise Refusal(f"It can't end in {command.ends_on.words} before it began.", field="ends_on")
    columns = {
        "organisation": clean_line(command.organisation),
        "title": clean_line(command.title),
        "kind": command.kind,
        "starts_on": command.starts_on,
        "ends_on": command.ends_on,
        "is_current": command.is_current and not command.ends_on.is_known,
    }
    if command.affiliation is None:
        affiliations.add_affiliation(work.store, person_id=command.person, last_seen_on=work.today, **columns)
    else:
        affiliations.amend_affiliation(work.store, command.affiliation, **columns)


def delete_affiliation(command: commands.DeleteAffiliation, work: Work) -> None:
    """Nothing happens when it is gone already."""
    affiliations.delete_affiliation(work.store, command.affiliation)


def tag_people(command: commands.TagPeople, work: Work) -> None:
    """Raises Refusal for a tag without a letter or digit, or one longer than a tag can be."""
    name = clean_line(command.tag).lstrip("#").strip()
    if not any(character.isalnum() for character in name) or len(name) > LONGEST_TAG:
        raise Refusal(f"A tag has a letter or digit and at most {LONGEST_TAG} characters.", field="tag")
    tag = follow_ups.tag_id(work.store, name) or follow_ups.add_tag(work.store, name)
    for person in command.people:
        follow_ups.tag_person(work.store, work.person(person).id, tag)


def untag_people(command: commands.UntagPeople, work: Work) -> None:
    """Nothing happens to people who don't have the tag."""
    tag = follow_ups.tag_id(work.store, command.tag)
    for person in command.people if tag is not None else ():
        follow_ups.untag_person(work.store, person, tag or 0)


def write_private_note(command: commands.WritePrivateNote, work: Work) -> None:
    """Raises Refusal for a new note without text."""
    work.person(command.person)
    text = clean_text(command.text).strip()
    if command.note is not None and not text:
        people.delete_private_note(work.store, command.note)
    elif command.note is not None:
        people.amend_private_note(work.store, command.note, text=text)
    elif text:
        day = command.written_on or work.today
        people.add_private_note(work.store, person_id=command.person, text=text, written_on=day, created_at=work.stamp)
    else:
        raise Refusal("Type the note first; an empty one is not kept.", field="text")


def _add_employer(work: Work, person: PersonId, organisation: str, title: str) -> None:
    affiliations.add_affiliation(
        work.store,
        person_id=person,
        organisation=clean_line(organisation),
        title=clean_line(title),
        first_seen_on=work.today,
        last_seen_on=work.today,
    )


def _add_identity(work: Work, person: PersonId, kind: IdentityKind, value: str) -> None:
    key = identity_key(kind, value)
    if all((known.kind, known.key) != (kind, key) for known in people.identities(work.store, person)):
        people.add_identity(work.store, person_id=person, kind=kind, value=clean_line(value), key=key)
