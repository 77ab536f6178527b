"""The rows as a plain-text journal, which hledger and ledger read alike."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path


def written(files: Iterable[tuple[bytes, int]], path: Path) -> None:
    """Every row as a transaction of two postings."""
    with path.open("w", encoding="utf-8") as journal:
        for content, _ in files:
            for row in csv.DictReader(io.StringIO(content.decode())):
                journal.write(
                    f"{row['date']} * ({row['reference']}) {row['supplier']}\n"
                    f"    Expenses:L{row['cost_centre'][2:]}  {row['amount']}\n    Assets:Cash\n\n"
                )
