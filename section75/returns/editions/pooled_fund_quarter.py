"""The pool manager's quarterly report to every partner: income, expenditure, forecast, and who would bear a variance.

SI 2000/617 regulation 7(4) asks the pool manager, an officer of the host, to submit to the partners quarterly reports,
and an annual return, about the income of, and expenditure from, the pooled fund, and other information by which the
partners can monitor the effectiveness of the arrangements. It sets no day: that is the agreement's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from section75.core.budget import Forecast, Position, PositionRow, position, variance_in_words
from section75.core.calendar import Quarter
from section75.core.closing import LateEntry
from section75.core.explain import Figure
from section75.core.ledger import Balances, Tally
from section75.core.money import Money, sum_of
from section75.core.partnership import Partnership
from section75.core.refusals import Refusal
from section75.core.savings import Saving
from section75.returns.about import About
from section75.returns.check import Check
from section75.returns.edition import Edition, OwedBy, OwedTo, agreed
from section75.returns.line import Line, Section
from section75.returns.pool import (
    Books,
    Contributions,
    EarlierReport,
    Movements,
    NamedFigure,
    PartnerDue,
    Shares,
    Since,
    contributions,
    contributors,
    in_full,
    late_lines,
    movements,
    of_year,
    saving_lines,
    shares,
    since,
    to_know,
)

EDITION = Edition(
    code="pooled-fund-quarter",
    title="Quarterly report on a pooled fund",
    covers=Quarter,
    authority="SI 2000/617 reg 7(4)",
    asks=(
        "quarterly reports to the partners on the income of, and expenditure from, the pooled fund, and other "
        "information by which they can monitor the effectiveness of the arrangements"
    ),
    owed_by=OwedBy.POOL_MANAGER,
    owed_to=OwedTo.EVERY_PARTNER,
    due=agreed(every="quarter"),
)


class NothingPosted(Refusal):
    """A quarter of which nothing is in the journal."""

    def __init__(self, fund: str, quarter: Quarter) -> None:
        super().__init__(
            f"Nothing is posted to {fund} for {quarter.in_words}, so there is nothing to report of it. "
            "Bring the extracts of its months first."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolQuarter:
    """Everything the report says of one fund in one quarter, each figure with its reasons."""

    about: About
    since: Since | None
    movements: Movements
    contributions: Contributions
    position: Position
    shares: Shares
    savings: tuple[Saving, ...]
    late: tuple[LateEntry, ...] = ()


def gather(
    *,
    partnership: Partnership,
    fund: str,
    quarter: Quarter,
    balances: Balances,
    journal_upto: int,
    forecast: Forecast | None,
    waiting: Tally,
    earlier: EarlierReport | None = None,
    late: tuple[LateEntry, ...] = (),
) -> PoolQuarter:
    """The facts of a quarter: `balances` of the fund up to the entry `journal_upto`, and the latest forecast of the
    year entered for a month not after the quarter; `earlier` is the report issued for the quarter before, if one was;
    `late` are the prior-period items no earlier report lists.

    Refuses a quarter of which nothing is posted, and, as the rooms below do: no forecast, no budget, an unknown line
    or partner, an agreement that is silent.
    """
    own, last = partnership.fund(fund), quarter.months[-1]
    books = Books(own.id, balances.up_to(last))
    if not any(row.month in quarter.months for row in books.balances.rows):
        raise NothingPosted(own.name, quarter)
    standing = position(
        lines=partnership.lines_of(own.id),
        budget=partnership.budget_of(own.id, quarter.year),
        balances=books.balances,
        month=last,
        forecast=forecast,
    )
    about = About(
        partnership=partnership,
        fund=own,
        period=quarter,
        journal_upto=journal_upto,
        forecast=_used(forecast, standing),
        waiting=waiting,
    )
    return _pool_quarter(about, books, standing, earlier, late)


def _pool_quarter(
    about: About, books: Books, standing: Position, earlier: EarlierReport | None, late: tuple[LateEntry, ...]
) -> PoolQuarter:
    """The facts put together, once it is certain that they can be reported."""
    partnership, own, quarter = about.partnership, about.fund, about.period
    who = contributors(partnership, books, fund=own.id, year=quarter.year)
    called = {id_: partnership.called(id_) for id_ in who}
    return PoolQuarter(
        about=about,
        since=since(earlier, books) if earlier else None,
        movements=movements(books, quarter, partners=called, lines=partnership.lines_of(own.id)),
        contributions=contributions(books, called, quarter.months[-1]),
        position=standing,
        shares=shares(
            partnership,
            own,
            standing.variance,
            on=about.ends_on,
            partners=about.partners,
            lines=standing.line_variances,
        ),
        savings=of_year(partnership.savings, fund=own.id, year=quarter.year),
        late=late,
    )


def _used(forecast: Forecast | None, standing: Position) -> Forecast:
    """The forecast the variance comes from. Refuses, as the position does, when there is no variance to report."""
    assert standing.variance is not None, "asking for the variance refuses a missing forecast or budget"
    assert forecast is not None, "and so there is a forecast"
    assert forecast.month <= standing.month, "a forecast made after the quarter belongs to a later report"
    return forecast


def lines(pool: PoolQuarter) -> Iterator[Section]:
    """The lines of the report, section by section."""
    year = pool.about.period.year
    yield Section("Account", "Income and expenditure in the quarter", tuple(_account(pool)))
    if pool.late:
        rows = tuple(late_lines("5.late", pool.late, fund=pool.about.fund.id))
        yield Section("Prior-period items", "Prior-period items: posted after their period was closed", rows, "Entry")
    yield Section(
        "Contributions", f"Contributions of {year} to date", tuple(_contributions(pool.contributions)), "Partner"
    )
    yield Section("Position", f"Budget and forecast for {year}", tuple(_position(pool.position)), "Line")
    yield Section("Variance", f"Forecast variance for {year} and who takes it", tuple(_shares(pool.shares)))
    yield _savings(pool)
    yield Section("To know", "What to know when reading this report", tuple(to_know("10", pool.about)))


def checks(pool: PoolQuarter) -> Iterator[Check]:
    """What must hold before the report can be issued."""
    moved = pool.movements
    forward = moved.opening.amount + _sum(moved.contributions) + _sum(moved.income) - _sum(moved.spending)
    if pool.since:
        carried = pool.since.as_issued.amount + pool.since.moved.amount
        yield Check(
            "1 is what the last report carried forward, with what has moved since", carried, moved.opening.amount
        )
    yield Check("5 is 1 plus 2 plus 3 less 4", moved.closing.amount, forward)
    says = "5 is what the cash account holds" + (", with suspense, less what is accrued" if moved.beside else "")
    yield Check(says, moved.closing.amount, moved.cash.amount + _sum(moved.beside))
    for partner in pool.contributions.partners:
        owed = partner.at_start.amount + partner.due.amount - partner.received.amount
        says = f"6, {partner.name}: owed at the start of the year, with what fell due, less received, is outstanding"
        yield Check(says, owed, partner.outstanding.amount)
    paid = sum_of(partner.received.amount for partner in pool.contributions.partners)
    yield Check("6, received to date, is what came in by the cash account", paid, pool.contributions.received_in_cash)
    yield from _position_checks(pool.position)
    disputed = pool.shares.disputed.amount if pool.shares.disputed else Money(0)
    shared = _sum(pool.shares.partners) + _sum(pool.shares.set_aside) + disputed
    yield Check("8, the shares and what is in dispute, add up to the variance", shared, pool.shares.variance.amount)
    yield Check("8 is the variance of 7", pool.shares.variance.amount, pool.position.variance.amount)


def _sum(items: Sequence[NamedFigure]) -> Money:
    return sum_of(item.figure.amount for item in items)


def _account(pool: PoolQuarter) -> Iterator[Line]:
    moved = pool.movements
    if pool.since:
        yield Line("1.as-issued", "Carried forward in the last report, as issued", figure=pool.since.as_issued)
        yield Line("1.moved", "Moved since by entries to earlier months", figure=pool.since.moved)
    yield Line("1", "Balance brought forward", figure=moved.opening, is_total=True)
    yield from _each("2", "Contribution received from {name}", moved.contributions)
    yield Line("2", "Contributions received in the quarter", figure=moved.contributions_total, is_total=True)
    yield from _each("3", "{name}", moved.income)
    yield Line("3", "Service-user income received in the quarter", figure=moved.income_total, is_total=True)
    yield from _each("4", "{name}", moved.spending)
    yield Line("4", "Expenditure in the quarter", figure=moved.spending_total, is_total=True)
    yield Line("5", "Balance carried forward (1 plus 2 plus 3 less 4)", figure=moved.closing, is_total=True)
    if moved.beside:
        yield Line("5.cash", "Of which in the cash account", figure=moved.cash)
        yield from _each("5", "Of which: {name}", moved.beside)


def _each(code: str, words: str, items: Sequence[NamedFigure]) -> Iterator[Line]:
    for item in items:
        yield Line(f"{code}.{item.id}", words.replace("{name}", item.name), figure=item.figure)


def _contributions(owed: Contributions) -> Iterator[Line]:
    for partner in owed.partners:
        name = f"{partner.name[:1].upper()}{partner.name[1:]}"
        for key, column, figure in _owed(partner, with_start=owed.any_at_start):
            words = f"{name}: {column.lower()}"
            yield Line(f"6.{partner.id}.{key}", words, figure=figure, row=name, column=column)


def _owed(partner: PartnerDue, *, with_start: bool) -> Iterator[tuple[str, str, Figure]]:
    if with_start:
        yield "at-start", "Owed at the start of the year", partner.at_start
    yield "due", "Due to date", partner.due
    yield "received", "Received to date", partner.received
    yield "outstanding", "Outstanding", partner.outstanding


def _position(standing: Position) -> Iterator[Line]:
    for row in (*standing.rows, standing.total):
        is_total = row is standing.total
        for key, (column, figure) in _columns(row).items():
            words, code = f"{row.name}: {column.lower()}", f"7.{row.line}.{key}"
            yield Line(code, words, figure=figure, row=row.name, column=column, is_total=is_total)
        kind = variance_in_words(_columns(row)["variance"][1].amount).partition(" of ")[0]
        words, code = f"{row.name}: which is", f"7.{row.line}.which-is"
        yield Line(code, words, text=kind.capitalize(), row=row.name, column="Which is", is_total=is_total)


def _columns(row: PositionRow) -> dict[str, tuple[str, Figure]]:
    """A row's figures by column. All four are there: the variance was asked for, and refuses what is missing."""
    figures = {
        "budget": ("Budget", row.budget),
        "actual-to-date": ("Actual to date", row.actual_to_date),
        "forecast-outturn": ("Forecast outturn", row.forecast_outturn),
        "variance": ("Variance", row.variance),
    }
    return {key: (column, figure) for key, (column, figure) in figures.items() if figure is not None}


