"""Records to organisations and successions, and back again: one shape for the file and for what is kept."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from section75.core.explain import Clause
from section75.core.organisations import NOT_SHOWN, Code, Day, Days, Fact, How, Organisation, Succession
from section75.core.parties import Kind
from section75.importers.organisations_file.shape import DatedShape, Known, OrganisationShape, SuccessionShape

_A_DAY = timedelta(days=1)


def organisation(shape: OrganisationShape) -> Organisation:
    """The body a record describes. Refuses days that end before they begin."""
    source = Clause.read(shape.source)
    days = Days(_day(shape.starts), _after(shape.to), tuple(sorted(shape.seen_on)))
    names = [Fact(shape.name, source)] if shape.name else []
    kinds = [Fact(Kind(shape.kind), source)] if shape.kind else []
    codes = [Fact(Code(register, code), source) for register, code in sorted(shape.codes.items())]
    names += [Fact(each.name, _source(each, source), _own(each, days)) for each in shape.named]
    kinds += [Fact(Kind(each.kind), _source(each, source), _own(each, days)) for each in shape.kinded]
    codes += [Fact(Code(each.of_register, each.code), _source(each, source), _own(each, days)) for each in shape.coded]
    return Organisation(shape.id, tuple(names), tuple(kinds), tuple(codes), days, source, shape.note)


def succession(shape: SuccessionShape) -> Succession:
    """The succession a record describes."""
    on, source = _day(shape.on), Clause.read(shape.source)
    return Succession(shape.predecessor, shape.successor, on, How(shape.how), source, shape.instrument, shape.note)


def organisation_record(body: Organisation) -> dict[str, Any]:
    """A body as a record of the file's shape, as JSON has it."""
    return {
        "id": body.id,
        "named": [{"name": fact.value, **_dated(fact)} for fact in body.names],
        "kinded": [{"kind": fact.value.value, **_dated(fact)} for fact in body.kinds],
        "coded": [{"register": fact.value.register, "code": fact.value.code, **_dated(fact)} for fact in body.codes],
        **_days(body.existence),
        "source": _written(body.source),
        "note": body.note,
    }


def succession_record(link: Succession) -> dict[str, Any]:
    """A succession as a record of the file's shape, as JSON has it."""
    return {
        "predecessor": link.predecessor,
        "successor": link.successor,
        "on": _text(link.on),
        "how": link.how.value,
        "instrument": link.instrument,
        "source": _written(link.source),
        "note": link.note,
    }


def _day(known: Known) -> Day:
    return known if isinstance(known, date) else NOT_SHOWN


def _after(last: Known | None) -> Day | None:
    """The first day without it, from its last day."""
    return last + _A_DAY if isinstance(last, date) else None if last is None else NOT_SHOWN


def _own(shape: DatedShape, body: Days) -> Days | None:
    if shape.starts is None and shape.to is None and not shape.seen_on:
        return None
    starts = body.starts_on if shape.starts is None else _day(shape.starts)
    return Days(starts, _after(shape.to), tuple(sorted(shape.seen_on)))


def _source(shape: DatedShape, instead: Clause) -> Clause:
    return Clause.read(shape.source) if shape.source else instead


def _dated(fact: Fact[Any]) -> dict[str, Any]:
    return {"source": _written(fact.source)} | (_days(fact.days) if fact.days else {})


def _days(days: Days) -> dict[str, Any]:
    last = days.ends_before - _A_DAY if isinstance(days.ends_before, date) else days.ends_before
    said: dict[str, Any] = {"from": _text(days.starts_on)}
    if last is not None:
        said["to"] = _text(last)
    return said | ({"seen_on": [day.isoformat() for day in days.seen_on]} if days.seen_on else {})


def _text(day: Day) -> str:
    return day.isoformat() if isinstance(day, date) else "not shown"


def _written(source: Clause) -> str:
    printed = source.standing.value == "printed"
    return source.cite if printed else f"{source.standing.value}: {source.cite}"
