"""What provokes each refusal of placing rules and of suspense that rests on arguments alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from section75.core import pools, preview
from section75.core.money import Money
from section75.core.refusals import Refusal

_DAY = date(2022, 6, 14)
_HELD = preview.Held(preview.Moved(7, _DAY, Money.of("60.00"), "Beds"), Money(0), 0)

REFUSED_PLACING: dict[type[Refusal], Callable[[], object]] = {
    pools.CodesUnread: lambda: pools.Codes.read("LD419 to LD410"),
    preview.NotThatMuchLeft: lambda: preview.require_left(_HELD, Money.of("60.01")),
}
