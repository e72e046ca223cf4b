"""A pasted page held against the journal: who waits already, who is known, and how long ago it was sent."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.journals import TODAY, add, new_journal
from tests.services.review_journals import connect
from whence.domain.dates import Day
from whence.domain.invitations import InvitationDirection
from whence.services.commands.desk import AddedInvitation, AddInvitations

if TYPE_CHECKING:
    from pathlib import Path

IN, OUT = InvitationDirection.INCOMING, InvitationDirection.OUTGOING


def test_who_waits_here_already_is_not_taken_for_somebody_new(tmp_path: Path) -> None:
    services = new_journal(tmp_path)
    services.journal.do(AddInvitations((AddedInvitation("Ada Byrne"),), OUT))
    (again,) = services.desk.recognised("Ada Byrne\nCook", OUT)
    assert again.is_waiting
    (other_way,) = services.desk.recognised("Ada Byrne\nCook", IN)
    assert not other_way.is_waiting
    services.close()


def test_somebody_of_the_journal_is_known_by_link_or_name_unless_connected(tmp_path: Path) -> None:
    services = new_journal(tmp_path)
    ada = add(services, "Ada Byrne", "Tidewater Press", "Editor")
    connect(services, add(services, "Tom Lund", "Harbour", "Cook"), 300)
    found = services.desk.recognised("Ada Byrne\nEditor\nAccept\nTom Lund\nCook\nAccept\nNew Face\nBaker", IN)
    assert [one.person for one in found] == [ada, None, None]
    services.close()


def test_a_link_seen_with_somebody_known_is_kept(tmp_path: Path) -> None:
    services = new_journal(tmp_path)
    ada = add(services, "Ada Byrne", "Tidewater Press", "Editor")
    (seen,) = services.desk.recognised("Ada Byrne\nlinkedin.com/in/ada-byrne", IN)
    told = AddedInvitation("Ada Byrne", profile_url=seen.seen.profile_url, person=seen.person)
    services.journal.do(AddInvitations((told,), IN))
    assert services.desk.recognised("Ada B\nlinkedin.com/in/ada-byrne", IN)[0].person == ada
    services.close()


def test_an_age_is_a_day_as_exact_as_the_page_tells_it(tmp_path: Path) -> None:
    services = new_journal(tmp_path)
    page = "Ada Byrne\nSent 2 months ago\nWithdraw\nTom Lund\nSent today\nWithdraw\nLi Wei\nSent 1 year ago\nWithdraw"
    ages = [one.sent_on for one in services.desk.recognised(page, OUT)]
    assert services.desk.is_of_sent_ones(page)
    assert ages == [Day.month(2026, 9), Day.on(TODAY), Day.year(2025)]
    assert date(2026, 9, 1) < TODAY
    services.close()
