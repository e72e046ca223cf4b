"""Ties in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.domain.tie_logs import DEFAULTS, TODAY, met, received, sent, tie, written
from whence.domain.dates import day_number
from whence.domain.interactions import Channel, Direction
from whence.domain.tie_flags import Flag, Standing
from whence.domain.tie_sentences import (
    Occasion,
    ago,
    category_words,
    day_reasons,
    every,
    exchange_words,
    exchanges_a_year,
    flag_sentence,
    score_sentence,
    tie_sentence,
    times_a_year,
    years,
)
from whence.domain.tie_settings import TieSettings
from whence.domain.ties import Category, Exchange, contact_days

CONNECTED_ON = day_number(date(2026, 10, 1))
STANDING = Standing(known_on=CONNECTED_ON)
ADA = Occasion("Ada Nair")


@pytest.mark.parametrize(
    ("flag", "occasion", "log", "sentence"),
    [
        (
            Flag.NEVER, ADA, [],
            "You connected with Ada Nair on 1 October 2026 (50 days ago) "
            "and nothing beyond the connection is recorded here.",
        ),
        (
            Flag.NEVER, replace(ADA, is_connected=False, has_origin=True), [],
            "You got to know Ada Nair on 1 October 2026 (50 days ago) and nothing since then is recorded here.",
        ),
        (
            Flag.NEVER, replace(ADA, is_connected=False), [],
            "You added Ada Nair on 1 October 2026 (50 days ago) and nothing else is recorded here.",
        ),
        (
            Flag.MET_ONCE, replace(ADA, event="PyCon Lisbon"), met([50]),
            "You met Ada Nair at PyCon Lisbon on 1 October 2026 and nothing since then is recorded here.",
        ),
        (
            Flag.MET_ONCE, ADA, met([50]),
            "You met Ada Nair on 1 October 2026 and nothing since then is recorded here.",
        ),
        (
            Flag.SILENT_WEAK, ADA, met([211]),
            "Your last recorded contact with Ada Nair was 211 days ago, and you exchange about once a year.",
        ),
        (
            Flag.SILENT_WEAK, ADA, met([200, 201, 202]),
            "Your last recorded contact with Ada Nair was 200 days ago, and you exchange about 4 times a year.",
        ),
        (Flag.FADING, ADA, written(range(60, 100, 7)), "You used to be in touch every 7 days; it is now 60 days."),
        (
            Flag.DORMANT, ADA, met([1095]),
            "No recorded contact for three years; "
            "people in your position often find such contacts worth a message.",
        ),
        (
            Flag.RED_FLAG, replace(ADA, happened="sent a pitch", hours=5), [],
            "Ada Nair sent a pitch 5 hours after you accepted.",
        ),
        (
            Flag.RED_FLAG, replace(ADA, happened="endorsed ten skills", hours=1), [],
            "Ada Nair endorsed ten skills 1 hour after you accepted.",
        ),
        (Flag.REMINDER, ADA, [], "You asked to be reminded."),
        (
            Flag.REMINDER, replace(ADA, planned_on=CONNECTED_ON), [],
            "You planned to write on 1 October 2026 and nothing since then is recorded here.",
        ),
    ],
)  # fmt: skip
def test_every_flag_is_one_sentence(flag: Flag, occasion: Occasion, log: list[Exchange], sentence: str) -> None:
    assert flag_sentence(flag, occasion, tie(log), STANDING, TODAY) == sentence


@pytest.mark.parametrize(
    ("log", "last", "sentence"),
    [
        ([], None, "no interaction recorded here"),
        (written(range(41, 1500, 120)), received([41])[0], "about 3 exchanges a year, last 41 days ago, their message"),
        (written([1]), sent([1], Channel.EMAIL)[0], "less than one exchange a year, last yesterday, your e-mail"),
        (met([0]), met([0])[0], "about 2 exchanges a year, last today, you met"),
        (met([1200]), None, "less than one exchange a year, last about 3 years ago"),
    ],
)
def test_the_tie_is_said_in_one_phrase(log: list[Exchange], last: Exchange | None, sentence: str) -> None:
    assert tie_sentence(tie(log), STANDING, last, TODAY) == sentence


def test_somebody_met_a_single_time_is_met_once_whatever_the_score() -> None:
    for days_ago, said in (
        (0, "met once, today"),
        (50, "met once, 50 days ago"),
        (1500, "met once, about 4 years ago"),
    ):
        contact, standing = tie(met([days_ago])), replace(STANDING, met_on=TODAY - days_ago)
        assert category_words(contact, standing, TODAY) == "met once"
        assert tie_sentence(contact, standing, None, TODAY) == said
        assert category_words(contact, replace(standing, label=Category.FAMILY), TODAY) == "family"


@pytest.mark.parametrize(
    ("log", "words"),
    [
        ([], "never in contact"),
        (met([0]), "moderate"),
        (met([300]), "weak"),
        (met([1095]), "dormant"),
        (written(range(200)), "strong"),
    ],
)
def test_the_category_in_words(log: list[Exchange], words: str) -> None:
    assert category_words(tie(log), STANDING, TODAY) == words
    assert category_words(tie(log), replace(STANDING, label=Category.KEEP_ALWAYS), TODAY) == "kept for good"


@pytest.mark.parametrize(
    ("channel", "direction", "words"),
    [
        (Channel.MESSAGE, Direction.IN, "their message"),
        (Channel.CALL, Direction.OUT, "your call"),
        (Channel.CALL, Direction.MUTUAL, "a call"),
        (Channel.EMAIL, Direction.MUTUAL, "an e-mail"),
        (Channel.INTRODUCTION, Direction.MUTUAL, "an introduction"),
        (Channel.IN_PERSON, Direction.IN, "you met"),
    ],
)
def test_whose_exchange_it_was(channel: Channel, direction: Direction, words: str) -> None:
    assert exchange_words(Exchange(TODAY, channel, direction)) == words


def test_the_score_is_explained_to_those_who_ask() -> None:
    assert score_sentence(tie(written(range(0, 1500, 120))), TODAY) == (
        "About 3 exchanges a year with this person, recent ones counting more (half after a year); "
        "an unanswered message counts a third."
    )
    settings = TieSettings(half_life_days=180, reciprocity=0.2)
    assert score_sentence(tie([], settings=settings), TODAY) == (
        "Less than one exchange a year with this person, recent ones counting more (half after 180 days); "
        "an unanswered message counts 40 %."
    )


def test_the_days_that_count_are_told_newest_first_and_without_the_future() -> None:
    log = [*met([365]), *received([0]), *sent([730], Channel.GROUP_MESSAGE), *written([-5])]
    assert day_reasons(contact_days(log, DEFAULTS), TODAY, DEFAULTS) == [
        "On 20 November 2026: from them, counting 1, of which 100 % is left.",
        "On 20 November 2025: from both of you, counting 3, of which 50 % is left.",
        "On 20 November 2024: from you, counting 0.5, of which 25 % is left.",
    ]


def test_numbers_read_naturally() -> None:
    assert [exchanges_a_year(rate) for rate in (0, 0.74, 0.75, 1.4, 2.6, 1234)] == [
        "less than one exchange a year", "less than one exchange a year", "about one exchange a year",
        "about one exchange a year", "about 3 exchanges a year", "about 1,234 exchanges a year",
    ]  # fmt: skip
    assert [times_a_year(rate) for rate in (0.3, 1, 2)] == [
        "less than once a year", "about once a year", "about 2 times a year",
    ]  # fmt: skip
    assert [ago(days) for days in (0, 1, 2, 729, 730)] == [
        "today", "yesterday", "2 days ago", "729 days ago", "about 2 years ago",
    ]  # fmt: skip
    assert [every(gap) for gap in (0, 1, 1.5, 30)] == ["every day", "every day", "every 2 days", "every 30 days"]
    assert [years(days) for days in (364, 365, 1095, 4380, 4745)] == [
        "364 days", "one year", "three years", "twelve years", "13 years",
    ]  # fmt: skip
