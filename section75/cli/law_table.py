"""The law's table as text: every check of every schedule, with its provisions, points, evidence and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from section75.core.agreements import AgreementKind
from section75.core.calendar import in_words
from section75.core.law import UNREAD, Assessed, LawRemark, LawResult, Point, assess, remarks_beside
from section75.core.partnership import Partnership
from section75.importers.organisations_file import shipped_register

SHOWS = (
    "It shows evidence against the law of that day; it is no advice, and no check says that an agreement is in order "
    "as a whole. Checks 1 to 15 are of SI 2000/617; X1 to X8 stand beside it. Terms of the agreement, such as notice "
    "or the risk share, are contract and no statute."
)


@dataclass(frozen=True, slots=True)
class LawTable:
    """What the law's checks and remarks say of a partnership on a day."""

    partnership: Partnership
    on: date
    rows: tuple[Assessed, ...]
    remarks: tuple[LawRemark, ...]

    def as_data(self) -> dict[str, object]:
        """The table for a machine."""
        return {
            "on": self.on.isoformat(),
            "checks": [row.as_data() for row in self.rows],
            "remarks": [each.as_data() for each in self.remarks],
            "not_read": [each.cite for each in UNREAD],
        }

    def as_text(self) -> str:
        """The table for a reader."""
        return _text(self.partnership, self.rows, on=self.on, remarks=self.remarks)


def law_of_files(partnership: Partnership, on: date) -> LawTable:
    """The table of agreement files: without books or judgements, and with the register that comes with the program."""
    rows = assess(partnership, on=on, register=shipped_register())
    return LawTable(partnership, on, rows, remarks_beside(partnership, on=on))


def _text(partnership: Partnership, rows: Sequence[Assessed], *, on: date, remarks: Sequence[LawRemark] = ()) -> str:
    lines = [f"The law, as at {in_words(on)}: {partnership.name}", SHOWS, _unread()]
    outside = [each.title for each in partnership.agreements if each.kind is AgreementKind.OUTSIDE]
    if outside:
        lines.append(f"Outside section 75, and so not asked: {'; '.join(outside)}.")
    for _, each in groupby(rows, key=lambda row: row.schedule):
        lines += ["", *_schedule(list(each))]
    if remarks:
        lines += ["", "Beside the law", *(line for each in remarks for line in _remark(each))]
    return "\n".join(lines)


def counts_of(rows: Iterable[Assessed]) -> str:
    """How many rows of each result: "2 FAIL, 1 NEEDS-JUDGEMENT, ..."."""
    results = [row.result for row in rows]
    return ", ".join(f"{results.count(result)} {result.value}" for result in LawResult)


def _schedule(rows: list[Assessed]) -> Iterator[str]:
    yield rows[0].title
    yield f"  {dict(rows[0].inputs)['arrangements']}"
    yield f"  {counts_of(rows)}"
    for row in rows:
        cites = ", ".join(each.in_words for each in row.provisions) or "none for its arrangements"
        yield f"  {row.rule.number} {row.result.value}: {row.rule.title} [{cites}]"
        yield from (line for point in row.points for line in _point(point))
        yield from (f"      lapsed, since what it rested on has changed: {each.in_words}" for each in row.lapsed)


def _point(point: Point) -> Iterator[str]:
    evidence = f" ({'; '.join(dict.fromkeys(str(clause) for clause in point.evidence))})" if point.evidence else ""
    stake = f" At stake: {point.stake}." if point.stake is not None else ""
    yield f"    {point.result.value} {point.says}{evidence}{stake}"
    if point.todo:
        yield f"      To do: {point.todo}"


def _remark(each: LawRemark) -> Iterator[str]:
    yield f"  {each.name}"
    yield from _point(each.point)


def _unread() -> str:
    return f"Not read, so that their effect is not in these data: {', '.join(each.cite for each in UNREAD)}."
