"""Cases as the journal judges them: evidence, what the rules say, what is proposed, and what was decided before."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

from whence.domain.case_facts import facts_from, kept_facts
from whence.domain.dates import Day
from whence.domain.decisions import VERDICT_WORDS, Verdict
from whence.domain.evidence import STRANGER, Approach, Evidence, Sender
from whence.domain.evidence_words import Noticed, noticed
from whence.domain.invitations import Invitation, InvitationState, NoteKind
from whence.domain.matching import words
from whence.domain.note_masks import SimilarNote
from whence.domain.precedent_file import precedents_from
from whence.domain.precedents import Precedents, features_of
from whence.domain.profiles import OwnerProfile
from whence.domain.rule_facts import Facts, facts_of
from whence.domain.rules import DecidedCase, RuleAnswer, ask_rules
from whence.domain.suggestions import Policy, Suggestion
from whence.services.earlier_notes import EarlierNotes, Held
from whence.services.journal import Journal
from whence.services.judging import Judge
from whence.services.own_records import chosen_policy, own_names, owner_profile, standing_of
from whence.storage import affiliations, decisions, desk, people, rules
from whence.storage.case_file import StoredCases
from whence.storage.rules import KeptRule

_UNANSWERED: Final = frozenset({InvitationState.OPEN, InvitationState.ASKED, InvitationState.LEFT})
_SEARCHED_WORDS: Final = 40
_SIMILAR_TEXTS: Final = 50
_NOBODY: Final = Approach(Sender(""), "Judging somebody compiles every phrase list there is.")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed and whose proposal it is; without a verdict it can't be told, and the words say why."""

    verdict: Verdict | None
    words: str
    codes: tuple[str, ...] = ()
    rationale: str = ""
    rule: int | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """An invitation judged: evidence, facts in words, rules, proposal, and the policy it was judged under."""

    invitation: Invitation
    evidence: Evidence
    facts: tuple[Noticed, ...]
    rules: RuleAnswer
    proposal: Proposal | None
    policy: Policy | None

    @property
    def kept(self) -> dict[str, Any]:
        """The facts as they are kept with a decision."""
        proposed = self.proposal.verdict.value if self.proposal and self.proposal.verdict else ""
        return kept_facts(self.evidence, self.facts, self.policy, proposed, [one.uid for one in self.rules.speaking])


@dataclass(frozen=True, slots=True)
class Compared:
    """What cases are judged by, as read at one time; it can be read on one thread and used on another."""

    profile: OwnerProfile
    owner_mark: object
    notes: Held


