"""Parts become delegations: the same roles under the matrix's names, for the whole partnership, from the day they are moved."""

import datetime
from typing import Any

from django.db import migrations
from django.utils import timezone

NOW_CALLED = {
    "pool manager": "pool manager",
    "finance officer of the host": "host finance preparer",
    "accountant of the partner": "partner finance officer",
    "auditor": "auditor",
    "member": "member",
}
AN_AUDIT = datetime.timedelta(days=365)


def move(apps: Any, schema_editor: Any) -> None:
    membership, delegation = apps.get_model("accounts", "Membership"), apps.get_model("accounts", "Delegation")
    now = timezone.now()
    today = timezone.localdate(now)
    for row in membership.objects.order_by("pk"):
        delegation.objects.create(
            user=row.user,
            role=NOW_CALLED[row.role],
            organisation=row.party,
            partnership=row.partnership,
            starts_on=today,
            last_day=today + AN_AUDIT if row.role == "auditor" else None,
            given_at=now,
            given_by="the part held before roles became delegations",
        )


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_delegations")]

    operations = [migrations.RunPython(move, migrations.RunPython.noop)]
