"""An account: where money of a fund comes from or goes to, named after a line or a partner."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from section75.core.refusals import Refusal


class AccountKind(Enum):
    """What an account counts."""

    CASH = "cash"
    DUE = "contributions due"  # what a partner still owes the fund
    CONTRIBUTION = "contribution"  # what a partner has put in, paid or not
    SERVICE_USER_INCOME = "service-user income"
    SPEND = "expenditure"
    BROUGHT_FORWARD = "brought forward"
    SUSPENSE = "suspense"  # paid or received, and not placed yet
    ACCRUED = "accrued"  # spent and not paid yet, of a month's end

    @property
    def is_named(self) -> bool:
        """Does each line, or each partner, have an account of this kind?"""
        return self not in (AccountKind.CASH, AccountKind.BROUGHT_FORWARD, AccountKind.SUSPENSE, AccountKind.ACCRUED)

    @property
    def is_of_a_partner(self) -> bool:
        """Is the name a partner's short name?"""
        return self in (AccountKind.DUE, AccountKind.CONTRIBUTION)

    @property
    def is_of_a_line(self) -> bool:
        """Is the name a line's short name?"""
        return self in (AccountKind.SPEND, AccountKind.SERVICE_USER_INCOME)


_KINDS = {kind.value: kind for kind in AccountKind}


class NotAnAccount(Refusal):
    """There is no such account."""

    def __init__(self, code: str) -> None:
        kinds = ", ".join(f"{kind.value}{'/...' if kind.is_named else ''}" for kind in AccountKind)
        super().__init__(
            f"{code!r} is not an account. Write its kind and, after a stroke, its line or partner, "
            f"such as expenditure/residential-care; the kinds are {kinds}."
        )


@dataclass(frozen=True, slots=True)
class Account:
    """One account of a fund. `name` is a line's or a partner's short name; cash and brought forward have none."""

    kind: AccountKind
    name: str = ""

    def __post_init__(self) -> None:
        if self.kind.is_named != bool(self.name.strip()):
            raise NotAnAccount(self.code)

    @classmethod
    def read(cls, code: str) -> Account:
        """Read a code such as "expenditure/residential-care" or "cash". Refuses a kind that does not exist."""
        kind, stroke, name = code.partition("/")
        known = _KINDS.get(kind)
        if known is None or bool(stroke) != bool(name):
            raise NotAnAccount(code)
        return cls(known, name)

    @property
    def code(self) -> str:
        """The account as it is written and sorted: "expenditure/residential-care", "cash"."""
        return f"{self.kind.value}/{self.name}" if self.name else self.kind.value

    @property
    def is_debit_natured(self) -> bool:
        """Does a debit make it larger? So it is for cash, what is due, expenditure, suspense."""
        return self.kind in (AccountKind.CASH, AccountKind.DUE, AccountKind.SPEND, AccountKind.SUSPENSE)

    def __str__(self) -> str:
        return self.code
