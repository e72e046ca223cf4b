"""Which function carries out which command of the weekly review and of keeping in touch."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from whence.services import keeping_in_touch, review_answers, review_sittings
from whence.services.commands import reviews as commands
from whence.services.journal import Handler

HANDLERS: Mapping[type, Handler] = MappingProxyType(
    {
        commands.StartReview: review_sittings.start_review,
        commands.FinishReview: review_sittings.finish_review,
        commands.DecideGroup: review_sittings.decide_group,
        commands.FreshStart: review_sittings.fresh_start,
        commands.KeepTie: review_answers.keep_tie,
        commands.KeepTieForGood: review_answers.keep_tie_for_good,
        commands.ReachOut: review_answers.reach_out,
        commands.SnoozeTie: review_answers.snooze_tie,
        commands.RemoveTie: review_answers.remove_tie,
        commands.AnswerRedFlag: review_answers.answer_red_flag,
        commands.LabelTie: keeping_in_touch.label_tie,
        commands.SetReminder: keeping_in_touch.set_reminder,
        commands.SetKeepInTouch: keeping_in_touch.set_keep_in_touch,
    }
)
