"""Days, moments and amounts as people read them.

`FILTERS` is what a page may call by name: `{{ notice.served_on | day }}`, `{{ share | money }}`.

Rounding happens here and nowhere before: to the nearest, half a unit going away from nothing (£500 is 0.5 in £000, and
shown in whole thousands it is 1). A rounded amount is for reading; the amount kept is exact.
"""

from collections.abc import Callable
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Final
from zoneinfo import ZoneInfo

from section75.core.budget import variance_in_words
from section75.core.money import Money

LONDON: Final = ZoneInfo("Europe/London")
MINUS: Final = "\N{MINUS SIGN}"
ROUNDING: Final = "Rounded to the nearest, half a unit away from nothing; the amounts kept are exact."


def day(on: date) -> str:
    """A day in full: "5 October 2023". A moment is shown as its day in London."""
    if isinstance(on, datetime):
        on = _in_london(on).date()
    return f"{on.day} {on:%B %Y}"


def moment(at: datetime) -> str:
    """A moment by the London clock: "4 July 2022 at 9:05am". Refuses a moment that does not say its time zone."""
    local = _in_london(at)
    half = "am" if local.hour < 12 else "pm"
    return f"{day(local)} at {local.hour % 12 or 12}:{local:%M}{half}"


def money(amount: Money) -> str:
    """Pounds and pence: "£1,250.37"; below nothing with a minus sign that is read aloud: "−£1,250.37"."""
    return f"{_sign(amount)}{abs(amount)}"


def pence(amount: int) -> str:
    """An amount given in pence, as pounds and pence: 125037 is "£1,250.37"."""
    return money(Money(amount))


def pounds(amount: Money) -> str:
    """Whole pounds, rounded: "£1,250"."""
    return _rounded(amount, unit=100, decimals=0, prefix="£")


def thousands(amount: Money) -> str:
    """Thousands of pounds, for a table in £000: "412", or with one decimal where thousands are not whole: "339.6"."""
    return _rounded(amount, unit=100_000, decimals=1 if amount.pence % 100_000 else 0)


def variance(over: Money) -> str:
    """ "overspend of £412,000.00" above nothing, "underspend of £412,000.00" below it, "on budget" at nothing."""
    return variance_in_words(over)


def _rounded(amount: Money, *, unit: int, decimals: int, prefix: str = "") -> str:
    """The amount in a unit of so many pence. What rounds to nothing carries no sign."""
    exact = Decimal(abs(amount.pence)) / unit
    shown = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{_sign(amount) if shown else ''}{prefix}{shown:,}"


def _sign(amount: Money) -> str:
    return MINUS if amount.pence < 0 else ""


def _in_london(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError(f"{at.isoformat()} does not say its time zone, so its time in London is not known.")
    return at.astimezone(LONDON)


FILTERS: Final[dict[str, Callable[..., str]]] = {
    "day": day,
    "moment": moment,
    "money": money,
    "pence": pence,
    "pounds": pounds,
    "thousands": thousands,
    "variance": variance,
}
