"""What the card points out and lets be said: unlike similar cases, what the page shows, a night's sleep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.domain.decisions import Verdict
from whence.domain.invitations import NoteKind
from whence.domain.suggestions import Policy
from whence.services.commands.desk import AddedInvitation, AddInvitations, ChoosePolicy, DecideInvitations, Reasons

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.desk.bench import Bench


def seven_without_a_note(bench: Bench) -> None:
    """Six of them declined, the seventh on the card."""
    told = tuple(AddedInvitation(f"Ada {letter}", note_kind=NoteKind.NONE) for letter in "BCDEFGH")
    bench.around.hub.do(ChoosePolicy(Policy.SELECTIVE))
    added = bench.around.hub.do(AddInvitations(told))
    assert added is not None
    for one in added.value[:6]:
        bench.around.hub.do(DecideInvitations((one,), Verdict.DECLINE, Reasons(("D-NONOTE",)), facts_of(bench, one)))
    bench.wait()


def facts_of(bench: Bench, invitation: int) -> dict[int, dict[str, object]]:
    return bench.services.desk.facts_for((invitation,))


def test_a_verdict_unlike_most_similar_cases_is_pointed_out_and_still_saved(empty_bench: Bench, qtbot: QtBot) -> None:
    bench = empty_bench
    seven_without_a_note(bench)
    line = bench.desk.card.deciding.unlike
    bench.choose(5)
    qtbot.waitUntil(line.isVisible)
    assert line.text().startswith("In 6 of 6 similar cases you declined (most often:")
    assert line.text().endswith("This time you choose otherwise.")
    bench.choose(4)
    assert not line.isVisible()
    bench.choose(5)
    assert line.isVisible()
    bench.save()
    assert bench.services.decisions.decisions()[0].decision.verdict is Verdict.LEAVE


def test_without_precedents_nothing_is_pointed_out(empty_bench: Bench, qtbot: QtBot) -> None:
    empty_bench.around.hub.do(AddInvitations((AddedInvitation("Ada Byrne", note="Hello!"),)))
    empty_bench.wait()
    empty_bench.choose(4)
    qtbot.wait(250)
    assert not empty_bench.desk.card.deciding.unlike.isVisible()
