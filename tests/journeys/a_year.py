"""A year of the Cambridgeshire pool, month after month, as people do it: one month by pages, the next by commands.

    .venv/bin/python -m tests.journeys.a_year --rows 100000

makes books of its own in a folder that is thrown away, and says how long each part took. Every row is invented.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

from tests.journeys.invented_year import InventedMonth, invented_month

AT = datetime(2022, 7, 4, 9, 5, tzinfo=UTC)
SLUG = "cambridgeshire-learning-disability"
MONTHS = range(1, 13)
OFFICER, MANAGER = "finance.officer", "pool.manager"
CHIEF, PARTNER = "chief.finance", "partner.accountant"  # a year at once is above the limit of the other approver
BECAUSE = "Invented: both partners have talked it over"


@dataclass
class Year:
    """What the year came to: the months as they were invented, what commands answered at its end, seconds by part."""

    months: list[InventedMonth] = field(default_factory=list)
    said: dict[str, Any] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def timed(self, part: str) -> Iterator[None]:
        """Add the seconds the block takes to a part's."""
        begins = time.perf_counter()
        yield
        self.seconds[part] = self.seconds.get(part, 0.0) + time.perf_counter() - begins


def run_year(folder: Path, *, rows: int) -> Year:
    """Bring, post, close and agree every month of the year, and ask at its end; the books have the cast, no entry."""
    from tests.journeys import month_by_commands, month_by_pages

    year = Year()
    for number in MONTHS:
        with year.timed("inventing the files"):
            brought = invented_month(number, rows=rows // 12)
        year.months.append(brought)
        way = month_by_pages if number % 2 else month_by_commands
        way.run_month(year, brought, folder)
    _ask_at_the_end(year, folder)
    return year


def _ask_at_the_end(year: Year, folder: Path) -> None:
    from tests.journeys.month_by_commands import asked, section75

    with year.timed("position of the year"):
        year.said["position"] = asked("ledger", "position", "--month", "2022/23 M12", as_=PARTNER)
    with year.timed("trial balance"):
        year.said["trial balance"] = asked("ledger", "trial-balance", as_=PARTNER)
    with year.timed("periods"):
        year.said["periods"] = asked("closing", "periods", "--year", "2022/23", as_=PARTNER)
        year.said["months"] = asked("ledger", "months", "--year", "2022/23", as_=PARTNER)
    with year.timed("verifying the books"):
        year.said["verified"] = json.loads(section75("evidence", "verify", "--partnership", SLUG, "--json"))
    export = folder / "evidence.zip"
    with year.timed("taking the export"):
        asked("evidence", "export", "--to", str(export), as_=PARTNER)
    with year.timed("the verifier on the export"):
        year.said["verdict"] = _verdict(export)


def _verdict(export: Path) -> dict[str, Any]:
    """What the partner's own program says of the export, alone."""
    from verifier import section75_verify

    with redirect_stdout(StringIO()) as said:
        section75_verify.main([str(export), "--json"])
    return dict(json.loads(said.getvalue()))


def load_empty_books() -> None:
    """The cast and the agreement; nothing posted."""
    from django.conf import settings

    from section75.apps.demonstration.actions import load_agreements, load_people

    load_people()
    load_agreements(Path(settings.EXAMPLES), at=AT)


def main() -> None:
    """Run it in a folder of its own, and say how long each part took."""
    parser = argparse.ArgumentParser(description="A year of the pool, every row invented.")
    parser.add_argument("--rows", type=int, default=100_000, help="how many rows the twelve extracts have in all")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="section75-a-year-") as place:
        year = _in_books_of_its_own(Path(place), rows=asked.rows)
    rows = sum(month.placed + 1 for month in year.months)
    says = [f"{rows:,} rows in 12 extracts: {year.said['verdict']['verdict']}; {year.said['verified'][0]['root'][:16]}"]
    says += [f"  {seconds:8.1f} s  {part}" for part, seconds in year.seconds.items()]
    says += [f"  {sum(year.seconds.values()):8.1f} s  in all"]
    sys.stdout.write("\n".join([*says, ""]))


def _in_books_of_its_own(folder: Path, *, rows: int) -> Year:
    import os
    import shutil

    from tests.migrated import DATABASE, migrated_file

    told = {"SECTION75_DATA": str(folder), "SECTION75_DATABASE": "", "SECTION75_DEMONSTRATION": "yes"}
    os.environ.update(told | {"DJANGO_SETTINGS_MODULE": "section75.site.settings"})
    shutil.copyfile(migrated_file(), folder / DATABASE)
    import django
    from django.test.utils import setup_test_environment

    django.setup()
    setup_test_environment()
    load_empty_books()
    return run_year(folder, rows=rows)


if __name__ == "__main__":
    main()
