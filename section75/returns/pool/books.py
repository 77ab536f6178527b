"""The books of one fund: figures summed from its entries over a window of months, each leading back to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from section75.core.calendar import FinancialYear, Month, Quarter, in_words
from section75.core.explain import Because, Figure, Source
from section75.core.ledger import Account, AccountKind, Balance, Balances
from section75.core.money import Money, sum_of

_LAST_PERIOD = 15
HELD = (AccountKind.CASH, AccountKind.SUSPENSE, AccountKind.ACCRUED)  # what the fund stands at: less what is accrued


@dataclass(frozen=True, slots=True)
class NamedFigure:
    """A figure of something that has a short name and a name: a line or a partner."""

    id: str
    name: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Window:
    """The months from `first`, or from the beginning of the journal where that is None, up to and with `last`."""

    first: Month | None
    last: Month

    @classmethod
    def of(cls, quarter: Quarter) -> Window:
        """The three months of a quarter."""
        return cls(quarter.months[0], quarter.months[-1])

    @classmethod
    def year_to(cls, month: Month) -> Window:
        """From April up to and with a month."""
        return cls(Month(month.year, 1), month)

    @classmethod
    def up_to(cls, month: Month) -> Window:
        """Everything up to and with a month, of earlier years too."""
        return cls(None, month)

    @classmethod
    def before(cls, month: Month) -> Window:
        """Everything before a month; before April that is up to the last adjustment period of the year before."""
        if month.number > 1:
            return cls(None, Month(month.year, month.number - 1))
        return cls(None, Month(FinancialYear(month.year.first - 1), _LAST_PERIOD))

    def holds(self, month: Month) -> bool:
        """Is the month in the window?"""
        return (self.first is None or self.first <= month) and month <= self.last

    @property
    def in_words(self) -> str:
        """April 2022 to June 2022; or "up to 31 March 2022" where it has no beginning."""
        if self.first is None:
            last_day = self.last.span.last_day
            assert last_day is not None, "a month ends"
            return f"up to {in_words(last_day)}"
        if self.first == self.last:
            return self.last.in_words
        return f"{self.first.in_words} to {self.last.in_words}"


@dataclass(frozen=True, slots=True)
class Books:
    """The balances of one fund, up to where the journal was cut."""

    fund: str
    balances: Balances

    def entries(
        self, account: Account, window: Window, *, id_: str, says: Callable[[Money], str], credits: bool = False
    ) -> Figure:
        """What an account's entries in a window come to: debits less credits, or with `credits` the other way round.

        `says` makes the sentence from the amount.
        """
        net = sum_of(row.net for row in self._rows(account, window))
        amount = -net if credits else net
        source = Source("ledger", self._key(account, window), f"the entries of {account.code}, {window.in_words}")
        return Figure(amount, Because(id_, says(amount), "sum of entries", amount, source=source))

    def moved(self, account: Account, window: Window) -> bool:
        """Was anything posted to the account in the window?"""
        return bool(self._rows(account, window))

    def net_of(self, *kinds: AccountKind, window: Window) -> Money:
        """Debits less credits of all accounts of these kinds in a window."""
        return sum_of(row.net for row in self.balances.rows if row.account.kind in kinds and window.holds(row.month))

    def named(self, *kinds: AccountKind) -> tuple[str, ...]:
        """The lines or partners that have an account of one of these kinds, in alphabetical order."""
        return tuple(sorted({account.name for account in self.balances.accounts if account.kind in kinds}))

    def _rows(self, account: Account, window: Window) -> list[Balance]:
        return [row for row in self.balances.of_account(account) if window.holds(row.month)]

    def _key(self, account: Account, window: Window) -> tuple[tuple[str, str], ...]:
        """How the ledger finds the entries again: fund, account, first month and last."""
        first = window.first or min((row.month for row in self._rows(account, window)), default=window.last)
        return (("fund", self.fund), ("account", account.code), ("from", str(first)), ("to", str(window.last)))


def sum_figure(figures: Sequence[Figure], *, id_: str, says: Callable[[Money], str]) -> Figure:
    """The sum of some figures, resting on them; `says` makes the sentence from the total."""
    total = sum_of(figure.amount for figure in figures)
    because = Because(
        id=id_,
        sentence=says(total),
        operation="add",
        result=total,
        rests_on=tuple(figure.because for figure in figures),
    )
    return Figure(total, because)
