"""What journals use of an agreement: the funds of templates, and the lines of commitments."""

from __future__ import annotations

import json
from collections.abc import Iterator

from section75.apps.agreements.used import Used
from section75.apps.journals.models import JournalTemplate, OrderedCommitment
from section75.core.ledger import Account


def used_of(partnership: str) -> Iterator[Used]:
    """The funds, lines and partners that templates name, and the lines that commitments do."""
    for fund, line in sorted(
        OrderedCommitment.objects.filter(partnership_id=partnership).order_by().values_list("fund", "line").distinct()
    ):
        yield Used("fund", fund, fund, "commitments")
        yield Used("line", fund, line, "commitments")
    for row in JournalTemplate.objects.filter(partnership_id=partnership).order_by("pk"):
        yield Used("fund", row.fund, row.fund, "a journal template")
        for debit, credit, *_ in json.loads(row.lines):
            yield from _of_account(row.fund, Account.read(debit))
            yield from _of_account(row.fund, Account.read(credit))


def _of_account(fund: str, account: Account) -> Iterator[Used]:
    if account.kind.is_of_a_line:
        yield Used("line", fund, account.name, "a journal template")
    if account.kind.is_of_a_partner:
        yield Used("party", "", account.name, "a journal template")
