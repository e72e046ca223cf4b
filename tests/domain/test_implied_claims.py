"""A shared past that is implied: supported where the years allow it, contradicted only where togetherness is said."""

from __future__ import annotations

import pytest

from whence.domain.claims import ClaimSource, ClaimType, Finding
from whence.domain.implied_claims import implied_claims
from whence.domain.note_anchors import own_anchors
from whence.domain.note_text import fold
from whence.domain.profiles import profile_from
from whence.services.phrasebooks import phrasebook

PROFILE = profile_from(
    {
        "names": {"first": "Mirela", "last": "Quist"},
        "positions": [
            {"org": "Kestrel Cold Chain", "aliases": ["Kestrel", "KCC"], "start": "2012-07", "end": "2015-12"},
            {"org": "Ostrander Foods", "aliases": [], "start": "2016-01", "end": None},
        ],
        "education": [{"school": "Southmoor University", "aliases": ["Southmoor"], "start": "2008", "end": "2012"}],
        "connections_by_name": ["Chidinma Vale"],
    }
)
SOURCE = ClaimSource(PROFILE, phrasebook())


@pytest.mark.parametrize(
    ("text", "kind", "about", "finding"),
    [
        ("Kestrel 2013. You lent me your gloves.", ClaimType.COLLEAGUE, "Kestrel Cold Chain", Finding.SUPPORTED),
        ("kestrel days! you taught me to drive", ClaimType.COLLEAGUE, "Kestrel Cold Chain", Finding.SUPPORTED),
        ("KCC, back in the day: my first boss was you", ClaimType.COLLEAGUE, "Kestrel Cold Chain", Finding.SUPPORTED),
        ("Southmoor class of 2011 here!", ClaimType.SCHOOL, "Southmoor University", Finding.SUPPORTED),
        ("We both left Southmoor in 1994, with Tom.", ClaimType.SCHOOL, "Southmoor University", Finding.CONTRADICTED),
        ("Chidinma Vale told me to write to you.", ClaimType.INTRODUCED, "Chidinma Vale", Finding.SUPPORTED),
        ("I saw on your profile that you were at Kestrel in 2013.", None, "", None),
        ("Kestrel makes good freezers.", None, "", None),
        ("A kcc of water", None, "", None),
    ],
)  # fmt: skip
def test_what_a_note_implies(text: str, kind: ClaimType | None, about: str, finding: Finding | None) -> None:
    folded = fold(text)
    anchors = own_anchors(folded, PROFILE, phrasebook(), "Ilse Varnhold", ())
    found = [(claim.type, claim.about, claim.finding) for claim in implied_claims(folded, SOURCE, anchors)]
    assert found == ([(kind, about, finding)] if kind else [])


def test_the_place_in_the_note_is_told() -> None:
    text = "Hëllo! We shared a desk at Ostrander Foods."
    claim = next(implied_claims(fold(text), SOURCE))
    assert text[claim.start : claim.end] == "Ostrander Foods"
