"""A row in every table of the placing room, each put there as it is done: by two people, over two files."""

from __future__ import annotations

from datetime import date, datetime

from section75.apps.accounts.models import User
from section75.apps.approvals.models import Proposal
from section75.apps.ledger import actions as ledger
from section75.apps.ledger.ledgers import Ledger
from section75.apps.placing import actions as placing
from section75.apps.placing.wanted import WantedEnd, WantedRule
from section75.apps.preview import actions, waiting
from section75.apps.preview.actions import ToClear
from section75.core.authority import Scope
from section75.core.calendar import FinancialYear, Month, Span
from section75.core.ledger import Account
from section75.core.money import Money
from section75.core.pools import Codes, Conditions, Destination
from tests.acts import FOR_THE_BOOKS, approved, post_extract, posted_under

JULY = Month(FinancialYear(2022), 4)
DAY = date(2022, 7, 4)
HEAD = "date,cost_centre,subjective,description,amount,supplier,reference"
PLACED = "2022-07-01,LD402,4411,Placement,100.00,Invented Care 3,Q1"
ASIDE = "2022-07-01,LD998,4411,Another fund's,7.00,Invented Care 3,Q2"
WAITS = "2022-07-01,LD999,4411,Beds,60.00,Invented Care 3,Q3"


def bring(officer: User, fund: Ledger, total: str, *lines: str, name: str, at: datetime) -> int:
    """Bring an invented file of July."""
    content = "\n".join([HEAD, *lines, ""]).encode()
    said = ledger.upload_extract(
        officer, fund, month=JULY, content=content, file_name=name, control_total=Money.of(total), at=at
    )
    return said.number


def fill_placing(fund: Ledger, *, at: datetime) -> dict[str, int]:
    """A rule that was ended, a row set aside, an entry in suspense partly cleared, a file corrected; their numbers."""
    officer, place = User.objects.get(username="finance.officer"), Scope(fund.partnership, fund.fund)

    def done(proposal: Proposal) -> Proposal:
        approved(proposal, FOR_THE_BOOKS, at=at)
        return proposal

    rule = WantedRule(
        Conditions(Codes.read("LD97*")), Destination.SPEND, "day-services", Span(date(2022, 4, 1)),
        "cl. 9 (invented)", "Invented: day services moved there",
    )  # fmt: skip
    done(placing.propose_rules(officer, place, [rule], at=at))
    done(placing.propose_ending(officer, place, WantedEnd((1,), date(2022, 8, 1), "Invented: moved back"), at=at))
    first = bring(officer, fund, "167.00", PLACED, ASIDE, WAITS, name="july.csv", at=at)
    seven = [(3, Money.of("7.00"))]
    done(actions.propose_setting_aside(officer, fund, first, seven, because="Invented: not ours", at=at))
    post_extract(officer, fund, first, at=at)
    groups = waiting.chosen(waiting.left_at(fund), [waiting.key_of("LD999", "4411")])
    suspense = actions.propose_suspense(
        officer, fund, waiting.rows_of(groups), month=JULY, authority="cl. 9 (invented)", because="Invented", at=at
    )
    (entry,) = posted_under(done(suspense))
    part = ToClear(
        entry, Account.read("expenditure/day-services"), Money.of("25"), JULY, DAY, "cl. 9 (invented)", "Invented"
    )
    done(actions.propose_clearing(officer, fund, part, at=at))
    second = bring(officer, fund, "190.00", PLACED.replace("100.00", "130.00"), WAITS, name="july-again.csv", at=at)
    done(actions.propose_corrected(officer, fund, second, corrects=first, because="Invented: a wrong run", at=at))
    return {"corrected": first, "correcting": second, "suspense": entry}


def a_row_refused(fund: Ledger, *, at: datetime) -> int:
    """A file of one row whose day cannot be read; its number."""
    officer = User.objects.get(username="finance.officer")
    unread = PLACED.replace("2022-07-01", "31 June 2022").replace("Q1", "Q9")
    return bring(officer, fund, "100.00", unread, name="july-unread.csv", at=at)
