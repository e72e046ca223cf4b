"""Interactions packed away come back as they were, also from the form of earlier versions."""

from __future__ import annotations

import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.storage.packed_rows import Row, pack, unpack

TEXT = st.text(st.characters(codec="utf-8"), max_size=40)
ROW = st.tuples(
    st.integers(1, 2**40), st.none() | st.integers(-9, 99_999), st.just("day"), TEXT, st.sampled_from(["message", "a"]),
    st.sampled_from(["in", "out"]), TEXT, TEXT, st.just("archive"), st.binary(max_size=16), st.just(1), TEXT,
)  # fmt: skip


@given(st.lists(ROW, max_size=6))
def test_rows_come_back_as_they_were_packed(rows: list[Row]) -> None:
    assert unpack(pack(rows)) == rows


@pytest.mark.parametrize("line", ["", "one\ntwo\0three", "🌊 ß é", '"quoted" \\'])
def test_rows_packed_by_an_earlier_version_are_read(line: str) -> None:
    row = (7, 9_000, "day", "2024-09-01", "message", "in", line, "T", "archive", "00ff" * 8, 1, "2026-11-20")
    packed = zlib.compress(json.dumps([row, row], ensure_ascii=False).encode(), 1)
    assert unpack(packed) == [(*row[:9], b"\x00\xff" * 8, *row[10:])] * 2


def test_what_all_rows_share_is_written_once() -> None:
    rows: list[Row] = [(number, "the same for all of them" * 50, b"%016d" % number) for number in range(2_000)]
    assert zlib.decompress(pack(rows)).count(b"the same for all of them") == 50
