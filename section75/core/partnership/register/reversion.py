"""What goes back to whom if a schedule ended on a day: functions, staff, contracts, contributions and what is shared.

Ending moves no liability, for none was moved: each owner exercises its own functions again (section 75(5)).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date

from section75.core.calendar import FinancialYear, in_words
from section75.core.contracts import serves
from section75.core.partnership.partnership import Partnership
from section75.core.records import accountable_on


@dataclass(frozen=True, slots=True, kw_only=True)
class GoesBack:
    """One thing that goes back: what kind of thing, which, to whom, and the clause it stands on."""

    schedule: str
    kind: str
    what: str
    to: str
    clause: str

    def as_data(self) -> dict[str, str]:
        """It, for a machine."""
        return asdict(self)


def reversion_on(partnership: Partnership, day: date) -> tuple[GoesBack, ...]:
    """What would go back, schedule by schedule, if each ended on the day. Nothing is apportioned: who gets what part
    of something held together is for the partners to agree, and is said so."""
    return tuple(
        row for schedule in partnership.schedules for row in _of(partnership, schedule.id, schedule.title, day)
    )


def _of(partnership: Partnership, schedule: str, title: str, day: date) -> Iterator[GoesBack]:
    yield from _functions(partnership, schedule, title, day)
    yield from _persons(partnership, schedule, title)
    yield from _staff(partnership, schedule, title, day)
    yield from _contracts(partnership, schedule, title, day)
    yield from _contributions(partnership, schedule, title, day)
    yield from _information(partnership, schedule, title)


def _functions(partnership: Partnership, schedule: str, title: str, day: date) -> Iterator[GoesBack]:
    """Each function that somebody else exercises on the day, or may: nobody knows where no day is given."""
    own = [each for each in partnership.records.functions if each.schedule == schedule]
    for each in accountable_on(own, day, within=partnership.term_of):
        for record in each.holding or each.without_days:
            if record.exercised_by != each.accountable:
                owner = partnership.called(each.accountable)
                yield GoesBack(schedule=title, kind="function", what=record.what, to=owner, clause=str(record.clause))


def _persons(partnership: Partnership, schedule: str, title: str) -> Iterator[GoesBack]:
    for each in partnership.records.persons:
        if each.schedule == schedule and each.cohort:
            to = "each partner, by who is responsible for each person"
            yield GoesBack(schedule=title, kind="persons", what=each.cohort, to=to, clause=str(each.clause))


def _staff(partnership: Partnership, schedule: str, title: str, day: date) -> Iterator[GoesBack]:
    """Teams and secondments there are on the day, or may be: staff go back to whoever employs them."""
    for team in partnership.records.teams:
        if team.schedule == schedule and (team.span is None or team.span.holds(day)):
            employers = " and ".join(partnership.called(each) for each in team.employers)
            to = f"{employers}, each its own" if len(team.employers) > 1 else employers or "employers not said"
            yield GoesBack(schedule=title, kind="team", what=team.name, to=to, clause=str(team.clause))
    for each in partnership.records.secondments:
        if each.schedule == schedule and (each.span is None or each.span.holds(day)):
            to = partnership.called(each.employer)
            yield GoesBack(schedule=title, kind="secondment", what=each.posts, to=to, clause=str(each.clause))


def _contracts(partnership: Partnership, schedule: str, title: str, day: date) -> Iterator[GoesBack]:
    """Contracts that bind on the day, or may: whoever signed goes on paying."""
    of_fund = {fund.id: fund.schedule for fund in partnership.funds}
    for each in partnership.contracts:
        if schedule in serves(each, of_fund=of_fund) and not each.has_ended(day):
            to = partnership.called(each.contracting_body) if each.contracting_body else "contracting body not said"
            yield GoesBack(schedule=title, kind="contract", what=each.name, to=to, clause=str(each.clause))


def _contributions(partnership: Partnership, schedule: str, title: str, day: date) -> Iterator[GoesBack]:
    """What each partner puts into the schedule's funds in the year of the day."""
    year = FinancialYear.of(day)
    for fund in partnership.funds:
        table = partnership.contributions_of(fund.id, year) if fund.schedule == schedule else None
        if table is not None:
            for party, amount in table.due.items():
                what, to = f"{amount} to {fund.name}, {year}", partnership.called(party)
                yield GoesBack(schedule=title, kind="contribution", what=what, to=to, clause=str(table.clause))


def _information(partnership: Partnership, schedule: str, title: str) -> Iterator[GoesBack]:
    for each in partnership.records.information_sharing:
        if each.schedule == schedule:
            what = each.data_sharing_agreement or each.says
            to = "each partner, by what the sharing agreement says of its end"
            yield GoesBack(schedule=title, kind="information", what=what, to=to, clause=str(each.clause))


def reversion_in_words(partnership: Partnership, day: date) -> str:
    """What would go back, for a terminal."""
    rows = reversion_on(partnership, day)
    lines = [f"If the schedules ended on {in_words(day)}, this would go back"]
    for title in dict.fromkeys(row.schedule for row in rows):
        lines += ["", title]
        lines += [f"  {row.kind}: {row.what}: to {row.to}  [{row.clause}]" for row in rows if row.schedule == title]
    return "\n".join(lines) if rows else "Nothing is on record that would go back."
