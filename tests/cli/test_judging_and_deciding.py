"""`whence judge` and `whence decide`, as scripts use them."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import CommandLine

PITCH = "Hi Clara, would love 15 min to show how we help mapping teams cut data costs."


def judged(
    run: CommandLine, monkeypatch: pytest.MonkeyPatch, *lines: object, options: tuple[str, ...] = ()
) -> list[dict[str, object]]:
    text = "\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines)
    monkeypatch.setattr("sys.stdin", io.StringIO(text + "\n"))
    answer = run("judge", *options)
    assert (answer.code, answer.err) == (0, "")
    return [json.loads(line) for line in answer.out.splitlines()]


def test_judge_reads_the_journals_own_profile_and_earlier_notes(
    sample: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = "Hi Clara, fellow Lakeshore alum! I would love 15 min to show how we help mapping teams cut data cost."
    own, pitch = judged(
        sample,
        monkeypatch,
        {
            "id": "a",
            "text": "I read your Tidewater atlas twice and have a question.",
            "sender": {"name": "Ute Brodersen"},
        },
        {"id": "b", "text": copied, "sender": {"name": "Nils Overgaard"}},
    )
    assert own["suggestion"] == "accept"
    near = pitch["near_duplicate_of"]
    assert isinstance(near, dict)
    assert near["source"] == "journal"


def test_judge_knows_whom_the_journal_knows(sample: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    known, stranger = judged(
        sample,
        monkeypatch,
        {"text": "", "sender": {"name": "Emeka Balogun"}},
        {"text": "", "sender": {"name": "Somebody Else"}},
    )
    assert (known["suggestion"], stranger["suggestion"]) == ("accept", "decline")


def test_judge_with_a_profile_needs_no_journal_and_makes_none(
    whence: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile = tmp_path / "me.json"
    profile.write_text(json.dumps({"names": {"first": "Clara"}, "anchors": ["Tidewater atlas"]}), encoding="utf-8")
    broken, told = judged(
        whence, monkeypatch, "not JSON", {"text": PITCH, "sender": {"name": "A B"}}, options=("--profile", str(profile))
    )
    assert set(broken) == {"error", "line"}
    assert told["suggestion"] == "decline"
    assert not whence.journal.exists()


@pytest.mark.parametrize("content", ["{", "[]", '{"names": 5}'])
def test_judge_refuses_a_profile_it_cannot_read(whence: CommandLine, tmp_path: Path, content: str) -> None:
    profile = tmp_path / "me.json"
    profile.write_text(content, encoding="utf-8")
    answer = whence("judge", "--profile", str(profile))
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.count("\n") == 1


def test_judge_without_profile_and_journal_says_so(whence: CommandLine) -> None:
    answer = whence("judge")
    assert answer.code == 1
    assert str(whence.journal) in answer.err


def test_decide_records_the_verdict_its_reasons_and_what_follows(sample: CommandLine) -> None:
    answer = sample(
        "decide", "Teresa", "Lindgren", "--verdict", "accept", "--code", "A-NOTE", "--because", "She read the atlas.",
        "--json",
    )  # fmt: skip
    assert answer.code == 0
    told = answer.json
    assert (told["verdict"], told["codes"], told["rationale"]) == ("accept", ["A-NOTE"], "She read the atlas.")
    assert (told["stage"], told["decided_on"], told["exception"]) == ("invitation", "2026-11-20", None)
    brief = sample("who", told["person"]["uid"], "--json").json
    assert any("She read the atlas." in json.dumps(one) for one in brief["decisions"])


def test_an_exception_gets_a_day_to_look_back(sample: CommandLine) -> None:
    told = sample(
        "decide", "Rosa Delgado", "--verdict", "accept", "--because", "A student who asks.",
        "--exception", "A student.", "--json",
    ).json  # fmt: skip
    assert (told["exception"], told["look_back_on"]) == ("A student.", "2027-02-18")


def test_departing_from_a_rule_needs_an_exception_of_its_own(sample: CommandLine) -> None:
    before = sample("export").out
    answer = sample("decide", "Rosa Delgado", "--verdict", "accept", "--because", "A student who asks.")
    assert answer.code == 1
    assert "This departs from your rule “" in answer.err
    assert 'Give it with --exception "…".' in answer.err
    assert sample("export").out == before


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("Jonas Feldmann", "--verdict", "decline"), "needs a reason"),
        (("Jonas Feldmann", "--verdict", "decline", "--code", "D-NOPE", "--because", "x"), "D-NOPE"),
        (("Nobody Whatsoever", "--verdict", "decline", "--because", "x"), "Nobody in this journal"),
        (("Emeka Balogun", "--verdict", "remove", "--code", "R-NEVER", "--because", "x"), "No connection"),
    ],
)
def test_what_cannot_be_decided_is_refused_with_a_sentence(
    sample: CommandLine, given: tuple[str, ...], said: str
) -> None:
    before = sample("export").out
    answer = sample("decide", *given)
    assert answer.code == 1
    assert said in answer.err
    assert sample("export").out == before


def test_an_unknown_verdict_is_wrong_usage(sample: CommandLine) -> None:
    with pytest.raises(SystemExit) as wrong:
        sample("decide", "Rosa Delgado", "--verdict", "perhaps")
    assert wrong.value.code == 2


def test_deciding_is_undone_in_one_step(sample: CommandLine) -> None:
    sample("decide", "Rosa Delgado", "--verdict", "leave")
    assert sample("undo").out.startswith("Undone: Leave unanswered: Rosa Delgado")
