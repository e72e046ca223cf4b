"""Introducing two people to each other: steps, texts, and who might be introduced to whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from whence.domain.briefs import Brief
from whence.domain.changes import PersonId
from whence.domain.dates import day_number
from whence.domain.errors import Refusal
from whence.domain.identifiers import new_uid
from whence.domain.interactions import Channel, Direction
from whence.domain.introductions import (
    Introduction,
    IntroductionState,
    IntroductionStep,
    IntroductionTexts,
    Side,
    check_pair,
    check_step,
    introduction_texts,
)
from whence.domain.people import Shelf, clean_text
from whence.services.briefs import Briefs
from whence.services.introduction_paths import IntroductionPaths, Path
from whence.services.journal import Journal
from whence.services.work import Work
from whence.storage import interactions, introductions, own, people
from whence.storage.introductions import KeptOutcome

if TYPE_CHECKING:
    from whence.services.commands import introductions as commands

OUTCOMES = ("good", "mixed", "bad", "cant_tell")
LOOK_AGAIN_DAYS = 10
JUDGE_AFTER_DAYS = 30
_WAITING = (IntroductionState.ASKED_A, IntroductionState.ASKED_B, IntroductionState.BOTH_AGREED)
#: The names of the texts, as in `IntroductionTexts`.
TEXTS = ("to_asker", "to_asked_for", "to_both")


def start_introduction(command: commands.StartIntroduction, work: Work) -> int:
    """Gives the introduction. Raises Refusal for one person twice, somebody in the bin, a pair under way already."""
    check_pair(command.asker, command.asked_for)
    asker, asked_for = work.person(command.asker), work.person(command.asked_for)
    for side, field in ((asker, "asker"), (asked_for, "asked_for")):
        if side.shelf is Shelf.BIN:
            raise Refusal(f"{side.name} is in the bin. Bring them back first, or choose somebody else.", field=field)
    pair = {asker.id, asked_for.id}
    for other in introductions.introductions(work.store, is_open=True):
        if {other.asker_id, other.asked_for_id} == pair:
            raise Refusal(f"{asker.name} and {asked_for.name} are being introduced already. Go on with that one.")
    made = introductions.add_introduction(
        work.store,
        uid=new_uid(),
        asker_id=asker.id,
        asked_for_id=asked_for.id,
        purpose=clean_text(command.purpose).strip(),
        asker_reason=clean_text(command.asker_reason).strip(),
        asked_for_reason=clean_text(command.asked_for_reason).strip(),
        state=IntroductionState.IDEA,
        created_on=work.today,
        updated_at=work.stamp,
    )
    introductions.add_step(work.store, introduction_id=made, state=IntroductionState.IDEA, day=work.today)
    introductions.forget_texts(work.store)
    return made


def describe_introduction(command: commands.DescribeIntroduction, work: Work) -> None:
    """Raises Refusal when it is gone."""
    _present(work, command.introduction)
    said = {
        name: clean_text(value).strip()
        for name in ("purpose", "asker_reason", "asked_for_reason")
        if (value := getattr(command, name)) is not None
    }
    if command.due_on is not None or command.is_never_due:
        introductions.amend_introduction(work.store, command.introduction, due_on=command.due_on)
    introductions.amend_introduction(work.store, command.introduction, **said, updated_at=work.stamp)


def advance_introduction(command: commands.AdvanceIntroduction, work: Work) -> None:
    """Raises Refusal for a step that can't follow. Making one counts as contact with both."""
    kept = _present(work, command.introduction)
    check_step(kept.state, command.state)
    interaction = None
    if command.state is IntroductionState.MADE:
        interaction = _log(work, kept, command.words or kept.purpose)
    introductions.add_step(
        work.store,
        introduction_id=kept.id,
        state=command.state,
        day=work.today,
        words=clean_text(command.words).strip(),
        interaction_id=interaction,
    )
    introductions.amend_introduction(
        work.store,
        kept.id,
        state=command.state,
        declined_by=command.declined_by,
        due_on=command.due_on or _look_again(command.state, work.today),
        updated_at=work.stamp,
    )


def judge_introduction(command: commands.JudgeIntroduction, work: Work) -> None:
    """Raises Refusal for a verdict that is none, and before it was made."""
    kept = _present(work, command.introduction)
    if command.verdict not in OUTCOMES:
        raise Refusal("An introduction went well, badly, mixed, or you can't tell.", field="verdict")
    if kept.state not in (IntroductionState.MADE, IntroductionState.HAPPENED):
        raise Refusal("This introduction was not made yet; judge it afterwards.", field="verdict")
    introductions.judge(work.store, kept.id, command.verdict, clean_text(command.words).strip(), work.today)
    introductions.amend_introduction(work.store, kept.id, due_on=None, updated_at=work.stamp)


