"""Deciding: which of a person's delegations carries an act at a place, on a day, for an amount; or why none does."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from section75.core.authority.act import Act
from section75.core.authority.delegation import Delegation, Scope
from section75.core.authority.matrix import UP_TO_A_LIMIT
from section75.core.authority.refusals import AboveTheLimit, DelegationEnded, MayNot, NoSuchPartnership
from section75.core.money import Money


def touching(delegations: Iterable[Delegation], scope: Scope, *, on: date) -> tuple[Delegation, ...]:
    """Those in force on the day whose holder may know of the place. None: for that person it does not exist."""
    return tuple(each for each in delegations if each.is_in_force(on) and each.touches(scope))


def carries(delegations: Iterable[Delegation], act: Act, scope: Scope, *, on: date) -> bool:
    """Does one of them carry the act at the place on the day, for some amount?"""
    return any(each.is_in_force(on) and each.carries(act, scope) for each in delegations)


def decide(
    delegations: Iterable[Delegation], act: Act, scope: Scope, *, on: date, amount: Money | None = None
) -> Delegation:
    """The delegation that carries the act: one's own before a cover, and the widest limit where several do.

    Refuses: a place the person may not know of (as one that does not exist), a delegation that has ended, one that is
    missing, and an amount above every limit. `amount` is the whole of what is related, never below nothing.
    """
    held = tuple(delegations)
    here = touching(held, scope, on=on)
    if not here:
        raise _gone_or_unknown(held, scope, on)
    able = sorted((each for each in here if each.carries(act, scope)), key=lambda each: each.on_behalf_of != "")
    if not able:
        ended = [each for each in held if each.carries(act, scope) and not each.is_in_force(on)]
        raise DelegationEnded(ended[-1], act) if ended else MayNot(act, here)
    if amount is None or act not in UP_TO_A_LIMIT:
        return able[0]
    widest = max(able, key=_width)
    if widest.most is not None and amount.pence > widest.most.pence:
        raise AboveTheLimit(act, widest, amount)
    return widest


def _gone_or_unknown(held: tuple[Delegation, ...], scope: Scope, on: date) -> NoSuchPartnership | DelegationEnded:
    """Whoever had a part here is told that it is over; to anybody else the place does not exist."""
    over = [each for each in held if each.touches(scope) and each.span.last_day and each.span.last_day < on]
    return DelegationEnded(over[-1], None) if over and scope.partnership else NoSuchPartnership(str(scope))


def _width(delegation: Delegation) -> tuple[bool, int]:
    most = delegation.most
    return (most is None, most.pence if most is not None else 0)
