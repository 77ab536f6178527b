"""An obligation: something to be done by a day, or a day that changes what holds; whose it is, and how it is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from section75.core.explain import Clause


class Kind(Enum):
    """What kind of obligation, or of day, it is."""

    REPORT = "report"
    REVIEW = "review"
    AGREEING = "contributions to agree"
    PAYMENT = "contributions to pay"
    MEETING = "meeting"
    NOTICE = "notice"
    ENDING = "end"
    STATE = "change of state"
    CONTRACT = "end of a contract"
    ACCOUNTS = "accounts and audit"
    OTHER = "other duty"

    @property
    def is_a_duty(self) -> bool:
        """Has somebody to do something by the day? Otherwise the day itself is what matters."""
        return self not in (Kind.NOTICE, Kind.ENDING, Kind.STATE, Kind.CONTRACT)

    @property
    def is_told_of(self) -> bool:
        """Are people reminded of it before its day?"""
        return self not in (Kind.MEETING, Kind.PAYMENT, Kind.ACCOUNTS)

    @property
    def is_late_unrecorded(self) -> bool:
        """Is it overdue where nothing is on record? What is not recorded here as a rule is rather not known."""
        return self in (Kind.REPORT, Kind.REVIEW, Kind.AGREEING, Kind.OTHER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """One obligation. `key` names it for good within its partnership; `due_on` is None where no day is given.

    `known` says how the day is known, or what the source says instead of one. `owed_from` is the first day on which
    something without a day is owed. `law` is the provision that asks for it, where one does; the day is then still the
    agreement's. `parties` are short names, empty for all; `role` is the post or group, in words. `period` is what a
    report covers. `held_on` is the day on which the source itself says that it was done.
    """

    key: str
    kind: Kind
    title: str
    source: Clause
    known: str
    due_on: date | None = None
    owed_from: date | None = None
    parties: tuple[str, ...] = ()
    role: str = ""
    fund: str = ""
    law: str = ""
    period: str = ""
    held_on: date | None = None
    is_issued: bool = False  # it is met by issuing a report here, and by nothing else

    @property
    def is_put_on_record(self) -> bool:
        """Can somebody say that it was done?"""
        return self.kind.is_a_duty and not self.is_issued

    @property
    def reported_as(self) -> tuple[str, str]:
        """The fund and period under which a report that meets it is issued."""
        return self.fund, self.period
