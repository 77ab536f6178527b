"""The same acts at the same moments, with salts that can be foreseen; what the log and the balances came to.

python tests/engines/rooting.py      the head of the log and every balance, as one JSON document
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "cambridgeshire-2023"
AT = datetime(2022, 7, 4, 9, 5, tzinfo=UTC)
TOTAL = "-26,870.42"


def come_to() -> dict[str, Any]:
    """Contributions and an extract of April, and an act that is no entry."""
    from section75.apps.accounts.models import User
    from section75.apps.demonstration.actions import FUND
    from section75.apps.ledger import actions, balancing, log, salts
    from section75.core.calendar import FinancialYear, Month
    from section75.core.money import Money
    from tests import acts

    officer, april, numbers = User.objects.get(username="finance.officer"), Month(FinancialYear(2022), 1), count()
    foreseen = lambda many: b"".join(next(numbers).to_bytes(16, "big") for _ in range(many))  # noqa: E731
    with patch.object(salts, "fresh", foreseen):
        acts.post_instalments(officer, FUND, month=april, at=AT)
        content = (EXAMPLE / "invented-extract-2022-04.csv").read_bytes()
        brought = actions.upload_extract(
            officer, FUND, month=april, content=content, file_name="april.csv", control_total=Money.of(TOTAL), at=AT
        )
        acts.post_extract(officer, FUND, brought.number, at=AT)
        acts.reverse_entry(
            officer,
            FUND,
            5,
            because="Invented: a wrong line",
            month=april,
            effective_on=AT.date().replace(month=4),
            at=AT,
        )
    head = log.head(FUND)
    fields = ("account", "year", "month", "effective_on", "debit", "credit", "debits", "credits")
    kept = [[str(value) for value in row] for row in balancing.of(FUND).values_list(*fields)]
    return {
        "head": [head.size, head.entries, head.root.hex(), head.chain.hex()],
        "leaves": len(list(log.leaves(FUND))),
        "balances": sorted(kept),
        "wrong": balancing.verify_balances(FUND),
    }


if __name__ == "__main__":
    import django

    django.setup()
    sys.stdout.write(json.dumps(come_to()))