class Casebook:
    """Judges cases. Past cases and notes are asked for where they are kept; of the owner everything is read once."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._notes = EarlierNotes(journal.store)
        self._past = StoredCases(journal.store)
        self._judge: Judge | None = None
        self._owner_mark: object = None

    @property
    def is_ready(self) -> bool:
        """Whether the next case is quick: hardly any note has still to be prepared for being compared."""
        return self._notes.is_ready(own_names(self._journal.store))

    def read(self) -> Compared:
        """Read the owner, and prepare earlier notes for being compared."""
        notes = self._notes.read(own_names(self._journal.store))
        judge = self._ready_judge()
        judge.weigh(_NOBODY, STRANGER)
        return Compared(judge.profile, self._owner_mark, notes)

    def take(self, compared: Compared) -> None:
        """Use what was read elsewhere; what has changed since is read again when needed."""
        self._judge, self._owner_mark = self._judge_of(compared.profile), compared.owner_mark
        self._notes.take(compared.notes)

    def case(self, invited: Invitation) -> Case:
        """Judge an invitation. Nothing is kept by it."""
        store, today = self._journal.store, self._journal.clock.today()
        policy = chosen_policy(store)
        asked = decisions.open_question(store, invited.id)
        days = (today - asked.asked_on).days if asked else None
        standing = standing_of(store, invited.person_id, invitation=invited.id, question_days=days)
        evidence, suggestion = self._ready_judge().weigh(self._approach(invited), standing, policy)
        kept = [one for one in rules.rules(store) if one.is_active]
        answer = ask_rules([one.rule for one in kept], facts_of(evidence), today)
        facts = noticed(evidence, self._near_words(evidence))
        waiting = _waiting_proposal(invited, today) if asked else None
        proposal = (waiting or _proposal(invited, evidence, suggestion, answer, kept)) if policy else None
        return Case(invited, evidence, facts, answer, proposal, policy)

    def precedents(self, case: Case) -> Precedents:
        """What was decided in similar cases; empty below five decisions."""
        policy = case.policy or Policy.SELECTIVE
        own = decisions.newest_about(self._journal.store, case.invitation.id)
        sought = tuple(dict.fromkeys(words(case.evidence.reading.masked)))[:_SEARCHED_WORDS]
        return precedents_from(
            self._past,
            features_of(case.evidence, policy),
            self._journal.clock.today(),
            policy=policy,
            text_ranking=self._past.text_ranking(sought, _SIMILAR_TEXTS),
            own_uid=own.uid if own else None,
        )

    def decided_cases(self) -> list[DecidedCase]:
        """Past cases as the preview of a rule needs them."""
        kept = ((uid, verdict, _facts_of(facts)) for uid, verdict, facts in self._past.facts())
        return [DecidedCase(uid, facts, Verdict(verdict)) for uid, verdict, facts in kept if facts]

    def profile(self) -> OwnerProfile:
        """The owner as notes are read against them."""
        return owner_profile(self._journal.store)

    def _ready_judge(self) -> Judge:
        store = self._journal.store
        mark = desk.owner_mark(store)
        if self._judge is None or mark != self._owner_mark:
            self._judge, self._owner_mark = self._judge_of(owner_profile(store)), mark
        return self._judge

    def _judge_of(self, profile: OwnerProfile) -> Judge:
        return Judge(profile, find_similar=self._similar)

    def _similar(self, masked: str, sender: str) -> SimilarNote | None:
        return self._notes.most_similar(masked, sender, own_names(self._journal.store))

    def _approach(self, invited: Invitation) -> Approach:
        store = self._journal.store
        person = people.person(store, invited.person_id)
        _, company = affiliations.current_words(store, [invited.person_id]).get(invited.person_id, ("", ""))
        headline = invited.headline or (person.headline if person else "")
        sender = Sender(
            person.name if person else "",
            headline,
            company or _company_in(headline),
            invited.mutual_count,
            tuple(name for name in invited.mutual_names.split("\n") if name),
            None if invited.is_same_field is None else bool(invited.is_same_field),
        )
        text = None if invited.note_kind is NoteKind.UNKNOWN and not invited.note else invited.note
        return Approach(
            sender, text, received_on=invited.sent_on.start, claimed_relation=invited.claimed_relation or None
        )

    def _near_words(self, evidence: Evidence) -> str:
        if evidence.near_duplicate is None:
            return ""
        found = desk.note_of(self._journal.store, str(evidence.near_duplicate.identity))
        if found is None:
            return ""
        name, sent_on, verdict = found
        day = Day.parse(sent_on)
        dated = f" of {day.words}" if day.is_known else ""
        decided = f" ({_PAST[Verdict(verdict)]})" if verdict else ""
        return f"{name}'s note{dated}{decided}"


_PAST: Final = dict(VERDICT_WORDS) | {
    Verdict.ACCEPT: "accepted",
    Verdict.ACCEPT_WATCH: "accepted, to watch",
    Verdict.ASK_FIRST: "asked first",
    Verdict.DECLINE: "declined",
    Verdict.LEAVE: "left unanswered",
}


def _waiting_proposal(invited: Invitation, today: date) -> Proposal | None:
    """While a question waits nothing is proposed; after its deadline what was chosen to happen then."""
    due = invited.waiting_until
    if due is None or not invited.waiting_default:
        return None
    day = Day.on(due).words
    if due >= today:
        return Proposal(None, f"You asked first: an answer is awaited until {day}.")
    verdict = Verdict(invited.waiting_default)
    words = f"No answer is recorded by {day}. For that you chose: {_capital(VERDICT_WORDS[verdict])}."
    return Proposal(verdict, words, ("D-NOREPLY",), f"Asked, and no answer is recorded by {day}.")


def _proposal(
    invited: Invitation, evidence: Evidence, suggestion: Suggestion, answer: RuleAnswer, kept: Sequence[KeptRule]
) -> Proposal | None:
    if invited.state not in _UNANSWERED:
        return None
    if answer.is_contradictory:
        return Proposal(None, answer.words)
    if answer.verdict is not None:
        rule = next(one for one in kept if one.rule.uid == answer.speaking[0].uid)
        words = f"Your rule “{rule.rule.sentence}” proposes: {_capital(VERDICT_WORDS[answer.verdict])}"
        return Proposal(answer.verdict, words, rule.rule.codes or suggestion.codes, suggestion.rationale_draft, rule.id)
    if evidence.reading.kind is NoteKind.UNKNOWN and not evidence.is_known:
        return Proposal(None, f"Can't tell: {suggestion.why[:1].lower()}{suggestion.why[1:]}")
    words = f"Proposed: {_capital(VERDICT_WORDS[suggestion.verdict])}. {suggestion.why}"
    return Proposal(suggestion.verdict, words, suggestion.codes, suggestion.rationale_draft)


@lru_cache(maxsize=1_024)
def _facts_of(kept: str) -> Facts:
    """Facts as they were kept; many cases share theirs."""
    return facts_from({"facts": json.loads(kept)}) if kept else {}


def _company_in(headline: str) -> str:
    for mark in (" at ", " @ ", ", "):
        _, found, company = headline.rpartition(mark)
        if found:
            return company.partition("|")[0].strip()
    return ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