def delete_introduction(command: commands.DeleteIntroduction, work: Work) -> None:
    """Raises Refusal when it is gone already."""
    _present(work, command.introduction)
    introductions.delete_introduction(work.store, command.introduction)


@dataclass(frozen=True, slots=True)
class ShownIntroduction:
    """An introduction with both briefs side by side, its steps, its texts, and how it went."""

    introduction: Introduction
    asker: Brief
    asked_for: Brief
    steps: tuple[IntroductionStep, ...]
    texts: IntroductionTexts
    outcome: KeptOutcome | None


class Introductions:
    """Answers what the introduction screen, the palette and the command line ask."""

    def __init__(self, journal: Journal, briefs: Briefs) -> None:
        self._journal = journal
        self._briefs = briefs
        self._paths = IntroductionPaths(journal, briefs)

    def all(self, *, is_open: bool | None = None) -> list[Introduction]:
        """Every introduction, or only those under way or ended, the newest first."""
        return introductions.introductions(self._journal.store, is_open=is_open)

    def of_person(self, person: PersonId) -> list[Introduction]:
        """The introductions a person takes part in, the newest first."""
        return introductions.introductions_of(self._journal.store, person)

    def due(self) -> list[Introduction]:
        """Introductions to be looked at today."""
        return introductions.due(self._journal.store, self._journal.clock.today())

    def shown(self, introduction: int) -> ShownIntroduction:
        """One introduction with everything that belongs to it. Raises Refusal when it is gone."""
        kept = introductions.introduction(self._journal.store, introduction)
        if kept is None:
            raise Refusal("This introduction is not in the journal any more.")
        asker, asked_for = self._briefs.brief(kept.asker_id), self._briefs.brief(kept.asked_for_id)
        texts = introduction_texts(
            self._side(kept.asker_id, asker), self._side(kept.asked_for_id, asked_for), kept.purpose,
            kept.asker_reason, kept.asked_for_reason,
        )  # fmt: skip
        steps = introductions.steps(self._journal.store, introduction)
        outcome = introductions.outcome(self._journal.store, introduction)
        return ShownIntroduction(kept, asker, asked_for, tuple(steps), texts, outcome)

    def into(self, organisation: str, most: int = 10) -> tuple[Path, ...]:
        """Who could introduce the owner to somebody at an organisation, with reasons."""
        return self._paths.into(organisation, most)

    def matches(self, person: PersonId, most: int = 10) -> tuple[Path, ...]:
        """Whom a person should meet, with reasons."""
        return self._paths.matches(person, most)

    def edited_texts(self, introduction: Introduction) -> dict[str, str]:
        """The texts that were written differently from the templates, by name, as they were left."""
        kept = {name: own.draft(self._journal.store, _draft_key(introduction, name)) for name in TEXTS}
        return {name: text for name, text in kept.items() if text}

    def keep_text(self, introduction: Introduction, name: str, text: str) -> None:
        """Keep a text as it was edited; an empty one gives way to the template. Raises JournalTrouble."""
        store, key = self._journal.store, _draft_key(introduction, name)
        if text != own.draft(store, key):
            with store.gate.untracked():
                own.save_draft(store, key, clean_text(text), self._journal.clock.stamp())

    def _side(self, person_id: PersonId, brief: Brief) -> Side:
        found = people.person(self._journal.store, person_id)
        return Side(found.short_name if found else brief.name, brief.name, self._briefs.meeting(person_id))


def _draft_key(introduction: Introduction, name: str) -> str:
    return f"introduction:{introduction.uid}:{name}"


def _present(work: Work, introduction: int) -> Introduction:
    found = introductions.introduction(work.store, introduction)
    if found is None:
        raise Refusal("This introduction is not in the journal any more.")
    return found


def _log(work: Work, kept: Introduction, words: str) -> int:
    both: Iterable[PersonId] = (work.person(kept.asker_id).id, work.person(kept.asked_for_id).id)
    return interactions.add_interaction(
        work.store,
        [(person, "") for person in both],
        day=day_number(work.today),
        channel=Channel.INTRODUCTION,
        direction=Direction.OUT,
        line=f"Introduced them: {words}" if words else "Introduced them",
        created_at=work.stamp,
    )


def _look_again(state: IntroductionState, today: date) -> date | None:
    """The day an introduction is to be looked at again, when no day was named."""
    if state in _WAITING:
        return today + timedelta(days=LOOK_AGAIN_DAYS)
    is_to_judge = state in (IntroductionState.MADE, IntroductionState.HAPPENED)
    return today + timedelta(days=JUDGE_AFTER_DAYS) if is_to_judge else None
