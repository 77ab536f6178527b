"""Catching up: everything the books of a partnership lack to be as if the terms in force had held from the start."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from section75.core.calendar import Month
from section75.core.ledger import Draft
from section75.core.partnership import Partnership
from section75.core.pools import Became
from section75.core.variations.differences import Posted, in_the_journal, posted_differences
from section75.core.variations.moves import Pair, entries_over, moved_drafts, netted


@dataclass(frozen=True, slots=True)
class Books:
    """What a fund's journal holds: contributions posted by instalments, everything else by accounts and effective day,
    and the open month in which something posted now is reported.
    """

    open_month: Month
    posted: Posted = field(default_factory=dict)
    pairs: Sequence[Pair] = ()

    @property
    def months(self) -> frozenset[Month]:
        """The months for which instalments were posted."""
        return frozenset(Month.of(day) for _, day in self.posted)


def catch_up(
    partnership: Partnership, books: Mapping[str, Books], *, on: date | None = None
) -> dict[str, tuple[Draft, ...]]:
    """The drafts that are lacking, by fund: differences of contributions, and what goes over between funds.

    `on` is the day whose contributions in use are held against what was posted; without it the year's own are.

    Nothing is lacking, and nothing given, once they are posted. Refuses a line that goes nowhere.
    """
    lacking: dict[str, list[Draft]] = {fund: [] for fund in books}
    for fund, kept in books.items():
        months = sorted(kept.months | _months_of_former(partnership, fund, books))
        found = posted_differences(partnership, fund=fund, months=months, posted=kept.posted, on=on)
        lacking[fund] += in_the_journal(found, partnership=partnership, fund=fund, report_in=kept.open_month)
    pairs = {fund: list(kept.pairs) for fund, kept in books.items()}
    for became in sorted(partnership.became, key=lambda each: each.on):
        if became.fund in books and became.into in books:
            _go_over(became, books, pairs, lacking)
    return {fund: tuple(drafts) for fund, drafts in lacking.items() if drafts}


def _months_of_former(partnership: Partnership, fund: str, books: Mapping[str, Books]) -> frozenset[Month]:
    """The months posted to the funds that became this one, since they did."""
    return frozenset(
        month
        for became in partnership.became
        if became.into == fund and became.fund in books
        for month in books[became.fund].months
        if month.span.ends_before is None or month.span.ends_before > became.on
    )


def _go_over(
    became: Became, books: Mapping[str, Books], pairs: dict[str, list[Pair]], lacking: dict[str, list[Draft]]
) -> None:
    """What goes over, as drafts; and among the pairs, for what came from one fund may go on to a third."""
    over = entries_over(netted(pairs[became.fund]), became)
    leaves, arrives = books[became.fund].open_month, books[became.into].open_month
    out, into = moved_drafts(over, became, leaves=leaves, arrives=arrives)
    for fund, drafts in ((became.fund, out), (became.into, into)):
        lacking[fund] += drafts
        pairs[fund] += [Pair(draft.debit, draft.credit, draft.effective_on, draft.amount) for draft in drafts]
