"""One quirk at a time of every file that is read, each row accounted for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.linkedin.making import ADA, CONNECTIONS, INVITATIONS, ME, PROFILE, TOM, single, zipped
from whence.domain.interactions import Direction
from whence.domain.invitations import InvitationDirection, NoteKind
from whence.exchange.linkedin import Archive, read_archive
from whence.exchange.linkedin.connections import Connection
from whence.exchange.linkedin.default_texts import note_kind
from whence.exchange.linkedin.profiles import websites

PREAMBLE = 'Notes:\n"When exporting your connection data, you may ""notice"" that"\n\n'
ROW = "Ada,Nair,https://www.linkedin.com/in/ada-nair,ada@example.org,Dune Labs,Pilot,12 Mar 2024\n"


def _read(tmp_path: Path, name: str, content: str | bytes) -> Archive:
    archive = read_archive(zipped(tmp_path, {name: content}))
    for file in archive.files:
        assert file.rows == file.used + sum(file.skipped.values())
    return archive


def _skipped(archive: Archive) -> dict[str, int]:
    return archive.files[0].skipped


@pytest.mark.parametrize(
    "content",
    [
        CONNECTIONS + ROW,
        PREAMBLE + CONNECTIONS + ROW.rstrip("\n"),
        (PREAMBLE + CONNECTIONS + ROW).replace("\n", "\r\n"),
        (CONNECTIONS + ROW).replace("\n", "\r"),
        "\ufeff" + CONNECTIONS + ROW,
        (CONNECTIONS + ROW).replace(",", ";"),
        "sep=;\n" + (CONNECTIONS + ROW).replace(",", ";"),
        (PREAMBLE + CONNECTIONS + ROW).replace(",", "\t"),
        (CONNECTIONS + ROW).encode("utf-16"),
        b"\xff\xfe" + (CONNECTIONS + ROW).replace(",", "\t").encode("utf-16-le"),
        b"\xfe\xff" + (CONNECTIONS + ROW).encode("utf-16-be"),
        CONNECTIONS.upper() + ROW,
        CONNECTIONS.replace("Company,Position", "Current Company,Current Position") + ROW,
        CONNECTIONS.replace("First Name,Last Name", "Last Name,First Name") + ROW.replace("Ada,Nair", "Nair,Ada"),
        CONNECTIONS + ROW.replace("12 Mar 2024", "12-Mar-24"),
        CONNECTIONS + ROW.replace("12 Mar 2024", '"3/12/24, 5:41 PM"'),
        CONNECTIONS + ROW.rstrip("\n") + ",surplus,cells\n",
        "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am\n" + ROW,
        "Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Date de connexion\n" + ROW,
    ],
)
def test_connections_are_the_same_however_the_file_was_saved(tmp_path: Path, content: str | bytes) -> None:
    archive = _read(tmp_path, "Connections.csv", content)

    (ada,) = archive.connections
    shown = (ada.name, ada.key, ada.email, ada.company, ada.position, str(ada.connected_on))
    assert shown == ("Ada Nair", "ada-nair", "ada@example.org", "Dune Labs", "Pilot", "2024-03-12")
    assert archive.warnings == ()


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",,,,,,07 Jun 2026\n", "hidden_member"),
        (",,,,,,\n", "blank"),
        ("\n", "blank"),
        ("LinkedIn,Member,,,,,07 Jun 2026\n", "hidden_member"),
        (ROW, "duplicate"),
        ("stray text\n", "spill"),
    ],
)
def test_rows_that_are_no_connection_are_counted_by_reason(tmp_path: Path, row: str, reason: str) -> None:
    archive = _read(tmp_path, "Connections.csv", CONNECTIONS + ROW + row)

    assert [one.name for one in archive.connections] == ["Ada Nair"]
    assert (archive.files[0].rows, archive.files[0].used) == (2, 1)
    assert _skipped(archive) == {reason: 1}


def test_a_date_that_does_not_exist_keeps_the_person_and_is_said(tmp_path: Path) -> None:
    archive = _read(tmp_path, "Connections.csv", CONNECTIONS + ROW.replace("12 Mar", "31 Feb"))

    assert [(one.name, str(one.connected_on)) for one in archive.connections] == [("Ada Nair", "")]
    assert archive.warnings == (
        'Connections.csv: 1 date can\'t be read (first: row 1, "31 Feb 2024"); the rows were kept without a date.',
    )


def test_days_before_months_are_noticed_and_said(tmp_path: Path) -> None:
    rows = ROW.replace("12 Mar 2024", "05/04/2024") + "Tom,Berg,,t@example.org,,,25/12/2023\n"
    archive = _read(tmp_path, "Connections.csv", CONNECTIONS + rows)

    assert [str(one.connected_on) for one in archive.connections] == ["2024-04-05", "2023-12-25"]
    assert archive.warnings == ("Connections.csv: dates are written day before month, as a spreadsheet saves them.",)


def test_text_that_is_not_unicode_is_read_and_said(tmp_path: Path) -> None:
    content = (CONNECTIONS + ROW.replace("Nair", "Brändt")).encode("cp1252")
    archive = _read(tmp_path, "Connections.csv", content)

    assert archive.connections[0].last_name == "Brändt"
    assert "is not in UTF-8; it was read as cp1252" in archive.warnings[0]


def test_the_outlook_export_of_long_ago_is_read(tmp_path: Path) -> None:
    header = (
        '"Title","First Name","Middle Name","Last Name","Suffix","E-mail Address","Company","Job Title","Web Page"\n'
    )
    row = '"","Ada","M.","Nair","Jr.","ada@example.org","Dune","Pilot",""\n'
    archive = _read(tmp_path, "linkedin_connections_export_microsoft_outlook.csv", header + row)

    (ada,) = archive.connections
    assert (ada.first_name, ada.last_name, ada.email, ada.position) == (
        "Ada M.",
        "Nair, Jr.",
        "ada@example.org",
        "Pilot",
    )
    assert not ada.connected_on.is_known
    assert archive.generation == "2018"


def test_a_percent_encoded_address_and_its_plain_form_are_one_person(tmp_path: Path) -> None:
    archive = read_archive(
        zipped(
            tmp_path,
            {
                "Connections.csv": CONNECTIONS
                + "Tom,Åberg,https://www.linkedin.com/in/tom-%C3%A5berg,,,,12 Mar 2024\n",
                "Invitations.csv": INVITATIONS + f'Tom Åberg,Mira Solvang,"3/1/24, 5:41 PM",,INCOMING,{TOM},{ME}\n',
            },
        )
    )

    assert archive.connections[0].key == archive.invitations[0].other.key == "tom-åberg"
    assert archive.connections[0].url == "https://www.linkedin.com/in/tom-%C3%A5berg"


def test_invitations_tell_direction_note_minute_and_whose_archive_it_is(tmp_path: Path) -> None:
    rows = (
        f'Ada Nair,Mira Solvang,"1/29/26, 2:37 PM",Hello there,INCOMING,{ADA},{ME}\n'
        f'Mira Solvang,Tom Åberg,"1/2/26, 2:37 AM",,OUTGOING,{ME},{TOM}\n'
        f'LinkedIn Member,Mira Solvang,"1/2/26, 2:37 AM",,INCOMING,,{ME}\n'
        f'Ada Nair,Mira Solvang,"1/2/26, 2:37 AM",,SIDEWAYS,{ADA},{ME}\n'
        f"Eve Ode,Mira Solvang,soon,,INCOMING,https://www.linkedin.com/in/eve-ode,{ME}\n"
    )
    archive = _read(tmp_path, "Invitations.csv", INVITATIONS + rows)

    ada, tom, eve = archive.invitations
    assert (ada.direction, ada.other.key, ada.note) == (InvitationDirection.INCOMING, "ada-nair", NoteKind.TEXT)
    assert (ada.sent_at, ada.message) == ("2026-01-29T14:37", "Hello there")
    assert (tom.direction, tom.other.key, tom.note) == (InvitationDirection.OUTGOING, "tom-åberg", NoteKind.NONE)
    assert not eve.day.is_known
    assert len(archive.unnamed_invitations) == 1
    assert _skipped(archive) == {"anonymous": 1, "malformed": 1}
    assert (archive.owner.key, archive.owner.name) == ("mira-solvang", "Mira Solvang")


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("", NoteKind.NONE),
        ("   ", NoteKind.NONE),
        ("I'd like to add you to my professional network on LinkedIn.", NoteKind.DEFAULT),
        ("I’d like to add you to my professional network on LinkedIn", NoteKind.DEFAULT),
        ("Hi Mira, I'd like to join your LinkedIn network.", NoteKind.DEFAULT),
        ("I'd like to add you to my professional network on LinkedIn. - Ada Nair", NoteKind.DEFAULT),
        ("Ich möchte Sie gerne zu meinem beruflichen Netzwerk auf LinkedIn hinzufügen.", NoteKind.DEFAULT),
        ("I'd like to add you to my professional network on LinkedIn. We met in Oslo.", NoteKind.TEXT),
        ("Hi Mira, we met in Oslo", NoteKind.TEXT),
    ],
)
def test_linkedins_own_texts_count_as_default(message: str, kind: NoteKind) -> None:
    assert note_kind(message) is kind


def test_own_files_are_read(tmp_path: Path) -> None:
    archive = read_archive(
        zipped(
            tmp_path,
            {
                "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On\n"
                "Dune,Pilot,• a  • b,Oslo,Mar 2020,\nKelp,,,,2015,Feb 2020\n,,nothing,,,\n",
                "Education.csv": "School Name,Start Date,End Date,Notes,Degree Name,Activities\n"
                "Fjord,2008,2011,,M.Sc.,\n",
                "Profile.csv": PROFILE,
                "Email Addresses.csv": "Email Address,Confirmed,Primary,Updated On\n"
                'o@example.org,Yes,No,"3/12/18, 5:41 PM"\nm@example.org,Yes,Yes,"3/12/18, 5:41 PM"',
            },
        )
    )

    assert [(one.company, str(one.started), one.is_current) for one in archive.positions] == [
        ("Dune", "2020-03", True),
        ("Kelp", "2015", False),
    ]
    assert [(one.school, str(one.finished), one.degree) for one in archive.education] == [("Fjord", "2011", "M.Sc.")]
    assert archive.owner.name == "Mira Solvang"
    assert archive.owner.emails == ("m@example.org", "o@example.org")
    assert {file.name: file.skipped for file in archive.files}["Positions.csv"] == {"malformed": 1}


@pytest.mark.parametrize(
    ("cell", "pairs"),
    [
        (
            "[PORTFOLIO:https://example.org:8080/a,OTHER:https://example.net]",
            (("PORTFOLIO", "https://example.org:8080/a"), ("OTHER", "https://example.net")),
        ),
        (
            "BLOG:http://example.org, RSS:http://example.net",
            (("BLOG", "http://example.org"), ("RSS", "http://example.net")),
        ),
        ("https://example.org", (("", "https://example.org"),)),
        ("", ()),
    ],
)
def test_websites_are_split_at_the_first_colon(cell: str, pairs: tuple[tuple[str, str], ...]) -> None:
    assert websites(cell) == pairs


@pytest.mark.parametrize(
    ("name", "header", "direction"),
    [
        ("Endorsement_Received_Info.csv", "Endorser", Direction.IN),
        ("Endorsement Received Info.csv", "Endorser", Direction.IN),
        ("Endorsement_Given_Info.csv", "Endorsee", Direction.OUT),
    ],
)
def test_endorsements_have_addresses_without_a_scheme(
    tmp_path: Path, name: str, header: str, direction: Direction
) -> None:
    archive = _read(
        tmp_path,
        name,
        f"Endorsement Date,Skill Name,{header} First Name,{header} Last Name,{header} Public Url,Endorsement Status\n"
        "2024/02/01 15:02:55 UTC,Tides,Ada,Nair,www.linkedin.com/in/ada-nair,ACCEPTED\n",
    )

    (one,) = archive.endorsements
    assert (one.direction, one.other.key, one.skill) == (direction, "ada-nair", "Tides")
    assert one.other.url == "https://www.linkedin.com/in/ada-nair"
    assert one.moment.text == "2024-02-01T15:02:55Z"


def test_text_spilled_by_an_unquoted_line_break_goes_to_the_row_before(tmp_path: Path) -> None:
    archive = _read(
        tmp_path,
        "Recommendations_Received.csv",
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
        'Ada,Nair,Dune,Pilot,"one""\n""two","3/12/21, 5:41 PM",VISIBLE\nthree\n',
    )

    (one,) = archive.recommendations
    assert one.text == "one\ntwo\nthree"
    assert one.direction is Direction.IN
    assert _skipped(archive) == {"spill": 1}


def test_notes_and_address_book_entries_are_read(tmp_path: Path) -> None:
    archive = read_archive(
        zipped(
            tmp_path,
            {
                "Notes.csv": "Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On,"
                "Edited On\n"
                f"Ada,Nair,{ADA},Likes maps,2025-07-30 18:20:00 UTC,2025-11-01\n,,,lost,,\n",
                "ImportedContacts.csv": "FirstName,MiddleName,LastName,Title,Emails,PhoneNumbers,CreatedAt\n"
                'Tove,,Nygård,,"a@example.org, b@example.org",+47 1,"3/12/21, 5:41 PM"\n,,,,,,\n,,,,,+47 2,\n',
            },
        )
    )

    assert [(one.other.key, one.text, one.edited.text) for one in archive.notes] == [
        ("ada-nair", "Likes maps", "2025-11-01")
    ]
    assert [(one.name, one.emails) for one in archive.candidates] == [
        ("Tove Nygård", ("a@example.org", "b@example.org"))
    ]
    assert {file.name: file.skipped for file in archive.files} == {
        "Notes.csv": {"anonymous": 1},
        "ImportedContacts.csv": {"blank": 1, "nameless": 1},
    }


def test_hostile_text_is_kept_as_text(tmp_path: Path) -> None:
    name = "=cmd()<b>\u202e" + "x" * 10_000
    path = single(tmp_path, "Connections.csv", CONNECTIONS + f"{name},Nair,,a@example.org,,,12 Mar 2024\n")
    archive = read_archive(path)

    assert archive.connections[0] == Connection(
        name, "Nair", "", "", "a@example.org", "", "", archive.connections[0].connected_on
    )
