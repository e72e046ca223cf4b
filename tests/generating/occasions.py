"""Invented companies, titles, events, places and tags."""

from __future__ import annotations

from random import Random
from typing import Final


def _split(words: str) -> tuple[str, ...]:
    return tuple(words.split())


TITLES: Final = (
    "Software Engineer", "Senior Software Engineer", "Data Lead", "Product Manager", "Head of Research", "Recruiter",
    "Account Executive", "Designer", "Founder", "Managing Director", "Research Scientist", "Consultant", "Nurse",
    "Architect", "Professor of Linguistics", "Chief Technology Officer", "Marketing Manager", "Data Scientist",
    "Operations Manager", "Solutions Engineer", "Student", "Editor", "Translator", "Policy Adviser", "Civil Engineer",
    "Sales Lead", "Head of People", "Quality Engineer", "Librarian", "Venture Partner",
)  # fmt: skip
PLACES: Final = _split(
    "Berlin Lisbon Kraków Zürich Oslo Helsinki Dublin Porto Vienna Prague Lyon Utrecht Ghent Leeds Glasgow Tallinn "
    "Nairobi Accra Bengaluru Kyoto Seoul Montréal Austin Valparaíso Wellington Tbilisi Győr Aarhus Málaga Trieste"
)
TAGS: Final = _split(
    "rust python hiring mentor investor climbing choir alumni press speaker partner supplier neighbour running "
    "volunteer board advisor client former-colleague family-friend research open-source conference chess sailing"
)
_SERIES: Final = (
    "PyCon", "RustFest", "Web Summit", "Data Days", "Strange Loops", "Map Camp", "Climate Forum", "Open Hardware Fair",
    "Typo Talks", "Security Week", "Language Lab", "Founders Breakfast", "Choir Festival", "Library Congress",
    "Robotics Expo", "Energy Round Table", "Health Hackathon", "Trade Evening", "Alumni Dinner", "Chess Open",
)  # fmt: skip
_COMPANY_FIRST: Final = _split(
    "Nord Blue Silver Granite Helio Lumen Vanta Orbit Cedar Atlas Kite Ember Polar Quill Harbor Meridian Copper Falcon "
    "Juniper Lakeshore Mosaic Nimbus Opal Pinion Ridge Saffron Tidal Umber Vireo Willow Zephyr Acorn Basalt Cobalt "
    "Delta Everline Fathom Garnet Hollow Indigo"
)
_COMPANY_LAST: Final = _split(
    "works labs soft grid bank cast flow forge health line logic mobility motive nest path pharma press rail space "
    "stack systems tech trade vision ware yard"
)
_FORMS: Final = ("", "", "", " GmbH", " Ltd", " Inc.", " AB", " S.A.", " & Partners", " Group")


def companies(rng: Random, count: int) -> list[str]:
    """`count` different company names."""
    found: dict[str, None] = {}
    while len(found) < count:
        name = rng.choice(_COMPANY_FIRST) + rng.choice(_COMPANY_LAST)
        if len(found) > len(_COMPANY_FIRST) * len(_COMPANY_LAST) // 2:
            name = f"{name} {rng.choice(PLACES)}"
        found[name + rng.choice(_FORMS)] = None
    return list(found)


def events(rng: Random, count: int) -> list[tuple[str, str, str]]:
    """Up to `count` events, each with name, place and first day."""
    found: dict[str, tuple[str, str, str]] = {}
    for _ in range(count):
        place, year = rng.choice(PLACES), rng.randint(2010, 2026)
        name = f"{rng.choice(_SERIES)} {place} {year}"
        day = f"{year}-{rng.randint(1, 6):02d}-{rng.randint(1, 28):02d}"
        found.setdefault(name, (name, place, day))
    return list(found.values())
