"""What the room uses of an agreement: funds, partners and lines that something is recorded of."""

from __future__ import annotations

from collections.abc import Iterator

from section75.apps.agreements.used import Used
from section75.apps.receipts import models


def used_of(partnership: str) -> Iterator[Used]:
    """The funds, parties and lines that invoices, suspensions, reminders and grants name."""
    for model, what in (
        (models.Invoice, "an invoice"),
        (models.Suspension, "a suspension"),
        (models.Reminder, "a reminder"),
    ):
        rows = model.objects.filter(partnership_id=partnership).order_by().values_list("fund", "party").distinct()
        for fund, party in sorted(rows):
            yield Used("fund", fund, fund, what)
            yield Used("party", "", party, what)
    grants = models.Grant.objects.filter(partnership_id=partnership).order_by("pk")
    for grant in grants.prefetch_related("rules"):
        yield Used("fund", grant.fund, grant.fund, f"the grant {grant.code}")
        for line in [*grant.lines.split(), *(rule.line for rule in grant.rules.all())]:
            yield Used("line", grant.fund, line, f"the grant {grant.code}")
