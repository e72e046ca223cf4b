"""The kinds of file in an archive: names of the files, signatures and names of their columns. Data.

English headers are the only ones seen in exports; the other languages stand ready in case one is localised.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What a file of the archive holds."""

    CONNECTIONS = "connections"
    INVITATIONS = "invitations"
    MESSAGES = "messages"
    POSITIONS = "positions"
    EDUCATION = "education"
    PROFILE = "profile"
    EMAILS = "emails"
    ENDORSEMENTS_RECEIVED = "endorsements_received"
    ENDORSEMENTS_GIVEN = "endorsements_given"
    RECOMMENDATIONS_RECEIVED = "recommendations_received"
    RECOMMENDATIONS_GIVEN = "recommendations_given"
    NOTES = "notes"
    CANDIDATES = "candidates"
    IGNORED = "ignored"


MAIN_KINDS: Final = frozenset({Kind.CONNECTIONS, Kind.INVITATIONS, Kind.MESSAGES})
"""Kinds whose unknown header stops the import; of the others it is a warning."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a kind of file looks: stems of its name, signatures of its header, normalised header names of each field."""

    stems: frozenset[str]
    signatures: tuple[frozenset[str], ...]
    names: dict[str, tuple[str, ...]]
    fields_by_name: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        by_name = {name: key for key, names in self.names.items() for name in reversed(names)}
        object.__setattr__(self, "fields_by_name", by_name)


def _layout(stems: str, signatures: tuple[str, ...], names: dict[str, str]) -> Layout:
    return Layout(
        frozenset(stems.split()),
        tuple(frozenset(signature.split()) for signature in signatures),
        {key: tuple(value.split()) for key, value in names.items()},
    )


_PERSON: Final = {
    "first_name": "firstname vorname prenom nombre nome voornaam imie",
    "last_name": "lastname nachname nom apellidos apellido sobrenome cognome achternaam nazwisko",
}
_RECOMMENDATION: Final = _PERSON | {
    "company": "company unternehmen entreprise empresa",
    "title": "jobtitle position",
    "text": "text",
    "created": "creationdate createdon",
    "status": "status",
}

LAYOUTS: Final[dict[Kind, Layout]] = {
    Kind.CONNECTIONS: _layout(
        "connections linkedinconnectionsexportmicrosoftoutlook linkedinconnectionsexportmicrosoftoutlookexpress "
        "linkedinconnectionsexportyahoo linkedinconnections",
        ("first_name last_name connected_on", "first_name last_name email position web_page"),
        _PERSON
        | {
            "middle_name": "middlename",
            "suffix": "suffix",
            "url": "url profileurl profilurl urlduprofil linkedinurl publicurl",
            "email": "emailaddress email emailadresse adresseemail direcciondecorreoelectronico correoelectronico "
            "enderecodeemail indirizzoemail",
            "company": "company currentcompany unternehmen firma entreprise empresa azienda bedrijf",
            "position": "position currentposition jobtitle poste cargo posicion posizione functie",
            "connected_on": "connectedon verbundenam verbundenseit datedeconnexion connectele fechadeconexion "
            "conectadoel conectadoem collegatoil verbondenop",
            "web_page": "webpage",
        },
    ),
    Kind.INVITATIONS: _layout(
        "invitations",
        ("from to sent_at direction",),
        {
            "from": "from von de da",
            "to": "to an a para",
            "sent_at": "sentat gesendetam envoyele enviadoel enviadoem",
            "message": "message nachricht mensaje mensagem messaggio",
            "direction": "direction richtung direccion direcao direzione",
            "inviter": "inviterprofileurl inviterprofileurn",
            "invitee": "inviteeprofileurl inviteeprofileurn",
        },
    ),
    Kind.MESSAGES: _layout(
        "messages",
        ("conversation from date content", "from to date content direction"),
        {
            "conversation": "conversationid",
            "title": "conversationtitle",
            "from": "from von",
            "sender": "senderprofileurl",
            "to": "to an",
            "recipients": "recipientprofileurls recipientprofileurl",
            "date": "date datum",
            "subject": "subject betreff",
            "content": "content inhalt",
            "folder": "folder ordner",
            "direction": "direction",
            "attachments": "attachments",
            "draft": "ismessagedraft",
            "conversation_draft": "isconversationdraft",
        },
    ),
    Kind.POSITIONS: _layout(
        "positions",
        ("company title started",),
        {
            "company": "companyname company",
            "title": "title",
            "description": "description",
            "location": "location",
            "started": "startedon startdate",
            "finished": "finishedon enddate",
        },
    ),
    Kind.EDUCATION: _layout(
        "education",
        ("school started", "school degree"),
        {
            "school": "schoolname school",
            "started": "startdate startedon",
            "finished": "enddate finishedon",
            "notes": "notes",
            "degree": "degreename degree",
            "activities": "activities",
        },
    ),
    Kind.PROFILE: _layout(
        "profile",
        ("first_name last_name headline",),
        {
            "first_name": "firstname",
            "last_name": "lastname",
            "maiden_name": "maidenname",
            "headline": "headline",
            "summary": "summary",
            "industry": "industry",
            "location": "geolocation",
            "websites": "websites",
        },
    ),
    Kind.EMAILS: _layout(
        "emailaddresses",
        ("email confirmed primary",),
        {"email": "emailaddress", "confirmed": "confirmed", "primary": "primary", "updated": "updatedon"},
    ),
    Kind.ENDORSEMENTS_RECEIVED: _layout(
        "endorsementreceivedinfo endorsementsreceived",
        ("skill first_name last_name",),
        {
            "date": "endorsementdate",
            "skill": "skillname",
            "first_name": "endorserfirstname",
            "last_name": "endorserlastname",
            "url": "endorserpublicurl",
            "status": "endorsementstatus",
        },
    ),
    Kind.ENDORSEMENTS_GIVEN: _layout(
        "endorsementgiveninfo endorsementsgiven",
        ("skill first_name last_name",),
        {
            "date": "endorsementdate",
            "skill": "skillname",
            "first_name": "endorseefirstname",
            "last_name": "endorseelastname",
            "url": "endorseepublicurl",
            "status": "endorsementstatus",
        },
    ),
    Kind.RECOMMENDATIONS_RECEIVED: _layout(
        "recommendationsreceived", ("first_name last_name text created",), _RECOMMENDATION
    ),
    Kind.RECOMMENDATIONS_GIVEN: _layout(
        "recommendationsgiven", ("first_name last_name text created",), _RECOMMENDATION
    ),
    Kind.NOTES: _layout(
        "notes",
        ("first_name last_name note", "url note"),
        {
            "first_name": "connectionfirstname firstname",
            "last_name": "connectionlastname lastname",
            "url": "connectionprofileurl profileurl",
            "note": "note",
            "created": "createdon",
            "edited": "editedon",
        },
    ),
    Kind.CANDIDATES: _layout(
        "contacts importedcontacts",
        ("first_name last_name emails created", "first_name last_name emails phones"),
        {
            "source": "source",
            "first_name": "firstname",
            "middle_name": "middlename",
            "last_name": "lastname",
            "full_name": "fullname",
            "companies": "companies",
            "title": "title",
            "emails": "emails emailaddress",
            "phones": "phonenumbers",
            "created": "createdat",
            "location": "location",
        },
    ),
}
KIND_BY_STEM: Final = {stem: kind for kind, layout in LAYOUTS.items() for stem in layout.stems}
