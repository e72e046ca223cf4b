"""Names and profile addresses in one form, however they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.domain.names import (
    family_first,
    fold,
    full_name,
    is_east_asian,
    name_key,
    profile_key,
    profile_url,
    tokens,
    without_credentials,
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Łukasz Żółć", "lukasz zolc"),
        ("Søren Ægir", "soren aegir"),
        ("Đorđe", "dorde"),
        ("Groß", "gross"),
        ("İpek Yıldız", "ipek yildiz"),
        ("Þóra", "thora"),
        ("Ångström", "angstrom"),
        ("Zoë", "zoe"),
        ("Zoe\u0308", "zoe"),
        ("Ａda", "ada"),
        ("ﬁnn", "finn"),
        ("Nguyễn", "nguyen"),
        ("Ёлкина", "елкина"),
        ("ガガ", "ガガ"),
        ("김민준", "김민준"),
        ("हिन्दी", "हिन्दी"),
    ],
)
def test_accents_and_letters_no_accent_rule_reaches_are_folded(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Jean-Luc O’Brien 🚀", ("jean", "luc", "obrien")),
        ("  Ada   Nair ", ("ada", "nair")),
        ("王小明", ("王小明",)),
        ("हिन्दी नाम", ("हिन्दी", "नाम")),
        ("🚀🚀", ()),
        ("", ()),
    ],
)
def test_the_parts_of_a_name_are_its_folded_words(name: str, parts: tuple[str, ...]) -> None:
    assert tokens(name) == parts


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("Zoë Brandt, Ph.D. (she/her)", "Zoë Brandt"),
        ("John Doe, MBA, PMP®", "John Doe"),
        ("John Doe PMP", "John Doe"),
        ("Tom Li II", "Tom Li"),
        ("Nair, Ada", "Nair, Ada"),
        ("Yo-Yo Ma", "Yo-Yo Ma"),
        ("Ma Li", "Ma Li"),
        ("Doe, Jr.", "Doe"),
        ("(she/her)", "(she/her)"),
    ],
)
def test_credentials_are_no_part_of_a_name(written: str, bare: str) -> None:
    assert without_credentials(written) == bare


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zoë Brandt, Ph.D.", "zoe brandt"),
        ("Łukasz Zając 🚀", "Lukasz Zajac"),
        ("Ada  Nair", "ADA NAIR (she/her)"),
        ("John Doe PMP", "John Doe"),
    ],
)
def test_two_spellings_of_a_full_name_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other) != ""


@given(st.text(alphabet="abMBAPhD .,-'()łé王🚀", max_size=20))
def test_a_key_is_its_own_key_unless_its_words_are_credentials(name: str) -> None:
    assert set(name_key(name).split()) >= set(name_key(name_key(name)).split())


def test_a_full_name_joins_what_there_is() -> None:
    assert full_name(" Ada ", "") == "Ada"
    assert full_name("Ada", "Nair,  Ph.D.") == "Ada Nair, Ph.D."


@pytest.mark.parametrize(
    ("first", "last", "forms"),
    [
        ("小明", "王", ("王小明", "王 小明")),
        ("민준", "김", ("김민준", "김 민준")),
        ("太郎", "佐藤", ("佐藤太郎", "佐藤 太郎")),
        ("Xiaoming", "Wang", ("Wang Xiaoming",)),
        ("Ada", "Nair", ()),
        ("", "Wang", ()),
    ],
)
def test_east_asian_names_are_also_written_family_first(first: str, last: str, forms: tuple[str, ...]) -> None:
    assert family_first(first, last) == forms


def test_east_asian_scripts_are_told_apart() -> None:
    assert is_east_asian("さくら")
    assert not is_east_asian("Анна Łoś")


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://www.linkedin.com/in/ada-nair", "ada-nair"),
        ("https://www.linkedin.com/in/zo%C3%AB-brandt", "zoë-brandt"),
        ("https://www.linkedin.com/in/zoë-brandt", "zoë-brandt"),
        ("https://www.linkedin.com/in/zoe\u0308-brandt", "zoë-brandt"),
        ("https://www.linkedin.com/in/zo%25C3%25AB-brandt", "zoë-brandt"),
        ("http://de.linkedin.com/in/Ada-Nair/?trk=abc#top", "ada-nair"),
        ("linkedin.com/in/ada-nair/en", "ada-nair"),
        ("www.linkedin.com/in/ada-nair", "ada-nair"),
        ("https://m.linkedin.com/in/ada-nair/", "ada-nair"),
        ("https://www.linkedin.com/mwlite/in/ada-nair", "ada-nair"),
        ("/in/ada-nair", "ada-nair"),
        ("urn:li:member:12345", "urn:li:member:12345"),
        ("https://www.linkedin.com/in/ACoAABcDeFgHiJ", "id:ACoAABcDeFgHiJ"),
        ("https://www.linkedin.com/pub/ada-nair/1/2a/3b", "pub:ada-nair/1/2a/3b"),
    ],
)
def test_every_form_of_an_address_gives_one_key(address: str, key: str) -> None:
    assert profile_key(address) == key


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "ada-nair",
        "https://www.linkedin.com/sales/lead/ACwAAA,name",
        "https://www.linkedin.com/company/dune",
        "https://www.linkedin.com/in/",
        "https://www.linkedin.com/",
        "https://evil.example/in/ada",
        "https://evillinkedin.com/in/ada",
        "https://www.linkedin.com/in/" + "a" * 3000,
    ],
)
def test_what_is_no_profile_has_no_key(text: str) -> None:
    assert profile_key(text) == ""


@pytest.mark.parametrize("key", ["ada-nair", "zoë-brandt", "王-小明", "id:ACoAABcDeFgHiJ", "pub:ada-nair/1/2a/3b"])
def test_the_address_of_a_key_has_that_key(key: str) -> None:
    assert profile_key(profile_url(key)) == key


def test_a_member_number_has_no_address() -> None:
    assert profile_url("urn:li:member:1") == ""
    assert profile_url("") == ""


@given(st.text(max_size=40))
def test_no_text_is_too_odd_for_an_address(text: str) -> None:
    key = profile_key(f"https://www.linkedin.com/in/{text}")

    assert key.isprintable()
    assert "/" not in key
