"""Who is suspected to be the same as whom, and for which reasons; quickly, however many there are."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.generating.names import POOLS, long_tail
from whence.domain.changes import PersonId
from whence.domain.duplicates import Likable, Likeness, are_alike, suspected
from whence.domain.people import IdentityKind

WORDS = st.sampled_from(["ada", "nair", "a", "maria", "holm", "jon", "john"])
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


def person(number: int, name: str, *employers: str, **addresses: str) -> Likable:
    kept = tuple((IdentityKind(kind), value.casefold(), value) for kind, value in addresses.items())
    return Likable(PersonId(number), name, kept, employers)


def reasons(*people: Likable) -> list[tuple[int, int, tuple[str, ...]]]:
    return [(one.first, one.second, tuple(reason.sentence for reason in one.reasons)) for one in suspected(people)]


def test_a_shared_address_is_the_surest_reason() -> None:
    found = reasons(
        person(1, "Ada Nair", email="Ada@example.org"),
        person(2, "Tom Schmidt", profile="linkedin.com/in/tom"),
        person(3, "A. N.", email="ada@example.org"),
        person(4, "Thomas Schmidt", profile="linkedin.com/in/tom"),
    )
    assert found == [
        (2, 4, ("Both have the profile address linkedin.com/in/tom.",)),
        (1, 3, ("Both have the e-mail address Ada@example.org.",)),
    ]


def test_a_number_is_the_same_with_and_without_its_country() -> None:
    assert reasons(person(1, "Ada Nair", phone="491701234567"), person(2, "A N", phone="01701234567")) == [
        (1, 2, ("Both have the telephone number 491701234567.",))
    ]


def test_names_count_alone_or_with_an_employer() -> None:
    found = reasons(
        person(1, "Ada Nair", "Tidal GmbH"),
        person(2, "Ada M. Nair, PhD", "tidal"),
        person(3, "ADA NAIR", "Harbour"),
        person(4, "Ada Holm", "Tidal GmbH"),
    )
    assert found == [
        (1, 2, ("Their names are nearly the same, and both are recorded at Tidal GmbH.",)),
        (1, 3, ("Both are called Ada Nair.",)),
    ]


def test_namesakes_with_a_profile_each_are_two_people_unless_more_speaks_for_it() -> None:
    first, second = (person(number, "Ada Nair", f"E{number}", profile=f"ada-{number}") for number in (1, 2))
    assert suspected([first, second]) == []
    third = person(3, "Ada Nair", "E1", profile="ada-3")
    assert [(one.first, one.second) for one in suspected([first, second, third])] == [(1, 3)]


def test_all_reasons_of_a_pair_are_told_together() -> None:
    (found,) = suspected([person(1, "Ada Nair", "Tidal", email="a@b.c"), person(2, "Ada Nair", "Tidal", email="a@b.c")])
    assert [reason.likeness for reason in found.reasons] == [
        Likeness.EMAIL,
        Likeness.SIMILAR_NAME_AND_EMPLOYER,
        Likeness.NAME,
    ]


def test_pairs_told_apart_are_never_named() -> None:
    people = [person(1, "Ada Nair"), person(2, "Ada Nair"), person(3, "Ada Nair")]
    told_apart = {(PersonId(1), PersonId(2)), (PersonId(1), PersonId(3))}
    assert [(one.first, one.second) for one in suspected(people, told_apart)] == [(2, 3)]


def test_an_address_or_a_name_of_many_is_no_reason() -> None:
    assert (
        suspected([person(number, f"N{number} L{number}", email="office@example.org") for number in range(1, 9)]) == []
    )
    assert suspected([person(number, "Wei Zhang") for number in range(1, 11)]) == []


@pytest.mark.parametrize(
    ("first", "second", "is_alike"),
    [
        ("ada nair", "ada nair", True),
        ("ada nair", "ada maria nair", True),
        ("a nair", "ada nair", True),
        ("john smith", "jon smith", True),
        ("marta holm", "martha holm", True),
        ("nair ada", "ada nair", True),
        ("maria rossi", "mario rossi", False),
        ("ada nair", "ida nair", False),
        ("anna holm", "berta holm", False),
        ("ada", "ada nair", False),
        ("ada nair", "ada holm", False),
        ("", "", False),
        ("li wei", "li wen", False),
    ],
)
def test_names_are_alike(first: str, second: str, is_alike: bool) -> None:
    assert are_alike(first, second) is is_alike


@given(NAMES, NAMES)
def test_likeness_has_no_direction(first: str, second: str) -> None:
    assert are_alike(first, second) == are_alike(second, first)


def test_one_double_is_found_among_thirty_thousand_people() -> None:
    chance = Random(5)
    companies = [f"Company {number}" for number in range(900)] + ["Tidal"] * 40
    last_names = [*(name for pool in POOLS for name in pool.last), *long_tail(chance, 2_000)]
    people = [
        person(
            number,
            f"{chance.choice(chance.choice(POOLS).first)} {chance.choice(last_names)}",
            chance.choice(companies),
            email=f"p{number}@example.org",
            profile=f"linkedin.com/in/p{number}",
        )
        for number in range(1, 30_001)
    ]
    people.append(person(30_001, people[0].name, email="P7@example.org"))
    found = suspected(people)
    assert (7, 30_001) in {(one.first, one.second) for one in found}
