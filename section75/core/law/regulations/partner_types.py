"""Regulation 3 by kind of body and date: who may be a partner, and from when to when a kind of body existed at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from section75.core.calendar import Span
from section75.core.law.regulations.functions import Side
from section75.core.law.regulations.instruments import MADE
from section75.core.law.regulations.provision import Reading
from section75.core.parties import Kind


@dataclass(frozen=True, slots=True)
class PartnerType:
    """A kind of body that may be a partner on one side, during a span."""

    kind: Kind
    side: Side
    cite: str
    span: Span
    by: str
    reading: Reading = Reading.VERIFIED


def _from(
    kind: Kind, side: Side, first: str, by: str, *, until: str = "", reading: Reading = Reading.VERIFIED
) -> PartnerType:
    cite = "reg 3(1)" if side is Side.NHS else "reg 3(2)"
    span = Span(date.fromisoformat(first), date.fromisoformat(until) if until else None)
    return PartnerType(kind, side, cite, span, by, reading)


PARTNER_TYPES = (
    _from(Kind.PCT, Side.NHS, "2000-04-01", MADE, until="2013-04-01"),
    _from(Kind.NHS_TRUST, Side.NHS, "2000-04-01", MADE),
    _from(Kind.FOUNDATION_TRUST, Side.NHS, "2004-04-01", "unseen: reg 3(1)(d)", reading=Reading.UNVERIFIED),
    _from(Kind.CCG, Side.NHS, "2013-04-01", "SI 2012/3094", until="2022-07-01"),
    _from(Kind.NHS_ENGLAND, Side.NHS, "2013-04-01", "SI 2012/3094"),
    _from(Kind.ICB, Side.NHS, "2022-07-01", "SI 2022/634"),
    *(
        _from(kind, Side.COUNCIL, "2000-04-01", MADE)
        for kind in (Kind.DISTRICT, Kind.COUNTY_COUNCIL, Kind.LONDON_BOROUGH, Kind.UNITARY, Kind.METROPOLITAN)
    ),
)  # a unitary or metropolitan council is a district or a county council in law
_EXISTED = {
    Kind.PCT: Span(date(2000, 4, 1), date(2013, 4, 1)),
    Kind.CCG: Span(date(2013, 4, 1), date(2022, 7, 1)),
    Kind.ICB: Span(date(2022, 7, 1)),
}


def partner_type_of(kind: Kind, on: date) -> PartnerType | None:
    """How a kind of body may be a partner on a day; None where it may not, as these data have it."""
    return next((each for each in PARTNER_TYPES if each.kind is kind and each.span.holds(on)), None)


def existed(kind: Kind) -> Span | None:
    """The days on which bodies of that kind existed; None where the kind alone does not tell."""
    return _EXISTED.get(kind)
