"""The work: made from a seed, so that two runs, and two engines, do the same."""

from __future__ import annotations

import csv
import io
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SEED = 75
LINES = 40
YEAR = 2022


@dataclass(frozen=True)
class Row:
    """One row of a finance extract."""

    month: int  # 1 is April
    day: int
    line: int
    pence: int
    reference: str

    @property
    def on(self) -> str:
        """The day, as an extract writes it."""
        calendar_month = (self.month + 2) % 12 + 1
        return f"{YEAR + (self.month > 9)}-{calendar_month:02d}-{self.day:02d}"


def rows(size: int) -> list[Row]:
    """That many rows, spread over twelve months and forty lines, about one in twenty a credit."""
    made = random.Random(SEED)  # noqa: S311 - a workload, not a secret
    found = []
    for number in range(size):
        pence = made.randint(1_00, 40_000_00)
        sign = -1 if made.random() < 0.05 else 1
        found.append(
            Row(number * 12 // size + 1, made.randint(1, 28), made.randrange(LINES), sign * pence, f"AP-{number:08d}")
        )
    return found


def extract(month: int, all_rows: list[Row]) -> tuple[bytes, int]:
    """One month's rows as a finance extract, and its control total in pence."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["date", "cost_centre", "subjective", "description", "amount", "supplier", "reference"])
    total = 0
    for row in all_rows:
        if row.month == month:
            total += row.pence
            amount = f"{'-' if row.pence < 0 else ''}{abs(row.pence) // 100}.{abs(row.pence) % 100:02d}"
            writer.writerow([row.on, f"C{row.line:03d}", "4411", "Care", amount, "Invented Care", row.reference])
    return out.getvalue().encode(), total


FOLDER = Path("var") / "bench"


def made(size: int) -> Path:
    """The folder of that workload: 1.csv to 12.csv, year.csv with all of them, and their control totals; made once."""
    folder = FOLDER / f"rows-{size}-{SEED}"
    if (folder / "totals.json").exists():
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    every, totals = rows(size), []
    with (folder / "year.csv").open("wb") as year:
        for month in range(1, 13):
            content, total = extract(month, every)
            (folder / f"{month}.csv").write_bytes(content)
            year.write(content if month == 1 else content[content.index(b"\n") + 1 :])
            totals.append(total)
    part = folder / "totals.part"
    part.write_text(json.dumps(totals), encoding="utf-8")
    part.replace(folder / "totals.json")
    return folder


def files(size: int) -> Iterator[tuple[bytes, int]]:
    """Each month's extract and its control total, one at a time, so that nobody's memory holds a year."""
    folder = made(size)
    for month, total in enumerate(json.loads((folder / "totals.json").read_text()), start=1):
        yield (folder / f"{month}.csv").read_bytes(), total


def agreement(number: int = 0, *, steps: str = "") -> str:
    """An agreement of one fund with forty lines and five partners, invented; `number` tells it from others."""
    parties = "".join(
        f'[[party]]\nid = "p{n}"\nname = "Invented body {n}"\nkind = "{kind}"\nsource = "invented: bench"\n\n'
        for n, kind in enumerate(["county council", *["integrated care board"] * 4], start=1)
    )
    lines = "".join(
        f'[[line]]\nid = "l{n:02d}"\nfund = "pool"\nname = "Line {n}"\nnature = "demand-led"\nlead = "p{n % 5 + 1}"\n'
        f'cost_centres = ["C{n:03d}"]\nsource = "invented: bench"\n\n'
        for n in range(LINES)
    )
    contributed = ", ".join(
        f'{{ party = "p{n % 5 + 1}", line = "l{n:02d}", gross = "{1000 + n + number}" }}' for n in range(LINES)
    )
    budget = ", ".join(f'{{ line = "l{n:02d}", amount = "{1000 + n + number}" }}' for n in range(LINES))
    return f"""
[file]
format = "section75-agreement/1"
kind = "invented"
about = "a workload"

[partnership]
id = "bench-{number}"
name = "Bench {number}"

{parties}
[[agreement]]
id = "agreement"
title = "Agreement"
kind = "commissioner with commissioner"
parties = ["p1", "p2", "p3", "p4", "p5"]
source = "invented: bench"

[[duration]]
agreement = "agreement"
from = 2022-04-01
to = 2025-03-31
source = "invented: bench"

[[schedule]]
id = "schedule"
agreement = "agreement"
title = "Schedule"
source = "invented: bench"

[[lead]]
schedule = "schedule"
party = "p1"
from = 2022-04-01
to = 2025-03-31
source = "invented: bench"

[[fund]]
id = "pool"
schedule = "schedule"
name = "Pool"
source = "invented: bench"

[[state]]
fund = "pool"
is = "pooled"
from = 2022-04-01
to = 2025-03-31
source = "invented: bench"

[[host]]
fund = "pool"
party = "p1"
from = 2022-04-01
to = 2025-03-31
source = "invented: bench"

[[manager]]
fund = "pool"
post = "Pooled fund manager"
employer = "p1"
from = 2022-04-01
to = 2025-03-31
source = "invented: bench"

{lines}
[[contributions]]
fund = "pool"
year = "2022/23"
unit = "£000"
standing = "approved"
rows = [{contributed}]
source = "invented: bench"

[[budget]]
fund = "pool"
year = "2022/23"
unit = "£000"
rows = [{budget}]
source = "invented: bench"

{steps or PLAIN}
"""


PLAIN = """
[[risk_share]]
fund = "pool"
from = 2022-04-01
to = 2025-03-31
source = "invented: bench"

[[risk_share.overspend]]
step = "in proportion"
base = { contributions = "gross" }
clause = "invented: bench"

[[risk_share.underspend]]
step = "in proportion"
base = { contributions = "gross" }
clause = "invented: bench"
"""
_SHARES = 'shares = { p1 = "40%", p2 = "25%", p3 = "15%", p4 = "12.5%", p5 = "7.5%" }'
TEN_STEPS = f"""
[[contingency]]
fund = "pool"
year = "2022/23"
amount = "50,000"
source = "invented: bench"

[[fault]]
fund = "pool"
year = "2022/23"
party = "p2"
amount = "10,000"
says = "spending nobody authorised"
source = "invented: bench"

[[savings]]
id = "reviews"
fund = "pool"
year = "2022/23"
title = "Reviews"
sponsor = "p1"
strategy = "not accepted"
target = "20,000"
delivered = "0"
source = "invented: bench"

[[risk_share]]
fund = "pool"
from = 2022-04-01
to = 2025-03-31
source = "invented: bench"

[[risk_share.overspend]]
step = "ring-fenced lines"
lines = ["l00", "l01"]
clause = "invented: 1"

[[risk_share.overspend]]
step = "named lines only"
lines = ["l02", "l03"]
{_SHARES}
clause = "invented: 2"

[[risk_share.overspend]]
step = "offset underspends first"
clause = "invented: 3"

[[risk_share.overspend]]
step = "increment only"
lines = ["l04"]
{_SHARES}
clause = "invented: 4"

[[risk_share.overspend]]
step = "party at fault bears"
clause = "invented: 5"

[[risk_share.overspend]]
step = "sponsor bears its saving"
clause = "invented: 6"

[[risk_share.overspend]]
step = "contingency first"
clause = "invented: 7"

[[risk_share.overspend]]
step = "first loss"
amount = "5,000"
by = "p3"
clause = "invented: 8"

[[risk_share.overspend]]
step = "cap and collar"
{_SHARES}
bounds = {{ p5 = {{ cap = "20,000", collar = "-20,000" }} }}
clause = "invented: 9"

[[risk_share.overspend]]
step = "fixed shares"
{_SHARES}
clause = "invented: 10"
"""


if __name__ == "__main__":
    made(int(sys.argv[1]))
