"""Which rows of messages.csv are exchanges between people, in which direction, with whom."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.linkedin.making import ADA, INVITATIONS, ME, MESSAGES, PROFILE, TOM, message, zipped
from whence.domain.interactions import Direction
from whence.exchange.linkedin import Archive, read_archive
from whence.exchange.linkedin.messages import Message
from whence.exchange.linkedin.parties import split_addresses, split_names
from whence.exchange.linkedin.plain import joined_breaks, plain_text

DATE = "2024-03-12 17:41:03 UTC"
TO_ME = ("Ada Nair", ADA, "Mira Solvang", ME, DATE)
FROM_ME = ("Mira Solvang", ME, "Ada Nair", ADA, DATE)
INVITED = INVITATIONS + f'Ada Nair,Mira Solvang,"1/29/24, 2:37 PM",,INCOMING,{ADA},{ME}\n'


def _read(tmp_path: Path, rows: str, header: str = MESSAGES, **others: str) -> tuple[list[Message], Archive]:
    files = {"messages.csv": header + rows, "Profile.csv": PROFILE, "Invitations.csv": INVITED}
    archive = read_archive(zipped(tmp_path, files | others))
    found = list(archive.messages)
    for file in archive.files:
        assert file.rows == file.used + sum(file.skipped.values())
    return found, archive


def _skipped(archive: Archive) -> dict[str, int]:
    return archive.messages.counted()[0].skipped


def test_direction_comes_from_the_owners_address(tmp_path: Path) -> None:
    (received, sent), _ = _read(tmp_path, message(*TO_ME, "Hello") + message(*FROM_ME, "Hello back"))

    assert (received.envelope.direction, received.text, received.sent_at) == (
        Direction.IN,
        "Hello",
        "2024-03-12T17:41:03Z",
    )
    assert (sent.envelope.direction, sent.day) == (Direction.OUT, "2024-03-12")
    assert [who.key for who in (*received.envelope.others, *sent.envelope.others)] == ["ada-nair", "ada-nair"]
    assert not received.envelope.is_group


def test_somebody_of_the_owners_name_is_not_the_owner(tmp_path: Path) -> None:
    other = "https://www.linkedin.com/in/mira-solvang-2"
    (one,), _ = _read(tmp_path, message("Mira Solvang", other, "Mira Solvang", ME, DATE, "Hello, namesake"))

    assert one.envelope.direction is Direction.IN
    assert [who.key for who in one.envelope.others] == ["mira-solvang-2"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (message(*FROM_ME, "Hello", draft="Yes"), "draft"),
        (message(*FROM_ME, "Hello", draft="true"), "draft"),
        (message(*TO_ME, "Hello", folder="SPAM"), "spam"),
        (
            message(
                "LinkedIn Member", "", "Mira Solvang", ME, DATE, '<p class="spinmail-quill-editor__spin-break">Buy</p>'
            ),
            "sponsored",
        ),
        (message("LinkedIn Member", "", "Mira Solvang", ME, DATE, "Dear %FIRSTNAME%"), "sponsored"),
        (message("LinkedIn Member", "", "Mira Solvang", ME, DATE, "Hello"), "anonymous"),
        (message("Mira Solvang", ME, "LinkedIn Member", "", DATE, "Hello"), "anonymous"),
        (message("", "", "Mira Solvang", ME, DATE, "Hello"), "anonymous"),
        (message("Ada Nair", ADA, "Mira Solvang", ME, "2024-02-31 17:41:03 UTC", "Hello"), "unreadable_date"),
        (message("Ada Nair", ADA, "Mira Solvang", ME, "", "Hello"), "unreadable_date"),
        (message(*TO_ME, "First"), "duplicate"),
        (",,,,,,,,,,,\n", "blank"),
        ("\n", "blank"),
        ("spilled over\n", "spill"),
        ("2-abc,,,,,,,,,,,\n", "malformed"),
    ],
)
def test_rows_that_are_no_exchange_are_counted_by_reason(tmp_path: Path, row: str, reason: str) -> None:
    found, archive = _read(tmp_path, message(*TO_ME, "First") + row)

    assert [one.text for one in found] == ["First"]
    assert _skipped(archive) == {reason: 1}


def test_a_person_who_writes_percent_firstname_is_still_a_person(tmp_path: Path) -> None:
    found, _ = _read(tmp_path, message(*TO_ME, "What does %FIRSTNAME% mean?"))

    assert len(found) == 1


def test_three_people_are_a_group(tmp_path: Path) -> None:
    rows = message("Ada Nair", ADA, "Mira Solvang, Tom Åberg", f"{ME},{TOM}", DATE, "Hello all")
    rows += message("Ada Nair", ADA, "Mira Solvang, LinkedIn Member", ME, DATE, "Hello both")
    (both_known, one_hidden), _ = _read(tmp_path, rows)

    assert both_known.envelope.is_group
    assert [(who.name, who.key) for who in both_known.envelope.others] == [
        ("Ada Nair", "ada-nair"),
        ("Tom Åberg", "tom-åberg"),
    ]
    assert one_hidden.envelope.is_group
    assert [who.key for who in one_hidden.envelope.others] == ["ada-nair"]


def test_two_hidden_members_are_never_one_person(tmp_path: Path) -> None:
    rows = message("LinkedIn Member", "", "Mira Solvang", ME, DATE, "one", conversation="2-a")
    rows += message("LinkedIn Member", "", "Mira Solvang", ME, DATE, "two", conversation="2-b")
    found, archive = _read(tmp_path, rows)

    assert found == []
    assert _skipped(archive) == {"anonymous": 2}


def test_line_ends_and_separators_in_a_text_survive(tmp_path: Path) -> None:
    text = 'one,\ntwo "quoted"\n\nthree\u2028four\xa0five'
    (found,), _ = _read(tmp_path, message(*TO_ME, text.replace("\n", "\r\n")))

    assert found.text == text


def test_a_newer_export_with_real_line_ends_gives_the_same_fingerprint(tmp_path: Path) -> None:
    (old,), _ = _read(tmp_path, message(*TO_ME, "one two"))
    (new,), _ = _read(tmp_path, message(*TO_ME, "one\n\ntwo"))
    (other,), _ = _read(tmp_path, message(*TO_ME, "one three"))

    assert old.fingerprint == new.fingerprint != other.fingerprint


def test_messages_of_2022_name_recipients_without_addresses(tmp_path: Path) -> None:
    header = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER\n"
    rows = f'2-a,,Mira Solvang,{ME},"Doe, Ph.D.",{DATE},,Hello,INBOX\n'
    rows += f'2-b,,Ada Nair,{ADA},"Mira Solvang, Tom Åberg",{DATE},,Hello,INBOX\n'
    (sent, group), archive = _read(tmp_path, rows, header, **{"Invitations.csv": "From,To,Sent At,Message,Direction\n"})

    assert archive.owner.key == "mira-solvang"
    assert [who.name for who in sent.envelope.others] == ["Doe, Ph.D."]
    assert [who.name for who in group.envelope.others] == ["Ada Nair", "Tom Åberg"]
    assert group.envelope.is_group


def test_messages_of_2018_say_their_direction(tmp_path: Path) -> None:
    header = "From,To,Date,Subject,Content,Direction,Folder\n"
    rows = 'Ada Nair,Mira Solvang,"3/12/18, 5:41 PM",,Hello,INCOMING,INBOX\n'
    rows += 'Mira Solvang,Ada Nair,"3/12/18, 5:42 PM",,Hello back,OUTGOING,SENT\n'
    (received, sent), archive = _read(tmp_path, rows, header, **{"Invitations.csv": ""})

    assert (received.envelope.direction, received.sent_at) == (Direction.IN, "2018-03-12T17:41")
    assert sent.envelope.direction is Direction.OUT
    assert archive.generation == "2018"


def test_without_a_profile_the_participant_of_most_conversations_is_the_owner(tmp_path: Path) -> None:
    rows = message(*TO_ME, "a", conversation="2-a")
    rows += message("Tom Åberg", TOM, "Mira Solvang", ME, DATE, "b", conversation="2-b")
    archive = read_archive(zipped(tmp_path, {"messages.csv": MESSAGES + rows}))

    assert archive.owner.key == "mira-solvang"
    assert [one.envelope.direction for one in archive.messages] == [Direction.IN, Direction.IN]


def test_when_nothing_tells_the_owner_it_is_said_and_no_direction_invented(tmp_path: Path) -> None:
    archive = read_archive(zipped(tmp_path, {"messages.csv": MESSAGES + message(*TO_ME, "a")}))

    assert list(archive.messages) == []
    assert _skipped(archive) == {"owner_unknown": 1}
    assert "which participant of the messages is you" in archive.warnings[0]


def test_side_files_of_assistants_are_listed_and_left_alone(tmp_path: Path) -> None:
    _, archive = _read(
        tmp_path,
        message(*TO_ME, "Hello"),
        **{
            "learning_coach_messages.csv": MESSAGES + message(*TO_ME, "x"),
            "LearningCoachMessages.csv": "No conversations",
        },
    )

    kinds = {file.name: (file.kind.value, file.rows) for file in archive.files}
    assert kinds["learning_coach_messages.csv"] == kinds["LearningCoachMessages.csv"] == ("ignored", 0)
    assert kinds["messages.csv"] == ("messages", 1)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Tom &amp; Ada &lt;3", "Tom & Ada <3"),
        ("a < b and c > d", "a < b and c > d"),
        ("<me@example.org>", "<me@example.org>"),
        ('<p class="x">One</p><p>Two<br>Three</p>', "One\nTwo\nThree"),
        ('See <a href="https://example.org">this</a>!', "See this!"),
        ("<style>p {}</style><p>One</p>", "One"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("&nbsp;x", "\xa0x"),
    ],
)
def test_markup_goes_only_where_there_is_markup(written: str, read: str) -> None:
    assert plain_text(written) == read


def test_old_line_ends_between_quotes_are_put_right() -> None:
    assert joined_breaks('one"\n"two') == "one\ntwo"


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Ada Nair, Tom Åberg", ["Ada Nair", "Tom Åberg"]),
        ("Ada Nair, Ph.D., Tom Åberg, MBA, PMP", ["Ada Nair, Ph.D.", "Tom Åberg, MBA, PMP"]),
        ("Nair, the Second", ["Nair", "the Second"]),
        ("", []),
    ],
)
def test_names_are_not_split_at_their_credentials(cell: str, names: list[str]) -> None:
    assert split_names(cell, lambda: {"ada nair"}) == names


def test_addresses_tell_how_many_names_there_are() -> None:
    assert split_names("Nair, MBA", set, expected=2) == ["Nair", "MBA"]
    assert split_names("Nair, MBA", set, expected=1) == ["Nair, MBA"]


def test_addresses_are_split_where_the_next_begins() -> None:
    assert split_addresses(f"{ADA},{TOM}") == [ADA, TOM]
    assert split_addresses(f"{ADA},{ME},") == [ADA, ME]
    assert split_addresses("https://www.linkedin.com/in/a,b") == ["https://www.linkedin.com/in/a,b"]
    assert split_addresses("") == []
