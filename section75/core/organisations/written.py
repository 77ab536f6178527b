"""Organisations and answers written down for a machine."""

from __future__ import annotations

from datetime import date
from typing import Any

from section75.core.organisations.chain import Answer, share_in_words
from section75.core.organisations.days import Day, Days
from section75.core.organisations.organisation import Fact, Organisation
from section75.core.organisations.parties_on import PartyOnADay
from section75.core.organisations.register import Register
from section75.core.organisations.succession import Succession


def body_data(body: Organisation, register: Register, *, on: date) -> dict[str, Any]:
    """A body as at a day: its facts with their days, what it succeeded, and what succeeded it."""
    return {
        "id": body.id,
        "on": on.isoformat(),
        "name": body.name_on(on),
        "kind": body.kind_on(on).value,
        "existed": body.existence.holds(on),
        "existence": _days(body.existence),
        "names": [{"name": fact.value, **_fact(body, fact)} for fact in body.names],
        "kinds": [{"kind": fact.value.value, **_fact(body, fact)} for fact in body.kinds],
        "codes": [
            {"register": fact.value.register, "code": fact.value.code, **_fact(body, fact)} for fact in body.codes
        ],
        "succeeded": [step_data(link, register) for link in register.before(body.id)],
        "succeeded_by": [step_data(link, register) for link in register.after(body.id)],
        "source": body.source.as_data(),
        "note": body.note,
    }


def answer_data(answer: Answer, register: Register) -> dict[str, Any]:
    """An answer: how it came out, the bodies with their shares, and every step with its instrument and source."""
    return {
        "on": answer.on.isoformat(),
        "outcome": answer.outcome.value,
        "says": answer.says,
        "bodies": [
            {
                "id": holder.body.id,
                "name": holder.body.name_on(answer.on),
                "share": None if holder.share is None else share_in_words(holder.share),
            }
            for holder in answer.holders
        ],
        "steps": [step_data(link, register) for link in answer.steps],
        "covered_from": answer.covered_from.isoformat() if answer.covered_from else None,
        "covered_to": answer.covered_to.isoformat() if answer.covered_to else None,
        "remarks": list(answer.remarks),
    }


def party_data(shown: PartyOnADay, register: Register) -> dict[str, Any]:
    """A party on a day."""
    return {
        "party": shown.party.id,
        "name": shown.party.name,
        "organisation": shown.body.id if shown.body else None,
        "says": shown.says,
        "answer": answer_data(shown.answer, register) if shown.answer else None,
        "clause": shown.party.clause.as_data(),
    }


def step_data(link: Succession, register: Register) -> dict[str, Any]:
    """A succession, with the names of both bodies."""
    return {
        "predecessor": {"id": link.predecessor, "name": register.get(link.predecessor).name},
        "successor": {"id": link.successor, "name": register.get(link.successor).name},
        "on": _day(link.on),
        "how": link.how.value,
        "instrument": link.instrument or None,
        "source": link.source.as_data(),
        "note": link.note,
    }


def _fact(body: Organisation, fact: Fact[Any]) -> dict[str, Any]:
    return {"days": _days(body.days_of(fact)), "source": fact.source.as_data()}


def _days(days: Days) -> dict[str, Any]:
    return {
        "starts_on": _day(days.starts_on),
        "ends_before": None if days.ends_before is None else _day(days.ends_before),
        "seen_on": [day.isoformat() for day in days.seen_on],
    }


def _day(day: Day) -> str:
    return day.isoformat() if isinstance(day, date) else str(day)
