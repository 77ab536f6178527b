"""What counts together against a limit, so that nobody gets below it by splitting."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from section75.core.money import Money

LONGEST_KEY = 200  # letters of a name that tell it from another
DAYS_RELATED = 30  # proposals of one family to the same supplier or account within so many days count together


@dataclass(frozen=True, slots=True)
class Weight:
    """How much of a proposal, without regard to sign, goes to one supplier or moves one account."""

    key: str
    amount: Money


def plain_key(text: str) -> str:
    """A name as it counts: however it is spelt with capitals, spaces, invisible marks or a point at its end."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    seen = "".join(letter for letter in folded if unicodedata.category(letter) not in ("Cf", "Cc", "Mn"))
    return " ".join(seen.split())[:LONGEST_KEY].rstrip(" .,;:-")


def related_total(whole: Money, own: Iterable[Weight], earlier: Mapping[str, Money]) -> Money:
    """The amount that is held against a limit: the whole of the proposal, or, where that is more, what goes to one key.

    `earlier` is what other proposals not declined, withdrawn or expired came to, by key. Weights overlap: what goes to
    a supplier moves accounts too, so they are compared with each other and never added up.
    """
    by_key: dict[str, Money] = {}
    for each in own:
        by_key[each.key] = by_key.get(each.key, Money(0)) + each.amount
    together = (amount + earlier.get(key, Money(0)) for key, amount in by_key.items())
    return max((whole, *together), key=lambda amount: amount.pence)
