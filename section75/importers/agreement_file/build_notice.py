"""Notice terms and the notices served, from their rows."""

from __future__ import annotations

from datetime import date
from typing import Any

from section75.core.agreements import Deemed, EndsOnly, Length, MonthEnd, Notice, Unit, Way
from section75.core.explain import Clause
from section75.core.notice import Answer, Authority, Part, Response, ServedByNonParty, ServedNotice
from section75.importers.agreement_file.gather import Gathered, Row
from section75.importers.agreement_file.problems import at

_UNITS = {"months": Unit.MONTHS, "weeks": Unit.WEEKS, "days": Unit.DAYS, "working_days": Unit.WORKING_DAYS}
_NAMED = {"agreement": "agreement", "fund": "fund", "schedule": "schedule"}  # scopes whose things have short names


def notices(files: Gathered) -> tuple[Notice, ...]:
    """The notice terms."""
    return tuple(_term(files, row) for row in files.rows("notice"))


def _term(files: Gathered, row: Row) -> Notice:
    shape = row.shape
    _refer(files, row, shape.scope, shape.of, "of")
    for number, party in enumerate(shape.by):
        files.refer_party(row, party, "by", number)
    return Notice(
        shape.scope,
        shape.ground,
        _length(row),
        row.reader.clause(shape.source, row.path),
        says=shape.says.rstrip(". "),
        of=shape.of,
        by=tuple(shape.by),
        ways=tuple(_deemed(each) for each in shape.ways),
        month_end=MonthEnd(shape.month_end) if shape.month_end else None,
        ends_only=EndsOnly(shape.ends_only) if shape.ends_only else None,
    )


def _length(row: Row) -> Length | None:
    """Its length: one number, or none where the row gives the agreement's words instead."""
    given = [(getattr(row.shape, key), unit) for key, unit in _UNITS.items() if getattr(row.shape, key) is not None]
    if len(given) + bool(row.shape.says) != 1:
        row.wrong(
            "a notice has one length. Give one of `months`, `weeks`, `days` and `working_days`; or `says`, where the "
            "agreement gives no number."
        )
    return Length(*given[0]) if given else None


def _deemed(shape: Any) -> Deemed:
    after = Length(shape.after, Unit(shape.counted)) if shape.after is not None else None
    return Deemed(Way(shape.way), after)


def notices_served(files: Gathered) -> tuple[ServedNotice, ...]:
    """The notices that were served, each by a party to its agreement."""
    parties = {row.shape.id: tuple(row.shape.parties) for row in files.rows("agreement")}
    return tuple(_served(files, row, parties) for row in files.rows("notice_served"))


def _served(files: Gathered, row: Row, parties: dict[str, tuple[str, ...]]) -> ServedNotice:
    shape = row.shape
    files.define("notice", row, shape.id)
    files.refer("agreement", row, shape.agreement, "agreement")
    known = parties.get(shape.agreement, ())
    if shape.agreement in parties:
        _require_party(row, known, shape.by, "by")
    for number, part in enumerate(shape.ends):
        _refer(files, row, part.scope, part.of, "ends", number, "of")
    return ServedNotice(
        id=shape.id,
        agreement=shape.agreement,
        by=shape.by,
        sent_on=shape.sent_on,
        ground=shape.ground,
        ends=tuple(Part(part.scope, part.of, part.says.rstrip(". ")) for part in shape.ends),
        keeps=tuple(each.rstrip(". ") for each in shape.keeps),
        way=Way(shape.how) if shape.how else None,
        received_on=_not_before(row, shape.received_on, "received_on"),
        counts_from=_not_before(row, shape.counts_from, "counts_from"),
        counts_clause=_own_clause(row, shape.counts_source, "counts_source"),
        end_printed=_not_before(row, shape.end_printed, "end_printed"),
        end_clause=_own_clause(row, shape.end_source, "end_source"),
        authorities=tuple(_authority(row, known, number) for number in range(len(shape.authority))),
        responses=tuple(_response(row, known, number) for number in range(len(shape.responses))),
        clause=row.reader.clause(shape.source, row.path),
    )


def _authority(row: Row, parties: tuple[str, ...], number: int) -> Authority:
    shape, path = row.shape.authority[number], row.at("authority", number)
    _require_party(row, parties, shape.by, "authority", number, "by")
    first, last = shape.on or shape.first, shape.on or shape.last
    is_one_day = shape.on and not (shape.first or shape.last)
    if not is_one_day and (shape.on or bool(first) != bool(last) or (first and last and last < first)):
        why = "a decision has its day as `on`, or lies between `first` and `last`, in that order."
        row.wrong(why, "authority", number)
    clause = row.reader.clause(shape.source, path)
    return Authority(shape.says.rstrip(". "), first, last, clause, shape.by, shape.state == "relied on")


def _response(row: Row, parties: tuple[str, ...], number: int) -> Response:
    shape = row.shape.responses[number]
    _require_party(row, parties, shape.by, "responses", number, "by")
    if shape.on is not None and shape.on < row.shape.sent_on:
        row.wrong(_TOO_EARLY, "responses", number, "on")
    clause = row.reader.clause(shape.source, row.at("responses", number))
    return Response(Answer(shape.answer), shape.by, shape.on, shape.says.rstrip(". "), clause)


_TOO_EARLY = "this day comes before the day of the letter, `sent_on`. Correct one of the two."


def _not_before(row: Row, day: date | None, key: str) -> date | None:
    if day is not None and day < row.shape.sent_on:
        row.wrong(_TOO_EARLY, key)
    return day


def _own_clause(row: Row, source: str | None, key: str) -> Clause | None:
    return row.reader.clause(source, row.at(key)) if source else None


def _require_party(row: Row, parties: tuple[str, ...], by: str, *rest: str | int) -> None:
    """Whoever serves, decides or answers is a party to the agreement the notice is of."""
    if parties and by not in parties and not row.reader.is_full:
        row.reader.refuse(at(row.reader.place(row.at(*rest)), ServedByNonParty(by, parties)))


def _refer(files: Gathered, row: Row, scope: str, of: str, *rest: str | int) -> None:
    if of and scope in _NAMED:
        files.refer(_NAMED[scope], row, of, *rest)
