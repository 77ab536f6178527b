"""Fills a fresh data folder for a server of the tests; run as a program, for it needs a Django of its own.

    python tests/browser/loading.py "empty books"
    python tests/browser/loading.py "an issued quarter"

"empty books": the cast and one agreement, nothing posted. "a quarter": its April to June, at the moment of THEN.
"an issued quarter": the same with the report issued, one more extract brought, not posted, that does not add up (one
row is placed, one waits, one is refused), and something in every room and state: see `rooms_filled`; the clock stands
at NOW.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

AT = datetime(2022, 7, 4, 9, 5, tzinfo=UTC)
NOW = datetime(2022, 7, 20, 8, 30, tzinfo=UTC)  # past the day on which what was questioned then falls due
EMPTY_BOOKS = "empty books"
A_QUARTER = "a quarter"
AN_ISSUED_QUARTER = "an issued quarter"
NUMBERS = "numbers.json"  # what was loaded, by a name for it
SECOND_STEP = "clerk"  # signs in with a second factor
JULY = """date,cost_centre,subjective,description,amount,supplier,reference
2022-07-04,LD402,4411,Residential placement,"1,000.00",Invented Care 12,AP-07-0001
2022-07-05,LD777,4411,"Placement, cost centre not known",250.00,Invented Care 12,AP-07-0002
31 February 2022,LD403,4412,Supported living hours,99.00,Invented Care 12,AP-07-0003
"""


def load(what: str) -> None:
    """Make the database and fill it."""
    import django

    if what != EMPTY_BOOKS:
        _stand_at(AT)
    django.setup()
    from django.core.management import call_command

    from tests.cheap_passwords import hash_cheaply

    hash_cheaply()

    call_command("migrate", verbosity=0, interactive=False)
    {EMPTY_BOOKS: _load_empty_books, A_QUARTER: _load_a_quarter, AN_ISSUED_QUARTER: _load_an_issued_quarter}[what]()


def _data() -> Path:
    return Path(os.environ["SECTION75_DATA"])


def _stand_at(moment: datetime) -> None:
    """Put the clock of the folder, and of this program, to a moment."""
    from tests.browser import clock

    _data().mkdir(parents=True, exist_ok=True)
    clock.stand_at(_data(), moment)
    clock.follow(_data())


def _load_empty_books() -> None:
    from django.conf import settings

    from section75.apps.demonstration.actions import load_agreements, load_people

    load_people()
    load_agreements(settings.EXAMPLES, at=AT)


def _load_a_quarter() -> None:
    from django.conf import settings

    from section75.apps.demonstration.actions import load_first_quarter

    _load_empty_books()
    load_first_quarter(settings.EXAMPLES, at=AT)


def _load_an_issued_quarter() -> None:
    from django.conf import settings

    from section75.apps.accounts.store import find_user
    from section75.apps.demonstration.actions import FUND, YEAR, load_demonstration
    from section75.apps.ledger.actions import upload_extract
    from section75.core.calendar import Month
    from section75.core.money import Money
    from tests.acts import issue_return
    from tests.browser.rooms_filled import fill_rooms

    _load_a_quarter()
    manager = find_user("pool.manager")
    officer = find_user("finance.officer")
    assert manager is not None
    assert officer is not None
    issue_return(manager, FUND, edition="pooled-fund-quarter", period="2022/23 Q1", at=AT)
    upload_extract(
        officer,
        FUND,
        month=Month(YEAR, 4),
        content=JULY.encode(),
        file_name="invented-extract-2022-07.csv",
        control_total=Money.of("1,400.00"),
        at=AT,
    )
    load_demonstration(settings.EXAMPLES, at=AT)  # the other four, as their papers leave them
    numbers = fill_rooms(before=AT, now=NOW)
    (_data() / NUMBERS).write_text(json.dumps(numbers))
    _stand_at(NOW)


if __name__ == "__main__":
    load(sys.argv[1])
