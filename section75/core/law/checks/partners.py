"""Check 1. Partners: a body of each side of regulation 3, each of a kind that may be a partner, and each there."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.law.case import Case
from section75.core.law.existence import there
from section75.core.law.regulations import Side, partner_type_of
from section75.core.law.result import Point, fails, not_assessed, passes, warns
from section75.core.law.rule import LawRule
from section75.core.parties import Kind, Party

RULE = LawRule(number="1", title="Partners", provisions=("s75(1)", "reg 3(1)", "reg 3(2)"))
_NO_TYPE = {
    Kind.OTHER: "is of no kind that regulation 3 names: such a body can supply, and cannot be a partner",
}


def points(case: Case) -> Iterator[Point]:
    """A side without a partner, a body that may not be one, and a party that is not there."""
    for side, words in ((Side.NHS, "an NHS body (regulation 3(1))"), (Side.COUNCIL, "a council (regulation 3(2))")):
        if not case.side(side):
            says = f"{case.agreement.title} names no party that is {words}."
            yield fails(
                says, case.agreement.clause, todo="Name the party, or make the arrangement under another power."
            )
    for party in case.parties:
        yield from _party(case, party)


def _party(case: Case, party: Party) -> Iterator[Point]:
    found = there(party, case.on, case.register, case.partnership.apportionments)
    type_ = partner_type_of(party.kind, case.on)
    if party.kind in _NO_TYPE:
        says = f"{party.name} is named as a party and {_NO_TYPE[party.kind]}."
        yield fails(says, party.clause, todo="Take it out as a party; pay it under a contract.")
    elif type_ is None and not found.successor:
        says = (
            f"{party.name} is a {party.kind.value}, which regulation 3 does not name on the day. "
            f"{_sentence(found.says)}"
        )
        todo = "Record which body took its place, with the instrument, and who is party now."
        yield fails(says, party.clause, todo=todo)
    elif found.successor:
        says = f"{party.name} is no longer there. {_sentence(found.says)}"
        todo = f"Record that {found.successor} is party in its place, with the scheme or order it rests on."
        yield warns(says, party.clause, todo=todo)
    elif found.is_there is False:
        yield fails(_sentence(found.says), party.clause, todo="Record its successor, with the instrument.")
    elif found.is_there is None:
        says = f"{party.name} may be a partner under {type_.cite if type_ else 'regulation 3'}. {_sentence(found.says)}"
        yield _unknown(case, party, says)
    else:
        assert type_ is not None, "a kind that is not named was told above"
        yield passes(f"{party.name} may be a partner under {type_.cite}. {_sentence(found.says)}", party.clause)


def _unknown(case: Case, party: Party, says: str) -> Point:
    """A council's or trust's days are asked of the register only; without one, its kind is all that is checked."""
    if case.register is None:
        return passes(says, party.clause)
    return not_assessed(says, party.clause, todo="Name the body in the register of organisations.")


def _sentence(says: str) -> str:
    return f"{says[:1].upper()}{says[1:].rstrip('.')}."
