"""What this room refuses: acts without a delegation, and delegations that cannot be given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from section75.core.authority.act import Act
from section75.core.authority.matrix import holders_of
from section75.core.authority.role import Role
from section75.core.calendar import in_words
from section75.core.money import Money
from section75.core.refusals import Refusal

if TYPE_CHECKING:
    from section75.core.authority.delegation import Delegation


class NoSuchPartnership(Refusal):
    """There is none of that name, or none this person has a part in; the answer is the same."""

    def __init__(self, asked: str) -> None:
        super().__init__(f"There is no partnership {asked!r} that you have a part in. Look at the portfolio for yours.")


class MayNot(Refusal):
    """No delegation of this person carries the act here. It names the delegations that would."""

    def __init__(self, act: Act, held: Sequence[Delegation]) -> None:
        self.act = act
        self.held = tuple(held)
        roles = sorted({each.role.value for each in held})
        super().__init__(
            f"As {' and '.join(roles)} you may not {act.value}. What is missing is a delegation that carries it: "
            f"those who may are {_listed(holders_of(act))}. Ask one of them, or ask an administrator for the role."
        )


class DelegationEnded(Refusal):
    """The delegation under which the person might have done it is over."""

    def __init__(self, delegation: Delegation, act: Act | None) -> None:
        day = delegation.span.last_day
        over = f"ran until {in_words(day)}" if day else "is over"
        what = f"so you may not {act.value}" if act else "so you have no part here any more"
        super().__init__(
            f"Your delegation as {delegation.role.value} {over}, {what}. Ask an administrator for a further one."
        )


class AboveTheLimit(Refusal):
    """The whole of what is related is more than the delegation's limit."""

    def __init__(self, act: Act, delegation: Delegation, amount: Money) -> None:
        most = delegation.most
        limit = f"up to {most}" if most else "without an amount, so for none"
        super().__init__(
            f"You may not {act.value} of {amount}: your delegation as {delegation.role.value} is {limit}, and related "
            f"entries count together. What is missing is a delegation with a higher limit; those who may approve "
            f"above it are {_listed(role for role in holders_of(act) if role.is_without_limit)}. Ask one of them."
        )


class NotForARole(Refusal):
    """The role cannot be given in that way: it is nobody's, or of the installation, or of a partnership."""

    def __init__(self, role: Role, why: str) -> None:
        super().__init__(f"The role of {role.value} cannot be given so: {why}. Nothing was changed.")


class NotTimeBoxed(Refusal):
    """A role that has to end by a known day was to be given without one, or for too long."""

    def __init__(self, role: Role, longest: int) -> None:
        super().__init__(
            f"The role of {role.value} ends by itself: give the last day, at most {longest} days after the first. "
            "It can be given again then."
        )


class TooFarAhead(Refusal):
    """A day so far ahead that no delegation begins or ends on it."""

    def __init__(self, day: date) -> None:
        super().__init__(
            f"No delegation begins or ends as late as {in_words(day)}. Give an earlier day, or no last day at all."
        )


class NoLimitGiven(Refusal):
    """A role that approves money up to an amount was to be given without the amount."""

    def __init__(self, role: Role) -> None:
        super().__init__(
            f"A {role.value} approves up to an amount, and none was given. Say the limit in pounds, as the "
            "organisation's scheme of delegation has it."
        )


class LimitBelowNothing(Refusal):
    """A limit below nothing."""

    def __init__(self, limit: Money) -> None:
        super().__init__(
            f"A limit of {limit} is below nothing. Give the most that may be approved, as an amount above it."
        )


class OnTheOtherSide(Refusal):
    """A role of the host for somebody else, or a partner's role for the host."""

    def __init__(self, role: Role, organisation: str, hosts: Sequence[str], place: str) -> None:
        who = " and ".join(hosts)
        belongs = "is held for the host" if role.is_of_the_host else "is held for a partner that is not the host"
        super().__init__(
            f"The role of {role.value} {belongs}, and at {place} the host is {who}: it cannot be given for "
            f"{organisation or 'nobody'}. Give it for the right organisation, for one fund or for fewer days, or give "
            "another role."
        )


class SecondOrganisation(Refusal):
    """Somebody would act for two organisations in one partnership at the same time."""

    def __init__(self, person: str, held: Delegation, organisation: str) -> None:
        super().__init__(
            f"{person} is {held} already, and nobody acts for two organisations in one partnership: the role cannot be "
            f"given for {organisation}. End the other first, or give the role to somebody else."
        )


class CoverForOneself(Refusal):
    """Somebody would cover their own absence."""

    def __init__(self, person: str) -> None:
        super().__init__(
            f"{person} cannot act on behalf of {person}. Name whose absence is covered, or nobody, for a role of "
            "their own."
        )


class NothingToCover(Refusal):
    """The person whose absence would be covered does not hold the role there themselves on those days."""

    def __init__(self, absent: str, role: Role, organisation: str, place: str) -> None:
        holder = f" for {organisation}" if organisation else ""
        super().__init__(
            f"{absent} does not hold the role of {role.value}{holder} at {place} on those days, so nobody can hold it "
            "on their behalf. Name somebody who holds it, or give the role without a name."
        )


class CoversACover(Refusal):
    """The person whose absence would be covered only covers somebody else's."""

    def __init__(self, absent: str, held: Delegation) -> None:
        super().__init__(
            f"{absent} holds the role of {held.role.value} only on behalf of {held.on_behalf_of}, and what is held for "
            f"another is not passed on. Give it on behalf of {held.on_behalf_of}."
        )


class EndsBeforeItStarts(Refusal):
    """A delegation that would end before its first day."""

    def __init__(self, starts_on: date, last_day: date) -> None:
        super().__init__(
            f"A delegation from {in_words(starts_on)} cannot end on {in_words(last_day)}. Give a last day that is not "
            "before the first."
        )


def _listed(roles: Iterable[Role]) -> str:
    words = [role.value for role in roles]
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words) or "nobody"
