"""The command that answers this week's list: review."""

from __future__ import annotations

import argparse
from typing import Any

from whence.cli.answers import put, put_json
from whence.cli.request import Request
from whence.services.review_cards import ReviewItem
from whence.services.reviews import WeekList


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command of this module to the parser."""
    review = commands.add_parser("review", help="this week's list of ties to look at, with reasons")
    review.add_argument("--budget", type=int, metavar="N", help="how many to look at, 5 to 100")
    review.add_argument("--json", action="store_true", help="answer as JSON")
    review.set_defaults(run=review_week)


def review_week(request: Request) -> int:
    """Answer this week's list. Raises Refusal, naming the range, for a budget outside it."""
    with request.reading() as services:
        week = services.reviews.week_list(request.arguments.budget)
        stock = "" if request.is_json else services.reviews.stock_sentence()
    if request.is_json:
        put_json(_value(week))
    else:
        _put(week, stock)
    return 0


def _value(week: WeekList) -> dict[str, Any]:
    return {
        "week": str(week.week),
        "budget": week.budget,
        "waiting": week.waiting,
        "items": [_item(item) for item in week.items],
    }


def _item(item: ReviewItem) -> dict[str, Any]:
    return {
        "uid": item.uid,
        "name": item.name,
        "lane": item.lane.value,
        "flag": item.flag.value.upper(),
        "sentence": item.sentence,
        "due_on": item.due_on.isoformat(),
        "value_reasons": [reason.words for reason in item.reasons],
        "tie": {
            "category": item.tie.category,
            "per_year": item.tie.per_year,
            "last_day": item.tie.last_day or None,
        },
    }


def _put(week: WeekList, stock: str) -> None:
    put(f"{str(week.week.words).capitalize()}: {len(week.items)} to look at, {week.waiting:,} waiting.")
    for item in week.items:
        reasons = "; ".join(reason.words for reason in item.reasons)
        put(f"  {item.name}: {item.sentence}" + (f" ({reasons})" if reasons else ""))
    put(stock)
