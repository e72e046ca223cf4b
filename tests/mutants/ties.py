"""Bugs that ties and the weekly review might have, each with the test that must notice it.

Run from the root of the project: python -m tests.mutants.ties
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.mutants.planting import Mutant, survives

TIES, FLAGS, REVIEWS, ANSWERS = (
    f"domain/test_{part}.py::test_" for part in ("ties", "ties_flags", "reviews", "ties_answers")
)

CUT_OFF = """    if not days:
        return Tie("""
LATER_CUT = "        days = days[:count]\n"
FULL_SUMS = "    scale = exp2(last_day / settings.half_life_days)\n"

MUTANTS = (
    Mutant(
        "reciprocity as a ratio: one more message can weaken a tie",
        "domain/ties.py",
        (
            (
                "return (1 - needs_both) / 2 * (coming + going) + needs_both * min(coming, going)",
                "return (coming + going) / 2 * (1 - needs_both + needs_both * min(coming, going)"
                " / max(coming, going, 1e-300))",
            ),
        ),
        TIES + "one_more_exchange_never_weakens_a_tie",
    ),
    Mutant(
        "every message counts, not every day",
        "domain/ties.py",
        (("coming = max(coming, weight)", "coming += weight"),),
        TIES + "order_and_exact_duplicates_do_not_matter",
    ),
    Mutant(
        "a half-life that differs with what was exchanged",
        "domain/ties.py",
        (
            (
                "return _faded(self.k * self.settings.exchanges_per_unit, day, self.settings)",
                "return _faded(self.k * self.settings.exchanges_per_unit,"
                " day * (2 if self.in_k > self.out_k else 1), self.settings)",
            ),
        ),
        TIES + "the_order_of_two_ties_never_changes_by_time_alone",
    ),
    Mutant(
        "a sliding window that forgets what is older than three half-lives",
        "domain/ties.py",
        ((CUT_OFF, "    days = [day for day in days if day[0] > today - 3 * settings.half_life_days]\n" + CUT_OFF),),
        TIES + "a_tie_fades_by_half_in_every_half_life",
    ),
    Mutant(
        "a hidden clock instead of the day asked for",
        "domain/ties.py",
        (("    step = exp2(min(-day ", "    day = day_number(date.today())\n    step = exp2(min(-day "),),
        TIES + "only_the_distance_of_days_counts_not_the_calendar",
    ),
    Mutant(
        "sums scaled to the day after the epoch",
        "domain/ties.py",
        ((FULL_SUMS, FULL_SUMS.replace("last_day /", "(last_day + 1) /")),),
        TIES + "the_strength_is_what_its_definition_says",
    ),
    Mutant(
        "what lies in the future is subtracted again from the sum of everything",
        "domain/ties.py",
        (
            (LATER_CUT, "        later, days = days[count:], days[:count]\n    else:\n        later = []\n"),
            (
                FULL_SUMS,
                FULL_SUMS + "    ahead = sum(each[1] * exp2(each[0] / settings.half_life_days) for each in later)\n"
                "    coming = ((coming * scale + ahead) - ahead) / scale\n",
            ),
        ),
        TIES + "a_meeting_in_the_future_counts_from_its_day_on",
    ),
    Mutant(
        "points for likes",
        "domain/tie_settings.py",
        (("Channel.REACTION: 0.0", "Channel.REACTION: 0.1"),),
        TIES + "likes_and_endorsements_are_invisible",
    ),
    Mutant(
        "a day of likes only is a day of contact",
        "domain/ties.py",
        (("if weight > 0 and FIRST_COUNTED_DAY", "if FIRST_COUNTED_DAY"),),
        TIES + "likes_and_endorsements_are_invisible",
    ),
    Mutant(
        "the day a tie becomes weak rounded to the nearest",
        "domain/ties.py",
        (("        day = ceil(", "        return round("),),
        TIES + "a_tie_is_weak_from_its_day_and_not_the_day_before",
    ),
    Mutant(
        "dormant a day late",
        "domain/ties.py",
        ((">= self.settings.dormant_days", "> self.settings.dormant_days"),),
        TIES + "a_tie_is_dormant_from_the_day_three_years_of_silence_are_full",
    ),
    Mutant(
        "contact does not end what was decided before it",
        "domain/tie_answers.py",
        (("last_contact is None or decision.day > last_contact", "last_contact is None or decision.day > 0"),),
        ANSWERS + "any_counted_contact_starts_afresh",
    ),
    Mutant(
        "new ties may take all places, the stock starves",
        "domain/reviews.py",
        (("free = budget - min(stock_places(budget), len(stock))", "free = budget"),),
        REVIEWS + "nothing_in_the_stock_waits_longer_than_its_bound",
    ),
    Mutant(
        "the stock is shown by value only, the plain starve",
        "domain/reviews.py",
        (("nsmallest(places, stock, key=_waited)", "nlargest(places, stock, key=_worth)"),),
        REVIEWS + "nothing_in_the_stock_waits_longer_than_its_bound",
    ),
    Mutant(
        "the list exceeds its budget by the stock",
        "domain/reviews.py",
        (("budget - len(flagged) - len(first))", "budget)"),),
        REVIEWS + "the_list_is_bounded_and_the_same_for_the_same_ties",
    ),
    Mutant(
        "after an import everything is overdue",
        "domain/reviews.py",
        (("(imported_on is None or due_on > imported_on)", "(imported_on is None or due_on != imported_on)"),),
        REVIEWS + "after_a_first_import_nothing_is_overdue",
    ),
    Mutant(
        "intervals shrink when the stock does",
        "domain/tie_answers.py",
        (("return max(doubled, state.kept_weeks)", "return doubled"),),
        ANSWERS + "an_interval_is_never_shorter_than_the_one_before_and_never_above_the_cap",
    ),
    Mutant(
        "a snooze counts as keeping",
        "domain/tie_answers.py",
        (("                short_snoozes=state", "                keep_streak=state.keep_streak + 1,\n"
          "                short_snoozes=state"),),
        ANSWERS + "a_snooze_lasts_its_weeks_and_does_not_count_as_keeping",
    ),
    Mutant(
        "keeping a tie silences its red flags too",
        "domain/tie_flags.py",
        (("dates[Flag.RED_FLAG] = standing.red_flag_on", "dates[Flag.RED_FLAG] = max("
          "standing.red_flag_on, standing.suppressed_until or standing.red_flag_on)"),),
        FLAGS + "a_decision_holds_back_silence_and_nothing_else",
    ),
    Mutant(
        "family is asked about for silence",
        "domain/tie_flags.py",
        (("    if standing.label is None:\n", "    if standing.label is not Category.KEEP_ALWAYS:\n"),),
        FLAGS + "with_the_owners_word_only_red_flags_and_reminders_remain",
    ),
    Mutant(
        "the rhythm is a mean, moved by one long silence",
        "domain/ties.py",
        (("    ordered, middle =", "    return sum(gaps) / len(gaps)\n    ordered, middle ="),),
        TIES + "the_median_gap_is_not_moved_by_a_single_long_one",
    ),
    Mutant(
        "the peak is a sum that never faded",
        "domain/ties.py",
        (("        if together > peak:  # noqa: PLR1730\n            peak = together",
          "        peak += together - peak * 0.5"),),
        TIES + "the_peak_is_the_greatest_strength_of_any_day",
    ),
    Mutant(
        "strong by much from one side",
        "domain/ties.py",
        ((" and min(self.in_k, self.out_k) > 0", ""),),
        TIES + "much_from_one_side_only_is_never_strong",
    ),
)  # fmt: skip


def main() -> int:
    """Plant every bug and report; 0 when all were noticed."""
    survivors = 0
    for mutant in MUTANTS:
        with tempfile.TemporaryDirectory() as folder:
            is_alive = survives(mutant, Path(folder))
        survivors += is_alive
        sys.stdout.write(f"{'SURVIVED' if is_alive else 'killed  '}  {mutant.bug}\n")
    sys.stdout.write(f"{len(MUTANTS) - survivors} of {len(MUTANTS)} killed\n")
    return min(survivors, 1)


if __name__ == "__main__":
    sys.exit(main())
