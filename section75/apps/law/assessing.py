"""The law's table of a loaded partnership: its terms, what was recorded here, its books, judgements and register."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from section75.apps.law import books, store
from section75.apps.lives import store as lives
from section75.apps.notices import store as notices
from section75.apps.organisations import store as organisations
from section75.core.law import Assessed, Case, LawRemark, assess_one, cases_of, check_of, checks_shelf, remarks_beside
from section75.core.partnership import Partnership


@dataclass(frozen=True, slots=True)
class Table:
    """What came of every check, and what is remarked beside them."""

    partnership: Partnership
    on: date
    rows: tuple[Assessed, ...]
    remarks: tuple[LawRemark, ...]


def table(terms: Partnership, on: date) -> Table:
    """The whole table on a day. Refuses a day before the Regulations."""
    partnership, cases = _cases(terms, on)
    judged = store.judgements_of(terms.id)
    rows = tuple(assess_one(check, case, judged) for case in cases for check in checks_shelf())
    happened = cases[0].happened if cases else books.happened(partnership)
    return Table(partnership, on, rows, remarks_beside(partnership, on=on, happened=happened))


def one(terms: Partnership, on: date, *, check: str, schedule: str) -> Assessed | None:
    """One row of it; None where there is no such schedule. Refuses a check there is not."""
    wanted = check_of(check)
    _, cases = _cases(terms, on)
    case = next((each for each in cases if each.schedule.id == schedule), None)
    return assess_one(wanted, case, store.judgements_of(terms.id)) if case is not None else None


def _cases(terms: Partnership, on: date) -> tuple[Partnership, tuple[Case, ...]]:
    """The terms with the events and notices recorded here, as cases."""
    served = tuple(notices.served_of(row) for row in notices.all_of(terms.id))
    partnership = replace(
        terms,
        events=(*terms.events, *lives.events_of(terms.id)),
        notices_served=(*terms.notices_served, *served),
    )
    happened = books.happened(partnership)
    return partnership, cases_of(partnership, on=on, happened=happened, register=organisations.register())
