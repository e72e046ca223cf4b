"""What is typed and who is found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.searching import SmallJournal
from whence.domain.matching import HitKind
from whence.storage import search


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[SmallJournal]:
    made = SmallJournal(tmp_path / "journal.whence")
    yield made
    made.store.close()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[SmallJournal, dict[str, int]]]:
    """A journal that is only read from, and its people."""
    made = SmallJournal(tmp_path_factory.mktemp("filled") / "journal.whence")
    yield made, _people(made)
    made.store.close()


def _people(journal: SmallJournal) -> dict[str, int]:
    """A handful of people; Ada and Mara have been in contact, Mara more of late."""
    known = {
        "ada": journal.person("Ada", "Nair"), "mara": journal.person("Mara", "Okafor"),
        "marta": journal.person("Marta", "Łuczak"), "jurgen": journal.person("Jürgen", "Groß"),
        "ming": journal.person("小明", "王"), "lars": journal.person("Lars", "Ødegaard"),
    }  # fmt: skip
    journal.log("Talked about beekeeping", 9_000, known["ada"])
    journal.log("Walked to the puppetry museum", 9_500, known["mara"], own="She wants the zoning paper")
    journal.log("Naïve questions about Größe", 9_400, known["jurgen"])
    journal.job(known["marta"], "Vanta Works GmbH", "Data Lead")
    event = journal.event("PyCon Lisbon 2024", "Lisbon")
    journal.origin(known["lars"], event=event, introducer=known["ada"], words="in the queue for coffee")
    journal.tag("rust", known["jurgen"])
    return known


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("m", ["mara", "marta"]), ("ma", ["mara", "marta"]), ("mar", ["mara", "marta"]), ("mart", ["marta"]),
        ("oka", ["mara"]), ("ok ma", ["mara"]), ("MARA OKAFOR", ["mara"]), ("luczak", ["marta"]), ("Łuc", ["marta"]),
        ("gross", ["jurgen"]), ("groß", ["jurgen"]), ("jurgen", ["jurgen"]), ("odeg", ["lars"]),
        ("王小", ["ming"]), ("小明", ["ming"]), ("王", ["ming"]), ("an", ["ada"]), ("mo", ["mara"]), ("m o", ["mara"]),
    ],
)  # fmt: skip
def test_names_are_found_from_the_first_letter(
    filled: tuple[SmallJournal, dict[str, int]], typed: str, expected: list[str]
) -> None:
    journal, people = filled
    assert journal.found(typed)[: len(expected)] == [people[name] for name in expected]


@pytest.mark.parametrize(
    ("typed", "expected", "kind"),
    [
        ("vanta", "marta", HitKind.FACT), ("data lead", "marta", HitKind.FACT), ("luczak vanta", "marta", HitKind.FACT),
        ("pycon", "lars", HitKind.FACT), ("lisbon", "lars", HitKind.FACT), ("odegaard pycon", "lars", HitKind.FACT),
        ("rust", "jurgen", HitKind.FACT), ("beekeeping", "ada", HitKind.TEXT), ("bee", "ada", HitKind.TEXT),
        ("zoning", "mara", HitKind.TEXT), ("okafor puppetry", "mara", HitKind.TEXT), ("naive", "jurgen", HitKind.TEXT),
        ("grosse", "jurgen", HitKind.TEXT), ("okafro", "mara", HitKind.MISSPELT), ("okfor", "mara", HitKind.MISSPELT),
        ("jurgne gros", "jurgen", HitKind.MISSPELT), ("odegard pycon", "lars", HitKind.MISSPELT),
    ],
)  # fmt: skip
def test_whatever_is_known_finds_the_person(
    filled: tuple[SmallJournal, dict[str, int]], typed: str, expected: str, kind: HitKind
) -> None:
    journal, people = filled
    hit = search.find(journal.database, typed)[0]
    assert (hit.person, hit.kind) == (people[expected], kind)


def test_an_introducer_finds_those_they_introduced_and_follows_a_new_name(journal: SmallJournal) -> None:
    people = _people(journal)
    assert people["lars"] in journal.found("ada nair")
    journal.do("UPDATE person SET name = 'Adaeze Nair' WHERE id = ?", (people["ada"],))
    assert journal.found("adaeze") == [people["ada"], people["lars"]]


def test_more_contact_stands_first_and_strangers_by_lateness(journal: SmallJournal) -> None:
    often, once = journal.person("Tom", "One"), journal.person("Tom", "Two")
    early, late = journal.person("Tom", "Three"), journal.person("Tom", "Four")
    for person, day in ((early, "2012-01-01"), (late, "2024-01-01")):
        journal.do("INSERT INTO connection (person_id, state, connected_on) VALUES (?, 'connected', ?)", (person, day))
    journal.log("x", 9_000, often, times=5)
    journal.log("x", 8_990, once)
    assert journal.found("tom") == [often, once, late, early]
    journal.log("x", 9_600, once, times=9)
    assert journal.found("tom") == [once, often, late, early]


def test_declined_and_archived_stand_last_and_the_bin_is_not_found(journal: SmallJournal) -> None:
    aside, archived = journal.person("Ida", "Aside", shelf="aside"), journal.person("Ida", "Archive", shelf="archived")
    binned, plain = journal.person("Ida", "Bin"), journal.person("Ida", "Plain")
    journal.log("sourdough", 9_000, aside, archived, binned, times=3)
    journal.do("UPDATE person SET shelf = 'bin' WHERE id = ?", (binned,))
    found = journal.found("ida")
    assert found[0] == plain
    assert sorted(found[1:]) == sorted((aside, archived))
    assert binned not in journal.found("sourdough")
    journal.do("UPDATE person SET shelf = 'people' WHERE id = ?", (binned,))
    assert journal.found("sourdough")[0] == binned


@pytest.mark.parametrize(
    "typed",
    [
        "https://www.linkedin.com/in/ada-nair-1/",
        "linkedin.com/in/Ada-Nair-1?x=1",
        "Ada.Nair@example.org",
        "ada.nair@ex",
    ],
)
def test_a_pasted_address_finds_its_person_alone(journal: SmallJournal, typed: str) -> None:
    people = _people(journal)
    journal.address(people["ada"], "profile", "https://www.linkedin.com/in/ada-nair-1")
    journal.address(people["ada"], "email", "ada.nair@example.org")
    journal.address(people["mara"], "phone", "+49 30 1234")
    hits = search.find(journal.database, typed)
    assert [(hit.person, hit.kind) for hit in hits] == [(people["ada"], HitKind.ADDRESS)]


@pytest.mark.parametrize(
    "typed",
    [
        "", "   ", "!?", '"', "'", "*", "AND", "NEAR(", "a OR", "ada\x00nair", "🙂", "-", "x" * 10_000, "%", "_",
        "\u202eada", "ada " * 500, "@", "@@", "http://", "linkedin.com/in/", "\ud83d", "ß", "ʼ",
    ],
)  # fmt: skip
def test_nothing_typed_is_an_error(filled: tuple[SmallJournal, dict[str, int]], typed: str) -> None:
    assert len(search.find(filled[0].database, typed)) <= 10


def test_initials_keep_places_when_many_names_begin_alike(journal: SmallJournal) -> None:
    meant = journal.person("Mira", "Ostrow")
    for number in range(15):
        journal.log("x", 9_000, journal.person("Mona", f"Lund{'abcdefghijklmnopq'[number]}"))
    assert meant in journal.found("mo")
    assert len(journal.found("mo")) == 10


def test_texts_keep_places_beside_many_facts(journal: SmallJournal) -> None:
    for number in range(12):
        journal.job(journal.person("Ann", f"Berg{'abcdefghijklmnopq'[number]}"), "Lumenworks")
    meant = journal.person("Otto", "Holm")
    journal.log("Asked about lumenworks", 9_000, meant)
    found = journal.found("lumenworks")
    assert meant in found
    assert len(found) == 10


def test_a_person_without_a_name_is_found_by_what_is_known(journal: SmallJournal) -> None:
    person = journal.person("", "")
    journal.do("UPDATE person SET name = 'Name missing', is_name_missing = 1 WHERE id = ?", (person,))
    journal.origin(person, event=journal.event("Map Camp"))
    assert journal.found("map camp") == [person]
    assert journal.found("missing") == []
