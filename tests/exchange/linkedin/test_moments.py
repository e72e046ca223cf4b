"""Every shape of date that the files of an archive use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.exchange.linkedin.moments import is_day_before_month, read_day, read_moment, read_utc


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("12 Mar 2024", "2024-03-12"),
        ("12-Mar-24", "2024-03-12"),
        ("2-Mar-24", "2024-03-02"),
        ("3/12/18, 5:41 PM", "2018-03-12T17:41"),
        ("1/29/26, 12:07 AM", "2026-01-29T00:07"),
        ("1/29/26, 12:07\u202fPM", "2026-01-29T12:07"),
        ("2024-03-12 17:41:03 UTC", "2024-03-12T17:41:03Z"),
        ("2024-03-12 17:41:03", "2024-03-12T17:41:03"),
        ("2024/02/01 15:02:55 UTC", "2024-02-01T15:02:55Z"),
        ("2024-02-01 15:02 UTC", "2024-02-01T15:02Z"),
        ("2024-02-01T15:02:55Z", "2024-02-01T15:02:55Z"),
        ("Tue Feb 27 10:38:12 UTC 2024", "2024-02-27T10:38:12Z"),
        ("Mar 2020", "2020-03"),
        ("Mar-20", "2020-03"),
        ("2015", "2015"),
        ("Apr 5, 2021", "2021-04-05"),
        ("2025-11-01", "2025-11-01"),
        ("12 March 2024", "2024-03-12"),
        ("29 Feb 2024", "2024-02-29"),
        ("1/2/69", "1969-01-02"),
        ("1/2/68", "2068-01-02"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_a_date_is_read_in_every_shape(written: str, text: str) -> None:
    moment = read_moment(written)

    assert moment is not None
    assert moment.text == text
    assert str(moment.day) == text[:10]


@pytest.mark.parametrize(
    "written",
    [
        "30 Feb 2024", "29 Feb 2023", "32 Mar 2024", "13/13/18, 5:41 PM", "3/12/18, 25:41 PM", "3/12/18, 5:61 PM",
        "Mar 9", "N/A", "yesterday", "12 Foo 2024", "0000-00-00", "12 Mar 24 24", "2024-03-12 aa:bb", "١٢ Mar 2024",
        "x" * 5000, "12 Mar 0024", "99", "-", "12 Mar", "Mar Mar Mar",
    ],
)  # fmt: skip
def test_what_is_no_date_is_said_to_be_none(written: str) -> None:
    assert read_moment(written) is None


def test_a_spreadsheet_may_have_put_the_day_first() -> None:
    assert is_day_before_month("25/12/2018")
    assert not is_day_before_month("12/25/2018")
    assert str(read_day("3/12/2018", is_day_first=True)) == "2018-12-03"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("2024-03-12 17:41:03 UTC", "2024-03-12T17:41:03Z"),
        ("2024-02-30 17:41:03 UTC", ""),
        ("2024-03-12 24:41:03 UTC", ""),
        ("2024-03-12 17:61:03 UTC", ""),
        ("2024-03-12 17:41:03 CET", ""),
        ("2024-03-12T17:41:03 UTC", ""),
        ("2024-03-12", ""),
        ("", ""),
    ],
)
def test_the_date_of_a_message_is_sliced_and_checked(written: str, text: str) -> None:
    assert read_utc(written) == text


@given(st.text(alphabet="0123456789/-:, .AMPUTCJanFebMar", max_size=30))
def test_no_text_is_too_odd_for_a_date(written: str) -> None:
    moment = read_moment(written)

    assert moment is None or moment.day.is_known or not written.strip()
