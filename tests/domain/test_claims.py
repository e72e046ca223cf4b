"""Claims compared with the own career, connections and events."""

from __future__ import annotations

from datetime import date

import pytest

from whence.domain.claim_notes import claims_in
from whence.domain.claims import Claim, ClaimSource, ClaimType, Finding, is_same_organisation, known_person
from whence.domain.notes import read_note
from whence.domain.profiles import OwnerProfile, OwnEvent, Tenure, month_number, profile_from
from whence.services.phrasebooks import phrasebook


def months(text: str) -> int:
    number = month_number(text)
    assert number is not None
    return number


OWNER = OwnerProfile(
    first="Jonathan",
    positions=(
        Tenure("Calder & Vane LLP", ("Calder Vane",), "Analyst", months("2013-09"), months("2016-03")),
        Tenure("Northwind Robotics GmbH", ("NWR",), "Engineer", months("2019-04")),
    ),
    education=(Tenure("University of Eastmoor", ("UoE",), "", months("2009-10"), months("2013-06"), is_school=True),),
    events=(OwnEvent("RoboDays 2022", "Turin", (2022,)),),
    connections=("Mirela Stanescu", "Tobias Frankenfeld"),
)


def claims(text: str, relation: str | None = None, owner: OwnerProfile = OWNER, company: str = "") -> tuple[Claim, ...]:
    book = phrasebook()
    reading = read_note(text, "Ilse Varnhold", owner, book)
    return claims_in(reading, ClaimSource(owner, book, date(2025, 5, 1), company, (), "Ilse Varnhold"), relation)


@pytest.mark.parametrize(
    ("text", "kind", "finding"),
    [
        ("We worked together at Calder & Vane in 2015.", ClaimType.COLLEAGUE, Finding.SUPPORTED),
        ("We worked together at Calder & Vane in 2017.", ClaimType.COLLEAGUE, Finding.SUPPORTED),
        ("We worked together at Calder & Vane in 2018.", ClaimType.COLLEAGUE, Finding.CONTRADICTED),
        ("We were colleagues at NWR five years ago.", ClaimType.COLLEAGUE, Finding.SUPPORTED),
        ("We were colleagues at NWR fifteen years ago.", ClaimType.COLLEAGUE, Finding.CONTRADICTED),
        ("We were colleagues at Pemberton Systems.", ClaimType.COLLEAGUE, Finding.CONTRADICTED),
        ("Fellow Eastmoor alum here, class of 1990.", ClaimType.SCHOOL, Finding.SUPPORTED),
        ("We were in the same class at Eastmoor in 1990.", ClaimType.SCHOOL, Finding.CONTRADICTED),
        ("Fellow Kingsbridge University alum here.", ClaimType.SCHOOL, Finding.CONTRADICTED),
        ("We did business together when you were at Portway Logistics.", ClaimType.COMPANY, Finding.CONTRADICTED),
        ("Mirela Stanescu suggested I write to you.", ClaimType.INTRODUCED, Finding.SUPPORTED),
        ("Mirela Stanesco suggested I write to you.", ClaimType.INTRODUCED, Finding.SUPPORTED),
        ("Graham Tillotson suggested I write to you.", ClaimType.INTRODUCED, Finding.CONTRADICTED),
        ("Our mutual friend Graham suggested I write to you.", ClaimType.INTRODUCED, Finding.UNKNOWN),
        ("We met at RoboDays in Turin.", ClaimType.MET_AT_EVENT, Finding.SUPPORTED),
        ("We met at RoboDays in 2012.", ClaimType.MET_AT_EVENT, Finding.CONTRADICTED),
        ("We met at the Harbour Fair.", ClaimType.MET_AT_EVENT, Finding.UNKNOWN),
        ("We are old friends, you know me.", ClaimType.FRIEND, Finding.UNKNOWN),
        ("We worked together years ago.", ClaimType.COLLEAGUE, Finding.UNKNOWN),
    ],
)
def test_a_claim_is_compared_with_the_own_records(text: str, kind: ClaimType, finding: Finding) -> None:
    assert [(claim.type, claim.finding) for claim in claims(text)] == [(kind, finding)]


def test_overlap_is_counted_in_months() -> None:
    (claim,) = claims("We worked together at Calder & Vane in 2013.")
    assert claim.overlap_months == 4


def test_a_contradiction_states_evidence_not_character() -> None:
    (claim,) = claims("We worked together at Pemberton Systems.")
    assert "does not match your records" in claim.sentence
    assert "false" not in claim.sentence.lower()


def test_without_an_own_career_nothing_can_be_told() -> None:
    (claim,) = claims("We worked together at Pemberton Systems.", owner=OwnerProfile(first="Jonathan"))
    assert claim.finding is Finding.UNKNOWN
    assert "About me" in claim.sentence


@pytest.mark.parametrize(
    "text",
    [
        "I work with the parks team at Northam Borough.",
        "We built a rig in Leeds with your library.",
        "Nobody told me that herons are so loud.",
        "I study in Lund and like robots.",
    ],
)
def test_speaking_of_oneself_is_no_claim(text: str) -> None:
    assert not [claim for claim in claims(text) if claim.finding is Finding.CONTRADICTED]


@pytest.mark.parametrize(
    ("relation", "company", "finding"),
    [
        ("colleague at Calder Vane", "", Finding.SUPPORTED),
        ("colleague at Pemberton", "", Finding.CONTRADICTED),
        ("colleague", "Northwind Robotics", Finding.SUPPORTED),
        ("colleague", "Pemberton", Finding.UNKNOWN),
        ("friend", "", Finding.UNKNOWN),
        ("other", "", Finding.UNKNOWN),
    ],
)
def test_the_relation_picked_in_the_form_is_a_claim(relation: str, company: str, finding: Finding) -> None:
    (claim,) = claims("", relation, company=company)
    assert claim.finding is finding


def test_organisations_are_one_by_legal_form_beginning_initials_and_spelling() -> None:
    fillers = phrasebook().organisation_fillers
    assert is_same_organisation("Northwind Robotics", "Northwind Robotics GmbH", fillers)
    assert is_same_organisation("Northwind", "Northwind Robotics", fillers)
    assert is_same_organisation("Northwind Robotiks", "Northwind Robotics", fillers)
    assert not is_same_organisation("Northwind Robotics", "Southwind Foods", fillers)
    assert not is_same_organisation("", "Northwind", fillers)


def test_a_first_name_means_somebody_only_when_it_is_the_only_one() -> None:
    assert known_person("Mirela", OWNER.connections) == "Mirela Stanescu"
    assert known_person("Mirela", ("Mirela Stanescu", "Mirela Oost")) is None


def test_a_profile_is_read_leniently_and_refused_by_name() -> None:
    profile = profile_from(
        {"names": {"first": "Ada", "last": None}, "events": [{"name": "X", "dates": ["2021-05-01"]}]}
    )
    assert profile.name_forms == ("Ada",)
    assert profile.events[0].years == (2021,)
    with pytest.raises(Exception, match="positions in the profile"):
        profile_from({"positions": "none"})
