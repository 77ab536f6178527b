"""Fills a fresh data folder for a server of the tests; run as a program, for it needs a Django of its own.

    python tests/browser/loading.py "empty books"
    python tests/browser/loading.py "an issued quarter"

"empty books": the cast and one agreement, nothing posted. "an issued quarter": its April to June, the report issued,
and one more extract brought, not posted, that does not add up: one row is placed, one waits, one is refused.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime

AT = datetime(2022, 7, 4, 9, 5, tzinfo=UTC)
EMPTY_BOOKS = "empty books"
AN_ISSUED_QUARTER = "an issued quarter"
JULY = """date,cost_centre,subjective,description,amount,supplier,reference
2022-07-04,LD402,4411,Residential placement,"1,000.00",Invented Care 12,AP-07-0001
2022-07-05,LD777,4411,"Placement, cost centre not known",250.00,Invented Care 12,AP-07-0002
31 February 2022,LD403,4412,Supported living hours,99.00,Invented Care 12,AP-07-0003
"""


def load(what: str) -> None:
    """Make the database and fill it."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    if what == EMPTY_BOOKS:
        _load_empty_books()
    else:
        _load_an_issued_quarter()


def _load_empty_books() -> None:
    from django.conf import settings

    from section75.apps.demonstration.actions import load_agreements, load_people

    load_people()
    load_agreements(settings.EXAMPLES, at=AT)


def _load_an_issued_quarter() -> None:
    from django.conf import settings

    from section75.apps.accounts.store import find_user
    from section75.apps.demonstration.actions import (
        FUND,
        YEAR,
        load_agreements,
        load_demonstration,
        load_first_quarter,
        load_people,
    )
    from section75.apps.ledger.actions import upload_extract
    from section75.apps.returns.actions import issue_return
    from section75.core.calendar import Month
    from section75.core.money import Money

    load_people()
    load_agreements(settings.EXAMPLES, at=AT)
    load_first_quarter(settings.EXAMPLES, at=AT)
    manager = find_user("pool.manager")
    assert manager is not None
    issue_return(manager, FUND, edition="pooled-fund-quarter", period="2022/23 Q1", at=AT)
    upload_extract(
        manager,
        FUND,
        month=Month(YEAR, 4),
        content=JULY.encode(),
        file_name="invented-extract-2022-07.csv",
        control_total=Money.of("1,400.00"),
        at=AT,
    )
    load_demonstration(settings.EXAMPLES, at=AT)  # the other four, as their papers leave them


if __name__ == "__main__":
    load(sys.argv[1])
