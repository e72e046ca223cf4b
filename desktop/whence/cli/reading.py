"""Commands that only read: who, search, check."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from typing import Any

from whence.cli.answers import brief_value, put, put_brief, put_json, put_json_line, refuse
from whence.cli.request import Request
from whence.domain.changes import PersonId
from whence.domain.errors import NobodyFound
from whence.services.recall import Found
from whence.services.suite import Services

MOST_CANDIDATES = 20


def who(request: Request) -> int:
    """Answer how somebody is known. Raises NobodyFound when nobody matches."""
    name = " ".join(request.arguments.name)
    with request.reading() as services:
        person = services.people.id_of_uid(name)
        if person is None:
            meant = services.recall.meant(name)
            if not meant:
                raise NobodyFound(f"Nobody in this journal matches “{name}”. Check the spelling, or log them first.")
            if len(meant) > 1 or not services.recall.is_certain(meant[0], name):
                _put_candidates(request, services, name, meant[:MOST_CANDIDATES])
                return 0
            person = meant[0].person
        brief = services.briefs.brief(person)
    if request.is_json:
        put_json(brief_value(brief))
    else:
        put_brief(brief)
    return 0


def search(request: Request) -> int:
    """Search everything; gives 1 when nothing matches. `-` reads one query a line and answers one JSON line each."""
    words = " ".join(request.arguments.words)
    with request.reading() as services:
        if words == "-":
            for line in sys.stdin:
                put_json_line(_results(services, line.strip(), request.arguments.limit))
            return 0
        answer = _results(services, words, request.arguments.limit)
    if request.is_json:
        put_json(answer)
    else:
        _put_results(answer)
    if answer["results"]:
        return 0
    refuse(f"Nothing in this journal matches “{words}”. Try fewer words, or another spelling.")
    return 1


def _results(services: Services, query: str, limit: int) -> dict[str, Any]:
    begun = time.perf_counter()
    found = services.recall.find(query, limit)
    sentences = services.briefs.sentences([one.person for one in found])
    last = services.people.last_contacts([one.person for one in found])
    results = [_result(one, sentences, last) for one in found]
    elapsed = (time.perf_counter() - begun) * 1000
    return {"query": query, "elapsed_ms": round(elapsed, 3), "results": results}


def _result(one: Found, sentences: Any, last: Any) -> dict[str, Any]:
    return {
        "uid": one.uid,
        "name": one.name,
        "profile_url": one.profile_url,
        "sentence": sentences.get(one.person, ""),
        "last_contact": last.get(one.person),
        "matched": [{"field": piece.field, "text": piece.text} for piece in one.matched if piece.spans],
    }


def _put_results(answer: dict[str, Any]) -> None:
    for result in answer["results"]:
        matched = "; ".join(f"{piece['field']}: {piece['text']}" for piece in result["matched"])
        put(f"{result['name']} · {result['sentence']}" + (f"\n    {matched}" if matched else ""))


def _put_candidates(request: Request, services: Services, name: str, meant: Sequence[Found]) -> None:
    ids: list[PersonId] = [one.person for one in meant]
    sentences = services.briefs.sentences(ids)
    if request.is_json:
        put_json(
            {
                "query": name,
                "candidates": [
                    {
                        "uid": one.uid,
                        "name": one.name,
                        "profile_url": one.profile_url,
                        "sentence": sentences.get(one.person, ""),
                    }
                    for one in meant
                ],
            }
        )
        return
    put(f"Nobody alone is meant by “{name}” for certain. Name one of them in full, or by uid:")
    for one in meant:
        put(f"  {one.name} ({one.uid}): {sentences.get(one.person, '')}")
