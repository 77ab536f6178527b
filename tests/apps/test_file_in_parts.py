"""A file brought in parts comes to what the whole file comes to, however it is cut."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime

import pytest
from django.db import transaction

from section75.apps.accounts.models import User
from section75.apps.ledger import store
from section75.apps.ledger.balancing import verify_balances
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.store import Wanted
from tests.model import real
from tests.model.plain import INCOME, LINES, NOBODYS, File, Row

AT = datetime(2022, 7, 20, 9, 5, tzinfo=UTC)
CENTRES = (*LINES, INCOME, NOBODYS)
ROWS = tuple(
    Row(
        date(2022, 4, 1 + place),
        CENTRES[place % len(CENTRES)],
        (-1) ** (place // 5) * (101 + 37 * place),
        f"Row {place}",
    )
    for place in range(15)
)
Posted = tuple[dict[str, int], Counter[tuple[str, ...]]]


class Undone(Exception):
    """The books are as they were."""


def posted_in(fund: Ledger, *parts: tuple[Row, ...]) -> Posted:
    """Bring and post these files, and undo it: what each account came to, and the entries, whatever their numbers."""
    with pytest.raises(Undone), transaction.atomic():  # noqa: PT012 - what is inside is undone
        for number, rows in enumerate(parts, start=1):
            extract, _ = real.bring(number, File(1, rows), AT)
            assert real.post_file(extract, AT) == real.NOTHING
        assert verify_balances(fund) == ()
        balances = store.balances(fund)
        nets = {account.code: balances.net(account).pence for account in balances.accounts}
        drafts = [entry.draft for entry in store.entries(fund, Wanted(most=100))]
        raise Undone
    real.forget()
    return nets, Counter(
        (str(each.effective_on), each.debit.code, each.credit.code, str(each.amount), each.narrative) for each in drafts
    )


@pytest.mark.parametrize("cuts", [(1,), (7,), (13,), (4, 9), (3, 6, 9, 12)])
def test_a_file_in_parts_is_the_file_whole(cast: dict[str, User], fund: Ledger, cuts: tuple[int, ...]) -> None:
    parts = [ROWS[first:last] for first, last in zip((0, *cuts), (*cuts, len(ROWS)), strict=True)]
    whole = posted_in(fund, ROWS)
    assert whole[1].total() == sum(row.centre != NOBODYS for row in ROWS)
    assert posted_in(fund, *parts) == whole
    assert posted_in(fund, *reversed(parts)) == whole
