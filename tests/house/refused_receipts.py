"""What provokes each refusal of contributions owed and paid: one instalment, one payment, one grant."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from section75.core import receipts
from section75.core.money import Money
from section75.core.receipts import Grant, LineRule, OfEntry, Owed, OwedAndPaid, Payment, Way
from section75.core.refusals import Refusal

_DAY = date(2022, 4, 15)
_PAID = Payment(4, "icb", _DAY, Money.of("500"), Way.CASH, "BACS")
_BOOKS = OwedAndPaid((Owed("icb", _DAY, Money.of("100"), "cl. 10.4", is_posted=True),), (_PAID,))
_GRANT = Grant("ibcf", "iBCF", "A department", Money.of("100"), _DAY, date(2023, 4, 1), "para 16", ("beds",))
_RULE = LineRule("ibcf", "beds", "", _DAY)
_NOTHING = receipts.grant_standing(_GRANT, (), ())


def _attributes(pounds: str, *, line: str = "beds", on: date = _DAY) -> Callable[[], object]:
    wanted = OfEntry("ibcf", 7, on, Money.of(pounds), line)
    return lambda: receipts.require_attribution(
        _GRANT, wanted, of_entry=Money.of("1,000"), standing=_NOTHING, others=()
    )


def _states() -> object:
    about = {"starts_on": _DAY, "last_on": _DAY, "invoiced": Money(0), "suspended": Money(0)}
    return receipts.statement("icb", (), in_ledger=Money(1), **about)  # type: ignore[arg-type]


REFUSED_RECEIPTS: dict[type[Refusal], Callable[[], object]] = {
    receipts.AboveThePayment: lambda: receipts.require_match(_BOOKS, _PAID, [(_DAY, Money.of("501"))]),
    receipts.AboveTheInstalment: lambda: receipts.require_match(_BOOKS, _PAID, [(_DAY, Money.of("101"))]),
    receipts.NothingOwedThen: lambda: receipts.match_to(_BOOKS, _PAID, days={date(2022, 4, 16)}),
    receipts.NothingToMatch: lambda: receipts.match_to(_BOOKS, _PAID, days=()),
    receipts.AboveWhatIsNotInvoiced: lambda: receipts.invoice_for(
        _BOOKS, party="icb", number="INV-1", amount=Money.of("101"), days={_DAY}
    ),
    receipts.NoRateOfInterest: lambda: receipts.interest_on(receipts.standings(_BOOKS, on=date.max)[0], None),
    receipts.StatementDoesNotFoot: _states,
    receipts.BeyondTheGrant: _attributes("101"),
    receipts.OutsideTheRingFence: _attributes("1", line="homes"),
    receipts.OutsideTheGrantsDays: _attributes("1", on=date(2023, 4, 1)),
    receipts.AttributedAlready: lambda: receipts.require_rule(_GRANT, _RULE, rules=(_RULE,)),
}
