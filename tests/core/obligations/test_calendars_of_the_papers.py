"""The calendars of the five papers for one year: snapshots, each line of them read against its paper.

Written again by running this file: `python -m tests.core.obligations.test_calendars_of_the_papers`.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from section75.core.calendar import Span
from section75.core.obligations import Happened, draw_up
from section75.core.partnership import Partnership
from section75.importers.agreement_file import FileText, read_partnership
from section75.render.obligation_tables import lines

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
CALENDARS = Path(__file__).parent / "calendars"
FIRST_DAYS = {
    "cambridgeshire-2012": date(2012, 4, 1),
    "haringey-2016": date(2016, 9, 1),
    "oxfordshire-2017": date(2018, 4, 1),
    "barnet-2018": date(2018, 4, 1),
    "cambridgeshire-2023": date(2023, 9, 1),
}


def partnership(folder: str) -> Partnership:
    files = sorted((EXAMPLES / folder).glob("*.toml"))
    published = [path for path in files if not path.name.startswith("invented")]
    return read_partnership([FileText(path.name, path.read_bytes()) for path in published])


def as_text(folder: str) -> str:
    read, first = partnership(folder), FIRST_DAYS[folder]
    calendar = draw_up(read, Happened(), between=Span(first, first.replace(year=first.year + 1)), on=first)
    parts = (("By day", calendar.dated), ("No day is given", calendar.undated))
    written = [f"{read.name}: {calendar.window}, before anything is on record"]
    for heading, listed in parts:
        written += ["", heading, "-" * len(heading), *lines(read, listed)]
    return "\n".join(written) + "\n"


@pytest.mark.parametrize("folder", FIRST_DAYS)
def test_the_calendar_of_a_paper_is_as_reviewed(folder: str) -> None:
    assert as_text(folder) == (CALENDARS / f"{folder}.txt").read_text(encoding="utf-8")


if __name__ == "__main__":
    for name in FIRST_DAYS:
        (CALENDARS / f"{name}.txt").write_text(as_text(name), encoding="utf-8")
