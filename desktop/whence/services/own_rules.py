"""The owner's rules and policy: taking them up, changing them, giving them up."""

from __future__ import annotations

from whence.domain.decisions import VERDICT_WORDS, Verdict
from whence.domain.errors import Refusal
from whence.domain.identifiers import new_uid
from whence.domain.people import clean_line
from whence.domain.reason_codes import checked_codes
from whence.domain.rules import Rule
from whence.services.commands import desk as commands
from whence.services.deciding import INVITATION_VERDICTS
from whence.services.starter_rules import starter_rules
from whence.services.work import Work
from whence.storage import own, rules
from whence.storage.rules import KeptRule


def choose_policy(command: commands.ChoosePolicy, work: Work) -> None:
    """Starters that are held already are passed over."""
    own.save_profile(work.store, policy=command.policy.value)
    held = {kept.rule.sentence for kept in rules.rules(work.store) if kept.is_active}
    for starter in starter_rules(work.today):
        if starter.uid in command.starters and starter.sentence not in held:
            rules.add_rule(work.store, new_uid(), starter, work.stamp)


def adopt_rule(command: commands.AdoptRule, work: Work) -> int:
    """Gives the rule. Raises Refusal without a sentence or condition, and for a verdict no invitation can have."""
    _refuse_verdict(command.verdict)
    uid, codes = new_uid(), checked_codes(command.codes)
    made = Rule(uid, clean_line(command.sentence), command.condition, command.verdict, work.today, codes=codes)
    return rules.add_rule(work.store, uid, made, work.stamp)


def revise_rule(command: commands.ReviseRule, work: Work) -> int:
    """Gives the new version. Raises Refusal for a rule that is gone or given up, and as adopting does."""
    _refuse_verdict(command.verdict)
    kept = _held(command.rule, work)
    sentence = clean_line(command.sentence)
    if not sentence:
        raise Refusal("A rule needs a sentence of yours: write what you want to hold to.", field="sentence")
    revised = kept.rule.revised(work.today, sentence=sentence, condition=command.condition, verdict=command.verdict)
    rules.retire_rule(work.store, kept.id, work.today)
    return rules.add_rule(work.store, new_uid(), revised, work.stamp, kept.id)


def retire_rule(command: commands.RetireRule, work: Work) -> None:
    """Raises Refusal for a rule that is gone or given up already."""
    rules.retire_rule(work.store, _held(command.rule, work).id, work.today)


def _held(rule_id: int, work: Work) -> KeptRule:
    kept = rules.rule(work.store, rule_id)
    if kept is None or not kept.is_active:
        raise Refusal("You have given up or changed this rule meanwhile. Look at your rules again.")
    return kept


def _refuse_verdict(verdict: Verdict) -> None:
    if verdict not in INVITATION_VERDICTS:
        raise Refusal(f"A rule can't propose to {VERDICT_WORDS[verdict]} an invitation.", field="verdict")
