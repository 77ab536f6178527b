"""Writes the INVENTED finance extracts of April to July 2022 that stand beside this file.

No row is real: suppliers, references and amounts are made up, by a small fixed recipe that gives the same bytes on
every machine. Run it with `python examples/cambridgeshire-2023/invented_extracts.py`; a test holds the files to it.
The demonstration posts April to June; July, and the file with errors, are there to be tried by hand.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

HERE = Path(__file__).parent
HEADER = ("date", "cost_centre", "subjective", "description", "amount", "supplier", "reference")


@dataclass(frozen=True)
class Source:
    """What one cost centre books in a month: how many rows, and the pence they come to each month."""

    cost_centre: str
    subjective: str
    description: str
    rows: int
    pence: tuple[int, int, int, int]


SOURCES = (
    Source("LD402", "4411", "Residential placement", 118, (386_214_418, 391_902_377, 398_115_904, 401_220_518)),
    Source("LD403", "4412", "Supported living hours", 104, (401_336_210, 404_218_866, 409_377_125, 410_804_332)),
    Source("LD404", "4421", "Community support hours", 36, (88_410_372, 86_925_518, 87_744_093, 88_120_447)),
    Source("LD405", "4425", "Direct payment", 22, (38_220_640, 38_911_275, 37_866_012, 38_410_905)),
    Source("LD410", "4431", "Day service contract", 12, (76_250_000, 76_250_000, 75_104_250, 76_250_000)),
    Source("LD420", "4441", "Assessment and treatment beds", 4, (35_833_333, 35_833_333, 35_833_334, 35_833_333)),
    Source("LD430", "1101", "Team salaries", 9, (53_110_284, 52_994_117, 53_402_660, 53_388_124)),
    Source("LD440", "1102", "Commissioning salaries", 4, (9_801_250, 9_801_250, 10_112_480, 9_801_250)),
    Source("LD490", "9301", "Service-user contribution", 26, (-74_812_055, -75_420_318, -75_993_627, -75_612_440)),
)
INSTALMENTS = {
    4: (("9101", "Invented transfer, council", -780_916_667), ("9201", "Invented receipt, ICB", -236_166_667)),
    5: (("9101", "Invented transfer, council", -780_916_667), ("9201", "Invented receipt, ICB", -236_166_667)),
    6: (("9101", "Invented transfer, council", -780_916_667),),
    7: (
        ("9101", "Invented transfer, council", -780_916_667),
        ("9201", "Invented receipt, ICB, June paid late", -236_166_667),
        ("9201", "Invented receipt, ICB", -236_166_667),
    ),
}
UNPLACED = {
    4: ("2022-04-21", "LD999", "4499", "Taxi, recharge queried", "318.40", "Invented Cars 3", "AP-04-9001"),
    6: ("2022-06-09", "LD777", "4411", "Placement, cost centre not known", "2,460.00", "Invented Care 7", "AP-06-9001"),
}
JUNE_ROW_318 = ("2022-06-14", "LD402", "4411", "Residential placement", "1,250.37", "Invented Care 12", "AP-06-0317")


def numbers(seed: int) -> Iterator[int]:
    """An endless, fixed run of whole numbers (a linear congruential recipe); the same on every machine."""
    while True:
        seed = (seed * 1_103_515_245 + 12_345) % 2**31
        yield seed >> 8


def pounds(pence: int) -> str:
    """Pence as a finance system prints them: 1,250.37, or -1,250.37."""
    sign = "-" if pence < 0 else ""
    return f"{sign}{abs(pence) // 100:,}.{abs(pence) % 100:02d}"


def rows_of(source: Source, month: int, run: Iterator[int]) -> Iterator[tuple[str, ...]]:
    """One cost centre's rows for a month, adding up to the pence given for it."""
    target = source.pence[month - 4]
    if source.cost_centre == "LD402" and month == 6:
        target -= 125_037  # row 318, which stands by itself
    weights = [400 + next(run) % 1_200 for _ in range(source.rows)]
    shared = [target * weight // sum(weights) for weight in weights]
    shared[0] += target - sum(shared)
    for pence in shared:
        day = date(2022, month, 1 + next(run) % 28).isoformat()
        yield (day, source.cost_centre, source.subjective, source.description, pounds(pence), supplier(source, run))


def supplier(source: Source, run: Iterator[int]) -> str:
    """An invented supplier, plainly so."""
    if source.subjective.startswith("1"):
        return "Invented payroll"
    return f"Invented Care {1 + next(run) % 40}"


def extract(month: int) -> bytes:
    """The extract of a month, as the host's finance system would export it."""
    run = numbers(seed=75_000 + month)
    rows = [row for source in SOURCES for row in rows_of(source, month, run)]
    keyed = sorted((next(run), row) for row in rows)
    numbered = [(*row, f"AP-{month:02d}-{number:04d}") for number, (_, row) in enumerate(keyed, start=1)]
    if month == 6:
        numbered.insert(316, JUNE_ROW_318)
    for subjective, payer, pence in INSTALMENTS[month]:
        numbered.append(
            (f"2022-{month:02d}-15", "LD900", subjective, "Instalment", pounds(pence), payer, f"RC-{month:02d}")
        )
    if month in UNPLACED:
        numbered.append(UNPLACED[month])
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(numbered)
    return text.getvalue().encode("utf-8")


def main() -> None:
    """Write the files."""
    for month in (4, 5, 6, 7):
        (HERE / f"invented-extract-2022-{month:02d}.csv").write_bytes(extract(month))
    (HERE / "invented-extract-with-errors.csv").write_bytes(with_errors())


def with_errors() -> bytes:
    """A short extract with one row for each thing that is often wrong with one."""
    rows = (
        HEADER,
        ("2022-07-04", "LD402", "4411", "Good row", "1,000.00", "Invented Care 1", "ER-1"),
        ("31/06/2022", "LD402", "4411", "A day that does not exist", "10.00", "Invented Care 2", "ER-2"),
        ("2022-07-05", "LD402", "4411", "An amount in words", "ten pounds", "Invented Care 3", "ER-3"),
        ("2022-07-06", "LD402", "4411", "Finer than a penny", "1.005", "Invented Care 4", "ER-4"),
        ("2022-07-07", "", "4411", "No cost centre", "12.00", "Invented Care 5", "ER-5"),
        ("2022-07-08", "LD999", "4411", "A cost centre no rule places", "20.00", "Invented Care 6", "ER-6"),
        ("2022-07-09", "LD402", "4411", "A row too short", "5.00"),
    )
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode("utf-8")


if __name__ == "__main__":
    main()
