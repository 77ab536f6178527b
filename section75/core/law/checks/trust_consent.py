"""Check 6. An NHS trust enters a pool, or lets a council exercise its functions, with its commissioners' consent."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.calendar import in_words
from section75.core.law.case import Case, absent
from section75.core.law.result import Point, fails, not_applicable, passes, to_judge, warns
from section75.core.law.rule import COUNCIL, POOLED, LawRule
from section75.core.parties import Kind, Party

RULE = LawRule(
    number="6",
    title="NHS trust consent",
    provisions=(),
    of_kind=((POOLED, "reg 7(2)"), (COUNCIL, "reg 9(2)")),
    applies=(POOLED, COUNCIL),
)
_ASK = (
    "Record the consent of each commissioner with which the trust has an NHS contract for these services and persons."
)


def points(case: Case) -> Iterator[Point]:
    """No trust, no question; a trust without consent; a foundation trust, of which the text does not speak."""
    trusts = [party for party in case.parties if party.kind is Kind.NHS_TRUST]
    foundation = [party for party in case.parties if party.kind is Kind.FOUNDATION_TRUST]
    for trust in trusts:
        yield from _trust(case, trust)
    for party in foundation:
        says = (
            f"{party.name} is an NHS foundation trust; the text speaks of an NHS trust, and it is not settled here "
            "whether that means it too."
        )
        yield warns(says, party.clause, todo="Take advice, or obtain the consents all the same.")
    if not trusts and not foundation:
        yield not_applicable("No party is an NHS trust.", case.agreement.clause)


def _trust(case: Case, trust: Party) -> Iterator[Point]:
    consents = [each for each in case.records(case.partnership.records.consents) if each.trust == trust.id]
    if not consents:
        yield from absent(
            case, f"The consent of a commissioner to the arrangement of {trust.name}", todo=_ASK, gaps=("consent",)
        )
    for each in consents:
        whose, entered = case.partnership.called(each.commissioner), case.entered_on
        if each.on is None or entered is None:
            says = (
                f"{whose} consented, and it cannot be seen whether before the arrangements were entered: a day is "
                "not on record."
            )
            yield to_judge(says, each.clause, todo="Find the day, and record it.")
        elif each.on > entered:
            says = (
                f"{whose} consented on {in_words(each.on)}, after the arrangements were entered on {in_words(entered)}."
            )
            yield fails(says, each.clause, todo=_ASK)
        else:
            yield passes(
                f"{whose} consented on {in_words(each.on)}. Whether others had to is for the trust to say.", each.clause
            )