def _position_checks(standing: Position) -> Iterator[Check]:
    totals = _columns(standing.total)
    for key, (column, total) in totals.items():
        added = sum_of(_columns(row)[key][1].amount for row in standing.rows)
        yield Check(f"7, {column.lower()}: the lines add up to the total", added, total.amount)


def _shares(shared: Shares) -> Iterator[Line]:
    yield Line("8", "Forecast variance for the year", figure=shared.variance, is_total=True)
    if not shared.variance.amount and not shared.partners:
        yield Line("8.shares", "Shares", text="The fund is forecast on budget, so there is nothing to share.")
    for partner in shared.partners:
        words = f"Share of the {shared.kind}: {partner.name}"
        yield Line(f"8.{partner.id}", words, figure=partner.figure, text=in_full(partner.figure))
    for pot in shared.set_aside:
        words = f"Of the {shared.kind}, {pot.name}"
        yield Line(f"8.{pot.id}", words, figure=pot.figure, text=in_full(pot.figure))
    if shared.disputed:
        words = f"In dispute of the {shared.kind}"
        yield Line("8.in-dispute", words, figure=shared.disputed, text=in_full(shared.disputed))


def _savings(pool: PoolQuarter) -> Section:
    called = {party.id: party.called for party in pool.about.partnership.parties}
    heading = f"Savings planned for {pool.about.period.year}"
    if not pool.savings:
        nothing = Line("9", "Savings", text=f"The agreement gives no saving in this fund for {pool.about.period.year}.")
        return Section("Savings", heading, (nothing,))
    return Section("Savings", heading, tuple(saving_lines("9", pool.savings, called=called)), "Saving")
