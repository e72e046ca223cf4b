"""Which function carries out which command of the invitation desk."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from whence.services import asking, deciding, incoming, outcomes, own_rules, withdrawing
from whence.services.commands import desk as commands
from whence.services.journal import Handler

HANDLERS: Mapping[type, Handler] = MappingProxyType(
    {
        commands.Decide: deciding.decide,
        commands.DecideInvitations: deciding.decide_invitations,
        commands.AskFirst: asking.ask_first,
        commands.SleepOnIt: asking.sleep_on_it,
        commands.RecordAnswer: asking.record_answer,
        commands.Withdraw: withdrawing.withdraw,
        commands.TickOffToDo: withdrawing.tick_off_to_do,
        commands.JudgeOutcome: outcomes.judge_outcome,
        commands.AddInvitations: incoming.add_invitations,
        commands.DescribeInvitation: incoming.describe_invitation,
        commands.DecidePasted: incoming.decide_pasted,
        commands.ChoosePolicy: own_rules.choose_policy,
        commands.AdoptRule: own_rules.adopt_rule,
        commands.ReviseRule: own_rules.revise_rule,
        commands.RetireRule: own_rules.retire_rule,
    }
)
